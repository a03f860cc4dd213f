"""Builder: what makes an object of the model straight from a JSON object, each value checked once."""

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import attrs

from ..printed.track import Track
from ..values.kind import (
    LONGEST,
    MOST_ROWS,
    Bounds,
    Count,
    InEitherCurrency,
    Printed,
    Private,
    without_blank,
)
from ..values.money import Area, Dollars, Money
from ..values.number import percent
from ..words import Term
from . import wire
from .document import COMMENT, LARGEST

Build = Callable[[Any, list[int]], Any]
_MOST = get_args(Count)[1].high


@cache
def builder(cls: type) -> Build:
    """What makes an object of ``cls`` from a JSON object; each object's number of keys goes to its second argument.

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
    for place, one in enumerate(fields):
        optional, kind = without_blank(declared[one.name])
        plain, known[f"convert{place}"] = _converter(kind)
        known[f"put{place}"] = getattr(cls, one.name).__set__
        known[f"default{place}"] = partial(_default, one.default)
        lines += [
            f"    try: value = data[{one.name!r}]",
            "    except KeyError:",
            "        missing += 1",
            f"        value = default{place}()",
            "    else:",
            *(f"        {line}" for line in _CHECKS[plain]),
            "        elif value is not None: "
            + ("raise TypeError" if plain else f"value = convert{place}(value, keys)"),
            *(() if optional else ("        else: raise TypeError",)),
            f"    put{place}(made, value)",
        ]
    lines += [
        f"    if len(data) + missing != {len(fields)}:",
        f"        if len(data) + missing != {len(fields) + 1} or {COMMENT!r} not in data: raise KeyError",
        "    keys.append(len(data))",
        "    if relate is not None: relate(made)",
        "    return made",
    ]
    exec("\n".join(lines), known)
    build: Build = known["build"]
    return build


# How a value is checked that stands in JSON as it stands in the model; no kind means that it has to be converted.
_CHECKS: dict[type | None, tuple[str, ...]] = {
    str: ("if type(value) is str:", f"    if not 0 < len(value) <= {LONGEST} or value.isspace(): raise ValueError"),
    int: ("if type(value) is int:", f"    if not 0 <= value <= {_MOST}: raise ValueError"),
    None: ("if False: pass",),
}


def _default(default: Any) -> Any:
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        return default.factory()
    if default is attrs.NOTHING:
        raise TypeError
    return default


def _converter(kind: Any) -> tuple[type | None, Any]:
    """A kind that is checked where it stands, or what turns a JSON value into one of the model and checks it."""
    if kind is str:
        return str, None
    if kind is bool:
        return None, _yes_or_no
    if kind is date:
        return None, _day
    if kind is Track:
        return str, None  # its name, until the call puts the track there
    if get_origin(kind) is tuple:
        return None, _list_of(get_args(kind)[0])
    if get_origin(kind) is Annotated:
        return _annotated(kind)
    if issubclass(kind, Term):
        words = {str(one): one for one in kind}
        return None, lambda value, keys: words[_text(value)]
    return None, builder(kind)


def _annotated(kind: Any) -> tuple[type | None, Any]:
    base, rule = get_args(kind)
    if isinstance(rule, Private):
        return str, None
    if kind == Count:
        return int, None
    if isinstance(rule, Printed):
        return None, partial(_printed, rule.find)
    if isinstance(rule, InEitherCurrency):
        return None, _investment
    if base in (Money, Area):  # which have no upper bound
        return None, partial(_amount, rule.low.fen) if base is Money else partial(_area, rule.low)
    return None, partial({Decimal: _share, datetime: _instant, int: _whole}[base], rule)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _yes_or_no(value: Any, keys: list[int]) -> bool:
    if value is True or value is False:
        return bool(value)
    raise TypeError


def _day(value: Any, keys: list[int]) -> date:
    return wire.iso_day(_text(value))


def _printed(find: Callable[[str], str], value: Any, keys: list[int]) -> str:
    if find(_text(value)) != value:
        raise ValueError
    return str(value)


def _amount(least: int, value: Any, keys: list[int]) -> Money:
    amount = Money.parse(value)
    if amount.fen < least:
        raise ValueError
    return amount


def _investment(value: Any, keys: list[int]) -> Money | Dollars:
    if _text(value)[:1] == "-":
        raise ValueError
    return Dollars.parse(value) if value.endswith("美元") else Money.parse(value)


def _area(least: Area, value: Any, keys: list[int]) -> Area:
    area = Area.parse(value)
    if area < least:
        raise ValueError
    return area


def _instant(bounds: Bounds, value: Any, keys: list[int]) -> datetime:
    wire.iso_day(_text(value)[:10])
    at = datetime.fromisoformat(value)
    if not value.isascii() or value[10:11] != "T" or not bounds.low <= at <= bounds.high:
        raise ValueError
    return at


def _whole(bounds: Bounds, value: Any, keys: list[int]) -> int:
    if type(value) is not int or not bounds.low <= value <= bounds.high:
        raise ValueError
    return value


def _share(bounds: Bounds, value: Any, keys: list[int]) -> Decimal:
    if len(value) > 20:
        raise ValueError
    ratio = percent(value)
    if ratio < bounds.low or (bounds.high is not None and ratio > bounds.high):
        raise ValueError
    return ratio


def _list_of(kind: Any) -> Build:
    plain, convert = _converter(kind)
    if plain is str:

        def texts(data: Any, keys: list[int]) -> tuple[Any, ...]:
            if type(data) is not list or len(data) > MOST_ROWS:
                raise TypeError
            for one in data:
                if type(one) is not str or not one or one.isspace() or len(one) > LONGEST:
                    raise TypeError
            return tuple(data)

        return texts

    def build(data: Any, keys: list[int]) -> tuple[Any, ...]:
        if type(data) is not list or len(data) > MOST_ROWS:
            raise TypeError
        return tuple([convert(one, keys) for one in data])

    return build


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
