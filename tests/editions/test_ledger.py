"""The ledger of the 2026 edition: every passage accounted for, every name of the edition in its place.

``python -m tests.editions.test_ledger COPY`` prints which rows do not agree with a copy of the notice, those of the latest edition.
"""

import sys
from collections import Counter
from operator import attrgetter
from pathlib import Path

import pytest

from zj415x import Force, Topic
from zj415x.editions import latest
from zj415x.printed.ledger import Segment, Status
from zj415x.printed.transcript import Kind, normalised, transcribe

from ..builders import CLUSTERS, JINGPIN, NOTICE, application, product
from ..copy_of_notice import copy_of_the_notice

YEARS = ("y2026",)

ROOT = Path(__file__).parents[2]
LEDGER = NOTICE.ledger
MODELLED, PARTLY, JUDGED, DELEGATED, PROCEDURE, NO_RULE = Status
CLAUSES = {
    f"{call}/{clause.name}": clause
    for call, clauses in (
        ("clusters", CLUSTERS.clauses),
        ("city", CLUSTERS.city_clauses),
        ("jingpin", JINGPIN.clauses),
        ("recommenders", JINGPIN.recommendation_clauses),
    )
    for clause in clauses
}
READINGS = {f"A{number:02}" for number in range(1, 72)}
TABLES = {table.field: tuple(f"{table.field}.{cell.field}" for cell in table.cells) for table in CLUSTERS.tables}
PROJECT_CELLS = {f"{table.field}.{cell.field}" for table in CLUSTERS.project_tables for cell in table.cells}
OUTLINES = (*CLUSTERS.outline, *JINGPIN.outline)
TITLES = [title for heading in OUTLINES for title in (heading.title, *heading.sections)]

# How many segments of each part have each status; a row changes only with a deliberate edit of the ledger.
COUNTS = {
    # 部分: 已建模, 部分建模, 由人评判, 另有名单或规定, 程序, 不设规则
    "文头": (1, 0, 0, 0, 0, 1),
    "标题": (0, 0, 0, 0, 0, 1),
    "正文": (0, 1, 0, 1, 3, 4),
    "附件目录": (0, 0, 0, 0, 0, 3),
    "落款": (1, 0, 0, 0, 0, 4),
    "附件1": (14, 6, 24, 3, 4, 22),
    "附1-1": (17, 2, 1, 0, 0, 6),
    "附1-2": (76, 4, 1, 0, 0, 10),
    "附1-3": (22, 1, 5, 0, 0, 1),
    "附件2": (18, 6, 4, 0, 9, 9),
    "附2-1": (15, 0, 30, 0, 0, 2),
    "推荐名额表": (13, 1, 0, 0, 0, 3),
    "推荐汇总表": (2, 0, 0, 0, 0, 7),
    "附件3": (1, 0, 0, 0, 3, 3),
    "抄送": (0, 0, 0, 0, 1, 0),
}


def at(place: str) -> tuple[Segment, ...]:
    return tuple(segment for segment in LEDGER.segments if segment.place == place)


def ids(segments: tuple[Segment, ...]) -> list[str]:
    return [segment.id for segment in segments]


def part(segment: Segment) -> str:
    return segment.place.split()[0]


def test_every_segment_has_its_own_id_and_a_hash() -> None:
    assert len(set(ids(LEDGER.segments))) == len(LEDGER.segments) == 366
    assert all(len(bytes.fromhex(segment.sha256)) == 32 for segment in LEDGER.segments)
    assert all(segment.id.startswith(segment.place) for segment in LEDGER.segments)


def test_the_ledger_is_loaded_once() -> None:
    assert NOTICE.ledger is LEDGER


def test_so_many_segments_have_each_status() -> None:
    counted = {
        name: tuple(sum(one.status is status for one in LEDGER.segments if part(one) == name) for status in Status)
        for name in dict.fromkeys(map(part, LEDGER.segments))
    }
    assert counted == COUNTS
    assert tuple(LEDGER.counts.values()) == tuple(map(sum, zip(*COUNTS.values(), strict=True)))


