"""Exchange: applications, products and ranked lists in from JSON, and everything of the model out as data for it."""

from .document import LARGEST, Document
from .incoming import read, read_application, read_product, read_ranking
from .outgoing import JsonValue, dump, dump_tables

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
