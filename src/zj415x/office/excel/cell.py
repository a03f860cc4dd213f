"""Cell: the values of cells, and a bounded parser for the XML of a sheet."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from xml.parsers.expat import ExpatError, ParserCreate

from attrs import define, frozen

from ...errors import InvalidDocumentError, quoted
from ...words import Phrase
from ..package import Package, broken, fault

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


LONGEST = 32_767
"""The most characters that a cell holds."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# Characters that XML forbids, and literal text that looks like their escape.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def unescaped(text: str) -> str:
    """Decode the _x000D_ escapes of characters that XML forbids."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def escaped(text: str) -> str:
    """Encode text for a file; :func:`unescaped` reads it back."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]
Text = Callable[[str], object]

_NAMES = 2000  # distinct names of elements and attributes, all of which a parser keeps
_TAG = 2**20  # bytes of one tag or comment: a parser keeps it whole and rescans it with each chunk


def walk(package: Package, name: str, *, start: Start, end: End, text: Text) -> Iterator[None]:
    """Parse a part and call the three handlers, yielding between chunks.

    Raises:
        InvalidDocumentError: invalid XML, entity definitions, or limits exceeded.
    """
    names: dict[str, str] = {}
    parser = ParserCreate(intern=names)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text

    def refuse(*_: object) -> None:
        raise fault("文件中的 {part} 含有 DTD 或实体定义，不予读取", part=quoted(name))

    parser.StartDoctypeDeclHandler = refuse
    read = 0
    try:
        for chunk in package.chunks(name):
            package.budget.read(chunk.count(b"<"))
            parser.Parse(chunk)
            read += len(chunk)
            if len(names) > _NAMES or read - parser.CurrentByteIndex > _TAG:
                raise broken()
            yield
        parser.Parse(b"", True)
    except InvalidDocumentError:
        raise
    except (ExpatError, LookupError, ValueError):
        raise broken() from None
    yield


def local(name: str) -> str:
    """Strip the namespace prefix of a name."""
    return name.rpartition(":")[2]


def prefix_of(package: Package, name: str) -> str:
    """Find the prefix, with its colon, of the spreadsheet namespace in a part; usually none."""
    found = re.search(rb"<(\w+:)worksheet\b", next(package.chunks(name), b""))
    return found[1].decode() if found else ""
