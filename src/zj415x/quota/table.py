"""QuotaTable: the quota table of annex 2, and what is asked of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from attrs import frozen

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, shown
from ..rules.reading import Readings, check_readings
from ..values.county import seat_of
from ..values.name import meant, printed
from ..values.number import integer
from .allocation import Allocation, InZone, Step, StepKind, Tilt, cut
from .apportion import Apportionment, K, Method, Weight, apportion
from .province import Nominee, ProvincialAllocation, allocated
from .quota import Allowance, Quota, Recommender
from .ranking import LIST, C, Ranking, Score, listed, named


@hooks.shown
@hooks.owned
@frozen(kw_only=True)
class QuotaTable:
    """The quota table of annex 2 (推荐名额表), named by its title: its number differs between list and page (A60).

    It iterates over its rows, while ``in`` and ``keys()`` speak of the recommenders that they name.

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
        """The recommenders that its rows name, in their order."""
        return tuple(row.name for row in self.rows)

    def __getitem__(self, recommender: str) -> Quota:
        """The row of that name.

        Raises:
            UnknownNameError: no such row; the nearest names are offered.
        """
        found = printed(recommender, self.keys(), "推荐单位")
        return next(row for row in self.rows if row.name == found)

    @property
    def total(self) -> int:
        """The places of the eleven cities together."""
        return sum(row.places for row in self.rows if row.kind is Recommender.CITY)

    def allowance(self, recommender: str, *, readings: Readings = Readings()) -> Allowance:
        """What a row allows, and whether to each or to all together (A55, A56).

        Raises:
            UnknownNameError: no such row; the nearest names are offered.
            InvalidTypeError: what are no Readings.
        """
        check_readings(readings)
        return self[recommender].allowance(readings)

    def limit(self, recommender: str, *, recommenders: int = 1, readings: Readings = Readings()) -> int:
        """How many so many recommenders of a row may put forward at most (A57), as the phrases are read (A55, A56).

        >>> from zj415x import Readings
        >>> from zj415x.editions.y2026 import NOTICE
        >>> quotas, groups, each = NOTICE.jingpin.quotas, "省属企业集团", Readings(A56="per-body")
        >>> quotas.limit(groups, recommenders=3), quotas.limit(groups, recommenders=3, readings=each)
        (5, 15)

        Raises:
            UnknownNameError: no such row; the nearest names are offered.
            InvalidValueError: fewer than one recommender, or several where the row is one city's.
            InvalidTypeError: what are no Readings.
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
        taken: int = 0,
        readings: Readings = Readings(),
    ) -> Allocation[C]:
        """Cut a recommender's own ranked list, best first, at its limit.

        With ``score``, which must not rise along the list, those who stand equal on the line are tied, and ``decided``
        names whom of them people gave the places that are open. Sums of floats that ought to be equal may not be:
        scores of Decimal, Fraction or int show every tie. ``tilt`` is how the recommender leans towards products of
        core and coordinated zones (A58), ``in_zone`` which these are. ``taken``: how many of the places it shares with
        others these have taken: a city's with its brand counties (A55), those of a row that are for all together (A56).

        >>> from zj415x.editions.y2026 import NOTICE
        >>> scores = {"甲": 95, "乙": 93, "丙": 90, "丁": 88, "戊": 85, "己": 85}
        >>> allocation = NOTICE.jingpin.quotas.allocate("省属企业集团", scores, score=scores)
        >>> allocation.recommended, allocation.tied, allocation.open_places
        (('甲', '乙', '丙', '丁'), ('戊', '己'), 1)
        >>> NOTICE.jingpin.quotas.allocate("省属企业集团", scores, score=scores, decided=["己"]).left_out
        ('戊',)

        Raises:
            UnknownNameError: no such recommender; the nearest names are offered.
            InvalidTypeError: no list, a candidate that can change, scores that cannot be compared; what is no Tilt, or
                are no Readings.
            InvalidValueError: one stands on the list twice, has no score or a higher one than that before it; a tilt
                without ``in_zone``, or where a product's zone is blank, or among equals where there is no score;
                ``decided`` names one who is not tied, or more than there are places open; ``taken`` where nothing is
                shared, or more than there is.
        """
        row = self[recommender]
        begun = self._begun(row.name, taken, readings)
        return cut(begun, Ranking.of(ranked, score), tilt=tilt, in_zone=in_zone, decided=decided)

    def allocate_province(
        self,
        nominees: Iterable[Nominee[C]],
        *,
        score: Score[C] | None = None,
        decided: Collection[C] = (),
        readings: Readings = Readings(),
    ) -> ProvincialAllocation[C]:
        """Place the products of the whole province, best first, with the recommenders that could carry them.

        No product has two places and no recommender more than it has; none is left out that could have a place without
        a higher one losing its own. With ``score``, which must not rise along the order, those of equal score who
        cannot all have a place are tied, and ``decided`` names whom of them people gave one.

        >>> from zj415x import Nominee
        >>> from zj415x.editions.y2026 import NOTICE
        >>> order = [Nominee(candidate="甲", city="杭州市"), Nominee(candidate="乙", association="某某协会")]
        >>> placed = NOTICE.jingpin.quotas.allocate_province(order)
        >>> [(one.candidate, one.recommender) for one in placed.placements]
        [('甲', '杭州市'), ('乙', '某某协会')]

        Raises:
            UnknownNameError: no such city; the nearest names are offered.
            FormerCountyError: the seat of a brand is a county that is no more.
            InvalidTypeError: what is no Nominee, a candidate that can change, scores that cannot be compared; what are
                no Readings.
            InvalidValueError: a candidate twice, a score that rises; a city and a county that do not belong together; a
                brand's seat whose city is needed and not known; ``decided`` names one who is not tied, or who cannot be
                placed beside those named before.
        """
        check_readings(readings)
        order: tuple[Any, ...] = listed(nominees, LIST)
        for place, one in enumerate(order, start=1):
            if not isinstance(one, Nominee):
                message = "第 {place} 个应为 Nominee，不能是 {value}"
                raise InvalidTypeError(message, place=place, value=type(one).__name__)
        ranking = Ranking.of([one.candidate for one in order], score)
        return allocated(self.rows, order, ranking, decided, readings)

    def apportion(
        self,
        recommender: str,
        weights: Mapping[K, Weight],
        *,
        method: Method,
        floors: Mapping[K, int] = MappingProxyType({}),
        caps: Mapping[K, int] = MappingProxyType({}),
        decided: Collection[K] = (),
        readings: Readings = Readings(),
    ) -> Apportionment[K]:
        """Split the places of a recommender, a city's over its counties and parks, by their weights.

        The notice does not say how a city splits them: the method is the caller's to choose.

        >>> from zj415x.apportion import Method
        >>> from zj415x.editions.y2026 import NOTICE
        >>> enterprises = {"定海区": 42, "普陀区": 39, "岱山县": 20, "嵊泗县": 7}
        >>> NOTICE.jingpin.quotas.apportion("舟山市", enterprises, method=Method.SAINTE_LAGUE).places
        {'定海区': 8, '普陀区': 7, '岱山县': 4, '嵊泗县': 1}

        Raises:
            UnknownNameError: no such recommender; the nearest names are offered.
            FormerCountyError: a county among them that is no more.
            InvalidTypeError, InvalidValueError: what :func:`~zj415x.apportion.apportion` refuses; a county of another
                city; what are no Readings.
        """
        row, places = self[recommender], self.limit(recommender, readings=readings)
        made = apportion(places, weights, method=method, floors=floors, caps=caps, decided=decided)
        if row.kind is Recommender.CITY:
            for name in made.keys:
                home = seat_of(name) if isinstance(name, str) else None
                if home not in (None, row.name):
                    message = "{county}属于{home}，不分{city}的名额"
                    raise InvalidValueError(message, county=named(name), home=home, city=row.name)
        return made

    def _begun(self, recommender: str, taken: int, readings: Readings) -> Allocation[Any]:
        """An allocation of a row's places that nobody has yet."""
        row, places = self[recommender], self.limit(recommender, readings=readings)
        steps: list[Step[Any]] = [Step(kind=StepKind.PLACES, place=row.place, count=places, readings=row.readings)]
        if taken != 0:
            taken = _taken(row, places, taken, shared=self.shares(row.name, readings=readings))
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
        """Does it share its places with others: a city with its brand counties, one of a row with the rest of it?

        Raises:
            UnknownNameError: no such recommender; the nearest names are offered.
            InvalidTypeError: what are no Readings.
        """
        if self[recommender].kind is Recommender.CITY:
            brand = (row for row in self.rows if row.kind is Recommender.BRAND_COUNTY)
            return any(row.allowance(readings).within_city for row in brand)
        return self.allowance(recommender, readings=readings).together


def _taken(row: Quota, places: int, taken: int, *, shared: bool) -> int:
    """How many places are taken of those that are shared."""
    count = integer(taken)
    if count is None or count < 0:
        raise InvalidValueError("已用的名额应为不小于 0 的整数，不能是 {taken}", taken=shown(taken))
    if not shared:
        raise InvalidValueError("按所选口径，“{row}”的名额不与别家共用，没有已用的可扣", row=row.name)
    if count > places:
        raise InvalidValueError(
            "“{row}”共用的名额只有 {places} 个，不能已用 {taken} 个", row=row.name, places=places, taken=shown(count)
        )
    return count
