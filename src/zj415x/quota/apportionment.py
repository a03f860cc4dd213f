"""Apportionment: the result of dividing places over keys, and the reason for each key's share."""

from collections.abc import Collection, Hashable
from fractions import Fraction
from itertools import repeat
from typing import Any, Generic, TypeVar

from attrs import evolve, field

from .. import hooks
from ..words import Phrase, Term
from .ranking import check_decision, collected

K = TypeVar("K", bound=Hashable)


class Method(Term):
    """How to divide places: largest remainders (Hamilton), or a divisor method (Webster, Jefferson)."""

    HAMILTON = "最大余额法"
    SAINTE_LAGUE = "圣拉古法"
    D_HONDT = "德洪特法"

    def divisor(self, before: int) -> int:
        """Return the divisor of a key that holds ``before`` places, by a divisor method."""
        return before + 1 if self is Method.D_HONDT else 2 * before + 1


@hooks.frozen(kw_only=True)
class Round(Generic[K]):
    """A round of largest remainders under bounds: which exact quotas lie outside them, and which keys it fixes.

    The exact quotas divide the ``places`` by weight over the ``count`` keys still in. If the ``excess`` over the caps
    is at least the ``lack`` under the floors, all keys above their cap are fixed at it, else all keys below their floor
    at theirs; a fixed key leaves with its places. The last round fixes nobody.
    """

    places: int
    count: int
    weight: Fraction  # zero: the keys still in count alike
    excess: Fraction
    lack: Fraction
    at_cap: tuple[K, ...] = ()
    at_floor: tuple[K, ...] = ()

    def quota(self, weight: Fraction) -> Fraction:
        """Return the exact quota of a key still in."""
        return weight * self.places / self.weight if self.weight else Fraction(self.places, self.count)


# Without slots, attrs makes a frozen object in two thirds of the instructions: it sets the fields in the dictionary.
@hooks.shown
@hooks.wired
@hooks.frozen(kw_only=True, slots=False)
class Apportionment(Generic[K]):
    """Places divided over keys: what each key gets for certain, and which keys are tied for the rest.

    The ``tied`` keys have equal claims on the ``open_places``, at most one each; people decide between them. ``given``,
    ``floors`` and ``caps`` (where set) run parallel to ``keys`` and ``weights``, whose sum is ``whole``. Largest
    remainders under bounds take ``rounds``.
    """

    method: Method
    total: int
    keys: tuple[K, ...]
    weights: tuple[Any, ...] = field(repr=False)
    whole: int | Fraction = field(repr=False)
    given: tuple[int, ...]
    floors: tuple[int, ...] | None = field(default=None, repr=False)
    caps: tuple[int | None, ...] | None = field(default=None, repr=False)
    tied: tuple[K, ...] = ()
    open_places: int = 0
    rounds: tuple[Round[K], ...] = field(default=(), repr=False)

    @property
    def places(self) -> dict[K, int]:
        """What each key gets for certain, in the order of the weights; a fresh copy."""
        return dict(zip(self.keys, self.given, strict=True))

    @property
    def is_complete(self) -> bool:
        """Are all places given, without a tie on the line?"""
        return not self.tied

    @property
    def steps(self) -> "tuple[ApportionmentStep[K], ...]":
        """What each key gets and why, in the order of the weights."""
        if not (self.rounds or self.tied):
            return tuple(map(ApportionmentStep, repeat(self), range(len(self.keys))))
        tied = set(self.tied)
        left = {key: number for number, taken in enumerate(self.rounds, 1) for key in (*taken.at_cap, *taken.at_floor)}
        return tuple(
            [
                ApportionmentStep(self, index, key in tied, self.rounds[: left.get(key)])
                for index, key in enumerate(self.keys)
            ]
        )

    def decide(self, chosen: Collection[K]) -> "Apportionment[K]":
        """Give open places to the tied keys that people chose.

        Raises:
            InvalidTypeError: ``chosen`` is a single text, or names an unhashable key.
            InvalidValueError: ``chosen`` names a key twice or outside the tie, or more keys than open places.
        """
        chosen = collected(chosen, Phrase("决定"))
        check_decision(chosen, self.tied, self.open_places)
        open_places = self.open_places - len(chosen)
        return evolve(
            self,
            given=tuple([had + (key in chosen) for key, had in zip(self.keys, self.given, strict=True)]),
            tied=tuple([key for key in self.tied if key not in chosen]) if open_places else (),
            open_places=open_places,
        )


@hooks.frozen(repr=False, slots=False)
class ApportionmentStep(Generic[K]):
    """What one key gets and why: its claims on its last place and on the next one.

    A claim is the weight over the divisor of that place, or the exact quota less the places before it. No key's
    ``next`` is greater than any key's ``last``; the claims of the tied keys are the line. A key that a round fixed at a
    bound has no claims.

    >>> from zj415x.apportion import Method, apportion
    >>> step = apportion(10, {"甲": 5, "乙": 3, "丙": 1}, method=Method.D_HONDT).steps[0]
    >>> step.share, step.places, step.last, step.next
    (Fraction(50, 9), 6, Fraction(5, 6), Fraction(5, 7))
    """

    apportionment: Apportionment[K]
    index: int
    tied: bool = False  # for one more place
    rounds: tuple[Round[K], ...] = ()  # those in which the key takes part

    def __repr__(self) -> str:
        return f"<ApportionmentStep {self.key!r}: {self.places}>"

    @property
    def key(self) -> K:
        """The key that this step explains."""
        return self.apportionment.keys[self.index]

    @property
    def weight(self) -> Fraction:
        """The key's weight, exact."""
        return Fraction(self.apportionment.weights[self.index])

    @property
    def share(self) -> Fraction:
        """The key's exact share, before rounding."""
        return self.weight * self.apportionment.total / self.apportionment.whole

    @property
    def quotas(self) -> tuple[Fraction, ...]:
        """The key's exact quota in each of its rounds; empty without rounds."""
        return tuple([taken.quota(self.weight) for taken in self.rounds])

    @property
    def fixed(self) -> bool:
        """Did a round fix the key at its cap or floor?"""
        return len(self.rounds) < len(self.apportionment.rounds)

    @property
    def places(self) -> int:
        """The places that the key gets for certain."""
        return self.apportionment.given[self.index]

    @property
    def floor(self) -> int:
        """The fewest places that the key may get."""
        floors = self.apportionment.floors
        return 0 if floors is None else floors[self.index]

    @property
    def cap(self) -> int | None:
        """The most places that the key may get; None: unlimited."""
        caps = self.apportionment.caps
        return None if caps is None else caps[self.index]

    @property
    def last(self) -> Fraction | None:
        """The claim that won the key's last certain place; None: fixed, or it has none above its floor."""
        return None if self.fixed or self.places <= self.floor else self._claim(self.places - 1)

    @property
    def next(self) -> Fraction | None:
        """The claim on one more place; None: fixed, at its cap, or its weight is zero."""
        of_nothing = not self.weight and self.apportionment.method is not Method.HAMILTON
        return None if self.fixed or self.places == self.cap or of_nothing else self._claim(self.places)

    def _claim(self, before: int) -> Fraction:
        method = self.apportionment.method
        if method is not Method.HAMILTON:
            return self.weight / method.divisor(before)
        return (self.rounds[-1].quota(self.weight) if self.rounds else self.share) - before
