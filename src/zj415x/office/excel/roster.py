"""Roster: 《工作人员信息汇总表》 as a workbook, in and out; its personal data appear in no repr or message."""

import os
from typing import Any

from attrs import astuple, field

from ...errors import InvalidValueError
from ...hooks import frozen
from ...notice import Notice
from ...values.blank import PrivateText
from ...values.check import check_of, verify
from ...values.name import few_guesses
from ...words import Term
from ..files import in_order, interruptible, written
from . import typed
from .columns import Layout, named
from .labels import CITY_ABOVE, CITY_LABEL, ROSTER_COLUMNS, ROSTER_TITLE
from .listing import Line, Listing, above_says, listings
from .problems import Remark, settle
from .sheet import letters
from .workbook import Source, opened


class Task(Term):
    """The task of a staff member (附件3); each has a table of its own."""

    CLUSTERS = "集群遴选"
    JINGPIN = "制造精品"


@frozen(kw_only=True)
class StaffMember:
    """A staff member for the selection of clusters or for the catalogue (附件3); no repr or message shows the name.

    ``place`` is the city or county (市、县（市、区）), ``office`` the division (处室/科室).

    Raises:
        InvalidTypeError, InvalidValueError: a value that its field does not accept.
    """

    task: Task
    place: str | None = None
    office: str | None = field(default=None, repr=False)
    name: PrivateText = field(repr=False)
    position: PrivateText | None = field(default=None, repr=False)
    mobile: PrivateText | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        verify(self)


@frozen(kw_only=True)
class Roster:
    """The staff of a city (工作人员信息汇总表, 附件3), in the order of the tables.

    ``remarks`` list what reading skipped.

    Raises:
        InvalidTypeError, InvalidValueError: a value that its field does not accept.
    """

    city: str | None = None
    staff: tuple[StaffMember, ...] = ()
    remarks: tuple[Remark, ...] = field(default=(), eq=False)

    def __attrs_post_init__(self) -> None:
        verify(self)

    def of(self, task: Task) -> tuple[StaffMember, ...]:
        """Return the staff of one task."""
        return tuple(member for member in self.staff if member.task is task)


@few_guesses()
def read_roster(source: Source, notice: Notice) -> Roster:
    """Read the staff in a roster (附件3), from a file or its bytes, in one table or two.

    The remark of a row (备注) gives the task; otherwise the name or title of the sheet.

    Raises:
        InvalidDocumentError: carries all problems of the workbook, each with its sheet and cell, without names of
            people.
        OSError: the file cannot be opened.
    """
    found, remarks = listings(opened(source), _layout(notice), None)
    staff = [member for listing, lines in found for line in lines for member in _members(line, listing)]
    settle(*(listing.problems for listing, _ in found))
    cities = [above_says(listing.titles, CITY_ABOVE) for listing, _ in found]
    told = [remark for listing, _ in found for remark in listing.problems.remarks]
    return Roster(
        city=next((city for city in cities if city is not None), None),
        staff=tuple(staff),
        remarks=(*remarks, *told),
    )


def _layout(notice: Notice) -> Layout:
    return Layout(
        names=named(notice.roster_columns, ROSTER_COLUMNS),
        needed=("name",),
        expected=("place", "name", "mobile"),
        merged=("place", "office"),
    )


def _members(line: Line, listing: Listing) -> list[StaffMember]:
    """Read a row as staff members, one for each task."""
    values = listing.values(line, dict.fromkeys(("place", "office", "name", "position", "mobile"), typed.name))
    if "name" not in values:
        return []
    try:
        return [StaffMember(task=task, **values) for task in _tasks(line, listing)]
    except InvalidValueError as error:
        listing.refuse(line, error)
        return []


def _tasks(line: Line, listing: Listing) -> list[Task]:
    """Find the tasks of a row."""
    remark = line.cells.get("remark", "")
    stated = _named(remark if isinstance(remark, str) else "")
    if stated:
        return stated
    column = listing.columns.get("remark", listing.columns["name"])
    if remark:
        listing.problems.remark("备注未读取", cell=(line.row, column))
    titles = " ".join(value for row in listing.titles for value in row.cells.values() if isinstance(value, str))
    for text in (listing.problems.sheet, titles):
        stated = _named(text)
        if len(stated) == 1:
            return stated
    message = "没有说明是哪一项工作；在备注里写：{tasks}"
    listing.problems.add(line.row, column, InvalidValueError(message, tasks=tuple(map(str, Task))))
    return []


def _named(text: str) -> list[Task]:
    return [task for task in Task if str(task) in text]


@interruptible()
def write_roster(path: str | os.PathLike[str], notice: Notice, roster: Roster) -> None:
    """Write a roster (附件3) as a workbook with a table for each task, blank if it has no staff.

    Raises:
        InvalidTypeError: ``roster`` is no Roster.
        InvalidValueError: a text is too long for a cell.
        MissingExtraError: openpyxl is not installed.
        OSError: the file cannot be written; an existing file is then unchanged.
    """
    from . import style

    notice, roster = in_order(notice, roster)
    check_of(Roster)(roster)
    made = style.book(notice, ROSTER_TITLE)
    for task in Task:
        _draw(made.create_sheet(str(task)), task, roster, notice.roster_columns)
    written(path, style.content(made))


_WIDTHS = (20, 22, 14, 16, 24, 22)
_HEADER, _BLANK_ROWS = 3, 10


def _draw(sheet: Any, task: Task, roster: Roster, heads: tuple[str, ...]) -> None:
    """Draw the table of one task; a blank one has rows to fill in."""
    from . import style

    rows = [astuple(member, recurse=False) for member in roster.of(task)]
    last = letters(len(heads))
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[letters(column)].width = width
    for row, text, font, align in (
        (1, f"{ROSTER_TITLE}（{task}）", style.TITLE_FONT, style.CENTRED),
        (2, f"{CITY_LABEL}{roster.city or ''}", style.BODY_FONT, style.LEFT),
    ):
        style.put(style.styled(sheet.cell(row, 1), font, align, framed=False), text)
        sheet.merge_cells(f"A{row}:{last}{row}")
        sheet.row_dimensions[row].height = 34 if row == 1 else 24
    for column, head in enumerate(heads, start=1):
        style.put(style.styled(sheet.cell(_HEADER, column), style.HEADING_FONT, style.CENTRED), head)
    sheet.row_dimensions[_HEADER].height = 36
    blank = [(None,) * len(heads)] * (_BLANK_ROWS if not rows else 0)
    for row, (_, *values) in enumerate([*rows, *blank], start=_HEADER + 1):
        for column, value in enumerate([*values, str(task) if rows else None], start=1):
            cell = style.styled(sheet.cell(row, column), align=style.CENTRED)
            if value is not None:
                style.put(cell, value)
                cell.quotePrefix = style.begins_a_formula(value)
        texts = zip(map(str, values), _WIDTHS, strict=False)
        sheet.row_dimensions[row] = style.fitted(max(24.0, *(style.height(text, width) for text, width in texts)))
    style.choices(sheet, f"{last}{_HEADER + 1}:{last}{sheet.max_row}", map(str, Task))
    style.page(sheet, landscape=True, repeated=f"{_HEADER}:{_HEADER}")
    sheet.freeze_panes = f"A{_HEADER + 1}"
