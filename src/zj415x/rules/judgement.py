"""Judgement: the result of one condition for one subject, as values."""

import sys
from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from attrs import fields

from ..hooks import frozen
from ..values.money import Money
from ..words import Term
from .change import Value, Ways
from .deferred import defer
from .outcome import Comparison, Entry, Note, Outcome

if TYPE_CHECKING:
    from ..printed.deadline import Deadline
    from ..printed.track import Threshold
    from ..quota.allocation import Allocation
    from .clause import Force

    Observed: TypeAlias = Value | Allocation[Entry] | tuple[Value | Allocation[Entry] | None, ...] | None
    """What the subject says: a value, a list cut at its places, or one of these an item; None where it is blank."""
    Required: TypeAlias = Value | Deadline | tuple[Value | Entry | None, ...] | None
    """What the notice asks: a value, a deadline, or a value an item; of what stands twice, where it stands first."""
    Gap: TypeAlias = int | Decimal | Money | tuple[int | Decimal | Money | None, ...] | None
    """What is missing, or too much: a number, an amount, or one of these an item."""
    Basis: TypeAlias = Threshold | Term | bool | str | tuple[int, ...] | tuple[str, ...] | None
    """What else an outcome rests on: a threshold, years, what the applicant is today."""
else:  # only for type checkers: these classes live above this module
    Observed = Required = Gap = Basis = Force = Any


@defer("ways")
@frozen(kw_only=True, weakref_slot=False)
class Judgement:
    """The outcome of one condition, and the values behind it.

    ``gap`` is the distance to ``required``, in the same kind of value; ``basis`` is what else the outcome rests on: the
    threshold, the years compared, the applicant's standing; ``subject`` names the checked figure where the clause has
    several to choose from. Where conditions are joined by 且 or 或, ``subject`` and the values are tuples with an item
    for each condition. ``force`` is how binding the condition is under the chosen readings; None: as its clause
    says. ``entries`` are the blanks, cells and lines of the form concerned. ``ways`` are the sets of changes that would
    meet the condition, worked out when somebody asks for them.
    """

    outcome: Outcome
    comparison: Comparison | None = None
    observed: Observed = None
    required: Required = None
    gap: Gap = None
    notes: tuple[Note, ...] = ()
    basis: Basis = None
    subject: str | tuple[str, ...] | None = None
    force: Force | None = None
    entries: tuple[Entry, ...] = ()
    ways: Ways = ()

    @property
    def met(self) -> bool:
        """Is the condition met or not applicable?"""
        return self.outcome is _MET or self.outcome is _NOT_APPLIED

    @property
    def told(self) -> tuple[object, ...]:
        """What a sentence tells: every field but the ways; the key of what was said, as hashing would ask for ways."""
        return _told(self)

    def but(self, **changes: Any) -> "Judgement":
        """Copy the judgement with some of its fields changed; ``evolve`` would ask for the ways."""
        made: Any = conclude(
            outcome=self.outcome,
            comparison=self.comparison,
            observed=self.observed,
            required=self.required,
            gap=self.gap,
            notes=self.notes,
            basis=self.basis,
            subject=self.subject,
            force=self.force,
            entries=self.entries,
            ways=_SLOTS["ways"].__get__(self),
        )
        for name, value in changes.items():
            _SLOTS[name].__set__(made, value)
        return cast("Judgement", made)

    @classmethod
    def not_applicable(cls, *notes: Note) -> "Judgement":
        """Judge that the condition does not apply to the subject."""
        return cls(outcome=Outcome.NOT_APPLICABLE, notes=notes) if notes else _NOT_APPLICABLE


class _Draft:
    """An open twin of a judgement: an object of the same fields, which can be set."""

    __slots__ = tuple([field.name for field in fields(Judgement)])


_SLOTS = {name: getattr(vars(Judgement)[name], "slot", vars(Judgement)[name]) for name in _Draft.__slots__}


def _drafted(
    *,
    outcome: Outcome,
    comparison: Comparison | None = None,
    observed: Observed = None,
    required: Required = None,
    gap: Gap = None,
    notes: tuple[Note, ...] = (),
    basis: Basis = None,
    subject: str | tuple[str, ...] | None = None,
    force: "Force | None" = None,
    entries: tuple[Entry, ...] = (),
    ways: Ways = (),
) -> Any:
    """Make a judgement, as the class does, in 4 400 instructions; attrs takes 14 300, as the class is frozen."""
    made: Any = _Draft()
    made.outcome = outcome
    made.comparison = comparison
    made.observed = observed
    made.required = required
    made.gap = gap
    made.notes = notes
    made.basis = basis
    made.subject = subject
    made.force = force
    made.entries = entries
    made.ways = ways
    made.__class__ = Judgement
    return made


# An object changes its class while no other thread sees it; without the lock, CPython might halt all threads to do so.
_locked = getattr(sys, "_is_gil_enabled", lambda: True)
conclude: type[Judgement] = cast("type[Judgement]", _drafted if _locked() else Judgement)

_told: Callable[[Judgement], tuple[object, ...]] = attrgetter(*[name for name in _SLOTS if name != "ways"])
_MET, _NOT_APPLIED = Outcome.MET, Outcome.NOT_APPLICABLE
_NOT_APPLICABLE = Judgement(outcome=Outcome.NOT_APPLICABLE)
