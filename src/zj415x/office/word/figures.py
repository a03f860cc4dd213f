"""Figures: values as a form has them, in the unit that it prints."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ...printed.deadline import CHINA
from ...printed.form import Indicator
from ...values.money import Area, Money
from ...values.number import as_percent, plain

NOT_ASKED = "无需填报"
NONE = "无"
SCOPE = "产业集群发展目录"
"""Which enterprises the figures are of."""
NUMERALS = "一二三四五六七八九"
"""Of chapters, and in brackets of sections."""


def figure(value: Any, unit: str = "") -> str:
    """A value in words, without the unit that the form prints; a blank stays blank."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case Money() if unit in ("亿元", "万元", "元"):
            return plain(value.in_unit(unit))
        case Decimal():
            return as_percent(value).removesuffix(unit)
        case Area():
            return str(value).removesuffix(unit)
        case datetime():
            here = value.astimezone(CHINA)
            return f"{day(here)} {here.time().isoformat()}"
        case date():
            return day(value)
    return str(value)


def day(value: date) -> str:
    """A day as official documents write it."""
    return f"{value.year}年{value.month}月{value.day}日"


def texts(values: Iterable[str] | None) -> tuple[str, ...]:
    """Several texts, one a paragraph; 无 where it is said that there are none."""
    return ("",) if values is None else tuple(values) or (NONE,)


def cell(value: Any, label: str) -> tuple[str, ...]:
    """What stands in a cell of a table, the unit of which its label has in brackets."""
    if isinstance(value, tuple):
        return texts(value)
    return (figure(value, label.rpartition("（")[2].removesuffix("）")),)


def line(value: Any, indicator: Indicator, *, software: bool | None) -> str:
    """What stands on a numbered line; what nobody asks for is marked."""
    if value is None and software is not None and not indicator.asked_of(software=software):
        return NOT_ASKED
    return figure(value, indicator.unit)


def label(indicator: Indicator, *, software: bool | None) -> str:
    """What a line asks of a track; both, where the track is not known."""
    if software is None and indicator.substitute is not None:
        return f"{indicator.label}（人工智能、高端软件填{indicator.substitute}）"
    return indicator.label_for(software=software is True)


def numbers(values: Iterable[int]) -> str:
    """Numbers of lines, those that follow each other from the first to the last: 9、13-16、18."""
    spans: list[list[int]] = []
    for one in sorted(values):
        if spans and one == spans[-1][-1] + 1:
            spans[-1].append(one)
        else:
            spans.append([one])
    return "、".join(f"{one[0]}-{one[-1]}" if len(one) > 2 else "、".join(map(str, one)) for one in spans)
