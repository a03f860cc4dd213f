"""The findings about a subject, and their verdict."""

from itertools import product as every

import pytest

from zj415x import Finding, Force, Judgement, Outcome, Report, Topic, Verdict
from zj415x.errors import InvalidTypeError, UnknownNameError
from zj415x.rules.clause import Clause
from zj415x.rules.comparison import holds
from zj415x.rules.reading import Readings

from ..builders import CLUSTERS, FEN, JINGPIN, NOTICE, application, judged

REQUIRED, IN_PRINCIPLE, ENCOURAGED, ADVISORY = Force
MET, UNMET, UNKNOWN, NOT_APPLICABLE = Outcome


def finding(
    force: Force,
    outcome: Outcome,
    topic: Topic = Topic.ELIGIBILITY,
    *,
    under: Force | None = None,
) -> Finding:
    clause: Clause[object] = Clause(
        name="x",
        place="附件1",
        topic=topic,
        force=force,
        subject="甲",
        test=lambda subject, ctx: holds(None),
    )
    return Finding(clause, Judgement(outcome=outcome, force=under))


class TestVerdict:
    @pytest.mark.parametrize(
        ("facts", "verdict"),
        [
            ([], Verdict.ELIGIBLE),
            ([(REQUIRED, MET), (IN_PRINCIPLE, NOT_APPLICABLE)], Verdict.ELIGIBLE),
            ([(IN_PRINCIPLE, UNMET)], Verdict.NEEDS_EXPLANATION),
            ([(IN_PRINCIPLE, UNMET), (IN_PRINCIPLE, UNKNOWN)], Verdict.INCOMPLETE),
            ([(REQUIRED, UNKNOWN)], Verdict.INCOMPLETE),
            ([(REQUIRED, UNMET), (REQUIRED, UNKNOWN)], Verdict.INELIGIBLE),
            ([(REQUIRED, UNMET), (IN_PRINCIPLE, UNMET)], Verdict.INELIGIBLE),
        ],
    )
    def test_verdict_follows_force_and_outcome(self, facts: list[tuple[Force, Outcome]], verdict: Verdict) -> None:
        assert Verdict.of(finding(*fact) for fact in facts) is verdict

    @pytest.mark.parametrize(("force", "outcome"), list(every((ENCOURAGED, ADVISORY), Outcome)))
    def test_encouraged_and_advisory_findings_never_decide(self, force: Force, outcome: Outcome) -> None:
        assert Verdict.of([finding(force, outcome)]) is Verdict.ELIGIBLE

    def test_a_condition_read_as_in_principle_counts_as_such(self) -> None:
        assert Verdict.of([finding(REQUIRED, UNMET, under=IN_PRINCIPLE)]) is Verdict.NEEDS_EXPLANATION

    def test_a_condition_read_as_required_counts_as_such(self) -> None:
        assert Verdict.of([finding(IN_PRINCIPLE, UNMET, under=REQUIRED)]) is Verdict.INELIGIBLE

    @pytest.mark.parametrize(
        ("force", "outcome", "verdict"),
        [
            (REQUIRED, UNMET, Verdict.INCOMPLETE),
            (REQUIRED, UNKNOWN, Verdict.INCOMPLETE),
            (IN_PRINCIPLE, UNKNOWN, Verdict.INCOMPLETE),
            (IN_PRINCIPLE, UNMET, Verdict.NEEDS_EXPLANATION),
            (ADVISORY, UNMET, Verdict.ELIGIBLE),
        ],
    )
    def test_slip_of_the_form_can_be_mended(self, force: Force, outcome: Outcome, verdict: Verdict) -> None:
        assert Verdict.of([finding(force, outcome, Topic.FORM)]) is verdict

    def test_complete_form_does_not_excuse_an_unmet_condition(self) -> None:
        slip, barred = finding(REQUIRED, UNMET, Topic.FORM), finding(REQUIRED, UNMET)
        assert Verdict.of([slip, barred]) is Verdict.INELIGIBLE
        assert Verdict.of([slip, finding(IN_PRINCIPLE, UNMET)]) is Verdict.INCOMPLETE

    def test_verdicts_order_by_step_and_not_by_text(self) -> None:
        steps = [Verdict.ELIGIBLE, Verdict.NEEDS_EXPLANATION, Verdict.INCOMPLETE, Verdict.INELIGIBLE]
        for (low, better), (high, worse) in every(enumerate(steps), enumerate(steps)):
            assert (better < worse) is (low < high)
            assert (better <= worse) is (low <= high)
            assert (better > worse) is (low > high)
            assert (better >= worse) is (low >= high)
        assert max(steps) is Verdict.INELIGIBLE
        assert min(steps) is Verdict.ELIGIBLE

    @pytest.mark.parametrize("operation", ["__lt__", "__le__", "__gt__", "__ge__"])
    def test_verdict_compares_with_verdicts_only(self, operation: str) -> None:
        for other in ("符合", Outcome.MET, 1):
            with pytest.raises(TypeError, match="not supported between instances of"):
                getattr(Verdict.ELIGIBLE, operation)(other)


