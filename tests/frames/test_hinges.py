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


@pytest.mark.parametrize("submitted", [None, datetime(2026, 7, 1, tzinfo=CHINA)], ids=["not submitted", "submitted"])
@pytest.mark.parametrize(("sold", "hinges"), [(799, ""), (800, "A48"), (1200, "")])
def test_an_explanation_hinges_on_how_years_are_counted(submitted: datetime | None, sold: int, hinges: str) -> None:
    """Of two years on sale 800万元 each reach the standard, unless the sum is divided by three."""
    row: dict[str, object] = dict.fromkeys(ANSWERS, True)
    row |= {name: False for name in ANSWERS if name.endswith("mountain_or_island")}
    for year in YEARS:
        row |= {f"enterprise.rd_expense.{year}（万元）": 3, f"enterprise.main_revenue.{year}（万元）": 100}
        row |= {f"sales.{year}（万元）": sold if year > 2023 else 0}
    row |= {"launched": date(2024, 1, 1), "launch_evidence": "新产品立项", "submitted": submitted}
    frame = pl.DataFrame(
        [{"category": "先进制造类", "track": "人工智能"} | row],
        schema_overrides={"submitted": pl.Datetime("us", "Asia/Shanghai")},
    )
    clauses = tuple(
        evolve(clause, force=Force.IN_PRINCIPLE) if clause.name == "mean-sales" else clause
        for clause in NOTICE.jingpin.clauses
    )
    in_principle = evolve(NOTICE, jingpin=evolve(NOTICE.jingpin, clauses=clauses))
    (answer,) = screen_products(frame, in_principle, hinges=True).to_dicts()
    assert (answer["verdict"], answer["hinges_on"]) == ("需作说明" if sold == 799 else "符合", hinges)
