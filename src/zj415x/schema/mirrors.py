"""Mirror: what msgspec generates the schema of a class from, since it cannot tell what our types allow.

Each class has one, key by key; nothing is ever loaded into a mirror.
"""

from collections.abc import Hashable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import field

from ..errors import InvalidTypeError, shown
from ..hooks import frozen
from ..notice import Notice
from ..printed.track import Track
from ..quota.allocation import Step
from ..quota.ranking import C
from ..rules.change import Change
from ..rules.difference import Difference, Edit, Shift
from ..rules.outcome import Outcome
from ..rules.reading import Readings
from ..rules.receipt import Receipt
from ..rules.remedy import Choice, Remedies, Remedy
from ..values.blank import kind_declared
from ..values.check import is_section
from ..values.kind import MOST_ROWS
from ..words import Term
from .forms import FORMS, RANKING, Ranked
from .results import RESULTS
from .words import ANYTHING, COMMENTED, SHORTER, TEXT, Value, Words, printed_values, value_of

# Keys that are written and are no attributes, hold something else than the attribute of that name, or hold anything.
_KEYS: Mapping[tuple[type, str], Any] = {
    (Change, "from"): Any,
    (Change, "to"): Any,
    (Change, "gap"): Any,
    (Change, "among"): tuple[Any, ...],
    (Change, "total"): Any,
    (Receipt, "outcomes"): dict[str, Outcome],
    (Difference, "explanations"): tuple[tuple[int, ...], ...],
    (Edit, "from"): Any,
    (Shift, "explanations"): tuple[tuple[int, ...], ...],
    (Remedies, "blocked"): tuple[str, ...],
    (Remedies, "choices"): tuple[Choice, ...],
    (Remedies, "remedies"): tuple[Remedy, ...],
    (Step, "score"): C,
}
_PLAIN = {"integer": int, "boolean": bool}  # what a kind is that has no definition of its own, but for texts
_CLASSES = (*FORMS, *RESULTS, Readings)


@frozen
class _Place:
    """What a text is where it stands, and how many items a list has there at most; None: nobody counts them."""

    text: Any = str
    most: int | None = None


