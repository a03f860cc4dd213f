"""Judgements, by comparison."""

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from zj415x import Money, Outcome, wan, yi
from zj415x.rules.change import ChangeKind, Handle
from zj415x.rules.clause import Force
from zj415x.rules.comparison import (
    all_hold,
    any_holds,
    any_of,
    at_least,
    holds,
    mean_at_least,
    more_than,
    share_at_least,
)
from zj415x.rules.outcome import MOST, Comparison, Entry, Note
from zj415x.rules.tally import each_held, every

from ..builders import FEN, known

MET, UNMET, UNKNOWN = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN
fen = st.integers(0, 10**16)
HANDLE = Handle("$.scale.chain_leaders")


class TestAtLeast:
    def test_at_least_includes_its_bound_and_more_than_excludes_it(self) -> None:
        assert [at_least(one, 3).outcome for one in (2, 3, 4)] == [UNMET, MET, MET]
        assert [more_than(one, yi(3)).outcome for one in (yi(3) - FEN, yi(3), yi(3) + FEN)] == [
            UNMET,
            UNMET,
            MET,
        ]

    def test_blank_or_short_figure_can_be_raised_to_what_suffices(self) -> None:
        for observed in (None, yi(3) - FEN, yi(3)):
            ((change,),) = more_than(observed, yi(3), HANDLE, subject="营业收入").ways
            assert (change.from_, change.to, change.label) == (observed, yi(3) + FEN, "营业收入")
        for short in (None, yi(3) - FEN):
            ((change,),) = at_least(short, yi(3), HANDLE, subject="营业收入").ways
            assert (change.from_, change.to, change.label) == (short, yi(3), "营业收入")
        assert at_least(yi(3), yi(3), HANDLE).ways == more_than(yi(3) + FEN, yi(3), HANDLE).ways == ()

    def test_blank_is_unknown(self) -> None:
        for judgement in (at_least(None, 3), more_than(None, yi(3))):
            assert (judgement.outcome, judgement.observed, judgement.gap) == (UNKNOWN, None, None)

    @given(fen, fen)
    def test_gap_is_the_least_that_suffices(self, observed: int, required: int) -> None:
        for compare in (at_least, more_than):
            judgement = compare(Money(observed), Money(required))
            if judgement.outcome is UNMET:
                enough = Money(observed) + known(judgement.gap)
                assert compare(enough, Money(required)).outcome is MET
                assert compare(enough - FEN, Money(required)).outcome is UNMET
            else:
                assert judgement.gap is None


class TestMeanAtLeast:
    @given(fen, st.integers(1, 5), fen)
    def test_compares_exactly_and_rounds_against_the_applicant(self, total: int, count: int, required: int) -> None:
        judgement = mean_at_least(total, count, Money(required))
        exact = Fraction(total, count)
        assert judgement.outcome is (MET if exact >= required else UNMET)
        assert 0 <= exact - known(judgement.observed).fen < 1
        if judgement.outcome is UNMET:
            assert 0 <= known(judgement.gap).fen - (required - exact) < 1


class TestShareAtLeast:
    @given(fen, st.integers(1, 10**16), st.integers(0, 100))
    def test_compares_exactly_and_rounds_against_the_applicant(self, part: int, whole: int, percent: int) -> None:
        required = Decimal(percent) / 100
        judgement = share_at_least(part, whole, required)
        exact = Fraction(part, whole)
        assert judgement.outcome is (MET if exact >= Fraction(percent, 100) else UNMET)
        assert 0 <= exact - Fraction(known(judgement.observed)) < Fraction(1, 10_000)
        if judgement.outcome is UNMET:
            assert known(judgement.observed) < required
            assert 0 <= Fraction(known(judgement.gap)) - (Fraction(required) - exact) < Fraction(1, 10_000)


class TestJoined:
    @pytest.mark.parametrize(
        ("answers", "every", "some"),
        [
            ((True, True), MET, MET),
            ((True, False), UNMET, MET),
            ((True, None), UNKNOWN, MET),
            ((False, None), UNMET, UNKNOWN),
            ((False, False), UNMET, UNMET),
            ((None, None), UNKNOWN, UNKNOWN),
        ],
    )
    def test_and_and_or_are_three_valued(self, answers: tuple[bool | None, ...], every: Outcome, some: Outcome) -> None:
        assert all_hold(answers, ("甲", "乙"), (HANDLE, HANDLE)).outcome is every
        assert any_holds(answers, ("甲", "乙")).outcome is some
        outcomes = [Outcome.of(answer) for answer in answers]
        assert (Outcome.all(outcomes), Outcome.any(outcomes)) == (every, some)

    def test_joined_numbers_keep_their_values(self) -> None:
        judgement = any_of(at_least(0, 1, subject="甲"), at_least(2, 3, subject="乙"), notes=(Note.NOT_COLLECTED,))
        assert (judgement.outcome, judgement.subject) == (UNMET, ("甲", "乙"))
        assert (judgement.observed, judgement.required, judgement.gap) == ((0, 2), (1, 3), (1, 1))
        assert judgement.notes == (Note.NOT_COLLECTED,)


