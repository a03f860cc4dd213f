"""QuotaTable: the quota table of annex 2, and what is asked of it."""

from collections.abc import Iterable

from attrs import frozen

from .allocation import Allocation, C
from .errors import InvalidValueError, quoted, shown
from .name import printed
from .quota import Allowance, Quota, Recommender
from .reading import Readings, check_readings


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
