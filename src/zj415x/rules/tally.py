"""Tally: the operators of the notice that count entries: 填报, 逐个, and figures compared pair by pair."""

from collections.abc import Sequence
from functools import lru_cache

from .change import Handle, Value
from .deferred import later
from .judgement import Basis, Judgement, conclude
from .outcome import MOST, Comparison, Entry, Note, Outcome


def filled(
    asked: int,
    blank: tuple[Entry, ...] = (),
    *,
    notes: tuple[Note, ...] = (),
    basis: Basis = None,
    comparison: Comparison = Comparison.FILLED,
    missing: int | None = None,
) -> Judgement:
    """Judge 填报: ``asked`` entries are required and those in ``blank`` are blank; any blank leaves it unknown.

    ``missing``: the number of blank entries, where ``blank`` names only the first.
    """
    gap = len(blank) if missing is None else missing
    if not asked:
        return Judgement.not_applicable(*notes)
    if not (blank or notes or basis):
        return _all_filled(asked, comparison)
    return conclude(
        outcome=Outcome.UNKNOWN if blank else Outcome.MET,
        comparison=comparison,
        observed=asked - gap,
        required=asked,
        gap=gap or None,
        notes=notes,
        basis=basis,
        entries=blank,
    )


def each_held(
    comparison: Comparison,
    missed: Sequence[tuple[Entry, Value, Value | Entry]],
    *,
    notes: tuple[Note, ...] = (),
    against: str = "",
) -> Judgement:
    """Judge figures compared pair by pair: ``missed`` are the failing entries, each with both figures.

    ``against``: the name of the compared figure, where the clause does not give it; it becomes the basis.
    """
    if not (missed or notes):
        return _none_missed(comparison)
    named = missed[:MOST]
    return conclude(
        outcome=Outcome.UNMET if missed else Outcome.MET,
        comparison=comparison,
        observed=tuple([observed for _, observed, _ in named]),
        required=tuple([required for _, _, required in named]),
        gap=len(missed) or None,
        notes=notes,
        basis=against or None,
        entries=tuple([entry for entry, _, _ in named]),
    )


def every(
    answers: Sequence[tuple[Entry, bool | None]], handle: Handle | None = None, *, expected: bool = True
) -> Judgement:
    """Judge 逐个: every entry has to answer ``expected``; lists the entries that do not, else the blank entries.

    ``handle``: the path of all the answers, if they have one.
    """
    if not answers:
        return Judgement.not_applicable()
    contrary = [entry for entry, answer in answers if answer is (not expected)]
    blank = [entry for entry, answer in answers if answer is None]
    out, now = contrary or blank, (not expected) if contrary else None
    return conclude(
        outcome=Outcome.UNMET if contrary else Outcome.UNKNOWN if blank else Outcome.MET,
        comparison=Comparison.EVERY,
        observed=len(answers) - len(contrary) - len(blank),
        required=len(answers),
        gap=len(out) or None,
        basis=expected,
        entries=tuple(out[:MOST]),
        ways=later(lambda: ((handle.to(expected, now),),)) if out and handle is not None else (),
    )


@lru_cache(maxsize=256)
def _all_filled(asked: int, comparison: Comparison) -> Judgement:
    return conclude(outcome=Outcome.MET, comparison=comparison, observed=asked, required=asked)


@lru_cache(maxsize=16)
def _none_missed(comparison: Comparison) -> Judgement:
    return conclude(outcome=Outcome.MET, comparison=comparison, observed=(), required=())
