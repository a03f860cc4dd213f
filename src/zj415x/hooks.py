"""Hooks: what Python, notebooks, rich, pydantic and pickle ask of our classes, as class decorators, and of packages.

A decorated class answers by asking an edge, or the editions, when it is called. This is the one module that imports
upward.
"""

import sys
from collections.abc import Iterator, Mapping
from functools import partial
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import attrs

C = TypeVar("C", bound=type)

if TYPE_CHECKING:  # type checkers know what attrs.frozen makes
    from attrs import frozen as frozen
else:

    def frozen(cls: C | None = None, **how: Any) -> Any:
        """Freeze a class with attrs, but let all classes share a repr, and ``==`` and hash that read their fields.

        attrs compiles these for each class when it is loaded, a quarter of the instructions of loading an edition. They
        answer alike. A class that defines, orders or declines them gets what attrs would give it.

        >>> from zj415x.hooks import frozen
        >>> @frozen(kw_only=True)
        ... class Stop:
        ...     name: str
        >>> Stop(name="甲"), Stop(name="甲") == Stop(name="甲"), hash(Stop(name="甲")) == hash(Stop(name="甲"))
        (Stop(name='甲'), True, True)
        """
        if cls is None:
            return partial(frozen, **how)
        if how.get("repr", True) and "__repr__" not in cls.__dict__:
            cls.__repr__ = _repr
        if not how.get("eq", True) or "order" in how or not cls.__dict__.keys().isdisjoint(("__eq__", "__hash__")):
            return attrs.frozen(cls, **how)
        made = attrs.frozen(cls, **how | {"eq": False})
        made.__eq__, made.__hash__ = _comparing([field.name for field in attrs.fields(made) if field.eq])
        return made


def _repr(self: Any) -> str:
    fields = [(field.name, repr if field.repr is True else field.repr) for field in attrs.fields(type(self))]
    shown = [f"{name}={show(getattr(self, name))}" for name, show in fields if show]
    return f"{type(self).__qualname__.rpartition('>.')[2]}({', '.join(shown)})"


def _comparing(names: list[str]) -> tuple[Any, Any]:
    values = attrgetter(*names)

    def equal(self: object, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return equal, lambda self: hash(values(self))


def lazily(package: str, homes: Mapping[str, str]) -> None:
    """Let each name of a package load its module when it is used; ``homes``: the module of each, as ``".rows"``."""
    module = sys.modules[package]

    def load(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(homes[name], package), name)
        setattr(module, name, value)
        return value

    setattr(module, "__getattr__", load)  # noqa: B010 (a module does not declare it)
    setattr(module, "__dir__", lambda: list(homes))  # noqa: B010


def shown(cls: C) -> C:
    """Show its objects as HTML in a notebook."""
    return _with(cls, "_repr_html_", _html)


def listed(cls: C) -> C:
    """List the fields of its objects in rich, without the names of persons."""
    return _with(cls, "__rich_repr__", _fields)


def keyed(cls: C) -> C:
    """Complete the names between the brackets of its objects in IPython and Jupyter: ``report["…"]``."""
    return _with(cls, "_ipython_key_completions_", _keys)


def wired(cls: C) -> C:
    """Let pydantic read, write and describe its objects as the wire has them."""
    _with(cls, "__get_pydantic_core_schema__", classmethod(_core_schema))
    return _with(cls, "__get_pydantic_json_schema__", classmethod(_json_schema))


def declared(cls: C) -> C:
    """Let pydantic read, write and describe a field declared of one of its objects (``Annotated[base, kind]``)."""
    return _with(cls, "__get_pydantic_core_schema__", _kind_schema)


def owned(cls: C) -> C:
    """Pickle and copy an edition's own objects by their name, all others by their values.

    A process that unpickles a name loads the edition where it has not, and finds the very object there.

    >>> import copy, pickle
    >>> from attrs import evolve
    >>> from zj415x.editions.y2026 import NOTICE
    >>> track = NOTICE.clusters.track("人工智能")
    >>> pickle.loads(pickle.dumps(track)) is track, copy.deepcopy(track) is track
    (True, True)
    >>> changed = evolve(track, segments=())
    >>> pickle.loads(pickle.dumps(changed)) == changed
    True
    """
    return _with(cls, "__reduce__", _reduced)


def referred(edition: str, kind: type, name: str) -> Any:
    """Find an edition's own object by its kind and name.

    Raises:
        KeyError: a name that the edition does not have.
    """
    from .editions.parts import part

    return part(edition, kind, name)


def rebuilt(kind: type, values: dict[str, Any]) -> Any:
    """Make an object anew from its values, so that it works out again what it derives from them."""
    return kind(**values)


def receipt_of(*asked: Any) -> Any:
    """Build a report's receipt: what it digests is written by an edge."""
    from .records.receipts import receipt_of

    return receipt_of(*asked)


def _with(cls: C, name: str, method: Any) -> C:
    setattr(cls, name, method)
    return cls


def _html(self: object) -> str:
    from .display import show

    return str(show(self))


def _keys(self: Any) -> list[str]:
    return list(self.keys())


def _fields(self: object) -> Iterator[Any]:
    from .display import fields_of

    return fields_of(self)


def _core_schema(cls: type, source: Any, handler: Any) -> Any:
    from .exchange.pydantic import core_schema_of

    return core_schema_of(cls)


def _json_schema(cls: type, schema: Any, handler: Any) -> Any:
    from .schema import definition_of

    return definition_of(cls, handler)


def _kind_schema(self: Any, source: Any, handler: Any) -> Any:
    from .exchange.pydantic import core_schema_of

    kind: Any = Annotated[self.base, self]
    schema: Any = core_schema_of(kind)
    schema["metadata"] = {"pydantic_js_functions": [partial(_json_schema, kind)]}
    return schema


def _reduced(self: Any) -> tuple[Any, ...]:
    from .editions.parts import reference_to

    reference = reference_to(self)
    if reference is not None:
        return referred, reference
    return rebuilt, (type(self), {one.alias: getattr(self, one.name) for one in attrs.fields(type(self)) if one.init})
