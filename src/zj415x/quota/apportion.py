"""Apportionment: places given to several by their weights, with what each of them rests on."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import repeat
from math import inf, lcm
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from attrs import evolve, field, frozen

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, shown
from ..values.number import integer
from ..words import Phrase, Term
from .ranking import check_decision, collected, named

K = TypeVar("K", bound=Hashable)


class Method(Term):
    """How places are apportioned: by largest remainders (Hamilton), or by a divisor (Webster, Jefferson)."""

    HAMILTON = "最大余额法"
    SAINTE_LAGUE = "圣拉古法"
    D_HONDT = "德洪特法"

    def divisor(self, before: int) -> int:
        """What a weight is divided by for the place after so many, by a divisor method."""
        return before + 1 if self is Method.D_HONDT else 2 * before + 1


@hooks.shown
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


Weight = int | Fraction | Decimal
"""What a share is proportional to; exact, so that equal claims are equal."""

_INT = {int}
_MOST_DIGITS = 4000  # Python itself writes no whole number of more than 4 300
_TOO_LARGE = 10**_MOST_DIGITS
_NONE: Mapping[Any, int] = MappingProxyType({})


def apportion(
    places: int,
    weights: Mapping[K, Weight],
    *,
    method: Method,
    floors: Mapping[K, int] = _NONE,
    caps: Mapping[K, int] = _NONE,
    decided: Collection[K] = (),
) -> Apportionment[K]:
    """Apportion ``places`` over the keys of ``weights``, none below its floor, none above its cap.

    A divisor method gives each place to the greatest average, and none beyond its floor to a weight of zero. Largest
    remainders are the whole numbers within the bounds that lie nearest to the exact shares, by the sum of the squared
    distances: where no bound binds, each share rounded down and the rest to the largest remainders. Keys with equal
    claims on the line are tied; ``decided`` names whom of them people gave a place that is open. The cost does not
    depend on the number of places.

    >>> from zj415x.apportion import Method, apportion
    >>> made = apportion(3, {"甲": 1, "乙": 1}, method=Method.HAMILTON)
    >>> made.places, made.tied, made.open_places
    ({'甲': 1, '乙': 1}, ('甲', '乙'), 1)
    >>> apportion(3, {"甲": 1, "乙": 1}, method=Method.HAMILTON, decided=["乙"]).places
    {'甲': 1, '乙': 2}

    Raises:
        InvalidTypeError: no Method, no mapping, no whole number of places, weights that are not exact.
        InvalidValueError: no weight at all, a negative one, or none above zero; a number too large to be written;
            bounds that no result keeps to; a bound for nobody; ``decided`` names one who is not tied, or more than
            there are places open.
    """
    total = integer(places)
    if total is None:
        raise InvalidTypeError("名额应为整数，不能是 {value}", value=shown(places))
    if total < 0:
        raise InvalidValueError("名额不能是负数 {value}", value=shown(total))
    if total >= _TOO_LARGE:
        raise InvalidValueError("名额过大，写出来超过 {most} 位", most=_MOST_DIGITS)
    if not isinstance(method, Method):
        raise InvalidTypeError("应为 Method，如 Method.SAINTE_LAGUE，不能是 {value}", value=shown(method))
    whole = _whole(weights)
    least: list[int] | None = None
    most: list[int] | None = None
    if floors or caps:
        floors, caps = _counts(weights, floors, Phrase("下限")), _counts(weights, caps, Phrase("上限"))
        least, most = _bounds(total, weights, floors, caps)
        if method is not Method.HAMILTON:
            _check_takers(total, weights, least, most)
        given = _held(method, total, whole, least, most)
    else:
        given = _start(method, total, whole)
    tied = _settle(_claims(method, total, whole), total, given, least, most)
    keys = tuple(weights)
    made = Apportionment(
        method=method,
        total=total,
        keys=keys,
        weights=tuple(map(_own, weights.values())),
        given=tuple(given),
        floors=None if least is None else tuple(least),
        caps=None if most is None else tuple([caps.get(key) for key in keys]),
        tied=tuple([keys[one] for one in tied]),
        open_places=total - sum(given),
    )
    return made.decide(collected(decided, Phrase("决定"))) if decided else made


def _whole(weights: Mapping[K, Weight]) -> list[int]:
    """The weights as whole numbers in the same proportion."""
    if not isinstance(weights, Mapping):
        raise InvalidTypeError("权重应为对照表，不能是 {value}", value=shown(weights))
    values: list[Any] = list(weights.values())
    if not values:
        raise InvalidValueError("没有权重，无从分配")
    if set(map(type, values)) != _INT:
        parts = [_exact(key, one) for key, one in weights.items()]
        common = lcm(*[below for _, below in parts])
        values = [above * (common // below) for above, below in parts]
    if min(values) < 0:
        key, weight = next((key, one) for key, one in weights.items() if one < 0)
        raise InvalidValueError("“{key}”的权重是负数 {value}", key=named(key), value=named(weight))
    most = max(values)
    if not most:
        raise InvalidValueError("权重全是零，无从分配")
    if most >= _TOO_LARGE:
        raise InvalidValueError("权重过大或过细，化成整数超过 {most} 位", most=_MOST_DIGITS)
    return values


def _own(weight: Any) -> Any:
    """A weight as it is; an integer of another make, as NumPy's, as Python's own."""
    return weight if isinstance(weight, Fraction | Decimal) else integer(weight)


def _exact(key: object, weight: object) -> tuple[int, int]:
    whole = integer(weight)
    if whole is not None:
        return whole, 1
    if isinstance(weight, Fraction):
        return weight.as_integer_ratio()
    if isinstance(weight, Decimal):
        if not weight.is_finite():
            raise InvalidValueError("“{key}”的权重 {value} 不是数", key=named(key), value=str(weight))
        if weight and abs(weight.adjusted()) > _MOST_DIGITS:
            message = "“{key}”的权重 {value} 过大或过小，写出来超过 {most} 位"
            raise InvalidValueError(message, key=named(key), value=named(weight), most=_MOST_DIGITS)
        return weight.as_integer_ratio()
    message = '“{key}”的权重应为整数、Fraction 或 Decimal，不能是 {value}；小数写成 Decimal("0.1")'
    raise InvalidTypeError(message, key=named(key), value=shown(weight))


def _counts(weights: Mapping[K, Weight], bounds: Mapping[K, int], what: Phrase) -> dict[K, int]:
    """The bounds of keys that have a weight, each a whole number that is not negative."""
    if not isinstance(bounds, Mapping):
        raise InvalidTypeError("{what}应为对照表，不能是 {value}", what=what, value=shown(bounds))
    counts = {}
    for key, bound in bounds.items():
        if key not in weights:
            raise InvalidValueError("{what}里的“{key}”没有权重", what=what, key=named(key))
        count = integer(bound)
        if count is None or count < 0:
            message = "“{key}”的{what}应为不小于 0 的整数，不能是 {value}"
            raise InvalidValueError(message, key=named(key), what=what, value=shown(bound))
        counts[key] = count
    return counts


def _bounds(
    places: int, weights: Mapping[K, Weight], floors: Mapping[K, int], caps: Mapping[K, int]
) -> tuple[list[int], list[int]]:
    """The least and the most that each key may get, the most being all there is where there is no cap."""
    least = [floors.get(key, 0) for key in weights]
    most = [caps.get(key, places) for key in weights]
    for key, low, high in zip(weights, least, most, strict=True):
        if low > high and key in caps:
            message = "“{key}”的下限 {low} 高于上限 {high}"
            raise InvalidValueError(message, key=named(key), low=shown(low), high=shown(high))
    if sum(least) > places:
        message = "下限合计 {low}，超过名额 {places}"
        raise InvalidValueError(message, low=shown(sum(least)), places=shown(places))
    if sum(most) < places:
        message = "上限合计 {high}，分不完名额 {places}"
        raise InvalidValueError(message, high=shown(sum(most)), places=shown(places))
    return least, most


def _check_takers(places: int, weights: Mapping[K, Weight], least: Sequence[int], most: Sequence[int]) -> None:
    """By a divisor method a key without weight gets its floor alone: can the others take the rest?"""
    bounds = zip(weights.values(), least, most, strict=True)
    room = sum([high if weight else low for weight, low, high in bounds])
    if room < places:
        message = "权重为零的除下限外分不到名额，其余按上限至多分 {room} 个，分不完名额 {places}"
        raise InvalidValueError(message, room=shown(room), places=shown(places))


def _start(method: Method, places: int, weights: Sequence[int]) -> list[int]:
    """Shares rounded as the method does: near the result, whatever the number of places."""
    total = sum(weights)
    twice, whole = 2 * places, 2 * total
    if method is Method.D_HONDT:
        # Rounded down, half a place a key would be missing; it is added beforehand.
        twice += len(weights)
        return [one * twice // whole for one in weights]
    return [(one * twice + total) // whole for one in weights]


def _held(method: Method, places: int, weights: Sequence[int], least: Sequence[int], most: Sequence[int]) -> list[int]:
    """The same within bounds: what the divided shares come to where, held within them, they make up the places.

    Each share grows with a common rate between its bounds, by its weight or, of largest remainders, like all others.
    Where the shares sum to the places, each is off by less than one place when rounded.
    """
    total = sum(weights)
    hamilton = method is Method.HAMILTON
    bases = [Fraction(one * places, total) if hamilton else Fraction(0) for one in weights]
    rates = [1] * len(weights) if hamilton else weights
    events = []
    for base, rate, low, high in zip(bases, rates, least, most, strict=True):
        if rate:
            events += [((low - base) / rate, rate), ((high - base) / rate, -rate)]
    events.sort()
    reached, growing, at, row = Fraction(sum(least)), 0, events[0][0], 0
    # Past the last of the events everybody is at the most, and these together are no fewer than the places.
    while not growing or reached + growing * (events[row][0] - at) < places:
        until, change = events[row]
        reached, growing, at, row = reached + growing * (until - at), growing + change, until, row + 1
    at += (places - reached) / growing
    half = 0 if method is Method.D_HONDT else Fraction(1, 2)
    return [
        min(max(low, (base + rate * at + half).__floor__()), high) if rate else low
        for base, rate, low, high in zip(bases, rates, least, most, strict=True)
    ]


def _settle(
    claim: Callable[[int, int], int],
    places: int,
    given: list[int],
    least: Sequence[int] | None,
    most: Sequence[int] | None,
) -> list[int]:
    """Give the places that a start leaves, or take back what it gave too much; returns the keys that are tied.

    ``given`` becomes what each gets for certain. A start is rounded at one threshold for all: each claim that was taken
    up reaches it, and none that was not. So nobody is tied where it comes out even; else the last claim that is given,
    or taken back, is the line.
    """
    short = places - sum(given)
    if not short:
        return []
    giving = short > 0
    one, bounds = (1, most) if giving else (-1, least)

    def pressing(key: int) -> float:
        """How much the next place to give to it, or the last to take from it, presses."""
        had = given[key]
        if (bounds is not None and had == bounds[key]) or not (giving or had):
            return -inf
        return claim(key, had) if giving else -claim(key, had - 1)

    keys = range(len(given))
    presses: list[float] = list(map(claim, keys, given) if giving and bounds is None else map(pressing, keys))
    moved: dict[int, float] = {}
    line = inf
    for _ in range(abs(short)):
        line = max(presses)
        key = presses.index(line)
        given[key] += one
        moved[key] = line
        presses[key] = pressing(key)
    if max(presses) != line:
        return []
    still = [key for key, press in enumerate(presses) if press == line]
    last = [key for key, press in moved.items() if press == line]
    for key in last if giving else still:
        given[key] -= 1
    return sorted(last + still)


def _claims(method: Method, places: int, weights: Sequence[int]) -> Callable[[int, int], int]:
    """What the claim of a key is on the place after so many, as a whole number that keeps order and equality.

    By largest remainders it is the share less those before, over the common denominator. By a divisor method it is
    weight / d, of which two that differ do so by at least 1 / (d * d'); no d exceeds 2 * (places + keys) + 1, so that
    multiplied by twice the square of that they differ by more than one, and are still different when rounded down.
    """
    if method is Method.HAMILTON:
        total = sum(weights)
        return lambda key, before: weights[key] * places - before * total
    scale = 2 * (2 * (places + len(weights)) + 1) ** 2
    # Method.divisor written out: calling it for each claim would cost a sixth of the whole.
    if method is Method.SAINTE_LAGUE:
        return lambda key, before: weights[key] * scale // (2 * before + 1)
    return lambda key, before: weights[key] * scale // (before + 1)
