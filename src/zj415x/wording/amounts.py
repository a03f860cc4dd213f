"""Amounts in words, exact to the last digit: money, dollars, areas and fractions, each with its unit."""

from decimal import Decimal
from fractions import Fraction

from ..errors import spelt
from ..values.money import Area, Dollars, Money
from ..values.number import EXACT
from .voice import LONGEST, Voice, say_in


@say_in.register
def _(value: Money, voice: Voice, *, unit: str | None = None) -> str:
    if voice.catalog is not None:
        return f"{_in_english(value.fen, voice)} yuan"
    unit = unit or value.unit
    return f"{voice.digits(value.in_unit(unit))} {unit}"


@say_in.register
def _(value: Dollars, voice: Voice) -> str:
    if voice.catalog is not None:
        return f"{_in_english(value.cents, voice)} US dollars"
    return f"{voice.digits(value.in_unit(value.unit))} {value.unit}"


@say_in.register
def _(value: Area, voice: Voice) -> str:
    return voice.fill("{number} 亩", number=voice.digits(EXACT.scaleb(Decimal(value.hundredths), -2)))


@say_in.register
def _(value: Fraction, voice: Voice) -> str:
    if abs(value) >= LONGEST:
        return spelt(value)
    near = round(value, 4)
    said = voice.digits(EXACT.divide(near.numerator, near.denominator))
    return said if near == value else voice.fill("{fraction}（约 {near}）", fraction=spelt(value), near=said)


def _in_english(hundredths: int, voice: Voice) -> str:
    """Millions and billions, where Chinese has 万 and 亿."""
    size = abs(hundredths)
    if size >= 10**11:
        return voice.digits(EXACT.scaleb(Decimal(hundredths), -11)) + " billion"
    if size >= 10**8:
        return voice.digits(EXACT.scaleb(Decimal(hundredths), -8)) + " million"
    return voice.digits(EXACT.scaleb(Decimal(hundredths), -2))
