"""Cell: the XML of a sheet read element by element, within bounds, and what a cell holds."""

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
# Before 1 March 1900 a spreadsheet counts a day that there never was; nought is what a date is that nobody filled in.
_FIRST_DAY, _YEAR_ONE = 61, 1900
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@define(frozen=False, unsafe_hash=True)
class Figure:
    """A number, with the digits that the sheet shows; ``percent``: they are shown as a percentage.

    ``unit`` is what its format puts behind it, where that says how much it is (万元); it is … where another number is
    shown.
    """

    value: Decimal
    percent: bool = False
    unit: str = ""


@frozen
class Unreadable:
    """A cell whose value cannot be known, and why."""

    why: Phrase


Value = str | Figure | bool | datetime | Unreadable
"""What a cell holds; one with nothing in it is not there."""


@frozen
class Range:
    """Cells that are merged, from the first row and column to the last, all included."""

    top: int
    left: int
    bottom: int
    right: int


def figure(text: str, *, percent: bool = False, unit: str = "") -> Figure | Unreadable:
    """The number that a file stores: as fifteen digits, which is what a spreadsheet keeps of what was typed."""
    if text.isdigit() and text.isascii() and len(text) < 15:
        return Figure(Decimal(text), percent, unit)
    value = float(text)
    if not -1e300 < value < 1e300:
        return Unreadable(Phrase("“{value}”不是可用的数", value=quoted(text)))
    return Figure(Decimal(f"{value:.15g}") or Decimal(0), percent, unit)


def moment(text: str, epoch: datetime) -> datetime | Unreadable:
    """The moment that a file stores as days since its epoch, to the second."""
    days = float(text)
    if days < _FIRST_DAY and epoch.year < _YEAR_ONE:
        return Unreadable(Phrase("这一格的格式是日期，它的数却不是；把单元格格式改成“常规”后重填"))
    try:
        return epoch + timedelta(seconds=round(days * 86_400))
    except OverflowError:
        return Unreadable(Phrase("日期超出范围"))


@cache
def letters(column: int) -> str:
    """The letters of a column: 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(name: str) -> int:
    """The column that letters name: AB is 28. Raises ValueError."""
    column = 0
    for letter in name:
        if not "A" <= letter <= "Z":
            raise ValueError
        column = column * 26 + ord(letter) - 64
    if not 1 <= column <= LAST_COLUMN:
        raise ValueError
    return column


def at(row: int, column: int) -> str:
    """A cell's name: B7."""
    return f"{letters(column)}{row}"


def range_of(text: str) -> Range:
    """The range that a file writes as A1:B7. Raises ValueError."""
    first, _, last = text.partition(":")
    corners = [_REFERENCE.fullmatch(one) for one in (first, last or first)]
    if None in corners:
        raise ValueError
    (top, left), (bottom, right) = ((int(one[2]), column_of(one[1])) for one in corners if one)
    return Range(top, left, bottom, right)


LONGEST = 32_767
"""The most characters that a cell holds."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# What XML cannot hold, and what looks like the way in which it is written nevertheless.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def unescaped(text: str) -> str:
    """Text of which a file writes the characters that XML cannot hold as _x000D_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def escaped(text: str) -> str:
    """Text as a file holds it; :func:`unescaped` reads it back."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]
Text = Callable[[str], object]

_NAMES = 2000  # different names of elements and attributes, which a parser keeps to the end
_TAG = 2**20  # bytes of one tag or comment, which a parser keeps whole, and begins anew with each piece of it


def walk(package: Package, name: str, *, start: Start, end: End, text: Text) -> Iterator[None]:
    """Tell what a part holds to these three, pausing every now and then.

    Raises:
        InvalidDocumentError: it is no XML, defines entities, or is beyond all bounds.
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
    """A name without the prefix of its namespace."""
    return name.rpartition(":")[2]


def prefix_of(package: Package, name: str) -> str:
    """The prefix that the names of a sheet have in its part, with its colon: as a rule none."""
    found = re.search(rb"<(\w+:)worksheet\b", next(package.chunks(name), b""))
    return found[1].decode() if found else ""
