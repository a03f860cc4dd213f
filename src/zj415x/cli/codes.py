"""Codes: what a command says to the shell."""

PASSED, OTHER, UNREADABLE = 0, 1, 2
INTERRUPTED = 130
