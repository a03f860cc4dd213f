"""Properties of every application and every product, clause by clause."""

from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from zj415x import (
    ClusterApplication,
    FinancialYear,
    JingpinProduct,
    Money,
    Outcome,
    Readings,
    Topic,
    Verdict,
    yi,
)
from zj415x.exchange import dump, read_application, read_product
from zj415x.rules.reading import VOCABULARY
from zj415x.wording import say

from .builders import NOTICE, application, enterprise, judged, known, product
from .strategies import applications, blanked, money, products, readings, small


class TestBlanks:
    """A blank is unknown: what is decided without a figure is not changed by it."""

    @given(applications(), st.data(), readings)
    def test_filling_a_blank_never_changes_a_decided_clause(
        self, full: ClusterApplication, data: st.DataObject, chosen: dict[str, str]
    ) -> None:
        chosen.pop("A24", None)  # read as demanding platforms, a blank there does count as none
        self.check(full, blanked(full, data.draw), chosen)

    @given(products(), st.data(), readings)
    def test_filling_a_blank_of_a_product_never_changes_a_decided_clause(
        self, full: JingpinProduct, data: st.DataObject, chosen: dict[str, str]
    ) -> None:
        self.check(full, blanked(full, data.draw), chosen)

    @given(applications(), readings)
    def test_submitting_in_time_never_changes_a_decided_clause(
        self, full: ClusterApplication, chosen: dict[str, str]
    ) -> None:
        draft, sent = judged(evolve(full, submitted=None), **chosen), judged(full, **chosen)
        for before, after in zip(draft.findings, sent.findings, strict=True):
            if before.clause != "in-time" and before.outcome is not Outcome.UNKNOWN:
                assert before.outcome is after.outcome

    def check(self, full: Any, partial: Any, chosen: dict[str, str]) -> None:
        for before, after in zip(judged(partial, **chosen).findings, judged(full, **chosen).findings, strict=True):
            assert before.clause == after.clause
            # A list is asked of a line once it is filled, and figures are compared once both are there.
            if before.topic in (Topic.ELIGIBILITY, Topic.TIMING):
                assert before.outcome in {after.outcome, Outcome.UNKNOWN}, before.clause

    @given(applications(), products())
    def test_complete_form_leaves_unknown_only_what_the_notice_does(
        self, cluster: ClusterApplication, made: JingpinProduct
    ) -> None:
        assert judged(cluster).unknown == ()
        assert {one.clause for one in judged(made).unknown} <= {"rd-share"}  # revenue that sums to nothing


class TestScale:
    @given(applications(), money, readings)
    def test_more_revenue_never_worsens_a_verdict(
        self, subject: ClusterApplication, more: Money, chosen: dict[str, str]
    ) -> None:
        assert subject.scale.revenue is not None
        assert subject.scale.revenue_forecast is not None
        richer = evolve(
            subject,
            scale=evolve(
                subject.scale,
                revenue=subject.scale.revenue + more,
                revenue_forecast=subject.scale.revenue_forecast + more,
            ),
        )
        assert judged(richer, **chosen).verdict <= judged(subject, **chosen).verdict

    @given(applications())
    def test_gap_is_the_least_that_suffices(self, subject: ClusterApplication) -> None:
        finding = judged(subject)["scale"]
        if finding.outcome is Outcome.UNMET:
            assert subject.scale.revenue is not None
            for short, outcome in ((Money(0), Outcome.MET), (Money(1), Outcome.UNMET)):
                revenue = subject.scale.revenue + known(finding.gap) - short
                enough = evolve(subject, scale=evolve(subject.scale, revenue=revenue))
                assert judged(enough)["scale"].outcome is outcome

    @given(applications())
    def test_relief_never_worsens_a_verdict(self, subject: ClusterApplication) -> None:
        lowered = evolve(subject, applicant=evolve(subject.applicant, mountain_or_island=True))
        assert judged(lowered).verdict <= judged(subject).verdict


