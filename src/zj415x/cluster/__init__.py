"""Annex 1 (附件1): core zones, coordinated zones and New Star clusters."""
