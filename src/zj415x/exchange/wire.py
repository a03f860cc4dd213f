"""Wire: single values as JSON writes them, unit included, into values of the model."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args

from ..errors import InvalidTypeError, InvalidValueError
from ..field import Printed, check_of
from ..money import Money
from ..name import printed
from ..number import percent, shorten
from ..term import Term
from .document import kind_of


def annotated(value: Any, declared: Any) -> Any:
    """An amount, a share, a count, an instant or a printed name, within its bounds."""
    kind, rule = get_args(declared)
    if isinstance(rule, Printed):
        return rule.find(checked(value, str))
    if kind is Money:
        value = Money.parse(value)
    elif kind is Decimal:
        value = percent(value)
    elif kind is datetime:
        value = _instant(value)
    elif type(value) is not int:
        raise InvalidTypeError("应为整数，不是 {value}", value=kind_of(value))
    return checked(value, declared)


def checked(value: Any, declared: Any) -> Any:
    if declared is str and not isinstance(value, str):
        raise InvalidTypeError("应为文字，不是 {value}", value=kind_of(value))
    check_of(declared)(value)
    return value


def yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise InvalidTypeError("应为 true、false 或 null（未填），不是 {value}", value=kind_of(value))
    return value


def day(value: Any) -> date:
    text = checked(value, str)
    try:
        if len(text) != 10 or not text.isascii() or text[4] + text[7] != "--":
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValueError("“{value}”不是日期；写成 2026-06-20 的样子", value=shorten(text)) from None


def _instant(value: Any) -> datetime:
    text = checked(value, str)
    try:
        if not text.isascii() or text[10:11] != "T":
            raise ValueError
        return datetime.fromisoformat(text)
    except ValueError:
        raise InvalidValueError(
            "“{value}”不是时刻；写成 2026-06-20T10:00:00+08:00 的样子", value=shorten(text)
        ) from None


def term(value: Any, kind: Any) -> Term:
    words: dict[str, Term] = {str(one): one for one in kind}
    return words[printed(checked(value, str), words, "选项")]
