"""The dependence of a verdict on the readings."""

import pickle
from itertools import product as combinations
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from zj415x import (
    ClusterApplication,
    Finding,
    JingpinProduct,
    Readings,
    Report,
    Sensitivity,
    Standing,
    Topic,
    Verdict,
    yi,
)
from zj415x.errors import InvalidTypeError, InvalidValueError
from zj415x.rules.case import Case
from zj415x.rules.clause import Context
from zj415x.rules.comparison import holds
from zj415x.rules.judgement import Judgement
from zj415x.rules.reading import VOCABULARY
from zj415x.rules.sensitivity import Asked, sensitivity_of
from zj415x.wording import say

from ..builders import CLUSTERS, NOTICE, applicant, application, judged, new_star, product, sales
from ..draws import Draw
from ..strategies import applications, blanked, products, readings

# A floor of 60, of 42 with the relief: short by what last year brought, enough by what this year will.
SHORT = application(revenue=yi("41.9"), revenue_forecast=yi(50), standing=Standing.COORDINATED_ZONE)


def test_hinges_on_the_reading_that_decides() -> None:
    sensitivity = judged(evolve(SHORT, scale=evolve(SHORT.scale, revenue_forecast=yi(61)))).sensitivity()
    assert sensitivity.hinges_on == ("A12",)
    assert not sensitivity.robust
    assert sensitivity.verdicts == {
        Verdict.ELIGIBLE: (Readings(A12="this-year-forecast"),),
        Verdict.NEEDS_EXPLANATION: (Readings(A12="last-year-actual"),),
    }


def test_jointly_decisive_readings_are_named_together() -> None:
    sensitivity = judged(SHORT).sensitivity()
    assert sensitivity.hinges_on == ("A12", "A15")
    assert sensitivity.verdicts == {
        Verdict.ELIGIBLE: (Readings(A12="this-year-forecast", A15="automatic"),),
        Verdict.NEEDS_EXPLANATION: (Readings(A12="last-year-actual"), Readings(A15="discretionary")),
    }


def test_verdict_without_decisive_readings_is_robust() -> None:
    robust = judged(new_star()).sensitivity()
    assert (robust.robust, robust.hinges_on) == (True, ())
    assert robust.verdicts == {Verdict.ELIGIBLE: (Readings(),)}


def test_zone_of_a_closed_track_hinges_on_whether_the_evaluation_method_decides() -> None:
    closed = judged(application("集成电路", segment=None)).sensitivity()
    assert closed.hinges_on == ("A03",)
    assert closed.verdicts == {
        Verdict.INCOMPLETE: (Readings(A03="by-evaluation-method"),),
        Verdict.INELIGIBLE: (Readings(A03="closed"),),
    }


def test_phrase_with_several_options_lists_each_option() -> None:
    uneven = product(sales=sales(yi(0), yi("0.08"), yi("0.16")))
    sensitivity = judged(uneven).sensitivity()
    assert sensitivity.verdicts == {
        Verdict.ELIGIBLE: tuple(Readings(A48=option) for option in ("full-years", "three-years", "years-on-sale")),
        Verdict.INELIGIBLE: (Readings(A48="every-year"),),
    }


def test_report_of_a_topic_has_its_own_sensitivity() -> None:
    blank = evolve(SHORT, scale=evolve(SHORT.scale, little_giants=None))
    report = judged(blank)
    assert report.sensitivity().verdicts == {Verdict.INCOMPLETE: (Readings(),)}
    assert report.of(Topic.ELIGIBILITY).sensitivity().hinges_on == ("A12", "A15")
    assert report.sections["规模实力"].sensitivity().robust


def test_city_report_has_a_sensitivity() -> None:
    stars = [new_star(applicant=applicant(name=f"甲{number}")) for number in range(4)]
    report = CLUSTERS.validate_city("衢州市", stars, sealed=True)
    assert report.sensitivity().verdicts == {
        Verdict.NEEDS_EXPLANATION: (Readings(A27="in-principle"),),
        Verdict.INELIGIBLE: (Readings(A27="hard"),),
    }


def test_sensitivity_ignores_the_readings_of_the_report() -> None:
    assert judged(SHORT).sensitivity() == judged(SHORT, A12="this-year-forecast", A05="never").sensitivity()


def test_report_built_by_hand_has_no_sensitivity() -> None:
    report = judged(SHORT)
    with pytest.raises(InvalidValueError, match="不是 validate 得出的"):
        Report(findings=report.findings, readings=report.readings).sensitivity()


def test_report_without_findings_is_eligible_under_all_readings() -> None:
    found = sensitivity_of((), Case(None))
    assert (found.hinges_on, found.verdicts) == ((), {Verdict.ELIGIBLE: (Readings(),)})


def test_verdict_is_looked_up_by_readings_only() -> None:
    with pytest.raises(InvalidTypeError, match="Readings"):
        judged(new_star()).sensitivity().under({"A12": "last-year-actual"})  # type: ignore[arg-type]


