"""The editions of the notice, one file a year: data only."""

EDITIONS = ("y2026",)
"""The modules of the editions by their names, the earliest first; each has its ``NOTICE``."""
