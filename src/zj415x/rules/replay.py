"""Replay: a receipt beside the receipt that the same document gets today, and what differs between the two."""

from datetime import datetime
from typing import Any

from .. import hooks
from ..words import Term
from .outcome import Outcome
from .receipt import Receipt


class Cause(Term):
    """What a verdict is computed from, and can differ."""

    DOCUMENT = "材料"
    TABLES = "通知的表格"
    CLAUSES = "条款"
    QUESTIONS = "待明确事项"
    LIBRARY = "程序版本"
    MOMENT = "提交时间"
    READING = "口径"


@hooks.frozen
class Differing:
    """Something that a verdict is computed from, then and now; ``id`` is the phrase of a reading, else empty.

    The values are digests, versions, moments or options; None where there was, or is, none.
    """

    cause: Cause
    before: str | None
    now: str | None
    id: str = ""


@hooks.frozen
class Changed:
    """A clause that came to another outcome; None where the clause did not, or does not, exist."""

    clause: str
    before: Outcome | None
    now: Outcome | None


@hooks.shown
@hooks.wired
@hooks.frozen(repr=False)
class Replay:
    """A receipt ``before``, and the receipt that the document gets ``now``."""

    before: Receipt
    now: Receipt

    def __repr__(self) -> str:
        return f"<Replay {'same' if self.same else 'holds' if self.holds else 'differs'}>"

    @property
    def same(self) -> bool:
        """Is everything as it was, the edition and the library included?"""
        return self.before == self.now

    @property
    def holds(self) -> bool:
        """Is the document the same, and the verdict with each outcome, whatever else has changed?"""
        before, now = self.before, self.now
        return before.document == now.document and before.verdict is now.verdict and before.outcomes == now.outcomes

    @property
    def causes(self) -> tuple[Differing, ...]:
        """What differs of all that a verdict is computed from: the document first, readings last."""
        before, now = self.before, self.now
        if before == now:
            return ()
        pairs: tuple[tuple[Cause, str | None, str | None], ...] = (
            (Cause.DOCUMENT, before.document, now.document),
            (Cause.TABLES, before.edition.tables, now.edition.tables),
            (Cause.CLAUSES, before.edition.clauses, now.edition.clauses),
            (Cause.QUESTIONS, before.edition.readings, now.edition.readings),
            (Cause.LIBRARY, before.library, now.library),
            (Cause.MOMENT, _written(before.at), _written(now.at)),
        )
        readings = _paired(before.readings.chosen, now.readings.chosen)
        return (
            *[Differing(cause, was, is_now) for cause, was, is_now in pairs if was != is_now],
            *[Differing(Cause.READING, was, is_now, id) for id, was, is_now in readings],
        )

    @property
    def changed(self) -> tuple[Changed, ...]:
        """The clauses with another outcome, by name."""
        return tuple([Changed(*row) for row in _paired(self.before.outcomes, self.now.outcomes)])

    @property
    def unexplained(self) -> bool:
        """Does the answer differ, though nothing that it is computed from does? Then the receipt has been altered."""
        return not self.causes and not self.same


def _written(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _paired(before: tuple[tuple[str, Any], ...], now: tuple[tuple[str, Any], ...]) -> list[tuple[str, Any, Any]]:
    """List the names whose values differ, with both values."""
    was, is_now = dict(before), dict(now)
    return [
        (name, was.get(name), is_now.get(name)) for name in sorted(was | is_now) if was.get(name) != is_now.get(name)
    ]
