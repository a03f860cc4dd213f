"""The clauses on list tables, 组织保障 and text lengths."""

from typing import Any

import pytest
from attrs import evolve

from zj415x import (
    Arrangement,
    IndustrialPlatform,
    KeyEnterprise,
    LandmarkProject,
    Organisation,
    Outcome,
    Topic,
    Verdict,
)
from zj415x.rules.outcome import Note
from zj415x.wording import say

from ...builders import CLUSTERS, COMPLETE, application, judged

MET, UNMET, UNKNOWN, NOT_APPLICABLE = Outcome
# What is changed is told by name, which no type checker follows.
changed: Any = evolve
TABLES = {table.field: table for table in CLUSTERS.tables}
CLAUSE = {field: field.replace("_", "-") for field in TABLES}


@pytest.mark.parametrize("field", TABLES)
class TestEachTable:
    def test_blank_table_is_unknown(self, field: str) -> None:
        finding = judged(changed(application(), **{field: None}))[CLAUSE[field]]
        assert (finding.outcome, finding.observed, finding.required) == (UNKNOWN, 0, 1)
        assert [(entry.path, entry.label) for entry in finding.entries] == [(f"$.{field}", TABLES[field].title)]

    def test_blank_cell_belongs_to_no_numbered_line(self, field: str) -> None:
        row = getattr(COMPLETE, field)[0]
        rows = (changed(row, **{TABLES[field].cells[0].field: None}),)
        (entry,) = judged(changed(application(), **{field: rows}))[CLAUSE[field]].entries
        assert (entry.row, entry.number) == (1, None)

    def test_empty_table_is_an_answer(self, field: str) -> None:
        finding = judged(changed(application(), **{field: ()}))[CLAUSE[field]]
        assert (finding.outcome, finding.required) == (MET, 1)
        assert finding.notes == ((Note.FEWER_ROWS,) if TABLES[field].asked else ())

    def test_every_blank_cell_is_named(self, field: str) -> None:
        row = getattr(application(), field)[0]
        for cell in TABLES[field].cells:
            finding = judged(changed(application(), **{field: (row, changed(row, **{cell.field: None}))}))[
                CLAUSE[field]
            ]
            assert (finding.outcome, finding.gap) == (UNKNOWN, 1)
            (entry,) = finding.entries
            assert (entry.path, entry.label, entry.row) == (f"$.{field}[1].{cell.field}", cell.label, 2)

    def test_blanks_of_all_rows_are_gathered(self, field: str) -> None:
        row = getattr(application(), field)[0]
        first, cells = TABLES[field].cells[0], len(TABLES[field].cells)
        blank = changed(row, **{first.field: None})
        finding = judged(changed(application(), **{field: (blank, row, blank)}))[CLAUSE[field]]
        assert (finding.observed, finding.required, finding.gap) == (3 * cells - 2, 3 * cells, 2)
        assert [entry.row for entry in finding.entries] == [1, 3]

    @pytest.mark.parametrize("rows", [2, 3, 4, 10_000])
    def test_excess_rows_are_a_single_finding(self, field: str, rows: int) -> None:
        row = getattr(application(), field)[0]
        report = judged(changed(application(), **{field: (row,) * rows}))
        finding = report[CLAUSE[field]]
        most = TABLES[field].most
        if most is not None and rows > most:
            assert (finding.outcome, finding.observed, finding.required, finding.gap) == (UNMET, rows, 3, rows - 3)
            assert [(entry.path, entry.label) for entry in finding.entries] == [(f"$.{field}", TABLES[field].title)]
            assert finding.subject == f"{TABLES[field].title}行数"
            assert report.of(Topic.FORM).verdict is Verdict.INCOMPLETE  # rows can be struck out
        else:
            assert finding.outcome is MET
            assert (Note.FEWER_ROWS in finding.notes) is (TABLES[field].asked is not None and rows < 3)
        assert len(report.findings) == len(CLUSTERS.clauses)


def test_zero_in_a_cell_is_not_blank() -> None:
    made = application()
    rows = tuple(evolve(one, enterprises=0) for one in made.industrial_platforms or ())
    assert judged(evolve(made, industrial_platforms=rows))["industrial-platforms"].outcome is MET


def test_other_number_of_representatives_adds_a_note() -> None:
    made = application()
    rows = tuple(evolve(one, representatives=("甲",)) for one in made.industrial_platforms or ())
    finding = judged(evolve(made, industrial_platforms=rows))["industrial-platforms"]
    assert (finding.outcome, finding.notes) == (MET, (Note.OTHER_NUMBER,))
    none = judged(evolve(made, industrial_platforms=(evolve(rows[0], representatives=()),)))["industrial-platforms"]
    assert (none.outcome, none.notes) == (MET, (Note.OTHER_NUMBER,))
    blank = judged(evolve(made, industrial_platforms=(IndustrialPlatform(),)))["industrial-platforms"]
    assert (blank.outcome, blank.gap, blank.notes) == (UNKNOWN, 5, ())


def test_many_blanks_are_counted_and_the_first_named() -> None:
    rows = (LandmarkProject(),) * 10_000
    finding = judged(application(champion_projects=rows))["champion-projects"]
    assert (finding.observed, finding.required, finding.gap) == (0, 40_000, 40_000)
    assert len(finding.entries) == 1000
    assert say(finding).endswith("等共 40000 处。")


