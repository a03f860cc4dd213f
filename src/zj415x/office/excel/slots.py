"""Slots: which field of an application stands in which cell of a row of the workbook, and how the cell takes it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_type_hints

from attrs import evolve

from ...cluster.applicant import XTitle
from ...cluster.application import ClusterApplication
from ...cluster.call import ClusterCall
from ...cluster.form import Project, TargetYear
from ...hooks import frozen
from ...printed.form import Indicator, Table
from ...printed.track import Tier
from ...values.answer import NO, YES
from ...values.blank import Count, kind_declared, without_blank
from ...values.check import check_of
from ...values.kind import Cell, Kind
from ...values.name import loosely, printed
from ...values.number import EXACT, plain
from . import typed
from .labels import ARRANGED, FACTS, GIVEN, NO_TICK, OUTPUT_UNIT, SEALED, TICK
from .sheet import Value

_HOURS = timedelta(hours=8)


@frozen(kw_only=True)
class Manner:
    """How a cell takes a value: how it is ``write``-ten and ``read``, the ``options`` it is chosen from.

    ``words``: any text is taken to the letter, so that only an empty cell is blank. ``strict``: nothing but the options
    can be typed.
    """

    write: Callable[[Any], object]
    read: Callable[[Value], Any]
    options: tuple[str, ...] = ()
    words: bool = False
    strict: bool = True

    def is_blank(self, cell: Value | None) -> bool:
        """Check whether a cell states nothing."""
        if self.words and isinstance(cell, str):
            return not cell.strip()
        return typed.is_blank(cell)


TEXT = Manner(write=str, read=typed.text, words=True)
"""Any text."""


def manner_of(declared: Any, unit: str = "") -> Manner:
    """How a cell takes a value whose field has this declared type; ``unit`` is printed beside it."""
    check, kind = check_of(declared), kind_declared(declared)
    # A declared type without a kind is a list of names.
    made = NAMES if kind is None else _MANNERS[kind.cell](kind, unit)

    def read(cell: Value) -> Any:
        value = made.read(cell)
        check(value)
        return value

    return evolve(made, read=read)


def _name(kind: Kind, unit: str) -> Manner:
    return Manner(write=str, read=lambda cell: kind.made_of(typed.name(cell)), options=tuple(kind.members))


def _choice(kind: Kind, unit: str) -> Manner:
    words = tuple(kind.members)
    return Manner(write=str, read=lambda cell: kind.members[typed.choice(cell, words, "选项")], options=words)


def _amount(kind: Kind, unit: str) -> Manner:
    """Build the manner of an amount in the printed unit; it adds the unit where a reader would doubt the number."""

    def write(value: Any) -> Decimal | str:
        amount = Decimal(plain(EXACT.scaleb(Decimal(kind.measured(value)), -kind.units[unit])))
        return f"{amount:f}{unit}" if typed.doubts_unit(amount, unit) else amount

    return Manner(write=write, read=lambda cell: typed.amount(cell, unit, kind))


def _share_written(value: Decimal) -> Decimal | str:
    """Write a share in percent, with the sign where a reader may take the number for a ratio."""
    percents = Decimal(plain(EXACT.scaleb(value, 2)))
    return f"{percents:f}%" if typed.doubts_percent(percents) else percents


def _moment_written(value: datetime) -> str:
    """Write a moment as people do if it is in China's time and has no fraction, else as the wire does."""
    if value.utcoffset() == _HOURS and not value.microsecond:
        return f"{value:%Y-%m-%d %H:%M:%S}"
    return value.isoformat()


def answer(yes: str, no: str) -> Manner:
    """Build the manner of a yes or a no, in the words of the form."""
    return Manner(
        write=lambda value: yes if value else no,
        read=lambda cell: typed.yes_or_no(cell, (yes,), (no,)),
        options=(yes, no),
    )


NAMES = Manner(write=typed.names_written, read=typed.names, words=True)
# By how a kind is typed in a cell; beside it the unit is printed.
_MANNERS: Mapping[Cell, Callable[[Kind, str], Manner]] = {
    "text": lambda kind, unit: TEXT,
    "name": _name,
    "choice": _choice,
    "yes-no": lambda kind, unit: answer(YES[0], NO[0]),
    "whole": lambda kind, unit: Manner(write=int, read=lambda cell: typed.whole(cell, unit)),
    "number": lambda kind, unit: Manner(write=Decimal, read=lambda cell: typed.decimal(cell, unit)),
    "percent": lambda kind, unit: Manner(write=_share_written, read=typed.share),
    "amount": _amount,
    "written": lambda kind, unit: Manner(write=str, read=lambda cell: typed.written(cell, kind)),
    "day": lambda kind, unit: Manner(write=date.isoformat, read=typed.day),
    "moment": lambda kind, unit: Manner(write=_moment_written, read=typed.moment),
}


