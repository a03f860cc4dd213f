"""Layout: headings as people write them, and what is wrong with them."""

from collections.abc import Iterable

import pytest

from zj415x import InvalidDocumentError, InvalidValueError, UnknownNameError
from zj415x.frames import Column, application_layout, product_layout
from zj415x.office.excel.columns import folded_header

from ..builders import NOTICE

PRODUCTS, APPLICATIONS = product_layout(NOTICE), application_layout(NOTICE)
NEEDED = ("产品名称", "产品类别", "集群赛道", "企业名称")


def problems(*headings: str, needed: Iterable[str] = NEEDED) -> dict[str, str]:
    """Return the problems of the headings of a table of products."""
    with pytest.raises(InvalidDocumentError) as error:
        PRODUCTS.match([*needed, *headings])
    return dict(error.value.problems)


def named(*headings: str) -> list[tuple[str, str]]:
    """Return the columns and units that further headings name."""
    return [(one.column.name, one.unit) for one in PRODUCTS.match([*NEEDED, *headings])[len(NEEDED) :]]


def _headings(column: Column) -> tuple[str, ...]:
    return (column.name, *column.headings)


class TestNames:
    def test_a_column_is_found_by_its_field_and_by_what_people_call_it(self) -> None:
        for layout in (PRODUCTS, APPLICATIONS):
            for column in layout.columns:
                assert layout.column(column.name) is column
                for heading in (column.name, *column.headings, column.printed):
                    assert layout.of(heading) == (column, "万元" if heading.endswith("（万元）") else "")

    def test_an_unknown_column_offers_the_nearest(self) -> None:
        with pytest.raises(UnknownNameError) as error:
            PRODUCTS.column("sales.2022")
        assert error.value.nearest[0] == "sales.2023"

    def test_no_heading_names_two_columns(self) -> None:
        for layout in (PRODUCTS, APPLICATIONS):
            assert len(layout.keys) == len(
                {(key, column.name) for column in layout.columns for key in map(folded_header, _headings(column))}
            )
            assert {column.name for column in layout.keys.values()} == {column.name for column in layout.columns}

    @pytest.mark.parametrize(
        ("heading", "unit"),
        [
            ("2024年销售收入", ""),
            ("sales.2024", ""),
            ("2024 年度 销售收入（亿元）", "亿元"),
            ("2024年销售收入(万)", "万元"),
            ("2024年销售收入[万元]", "万元"),
            ("2024年销售收入【元】", "元"),
            ("2024年销售收入（单位：分）", "分"),
            ("2024年销售收入（必填，万元）", "万元"),
            ("*2024年销售收入/万元", "万元"),
            ("2024年销售收入（必填）", ""),
        ],
    )
    def test_a_heading_may_state_its_unit(self, heading: str, unit: str) -> None:
        assert named(heading) == [("sales.2024", unit)]

    def test_brackets_behind_a_column_without_money_state_no_unit(self) -> None:
        assert named("设区市（必填）", "县（市、区）（注册地）") == [("enterprise.city", ""), ("enterprise.county", "")]

    def test_other_headings_are_left_out(self) -> None:
        assert named("备注", "", "2022年销售收入（万元）", "备注", "联系人及其他需要说明的情况" * 9) == []


class TestProblems:
    def test_a_missing_column_offers_the_nearest_headings(self) -> None:
        assert problems(needed=("产品名", "类别", "企业全称")) == {
            "name（产品名称）": "没有名为“产品名称”的列；相近的有：产品名",
            "track（集群赛道）": "没有名为“集群赛道”的列",
        }

    def test_wanted_columns_replace_the_needed_ones(self) -> None:
        assert PRODUCTS.match(["sales.2024"], wanted=["sales.2024"])[0].column.year == 2024
        with pytest.raises(InvalidDocumentError, match="没有名为“2025年销售收入”的列"):
            PRODUCTS.match(["sales.2024"], wanted=["sales.2025"])

    @pytest.mark.parametrize(
        "heading", ["2024年销售收人", "2024年销售收人（万元）", "2024年销售收入万元", "2024年销售收入_元"]
    )
    def test_a_slip_is_told_and_not_taken(self, heading: str) -> None:
        said = f"没有名为“{heading}”的列；相近的有：sales.2024、2024年销售收入"
        assert problems(heading) == {heading: said}

    def test_two_columns_of_one_field_are_told(self) -> None:
        said = "“2024年销售收入（万元）”和“sales.2024”是同一列（sales.2024）；请只留一列"
        assert problems("2024年销售收入（万元）", "sales.2024") == {"sales.2024": said}
        assert "“产品名称”和“产品名称”是同一列（name）" in problems("产品名称")["产品名称"]

    @pytest.mark.parametrize(
        "unit", ["万美元", "美元", "千元", "元人民币", "万亿", "万元/元、分", "亿元，万元", "万元，美元"]
    )
    def test_an_unknown_or_doubtful_unit_is_told(self, unit: str) -> None:
        heading = f"2024年销售收入（{unit}）"
        with pytest.raises(InvalidValueError, match="不认识；可写：亿元、万元、元、分"):
            PRODUCTS.of(heading)
        assert list(problems(heading)) == [heading]

    def test_all_problems_are_told_at_once(self) -> None:
        assert len(problems("产品", "2024年销售收入（千元）", "2025年销售收人", needed=NEEDED[:3])) == 4


def test_columns_know_what_stands_in_them() -> None:
    assert PRODUCTS.column("sales.2024").counts_money
    assert not PRODUCTS.column("launched").counts_money
    assert PRODUCTS.column("launch_evidence").kind is None
    assert [column.year for column in PRODUCTS.columns if column.path[0] == "sales"] == [2023, 2024, 2025]
    assert PRODUCTS.column("sales.2025").printed == "2025年销售收入（万元）"
    assert [column.name for column in APPLICATIONS.columns if column.needed] == [
        "applicant.name", "applicant.kind", "tier", "track",
    ]  # fmt: skip
