"""Amounts in words, exact to the last digit: money, dollars, areas and fractions, each with its unit."""

from decimal import Decimal
from fractions import Fraction

from babel.numbers import format_decimal

from ..area import Area
from ..dollars import Dollars
from ..errors import spelt
from ..money import Money
from ..number import EXACT
from .voice import LONGEST, Voice, say_in


@say_in.register
def _(value: Money, voice: Voice, *, unit: str | None = None) -> str:
    if voice.catalog is not None:
        return f"{_in_english(value.fen, voice)} yuan"
    unit = unit or value.unit
    return f"{digits(value.in_unit(unit), voice)} {unit}"


@say_in.register
def _(value: Dollars, voice: Voice) -> str:
    if voice.catalog is not None:
        return f"{_in_english(value.cents, voice)} US dollars"
    return f"{digits(value.in_unit(value.unit), voice)} {value.unit}"


@say_in.register
def _(value: Area, voice: Voice) -> str:
    return voice.fill("{number} 亩", number=digits(EXACT.scaleb(Decimal(value.hundredths), -2), voice))


@say_in.register
def _(value: Fraction, voice: Voice) -> str:
    if abs(value) >= LONGEST:
        return spelt(value)
    near = round(value, 4)
    said = digits(Decimal(near.numerator) / near.denominator, voice)
    return said if near == value else voice.fill("{fraction}（约 {near}）", fraction=spelt(value), near=said)


def digits(value: Decimal, voice: Voice) -> str:
    """All digits of a number; English groups them, Chinese does not."""
    grouped = voice.catalog is not None
    return format_decimal(value, locale=voice.locale, decimal_quantization=False, group_separator=grouped)


def _in_english(hundredths: int, voice: Voice) -> str:
    """Millions and billions, where Chinese has 万 and 亿."""
    size = abs(hundredths)
    scales = ((9, " billion"), (6, " million"), (0, ""))
    power, word = next((one for one in scales if size >= 10 ** (one[0] + 2)), scales[-1])
    return digits(EXACT.scaleb(Decimal(hundredths), -power - 2), voice) + word
