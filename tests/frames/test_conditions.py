"""Conditions of a frame at figures of a few fen."""

import pytest

from zj415x import Readings
from zj415x.editions.y2026 import NOTICE
from zj415x.frames import screen_products

from .drawn import EARNED, SPENT

pl = pytest.importorskip("polars", reason="polars is not installed")

Figures = tuple[int | None, int | None, int | None]


def rd_share(*products: tuple[Figures, Figures], **readings: str) -> list[str]:
    """Screen the R&D share of products by their expenses and main revenues, in fen."""
    headings = [f"{name}（分）" for name in (*SPENT, *EARNED)]
    frame = pl.DataFrame([(*spent, *earned) for spent, earned in products], schema=headings, orient="row")
    frame = frame.with_columns(category=pl.lit("先进制造类"), track=pl.lit("人工智能"))
    outcomes: list[str] = screen_products(frame, NOTICE, readings=Readings.of(readings))["rd-share"].to_list()
    return outcomes


def test_a_revenue_of_a_single_fen_is_a_revenue() -> None:
    products: list[tuple[Figures, Figures]] = [((1, 0, 0), (1, 0, 0)), ((0, 0, 0), (1, 0, 0)), ((1, 0, 0), (0, 0, 0))]
    assert rd_share(*products) == ["符合", "不符合", "不明"]


def test_a_blank_expense_decides_nothing_where_the_others_reach_the_mean_to_the_fen() -> None:
    earned = (100, 100, 100)
    outcomes = rd_share(((9, None, 0), earned), ((8, None, 0), earned), ((8, 0, 0), earned), A47="mean-of-ratios")
    assert outcomes == ["符合", "不明", "不符合"]
