"""Exchange: applications, products and ranked lists in from JSON, and everything of the model out as data for it."""

from .document import LARGEST, Document
from .dump import JsonValue, dump
from .read import read, read_application, read_product, read_ranking
from .tables import dump_tables

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
