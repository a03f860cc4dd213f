"""Amounts as people write them: digits and a unit, held as a whole number of hundredths."""

from collections.abc import Mapping
from decimal import Decimal, Inexact
from typing import TYPE_CHECKING, Any

from .errors import InvalidTypeError, InvalidValueError, quoted, shown
from .number import EXACT, digits_of, integer
from .phrase import Phrase

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
            raise InvalidValueError("{value} 细过{finest}", value=quoted(text), finest=finest)
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
        raise InvalidValueError("{value} 细过{finest}", value=quoted(str(value)), finest=finest)
    return believable(int(shifted))


def believable(hundredths: int) -> int:
    """An amount that something real could have; raises InvalidValueError for one beyond belief."""
    if abs(hundredths) > LARGEST:
        raise InvalidValueError("金额超过 {most} 亿，不像真的", most=LARGEST // 10**10)
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
