"""Comparison: how what a form says is held against what the notice asks, by the notice's operators."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from .change import Handle, Value
from .judgement import Basis, Judgement
from .outcome import MOST, Comparison, Entry, Note, Outcome

N = TypeVar("N")

_ENTITLEMENT = "山区海岛县"


def relieved(
    reach: Callable[[N, tuple[Note, ...]], Judgement], full: N, lower: N, entitled: bool | None, handle: Handle
) -> Judgement:
    """A standard that is lower for mountainous and island counties: met if the full one is reached, whoever they are.

    ``entitled`` None: not stated; then it is unmet if even the lower standard is missed, and unknown between.
    ``handle``: where it would be stated.
    """
    if entitled:
        return reach(lower, (Note.RELIEVED,))
    judgement = reach(full, ())
    if entitled is False or judgement.met:
        return judgement
    lowered = reach(lower, (Note.EVEN_RELIEVED,))
    entitling = handle.to(True, None, _ENTITLEMENT)
    ways = ((entitling,),) if lowered.met else tuple([(entitling, *way) for way in lowered.levers])
    levers = judgement.levers + ways
    if lowered.outcome is Outcome.UNMET:
        return lowered.but(levers=levers)
    # Not met by the full standard, not missed by the lower one: whatever keeps either open is to be said.
    open_by = [note for note in (*judgement.notes, *lowered.notes) if note is not Note.EVEN_RELIEVED]
    notes = tuple(dict.fromkeys((*open_by, Note.COUNTY_UNKNOWN)))
    return judgement.but(outcome=Outcome.UNKNOWN, gap=None, notes=notes, levers=levers)


def filled(
    asked: int,
    blank: tuple[Entry, ...] = (),
    *,
    notes: tuple[Note, ...] = (),
    basis: Basis = None,
    comparison: Comparison = Comparison.FILLED,
    missing: int | None = None,
) -> Judgement:
    """填报: of so many entries that are asked for these are blank; a blank leaves it unknown.

    ``missing``: how many are, where ``blank`` does not name them all.
    """
    gap = len(blank) if missing is None else missing
    if not asked:
        return Judgement.not_applicable(*notes)
    if not (blank or notes or basis):
        return _all_filled(asked, comparison)
    return Judgement(
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
    """Figures held against each other one by one: those that are out, each with what it was held against.

    ``against``: what that is called, where the clause does not say; it becomes the basis.
    """
    if not (missed or notes):
        return _none_missed(comparison)
    named = missed[:MOST]
    return Judgement(
        outcome=Outcome.UNMET if missed else Outcome.MET,
        comparison=comparison,
        observed=tuple([observed for _, observed, _ in named]),
        required=tuple([required for _, _, required in named]),
        gap=len(missed) or None,
        notes=notes,
        basis=against or None,
        entries=tuple([entry for entry, _, _ in named]),
    )


def every(answers: Sequence[tuple[Entry, bool | None]], handle: Handle, *, expected: bool = True) -> Judgement:
    """逐个: what is stated of each of several entries; those of which it is otherwise, else those that are blank.

    ``handle``: where the answers of all of them stand.
    """
    if not answers:
        return Judgement.not_applicable()
    other = [entry for entry, answer in answers if answer is (not expected)]
    blank = [entry for entry, answer in answers if answer is None]
    out = other or blank
    return Judgement(
        outcome=Outcome.UNMET if other else Outcome.UNKNOWN if blank else Outcome.MET,
        comparison=Comparison.EVERY,
        observed=len(answers) - len(other) - len(blank),
        required=len(answers),
        gap=len(out) or None,
        basis=expected,
        entries=tuple(out[:MOST]),
        levers=((handle.to(expected, (not expected) if other else None),),) if out else (),
    )


# Judgements of which there are few are kept: they cannot be changed.
@lru_cache(maxsize=256)
def _all_filled(asked: int, comparison: Comparison) -> Judgement:
    return Judgement(outcome=Outcome.MET, comparison=comparison, observed=asked, required=asked)


@lru_cache(maxsize=16)
def _none_missed(comparison: Comparison) -> Judgement:
    return Judgement(outcome=Outcome.MET, comparison=comparison, observed=(), required=())
