"""Quick reading: a document with nothing wrong in it straight into objects, each value checked once.

Whatever it does not take, right or wrong, the thorough reader reads again and tells every problem.
"""

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import attrs

from ..area import Area
from ..dollars import Dollars
from ..field import Bounds, InEitherCurrency, Printed, Private, without_blank
from ..money import Money
from ..number import percent
from ..term import Term
from ..track import Track
from . import wire
from .document import LARGEST

T = TypeVar("T")

# What a value can fail with on the way; a KeyError is an unknown field or word.
REFUSED = (KeyError, ValueError, TypeError, RecursionError)

Build = Callable[[Any, list[int]], Any]
_COMMENT = "$comment"
_LONGEST = 10_000
_MOST = 10**9


def opened(data: Any) -> tuple[dict[str, Any], int]:
    """The object of a document, and how many colons its text has.

    Raises what is :data:`REFUSED`: a mapping and an escaped character, too, are left to the thorough reader.
    """
    if not isinstance(data, bytes | str) or len(data) > LARGEST:
        raise TypeError
    raw = data if isinstance(data, bytes) else data.encode()
    if b"\\" in raw:
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


def made_of(document: dict[str, Any], colons: int, cls: type[T]) -> T:
    """An object of ``cls``; its names are as they were sent, and a Track is still its name.

    No key may stand in an object twice. A parser keeps the last one only, so that fewer keys come out than went in:
    behind each stood a colon, and all other colons stand in texts, of which as a rule only the time has any.
    """
    keys: list[int] = []
    made: T = builder(cls)(document, keys)  # type: ignore[arg-type]
    at = document.get("submitted")
    spoken = at.count(":") if isinstance(at, str) else 0
    if sum(keys) + spoken != colons and sum(keys) + colons_in(document) != colons:
        raise ValueError
    return made


def put(made: Any, name: str, value: Any) -> None:
    """Put a value in a field of an object that is not finished yet."""
    getattr(type(made), name).__set__(made, value)


def colons_in(value: Any) -> int:
    """The colons in the texts and keys of a parsed document."""
    if type(value) is str:
        return value.count(":")
    if type(value) is list:
        return sum([colons_in(one) for one in value])
    if type(value) is dict:
        return sum([colons_in(key) + colons_in(one) for key, one in value.items()])
    return 0


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
        f"        if len(data) + missing != {len(fields) + 1} or {_COMMENT!r} not in data: raise KeyError",
        "    keys.append(len(data))",
        "    if relate is not None: relate(made)",
        "    return made",
    ]
    exec("\n".join(lines), known)
    build: Build = known["build"]
    return build


# How a value is checked that stands in JSON as it stands in the model; no kind means that it has to be converted.
_CHECKS: dict[type | None, tuple[str, ...]] = {
    str: ("if type(value) is str:", f"    if not 0 < len(value) <= {_LONGEST} or value.isspace(): raise ValueError"),
    int: ("if type(value) is int:", f"    if not 0 <= value <= {_MOST}: raise ValueError"),
    None: ("if False: pass",),
}


def _default(default: Any) -> Any:
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
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
        return None, lambda value, keys: wire.iso_day(value)
    if kind is Track:
        return str, None  # its name, until the call puts the track there
    if get_origin(kind) is tuple:
        return None, _list_of(get_args(kind)[0])
    if get_origin(kind) is Annotated:
        return _annotated(kind)
    if issubclass(kind, Term):
        words = {str(one): one for one in kind}
        return None, lambda value, keys: words[value]
    return None, builder(kind)


def _annotated(kind: Any) -> tuple[type | None, Any]:
    base, rule = get_args(kind)
    if isinstance(rule, Private):
        return str, None
    if base is int and rule == Bounds(low=0, high=_MOST):
        return int, None
    if base is Money:
        return None, _amount
    if base is Decimal:
        return None, _share_within(rule.low, rule.high)
    if isinstance(rule, InEitherCurrency):
        return None, _investment
    if base is Area:
        return None, _area
    if base is datetime:
        return None, partial(_instant, rule)
    if isinstance(rule, Printed):
        return None, partial(_printed, rule.find)
    return None, lambda value, keys: wire.annotated(value, kind)


def _instant(bounds: Bounds, value: Any, keys: list[int]) -> datetime:
    wire.iso_day(value[:10])
    at = datetime.fromisoformat(value)
    if not value.isascii() or value[10:11] != "T" or not bounds.low <= at <= bounds.high:
        raise ValueError
    return at


def _printed(find: Callable[[str], str], value: Any, keys: list[int]) -> str:
    if type(value) is not str or find(value) != value:
        raise ValueError
    return value


def _yes_or_no(value: Any, keys: list[int]) -> bool:
    if value is True or value is False:
        return value
    raise TypeError


def _amount(value: Any, keys: list[int]) -> Money:
    amount = Money.parse(value)
    if amount.fen < 0:
        raise ValueError
    return amount


def _investment(value: Any, keys: list[int]) -> Money | Dollars:
    if not value.endswith("美元"):
        return _amount(value, keys)
    amount = Dollars.parse(value)
    if amount.cents < 0:
        raise ValueError
    return amount


def _area(value: Any, keys: list[int]) -> Area:
    area = Area.parse(value)
    if area.hundredths < 0:
        raise ValueError
    return area


def _share_within(low: Decimal, high: Decimal | None) -> Callable[[Any, list[int]], Decimal]:
    def share(value: Any, keys: list[int]) -> Decimal:
        if len(value) > 20:
            raise ValueError
        ratio = percent(value)
        if ratio < low or (high is not None and ratio > high):
            raise ValueError
        return ratio

    return share


def _list_of(kind: Any) -> Build:
    plain, convert = _converter(kind)
    if plain is str:

        def texts(data: Any, keys: list[int]) -> tuple[Any, ...]:
            if type(data) is not list:
                raise TypeError
            for one in data:
                if type(one) is not str or not one or one.isspace() or len(one) > _LONGEST:
                    raise TypeError
            return tuple(data)

        return texts

    def build(data: Any, keys: list[int]) -> tuple[Any, ...]:
        if type(data) is not list:
            raise TypeError
        return tuple([convert(one, keys) for one in data])

    return build
