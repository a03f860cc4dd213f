"""Entry: one thing that a form asks for, and where it stands."""

from attrs import frozen

MOST = 1000
"""The most entries that one judgement names; what is beyond is counted."""


@frozen(kw_only=True)
class Entry:
    """A blank, a cell or a line of the form (附1-2, 附1-3): its path (``$.scale.revenue``) and its printed label.

    ``number`` is that of a numbered line, ``row`` that of a table's row, ``year`` that of a yearly column. A row of a
    list that is put forward is an entry, too.
    """

    path: str
    label: str
    number: int | None = None
    row: int | None = None
    year: int | None = None
