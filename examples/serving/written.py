"""Written: what a query parameter says, read by a function of ours, that says what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from zj415x import Readings, Zj415xError
from zj415x.errors import quoted
from zj415x.values.blank import INSTANT
from zj415x.values.moment import instant

from .faults import SaidError

DAY = r"20(0[1-9]|[1-9][0-9])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
WHOLE = "0|[1-9][0-9]{0,8}"


def day(text: str) -> date:
    """Read a day."""
    try:
        if re.fullmatch(DAY, text):
            return date.fromisoformat(text)
    except ValueError:  # the 31st of June
        pass
    raise SaidError("no-day", value=quoted(text))


def moment(text: str) -> datetime:
    """Read a moment with its time zone."""
    text = text.replace(" ", "+")  # what a + in an address means, unless it is written as %2B
    try:
        read = instant(text)
        INSTANT.check(read)
        return read
    except Zj415xError:
        raise SaidError("no-moment", value=quoted(text)) from None


def whole(text: str) -> int:
    """Read a whole number."""
    if re.fullmatch(WHOLE, text):
        return int(text)
    raise SaidError("no-number", value=quoted(text))


def flag(text: str) -> bool:
    """Read a yes or a no."""
    if text in ("true", "false"):
        return text == "true"
    raise SaidError("no-flag", value=quoted(text))


def word(words: Mapping[str, Any]) -> Callable[[str], Any]:
    """Build the reader of some words."""

    def read(text: str) -> Any:
        if text in words:
            return words[text]
        raise SaidError("no-option", value=quoted(text), known=list(words))

    return read


def pair(text: str) -> str:
    """Check an open point and how it is read, if both are known."""
    id, equals, option = text.partition("=")
    if not equals:
        raise SaidError("no-reading", value=quoted(text))
    Readings.of({id: option})
    return text


def readings_of(pairs: tuple[str, ...]) -> Readings:
    """Read the readings that are chosen."""
    return Readings.of(dict(pair.split("=") for pair in pairs))