@cache
def declared_at(path: str) -> Any:
    """Find the declared type of an application's field (``scale.revenue``), without its ``| None``."""
    kind: Any = ClusterApplication
    for name in path.split("."):
        kind = declared_in(kind, name)
    return kind


@cache
def declared_in(cls: type, name: str) -> Any:
    """Find the declared type of a class's field, likewise without its ``| None``."""
    return without_blank(get_type_hints(cls, include_extras=True)[name])[1]


FIRST = 2
"""The first column of what people see; before it stands the code of the row."""
# How many columns each cell of a row takes, of the twelve there are.
FIELD, SIX, LINE, ARRANGEMENT, BOXES = (3, 9), (2,) * 6, (1, 7, 2, 2), (3, 2, 7), (3, 1, 4, 1, 3)
PROJECT, FACT = (1, 2, 2, 3, 4), (1, 3)
_BY_CELLS = {6: (2, 2, 3, 3, 1, 1), 5: (3, 2, 2, 3, 2), 4: (3, 3, 3, 3), 3: (3, 3, 6)}
HEADING, COUNTS, ORDER, YEARS = "#", "rows.", "order.x_types", "targets"
"""Codes: of headings (which name the list below them), of rows that say how many rows a list has, of the one that says
in which order boxes were ticked, and of the row with the years of the targets."""


@frozen
class Slot:
    """A cell: its column, the field that it holds (``scale.revenue``), what it takes, and where its row has cells."""

    column: int
    field: str
    manner: Manner
    row: tuple[int, ...] = ()


_Rows = dict[str, tuple[Slot, ...]]


@frozen
class Slots:
    """The cells of all rows, by the codes of the rows.

    ``single``: rows that stand there once, with the fields of the application; ``repeated``: rows of a list, with the
    fields of what it lists.
    """

    single: Mapping[str, tuple[Slot, ...]]
    repeated: Mapping[str, tuple[Slot, ...]]


def columns(spans: Iterable[int]) -> tuple[int, ...]:
    """List the columns where the cells of a row begin."""
    made, at = [], FIRST
    for span in spans:
        made.append(at)
        at += span
    return tuple(made)


def spans_of(table: Table) -> tuple[int, ...]:
    """How wide the cells of a table are; those of projects have a number before them."""
    return PROJECT if is_numbered(table) else _BY_CELLS[len(table.cells)]


def is_numbered(table: Table) -> bool:
    """Have the rows of a table numbers?"""
    return table.field.endswith("_projects")


def unit_of(label: str) -> str:
    """Find the unit in brackets at the end of a label: 2025年营收（亿元）."""
    return label.rpartition("（")[2].removesuffix("）") if label.endswith("）") else ""


def slots_of(call: ClusterCall) -> Slots:
    """Collect the cells of the form's workbook, as the call prints the form."""
    return Slots(single=_printed(call) | _additional(call), repeated=_repeated(call))


def _printed(call: ClusterCall) -> _Rows:
    """Collect the cells that the form prints (附1-2), except those of tables that list."""
    made: _Rows = {
        "applicant.name": (_slot(FIELD, 1, "applicant.name"),),
        "tier": (_slot(FIELD, 1, "tier", _tier_manner()),),
        "segment": (_slot(FIELD, 1, "segment"),),
        "advantages": (_slot(FIELD, 1, "advantages"),),
    }
    for person in ("head", "contact"):
        asked = ((1, "name"), (3, "position"), (5, "mobile"))
        made[person] = tuple(_slot(SIX, place, f"{person}.{field}") for place, field in asked)
    for opinion in ("county_opinion", "city_opinion"):
        made[opinion] = (
            _slot(SIX, 1, f"{opinion}.given", answer(*GIVEN)),
            _slot(SIX, 3, f"{opinion}.sealed", answer(*SEALED)),
            _slot(SIX, 5, f"{opinion}.dated"),
        )
    for line in call.indicators:
        made[line.field] = (_slot(LINE, 3, line.field, unit=line.unit),)
    for part in ("mechanism", "policy", "promoter"):
        field = f"organisation.{part}"
        made[field] = (
            _slot(ARRANGEMENT, 1, f"{field}.exists", answer(*ARRANGED)),
            _slot(ARRANGEMENT, 2, f"{field}.summary"),
        )
    return made


