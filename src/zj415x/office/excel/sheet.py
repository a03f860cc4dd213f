"""Sheet: the rows of one sheet, streamed in file order, and the values of their cells."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import TypeVar

from attrs import define, field

from ...errors import quoted
from ...hooks import frozen
from ...printed.deadline import CHINA
from ...values.moment import iso_day, iso_instant
from ...words import Phrase
from ..package import End, Start, Text, broken, fault, prefix_of, walk
from .workbook import LONGEST, Format, SheetEntry, Workbook, truth, unescaped

T = TypeVar("T")
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


def figure(text: str, shown: Format | None = None) -> Figure | Unreadable:
    """Parse a stored number, rounded to the fifteen digits that a spreadsheet keeps; ``shown``: its format."""
    if text.isdigit() and text.isascii() and len(text) < 15:
        value = Decimal(text)
    else:
        try:
            stored = float(text)
        except ValueError:
            return _no_number(text)
        if not -1e300 < stored < 1e300 or "_" in text:
            return _no_number(text)
        value = Decimal(f"{stored:.15g}") or Decimal(0)
    if shown is None:
        return Figure(value)
    section = shown.section_for(value)
    return Figure(value, section.percent, section.unit)


def _no_number(text: str) -> Unreadable:
    return Unreadable(Phrase("“{value}”不是可用的数", value=quoted(text)))


def moment(text: str, epoch: datetime) -> datetime | Unreadable:
    """Convert a date serial to a datetime, rounding only the hundred-thousandths that fifteen digits leave open."""
    serial = figure(text)
    if isinstance(serial, Unreadable):
        return serial
    if serial.value < _FIRST_DAY and epoch.year < _YEAR_ONE:
        return Unreadable(Phrase("这一格的格式是日期，它的数却不是；把单元格格式改成“常规”后重填"))
    try:
        return epoch + timedelta(microseconds=10 * round(serial.value * 86_400 * 100_000))
    except OverflowError:
        return Unreadable(Phrase("日期超出范围"))


def iso(text: str) -> datetime | Unreadable:
    """Read a date that is stored as a text, with its time or without."""
    plain = text.strip().removesuffix("Z")
    try:
        made = iso_instant(plain) if "T" in plain else datetime.combine(iso_day(plain), time(0))
    except ValueError:
        return Unreadable(Phrase("“{value}”不是日期；写成 2026-06-20 的样子", value=quoted(text)))
    return made if made.tzinfo is not None else made.replace(tzinfo=CHINA)


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
_TWICE = Unreadable(Phrase("这一格在文件里写了不止一次；请用 Excel 或 WPS 修复后另存一份"))
_SORTED = 200_000  # cells: so many are kept to put rows in order


class DisorderedError(Exception):
    """The rows of a sheet do not stand in the order of their numbers."""


def row_number(text: str) -> int:
    """Parse the number of a row. Raises ValueError."""
    number = _index(text)
    if not 1 <= number <= LAST_ROW:
        raise ValueError
    return number


def _index(text: str) -> int:
    """Parse an index; -1 for anything but ASCII digits, signs and underscores included."""
    text = text.strip()
    return int(text) if text.isdigit() and text.isascii() and len(text) < 10 else -1


def _no_text(stored: str) -> Unreadable:
    return Unreadable(
        Phrase("文件里没有这一格的文字（第 {index} 条）；请用 Excel 或 WPS 修复后另存一份", index=quoted(stored))
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

    ``whole``: keep the merged ranges and hidden columns. ``by_number``: put the rows in the order of their numbers.
    """

    entry: SheetEntry
    whole: bool = True
    by_number: bool = False
    merged: list[Range] = field(factory=list)
    hidden_columns: list[Range] = field(factory=list)

    def rows(self, workbook: Workbook) -> Iterator[Row]:
        """Stream the non-empty rows; none but those that have to be put in order are held in memory together.

        Raises:
            InvalidDocumentError: the part is damaged, a row stands in it twice, or it exceeds the limits.

        :func:`as_shown` reads it again, ``by_number``, where the rows are in disorder.
        """
        rows = self._streamed(workbook)
        return iter(_in_order(rows, self.entry)) if self.by_number else rows

    def _streamed(self, workbook: Workbook) -> Iterator[Row]:
        done: list[Row] = []
        start, end, text = _handlers(workbook, self, done)
        for _ in walk(workbook.package, self.entry.part, start=start, end=end, text=text):
            yield from done
            done.clear()


