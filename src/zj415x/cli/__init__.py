"""The command line: zj415x check | tracks | deadlines | allocate."""

from .main import main

__all__ = ["main"]
