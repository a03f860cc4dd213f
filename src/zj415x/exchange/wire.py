"""Wire: single values as JSON writes them, unit included, into values of the model."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args

from ..errors import InvalidTypeError, InvalidValueError, UnknownNameError, quoted, shown
from ..values.kind import InEitherCurrency, InPoints, Printed, check_of
from ..values.money import Area, Dollars, Money
from ..values.name import printed
from ..values.number import exact_number, integer, percent
from ..words import Term
from .document import BareNumber, kind_of


def annotated(value: Any, declared: Any) -> Any:
    """An amount, a share, a count, an instant or a printed name, within its bounds."""
    kind, rule = get_args(declared)
    if isinstance(rule, Printed):
        return rule.find(checked(value, str))
    if isinstance(rule, InEitherCurrency):
        text = _text(value, '应为带单位的金额，如 "12亿元" 或 "1.2亿美元"，不是 {value}')
        value = Dollars.parse(text) if text.endswith("美元") else Money.parse(text)
    elif isinstance(rule, InPoints):
        value = _score(value)
    elif kind is Area:
        value = Area.parse(_text(value, '应为带单位的面积，如 "1200亩"，不是 {value}'))
    elif kind is Money:
        value = Money.parse(_text(value, '应为带单位的金额，如 "349.9亿元"，不是 {value}'))
    elif kind is Decimal:
        value = percent(_text(value, '应为百分数，如 "3.5%"，不是 {value}'))
    elif kind is datetime:
        value = _instant(value)
    elif kind is int:
        whole = integer(value)
        if whole is None:
            raise InvalidTypeError("应为整数，不是 {value}", value=kind_of(value))
        value = whole
    return checked(value, declared)


def checked(value: Any, declared: Any) -> Any:
    """A value that stands in JSON as it stands in the model, within the bounds of its declared type."""
    if declared is str and not isinstance(value, str):
        raise InvalidTypeError("应为文字，不是 {value}", value=kind_of(value))
    check_of(declared)(value)
    return value


def _text(value: Any, message: str) -> str:
    if not isinstance(value, str):
        raise InvalidTypeError(message, value=kind_of(value))
    return value


def _score(value: Any) -> Decimal:
    """A score is the one number that stands bare: it has no unit, and is kept to the digits that were written."""
    match value:
        case BareNumber():
            return exact_number(value.text)
        case bool():
            pass
        case int() | float():
            return exact_number(shown(value))
        case str():
            return exact_number(value)
    raise InvalidTypeError("应为分数，如 97.5，不是 {value}", value=kind_of(value))


def yes_or_no(value: Any) -> bool:
    """A yes or no, and nothing that only looks like one."""
    if not isinstance(value, bool):
        raise InvalidTypeError("应为 true、false 或 null（未填），不是 {value}", value=kind_of(value))
    return value


def day(value: Any) -> date:
    """A day, written as 2026-06-20."""
    text = checked(value, str)
    try:
        return iso_day(text)
    except ValueError:
        raise InvalidValueError("“{value}”不是日期；写成 2026-06-20 的样子", value=quoted(text)) from None


def _instant(value: Any) -> datetime:
    text = checked(value, str)
    try:
        iso_day(text[:10])
        if not text.isascii() or text[10:11] != "T":
            raise ValueError
        return datetime.fromisoformat(text)
    except ValueError:
        raise InvalidValueError(
            "“{value}”不是时刻；写成 2026-06-20T10:00:00+08:00 的样子", value=quoted(text)
        ) from None


def iso_day(text: str) -> date:
    """A day written YYYY-MM-DD; ValueError for anything else: fromisoformat takes weeks and bare digits too."""
    if len(text) != 10 or not text.isascii() or text[4] + text[7] != "--":
        raise ValueError
    return date.fromisoformat(text)


def term(value: Any, kind: Any) -> Term:
    """A word of the notice; there are few of each kind, so that all are named where it is none of them."""
    words: dict[str, Term] = {str(one): one for one in kind}
    try:
        return words[printed(_text(value, "应为文字，不是 {value}"), words, "选项")]
    except UnknownNameError:
        raise InvalidValueError(
            "没有“{value}”这一项；可填：{options}", value=quoted(value), options=tuple(words)
        ) from None
