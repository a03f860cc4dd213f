"""Dumping the model as JSON-ready data, and an edition as tables."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import FunctionType
from typing import Any

import attrs
from cattrs import Converter

from ..clause import Clause
from ..deadline import Deadline
from ..finding import Finding
from ..money import Money
from ..notice import Notice
from ..number import as_percent
from ..reading import Readings
from ..report import Report
from ..term import Term
from ..track import Threshold, Track


def dump(value: Any) -> Any:
    """JSON-ready data of anything in the model: amounts, shares, dates and words as the wire writes them.

    An application or product that is dumped is read back as it was.
    """
    return _writer().unstructure(value)


def dump_tables(notice: Notice) -> dict[str, Any]:
    """Every table of an edition as JSON-ready rows: what a front end or another language starts from."""
    clusters, jingpin = notice.clusters, notice.jingpin
    return {
        "number": notice.number,
        "issued": dump(notice.issued),
        "tracks": [_row(track) | {"relief": dump(track.relief)} for track in clusters.tracks],
        "x_system": _row(clusters.x_system),
        "indicators": dump(clusters.indicators),
        "targets": dump(clusters.targets),
        "target_years": dump(clusters.target_years),
        "limits": dump(clusters.limits),
        "plan_outline": dump(clusters.outline),
        "cluster_clauses": [_clause_row(clause, notice) for clause in clusters.clauses],
        "categories": dump(jingpin.categories),
        "product_tracks": dump(jingpin.tracks),
        "launch_evidence": dump(jingpin.evidence),
        "quotas": dump(jingpin.quotas.rows),
        "recommendation_columns": dump(jingpin.columns),
        "product_report_outline": dump(jingpin.outline),
        "jingpin_clauses": [_clause_row(clause, notice) for clause in jingpin.clauses],
        "deadlines": dump(notice.deadlines),
        "readings": dump(notice.readings),
        "channels": dump(notice.channels),
        "roster_columns": dump(notice.roster_columns),
    }


@cache
def _writer() -> Converter:
    writer = Converter()
    writer.register_unstructure_hook(Money, str)
    writer.register_unstructure_hook(Decimal, as_percent)
    writer.register_unstructure_hook(datetime, datetime.isoformat)
    writer.register_unstructure_hook(date, date.isoformat)
    writer.register_unstructure_hook_func(lambda kind: isinstance(kind, type) and issubclass(kind, Term), str)
    writer.register_unstructure_hook(tuple, _list)
    writer.register_unstructure_hook(Readings, lambda readings: dict(readings.chosen))
    writer.register_unstructure_hook_func(lambda kind: isinstance(kind, type) and attrs.has(kind), _row)
    writer.register_unstructure_hook(FunctionType, lambda test: test.__name__)
    writer.register_unstructure_hook(Track, _track_name)
    writer.register_unstructure_hook(Finding, _finding)
    writer.register_unstructure_hook(Report, _report)
    writer.register_unstructure_hook(Threshold, _threshold)
    return writer


def _list(values: tuple[Any, ...]) -> list[Any]:
    return [dump(value) for value in values]


def _row(value: Any) -> dict[str, Any]:
    return {one.name: dump(getattr(value, one.name)) for one in attrs.fields(type(value)) if one.init}


def _track_name(track: Track) -> str | dict[str, str]:
    return track.name if track.printed else {"name": track.name, "highland": track.highland}


def _finding(finding: Finding) -> dict[str, Any]:
    names = ("clause", "place", "topic", "force", "outcome", "subject", "word", "comparison")
    more = ("observed", "required", "gap", "basis", "notes", "readings")
    return {name: dump(getattr(finding, name)) for name in names + more}


def _report(report: Report) -> dict[str, Any]:
    return {
        "verdict": str(report.verdict),
        "findings": _list(report.findings),
        "readings": dump(report.readings),
    }


def _threshold(threshold: Threshold) -> dict[str, Any]:
    return _row(threshold) | {"relieved": str(threshold.relieved), "amount": str(threshold.amount)}


def _clause_row(clause: Clause[Any], notice: Notice) -> dict[str, Any]:
    row = {one.name: getattr(clause, one.name) for one in attrs.fields(Clause)}
    bound = clause.bound
    if bound == notice.clusters.x_system:
        bound = "x_system"
    elif isinstance(bound, Deadline):
        bound = bound.name
    return {name: dump(value) for name, value in (row | {"bound": bound}).items()}
