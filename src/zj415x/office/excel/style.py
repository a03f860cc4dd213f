"""Style: the look of cells and pages of official forms; the only module that imports openpyxl."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any, cast
from zipfile import ZIP_DEFLATED, ZipFile

from attrs import define, field

from ...errors import InvalidValueError, MissingExtraError
from ...hooks import frozen
from ...notice import Notice
from ..package import LARGEST, Budget
from .labels import BODY, HEADING, TITLE
from .sheet import at, letters
from .slots import FIRST
from .workbook import LONGEST, escaped

try:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.worksheet.cell_range import CellRange
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.writer.excel import ExcelWriter
except ImportError:
    raise MissingExtraError("openpyxl", "office") from None

BODY_SIZE = 11
_LINE, _PADDING, _WIDE = (
    15.0,
    7.0,
    1.15,
)  # points of a line of that size, and of its padding; the extra width of a Chinese character
_GB2312, _ROMAN, _SWISS = 134, 1, 2  # the character set and the families by which a program picks a substitute font
_A4 = 9
_FORMULA = tuple("=+-@\t\r")
LONGEST_LIST = 255
"""The most characters of choices that a cell can carry itself."""
_DIGITS = 15  # digits of a number that a spreadsheet keeps


class StreamedCell(Cell):  # type: ignore[misc]
    """A cell reused for row after row, which keeps the number of its look."""

    __slots__ = ("style_id",)

    def __init__(self, sheet: Any, font: Any, align: Any, *, framed: bool = True, formula: bool = False) -> None:
        super().__init__(sheet, row=1, column=1)
        styled(self, font, align, framed=framed)
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
    """Make a workbook without sheets, dated the day of the notice. ``streamed``: rows can only be appended."""
    made = Workbook(write_only=streamed)
    if not streamed:
        made.remove(made.worksheets[0])
    made.properties.creator = "zj415x"
    made.properties.title = title
    made.properties.created = datetime.combine(notice.issued, time(0))
    return made


class _Writer(ExcelWriter):  # type: ignore[misc]
    """Writes sheets in memory: openpyxl's own spools them to a temporary file, which a killed process leaves behind."""

    _archive: ZipFile

    def write_worksheet(self, sheet: Any) -> None:
        if self.workbook.write_only:
            sheet.close()
            writer: Any = sheet._writer
        else:
            writer = cast("Any", WorksheetWriter(sheet, BytesIO()))
            writer.write()
        sheet._drawing = None
        sheet._rels = writer._rels
        self._archive.writestr(sheet.path[1:], writer.out.getvalue())
        self.manifest.append(sheet)


def content(made: Any) -> bytes:
    """Zip a workbook, all in memory.

    Raises:
        InvalidValueError: the library's own reader would refuse it for its size.
    """
    file = BytesIO()
    _Writer(made, ZipFile(file, "w", ZIP_DEFLATED)).save()
    with ZipFile(file) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    if len(file.getvalue()) > LARGEST or unpacked > Budget().most_inflated:
        raise InvalidValueError("内容过多，写成的工作簿将无法读回；请减少行数或文字，或者改用 JSON")
    return file.getvalue()


def stream(sheet: Any) -> None:
    """Make a streamed sheet write in memory, and take cells as they are: trying each as a value is the slowest part."""

    def written_in_memory() -> None:
        if sheet._writer is None:
            sheet._writer = WorksheetWriter(sheet, BytesIO())
            sheet._writer.write_top()

    sheet._get_writer = written_in_memory  # openpyxl looks for these very names

    def placed(cells: Iterable[Any], row: int) -> Iterator[Any]:
        for column, cell in enumerate(cells, start=1):
            if cell is not None:
                cell.row, cell.column = row, column
                yield cell

    sheet._values_to_row = placed


def page(sheet: Any, *, repeated: str, landscape: bool = False) -> None:
    """Set a sheet up for printing: A4, one page wide, numbered, with the ``repeated`` rows on every page."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.6
    sheet.page_margins.top = sheet.page_margins.bottom = 0.8
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "&P / &N"
    sheet.print_title_rows = repeated


def styled(cell: Any, font: Any = BODY_FONT, align: Any = LEFT, *, framed: bool = True) -> Any:
    """Set a cell's font and alignment, and its border if ``framed``; return the cell."""
    cell.font, cell.alignment = font, align
    if framed:
        cell.border = FRAME
    return cell


def merge(sheet: Any, top: int, left: int, bottom: int, right: int, *, framed: bool) -> None:
    """Merge cells and frame each; openpyxl's own method compares all ranges merged before."""
    sheet.merged_cells.ranges.add(CellRange(min_col=left, min_row=top, max_col=right, max_row=bottom))
    if framed:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                sheet.cell(row, column).border = FRAME


