"""Document: a received JSON object, parsed within limits."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..errors import InvalidDocumentError, InvalidValueError, Zj415xError, quoted, shown
from ..hooks import frozen
from ..words import Phrase

Document = Mapping[str, Any] | bytes | str
Faults = list[tuple[str, Zj415xError]]

LARGEST = 16 * 2**20
"""The largest document that is read, in bytes."""
MOST = 1000
"""The most problems that are told of one list or object; the rest waits until these are mended."""
COMMENT = "$comment"
"""The key under which any object may say something that is not read."""
_DIGITS = 100


@frozen
class BareNumber:
    """A number with a point or an exponent, or NaN, kept as written: only a score accepts it."""

    text: str


class Repeated(dict[str, Any]):
    """An object with repeated keys, listed in ``repeated``."""

    repeated: tuple[str, ...] = ()


def parse(data: Document) -> tuple[dict[str, Any], Faults]:
    """Parse a document into its object and its minor faults.

    Raises:
        InvalidDocumentError: the document cannot be parsed any further.
    """
    data = loaded(data)
    if not isinstance(data, Mapping):
        raise fault("文件应是一个 JSON 对象 {{…}}，不是 {value}", value=kind_of(data))
    return dict(data), [(f"${path}", error) for path, error in repeats_of(data)]


def repeats_of(data: Mapping[str, Any]) -> Faults:
    """Report the repeated keys of an object as faults."""
    twice = data.repeated if isinstance(data, Repeated) else ()
    return [(f".{quoted(key)}", InvalidValueError("在同一对象里写了不止一次")) for key in twice]


def loaded(data: Any) -> Any:
    """Parse JSON bytes or text; return parsed data unchanged. Raises InvalidDocumentError."""
    return _loads(data) if isinstance(data, bytes | str) else data


def _loads(data: bytes | str) -> Any:
    if len(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")) > LARGEST:
        raise fault("文件过大，至多读取 {most} 字节", most=LARGEST)
    try:
        text = data.removeprefix("\ufeff") if isinstance(data, str) else data.decode("utf-8-sig")
        return json.loads(
            text, object_pairs_hook=_unique, parse_float=BareNumber, parse_constant=BareNumber, parse_int=_whole
        )
    except UnicodeDecodeError as error:
        raise fault("文件不是 UTF-8 编码（第 {place} 字节起）；请另存为 UTF-8", place=error.start + 1) from None
    except json.JSONDecodeError as error:
        raise fault("JSON 格式有误：第 {line} 行第 {column} 列", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise fault("括号嵌套过深") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    repeated = Repeated(made)
    repeated.repeated = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)[:MOST]
    return repeated


def _whole(digits: str) -> int | BareNumber:
    return int(digits) if len(digits) <= _DIGITS else BareNumber(digits)


def fault(message: str, **values: Any) -> InvalidDocumentError:
    """Build the error of a document that cannot be parsed any further."""
    return InvalidDocumentError((("$", InvalidValueError(message, **values)),))


def too_many() -> InvalidValueError:
    """Build the error that replaces the problems beyond :data:`MOST`."""
    return InvalidValueError("问题过多，请先更正以上 {most} 处", most=MOST)


def kind_of(value: Any) -> str:
    """Name the kind of a JSON value in Chinese, together with the value."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case BareNumber():
            return quoted(value.text)
        case str():
            return Phrase("文字“{text}”", text=quoted(value))
        case Mapping():
            return Phrase("对象 {{…}}")
        case list() | tuple():
            return Phrase("列表 […]")
        case _:
            return shown(value)


def sort_of(value: Any) -> str:
    """Name the kind of a value without the value, which may be personal data."""
    match value:
        case str():
            return Phrase("文字")
        case int() | float() | BareNumber() if not isinstance(value, bool):
            return Phrase("数")
        case None | bool() | Mapping() | list() | tuple():
            return kind_of(value)
        case _:
            return type(value).__name__
