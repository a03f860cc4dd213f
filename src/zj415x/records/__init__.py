"""Records: receipts of verdicts, their replay, and a log of many."""

from typing import TYPE_CHECKING

from ..hooks import lazily

if TYPE_CHECKING:
    from .log import Line, appended, lines_of
    from .receipts import read_receipt
    from .replaying import rejudge, replay

_HOMES = {
    "Line": ".log",
    "appended": ".log",
    "lines_of": ".log",
    "read_receipt": ".receipts",
    "rejudge": ".replaying",
    "replay": ".replaying",
}

__all__ = ["Line", "appended", "lines_of", "read_receipt", "rejudge", "replay"]


lazily(__name__, _HOMES)
