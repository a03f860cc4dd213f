"""Canonical: the one way to write data as JSON after RFC 8785 (JCS), so that equal data have equal bytes, and digests.

The subset of the standard that the wire needs: objects, lists, texts, whole numbers, booleans and null. Fractions are
texts there, so that the standard's rules for floating-point numbers are left out.
"""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from json.encoder import JSONEncoder, encode_basestring
from typing import Any

from ..errors import InvalidTypeError, InvalidValueError, shown

_EXACT = 2**53 - 1
"""The largest whole number that every JSON parser keeps (I-JSON, RFC 7493)."""
SCHEME = "sha256:"
"""What a digest begins with: the name of its function."""


def canonical_json(value: object) -> bytes:
    """Write JSON-ready data as canonical JSON: no blanks, keys by their UTF-16 code units.

    >>> from zj415x.values.canonical import canonical_json
    >>> canonical_json({"b": [1, True, None], "a": "亿元"}).decode()
    '{"a":"亿元","b":[1,true,null]}'

    Raises:
        InvalidTypeError: a value or key that the subset does not have, above all a float.
        InvalidValueError: a number beyond ±(2**53 - 1); half a surrogate; nested too deeply.
    """
    try:
        return _written(value).encode()
    except UnicodeEncodeError:
        raise InvalidValueError("文字中有不完整的字符") from None
    except RecursionError:
        raise InvalidValueError("括号嵌套过深") from None


def sorted_json(data: object) -> bytes:
    """Write data as :func:`canonical_json` does, ten times as fast: known to be of the subset, keys already sorted."""
    return _dumper()(data)


@cache
def _dumper() -> Callable[[object], bytes]:
    """Choose orjson, where orjson happens to be installed, else the standard library: both escape as RFC 8785 does."""
    try:
        import orjson
    except ImportError:
        encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        return lambda data: encode(data).encode()
    dump: Callable[[object], bytes] = orjson.dumps
    return dump


def digest_of(content: bytes) -> str:
    """Compute the SHA-256 of some bytes, as ``sha256:`` and 64 hexadecimal digits."""
    return SCHEME + sha256(content).hexdigest()


def _written(value: Any) -> str:
    kind = type(value)
    if kind is str:
        return encode_basestring(value)
    if value is None:
        return "null"
    if kind is bool:
        return "true" if value else "false"
    if kind is int:
        if not -_EXACT <= value <= _EXACT:
            raise InvalidValueError("{value} 超过可能的最大值 {high}", value=shown(value), high=str(_EXACT))
        return str(value)
    if kind is list or kind is tuple:
        return f"[{','.join([_written(item) for item in value])}]"
    if isinstance(value, dict) and all(type(key) is str for key in value):
        pairs = sorted(value.items(), key=lambda pair: pair[0].encode("utf-16-be"))
        return f"{{{','.join([f'{encode_basestring(key)}:{_written(item)}' for key, item in pairs])}}}"
    if isinstance(value, str):  # a term, or a phrase
        return encode_basestring(str(value))
    raise InvalidTypeError("规范写法的 JSON 里没有 {value}", value=shown(value))
