"""Annex 2 (附件2): Zhejiang Made premium products (浙江制造精品)."""
