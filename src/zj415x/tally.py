"""Tally: judgements about many entries of a form at once."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from .allocation import Allocation
from .entry import MOST, Entry
from .judgement import Basis, Judgement
from .lever import Handle, Lever, Value
from .outcome import Comparison, Note, Outcome


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


def within_places(allocations: Sequence[Allocation[Entry]], without: Callable[[Sequence[Entry]], Lever]) -> Judgement:
    """不超过: lists that have been cut, each at its places; those that are beyond, in their order.

    ``without``: what takes some off.
    """
    over = [entry for one in allocations for entry in one.left_out]
    return Judgement(
        outcome=Outcome.of(not over),
        comparison=Comparison.AT_MOST,
        observed=tuple(allocations),
        required=tuple([one.limit for one in allocations]),
        gap=len(over) or None,
        entries=tuple(over[:MOST]),
        levers=((without(over),),) if over else (),
    )


# Judgements of which there are few are kept: they cannot be changed.
@lru_cache(maxsize=256)
def _all_filled(asked: int, comparison: Comparison) -> Judgement:
    return Judgement(outcome=Outcome.MET, comparison=comparison, observed=asked, required=asked)


@lru_cache(maxsize=16)
def _none_missed(comparison: Comparison) -> Judgement:
    return Judgement(outcome=Outcome.MET, comparison=comparison, observed=(), required=())