def test_pickled_report_keeps_its_sensitivity() -> None:
    report = judged(SHORT)
    again = pickle.loads(pickle.dumps(report))
    assert again == report
    assert again.sensitivity() == report.sensitivity()
    assert again.remedies() == report.remedies()


def test_it_is_said_in_words() -> None:
    assert say(judged(new_star()).sensitivity()) == "待明确事项不论按哪种口径理解，结论都是“符合”。"
    assert say(judged(SHORT).sensitivity()).splitlines() == [
        "结论取决于 A12和A15 按哪种口径理解：",
        "  符合：A12=this-year-forecast，A15=automatic",
        "  需作说明：A12=last-year-actual；或 A15=discretionary",
    ]


class TestBruteForce:
    @given(applications(), st.data())
    def test_application_matches_validation_under_every_choice(
        self, full: ClusterApplication, data: st.DataObject
    ) -> None:
        self.check(blanked(full, data.draw), CLUSTERS, data)

    @given(products(), st.data())
    def test_product_matches_validation_under_every_choice(self, full: JingpinProduct, data: st.DataObject) -> None:
        self.check(blanked(full, data.draw), NOTICE.jingpin, data)

    def check(self, subject: Any, call: Any, data: st.DataObject) -> None:
        report = judged(subject)
        # Of eligibility alone nothing drowns in an incomplete form.
        for part in (report, report.of(Topic.ELIGIBILITY)):
            sensitivity = part.sensitivity()
            chosen = Readings.of(data.draw(readings))
            again = subject.validate(call, readings=chosen)
            verdict = again.verdict if part is report else again.of(Topic.ELIGIBILITY).verdict
            assert sensitivity.under(chosen) is verdict
            if sensitivity.robust:
                assert sensitivity.verdicts == {verdict: (Readings(),)}
            self.check_cases(sensitivity)

    def check_cases(self, sensitivity: Sensitivity) -> None:
        """Every joint choice of what it hinges on has its verdict, and each of these readings makes a difference."""
        ids = sensitivity.hinges_on
        table = {}
        for choice in combinations(*(VOCABULARY[id] for id in ids)):
            chosen = dict(zip(ids, choice, strict=True))
            held = [v for v, ways in sensitivity.cases if any(set(w.chosen) <= set(chosen.items()) for w in ways)]
            assert len(held) == 1
            table[choice] = held[0]
        for place, id in enumerate(ids):
            assert any(
                table[choice] is not table[(*choice[:place], option, *choice[place + 1 :])]
                for choice in table
                for option in VOCABULARY[id]
            )
        for verdict, ways in sensitivity.cases:
            for way in ways:
                for left_out in way.chosen:
                    kept = set(way.chosen) - {left_out}
                    reached = {table[choice] for choice in table if kept <= set(zip(ids, choice, strict=True))}
                    assert reached != {verdict}


@pytest.mark.parametrize("track", ["人工智能", "高端软件"])
def test_matches_validation_under_every_joint_choice(track: str, draw: Draw) -> None:
    subject = application(
        track,
        segment=CLUSTERS.track(track).segments[0],
        applicant=applicant(mountain_or_island=None),
        revenue=yi(300),
        revenue_forecast=yi(350),
        chain_leaders=0,
        innovation_platforms=None,
        research_institutes=3,
    )
    ids = tuple(sorted({id for one in judged(subject).of(Topic.ELIGIBILITY).findings for id in one.readings}))
    sensitivity = judged(subject).of(Topic.ELIGIBILITY).sensitivity()
    every = [Readings.of(zip(ids, choice, strict=True)) for choice in combinations(*(VOCABULARY[id] for id in ids))]
    drawn = draw.of(every, sample=100)
    named = [way for _, ways in sensitivity.cases for way in ways]
    found = set()
    for chosen in (*named, *drawn):
        verdict = subject.validate(CLUSTERS, readings=chosen).of(Topic.ELIGIBILITY).verdict
        assert sensitivity.under(chosen) is verdict
        found.add(verdict)
    assert found == set(sensitivity.verdicts)


