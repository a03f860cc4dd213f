"""Reader: objects, lists and single values into the model, with every problem and its path."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

import attrs

from ..errors import (
    InvalidDocumentError,
    InvalidTypeError,
    InvalidValueError,
    UnknownNameError,
    Zj415xError,
    quoted,
    shown,
)
from ..printed.track import Track
from ..values.blank import PLAIN, TEXT, kind_declared, without_blank
from ..values.check import is_section
from ..values.county import check_seat
from ..values.kind import ANY_TEXT, MOST_ROWS, Kind
from ..values.name import nearest
from ..values.number import integer
from ..words import Term
from .document import COMMENT, MOST, BareNumber, Faults, kind_of, repeats_of, sort_of, too_many

if TYPE_CHECKING:
    from cattrs import Converter


@cache
def wire_converter() -> "Converter":
    """Build the converter that reads the wire."""
    from cattrs import Converter  # a faultless document is read without it

    made = Converter()
    for base in (*PLAIN, Term):  # by the class: cattrs asks that first of a text, and some versions of an Enum
        made.register_structure_hook(base, read_blank)
    made.register_structure_hook_func(_is_annotated, read_blank)
    made.register_structure_hook(Track, lambda value, _: value)
    made.register_structure_hook_factory(_is_tuple, _tuple_hook)
    made.register_structure_hook_factory(lambda kind: kind is not Track and attrs.has(kind), _class_hook)
    return made


def read_blank(value: Any, declared: Any) -> Any:
    """Read the value of a single blank within the bounds of its kind.

    Raises:
        InvalidTypeError, InvalidValueError, UnknownNameError: a value that cannot stand in such a blank.
    """
    kind = kind_declared(declared)
    assert kind is not None
    if not kind.private:  # else no message may show it
        value = _READ[kind.json](value, kind)
    kind.check(value)
    return value


def _text(value: Any, kind: Kind) -> Any:
    if not isinstance(value, str):
        raise InvalidTypeError(kind.expected or ANY_TEXT, value=kind_of(value))
    if kind.expected is None and kind.parse is not None:
        TEXT.check(value)
    return kind.made_of(value)


def _whole(value: Any, kind: Kind) -> int:
    whole = integer(value)
    if whole is None:
        raise InvalidTypeError("应为整数，不是 {value}", value=kind_of(value))
    return whole


def _number(value: Any, kind: Kind) -> Any:
    """Read a bare number, which has no unit, and keep the digits that the document writes."""
    match value:
        case BareNumber():
            return _text(value.text, kind)
        case bool():
            pass
        case int() | float():
            return _text(shown(value), kind)
    return _text(value, kind)


def _yes_or_no(value: Any, kind: Kind) -> bool:
    """Read a yes or no, and refuse whatever only looks like one."""
    if not isinstance(value, bool):
        raise InvalidTypeError("应为 true、false 或 null（未填），不是 {value}", value=kind_of(value))
    return value


_READ: Mapping[str, Callable[[Any, Kind], Any]] = {
    "string": _text,
    "integer": _whole,
    "number": _number,
    "boolean": _yes_or_no,
}


def _is_tuple(kind: Any) -> bool:
    origin: object = get_origin(kind)
    return origin is tuple


def _is_annotated(kind: Any) -> bool:
    origin: object = get_origin(kind)
    return origin is Annotated


def _class_hook(cls: type, reader: "Converter") -> Callable[[Any, Any], Any]:
    """Read an object field by field, so that every problem in it is found, and not the first alone."""
    declared = {name: without_blank(kind) for name, kind in get_type_hints(cls, include_extras=True).items()}
    fields = {field.name: field for field in attrs.fields(cls)}
    sections = {name for name, field in fields.items() if is_section(field)}
    blanks = (kind_declared(kind) for _, kind in declared.values())
    private = any(blank is not None and blank.private for blank in blanks)

    def structure(data: Any, _: Any) -> Any:
        if not isinstance(data, Mapping):
            raise InvalidTypeError("应为对象 {{…}}，不是 {value}", value=sort_of(data))
        faults = repeats_of(data)
        if private:
            # A key that is no field's may be somebody's name or number.
            faults = [one for one in faults if one[0][1:] in fields]
            if not data.keys() <= {*fields, COMMENT}:
                faults.append(
                    ("", InvalidValueError("有不认识的字段，字段名不在此显示；可填：{known}", known=tuple(fields)))
                )
        for key in data:
            if key not in fields and key != COMMENT and not private:
                path = quoted(key) if isinstance(key, str) else shown(key)
                faults.append((f".{path}", UnknownNameError("字段", key, nearest(key, fields))))
                if len(faults) >= MOST:
                    faults.append(("", too_many()))
                    break
        values = {}
        for name, field in fields.items():
            if name in data and not (data[name] is None and name in sections):
                try:
                    optional, kind = declared[name]
                    blank = optional and data[name] is None
                    values[name] = None if blank else reader.structure(data[name], kind)
                except InvalidDocumentError as error:
                    faults += [(f".{name}{path}", fault) for path, fault in error.faults]
                except Zj415xError as error:
                    faults.append((f".{name}", error))
            elif name not in data and field.default is attrs.NOTHING:
                faults.append((f".{name}", InvalidValueError("缺少必填字段")))
        try:
            if not faults:
                return cls(**values)
            check_seat(values.get("city"), values.get("county"))
        except InvalidValueError as error:
            faults.append(_placed(cls, error))
        raise InvalidDocumentError(tuple(faults))

    return structure


def _placed(cls: type, error: InvalidValueError) -> tuple[str, InvalidValueError]:
    """Return an invariant's error with its path instead of its class."""
    path = (error.field or "").removeprefix(cls.__name__)
    error.field = None
    return path, error


def _tuple_hook(kind: Any, reader: "Converter") -> Callable[[Any, Any], Any]:
    item_kind = get_args(kind)[0]
    yearly = attrs.has(item_kind) and "year" in attrs.fields_dict(item_kind)

    def structure(data: Any, _: Any) -> Any:
        if not isinstance(data, list | tuple):
            raise InvalidTypeError("应为列表 […]，不是 {value}", value=kind_of(data))
        if len(data) > MOST_ROWS:
            raise InvalidValueError("数量过多：{count} 项，至多 {most} 项", count=len(data), most=MOST_ROWS)
        faults: Faults = []
        made, years = [], set()
        for place, item in enumerate(data):
            try:
                made.append(reader.structure(item, item_kind))
            except InvalidDocumentError as error:
                faults += [(f"[{place}]{path}", fault) for path, fault in error.faults]
            except Zj415xError as error:
                faults.append((f"[{place}]", error))
            year = integer(item.get("year")) if yearly and isinstance(item, Mapping) else None
            if year is not None:
                if year in years:
                    faults.append((f"[{place}].year", InvalidValueError("{year}年填了两次", year=shown(year))))
                years.add(year)
            if len(faults) >= MOST:
                faults.append(("", too_many()))
                break
        if faults:
            raise InvalidDocumentError(tuple(faults))
        return tuple(made)

    return structure
