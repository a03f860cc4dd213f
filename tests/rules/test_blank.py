"""What is left blank, in the order of its effect on the verdict."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from zj415x import Clause, ClusterApplication, Entry, Outcome, Readings, Report, Topic, Verdict, wan

from ..builders import CLUSTERS, JINGPIN, application, enterprise, judged, product, sales
from ..strategies import applications, blanked, readings


def told(report: Report) -> list[tuple[str, Verdict]]:
    return [(blank.entry.path, blank.effect) for blank in report.blanks]


def test_what_could_exclude_comes_first_and_what_decides_nothing_last() -> None:
    maker = enterprise(quality_management_evaluated=None, quality_benchmark=None, quality_system=None)
    assert told(judged(product(enterprise=maker, commitment_letter=None))) == [
        ("$.enterprise.quality_system", Verdict.INELIGIBLE),
        ("$.commitment_letter", Verdict.INELIGIBLE),
        ("", Verdict.ELIGIBLE),
    ]


def test_condition_in_principle_comes_before_the_form() -> None:
    blanks = judged(application(chain_leaders=None, advantages=None)).blanks
    assert [(blank.entry.path, blank.effect, blank.section) for blank in blanks] == [
        ("$.scale.chain_leaders", Verdict.NEEDS_EXPLANATION, ""),
        ("$.advantages", Verdict.INCOMPLETE, "集群基本信息"),
    ]


def test_line_of_the_form_that_a_condition_asks_for_is_told_once() -> None:
    report = judged(application(revenue=None))
    assert {finding.topic for finding in report.unknown} == {Topic.ELIGIBILITY, Topic.FORM}
    assert told(report) == [("$.scale.revenue", Verdict.NEEDS_EXPLANATION)]


def test_years_that_are_partly_stated_are_a_blank() -> None:
    (blank,) = judged(product(sales=sales(wan(700)))).blanks
    assert blank.entry == Entry(path="$.sales", label="2024、2025年销售收入合计")


def test_decision_of_the_province_is_no_blank() -> None:
    report = judged(application(revenue=None, world_class=True))
    assert "$.granted_floor" not in dict(told(report))


def test_clause_without_a_way_is_named_by_its_subject() -> None:
    (blank, *_) = judged(product(launched=None)).blanks
    assert blank.entry.path == "$.launched"
    pathless = [blank.entry for blank in judged(product(launched=None)).blanks if not blank.entry.path]
    assert pathless == [Entry(path="", label="近三年年均销售收入")]


def test_complete_report_has_no_blank() -> None:
    assert judged(application()).blanks == ()


def test_form_clauses_have_a_section() -> None:
    """The sentence about a blank of the form names its section."""
    clauses: tuple[Clause[Any], ...] = (
        *CLUSTERS.clauses,
        *CLUSTERS.city_clauses,
        *JINGPIN.clauses,
        *JINGPIN.recommendation_clauses,
    )
    assert [clause.name for clause in clauses if clause.topic is Topic.FORM and not clause.section] == []


@given(applications(), st.data(), readings)
def test_every_unknown_clause_has_its_blanks(
    full: ClusterApplication, data: st.DataObject, chosen: dict[str, str]
) -> None:
    report = blanked(full, data.draw).validate(CLUSTERS, readings=Readings.of(chosen))
    blanks = report.blanks
    named = {blank.entry.path for blank in blanks} | {blank.entry.label for blank in blanks}
    for finding in report.findings:
        if finding.outcome is Outcome.UNKNOWN:
            assert {entry.path for entry in finding.entries} <= named
            assert finding.entries or finding.judgement.ways or finding.rule.subject in named
    ranks = [
        (Verdict.INELIGIBLE, Verdict.NEEDS_EXPLANATION, Verdict.INCOMPLETE, Verdict.ELIGIBLE).index(blank.effect)
        for blank in blanks
    ]
    assert ranks == sorted(ranks)
    assert len(set(blanks)) == len(blanks)
