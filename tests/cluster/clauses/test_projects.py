"""The clauses on the growth lines' detailed lists."""

from typing import Any

import pytest
from attrs import evolve

from zj415x import (
    ClusterApplication,
    Dollars,
    Money,
    Outcome,
    Potential,
    Project,
    ProjectLists,
    Topic,
    Verdict,
    wan,
    yi,
)
from zj415x.rules.outcome import Comparison, Note

from ...builders import FEN, application, judged, known, software

MET, UNMET, UNKNOWN, NOT_APPLICABLE = Outcome
CENT = Dollars(1)
MILLIONS = Dollars.parse("1亿美元")


def project(name: str | None = "甲", **changes: Any) -> Project:
    made = Project(name=name, owner="乙", overview="丙", period="丁", total=yi(12), spent=yi(1), effect="戊")
    return evolve(made, **changes)


def with_project(line: str, one: Project, made: ClusterApplication | None = None) -> ClusterApplication:
    """One project on one line; the other lines count none."""
    lines = {"major_projects": 0, "medium_projects": 0, "attracted_projects": 0} | {line: 1}
    lists = {name: (one,) if name == line else () for name in lines}
    return evolve(made or application(), growth=Potential(**lines), project_lists=ProjectLists(**lists))


BELOW_AT_ABOVE: list[tuple[str, Any, Outcome]] = [
    ("major_projects", yi(10) - FEN, UNKNOWN),  # unless it is of the programme
    ("major_projects", yi(10), MET),
    ("major_projects", yi(10) + FEN, MET),
    ("medium_projects", yi(1) - FEN, UNKNOWN),
    ("medium_projects", yi(1), MET),
    ("medium_projects", yi(10), MET),
    ("medium_projects", yi(10) + FEN, UNKNOWN),
    ("attracted_projects", yi(10) - FEN, UNMET),
    ("attracted_projects", yi(10), MET),
    ("attracted_projects", Dollars(MILLIONS.cents - 1), UNMET),
    ("attracted_projects", MILLIONS, MET),
    ("attracted_projects", Dollars(MILLIONS.cents + 1), MET),
]


