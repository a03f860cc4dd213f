"""JingpinCall: the printed data of annex 2, and the clauses that judge a product."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain
from types import MappingProxyType
from typing import Any

from attrs import Factory, field

from .. import hooks
from ..errors import UnknownTrackError
from ..printed.form import Heading
from ..quota.table import QuotaTable
from ..rules.clause import Clause, Context, clause_named, contexts
from ..rules.reading import Reading, Readings, defaults_of
from ..rules.report import Report
from ..values.name import meant, printed
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


@hooks.keyed
@hooks.listed
@hooks.owned
@hooks.frozen(kw_only=True, eq=False, repr=False)
class JingpinCall:
    """The call for 浙江制造精品 (附件2).

    ``tracks`` are the fifteen cluster tracks and the historical classic industries (A54); ``evidence`` the printed
    kinds of proof of launch; ``quotas`` the quota table; ``columns`` the columns of the recommendation sheet
    (推荐汇总表); ``outline`` the headings of the product report (报告书); ``recommendation`` the call that judges a
    recommender's list.

    Iterating gives the clauses, those of a recommender's list last; ``in`` and ``keys()`` go by their names.
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

    def __iter__(self) -> Iterator[Clause[Any]]:
        return iter((*self.clauses, *self.recommendation_clauses))

    def __contains__(self, clause: object) -> bool:
        return meant(clause, self.keys()) is not None

    def __getitem__(self, clause: str) -> Clause[Any]:
        """Look up a clause by its name: ``NOTICE.jingpin["mean-sales"]``.

        Raises:
            UnknownNameError: no clause has that name; the message offers the nearest names.
        """
        return clause_named(clause, self)

    def keys(self) -> tuple[str, ...]:
        """List the names of the clauses, in order."""
        return tuple(clause.name for clause in self)

    @property
    def judges(self) -> type[JingpinProduct]:
        """The kind of subject that the call judges."""
        return JingpinProduct

    def check(self, product: JingpinProduct) -> None:
        """Check that the call prints the product's track.

        Raises:
            UnknownTrackError: the call does not print the track; the message offers the nearest names.
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
        taken: int | None = None,
        others: Mapping[str, Iterable[JingpinProduct | Nomination]] = MappingProxyType({}),
        readings: Readings = Readings(),
    ) -> Report:
        """Judge a recommender's list by 附件2 三2, 三3 and its row of the quota table.

        ``products`` are in the recommender's order, bare or with the recommender's statements (Nomination). ``taken``:
        how many of its shared places (under A55 and A56) other recommenders have taken, None where nobody states it;
        ``others``: the lists of other recommenders by name, searched for the same products.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> report = NOTICE.jingpin.validate_recommendation("衢州市", [], sealed=False)
        >>> report.unmet
        (<Finding sealed UNMET>,)

        Raises:
            UnknownNameError: no recommender has that name; the message offers the nearest names.
            FormerCountyError: the seat of a brand is a county that no longer exists.
            InvalidTypeError, InvalidValueError: a product or ``readings`` is of another type; ``sent`` has no time
                zone; the seat of a brand is in another city.
        """
        return self.recommendation.judge(recommender, products, sent, sealed, through_sasac, taken, others, readings)

    def duplicates(
        self, lists: Mapping[str, Iterable[JingpinProduct | Nomination | ListedProduct]]
    ) -> tuple[Duplicate, ...]:
        """Find products that appear twice on the lists of several recommenders, in any spelling (A59).

        >>> from zj415x import ListedProduct
        >>> from zj415x.editions.y2026 import NOTICE
        >>> first = ListedProduct(enterprise="某某机床有限公司", product="五轴加工中心VX-5")
        >>> again = ListedProduct(enterprise="某某机床有限公司", product="五轴加工中心（ＶＸ-５）")
        >>> [(found.first.row, found.again.row) for found in NOTICE.jingpin.duplicates({"台州市": [first, again]})]
        [(1, 2)]

        Raises:
            InvalidTypeError: ``lists`` is no mapping from recommenders to lists; a product is of another type.
        """
        check_lists(lists)
        each = (appearances_of(recommender, products) for recommender, products in lists.items())
        return duplicates_of(chain.from_iterable(each))

    def track(self, name: str) -> str:
        """Look up the printed name of a track.

        Raises:
            UnknownTrackError: the call does not print the track; the message offers the nearest names.
        """
        return printed(name, self.tracks, "集群赛道", UnknownTrackError)