class TestReport:
    def test_findings_follow_the_order_of_the_clauses(self) -> None:
        report = judged(application())
        assert [one.clause for one in report.findings] == [one.name for one in CLUSTERS.clauses]

    def test_finding_is_looked_up_by_clause_name(self) -> None:
        assert judged(application())["scale"].place == "附件1 四（一）1"
        with pytest.raises(UnknownNameError, match="scale"):
            judged(application())["scales"]

    def test_topic_has_its_own_verdict(self) -> None:
        from datetime import datetime

        from zj415x import CHINA

        late = judged(application(submitted=datetime(2026, 7, 1, tzinfo=CHINA)))
        assert late.verdict is late.of(Topic.TIMING).verdict is Verdict.INELIGIBLE
        assert late.of(Topic.ELIGIBILITY).verdict is Verdict.ELIGIBLE
        assert late.of(Topic.FORM).verdict is Verdict.ELIGIBLE
        assert late.of(Topic.TIMING).readings == late.readings
        with pytest.raises(InvalidTypeError, match="Topic"):
            late.of("资格")  # type: ignore[arg-type]

    def test_large_objects_have_a_short_repr(self) -> None:
        report = judged(application())
        assert repr(report) == "<Report ELIGIBLE, 49 findings>"
        assert repr(report["scale"]) == "<Finding scale MET>"
        assert repr(CLUSTERS.clauses[0]) == "<Clause route, 附件1 二1, 必须>"
        assert [repr(one) for one in (NOTICE, CLUSTERS, JINGPIN)] == [
            "<Notice 浙制高办〔2026〕30号>",
            "<ClusterCall of 49 clauses>",
            "<JingpinCall of 11 clauses>",
        ]
        assert repr(CLUSTERS.city) == "<CityCall of 7 clauses>"

    def test_unmet_and_unknown_are_listed(self) -> None:
        from zj415x import yi

        report = judged(application(revenue=yi(42) - FEN, segment=None))
        assert [one.clause for one in report.of(Topic.ELIGIBILITY).unmet] == ["scale"]
        assert [finding.clause for finding in report.unknown] == ["segment", "basics"]

    def test_verdict_makes_no_findings(self, monkeypatch: pytest.MonkeyPatch) -> None:
        report = judged(application())
        monkeypatch.delattr("zj415x.rules.report.Finding")
        assert report.verdict is Verdict.ELIGIBLE
        with pytest.raises(NameError):
            report.findings  # noqa: B018

    def test_report_keeps_its_readings(self) -> None:
        report = judged(application(), A12="this-year-forecast")
        assert (report.readings["A12"], report.readings["A13"]) == ("this-year-forecast", "at-least")
        assert report.readings.keys() == tuple(one.id for one in NOTICE.readings)
        assert isinstance(report, Report)
        assert isinstance(report.readings, Readings)


def test_finding_forwards_clause_and_judgement() -> None:
    from zj415x import yi
    from zj415x.rules.outcome import Comparison

    one = judged(application(revenue=yi("41.9")))["scale"]
    assert (one.clause, one.topic, one.force) == ("scale", Topic.ELIGIBILITY, IN_PRINCIPLE)
    assert (one.word, one.comparison, one.readings) == ("规模门槛", Comparison.AT_LEAST, ("A12", "A13", "A15", "A16"))
    assert (one.observed, one.required) == (yi("41.9"), yi(42))
    assert one.subject == "2025年规上企业营业收入"
