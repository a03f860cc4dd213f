"""Printed: tracks, deadlines, forms and the ledger, as the notice prints them."""
