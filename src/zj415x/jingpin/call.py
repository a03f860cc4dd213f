"""JingpinCall: what annex 2 prints, and the clauses a product answers."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import chain
from types import MappingProxyType

from attrs import Factory, field, frozen

from .. import hooks
from ..errors import UnknownTrackError
from ..printed.form import Heading
from ..quota.table import QuotaTable
from ..rules.clause import Clause, Context, contexts
from ..rules.reading import Reading, Readings, defaults_of
from ..rules.report import Report
from ..values.name import printed
from .product import Category, JingpinProduct
from .recommendation import (
    Duplicate,
    ListedProduct,
    Nomination,
    Recommendation,
    RecommendationCall,
    appearances_of,
    check_lists,
    duplicates_of,
)


@hooks.listed
@hooks.owned
@frozen(kw_only=True, eq=False, repr=False)
class JingpinCall:
    """The call for 浙江制造精品 (附件2).

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
    by_default: tuple[Context[object], ...] = field(
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
        """Is its track a name of this call?

        Raises:
            UnknownTrackError: it is none; the nearest names are offered.
        """
        if product.track not in self.tracks:
            self.track(product.track)

    def validate_recommendation(
        self,
        recommender: str,
        products: Iterable[JingpinProduct | Nomination],
        *,
        sent: datetime | None = None,
        sealed: bool | None = None,
        through_sasac: bool | None = None,
        taken: int = 0,
        others: Mapping[str, Iterable[JingpinProduct | Nomination]] = MappingProxyType({}),
        readings: Readings = Readings(),
    ) -> Report:
        """Hold what a recommender puts forward against 附件2 三2, 三3 and its row of the quota table.

        ``products`` are in the recommender's order, each with what is stated of it (Nomination), or bare. ``taken``:
        how many of the places that it shares, as A55 and A56 are read, others have taken; ``others``: the lists of
        other recommenders by their names, in which the same products are looked for.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> report = NOTICE.jingpin.validate_recommendation("衢州市", [], sealed=False)
        >>> report.unmet
        (<Finding sealed UNMET>,)

        Raises:
            UnknownNameError: no such recommender; the nearest names are offered.
            FormerCountyError: the seat of a brand is a county that is no more.
            InvalidTypeError, InvalidValueError: what is no product; a moment without a time zone; the seat of a brand
                in another city; what are no Readings.
        """
        return self.recommendation.judge(recommender, products, sent, sealed, through_sasac, taken, others, readings)

    def duplicates(
        self, lists: Mapping[str, Iterable[JingpinProduct | Nomination | ListedProduct]]
    ) -> tuple[Duplicate, ...]:
        """Products that stand twice on the lists of several recommenders, by their names, in whatever spelling (A59).

        >>> from zj415x import ListedProduct
        >>> from zj415x.editions.y2026 import NOTICE
        >>> one = ListedProduct(enterprise="某某机床有限公司", product="五轴加工中心VX-5")
        >>> other = ListedProduct(enterprise="某某机床有限公司", product="五轴加工中心（ＶＸ-５）")
        >>> [(found.first.row, found.again.row) for found in NOTICE.jingpin.duplicates({"台州市": [one, other]})]
        [(1, 2)]

        Raises:
            InvalidTypeError: what does not say whose each list is; what is no product.
        """
        check_lists(lists)
        each = (appearances_of(recommender, products) for recommender, products in lists.items())
        return duplicates_of(chain.from_iterable(each))

    def track(self, name: str) -> str:
        """The printed name of a track.

        Raises:
            UnknownTrackError: none of the sixteen; the nearest names are offered.
        """
        return printed(name, self.tracks, "集群赛道", UnknownTrackError)
