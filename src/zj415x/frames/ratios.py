"""Ratios: the mean of fractions of whole numbers, compared exactly in 64 bits, on any engine."""

from collections.abc import Sequence

import narwhals as nw

from ..hooks import frozen
from .cells import quotient, whole
from .steps import Steps

_BASE = 10**9


@frozen
class Limbs:
    """A great whole number as digits to the base 10⁹, the lowest first; no digit is negative."""

    digits: tuple[nw.Expr, ...]

    def times(self, other: "Limbs") -> list[nw.Expr]:
        """Multiply; the sums at each digit are not carried yet."""
        sums: list[nw.Expr] = [whole(0)] * (len(self.digits) + len(other.digits) - 1)
        for low, first in enumerate(self.digits):
            for high, second in enumerate(other.digits):
                sums[low + high] = sums[low + high] + first * second
        return sums


def mean_is_at_least(
    parts: Sequence[nw.Expr], wholes: Sequence[nw.Expr], numerator: int, denominator: int
) -> Steps[nw.Expr]:
    """Compare the mean of three fractions with a share, over their common denominator; no whole may be 0."""
    numbers = [*(part * whole(denominator) for part in parts), *wholes, wholes[0] * whole(numerator * len(wholes))]
    digits = yield tuple(digit for number in numbers for digit in (number % whole(_BASE), quotient(number, _BASE)))
    split = [Limbs(tuple(digits[index : index + 2])) for index in range(0, len(digits), 2)]
    first, second, third, one, two, three, bound = split
    crosswise = _sum(first.times(two), second.times(one))
    over_two, together, bounded = yield from _carried(crosswise, one.times(two), bound.times(two))
    return (yield from _is_at_least(_sum(over_two.times(three), third.times(together)), bounded.times(three)))


def _sum(sums: Sequence[nw.Expr], others: Sequence[nw.Expr]) -> list[nw.Expr]:
    return [left + right for left, right in zip(sums, others, strict=True)]


def _carried(*numbers: Sequence[nw.Expr]) -> Steps[list[Limbs]]:
    """Carry what is over at each digit of some numbers to the next."""
    digits: list[list[nw.Expr]] = [[] for _ in numbers]
    over = [whole(0)] * len(numbers)
    for sums in zip(*numbers, strict=True):
        totals = yield tuple(_sum(sums, over))
        for number, total in zip(digits, totals, strict=True):
            number.append(total % whole(_BASE))
        over = [quotient(total, _BASE) for total in totals]
    kept = iter((yield tuple(digit for number, rest in zip(digits, over, strict=True) for digit in (*number, rest))))
    return [Limbs(tuple(next(kept) for _ in range(len(number) + 1))) for number in digits]


def _is_at_least(sums: Sequence[nw.Expr], others: Sequence[nw.Expr]) -> Steps[nw.Expr]:
    """Compare two numbers by their sums at each digit: the sign of what is carried out of the highest."""
    over, shift = whole(0), 4 * _BASE  # keeps what is carried positive, since engines round negatives differently
    for mine, theirs in zip(sums, others, strict=True):
        (total,) = yield (mine - theirs + over + whole(shift * _BASE),)
        over = quotient(total, _BASE) - whole(shift)
    return over >= whole(0)
