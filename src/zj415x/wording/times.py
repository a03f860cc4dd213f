"""Days, moments and spans of time in words."""

from datetime import date, datetime, timedelta

from ..deadline import in_china
from .voice import Voice, say_in


@say_in.register
def _(value: date, voice: Voice) -> str:
    day, year = str(value.day), str(value.year)
    return voice.put("{year}年{month}月{day}日", year=year, month=voice.month(value.month), day=day)


@say_in.register
def _(value: datetime, voice: Voice) -> str:
    at = in_china(value)
    clock = at.time().isoformat("seconds" if at.second else "minutes")
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
    return voice.fill("{first}至{last}", first=first, last=last)


def month_of(value: date, voice: Voice, *, year: bool) -> str:
    """The month of a day, as short as a label; ``year``: with its year."""
    month = voice.month(value.month, short=True)
    return voice.put("{year}年{month}月" if year else "{month}月", year=str(value.year), month=month)
