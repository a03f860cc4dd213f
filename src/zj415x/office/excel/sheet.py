"""Sheet: the rows of one sheet, streamed in file order."""

from collections.abc import Iterator
from datetime import datetime

from attrs import define, field

from ...errors import quoted
from ...printed.deadline import CHINA
from ...words import Phrase
from ..package import broken, fault
from .cell import (
    LAST_ROW,
    LONGEST,
    End,
    Range,
    Start,
    Text,
    Unreadable,
    Value,
    column_of,
    figure,
    moment,
    prefix_of,
    range_of,
    unescaped,
    walk,
)
from .workbook import SheetEntry, Workbook

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

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return self.entry.name

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
