"""Report: the outline, with what the product states."""

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from zj415x import InvalidTypeError, JingpinProduct, Readings, UnknownTrackError, wan
from zj415x.office import write_product_report

from ...builders import JINGPIN, NOTICE, enterprise, product, sales, years
from .document import Document, read

pytest.importorskip("docx", reason="python-docx is not installed, which the extra office brings")


def report(folder: Path, one: JingpinProduct | None = None, **how: Any) -> Document:
    write_product_report(folder / "报告书.docx", NOTICE, one, **how)
    return read(folder / "报告书.docx")


def heads(document: Document, first: str) -> list[list[str]]:
    """Return the rows of the table whose second head starts like this."""
    (found,) = (table for table in document.tables if len(table[0]) > 1 and table[0][1][0].startswith(first))
    return [[cell[0] for cell in row] for row in found]


def test_headings_follow_the_outline_with_their_places(tmp_path: Path) -> None:
    lines = report(tmp_path, product()).lines
    assert lines[:2] == ["五轴加工中心", "——浙江制造精品报告书"]
    for numeral, heading in zip("一二三四", JINGPIN.outline, strict=True):
        place = lines.index(f"{numeral}、{heading.title}")
        sections = [f"（{part}）{title}" for part, title in zip("一二三", heading.sections, strict=False)]
        looked_up = [f"〔待写：要点见附2-1 {numeral}（{part}）〕" for part, _ in zip("一二三", sections, strict=False)]
        told = [line for line in lines[place + 1 :] if not line.startswith("注：")][: 2 * len(sections)]
        assert told == [one for pair in zip(sections, looked_up, strict=True) for one in pair]


def test_writes_the_facts_of_product_and_maker(tmp_path: Path) -> None:
    facts = report(tmp_path, product(model="VX-5", zone="温岭核心区")).facts("企业名称")
    assert facts["产品名称及型号"] == ("五轴加工中心", "VX-5")
    assert (facts["产品类别"], facts["上市时间"]) == (("先进制造类",), ("2023年5月1日",))
    assert (facts["省内研发机构"], facts["是否山区海岛县"]) == (("是",), ("否",))
    assert (facts["所在核心区协同区"], facts["生产所在县（市、区）"]) == (("温岭核心区",), ("",))
    assert facts["上市证明材料"] == ("企业内部新产品立项程序资料",)
    assert report(tmp_path, product()).facts("企业名称")["产品名称及型号"] == ("五轴加工中心",)


def test_writes_sales_by_year_and_leaves_blanks(tmp_path: Path) -> None:
    made = report(tmp_path, product(sales=sales(wan(600), None, wan("1000.5"))))
    assert heads(made, "产品销售收入")[1:] == [
        ["2023年", "600", "", "", ""], ["2024年", "", "", "", ""], ["2025年", "1000.5", "", "", ""],
    ]  # fmt: skip
    assert not [line for line in made.lines if line.startswith("注：近三年年均")]


def test_the_mean_follows_the_finding_and_readings(tmp_path: Path) -> None:
    one = product(sales=sales(wan(600), wan(900), wan(1000)), launched=product().launched)
    assert "注：近三年年均销售收入：833.333333万元。" in report(tmp_path, one).lines
    said = report(tmp_path, one, readings=Readings(A48="every-year")).lines
    assert "注：近三年年均销售收入：600万元（按每年都须达到理解，所列为最低的一年）。" in said


def test_rounds_the_rd_share_down_and_leaves_blanks(tmp_path: Path) -> None:
    maker = enterprise(years=years((299, 9_000), (None, 10_000), (300, 0)))
    made = report(tmp_path, product(enterprise=maker))
    assert heads(made, "营业收入")[1:] == [
        ["2023年", "", "", "9000", "299", "3.32"], ["2024年", "", "", "10000", "", ""], ["2025年", "", "", "0", "300", ""],
    ]  # fmt: skip
    assert "注：近三年研发投入占主营业务收入比重：3%。" in report(tmp_path, product()).lines
    bare = report(tmp_path, product(enterprise=evolve(maker, years=())))
    assert heads(bare, "营业收入")[1] == ["2023年", "", "", "", "", ""]
    assert not [line for line in bare.lines if line.startswith("注：近三年研发")]


def test_writes_only_the_years_under_review(tmp_path: Path) -> None:
    made = report(tmp_path, product(sales=sales(wan(1), wan(2), first=2022)))
    assert [row[:2] for row in heads(made, "产品销售收入")[1:]] == [["2023年", "2"], ["2024年", ""], ["2025年", ""]]


def test_ticks_the_quality_boxes(tmp_path: Path) -> None:
    made = report(tmp_path, product(enterprise=enterprise(quality_benchmark=None)))
    table = made.beginning("质量管理体系")
    assert [row[1][0] for row in table] == ["☑是　□否", "☑是　□否", "□是　□否"]


@pytest.mark.parametrize(("name", "said"), [("长" * 10_000, "长" * 10_000), ("甲\x00\r\n乙", "甲\\x00\n乙")])
def test_accepts_any_product_name_as_title(tmp_path: Path, name: str, said: str) -> None:
    assert report(tmp_path, product(name=name)).lines[0] == said


def test_is_blank_without_product(tmp_path: Path) -> None:
    made = report(tmp_path)
    assert made.lines[:3] == ["（精品名称）", "——浙江制造精品报告书", "一、产品技术水平"]
    assert {cell for row in heads(made, "产品销售收入")[1:] for cell in row[1:]} == {""}
    assert {row[1][0] for row in made.beginning("质量管理体系")} == {"□是　□否"}


def test_invalid_products_write_no_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidTypeError):
        write_product_report(tmp_path / "a.docx", NOTICE, "产品")  # type: ignore[arg-type]
    with pytest.raises(UnknownTrackError):
        write_product_report(tmp_path / "a.docx", NOTICE, product(track="机床"))
    assert not [*tmp_path.iterdir()]
