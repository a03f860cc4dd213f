"""Slots: which field of an application stands in which cell of a row of the workbook."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from attrs import evolve, frozen

from ...cluster.applicant import XTitle
from ...cluster.call import ClusterCall
from ...cluster.form import Project, TargetYear
from ...printed.form import Indicator, Table
from ...printed.track import Tier
from ...values.blank import Count
from ...values.name import loosely, printed
from . import typed
from .cell import Value
from .labels import ARRANGED, FACTS, GIVEN, NO_TICK, NONE, OUTPUT_UNIT, SEALED, TICK, TIERS
from .manner import TEXT, Manner, answer, declared_at, declared_in, manner_of

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
        made[person] = tuple(
            _slot(SIX, place, f"{person}.{field}") for place, field in ((1, "name"), (3, "position"), (5, "mobile"))
        )
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
    tracks = evolve(TEXT, options=tuple(track.name for track in call.tracks), strict=False)
    made["track"] = (_slot(FACT, 1, "track", tracks),)
    highland = Manner(
        write=str, read=lambda cell: typed.choice(cell, call.highlands, "产业高地"), options=call.highlands
    )
    made["highland"] = (_slot(FACT, 1, "highland", highland),)
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
    named = {label: tier for tier, label in zip(Tier, TIERS, strict=True)}
    short = {str(tier): tier for tier in Tier}

    def read(cell: Value) -> Tier:
        known = short if loosely(typed.name(cell)) in map(loosely, short) else named
        return known[typed.choice(cell, known, "申报类型")]

    return Manner(write=lambda tier: TIERS[tuple(Tier).index(tier)], read=read, options=TIERS)


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


def says(cells: Iterable[Any]) -> bool:
    """Check whether a row of a list says anything; marks like … say nothing."""
    return not all(map(typed.is_blank, cells))


def says_none(cells: Iterable[Any]) -> bool:
    """Check whether a row of a list says that the list is empty."""
    said = [cell for cell in cells if not typed.is_blank(cell)]
    return len(said) == 1 and isinstance(said[0], str) and said[0].strip() == NONE


def has_figures(target: TargetYear) -> bool:
    """Is anything filled in of a year's targets?"""
    return target != TargetYear(year=target.year)
