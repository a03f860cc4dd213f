"""Sheet: the rows of one sheet, streamed in file order; the values of their cells, and the problems found there."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from attrs import define, field, frozen

from ...errors import InvalidDocumentError, InvalidValueError, Zj415xError, quoted
from ...printed.deadline import CHINA
from ...words import Phrase
from ..package import End, Start, Text, broken, fault, prefix_of, walk
from .workbook import LONGEST, SheetEntry, Workbook, unescaped

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
# Spreadsheets count a 29 February 1900 that never was; serial 0 is an empty date cell.
_FIRST_DAY, _YEAR_ONE = 61, 1900
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@define(frozen=False, unsafe_hash=True)
class Figure:
    """A number, with the digits that the sheet shows; ``percent``: shown as a percentage.

    ``unit`` is the unit in the format, where it scales the number (万元); … where the format shows another number.
    """

    value: Decimal
    percent: bool = False
    unit: str = ""


@frozen
class Unreadable:
    """A cell whose value cannot be determined, and the reason."""

    why: Phrase


Value = str | Figure | bool | datetime | Unreadable
"""The value of a cell; empty cells are absent."""


@frozen
class Range:
    """Merged cells, from the first row and column to the last, inclusive."""

    top: int
    left: int
    bottom: int
    right: int


def figure(text: str, *, percent: bool = False, unit: str = "") -> Figure | Unreadable:
    """Parse a stored number, rounded to the fifteen digits that a spreadsheet keeps."""
    if text.isdigit() and text.isascii() and len(text) < 15:
        return Figure(Decimal(text), percent, unit)
    value = float(text)
    if not -1e300 < value < 1e300:
        return Unreadable(Phrase("“{value}”不是可用的数", value=quoted(text)))
    return Figure(Decimal(f"{value:.15g}") or Decimal(0), percent, unit)


def moment(text: str, epoch: datetime) -> datetime | Unreadable:
    """Convert a date serial to a datetime, to the second."""
    days = float(text)
    if days < _FIRST_DAY and epoch.year < _YEAR_ONE:
        return Unreadable(Phrase("这一格的格式是日期，它的数却不是；把单元格格式改成“常规”后重填"))
    try:
        return epoch + timedelta(seconds=round(days * 86_400))
    except OverflowError:
        return Unreadable(Phrase("日期超出范围"))


@cache
def letters(column: int) -> str:
    """Name a column: 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(name: str) -> int:
    """Parse a column name: AB is 28. Raises ValueError."""
    column = 0
    for letter in name:
        if not "A" <= letter <= "Z":
            raise ValueError
        column = column * 26 + ord(letter) - 64
    if not 1 <= column <= LAST_COLUMN:
        raise ValueError
    return column


def at(row: int, column: int) -> str:
    """Name a cell: B7."""
    return f"{letters(column)}{row}"


def range_of(text: str) -> Range:
    """Parse a range such as A1:B7. Raises ValueError."""
    first, _, last = text.partition(":")
    corners = [_REFERENCE.fullmatch(corner) for corner in (first, last or first)]
    if None in corners:
        raise ValueError
    (top, left), (bottom, right) = ((int(corner[2]), column_of(corner[1])) for corner in corners if corner)
    return Range(top, left, bottom, right)


_RANGES = 20_000
_NOT_COMPUTED = Unreadable(
    Phrase("这一格是公式，文件里没有存它算出的值；请用 Excel 或 WPS 打开、保存一次，或者直接填值")
)


@define(repr=False)
class Row:
    """A row: its number, its cells by column, and whether it is hidden; its repr shows no values."""

    number: int
    cells: dict[int, Value]
    hidden: bool


@define(eq=False)
class Sheet:
    """A sheet being read; ``merged`` and other data stored after the rows are known once the rows are read.

    ``whole``: keep the merged ranges and hidden columns.
    """

    entry: SheetEntry
    whole: bool = True
    merged: list[Range] = field(factory=list)
    hidden_columns: list[Range] = field(factory=list)

    def rows(self, workbook: Workbook) -> Iterator[Row]:
        """Stream the non-empty rows, never holding all in memory.

        Raises:
            InvalidDocumentError: the part is damaged, or exceeds the limits.
        """
        done: list[Row] = []
        start, end, text = _handlers(workbook, self, done)
        for _ in walk(workbook.package, self.entry.part, start=start, end=end, text=text):
            yield from done
            done.clear()


def _keep(ranges: list[Range], added: Range) -> None:
    ranges.append(added)
    if len(ranges) > _RANGES:
        raise fault("文件中的单元格过多，无法读取；请只保留需填报的内容")


class _Columns(dict[str, int]):
    """Column numbers by their letters, cached."""

    def __missing__(self, name: str) -> int:
        self[name] = column_of(name)
        return self[name]


