"""Parts: what an edition's notice owns and is known by a name, so that a pickle need not carry it."""

import sys
from collections.abc import Callable, Mapping
from typing import Any

from .. import editions
from ..cluster.call import ClusterCall
from ..cluster.city import CityCall
from ..jingpin.call import JingpinCall
from ..jingpin.recommendation import RecommendationCall
from ..notice import Notice
from ..printed.ledger import Ledger
from ..printed.track import Track
from ..quota.table import QuotaTable
from ..rules.clause import Clause


def _clauses(notice: Notice) -> dict[str, Any]:
    calls: dict[str, tuple[Clause[Any], ...]] = {
        "clusters": notice.clusters.clauses,
        "city": notice.clusters.city_clauses,
        "jingpin": notice.jingpin.clauses,
        "recommenders": notice.jingpin.recommendation_clauses,
    }
    return {f"{call}/{clause.name}": clause for call, clauses in calls.items() for clause in clauses}


# Of what a notice has one, the name is empty; clauses are named as the ledger names them.
_BY_KIND: Mapping[type, Callable[[Notice], Mapping[str, Any]]] = {
    Notice: lambda notice: {"": notice},
    ClusterCall: lambda notice: {"": notice.clusters},
    CityCall: lambda notice: {"": notice.clusters.city},
    JingpinCall: lambda notice: {"": notice.jingpin},
    RecommendationCall: lambda notice: {"": notice.jingpin.recommendation},
    QuotaTable: lambda notice: {"": notice.jingpin.quotas},
    Ledger: lambda notice: {"": notice.ledger},
    Track: lambda notice: notice.clusters.named,
    Clause: _clauses,
}


def reference_to(part: object) -> tuple[str, type, str] | None:
    """Find the edition that owns an object, and the object's kind and name there; None where no edition owns it.

    Only editions that are loaded can own it, and none is loaded to look.
    """
    kind = type(part)
    for edition in editions.EDITIONS:
        notice = getattr(sys.modules.get(f"{__package__}.{edition}"), "NOTICE", None)
        if notice is not None and kind in _BY_KIND:
            for name, own in _BY_KIND[kind](notice).items():
                if own is part:
                    return edition, kind, name
    return None


def part(edition: str, kind: type, name: str) -> Any:
    """Find what an edition owns of that kind and name; loads the edition on first use."""
    return _BY_KIND[kind](editions.edition(edition))[name]
