"""Style: what the cells and pages of official forms look like; the one module that loads openpyxl."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from decimal import Decimal
from math import ceil
from typing import Any

from ...errors import InvalidValueError, MissingExtraError
from ...notice import Notice
from .cell import LONGEST, escaped
from .labels import BODY, HEADING, TITLE

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
            raise InvalidValueError("文字太长，一格写不下：{count} 字，至多 {most} 字", count=len(text), most=LONGEST)
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
