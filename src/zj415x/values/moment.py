"""Moments: days and moments as the wire writes them."""

from datetime import date, datetime

from ..errors import InvalidValueError, quoted


def iso_day(text: str) -> date:
    """Parse a day as YYYY-MM-DD; ValueError for anything else: fromisoformat takes weeks and bare digits too."""
    if len(text) != 10 or not text.isascii() or text[4] + text[7] != "--":
        raise ValueError
    return date.fromisoformat(text)


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
        iso_day(text[:10])
        if not text.isascii() or text[10:11] != "T":
            raise ValueError
        return datetime.fromisoformat(text)
    except ValueError:
        raise InvalidValueError(
            "“{value}”不是时刻；写成 2026-06-20T10:00:00+08:00 的样子", value=quoted(text)
        ) from None
