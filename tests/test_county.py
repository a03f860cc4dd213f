"""The county-level units of Zhejiang, and the dated lists."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest

from zj415x.county import CITIES, COUNTIES, MOUNTAIN_ISLAND_LISTS, check_seat, city_name, county, county_name
from zj415x.errors import InvalidValueError, UnknownNameError


def test_there_are_ninety_in_eleven_cities() -> None:
    assert len(COUNTIES) == len({one.name for one in COUNTIES}) == len({one.code for one in COUNTIES}) == 90
    assert len(CITIES) == 11
    assert Counter(one.city for one in COUNTIES)["杭州市"] == 13


def test_a_county_has_the_code_of_its_city() -> None:
    prefixes = {one.city: one.code[:4] for one in COUNTIES}
    assert all(one.code.startswith(prefixes[one.city]) and len(one.code) == 6 for one in COUNTIES)


def test_one_is_found_by_name() -> None:
    assert county("开化县").city == "衢州市"
    assert county_name(" 开化县") == "开化县"
    assert city_name("衢州市") == "衢州市"
    for find, name in ((county, "开化"), (city_name, "衢州")):
        with pytest.raises(UnknownNameError, match=f"{name}[县市]"):
            find(name)


def test_a_county_sits_in_its_own_city() -> None:
    check_seat("衢州市", "开化县")
    check_seat(None, "开化县")
    check_seat("衢州市", None)
    with pytest.raises(InvalidValueError):
        check_seat("丽水市", "开化县")


class TestTheLists:
    def test_are_as_long_as_they_are_called(self) -> None:
        assert [len(one.counties) for one in MOUNTAIN_ISLAND_LISTS] == [26, 25, 22]

    def test_name_counties_that_exist(self) -> None:
        known = {one.name for one in COUNTIES}
        assert all(one.counties <= known for one in MOUNTAIN_ISLAND_LISTS)

    def test_follow_one_another_without_a_gap(self) -> None:
        for earlier, later in pairwise(MOUNTAIN_ISLAND_LISTS):
            assert earlier.last is not None
            assert later.first == earlier.last + timedelta(days=1)
        assert MOUNTAIN_ISLAND_LISTS[-1].last is None

    def test_changed_by_the_counties_that_left_and_came(self) -> None:
        first, second, third = (one.counties for one in MOUNTAIN_ISLAND_LISTS)
        assert first - second == {"平阳县", "柯城区", "莲都区"}
        assert second - first == {"洞头区", "嵊泗县"}
        assert second - third == {"永嘉县", "苍南县", "江山市"}
        assert third - second == set()