@frozen
class Mirrors:
    """The mirrors of the classes that one schema is about, and the terms and values that stand in them."""

    words: Words
    notice: Notice
    _classes: dict[type, Any] = field(init=False, factory=dict)
    _terms: dict[str, type[Term]] = field(init=False, factory=dict)
    _values: dict[str, Value] = field(init=False, factory=dict)

    def of(self, kind: Any) -> Any:
        """Build the mirror of a class, a kind of value, or a list of either.

        Raises:
            InvalidTypeError: what has no form of its own on the wire.
        """
        if kind == RANKING:
            return self._kind(kind, _Place(most=MOST_ROWS)) | self._class(Ranked)
        if get_origin(kind) is tuple and get_args(kind)[1:] == (...,):
            return list[self.of(get_args(kind)[0])]  # type: ignore[misc]
        if get_origin(kind) is Annotated and kind_declared(kind) is not None:
            return self._kind(kind, _Place(_text()))
        if isinstance(kind, Hashable) and (kind in (*_CLASSES, Track) or value_of(kind) is not None or _is_term(kind)):
            return self._kind(kind, _Place())
        raise InvalidTypeError("没有 {value} 的 JSON Schema", value=shown(kind))

    def reference(self, stand_in: Any) -> dict[str, Any]:
        """Return the reference that msgspec writes where a value stands."""
        value: Value = stand_in.value
        self._values[value.name] = value
        return {"$ref": f"#/$defs/{value.name}"}

    def definitions(self, made: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """Describe msgspec's definitions of classes and terms in our words, and add the values that stand in them."""
        classes = {cls.__name__: cls for cls in self._classes}
        found: dict[str, Any] = {}
        for name, schema in made.items():
            rest = {key: value for key, value in schema.items() if key not in ("title", "description") and value != []}
            if name in self._terms:
                kind = self._terms[name]
                found[name] = self.words.of_term(kind) | {"type": "string", "enum": [str(member) for member in kind]}
            else:
                cls = classes[name]
                properties = {key: _titled_first(value) for key, value in rest["properties"].items()}
                found[name] = self.words.of_class(cls) | rest | {"properties": properties}
                found[name] |= COMMENTED if cls in FORMS else {}
        return found | {name: {**self.words.of_value(kind), **kind.schema} for name, kind in self._values.items()}

    def _kind(self, declared: Any, place: _Place) -> Any:
        """Build the mirror of a declared type."""
        if isinstance(declared, TypeVar):
            return ANYTHING.stand_in
        value = value_of(declared)
        if value is not None:
            return value.stand_in
        if declared is Track:
            return printed_values(self.notice)[Track].stand_in
        blank = kind_declared(declared)
        if blank is not None and not blank.members:
            return place.text if blank.json == "string" else _told(_PLAIN[blank.json], ge=blank.low, le=blank.high)
        origin, parts = get_origin(declared), get_args(declared)
        if origin in (Union, UnionType):
            return Union[tuple([self._kind(part, place) for part in parts])]  # noqa: UP007
        if origin is tuple:
            return self._list(parts, place)
        if origin is dict:  # from words of ours, or from any names
            terms = list(parts[0]) if isinstance(parts[0], type) and issubclass(parts[0], Term) else []
            names = {"propertyNames": {"enum": [str(term) for term in terms]}} if terms else {}
            return _told(dict[str, self._kind(parts[1], place)], extra_json_schema=names)  # type: ignore[misc]
        return self._one(origin or declared)

    def _list(self, parts: tuple[Any, ...], place: _Place) -> Any:
        """Build the mirror of a list of any length, or of parts that stand side by side."""
        items = [self._kind(part, place) for part in parts if part is not ...]
        if ... not in parts:
            return tuple[tuple(items)]  # type: ignore[misc]
        many = list[items[0]]  # type: ignore[valid-type]
        return many if place.most is None else _told(many, max_length=place.most)

    def _one(self, kind: type) -> Any:
        """Build the mirror of a class or a term; keep a type that JSON writes as it is."""
        if kind in _CLASSES:
            return self._class(kind)
        if issubclass(kind, Term):
            self._terms[kind.__name__] = kind
        return kind

    def _class(self, cls: type) -> Any:
        if cls not in self._classes:
            from msgspec import defstruct

            keys = self._read(cls) if cls in FORMS else self._chosen() if cls is Readings else self._written(cls)
            self._classes[cls] = defstruct(cls.__name__, keys, kw_only=True, forbid_unknown_fields=True)
        return self._classes[cls]

    def _read(self, cls: type) -> Iterator[Any]:
        """Yield the keys of a class that the library reads; only the keys that every judgement needs are required."""
        declared = get_type_hints(cls, include_extras=True)
        printed = printed_values(self.notice)
        text = _text()
        for attribute in attrs.fields(cls):
            at = cls, attribute.name
            place = _Place(printed[at].stand_in if at in printed else text, SHORTER.get(at, MOST_ROWS))
            kind = self._kind(declared[attribute.name], place)
            yield self._key(at, kind | None if is_section(attribute) else kind, **_default(attribute.default))

    def _written(self, cls: type) -> Iterator[Any]:
        """Yield the keys of a class that the library writes; every result has all of them."""
        declared = get_type_hints(cls, include_extras=True)
        for name in RESULTS[cls][1]:
            at = cls, name
            kind = _KEYS.get(at, declared.get(name))
            if kind is None:
                kind = get_type_hints(getattr(cls, name).fget, include_extras=True)["return"]
            yield self._key(at, self._kind(kind, _Place()))

    def _key(self, at: tuple[type, str], kind: Any, **default: Any) -> Any:
        from msgspec import field

        told = self.words.of_field(*at)
        return f"{at[1]}_", _told(kind, **told), field(name=at[1], **default)

    def _chosen(self) -> Iterator[Any]:
        """Yield the open questions with a choice of readings, each with its options."""
        from msgspec import field

        for reading in self.notice.readings:
            kind = _told(str, extra_json_schema={"enum": list(reading.options)}, **self.words.of_reading(reading))
            yield reading.id, kind, field(default=reading.default)


def _is_term(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Term)


def _titled_first(schema: dict[str, Any]) -> dict[str, Any]:
    """Move the title and the description to the front and null to the end, wherever msgspec put them."""
    made = {key: schema[key] for key in ("title", "description") if key in schema} | schema
    if "anyOf" in made:
        made["anyOf"] = sorted(made["anyOf"], key=lambda kind: kind == {"type": "null"})
    return made


def _text() -> Any:
    """Return the type of a text that somebody fills in."""
    return _told(str, pattern=TEXT["pattern"], max_length=TEXT["maxLength"])


def _told(kind: Any, **meta: Any) -> Any:
    """Attach msgspec's metadata to a type."""
    from msgspec import Meta

    return Annotated[kind, Meta(**meta)]


def _default(default: Any) -> dict[str, Any]:
    """Build msgspec's keyword for a field's default; a required field has none."""
    if default is attrs.NOTHING:
        return {}
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        # No {}: makers of clients refuse that default of what may be null, and a section that is left out is blank.
        return {"default_factory": object}
    return {"default_factory": list} if default == () else {"default": default}
