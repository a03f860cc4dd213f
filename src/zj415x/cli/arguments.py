"""Arguments: command-line values, parsed and checked."""

import argparse
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from .. import editions
from ..errors import Zj415xError, quoted
from ..notice import Notice
from ..rules.reading import Readings
from ..values.moment import iso_day
from ..values.name import loosely
from ..wording import LOCALES
from .parser import Parser

T = TypeVar("T")
_LONGEST = 9
LANGUAGES = {"zh": LOCALES[0], "en": "en"}
"""The languages of the results, as users type them."""


def add_language(parser: Parser, default: Any = argparse.SUPPRESS) -> None:
    """Add ``--lang``, accepted before or after the command."""
    parser.options.add_argument(
        "--lang", metavar="语言", type=_language, default=default, help="结果和问题用什么语言说：zh（不写即此）、en"
    )


def add_edition(parser: Parser, default: Any = argparse.SUPPRESS) -> None:
    """Add ``--edition``, which may stand before a command or behind it."""
    known = "、".join(_years())
    parser.options.add_argument(
        "--edition",
        metavar="年份",
        type=_edition,
        dest="notice",
        default=default,
        help=f"按哪一年的通知：{known}；不写即最新的一年",
    )


def add_readings(parser: Parser, example: str) -> None:
    """Add ``--reading``, which may be repeated."""
    parser.options.add_argument(
        "--reading", metavar="事项=口径", type=reading, action="append", default=[], help=f"如 {example}"
    )


def meant(text: str) -> str:
    """Decode an argument that the locale could not decode as UTF-8."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return text


def one_of(known: Iterable[T], text: str, what: str) -> T:
    """Find the item whose name was typed; the error for an unknown name lists the known ones."""
    typed, known = meant(text), tuple(known)
    for item in known:
        if loosely(str(item)) == loosely(typed):
            return item
    names = "、".join(map(str, known))
    raise argparse.ArgumentTypeError(f"没有“{quoted(typed)}”{what}；可写：{names}")


def day(text: str) -> date:
    """Parse a day of this century, such as 2026-06-20."""
    try:
        day = iso_day(text)
        if not 2000 <= day.year < 2100:
            raise ValueError
        return day
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{quoted(text)}”不是日期，写成 2026-06-20 的样子") from None


def reading(text: str) -> tuple[str, str]:
    """Parse the choice of a reading, such as A56=per-body."""
    id, equals, option = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"“{quoted(text)}”应写成 事项=口径，如 A56=per-body")
    try:
        Readings.of({id: option})
    except Zj415xError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return id, option


def whole(text: str) -> int:
    """Parse a non-negative whole number."""
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST):
        raise argparse.ArgumentTypeError(f"“{quoted(text)}”应为不小于 0 的整数")
    return int(text)


def _years() -> tuple[str, ...]:
    """List the years of the editions, as users type them."""
    return tuple([name.removeprefix("y") for name in editions.EDITIONS])


def _edition(text: str) -> Notice:
    return editions.edition(f"y{one_of(_years(), text, '这一年的通知')}")


def _language(text: str) -> str:
    return LANGUAGES[one_of(LANGUAGES, text, "这种语言")]
