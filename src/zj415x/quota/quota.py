"""Quota: how many products the recommenders of a row may put forward."""

from ..hooks import frozen
from ..rules.reading import Readings
from ..words import Term


class Recommender(Term):
    """The kinds of recommender; every row of the quota table (推荐名额表) is of one kind."""

    CITY = "设区市"
    BRAND_COUNTY = "先进制造业集群品牌所在县（市、区）"
    PROVINCE_OWNED = "省属企业集团"
    ASSOCIATION = "省级有关行业协会"


@frozen(kw_only=True)
class Allowance:
    """What a row of the quota table allows, under the chosen readings.

    ``together``: all recommenders of the row share the places; ``within_city``: the places count against the city's
    own.
    """

    places: int
    together: bool = False
    within_city: bool = False

    def of(self, recommenders: int) -> int:
        """Return the places of this many recommenders of the row in total."""
        return self.places if self.together else self.places * recommenders


@frozen(kw_only=True)
class Quota:
    """A row of the quota table (推荐名额表); ``at_most``: the number is printed with ≤."""

    number: int
    name: str
    kind: Recommender
    places: int
    at_most: bool = False

    @property
    def place(self) -> str:
        """Its place in the notice: ``推荐名额表 第8行``."""
        return f"推荐名额表 第{self.number}行"

    @property
    def has_one_sender(self) -> bool:
        """Does one sender, 省国资委, put forward all products of the row (附件2 三2)?"""
        return self.kind is Recommender.PROVINCE_OWNED

    @property
    def shared_by(self) -> tuple[str, ...]:
        """The readings that decide whether the row shares its places."""
        return self.readings or ("A55",)

    @property
    def readings(self) -> tuple[str, ...]:
        """The readings that the row depends on."""
        if self.kind is Recommender.CITY:
            return ()
        return ("A55",) if self.kind is Recommender.BRAND_COUNTY else ("A56",)

    def allowance(self, readings: Readings) -> Allowance:
        """Return what the row allows under ``readings``: A55 for brand counties, A56 for groups and associations."""
        if self.kind is Recommender.BRAND_COUNTY:
            how = readings["A55"]
            return Allowance(
                places=self.places,
                together=how == "two-in-total-outside",
                within_city=how == "two-per-county-inside",
            )
        together = self.kind is not Recommender.CITY and readings["A56"] == "total"
        return Allowance(places=self.places, together=together)
