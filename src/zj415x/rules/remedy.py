"""Remedy: the smallest set of changes with which a subject would come to a better verdict."""

from collections import deque
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, cast

from attrs import frozen

from .. import hooks
from ..values.money import Money
from .change import ChangeKind, Lever, Stated, Value
from .finding import Cited, Finding, Verdict
from .outcome import Entry


@frozen
class Change:
    """One value that would have to be another, and the clause that asks for it.

    ``findings``: of the form, where all that it lacks is one change, what is missing or contradicts itself.
    """

    cited: Cited
    lever: Lever
    findings: tuple[Finding, ...] = ()

    @property
    def field(self) -> str:
        """Where the value stands: ``$.scale.revenue``; ``$`` for the form as a whole."""
        return self.lever.path

    @property
    def label(self) -> str:
        """What the value is called."""
        return self.lever.label or self.cited.subject

    @property
    def kind(self) -> ChangeKind:
        """What it would take: whether it can still be made, and by whom."""
        return self.lever.kind

    @property
    def from_(self) -> Stated:
        """What it says; None where it is blank."""
        return self.lever.now

    @property
    def to(self) -> Stated:
        """The least that suffices."""
        return self.lever.to

    @property
    def among(self) -> tuple[Value, ...]:
        """The names any of which would do; empty where only ``to`` does."""
        return self.lever.among

    @property
    def total(self) -> int | Decimal | Money | None:
        """What rows have to come to, where ``to`` are rows, as one example of many."""
        return self.lever.total

    @property
    def most(self) -> bool:
        """Is ``to`` the greatest that suffices, and not the least?"""
        return self.lever.most

    @property
    def gap(self) -> int | Decimal | Money | timedelta | None:
        """How far it is from the one to the other, in the same kind of value; None unless both are numbers or times."""
        now: Any = self.lever.now
        to: Any = self.lever.to
        known = type(now) is type(to) and isinstance(to, int | Decimal | Money | datetime) and not isinstance(to, bool)
        return to - now if known else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Of the form, the blanks, cells and lines that it is about; of a list, the rows that have to go."""
        return self._gone or tuple([entry for one in self.findings for entry in one.entries])

    @property
    def _gone(self) -> tuple[Entry, ...]:
        lever = self.lever
        if not lever.most or lever.total is not None or not isinstance(lever.now, tuple):
            return ()
        kept = deque(cast("tuple[object, ...]", lever.to))
        gone = []
        for place, one in enumerate(lever.now):
            if kept and one == kept[0]:
                kept.popleft()
            else:
                gone.append(Entry(path=f"{lever.path}[{place}]", label=str(one), row=place + 1))
        return tuple(gone)

    @property
    def clause(self) -> str:
        """The name of the clause that asks for it."""
        return self.cited.name

    @property
    def place(self) -> str:
        """Where that stands in the notice."""
        return self.cited.place


@frozen(kw_only=True)
class Remedy:
    """Changes that together come to ``verdict``, and of which none could be left out; none: it does so already."""

    changes: tuple[Change, ...]
    verdict: Verdict


@hooks.shown
@frozen(kw_only=True)
class Remedies:
    """All remedies that reach a goal, the smallest first, then in the order of the clauses.

    They are made of the levers that the clauses offer. Where there is none, ``blocked`` are the findings that none of
    these turns; ``elsewhere``: the subject can ask what else it could apply for (``ClusterApplication.routes``).
    """

    goal: Verdict
    found: tuple[Remedy, ...]
    blocked: tuple[Finding, ...] = ()
    elsewhere: bool = False

    @property
    def reached(self) -> bool:
        """Is the goal reached without any change?"""
        return bool(self.found) and not self.found[0].changes

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Remedy]:
        return iter(self.found)

    def __getitem__(self, place: int) -> Remedy:
        return self.found[place]
