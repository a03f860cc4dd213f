"""Apportion: places divided over keys by weight, within floors and caps."""

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import inf, lcm
from types import MappingProxyType
from typing import Any

from ..errors import InvalidTypeError, InvalidValueError, shown
from ..values.number import integer
from ..words import Phrase
from .apportionment import Apportionment, K, Method
from .ranking import collected, named

Weight = int | Fraction | Decimal
"""The weight of a key; exact, so that equal claims compare equal."""

_INT = {int}
_MOST_DIGITS = 4000  # Python refuses to print integers of more than 4 300 digits
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
    """Apportion ``places`` over the keys of ``weights``, between the floors and the caps.

    A divisor method gives each place to the greatest average; a key of weight zero gets its floor only. Largest
    remainders choose the whole numbers within the bounds that are nearest to the exact shares, by the sum of squared
    distances; without bounds this rounds each share down and gives the rest to the largest remainders. Keys with equal
    claims on the line are tied; ``decided`` names the tied keys to which people gave an open place. The cost does not
    grow with the number of places.

    >>> from zj415x.apportion import Method, apportion
    >>> made = apportion(3, {"甲": 1, "乙": 1}, method=Method.HAMILTON)
    >>> made.places, made.tied, made.open_places
    ({'甲': 1, '乙': 1}, ('甲', '乙'), 1)
    >>> apportion(3, {"甲": 1, "乙": 1}, method=Method.HAMILTON, decided=["乙"]).places
    {'甲': 1, '乙': 2}

    Raises:
        InvalidTypeError: ``places`` is no whole number, ``weights`` no mapping or inexact, ``method`` no Method.
        InvalidValueError: ``weights`` is empty, negative or all zero; a number has too many digits; the bounds
            contradict each other or name an unknown key; ``decided`` names a key outside the tie, or more keys than
            open places.
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
        tied=tuple([keys[row] for row in tied]),
        open_places=total - sum(given),
    )
    return made.decide(collected(decided, Phrase("决定"))) if decided else made


def _whole(weights: Mapping[K, Weight]) -> list[int]:
    """Scale the weights to whole numbers in the same proportion."""
    if not isinstance(weights, Mapping):
        raise InvalidTypeError("权重应为对照表，不能是 {value}", value=shown(weights))
    values: list[Any] = list(weights.values())
    if not values:
        raise InvalidValueError("没有权重，无从分配")
    if set(map(type, values)) != _INT:
        parts = [_exact(key, weight) for key, weight in weights.items()]
        common = lcm(*[below for _, below in parts])
        values = [above * (common // below) for above, below in parts]
    if min(values) < 0:
        key, weight = next((key, weight) for key, weight in weights.items() if weight < 0)
        raise InvalidValueError("“{key}”的权重是负数 {value}", key=named(key), value=named(weight))
    most = max(values)
    if not most:
        raise InvalidValueError("权重全是零，无从分配")
    if most >= _TOO_LARGE:
        raise InvalidValueError("权重过大或过细，化成整数超过 {most} 位", most=_MOST_DIGITS)
    return values


def _own(weight: Any) -> Any:
    """Keep an exact weight; convert a foreign integer (NumPy's) to int."""
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
    """Check the bounds: known keys, whole numbers, none negative."""
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
    """Return the fewest and the most places of each key; without a cap the most is ``places``."""
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
    """Check, for a divisor method, that keys with a weight can take all places above the floors."""
    bounds = zip(weights.values(), least, most, strict=True)
    room = sum([high if weight else low for weight, low, high in bounds])
    if room < places:
        message = "权重为零的除下限外分不到名额，其余按上限至多分 {room} 个，分不完名额 {places}"
        raise InvalidValueError(message, room=shown(room), places=shown(places))


def _start(method: Method, places: int, weights: Sequence[int]) -> list[int]:
    """Round the shares by the method: near the result for any number of places."""
    total = sum(weights)
    twice, whole = 2 * places, 2 * total
    if method is Method.D_HONDT:
        # Rounding down loses half a place per key on average; add it first.
        twice += len(weights)
        return [weight * twice // whole for weight in weights]
    return [(weight * twice + total) // whole for weight in weights]


def _held(method: Method, places: int, weights: Sequence[int], least: Sequence[int], most: Sequence[int]) -> list[int]:
    """Round the shares within their bounds: the shares that sum to ``places`` once each is clamped.

    Every share grows between its bounds with one common rate, in proportion to its weight (largest remainders:
    equally). Where the shares sum to ``places``, rounding moves each by less than one place.
    """
    total = sum(weights)
    hamilton = method is Method.HAMILTON
    bases = [Fraction(weight * places, total) if hamilton else Fraction(0) for weight in weights]
    rates = [1] * len(weights) if hamilton else weights
    events = []
    for base, rate, low, high in zip(bases, rates, least, most, strict=True):
        if rate:
            events += [((low - base) / rate, rate), ((high - base) / rate, -rate)]
    events.sort()
    reached, growing, at, row = Fraction(sum(least)), 0, events[0][0], 0
    # At the last event every share is at its cap, and the caps sum to ``places`` at least.
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
    """Give the places that ``given`` lacks, or take back its surplus, in place; return the indices of tied keys.

    One threshold rounds all starting shares, so every claim already granted reaches it and no other claim does. An
    exact start therefore has no tie; otherwise the last claim granted or taken back is the line.
    """
    short = places - sum(given)
    if not short:
        return []
    giving = short > 0
    step, bounds = (1, most) if giving else (-1, least)

    def pressing(key: int) -> float:
        """Rank a key for the next place to give or take back; -inf excludes it."""
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
        given[key] += step
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
    """Return a function that gives a key's claim on its next place as an integer, keeping order and equality.

    Largest remainders: the share less the places before, over the common denominator. Divisor methods: weight / d. Two
    different quotients differ by at least 1 / (d * d'), and no d exceeds 2 * (places + keys) + 1; scaled by twice the
    square of that bound they differ by more than one, so rounding down keeps them apart.
    """
    if method is Method.HAMILTON:
        total = sum(weights)
        return lambda key, before: weights[key] * places - before * total
    scale = 2 * (2 * (places + len(weights)) + 1) ** 2
    # Method.divisor written out: a call for each claim would cost a sixth of the total.
    if method is Method.SAINTE_LAGUE:
        return lambda key, before: weights[key] * scale // (2 * before + 1)
    return lambda key, before: weights[key] * scale // (before + 1)
