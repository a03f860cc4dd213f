"""The editions of the notice, one folder a year: data only."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..notice import Notice

EDITIONS = ("y2026",)
"""The folders of the editions, the earliest first; each has its ``NOTICE``."""


def edition(name: str) -> "Notice":
    """Return the notice of an edition, by the name of its folder; loads the edition on first use."""
    notice: Notice = import_module(f"{__name__}.{name}").NOTICE
    return notice


def latest() -> "Notice":
    """Return the notice of the latest edition, without loading any other.

    >>> from zj415x.editions import latest
    >>> latest().issued.year
    2026
    """
    return edition(EDITIONS[-1])
