"""Builder: what makes an object of the model straight from a JSON object, each value checked once."""

import json
from collections.abc import Callable
from functools import cache, partial
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import attrs

from ..printed.track import Track
from ..values.blank import TEXT, kind_declared, without_blank
from ..values.kind import LONGEST, MOST_ROWS, Kind
from .document import COMMENT, LARGEST

Build = Callable[[Any, list[int]], Any]


@cache
def builder(cls: type) -> Build:
    """Compile a function that makes a ``cls`` of JSON; its second argument collects each object's number of keys.

    The object is made without its constructor, whose checks have all been made on the way. The code is written out
    field by field, as attrs writes its constructors: a loop over the fields takes half as long again.
    """
    declared = get_type_hints(cls, include_extras=True)
    fields = attrs.fields(cls)
    known: dict[str, Any] = {"cls": cls, "new": object.__new__, "relate": getattr(cls, "_relate", None)}
    lines = [
        "def build(data, keys):",
        "    if type(data) is not dict: raise TypeError",
        "    made = new(cls)",
        "    missing = 0",
    ]
    for at, one in enumerate(fields):
        optional, kind = without_blank(declared[one.name])
        known[f"put{at}"] = getattr(cls, one.name).__set__
        known[f"default{at}"] = partial(_default, one.default)
        lines += [
            f"    try: value = data[{one.name!r}]",
            "    except KeyError:",
            "        missing += 1",
            f"        value = default{at}()",
            "    else:",
            *(f"        {line}" for line in _reading(kind, at, known)),
            f"        {'elif value is not None' if optional else 'else'}: raise TypeError",
            f"    put{at}(made, value)",
        ]
    lines += [
        f"    if len(data) + missing != {len(fields)}:",
        f"        if len(data) + missing != {len(fields) + 1} or {COMMENT!r} not in data: raise KeyError",
        "    keys.append(len(data))",
        "    if relate is not None: relate(made)",
        "    return made",
    ]
    return _compiled(lines, known)


def _compiled(lines: list[str], known: dict[str, Any]) -> Build:
    exec("\n".join(lines), known)
    build: Build = known["build"]
    return build


def _default(default: Any) -> Any:
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        return default.factory()
    if default is attrs.NOTHING:
        raise TypeError
    return default


def _reading(declared: Any, at: int, known: dict[str, Any]) -> list[str]:
    """Write the code that converts ``value`` to the model and checks it: an ``if`` that can take an ``else``.

    What the code needs is put among the ``known``, by names that end with the number ``at``.
    """
    kind = TEXT if declared is Track else kind_declared(declared)  # a track's name, until the call puts the track there
    if kind is not None:
        return [_HOLDS[kind.json], *(f"    {line}" for line in _checking(kind, at, known))]
    is_list = get_origin(declared) is tuple
    known[f"convert{at}"] = _list_of(get_args(declared)[0]) if is_list else builder(declared)
    return ["if value is not None:", f"    value = convert{at}(value, keys)"]


# Which JSON values are of a kind; of a bare number the digits that were written are lost here.
_HOLDS = {
    "string": "if type(value) is str:",
    "integer": "if type(value) is int:",
    "number": "if False:",
    "boolean": "if value is True or value is False:",
}


def _checking(kind: Kind, at: int, known: dict[str, Any]) -> list[str]:
    """Write the code that makes a value of a kind from a JSON value of its type, and checks the result."""
    known |= {f"members{at}": kind.members, f"parse{at}": kind.parse, f"check{at}": kind.check}
    if kind.members:
        return [f"value = members{at}[value]"]
    if kind.parse is None:
        if kind.json == "string":
            return [f"if not 0 < len(value) <= {LONGEST} or value.isspace(): raise ValueError"]
        return _bounding(kind, at, known) or ["pass"]
    made = f"value = parse{at}(value)"
    if kind.also is not None:
        return [made, f"check{at}(value)"]
    if kind.sound is None:
        return [made, *_bounding(kind, at, known)]
    return [f"sure = len(value) <= {kind.brief}", made, *_bounding(kind, at, known), f"if not sure: check{at}(value)"]


def _bounding(kind: Kind, at: int, known: dict[str, Any]) -> list[str]:
    """Write the code that compares a value with the bounds of its kind."""
    measured = f"value.{kind.measure}" if kind.measure else "value"
    bounds = [measured]
    if kind.low is not None:
        known[f"low{at}"] = kind.measured(kind.low)
        bounds.insert(0, f"low{at}")
    if kind.high is not None:
        known[f"high{at}"] = kind.measured(kind.high)
        bounds.append(f"high{at}")
    return [] if bounds == [measured] else [f"if not {' <= '.join(bounds)}: raise ValueError"]


def _list_of(declared: Any) -> Build:
    if kind_declared(declared) is TEXT:
        return _texts
    convert = builder(declared) if attrs.has(declared) else _one(declared)

    def build(data: Any, keys: list[int]) -> tuple[Any, ...]:
        if type(data) is not list or len(data) > MOST_ROWS:
            raise TypeError
        return tuple([convert(one, keys) for one in data])

    return build


def _one(declared: Any) -> Build:
    """Compile a function that makes a single value of a list."""
    known: dict[str, Any] = {}
    reading = [f"    {line}" for line in _reading(declared, 0, known)]
    return _compiled(["def build(value, keys):", *reading, "    else: raise TypeError", "    return value"], known)


def _texts(data: Any, keys: list[int]) -> tuple[Any, ...]:
    if type(data) is not list or len(data) > MOST_ROWS:
        raise TypeError
    for one in data:
        if type(one) is not str or not one or one.isspace() or len(one) > LONGEST:
            raise TypeError
    return tuple(data)


T = TypeVar("T")

# What a value can fail with on the way; a KeyError is an unknown field or word.
REFUSED = (KeyError, ValueError, TypeError, RecursionError)


def opened(data: Any) -> tuple[dict[str, Any], int | None]:
    """Return the object of a document, and the colons in its text; None for a dict, which has no text and no key twice.

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
    """Choose the JSON parser: orjson's where orjson happens to be installed, else the standard library's."""
    try:
        import orjson
    except ImportError:
        return plain_parser
    parse: Callable[[bytes], Any] = orjson.loads
    return parse


def plain_parser(raw: bytes) -> Any:
    """Parse UTF-8 JSON with the standard library."""
    return json.loads(raw.decode())


def made_of(document: dict[str, Any], colons: int | None, cls: type[T]) -> T:
    """Build an object of ``cls``; it keeps names as the sender wrote them, and a track's name in place of a Track.

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
    """Count the colons in a document's texts; the builder refuses a key with a colon anyway, since no field has any."""
    if type(value) is str:
        return value.count(":")
    if type(value) is list:
        return sum([colons_in(one) for one in value])
    if type(value) is dict:
        return sum([colons_in(one) for one in value.values()])
    return 0