def _additional(call: ClusterCall) -> _Rows:
    """Collect the cells for facts that the form leaves out, except lists."""
    made: _Rows = {code: (_slot(FACT, 1, code, unit=unit_of(label)),) for code, label in FACTS.items()}
    tracks, highlands = tuple(track.name for track in call.tracks), call.highlands
    made["track"] = (_slot(FACT, 1, "track", evolve(TEXT, options=tracks, strict=False)),)
    highland = Manner(write=str, read=lambda cell: typed.choice(cell, highlands, "产业高地"), options=highlands)
    made["highland"] = (_slot(FACT, 1, "highland", highland),)
    made["software"] = (_slot(FACT, 1, "software", answer(YES[0], NO[0])),)
    made[ORDER] = (_slot(FACT, 1, ORDER, TEXT),)
    for field in (*lists_of(call), "x_types", "targets"):
        code = f"{COUNTS}{field}"
        made[code] = (_slot(FACT, 1, code, manner_of(Count)),)
    return made


def boxes_of(call: ClusterCall) -> tuple[str, ...]:
    """List the boxes of the X system, in the order of the form."""
    return (*call.x_system.on_form, call.x_system.none)


def box_rows(call: ClusterCall) -> dict[str, tuple[Slot, ...]]:
    """Collect the cells to tick, two in a row, by the code of the row; each cell's field is its box."""
    names, tick = boxes_of(call), answer(TICK, NO_TICK)
    return {
        f"x_types.{at}": tuple(
            _slot(BOXES, place, name, tick) for place, name in zip((1, 3), names[at : at + 2], strict=False)
        )
        for at in range(0, len(names), 2)
    }


def lists_of(call: ClusterCall) -> tuple[str, ...]:
    """List the fields that are lists with a row for each item, in the order of the workbook."""
    tables = (*call.tables, *call.project_tables)
    return (*(one.field for one in tables), "titles", "evidence", "classified")


def _repeated(call: ClusterCall) -> _Rows:
    """Collect the cells of one row of each list."""
    made: _Rows = {}
    for table in call.tables:
        row, item = columns(spans_of(table)), item_of(table.field)
        made[table.field] = tuple(
            Slot(start, cell.field, manner_of(declared_in(item, cell.field), unit_of(cell.label)), row)
            for start, cell in zip(row[is_numbered(table) :], table.cells, strict=True)
        )
    for table in call.project_tables:
        named = [(cell.field, "") for cell in table.cells] + [("designated", ""), ("annual_output", OUTPUT_UNIT)]
        made[table.field] = tuple(
            Slot(FIRST + place, field, manner_of(declared_in(Project, field), unit), (FIRST,))
            for place, (field, unit) in enumerate(named, start=1)
        )
    scheme = Manner(write=str, read=lambda cell: call.scheme(typed.name(cell)), options=call.x_system.on_form)
    rest = ("industry", "same_industry", "valid_until")
    made["titles"] = (
        Slot(FIRST, "scheme", scheme),
        *(Slot(FIRST + place, one, manner_of(declared_in(XTitle, one))) for place, one in enumerate(rest, start=1)),
    )
    made["evidence"] = made["classified"] = (Slot(FIRST, "", _line_manner(call)),)
    return made


def item_of(field: str) -> Any:
    """Find the class of a list's items."""
    return get_args(declared_at(field))[0]


def _slot(spans: Iterable[int], place: int, field: str, manner: Manner | None = None, unit: str = "") -> Slot:
    """Build the cell at a place of a row; without a ``manner``, the type of its field determines what it takes."""
    row = columns(spans)
    return Slot(row[place], field, manner or manner_of(declared_at(field), unit), row)


def _tier_manner() -> Manner:
    """Build the manner of the type of application: the form's words, or the name of the tier alone."""
    named = {tier.on_form: tier for tier in Tier}
    short = {str(tier): tier for tier in Tier}

    def read(cell: Value) -> Tier:
        known = short if loosely(typed.name(cell)) in map(loosely, short) else named
        return known[typed.choice(cell, known, "申报类型")]

    return Manner(write=lambda tier: tier.on_form, read=read, options=tuple(named))


def line_name(line: Indicator) -> str:
    """Name a numbered line by its section, number and label."""
    return f"{line.section} {line.number} {line.label}"


def _line_manner(call: ClusterCall) -> Manner:
    """Build the manner of a numbered line: its name or its field."""
    named = {line_name(line): line.field for line in call.indicators}
    by_field = {field: name for name, field in named.items()}

    def read(cell: Value) -> str:
        known = typed.name(cell)
        return known if known in by_field else named[printed(known, named, "指标")]

    return Manner(write=lambda field: by_field[field], read=read, options=tuple(named))


def target_manner(line: Indicator) -> Manner:
    """Find the manner of a cell in the table of targets."""
    return manner_of(declared_in(TargetYear, line.name), line.unit)


def written(slot: Slot, value: Any) -> object:
    """Write a value as its cell holds it; None for a blank."""
    return None if value is None else slot.manner.write(value)


def has_figures(target: TargetYear) -> bool:
    """Is anything filled in of a year's targets?"""
    return target != TargetYear(year=target.year)
