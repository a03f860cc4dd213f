"""Exchange: applications and products in from JSON, and everything of the model out as JSON-ready data."""

from .document import LARGEST, Document
from .dump import dump, dump_tables
from .read import read, read_application, read_product

__all__ = ["LARGEST", "Document", "dump", "dump_tables", "read", "read_application", "read_product"]
