"""Sound: what has to hold of any text, moment or number, beyond its type."""

from datetime import datetime
from decimal import Decimal

from ..errors import InvalidValueError, quoted

# Beyond these nothing is a figure or a text of a form, but a slip or an attack.
DIGITS, LONGEST = 25, 10_000


def check_text(value: str) -> None:
    """A text says something, is not endless, and can be encoded.

    Raises:
        InvalidValueError: otherwise.
    """
    if not value.strip():
        raise InvalidValueError("文字是空的")
    if len(value) > LONGEST:
        raise InvalidValueError("文字过长：{count} 字，至多 {most} 字", count=len(value), most=LONGEST)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InvalidValueError("文字里有无法编码的字符：{value}", value=quoted(value)) from None


def check_zoned(value: datetime) -> None:
    """A moment has a time zone.

    Raises:
        InvalidValueError: otherwise.
    """
    if value.utcoffset() is None:
        raise InvalidValueError("时刻 {value} 没有时区；北京时间写 +08:00", value=value.isoformat())


def check_exact(value: Decimal) -> None:
    """A number is finite and has no more digits than a figure.

    Raises:
        InvalidValueError: otherwise.
    """
    if not (value.is_finite() and len(value.as_tuple().digits) <= DIGITS and abs(value.adjusted()) <= DIGITS):
        raise InvalidValueError("{value} 不是可用的数：要有限，至多 {most} 位", value=quoted(str(value)), most=DIGITS)
