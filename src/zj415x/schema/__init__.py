"""Schema: what an application, a product or a report looks like on the wire, as a JSON Schema."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING, Any

from ..cluster.application import Alternative, ClusterApplication
from ..editions import latest
from ..errors import MissingExtraError
from ..jingpin.product import JingpinProduct
from ..notice import Notice
from ..printed.deadline import Deadline
from ..printed.track import Threshold, Track
from ..quota.allocation import Allocation
from ..quota.apportionment import Apportionment
from ..quota.province import ProvincialAllocation
from ..rules.blank import Blank
from ..rules.difference import Difference
from ..rules.reading import Readings
from ..rules.receipt import Receipt
from ..rules.remedy import Remedies
from ..rules.replay import Replay
from ..rules.report import Report
from ..rules.sensitivity import Sensitivity
from ..wording import LOCALES
from ..wording.voice import voice_of
from .forms import RANKING
from .mirrors import Mirrors
from .words import Words

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler

__all__ = ["KINDS", "json_schema"]

Definitions = Mapping[str, dict[str, Any]]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The dialect of JSON Schema in which they are written."""
KINDS: Mapping[str, Any] = {
    "application": ClusterApplication,
    "product": JingpinProduct,
    "ranking": RANKING,
    "readings": Readings,
    "report": Report,
    "routes": tuple[Alternative, ...],
    "sensitivity": Sensitivity,
    "remedies": Remedies,
    "blanks": tuple[Blank, ...],
    "receipt": Receipt,
    "replay": Replay,
    "difference": Difference,
    "threshold": Threshold,
    "track": Track,
    "deadlines": tuple[Deadline, ...],
    "allocation": Allocation,
    "provincial-allocation": ProvincialAllocation,
    "apportionment": Apportionment,
}
"""What goes over the wire, by short names: the schemas that are published."""


def json_schema(kind: Any, locale: str = LOCALES[0], *, notice: Notice | None = None) -> dict[str, Any]:
    """Build the JSON Schema of a ``kind``, as the library reads or writes it, with titles in one language.

    A ``kind`` is a class of the model, or a list of them (``tuple[Deadline, ...]``); those of :data:`KINDS` are
    published. Names, words and units are Chinese in every language, since the wire has no others; printed names are
    those of ``notice``; None: of the latest edition.

    >>> from zj415x import ClusterApplication
    >>> from zj415x.schema import json_schema
    >>> schema = json_schema(ClusterApplication, "en")
    >>> schema["required"], schema["properties"]["submitted"]["title"]
    (['applicant', 'tier', 'track'], 'Time of submission')
    >>> json_schema(ClusterApplication)["$defs"]["Scale"]["properties"]["revenue"]["title"]
    '2025年集群规上企业营业收入'

    Whatever :func:`zj415x.exchange.dump` writes of a kind is valid, if its names are those of the edition. What is not
    valid is not read either, but for names that are spelt a little differently (width, brackets, quotes, spaces) and
    figures and times in forms that nobody writes. What is valid and still not read: a county of another city, a year
    that stands twice, a New Star track whose name 附1-1 prints elsewhere; a day that no calendar has; a figure of more
    than 25 digits; a whole number written as 3.0; half a surrogate. Of a document's text a schema knows nothing: no key
    may stand twice in it, and it may not be larger than :data:`zj415x.exchange.LARGEST`.

    Raises:
        InvalidTypeError: what has no form of its own on the wire.
        UnknownLocaleError: a locale that there are no words for; the known ones are named.
        MissingExtraError: the extra ``schema`` is not installed.
    """
    try:
        from msgspec.json import schema_components
    except ImportError:
        raise MissingExtraError("msgspec", "schema") from None
    notice = latest() if notice is None else notice
    mirrors = Mirrors(Words(voice_of(str(locale)), notice), notice)
    (root,), made = schema_components([mirrors.of(kind)], schema_hook=mirrors.reference)
    definitions = mirrors.definitions(made)
    if root.keys() == {"$ref"}:
        root = definitions.pop(root["$ref"].rpartition("/")[2])
    schema = {"$schema": DIALECT} | root | ({"$defs": dict(sorted(definitions.items()))} if definitions else {})
    return deepcopy(schema)  # parts of it are kept


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
    if isinstance(node, list):
        for item in node:
            yield from _names(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value.rpartition("/")[2]
            else:
                yield from _names(value)


def _referring(node: Any, places: Mapping[str, Mapping[str, str]]) -> Any:
    if isinstance(node, list):
        return [_referring(item, places) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: places[value.rpartition("/")[2]]["$ref"] if key == "$ref" else _referring(value, places)
        for key, value in node.items()
    }
