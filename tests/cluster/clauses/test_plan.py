"""The clauses on the implementation plan and its target table."""

import pytest
from attrs import evolve

from zj415x import Force, Outcome, Plan, TargetYear, Tier, Verdict
from zj415x.errors import InvalidValueError
from zj415x.rules.outcome import Note

from ...builders import application, judged, new_star, software

MET, UNMET, UNKNOWN, NOT_APPLICABLE = Outcome


class TestTargets:
    def test_targets_ask_ten_lines_for_three_years(self) -> None:
        assert judged(application())["targets"].required == 30
        assert judged(software())["targets"].required == 21

    @pytest.mark.parametrize("targets", [None, ()])
    def test_missing_table_leaves_every_entry_blank(self, targets: tuple[TargetYear, ...] | None) -> None:
        finding = judged(application(targets=targets))["targets"]
        assert (finding.outcome, finding.gap) == (UNKNOWN, 30)
        assert {entry.path for entry in finding.entries} == {"$.targets"}
        assert [(entry.year, entry.number) for entry in finding.entries[:2]] == [(2026, 1), (2026, 2)]

    def test_blank_is_named_by_year_and_line(self) -> None:
        made = application()
        first, second, third = made.targets or ()
        finding = judged(evolve(made, targets=(third, evolve(second, rd_share=None), first)))["targets"]
        assert [(entry.path, entry.year, entry.number) for entry in finding.entries] == [
            ("$.targets[1].rd_share", 2027, 2)
        ]

    def test_year_outside_the_table_adds_a_note(self) -> None:
        made = application()
        more = (*(made.targets or ()), TargetYear(year=2029))
        assert judged(evolve(made, targets=more))["targets"].notes == (Note.OTHER_YEARS,)

    def test_unrequired_line_adds_a_note(self) -> None:
        made = software()
        given = tuple(evolve(column, future_factories=1) for column in made.targets or ())
        finding = judged(evolve(made, targets=given))["targets"]
        assert (finding.outcome, finding.notes) == (MET, (Note.FILLED_THOUGH_NOT_ASKED,))
        assert finding.basis == (7,)

    @pytest.mark.parametrize("index", [0, 1, 2])
    def test_unrequired_line_of_a_single_year_adds_a_note(self, index: int) -> None:
        made = software()
        columns = list(made.targets or ())
        columns[index] = evolve(columns[index], green_factories=0)
        finding = judged(evolve(made, targets=tuple(columns)))["targets"]
        assert (finding.notes, finding.basis) == ((Note.FILLED_THOUGH_NOT_ASKED,), (8,))

    def test_repeated_year_is_refused(self) -> None:
        with pytest.raises(InvalidValueError, match=r"targets\[1\]\.year：2026年填了两次"):
            application(targets=(TargetYear(year=2026), TargetYear(year=2026)))


class TestPlan:
    @pytest.mark.parametrize(("answer", "outcome"), [(True, MET), (False, UNMET), (None, UNKNOWN)])
    def test_declared_facts_decide(self, answer: bool | None, outcome: Outcome) -> None:
        report = judged(application(plan=Plan(uploaded=True, tier_chapter=answer, restates_figures=answer)))
        assert [report[name].outcome for name in ("plan-tier-chapter", "plan-targets")] == [outcome] * 2

    @pytest.mark.parametrize(("answer", "outcome"), [(True, MET), (False, UNKNOWN), (None, UNKNOWN)])
    def test_plan_not_uploaded_yet_is_missing(self, answer: bool | None, outcome: Outcome) -> None:
        finding = judged(application(plan=Plan(uploaded=answer)))["plan"]
        assert (finding.outcome, finding.observed, finding.required) == (outcome, 1 if answer else 0, 1)
        assert [entry.path for entry in finding.entries] == ([] if answer else ["$.plan.uploaded"])
        assert finding.notes == ((Note.NOT_YET,) if answer is False else ())

    @pytest.mark.parametrize(
        ("force", "written", "verdict"),
        [
            ("in-principle", True, Verdict.ELIGIBLE),
            ("in-principle", False, Verdict.NEEDS_EXPLANATION),
            ("in-principle", None, Verdict.INCOMPLETE),
            ("required", True, Verdict.ELIGIBLE),
            ("required", False, Verdict.INCOMPLETE),
            ("required", None, Verdict.INCOMPLETE),
        ],
    )
    def test_chapter_for_the_tier_holds_in_principle_unless_read_as_required(
        self, force: str, written: bool | None, verdict: Verdict
    ) -> None:
        plan = Plan(uploaded=True, tier_chapter=written, restates_figures=True)
        report = judged(application(plan=plan), A68=force)
        assert (report.verdict, report["plan-tier-chapter"].rule.force) == (verdict, Force.IN_PRINCIPLE)
        assert report["plan-tier-chapter"].force is (Force.REQUIRED if force == "required" else Force.IN_PRINCIPLE)

    def test_restating_figures_holds_in_principle(self) -> None:
        report = judged(application(plan=Plan(uploaded=True, tier_chapter=True, restates_figures=False)))
        assert report.verdict is Verdict.NEEDS_EXPLANATION

    def test_each_zone_tier_has_its_chapter_and_a_new_star_none(self) -> None:
        core, coordinated = judged(application()), judged(application(tier=Tier.COORDINATED_ZONE))
        assert core["plan-tier-chapter"].subject == "方案有与协同区深化合作的任务"
        assert coordinated["plan-tier-chapter"].subject == "方案有嵌入核心区联动发展的举措"
        assert judged(new_star(plan=Plan(uploaded=True)))["plan-tier-chapter"].outcome is NOT_APPLICABLE
