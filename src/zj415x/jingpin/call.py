"""JingpinCall: what annex 2 prints, and the clauses a product answers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from attrs import Factory, field, frozen

from ..clause import Clause, Context, contexts
from ..errors import UnknownTrackError
from ..name import printed
from ..outline import Heading
from ..quota_table import QuotaTable
from ..reading import Reading, Readings, defaults_of
from ..report import Report
from .product import Category, JingpinProduct
from .recommendation import Recommendation, RecommendationCall


@frozen(kw_only=True, eq=False, repr=False)
class JingpinCall:
    """The call for 浙江制造精品.

    ``tracks`` are the fifteen cluster tracks and the historical classic industries (A54); ``evidence`` the printed
    kinds of proof of launch; ``quotas`` the quota table; ``columns`` those of the recommendation sheet
    (推荐汇总表); ``outline`` the headings of the product report (报告书); ``recommendation`` the call that a
    recommender's list answers.
    """

    categories: tuple[Category, ...]
    tracks: tuple[str, ...]
    evidence: tuple[str, ...]
    quotas: QuotaTable
    columns: tuple[str, ...]
    outline: tuple[Heading, ...]
    clauses: tuple[Clause[JingpinProduct], ...]
    recommendation_clauses: tuple[Clause[Recommendation], ...]
    readings: tuple[Reading, ...]
    defaults: Readings = field(
        init=False, repr=False, default=Factory(lambda call: defaults_of(call.readings), takes_self=True)
    )
    by_default: tuple[Context[Any], ...] = field(
        init=False, repr=False, default=Factory(lambda call: contexts(call.clauses, call.defaults), takes_self=True)
    )

    recommendation: RecommendationCall = field(
        init=False,
        repr=False,
        default=Factory(
            lambda call: RecommendationCall(
                quotas=call.quotas, clauses=call.recommendation_clauses, defaults=call.defaults
            ),
            takes_self=True,
        ),
    )

    def __repr__(self) -> str:
        return f"<JingpinCall of {len(self.clauses)} clauses>"

    @property
    def judges(self) -> type[JingpinProduct]:
        """The kind of subject this call judges."""
        return JingpinProduct

    def check(self, product: JingpinProduct) -> None:
        """Is its track a name of this call? Raises UnknownTrackError."""
        if product.track not in self.tracks:
            self.track(product.track)

    def validate_recommendation(
        self,
        recommender: str,
        products: Iterable[JingpinProduct],
        *,
        sent: datetime | None = None,
        sealed: bool | None = None,
        readings: Readings = Readings(),
    ) -> Report:
        """Hold what a recommender puts forward against 附件2 三3 and its row of the quota table.

        Raises:
            UnknownNameError: no such recommender; the nearest names are offered.
            InvalidTypeError, InvalidValueError: what is no product; a moment without a time zone.
        """
        return self.recommendation.judge(recommender, products, sent, sealed, readings)

    def track(self, name: str) -> str:
        """The printed name of a track.

        Raises:
            UnknownTrackError: none of the sixteen; the nearest names are offered.
        """
        return printed(name, self.tracks, "集群赛道", UnknownTrackError)
