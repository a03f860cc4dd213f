"""Dollars: exact amounts in US dollars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x import Money
from zj415x.errors import InvalidTypeError, InvalidValueError
from zj415x.values.money import Dollars


@given(st.integers(-(10**20), 10**20).map(Dollars))
def test_reads_back_what_it_writes(amount: Dollars) -> None:
    assert Dollars.parse(str(amount)) == amount
    assert eval(repr(amount)) == amount


def test_chooses_the_unit_for_printing() -> None:
    amounts = ("1.2亿美元", "9999万美元", "0.5美元", "0万美元", "12000万美元")
    assert [str(Dollars.parse(amount)) for amount in amounts] == [
        "1.2亿美元",
        "9999万美元",
        "0.5美元",
        "0万美元",
        "1.2亿美元",
    ]
    assert Dollars.parse("1.2亿美元").in_unit("万美元") == 12_000


def test_compares_with_dollars_only() -> None:
    assert Dollars.parse("1亿美元") >= Dollars.parse("9999万美元")
    assert Dollars(1) != Money(1)  # type: ignore[comparison-overlap]
    with pytest.raises(TypeError):
        Dollars(1) < Money(1)  # type: ignore[operator]  # noqa: B015


@pytest.mark.parametrize("text", ["1.2亿元", "1.2亿", "亿美元", "1,2亿美元", "0.001美元"])
def test_refuses_unknown_units_and_invalid_numbers(text: str) -> None:
    with pytest.raises(InvalidValueError):
        Dollars.parse(text)


@pytest.mark.parametrize("value", [1.2, 120, None])
def test_refuses_a_number_without_unit(value: object) -> None:
    with pytest.raises(InvalidTypeError, match="亿美元、万美元、美元"):
        Dollars.parse(value)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError):
        Dollars(1.0)  # type: ignore[arg-type]


def test_cents_are_a_whole_number_of_any_unit() -> None:
    amounts = [Dollars.parse(text).cents for text in ("1美元", "1万美元", "1亿美元", "0.01美元")]
    assert amounts == [100, 100 * 10**4, 100 * 10**8, 1]
    with pytest.raises(InvalidTypeError, match=r"不能是 1\.5$"):
        Dollars(1.5)  # type: ignore[arg-type]
