"""Roster book: 《工作人员信息汇总表》 drawn, one sheet a task."""

from collections.abc import Iterable, Mapping
from typing import Any

from ...notice import Notice
from .cell import letters
from .labels import CITY_LABEL, ROSTER_TITLE
from .style import (
    BODY_FONT,
    CENTRED,
    HEADING_FONT,
    LEFT,
    TITLE_FONT,
    begins_a_formula,
    book,
    choices,
    fitted,
    height,
    page,
    put,
    styled,
)

_WIDTHS = (20, 22, 14, 16, 24, 22)
_HEADER, _BLANK_ROWS = 3, 10


def book_of(tables: Mapping[str, list[tuple[Any, ...]]], city: str | None, notice: Notice) -> Any:
    """Build the workbook, ready to save; a row is the task, then the cells before the remark."""
    made = book(notice, ROSTER_TITLE)
    for task, rows in tables.items():
        _draw(made.create_sheet(task), task, rows, city, notice.roster_columns, tuple(tables))
    return made


def _draw(
    sheet: Any, task: str, rows: list[tuple[Any, ...]], city: str | None, heads: tuple[str, ...], tasks: Iterable[str]
) -> None:
    last = letters(len(heads))
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[letters(column)].width = width
    for row, text, font, align in (
        (1, f"{ROSTER_TITLE}（{task}）", TITLE_FONT, CENTRED),
        (2, f"{CITY_LABEL}{city or ''}", BODY_FONT, LEFT),
    ):
        put(styled(sheet.cell(row, 1), font, align, framed=False), text)
        sheet.merge_cells(f"A{row}:{last}{row}")
        sheet.row_dimensions[row].height = 34 if row == 1 else 24
    for column, head in enumerate(heads, start=1):
        put(styled(sheet.cell(_HEADER, column), HEADING_FONT, CENTRED), head)
    sheet.row_dimensions[_HEADER].height = 36
    blank = [(None,) * len(heads)] * (_BLANK_ROWS if not rows else 0)
    for row, (_, *values) in enumerate([*rows, *blank], start=_HEADER + 1):
        for column, value in enumerate([*values, task if rows else None], start=1):
            cell = styled(sheet.cell(row, column), align=CENTRED)
            if value is not None:
                put(cell, value)
                cell.quotePrefix = begins_a_formula(value)
        texts = zip(map(str, values), _WIDTHS, strict=False)
        sheet.row_dimensions[row] = fitted(max(24.0, *(height(text, width) for text, width in texts)))
    choices(sheet, f"{last}{_HEADER + 1}:{last}{sheet.max_row}", tasks)
    page(sheet, landscape=True, repeated=f"{_HEADER}:{_HEADER}")
    sheet.freeze_panes = f"A{_HEADER + 1}"
