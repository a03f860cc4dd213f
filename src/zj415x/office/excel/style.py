"""Style: what the cells and pages of official forms look like; the one module that loads openpyxl."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from decimal import Decimal
from math import ceil
from typing import Any

from attrs import define, field, frozen

from ...errors import InvalidValueError, MissingExtraError
from ...notice import Notice
from .cell import LONGEST, at, escaped, letters
from .labels import BODY, HEADING, TITLE
from .slots import FIRST

try:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.worksheet.cell_range import CellRange
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties
except ImportError:
    raise MissingExtraError("openpyxl", "office") from None

BODY_SIZE = 11
_LINE, _PADDING, _WIDE = (
    15.0,
    7.0,
    1.15,
)  # points of a line of that size, and around it; what a Chinese character is wider
_GB2312, _ROMAN, _SWISS = 134, 1, 2  # the character set and the families by which a program finds another font
_A4 = 9
_FORMULA = tuple("=+-@\t\r")
LONGEST_LIST = 255
"""How many characters of choices a cell may carry itself."""
_DIGITS = 15  # of a number, which a spreadsheet keeps


class StreamedCell(Cell):  # type: ignore[misc]
    """A cell that is written row after row with the look it has once been given, whose number it keeps."""

    __slots__ = ("style_id",)

    def __init__(self, sheet: Any, font: Any, align: Any, *, framed: bool = True, formula: bool = False) -> None:
        super().__init__(sheet, row=1, column=1)
        style(self, font, align, framed=framed)
        self.quotePrefix = formula  # type: ignore[misc]
        self.style_id: int = super().style_id


TITLE_FONT = Font(name=TITLE, family=_ROMAN, charset=_GB2312, size=18)
HEADING_FONT = Font(name=HEADING, family=_SWISS, charset=_GB2312, size=BODY_SIZE)
BODY_FONT = Font(name=BODY, family=_ROMAN, charset=_GB2312, size=BODY_SIZE)
SMALL_FONT = Font(name=BODY, family=_ROMAN, charset=_GB2312, size=9)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
UNWRAPPED = Alignment(horizontal="left", vertical="center")
_THIN = Side(style="thin")
FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def book(notice: Notice, title: str, *, streamed: bool = False) -> Any:
    """A workbook without sheets, created on the day of the notice. ``streamed``: rows are only ever added."""
    made = Workbook(write_only=streamed)
    if not streamed:
        made.remove(made.worksheets[0])
    made.properties.creator = "zj415x"
    made.properties.title = title
    made.properties.created = datetime.combine(notice.issued, time(0))
    return made


def stream(sheet: Any) -> None:
    """Have a streamed sheet take cells as they are: it tries each as a value first, which costs more than all else."""

    def placed(cells: Iterable[Any], row: int) -> Iterator[Any]:
        for column, cell in enumerate(cells, start=1):
            if cell is not None:
                cell.row, cell.column = row, column
                yield cell

    sheet._values_to_row = placed  # were it named otherwise, the sheet would go on trying


def page(sheet: Any, *, repeated: str, landscape: bool = False) -> None:
    """Set a sheet up for paper: A4, as wide as the page, numbered, with the ``repeated`` rows on every page."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.6
    sheet.page_margins.top = sheet.page_margins.bottom = 0.8
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "&P / &N"
    sheet.print_title_rows = repeated


def style(cell: Any, font: Any = BODY_FONT, align: Any = LEFT, *, framed: bool = True) -> Any:
    """A cell with the look of a form."""
    cell.font, cell.alignment = font, align
    if framed:
        cell.border = FRAME
    return cell


def merge(sheet: Any, top: int, left: int, bottom: int, right: int, *, framed: bool) -> None:
    """Merge cells, and frame each of them: what openpyxl does for it looks at all that are merged already."""
    sheet.merged_cells.ranges.add(CellRange(min_col=left, min_row=top, max_col=right, max_row=bottom))
    if framed:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                sheet.cell(row, column).border = FRAME


def height(text: str, width: float, size: int = BODY_SIZE) -> float:
    """How high a text has to stand in a column, in points: no program works it out where cells are merged."""
    wide = size / BODY_SIZE
    fitting = max((width - 1) / wide, 1)
    lines = sum(max(1, ceil(_width(line) / fitting)) for line in text.split("\n"))
    return lines * _LINE * wide + _PADDING


def _width(text: str) -> float:
    """How wide a text is, in digits: by its bytes, which tells Chinese from Latin in no time."""
    return len(text) + (len(text.encode(errors="replace")) - len(text)) / 2 * _WIDE


def fitted(height: float) -> dict[str, str]:
    """A row of that height until somebody types in it; then it grows, which a height that is set would forbid."""
    return {"ht": f"{height:g}"}


def put(cell: Any, value: object) -> Any:
    """Put a value in a cell: text as text, whatever it begins with, a number as one if a spreadsheet can hold it.

    Raises:
        InvalidValueError: text that is longer than a cell holds.
    """
    if isinstance(value, str):
        text = escaped(value)
        if len(text) > LONGEST:
            raise InvalidValueError(
                "文字过长，超出单元格上限：{count} 字，至多 {most} 字", count=len(text), most=LONGEST
            )
        cell.value = text
        cell.data_type = "s"  # it takes =1+1 for a formula and #N/A for an error
    elif isinstance(value, Decimal) and not _fits(value):
        put(cell, f"{value:f}")
    else:
        cell.value = value
    return cell


def begins_a_formula(text: str) -> bool:
    """Would a spreadsheet take it for a formula, were it typed? Then the cell is marked as text, to stay so."""
    return text.startswith(_FORMULA)


def _fits(number: Decimal) -> bool:
    return len(number.normalize().as_tuple().digits) <= _DIGITS and abs(number.adjusted()) < _DIGITS


def choices(sheet: Any, cells: str, options: Iterable[str], *, source: str | None = None, strict: bool = True) -> None:
    """Give cells a list to choose from: the options themselves, or the cells at ``source`` where they are too long.

    ``strict``: nothing else can be typed.
    """
    listed = ",".join(options)
    formula = source if len(listed) > LONGEST_LIST and source is not None else f'"{listed}"'
    made = DataValidation(type="list", sqref=cells, formula1=formula, allow_blank=True, showErrorMessage=strict)
    sheet.data_validations.append(made)


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
