"""Canvas: a sheet of the form drawn row by row, each with its code, its cells and its height."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import define, field, frozen

from ...errors import InvalidValueError
from .cell import at, letters
from .slots import FIRST
from .style import (
    BODY_FONT,
    CENTRED,
    HEADING_FONT,
    LEFT,
    SMALL_FONT,
    begins_a_formula,
    choices,
    height,
    merge,
    put,
    style,
)

_LEAST, _MOST = 22.0, 409.0  # points; a row cannot be higher than the last


@frozen
class Look:
    """How a cell of the form looks."""

    font: Any = BODY_FONT
    align: Any = LEFT
    framed: bool = True


LABEL, HEAD, ENTRY, FIGURE = Look(align=CENTRED), Look(HEADING_FONT, CENTRED), Look(), Look(align=CENTRED)
SMALL = Look(SMALL_FONT)
PART, NOTE = Look(HEADING_FONT, LEFT), Look(SMALL_FONT, LEFT, framed=False)


@frozen
class Box:
    """A cell to be drawn: what stands in it, how wide and how many ``rows`` high it is, what it is chosen from.

    Of no rows is one that belongs to the cell above. ``room``: for how many characters, where nothing stands in it yet.
    """

    value: object
    span: int
    look: Look = ENTRY
    options: tuple[str, ...] = ()
    strict: bool = True
    rows: int = 1
    room: int = 0


@define(eq=False)
class Canvas:
    """A sheet, and the row that was drawn last; ``sources`` are cells that hold options too long for a cell."""

    sheet: Any
    widths: Sequence[float]
    sources: dict[tuple[str, ...], str]
    row: int = 0
    _chosen: dict[tuple[tuple[str, ...], bool], list[list[int]]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.sheet.column_dimensions[letters(1)].hidden = True
        for place, width in enumerate(self.widths):
            self.sheet.column_dimensions[letters(FIRST + place)].width = width

    def add(self, code: str, boxes: Iterable[Box], *, least: float = _LEAST) -> int:
        """Draw a row below the last one; returns its number."""
        self.row += 1
        sheet, row, column, tall = self.sheet, self.row, FIRST, least
        put(style(sheet.cell(row, 1), SMALL_FONT, framed=False), code)
        for box in boxes:
            if not box.rows:
                column += box.span
                continue
            cell = style(sheet.cell(row, column), box.look.font, box.look.align, framed=box.look.framed)
            if box.value is not None:
                _put(cell, box.value, code)
                cell.quotePrefix = isinstance(box.value, str) and begins_a_formula(box.value)
            if box.options:
                self._offer(row, column, box)
            last_row, last_column = row + box.rows - 1, column + box.span - 1
            if (last_row, last_column) != (row, column):
                merge(sheet, row, column, last_row, last_column, framed=box.look.framed)
            width = sum(self.widths[column - FIRST : column - FIRST + box.span])
            text = "　" * box.room if box.value is None else str(box.value)
            tall = max(tall, height(text, width, box.look.font.size) / box.rows)
            column += box.span
        sheet.row_dimensions[row].height = min(tall, _MOST)
        return row

    def _offer(self, row: int, column: int, box: Box) -> None:
        """Note that a cell has options: those below each other are told together, for there may be thousands."""
        runs = self._chosen.setdefault((box.options, box.strict), [])
        if runs and runs[-1][0] == column and runs[-1][2] == row - 1:
            runs[-1][2] = row
        else:
            runs.append([column, row, row])

    def finish(self) -> None:
        """Give the cells that were drawn what they are chosen from, and set the sheet's print area."""
        for (options, strict), runs in self._chosen.items():
            cells = " ".join(f"{at(first, column)}:{at(last, column)}" for column, first, last in runs)
            choices(self.sheet, cells, options, source=self.sources.get(options), strict=strict)
        self.sheet.print_area = f"{letters(FIRST)}1:{letters(FIRST + len(self.widths) - 1)}{self.row}"


def _put(cell: Any, value: object, code: str) -> None:
    """Put a value in a cell; what it cannot hold is told with the code of its row, of which there are hundreds."""
    try:
        put(cell, value)
    except InvalidValueError as error:
        error.field = code
        raise
