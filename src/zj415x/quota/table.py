"""QuotaTable: the quota table of annex 2, and the questions it answers."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, shown
from ..rules.reading import Readings, check_readings
from ..values.county import seat_of
from ..values.name import meant, printed
from ..values.number import integer
from ..words import Phrase
from .allocation import Allocation, InZone, Step, StepKind, Tilt, cut
from .quota import Allowance, Quota, Recommender
from .ranking import LIST, C, Ranking, Score, collected, listed, named

if TYPE_CHECKING:  # loaded by whoever splits places, or places the whole province
    from .apportion import Weight
    from .apportionment import Apportionment, K, Method
    from .province import Nominee, ProvincialAllocation


@hooks.shown
@hooks.keyed
@hooks.owned
@hooks.frozen(kw_only=True)
class QuotaTable:
    """The quota table of annex 2 (推荐名额表), named by its title: its number differs between list and page (A60).

    Iterating gives the rows; ``in`` and ``keys()`` use the names of recommenders.

    >>> from zj415x.editions.y2026 import NOTICE
    >>> NOTICE.jingpin.quotas["衢州市"].places, NOTICE.jingpin.quotas["衢州市"].place, NOTICE.jingpin.quotas.total
    (20, '推荐名额表 第8行', 390)
    """

    rows: tuple[Quota, ...]

    def __iter__(self) -> Iterator[Quota]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, recommender: object) -> bool:
        return meant(recommender, self.keys()) is not None

    def keys(self) -> tuple[str, ...]:
        """Return the names of the rows, in order."""
        return tuple(row.name for row in self.rows)

    def __getitem__(self, recommender: str) -> Quota:
        """Return the row of that name.

        Raises:
            UnknownNameError: no such row; the error lists the nearest names.
        """
        found = printed(recommender, self.keys(), "推荐单位")
        return next(row for row in self.rows if row.name == found)

    @property
    def total(self) -> int:
        """The places of the eleven cities together."""
        return sum(row.places for row in self.rows if row.kind is Recommender.CITY)

    def allowance(self, recommender: str, *, readings: Readings = Readings()) -> Allowance:
        """Return what a row allows, and whether its recommenders share the places (A55, A56).

        Raises:
            UnknownNameError: no such row; the error lists the nearest names.
            InvalidTypeError: ``readings`` are no Readings.
        """
        check_readings(readings)
        return self[recommender].allowance(readings)

    def limit(self, recommender: str, *, recommenders: int = 1, readings: Readings = Readings()) -> int:
        """Return how many products ``recommenders`` of a row may put forward in total (A57, read by A55 and A56).

        >>> from zj415x import Readings
        >>> from zj415x.editions.y2026 import NOTICE
        >>> quotas, groups, each = NOTICE.jingpin.quotas, "省属企业集团", Readings(A56="per-body")
        >>> quotas.limit(groups, recommenders=3), quotas.limit(groups, recommenders=3, readings=each)
        (5, 15)

        Raises:
            UnknownNameError: no such row; the error lists the nearest names.
            InvalidValueError: ``recommenders`` is below one, or above one for a city.
            InvalidTypeError: ``readings`` are no Readings.
        """
        row = self[recommender]
        count = integer(recommenders)
        if count is None or count < 1 or (count > 1 and row.kind is Recommender.CITY):
            raise InvalidValueError("“{row}”的推荐单位数不能是 {count}", row=row.name, count=shown(recommenders))
        return self.allowance(recommender, readings=readings).of(count)

    def allocate(
        self,
        recommender: str,
        ranked: Iterable[C],
        *,
        score: Score[C] | None = None,
        tilt: Tilt = Tilt.NONE,
        in_zone: InZone[C] | None = None,
        decided: Collection[C] = (),
        taken: int | None = None,
        readings: Readings = Readings(),
    ) -> Allocation[C]:
        """Cut a recommender's own ranked list, best first, at its limit.

        With ``score``, which must not rise along the list, candidates of equal score on the line are tied; ``decided``
        names those to whom people gave an open place. Use int, Decimal or Fraction: rounding makes equal sums of floats
        differ. ``tilt`` is how the recommender favours core and coordinated zones (A58); ``in_zone`` tells which
        products come from there. ``taken`` counts the shared places already used by others: by a city's brand counties
        or those of other cities (A55), or by the other bodies of a row that shares its places (A56). None: not stated;
        the list is cut as if others used none, and ``steps`` says so, but for the groups' row, which one sender fills.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> scores = {"甲": 95, "乙": 93, "丙": 90, "丁": 88, "戊": 85, "己": 85}
        >>> allocation = NOTICE.jingpin.quotas.allocate("省属企业集团", scores, score=scores)
        >>> allocation.recommended, allocation.tied, allocation.open_places
        (('甲', '乙', '丙', '丁'), ('戊', '己'), 1)
        >>> NOTICE.jingpin.quotas.allocate("省属企业集团", scores, score=scores, decided=["己"]).left_out
        ('戊',)

        Raises:
            UnknownNameError: no such recommender; the error lists the nearest names.
            InvalidTypeError: ``ranked`` is no list or has an unhashable candidate; scores are not comparable; ``tilt``
                is no Tilt; ``readings`` are no Readings.
            InvalidValueError: a candidate is listed twice, lacks a score, or scores higher than the one before it; the
                tilt needs zones or scores that are missing; ``decided`` names a candidate outside the tie, or more than
                there are open places; ``taken`` is given where nothing is shared, or exceeds the limit.
        """
        row = self[recommender]
        begun = self._begun(row.name, taken, readings)
        return cut(begun, Ranking.of(ranked, score), tilt=tilt, in_zone=in_zone, decided=decided)

    def allocate_province(
        self,
        nominees: "Iterable[Nominee[C]]",
        *,
        score: Score[C] | None = None,
        decided: Collection[C] = (),
        readings: Readings = Readings(),
    ) -> "ProvincialAllocation[C]":
        """Place the products of the whole province, best first, with the recommenders that could put them forward.

        Each product gets at most one place, each recommender keeps to its limit, and no left-out product could get a
        place without a higher one losing its own. With ``score``, which must not rise, products of equal score that
        cannot all be placed are tied; ``decided`` names those to which people gave a place.

        >>> from zj415x import Nominee
        >>> from zj415x.editions.y2026 import NOTICE
        >>> order = [Nominee(candidate="甲", city="杭州市"), Nominee(candidate="乙", association="某某协会")]
        >>> placed = NOTICE.jingpin.quotas.allocate_province(order)
        >>> [(row.candidate, row.recommender) for row in placed.placements]
        [('甲', '杭州市'), ('乙', '某某协会')]

        Raises:
            UnknownNameError: no such city; the error lists the nearest names.
            FormerCountyError: the seat of a brand is a county that no longer exists.
            InvalidTypeError: an item is no Nominee; a candidate is unhashable; scores are not comparable; ``readings``
                are no Readings.
            InvalidValueError: a candidate is listed twice; a score rises; a county belongs to another city; the reading
                needs the city of a brand's seat, and nobody states it; ``decided`` names a candidate outside the ties,
                or one that does not fit beside those before it.
        """
        from .province import Nominee, allocated

        check_readings(readings)
        chosen = collected(decided, Phrase("决定"))
        order: tuple[Any, ...] = listed(nominees, LIST)
        for position, nominee in enumerate(order, start=1):
            if not isinstance(nominee, Nominee):
                message = "第 {place} 个应为 Nominee，不能是 {value}"
                raise InvalidTypeError(message, place=position, value=type(nominee).__name__)
        ranking = Ranking.of([nominee.candidate for nominee in order], score)
        return allocated(self.rows, order, ranking, chosen, readings)

    def apportion(
        self,
        recommender: str,
        weights: "Mapping[K, Weight]",
        *,
        method: "Method",
        floors: "Mapping[K, int]" = MappingProxyType({}),
        caps: "Mapping[K, int]" = MappingProxyType({}),
        decided: "Collection[K]" = (),
        readings: Readings = Readings(),
    ) -> "Apportionment[K]":
        """Split the places of a recommender, such as a city's over its counties and parks, by weight.

        The notice prescribes no method for this: the caller chooses one.

        >>> from zj415x.apportion import Method
        >>> from zj415x.editions.y2026 import NOTICE
        >>> enterprises = {"定海区": 42, "普陀区": 39, "岱山县": 20, "嵊泗县": 7}
        >>> NOTICE.jingpin.quotas.apportion("舟山市", enterprises, method=Method.SAINTE_LAGUE).places
        {'定海区': 8, '普陀区': 7, '岱山县': 4, '嵊泗县': 1}

        Raises:
            UnknownNameError: no such recommender; the error lists the nearest names.
            FormerCountyError: a county that no longer exists.
            InvalidTypeError, InvalidValueError: as :func:`~zj415x.apportion.apportion`; a county of another city;
                ``readings`` are no Readings.
        """
        from .apportion import apportion

        row, places = self[recommender], self.limit(recommender, readings=readings)
        made = apportion(places, weights, method=method, floors=floors, caps=caps, decided=decided)
        if row.kind is Recommender.CITY:
            for name in made.keys:
                home = seat_of(name) if isinstance(name, str) else None
                if home not in (None, row.name):
                    message = "{county}属于{home}，不分{city}的名额"
                    raise InvalidValueError(message, county=named(name), home=home, city=row.name)
        return made

    def _begun(self, recommender: str, taken: int | None, readings: Readings) -> Allocation[Any]:
        """Open an empty allocation for a row, with its places and those already taken."""
        row, places = self[recommender], self.limit(recommender, readings=readings)
        steps: list[Step[Any]] = [Step(kind=StepKind.PLACES, place=row.place, count=places, readings=row.readings)]
        shared = self.shares(row.name, readings=readings)
        if taken is None:
            taken = 0
            if shared and not row.has_one_sender:
                steps.append(Step(kind=StepKind.UNSTATED, place=row.place, count=0, readings=row.shared_by))
        elif taken := _taken(row, places, taken, shared=shared):
            steps.append(Step(kind=StepKind.TAKEN, place=row.place, count=taken, readings=row.shared_by))
        return Allocation(
            recommender=row.name,
            place=row.place,
            limit=places - taken,
            recommended=(),
            left_out=(),
            steps=tuple(steps),
        )

    def shares(self, recommender: str, *, readings: Readings = Readings()) -> bool:
        """Tell whether a recommender shares its places: a city with brand counties, a body with the rest of its row.

        Raises:
            UnknownNameError: no such recommender; the error lists the nearest names.
            InvalidTypeError: ``readings`` are no Readings.
        """
        check_readings(readings)
        if self[recommender].kind is Recommender.CITY:
            brand = (row for row in self.rows if row.kind is Recommender.BRAND_COUNTY)
            return any(row.allowance(readings).within_city for row in brand)
        return self.allowance(recommender, readings=readings).together


def _taken(row: Quota, places: int, taken: int, *, shared: bool) -> int:
    """Check the number of shared places that others have taken, and return it."""
    count = integer(taken)
    if count is None or count < 0:
        raise InvalidValueError("已用的名额应为不小于 0 的整数，不能是 {taken}", taken=shown(taken))
    if count and not shared:
        raise InvalidValueError("按所选口径，“{row}”的名额不与别家共用，没有已用的可扣", row=row.name)
    if count > places:
        raise InvalidValueError(
            "“{row}”共用的名额只有 {places} 个，不能已用 {taken} 个", row=row.name, places=places, taken=shown(count)
        )
    return count
