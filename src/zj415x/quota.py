"""Quota: how many products each recommender may put forward."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from attrs import frozen

from .errors import InvalidValueError, quoted
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
class Quota:
    """A row of the quota table (推荐名额表): ``at_most`` where the number is printed with ≤."""

    number: int
    name: str
    kind: Recommender
    places: int
    at_most: bool = False


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

    def limit(self, recommender: str, *, readings: Readings = Readings()) -> int:
        """How many a recommender may put forward at most (A57); the row of the brand counties is for each of them.

        No phrase that can be chosen today bears on it; ``readings`` stand where those will be told that do.
        Raises UnknownNameError with the nearest names.
        """
        check_readings(readings)
        return self[recommender].places

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