def as_shown(read: Callable[[bool], T]) -> T:
    """Read sheets as a spreadsheet shows them; again, by the numbers of the rows, where these stand in disorder."""
    with suppress(DisorderedError):
        return read(False)
    return read(True)


def _in_order(rows: Iterable[Row], entry: SheetEntry) -> list[Row]:
    found: dict[int, Row] = {}
    cells = 0
    for row in rows:
        cells += len(row.cells)
        if cells > _SORTED:
            raise fault("文件中的单元格过多，无法读取；请只保留需填报的内容")
        if row.number in found:
            message = "工作表“{sheet}”的第 {row} 行在文件里写了不止一次；请用 Excel 或 WPS 修复后另存一份"
            raise fault(message, sheet=quoted(entry.name), row=row.number)
        found[row.number] = row
    return [found[number] for number in sorted(found)]


def _keep(ranges: list[Range], added: Range) -> None:
    ranges.append(added)
    if len(ranges) > _RANGES:
        raise fault("文件中的单元格过多，无法读取；请只保留需填报的内容")


class _Columns(dict[str, int]):
    """Column numbers by their letters, cached."""

    def __missing__(self, name: str) -> int:
        self[name] = column_of(name)
        return self[name]


_NOUGHT = Figure(Decimal(0))


def _handlers(workbook: Workbook, sheet: Sheet, done: list[Row]) -> tuple[Start, End, Text]:
    """Build the handlers that turn the elements of a sheet into rows and pass each to ``done``.

    Closures, with one comparison a name: they are called millions of times.
    """
    prefix = prefix_of(workbook.package, sheet.entry.part)
    c_, v_, is_, t_, row_, f_ = (f"{prefix}{name}" for name in ("c", "v", "is", "t", "row", "f"))
    value_or_text = (v_, t_)
    columns = _Columns()
    texts, dates, formats, epoch = workbook.texts, workbook.dates, workbook.formats, workbook.epoch
    number = column = 0
    hidden = listening = phonetic = formula = valued = False
    kind, style, stored = "n", "", ""
    cells: dict[int, Value] = {}

    def start(name: str, has: dict[str, str]) -> None:
        nonlocal number, column, hidden, listening, phonetic, formula, valued, kind, style, stored, cells
        if name == c_:
            reference = has.get("r")
            if reference is None:
                column += 1
            else:
                letters_ = reference.rstrip("0123456789")
                column = columns[letters_]
                if reference != f"{letters_}{number}":
                    raise ValueError
            kind, style = has.get("t", "n"), has.get("s", "")
            formula, valued, stored = False, False, ""
        elif name in value_or_text:
            listening = not phonetic
            valued = True
        elif name == is_:
            pass
        elif name == row_:
            following = row_number(has["r"]) if "r" in has else number + 1
            if following <= number and not sheet.by_number:
                raise DisorderedError
            number = following
            column, cells, hidden = 0, {}, truth(has.get("hidden")) is True
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
            elif tag == "col" and truth(has.get("hidden")):
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
            if column in cells:
                cells[column] = _TWICE
            elif stored and kind == "s":
                cells[column] = texts[index] if 0 <= (index := _index(stored)) < len(texts) else _no_text(stored)
            elif stored and kind == "inlineStr":
                cells[column] = unescaped(stored) if "_x" in stored else stored
            elif stored:
                cells[column] = rare_value()
            elif formula and not (valued and kind == "str"):  # a formula may come to an empty text
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
            made = figure(stored, formats.get(style))
            return _NOT_COMPUTED if formula and workbook.stale and made == _NOUGHT else made
        if kind == "b":
            said = truth(stored)
            return Unreadable(Phrase("这一格存的“{value}”不是是或否", value=quoted(stored))) if said is None else said
        if kind == "d":
            return iso(stored)
        return Unreadable(Phrase("这一格是错误值 {value}", value=quoted(stored)))

    return start, end, text