class TestCounts:
    @pytest.mark.parametrize(("line", "total", "outcome"), BELOW_AT_ABOVE)
    def test_line_counts_projects_of_its_size(self, line: str, total: Money | Dollars, outcome: Outcome) -> None:
        finding = judged(with_project(line, project(total=total)))["project-counts"]
        assert finding.outcome is outcome
        assert finding.notes == ((Note.ON_THE_BOUNDARY,) if (line, total) == ("medium_projects", yi(10)) else ())
        if outcome is not MET:
            place = ["major_projects", "medium_projects", "attracted_projects"].index(line)
            assert (known(finding.observed)[place], known(finding.required)[place]) == (0, 1)
            assert finding.entries[0].path == f"$.project_lists.{line}[0].total"

    @pytest.mark.parametrize(
        ("line", "total", "outcome"),
        [
            ("major_projects", wan(5000) - FEN, UNMET),
            ("major_projects", wan(5000), MET),
            ("major_projects", wan(5000) + FEN, MET),
            ("medium_projects", wan(2000) - FEN, UNMET),
            ("medium_projects", wan(2000), MET),
            ("medium_projects", wan(5000), MET),
            ("medium_projects", wan(5000) + FEN, UNMET),
            ("attracted_projects", wan(5000), MET),
            ("attracted_projects", wan(5000) + FEN, MET),
            ("attracted_projects", wan(5000) - FEN, UNKNOWN),  # unless its output is large
        ],
    )
    def test_software_tracks_count_smaller_projects(self, line: str, total: Money, outcome: Outcome) -> None:
        assert judged(with_project(line, project(total=total), software()))["project-counts"].outcome is outcome

    @pytest.mark.parametrize(
        ("output", "outcome"), [(yi(1) - FEN, UNMET), (yi(1), MET), (yi(1) + FEN, MET), (None, UNKNOWN)]
    )
    def test_software_tracks_count_attracted_projects_by_output(self, output: Money | None, outcome: Outcome) -> None:
        small = project(total=wan(100), annual_output=output)
        assert judged(with_project("attracted_projects", small, software()))["project-counts"].outcome is outcome

    @pytest.mark.parametrize("line", ["major_projects", "medium_projects"])
    @pytest.mark.parametrize(("designated", "outcome"), [(True, MET), (False, UNMET), (None, UNKNOWN)])
    def test_programme_project_counts_at_any_size(self, line: str, designated: bool | None, outcome: Outcome) -> None:
        small = project(total=wan(100), designated=designated)
        assert judged(with_project(line, small))["project-counts"].outcome is outcome

    def test_programme_and_output_do_not_count_for_attracted_projects(self) -> None:
        small = project(total=wan(100), designated=True, annual_output=yi(5))
        assert judged(with_project("attracted_projects", small))["project-counts"].outcome is UNMET

    def test_dollars_are_not_compared_with_yuan(self) -> None:
        finding = judged(with_project("major_projects", project(total=Dollars.parse("5亿美元"))))["project-counts"]
        assert (finding.outcome, finding.notes) == (UNKNOWN, (Note.STATE_YUAN,))
        designated = project(total=Dollars.parse("5亿美元"), designated=True)
        assert judged(with_project("major_projects", designated))["project-counts"].notes == ()
        refused = project(total=Dollars.parse("5亿美元"), designated=False)
        assert judged(with_project("major_projects", refused))["project-counts"].notes == (Note.STATE_YUAN,)
        unsaid = with_project("medium_projects", project(total=None))
        assert judged(unsaid)["project-counts"].notes == ()

    @pytest.mark.parametrize(("count", "outcome"), [(0, UNMET), (1, MET), (2, UNKNOWN)])
    def test_long_list_contradicts_its_count_and_short_list_is_unknown(self, count: int, outcome: Outcome) -> None:
        made = with_project("major_projects", project())
        finding = judged(evolve(made, growth=evolve(made.growth, major_projects=count)))["project-counts"]
        assert finding.outcome is outcome
        assert (finding.observed, finding.required) == ((1, 0, 0), (count, 0, 0))
        named = [(entry.number, entry.path) for entry in finding.entries]
        assert named == ([] if count == 1 else [(1, "$.growth.major_projects")])

    def test_only_projects_of_another_size_are_named(self) -> None:
        rows = (project("甲", total=yi(10)), project("乙", total=yi(10) - FEN, designated=False), project("丙"))
        lists = ProjectLists(major_projects=rows, medium_projects=(), attracted_projects=())
        growth = Potential(major_projects=3, medium_projects=0, attracted_projects=0)
        finding = judged(application(project_lists=lists, growth=growth))["project-counts"]
        assert (finding.outcome, finding.observed) == (UNMET, (2, 0, 0))
        assert finding.comparison is Comparison.COUNTED
        assert [(entry.path, entry.number, entry.row) for entry in finding.entries] == [
            ("$.project_lists.major_projects[1].total", 1, 2)
        ]

    def test_rows_of_each_line_are_named_whatever_the_lines_before_count(self) -> None:
        lists = ProjectLists(
            major_projects=(project("甲", total=yi(10)),),
            medium_projects=(project("乙", total=yi(1) - FEN, designated=False), project("丙", total=yi(1))),
            attracted_projects=(project("丁", total=yi(10) - FEN),),
        )
        growth = Potential(major_projects=1, medium_projects=2, attracted_projects=1)
        finding = judged(application(project_lists=lists, growth=growth))["project-counts"]
        assert (finding.observed, finding.required) == ((1, 1, 0), (1, 2, 1))
        assert [(entry.path, entry.number, entry.row) for entry in finding.entries] == [
            ("$.project_lists.medium_projects[0].total", 2, 1),
            ("$.project_lists.attracted_projects[0].total", 3, 1),
        ]

    def test_project_on_the_boundary_adds_a_note(self) -> None:
        finding = judged(with_project("medium_projects", project(total=yi(10))))["project-counts"]
        assert (finding.outcome, finding.notes) == (MET, (Note.ON_THE_BOUNDARY,))

    def test_blank_secret_and_unlisted_lines_are_skipped(self) -> None:
        made = with_project("major_projects", project(total=yi(1), designated=False))
        assert judged(made)["project-counts"].outcome is UNMET
        assert judged(evolve(made, classified=("growth.major_projects",)))["project-counts"].outcome is MET
        blank = evolve(made, growth=Potential(major_projects=None, medium_projects=0, attracted_projects=0))
        assert judged(blank)["project-counts"].outcome is MET
        assert judged(evolve(made, project_lists=ProjectLists()))["project-counts"].outcome is NOT_APPLICABLE

    def test_list_of_10_000_is_a_single_finding(self) -> None:
        rows = tuple(project(str(place), total=yi(1), designated=False) for place in range(10_000))
        lists = ProjectLists(major_projects=rows)
        report = judged(application(project_lists=lists, growth=Potential(major_projects=10_000)))
        assert report["project-counts"].outcome is UNMET
        assert len(report.findings) == 49


