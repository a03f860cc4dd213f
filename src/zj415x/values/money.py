"""Money: exact amounts of yuan, dollars and land, written with their units."""

from decimal import Decimal
from typing import TYPE_CHECKING, SupportsIndex

from attrs import frozen

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, shown
from ..words import Phrase
from .number import EXACT, integer, plain
from .unit import best_unit, exactly, formatted, parsed, ratio, written

if TYPE_CHECKING:
    from fractions import Fraction  # loaded where amounts are divided


# Unit as printed -> how many powers of ten above the hundredth; the greatest first.
Units = Mapping[str, int]

LARGEST = 10**24
_PLAIN = 14  # that many digits make no amount beyond it, whatever the unit
_TENS = tuple(10**power for power in range(11))


def parsed(text: object, units: Units, finest: Phrase) -> int:
    """The hundredths that ``text`` writes, unit included: ``"349.9亿元"``; ``finest`` is what one of them is called.

    Raises:
        InvalidTypeError: a bare number, whose unit nobody can know.
        InvalidValueError: unknown unit, a number that cannot be used, finer than a hundredth, or beyond belief.
    """
    if not isinstance(text, str):
        raise InvalidTypeError(
            '必须带单位（{known}），如 "349.9{first}"；不能只写 {value}',
            known=tuple(units),
            first=next(iter(units)),
            value=shown(text),
        )
    for unit, power in units.items():
        if text.endswith(unit):
            number = text[: -len(unit)]
            whole, point, rest = number.partition(".")
            digits = whole + rest
            # Plain digits, which it nearly always is, need no further look.
            if digits.isdigit() and digits.isascii() and whole and (rest or not point) and len(number) < _PLAIN:
                return int(digits) * _TENS[power - len(rest)] if len(rest) <= power else scaled(number, power, finest)
            if not number[-1:].isalpha():  # 350亿元 and not 350亿亿元
                return scaled(number, power, finest)
            break
    raise InvalidValueError("“{value}”没有可识别的单位；可用的单位：{known}", value=quoted(text), known=tuple(units))


def scaled(text: str, power: int, finest: Phrase) -> int:
    """The number that ``text`` writes, times a power of ten.

    Raises:
        InvalidTypeError, InvalidValueError: as :func:`parsed`.
    """
    whole, rest = digits_of(text)
    if len(rest) > power:
        if rest[power:].strip("0"):
            raise InvalidValueError("{value} 位数过多，最多精确到{finest}", value=quoted(text), finest=finest)
        rest = rest[:power]
    return believable(int(whole + rest) * _TENS[power - len(rest)])


def exactly(value: object, power: int, finest: Phrase) -> int:
    """A number of units of that power, as a program gives it: an integer, a Decimal, or text.

    Raises:
        InvalidTypeError: a float, whose digits are not the ones that were typed, or no number at all.
        InvalidValueError: no finite number, finer than a hundredth, or beyond belief.
    """
    if isinstance(value, str):
        return scaled(value, power, finest)
    whole = integer(value)
    if whole is not None:
        return believable(whole * 10**power)
    if isinstance(value, float):
        raise InvalidTypeError("金额不接受浮点数 {value}；先写成文字，如 wan(str(x))", value=shown(value))
    if not isinstance(value, Decimal):
        raise InvalidTypeError("金额只接受 int、Decimal 或 str，不能是 {value}", value=shown(value))
    # adjusted() first: int(Decimal("1e999999999")) would fill the memory before it could be refused.
    if not value.is_finite() or value.adjusted() > 30:
        raise InvalidValueError("{value} 不是可用的金额", value=quoted(str(value)))
    try:
        shifted = EXACT.scaleb(value, power)
    except Inexact:
        shifted = Decimal("0.5")
    if shifted != int(shifted):
        raise InvalidValueError("{value} 位数过多，最多精确到{finest}", value=quoted(str(value)), finest=finest)
    return believable(int(shifted))


def believable(hundredths: int) -> int:
    """An amount that something real could have; raises InvalidValueError for one beyond belief."""
    if abs(hundredths) > LARGEST:
        raise InvalidValueError("数额超过 {most} 亿，请核对单位", most=LARGEST // 10**10)
    return hundredths


def best_unit(hundredths: int, units: Units) -> str:
    """The unit in which it reads best: 亿 from one 亿 upward, else 万 (the bare unit for what is not even 0.01万)."""
    most, middle, least = units
    size = abs(hundredths)
    if size >= _TENS[10]:
        return most
    return least if 0 < size < _TENS[4] else middle


def written(hundredths: int, power: int) -> str:
    """The digits of an amount in the unit of that power, without zeros that say nothing."""
    whole, rest = divmod(abs(hundredths), _TENS[power])
    digits = f"{whole}.{rest:0{power}}".rstrip("0") if rest else str(whole)
    return f"-{digits}" if hundredths < 0 else digits


def ratio(part: int, whole: int) -> "Fraction":
    """How many times the one goes into the other, exactly. Raises ZeroDivisionError."""
    from fractions import Fraction

    return Fraction(part, whole)


def formatted(amount: Any, hundredths: int, units: Units, spec: str) -> str:
    """An amount as a format spec asks: ``,.2f亿元`` is a number in that unit, ``>12`` lays out the text.

    Raises:
        InvalidValueError: a spec that is neither.
    """
    unit = next((unit for unit in units if spec.endswith(unit)), None)
    try:
        if unit is None:
            return format(str(amount), spec)
        return format(Decimal(written(hundredths, units[unit])), spec.removesuffix(unit)) + unit
    except ValueError:
        message = "“{value}”不是这里能用的格式；写成 ,.2f{first} 或 >12 的样子，可用的单位：{known}"
        raise InvalidValueError(message, value=quoted(spec), first=next(iter(units)), known=tuple(units)) from None


UNITS = {"亿元": 10, "万元": 6, "元": 2}
_FEN = Phrase("分")


@hooks.listed
@frozen(repr=False)
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
        made = object.__new__(cls)
        object.__setattr__(made, "fen", parsed(text, UNITS, _FEN))  # already a whole number
        return made

    def __str__(self) -> str:
        """Write the amount for the wire; :meth:`parse` reads it back."""
        unit = self.unit
        return written(self.fen, UNITS[unit]) + unit

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
        return Money(self.fen + other.fen)

    def __radd__(self, other: int) -> "Money":
        """Add to the 0 that ``sum`` starts from."""
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
        """Lower the amount by ``share``: ``yi(60).less(Decimal("0.30"))`` is ``yi(42)``.

        Raises:
            InvalidTypeError: ``share`` is no Decimal.
            InvalidValueError: the result is not a whole number of fen.
        """
        if not isinstance(share, Decimal):
            raise InvalidTypeError("下调的比例应为 Decimal，不能是 {value}", value=shown(share))
        part, whole = share.as_integer_ratio()
        rest, over = divmod(self.fen * (whole - part), whole)
        if over:
            raise InvalidValueError("{money} 下调 {share} 后不是整分", money=str(self), share=plain(share))
        return Money(rest)


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
_CENT = Phrase("美分")


@hooks.listed
@frozen(repr=False, order=True)
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
        unit = self.unit
        return written(self.cents, DOLLAR_UNITS[unit]) + unit

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
@frozen(repr=False, order=True)
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
