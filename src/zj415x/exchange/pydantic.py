"""Pydantic: validators and serializers of the library's classes, for fields of pydantic models.

Pydantic is loaded only when it asks for them.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, LiteralString

from ..cluster.application import ClusterApplication
from ..editions import latest
from ..errors import InvalidDocumentError, InvalidTypeError, UnknownNameError, Zj415xError, quoted
from ..jingpin.product import JingpinProduct
from ..jingpin.recommendation import ListedProduct
from ..rules.reading import VOCABULARY, Readings, check_option
from ..values.name import nearest
from .document import Faults, sort_of
from .incoming import read_application, read_product, read_ranking
from .outgoing import dump

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

_STEP = re.compile(r"\.([^.\[]*)|\[(\d+)\]")


def core_schema_of(cls: type) -> "CoreSchema":
    """Build the core schema of a class from its reader, where it has one, and :func:`dump`."""
    from pydantic_core import core_schema

    return core_schema.no_info_plain_validator_function(
        partial(taken, cls),
        ref=f"zj415x.{cls.__name__}",
        serialization=core_schema.plain_serializer_function_ser_schema(dump),
    )


def taken(cls: type, value: Any) -> Any:
    """Convert the value of a field declared as ``cls``: an instance, or the object to read it from.

    All problems of a document become pydantic errors at once: ``loc`` is the path, ``msg`` the Chinese sentence,
    ``ctx["error"]`` our error, for another language. ``input`` does not repeat the value, which may be a name.
    """
    if isinstance(value, cls):
        return value
    read = _READERS.get(cls)
    faults: Faults
    if read is None:
        faults = [("$", InvalidTypeError("应为 {kind}，不能是 {value}", kind=cls.__name__, value=type(value).__name__))]
    elif not isinstance(value, Mapping):
        faults = [("$", InvalidTypeError("应为对象 {{…}}，不是 {value}", value=sort_of(value)))]
    else:
        try:
            return read(value)
        except InvalidDocumentError as error:
            faults = list(error.faults)
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


# A pydantic model names no edition, so it is the latest.
_READERS: Mapping[type, Callable[[Mapping[str, Any]], Any]] = {
    ClusterApplication: lambda data: read_application(data, latest()),
    JingpinProduct: lambda data: read_product(data, latest()),
    ListedProduct: _row,
    Readings: _readings,
}
