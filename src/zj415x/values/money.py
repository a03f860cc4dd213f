"""Money: exact amounts of yuan, dollars and land, written with their units."""

from decimal import Decimal
from typing import TYPE_CHECKING, SupportsIndex

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, shown
from ..words import Phrase
from .number import EXACT, LONGEST, integer, plain
from .unit import best_unit, exactly, formatted, in_best_unit, parsed, ratio, written

if TYPE_CHECKING:
    from fractions import Fraction  # loaded on the first division

UNITS = {"亿元": 10, "万元": 6, "元": 2}
_NAMES = tuple(UNITS)
_FEN = Phrase("分")


@hooks.listed
@hooks.wired
@hooks.frozen(repr=False)
class Money:
    """An exact amount of money in whole fen (分); a difference may be negative.

    Make one with :func:`yi`, :func:`wan` or :meth:`parse`. Amounts add, subtract and compare with each other, multiply
    by whole numbers, and divide into an exact Fraction. Dividing an amount by a number is refused, because the
    remainder would be lost: compare products instead. Every amount is truthy, zero included, because zero is not blank.

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
        InvalidTypeError: ``fen`` is no int.
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
        """Parse an amount as the wire writes it: ``Money.parse("349.9亿元")``.

        >>> from zj415x import Money
        >>> Money.parse("349.9亿元")
        yi('349.9')

        Raises:
            InvalidTypeError: a number without a unit.
            InvalidValueError: an unknown unit, an invalid number, finer than one fen, or too large.
        """
        return of_fen(parsed(text, UNITS, _FEN))

    def __str__(self) -> str:
        """Write the amount for the wire; :meth:`parse` reads it back."""
        return in_best_unit(self.fen, _NAMES)

    def __repr__(self) -> str:
        maker, unit = ("yi", "亿元") if self.unit == "亿元" else ("wan", "万元")
        digits = written(self.fen, UNITS[unit])
        return f"{maker}({digits!r})" if "." in digits else f"{maker}({digits})"

    @property
    def unit(self) -> str:
        """The unit for printing: 亿元 from one 亿 up, otherwise 万元; 元 below 0.01万元."""
        return best_unit(self.fen, UNITS)

    def in_unit(self, unit: str) -> Decimal:
        """Convert the amount to an exact number of ``unit`` (亿元, 万元, 元).

        >>> from zj415x import wan
        >>> wan(800).in_unit("元")
        Decimal('8000000.00')

        Raises:
            KeyError: an unknown unit.
        """
        return EXACT.scaleb(Decimal(self.fen), -UNITS[unit])

    # Written out: attrs would compare tuples, three times slower.
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
        return of_fen(self.fen + other.fen)

    def __radd__(self, other: int) -> "Money":
        """Add to the 0 that ``sum`` starts from."""
        return self if type(other) is int and other == 0 else NotImplemented

    def __sub__(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        return of_fen(self.fen - other.fen)

    def __neg__(self) -> "Money":
        return Money(-self.fen)

    def __abs__(self) -> "Money":
        return Money(abs(self.fen))

    def __mul__(self, factor: SupportsIndex) -> "Money":
        times = integer(factor)
        return NotImplemented if times is None else of_fen(self.fen * times)

    __rmul__ = __mul__

    def __truediv__(self, other: "Money") -> "Fraction":
        if not isinstance(other, Money):
            return NotImplemented
        return ratio(self.fen, other.fen)

    def __format__(self, spec: str) -> str:
        return formatted(self, self.fen, UNITS, spec)

    def less(self, share: Decimal) -> "Money":
        """Lower the amount by ``share``: ``yi(60).less(Decimal("0.30"))`` is ``yi(42)``.

        Raises:
            InvalidTypeError: ``share`` is no Decimal.
            InvalidValueError: ``share`` is not from 0 to 1; the result is not a whole number of fen.
        """
        if not isinstance(share, Decimal):
            raise InvalidTypeError("下调的比例应为 Decimal，不能是 {value}", value=shown(share))
        # Its exponent first: comparing NaN fails, and the digits of 1e-999999 would fill the memory.
        if not share.is_finite() or share.adjusted() < -LONGEST or not 0 <= share <= 1:
            raise InvalidValueError("下调的比例应在 0 到 1 之间，不能是 {value}", value=shown(share))
        part, whole = share.as_integer_ratio()
        rest, over = divmod(self.fen * (whole - part), whole)
        if over:
            raise InvalidValueError("{money} 下调 {share} 后不是整分", money=str(self), share=plain(share))
        return Money(rest)


def of_fen(fen: int) -> Money:
    """Make an amount of what is a whole number for sure: 1 000 instructions, where checking it takes 3 800."""
    made = object.__new__(Money)
    object.__setattr__(made, "fen", fen)
    return made


def yi(amount: SupportsIndex | Decimal | str) -> Money:
    """Make an amount of 亿元: ``yi(350)``, ``yi("349.9")``.

    >>> from zj415x import yi
    >>> str(yi("349.9"))
    '349.9亿元'
    >>> yi(349.9)
    Traceback (most recent call last):
    ...
    zj415x.errors.InvalidTypeError: 金额不接受浮点数 349.9；先写成文字，如 wan(str(x))

    Raises:
        InvalidTypeError: a float, whose digits may differ from those typed; or no number at all.
        InvalidValueError: an invalid number, finer than one fen, or too large.
    """
    return Money(exactly(amount, UNITS["亿元"], _FEN))


def wan(amount: SupportsIndex | Decimal | str) -> Money:
    """Make an amount of 万元: ``wan(800)``.

    Raises:
        InvalidTypeError, InvalidValueError: as :func:`yi`.
    """
    return Money(exactly(amount, UNITS["万元"], _FEN))


DOLLAR_UNITS = {"亿美元": 10, "万美元": 6, "美元": 2}
_DOLLAR_NAMES = tuple(DOLLAR_UNITS)
_CENT = Phrase("美分")


@hooks.listed
@hooks.wired
@hooks.frozen(repr=False, order=True)
class Dollars:
    """An exact amount of US dollars (附1-2 二（四）) in whole cents; it compares with other dollars only (A29).

    Make one with :meth:`parse`. Amounts add, subtract, divide and format like :class:`Money`.

    >>> from zj415x import Dollars
    >>> Dollars.parse("1.2亿美元") > Dollars.parse("9000万美元")
    True

    Raises:
        InvalidTypeError: ``cents`` is no int.
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
        """Parse an amount as the wire writes it: ``Dollars.parse("1.2亿美元")``.

        Raises:
            InvalidTypeError: a number without a unit.
            InvalidValueError: an unknown unit, an invalid number, finer than one cent, or too large.
        """
        return cls(parsed(text, DOLLAR_UNITS, _CENT))

    def __str__(self) -> str:
        """Write the amount for the wire; :meth:`parse` reads it back."""
        return in_best_unit(self.cents, _DOLLAR_NAMES)

    def __repr__(self) -> str:
        return f"Dollars.parse({str(self)!r})"

    def __add__(self, other: "Dollars") -> "Dollars":
        if not isinstance(other, Dollars):
            return NotImplemented
        return Dollars(self.cents + other.cents)

    def __radd__(self, other: int) -> "Dollars":
        """Add to the 0 that ``sum`` starts from."""
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
        return formatted(self, self.cents, DOLLAR_UNITS, spec)

    @property
    def unit(self) -> str:
        """The unit for printing, as for :class:`Money`."""
        return best_unit(self.cents, DOLLAR_UNITS)

    def in_unit(self, unit: str) -> Decimal:
        """Convert the amount to an exact number of ``unit`` (亿美元, 万美元, 美元).

        Raises:
            KeyError: an unknown unit.
        """
        return EXACT.scaleb(Decimal(self.cents), -DOLLAR_UNITS[unit])


