"""Exchange: applications, products and ranked lists in from JSON, and everything of the model out as data for it."""

from typing import TYPE_CHECKING

from ..hooks import lazily

if TYPE_CHECKING:
    from .document import LARGEST, Document
    from .incoming import read, read_application, read_product, read_ranking
    from .outgoing import JsonValue, dump
    from .tables import dump_tables

_HOMES = {
    "LARGEST": ".document",
    "Document": ".document",
    "JsonValue": ".outgoing",
    "dump": ".outgoing",
    "dump_tables": ".tables",
    "read": ".incoming",
    "read_application": ".incoming",
    "read_product": ".incoming",
    "read_ranking": ".incoming",
}

__all__ = [
    "LARGEST",
    "Document",
    "JsonValue",
    "dump",
    "dump_tables",
    "read",
    "read_application",
    "read_product",
    "read_ranking",
]


lazily(__name__, _HOMES)
