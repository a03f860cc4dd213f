"""Comparison: each operator's judgement as a whole, below, at and above its bound."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from zj415x import Money, Outcome, wan
from zj415x.rules.change import Handle
from zj415x.rules.comparison import (
    all_hold,
    any_holds,
    any_of,
    at_least,
    at_most,
    fits_a_list,
    holds,
    mean_at_least,
    more_than,
    one_of,
    share_at_least,
    timely,
    within,
)
from zj415x.rules.judgement import Judgement
from zj415x.rules.outcome import Comparison, Entry, Note

MET, UNMET, UNKNOWN = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN
HANDLE, SECOND = Handle("$.quality_system"), Handle("$.commitment_letter")
FIRST_DAY, LAST_DAY, DAY = date(2023, 1, 1), date(2025, 12, 31), timedelta(days=1)


@pytest.mark.parametrize(("answer", "outcome"), [(True, MET), (False, UNMET), (None, UNKNOWN)])
def test_a_fact_is_asked_to_hold_and_what_does_not_can_be_made_so(answer: bool | None, outcome: Outcome) -> None:
    way = ((HANDLE.to(True, answer),),)
    common: dict[str, Any] = {"outcome": outcome, "comparison": Comparison.HOLDS, "observed": answer, "required": True}
    assert holds(answer) == Judgement(**common)
    assert holds(answer).subject is None
    assert holds(answer, "质量") == Judgement(**common, subject="质量")
    assert holds(answer, handle=HANDLE) == Judgement(**common, ways=() if answer else way)


def test_a_county_fits_unless_every_known_list_says_otherwise() -> None:
    for county, stated in ((None, True), ("上城区", None), (None, None)):
        assert fits_a_list(county, stated) == Judgement.not_applicable()
    for stated, outcome in ((False, MET), (True, UNMET)):
        assert fits_a_list("上城区", stated) == Judgement(
            outcome=outcome,
            comparison=Comparison.HOLDS,
            observed=not stated,
            required=True,
            notes=(Note.CONTRADICTS_EVERY_LIST,) if stated else (),
        )


def test_a_figure_at_the_bound_has_no_gap_and_nothing_to_change() -> None:
    assert [at_least(figure, 3, HANDLE).ways for figure in (3, 4)] == [(), ()]
    assert [at_least(figure, 3, HANDLE).ways for figure in (None, 2)] == [
        ((HANDLE.to(3, None),),),
        ((HANDLE.to(3, 2),),),
    ]
    assert at_least(2, 3).ways == at_least(None, 3).ways == ()


@pytest.mark.parametrize("figure", [2, 3, 4])
def test_a_bound_tells_the_figures_and_what_it_was_given(figure: int) -> None:
    below = figure < 3
    told: dict[str, Any] = {"notes": (Note.NOT_COLLECTED,), "basis": (2025,), "subject": "甲"}
    lower: dict[str, Any] = {"comparison": Comparison.AT_LEAST, "observed": figure, "required": 3}
    lower |= {"outcome": UNMET if below else MET, "gap": 1 if below else None}
    assert at_least(figure, 3) == Judgement(**lower)
    assert at_least(figure, 3, **told) == Judgement(**lower, **told)
    over = figure > 3
    upper: dict[str, Any] = {"comparison": Comparison.AT_MOST, "observed": figure, "required": 3}
    upper |= {"outcome": UNMET if over else MET, "gap": 1 if over else None}
    entries = (Entry(path="$.name", label="名称"),)
    assert at_most(figure, 3) == Judgement(**upper)
    assert at_most(figure, 3, **told, entries=entries) == Judgement(**upper, **told, entries=entries)


@pytest.mark.parametrize("fen", [2, 3, 4])
def test_an_amount_beyond_a_bound_is_a_fen_above_it(fen: int) -> None:
    told: dict[str, Any] = {"notes": (Note.NOT_COLLECTED,), "basis": (2025,), "subject": "甲"}
    above = fen > 3
    common: dict[str, Any] = {"comparison": Comparison.MORE_THAN, "observed": Money(fen), "required": Money(3)}
    common |= {"outcome": MET if above else UNMET, "gap": None if above else Money(4 - fen)}
    assert more_than(Money(fen), Money(3)) == Judgement(**common)
    assert more_than(Money(fen), Money(3), **told) == Judgement(**common, **told)
    way = () if above else ((HANDLE.to(Money(4), Money(fen)),),)
    assert more_than(Money(fen), Money(3), HANDLE).ways == way


@pytest.mark.parametrize("short", [-1, 0, 1, 2])
def test_ways_to_a_mean_or_a_share_are_offered_below_the_bound(short: int) -> None:
    ways = ((HANDLE.to(True, None),),)
    mean = mean_at_least(30 - short, 3, Money(10), ways=ways)
    share = share_at_least(500 - short, 1000, Decimal("0.5"), ways=ways)
    assert mean.ways == share.ways == (ways if short > 0 else ())
    assert mean.basis is share.basis is None


def test_the_gap_of_a_mean_or_a_share_is_stated_only_below_the_bound() -> None:
    means = [mean_at_least(total, 3, Money(10)) for total in (29, 30, 31)]
    assert [mean.gap for mean in means] == [Money(1), None, None]
    shares = [share_at_least(part, whole, Decimal("0.5")) for part, whole in ((0, 1), (1, 2), (1, 1))]
    assert [share.outcome for share in shares] == [UNMET, MET, MET]
    assert [share.observed for share in shares] == [Decimal(0), Decimal("0.5"), Decimal(1)]
    assert [share.gap for share in shares] == [Decimal("0.5"), None, None]


@pytest.mark.parametrize(
    ("day", "outcome", "nearest"),
    [
        (None, UNKNOWN, (FIRST_DAY, LAST_DAY)),
        (FIRST_DAY - DAY, UNMET, (FIRST_DAY,)),
        (FIRST_DAY, MET, ()),
        (LAST_DAY, MET, ()),
        (LAST_DAY + DAY, UNMET, (LAST_DAY,)),
    ],
)
def test_a_day_is_within_from_the_first_to_the_last(
    day: date | None, outcome: Outcome, nearest: tuple[date, ...]
) -> None:
    ways = tuple((HANDLE.to(to, day),) for to in nearest)
    bounds = FIRST_DAY, LAST_DAY
    common: dict[str, Any] = {"comparison": Comparison.WITHIN, "observed": day, "required": bounds}
    assert within(day, *bounds, HANDLE) == Judgement(outcome=outcome, **common, ways=ways)
    assert within(day, *bounds) == Judgement(outcome=outcome, **common)


def test_an_instant_is_held_against_its_deadline() -> None:
    instant, deadline, change = datetime(2026, 5, 1), "时限", HANDLE.to(True, None)  # noqa: DTZ001
    for is_open, outcome, ways in ((True, MET, ()), (False, UNMET, ((change,),))):
        assert timely(instant, deadline, is_open, lambda: change) == Judgement(  # type: ignore[arg-type]
            outcome=outcome,
            comparison=Comparison.BEFORE,
            observed=instant,
            required=deadline,
            ways=ways,
        )


@pytest.mark.parametrize(("word", "outcome"), [("甲", MET), ("乙", MET), ("丙", UNMET), (None, UNKNOWN)])
def test_a_word_is_one_of_those_known_and_any_of_them_would_do(word: str | None, outcome: Outcome) -> None:
    known = "甲", "乙"
    way = ((HANDLE.to("甲", word, among=known),),)
    common: dict[str, Any] = {"outcome": outcome, "comparison": Comparison.ONE_OF, "observed": word, "required": known}
    assert one_of(word, known, HANDLE) == Judgement(**common, ways=() if outcome is MET else way)
    assert one_of(word, known) == Judgement(**common)


def test_a_word_cannot_be_changed_where_none_is_known() -> None:
    assert one_of("甲", (), HANDLE).ways == ()


@pytest.mark.parametrize("answers", [(True, True), (True, False), (None, False), (None, None)])
def test_facts_asked_together_keep_their_answers_and_names(answers: tuple[bool | None, bool | None]) -> None:
    names, outcomes = ("甲", "乙"), [Outcome.of(answer) for answer in answers]
    common: dict[str, Any] = {"observed": answers, "required": (True, True), "subject": names}
    missing = tuple(
        handle.to(True, answer, name)
        for answer, name, handle in zip(answers, names, (HANDLE, SECOND), strict=True)
        if not answer
    )
    assert all_hold(answers, names, (HANDLE, SECOND)) == Judgement(
        outcome=Outcome.all(outcomes), comparison=Comparison.ALL, **common, ways=(missing,) if missing else ()
    )
    assert any_holds(answers, names) == Judgement(outcome=Outcome.any(outcomes), comparison=Comparison.ANY, **common)


@pytest.mark.parametrize("figure", [0, 1, 2])
def test_alternatives_state_a_gap_and_ways_only_while_none_is_met(figure: int) -> None:
    short, other = at_least(figure, 1, HANDLE, subject="甲"), at_least(2, 3, SECOND, subject="乙")
    met = figure >= 1
    assert any_of(short, other) == Judgement(
        outcome=MET if met else UNMET,
        comparison=Comparison.ANY,
        observed=(figure, 2),
        required=(1, 3),
        gap=None if met else (1, 1),
        subject=("甲", "乙"),
        ways=() if met else short.ways + other.ways,
    )
    blank = at_least(None, 1, HANDLE)
    assert (any_of(blank, other).gap, any_of(blank, other).ways) == (None, blank.ways + other.ways)


def test_a_mean_names_its_basis_where_it_is_given() -> None:
    assert mean_at_least(wan(1).fen, 1, wan(1), basis=(2025,)).basis == (2025,)