class TestEach:
    """Entries judged in turn: all have to answer alike, or no figure may miss the figure it is held against."""

    @staticmethod
    def entry(row: int) -> Entry:
        return Entry(path=f"$.products[{row - 1}]", label="产品", row=row)

    @pytest.mark.parametrize("expected", [True, False])
    def test_answers_as_expected_are_counted_without_the_others_and_the_blanks(self, expected: bool) -> None:
        contrary = not expected
        stated = (expected, contrary, None, expected, None, None, contrary, expected)
        answers = [(self.entry(row), answer) for row, answer in enumerate(stated, start=1)]
        handle = Handle("$.products[*].passed_review")
        judgement = every(answers, handle, expected=expected)
        assert (judgement.outcome, judgement.observed, judgement.required) == (UNMET, 3, 8)
        assert (judgement.gap, judgement.basis) == (2, expected)
        assert [entry.row for entry in judgement.entries] == [2, 7]
        ((change,),) = judgement.ways
        assert (change.from_, change.to) == (contrary, expected)

    @pytest.mark.parametrize("expected", [True, False])
    def test_blanks_are_named_once_no_answer_is_contrary(self, expected: bool) -> None:
        answers = [(self.entry(row), answer) for row, answer in enumerate((None, expected, None), start=1)]
        judgement = every(answers, HANDLE, expected=expected)
        assert (judgement.outcome, judgement.observed, judgement.required, judgement.gap) == (UNKNOWN, 1, 3, 2)
        assert [entry.row for entry in judgement.entries] == [1, 3]
        ((change,),) = judgement.ways
        assert (change.from_, change.to, change.kind) == (None, expected, ChangeKind.EVIDENCE)
        assert every(answers, expected=expected).ways == ()

    def test_all_answers_as_expected_leave_nothing_to_name_or_to_change(self) -> None:
        judgement = every([(self.entry(1), True), (self.entry(2), True)], HANDLE)
        assert (judgement.outcome, judgement.observed, judgement.required) == (MET, 2, 2)
        assert (judgement.gap, judgement.basis, judgement.entries, judgement.ways) == (None, True, (), ())

    @pytest.mark.parametrize("count", [MOST - 1, MOST, MOST + 1])
    def test_all_that_miss_are_counted_and_the_first_thousand_named(self, count: int) -> None:
        many = [(self.entry(row), row, row + 1) for row in range(1, count + 1)]
        named = min(count, MOST)
        judgement = each_held(Comparison.AT_LEAST, many, against="上一年")
        assert (judgement.outcome, judgement.gap, judgement.basis) == (UNMET, count, "上一年")
        assert judgement.observed == tuple(range(1, named + 1))
        assert judgement.required == tuple(range(2, named + 2))
        assert judgement.entries == tuple(self.entry(row) for row in range(1, named + 1))
        contrary = every([(entry, False) for entry, _, _ in many])
        assert (contrary.gap, len(contrary.entries)) == (count, named)

    def test_remark_without_a_miss_is_met_and_kept(self) -> None:
        judgement = each_held(Comparison.SEVERAL, (), notes=(Note.SEVERAL_OF_ONE,))
        assert (judgement.outcome, judgement.gap, judgement.notes) == (MET, None, (Note.SEVERAL_OF_ONE,))
        assert (judgement.observed, judgement.required, judgement.basis) == ((), (), None)


def test_fact_holds_or_fails_or_is_blank() -> None:
    assert [holds(one).outcome for one in (True, False, None)] == [MET, UNMET, UNKNOWN]


def test_but_copies_the_judgement() -> None:
    judgement = at_least(wan(1), wan(2)).but(force=Force.IN_PRINCIPLE)
    changed = judgement.but(outcome=UNKNOWN)
    assert changed == evolve(judgement, outcome=UNKNOWN)
    assert (changed.outcome, judgement.outcome) == (UNKNOWN, UNMET)
