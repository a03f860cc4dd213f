"""Listing: the rows of a table that lists, under its title and its heads."""

from collections.abc import Sequence

from .figures import NONE
from .grid import Box, Row
from .style import FIGURE, HEAD, PART, SMALL

Texts = tuple[str, ...]
"""The paragraphs of a cell."""


def listed(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[Texts]] | None, *, counted: bool, least: int
) -> list[Row]:
    """A row for each that is given, and blank ones up to ``least``; 无 where it is said that there are none.

    ``counted``: the rows are numbered, in a column before the others.
    """
    names = ["序号", *heads] if counted else heads
    filled: list[Sequence[Texts]] = list(rows or ())
    if rows is not None and not rows:
        filled.append([(NONE,), *[("",)] * (len(heads) - 1)])
    filled += [[("",)] * len(heads)] * (least - len(filled))
    made = [
        Row((Box(title, PART, len(names)),), head=True),
        Row(tuple(Box(one, HEAD) for one in names), head=True),
    ]
    for number, texts in enumerate(filled, start=1):
        before = [Box(str(number), FIGURE)] if counted else []
        made.append(Row((*before, *(Box(one, SMALL) for one in texts)), height=10))
    return made
