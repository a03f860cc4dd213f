"""Form rows: the rows of the form's workbook, by their codes, and what stands there outside the form's cells."""

from collections.abc import Iterable, Iterator

from attrs import define, field

from ...cluster.call import ClusterCall
from ...errors import InvalidValueError, UnknownNameError, Zj415xError
from ...hooks import frozen
from ...values.kind import MOST_ROWS
from ...words import Phrase
from ..package import fault
from . import typed
from .labels import FACTS_SHEET, FORM_SHEET, PROJECTS_SHEET, TARGETS_SHEET
from .problems import MOST, Problems, settle
from .sheet import Row, Sheet, Value, as_shown
from .slots import FIRST, HEADING, LINE, YEARS, Slot, Slots, box_rows, columns
from .workbook import Workbook

_CODE = 1  # the column of the codes
_OURS = (FORM_SHEET, TARGETS_SHEET, FACTS_SHEET, PROJECTS_SHEET)


@frozen
class FormRow:
    """A row of a sheet, and the problems of that sheet."""

    problems: Problems
    row: Row

    def cell(self, column: int) -> Value | None:
        """Return the value in a column of the row."""
        return self.row.cells.get(column)

    def cells(self, slots: Iterable[Slot]) -> list[Value | None]:
        """Return the values in the cells of a list."""
        return [self.cell(slot.column) for slot in slots]

    def add(self, column: int, error: Zj415xError) -> None:
        """Report a problem in a column of the row."""
        self.problems.add(self.row.number, column, error)


@define(eq=False)
class Rows:
    """The rows of a workbook by their codes: ``single`` ones, and those ``listed``, in order.

    ``lost``: a sheet of the form lacks its codes.
    """

    single: dict[str, FormRow] = field(factory=dict)
    listed: dict[str, list[FormRow]] = field(factory=dict)
    sheets: list[Problems] = field(factory=list)
    lost: bool = False


def rows_of(workbook: Workbook, single: Iterable[str], listed: Iterable[str]) -> Rows:
    """Sort the rows of all sheets with codes; a row without a code belongs to the list around it.

    Raises:
        InvalidDocumentError: no sheet has codes.
    """
    single, listed = tuple(single), tuple(listed)
    return as_shown(lambda by_number: _rows_of(workbook, single, listed, by_number))


def _rows_of(workbook: Workbook, single: tuple[str, ...], listed: tuple[str, ...], by_number: bool) -> Rows:
    found = Rows(listed={code: [] for code in listed})
    known = frozenset(single)
    lost: list[Problems] = []
    for entry in workbook.sheets:
        problems = Problems(entry.name)
        stray: list[tuple[Row, str]] = []
        coded, ours = False, False
        current = ""
        for row, code in _coded(workbook, Sheet(entry, whole=False, by_number=by_number)):
            if code.startswith(HEADING):
                current, coded = code.removeprefix(HEADING), True
                continue
            if code in known or code in found.listed:
                current, coded = code, True
            elif code or current not in found.listed:
                ours = ours or entry.name in _OURS or _has_code(row, known, found)
                if len(stray) < MOST:
                    stray.append((row, code))
                continue
            if not entry.hidden:
                _keep(FormRow(problems, row), current, found)
        if coded and entry.hidden:
            problems.add(1, 1, InvalidValueError("工作表已隐藏，未读取；请取消隐藏"))
        elif coded:
            _tell(stray, problems, [*known, *found.listed])
        if coded:
            found.sheets.append(problems)
        elif ours and not entry.hidden:
            message = "最左侧隐藏的字段名列不在原处，此工作表未读取；如曾插入或删除列，请还原"
            problems.add(1, 1, InvalidValueError(message))
            lost.append(problems)
    if not found.sheets:
        raise fault("没有找到{form}；请使用本工具导出的空白表", form=Phrase("申报信息表"))
    found.sheets += lost
    found.lost = bool(lost)
    return found


