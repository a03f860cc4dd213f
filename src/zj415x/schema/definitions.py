"""Definitions: the schema of a class as pydantic asks for it, its parts among pydantic's own definitions."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from . import json_schema

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler

Definitions = Mapping[str, dict[str, Any]]


def definition_of(kind: Any, handler: "GetJsonSchemaHandler") -> dict[str, Any]:
    """Build the schema of a ``kind``, as the library reads or writes it, for a pydantic model that contains the kind.

    Where pydantic puts definitions, and what it calls them there, is pydantic's own: so that each of ours is handed
    to it as one that it generates.

    Raises:
        InvalidTypeError: what has no form of its own on the wire.
        MissingExtraError: the extra ``schema`` is not installed.
    """
    schema = json_schema(kind)
    del schema["$schema"]
    return _placed(schema, schema.pop("$defs", {}), handler)


def _placed(schema: dict[str, Any], definitions: Definitions, handler: "GetJsonSchemaHandler") -> dict[str, Any]:
    """Point each reference of a schema to where pydantic put the definition."""
    from pydantic_core import core_schema

    names = sorted(set(_names(schema)))
    if not names:
        return schema
    parts: list[core_schema.CoreSchema] = [
        core_schema.any_schema(
            ref=f"zj415x.{name}", metadata={"pydantic_js_functions": [partial(_defined, definitions, name)]}
        )
        for name in names
    ]
    places = handler(core_schema.tuple_schema(parts))["prefixItems"]
    referring: dict[str, Any] = _referring(schema, dict(zip(names, places, strict=True)))
    return referring


def _defined(definitions: Definitions, name: str, _: Any, handler: "GetJsonSchemaHandler") -> dict[str, Any]:
    """Return a definition when pydantic asks for it."""
    return _placed(definitions[name], definitions, handler)


def _names(node: Any) -> Iterator[str]:
    """Find the names of the definitions that a schema itself refers to."""
    for key, one in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if key == "$ref":
            yield one.rpartition("/")[2]
        else:
            yield from _names(one)


def _referring(node: Any, places: Mapping[str, Mapping[str, str]]) -> Any:
    if isinstance(node, list):
        return [_referring(one, places) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        key: places[one.rpartition("/")[2]]["$ref"] if key == "$ref" else _referring(one, places)
        for key, one in node.items()
    }
