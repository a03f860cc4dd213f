"""A product of annex 2."""

import pickle
from datetime import date
from typing import Any

import pytest

from zj415x import FinancialYear, Readings, Verdict, wan
from zj415x.errors import InvalidTypeError, InvalidValueError, UnknownTrackError

from ..builders import CLUSTERS, FEN, JINGPIN, enterprise, judged, known, product, sales, years


def test_complete_product_is_eligible() -> None:
    assert judged(product()).verdict is Verdict.ELIGIBLE


class TestMeanSales:
    def test_mean_is_over_the_years_on_sale(self) -> None:
        assert product(sales=sales(wan(600), wan(900), wan(900))).mean_sales() == wan(800)

    def test_mean_rounds_down_to_a_fen(self) -> None:
        assert product(sales=sales(wan(1), wan(1), wan(1) + FEN)).mean_sales() == wan(1)

    def test_mean_follows_the_reading(self) -> None:
        late = product(launched=date(2024, 3, 1), sales=sales(None, wan(600), wan(900)))
        assert late.mean_sales() == wan(750)
        assert late.mean_sales(readings=Readings(A48="three-years")) == wan(500)
        assert late.mean_sales(readings=Readings(A48="every-year")) == wan(600)
        assert late.mean_sales(readings=Readings(A48="full-years")) == wan(900)
        begun = product(launched=date(2025, 3, 1), sales=sales(None, None, wan(900)))
        assert begun.mean_sales() == wan(900)
        assert begun.mean_sales(readings=Readings(A48="full-years")) is None

    def test_mean_is_none_if_a_blank_leaves_it_open(self) -> None:
        assert product(sales=()).mean_sales() is None
        assert product(launched=None).mean_sales() is None
        assert product(sales=sales(wan(1), None, wan(1))).mean_sales() is None

    def test_years_can_be_passed(self) -> None:
        assert product(sales=sales(wan(600), wan(900))).mean_sales(years=(2023, 2024, 2025)) is None
        assert product(sales=sales(wan(600), wan(900))).mean_sales() == wan(750)

    def test_empty_years_are_refused(self) -> None:
        with pytest.raises(InvalidValueError, match="至少一个年份"):
            product().mean_sales(years=())

    def test_mean_agrees_with_the_finding(self) -> None:
        assert judged(product())["mean-sales"].observed == product().mean_sales()


def test_repeated_year_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"JingpinProduct.sales\[1\].year：2023年填了两次"):
        product(sales=sales(wan(1)) * 2)
    with pytest.raises(InvalidValueError, match=r"Enterprise.years\[3\].year：2023年填了两次"):
        enterprise(years=years((1, 1), (1, 1), (1, 1)) + years((1, 1)))


def test_implausible_year_is_refused() -> None:
    for year in (1999, 2101):
        with pytest.raises(InvalidValueError):
            FinancialYear(year=year)


def test_county_of_another_city_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="温岭市属于台州市"):
        enterprise(city="衢州市")


def test_unknown_track_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownTrackError, match="工业母机与机器人"):
        judged(product(track="工业母机"))
    assert JINGPIN.track("历史经典产业") == "历史经典产业"


def test_call_for_clusters_is_refused() -> None:
    with pytest.raises(InvalidTypeError, match=r"NOTICE\.jingpin"):
        product().validate(CLUSTERS)  # type: ignore[arg-type]


def test_product_and_report_survive_pickling() -> None:
    assert pickle.loads(pickle.dumps(product())) == product()
    assert pickle.loads(pickle.dumps(judged(product()))) == judged(product())


def test_unprinted_category_has_no_standard() -> None:
    from attrs import evolve

    from zj415x import Category
    from zj415x.errors import UnknownNameError

    standards = next(known(clause.bound) for clause in JINGPIN.clauses if clause.name == "mean-sales")
    fewer = evolve(standards, table=standards.table[:1])
    with pytest.raises(UnknownNameError, match="数字技术融合类"):
        fewer.of(Category.DIGITAL_INTEGRATION)


@pytest.mark.parametrize("years", [None, 2023, ["2023"], "2023", [2023.5], [True]])
def test_years_that_are_no_whole_numbers_are_refused(years: Any) -> None:
    with pytest.raises(InvalidTypeError, match="应为一列年份"):
        product().sales_on_market(years)
    if years is not None:
        with pytest.raises(InvalidTypeError, match="应为一列年份"):
            product().mean_sales(years=years)


def test_no_years_have_no_sales() -> None:
    assert product().sales_on_market([]) == product(launched=None).sales_on_market([]) == ()