class TestStatus:
    def test_what_is_modelled_even_in_part_names_what_holds_it(self) -> None:
        for one in LEDGER.segments:
            if one.status in (MODELLED, PARTLY):
                assert one.clauses or one.lines or one.items, one.id

    def test_what_people_judge_names_what_they_look_at(self) -> None:
        for one in LEDGER.segments:
            if one.status is JUDGED:
                assert one.lines or one.items, one.id

    def test_what_sets_no_rule_names_no_clause(self) -> None:
        for one in LEDGER.segments:
            if one.status in (PROCEDURE, NO_RULE):
                assert not one.clauses, one.id
            if one.status is NO_RULE:
                assert one.force is None, one.id

    def test_the_main_conditions_are_judged(self) -> None:
        main = [one for one in LEDGER.segments if one.place.startswith("附件1 四（二）") and one.place[-1].isdigit()]
        # The catalogue of industries is a list of its own, and whether there is a plan the form says.
        assert Counter(one.status for one in main) == {JUDGED: len(main) - 2, DELEGATED: 1, PARTLY: 1}

    def test_what_rests_on_a_list_of_counties_is_not_whole(self) -> None:
        assert {one.status for one in LEDGER.of_reading("A14")} == {PARTLY}

    def test_of_what_recommenders_do_the_tilt_and_the_seats_of_brands_are_not_whole(self) -> None:
        readings = {one.status: one.readings for one in at("附件2 三3") if one.status is not MODELLED}
        assert readings == {PARTLY: ("A55",)}
        assert [one.readings for one in at("附件2 三3") if one.status is PARTLY] == [("A58",), ("A55",)]


class TestClauses:
    def test_every_clause_rests_on_a_segment_and_every_name_is_a_clause(self) -> None:
        assert set(LEDGER.by_clause) == set(CLAUSES)

    @pytest.mark.parametrize("name", [name for name, clause in CLAUSES.items() if clause.topic is not Topic.ADVICE])
    def test_a_clause_rests_on_its_place(self, name: str) -> None:
        clause = CLAUSES[name]
        places = [one.place for one in LEDGER.of_clause(name)]
        assert any(place.startswith(clause.place) for place in places), places

    def test_a_clause_that_consults_a_reading_rests_on_where_it_stands(self) -> None:
        # Whether the boxes fit the titles hangs on a phrase of the text, which the form does not repeat.
        elsewhere = {("clusters/x-types", "A07"), ("clusters/x-types", "A08")}
        for name, id in {(name, id) for name, clause in CLAUSES.items() for id in clause.readings} - elsewhere:
            assert {*ids(LEDGER.of_clause(name))} & {*ids(LEDGER.of_reading(id))}, (name, id)


# What a clause holds though no word of the segment binds.
WITHOUT_A_WORD = {
    "which tracks are open to whom": ("附件1 二1/1", "附件1 二1/3", "附件1 二1/4", "附件1 二2/1", "附件1 二2/2"),
    "the main conditions say what is good, the form asks whether it is there": (
        "附件1 四（二）5/2", "附件1 四（二）5/3", "附件1 四（二）5/4",
    ),
    "a relief, which may be given": ("附1-1 注1/1", "附1-1 注2/2"),
    "who recommends, and whose places are whose": ("附件2 三2/1", "附件2 三2/3", "附件2 三3/3"),
    "what a table counts": ("附1-2 二（一）/1",),
    "what need not be filled or listed": (
        "附1-2 二（一）/3", "附1-2 二（二）/2", "附1-2 二（二）/3", "附1-2 注/1", "附1-3 注2/1",
    ),
    "what a chapter of the plan is about": ("附1-3 一/2", "附1-3 一/3", "附1-3 二/2", "附1-3 三/2", "附1-3 四/2"),
}  # fmt: skip


class TestForce:
    # A66: 支持 is read as a condition of admission by default.
    READ_AS_CONDITIONS = frozenset({"附件1 二1/5", "附件1 二1/6"})

    def test_that_binds_is_that_of_a_clause(self) -> None:
        for one in LEDGER.segments:
            forces = {CLAUSES[name].force for name in one.clauses} - {Force.ADVISORY}
            if one.force is not None and forces and one.id not in self.READ_AS_CONDITIONS:
                assert one.force in forces, one.id
        assert {LEDGER[id].force for id in self.READ_AS_CONDITIONS} == {Force.ENCOURAGED}

    def test_is_missing_where_nothing_binds_only_for_a_reason(self) -> None:
        prose = (Kind.SENTENCE, Kind.ITEM, Kind.NOTE)
        without = {
            one.id
            for one in LEDGER.segments
            if one.kind in prose and one.force is None
            and any(CLAUSES[name].topic is not Topic.ADVICE for name in one.clauses)
        }  # fmt: skip
        assert without == {id for listed in WITHOUT_A_WORD.values() for id in listed}

    def test_is_never_the_librarys_own(self) -> None:
        assert Force.ADVISORY not in {one.force for one in LEDGER.segments}


