"""What stands in the cells of a frame, in every type that an engine holds it in, and what is said of a bad one."""

import importlib
import sys
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from zj415x import (
    InvalidDocumentError,
    InvalidTypeError,
    MissingExtraError,
    Outcome,
    Readings,
    UnknownLocaleError,
    Verdict,
)
from zj415x.editions.y2026 import NOTICE
from zj415x.frames import screen_products
from zj415x.frames.cells import MOST_FEN
from zj415x.frames.conditions import CONDITIONS, SILENT
from zj415x.frames.layout import product_layout
from zj415x.rules.clause import Force

pl = pytest.importorskip("polars", reason="polars is not installed")
pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pd = pytest.importorskip("pandas", reason="pandas is not installed")

CLAUSES = [clause.name for clause in NOTICE.jingpin.clauses]


def screened(columns: dict[str, Any], **how: Any) -> list[dict[str, Any]]:
    """Screen a few rows on polars, with a category and a track where none is given."""
    frame = pl.DataFrame(columns)
    for name, heading, word in (("category", "产品类别", "先进制造类"), ("track", "集群赛道", "人工智能")):
        if not {name, heading} & columns.keys():
            frame = frame.with_columns(pl.lit(word).alias(name))
    rows: list[dict[str, Any]] = screen_products(frame, NOTICE, **how).to_dicts()
    return rows


def problem(heading: str, cell: Any, **how: Any) -> str | None:
    """Tell what a screen says of a single cell."""
    series = cell if isinstance(cell, pl.Series) else pl.Series(heading, [cell])
    (row,) = screened({heading: series}, **how)
    said: str | None = row["problems"]
    assert (said is None) == (row["verdict"] is not None)
    return said


def sales(heading: str, cells: Any) -> list[str | None]:
    """Tell whether a product that came to market in 2025 sold 800万元 of it that year."""
    series = cells if isinstance(cells, pl.Series) else pl.Series("sales", cells)
    rows = screened(
        {
            heading: series,
            "launched": [date(2025, 1, 1)] * len(series),
            "enterprise.mountain_or_island": [False] * len(series),
        }
    )
    return [row["mean-sales"] for row in rows]


def test_every_clause_has_a_condition() -> None:
    assert list(CONDITIONS) == CLAUSES


def test_the_edition_says_nothing_that_the_conditions_do_not_expect() -> None:
    clauses = {clause.name: clause for clause in NOTICE.jingpin.clauses}
    assert {name for name in SILENT if clauses[name].force is Force.REQUIRED} == {"in-time"}
    declared = [id for clause in NOTICE.jingpin.clauses for id in clause.readings]
    assert len(declared) == len(set(declared)), "two clauses share a reading, so their levels hang together"
    assert len(clauses["rd-share"].bound.years) == 3, "the mean of ratios is compared for three years"  # type: ignore[attr-defined]


