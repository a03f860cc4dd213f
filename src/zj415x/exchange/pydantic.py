"""Pydantic: validators and serializers of the library's classes, for fields of pydantic models.

Pydantic is loaded only when it asks for them.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, LiteralString, NoReturn

from ..cluster.application import ClusterApplication
from ..editions import latest
from ..errors import InvalidDocumentError, InvalidTypeError, UnknownNameError, Zj415xError, quoted
from ..jingpin.product import JingpinProduct
from ..jingpin.recommendation import ListedProduct
from ..printed.track import Track
from ..rules.reading import VOCABULARY, Readings, check_option
from ..values.blank import kind_declared
from ..values.kind import Kind
from ..values.name import nearest
from ..words import Term
from .document import Faults, sort_of
from .incoming import read_application, read_product, read_ranking, read_track
from .outgoing import dump
from .reader import read_blank

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

_STEP = re.compile(r"\.([^.\[]*)|\[(\d+)\]")


def core_schema_of(declared: Any) -> "CoreSchema":
    """Build the core schema of a class, or of a kind of value, from its reader, where it has one, and its writer."""
    from pydantic_core import core_schema

    kind = kind_declared(declared)
    name = declared.__name__ if isinstance(declared, type) else kind.name if kind is not None else ""
    made = core_schema.no_info_plain_validator_function(
        partial(taken, declared) if kind is None else partial(_value, declared, kind),
        serialization=core_schema.plain_serializer_function_ser_schema(dump if kind is None else kind.written),
    )
    if name:
        made["ref"] = f"zj415x.{name}"
    return made


def taken(cls: type, value: Any) -> Any:
    """Convert the value of a field declared as ``cls``: an instance, or the object to read it from.

    All problems of a document become pydantic errors at once: ``loc`` is the path, ``msg`` the Chinese sentence,
    ``ctx["error"]`` our error, for another language. ``input`` does not repeat the value, which may be a name.
    """
    if isinstance(value, cls):
        return value
    read = _READERS.get(cls)
    if read is None:
        _refuse(
            cls, [("$", InvalidTypeError("应为 {kind}，不能是 {value}", kind=cls.__name__, value=type(value).__name__))]
        )
    if not isinstance(value, Mapping) and cls is not Track:
        _refuse(cls, [("$", InvalidTypeError("应为对象 {{…}}，不是 {value}", value=sort_of(value)))])
    return _read(cls, partial(read, value))


def _value(declared: Any, kind: Kind, value: Any) -> Any:
    """Convert the value of a field declared as a kind of value: a sound one, or what the wire writes of it."""
    others = () if kind.also is None else (kind.also.base,)
    if isinstance(value, Term) or (kind.base not in _AS_WRITTEN and isinstance(value, (kind.base, *others))):
        return _read(kind.base, partial(_checked, kind, value))
    return _read(kind.base, partial(read_blank, value, declared))


def _checked(kind: Kind, value: Any) -> Any:
    kind.check(value)
    return value


def _read(cls: type, read: Callable[[], Any]) -> Any:
    try:
        return read()
    except InvalidDocumentError as error:
        _refuse(cls, error.faults)
    except Zj415xError as error:
        _refuse(cls, [("$", error)])


def _refuse(cls: type, faults: Iterable[tuple[str, Zj415xError]]) -> NoReturn:
    from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

    raise ValidationError.from_exception_data(
        cls.__name__,
        [
            InitErrorDetails(
                type=PydanticCustomError(_code(error), "{error}", {"error": error}), loc=_steps(path), input=None
            )
            for path, error in faults
        ],
    )


def _code(error: Zj415xError) -> LiteralString:
    """Name the type of an error for pydantic: ``unknown_track`` for an UnknownTrackError."""
    name: Any = re.sub("(?<!^)(?=[A-Z])", "_", type(error).__name__.removesuffix("Error")).lower()
    code: LiteralString = name  # pydantic's signature asks for a literal
    return code


def _steps(path: str) -> tuple[int | str, ...]:
    """Split a path into steps: ``$.titles[0].scheme`` becomes ``("titles", 0, "scheme")``."""
    return tuple([int(step[2]) if step[2] else step[1] for step in _STEP.finditer(path)])


def _row(data: Mapping[str, Any]) -> ListedProduct:
    """Read a row of a ranked list."""
    try:
        return read_ranking([data], latest())[0]
    except InvalidDocumentError as error:
        raise InvalidDocumentError(
            tuple([(path.replace("[0]", "", 1), fault) for path, fault in error.faults])
        ) from None


def _readings(data: Mapping[str, Any]) -> Readings:
    """Read the caller's choices of readings."""
    faults: Faults = []
    for id, option in data.items():
        try:
            if id not in VOCABULARY:
                raise UnknownNameError("可选事项", id, nearest(id, VOCABULARY))
            check_option(id, option)
        except Zj415xError as error:
            faults.append((f"$.{quoted(id)}", error))
    if faults:
        raise InvalidDocumentError(tuple(faults))
    return Readings.of(data)


_AS_WRITTEN = (str, int, bool)
"""What JSON writes as it is."""
# A pydantic model names no edition, so it is the latest.
_READERS: Mapping[type, Callable[[Any], Any]] = {
    ClusterApplication: lambda data: read_application(data, latest()),
    JingpinProduct: lambda data: read_product(data, latest()),
    ListedProduct: _row,
    Readings: _readings,
    Track: lambda data: read_track(data, latest()),
}
