"""Form rows: the rows of the form's workbook, sorted by their codes."""

from collections.abc import Iterable, Iterator

from attrs import define, field, frozen

from ...errors import InvalidValueError, UnknownNameError, Zj415xError
from ...field import MOST_ROWS
from ...phrase import Phrase
from ..package import fault
from .cell import Value
from .problems import MOST, Problems, settle
from .sheet import Row, Sheet
from .slots import HEADING, Slot
from .workbook import SheetEntry, Workbook

_CODE = 1  # the column in which codes stand


@frozen
class Place:
    """A row of a sheet, and what is wrong in that sheet."""

    problems: Problems
    row: Row

    def cell(self, column: int) -> Value | None:
        """What stands in a column of it."""
        return self.row.cells.get(column)

    def cells(self, slots: Iterable[Slot]) -> list[Value | None]:
        """What stands in the cells of a list."""
        return [self.cell(slot.column) for slot in slots]

    def add(self, column: int, error: Zj415xError) -> None:
        """Something is wrong in a column of it."""
        self.problems.add(self.row.number, column, error)


@define(eq=False)
class Rows:
    """The rows of a workbook by their codes: ``single`` ones, and those ``listed``, in their order."""

    single: dict[str, Place] = field(factory=dict)
    listed: dict[str, list[Place]] = field(factory=dict)
    sheets: list[Problems] = field(factory=list)


def rows_of(workbook: Workbook, single: Iterable[str], listed: Iterable[str]) -> Rows:
    """Sort the rows of all sheets that have codes; a row without one belongs to the list in which it was put.

    Raises:
        InvalidDocumentError: no sheet has any.
    """
    found = Rows(listed={code: [] for code in listed})
    known = frozenset(single)
    for entry in workbook.sheets:
        problems = Problems(entry.name)
        stray: list[tuple[Row, str]] = []
        coded = False
        current = ""
        for row, code in _coded(workbook, entry):
            if code.startswith(HEADING):
                current, coded = code.removeprefix(HEADING), True
                continue
            if code in known or code in found.listed:
                current, coded = code, True
            elif code or current not in found.listed:
                if len(stray) < MOST:
                    stray.append((row, code))
                continue
            if not entry.hidden:
                _keep(Place(problems, row), current, found)
        if coded and entry.hidden:
            problems.add(1, 1, InvalidValueError("工作表是隐藏的，没有读；请取消隐藏"))
        elif coded:
            _tell(stray, problems, [*known, *found.listed])
        if coded:
            found.sheets.append(problems)
    if not found.sheets:
        raise fault("没有找到{form}；请用本库写出的空表填写", form=Phrase("申报信息表"))
    return found


def _coded(workbook: Workbook, entry: SheetEntry) -> Iterator[tuple[Row, str]]:
    """The rows of a sheet that have anything in them, each with its code."""
    for row in Sheet(entry, whole=False).rows(workbook):
        code = row.cells.pop(_CODE, "")
        yield row, code.strip() if isinstance(code, str) else ""


def _keep(place: Place, code: str, found: Rows) -> None:
    if code in found.listed:
        rows = found.listed[code]
        rows.append(place)
        if len(rows) == MOST_ROWS + 1:
            place.add(_CODE, InvalidValueError("太多了：从这一行起超过 {most} 行", most=MOST_ROWS))
            settle(place.problems)
    elif code in found.single:
        before = found.single[code].row.number
        place.add(_CODE, InvalidValueError("这一行在表里不止一次：第 {row} 行已有", row=before))
    else:
        found.single[code] = place


def _tell(stray: list[tuple[Row, str]], problems: Problems, known: list[str]) -> None:
    """Say which rows belong to nothing."""
    for row, code in stray:
        if code:
            problems.add(row.number, _CODE, UnknownNameError("栏目代码", code, ()))
        elif row.cells:
            problems.add(row.number, min(row.cells), InvalidValueError("这一行不在哪张表里；请移到要填的表中间"))
