"""Apportionment: places given to several by their weights, with what each of them rests on."""

from collections.abc import Collection, Hashable, Sequence
from fractions import Fraction
from itertools import repeat
from typing import Any, Generic, TypeVar

from attrs import evolve, field, frozen

from ..words import Term
from .decision import check_decision

K = TypeVar("K", bound=Hashable)


class Method(Term):
    """How places are apportioned: by largest remainders (Hamilton), or by a divisor (Webster, Jefferson)."""

    HAMILTON = "最大余额法"
    SAINTE_LAGUE = "圣拉古法"
    D_HONDT = "德洪特法"

    def divisor(self, before: int) -> int:
        """What a weight is divided by for the place after so many, by a divisor method."""
        return before + 1 if self is Method.D_HONDT else 2 * before + 1


@frozen(kw_only=True)
class Apportionment(Generic[K]):
    """Places apportioned over keys: what each gets for certain, and who is tied for what is left open.

    ``tied`` keys have equal claims on the ``open_places``, one each at most: who gets them, people decide. ``given``
    stands beside ``keys`` and ``weights``, and so do ``floors`` and ``caps`` where there are any.
    """

    method: Method
    total: int
    keys: tuple[K, ...]
    weights: tuple[Any, ...] = field(repr=False)
    given: tuple[int, ...]
    floors: tuple[int, ...] | None = field(default=None, repr=False)
    caps: tuple[int | None, ...] | None = field(default=None, repr=False)
    tied: tuple[K, ...] = ()
    open_places: int = 0

    @property
    def places(self) -> dict[K, int]:
        """What each key gets for certain, in the order of the weights; a copy of its own."""
        return dict(zip(self.keys, self.given, strict=True))

    @property
    def is_complete(self) -> bool:
        """Is nobody tied on the line?"""
        return not self.tied

    @property
    def steps(self) -> "tuple[ApportionmentStep[K], ...]":
        """What each key gets and why, in the order of the weights."""
        return tuple(map(ApportionmentStep, repeat(self), range(len(self.keys)), repeat(_sum(self.weights))))

    def decide(self, chosen: Collection[K]) -> "Apportionment[K]":
        """The same after people gave places that were open to some of the tied.

        Raises:
            InvalidValueError: one is not tied, or they are more than there are places open.
        """
        check_decision(chosen, self.tied, self.open_places)
        open_places = self.open_places - len(chosen)
        return evolve(
            self,
            given=tuple([had + (key in chosen) for key, had in zip(self.keys, self.given, strict=True)]),
            tied=tuple([one for one in self.tied if one not in chosen]) if open_places else (),
            open_places=open_places,
        )

    def _repr_html_(self) -> str:
        from ..display import show

        return str(show(self))


@frozen(repr=False)
class ApportionmentStep(Generic[K]):
    """What one key gets and why: its claims on the last place it has and on the next one.

    A claim is the weight over the divisor of that place, or the exact share less the places before it. Nobody's
    ``next`` is greater than anybody's ``last``; those of the tied are the line.

    >>> from zj415x.apportion import Method, apportion
    >>> step = apportion(10, {"甲": 5, "乙": 3, "丙": 1}, method=Method.D_HONDT).steps[0]
    >>> step.share, step.places, step.last, step.next
    (Fraction(50, 9), 6, Fraction(5, 6), Fraction(5, 7))
    """

    apportionment: Apportionment[K]
    row: int
    whole: Fraction  # the sum of all weights, which each step would else add up again

    def __repr__(self) -> str:
        return f"<ApportionmentStep {self.key!r}: {self.places}>"

    @property
    def key(self) -> K:
        """Whose step it is."""
        return self.apportionment.keys[self.row]

    @property
    def weight(self) -> Fraction:
        """Its weight."""
        return Fraction(self.apportionment.weights[self.row])

    @property
    def share(self) -> Fraction:
        """What it would get if places could be divided."""
        return self.weight * self.apportionment.total / self.whole

    @property
    def places(self) -> int:
        """What it gets for certain."""
        return self.apportionment.given[self.row]

    @property
    def tied(self) -> bool:
        """May it get one more?"""
        return self.key in self.apportionment.tied

    @property
    def floor(self) -> int:
        """The least it gets."""
        floors = self.apportionment.floors
        return 0 if floors is None else floors[self.row]

    @property
    def cap(self) -> int | None:
        """The most it gets; None: no bound."""
        caps = self.apportionment.caps
        return None if caps is None else caps[self.row]

    @property
    def last(self) -> Fraction | None:
        """The claim with which it got its last place for certain; None where it has none above its floor."""
        return None if self.places <= self.floor else self._claim(self.places - 1)

    @property
    def next(self) -> Fraction | None:
        """The claim with which it would get one more; None at its cap, or without a weight to claim by."""
        if self.places == self.cap or (not self.weight and self.apportionment.method is not Method.HAMILTON):
            return None
        return self._claim(self.places)

    def _claim(self, before: int) -> Fraction:
        method = self.apportionment.method
        return self.share - before if method is Method.HAMILTON else self.weight / method.divisor(before)


def _sum(weights: Sequence[Any]) -> Fraction:
    return sum((Fraction(one) for one in weights), Fraction(0))