class TestCoreZone:
    @given(applications(), small, small, small, readings)
    def test_more_leaders_platforms_and_institutes_never_worsen_a_verdict(
        self, subject: ClusterApplication, leaders: int, platforms: int, institutes: int, chosen: dict[str, str]
    ) -> None:
        more = application(
            chain_leaders=(subject.scale.chain_leaders or 0) + leaders,
            innovation_platforms=(subject.innovation.innovation_platforms or 0) + platforms,
            research_institutes=(subject.innovation.research_institutes or 0) + institutes,
            revenue=subject.scale.revenue,
            revenue_forecast=subject.scale.revenue_forecast,
        )
        richer = evolve(subject, scale=more.scale, innovation=more.innovation)
        assert judged(richer, **chosen).verdict <= judged(subject, **chosen).verdict

    @given(small, small, small)
    def test_both_clauses_together_equal_the_sentence(self, leaders: int, platforms: int, institutes: int) -> None:
        subject = application(chain_leaders=leaders, innovation_platforms=platforms, research_institutes=institutes)
        for reading, expected in (
            ("leader-and-either", leaders >= 1 and (platforms >= 1 or institutes >= 3)),
            ("leader-and-platform-or-institutes", (leaders >= 1 and platforms >= 1) or institutes >= 3),
        ):
            report = judged(subject, A22=reading)
            both = {report["chain-leader"].outcome, report["innovation-base"].outcome}
            assert (both == {Outcome.MET}) is expected


class TestRdShare:
    @given(st.lists(st.tuples(st.integers(0, 10**12), st.integers(0, 10**13)), min_size=3, max_size=3))
    def test_outcome_matches_exact_fractions(self, figures: list[tuple[int, int]]) -> None:
        rows = tuple(
            FinancialYear(year=2023 + place, rd_expense=Money(spent), main_revenue=Money(earned))
            for place, (spent, earned) in enumerate(figures)
        )
        subject = product(enterprise=enterprise(years=rows))
        least = Fraction(3, 100)
        spent, earned = sum(one for one, _ in figures), sum(one for _, one in figures)
        if earned:
            assert (judged(subject)["rd-share"].outcome is Outcome.MET) is (Fraction(spent, earned) >= least)
        if all(one for _, one in figures):
            ratios = [Fraction(*one) for one in figures]
            mean, every = judged(subject, A47="mean-of-ratios"), judged(subject, A47="every-year")
            assert (mean["rd-share"].outcome is Outcome.MET) is (sum(ratios) / 3 >= least)
            assert (every["rd-share"].outcome is Outcome.MET) is all(one >= least for one in ratios)


class TestMeanSales:
    @given(products(), st.sampled_from(VOCABULARY["A48"]))
    def test_outcome_matches_exact_fractions(self, subject: JingpinProduct, how: str) -> None:
        finding = judged(subject, A48=how)["mean-sales"]
        assert subject.launched is not None
        partly = how == "full-years" and (subject.launched.month, subject.launched.day) != (1, 1)
        first = subject.launched.year + partly
        counted = [one.amount.fen for one in subject.sales if one.amount and one.year >= first]
        if not counted:
            assert finding.outcome is Outcome.UNKNOWN
            return
        span = 3 if how == "three-years" else len(counted)
        value = Fraction(min(counted)) if how == "every-year" else Fraction(sum(counted), span)
        assert (finding.outcome is Outcome.MET) is (value >= known(finding.required).fen)
        assert known(finding.observed).fen == value // 1
        assert finding.observed == subject.mean_sales(readings=Readings.of({"A48": how}))


class TestEdges:
    @given(applications(), st.data())
    def test_application_round_trips(self, full: ClusterApplication, data: st.DataObject) -> None:
        subject = blanked(full, data.draw)
        assert read_application(dump(subject), NOTICE) == subject

    @given(products(), st.data())
    def test_product_round_trips(self, full: JingpinProduct, data: st.DataObject) -> None:
        subject = blanked(full, data.draw)
        assert read_product(dump(subject), NOTICE) == subject

    @given(applications(), products(), st.data(), readings)
    def test_every_finding_has_words_under_every_reading(
        self, cluster: ClusterApplication, made: JingpinProduct, data: st.DataObject, chosen: dict[str, str]
    ) -> None:
        for subject in (blanked(cluster, data.draw), blanked(made, data.draw)):
            report = judged(subject, **chosen)
            for finding in report.findings:
                sentence = say(finding)
                assert sentence.startswith(finding.place)
                assert "None" not in sentence
                assert "{" not in sentence
                sentence.encode("gbk")
            assert dump(report)["verdict"] == str(report.verdict)


class TestVerdict:
    @given(applications(), readings)
    def test_closed_track_is_never_eligible(self, subject: ClusterApplication, chosen: dict[str, str]) -> None:
        if not subject.track.tiers:
            assert judged(subject, **chosen).verdict is Verdict.INELIGIBLE

    @given(applications())
    def test_revenue_never_opens_a_closed_track(self, subject: ClusterApplication) -> None:
        if subject.track.floor(subject.tier) is None:
            richer = evolve(subject, scale=evolve(subject.scale, revenue=yi(99_999)))
            assert judged(richer).verdict is Verdict.INELIGIBLE
