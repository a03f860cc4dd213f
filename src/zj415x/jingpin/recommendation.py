"""Recommendation: the products that one recommender puts forward."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from attrs import Factory, field, frozen

from ..clause import Clause, Context, contexts, examine
from ..county import CITIES, seat_of
from ..errors import InvalidTypeError, InvalidValueError, quoted, shown
from ..field import Count, Instant, verify
from ..quota_table import QuotaTable
from ..reading import Readings
from ..reference import reduced
from ..report import Report
from .duplicate import Appearance
from .listed_product import ListedProduct
from .nomination import Nomination
from .product import JingpinProduct


@frozen(kw_only=True)
class Recommendation:
    """What a recommender puts forward (附件2 三2、三3), in its own order, and how its sheet (推荐意见汇总表) was sent.

    ``recommender`` is a row of the quota table, as printed. ``sent`` None: not yet; ``sealed``: it bears the seal;
    ``through_sasac``: it was sent by the provincial state assets commission (省国资委). ``taken``: how many of the
    places that it shares, as A55 and A56 are read, others have taken. ``others`` are the lists of other recommenders,
    to be held against this one.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value; a brand's seat in another city.
        FormerCountyError: a brand's seat that is a county no more.
    """

    recommender: str
    products: tuple[Nomination, ...]
    sent: Instant | None = None
    sealed: bool | None = None
    through_sasac: bool | None = None
    taken: Count = 0
    others: tuple["Recommendation", ...] = ()

    def __attrs_post_init__(self) -> None:
        verify(self)

    def _relate(self) -> None:
        if self.recommender not in CITIES:
            return
        for place, one in enumerate(self.products):
            home = None if one.brand_place is None else seat_of(one.brand_place)
            if home not in (None, self.recommender):
                brand = quoted(str(one.brand_place))
                error = InvalidValueError(
                    "{brand}属于{home}，不由{city}推荐", brand=brand, home=home, city=self.recommender
                )
                error.field = f"Recommendation.products[{place}].brand_place"
                raise error

    @property
    def appearances(self) -> Iterator[Appearance]:
        """Each of its products as it stands on the list."""
        return appearances_of(self.recommender, self.products)


def check_lists(lists: object) -> None:
    """Raises InvalidTypeError for what does not say whose each list is."""
    if not isinstance(lists, Mapping):
        raise InvalidTypeError("应为推荐单位到名单的对照表，不能是 {value}", value=shown(lists))


def appearances_of(
    recommender: str, products: Iterable[JingpinProduct | Nomination | ListedProduct]
) -> Iterator[Appearance]:
    """Each product of a list as it stands there. Raises InvalidTypeError."""
    for row, one in enumerate(_listed(products), start=1):
        if isinstance(one, ListedProduct):
            enterprise, name = one.enterprise, one.product
        else:
            product = _nomination(row, one).product
            enterprise, name = product.enterprise.name, product.name + (product.model or "")
        yield Appearance(recommender=recommender, row=row, enterprise=enterprise, product=name)


def nominated(products: Iterable[JingpinProduct | Nomination]) -> tuple[Nomination, ...]:
    """Products as they stand on a list, of a bare one nothing being stated. Raises InvalidTypeError."""
    return tuple([_nomination(row, one) for row, one in enumerate(_listed(products), start=1)])


def _listed(products: Iterable[Any]) -> Iterable[Any]:
    if not isinstance(products, Iterable):
        raise InvalidTypeError("应为一组产品，不能是 {value}", value=shown(products))
    return products


def _nomination(row: int, one: object) -> Nomination:
    if isinstance(one, JingpinProduct):
        return Nomination(product=one)
    if isinstance(one, Nomination):
        return one
    message = "第 {place} 个应为 JingpinProduct 或 Nomination，不能是 {value}"
    raise InvalidTypeError(message, place=row, value=type(one).__name__)


@frozen(kw_only=True, eq=False, repr=False)
class RecommendationCall:
    """What a recommender's list has to answer (附件2 三2、三3, 推荐名额表)."""

    quotas: QuotaTable
    clauses: tuple[Clause[Recommendation], ...]
    defaults: Readings
    by_default: tuple[Context[object], ...] = field(
        init=False, repr=False, default=Factory(lambda call: contexts(call.clauses, call.defaults), takes_self=True)
    )

    __reduce__ = reduced

    def __repr__(self) -> str:
        return f"<RecommendationCall of {len(self.clauses)} clauses>"

    @property
    def judges(self) -> type[Recommendation]:
        """The kind of subject this call judges."""
        return Recommendation

    def check(self, recommendation: Recommendation) -> None:
        """Is its recommender a row of the quota table?

        Raises:
            UnknownNameError: it is none; the nearest names are offered.
        """
        self.quotas[recommendation.recommender]

    def judge(
        self,
        recommender: str,
        products: Iterable[JingpinProduct | Nomination],
        sent: datetime | None,
        sealed: bool | None,
        through_sasac: bool | None,
        taken: int,
        others: Mapping[str, Iterable[JingpinProduct | Nomination]],
        readings: Readings,
    ) -> Report:
        """The report about what a recommender puts forward.

        Raises:
            UnknownNameError: no such recommender.
            FormerCountyError, InvalidTypeError, InvalidValueError: as :class:`Recommendation`; what does not say whose
                each list is; what are no Readings.
        """
        check_lists(others)
        sheet = Recommendation(
            recommender=self.quotas[recommender].name,
            products=nominated(products),
            sent=sent,
            sealed=sealed,
            through_sasac=through_sasac,
            taken=taken,
            others=tuple([Recommendation(recommender=name, products=nominated(of)) for name, of in others.items()]),
        )
        return examine(sheet, self, readings)
