"""Judgement: what one condition comes to for one subject, as values."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict, TypeVar, Unpack, cast

from attrs import evolve, frozen

from ..values.money import Money
from ..values.number import EXACT
from ..words import Term
from .change import Handle, Lever, Value, Ways
from .outcome import Comparison, Entry, Note, Outcome

N = TypeVar("N", int, Decimal, Money)

if TYPE_CHECKING:
    from ..printed.deadline import Deadline
    from ..printed.track import Threshold
    from ..quota.allocation import Allocation

    Observed: TypeAlias = Value | Allocation[Entry] | tuple[Value | Allocation[Entry] | None, ...] | None
    """What the subject says: a value, a list cut at its places, or one of these an item; None where it is blank."""
    Required: TypeAlias = Value | Deadline | tuple[Value | Entry | None, ...] | None
    """What the notice asks: a value, a deadline, or a value an item; of what stands twice, where it stands first."""
    Gap: TypeAlias = int | Decimal | Money | tuple[int | Decimal | Money | None, ...] | None
    """What is missing, or too much: a number, an amount, or one of these an item."""
    Basis: TypeAlias = Threshold | Term | bool | str | tuple[int, ...] | tuple[str, ...] | None
    """What else an outcome rests on: a threshold, years, what the applicant is today."""
else:  # for readers and checkers: two of the classes stand above this module
    Observed = Required = Gap = Basis = Any


class About(TypedDict, total=False):
    """What a comparison may be told beside its values."""

    notes: tuple[Note, ...]
    basis: Basis
    subject: str
    entries: tuple[Entry, ...]
    levers: Ways


@frozen(kw_only=True)
class Judgement:
    """The outcome of one condition, and the values it was reached from.

    ``gap`` is what is missing to ``required``, in the same kind of value; ``basis`` is what else the outcome rests on:
    the threshold, the years looked at, what the applicant is today; ``subject`` names what was looked at where the
    clause may look at one of several things. Where conditions are joined by 且 or 或, ``subject`` and the values are
    tuples, one item a condition. ``softened``: as the notice is read here, the condition holds only 原则上. ``entries``
    are the blanks, cells and lines of the form that it is about. ``levers`` are the ways in which it could be met.
    """

    outcome: Outcome
    comparison: Comparison | None = None
    observed: Observed = None
    required: Required = None
    gap: Gap = None
    notes: tuple[Note, ...] = ()
    basis: Basis = None
    subject: str | tuple[str, ...] | None = None
    softened: bool = False
    entries: tuple[Entry, ...] = ()
    levers: Ways = ()

    @property
    def met(self) -> bool:
        """Is there nothing to be done about it: met, or not applicable?"""
        return self.outcome in _DONE

    def but(self, **changes: Any) -> "Judgement":
        """The same judgement with some of its fields changed."""
        return evolve(self, **changes)

    @classmethod
    def not_applicable(cls, *notes: Note) -> "Judgement":
        """The condition does not speak of this subject."""
        return cls(outcome=Outcome.NOT_APPLICABLE, notes=notes) if notes else _NOT_APPLICABLE

    # Judgements of which there are few are kept, here and below: they cannot be changed.
    @classmethod
    @lru_cache(maxsize=64)
    def holds(cls, answer: bool | None, subject: str | None = None, handle: Handle | None = None) -> "Judgement":
        """A fact that is stated to hold or not, or left blank."""
        return cls(
            outcome=Outcome.of(answer),
            comparison=Comparison.HOLDS,
            observed=answer,
            required=True,
            subject=subject,
            levers=((handle.to(True, answer),),) if handle is not None and not answer else (),
        )

    @classmethod
    def at_least(
        cls, observed: N | None, required: N, handle: Handle | None = None, **about: Unpack[About]
    ) -> "Judgement":
        """不低于、不少于、至少、达到: the bound itself suffices. ``handle``: where the observed value stands.

        >>> from zj415x import Judgement
        >>> Judgement.at_least(3, 3).outcome, Judgement.at_least(2, 3).gap, Judgement.at_least(None, 3).outcome
        (<Outcome.MET>, 1, <Outcome.UNKNOWN>)
        """
        gap = None if observed is None or observed >= required else required - observed
        if handle is not None and (observed is None or gap is not None):
            about["levers"] = ((handle.to(required, observed, about.get("subject", "")),),)
        return cls._against(Comparison.AT_LEAST, observed, required, gap, about)

    @classmethod
    def more_than(
        cls, observed: Money | None, required: Money, handle: Handle | None = None, **about: Unpack[About]
    ) -> "Judgement":
        """高于、超过: the bound itself does not suffice; the gap is up to the next fen above it."""
        gap = None if observed is None or observed > required else required - observed + Money(1)
        if handle is not None and (observed is None or gap is not None):
            about["levers"] = ((handle.to(required + Money(1), observed, about.get("subject", "")),),)
        return cls._against(Comparison.MORE_THAN, observed, required, gap, about)

    @classmethod
    def at_most(cls, observed: N, required: N, **about: Unpack[About]) -> "Judgement":
        """不超过、以内: the bound itself is allowed; the gap is what is too much."""
        over = observed > required
        return cls._against(Comparison.AT_MOST, observed, required, observed - required if over else None, about)

    @classmethod
    def _against(
        cls, comparison: Comparison, observed: Observed, required: Required, gap: Gap, about: About
    ) -> "Judgement":
        return cls(
            outcome=Outcome.of(None if observed is None else gap is None),
            comparison=comparison,
            observed=observed,
            required=required,
            gap=gap,
            **about,
        )

    @classmethod
    def mean_at_least(cls, total: int, count: int, required: Money, **about: Unpack[About]) -> "Judgement":
        """不低于, of ``total`` fen over ``count``: sums are compared; the mean shown is rounded down, the gap up.

        >>> from zj415x import Judgement, wan
        >>> just_short = Judgement.mean_at_least(wan(2400).fen - 1, 3, wan(800))
        >>> just_short.observed, just_short.gap
        (wan('799.999999'), wan('0.000001'))
        """
        short = required.fen * count - total
        return cls(
            outcome=Outcome.UNMET if short > 0 else Outcome.MET,
            comparison=Comparison.AT_LEAST,
            observed=Money(total // count),
            required=required,
            gap=Money(-(-short // count)) if short > 0 else None,
            **about,
        )

    @classmethod
    def share_at_least(cls, part: int, whole: int, required: Decimal, **about: Unpack[About]) -> "Judgement":
        """不低于, of a share: products are compared; the share shown is rounded down to 0.01 %, the gap up.

        >>> from decimal import Decimal
        >>> from zj415x import Judgement, wan
        >>> Judgement.share_at_least(wan(299).fen, wan(10_000).fen, Decimal("0.03")).gap
        Decimal('0.0001')
        """
        numerator, denominator = required.as_integer_ratio()
        short = numerator * whole - part * denominator
        return cls(
            outcome=Outcome.UNMET if short > 0 else Outcome.MET,
            comparison=Comparison.AT_LEAST,
            observed=EXACT.scaleb(Decimal(part * 10_000 // whole), -4),
            required=required,
            gap=EXACT.scaleb(Decimal(-(-short * 10_000 // (denominator * whole))), -4) if short > 0 else None,
            **about,
        )

    @classmethod
    def within(cls, observed: date | None, first: date, last: date, handle: Handle | None = None) -> "Judgement":
        """期间: both days included."""
        held = None if observed is None else first <= observed <= last
        levers: Ways = ()
        if handle is not None and not held:
            days = (first, last) if observed is None else (first if observed < first else last,)
            levers = tuple([(handle.to(day, observed),) for day in days])
        return cls(
            outcome=Outcome.of(held),
            comparison=Comparison.WITHIN,
            observed=observed,
            required=(first, last),
            levers=levers,
        )

    @classmethod
    def timely(cls, observed: datetime, deadline: "Deadline", is_open: bool, *levers: Lever) -> "Judgement":
        """前, 截止: whether the deadline was open at the instant; ``levers``: the instant that would have been."""
        return cls(
            outcome=Outcome.of(is_open),
            comparison=Comparison.BEFORE,
            observed=observed,
            required=deadline,
            levers=(levers,) if levers else (),
        )

    @classmethod
    @lru_cache(maxsize=256, typed=True)  # a term and a text of its word are equal, and not the same observation
    def one_of(cls, observed: Value | None, known: tuple[Value, ...], handle: Handle | None = None) -> "Judgement":
        """Listed, or not, or left blank."""
        held = None if observed is None else observed in known
        levers: Ways = ()
        if handle is not None and known and not held:
            levers = ((handle.to(known[0], observed, among=known),),)
        return cls(
            outcome=Outcome.of(held), comparison=Comparison.ONE_OF, observed=observed, required=known, levers=levers
        )

    @classmethod
    @lru_cache(maxsize=64)
    def all_hold(
        cls, answers: tuple[bool | None, ...], subjects: tuple[str, ...], handles: tuple[Handle, ...]
    ) -> "Judgement":
        """且: facts of which every one has to hold."""
        missing = [
            handle.to(True, answer, subject)
            for answer, subject, handle in zip(answers, subjects, handles, strict=True)
            if not answer
        ]
        return cls(
            outcome=Outcome.all([Outcome.of(answer) for answer in answers]),
            comparison=Comparison.ALL,
            observed=answers,
            required=(True,) * len(answers),
            subject=subjects,
            levers=(tuple(missing),) if missing else (),
        )

    @classmethod
    @lru_cache(maxsize=64)
    def any_holds(cls, answers: tuple[bool | None, ...], subjects: tuple[str, ...]) -> "Judgement":
        """或: facts of which one suffices."""
        return cls(
            outcome=Outcome.any([Outcome.of(answer) for answer in answers]),
            comparison=Comparison.ANY,
            observed=answers,
            required=(True,) * len(answers),
            subject=subjects,
        )

    @classmethod
    def any_of(cls, *parts: "Judgement", notes: tuple[Note, ...] = ()) -> "Judgement":
        """或: one part suffices; each part looks at one value."""
        outcome = Outcome.any([part.outcome for part in parts])
        return cls(
            outcome=outcome,
            comparison=Comparison.ANY,
            observed=cast("Observed", tuple([part.observed for part in parts])),
            required=cast("Required", tuple([part.required for part in parts])),
            gap=cast("Gap", tuple([part.gap for part in parts])) if outcome is Outcome.UNMET else None,
            subject=tuple([str(part.subject) for part in parts]),
            notes=notes,
            levers=() if outcome is Outcome.MET else tuple([way for part in parts for way in part.levers]),
        )


_DONE = (Outcome.MET, Outcome.NOT_APPLICABLE)
_NOT_APPLICABLE = Judgement(outcome=Outcome.NOT_APPLICABLE)
