"""ProvincialAllocation: who has a place in the whole province, with whom, and how it came there."""

from typing import Generic

from attrs import field, frozen

from ..values.name import printed
from ..words import Term
from .quota import Recommender
from .ranking import C


class Why(Term):
    """Why a product stands on a recommender's places."""

    FIRST = "有空余"
    NEXT = "前面的已满"
    MOVED = "他人改由别家推荐"


@frozen(kw_only=True)
class Places:
    """The places of a recommender, or those that several share: how many there are, how many are taken.

    ``within`` names whose places they count against, too: a row's for all together (A55, A56), or a city's (A55).
    """

    kind: Recommender
    name: str
    limit: int
    used: int
    within: str | None = None

    @property
    def unused(self) -> int:
        """Places that nobody takes, and no tie keeps open."""
        return self.limit - self.used


@frozen(kw_only=True)
class Placement(Generic[C]):
    """A product on a recommender's places."""

    candidate: C
    kind: Recommender
    recommender: str


@frozen(kw_only=True)
class PlacingStep(Generic[C]):
    """A product in its turn: on whose places it was put, why there, and who went where to make room.

    ``moved``: each with the recommender it stood with and the one it went to.
    """

    candidate: C
    recommender: str
    why: Why
    moved: tuple[tuple[C, str, str], ...] = ()


@frozen(kw_only=True)
class OpenTie(Generic[C]):
    """Products of equal score that share places: who, and how many of them have one; people decide."""

    tied: tuple[C, ...]
    open_places: int


@frozen(kw_only=True)
class ProvincialAllocation(Generic[C]):
    """Who has a place in the whole province (推荐名额表), in one order: as many and as high as can be.

    No product that is left out could have a place without a higher one losing its own. ``recommended``, ``left_out``
    and the tied are the list, each once; ``placements`` says with whom each of the recommended stands, ``steps`` how it
    came there. ``places`` are those of each recommender, a tie's open ones being counted as used.
    """

    recommended: tuple[C, ...]
    left_out: tuple[C, ...]
    ties: tuple[OpenTie[C], ...]
    placements: tuple[Placement[C], ...] = field(repr=False)
    places: tuple[Places, ...] = field(repr=False)
    steps: tuple[PlacingStep[C], ...] = field(repr=False)

    @property
    def tied(self) -> tuple[C, ...]:
        """All who are tied, tie by tie."""
        return tuple([one for tie in self.ties for one in tie.tied])

    @property
    def open_places(self) -> int:
        """The places that ties leave open."""
        return sum(tie.open_places for tie in self.ties)

    @property
    def is_complete(self) -> bool:
        """Is nobody tied?"""
        return not self.ties

    def of(self, recommender: str) -> tuple[C, ...]:
        """Those who stand with a recommender.

        Raises:
            UnknownNameError: no place is of that recommender; the nearest names are offered.
        """
        found = printed(recommender, (one.name for one in self.places), "推荐单位")
        return tuple([one.candidate for one in self.placements if one.recommender == found])

    def _repr_html_(self) -> str:
        from ..display import show

        return str(show(self))
