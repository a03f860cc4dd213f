"""Delimited: the rows of a text of cells, in any encoding of an office; a row that cannot be split is told."""

import codecs
import csv
from collections import deque
from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO

from ..errors import InvalidValueError, Zj415xError
from ..hooks import frozen
from ..office.package import fault

LONGEST = 2**20
"""The most characters of a row: beyond them is a slip or an attack."""
DELIMITERS = (",", ";", "\t")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CHUNK = 2**16
# What may be read again for quotes that do not match: characters, with so many added for each line, and this multiple
# of what is new. Beyond that, a quote has to be closed on its line: each of a million lines may open a quote in vain.
_AGAIN, _A_LINE, _SHARE = 2**26, 32, 16
_FEW = 3  # cells of a row that any text may seem to have
_LOST = "\ufffd"  # what stands for bytes that are no character of the encoding


def encoding_of(file: BinaryIO) -> str:
    """Find the encoding of a text: by its mark, else UTF-8 if its first Chinese line is, else that of Chinese offices.

    Bytes further down that are none of that encoding are problems of their rows.

    Raises:
        InvalidDocumentError: the file is no text.
    """
    start = file.read(_CHUNK)
    file.seek(0)
    for mark, name in _MARKS.items():
        if start.startswith(mark):
            return name
    if b"\0" in start:
        raise fault("文件不是文本，无法按 CSV 读取")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(_first_beyond_ascii(file))
    except UnicodeDecodeError:
        return "gb18030"
    finally:
        file.seek(0)
    return "utf-8"


def _first_beyond_ascii(file: BinaryIO) -> bytes:
    while line := file.readline(LONGEST):
        if not line.isascii():
            return line
    return b""


@frozen
class Split:
    """A row that was split: its number as a spreadsheet counts it, its cells, and its problem."""

    number: int
    cells: list[str]
    problem: Zj415xError | None


class _UnclosedError(Exception):
    """A quote is opened and not closed."""


def _unmatched() -> Zj415xError:
    return InvalidValueError("这一行的引号没有配对")


class Delimited:
    """The rows of a text; one whose quotes do not match is told, and the lines below it are rows again."""

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text
        self._back: deque[str] = deque()  # lines to read again
        self._row: list[str] = []  # the lines of the row that is being read
        self._size = 0
        self._number = 0
        self._spare = _AGAIN

    def peek(self, count: int) -> list[str]:
        """Read some lines ahead."""
        lines = [line for line in (self._line() for _ in range(count)) if line]
        self._back.extendleft(reversed(lines))
        return lines

    def rows(self, delimiter: str) -> Iterator[Split]:
        """Split all rows, however many cells they have."""
        while True:
            # A reader that failed keeps a part of a row: each goes on with one of its own.
            reader = csv.reader(self._fed(), delimiter=delimiter)
            try:
                while True:
                    self._start()
                    cells = next(reader)
                    yield Split(self._number, cells, self._problem())
            except StopIteration:
                return
            except _UnclosedError:
                problem = _unmatched()
            except csv.Error:
                long = InvalidValueError("这一行过长，至多读取 {most} 个字", most=LONGEST)
                problem = _unmatched() if len(self._row) > 1 else long
            self._read_again()
            yield Split(self._number, [], problem)

    def entries(self, rows: Iterator[Split], width: int, delimiter: str) -> Iterator[Split]:
        """Give each row that says anything its ``width`` cells; another number of them is its problem."""
        for row in rows:
            cells, problem = row.cells, row.problem
            if len(cells) > width and not any(map(str.strip, cells[width:])):
                del cells[width:]
            if problem is None and not any(map(str.strip, cells)):
                continue
            if problem is None and (len(cells) != width or self._swallows(width, delimiter)):
                problem = InvalidValueError("这一行有 {count} 格，表头有 {width} 格", count=len(cells), width=width)
                if len(self._row) > 1:
                    problem = _unmatched()
                self._read_again()
            yield Split(row.number, cells[:width] + [""] * (width - len(cells)), problem)

    def _swallows(self, width: int, delimiter: str) -> bool:
        """Tell whether a line within a quoted cell looks like a row of its own."""
        return width > _FEW and any(line.count(delimiter) == width - 1 for line in self._row[1:-1])

    def _read_again(self) -> None:
        """Read the lines of the row anew, each as a row, except the first."""
        self._spare -= sum(map(len, self._row[1:])) + _A_LINE * len(self._row[1:])
        self._back.extendleft(reversed(self._row[1:]))
        del self._row[1:]

    def _start(self) -> None:
        self._row.clear()
        self._size = 0
        self._number += 1

    def _problem(self) -> Zj415xError | None:
        if any(_LOST in line for line in self._row):
            encoding = str(self._text.encoding).upper().removesuffix("-SIG")
            return InvalidValueError("这一行有无法识别的字符，不是 {encoding} 编码", encoding=encoding)
        return None

    def _fed(self) -> Iterator[str]:
        while line := self._line():
            if self._row and self._spare < 0:
                self._back.appendleft(line)
                raise _UnclosedError
            self._row.append(line)
            self._size += len(line)
            if self._size > LONGEST:
                raise csv.Error
            yield line
        if self._row:
            raise _UnclosedError

    def _line(self) -> str:
        """Read a line; of an endless one, its beginning."""
        if self._back:
            return self._back.popleft()
        line = rest = self._text.readline(LONGEST + 1)
        while len(rest) > LONGEST and not rest.endswith(("\r", "\n")):
            rest = self._text.readline(LONGEST + 1)
        self._spare += _SHARE * len(line)
        return line
