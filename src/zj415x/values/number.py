"""Number: exact numbers as people write them: ASCII digits, one decimal point, and % for shares."""

import operator
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Any

from ..errors import InvalidTypeError, InvalidValueError, quoted, shown

# A context of our own: no precision set elsewhere in the program can cut a digit here.
EXACT = Context(prec=60, traps=[Inexact, InvalidOperation])
# Longer than any figure that a field accepts (25 digits on either side of the point), shorter than EXACT.
LONGEST = 58
# As a regular expression in every dialect: no shorthand for digits, which in some takes others than those of ASCII.
NUMBER = r"[0-9]+(\.[0-9]+)?"
TO_100 = r"0*[0-9]{1,2}(\.[0-9]+)?|0*100(\.0+)?"


def integer(value: Any) -> int | None:
    """Convert an integer of any type, NumPy's included, to int; None for anything else, True and False included."""
    if type(value) is int:
        return value
    try:
        return None if isinstance(value, bool) else operator.index(value)
    except TypeError:
        return None


def exact_number(text: str) -> Decimal:
    """Parse a number of ASCII digits, with at most one inner point and a leading minus.

    Raises:
        InvalidTypeError: ``text`` is not a str.
        InvalidValueError: ``text`` has another form (全角数字, 1_0, 1e3, thousands separators, spaces, NaN).
    """
    digits_of(text)
    return Decimal(text) or Decimal(0)  # no minus zero


def digits_of(text: str) -> tuple[str, str]:
    """Split a number into the digits before the point, sign included, and those after it.

    Raises:
        InvalidTypeError, InvalidValueError: as :func:`exact_number`.
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


def typed(value: object) -> str | None:
    """Write a number of any type as people type it; None for anything else, and where it would be too long."""
    try:
        text = str(value)
        number = Decimal(text if len(text) <= LONGEST else "NaN")
    except Exception:  # str() may fail in any way
        return None
    return plain(number) if number.is_finite() and abs(number.adjusted()) < LONGEST else None


def percent(text: str) -> Decimal:
    """Parse a share such as ``"3.5%"`` into its ratio: ``Decimal("0.035")``.

    Raises:
        InvalidTypeError: a number without a percent sign.
        InvalidValueError: the percent sign is missing, or the number is invalid.
    """
    if not isinstance(text, str):
        raise InvalidTypeError('这里要写百分数并带 %，如 "3.5%"；不能是 {value}', value=shown(text))
    body = text[:-1]
    if text[-1:] != "%":
        raise InvalidValueError("“{value}”要带半角百分号 %，如 3.5%", value=quoted(text))
    digits_of(body)
    return Decimal(body + "e-2") or Decimal(0)


def as_percent(ratio: Decimal) -> str:
    """Write ``Decimal("0.035")`` as the notice does: ``"3.5%"``; :func:`percent` reads it back."""
    text = f"{ratio:%}"
    return f"{unpadded(text[:-1])}%" if text[-2] == "0" else text


def plain(value: Decimal | int, separator: str = "") -> str:
    """Write a number without exponent and trailing zeros; a comma as ``separator`` groups it by thousands."""
    text = f"{value:{separator}f}" if isinstance(value, Decimal) else f"{value:{separator}d}"
    return unpadded(text)


def unpadded(text: str) -> str:
    """Cut off the zeros that end the fraction of a number."""
    return text.rstrip("0").rstrip(".") if "." in text else text
