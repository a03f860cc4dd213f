"""Tables: every table of an edition as JSON-ready rows."""

from typing import Any

import attrs

from ..notice import Notice
from ..printed.deadline import Deadline
from ..printed.form import Cell, Indicator, Table
from ..quota.table import QuotaTable
from ..rules.clause import Clause
from .outgoing import WORDS, dump, row


def dump_tables(notice: Notice) -> dict[str, Any]:
    """Dump every table of an edition as JSON-ready rows, for a front end or another language.

    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.exchange import dump_tables
    >>> dump_tables(NOTICE)["quotas"][0]
    {'number': 1, 'name': '杭州市', 'kind': '设区市', 'places': 60, 'at_most': False}
    """
    clusters, jingpin = notice.clusters, notice.jingpin
    return {
        "number": notice.number,
        "issued": dump(notice.issued),
        "tracks": [row(track) | {"relief": dump(track.relief)} for track in clusters.tracks],
        "same_industry": dump(clusters.industries.pairs),
        "x_system": row(clusters.x_system),
        "indicators": dump(clusters.indicators),
        "targets": dump(clusters.targets),
        "target_years": dump(clusters.target_years),
        "blanks": dump(clusters.blanks),
        "tables": dump(clusters.tables),
        "project_tables": dump(clusters.project_tables),
        "plan_outline": dump(clusters.outline),
        "cluster_clauses": [_clause_row(clause, notice) for clause in clusters.clauses],
        "city_clauses": [_clause_row(clause, notice) for clause in clusters.city_clauses],
        "categories": dump(jingpin.categories),
        "product_tracks": dump(jingpin.tracks),
        "launch_evidence": dump(jingpin.evidence),
        "quotas": dump(jingpin.quotas.rows),
        "recommendation_columns": dump(jingpin.columns),
        "product_report_outline": dump(jingpin.outline),
        "jingpin_clauses": [_clause_row(clause, notice) for clause in jingpin.clauses],
        "recommendation_clauses": [_clause_row(clause, notice) for clause in jingpin.recommendation_clauses],
        "deadlines": dump(notice.deadlines),
        "readings": dump(notice.readings),
        "channels": dump(notice.channels),
        "roster_columns": dump(notice.roster_columns),
    }


def _clause_row(clause: Clause[Any], notice: Notice) -> dict[str, Any]:
    fields = {field.name: dump(getattr(clause, field.name)) for field in attrs.fields(Clause)}
    return fields | {"bound": _bound(clause.bound, notice)}


def _bound(bound: Any, notice: Notice) -> Any:
    """Dump a clause's bound; an object with its own table is named by its field or name."""
    if bound == notice.clusters.x_system:
        return "x_system"
    if isinstance(bound, Deadline):
        return bound.name
    if isinstance(bound, QuotaTable):
        return "quotas"
    if isinstance(bound, Indicator | Table | Cell):
        return bound.field
    if isinstance(bound, tuple):
        return [_bound(item, notice) for item in bound]
    if attrs.has(type(bound)) and type(bound) not in WORDS:
        fields = (field.name for field in attrs.fields(type(bound)) if field.init)
        return {name: _bound(getattr(bound, name), notice) for name in fields}
    return dump(bound)
