"""Change: a value that would have to differ for a condition to be met, and where it stands."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

from attrs import evolve, frozen

from ..values.money import Money
from ..words import Term

T = TypeVar("T")
EVERY = "*"


def put(subject: T, path: str, value: Any) -> T:
    """``subject`` with another value where ``path`` points; every class on the way checks what it gets."""
    return _put(subject, _steps(path), value)  # type: ignore[no-any-return]


@lru_cache(maxsize=256)
def _steps(path: str) -> tuple[str | int, ...]:
    steps: list[str | int] = []
    for name in path.removeprefix("$.").split("."):
        field, _, place = name.removesuffix("]").partition("[")
        steps.append(field)
        if place:
            steps.append(place if place == EVERY else int(place))
    return tuple(steps)


def _put(whole: Any, steps: tuple[str | int, ...], value: Any) -> Any:
    if not steps:
        return value
    first, *rest = steps
    if first == EVERY:
        return tuple([_put(one, tuple(rest), value) for one in whole])
    if isinstance(first, int):
        if first >= len(whole):
            return whole  # there is no such row to change
        return (*whole[:first], _put(whole[first], tuple(rest), value), *whole[first + 1 :])
    return evolve(whole, **{first: _put(getattr(whole, first), tuple(rest), value)})


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
class Lever:
    """A value of the subject and what it would have to be: ``path`` is where it stands (``$.scale.revenue``).

    ``now`` is what it says, None where it is blank; ``to`` the least that suffices, or with ``most`` the greatest, one
    of ``among`` where several do. ``label`` is what it is called, empty where that is the clause's own subject.
    ``total`` is what rows have to come to, where ``to`` are rows: then these are one example of many.
    """

    path: str
    kind: ChangeKind
    to: Stated
    now: Stated = None
    label: str = ""
    among: tuple[Value, ...] = ()
    most: bool = False
    total: int | Decimal | Money | None = None


Ways = tuple[tuple[Lever, ...], ...]
"""The ways in which a condition could be met: one of them suffices, each needs all of its levers."""


@frozen
class Handle:
    """Where a value stands that a clause looks at, and what changing it would take once it is stated.

    A blank is filled in by evidence, whatever the value is.
    """

    path: str
    kind: ChangeKind = ChangeKind.ACT

    def to(
        self, least: Stated, now: Stated, label: str = "", *, among: tuple[Value, ...] = (), most: bool = False
    ) -> Lever:
        """The lever that moves it from ``now`` to ``least``."""
        kind = ChangeKind.EVIDENCE if now is None else self.kind
        return Lever(path=self.path, kind=kind, to=least, now=now, label=label, among=among, most=most)
