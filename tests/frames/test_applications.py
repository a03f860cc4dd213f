"""What is flat of applications, a frame at a time: the conditions of eligibility and time alone."""

from datetime import datetime
from typing import Any

import pytest

from zj415x import (
    CHINA,
    ClusterApplication,
    InvalidDocumentError,
    InvalidTypeError,
    Readings,
    Standing,
    Tier,
    UnknownLocaleError,
    Verdict,
    XTitle,
    yi,
)
from zj415x.cluster.form import Innovation, Scale
from zj415x.editions.y2026 import NOTICE
from zj415x.frames import application_layout, screen_applications
from zj415x.frames.conclusions import FLAT

from ..builders import applicant
from .engines import ENGINES

pl = pytest.importorskip("polars", reason="polars is not installed")

CLAUSES = [clause.name for clause in NOTICE.clusters.clauses if clause.topic in FLAT]
ROW: dict[str, Any] = {
    "申报单位": "开化县人民政府", "申报单位类别": "县（市、区）人民政府", "设区市": "衢州市", "县（市、区）": "开化县",
    "是否山区海岛县": "是", "申报类型": "核心区", "集群赛道": "低空经济与商业航天", "细分赛道": "低空装备",
    "现有“X”体系称号": "未来产业先导区", "现有身份": "无", "2025年规上企业营业收入（亿元）": "42",
    "链主企业数": 1, "创新平台数": 0, "研发机构数": 3, "提交时间": "2026-06-20 10:00",
}  # fmt: skip


def screened(*changes: dict[str, Any], **how: Any) -> list[dict[str, Any]]:
    rows = [ROW | change for change in changes]
    frame = pl.DataFrame({name: [str(row[name]) for row in rows] for name in ROW})
    made: list[dict[str, Any]] = screen_applications(frame, NOTICE, **how).to_dicts()
    return made


def test_a_row_is_judged_as_its_application() -> None:
    (row,) = screened({})
    report = _ours().validate(NOTICE.clusters)
    assert {name: row[name] for name in CLAUSES} == {name: report[name].outcome.word for name in CLAUSES}
    assert row["verdict"] == Verdict.of(report[name] for name in CLAUSES).word
    assert row["problems"] is None


def _ours() -> ClusterApplication:
    return ClusterApplication(
        applicant=applicant(mountain_or_island=True),
        tier=Tier.CORE_ZONE,
        track=NOTICE.clusters.track("低空经济与商业航天"),
        segment="低空装备",
        titles=(XTitle("未来产业先导区"),),
        standing=Standing.NONE,
        scale=Scale(revenue=yi(42), chain_leaders=1),
        innovation=Innovation(innovation_platforms=0, research_institutes=3),
        submitted=datetime(2026, 6, 20, 10, tzinfo=CHINA),
    )


def test_a_threshold_is_reached_at_the_line_and_missed_below_it() -> None:
    revenue = "2025年规上企业营业收入（亿元）"
    rows = screened({revenue: "42"}, {revenue: "41.9999999999"}, {revenue: "4200000万元"}, {revenue: ""})
    assert [row["scale"] for row in rows] == ["符合", "不符合", "符合", "不明"]


def test_readings_are_honoured() -> None:
    revenue = "2025年规上企业营业收入（亿元）"
    (row,) = screened({revenue: "42"}, readings=Readings(A13="more-than"))
    assert row["scale"] == "不符合"


def test_a_new_star_of_an_open_list_names_its_highland() -> None:
    frame = pl.DataFrame({name: [str(cell)] for name, cell in ROW.items()}).with_columns(
        pl.lit("“新星”产业群").alias("申报类型"),
        pl.lit("无人机").alias("集群赛道"),
        pl.lit("高端装备").alias("产业高地"),
    )
    (row,) = screen_applications(frame, NOTICE).to_dicts()
    assert row["problems"] is None
    assert row["open-track"] == "符合"


def test_a_bad_row_keeps_the_others() -> None:
    rows = screened({}, {"集群赛道": "低空经济", "申报类型": ""}, {})
    assert [row["verdict"] is None for row in rows] == [False, True, False]
    assert rows[1]["problems"] == "申报类型：未填；集群赛道：没有名为“低空经济”的赛道；相近的有：低空经济与商业航天"
    (english,) = screened({"集群赛道": "低空经济"}, locale="en")
    assert "低空经济" in english["problems"]
    assert "没有" not in english["problems"]


def test_a_cell_left_blank_that_has_to_be_filled_is_told() -> None:
    (row,) = screened({"申报单位": " "})
    assert row["problems"] == "申报单位：未填"


@pytest.mark.parametrize("engine", ["polars", "polars-lazy", "pandas", "pandas-arrow", "pyarrow"])
def test_each_kind_of_frame_comes_back(engine: str) -> None:
    ENGINES[engine].check()
    table = {name: [str(cell)] * 2 for name, cell in ROW.items()}
    import pyarrow as pa

    arrow = pa.table(table)
    made: Any = {
        "polars": lambda: pl.DataFrame(table),
        "polars-lazy": lambda: pl.LazyFrame(table),
        "pandas": lambda: arrow.to_pandas().set_index(pa.array([5, 7]).to_pandas()),
        "pandas-arrow": lambda: arrow.to_pandas(types_mapper=__import__("pandas").ArrowDtype),
        "pyarrow": lambda: arrow,
    }[engine]()
    screened = screen_applications(made, NOTICE)
    assert type(screened) is type(made)
    rows = ENGINES[engine].bring(screened)
    assert list(rows[0]) == [*ROW, *CLAUSES, "verdict", "problems"]
    assert [row["scale"] for row in rows] == ["符合", "符合"]
    if engine == "pandas":
        assert list(screened.index) == [5, 7]


def test_another_kind_of_frame_is_refused() -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    for frame in (duckdb.sql("SELECT 1 AS tier"), [ROW], None):
        with pytest.raises(InvalidTypeError, match="judge_applications"):
            screen_applications(frame, NOTICE)


def test_headings_and_arguments_are_checked() -> None:
    frame = pl.DataFrame({name: [str(cell)] for name, cell in ROW.items()})
    with pytest.raises(InvalidDocumentError, match="申报类型"):
        screen_applications(frame.drop("申报类型"), NOTICE)
    with pytest.raises(InvalidDocumentError, match="结果要用“scale”作列名"):
        screen_applications(frame.with_columns(scale=1), NOTICE)
    with pytest.raises(InvalidTypeError):
        screen_applications(frame, NOTICE, readings=None)  # type: ignore[arg-type]
    with pytest.raises(UnknownLocaleError):
        screen_applications(frame, NOTICE, locale="fr")


def test_the_layout_has_what_the_conditions_ask() -> None:
    assert [column.name for column in application_layout(NOTICE).columns if column.needed] == [
        "applicant.name",
        "applicant.kind",
        "tier",
        "track",
    ]
