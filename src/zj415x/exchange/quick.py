"""Quick reading: a document with nothing wrong in it straight into objects, each value checked once.

Whatever it does not take, right or wrong, the thorough reader reads again and tells every problem.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from .builder import builder
from .document import LARGEST

T = TypeVar("T")

# What a value can fail with on the way; a KeyError is an unknown field or word.
REFUSED = (KeyError, ValueError, TypeError, RecursionError)


def opened(data: Any) -> tuple[dict[str, Any], int | None]:
    """The object of a document, and how many colons its text has; None: it has none, and no key twice.

    Raises what is :data:`REFUSED`: an escaped character, too, is left to the thorough reader, and what json cannot
    write.
    """
    if type(data) is dict:
        json.dumps(data, ensure_ascii=False).encode()  # half a surrogate is no text
        return data, None
    if not isinstance(data, bytes | str):
        raise TypeError
    raw = data if isinstance(data, bytes) else data.encode()
    if len(raw) > LARGEST or b"\\" in raw:
        raise ValueError
    document = parser()(raw)
    if type(document) is not dict:
        raise TypeError
    return document, raw.count(b":")


@cache
def parser() -> Callable[[bytes], Any]:
    """A faster JSON parser where one happens to be installed."""
    try:
        import orjson
    except ImportError:
        return plain_parser
    parse: Callable[[bytes], Any] = orjson.loads
    return parse


def plain_parser(raw: bytes) -> Any:
    """What parses UTF-8 everywhere."""
    return json.loads(raw.decode())


def made_of(document: dict[str, Any], colons: int | None, cls: type[T]) -> T:
    """An object of ``cls``; its names are as they were sent, and a Track is still its name.

    No key may stand in an object twice. A parser keeps the last one only, so that fewer keys come out than went in:
    behind each stood a colon, and all other colons stand in texts, of which as a rule only the time has any.
    """
    keys: list[int] = []
    made: T = builder(cls)(document, keys)  # type: ignore[arg-type]
    if colons is None:
        return made
    at = document.get("submitted")
    spoken = at.count(":") if isinstance(at, str) else 0
    if sum(keys) + spoken != colons and sum(keys) + colons_in(document) != colons:
        raise ValueError
    return made


def put(made: Any, name: str, value: Any) -> None:
    """Put a value in a field of an object that is not finished yet."""
    getattr(type(made), name).__set__(made, value)


def colons_in(value: Any) -> int:
    """The colons in the texts of a parsed document; a key with one is no field, and is refused anyway."""
    if type(value) is str:
        return value.count(":")
    if type(value) is list:
        return sum([colons_in(one) for one in value])
    if type(value) is dict:
        return sum([colons_in(one) for one in value.values()])
    return 0
