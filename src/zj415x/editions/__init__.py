"""The editions of the notice, one folder a year: data only."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..notice import Notice

EDITIONS = ("y2026",)
"""The folders of the editions, the earliest first; each has its ``NOTICE``."""


def edition(name: str) -> "Notice":
    """The notice of an edition, by the name of its folder; it is loaded where it has not been."""
    notice: Notice = import_module(f"{__name__}.{name}").NOTICE
    return notice


def latest() -> "Notice":
    """The notice of the latest edition; no other edition is loaded.

    >>> from zj415x.editions import latest
    >>> latest().issued.year
    2026
    """
    return edition(EDITIONS[-1])
