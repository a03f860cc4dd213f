"""How many products each recommender may put forward."""

import pytest

from zj415x import Allocation, Readings
from zj415x.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from zj415x.quota import Allowance, Recommender

from .builders import JINGPIN

QUOTAS = JINGPIN.quotas


def test_the_eleven_cities_have_390_places() -> None:
    assert QUOTAS.total == 390
    assert sum(row.kind is Recommender.CITY for row in QUOTAS.rows) == 11


def test_a_limit_is_asked_by_name() -> None:
    assert QUOTAS.limit("杭州市") == 60
    assert QUOTAS.limit("先进制造业集群品牌所在县(市、区)") == 2
    with pytest.raises(UnknownNameError, match="杭州市"):
        QUOTAS.limit("杭州")


def test_the_limit_of_several_is_as_the_phrase_is_read() -> None:
    brand, groups = "先进制造业集群品牌所在县（市、区）", "省属企业集团"
    assert [QUOTAS.limit(brand, recommenders=count) for count in (1, 3)] == [2, 6]
    in_total = Readings(A55="two-in-total-outside")
    assert [QUOTAS.limit(brand, recommenders=count, readings=in_total) for count in (1, 3)] == [2, 2]
    inside = Readings(A55="two-per-county-inside")
    assert QUOTAS.allowance(brand, readings=inside) == Allowance(places=2, within_city=True)
    assert [QUOTAS.limit(groups, recommenders=count) for count in (1, 3)] == [5, 5]
    assert QUOTAS.limit("省级有关行业协会", recommenders=3, readings=Readings(A56="per-body")) == 30
    assert QUOTAS.allowance("杭州市") == Allowance(places=60)


@pytest.mark.parametrize(("row", "count"), [("杭州市", 2), ("省属企业集团", 0), ("省属企业集团", 1.5)])
def test_a_row_has_as_many_recommenders_as_it_can(row: str, count: int) -> None:
    with pytest.raises(InvalidValueError, match=f"“{row}”的推荐单位数不能是 {count}"):
        QUOTAS.limit(row, recommenders=count)


def test_only_the_last_two_rows_are_printed_with_at_most() -> None:
    assert [row.name for row in QUOTAS.rows if row.at_most] == ["省属企业集团", "省级有关行业协会"]


def test_a_list_is_cut_in_its_own_order() -> None:
    allocation: Allocation[str] = QUOTAS.allocate("省属企业集团", list("甲乙丙丁戊己庚"))
    assert allocation.recommended == tuple("甲乙丙丁戊")
    assert allocation.left_out == tuple("己庚")
    assert (allocation.recommender, allocation.limit, allocation.unused) == ("省属企业集团", 5, 0)


def test_any_iterable_is_a_list_and_readings_are_readings() -> None:
    assert QUOTAS.allocate("省属企业集团", (one for one in "甲乙")).recommended == ("甲", "乙")
    with pytest.raises(InvalidTypeError):
        QUOTAS.limit("杭州市", readings=None)  # type: ignore[arg-type]


def test_places_that_nobody_takes_are_reported() -> None:
    assert QUOTAS.allocate("衢州市", ["甲"]).unused == 19
    assert QUOTAS.allocate("衢州市", ()).recommended == ()


def test_nobody_stands_on_a_list_twice() -> None:
    with pytest.raises(InvalidValueError, match="“甲”在名单上出现两次，第二次在第 3 位"):
        QUOTAS.allocate("衢州市", ["甲", "乙", "甲"])


def test_an_unknown_recommender_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="衢州市"):
        QUOTAS.allocate("衢州", [])
