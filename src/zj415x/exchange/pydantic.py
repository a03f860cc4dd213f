"""Pydantic: how a model of it takes an application, a product or a listed one, and writes what the library answers.

Nothing is loaded of pydantic until it asks.
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
    """What pydantic makes a validator and a serializer of: our reader, where there is one, and :func:`dump`."""
    from pydantic_core import core_schema

    return core_schema.no_info_plain_validator_function(
        partial(taken, cls),
        ref=f"zj415x.{cls.__name__}",
        serialization=core_schema.plain_serializer_function_ser_schema(dump),
    )


def taken(cls: type, value: Any) -> Any:
    """A value of a field that is declared as ``cls``: one already, or the object that it is read from.

    All that is wrong with a document comes at once, as pydantic's errors: ``loc`` is where it stands, ``msg`` the
    Chinese sentence, ``ctx["error"]`` our error, which can be said in another language. What was put there is not
    repeated in ``input``: it may be somebody's name.
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
    """What pydantic calls the kind of an error: ``unknown_track`` for an UnknownTrackError."""
    name: Any = re.sub("(?<!^)(?=[A-Z])", "_", type(error).__name__.removesuffix("Error")).lower()
    code: LiteralString = name  # of which pydantic asks that it be written out
    return code


def _steps(path: str) -> tuple[int | str, ...]:
    """The steps of a path: ``$.titles[0].scheme`` is ``("titles", 0, "scheme")``."""
    return tuple([int(step[2]) if step[2] else step[1] for step in _STEP.finditer(path)])


def _row(data: Mapping[str, Any]) -> ListedProduct:
    """A row of a ranked list, which stands in a list of the caller's."""
    try:
        return read_ranking([data], latest())[0]
    except InvalidDocumentError as error:
        raise InvalidDocumentError(tuple([(path.replace("[0]", "", 1), one) for path, one in error.faults])) from None


def _readings(data: Mapping[str, Any]) -> Readings:
    """The choices of the caller."""
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


# A model does not say which edition it is about: it is the latest.
_READERS: Mapping[type, Callable[[Mapping[str, Any]], Any]] = {
    ClusterApplication: lambda data: read_application(data, latest()),
    JingpinProduct: lambda data: read_product(data, latest()),
    ListedProduct: _row,
    Readings: _readings,
}
