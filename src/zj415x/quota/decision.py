"""Decision: whom of the tied people gave a place that was open."""

from collections.abc import Collection
from typing import Any

from ..errors import InvalidValueError
from .ranking import named


def check_decision(chosen: Collection[Any], tied: Collection[Any], open_places: int) -> None:
    """Raises InvalidValueError for one who is not tied, and for more than there are places open."""
    for one in chosen:
        if one not in tied:
            raise InvalidValueError("“{one}”不在同分待定之列，不用另行决定", one=named(one))
    if len(chosen) > open_places:
        raise InvalidValueError("待定的名额只有 {open} 个，却决定了 {count} 个", open=open_places, count=len(chosen))
