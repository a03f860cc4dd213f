"""Ratios: sums of fractions of whole numbers, compared exactly in 64 bits, on any engine."""

from collections.abc import Sequence

import narwhals as nw
from attrs import frozen

from .cells import quotient, whole
from .steps import Steps

_BASE = 10**9


@frozen
class Limbs:
    """A great whole number as digits to the base 10⁹, the lowest first; no digit is negative."""

    digits: tuple[nw.Expr, ...]

    @classmethod
    def of(cls, number: nw.Expr) -> "Limbs":
        """Split a number below 10¹⁸."""
        return cls((number % whole(_BASE), quotient(number, _BASE)))

    def times(self, other: "Limbs") -> list[nw.Expr]:
        """Multiply; the sums at each digit are not carried yet."""
        sums: list[nw.Expr] = [whole(0)] * (len(self.digits) + len(other.digits) - 1)
        for low, first in enumerate(self.digits):
            for high, second in enumerate(other.digits):
                sums[low + high] = sums[low + high] + first * second
        return sums


def carried(sums: Sequence[nw.Expr]) -> Steps[Limbs]:
    """Carry what is over at each digit to the next."""
    digits, over = [], whole(0)
    for each in sums:
        (total,) = yield (each + over,)
        digit, over = yield (total % whole(_BASE), quotient(total, _BASE))
        digits.append(digit)
    return Limbs((*digits, over))


def is_at_least(sums: Sequence[nw.Expr], others: Sequence[nw.Expr]) -> Steps[nw.Expr]:
    """Compare two numbers by their sums at each digit: the sign of what is carried out of the highest."""
    over, shift = whole(0), 4 * _BASE  # keeps what is carried positive, since engines round negatives differently
    for mine, theirs in zip(sums, others, strict=True):
        (total,) = yield (mine - theirs + over + whole(shift * _BASE),)
        (over,) = yield (quotient(total, _BASE) - whole(shift),)
    return over >= whole(0)
