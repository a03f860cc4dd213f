"""Listing: the table in a sheet, told apart from titles, fillers, notes and signatures."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any
from unicodedata import normalize

from attrs import define, field

from ...errors import InvalidValueError, UnknownNameError, Zj415xError, quoted
from ...hooks import frozen
from ...values.kind import MOST_ROWS
from ...values.name import nearest, printed
from ...words import Phrase
from ..package import fault
from .columns import Layout, header_key
from .labels import NOTE, SAME, SET_APART, SIGNATURE, TOTAL
from .problems import Problems, Remark
from .sheet import Row, Sheet, Value, as_shown, letters
from .typed import is_blank
from .workbook import SheetEntry, Workbook

_TITLES, _HEADERS = 50, 1000  # title rows kept, and the last row that may hold the headers
_FEW = 2  # at most so many cells make a signature
_BEGINNING = 60  # characters, within which a signature or note shows what it is


@frozen(repr=False)
class Line:
    """An entry: its row, its cells by field, and all cells by column; its repr shows no values."""

    row: int
    cells: dict[str, Value]
    whole: dict[int, Value]


@define(eq=False)
class Listing:
    """A table being read: the column of each field, the ``titles`` above, and the ``header`` as it stands there."""

    layout: Layout
    sheet: Sheet
    problems: Problems
    columns: dict[str, int] = field(factory=dict)
    titles: list[Row] = field(factory=list)
    header: dict[int, Value] = field(factory=dict)
    _hidden: list[int] = field(factory=list)
    _seen: dict[int, int] = field(factory=dict)
    _heading: tuple[int, int] | None = None

    def lines(self, workbook: Workbook) -> list[Line]:
        """Read the entries, copying merged cells into each row; an empty list if the sheet has no such table.

        Reports faults to ``problems`` instead of raising; leaves out notes, signatures and headings.
        """
        entries: list[Line] = []
        open_: list[tuple[Line, dict[str, tuple[int, Value]]]] = []  # incomplete entries, and the cells above them
        above: dict[str, tuple[int, Value]] = {}
        wanted = (*self.layout.needed, *self.layout.merged)
        for row in self.sheet.rows(workbook):
            if not self.columns:
                if row.number > _HEADERS:
                    break
                self._look_for_header(row)
                continue
            cells, number = row.cells, row.number
            line = {
                name: cells[column] for name, column in self.columns.items() if column in cells and _says(cells[column])
            }
            if len(cells) > len(line):
                for column in cells:
                    self._seen.setdefault(column, number)
            if self._sets_apart(number, cells) or not self._is_entry(number, cells, line):
                continue
            entry = Line(number, line, cells)
            entries.append(entry)
            if len(entries) > MOST_ROWS:
                self.problems.add(number, 1, InvalidValueError("行数过多：自此行起超过 {most} 行", most=MOST_ROWS))
                break
            if row.hidden:
                self._hidden.append(number)
            if not all(name in line and line[name] not in SAME for name in wanted):
                open_.append((entry, dict(above)))
            for name in self.layout.merged:
                if name in line and line[name] not in SAME:
                    above[name] = number, line[name]
        left_out = self._fill(open_)
        self._remark()
        return [entry for entry in entries if entry.row not in left_out]

    def _look_for_header(self, row: Row) -> None:
        """Find the header row; a row before it is a title."""
        found: dict[str, int] = {}
        again: list[int] = []
        for column, value in row.cells.items():
            name = self.layout.field_of(value)
            if name in found:
                again.append(column)
            elif name is not None:
                found[name] = column
        expected = self.layout.expected
        if sum(name in found for name in expected) * 2 <= len(expected):
            if len(self.titles) < _TITLES:
                self.titles.append(row)
            return
        self.columns, self.header = found, row.cells
        for column in again:
            self.problems.add(row.number, column, InvalidValueError("表头里这一列重复了"))
        others = [value for column, value in row.cells.items() if column not in found.values()]
        for name in expected:
            if name not in found:
                names = self.layout.names[name]
                near = dict.fromkeys(found for header in names for found in nearest(header, map(header_key, others)))
                self.problems.add(row.number, max(row.cells), UnknownNameError("表头", names[0], tuple(near)[:3]))

    def _sets_apart(self, number: int, cells: dict[int, Value]) -> bool:
        """Tell whether a row is no entry but divides the table: a total, a heading, or the headers once more.

        What follows a heading such as 备选, or headers under a heading of their own, is another list: a problem.
        """
        if cells == self.header:
            if self._heading is not None:
                self._refuse_second(*self._heading)
            return True
        texts = {column: _folded(value) for column, value in cells.items() if isinstance(value, str)}
        total = next((column for column, text in texts.items() if TOTAL.fullmatch(text)), None)
        if total is not None:
            self.problems.remark("合计行，未读取", cell=(number, total))
            return True
        self._heading = None
        if len(cells) == 1 and len(texts) == 1:
            ((column, text),) = texts.items()
            known = {_folded(value) for row in self.titles for value in row.cells.values() if isinstance(value, str)}
            if text not in known and not _is_aside(cells[column]):
                self._heading = (number, column)
                if SET_APART.search(text):
                    self._refuse_second(number, column)
                    return True
        return False

    def _refuse_second(self, row: int, column: int) -> None:
        self.problems.add(row, column, InvalidValueError("从这里起像是另一张表；请把它移到另一张工作表，或者删去"))
        self._heading = None

    def _is_entry(self, number: int, cells: dict[int, Value], line: dict[str, Value]) -> bool:
        """Tell whether a row may be an entry, as opposed to a filler, signature, note or repeated header."""
        stated = [name for name in self.layout.expected if name in line]
        if not stated:
            return False
        first, *others = self.layout.needed
        if len(stated) <= _FEW and not all(name in line for name in self.layout.needed):
            return not any(map(_is_aside, cells.values()))
        # 手机 is a product too: a full row is a signature only by how it starts.
        begins = min((column for column in cells if isinstance(cells[column], str)), default=0)
        if _is_aside(line.get(first)) or (
            _is_aside(cells.get(begins)) and begins not in [self.columns.get(name) for name in others]
        ):
            return False
        for name in others:
            if _is_aside(line.get(name), labelled=True):
                self._leave_out(number, name)
                return False
        return True

    def _leave_out(self, row: int, name: str) -> None:
        self.problems.remark("不像一条记录，未读取", cell=(row, self.columns[name]))

    def _fill(self, lacking: list[tuple[Line, dict[str, tuple[int, Value]]]]) -> set[int]:
        """Fill merged cells into the incomplete entries; return the rows that are none after all."""
        merged = {(area.top, area.left): area for area in self.sheet.merged} if lacking else {}
        wide = {area.top for area in self.sheet.merged if area.right > area.left}
        headings: set[int] = set()
        for entry, above in lacking:
            for name in self.layout.merged:
                same = entry.cells.get(name) in SAME
                if name in entry.cells and not same:
                    continue
                at, value = above.get(name, (0, ""))
                span = merged.get((at, self.columns.get(name, 0)))
                if at and (same or (span is not None and span.bottom >= entry.row)):
                    entry.cells[name] = value
                elif same:
                    del entry.cells[name]
            missing = [name for name in self.layout.needed if name in self.columns and name not in entry.cells]
            heading = len(entry.cells) == 1 and entry.row in wide
            if missing and (heading or missing == list(self.layout.needed)):
                headings.add(entry.row)
                self._leave_out(entry.row, next(iter(entry.cells)))
                continue
            if self.layout.lenient:
                continue
            for name in missing:
                self.problems.add(entry.row, self.columns[name], InvalidValueError("未填"))
            for name in self.layout.merged:
                if name in self.columns and name not in entry.cells and name not in missing:
                    self._offer(entry.row, name, above.get(name))
        return headings

    def _offer(self, row: int, name: str, above: tuple[int, Value] | None) -> None:
        """Report a blank cell, and the values that it may stand for."""
        cell = row, self.columns[name]
        if above is None or not isinstance(above[1], str):
            self.problems.remark("未填", cell=cell)
        else:
            message = "未填；如果与第 {row} 行的“{value}”相同，请写上"
            self.problems.remark(message, cell=cell, row=above[0], value=quoted(above[1]))

    def _remark(self) -> None:
        """Remark on what was skipped, and on hidden rows that were read."""
        known = {*self.columns.values(), 0}
        for column, row in self._seen.items():
            if column not in known:
                header = self.header.get(column)
                name = quoted(header) if isinstance(header, str) else ""
                if name and self.layout.lenient:
                    continue
                message = "{column} 列“{name}”未读取" if name else "{column} 列没有表头，未读取"
                self.problems.remark(message, cell=(row, column), column=letters(column), name=name)
        if self._hidden:
            rows = tuple(self._hidden[:10])
            self.problems.remark("有 {count} 行已隐藏，仍予读取：第 {rows} 行", count=len(self._hidden), rows=rows)
        for name, column in self.columns.items():
            if any(span.left <= column <= span.right for span in self.sheet.hidden_columns):
                message = "{column} 列“{name}”已隐藏，仍予读取"
                self.problems.remark(message, column=letters(column), name=self.layout.names[name][0])

    def values(self, line: Line, readers: Mapping[str, Callable[[Value], Any]]) -> dict[str, Any]:
        """Read the cells of an entry, each field by its reader; a field with a problem is left out."""
        read = {}
        for name, reader in readers.items():
            cell = line.cells.get(name)
            if cell is not None:
                try:
                    read[name] = reader(cell)
                except Zj415xError as error:
                    self.problems.add(line.row, self.columns[name], error)
        return read

    def refuse(self, line: Line, error: InvalidValueError) -> None:
        """Report an entry that its class refuses, at the field that the error names."""
        name = (error.field or "").rpartition(".")[2]
        error.field = None
        self.problems.add(line.row, self.columns[name], error)


def _says(value: Value) -> bool:
    return not is_blank(value) or value in SAME


def _folded(text: str) -> str:
    return "".join(normalize("NFKC", text[:_BEGINNING]).split())


def _is_aside(value: Value | None, *, labelled: bool = False) -> bool:
    """Tell whether a cell is a signature or note; ``labelled``: only with a colon after its label."""
    if not isinstance(value, str):
        return False
    typed = _folded(value)
    found = SIGNATURE.match(typed) or NOTE.match(typed)
    return found is not None and (not labelled or found[0].endswith(":"))


Found = list[tuple[Listing, list[Line]]]


def listings(workbook: Workbook, layout: Layout, sheet: str | None) -> tuple[Found, list[Remark]]:
    """Read all sheets with such a table; return their entries, and remarks on the other sheets.

    Raises:
        UnknownNameError: no sheet has that name; the error lists the nearest.
        InvalidDocumentError: no sheet has such a table.
    """
    found, remarks = listings_in(workbook, layout, sheet)
    if not found:
        headers = tuple(layout.names[name][0] for name in layout.expected)
        raise fault("没有找到表；表头要有：{headers}", headers=headers)
    return found, remarks


def listings_in(workbook: Workbook, layout: Layout, sheet: str | None = None) -> tuple[Found, list[Remark]]:
    """Read all sheets with such a table, likewise; no entries where there is none."""
    entries: Iterable[SheetEntry] = workbook.sheets
    if sheet is not None:
        name = printed(sheet, (listed.name for listed in workbook.sheets), "工作表")
        entries = [listed for listed in workbook.sheets if listed.name == name][:1]
    found: Found = []
    remarks: list[Remark] = []
    for entry in entries:
        if entry.hidden and sheet is None:
            remarks.append(Remark(quoted(entry.name), Phrase("工作表已隐藏，未读取")))
            continue
        listing, lines = as_shown(partial(_listed, workbook, layout, entry))
        if listing.columns:
            found.append((listing, lines))
        elif listing.titles:
            remarks.append(Remark(quoted(entry.name), Phrase("没有这样的表头，工作表未读取")))
    if workbook.package.has_macros:
        remarks.append(Remark("$", Phrase("文件中的宏未运行，也未读取")))
    return found, remarks


def _listed(workbook: Workbook, layout: Layout, entry: SheetEntry, by_number: bool) -> tuple[Listing, list[Line]]:
    listing = Listing(layout, Sheet(entry, by_number=by_number), Problems(entry.name))
    return listing, listing.lines(workbook)


def above_says(titles: list[Row], label: re.Pattern[str]) -> str | None:
    """Return the text after a label above the table, or in the next cell; None if it is missing."""
    for row in titles:
        cells = sorted(row.cells.items())
        for at, (_, value) in enumerate(cells):
            found = label.match("".join(value.split())) if isinstance(value, str) else None
            if found:
                following = cells[at + 1][1] if at + 1 < len(cells) else ""
                name = found[1].strip("_") or (following if isinstance(following, str) else "").strip("_ ")
                return name or None
    return None
