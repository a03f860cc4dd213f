"""Conclusions: a judged table as a workbook, with an overview by city and by category."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from ...errors import InvalidValueError
from ...notice import Notice
from ...rules.finding import Verdict
from ...values.county import CITIES
from ...values.kind import MOST_ROWS
from . import style
from .labels import ALL, CONCLUSIONS, NOT_STATED, OVERVIEW, OVERVIEW_HEADS, UNREAD
from .sheet import letters

_LEAST, _MOST = 9, 40  # widths of columns
_WIDE = {"sentence": 60, "problems": 40, OVERVIEW_HEADS[1]: 20}


class ConclusionBook:
    """A workbook being written: the rows of a table with what was found of each, and the counts of all.

    ``kinds`` are the categories or tiers, in their order.
    """

    def __init__(self, notice: Notice, headings: Sequence[str], kinds: Iterable[str]) -> None:
        self._made = style.book(notice, CONCLUSIONS, streamed=True)
        self._kinds = tuple(kinds)
        self._counts: Counter[tuple[str | None, str | None, str | None]] = Counter()
        self._sheet = self._made.create_sheet(CONCLUSIONS)
        self._rows, self._width, self._open = 0, len(headings), True
        self._cells = _draw_head(self._sheet, headings)

    def add(self, values: Sequence[Any], city: str | None, kind: str | None, verdict: str | None) -> None:
        """Write a row; a value is a text, a number, a yes or a no, or None.

        Raises:
            InvalidValueError: a text is too long for a cell; there are more rows than can be read again.
        """
        self._rows += 1
        if self._rows > MOST_ROWS:
            raise InvalidValueError("行数过多，工作簿至多 {most} 行；请写成 .csv 或 .parquet", most=MOST_ROWS)
        self._counts[city, kind, verdict] += 1
        self._sheet.append(_filled(self._cells, values))

    def content(self) -> bytes:
        """Draw the overview and zip the workbook.

        Raises:
            InvalidValueError: the library's own reader would refuse it for its size.
        """
        self._sheet.auto_filter.ref = f"A1:{letters(self._width)}{self._rows + 1}"
        _draw_overview(self._made.create_sheet(OVERVIEW), self._counts, self._kinds)
        self._open = False
        return style.content(self._made)

    def close(self) -> None:
        """End openpyxl's generators, if the workbook is not finished."""
        if self._open:
            self._sheet.close()


_Cells = tuple[tuple[Any, ...], ...]


def _filled(cells: _Cells, values: Sequence[Any]) -> list[Any]:
    """Put the values of a row in its cells, each written at once, so that all rows share them; None is a blank."""
    return [
        style.put(pair[isinstance(value, str) and style.begins_a_formula(value)], value)
        for pair, value in zip(cells, values, strict=True)
    ]


def _draw_head(sheet: Any, headings: Sequence[str], align: Any = style.LEFT) -> _Cells:
    """Draw the headings of a sheet; return a cell a column for values, and another for texts like a formula."""
    style.stream(sheet)
    sheet.freeze_panes = "A2"
    style.page(sheet, landscape=True, repeated="1:1")
    for column, heading in enumerate(headings, start=1):
        width = _WIDE.get(heading, min(max(len(heading.encode()) * 2 // 3 + 2, _LEAST), _MOST))
        sheet.column_dimensions[letters(column)].width = width
    head, body = (
        tuple(
            tuple(style.StreamedCell(sheet, font, align, formula=formula) for formula in (False, True))
            for _ in headings
        )
        for font, align in ((style.HEADING_FONT, style.CENTRED), (style.BODY_FONT, align))
    )
    sheet.append(_filled(head, headings))
    return body


def _draw_overview(
    sheet: Any, counts: Counter[tuple[str | None, str | None, str | None]], kinds: tuple[str, ...]
) -> None:
    """Count the rows by city, by kind and by both, each verdict in a column of its own."""
    verdicts = [*map(str, Verdict), None]
    headings = [*OVERVIEW_HEADS, *map(str, Verdict), UNREAD]
    cells = _draw_head(sheet, headings, style.CENTRED)
    groups: Counter[tuple[str, str, str | None]] = Counter()
    for (city, kind, verdict), count in counts.items():
        for place in (ALL, city or NOT_STATED):
            for sort in (ALL, kind or NOT_STATED):
                groups[place, sort, verdict] += count
    last = 1
    for place in (ALL, *CITIES, NOT_STATED):
        for sort in (ALL, *kinds, NOT_STATED):
            row = [groups[place, sort, verdict] for verdict in verdicts]
            if any(row):
                sheet.append(_filled(cells, (place, sort, sum(row), *row)))
                last += 1
    sheet.auto_filter.ref = f"A1:{letters(len(headings))}{last}"
