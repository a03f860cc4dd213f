"""Recommendation: a recommender's list of products, with its statements about each."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from attrs import Factory, field

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, quoted, shown
from ..quota.table import QuotaTable
from ..rules.clause import Clause, Context, contexts
from ..rules.examine import report_on
from ..rules.outcome import Entry
from ..rules.reading import Readings
from ..rules.report import Report
from ..values.blank import Count, Instant, Points
from ..values.check import verify
from ..values.county import CITIES, seat_of
from ..values.name import loosely
from .product import Category, JingpinProduct


@hooks.frozen(kw_only=True)
class Nomination:
    """A product on a recommender's list (附件2 三2、三3), with the recommender's statements; None is a blank.

    ``passed_review``: it passed the first review. ``province_owned``: its enterprise belongs to a province-owned group
    (省属企业), which the provincial state assets commission recommends. ``brand_place`` names the seat of the cluster
    brand whose own places it uses, None for the recommender's places; ``in_brand_direction``: it fits the direction of
    that brand.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
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

    def entry(self, index: int) -> Entry:
        """Build the product's entry on a list, by its index from 0."""
        return Entry(path=f"$.products[{index}]", label=str(self), row=index + 1)


_BRACKETS = str.maketrans("", "", "()[]{}<>〈〉《》【】〔〕")


@hooks.frozen(kw_only=True)
class Appearance:
    """A row of a recommender's list, with its own spelling of enterprise and product (with model)."""

    recommender: str
    row: int
    enterprise: str
    product: str

    @property
    def key(self) -> tuple[str, str]:
        """The names without width, brackets and spaces, so that two spellings of a product have the same key."""
        return loosely(self.enterprise).translate(_BRACKETS), loosely(self.product).translate(_BRACKETS)


@hooks.frozen(kw_only=True)
class Duplicate:
    """A product that appears twice on the lists (附件2 三3): its ``first`` appearance, and where it appears ``again``.

    It keeps both spellings: people decide whether the two products are the same.
    """

    first: Appearance
    again: Appearance


def duplicates_of(appearances: Iterable[Appearance]) -> tuple[Duplicate, ...]:
    """List the repeated appearances, in order."""
    first: dict[tuple[str, str], Appearance] = {}
    found = []
    for appearance in appearances:
        before = first.setdefault(appearance.key, appearance)
        if before is not appearance:
            found.append(Duplicate(first=before, again=appearance))
    return tuple(found)


@hooks.wired
@hooks.frozen(kw_only=True)
class ListedProduct:
    """A row of the recommendation sheet (推荐汇总表; 附件2 三3), with its ranking data; None is a blank.

    ``product`` is name and model (产品名称及型号), ``track`` a track's printed name. ``score`` is the recommender's;
    ``in_zone``: the product is made in a core or coordinated zone.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
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


@hooks.frozen(kw_only=True)
class Recommendation:
    """A recommender's list (附件2 三2、三3), in its own order, and the sending of its sheet (推荐意见汇总表).

    ``recommender`` is the printed name of a row of the quota table. ``sent`` None: not yet; ``sealed``: the sheet bears
    the seal; ``through_sasac``: the provincial state assets commission (省国资委) sent it. ``taken``: how many of its
    shared places (under A55 and A56) other recommenders have taken; None is a blank, but on the groups' list, which
    has one sender. ``others`` are the lists of other recommenders, searched for the same products.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value; a brand's seat is in another city.
        FormerCountyError: a brand's seat is a county that no longer exists.
    """

    recommender: str
    products: tuple[Nomination, ...]
    sent: Instant | None = None
    sealed: bool | None = None
    through_sasac: bool | None = None
    taken: Count | None = None
    others: tuple["Recommendation", ...] = ()

    def __attrs_post_init__(self) -> None:
        verify(self)

    def _relate(self) -> None:
        for index, nomination in enumerate(self.products):
            home = None if nomination.brand_place is None else seat_of(nomination.brand_place)
            if self.recommender in CITIES and home not in (None, self.recommender):
                brand = quoted(str(nomination.brand_place))
                error = InvalidValueError(
                    "{brand}属于{home}，不由{city}推荐", brand=brand, home=home, city=self.recommender
                )
                error.field = f"Recommendation.products[{index}].brand_place"
                raise error

    @property
    def appearances(self) -> Iterator[Appearance]:
        """The appearances of its products, row by row."""
        return appearances_of(self.recommender, self.products)


def check_lists(lists: object) -> None:
    """Check that ``lists`` maps recommenders to lists.

    Raises:
        InvalidTypeError: it is no mapping.
    """
    if not isinstance(lists, Mapping):
        raise InvalidTypeError("应为推荐单位到名单的对照表，不能是 {value}", value=shown(lists))


def appearances_of(
    recommender: str, products: Iterable[JingpinProduct | Nomination | ListedProduct]
) -> Iterator[Appearance]:
    """Yield the appearance of each product of a list. Raises InvalidTypeError."""
    for row, listed in enumerate(_listed(products), start=1):
        if isinstance(listed, ListedProduct):
            enterprise, name = listed.enterprise, listed.product
        else:
            product = _nomination(row, listed).product
            enterprise, name = product.enterprise.name, product.name + (product.model or "")
        yield Appearance(recommender=recommender, row=row, enterprise=enterprise, product=name)


def nominated(products: Iterable[JingpinProduct | Nomination]) -> tuple[Nomination, ...]:
    """Turn bare products into nominations without statements. Raises InvalidTypeError."""
    return tuple([_nomination(row, product) for row, product in enumerate(_listed(products), start=1)])


def _listed(products: Iterable[Any]) -> Iterable[Any]:
    if not isinstance(products, Iterable):
        raise InvalidTypeError("应为一组产品，不能是 {value}", value=shown(products))
    return products


def _nomination(row: int, product: object) -> Nomination:
    if isinstance(product, JingpinProduct):
        return Nomination(product=product)
    if isinstance(product, Nomination):
        return product
    message = "第 {place} 个应为 JingpinProduct 或 Nomination，不能是 {value}"
    raise InvalidTypeError(message, place=row, value=type(product).__name__)


@hooks.owned
@hooks.frozen(kw_only=True, eq=False, repr=False)
class RecommendationCall:
    """The quota table and the clauses that judge a recommender's list (附件2 三2、三3, 推荐名额表)."""

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
        """The kind of subject that the call judges."""
        return Recommendation

    def check(self, recommendation: Recommendation) -> None:
        """Check that the recommender has a row in the quota table.

        Raises:
            UnknownNameError: it has none; the message offers the nearest names.
        """
        self.quotas[recommendation.recommender]

    def judge(
        self,
        recommender: str,
        products: Iterable[JingpinProduct | Nomination],
        sent: datetime | None,
        sealed: bool | None,
        through_sasac: bool | None,
        taken: int | None,
        others: Mapping[str, Iterable[JingpinProduct | Nomination]],
        readings: Readings,
    ) -> Report:
        """Judge a recommender's list.

        Raises:
            UnknownNameError: no recommender has that name.
            FormerCountyError, InvalidTypeError, InvalidValueError: as :class:`Recommendation`; ``others`` is no mapping
                from recommenders to lists; ``readings`` is of another type.
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
