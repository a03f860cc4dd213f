"""Dollars: an exact amount in US dollars, which no rate of the notice turns into yuan."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import frozen

from .amount import best_unit, formatted, parsed, ratio, written
from .errors import InvalidTypeError, shown
from .number import EXACT, integer
from .phrase import Phrase

if TYPE_CHECKING:
    from fractions import Fraction

UNITS = {"亿美元": 10, "万美元": 6, "美元": 2}
_FINEST = Phrase("一美分")


@frozen(repr=False, order=True)
class Dollars:
    """An exact amount of US dollars (附1-2 二（四）), held in cents; it compares with other dollars only (A29).

    Make one with :meth:`parse`. Amounts add, subtract, divide and are formatted as :class:`Money`.

    >>> from zj415x import Dollars
    >>> Dollars.parse("1.2亿美元") > Dollars.parse("9000万美元")
    True

    Raises:
        InvalidTypeError: cents that are no int.
    """

    cents: int

    def __attrs_post_init__(self) -> None:
        if type(self.cents) is not int:
            whole = integer(self.cents)
            if whole is None:
                raise InvalidTypeError("金额以分为单位，必须是整数，不能是 {value}", value=shown(self.cents))
            object.__setattr__(self, "cents", whole)

    @classmethod
    def parse(cls, text: str) -> "Dollars":
        """The amount that the wire writes, unit included: ``Dollars.parse("1.2亿美元")``.

        Raises:
            InvalidTypeError: a bare number.
            InvalidValueError: unknown unit, a number that cannot be used, finer than one cent, or beyond belief.
        """
        return cls(parsed(text, UNITS, _FINEST))

    def __str__(self) -> str:
        """The amount as the wire writes it; :meth:`parse` reads it back."""
        unit = self.unit
        return written(self.cents, UNITS[unit]) + unit

    def __repr__(self) -> str:
        return f"Dollars.parse({str(self)!r})"

    def __add__(self, other: "Dollars") -> "Dollars":
        if not isinstance(other, Dollars):
            return NotImplemented
        return Dollars(self.cents + other.cents)

    def __radd__(self, other: int) -> "Dollars":
        """Nought and an amount are the amount: ``sum`` begins with it."""
        return self if type(other) is int and other == 0 else NotImplemented

    def __sub__(self, other: "Dollars") -> "Dollars":
        if not isinstance(other, Dollars):
            return NotImplemented
        return Dollars(self.cents - other.cents)

    def __truediv__(self, other: "Dollars") -> "Fraction":
        if not isinstance(other, Dollars):
            return NotImplemented
        return ratio(self.cents, other.cents)

    def __format__(self, spec: str) -> str:
        return formatted(self, self.cents, UNITS, spec)

    def __rich_repr__(self) -> Iterator[Any]:
        from .display.fields import fields_of

        return fields_of(self)

    @property
    def unit(self) -> str:
        """The unit in which it reads best, as for :class:`Money`."""
        return best_unit(self.cents, UNITS)

    def in_unit(self, unit: str) -> Decimal:
        """The exact number of ``unit`` (亿美元, 万美元, 美元) in this amount.

        Raises:
            KeyError: another unit.
        """
        return EXACT.scaleb(Decimal(self.cents), -UNITS[unit])
