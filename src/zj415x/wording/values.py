"""Values: words for amounts, days, moments, counties and places of the notice."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from ..printed.deadline import in_china
from ..values.money import UNITS, Area, Dollars, Money
from ..values.mountain_island import MountainIslandList
from ..values.number import EXACT
from ..values.unit import written
from .voice import Voice, say_in


@say_in.register
def _(value: Money, voice: Voice, *, unit: str | None = None) -> str:
    if voice.catalog is not None:
        return f"{_in_english(value.fen, voice)} yuan"
    unit = unit or value.unit
    return f"{written(value.fen, UNITS[unit])} {unit}"


@say_in.register
def _(value: Dollars, voice: Voice) -> str:
    if voice.catalog is not None:
        return f"{_in_english(value.cents, voice)} US dollars"
    return f"{voice.digits(value.in_unit(value.unit))} {value.unit}"


@say_in.register
def _(value: Area, voice: Voice) -> str:
    return voice.fill("{number} 亩", number=voice.digits(EXACT.scaleb(Decimal(value.hundredths), -2)))


def _in_english(hundredths: int, voice: Voice) -> str:
    """Say an amount in millions and billions, where Chinese has 万 and 亿."""
    size = abs(hundredths)
    if size >= 10**11:
        return voice.digits(EXACT.scaleb(Decimal(hundredths), -11)) + " billion"
    if size >= 10**8:
        return voice.digits(EXACT.scaleb(Decimal(hundredths), -8)) + " million"
    return voice.digits(EXACT.scaleb(Decimal(hundredths), -2))


@lru_cache(maxsize=1024)
def _day(value: date, voice: Voice) -> str:
    day, year = str(value.day), str(value.year)
    return voice.put("{year}年{month}月{day}日", year=year, month=voice.month(value.month), day=day)


say_in.register(date, _day)


@say_in.register
def _(value: datetime, voice: Voice) -> str:
    at = in_china(value)
    clock = at.time().isoformat("seconds" if at.second else "minutes")
    return voice.put("{day}{clock}", day=_day(at.date(), voice), clock=clock)


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
    """Say the span between two days, both included."""
    return voice.fill("{first}至{last}", first=first, last=last)


def month_of(value: date, voice: Voice, *, year: bool) -> str:
    """Say the month of a day as a short label; ``year``: with its year."""
    month = voice.month(value.month, short=True)
    return voice.put("{year}年{month}月" if year else "{month}月", year=str(value.year), month=month)


_TIMES = {
    (True, True): "{name}（{first}至{last}）：{count} 个县（市、区）。{provenance}。可信度{confidence}：{reason}。",
    (False, True): (
        "{name}（至{last}，起始之日不明，{known_from}起有据可查）：{count} 个县（市、区）。"
        "{provenance}。可信度{confidence}：{reason}。"
    ),
    (True, False): (
        "{name}（{first}起，所知截至{known_until}）：{count} 个县（市、区）。"
        "{provenance}。可信度{confidence}：{reason}。"
    ),
}


@say_in.register
def _(value: MountainIslandList, voice: Voice) -> str:
    return voice.fill(
        _TIMES[value.first is not None, value.last is not None],
        name=value.name,
        first=value.first,
        last=value.last,
        known_from=value.known_from,
        known_until=value.known_until,
        count=len(value.counties),
        provenance=value.provenance,
        confidence=value.confidence,
        reason=value.reason,
    )


_NUMERALS = "一二三四五六七八九十"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_PARTS = (
    "附件目录",
    "附件清单",
    "推荐名额表",
    "推荐汇总表",
    "正文",
    "文头",
    "文末",
    "标题",
    "落款",
    "抄送",
    "备注",
    "注",
    "附",
)
# Compiled when a place is first said in English, which takes 5 million instructions.
_STEP = (
    rf"附件(?P<annex>\d)|附(?P<attachment>\d-\d)|第(?P<row>[\d、至]+)行|第(?P<item>\d+)项|(?P<part>{'|'.join(_PARTS)})"
    rf"|（(?P<small>[{_NUMERALS}])）|(?P<large>[{_NUMERALS}])|(?P<mark>[；、至 ])"
)
_NAMED = {
    "annex": "附件{number}",
    "attachment": "附{number}",
    "row": "第{number}行",
    "item": "第{number}项",
}
_MARKS = {"；": "; ", "、": ", ", "至": "–", " ": ", "}


@lru_cache(maxsize=1024)
def place_in(place: str, voice: Voice) -> str:
    """Cite a place of the notice."""
    if voice.catalog is None:
        return place

    def said(step: re.Match[str]) -> str:
        kind = step.lastgroup or ""
        text = step[kind]
        numbered = step.string[step.end() : step.end() + 1].isdigit()
        if kind in _NAMED:
            return voice.fill(_NAMED[kind], number=re.sub(_STEP, said, text))
        if kind == "part":
            return voice.word(text) + (" " if numbered else "")
        if kind == "mark":
            return _MARKS[text]
        roman = _ROMAN[_NUMERALS.index(text)]
        if kind == "small":
            return f"({roman.lower()})"
        return roman + ("." if numbered else "")

    return re.sub(_STEP, said, place)
