"""Voice: one language, and how the values of the model are said in it."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache, singledispatch
from typing import Any, Literal

from attrs import frozen
from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from ..deadline import CHINA, Deadline
from ..dollars import Dollars
from ..errors import InvalidTypeError, UnknownNameError, Zj415xError, printable, spelt
from ..money import Money
from ..mountain_island import MountainIslandList
from ..name import nearest
from ..number import as_percent
from ..term import Term
from ..track import Threshold, Track

MOST_SAID = 12
"""The most of many that a sentence names; the rest is counted."""
LONGEST = 10**18
"""Whole numbers from here on are no figures of any form: they are spelt as they are."""
LOCALES = ("zh_Hans_CN",)
"""The languages there are words for."""


@frozen
class Voice:
    """One language: its locale, parsed once."""

    locale: Locale

    def say(self, value: Any, **how: Any) -> str:
        """What a value says; ``how`` is what its kind of value can be told, such as a unit."""
        return say_in(value, self, **how)

    def fill(self, message: str, /, **values: Any) -> str:
        """A message with its placeholders filled by what the values say."""
        return message.format(**{name: self.say(value) for name, value in values.items()})


@cache
def voice_of(name: str) -> Voice:
    """The language of that name. Raises UnknownNameError."""
    if name not in LOCALES:
        raise UnknownNameError("语言", name, nearest(name, LOCALES) or LOCALES)
    return Voice(Locale.parse(name))


@singledispatch
def say_in(value: Any, voice: Voice, **how: Any) -> str:
    """What a value says in one language; each kind of value has its own words below or in another module."""
    raise InvalidTypeError("不知道怎么说 {value}", value=type(value).__name__)


@say_in.register
def _(value: str, voice: Voice) -> str:
    return printable(value)  # a name must not forge a line, or turn those around it


@say_in.register(Term | Track | Zj415xError)
def _(value: Any, voice: Voice) -> str:
    return str(value)


@say_in.register
def _(value: None, voice: Voice) -> str:
    return voice.fill("未填")


@say_in.register
def _(value: bool, voice: Voice) -> str:
    return voice.fill("是" if value else "否")


@say_in.register
def _(value: int, voice: Voice) -> str:
    if abs(value) >= LONGEST:
        return spelt(value)
    return format_decimal(value, locale=voice.locale, group_separator=False)


@say_in.register
def _(value: Decimal, voice: Voice) -> str:
    return as_percent(value)


@say_in.register
def _(value: Money, voice: Voice, *, unit: str | None = None) -> str:
    unit = unit or value.unit
    digits = format_decimal(value.in_unit(unit), locale=voice.locale, decimal_quantization=False, group_separator=False)
    return f"{digits} {unit}"


@say_in.register
def _(value: Dollars, voice: Voice) -> str:
    digits = format_decimal(
        value.in_unit(value.unit), locale=voice.locale, decimal_quantization=False, group_separator=False
    )
    return f"{digits} {value.unit}"


@say_in.register
def _(value: date, voice: Voice) -> str:
    return format_date(value, "long", locale=voice.locale)


@say_in.register
def _(value: datetime, voice: Voice) -> str:
    at = value.astimezone(CHINA)
    clock = format_time(at, "HH:mm:ss" if at.second else "HH:mm", locale=voice.locale)
    return f"{format_date(at.date(), 'long', locale=voice.locale)}{clock}"


@say_in.register
def _(value: tuple, voice: Voice, *, style: Literal["standard", "or"] = "standard") -> str:  # type: ignore[type-arg]
    if not value:
        return voice.fill("无")
    said = [voice.say(one) for one in value[:MOST_SAID]]
    if len(value) > MOST_SAID:
        return voice.fill("{said}等共 {count} 项", said="、".join(said), count=len(value))
    return format_list(said, locale=voice.locale, style=style)


@say_in.register
def _(value: Deadline, voice: Voice) -> str:
    message = "{what}（{who}）：{last_day}24:00截止（“{printed}”，{place}）"
    if value.first_day is not None:
        message = "{what}（{who}）：{first_day}0:00起，{last_day}24:00截止（“{printed}”，{place}）"
    return voice.fill(
        message,
        what=value.what,
        who=value.who,
        printed=value.printed,
        first_day=value.first_day,
        last_day=value.last_day,
        place=value.place,
    )


@say_in.register
def _(value: Threshold, voice: Voice) -> str:
    message = "规模门槛 {amount}"
    if value.granted is not None and value.amount == value.granted:
        message = "规模门槛 {amount}（{floor}，由省里决定下调）"
    elif value.discretionary:
        message = "规模门槛 {amount}（山区海岛县是否下调 {relief}，由省里决定）"
    elif value.mountain_or_island:
        message = "规模门槛 {amount}（{floor}，山区海岛县下调 {relief}）"
    return voice.fill(message, amount=value.amount, floor=value.floor, relief=value.relief)


@say_in.register
def _(value: MountainIslandList, voice: Voice) -> str:
    time = "{first}至{last}"
    if value.first is None:
        time = "至{last}，起始之日不明，{known_from}起有据可查"
    elif value.last is None:
        time = "{first}起，所知截至{known_until}"
    return voice.fill(
        "{name}（{time}）：{count} 个县（市、区）。{provenance}。可信度{confidence}：{reason}。",
        name=value.name,
        time=voice.fill(
            time, first=value.first, last=value.last, known_from=value.known_from, known_until=value.known_until
        ),
        count=len(value.counties),
        provenance=value.provenance,
        confidence=value.confidence,
        reason=value.reason,
    )
