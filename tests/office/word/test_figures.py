"""Figures: exact values in the units that the form prints."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from zj415x import Area, Dollars, Tier, wan, yi
from zj415x.office.word.paper import cell, figure, label, line, numbers, texts

from ...builders import CLUSTERS

LINES = {one.field: one for one in (*CLUSTERS.indicators, *CLUSTERS.targets)}


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (yi("41.9"), "亿元", "41.9"),
        (yi(1200), "亿元", "1200"),
        (wan(1), "亿元", "0.0001"),
        (wan(800), "", "800万元"),
        (Dollars.parse("1.2亿美元"), "亿元", "1.2亿美元"),
        (Decimal("0.035"), "%", "3.5"),
        (Decimal("-0.00125"), "%", "-0.125"),
        (Decimal("0.035"), "", "3.5%"),
        (Area.parse("1200.5亩"), "亩", "1200.5"),
        (0, "家", "0"),
        (True, "", "是"),
        (False, "", "否"),
        (date(2026, 6, 18), "", "2026年6月18日"),
        (datetime(2026, 6, 20, 2, 0, 5, tzinfo=UTC), "", "2026年6月20日 10:00:05"),
        (Tier.NEW_STAR, "", "“新星”产业群"),
        ("甲", "", "甲"),
        (None, "家", ""),
    ],
)
def test_writes_figures_in_the_printed_unit(value: Any, unit: str, said: str) -> None:
    assert figure(value, unit) == said


def test_writes_an_empty_list_as_none_and_a_blank_as_blank() -> None:
    assert (texts(None), texts(()), texts(("甲", "乙"))) == (("",), ("无",), ("甲", "乙"))


def test_a_cell_takes_the_unit_of_its_label() -> None:
    assert cell(yi("9.6"), "2025年营收（亿元）") == ("9.6",)
    assert cell(("甲", "乙"), "代表企业") == ("甲", "乙")
    assert cell(None, "企业名称") == ("",)


def test_marks_lines_that_need_not_be_filled() -> None:
    leaders = LINES["scale.per_mu_leaders"]
    assert [line(None, leaders, software=value) for value in (True, False, None)] == ["无需填报", "", ""]
    assert line(3, leaders, software=True) == "3"


def test_labels_a_line_for_its_track() -> None:
    champions = LINES["scale.single_champions"]
    assert label(champions, software=True) == "国家重点软件企业数量"
    assert label(champions, software=False) == "省级及以上单项冠军企业数量"
    assert label(champions, software=None) == "省级及以上单项冠军企业数量（人工智能、高端软件填国家重点软件企业数量）"
    assert label(LINES["scale.revenue"], software=None) == "2025年集群规上企业营业收入"


@pytest.mark.parametrize(
    ("given", "said"),
    [((9, 13, 14, 15, 16, 18), "9、13-16、18"), ((4, 5), "4、5"), ((3,), "3"), ((2, 1, 3), "1-3"), ((), "")],
)
def test_joins_consecutive_numbers(given: tuple[int, ...], said: str) -> None:
    assert numbers(given) == said
