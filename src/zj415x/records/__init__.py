"""Records: receipts of verdicts, their replay, and a log of many."""

from typing import TYPE_CHECKING

from ..hooks import lazily

if TYPE_CHECKING:
    from .log import Line, appended, lines_of
    from .receipts import read_receipt
    from .replaying import replay

_HOMES = {
    "Line": ".log",
    "appended": ".log",
    "lines_of": ".log",
    "read_receipt": ".receipts",
    "replay": ".replaying",
}

__all__ = ["Line", "appended", "lines_of", "read_receipt", "replay"]


lazily(__name__, _HOMES)
