"""Moments: days and times of day that people type in a cell, in any of the ways in which they are written."""

import re
from datetime import date, datetime, time

from ...errors import InvalidValueError, quoted
from ...printed.deadline import CHINA
from .cell import Value
from .labels import DAY, TIME
from .typed import WIDTH, narrow, text


def day(value: Value) -> date:
    """A day, in any of the four ways in which one is written, or as a date of the sheet.

    Raises:
        InvalidValueError: it is none.
    """
    if isinstance(value, datetime) and value.time() == time(0):
        return value.date()
    typed = f"{value:%Y-%m-%d %H:%M:%S}" if isinstance(value, datetime) else narrow(value)
    found = DAY.fullmatch(typed)
    try:
        if found is None:
            raise ValueError
        return _day_of(found)
    except ValueError:
        raise InvalidValueError("“{value}”不是日期；写成 2026-06-20 的样子", value=quoted(typed)) from None


def _day_of(found: re.Match[str]) -> date:
    year, month, of_month, _, other_month, of_other = found.groups()
    return date(int(year), int(month or other_month), int(of_month or of_other))


def moment(value: Value) -> datetime:
    """A moment, in China's time where no other is written; a day alone begins at midnight.

    Raises:
        InvalidValueError: it is none.
    """
    if isinstance(value, datetime):
        return value
    typed = " ".join(text(value).translate(WIDTH).split())
    found = DAY.match(typed)
    try:
        if found is None:
            raise ValueError
        if typed[found.end() :].startswith("T"):
            made = datetime.fromisoformat(typed)
            return made if made.tzinfo is not None else made.replace(tzinfo=CHINA)
        return datetime.combine(_day_of(found), _time_of(typed[found.end() :].strip()), CHINA)
    except ValueError:
        raise InvalidValueError(
            "“{value}”不是时刻；写成 2026-06-20T10:00:00+08:00 的样子", value=quoted(typed)
        ) from None


def _time_of(typed: str) -> time:
    found = TIME.fullmatch(typed)
    if found is None:
        if typed:
            raise ValueError
        return time(0)
    hour, minute, second, fraction = found.groups()
    return time(int(hour), int(minute), int(second or 0), int((fraction or ".0")[1:].ljust(6, "0")))
