"""QuotaTable: limits by recommender, and lists cut at them."""

from typing import Any

import pytest

from zj415x import Allocation, QuotaTable, Readings
from zj415x.apportion import Method
from zj415x.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from zj415x.quota.allocation import StepKind
from zj415x.quota.quota import Allowance, Recommender

from ..builders import JINGPIN, Index

QUOTAS = JINGPIN.quotas


def test_the_eleven_cities_have_390_places() -> None:
    assert QUOTAS.total == 390
    assert sum(row.kind is Recommender.CITY for row in QUOTAS.rows) == 11


def test_looks_up_a_limit_by_name() -> None:
    assert QUOTAS.limit("杭州市") == 60
    assert QUOTAS.limit("先进制造业集群品牌所在县(市、区)") == 2
    with pytest.raises(UnknownNameError, match="杭州市"):
        QUOTAS.limit("杭州")


def test_the_limit_of_several_bodies_follows_the_reading() -> None:
    brand, groups = "先进制造业集群品牌所在县（市、区）", "省属企业集团"
    assert [QUOTAS.limit(brand, recommenders=count) for count in (1, 3)] == [2, 6]
    in_total = Readings(A55="two-in-total-outside")
    assert [QUOTAS.limit(brand, recommenders=count, readings=in_total) for count in (1, 3)] == [2, 2]
    inside = Readings(A55="two-per-county-inside")
    assert QUOTAS.allowance(brand, readings=inside) == Allowance(places=2, within_city=True)
    assert [QUOTAS.limit(groups, recommenders=count) for count in (1, 3)] == [5, 5]
    assert QUOTAS.limit("省级有关行业协会", recommenders=3, readings=Readings(A56="per-body")) == 30
    assert QUOTAS.allowance("杭州市") == Allowance(places=60)
    assert not QUOTAS.allowance("杭州市").within_city


@pytest.mark.parametrize(("row", "count"), [("杭州市", 2), ("省属企业集团", 0), ("省属企业集团", 1.5)])
def test_refuses_an_impossible_number_of_recommenders(row: str, count: int) -> None:
    with pytest.raises(InvalidValueError, match=f"“{row}”的推荐单位数不能是 {count}"):
        QUOTAS.limit(row, recommenders=count)


def test_only_the_last_two_rows_print_at_most() -> None:
    assert [row.name for row in QUOTAS.rows if row.at_most] == ["省属企业集团", "省级有关行业协会"]


def test_cuts_a_list_in_its_own_order() -> None:
    allocation: Allocation[str] = QUOTAS.allocate("省属企业集团", list("甲乙丙丁戊己庚"))
    assert allocation.recommended == tuple("甲乙丙丁戊")
    assert allocation.left_out == tuple("己庚")
    assert (allocation.recommender, allocation.limit, allocation.unused) == ("省属企业集团", 5, 0)


def test_accepts_any_iterable_and_only_readings() -> None:
    assert QUOTAS.allocate("省属企业集团", (key for key in "甲乙")).recommended == ("甲", "乙")
    with pytest.raises(InvalidTypeError):
        QUOTAS.limit("杭州市", readings=None)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError):
        QUOTAS.shares("杭州市", readings=None)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError):
        QUOTAS.apportion("杭州市", {"某园区": 1}, method=Method.HAMILTON, readings=None)  # type: ignore[arg-type]


def test_reports_unused_places() -> None:
    assert QUOTAS.allocate("衢州市", ["甲"]).unused == 19
    assert QUOTAS.allocate("衢州市", ()).recommended == ()


def test_refuses_a_product_listed_twice() -> None:
    with pytest.raises(InvalidValueError, match="“甲”在名单上出现两次，第二次在第 3 位"):
        QUOTAS.allocate("衢州市", ["甲", "乙", "甲"])


def test_refuses_an_unknown_recommender() -> None:
    with pytest.raises(UnknownNameError, match="衢州市"):
        QUOTAS.allocate("衢州", [])


BRAND = "先进制造业集群品牌所在县（市、区）"
INSIDE, IN_TOTAL = Readings(A55="two-per-county-inside"), Readings(A55="two-in-total-outside")


