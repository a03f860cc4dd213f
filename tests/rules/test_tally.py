"""Tally: what counts entries, with and without a gap."""

from zj415x import Outcome
from zj415x.rules.judgement import Judgement
from zj415x.rules.outcome import Comparison, Entry, Note
from zj415x.rules.tally import each_held, every, filled

MET, UNKNOWN = Outcome.MET, Outcome.UNKNOWN


def test_entries_that_are_filled_leave_no_gap() -> None:
    entry = Entry(path="$.name", label="名称")
    for note in ((), (Note.NOT_COLLECTED,)):
        whole = filled(2, notes=note)
        assert (whole.outcome, whole.observed, whole.required, whole.gap, whole.basis) == (MET, 2, 2, None, None)
    blank = filled(2, (entry,))
    assert (blank.outcome, blank.observed, blank.gap, blank.basis, blank.entries) == (UNKNOWN, 1, 1, None, (entry,))


def test_pairs_without_a_miss_have_neither_gap_nor_basis() -> None:
    assert each_held(Comparison.AT_LEAST, ()) == Judgement(
        outcome=MET, comparison=Comparison.AT_LEAST, observed=(), required=()
    )
    noted = each_held(Comparison.AT_LEAST, (), notes=(Note.NOT_COLLECTED,))
    assert (noted.gap, noted.basis) == (None, None)


def test_answers_without_a_path_cannot_be_changed() -> None:
    entry = Entry(path="$.products[0]", label="产品", row=1)
    assert [every([(entry, answer)]).ways for answer in (True, False, None)] == [(), (), ()]
