"""Quota: how many products each recommender may put forward."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from attrs import frozen

from .errors import InvalidValueError, quoted, shown
from .name import printed
from .reading import Readings, check_readings
from .term import Term

C = TypeVar("C", bound=Hashable)


class Recommender(Term):
    """Who recommends: a row of the quota table is of one of these kinds."""

    CITY = "设区市"
    BRAND_COUNTY = "先进制造业集群品牌所在县（市、区）"
    PROVINCE_OWNED = "省属企业集团"
    ASSOCIATION = "省级有关行业协会"


@frozen(kw_only=True)
class Allowance:
    """What a row of the quota table allows, as its phrase is read.

    ``together``: the places are for all recommenders of the row together, not for each; ``within_city``: they count
    against the city's own.
    """

    places: int
    together: bool = False
    within_city: bool = False

    def of(self, recommenders: int) -> int:
        """The places of so many recommenders of the row altogether."""
        return self.places if self.together else self.places * recommenders


@frozen(kw_only=True)
class Quota:
    """A row of the quota table (推荐名额表): ``at_most`` where the number is printed with ≤."""

    number: int
    name: str
    kind: Recommender
    places: int
    at_most: bool = False

    @property
    def readings(self) -> tuple[str, ...]:
        """The doubtful phrases that the row depends on."""
        if self.kind is Recommender.CITY:
            return ()
        return ("A55",) if self.kind is Recommender.BRAND_COUNTY else ("A56",)

    def allowance(self, readings: Readings) -> Allowance:
        """What the row allows: A55 of the brand counties, A56 of the groups and the associations."""
        if self.kind is Recommender.BRAND_COUNTY:
            how = readings["A55"]
            return Allowance(
                places=self.places,
                together=how == "two-in-total-outside",
                within_city=how == "two-per-county-inside",
            )
        together = self.kind is not Recommender.CITY and readings["A56"] == "total"
        return Allowance(places=self.places, together=together)


@frozen(kw_only=True)
class Allocation(Generic[C]):
    """A ranked list cut at a recommender's limit: who is recommended, who is left out, what is unused."""

    recommender: str
    limit: int
    recommended: tuple[C, ...]
    left_out: tuple[C, ...]

    @property
    def unused(self) -> int:
        """Places that nobody on the list took."""
        return self.limit - len(self.recommended)


@frozen(kw_only=True)
class QuotaTable:
    """The quota table of annex 2, named by its title: its number differs between list and page (A60)."""

    rows: tuple[Quota, ...]

    def __getitem__(self, recommender: str) -> Quota:
        """The row of that name. Raises UnknownNameError with the nearest names."""
        found = printed(recommender, (row.name for row in self.rows), "推荐单位")
        return next(row for row in self.rows if row.name == found)

    @property
    def total(self) -> int:
        """The places of the eleven cities together."""
        return sum(row.places for row in self.rows if row.kind is Recommender.CITY)

    def allowance(self, recommender: str, *, readings: Readings = Readings()) -> Allowance:
        """What a row allows, and whether to each or to all together (A55, A56). Raises UnknownNameError."""
        check_readings(readings)
        return self[recommender].allowance(readings)

    def limit(self, recommender: str, *, recommenders: int = 1, readings: Readings = Readings()) -> int:
        """How many so many recommenders of a row may put forward at most (A57), as the phrases are read (A55, A56).

        Raises:
            UnknownNameError: no such row; the nearest names are offered.
            InvalidValueError: fewer than one recommender, or several where the row is one city's.
        """
        row = self[recommender]
        if type(recommenders) is not int or recommenders < 1 or (recommenders > 1 and row.kind is Recommender.CITY):
            raise InvalidValueError("“{row}”的推荐单位数不能是 {count}", row=row.name, count=shown(recommenders))
        return self.allowance(recommender, readings=readings).of(recommenders)

    def allocate(self, recommender: str, ranked: Iterable[C], *, readings: Readings = Readings()) -> Allocation[C]:
        """Cut a recommender's own ranked list, best first, at its limit.

        Raises:
            UnknownNameError: no such recommender.
            InvalidValueError: one stands on the list twice.
        """
        row, limit = self[recommender], self.limit(recommender, readings=readings)
        ranked = tuple(ranked)
        seen: set[C] = set()
        for place, one in enumerate(ranked, start=1):
            if one in seen:
                raise InvalidValueError(
                    "“{one}”在名单上出现两次，第二次在第 {place} 位", one=quoted(str(one)), place=place
                )
            seen.add(one)
        return Allocation(
            recommender=row.name,
            limit=limit,
            recommended=ranked[:limit],
            left_out=ranked[limit:],
        )
