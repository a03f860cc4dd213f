"""Results: reports and allocations as frames of polars, pandas or pyarrow."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from types import ModuleType
from typing import Any

from ..errors import InvalidTypeError, shown, spelt
from ..jingpin.product import JingpinProduct
from ..jingpin.recommendation import ListedProduct
from ..quota.allocation import Allocation, StepKind
from ..quota.province import ProvincialAllocation
from ..rules.report import Report
from ..values.money import Money
from .batches import loaded

RECOMMENDED, TIED, LEFT_OUT = "推荐", "同分待定", "名额外"
"""The words of a frame for what became of a candidate."""


def reports_to_frame(reports: Iterable[Report], backend: ModuleType | str) -> Any:
    """Make a frame of reports: a row each, the word of every outcome under its clause, then ``verdict``.

    ``backend`` is the library of the frame or its name: polars, pandas, pyarrow. Reports of several calls, or of
    several topics, may stand together: a clause that a report lacks is NULL.

    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.frames import reports_to_frame
    >>> reports = [NOTICE.jingpin.validate_recommendation(city, [], sealed=True) for city in ("衢州市", "丽水市")]
    >>> reports_to_frame(reports, "pyarrow")["sealed"].to_pylist()
    ['符合', '符合']

    Raises:
        MissingExtraError: the extra ``frames`` is not installed.
    """
    rows = [report.to_row() for report in reports]
    names = {name: None for row in rows for name in row if name != "verdict"}
    return _frame({name: [row.get(name) for row in rows] for name in (*names, "verdict")}, backend)


def allocation_to_frame(allocation: Allocation[Any] | ProvincialAllocation[Any], backend: ModuleType | str) -> Any:
    """Make a frame of a cut list (推荐名额表): the recommended, the tied and the left out, each group in its order.

    Its columns are the ``candidate`` and its ``enterprise``, the ``group`` (推荐、同分待定、名额外), the
    ``recommender`` whose place it has, its ``score``, and whether it is ``in_zone``. NULL is what neither the
    allocation nor the candidate states: a recommender's allocation knows the score of a tie, and the zones of the
    recommended. Scores are exact; amounts are in yuan.

    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.frames import allocation_to_frame
    >>> ranked = [f"产品{number}" for number in range(1, 22)]  # for 20 places
    >>> cut = NOTICE.jingpin.quotas.allocate("衢州市", ranked, score=lambda product: 90 if product == "产品1" else 80)
    >>> allocation_to_frame(cut, "pyarrow").slice(0, 2).select(["candidate", "group", "score"]).to_pylist()[1]
    {'candidate': '产品2', 'group': '同分待定', 'score': Decimal('80')}

    Raises:
        InvalidTypeError: a score is no exact decimal number.
        MissingExtraError: the extra ``frames`` is not installed.
    """
    if isinstance(allocation, ProvincialAllocation):
        homes = {placement.candidate: placement.recommender for placement in allocation.placements}
        zones: dict[Any, bool | None] = {}
        scores: dict[Any, Any] = {}
    else:
        homes = dict.fromkeys(allocation.recommended, allocation.recommender)
        zones = {} if allocation.in_zone is None else dict.fromkeys(allocation.recommended, False)
        zones |= dict.fromkeys(allocation.in_zone or (), True) | dict.fromkeys(allocation.zone_unknown)
        ties = [step for step in allocation.steps if step.kind is StepKind.TIE]
        scores = {candidate: step.score for step in ties for candidate in step.candidates}
    groups = {RECOMMENDED: allocation.recommended, TIED: allocation.tied, LEFT_OUT: allocation.left_out}
    rows = [
        {
            **_named(candidate),
            "group": group,
            "recommender": homes.get(candidate),
            "score": _exact(_stated(candidate, "score", scores)),
            "in_zone": _stated(candidate, "in_zone", zones),
        }
        for group, candidates in groups.items()
        for candidate in candidates
    ]
    return _frame({name: [row[name] for row in rows] for name in _COLUMNS}, backend)


_COLUMNS = ("candidate", "enterprise", "group", "recommender", "score", "in_zone")


def _named(candidate: Any) -> dict[str, str | None]:
    """Name a candidate, which may be any object that the caller ranks."""
    match candidate:
        case ListedProduct():
            return {"candidate": candidate.product, "enterprise": candidate.enterprise}
        case JingpinProduct():
            return {"candidate": candidate.name, "enterprise": candidate.enterprise.name}
    return {"candidate": spelt(candidate), "enterprise": None}


def _stated(candidate: Any, name: str, known: dict[Any, Any]) -> Any:
    """Return what the allocation knows of a candidate, else what a listed or described product states itself."""
    if candidate in known:
        return known[candidate]
    return getattr(candidate, name, None) if isinstance(candidate, ListedProduct | JingpinProduct) else None


def _exact(score: Any) -> Decimal | None:
    """Write a score as the decimal number it is, an amount in yuan."""
    if score is None:
        return None
    try:
        exact = score.in_unit("元") if isinstance(score, Money) else Decimal(str(score))
    except InvalidOperation:
        exact = Decimal("NaN")
    if not exact.is_finite():
        raise InvalidTypeError("分数 {score} 写不成小数，不能列入表", score=shown(score))
    return exact


def _frame(columns: dict[str, list[Any]], backend: Any) -> Any:
    """Make a frame that has the types of its values: a declared type would round Decimals, and make blanks False."""
    return loaded("narwhals").from_dict(columns, backend=backend).to_native()