class TestReadings:
    def test_every_open_question_stands_in_a_segment(self) -> None:
        assert set(LEDGER.by_reading) == READINGS
        assert {one.id for one in NOTICE.readings} <= READINGS

    @pytest.mark.parametrize("reading", NOTICE.readings, ids=attrgetter("id"))
    def test_one_that_can_be_chosen_stands_where_the_edition_says(self, reading: object) -> None:
        place, id = attrgetter("place", "id")(reading)
        first = place.partition("；")[0].partition("、")[0]
        assert any(one.place.startswith(first) for one in LEDGER.of_reading(id)), ids(LEDGER.of_reading(id))


class TestLines:
    def test_every_name_is_a_field(self) -> None:
        printed = {line.field for line in (*CLUSTERS.indicators, *CLUSTERS.targets)}
        printed |= (
            {cell.field for cell in CLUSTERS.blanks} | {*TABLES} | {cell for row in TABLES.values() for cell in row}
        )
        printed |= PROJECT_CELLS | {table.field for table in CLUSTERS.project_tables}
        for name in LEDGER.by_line.keys() - printed:
            found = [subject for subject in (application(), product()) if hasattr(subject, name.partition(".")[0])]
            assert found, name
            attrgetter(name)(found[0])

    @pytest.mark.parametrize("line", CLUSTERS.indicators, ids=attrgetter("field"))
    def test_an_indicator_is_one_row_of_the_form(self, line: object) -> None:
        section, number, field = attrgetter("section", "number", "field")(line)
        order = ["规模实力", "创新水平", "产业生态", "成长潜力"]
        rows = [one for one in LEDGER.by_line[field] if one.kind is Kind.ROW]
        assert [(one.place, one.status) for one in rows] == [
            (f"附1-2 二（{'一二三四'[order.index(section.value)]}）{number}", MODELLED)
        ]

    @pytest.mark.parametrize("line", CLUSTERS.targets, ids=attrgetter("field"))
    def test_a_target_is_one_row_of_its_table(self, line: object) -> None:
        number, field = attrgetter("number", "field")(line)
        assert [(one.place, one.status) for one in LEDGER.by_line[field]] == [(f"附1-3 二{number}", MODELLED)]

    @pytest.mark.parametrize("cell", CLUSTERS.blanks, ids=attrgetter("field"))
    def test_a_blank_is_one_row(self, cell: object) -> None:
        field, limit = attrgetter("field", "limit")(cell)
        (row,) = (one for one in LEDGER.by_line[field] if one.kind is Kind.ROW)
        assert row.status is MODELLED
        assert ("clusters/text-lengths" in row.clauses) is (limit is not None)

    @pytest.mark.parametrize("table", CLUSTERS.tables, ids=attrgetter("field"))
    def test_a_table_has_one_caption_and_one_row_of_headings(self, table: object) -> None:
        field, cells = attrgetter("field", "cells")(table)
        form = [one for one in LEDGER.segments if one.place.startswith("附1-2")]
        assert sum(field in one.lines for one in form) == 1
        assert sum({*TABLES[field]} <= {*one.lines} for one in form) == 1
        limited = {f"{field}.{cell.field}" for cell in cells if cell.limit is not None}
        hints = [one for one in form if "clusters/text-lengths" in one.clauses and limited & {*one.lines}]
        assert len(hints) == (1 if limited else 0)
        assert all(limited <= {*one.lines} for one in hints)

    def test_the_lists_of_projects_are_said_once(self) -> None:
        assert ids(tuple(one for one in LEDGER.segments if {*one.lines} & PROJECT_CELLS)) == ["附1-2 二（四）/1"]
        assert {*LEDGER["附1-2 二（四）/1"].lines} == PROJECT_CELLS


