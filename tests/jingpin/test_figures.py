"""The changes that bring mean sales and the share of R&D to the standard, over drawn figures of a few fen."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from zj415x import FinancialYear, Money, Outcome, Readings, Sales, wan
from zj415x.jingpin.call import JingpinCall
from zj415x.jingpin.product import JingpinProduct
from zj415x.rules.change import Change, Ways, put
from zj415x.words import Phrase

from ..builders import JINGPIN, enterprise, product
from ..draws import Draw

YEARS = (2023, 2024, 2025)
RD_READINGS = ("ratio-of-sums", "mean-of-ratios", "every-year")
SALES_READINGS = ("years-on-sale", "full-years", "three-years", "every-year")
EXAMPLE = wan(100)

Figures = tuple[int | None, int | None]
"""R&D expense and main revenue of a year, in fen."""


def only(name: str) -> JingpinCall:
    """The call with a single clause."""
    return evolve(JINGPIN, clauses=tuple(clause for clause in JINGPIN.clauses if clause.name == name))


RD_SHARE, MEAN_SALES = only("rd-share"), only("mean-sales")


def fen(amount: int | None) -> Money | None:
    return None if amount is None else Money(amount)


def in_fen(amount: Money | None) -> int | None:
    return None if amount is None else amount.fen


def spending(*figures: Figures | None) -> JingpinProduct:
    """A product whose enterprise states these figures; None: a year without a row."""
    rows = [
        FinancialYear(year=year, rd_expense=fen(stated[0]), main_revenue=fen(stated[1]))
        for year, stated in zip(YEARS, figures, strict=True)
        if stated is not None
    ]
    return product(enterprise=enterprise(years=tuple(rows)))


def judge(subject: JingpinProduct, call: JingpinCall, how: str) -> tuple[Outcome, Ways]:
    """The outcome of the clause, and the ways it offers."""
    (finding,) = subject.validate(call, readings=Readings.of({call.clauses[0].readings[0]: how})).findings
    return finding.outcome, finding.judgement.ways


def changed(subject: JingpinProduct, way: Sequence[Change]) -> JingpinProduct:
    for change in way:
        subject = put(subject, change.field, change.to)
    return subject


def with_less(way: Sequence[Change], change: Change) -> list[Change]:
    """The way with one fen less by one of its changes."""
    less: Any = change.to
    return [evolve(made, to=less - Money(1)) if made is change else made for made in way]


def met(subject: JingpinProduct, call: JingpinCall, how: str) -> bool:
    return judge(subject, call, how)[0] is Outcome.MET


def value(subject: Any, path: str) -> Any:
    """The value at a path of fields and rows."""
    for step in path.removeprefix("$.").replace("[", ".").replace("]", "").split("."):
        subject = subject[int(step)] if step.isdigit() else getattr(subject, step)
    return subject


def drawn_spending(draw: Draw) -> JingpinProduct:
    def one() -> Figures | None:
        if draw.random.random() < 0.1:
            return None
        return draw.random.choice((None, 0, 0, 1, 2, 3, 7, 50)), draw.random.choice((None, 0, 1, 33, 34, 67, 100, 101))

    return spending(one(), one(), one())


def figures_of(subject: JingpinProduct) -> list[Figures]:
    """The expense and the revenue of each year, None where it is blank."""
    rows = {row.year: row for row in subject.enterprise.years}
    stated = [rows.get(year, FinancialYear(year=year)) for year in YEARS]
    return [(in_fen(row.rd_expense), in_fen(row.main_revenue)) for row in stated]


def has_no_share(subject: JingpinProduct, how: str) -> bool:
    """Is there no share, whatever the blanks are?"""
    earned = [revenue for _, revenue in figures_of(subject)]
    return set(earned) == {0} if how == "ratio-of-sums" else 0 in earned


class TestRdShare:
    """A47: the ratio of the sums, the mean of the yearly ratios, every single year."""

    @pytest.mark.parametrize("how", RD_READINGS)
    def test_each_change_names_its_year_and_what_it_replaces(self, how: str, draw: Draw) -> None:
        words = {"rd_expense": "{year}年研发投入", "main_revenue": "{year}年主营业务收入"}
        for _ in range(draw.count(150, 1000, 5000)):
            subject = drawn_spending(draw)
            for way in judge(subject, RD_SHARE, how)[1]:
                for change in way:
                    if change.field == "$.enterprise.years":
                        assert change.from_ == (subject.enterprise.years or None)
                        continue
                    row, _, name = change.field.removeprefix("$.enterprise.").rpartition(".")
                    assert change.from_ == value(subject, change.field)
                    assert change.label == Phrase(words[name], year=value(subject.enterprise, row).year)
                    assert change.to != change.from_

    @pytest.mark.parametrize("how", RD_READINGS)
    def test_changes_lead_to_the_share_unless_a_year_has_no_revenue(self, how: str, draw: Draw) -> None:
        for _ in range(draw.count(150, 1000, 5000)):
            subject = drawn_spending(draw)
            blocked = has_no_share(subject, how)
            # Blanks first; then an expense may be short.
            for _ in range(2):
                _, ways = judge(subject, RD_SHARE, how)
                for way in ways:
                    subject = changed(subject, way)
            assert met(subject, RD_SHARE, how) is not blocked

    @pytest.mark.parametrize("how", RD_READINGS)
    def test_an_expense_is_the_least_that_reaches_the_share(self, how: str, draw: Draw) -> None:
        tried = 0
        for _ in range(draw.count(250, 2000, 10_000)):
            subject = drawn_spending(draw)
            for way in judge(subject, RD_SHARE, how)[1]:
                if not way[0].field.endswith(".rd_expense") or has_no_share(subject, how):
                    continue
                assert met(changed(subject, way), RD_SHARE, how)
                for change in way:
                    if change.to != Money(0):
                        assert not met(changed(subject, with_less(way, change)), RD_SHARE, how)
                        tried += 1
        assert tried > 10

    def test_without_revenue_no_expense_is_asked_for(self) -> None:
        for how in ("mean-of-ratios", "ratio-of-sums"):
            assert judge(spending((1, 0), (1, 0), (None, 0)), RD_SHARE, how) == (Outcome.UNKNOWN, ())
        ((change,),) = judge(spending((0, 0), (1, 33), (None, 33)), RD_SHARE, "every-year")[1]
        assert change.field == "$.enterprise.years[2].rd_expense"

    @pytest.mark.parametrize("how", RD_READINGS)
    def test_a_revenue_is_the_greatest_that_reaches_the_share(self, how: str, draw: Draw) -> None:
        tried = short = 0
        for _ in range(draw.count(400, 3000, 10_000)):
            subject = drawn_spending(draw)
            for way in judge(subject, RD_SHARE, how)[1]:
                change = way[0]
                if not change.field.endswith(".main_revenue") or has_no_share(subject, how):
                    continue
                tried += 1

                greatest: Any = change.to
                if not change.most:
                    assert greatest == Money(1)
                    assert all(met(put(subject, change.field, Money(earned)), RD_SHARE, how) for earned in (1, 10**15))
                elif met(changed(subject, way), RD_SHARE, how):
                    assert not met(put(subject, change.field, greatest + Money(1)), RD_SHARE, how)
                else:
                    short += 1
                    assert not any(met(put(subject, change.field, Money(earned)), RD_SHARE, how) for earned in (0, 1))
                    expense = value(subject, change.field.replace("main_revenue", "rd_expense"))
                    assert change.to == (Money(expense.fen * 100 // 3) if expense.fen else EXAMPLE)
        assert tried > short > 0

    def test_the_other_years_may_just_suffice_for_any_revenue(self) -> None:
        # Of three ratios of 3 % together 9 %: 9 of 100 reach it, 8 of 89 and nothing of 1 fail by the least.
        ((change,),) = judge(spending((9, 100), (0, 1), (0, None)), RD_SHARE, "mean-of-ratios")[1]
        assert (change.to, change.most) == (Money(1), False)
        ((change,),) = judge(spending((8, 89), (0, 1), (1, None)), RD_SHARE, "mean-of-ratios")[1]
        assert (change.to, change.most) == (Money(8900), True)

    def test_a_year_without_revenue_may_be_all_that_the_sums_allow(self) -> None:
        ((change,),) = judge(spending((1, 33), (0, 0), (0, None)), RD_SHARE, "ratio-of-sums")[1]
        assert (change.to, change.most) == (Money(0), True)

    def test_a_year_left_out_reaches_the_share_where_the_others_have_no_revenue(self) -> None:
        subject = spending((1, 0), (2, 0), None)
        ((change,),) = judge(subject, RD_SHARE, "ratio-of-sums")[1]
        assert met(changed(subject, [change]), RD_SHARE, "ratio-of-sums")
        assert [[made.field for made in remedy.changes] for remedy in subject.validate(RD_SHARE).remedies()] == [
            ["$.enterprise.years"]
        ]

    @pytest.mark.parametrize("how", RD_READINGS)
    def test_an_empty_table_of_years_is_a_blank(self, how: str) -> None:
        ((change,),) = judge(spending(None, None, None), RD_SHARE, how)[1]
        assert (change.field, change.from_) == ("$.enterprise.years", None)

    def test_rows_filled_in_keep_what_is_stated(self, draw: Draw) -> None:
        for _ in range(draw.count(150, 1000, 5000)):
            subject = drawn_spending(draw)
            for how in RD_READINGS:
                for way in judge(subject, RD_SHARE, how)[1]:
                    after = figures_of(changed(subject, way))
                    if way[0].field == "$.enterprise.years":
                        for before, filled in zip(figures_of(subject), after, strict=True):
                            assert all(old in (None, new) for old, new in zip(before, filled, strict=True))

    @pytest.mark.parametrize("how", RD_READINGS)
    def test_rows_filled_in_raise_the_last_blank_expense_alone(self, how: str, draw: Draw) -> None:
        for _ in range(draw.count(250, 2000, 10_000)):
            subject = drawn_spending(draw)
            blank = [index for index, (expense, _) in enumerate(figures_of(subject)) if expense is None]
            for way in judge(subject, RD_SHARE, how)[1]:
                if way[0].field != "$.enterprise.years" or not blank:
                    continue
                filled = changed(subject, way)
                expenses = figures_of(filled)
                own = [-(-(revenue or 0) * 3 // 100) for _, revenue in expenses]
                raised = [index for index in blank if expenses[index][0] != own[index]]
                assert all((expenses[index][0] or 0) > own[index] for index in raised)
                assert raised in ([], [] if how == "every-year" else blank[-1:])
                if how != "every-year" and not has_no_share(subject, how):
                    assert met(filled, RD_SHARE, how)


NO_ROW = -1000
"""A year that the table of sales leaves out."""


def selling(launched: date, *amounts: int | None) -> JingpinProduct:
    """A product with these sales, in fen above the standard of 800 万元."""
    rows = [
        Sales(year=year, amount=None if amount is None else wan(800) + Money(amount))
        for year, amount in zip(YEARS, amounts, strict=True)
        if amount != NO_ROW
    ]
    return product(launched=launched, sales=tuple(rows))


class TestMeanSales:
    """A48: the years on sale, the full years, three years, every single year."""

    @pytest.mark.parametrize("how", SALES_READINGS)
    def test_changes_lead_to_the_standard_and_a_single_amount_is_the_least(self, how: str, draw: Draw) -> None:
        tried = 0
        for _ in range(draw.count(150, 1000, 5000)):
            launched = draw.random.choice((date(2022, 5, 1), date(2023, 5, 1), date(2024, 1, 1), date(2024, 5, 1)))
            subject = selling(launched, *draw.random.choices((None, None, NO_ROW, -2, -1, 0, 1, 3), k=3))
            _, ways = judge(subject, MEAN_SALES, how)
            for way in ways:
                assert met(changed(subject, way), MEAN_SALES, how)
                for change in way:
                    if change.field == "$.sales":
                        assert change.from_ == (subject.sales or None)
                        continue
                    sold = value(subject, change.field.removesuffix(".amount"))
                    assert change.from_ == sold.amount != change.to
                    assert change.label == Phrase("{year}年销售收入", year=sold.year)
                    assert not met(changed(subject, with_less(way, change)), MEAN_SALES, how)
                    tried += 1
        assert tried > 10

    def test_rows_filled_in_name_their_years(self) -> None:
        ((change,),) = judge(selling(date(2023, 1, 1), 0, None, NO_ROW), MEAN_SALES, "years-on-sale")[1]
        assert (change.label, change.total) == (Phrase("{years}年销售收入合计", years=(2024, 2025)), wan(1600))
        ((change,),) = judge(selling(date(2023, 1, 1), 0, 0, NO_ROW), MEAN_SALES, "years-on-sale")[1]
        assert (change.label, change.total) == (Phrase("{year}年销售收入", year=2025), wan(800))
