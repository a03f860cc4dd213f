"""The command line: zj415x check | tracks | deadlines | allocate | form | schema."""

from .program import main

__all__ = ["main"]
