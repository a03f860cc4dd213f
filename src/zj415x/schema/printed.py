"""Printed: what the form says of a field: its label, and what it asks for."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

from attrs import frozen

from ..cluster.application import ClusterApplication
from ..cluster.form import Arrangement, Ecosystem, Innovation, Organisation, Potential, ProjectLists, Scale, TargetYear
from ..editions.y2026 import NOTICE
from ..printed.form import Cell, Collected, Indicator, Table
from ..values.kind import without_blank

_FORM = NOTICE.clusters
_LINES: Mapping[str, type] = {
    "scale": Scale,
    "innovation": Innovation,
    "ecosystem": Ecosystem,
    "growth": Potential,
    "targets": TargetYear,
}


Remarks = tuple[tuple[str, Mapping[str, Any]], ...]


@frozen
class Printed:
    """The label of a field as the form prints it, and remarks: each a message and what fills it."""

    label: str
    remarks: Remarks = ()


@cache
def printed_fields() -> Mapping[tuple[type, str], Printed]:
    """Whatever the form of 附1-2 and 附1-3 labels, by class and field."""
    found: dict[tuple[type, str], Printed] = {}
    for line in (*_FORM.indicators, *_FORM.targets):
        found[_LINES[line.field.partition(".")[0]], line.name] = Printed(line.label, tuple(_asked_on(line)))
    for cell in _FORM.blanks:
        owner, _, below = cell.field.partition(".")
        if not below:
            found[ClusterApplication, owner] = Printed(cell.label, _bounds(cell))
        elif owner == "organisation":
            found[Organisation, below.partition(".")[0]] = Printed(cell.label)
            found[Arrangement, "summary"] = Printed("简介", _bounds(cell))
    for table in _FORM.tables:
        _list(table, ClusterApplication, table.field, found)
    for table in _FORM.project_tables:
        _list(table, ProjectLists, table.field.rpartition(".")[2], found)
    return found


def _asked_on(line: Indicator) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What a numbered line asks for."""
    yield (
        "{section}第{number}项，表上的单位是{unit}。",
        {"section": line.section, "number": line.number, "unit": line.unit},
    )
    if line.collected is not Collected.ALL:
        yield "{collected}。", {"collected": line.collected}
    if line.substitute is not None:
        yield "人工智能、高端软件填{substitute}。", {"substitute": line.substitute}
    if line.each_year:
        yield "填当年新增的数。", {}
    if line.itemised:
        yield "须附明细清单。", {}


def _list(table: Table, owner: type, name: str, found: dict[tuple[type, str], Printed]) -> None:
    """A table that lists, and its cells; rows of one kind stand in several tables, which have limits of their own."""
    rows: Remarks = ()
    if table.asked is not None:
        rows = (("列举{asked}个。", {"asked": table.asked}),)
    elif table.most is not None:
        rows = (("{most}行以内。", {"most": table.most}),)
    found[owner, name] = Printed(table.title, rows)
    _, declared = without_blank(get_type_hints(owner, include_extras=True)[name])
    row = get_args(declared)[0]
    for cell in table.cells:
        before = found.get((row, cell.field), Printed(cell.label))
        found[row, cell.field] = Printed(before.label, before.remarks + _bounds(cell, table))


def _bounds(cell: Cell, table: Table | None = None) -> Remarks:
    """How much a cell takes, and how many names it asks for."""
    if cell.asked is not None:
        return (("列举{asked}个。", {"asked": cell.asked}),)
    if cell.limit is None:
        return ()
    if table is None:
        return (("{limit}字以内。", {"limit": cell.limit}),)
    return (("{table}：{limit}字以内。", {"table": table.title, "limit": cell.limit}),)
