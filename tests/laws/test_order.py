"""The order of a list changes no answer where the notice gives none."""

from random import Random
from typing import Any

from zj415x import Report

from ..draws import Draw
from ..oracle.adapters import judged_city, judged_recommendation
from . import drawn


def test_the_order_of_any_list_in_a_document_changes_no_answer(draw: Draw) -> None:
    random = draw.random
    for subject, chosen in drawn.subjects(draw, 50, 1_000, 60_000):
        mixed = drawn.changed(subject, lambda _, value: _mixed(random, value))
        assert drawn.differing(drawn.report_on(subject, chosen), drawn.report_on(mixed, chosen)) == {}, (
            chosen,
            subject,
        )


def _mixed(random: Random, value: Any) -> Any:
    if not isinstance(value, tuple) or len(value) < 2:
        return value
    return tuple(random.sample(value, len(value)))


def test_the_order_of_lists_changes_neither_what_a_verdict_depends_on_nor_what_would_change_it(draw: Draw) -> None:
    random = draw.random
    for subject, chosen in drawn.subjects(draw, 3, 60, 3_000):
        mixed = drawn.changed(subject, lambda _, value: _mixed(random, value))
        before, after = (drawn.report_on(document, chosen) for document in (subject, mixed))
        assert before.sensitivity().verdicts.keys() == after.sensitivity().verdicts.keys()
        assert before.sensitivity().hinges_on == after.sensitivity().hinges_on
        assert _remedies(before) == _remedies(after), (chosen, subject)


def _remedies(report: Report) -> tuple[object, ...]:
    """What would change a verdict, but for the positions in the lists."""
    remedies = report.remedies()
    sizes = sorted(len(remedy.changes) for remedy in remedies)
    return remedies.reached, remedies.elsewhere, sizes, [finding.clause for finding in remedies.blocked]


def test_the_order_of_a_citys_list_changes_no_answer_but_who_is_past_the_cap(draw: Draw) -> None:
    for _ in range(draw.count(80, 1_500, 50_000)):
        document, chosen = drawn.city(draw.random)
        rows = document["applications"]
        mixed = document | {"applications": draw.random.sample(rows, len(rows))}
        assert drawn.differing(judged_city(document, chosen), judged_city(mixed, chosen)) == {}, (chosen, document)


def test_the_order_of_a_recommenders_list_changes_no_answer_but_who_is_past_the_limit(draw: Draw) -> None:
    for _ in range(draw.count(50, 1_000, 30_000)):
        document, chosen = drawn.listed(draw.random)
        rows = document["products"]
        mixed = document | {"products": draw.random.sample(rows, len(rows))}
        first, second = judged_recommendation(document, chosen), judged_recommendation(mixed, chosen)
        assert drawn.differing(first, second) == {}, (chosen, document)
