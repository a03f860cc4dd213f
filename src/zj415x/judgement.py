"""Judgement: what one condition comes to for one subject, as values."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypedDict, TypeVar, Unpack

from attrs import evolve, frozen

from .entry import MOST, Entry
from .money import Money
from .number import EXACT
from .outcome import Comparison, Note, Outcome

N = TypeVar("N", int, Decimal, Money)


class About(TypedDict, total=False):
    """What a comparison may be told beside its values."""

    notes: tuple[Note, ...]
    basis: Any
    subject: str
    entries: tuple[Entry, ...]


@frozen(kw_only=True)
class Judgement:
    """The outcome of one condition, and the values it was reached from.

    ``gap`` is what is missing to ``required``, in the same kind of value; ``basis`` is what else the outcome rests on:
    the threshold, the years looked at, what the applicant is today; ``subject`` names what was looked at where the
    clause may look at one of several things. Where conditions are joined by 且 or 或, ``subject`` and the values are
    tuples, one item a condition. ``softened``: as the notice is read here, the condition holds only 原则上. ``entries``
    are the blanks, cells and lines of the form that it is about.
    """

    outcome: Outcome
    comparison: Comparison | None = None
    observed: Any = None
    required: Any = None
    gap: Any = None
    notes: tuple[Note, ...] = ()
    basis: Any = None
    subject: str | tuple[str, ...] | None = None
    softened: bool = False
    entries: tuple[Entry, ...] = ()

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
    def holds(cls, answer: bool | None, subject: str | None = None) -> "Judgement":
        """A fact that is stated to hold or not, or left blank."""
        return cls(
            outcome=Outcome.of(answer), comparison=Comparison.HOLDS, observed=answer, required=True, subject=subject
        )

    @classmethod
    def at_least(cls, observed: N | None, required: N, **about: Unpack[About]) -> "Judgement":
        """不低于、不少于、至少、达到: the bound itself suffices."""
        gap = None if observed is None or observed >= required else required - observed
        return cls._against(Comparison.AT_LEAST, observed, required, gap, about)

    @classmethod
    def more_than(cls, observed: Money | None, required: Money, **about: Unpack[About]) -> "Judgement":
        """高于、超过: the bound itself does not suffice; the gap is up to the next fen above it."""
        gap = None if observed is None or observed > required else required - observed + Money(1)
        return cls._against(Comparison.MORE_THAN, observed, required, gap, about)

    @classmethod
    def at_most(cls, observed: N, required: N, **about: Unpack[About]) -> "Judgement":
        """不超过、以内: the bound itself is allowed; the gap is what is too much."""
        over = observed > required
        return cls._against(Comparison.AT_MOST, observed, required, observed - required if over else None, about)

    @classmethod
    def _against(cls, comparison: Comparison, observed: Any, required: Any, gap: Any, about: About) -> "Judgement":
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
        """不低于, of ``total`` fen over ``count``: sums are compared; the mean shown is rounded down, the gap up."""
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
        """不低于, of a share: products are compared; the share shown is rounded down to 0.01 %, the gap up."""
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
    def relievable(
        cls,
        reach: Callable[[Money, tuple[Note, ...]], "Judgement"],
        full: Money,
        relieved: Money,
        entitled: bool | None,
    ) -> "Judgement":
        """A standard that is lower for some: met if the full one is reached, whoever they are.

        ``entitled`` None: not stated; then it is unmet if even the relieved standard is missed, and unknown between.
        """
        if entitled:
            return reach(relieved, (Note.RELIEVED,))
        judgement = reach(full, ())
        if entitled is False or judgement.outcome is Outcome.MET:
            return judgement
        lowered = reach(relieved, (Note.EVEN_RELIEVED,))
        if lowered.outcome is Outcome.UNMET:
            return lowered
        # Not met by the full standard, not missed by the lower one: whatever keeps either open is to be said.
        open_by = [note for note in (*judgement.notes, *lowered.notes) if note is not Note.EVEN_RELIEVED]
        notes = tuple(dict.fromkeys((*open_by, Note.COUNTY_UNKNOWN)))
        return judgement.but(outcome=Outcome.UNKNOWN, gap=None, notes=notes)

    @classmethod
    def filled(
        cls,
        asked: int,
        blank: tuple[Entry, ...] = (),
        *,
        notes: tuple[Note, ...] = (),
        basis: Any = None,
        comparison: Comparison = Comparison.FILLED,
        missing: int | None = None,
    ) -> "Judgement":
        """填报: of so many entries that are asked for these are blank; a blank leaves it unknown.

        ``missing``: how many are, where ``blank`` does not name them all.
        """
        gap = len(blank) if missing is None else missing
        if not asked:
            return cls.not_applicable(*notes)
        if not (blank or notes or basis):
            return cls._all_filled(asked, comparison)
        return cls(
            outcome=Outcome.UNKNOWN if blank else Outcome.MET,
            comparison=comparison,
            observed=asked - gap,
            required=asked,
            gap=gap or None,
            notes=notes,
            basis=basis,
            entries=blank,
        )

    @classmethod
    @lru_cache(maxsize=256)
    def _all_filled(cls, asked: int, comparison: Comparison) -> "Judgement":
        return cls(outcome=Outcome.MET, comparison=comparison, observed=asked, required=asked)

    @classmethod
    def each_held(
        cls,
        comparison: Comparison,
        missed: Sequence[tuple[Entry, Any, Any]],
        *,
        notes: tuple[Note, ...] = (),
        against: str = "",
    ) -> "Judgement":
        """Figures held against each other one by one: those that are out, each with what it was held against.

        ``against``: what that is called, where the clause does not say; it becomes the basis.
        """
        if not (missed or notes):
            return cls._none_missed(comparison)
        named = missed[:MOST]
        return cls(
            outcome=Outcome.UNMET if missed else Outcome.MET,
            comparison=comparison,
            observed=tuple([observed for _, observed, _ in named]),
            required=tuple([required for _, _, required in named]),
            gap=len(missed) or None,
            notes=notes,
            basis=against or None,
            entries=tuple([entry for entry, _, _ in named]),
        )

    @classmethod
    @lru_cache(maxsize=16)
    def _none_missed(cls, comparison: Comparison) -> "Judgement":
        return cls(outcome=Outcome.MET, comparison=comparison, observed=(), required=())

    @classmethod
    def within(cls, observed: date | None, first: date, last: date) -> "Judgement":
        """期间: both days included."""
        return cls(
            outcome=Outcome.of(None if observed is None else first <= observed <= last),
            comparison=Comparison.WITHIN,
            observed=observed,
            required=(first, last),
        )

    @classmethod
    def timely(cls, observed: Any, deadline: Any, is_open: bool) -> "Judgement":
        """前, 截止: whether the deadline was open at the instant."""
        return cls(outcome=Outcome.of(is_open), comparison=Comparison.BEFORE, observed=observed, required=deadline)

    @classmethod
    @lru_cache(maxsize=256)
    def one_of(cls, observed: Any, known: tuple[Any, ...]) -> "Judgement":
        """Listed, or not, or left blank."""
        return cls(
            outcome=Outcome.of(None if observed is None else observed in known),
            comparison=Comparison.ONE_OF,
            observed=observed,
            required=known,
        )

    @classmethod
    @lru_cache(maxsize=64)
    def all_hold(cls, answers: tuple[bool | None, ...], subjects: tuple[str, ...]) -> "Judgement":
        """且: facts of which every one has to hold."""
        return cls(
            outcome=Outcome.all([Outcome.of(answer) for answer in answers]),
            comparison=Comparison.ALL,
            observed=answers,
            required=(True,) * len(answers),
            subject=subjects,
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
        """或: one part suffices."""
        outcome = Outcome.any([part.outcome for part in parts])
        return cls(
            outcome=outcome,
            comparison=Comparison.ANY,
            observed=tuple([part.observed for part in parts]),
            required=tuple([part.required for part in parts]),
            gap=tuple([part.gap for part in parts]) if outcome is Outcome.UNMET else None,
            subject=tuple([str(part.subject) for part in parts]),
            notes=notes,
        )


_NOT_APPLICABLE = Judgement(outcome=Outcome.NOT_APPLICABLE)
