"""Change: a value that would have to differ for a condition to be met, and where it stands."""

from collections import deque
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar, cast

from attrs import evolve, frozen

from ..values.money import Money
from ..words import Term
from .outcome import Entry

T = TypeVar("T")
EVERY = "*"


Value: TypeAlias = bool | int | Decimal | Money | date | datetime | str | Term
"""What a condition looks at: a yes or no, a number, an amount, a day, a moment, a text, a word of the notice."""
Stated: TypeAlias = Value | tuple[object, ...] | None
"""What a subject states: a value, the rows of a table, or nothing."""


class ChangeKind(Term):
    """What a change would take: whether it can still be made, and by whom."""

    ACT = "尚可办理"
    EVIDENCE = "补充材料"
    PAST = "既成事实"
    EXPLANATION = "要求说明"
    DECISION = "主管部门决定"


@frozen(kw_only=True)
class Lack:
    """What a clause on the form lacks, or contradicts itself in: how many entries of which section."""

    clause: str
    section: str
    count: int
    entries: tuple[Entry, ...] = ()


@frozen(kw_only=True)
class Change:
    """One value of the subject and what it would have to be: ``field`` is where it stands (``$.scale.revenue``).

    ``from_`` is what it says, None where it is blank; ``to`` the least that suffices, or with ``most`` the greatest,
    one of ``among`` where several do. ``label`` is what it is called, empty where that is the clause's own subject.
    ``total`` is what rows have to come to, where ``to`` are rows: then these are one example of many. A remedy says
    which ``clause`` asks for it, and its ``place``; where all that the form lacks is one change, ``field`` is ``$`` and
    ``lacking`` says what that is.
    """

    field: str
    kind: ChangeKind
    to: Stated
    from_: Stated = None
    label: str = ""
    among: tuple[Value, ...] = ()
    most: bool = False
    total: int | Decimal | Money | None = None
    clause: str = ""
    place: str = ""
    lacking: tuple[Lack, ...] = ()

    @property
    def gap(self) -> int | Decimal | Money | timedelta | None:
        """How far it is from the one to the other, in the same kind of value; None unless both are numbers or times."""
        now: Any = self.from_
        to: Any = self.to
        known = type(now) is type(to) and isinstance(to, int | Decimal | Money | datetime) and not isinstance(to, bool)
        return to - now if known else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Of the form, the blanks, cells and lines that it is about; of a list, the rows that have to go."""
        return self._gone or tuple([entry for lack in self.lacking for entry in lack.entries])

    @property
    def _gone(self) -> tuple[Entry, ...]:
        if not self.most or self.total is not None or not isinstance(self.from_, tuple):
            return ()
        kept = deque(cast("tuple[object, ...]", self.to))
        gone = []
        for index, row in enumerate(self.from_):
            if kept and row == kept[0]:
                kept.popleft()
            else:
                gone.append(Entry(path=f"{self.field}[{index}]", label=str(row), row=index + 1))
        return tuple(gone)


Ways = tuple[tuple[Change, ...], ...]
"""The ways in which a condition could be met: one of them suffices, each needs all of its changes."""


@frozen
class Handle:
    """Where a value stands that a clause looks at, and what changing it would take once it is stated.

    A blank is filled in by evidence, whatever the value is.
    """

    path: str
    kind: ChangeKind = ChangeKind.ACT

    def to(
        self, least: Stated, now: Stated, label: str = "", *, among: tuple[Value, ...] = (), most: bool = False
    ) -> Change:
        """The change from ``now`` to ``least``."""
        kind = ChangeKind.EVIDENCE if now is None else self.kind
        return Change(field=self.path, kind=kind, to=least, from_=now, label=label, among=among, most=most)


def put(subject: T, path: str, value: Any) -> T:
    """``subject`` with another value where ``path`` points; every class on the way checks what it gets."""
    return _put(subject, _steps(path), value)  # type: ignore[no-any-return]


@lru_cache(maxsize=256)
def _steps(path: str) -> tuple[str | int, ...]:
    steps: list[str | int] = []
    for name in path.removeprefix("$.").split("."):
        field, _, row = name.removesuffix("]").partition("[")
        steps.append(field)
        if row:
            steps.append(row if row == EVERY else int(row))
    return tuple(steps)


def _put(whole: Any, steps: tuple[str | int, ...], value: Any) -> Any:
    if not steps:
        return value
    first, *rest = steps
    if first == EVERY:
        return tuple([_put(row, tuple(rest), value) for row in whole])
    if isinstance(first, int):
        if first >= len(whole):
            return whole  # there is no such row to change
        return (*whole[:first], _put(whole[first], tuple(rest), value), *whole[first + 1 :])
    return evolve(whole, **{first: _put(getattr(whole, first), tuple(rest), value)})
