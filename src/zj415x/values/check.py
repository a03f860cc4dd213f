"""Check: the fields of a form against their declared types, and against each other."""

from collections.abc import Iterable
from functools import cache, partial
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from ..errors import InvalidTypeError, InvalidValueError, shown
from .blank import kind_declared, without_blank
from .kind import MOST_ROWS, Check
from .number import integer


def verify(form: attrs.AttrsInstance) -> None:
    """Check every field of ``form`` against its declared type, then its fields against each other.

    What the fields of a class have to do with each other is its method ``_relate``, where it has one.

    Raises:
        InvalidTypeError, InvalidValueError: the first field that cannot hold its value; ``field`` names it.
        UnknownNameError, FormerCountyError: a name that has to be a printed one, and is none.
    """
    checks, relate = _plan(type(form))
    for name, optional, check in checks:
        value = getattr(form, name)
        if value is None and optional:
            continue
        try:
            _hold(form, name, value, check)
        except InvalidValueError as error:
            error.field = f"{type(form).__name__}.{name}"
            raise
    if relate is not None:
        relate(form)


def _hold(form: object, name: str, value: Any, check: Check) -> None:
    """Check a value; an integer of another make, as NumPy's, becomes Python's own."""
    try:
        check(value)
    except InvalidTypeError:
        number = integer(value)
        if number is None or type(value) is int:
            raise
        check(number)
        object.__setattr__(form, name, number)


@cache
def _plan(cls: type[attrs.AttrsInstance]) -> tuple[tuple[tuple[str, bool, Check], ...], Check | None]:
    declared = get_type_hints(cls, include_extras=True)
    checks = []
    for one in attrs.fields(cls):
        optional, kind = without_blank(declared[one.name])
        checks.append((one.name, optional, check_of(kind)))
    return tuple(checks), getattr(cls, "_relate", None)


def is_section(field: "attrs.Attribute[Any]") -> bool:
    """Tell whether a field is a section of a form: an object that stands there with nothing filled in, if left out."""
    return attrs.has(getattr(field.default, "factory", type(None)))


def check_years(name: str, years: Iterable[int]) -> None:
    """No year may stand in a yearly table twice.

    Raises:
        InvalidValueError: the second one; ``field`` says where it stands.
    """
    seen: set[int] = set()
    for place, year in enumerate(years):
        if year in seen:
            error = InvalidValueError("{year}年填了两次", year=shown(year))
            error.field = f"{name}[{place}].year"
            raise error
        seen.add(year)


@cache
def check_of(declared: Any) -> Check:
    """Build the check that a declared type stands for."""
    kind = kind_declared(declared)
    if kind is not None:
        return kind.check
    if get_origin(declared) is tuple:
        return partial(_is_tuple_of, check_of(get_args(declared)[0]))
    return partial(_is_instance, declared)


def _is_tuple_of(check: Check, values: object) -> None:
    if type(values) is not tuple:
        raise InvalidTypeError("应为元组，不能是 {value}", value=shown(values))
    if len(values) > MOST_ROWS:
        raise InvalidValueError("数量过多：{count} 项，至多 {most} 项", count=len(values), most=MOST_ROWS)
    for value in values:
        check(value)


def _is_instance(cls: type, value: object) -> None:
    if not isinstance(value, cls):
        # Only the type of what should be an object is shown: it may be somebody's name and number.
        raise InvalidTypeError("应为 {kind}，不能是 {value}", kind=cls.__name__, value=type(value).__name__)