class TestRows:
    @pytest.mark.parametrize("cell", ["name", "owner", "overview", "period", "total", "spent", "effect"])
    def test_every_cell_of_a_row_is_required(self, cell: str) -> None:
        finding = judged(with_project("attracted_projects", evolve(project(), **{cell: None})))["project-rows"]
        assert (finding.outcome, finding.observed, finding.required) == (UNKNOWN, 6, 7)
        assert [(entry.path, entry.number, entry.row) for entry in finding.entries] == [
            (f"$.project_lists.attracted_projects[0].{cell}", 3, 1)
        ]

    def test_the_cells_of_all_lists_are_counted(self) -> None:
        finding = judged(application())["project-rows"]
        assert (finding.outcome, finding.required) == (MET, 4 * 7)
        two = ProjectLists(major_projects=(project(name=None),), attracted_projects=(project(), project(spent=None)))
        assert judged(application(project_lists=two))["project-rows"].observed == 3 * 7 - 2

    def test_secret_line_needs_no_rows(self) -> None:
        blank = with_project("major_projects", Project())
        assert judged(blank)["project-rows"].gap == 7
        assert judged(evolve(blank, classified=("growth.major_projects",)))["project-rows"].outcome is NOT_APPLICABLE

    def test_many_blanks_are_counted_and_the_first_named(self) -> None:
        lists = ProjectLists(major_projects=(Project(),) * 10_000, medium_projects=(Project(),) * 10_000)
        report = judged(application(project_lists=lists))
        assert report["project-rows"].gap == 140_000
        assert len(report["project-rows"].entries) == 1000
        assert len(report["project-counts"].entries) <= 1001

    def test_missing_list_requires_no_cells(self) -> None:
        assert judged(application(project_lists=ProjectLists()))["project-rows"].outcome is NOT_APPLICABLE


class TestOnce:
    """A28: a project of exactly 10亿元 fits two lines; to count it twice is remarked and no more."""

    def test_project_in_both_lines_is_remarked(self) -> None:
        both = ProjectLists(major_projects=(project("总装基地", total=yi(10)),),
                            medium_projects=(project("总装 基地", total=yi(10)),), attracted_projects=())  # fmt: skip
        growth = Potential(major_projects=1, medium_projects=1, attracted_projects=0)
        report = judged(application(project_lists=both, growth=growth))
        finding = report["projects-once"]
        assert (finding.outcome, finding.observed) == (UNMET, ("总装 基地",))
        named = [
            (entry.path, entry.label, entry.number, entry.row) for entry in (*known(finding.required), *finding.entries)
        ]
        assert named == [
            ("$.project_lists.major_projects[0]", "项目名称", 1, 1),
            ("$.project_lists.medium_projects[0]", "项目名称", 2, 1),
        ]
        assert (finding.comparison, finding.gap, finding.basis) == (Comparison.ONCE, 1, None)
        assert finding.topic is Topic.ADVICE
        assert report.verdict is Verdict.ELIGIBLE

    def test_attracted_project_may_also_be_under_construction(self) -> None:
        both = ProjectLists(major_projects=(project(),), medium_projects=(), attracted_projects=(project(),))
        growth = Potential(major_projects=1, medium_projects=0, attracted_projects=1)
        assert judged(application(project_lists=both, growth=growth))["projects-once"].outcome is MET

    def test_unnamed_projects_are_not_compared(self) -> None:
        lists = ProjectLists(major_projects=(Project(), Project()))
        assert judged(application(project_lists=lists))["projects-once"].outcome is NOT_APPLICABLE
