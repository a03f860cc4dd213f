"""Form: 《浙江省先进制造业集群申报信息表》 as a workbook, in and out."""

import os
from typing import Any

from attrs import astuple, fields, has

from ...cluster.application import ClusterApplication
from ...cluster.call import ClusterCall
from ...cluster.form import TargetYear
from ...errors import InvalidDocumentError, InvalidValueError, Zj415xError, quoted
from ...notice import Notice
from ...printed.track import Track
from ...values.check import check_of
from ...values.county import check_seat
from ...values.name import few_guesses
from ..files import interruptible, written
from . import slots, typed
from .form_rows import FormRow, Rows, rows_of, tell_strays
from .labels import YEAR_OF
from .problems import settle
from .slots import COUNTS, YEARS, Slot, Slots, declared_in
from .workbook import Source, opened


@interruptible()
def write_form_workbook(
    path: str | os.PathLike[str], notice: Notice, application: ClusterApplication | None = None
) -> None:
    """Write the form of 附1-2 and the targets of 附1-3 as a workbook, filled in from an application.

    Without an application it is blank. Cells with a choice offer a list; people's names appear as in the application.
    Extra sheets hold what the form has no cell for, so that :func:`read_form_workbook` reads the whole application
    back.

    Raises:
        InvalidTypeError, InvalidValueError: ``application`` is no application; a track that differs from the printed
            one of its name; a text too long for a cell; more rows than the reader takes.
        UnknownTrackError, UnknownNameError: a name that the call does not print.
        MissingExtraError: openpyxl is not installed.
        OSError: the file cannot be written; an existing file is then unchanged.
    """
    from .form_sheets import book_of
    from .style import content

    if application is not None:
        check_of(ClusterApplication)(application)
        notice.clusters.check(application)
        _check_rows(application)
    written(path, content(book_of(notice, application)))


def _check_rows(application: ClusterApplication) -> None:
    """Check that the lists have no more cells than are drawn and read back in a reasonable time."""
    lists = [value for value in astuple(application, recurse=False) if isinstance(value, tuple) and value]
    cells = sum(len(rows) * (len(fields(type(rows[0]))) if has(type(rows[0])) else 1) for rows in lists)
    if cells > _MOST_CELLS:
        message = "各表共 {count} 格，至多 {most} 格，写成的工作簿将无法读回；请减少行数，或者改用 JSON"
        raise InvalidValueError(message, count=cells, most=_MOST_CELLS)


_MOST_CELLS = 100_000


@few_guesses()
def read_form_workbook(source: Source, notice: Notice) -> ClusterApplication:
    """Read the application in such a workbook (附1-2, 附1-3), given as a file or its bytes.

    Figures may carry their unit, and days may have any of four notations; an ambiguous value is a problem, reported
    with the nearest printed names.

    >>> from zj415x import InvalidDocumentError
    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.office import read_form_workbook, write_form_workbook
    >>> write_form_workbook("申报信息表.xlsx", NOTICE)
    >>> try:
    ...     read_form_workbook("申报信息表.xlsx", NOTICE)
    ... except InvalidDocumentError as error:
    ...     print(error.problems[0])
    ('申报信息表!E3', '未填')

    Raises:
        InvalidDocumentError: carries all problems of the workbook, each with its sheet and cell.
        OSError: the file cannot be opened.
    """
    call = notice.clusters
    cells = slots.slots_of(call)
    single = (*cells.single, *slots.box_rows(call), YEARS, *(line.field for line in call.targets))
    return _Reading(call, cells, rows_of(opened(source), single, cells.repeated)).application()


_REQUIRED = ("applicant.name", "tier", "track", "applicant.kind")


