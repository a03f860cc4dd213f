"""Money: an exact amount in yuan."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, SupportsIndex

from attrs import frozen

from .amount import best_unit, exactly, formatted, parsed, ratio, written
from .errors import InvalidTypeError, InvalidValueError, shown
from .number import EXACT, integer, plain
from .phrase import Phrase

if TYPE_CHECKING:
    from fractions import Fraction

UNITS = {"亿元": 10, "万元": 6, "元": 2}
_FINEST = Phrase("一分钱")


@frozen(repr=False)
class Money:
    """An exact amount of money, held as a whole number of fen (分); may be negative, as a difference.

    Make one with :func:`yi`, :func:`wan` or :meth:`parse`. Amounts add, subtract and compare with each other
    only; they multiply with a whole number. One over another is an exact Fraction; no number divides an amount, as the
    rest would be lost: compare products instead. Every amount is true, nought too: it is no blank.

    >>> from zj415x import wan, yi
    >>> yi(1) - wan(800)
    wan(9200)
    >>> yi(2) * 3 > yi("5.9")
    True
    >>> sum([yi(1), wan(5000)]), wan(3000) / yi(1)
    (yi('1.5'), Fraction(3, 10))
    >>> f"{yi(1):万元}", f"{yi('41.95'):,.1f亿元}", f"{yi(1):>8}"
    ('10000万元', '42.0亿元', '     1亿元')

    Raises:
        InvalidTypeError: fen that are no int.
    """

    fen: int

    def __attrs_post_init__(self) -> None:
        if type(self.fen) is not int:
            whole = integer(self.fen)
            if whole is None:
                raise InvalidTypeError("金额以分为单位，必须是整数，不能是 {value}", value=shown(self.fen))
            object.__setattr__(self, "fen", whole)

    @classmethod
    def parse(cls, text: str) -> "Money":
        """The amount that the wire writes, unit included: ``Money.parse("349.9亿元")``.

        >>> from zj415x import Money
        >>> Money.parse("349.9亿元")
        yi('349.9')

        Raises:
            InvalidTypeError: a bare number, whose unit nobody can know.
            InvalidValueError: unknown unit, a number that cannot be used, finer than one fen, or beyond belief.
        """
        made = object.__new__(cls)
        object.__setattr__(made, "fen", parsed(text, UNITS, _FINEST))  # a whole number already
        return made

    def __str__(self) -> str:
        """The amount as the wire writes it; :meth:`parse` reads it back."""
        unit = self.unit
        return written(self.fen, UNITS[unit]) + unit

    def __repr__(self) -> str:
        maker, unit = ("yi", "亿元") if self.unit == "亿元" else ("wan", "万元")
        digits = written(self.fen, UNITS[unit])
        return f"{maker}({digits!r})" if "." in digits else f"{maker}({digits})"

    def __rich_repr__(self) -> Iterator[Any]:
        from .display.fields import fields_of

        return fields_of(self)

    @property
    def unit(self) -> str:
        """The unit in which it reads best: 亿元 from one 亿 upward, else 万元 (元 for what is not even 0.01万元)."""
        return best_unit(self.fen, UNITS)

    def in_unit(self, unit: str) -> Decimal:
        """The exact number of ``unit`` (亿元, 万元, 元) in this amount.

        >>> from zj415x import wan
        >>> wan(800).in_unit("元")
        Decimal('8000000.00')

        Raises:
            KeyError: another unit.
        """
        return EXACT.scaleb(Decimal(self.fen), -UNITS[unit])

    # Written out: attrs would compare tuples, at three times the cost.
    def __lt__(self, other: "Money") -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.fen < other.fen

    def __le__(self, other: "Money") -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.fen <= other.fen

    def __gt__(self, other: "Money") -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.fen > other.fen

    def __ge__(self, other: "Money") -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.fen >= other.fen

    def __add__(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.fen + other.fen)

    def __radd__(self, other: int) -> "Money":
        """Nought and an amount are the amount: ``sum`` begins with it."""
        return self if type(other) is int and other == 0 else NotImplemented

    def __sub__(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.fen - other.fen)

    def __neg__(self) -> "Money":
        return Money(-self.fen)

    def __abs__(self) -> "Money":
        return Money(abs(self.fen))

    def __mul__(self, factor: SupportsIndex) -> "Money":
        times = integer(factor)
        return NotImplemented if times is None else Money(self.fen * times)

    __rmul__ = __mul__

    def __truediv__(self, other: "Money") -> "Fraction":
        if not isinstance(other, Money):
            return NotImplemented
        return ratio(self.fen, other.fen)

    def __format__(self, spec: str) -> str:
        return formatted(self, self.fen, UNITS, spec)

    def less(self, share: Decimal) -> "Money":
        """What is left after lowering it by ``share``: ``yi(60).less(Decimal("0.30"))`` is ``yi(42)``.

        Raises:
            InvalidTypeError: a share that is no Decimal.
            InvalidValueError: the rest is not a whole number of fen.
        """
        if not isinstance(share, Decimal):
            raise InvalidTypeError("下调的比例应为 Decimal，不能是 {value}", value=shown(share))
        part, whole = share.as_integer_ratio()
        rest, over = divmod(self.fen * (whole - part), whole)
        if over:
            raise InvalidValueError("{money} 下调 {share} 后不是整分", money=str(self), share=plain(share))
        return Money(rest)


def yi(amount: SupportsIndex | Decimal | str) -> Money:
    """So many 亿元: ``yi(350)``, ``yi("349.9")``.

    >>> from zj415x import yi
    >>> str(yi("349.9"))
    '349.9亿元'
    >>> yi(349.9)
    Traceback (most recent call last):
    ...
    zj415x.errors.InvalidTypeError: 金额不接受浮点数 349.9；先写成文字，如 wan(str(x))

    Raises:
        InvalidTypeError: a float, whose digits are not the ones that were typed, or no number at all.
        InvalidValueError: a number that cannot be used, finer than one fen, or beyond belief.
    """
    return Money(exactly(amount, UNITS["亿元"], _FINEST))


def wan(amount: SupportsIndex | Decimal | str) -> Money:
    """So many 万元: ``wan(800)``.

    Raises:
        InvalidTypeError, InvalidValueError: as :func:`yi`.
    """
    return Money(exactly(amount, UNITS["万元"], _FINEST))
