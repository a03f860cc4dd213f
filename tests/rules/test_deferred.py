"""Deferred fields: what is worked out when somebody first asks for it."""

import copy
import pickle
import sys
from collections.abc import Callable

import pytest
from attrs import asdict, evolve

from zj415x import Outcome, Readings, Report, Verdict
from zj415x.rules import judgement as judgements
from zj415x.rules.case import Case
from zj415x.rules.change import Handle, Ways
from zj415x.rules.deferred import later
from zj415x.rules.judgement import Judgement, conclude

from ..builders import JINGPIN, product

HANDLE = Handle("$.commitment_letter")
WAYS: Ways = ((HANDLE.to(True, False),),)


class _Count:
    """Makes the ways, and counts how often somebody asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> Ways:
        self.asked += 1
        return WAYS


def _deferring(count: Callable[[], Ways]) -> Judgement:
    return conclude(outcome=Outcome.UNMET, observed=False, required=True, ways=later(count))


MADE = Judgement(outcome=Outcome.UNMET, observed=False, required=True, ways=WAYS)


def test_ways_are_made_once_and_only_when_somebody_asks() -> None:
    count = _Count()
    judgement = _deferring(count)
    changed = judgement.but(observed=None)
    assert (judgement.met, judgement.told, count.asked) == (False, MADE.told, 0)
    assert judgement.ways == judgement.ways == WAYS
    assert count.asked == 1
    assert (changed.observed, changed.ways) == (None, WAYS)


def test_judgement_with_deferred_ways_equals_the_same_judgement_made_at_once() -> None:
    assert _deferring(_Count()) == MADE
    assert hash(_deferring(_Count())) == hash(MADE)
    assert repr(_deferring(_Count())) == repr(MADE)
    assert _deferring(lambda: ()) != MADE
    assert asdict(_deferring(_Count())) == asdict(MADE)
    assert evolve(_deferring(_Count())) == MADE


@pytest.mark.parametrize("way", [lambda one: pickle.loads(pickle.dumps(one)), copy.copy, copy.deepcopy])
def test_deferred_ways_are_pickled_and_copied_as_what_they_are(way: Callable[[Judgement], Judgement]) -> None:
    assert way(_deferring(_Count())) == MADE


def test_judgement_made_quickly_is_a_judgement_that_nobody_can_change() -> None:
    made = conclude(outcome=Outcome.MET)
    assert type(made) is Judgement
    assert made == Judgement(outcome=Outcome.MET)
    with pytest.raises(AttributeError):
        made.outcome = Outcome.UNMET  # type: ignore[misc]
    with pytest.raises(KeyError, match="outcom"):
        made.but(outcom=Outcome.UNMET)
    assert judgements._drafted(outcome=Outcome.MET) == made


def test_judgements_are_made_quickly_wherever_threads_take_turns() -> None:
    taking_turns = getattr(sys, "_is_gil_enabled", lambda: True)()
    assert (conclude is Judgement) is not taking_turns


def test_report_makes_its_findings_when_somebody_asks_and_equals_one_built_by_hand() -> None:
    report = product(commitment_letter=False).validate(JINGPIN)
    by_hand = Report(findings=report.findings, readings=report.readings)
    assert by_hand == report == pickle.loads(pickle.dumps(report))
    assert by_hand.judged == report.judged
    assert by_hand.verdict is report.verdict is Verdict.INELIGIBLE
    assert evolve(report, findings=report.findings[:1]).judged == report.judged[:1]


def test_report_of_nothing_is_eligible() -> None:
    assert Report.over((), Readings(), Case(None)).verdict is Verdict.ELIGIBLE
    assert Verdict.of(()) is Verdict.ELIGIBLE