class TestSharedPlaces:
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
    def test_sharing_follows_the_reading(self, row: str, readings: Readings, shared: bool) -> None:
        assert QUOTAS.shares(row, readings=readings) is shared

    def test_others_places_lower_the_limit(self) -> None:
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
            ("省属企业集团", False, "已用的名额应为不小于 0 的整数，不能是 False"),
            ("省属企业集团", 1.0, "已用的名额应为不小于 0 的整数，不能是 1.0"),
            ("省属企业集团", 0.0, "已用的名额应为不小于 0 的整数，不能是 0.0"),
        ],
    )
    def test_refuses_taken_where_nothing_is_shared(self, row: str, taken: int, sentence: str) -> None:
        with pytest.raises(InvalidValueError, match=f"^{sentence}$"):
            QUOTAS.allocate(row, ["甲"], taken=taken)

    def test_none_taken_lowers_nothing(self) -> None:
        none: Any
        for none in (0, Index(0)):
            for row in ("衢州市", "省属企业集团"):
                allocation = QUOTAS.allocate(row, ["甲"], taken=none)
                assert (allocation.limit, type(allocation.limit)) == (QUOTAS.limit(row), int)
                assert StepKind.TAKEN not in {step.kind for step in allocation.steps}

    def test_a_step_says_that_what_others_took_is_not_stated(self) -> None:
        for row, readings, ids in (("衢州市", INSIDE, ("A55",)), ("省级有关行业协会", Readings(), ("A56",))):
            unstated = QUOTAS.allocate(row, ["甲"], readings=readings).steps[1]
            assert (unstated.kind, unstated.count, unstated.readings) == (StepKind.UNSTATED, 0, ids)

    def test_without_brand_counties_a_city_shares_with_nobody(self) -> None:
        cities = QuotaTable(rows=tuple(row for row in QUOTAS.rows if row.kind is Recommender.CITY))
        assert not cities.shares("衢州市", readings=INSIDE)


def test_a_brand_county_has_two_places_under_each_reading() -> None:
    for readings in (Readings(), INSIDE, IN_TOTAL):
        assert QUOTAS.allocate(BRAND, ["甲", "乙", "丙"], readings=readings).recommended == ("甲", "乙")


def test_the_first_step_cites_row_and_readings() -> None:
    for row, ids in (("杭州市", ()), (BRAND, ("A55",)), ("省属企业集团", ("A56",))):
        (places, *_) = QUOTAS.allocate(row, ["甲"]).steps
        assert (places.readings, places.place) == (ids, QUOTAS[row].place)


WEIGHTS = {"柯城区": 53, "衢江区": 24, "江山市": 23, "某园区": 11}


def test_splits_a_citys_places_over_counties_and_parks() -> None:
    made = QUOTAS.apportion("衢州市", WEIGHTS, method=Method.SAINTE_LAGUE, floors={"某园区": 3})
    assert made.places == {"柯城区": 9, "衢江区": 4, "江山市": 4, "某园区": 3}
    assert made.total == QUOTAS.limit("衢州市")


def test_a_decision_gives_the_open_places_of_a_city() -> None:
    alike = {"定海区": 1, "普陀区": 1, "岱山县": 1}
    made = QUOTAS.apportion("舟山市", alike, method=Method.HAMILTON, decided=["岱山县", "普陀区"])
    assert (made.places, made.is_complete) == ({"定海区": 6, "普陀区": 7, "岱山县": 7}, True)


def test_refuses_a_county_of_another_city() -> None:
    with pytest.raises(InvalidValueError) as told:
        QUOTAS.apportion("衢州市", WEIGHTS | {"义乌市": 9}, method=Method.SAINTE_LAGUE)
    assert str(told.value) == "义乌市属于金华市，不分衢州市的名额"
    with pytest.raises(UnknownNameError, match="衢州市"):
        QUOTAS.apportion("衢州", WEIGHTS, method=Method.SAINTE_LAGUE)


def test_other_recommenders_split_places_freely() -> None:
    made = QUOTAS.apportion("省级有关行业协会", {"义乌市": 1, 7: 1}, method=Method.D_HONDT)
    assert made.places == {"义乌市": 5, 7: 5}
    assert QUOTAS.apportion("舟山市", {7: 1, "定海区": 1}, method=Method.HAMILTON).places == {7: 10, "定海区": 10}


def test_accepts_numpy_integers_as_counts() -> None:
    quotas: Any = QUOTAS
    assert quotas.limit("省属企业集团", recommenders=Index(2)) == 5
    allocation = quotas.allocate("省属企业集团", ["甲", "乙"], taken=Index(4))
    assert (allocation.recommended, type(allocation.limit)) == (("甲",), int)
