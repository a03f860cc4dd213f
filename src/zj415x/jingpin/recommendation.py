"""Recommendation: the products that one recommender puts forward."""

from typing import Any

from attrs import Factory, field, frozen

from ..clause import Clause, Context, contexts, examine
from ..errors import InvalidTypeError, shown
from ..field import Instant, verify
from ..quota_table import QuotaTable
from ..reading import Readings
from ..report import Report
from .product import JingpinProduct


@frozen(kw_only=True)
class Recommendation:
    """What a recommender puts forward, when its sheet (推荐意见汇总表) was sent, and whether that is sealed.

    ``recommender`` is a row of the quota table, as printed. ``sent`` None: not yet.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    recommender: str
    products: tuple[JingpinProduct, ...]
    sent: Instant | None = None
    sealed: bool | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@frozen(kw_only=True, eq=False, repr=False)
class RecommendationCall:
    """What a recommender's list has to answer (附件2 三3, 推荐名额表)."""

    quotas: QuotaTable
    clauses: tuple[Clause[Recommendation], ...]
    defaults: Readings
    by_default: tuple[Context[Any], ...] = field(
        init=False, repr=False, default=Factory(lambda call: contexts(call.clauses, call.defaults), takes_self=True)
    )

    def __repr__(self) -> str:
        return f"<RecommendationCall of {len(self.clauses)} clauses>"

    @property
    def judges(self) -> type[Recommendation]:
        """The kind of subject this call judges."""
        return Recommendation

    def check(self, recommendation: Recommendation) -> None:
        """Is its recommender a row of the quota table? Raises UnknownNameError."""
        self.quotas[recommendation.recommender]

    def judge(self, recommender: str, products: Any, sent: Any, sealed: Any, readings: Readings) -> Report:
        """The report about what a recommender puts forward."""
        try:
            listed = tuple(products)
        except TypeError:
            raise InvalidTypeError("应为一组产品，不能是 {value}", value=shown(products)) from None
        name = self.quotas[recommender].name
        return examine(Recommendation(recommender=name, products=listed, sent=sent, sealed=sealed), self, readings)
