"""Printed: the notice's tracks, deadlines, forms and ledger."""
