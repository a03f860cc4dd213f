"""A sentence that is kept is the sentence that would be said anew."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from zj415x import CHINA, Finding, Outcome, wan, yi
from zj415x.rules.outcome import Comparison, Note
from zj415x.wording import LOCALES, kept, say

from ..builders import CLUSTERS, JINGPIN, application, product


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_sentences", {})


def changed(finding: Finding, **how: Any) -> Finding:
    return evolve(finding, judgement=finding.judgement.but(**how))


def said_anew(finding: Finding, locale: str, monkeypatch: pytest.MonkeyPatch) -> str:
    with monkeypatch.context() as patched:
        patched.setattr(kept, "_sentences", {})
        return say(finding, locale)


SALES = product().validate(JINGPIN)["mean-sales"]
SCALE = application(revenue=yi("41.9")).validate(CLUSTERS)["scale"]
SHARE = product().validate(JINGPIN)["rd-share"]
IN_TIME = product(submitted=datetime(2026, 6, 20, 10, tzinfo=CHINA)).validate(JINGPIN)["in-time"]
CLOSES = IN_TIME.required.closes  # type: ignore[union-attr]
SETS = {
    "amounts in the unit of the required one": [
        changed(SALES, observed=amount) for amount in (wan(900), yi(3), wan("0.001"), yi(0))
    ],
    "gaps": [
        changed(SALES, outcome=Outcome.UNMET, observed=wan(7), gap=gap) for gap in (wan(793), wan("793.5"), yi(1))
    ],
    "gaps between shares": [
        changed(SHARE, outcome=Outcome.UNMET, observed=Decimal(share), gap=Decimal(gap))
        for share, gap in (("0.025", "0.005"), ("0.0299", "0.0001"))
    ],
    "thresholds": [changed(SCALE, observed=amount, gap=gap) for amount, gap in ((yi("41.9"), yi(1)), (wan(3), wan(9)))],
    "one that is met and one that is not": [SALES, changed(SALES, outcome=Outcome.UNMET, gap=wan(1))],
    "one with a remark": [SALES, changed(SALES, notes=(Note.NOT_YET,))],
    "what does not apply, in its own unit": [
        changed(SALES, outcome=Outcome.NOT_APPLICABLE, observed=amount) for amount in (wan(900), yi(3))
    ],
    "a count and an amount": [changed(SALES, observed=8, required=8), SALES],
    "instants about the closing": [
        changed(IN_TIME, observed=CLOSES + timedelta(seconds=seconds), outcome=Outcome.of(seconds < 0))
        for seconds in (-86400, -1, 0, 1, 86400)
    ],
    "a yes and a one": [
        changed(SALES, comparison=Comparison.HOLDS, observed=observed, required=True) for observed in (True, 1)
    ],
    "what is on the list and what is not": [
        changed(SALES, comparison=Comparison.ONE_OF, outcome=Outcome.MET, observed=observed, required=("甲", "乙"))
        for observed in ("甲", "乙", "丙", ("甲", "丙"), ("甲", "乙"), ())
    ],
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", SETS)
def test_findings_alike_but_for_something_are_told_apart(
    name: str, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        for finding in SETS[name]:
            assert say(finding, locale) == said_anew(finding, locale, monkeypatch)


def test_clauses_of_one_name_are_told_apart() -> None:
    other = evolve(SALES, rule=evolve(SALES.rule, subject="另一个数"))
    assert say(SALES).replace(SALES.rule.subject, "另一个数") == say(other) != say(SALES)


def test_a_figure_is_put_in_a_sentence_that_was_kept() -> None:
    before = say(SALES)
    held = len(kept._sentences)
    assert say(changed(SALES, observed=yi(3))) != before
    assert len(kept._sentences) == held


def test_what_was_typed_is_not_kept() -> None:
    say(SETS["what is on the list and what is not"][2])
    say(changed(SALES, outcome=Outcome.NOT_APPLICABLE, comparison=None, observed=("所写的",)))
    assert not kept._sentences


def test_room_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST", 3)
    for finding in product().validate(JINGPIN):
        say(finding)
        assert len(kept._sentences) <= 3