def _has_code(row: Row, known: frozenset[str], found: Rows) -> bool:
    """Tell whether another column of a row holds a code of the form: a dotted one, which nobody types."""
    texts = [value for value in row.cells.values() if isinstance(value, str) and "." in value]
    return any(text in known or text in found.listed for text in texts)


def _coded(workbook: Workbook, sheet: Sheet) -> Iterator[tuple[Row, str]]:
    """Stream the non-empty rows of a sheet, each with its code."""
    for row in sheet.rows(workbook):
        code = row.cells.pop(_CODE, "")
        yield row, code.strip() if isinstance(code, str) else ""


def _keep(form_row: FormRow, code: str, found: Rows) -> None:
    if code in found.listed:
        rows = found.listed[code]
        rows.append(form_row)
        if len(rows) == MOST_ROWS + 1:
            form_row.add(_CODE, InvalidValueError("行数过多：自此行起超过 {most} 行", most=MOST_ROWS))
            settle(form_row.problems)
    elif code in found.single:
        before = found.single[code].row.number
        form_row.add(_CODE, InvalidValueError("这一行在表里不止一次：第 {row} 行已有", row=before))
    else:
        found.single[code] = form_row


def _tell(stray: list[tuple[Row, str]], problems: Problems, known: list[str]) -> None:
    """Report the rows that belong to no field or list."""
    for row, code in stray:
        if code:
            problems.add(row.number, _CODE, UnknownNameError("栏目代码", code, ()))
        elif row.cells:
            problems.add(row.number, min(row.cells), InvalidValueError("这一行不在哪张表里；请移到要填的表中间"))


_TOLD = 20  # cells of a sheet reported one by one; more of them are a shifted column, not slips
_TARGET = (FIRST, FIRST + 1)  # the cells of a target's number and label


def tell_strays(rows: Rows, call: ClusterCall, slots: Slots) -> None:
    """Report values in the form's rows outside the form's cells."""
    _tell_units(rows, call)
    _tell_targets(rows, call)
    found: dict[int, list[tuple[FormRow, int]]] = {}
    for code, cells in {**slots.single, **box_rows(call), **slots.repeated}.items():
        known = {column for slot in cells for column in (slot.column, *slot.row)}
        for form_row in [rows.single[code]] if code in rows.single else rows.listed.get(code, ()):
            beside = _beside(form_row, known)
            if beside:
                found.setdefault(id(form_row.problems), []).append((form_row, beside[0]))
    for strays in found.values():
        if len(strays) > _TOLD:
            form_row, column = strays[0]
            message = "从这里起有 {count} 行的内容不在填写栏内；如曾插入或删除列，请还原"
            form_row.add(column, InvalidValueError(message, count=len(strays)))
        else:
            for form_row, column in strays:
                form_row.add(column, InvalidValueError("此处不是填写栏，未读取；请移到填写栏，或者删除"))


def _beside(form_row: FormRow, known: set[int]) -> list[int]:
    """List the filled columns of a row, except the known ones."""
    return sorted(at for at, value in form_row.row.cells.items() if at not in known and not typed.is_blank(value))


def _tell_targets(rows: Rows, call: ClusterCall) -> None:
    """Report targets without a year above them."""
    years = rows.single.get(YEARS)
    known = {*_TARGET, *(years.row.cells if years is not None else ())}
    for line in call.targets:
        form_row = rows.single.get(line.field)
        if form_row is not None and (beside := _beside(form_row, known)):
            form_row.add(beside[0], InvalidValueError("此列没有标明年份，未读取；请补写年份，或者删除"))


def _tell_units(rows: Rows, call: ClusterCall) -> None:
    """Report units that differ from the printed ones in which the numbers are read."""
    column = columns(LINE)[2]
    for line in call.indicators:
        form_row = rows.single.get(line.field)
        cell = None if form_row is None else form_row.cell(column)
        if (
            form_row is not None
            and not typed.is_blank(cell)
            and not (isinstance(cell, str) and cell.strip() == line.unit)
        ):
            message = "这一格印的是单位“{unit}”，数按它读；请改回，数填在右边，别的单位写在数的后面"
            form_row.add(column, InvalidValueError(message, unit=line.unit))
