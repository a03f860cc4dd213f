"""The command line: zj415x check | tracks | deadlines | allocate | form | schema."""

from .main import main

__all__ = ["main"]