class _Reading:
    """The state of reading the rows of a workbook."""

    def __init__(self, call: ClusterCall, cells: Slots, rows: Rows) -> None:
        self._call, self._slots, self._rows = call, cells, rows
        self._values: dict[str, Any] = {}

    def application(self) -> ClusterApplication:
        """Read the whole application. Raises InvalidDocumentError with all problems."""
        for code, cells in self._slots.single.items():
            form_row = self._rows.single.get(code)
            if form_row is not None:
                for slot in cells:
                    self._read(form_row, slot)
        facts = self._values
        counts = {code.removeprefix(COUNTS): facts.pop(code) for code in list(facts) if code.startswith(COUNTS)}
        for field in slots.lists_of(self._call):
            facts[field] = self._list(field, counts.get(field))
        facts["x_types"] = self._boxes(counts.get("x_types"), facts.pop(slots.ORDER, None))
        facts[YEARS] = self._targets(counts.get(YEARS))
        facts["track"] = self._track(*(facts.pop(code, None) for code in ("track", "highland", "software")))
        self._check_required()
        tell_strays(self._rows, self._call, self._slots)
        settle(*self._rows.sheets)
        try:
            made: ClusterApplication = _built(ClusterApplication, facts)
        except InvalidValueError as error:
            error.field = None
            raise InvalidDocumentError((("$", error),)) from None
        return made

    def _read(self, form_row: FormRow, slot: Slot) -> None:
        value = _value(form_row, slot)
        if value is not None:
            self._values[slot.field] = value

    def _check_required(self) -> None:
        """Check that the required fields are filled in, and that the county lies in the city."""
        for code in _REQUIRED:
            form_row, (slot,) = self._rows.single.get(code), self._slots.single[code]
            if form_row is None and not self._rows.lost:
                message = "缺“{code}”这一行；请使用本工具导出的空白表"
                self._rows.sheets[0].add(1, 1, InvalidValueError(message, code=code))
            elif form_row and slot.manner.is_blank(form_row.cell(slot.column)) and code != "track":
                form_row.add(slot.column, InvalidValueError("未填"))
        city, county = (self._values.get(f"applicant.{field}") for field in ("city", "county"))
        try:
            check_seat(city, county)
        except InvalidValueError as error:
            (slot,) = self._slots.single["applicant.county"]
            self._rows.single["applicant.county"].add(slot.column, error)

    def _track(self, name: str | None, highland: str | None, software: bool | None) -> Track | None:
        """Find the track that the workbook names; its highland identifies one that the form does not print (A67)."""
        form_row, (slot,) = self._rows.single.get("track"), self._slots.single["track"]
        if form_row is None:
            return None
        try:
            if name is not None:
                if highland:
                    return self._call.new_star_track(name, highland=highland, software=bool(software))
                return self._call.track(name)
        except Zj415xError as error:
            form_row.add(slot.column, error)
        if slot.manner.is_blank(form_row.cell(slot.column)):
            form_row.add(slot.column, self._no_track())
        return None

    def _no_track(self) -> InvalidValueError:
        """Report the missing track, and the track to which the segment belongs."""
        segment = self._values.get("segment")
        near = tuple(track.name for track in self._call.tracks if segment in track.segments)
        if not near:
            return InvalidValueError("未填")
        return InvalidValueError("未填；细分赛道“{segment}”属于：{near}", segment=quoted(str(segment)), near=near)

    def _list(self, field: str, count: int | None) -> tuple[Any, ...] | None:
        """Read the items of a list; None: not filled in."""
        rows, cells = self._rows.listed[field], self._slots.repeated[field]
        if count is not None:
            self._check_count(
                field, count, len(rows), [form_row for form_row in rows[count:] if typed.says(form_row.cells(cells))]
            )
            kept = rows[:count] if count <= len(rows) else []
        else:
            kept = [form_row for form_row in rows if typed.says(form_row.cells(cells))]
            if not kept:
                return None
            if len(kept) == 1 and typed.says_none(kept[0].cells(cells)):
                return ()
        return tuple([item for item in (self._item(form_row, field, cells) for form_row in kept) if item is not None])

    def _check_count(self, field: str, count: int, rows: int, more: list[FormRow]) -> None:
        """Check that a list has as many rows as the workbook states."""
        code = f"{COUNTS}{field}"
        form_row, (slot,) = self._rows.single[code], self._slots.single[code]
        if count > rows:
            message = "写了 {count} 行，表里只有 {rows} 行"
            form_row.add(slot.column, InvalidValueError(message, count=count, rows=rows))
        elif more:
            message = "写了 {count} 行，表里填了不止这些：第 {row} 行"
            form_row.add(slot.column, InvalidValueError(message, count=count, row=more[0].row.number))

    def _item(self, form_row: FormRow, field: str, cells: tuple[Slot, ...]) -> Any:
        """Read one row of a list; None if it has a problem."""
        values = {slot.field: _value(form_row, slot) for slot in cells}
        kind = slots.item_of(field)
        if not has(kind):
            (value,) = values.values()
            return value
        try:
            return kind(**values)
        except InvalidValueError:
            # report at its first required cell
            if cells[0].manner.is_blank(form_row.cell(cells[0].column)):
                form_row.add(cells[0].column, InvalidValueError("未填"))
            return None

    def _boxes(self, count: int | None, order: str | None) -> tuple[str, ...] | None:
        """Read the ticked boxes, in the stated order if that lists the same boxes."""
        rows = [(self._rows.single.get(code), cells) for code, cells in slots.box_rows(self._call).items()]
        ticked = tuple(
            slot.field for form_row, cells in rows if form_row is not None for slot in cells if _value(form_row, slot)
        )
        if count is not None and count != len(ticked):
            code = f"{COUNTS}x_types"
            message = "写了 {count} 个，表里勾了 {ticked} 个"
            error = InvalidValueError(message, count=count, ticked=len(ticked))
            self._rows.single[code].add(self._slots.single[code][0].column, error)
        if ticked or count is not None:
            listed = tuple((order or "").split("、"))
            return listed if set(listed) == set(ticked) else ticked
        return None

    def _targets(self, count: int | None) -> tuple[TargetYear, ...] | None:
        """Read the columns of the table of targets; empty columns are ignored unless the workbook counts them."""
        form_row = self._rows.single.get(YEARS)
        if form_row is None:
            return None
        columns = [column for column in sorted(form_row.row.cells) if column > _LABELS]
        read = [self._target(form_row, column) for column in columns]
        if count is not None:
            more = [form_row for target in read[count:] if target is not None and slots.has_figures(target)]
            self._check_count(YEARS, count, len(columns), more)
            kept = read[:count]
        else:
            kept = [target for target in read if target is not None and slots.has_figures(target)]
        made = tuple(target for target in kept if target is not None)
        years = [target.year for target in made]
        for at, year in enumerate(years):
            if year in years[:at]:
                form_row.add(columns[0], InvalidValueError("{year}年填了两次", year=year))
        return made if made or count is not None else None

    def _target(self, form_row: FormRow, column: int) -> TargetYear | None:
        """Read one column of the table of targets; None if its year is invalid."""
        try:
            found = YEAR_OF.fullmatch("".join(typed.text(form_row.row.cells[column]).split()))
            if found is None:
                raise InvalidValueError("应为年份，如 2026年")
            values: dict[str, Any] = {"year": int(found[1])}
            for line in self._call.targets:
                row = self._rows.single.get(line.field)
                if row is not None:
                    values[line.name] = _value(row, Slot(column, line.name, slots.target_manner(line)))
            return TargetYear(**values)
        except InvalidValueError as error:
            error.field = None
            form_row.add(column, error)
            return None


_LABELS = 3  # the columns of a target's code, number and label


def _value(form_row: FormRow, slot: Slot) -> Any:
    """Read a cell; None if it is blank or invalid."""
    cell = form_row.cell(slot.column)
    if cell is None or slot.manner.is_blank(cell):
        return None
    try:
        return slot.manner.read(cell)
    except Zj415xError as error:
        form_row.add(slot.column, error)
        return None


def _built(cls: Any, values: dict[str, Any]) -> Any:
    """Build an object of ``cls`` from values by field path (``scale.revenue``)."""
    nested: dict[str, Any] = {}
    for path, value in values.items():
        name, _, rest = path.partition(".")
        if rest:
            nested.setdefault(name, {})[rest] = value
        else:
            nested[name] = value
    return cls(
        **{
            name: _built(declared_in(cls, name), value) if isinstance(value, dict) else value
            for name, value in nested.items()
        }
    )