class TestOrganisation:
    YES = Arrangement(exists=True, summary="专班")

    @pytest.mark.parametrize(
        ("arrangement", "outcome", "path"),
        [
            (Arrangement(exists=True, summary="专班"), MET, None),
            (Arrangement(exists=False), MET, None),
            (Arrangement(), UNKNOWN, "$.organisation.policy.exists"),
            (Arrangement(summary="专班"), UNKNOWN, "$.organisation.policy.exists"),
            (Arrangement(exists=True), UNKNOWN, "$.organisation.policy.summary"),
        ],
    )
    def test_each_line_needs_an_answer_and_existing_ones_a_summary(
        self, arrangement: Arrangement, outcome: Outcome, path: str | None
    ) -> None:
        made = application(organisation=Organisation(mechanism=self.YES, policy=arrangement, promoter=self.YES))
        finding = judged(made)["organisation"]
        assert finding.outcome is outcome
        assert [entry.path for entry in finding.entries] == ([] if path is None else [path])

    @pytest.mark.parametrize(
        ("arrangement", "observed", "required"),
        [
            (Arrangement(), 0, 3),
            (Arrangement(exists=False), 3, 3),
            (Arrangement(exists=True), 3, 6),
            (Arrangement(exists=True, summary="专班"), 6, 6),
        ],
    )
    def test_answers_are_counted_and_the_summaries_of_what_exists(
        self, arrangement: Arrangement, observed: int, required: int
    ) -> None:
        made = application(organisation=Organisation(mechanism=arrangement, policy=arrangement, promoter=arrangement))
        finding = judged(made)["organisation"]
        assert (finding.observed, finding.required, finding.gap) == (observed, required, required - observed or None)
        lines = ["工作机制", "专项政策", "集群发展促进组织"]
        named = [f"{line}简介" for line in lines] if arrangement.exists else lines
        assert [entry.label for entry in finding.entries] == (named if required > observed else [])

    def test_summary_without_an_answer_leaves_it_unknown(self) -> None:
        unsaid = Arrangement(summary="专班")
        made = application(organisation=Organisation(mechanism=self.YES, policy=self.YES, promoter=unsaid))
        assert judged(made)["organisation"].notes == ()

    def test_summary_beside_a_no_adds_a_note(self) -> None:
        no = Arrangement(exists=False, summary="拟于年内设立")
        finding = judged(application(organisation=Organisation(mechanism=self.YES, policy=self.YES, promoter=no)))
        assert finding["organisation"].notes == (Note.SUMMARY_THOUGH_NONE,)
        assert finding.verdict is Verdict.ELIGIBLE


class TestLengths:
    """A39: what is counted. A40: the form is for reference, so that this warns and does not bar."""

    @pytest.mark.parametrize(("length", "outcome"), [(299, MET), (300, MET), (301, UNMET)])
    def test_summary_is_limited_to_300_characters(self, length: int, outcome: Outcome) -> None:
        report = judged(application(advantages="字" * length))
        assert report["text-lengths"].outcome is outcome
        assert report.verdict is Verdict.ELIGIBLE

    @pytest.mark.parametrize(("length", "outcome"), [(99, MET), (100, MET), (101, UNMET)])
    @pytest.mark.parametrize("cell", ["product", "innovation"])
    def test_cell_is_limited_to_100_characters(self, length: int, outcome: Outcome, cell: str) -> None:
        made = application()
        rows = (*(made.leading_enterprises or ())[:2], changed(KeyEnterprise(), **{cell: "字" * length}))
        finding = judged(evolve(made, leading_enterprises=rows))["text-lengths"]
        assert finding.outcome is outcome
        if outcome is UNMET:
            assert (finding.observed, finding.required) == ((101,), (100,))
            assert [(entry.path, entry.row) for entry in finding.entries] == [(f"$.leading_enterprises[2].{cell}", 3)]

    def test_white_space_counts_only_under_that_reading(self) -> None:
        spaced = application(advantages="字 \n\u3000" * 100)
        assert judged(spaced)["text-lengths"].outcome is MET
        every = judged(spaced, A39="all-characters")["text-lengths"]
        assert (every.outcome, every.observed, every.required) == (UNMET, (400,), (300,))

    @pytest.mark.parametrize(("count", "outcome"), [(299, MET), (300, MET), (301, UNMET)])
    def test_text_may_reach_the_limit(self, count: int, outcome: Outcome) -> None:
        finding = judged(application(advantages="字 " * count))["text-lengths"]
        assert finding.outcome is outcome
        if outcome is UNMET:
            assert [(entry.path, entry.label) for entry in finding.entries] == [("$.advantages", "细分赛道优势")]

    @pytest.mark.parametrize(("count", "outcome"), [(99, MET), (100, MET), (101, UNMET)])
    @pytest.mark.parametrize("field", ["leading_enterprises", "key_innovation_platforms"])
    def test_cell_may_reach_the_limit(self, count: int, outcome: Outcome, field: str) -> None:
        (cell,) = [one for one in TABLES[field].cells if one.limit is not None][:1]
        row = changed(getattr(application(), field)[0], **{cell.field: "字 " * count})
        finding = judged(changed(application(), **{field: (row,)}))["text-lengths"]
        assert finding.outcome is outcome
        if outcome is UNMET:
            assert [entry.label for entry in finding.entries] == [f"{TABLES[field].title}：{cell.label}"]
        every = judged(changed(application(), **{field: (row,)}), A39="all-characters")["text-lengths"]
        assert every.observed == (2 * count,)

    def test_text_without_white_space_counts_the_same_under_both_readings(self) -> None:
        long = application(advantages="字" * 301)
        counted = [
            judged(long, A39=option)["text-lengths"].observed for option in ("all-characters", "without-white-space")
        ]
        assert counted == [(301,), (301,)]

    def test_text_without_a_limit_may_be_long(self) -> None:
        project = LandmarkProject(name="甲", owner="乙", honours="丙", overview="字" * 5000)
        assert judged(application(champion_projects=(project,)))["text-lengths"].outcome is MET
