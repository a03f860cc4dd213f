"""Comparison: the operators of the notice, which compare a stated value with the printed one.

Each function is named after its operator and returns a judgement. Some cache: judgements are immutable, and few
distinct values occur.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

from ..values.money import Money, of_fen
from ..values.mountain_island import contradicts_every_list
from ..values.number import EXACT
from .change import Change, Handle, Value, Ways
from .deferred import later
from .judgement import Basis, Gap, Judgement, Observed, Required, conclude
from .outcome import Comparison, Entry, Note, Outcome

if TYPE_CHECKING:
    from ..printed.deadline import Deadline

N = TypeVar("N", int, Decimal, Money)
S = TypeVar("S")

_ENTITLEMENT = "山区海岛县"
# CPython 3.11 looks up ``Outcome.MET`` in 1 000 instructions, and the name of a module in 50.
_MET, _UNMET, _UNKNOWN = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN
_AT_LEAST, _WITHIN, _BEFORE = Comparison.AT_LEAST, Comparison.WITHIN, Comparison.BEFORE
_outcome_of = Outcome.of


@lru_cache(maxsize=64)
def holds(answer: bool | None, subject: str | None = None, handle: Handle | None = None) -> Judgement:
    """Judge a yes-or-no fact; None is a blank."""
    return conclude(
        outcome=_outcome_of(answer),
        comparison=Comparison.HOLDS,
        observed=answer,
        required=True,
        subject=subject,
        ways=later(lambda: ((handle.to(True, answer),),)) if handle is not None and not answer else (),
    )


def fits_a_list(county: str | None, stated: bool | None) -> Judgement:
    """Judge whether any known list of mountain and island counties has a county as stated (A14)."""
    if county is None or stated is None:
        return Judgement.not_applicable()
    return _contradicts() if contradicts_every_list(county, stated) else holds(True)


@cache
def _contradicts() -> Judgement:
    return holds(False).but(notes=(Note.CONTRADICTS_EVERY_LIST,))


def at_least(
    observed: N | None,
    required: N,
    handle: Handle | None = None,
    *,
    notes: tuple[Note, ...] = (),
    basis: Basis = None,
    subject: str | None = None,
    ways: Ways = (),
) -> Judgement:
    """Judge 不低于、不少于、至少、达到: the bound itself suffices.

    ``handle``: the path of the observed value; else ``ways`` are offered where the condition is not met.

    >>> from zj415x.rules.comparison import at_least
    >>> at_least(3, 3).outcome, at_least(2, 3).gap, at_least(None, 3).outcome
    (<Outcome.MET>, 1, <Outcome.UNKNOWN>)
    """
    met = observed is not None and observed >= required
    if handle is not None and not met:
        ways = later(lambda: ((handle.to(required, observed, subject or ""),),))
    return conclude(
        outcome=_MET if met else _UNKNOWN if observed is None else _UNMET,
        comparison=_AT_LEAST,
        observed=observed,
        required=required,
        gap=None if met or observed is None else required - observed,
        notes=notes,
        basis=basis,
        subject=subject,
        ways=() if met else ways,
    )


def more_than(
    observed: Money | None,
    required: Money,
    handle: Handle | None = None,
    *,
    notes: tuple[Note, ...] = (),
    basis: Basis = None,
    subject: str | None = None,
) -> Judgement:
    """Judge 高于、超过: the bound itself does not suffice; the gap reaches one fen above it."""
    judgement = at_least(observed, required + Money(1), handle, notes=notes, basis=basis, subject=subject)
    return judgement.but(comparison=Comparison.MORE_THAN, required=required)


def at_most(
    observed: N,
    required: N,
    *,
    notes: tuple[Note, ...] = (),
    basis: Basis = None,
    subject: str | None = None,
    entries: tuple[Entry, ...] = (),
) -> Judgement:
    """Judge 不超过、以内: the bound itself is allowed; the gap is the excess."""
    over = observed > required
    return conclude(
        outcome=_UNMET if over else _MET,
        comparison=Comparison.AT_MOST,
        observed=observed,
        required=required,
        gap=observed - required if over else None,
        notes=notes,
        basis=basis,
        subject=subject,
        entries=entries,
    )


def mean_at_least(
    total: int, count: int, required: Money, *, notes: tuple[Note, ...] = (), basis: Basis = None, ways: Ways = ()
) -> Judgement:
    """Judge 不低于 for a mean, ``total`` fen over ``count``, by comparing sums; the shown mean rounds down, the gap up.

    >>> from zj415x import wan
    >>> from zj415x.rules.comparison import mean_at_least
    >>> just_short = mean_at_least(wan(2400).fen - 1, 3, wan(800))
    >>> just_short.observed, just_short.gap
    (wan('799.999999'), wan('0.000001'))
    """
    short = required.fen * count - total
    return conclude(
        outcome=_UNMET if short > 0 else _MET,
        comparison=_AT_LEAST,
        observed=of_fen(total // count),
        required=required,
        gap=of_fen(-(-short // count)) if short > 0 else None,
        notes=notes,
        basis=basis,
        ways=ways if short > 0 else (),
    )


def share_at_least(
    part: int, whole: int, required: Decimal, *, notes: tuple[Note, ...] = (), basis: Basis = None, ways: Ways = ()
) -> Judgement:
    """Judge 不低于 for a share, by comparing products; the shown share rounds down to 0.01 %, the gap up.

    >>> from decimal import Decimal
    >>> from zj415x import wan
    >>> from zj415x.rules.comparison import share_at_least
    >>> share_at_least(wan(299).fen, wan(10_000).fen, Decimal("0.03")).gap
    Decimal('0.0001')
    """
    numerator, denominator = required.as_integer_ratio()
    short = numerator * whole - part * denominator
    return conclude(
        outcome=_UNMET if short > 0 else _MET,
        comparison=_AT_LEAST,
        observed=EXACT.scaleb(Decimal(part * 10_000 // whole), -4),
        required=required,
        gap=EXACT.scaleb(Decimal(-(-short * 10_000 // (denominator * whole))), -4) if short > 0 else None,
        notes=notes,
        basis=basis,
        ways=ways if short > 0 else (),
    )


def within(observed: date | None, first: date, last: date, handle: Handle | None = None) -> Judgement:
    """Judge 期间: both days are included."""
    inside = None if observed is None else first <= observed <= last
    return conclude(
        outcome=_outcome_of(inside),
        comparison=_WITHIN,
        observed=observed,
        required=(first, last),
        ways=() if handle is None or inside else later(lambda: _nearest_days(observed, first, last, handle)),
    )


def _nearest_days(observed: date | None, first: date, last: date, handle: Handle) -> Ways:
    days = (first, last) if observed is None else (first if observed < first else last,)
    return tuple([(handle.to(day, observed),) for day in days])


def timely(observed: datetime, deadline: "Deadline", is_open: bool, nearest: Callable[[], Change]) -> Judgement:
    """Judge 前、截止: was the deadline open at the instant? ``nearest``: the change to the nearest instant in time."""
    return conclude(
        outcome=_outcome_of(is_open),
        comparison=_BEFORE,
        observed=observed,
        required=deadline,
        ways=() if is_open else later(lambda: ((nearest(),),)),
    )


@lru_cache(maxsize=256, typed=True)  # a term equals the text of its word, but is another observation
def one_of(observed: Value | None, known: tuple[Value, ...], handle: Handle | None = None) -> Judgement:
    """Judge whether a value is listed; None is a blank."""
    listed = None if observed is None else observed in known
    ways: Ways = ()
    if handle is not None and known and not listed:
        ways = later(lambda: ((handle.to(known[0], observed, among=known),),))
    return conclude(
        outcome=_outcome_of(listed),
        comparison=Comparison.ONE_OF,
        observed=observed,
        required=known,
        ways=ways,
    )


@lru_cache(maxsize=64)
def all_hold(answers: tuple[bool | None, ...], subjects: tuple[str, ...], handles: tuple[Handle, ...]) -> Judgement:
    """Judge 且: every fact has to hold."""

    def missing() -> Ways:
        stated = zip(answers, subjects, handles, strict=True)
        return (tuple([handle.to(True, answer, subject) for answer, subject, handle in stated if not answer]),)

    return conclude(
        outcome=Outcome.all([_outcome_of(answer) for answer in answers]),
        comparison=Comparison.ALL,
        observed=answers,
        required=(True,) * len(answers),
        subject=subjects,
        ways=() if all(answers) else later(missing),
    )


@lru_cache(maxsize=64)
def any_holds(answers: tuple[bool | None, ...], subjects: tuple[str, ...]) -> Judgement:
    """Judge 或: any fact suffices."""
    return conclude(
        outcome=Outcome.any([_outcome_of(answer) for answer in answers]),
        comparison=Comparison.ANY,
        observed=answers,
        required=(True,) * len(answers),
        subject=subjects,
    )


def any_of(*parts: Judgement, notes: tuple[Note, ...] = ()) -> Judgement:
    """Judge 或: any part suffices; each part checks one value."""
    outcome = Outcome.any([part.outcome for part in parts])
    return conclude(
        outcome=outcome,
        comparison=Comparison.ANY,
        observed=cast("Observed", tuple([part.observed for part in parts])),
        required=cast("Required", tuple([part.required for part in parts])),
        gap=cast("Gap", tuple([part.gap for part in parts])) if outcome is _UNMET else None,
        subject=tuple([str(part.subject) for part in parts]),
        notes=notes,
        ways=() if outcome is _MET else later(lambda: tuple([way for part in parts for way in part.ways])),
    )


def relieved(
    reach: Callable[[S, tuple[Note, ...]], Judgement], full: S, lower: S, entitled: bool | None, handle: Handle
) -> Judgement:
    """Judge a standard that is lower for mountainous and island counties; the full standard suffices for everybody.

    ``entitled`` None: not stated; then the outcome is unmet below the lower standard, and unknown between the two.
    ``handle``: the path of the field that states it.
    """
    if entitled:
        return reach(lower, (Note.RELIEVED,))
    judgement = reach(full, ())
    if entitled is False or judgement.met:
        return judgement
    lowered = reach(lower, (Note.EVEN_RELIEVED,))

    def ways() -> Ways:
        entitling = handle.to(True, None, _ENTITLEMENT)
        return judgement.ways + tuple([(entitling, *way) for way in (((),) if lowered.met else lowered.ways)])

    if lowered.outcome is _UNMET:
        return lowered.but(ways=later(ways))
    # Between the two standards, whatever leaves either of them open goes into the judgement.
    open_by = [note for note in (*judgement.notes, *lowered.notes) if note is not Note.EVEN_RELIEVED]
    notes = tuple(dict.fromkeys((*open_by, Note.COUNTY_UNKNOWN)))
    return judgement.but(outcome=_UNKNOWN, gap=None, notes=notes, ways=later(ways))