@pytest.mark.parametrize("ids", [("A12", "A47"), ("A47", "A51")])  # two options and three, three and two
def test_reading_is_named_if_it_makes_a_difference_and_only_then(ids: tuple[str, str]) -> None:
    class Decided:
        """One clause, which is missed under some of the joint choices."""

        has_routes = False

        def __init__(self, missed: set[tuple[str, ...]]) -> None:
            self.missed = missed

        def judge(self, rule: Any, options: Any) -> Finding:
            return Finding(rule, holds(tuple(options[id] for id in ids) not in self.missed))

    scale = next(clause for clause in CLUSTERS.clauses if clause.name == "scale")
    finding = Finding(evolve(scale, readings=ids), holds(True))
    every = list(combinations(*(VOCABULARY[id] for id in ids)))
    for answers in combinations((False, True), repeat=len(every)):
        missed = {choice for choice, answer in zip(every, answers, strict=True) if answer}
        sensitivity = sensitivity_of([finding], cast("Case", Decided(missed)))
        firsts = {tuple((first, second) in missed for second in VOCABULARY[ids[1]]) for first in VOCABULARY[ids[0]]}
        seconds = {tuple((first, second) in missed for first in VOCABULARY[ids[0]]) for second in VOCABULARY[ids[1]]}
        differ = (len(firsts) > 1, len(seconds) > 1)
        assert sensitivity.hinges_on == tuple(id for id, differs in zip(ids, differ, strict=True) if differs)
        for choice in every:
            chosen = Readings.of(zip(ids, choice, strict=True))
            verdict = Verdict.NEEDS_EXPLANATION if choice in missed else Verdict.ELIGIBLE
            assert sensitivity.under(chosen) is verdict


def test_phrase_masked_by_a_worse_condition_is_not_named() -> None:
    class Two:
        """One clause is missed if two phrases are read strictly, the other if the first of them is."""

        has_routes = False

        def judge(self, rule: Any, options: Any) -> Finding:
            missed = options["A12"] == "this-year-forecast" and options.get("A13", "more-than") == "more-than"
            return Finding(rule, holds(not missed))

        def with_changes(self, changes: Any) -> Any:
            return self

    clause = next(one for one in CLUSTERS.clauses if one.name == "scale")
    rules = (evolve(clause, readings=("A12", "A13")), evolve(clause, readings=("A12",)))
    sensitivity = sensitivity_of([Finding(one, holds(True)) for one in rules], cast("Case", Two()))
    assert sensitivity.hinges_on == ("A12",)
    assert sensitivity.verdicts == {
        Verdict.ELIGIBLE: (Readings(A12="last-year-actual"),),
        Verdict.NEEDS_EXPLANATION: (Readings(A12="this-year-forecast"),),
    }


class Missed:
    """Each clause has a set of choices under which it is missed."""

    has_routes = False

    def __init__(self, **missed: set[tuple[str, ...]]) -> None:
        self.missed = missed

    def judge(self, rule: Any, options: Any) -> Finding:
        return Finding(rule, holds(tuple(options[id] for id in rule.readings) not in self.missed[rule.name]))

    def sensitivity(self, *ids: str) -> Sensitivity:
        scale = next(clause for clause in CLUSTERS.clauses if clause.name == "scale")
        rules = [evolve(scale, name=name, readings=ids) for name in self.missed]
        return sensitivity_of([Finding(rule, holds(True)) for rule in rules], cast("Case", self))


def test_phrase_each_option_of_which_misses_a_clause_is_not_named() -> None:
    options = VOCABULARY["A13"]
    missed = Missed(first={options[:1]}, second={options[1:]}).sensitivity("A13")
    assert (missed.hinges_on, missed.verdicts) == ((), {Verdict.NEEDS_EXPLANATION: (Readings(),)})


def test_choice_of_fewer_readings_comes_first() -> None:
    missed = Missed(
        scale={
            (year, bound, relief)
            for year, bound, relief in combinations(*(VOCABULARY[id] for id in ("A12", "A13", "A15")))
            if relief == "discretionary" or (year, bound) == ("last-year-actual", "more-than")
        }
    )
    assert missed.sensitivity("A12", "A13", "A15").verdicts[Verdict.NEEDS_EXPLANATION] == (
        Readings(A15="discretionary"),
        Readings(A12="last-year-actual", A13="more-than"),
    )


def test_options_record_what_was_asked_and_refuse_what_is_not_declared() -> None:
    options = Asked(("A12", "A13"), {"A13": "more-than"})
    assert (options["A13"], options.get("A47"), options.asked) == ("more-than", None, {"A13": "more-than"})
    assert (options["A12"], list(options), len(options)) == ("last-year-actual", ["A12", "A13"], 2)
    assert options.asked == {"A13": "more-than", "A12": "last-year-actual"}
    with pytest.raises(KeyError, match="A47"):
        options["A47"]


def test_question_that_hangs_on_another_is_asked_under_each_of_its_options() -> None:
    def test(subject: object, ctx: Context[None]) -> Judgement:
        """Judge whether the readings are kind; the second matters under the first alone."""
        return holds(ctx.reading("A12") == "this-year-forecast" or ctx.reading("A13") == "at-least")

    asked = evolve(NOTICE.jingpin.clauses[0], test=test, readings=("A12", "A13"))
    finding = Case(None).judge(asked, {"A12": "last-year-actual", "A13": "at-least"})
    found = sensitivity_of([finding], Case(None))
    assert found.hinges_on == ("A12", "A13")
    assert found.verdicts == {
        Verdict.ELIGIBLE: (Readings(A12="this-year-forecast"), Readings(A13="at-least")),
        Verdict.INELIGIBLE: (Readings(A12="last-year-actual", A13="more-than"),),
    }
