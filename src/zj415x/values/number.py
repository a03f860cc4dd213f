"""Exact numbers as people write them: plain ASCII digits, one point, and % for shares."""

import operator
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Any

from ..errors import InvalidTypeError, InvalidValueError, quoted, shown

# Of our own, so that no precision set elsewhere in the program can cut a digit here.
EXACT = Context(prec=60, traps=[Inexact, InvalidOperation])
# Longer than any figure that a field holds (its limit is 25 digits on either side of the point), shorter than EXACT.
LONGEST = 58


def integer(value: Any) -> int | None:
    """An integer of any make, NumPy's too, as Python's own; None for what is none, True and False among them."""
    if type(value) is int:
        return value
    try:
        return None if isinstance(value, bool) else operator.index(value)
    except TypeError:
        return None


def number(text: str) -> Decimal:
    """The number that ``text`` writes: ASCII digits, at most one point inside, a leading minus.

    Raises:
        InvalidTypeError: ``text`` is not a str.
        InvalidValueError: anything else stands in it (全角数字, 1_0, 1e3, thousands separators, spaces, NaN).
    """
    digits_of(text)
    return Decimal(text) or Decimal(0)  # there is no minus zero


def digits_of(text: str) -> tuple[str, str]:
    """The digits before the point, with the minus, and those behind it.

    Raises:
        InvalidTypeError, InvalidValueError: as :func:`number`.
    """
    if not isinstance(text, str):
        raise InvalidTypeError("{value} 不是文字", value=shown(text))
    whole, point, rest = text.partition(".")
    digits = whole[1:] if whole[:1] == "-" else whole
    if digits.isdigit() and text.isascii() and (not point or rest.isdigit()) and len(text) <= LONGEST:
        return whole, rest
    raise InvalidValueError(
        "“{value}”不是可用的数：只用半角数字和一个小数点，至多 {longest} 位，如 349.9",
        value=quoted(text),
        longest=LONGEST,
    )


def percent(text: str) -> Decimal:
    """The ratio that a share such as ``"3.5%"`` writes: ``Decimal("0.035")``.

    Raises:
        InvalidTypeError: a bare number stands where a share belongs.
        InvalidValueError: the percent sign is missing or the number cannot be used.
    """
    if not isinstance(text, str):
        raise InvalidTypeError('这里要写百分数并带 %，如 "3.5%"；不能是 {value}', value=shown(text))
    body = text[:-1]
    if text[-1:] != "%":
        raise InvalidValueError("“{value}”要带半角百分号 %，如 3.5%", value=quoted(text))
    digits_of(body)
    return Decimal(body + "e-2") or Decimal(0)


def as_percent(ratio: Decimal) -> str:
    """``Decimal("0.035")`` as the notice writes it: ``"3.5%"``; :func:`percent` reads it back."""
    return plain(EXACT.scaleb(ratio, 2)) + "%"


def plain(value: Decimal | int, separator: str = "") -> str:
    """Digits without exponent and without zeros that say nothing; ``separator``: a comma groups them by thousands."""
    text = f"{value:{separator}f}" if isinstance(value, Decimal) else f"{value:{separator}d}"
    return text.rstrip("0").rstrip(".") if "." in text else text