def _handlers(workbook: Workbook, sheet: Sheet, done: list[Row]) -> tuple[Start, End, Text]:
    """Build the handlers that turn the elements of a sheet into rows and pass each to ``done``.

    Closures over shared variables, with one comparison a name: they are called millions of times.
    """
    prefix = prefix_of(workbook.package, sheet.entry.part)
    c_, v_, is_, t_, row_, f_ = (f"{prefix}{name}" for name in ("c", "v", "is", "t", "row", "f"))
    value_or_text = (v_, t_)
    columns = _Columns()
    texts, dates, percents, epoch = workbook.texts, workbook.dates, workbook.percents, workbook.epoch
    units = workbook.units
    number = column = 0
    hidden = listening = phonetic = formula = False
    kind, style, stored = "n", "", ""
    cells: dict[int, Value] = {}

    def start(name: str, has: dict[str, str]) -> None:
        nonlocal number, column, hidden, listening, phonetic, formula, kind, style, stored, cells
        if name == c_:
            reference = has.get("r")
            column = column + 1 if reference is None else columns[reference.rstrip("0123456789")]
            kind, style = has.get("t", "n"), has.get("s", "")
            formula, stored = False, ""
        elif name in value_or_text:
            listening = not phonetic
        elif name == is_:
            pass
        elif name == row_:
            number = int(has.get("r", number + 1))
            if not 1 <= number <= LAST_ROW:
                raise ValueError
            column, cells, hidden = 0, {}, has.get("hidden") in ("1", "true")
        elif name == f_:
            formula = True
        else:
            tag = name.removeprefix(prefix)
            if tag == "rPh":
                phonetic = True
            elif not sheet.whole:
                pass
            elif tag == "mergeCell":
                _keep(sheet.merged, range_of(has.get("ref", "")))
            elif tag == "col" and has.get("hidden") in ("1", "true"):
                _keep(sheet.hidden_columns, Range(1, int(has["min"]), LAST_ROW, int(has["max"])))

    def text(data: str) -> None:
        nonlocal stored
        if listening:
            stored += data
            if len(stored) > LONGEST:
                raise broken()

    def end(name: str) -> None:
        nonlocal listening, phonetic
        if name == c_:
            if stored:
                if kind == "s":
                    cells[column] = texts[int(stored)]
                elif kind == "inlineStr":
                    cells[column] = unescaped(stored) if "_x" in stored else stored
                else:
                    cells[column] = rare_value()
            elif formula and kind == "n":
                cells[column] = _NOT_COMPUTED
        elif name in value_or_text:
            listening = False
        elif name == row_:
            if cells:
                done.append(Row(number, cells, hidden))
        elif phonetic and name.endswith("rPh"):
            phonetic = False

    def rare_value() -> Value:
        if kind == "str":
            return unescaped(stored)
        if kind == "n":
            if style in dates:
                return moment(stored, epoch)
            return figure(stored, percent=style in percents, unit=units.get(style, ""))
        if kind == "b":
            return stored == "1"
        if kind == "d":
            return datetime.fromisoformat(stored).replace(tzinfo=CHINA)
        return Unreadable(Phrase("这一格是错误值 {value}", value=quoted(stored)))

    return start, end, text


# A mobile or landline number, in any grouping.
_NUMBER_OF_SOMEBODY = re.compile(r"(?<!\d)(1[3-9]\d([ -]?\d{4}){2}|0\d{2,3}[ -]?\d{7,8})(?!\d)")
MOST = 1000
"""The most problems reported for one workbook; fixing these reveals the rest."""


@frozen
class Remark:
    """A remark on something skipped or doubtful in a workbook: its path, and the message."""

    path: str
    words: Phrase

    def __str__(self) -> str:
        return f"{self.path}：{self.words}"


def cell_path(sheet: str, row: int, column: int) -> str:
    """Name a cell as a path: 汇总表!D7."""
    return f"{quoted(sheet)}!{at(row, column)}"


@define(eq=False)
class Problems:
    """The problems in the cells of one sheet, and its remarks."""

    sheet: str
    remarks: list[Remark] = field(factory=list)
    _faults: list[tuple[int, int, Zj415xError]] = field(factory=list)

    def add(self, row: int, column: int, error: Zj415xError) -> None:
        """Report a problem in a cell. Raises InvalidDocumentError once MOST is reached."""
        if _NUMBER_OF_SOMEBODY.search(str(error)):
            error = InvalidValueError("所填不符合要求，疑似电话号码，不在此显示")
        self._faults.append((row, column, error))
        if len(self._faults) == MOST:
            more = InvalidValueError("问题过多，请先更正以上 {most} 处", most=MOST)
            raise InvalidDocumentError((*self.faults, (quoted(self.sheet), more)))

    def remark(self, message: str, *, cell: tuple[int, int] | None = None, **values: Any) -> None:
        """Remark on something that was skipped, or read although it may be unintended."""
        words = Phrase(message, **values)
        if len(self.remarks) < MOST and not _NUMBER_OF_SOMEBODY.search(words):
            self.remarks.append(Remark(quoted(self.sheet) if cell is None else cell_path(self.sheet, *cell), words))

    @property
    def faults(self) -> tuple[tuple[str, Zj415xError], ...]:
        """The problems, row by row."""
        ordered = sorted(self._faults, key=lambda fault: fault[:2])
        return tuple((cell_path(self.sheet, row, column), error) for row, column, error in ordered)


def settle(*sheets: Problems) -> None:
    """Raise InvalidDocumentError with the problems of these sheets, if any."""
    faults = tuple(fault for sheet in sheets for fault in sheet.faults)
    if faults:
        raise InvalidDocumentError(faults)
