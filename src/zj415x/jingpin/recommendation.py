"""Nomination: a product on a recommender's list, with what the recommender states of it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from attrs import Factory, field, frozen

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, quoted, shown
from ..quota.table import QuotaTable
from ..rules.clause import Clause, Context, contexts
from ..rules.examine import report_on
from ..rules.outcome import Entry
from ..rules.reading import Readings
from ..rules.report import Report
from ..values.check import verify
from ..values.county import CITIES, seat_of
from ..values.kind import Count, Instant, Points
from ..values.name import loosely
from .product import Category, JingpinProduct


@frozen(kw_only=True)
class Nomination:
    """A product that is put forward (附件2 三2、三3); what the recommender does not state is None.

    ``passed_review``: it passed the first review. ``province_owned``: its enterprise belongs to a province-owned group
    (省属企业), which the provincial state assets commission recommends. ``brand_place`` names the seat of a cluster
    brand on whose own places it stands, None: on those of the recommender; ``in_brand_direction``: it agrees with what
    that brand is cultivated for.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    product: JingpinProduct
    passed_review: bool | None = None
    province_owned: bool | None = None
    brand_place: str | None = None
    in_brand_direction: bool | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)

    def __str__(self) -> str:
        return f"{self.product.enterprise.name}：{self.product.name}"

    def entry(self, place: int) -> Entry:
        """It as an entry of a list, the first of which has the place 0."""
        return Entry(path=f"$.products[{place}]", label=str(self), row=place + 1)


_BRACKETS = str.maketrans("", "", "()[]{}<>〈〉《》【】〔〕")


@frozen(kw_only=True)
class Appearance:
    """Where a product stands: whose list, which row, and how enterprise and product (with its model) are written."""

    recommender: str
    row: int
    enterprise: str
    product: str

    @property
    def key(self) -> tuple[str, str]:
        """What two spellings of the same have in common: width, brackets and spaces do not count."""
        return loosely(self.enterprise).translate(_BRACKETS), loosely(self.product).translate(_BRACKETS)


@frozen(kw_only=True)
class Duplicate:
    """A product that stood on a list (附件2 三3) before: where it stands ``again``, and where ``first``.

    Both spellings are kept: whether the two are one, people decide.
    """

    first: Appearance
    again: Appearance


def duplicates_of(appearances: Iterable[Appearance]) -> tuple[Duplicate, ...]:
    """Every product that stands there again, in the order in which they come."""
    first: dict[tuple[str, str], Appearance] = {}
    found = []
    for one in appearances:
        before = first.setdefault(one.key, one)
        if before is not one:
            found.append(Duplicate(first=before, again=one))
    return tuple(found)


@hooks.wired
@hooks.described
@frozen(kw_only=True)
class ListedProduct:
    """A row of the recommendation sheet (推荐汇总表; 附件2 三3), with what it is ranked by; what is not stated is None.

    ``product`` is its name and model (产品名称及型号), ``track`` a track's printed name. ``score`` is the recommender's
    own; ``in_zone``: it is made in a core or coordinated zone.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    enterprise: str
    product: str
    category: Category | None = None
    track: str | None = None
    score: Points | None = None
    in_zone: bool | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)

    def __str__(self) -> str:
        return f"{self.enterprise}：{self.product}"


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


@hooks.owned
@frozen(kw_only=True, eq=False, repr=False)
class RecommendationCall:
    """What a recommender's list has to answer (附件2 三2、三3, 推荐名额表)."""

    quotas: QuotaTable
    clauses: tuple[Clause[Recommendation], ...]
    defaults: Readings
    by_default: tuple[Context[object], ...] = field(
        init=False, repr=False, default=Factory(lambda call: contexts(call.clauses, call.defaults), takes_self=True)
    )

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
        return report_on(sheet, self, readings)
