"""Days, moments and spans of time in words."""

from datetime import date, datetime, timedelta

from babel.dates import format_date, format_interval, format_time

from ..deadline import in_china
from .voice import Voice, say_in


@say_in.register
def _(value: date, voice: Voice) -> str:
    return format_date(value, "long", locale=voice.locale)


@say_in.register
def _(value: datetime, voice: Voice) -> str:
    at = in_china(value)
    clock = format_time(at, "HH:mm:ss" if at.second else "HH:mm", locale=voice.locale)
    return voice.fill("{day}{clock}", day=at.date(), clock=clock)


@say_in.register
def _(value: timedelta, voice: Voice) -> str:
    if not value:
        return voice.fill("{count} 分钟", count=0)
    minutes = value // timedelta(minutes=1)
    parts = (
        ("{count} 天", minutes // 1440),
        ("{count} 小时", minutes // 60 % 24),
        ("{count} 分钟", minutes % 60),
    )
    said = [voice.fill(message, count=count) for message, count in parts if count]
    return " ".join(said) or voice.fill("不到 1 分钟")


def between(first: date, last: date, voice: Voice) -> str:
    """From one day to another, both included."""
    # A thin space is no character of GBK.
    return format_interval(first, last, "yMMMd", locale=voice.locale).replace("\u2009", " ")