AREA_UNITS = {"亩": 2}


@hooks.listed
@hooks.wired
@hooks.frozen(repr=False, order=True)
class Area:
    """An exact area of land (附1-2 二（三）) in hundredths of a mu (亩).

    Make one with :meth:`parse`. Areas add, subtract, divide and format like :class:`Money`.

    >>> from zj415x import Area
    >>> Area.parse("1200亩") < Area.parse("1200.5亩")
    True

    Raises:
        InvalidTypeError: ``hundredths`` is no int.
    """

    hundredths: int

    def __attrs_post_init__(self) -> None:
        if type(self.hundredths) is not int:
            whole = integer(self.hundredths)
            if whole is None:
                raise InvalidTypeError("面积以 0.01 亩为单位，必须是整数，不能是 {value}", value=shown(self.hundredths))
            object.__setattr__(self, "hundredths", whole)

    @classmethod
    def parse(cls, text: str) -> "Area":
        """Parse an area as the wire writes it: ``Area.parse("1200亩")``.

        Raises:
            InvalidTypeError: a number without a unit.
            InvalidValueError: an unknown unit, an invalid number, finer than 0.01亩, or too large.
        """
        return cls(parsed(text, AREA_UNITS, Phrase("0.01亩")))

    def __str__(self) -> str:
        """Write the area for the wire; :meth:`parse` reads it back."""
        return written(self.hundredths, AREA_UNITS["亩"]) + "亩"

    def __repr__(self) -> str:
        return f"Area.parse({str(self)!r})"

    def __add__(self, other: "Area") -> "Area":
        if not isinstance(other, Area):
            return NotImplemented
        return Area(self.hundredths + other.hundredths)

    def __radd__(self, other: int) -> "Area":
        """Add to the 0 that ``sum`` starts from."""
        return self if type(other) is int and other == 0 else NotImplemented

    def __sub__(self, other: "Area") -> "Area":
        if not isinstance(other, Area):
            return NotImplemented
        return Area(self.hundredths - other.hundredths)

    def __truediv__(self, other: "Area") -> "Fraction":
        if not isinstance(other, Area):
            return NotImplemented
        return ratio(self.hundredths, other.hundredths)

    def __format__(self, spec: str) -> str:
        return formatted(self, self.hundredths, AREA_UNITS, spec)