class TestAmounts:
    """Amounts in whole numbers, floats, decimals and text; 800万元 is the line."""

    def test_whole_numbers_have_the_unit_of_the_heading(self) -> None:
        assert sales("sales.2025（分）", [800_000_000, 799_999_999, None]) == ["符合", "不符合", "不明"]
        assert sales("sales.2025（元）", [800_0000, 7_999_999]) == ["符合", "不符合"]
        assert sales("2025年销售收入（万元）", [800, 799]) == ["符合", "不符合"]
        assert sales("2025年销售收入（亿元）", [1, 0]) == ["符合", "不符合"]

    @pytest.mark.parametrize("dtype", [pl.Int16, pl.UInt16, pl.Int32, pl.UInt64, pl.Int128])
    def test_whole_numbers_of_any_width_do_not_wrap(self, dtype: Any) -> None:
        assert sales("sales.2025（万元）", pl.Series([800, 799], dtype=dtype)) == ["符合", "不符合"]

    def test_amounts_beyond_the_range_are_told(self) -> None:
        told = "超出能核对的范围：金额不能是负数，也不能超过 100 万亿元"
        for heading, factor in (("sales.2025（分）", 1), ("sales.2025（亿元）", 10**10)):
            assert problem(heading, MOST_FEN // factor) is None
            assert problem(heading, MOST_FEN // factor + 1) == f"{heading}：“{MOST_FEN // factor + 1}”{told}"
            assert problem(heading, -1) == f"{heading}：“-1”{told}"
        assert problem("sales.2025（万元）", 2**63 - 1) == f"sales.2025（万元）：“{2**63 - 1}”{told}"
        assert problem("sales.2025（万元）", pl.Series([2**64 - 1], dtype=pl.UInt64)) is not None
        assert problem("sales.2025", "1000001亿元") == f"sales.2025：“1000001亿元”{told}"
        assert problem("sales.2025", "1" * 17 + "元") == f"sales.2025：“{'1' * 17}元”{told}"
        told = "超出能核对的范围：小数格式的金额不能是负数，也不能超过 90 万亿元"
        assert problem("sales.2025（元）", float("inf")) == f"sales.2025（元）：“inf”{told}"
        assert problem("sales.2025（元）", 1e14) == f"sales.2025（元）：“100000000000000.0”{told}"

    def test_floats_are_read_by_their_fifteen_digits(self) -> None:
        assert sales("sales.2025（万元）", [799.999999, 800.0, 0.1 + 0.2]) == ["不符合", "符合", "不符合"]
        assert sales("sales.2025（亿元）", [0.08, 0.0799999999]) == ["符合", "不符合"]
        told = "sales.2025（万元）：“1.23e-7”比分还细，或者读不出是多少"
        assert problem("sales.2025（万元）", 1.23e-7) == told

    def test_nan_is_told_and_null_is_a_blank(self) -> None:
        assert sales("sales.2025（万元）", [None, 800.0]) == ["不明", "符合"]
        assert (
            problem("sales.2025（万元）", float("nan"))
            == "sales.2025（万元）：“NaN”是 NaN，不是数；没有填的留空（NULL）"
        )

    def test_decimals_are_exact(self) -> None:
        cells = [Decimal("799.999999"), Decimal("800.000000"), None]
        assert sales("sales.2025（万元）", cells) == ["不符合", "符合", "不明"]
        assert problem("sales.2025（元）", Decimal("0.001")) == "sales.2025（元）：“0.001”比分还细，或者读不出是多少"

    @pytest.mark.parametrize("heading", ["sales.2025", "2025年销售收入（万元）", "2025年销售收入（亿元）"])
    @pytest.mark.parametrize(
        ("text", "outcome"),
        [
            ("800万元", "符合"),
            ("799.999999万元", "不符合"),
            (" 8,000,000 元 ", "符合"),
            ("8，000，000元", "符合"),
            ("0.08亿元", "符合"),
            ("0.0799999999亿", "不符合"),
            ("800.00万", "符合"),
            ("800000000分", "符合"),
            ("799999999分", "不符合"),
            ("——", "不明"),
            ("/", "不明"),
            (" ", "不明"),
            ("", "不明"),
        ],
    )
    def test_text_has_its_own_unit(self, heading: str, text: str, outcome: str) -> None:
        assert sales(heading, [text]) == [outcome]

    def test_text_without_a_unit_has_that_of_the_heading(self) -> None:
        assert sales("sales.2025（万元）", ["800", "799.999999", "800.5元"]) == ["符合", "不符合", "不符合"]

    def test_an_amount_without_a_unit_anywhere_is_told_with_its_row(self) -> None:
        told = "没有写单位；单位写在数的后面或表头里，如 800万元、（万元）"
        for cell, shown in ((800, "800"), (800.5, "800.5"), ("800", "800")):
            assert problem("sales.2025", cell) == f"sales.2025：“{shown}”{told}"
        assert screened({"sales.2025": [None, 800]})[0]["problems"] is None

    @pytest.mark.parametrize(
        "text", ["八百万元", "800.万元", "1,00万元", "-800万元", "800万美元", "800万元左右", "8e2万元"]
    )
    def test_what_is_no_amount_is_told(self, text: str) -> None:
        assert problem("sales.2025", text) == f"sales.2025：“{text}”不是带单位的金额；写成 800万元 的样子"

    def test_text_finer_than_a_fen_is_told(self) -> None:
        assert problem("sales.2025", "0.001元") == "sales.2025：“0.001元”比分还细，或者读不出是多少"
        assert problem("sales.2025", "0.00000000001亿元") is not None
        assert problem("sales.2025", "0.0100元") is None


class TestAnswers:
    """Yes and no in any type."""

    def legal(self, cells: Any) -> list[str | None]:
        return [row["legal-person"] for row in screened({"enterprise.independent_legal_person": cells})]

    def test_booleans_numbers_and_words(self) -> None:
        assert self.legal([True, False, None]) == ["符合", "不符合", "不明"]
        assert self.legal([1, 0, None]) == ["符合", "不符合", "不明"]
        assert self.legal([1.0, 0.0]) == ["符合", "不符合"]
        assert self.legal(["是", "有", "Y", "true", "√", "是。"]) == ["符合"] * 6
        assert self.legal(["否", "无", "n", "FALSE", "×"]) == ["不符合"] * 5
        assert self.legal(["", "/", None]) == ["不明"] * 3

    @pytest.mark.parametrize("cell", [2, 0.5, "也许", "是否"])
    def test_anything_else_is_told(self, cell: Any) -> None:
        heading = "enterprise.independent_legal_person"
        assert problem(heading, cell) == f"{heading}：“{cell}”应为“是”或“否”"

    def test_categorical_text_is_read_as_text(self) -> None:
        assert self.legal(pl.Series(["是", "否"], dtype=pl.Categorical)) == ["符合", "不符合"]


class TestNames:
    """Categories, tracks and counties have to be printed ones."""

    @pytest.mark.parametrize("text", ["特色（消费品）类", "特色(消费品)类", " 特色（消费品）类 "])
    def test_a_category_may_have_brackets_of_either_width(self, text: str) -> None:
        assert problem("产品类别", text) is None

    def test_a_name_that_is_not_printed_is_told(self) -> None:
        assert problem("产品类别", "先进类") == "产品类别：“先进类”不是通知列出的产品类别"
        assert problem("集群赛道", "数控机床") == "集群赛道：“数控机床”不是通知列出的集群赛道"
        assert problem("enterprise.county", "下城区") == "enterprise.county：“下城区”不是浙江现有的县（市、区）"
        assert problem("enterprise.county", "") is None

    def test_a_category_and_a_track_have_to_be_filled_in(self) -> None:
        assert problem("category", pl.Series([None], dtype=pl.String)) == "category：“”未填"
        assert problem("track", " / ") == "track：“ / ”未填"

    def test_all_that_is_wrong_with_a_row_is_told(self) -> None:
        (row,) = screened({"category": ["先进类"], "sales.2025": ["很多"]})
        assert row["problems"].split("；")[:2] == [
            "category：“先进类”不是通知列出的产品类别",
            "sales.2025：“很多”不是带单位的金额",
        ]

    def test_the_other_rows_are_judged(self) -> None:
        rows = screened({"enterprise.quality_system": ["是"] * 999 + ["?!x"]})
        assert [row["problems"] is None for row in rows] == [True] * 999 + [False]
        assert {row["quality-system"] for row in rows[:-1]} == {"符合"}


class TestDays:
    """Days of launch; the window is 2023 to 2024."""

    def launched(self, cells: Any) -> list[str | None]:
        return [row["launched-in-window"] for row in screened({"launched": cells})]

    def test_dates_and_midnights(self) -> None:
        days = [date(2022, 12, 31), date(2023, 1, 1), date(2024, 12, 31), date(2025, 1, 1), None]
        expected = ["不符合", "符合", "符合", "不符合", "不明"]
        assert self.launched(days) == expected
        assert self.launched([None if day is None else datetime.combine(day, time(0)) for day in days]) == expected

    @pytest.mark.parametrize(
        "text", ["2024-12-31", "2024/12/31", "2024.12.31", "2024年12月31日", "2024年12月31", "2024 年 12 月 31 日"]
    )
    def test_text_in_the_ways_of_people(self, text: str) -> None:
        assert self.launched([text, text.replace("2024", "2022")]) == ["符合", "不符合"]

    def test_leap_days(self) -> None:
        assert self.launched(["2024-02-29", "2000-2-29"]) == ["符合", "不符合"]
        for text in ("2023-02-29", "2100-02-29", "2023-04-31", "2023-13-01", "2023-00-01", "2023-01-00"):
            assert problem("launched", text) == f"launched：“{text}”不是日期；写成 2026-06-20 的样子"

    @pytest.mark.parametrize("text", ["2024-12", "去年", "20241231", "2024-12/31", "31.12.2024"])
    def test_what_is_no_day_is_told(self, text: str) -> None:
        assert problem("launched", text) == f"launched：“{text}”不是日期；写成 2026-06-20 的样子"

    def test_a_time_of_day_is_told(self) -> None:
        assert problem("launched", datetime.combine(date(2023, 5, 1), time(12))) is not None


class TestMoments:
    """Moments of filing; the window closes with 10 July 2026 in China."""

    def filed(self, cells: Any) -> list[str | None]:
        return [row["in-time"] for row in screened({"submitted": cells})]

    def test_moments_without_a_zone_are_chinas(self) -> None:
        last = datetime.combine(date(2026, 7, 10), time.max)
        assert self.filed([last, last + timedelta(microseconds=1), None]) == ["符合", "不符合", "不适用"]
        assert self.filed([date(2026, 5, 25), date(2026, 5, 26), date(2026, 7, 10), date(2026, 7, 11)]) == [
            "不符合", "符合", "符合", "不符合",
        ]  # fmt: skip

    def test_moments_of_any_zone(self) -> None:
        last = datetime(2026, 7, 10, 15, 59, 59, 999_999, UTC)
        for zone in ("UTC", "Asia/Shanghai", "America/New_York"):
            series = pl.Series([last, last + timedelta(microseconds=1)]).dt.convert_time_zone(zone)
            assert self.filed(series) == ["符合", "不符合"]

    @pytest.mark.parametrize(
        ("text", "outcome"),
        [
            ("2026-07-10T23:59:59.999999+08:00", "符合"),
            ("2026-07-11T00:00:00+08:00", "不符合"),
            ("2026-07-10T24:00:00+08:00", "不符合"),
            ("2026-07-10T15:59:59Z", "符合"),
            ("2026-07-10T16:00:00Z", "不符合"),
            ("2026-07-10T10:59-0500", "符合"),
            ("2026-07-10T11:00:00-05:00", "不符合"),
            ("2026年7月10日 23:59", "符合"),
            ("2026/7/10", "符合"),
            ("2026-05-26", "符合"),
            ("2026-05-25 23:59:59", "不符合"),
            ("2026-02-28T20:00:00-04:00", "不符合"),
            ("", "不适用"),
        ],
    )
    def test_text(self, text: str, outcome: str) -> None:
        assert self.filed([text]) == [outcome]

    @pytest.mark.parametrize(
        "text",
        ["2026-07-10T24:00:01", "2026-07-10T12:60", "2026-07-10T12:00:60", "2026-02-30 10:00", "1999-12-31",
         "2100-01-01", "七月十日", "2026-07-10T12:00+24:00", "2026-07-10T12:00+08:60"],
    )  # fmt: skip
    def test_what_is_no_moment_is_told(self, text: str) -> None:
        assert problem("submitted", text) == f"submitted：“{text}”不是时刻；写成 2026-06-20T10:00:00+08:00 的样子"

    def test_a_moment_of_another_century_is_told(self) -> None:
        assert (
            problem("submitted", datetime.combine(date(1999, 12, 31), time(0)))
            == "submitted：“1999-12-31 00:00:00.000000”超出可能的时间"
        )


class TestEvidence:
    """The proofs of launch."""

    def proved(self, cells: Any) -> list[str | None]:
        return [row["launch-evidence"] for row in screened({"launch_evidence": cells})]

    def test_texts_and_lists(self) -> None:
        assert self.proved(["新产品立项", "无", "", None]) == ["符合", "不符合", "不明", "不明"]
        assert self.proved([["新产品立项"], [], None]) == ["符合", "不符合", "不明"]


class TestFrames:
    """What comes out, and what is refused."""

    def test_the_words_are_an_enum_where_the_engine_has_one(self) -> None:
        columns = {"category": ["先进制造类"], "track": ["人工智能"]}
        polars = screen_products(pl.DataFrame(columns), NOTICE)
        assert polars.schema["mean-sales"] == pl.Enum([str(word) for word in Outcome])
        assert polars.schema["verdict"] == pl.Enum([str(word) for word in Verdict])
        arrow = screen_products(pa.table(columns), NOTICE)
        assert pa.types.is_dictionary(arrow.schema.field("verdict").type)
        pandas = screen_products(pd.DataFrame(columns), NOTICE)
        assert pandas["verdict"].dtype == "category"

    def test_pandas_keeps_its_index_and_its_columns(self) -> None:
        frame = pd.DataFrame({"category": ["先进制造类"], "track": ["人工智能"], "备注": [object()]}, index=[7])
        frame = frame.assign(备注=["任意"])
        screened = screen_products(frame, NOTICE, hinges=True)
        assert list(screened.index) == [7]
        assert list(screened.columns) == ["category", "track", "备注", *CLAUSES, "verdict", "hinges_on", "problems"]

    def test_an_empty_frame_comes_out_empty(self) -> None:
        frame = pl.DataFrame(schema={"category": pl.String, "track": pl.String, "sales.2025（分）": pl.Int64})
        assert screen_products(frame, NOTICE, hinges=True).shape == (0, 3 + len(CLAUSES) + 3)

    def test_a_frame_without_faults_has_none(self) -> None:
        assert screened({"commitment_letter": [True]})[0]["problems"] is None

    def test_a_missing_column_is_refused_with_the_nearest(self) -> None:
        with pytest.raises(InvalidDocumentError) as refused:
            screen_products(pl.DataFrame({"产品类型别": ["先进制造类"], "track": ["人工智能"]}), NOTICE)
        ((path, sentence),) = refused.value.problems
        assert path == "category（产品类别）"
        assert "产品类型别" in sentence

    def test_two_columns_of_one_field_are_refused(self) -> None:
        frame = pl.DataFrame({"产品类别": ["先进制造类"], "category": ["先进制造类"], "track": ["人工智能"]})
        with pytest.raises(InvalidDocumentError, match="“产品类别”和“category”是同一列"):
            screen_products(frame, NOTICE)

    @pytest.mark.parametrize("name", ["verdict", "mean-sales", "problems", "zj415x 1"])
    def test_a_column_with_a_name_of_ours_is_refused(self, name: str) -> None:
        frame = pl.DataFrame({"category": ["先进制造类"], "track": ["人工智能"], name: [1]})
        with pytest.raises(InvalidDocumentError, match="结果要用"):
            screen_products(frame, NOTICE)

    def test_readings_and_locale_are_checked(self) -> None:
        frame = pl.DataFrame({"category": ["先进制造类"], "track": ["人工智能"]})
        with pytest.raises(InvalidTypeError):
            screen_products(frame, NOTICE, readings={"A47": "every-year"})  # type: ignore[arg-type]
        with pytest.raises(UnknownLocaleError):
            screen_products(frame, NOTICE, locale="fr")

    def test_problems_in_english(self) -> None:
        told = problem("sales.2025", 800, locale="en")
        assert told is not None
        assert told.isascii() or "“" in told
        assert "unit" in told

    def test_a_missing_narwhals_is_one_sentence(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "narwhals", None)
        monkeypatch.delitem(sys.modules, "zj415x.frames.screen")
        with pytest.raises(MissingExtraError, match=r"zj415x\[frames\]"):
            importlib.import_module("zj415x.frames.screen")

    def test_the_readings_of_the_caller_are_in_force(self) -> None:
        columns = {
            "launched": [date(2025, 7, 1)], "sales.2025（万元）": [900], "enterprise.mountain_or_island": [False],
        }  # fmt: skip
        (row,) = screened(columns)
        (stricter,) = screened(columns, readings=Readings(A48="three-years"))
        assert (row["mean-sales"], stricter["mean-sales"]) == ("符合", "不符合")

    def test_names_of_the_layout_and_headings_of_people_are_one(self) -> None:
        layout = product_layout(NOTICE)
        cells = {"category": "先进制造类", "track": "人工智能", "sales.2025": "800万元", "launched": "2024-01-01"}
        for name_of in (lambda name: name, lambda name: layout.column(name).heading):
            frame = pl.DataFrame({name_of(name): [cell] for name, cell in cells.items()})
            assert screen_products(frame, NOTICE)["launched-in-window"].to_list() == ["符合"]