def height(text: str, width: float, size: int = BODY_SIZE) -> float:
    """Estimate the height of a text in a column, in points: spreadsheets do not fit merged cells."""
    wide = size / BODY_SIZE
    fitting = max((width - 1) / wide, 1)
    lines = sum(max(1, ceil(_width(line) / fitting)) for line in text.split("\n"))
    return lines * _LINE * wide + _PADDING


def _width(text: str) -> float:
    """Estimate the width of a text in digits: its bytes tell Chinese from Latin quickly."""
    return len(text) + (len(text.encode(errors="replace")) - len(text)) / 2 * _WIDE


def fitted(height: float) -> dict[str, str]:
    """Give a row that height until somebody types in it; unlike a fixed height, it then grows."""
    return {"ht": f"{height:g}"}


def put(cell: Any, value: object) -> Any:
    """Put a value in a cell: text always as text, a number as one if a spreadsheet holds its digits.

    Raises:
        InvalidValueError: the text is too long for a cell.
    """
    if isinstance(value, str):
        text = escaped(value)
        if len(text) > LONGEST:
            raise InvalidValueError(
                "文字过长，超出单元格上限：{count} 字，至多 {most} 字", count=len(text), most=LONGEST
            )
        cell.value = text
        cell.data_type = "s"  # openpyxl would make =1+1 a formula and #N/A an error
    elif isinstance(value, Decimal) and not _fits(value):
        put(cell, f"{value:f}")
    else:
        cell.value = value
    return cell


def begins_a_formula(text: str) -> bool:
    """Tell whether a spreadsheet would read typed text as a formula; such a cell is marked as text."""
    return text.startswith(_FORMULA)


def _fits(number: Decimal) -> bool:
    return len(number.normalize().as_tuple().digits) <= _DIGITS and abs(number.adjusted()) < _DIGITS


def choices(sheet: Any, cells: str, options: Iterable[str], *, source: str | None = None, strict: bool = True) -> None:
    """Give cells a drop-down list: the options themselves, or the cells at ``source`` if they are too long.

    ``strict``: refuses other values.
    """
    listed = ",".join(options)
    formula = source if len(listed) > LONGEST_LIST and source is not None else f'"{listed}"'
    made = DataValidation(type="list", sqref=cells, formula1=formula, allow_blank=True, showErrorMessage=strict)
    sheet.data_validations.append(made)


_LEAST, _MOST = 22.0, 409.0  # points; a spreadsheet limits rows to the latter


@frozen
class Look:
    """A cell's font and alignment, and whether it has a border."""

    font: Any = BODY_FONT
    align: Any = LEFT
    framed: bool = True


LABEL, HEAD, ENTRY, FIGURE = Look(align=CENTRED), Look(HEADING_FONT, CENTRED), Look(), Look(align=CENTRED)
SMALL = Look(SMALL_FONT)
PART, NOTE = Look(HEADING_FONT, LEFT), Look(SMALL_FONT, LEFT, framed=False)


@frozen
class Box:
    """A cell to draw: its value, its width in columns and height in ``rows``, and its choices.

    With ``rows`` 0 it belongs to the cell above. ``room``: the characters to leave space for in a blank cell.
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
    """A sheet, and the row drawn last; ``sources`` are the cells with options too long for a cell."""

    sheet: Any
    widths: Sequence[float]
    sources: dict[tuple[str, ...], str]
    row: int = 0
    _chosen: dict[tuple[tuple[str, ...], bool], list[list[int]]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.sheet.column_dimensions[letters(1)].hidden = True
        for index, width in enumerate(self.widths):
            self.sheet.column_dimensions[letters(FIRST + index)].width = width

    def add(self, code: str, boxes: Iterable[Box], *, least: float = _LEAST) -> int:
        """Draw a row below the last one; return its number."""
        self.row += 1
        sheet, row, column, tall = self.sheet, self.row, FIRST, least
        put(styled(sheet.cell(row, 1), SMALL_FONT, framed=False), code)
        for box in boxes:
            if not box.rows:
                column += box.span
                continue
            cell = styled(sheet.cell(row, column), box.look.font, box.look.align, framed=box.look.framed)
            if box.value is not None:
                try:
                    put(cell, box.value)
                except InvalidValueError as error:
                    error.field = code  # because there are hundreds of rows
                    raise
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
        """Note the options of a cell; adjacent cells below each other are joined, for there may be thousands."""
        runs = self._chosen.setdefault((box.options, box.strict), [])
        if runs and runs[-1][0] == column and runs[-1][2] == row - 1:
            runs[-1][2] = row
        else:
            runs.append([column, row, row])

    def finish(self) -> None:
        """Attach the choices to the cells drawn, and set the print area."""
        for (options, strict), runs in self._chosen.items():
            cells = " ".join(f"{at(first, column)}:{at(last, column)}" for column, first, last in runs)
            choices(self.sheet, cells, options, source=self.sources.get(options), strict=strict)
        self.sheet.print_area = f"{letters(FIRST)}1:{letters(FIRST + len(self.widths) - 1)}{self.row}"
