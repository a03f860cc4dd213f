"""Change: a value of the subject that has to differ for a condition to be met."""

from collections import deque
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar, cast

from attrs import evolve

from ..hooks import frozen
from ..values.money import Money
from ..words import Term
from .outcome import Entry

T = TypeVar("T")
EVERY = "*"


Value: TypeAlias = bool | int | Decimal | Money | date | datetime | str | Term
"""What a condition checks: a yes or no, a number, an amount, a day, a moment, a text, a word of the notice."""
Stated: TypeAlias = Value | tuple[object, ...] | None
"""What a subject states: a value, the rows of a table, or nothing."""


class ChangeKind(Term):
    """Whether a change can still be made, and who makes it."""

    ACT = "尚可办理"
    EVIDENCE = "补充材料"
    PAST = "既成事实"
    EXPLANATION = "作出说明"
    DECISION = "主管部门决定"


@frozen(kw_only=True)
class Lack:
    """How many entries of a section of the form a clause finds blank or contradictory."""

    clause: str
    section: str
    count: int
    entries: tuple[Entry, ...] = ()
    place: str = ""


@frozen(kw_only=True)
class Change:
    """A value of the subject at the path ``field`` (``$.scale.revenue``), and the value it has to have.

    ``from_`` is the present value, None where it is blank. ``to`` is the least value that suffices, or with ``most``
    the greatest; where several suffice, ``among`` lists them. ``label`` names the value, empty for the clause's own
    subject. Where ``to`` is a table's rows, they are an example, and ``total`` is the sum that any rows have to reach.
    In a remedy, ``clause`` and ``place`` name the clause that asks for the change; a change of the whole form has
    ``$`` as its ``field`` and lists the missing entries in ``lacking``.
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
        """``to`` less ``from_``, in the same kind of value; None unless both are numbers or times."""
        now: Any = self.from_
        to: Any = self.to
        known = type(now) is type(to) and isinstance(to, int | Decimal | Money | datetime) and not isinstance(to, bool)
        return to - now if known else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The blanks, cells and lines of the form that the change fills in; for a list, the rows it removes."""
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
"""Alternative sets of changes that meet a condition: any way suffices, with all of its changes."""


@frozen(eq=False)
class Handle:
    """The path of a value that a clause checks, and the kind of change once the value is stated.

    Filling in a blank is always ``EVIDENCE``. Each handle is its own key: what is cached for one hashes no path.
    """

    path: str
    kind: ChangeKind = ChangeKind.ACT

    def to(
        self, least: Stated, now: Stated, label: str = "", *, among: tuple[Value, ...] = (), most: bool = False
    ) -> Change:
        """Build the change from ``now`` to ``least``."""
        kind = ChangeKind.EVIDENCE if now is None else self.kind
        return Change(field=self.path, kind=kind, to=least, from_=now, label=label, among=among, most=most)


def put(subject: T, path: str, value: Any) -> T:
    """Copy ``subject`` with ``value`` at ``path``; every class on the path validates its new value."""
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
            return whole  # the table is shorter
        return (*whole[:first], _put(whole[first], tuple(rest), value), *whole[first + 1 :])
    return evolve(whole, **{first: _put(getattr(whole, first), tuple(rest), value)})
