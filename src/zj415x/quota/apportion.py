"""Apportion: places divided over keys by weight, within floors and caps."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from heapq import heappop, heapreplace
from math import lcm
from types import MappingProxyType
from typing import Any

from ..errors import InvalidTypeError, InvalidValueError, shown
from ..values.number import integer
from ..words import Phrase
from .apportionment import Apportionment, K, Method, Round
from .ranking import collected, named

Weight = int | Fraction | Decimal
"""The weight of a key; exact, so that equal claims compare equal."""

_INT = {int}
_MOST_DIGITS = 4000  # Python refuses to print integers of more than 4 300 digits
_TOO_LARGE = 10**_MOST_DIGITS
_MOST_WRITTEN = 4200
_TOO_LONG = 10**_MOST_WRITTEN
_NONE: Mapping[Any, int] = MappingProxyType({})
_NOBODY: Collection[Any] = ()


def apportion(
    places: int,
    weights: Mapping[K, Weight],
    *,
    method: Method,
    floors: Mapping[K, int] = _NONE,
    caps: Mapping[K, int] = _NONE,
    decided: Collection[K] = _NOBODY,
) -> Apportionment[K]:
    """Apportion ``places`` over the keys of ``weights``, between the floors and the caps.

    A divisor method gives each place to the greatest average; a key of weight zero gets its floor only. Largest
    remainders round each exact quota down and give the rest to the largest remainders. Under bounds they first take
    rounds: each fixes the keys whose exact quota lies above their cap, or below their floor, whichever is more in
    total, and the rest goes on by weight. A key of weight zero gets more than its floor only when all others are at
    their caps; such keys share equally. Keys with equal claims on the line are tied; ``decided`` names the tied keys to
    which people gave an open place. The cost does not grow with the number of places.

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
    if decided is not _NOBODY:
        decided = collected(decided, Phrase("决定"))
    exact, parts, whole, common = _whole(weights)
    keys = tuple(weights)
    # The quotas and the claims are fractions of such products; dumps write them out.
    if (2 * total + 1) * max(whole, common) >= _TOO_LONG:
        raise InvalidValueError("名额和权重合在一起过大，按比例的数写出来超过 {most} 位", most=_MOST_WRITTEN)
    least: list[int] | None = None
    most: list[int] | None = None
    rounds: tuple[Round[K], ...] = ()
    if floors is not _NONE or caps is not _NONE:
        floors, caps = _counts(weights, floors, Phrase("下限")), _counts(weights, caps, Phrase("上限"))
    if floors or caps:
        least, most = _bounds(total, weights, floors, caps)
        if method is not Method.HAMILTON:
            _check_takers(total, weights, least, most)
        given, rows, rest, rounds = _take_rounds(total, keys, parts, common, least, most)
        left = _left(parts, rows)
        if method is Method.HAMILTON:
            rounded, even = _by_remainders(rest, left)
            tied = [rows[index] for index in even]
        else:
            rounded, rounds = _start(method, rest, left, sum(left)), ()
        for row, had in zip(rows, rounded, strict=True):
            given[row] = had
    elif method is Method.HAMILTON:
        given, tied = _by_remainders(total, parts)
    else:
        given = _start(method, total, parts, whole)
    if method is not Method.HAMILTON:
        tied = _settle(method, total, parts, given, least, most)
    made = Apportionment(
        method=method,
        total=total,
        keys=keys,
        weights=tuple(exact),
        whole=whole if common == 1 else Fraction(whole, common),
        given=tuple(given),
        floors=None if least is None else tuple(least),
        caps=None if most is None else tuple([caps.get(key) for key in keys]),
        tied=tuple([keys[row] for row in tied]) if tied else (),
        open_places=total - sum(given) if tied else 0,
        rounds=rounds,
    )
    return made if decided is _NOBODY else made.decide(decided)


