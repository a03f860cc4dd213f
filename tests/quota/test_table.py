"""How many products each recommender may put forward, and a list cut at its places."""

from typing import Any

import pytest

from zj415x import Allocation, Readings
from zj415x.apportion import Method
from zj415x.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from zj415x.quota.allocation import StepKind
from zj415x.quota.quota import Allowance, Recommender

from ..builders import JINGPIN, Index

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


BRAND = "先进制造业集群品牌所在县（市、区）"
INSIDE, IN_TOTAL = Readings(A55="two-per-county-inside"), Readings(A55="two-in-total-outside")


class TestPlacesThatAreShared:
    @pytest.mark.parametrize(
        ("row", "readings", "shared"),
        [
            ("衢州市", Readings(), False),
            ("衢州市", INSIDE, True),
            ("衢州市", IN_TOTAL, False),
            (BRAND, Readings(), False),
            (BRAND, INSIDE, False),
            (BRAND, IN_TOTAL, True),
            ("省属企业集团", Readings(), True),
            ("省级有关行业协会", Readings(A56="per-body"), False),
        ],
    )
    def test_are_so_as_the_phrase_is_read(self, row: str, readings: Readings, shared: bool) -> None:
        assert QUOTAS.shares(row, readings=readings) is shared

    def test_are_fewer_by_what_others_took(self) -> None:
        allocation = QUOTAS.allocate("衢州市", range(30), taken=4, readings=INSIDE)
        assert (allocation.limit, len(allocation.recommended)) == (16, 16)
        places, taken = allocation.steps[:2]
        assert (places.kind, places.count, places.place) == (StepKind.PLACES, 20, "推荐名额表 第8行")
        assert (taken.kind, taken.count, taken.readings) == (StepKind.TAKEN, 4, ("A55",))
        assert QUOTAS.allocate("省属企业集团", range(9), taken=5).recommended == ()
        assert QUOTAS.allocate(BRAND, range(9), taken=1, readings=IN_TOTAL).recommended == (0,)

    @pytest.mark.parametrize(
        ("row", "taken", "sentence"),
        [
            ("衢州市", 1, "按所选口径，“衢州市”的名额不与别家共用，没有已用的可扣"),
            ("省属企业集团", 6, "“省属企业集团”共用的名额只有 5 个，不能已用 6 个"),
            ("省属企业集团", -1, "已用的名额应为不小于 0 的整数，不能是 -1"),
            ("省属企业集团", True, "已用的名额应为不小于 0 的整数，不能是 True"),
            ("省属企业集团", 1.0, "已用的名额应为不小于 0 的整数，不能是 1.0"),
        ],
    )
    def test_cannot_be_taken_where_there_are_none(self, row: str, taken: int, sentence: str) -> None:
        with pytest.raises(InvalidValueError, match=f"^{sentence}$"):
            QUOTAS.allocate(row, ["甲"], taken=taken)


def test_a_brand_county_has_two_places_under_each_reading() -> None:
    for readings in (Readings(), INSIDE, IN_TOTAL):
        assert QUOTAS.allocate(BRAND, ["甲", "乙", "丙"], readings=readings).recommended == ("甲", "乙")


def test_the_first_step_says_what_the_places_rest_on() -> None:
    for row, ids in (("杭州市", ()), (BRAND, ("A55",)), ("省属企业集团", ("A56",))):
        (places, *_) = QUOTAS.allocate(row, ["甲"]).steps
        assert (places.readings, places.place) == (ids, QUOTAS[row].place)


WEIGHTS = {"柯城区": 53, "衢江区": 24, "江山市": 23, "某园区": 11}


def test_a_citys_places_are_split_over_its_counties_and_parks() -> None:
    made = QUOTAS.apportion("衢州市", WEIGHTS, method=Method.SAINTE_LAGUE, floors={"某园区": 3})
    assert made.places == {"柯城区": 9, "衢江区": 4, "江山市": 4, "某园区": 3}
    assert made.total == QUOTAS.limit("衢州市")


def test_no_county_of_another_city_is_among_them() -> None:
    with pytest.raises(InvalidValueError) as told:
        QUOTAS.apportion("衢州市", WEIGHTS | {"义乌市": 9}, method=Method.SAINTE_LAGUE)
    assert str(told.value) == "义乌市属于金华市，不分衢州市的名额"
    with pytest.raises(UnknownNameError, match="衢州市"):
        QUOTAS.apportion("衢州", WEIGHTS, method=Method.SAINTE_LAGUE)


def test_whoever_shares_the_places_of_another_row_may_split_them_over_whom_it_likes() -> None:
    made = QUOTAS.apportion("省级有关行业协会", {"义乌市": 1, 7: 1}, method=Method.D_HONDT)
    assert made.places == {"义乌市": 5, 7: 5}
    assert QUOTAS.apportion("舟山市", {7: 1, "定海区": 1}, method=Method.HAMILTON).places == {7: 10, "定海区": 10}


def test_integers_of_another_make_count_recommenders_and_places() -> None:
    quotas: Any = QUOTAS
    assert quotas.limit("省属企业集团", recommenders=Index(2)) == 5
    allocation = quotas.allocate("省属企业集团", ["甲", "乙"], taken=Index(4))
    assert (allocation.recommended, type(allocation.limit)) == (("甲",), int)
