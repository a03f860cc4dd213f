"""Hinges of a frame, where a clause with readings holds only in principle; no edition has one for a product yet."""

from datetime import date, datetime

import pytest
from attrs import evolve

from zj415x import CHINA
from zj415x.editions.y2026 import NOTICE
from zj415x.frames import screen_products
from zj415x.rules.clause import Force

from .drawn import ANSWERS, YEARS

pl = pytest.importorskip("polars", reason="polars is not installed")


def test_an_explanation_hinges_on_how_years_are_counted() -> None:
    """Of two years on sale 800万元 each reach the standard, unless the sum is divided by three."""
    row: dict[str, object] = {"category": "先进制造类", "track": "人工智能", **dict.fromkeys(ANSWERS, True)}
    row |= {name: False for name in ANSWERS if name.endswith("mountain_or_island")}
    row |= {"launched": date(2024, 1, 1), "launch_evidence": "新产品立项"}
    for year in YEARS:
        row |= {f"enterprise.rd_expense.{year}（万元）": 3, f"enterprise.main_revenue.{year}（万元）": 100}
    sold = [row | {"sales.2024（万元）": amount, "sales.2025（万元）": amount} for amount in (799, 800, 1200)]
    moments = (None, datetime(2026, 7, 1, tzinfo=CHINA))
    frame = pl.DataFrame([product | {"submitted": moment} for product in sold for moment in moments])
    clauses = tuple(
        evolve(clause, force=Force.IN_PRINCIPLE) if clause.name == "mean-sales" else clause
        for clause in NOTICE.jingpin.clauses
    )
    in_principle = evolve(NOTICE, jingpin=evolve(NOTICE.jingpin, clauses=clauses))
    answers = screen_products(frame, in_principle, hinges=True)
    expected = [("需作说明", ""), ("符合", "A48"), ("符合", "")]
    assert answers.select("verdict", "hinges_on").rows() == [answer for answer in expected for _ in moments]
