"""Moment: the one grammar of the days and moments that the wire writes, read here and printed in the schemas.

It holds in every dialect of regular expressions, and reads the same on every Python: ``fromisoformat`` takes more from
release to release.
"""

import re
from datetime import date, datetime, timedelta

from ..errors import InvalidValueError, quoted

DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?|24:00(:00(\.0{1,9})?)?"
_OFFSET = "Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]"
INSTANT = f"(1999|20[0-9]{{2}}|2100){DAY.removeprefix('[0-9]{4}')}T({_CLOCK})({_OFFSET})"
"""A moment with its time zone, of the years that a form can name; 24:00 ends its day."""
_READ = re.compile(f"(?P<day>{DAY})T(?P<clock>{_CLOCK})(?P<offset>{_OFFSET})?")
_DAY = re.compile(DAY)


def iso_day(text: str) -> date:
    """Parse a day as YYYY-MM-DD; ValueError for anything else: fromisoformat takes weeks and bare digits too."""
    if _DAY.fullmatch(text) is None:
        raise ValueError
    return date.fromisoformat(text)


def iso_instant(text: str) -> datetime:
    """Parse a moment such as ``2026-06-25T24:00+08:00``, naive without an offset; ValueError for anything else.

    24:00 is the midnight that ends its day (A42). Digits beyond the microsecond are cut off: no bound lies between.
    """
    found = _READ.fullmatch(text)
    if found is None:
        raise ValueError
    day, clock, offset = found.group("day", "clock", "offset")
    if not clock.startswith("24"):
        return datetime.fromisoformat(f"{day}T{clock[:15]}{offset or ''}")
    try:
        return datetime.fromisoformat(f"{day}T00:00{offset or ''}") + timedelta(days=1)
    except OverflowError:
        raise ValueError from None


def day(text: str) -> date:
    """Parse the day that a text such as ``"2026-06-20"`` writes.

    Raises:
        InvalidValueError: it writes none.
    """
    try:
        return iso_day(text)
    except ValueError:
        raise InvalidValueError("“{value}”不是日期；写成 2026-06-20 的样子", value=quoted(text)) from None


def instant(text: str) -> datetime:
    """Parse the moment that a text such as ``"2026-06-20T10:00:00+08:00"`` writes.

    Raises:
        InvalidValueError: it writes none.
    """
    try:
        return iso_instant(text)
    except ValueError:
        raise InvalidValueError(
            "“{value}”不是时刻；写成 2026-06-20T10:00:00+08:00 的样子", value=quoted(text)
        ) from None