def _whole(weights: Mapping[K, Weight]) -> tuple[list[Any], list[int], int, int]:
    """Return the exact weights; whole numbers in the same proportion, their sum, and their common denominator."""
    if not isinstance(weights, Mapping):
        raise InvalidTypeError("权重应为对照表，不能是 {value}", value=shown(weights))
    values: list[Any] = list(weights.values())
    exact, common = values, 1
    if not values:
        raise InvalidValueError("没有权重，无从分配")
    if not _INT.issuperset(map(type, values)):
        parts = [_exact(key, weight) for key, weight in weights.items()]
        # A foreign integer (NumPy's) becomes an int.
        exact = [weight if isinstance(weight, Fraction | Decimal) else integer(weight) for weight in values]
        for _, below in parts:
            common = lcm(common, below)
            if common > _TOO_LARGE:
                raise _too_fine()
        values = [above * (common // below) for above, below in parts]
    if min(values) < 0:
        key, weight = next((key, weight) for key, weight in weights.items() if weight < 0)
        raise InvalidValueError("“{key}”的权重是负数 {value}", key=named(key), value=named(weight))
    whole = sum(values)
    if not whole:
        raise InvalidValueError("权重全是零，无从分配")
    if whole >= _TOO_LARGE and max(values) >= _TOO_LARGE:
        raise _too_fine()
    return exact, values, whole, common


def _too_fine() -> InvalidValueError:
    """Explain that the weights have too many digits."""
    return InvalidValueError("权重过大或过细，化成整数超过 {most} 位", most=_MOST_DIGITS)


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
    """Check the bounds: known keys, whole numbers, none negative or of too many digits."""
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
        if count >= _TOO_LARGE:
            message = "“{key}”的{what}过大，写出来超过 {most} 位"
            raise InvalidValueError(message, key=named(key), what=what, most=_MOST_DIGITS)
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


def _take_rounds(
    places: int, keys: Sequence[K], parts: Sequence[int], common: int, least: Sequence[int], most: Sequence[int]
) -> tuple[list[int], list[int], int, tuple[Round[K], ...]]:
    """Fix keys at their bounds, round by round, until the exact quotas of all keys still in lie within their bounds.

    Return the places of the fixed keys, the rows of the keys still in, the places left for them, and the rounds. The
    places per weight rise after a round that fixes caps and fall after a round that fixes floors, but never back past
    an earlier round: no fixed key would leave its bound again, and bounds that can be kept never fix every key.
    """
    given = [0] * len(keys)
    rows = list(range(len(keys)))
    rounds: list[Round[K]] = []
    while True:
        left = _left(parts, rows)
        whole = sum(left)
        # By how much each exact quota lies above its cap or below its floor, times ``whole``.
        over = {
            row: high for row, part in zip(rows, left, strict=True) if (high := part * places - most[row] * whole) > 0
        }
        under = {
            row: low for row, part in zip(rows, left, strict=True) if (low := least[row] * whole - part * places) > 0
        }
        excess, lack = sum(over.values()), sum(under.values())
        fixed, bounds = (over, most) if excess >= lack else (under, least)
        names = tuple([keys[row] for row in fixed])
        rounds.append(
            Round(
                places=places,
                count=len(rows),
                weight=Fraction(sum([parts[row] for row in rows]), common),
                excess=Fraction(excess, whole),
                lack=Fraction(lack, whole),
                at_cap=names if bounds is most else (),
                at_floor=names if bounds is least else (),
            )
        )
        if not fixed:
            return given, rows, places, tuple(rounds)
        for row in fixed:
            given[row] = bounds[row]
            places -= bounds[row]
        rows = [row for row in rows if row not in fixed]


def _left(parts: Sequence[int], rows: Sequence[int]) -> list[int]:
    """Return the weights of the keys still in; where only keys of weight zero are left, they count alike."""
    left = [parts[row] for row in rows]
    return left if any(left) else [1] * len(rows)


def _by_remainders(places: int, parts: Sequence[int]) -> tuple[list[int], list[int]]:
    """Round the exact quotas down and give the rest to the largest remainders; return the indices of tied keys, too."""
    whole = sum(parts)
    split = [divmod(part * places, whole) for part in parts]
    given = [had for had, _ in split]
    short = places - sum(given)
    if not short:
        return given, []
    line = sorted([remainder for _, remainder in split], reverse=True)[short - 1]
    tied = [index for index, (_, remainder) in enumerate(split) if remainder == line]
    given = [had + (remainder > line) for had, remainder in split]
    if sum(given) + len(tied) > places:
        return given, tied
    for index in tied:
        given[index] += 1
    return given, []


def _start(method: Method, places: int, parts: Sequence[int], whole: int) -> list[int]:
    """Round the exact quotas by a divisor method: near the result for any number of places."""
    half, twice, double = whole if method is Method.SAINTE_LAGUE else 0, 2 * whole, 2 * places
    return [(part * double + half) // twice for part in parts]


def _settle(
    method: Method,
    places: int,
    parts: Sequence[int],
    given: list[int],
    least: Sequence[int] | None,
    most: Sequence[int] | None,
) -> list[int]:
    """Give the places that ``given`` lacks, or take back its surplus, in place; return the indices of tied keys.

    A divisor method's claim is weight / d. Two different claims differ by at least 1 / (d * d'), and no d exceeds
    2 * (places + keys) + 1; scaled by twice the square of that bound they differ by more than one, so rounding down
    keeps them apart. One threshold rounds all starting quotas, so every claim already granted reaches it and no other
    claim does. An exact start therefore has no tie; otherwise the last claim granted or taken back is the line.
    """
    short = places - sum(given)
    if not short:
        return []
    bound = 2 * (places + len(parts)) + 1
    scale = 2 * bound * bound
    # Method.divisor written out: a call for each claim would cost a sixth of the total.
    slope = 1 if method is Method.D_HONDT else 2
    # To give: the claims on a next place, the greatest first. To take back: those on a last place, the least first.
    step, below, bounds = (1, 1, most) if short > 0 else (-1, 1 - slope, least or [0] * len(parts))
    rows: Sequence[int] = range(len(parts))
    if bounds is not None:
        rows = [row for row in rows if given[row] != bounds[row]]
    claims = [parts[row] * scale // (slope * given[row] + below) for row in rows]
    if abs(short) == 1:  # often so, and a third cheaper without a heap
        line = max(claims) if short > 0 else min(claims)
        if claims.count(line) == 1:
            given[rows[claims.index(line)]] += step
            return []
    order = sorted(range(len(rows)), key=claims.__getitem__, reverse=short > 0)
    # A key's later claims come after its first, so the line lies among so many first claims, or is equal to the last.
    count = min(abs(short), len(order))
    while count < len(order) and claims[order[count]] == claims[order[count - 1]]:
        count += 1
    waiting = [(claims[place] * -step, rows[place]) for place in order[:count]]  # in order: a heap
    line = 0
    moved: list[int] = []
    for _ in range(abs(short)):
        now, row = waiting[0]
        if now != line:
            line, moved = now, []
        moved.append(row)
        given[row] += step
        if bounds is None or given[row] != bounds[row]:
            heapreplace(waiting, (parts[row] * scale // (slope * given[row] + below) * -step, row))
        else:
            heappop(waiting)
    still = [row for now, row in waiting if now == line]
    if still:
        for row in moved if short > 0 else still:
            given[row] -= 1
        return sorted(moved + still)
    return []