class TestItems:
    def test_every_name_is_printed(self) -> None:
        known = {f"track/{track.name}" for track in CLUSTERS.tracks} | {f"outline/{title}" for title in TITLES}
        known |= {f"quota/{row.name}" for row in JINGPIN.quotas.rows} | {
            f"deadline/{one.name}" for one in NOTICE.deadlines
        }
        known |= {f"channel/{number}" for number in range(1, len(NOTICE.channels) + 1)}
        known |= {"number", "issued", "quotas", "product-tracks", "categories", "launch-evidence", "columns"}
        assert set(LEDGER.by_item) == known | {"roster-columns"}

    def test_a_cluster_track_is_its_row_and_an_open_one_is_named_in_the_text_too(self) -> None:
        for number, track in enumerate(CLUSTERS.tracks[:15], start=1):
            rows = [f"附1-1 第{number}行/1"]
            named = ["附件1 二1/1"] if track.route.value == "开放申报" else []
            assert ids(LEDGER.by_item[f"track/{track.name}"]) == named + rows

    def test_a_new_star_track_stands_in_the_first_row_of_its_highland_or_where_the_page_goes_on(self) -> None:
        rows = {"新一代信息技术": 1, "高端装备": 5, "现代消费与健康": 11, "绿色石化与新材料": 14}
        for track in CLUSTERS.tracks[15:]:
            overleaf = track.name in ("气体、液体分离及纯净设备", "高性能纤维成套设备")  # A18
            row = 9 if overleaf else rows[track.highland]
            assert ids(LEDGER.by_item[f"track/{track.name}"]) == [f"附1-1 第{row}行/1"]

    def test_a_quota_is_its_row(self) -> None:
        for row in JINGPIN.quotas.rows:
            named = ["附件2 三3/3"] if row.number == 12 else []
            assert ids(LEDGER.by_item[f"quota/{row.name}"]) == [*named, f"推荐名额表 第{row.number}行/1"]

    def test_a_deadline_is_said_where_the_edition_says(self) -> None:
        assert {one.name: ids(LEDGER.by_item[f"deadline/{one.name}"]) for one in NOTICE.deadlines} == {
            "staff-roster": ["正文/8"],
            "cluster-online": ["附件1 五（一）/6", "附件1 五（一）/7"],
            "cluster-recommendation": ["附件1 五（二）/2"],
            "jingpin-online": ["附件2 三1/4", "附件2 三1/5"],
            "jingpin-recommendation": ["附件2 三3/4"],
        }
        for one in NOTICE.deadlines:
            assert {segment.place for segment in LEDGER.by_item[f"deadline/{one.name}"]} == {one.place}

    def test_a_title_of_an_outline_is_said_once(self) -> None:
        for title in TITLES:
            named = [one.kind for one in LEDGER.by_item[f"outline/{title}"] if one.status is MODELLED]
            assert len(named) == 1, title

    def test_the_whole_tables_are_said(self) -> None:
        names = (
            "number",
            "issued",
            "quotas",
            "product-tracks",
            "categories",
            "launch-evidence",
            "columns",
            "roster-columns",
        )
        assert {name: ids(LEDGER.by_item[name]) for name in names} == {
            "number": ["文头/2"],
            "issued": ["落款/3"],
            "quotas": ["附件2 三3/1"],
            "product-tracks": ["附件2 一/3", "附件2 一/4", "推荐汇总表 注/1"],
            "categories": ["附件2 一/5"],
            "launch-evidence": ["附件2 二4/2"],
            "columns": ["推荐汇总表/4"],
            "roster-columns": ["附件3/4"],
        }


class TestCopy:
    """The ledger against a copy of the notice."""

    def test_has_every_segment_in_order_and_nothing_else(self) -> None:
        text = copy_of_the_notice()
        collation = LEDGER.collate(text)
        assert [(one.line, one.beginning) for one in collation.unknown] == []
        assert ids(collation.lacking) == []
        assert collation.moved == ()
        passages = transcribe(text)
        assert [one.sha256 for one in passages] == [one.sha256 for one in LEDGER.segments]
        assert [one.kind for one in passages] == [one.kind for one in LEDGER.segments]

    def test_stands_nowhere_in_the_repository(self) -> None:
        passages = transcribe(copy_of_the_notice())
        prose = (Kind.SENTENCE, Kind.ITEM, Kind.NOTE)
        sentences = [one.text.rstrip(",;。") for one in passages if one.kind in prose and len(one.text) > 10]
        files = [path for folder in ("src", "tests", "docs", "examples") for path in (ROOT / folder).rglob("*.*")]
        for file in (*files, ROOT / "README.md", ROOT / "CHANGELOG.md"):
            if file.suffix in (".py", ".md", ".json"):
                written = normalised(file.read_text(encoding="utf-8"))
                assert [one for one in sentences if one in written] == [], file


if __name__ == "__main__":
    found = latest().ledger.collate(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for segment in found.lacking:
        print(f"- {segment.id} {segment.kind} {segment.sha256}")
    for passage in found.unknown:
        print(f"+ {passage.line} {passage.kind} {passage.sha256} {passage.beginning}")
    for passage, segment in found.moved:
        print(f"~ {passage.line} {segment.id}")
