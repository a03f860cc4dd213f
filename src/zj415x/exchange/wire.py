"""Wire: single values as JSON writes them, unit included, into values of the model."""

from collections.abc import Callable, Mapping
from typing import Any

from ..errors import InvalidTypeError, shown
from ..values.blank import TEXT
from ..values.kind import ANY_TEXT, Kind
from ..values.number import integer
from .document import BareNumber, kind_of


def read(value: Any, kind: Kind) -> Any:
    """Read a value within the bounds of its kind: an amount, a share, a count, an instant or a printed name.

    Raises:
        InvalidTypeError, InvalidValueError, UnknownNameError: a value that cannot stand in such a blank.
    """
    if not kind.private:  # else no message may show it
        value = _READ[kind.json](value, kind)
    kind.check(value)
    return value


def _text(value: Any, kind: Kind) -> Any:
    if not isinstance(value, str):
        raise InvalidTypeError(kind.expected or ANY_TEXT, value=kind_of(value))
    if kind.expected is None and kind.parse is not None:
        TEXT.check(value)
    return kind.made_of(value)


def _whole(value: Any, kind: Kind) -> int:
    whole = integer(value)
    if whole is None:
        raise InvalidTypeError("应为整数，不是 {value}", value=kind_of(value))
    return whole


def _number(value: Any, kind: Kind) -> Any:
    """Read a bare number, which has no unit, and keep the digits that the document writes."""
    match value:
        case BareNumber():
            return _text(value.text, kind)
        case bool():
            pass
        case int() | float():
            return _text(shown(value), kind)
    return _text(value, kind)


def _yes_or_no(value: Any, kind: Kind) -> bool:
    """Read a yes or no, and refuse whatever only looks like one."""
    if not isinstance(value, bool):
        raise InvalidTypeError("应为 true、false 或 null（未填），不是 {value}", value=kind_of(value))
    return value


_READ: Mapping[str, Callable[[Any, Kind], Any]] = {
    "string": _text,
    "integer": _whole,
    "number": _number,
    "boolean": _yes_or_no,
}
