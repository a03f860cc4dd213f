"""Arguments: what is typed behind a command, as values."""

import argparse
from datetime import date
from typing import TypeAlias

from ..errors import Zj415xError
from ..exchange.wire import iso_day
from ..reading import Readings

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What a command adds itself to."""


def day(text: str) -> date:
    """A day of this century, as 2026-06-20."""
    try:
        day = iso_day(text)
        if not 2000 <= day.year < 2100:
            raise ValueError
        return day
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，写成 2026-06-20 的样子") from None


def reading(text: str) -> tuple[str, str]:
    """How a phrase is read, as A56=per-body."""
    id, equals, option = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"“{text}”写成 疑处=读法 的样子，如 A56=per-body")
    try:
        Readings(**{id: option})
    except Zj415xError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return id, option


def whole(text: str) -> int:
    """A whole number that is not negative."""
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST):
        raise argparse.ArgumentTypeError(f"“{text}”应为不小于 0 的整数")
    return int(text)


_LONGEST = 9
