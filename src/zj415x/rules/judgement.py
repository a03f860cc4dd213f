"""Judgement: the result of one condition for one subject, as values."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve

from ..hooks import frozen
from ..values.money import Money
from ..words import Term
from .change import Value, Ways
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


@frozen(kw_only=True)
class Judgement:
    """The outcome of one condition, and the values behind it.

    ``gap`` is the distance to ``required``, in the same kind of value; ``basis`` is what else the outcome rests on: the
    threshold, the years compared, the applicant's standing; ``subject`` names the checked figure where the clause has
    several to choose from. Where conditions are joined by 且 or 或, ``subject`` and the values are tuples with an item
    for each condition. ``force`` is how binding the condition is under the chosen readings; None: as its clause
    says. ``entries`` are the blanks, cells and lines of the form concerned. ``ways`` are the sets of changes that would
    meet the condition.
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
        return self.outcome in _DONE

    def but(self, **changes: Any) -> "Judgement":
        """Copy the judgement with some of its fields changed."""
        return evolve(self, **changes)

    @classmethod
    def not_applicable(cls, *notes: Note) -> "Judgement":
        """Judge that the condition does not apply to the subject."""
        return cls(outcome=Outcome.NOT_APPLICABLE, notes=notes) if notes else _NOT_APPLICABLE


_DONE = (Outcome.MET, Outcome.NOT_APPLICABLE)
_NOT_APPLICABLE = Judgement(outcome=Outcome.NOT_APPLICABLE)
