"""Unit: exact amounts as hundredths, parsed from and written with their units."""

from collections.abc import Mapping
from decimal import Decimal, Inexact
from typing import TYPE_CHECKING, Any

from ..errors import InvalidTypeError, InvalidValueError, quoted, shown
from ..words import Phrase
from .number import EXACT, digits_of, integer

if TYPE_CHECKING:
    from fractions import Fraction  # loaded on the first division

# Unit as printed -> its power of ten above the hundredth; largest unit first.
Units = Mapping[str, int]

LARGEST = 10**24
_PLAIN = 14  # so few digits stay below LARGEST in every unit
_TENS = tuple(10**power for power in range(11))


def parsed(text: object, units: Units, finest: Phrase) -> int:
    """Parse ``"349.9亿元"`` into hundredths; ``finest`` names a hundredth in messages.

    Raises:
        InvalidTypeError: a number without a unit.
        InvalidValueError: an unknown unit, an invalid number, finer than a hundredth, or too large.
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
            # Fast path: nearly every amount is plain digits.
            if digits.isdigit() and digits.isascii() and whole and (rest or not point) and len(number) < _PLAIN:
                return int(digits) * _TENS[power - len(rest)] if len(rest) <= power else scaled(number, power, finest)
            if not number[-1:].isalpha():  # 350亿元, not 350亿亿元
                return scaled(number, power, finest)
            break
    near, known = _whole_unit(text, units), tuple(units)
    if near is None:
        raise InvalidValueError("“{value}”没有可识别的单位；可用的单位：{known}", value=quoted(text), known=known)
    message = "“{value}”没有可识别的单位，是不是 {near}？可用的单位：{known}"
    raise InvalidValueError(message, value=quoted(text), near=near, known=known)


def _whole_unit(text: str, units: Units) -> str | None:
    """Complete an amount whose unit breaks off, 95亿 to 95亿元; None for any other text."""
    for unit in units:
        for end in range(1, len(unit)):
            number = text.removesuffix(unit[:end])
            if number != text and number.isascii() and number.replace(".", "", 1).isdigit():
                return number + unit
    return None


def scaled(text: str, power: int, finest: Phrase) -> int:
    """Parse a number without its unit into hundredths: multiply it by ten to the ``power``.

    ``finest`` names a hundredth in messages.

    Raises:
        InvalidTypeError: no text.
        InvalidValueError: an invalid number, finer than a hundredth, or too large.
    """
    whole, rest = digits_of(text)
    if len(rest) > power:
        if rest[power:].strip("0"):
            raise InvalidValueError("{value} 位数过多，最多精确到{finest}", value=quoted(text), finest=finest)
        rest = rest[:power]
    return believable(int(whole + rest) * _TENS[power - len(rest)])


def exactly(value: object, power: int, finest: Phrase) -> int:
    """Convert an integer, Decimal or text, in units of that power, to hundredths.

    Raises:
        InvalidTypeError: a float, whose digits may differ from those typed; or no number at all.
        InvalidValueError: not finite, finer than a hundredth, or too large.
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
    # Check adjusted() first: int(Decimal("1e999999999")) would exhaust the memory.
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
    """Return the amount if its size is plausible; raises InvalidValueError otherwise."""
    if abs(hundredths) > LARGEST:
        raise InvalidValueError("数额超过 {most} 亿，请核对单位", most=LARGEST // 10**10)
    return hundredths


def with_unit(units: Units) -> str:
    """Build the pattern of an unsigned amount in any of the units, exact to a hundredth, up to ``LARGEST`` of these."""
    kinds = []
    for unit, power in units.items():
        most = len(str(LARGEST)) - 1 - power  # the greatest amount is a one with so many zeros
        kinds.append(rf"0*([0-9]{{1,{most}}}(\.[0-9]{{1,{power}}}0*)?|10{{{most}}}(\.0+)?){unit}")
    return "|".join(kinds)


def best_unit(hundredths: int, units: Units) -> str:
    """Choose the unit for printing: 亿 from one 亿 up, otherwise 万; the bare unit below 0.01万."""
    most, middle, least = units
    size = abs(hundredths)
    if size >= _TENS[10]:
        return most
    return least if 0 < size < _TENS[4] else middle


def written(hundredths: int, power: int) -> str:
    """Write the digits of an amount in the unit of that power, without trailing zeros."""
    whole, rest = divmod(abs(hundredths), _TENS[power])
    number = f"{whole}.{rest:0{power}}".rstrip("0") if rest else str(whole)
    return f"-{number}" if hundredths < 0 else number


def in_best_unit(hundredths: int, names: tuple[str, ...]) -> str:
    """Write an amount in its best unit, of the three names, in few steps: documents have many amounts."""
    if hundredths < 0:
        return f"-{in_best_unit(-hundredths, names)}"
    if hundredths >= _TENS[10]:
        power, name = 10, names[0]
    elif hundredths >= _TENS[4] or not hundredths:
        power, name = 6, names[1]
    else:
        power, name = 2, names[2]
    whole, rest = divmod(hundredths, _TENS[power])
    return f"{whole}.{str(rest).zfill(power).rstrip('0')}{name}" if rest else f"{whole}{name}"


def ratio(part: int, whole: int) -> "Fraction":
    """Divide two amounts exactly. Raises ZeroDivisionError."""
    from fractions import Fraction

    return Fraction(part, whole)


def formatted(amount: Any, hundredths: int, units: Units, spec: str) -> str:
    """Format an amount: ``,.2f亿元`` gives a number in that unit, ``>12`` pads the text.

    Raises:
        InvalidValueError: the spec is invalid.
    """
    unit = next((unit for unit in units if spec.endswith(unit)), None)
    try:
        if unit is None:
            return format(str(amount), spec)
        return format(Decimal(written(hundredths, units[unit])), spec.removesuffix(unit)) + unit
    except ValueError:
        message = "“{value}”不是这里能用的格式；写成 ,.2f{first} 或 >12 的样子，可用的单位：{known}"
        raise InvalidValueError(message, value=quoted(spec), first=next(iter(units)), known=tuple(units)) from None
