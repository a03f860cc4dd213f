"""County: the county-level units of Zhejiang."""

from collections import Counter

import pytest

from zj415x.errors import FormerCountyError, InvalidValueError, UnknownNameError
from zj415x.values.county import CITIES, COUNTIES, check_seat, city_name, county_name, find_county, seat_of


def test_there_are_ninety_in_eleven_cities() -> None:
    assert len(COUNTIES) == len({county.name for county in COUNTIES}) == len({county.code for county in COUNTIES}) == 90
    assert len(CITIES) == 11
    assert Counter(county.city for county in COUNTIES)["杭州市"] == 13


def test_county_codes_start_with_the_citys() -> None:
    prefixes = {county.city: county.code[:4] for county in COUNTIES}
    assert all(county.code.startswith(prefixes[county.city]) and len(county.code) == 6 for county in COUNTIES)


def test_finds_counties_and_cities_by_name() -> None:
    assert find_county("开化县").city == "衢州市"
    assert county_name(" 开化县") == "开化县"
    assert city_name("衢州市") == "衢州市"
    for find, name in ((find_county, "开化"), (city_name, "衢州")):
        with pytest.raises(UnknownNameError, match=f"{name}[县市]"):
            find(name)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("下城区", "“下城区”已于2021年并入拱墅区"),
        (" 江干区", "“江干区”已于2021年分入上城区、钱塘区"),
        ("绍兴县", "“绍兴县”已于2013年改为柯桥区"),
        ("秀城区", "“秀城区”已于2005年更名为南湖区"),
    ],
)
def test_a_former_county_names_its_successors(name: str, sentence: str) -> None:
    for find in (find_county, county_name):
        with pytest.raises(FormerCountyError) as caught:
            find(name)
        assert str(caught.value) == sentence
        assert caught.value.nearest == caught.value.successors


def test_an_invented_name_is_unknown_not_former() -> None:
    for name in ("无名县", None):
        with pytest.raises(UnknownNameError) as caught:
            find_county(name)  # type: ignore[arg-type]
        assert not isinstance(caught.value, FormerCountyError)


def test_checks_that_a_county_lies_in_its_city() -> None:
    check_seat("衢州市", "开化县")
    check_seat(None, "开化县")
    check_seat("衢州市", None)
    with pytest.raises(InvalidValueError):
        check_seat("丽水市", "开化县")


def test_a_park_has_no_city() -> None:
    assert (seat_of("开化县"), seat_of(" 开化县"), seat_of("衢州智造新城")) == ("衢州市", "衢州市", None)
    with pytest.raises(FormerCountyError):
        seat_of("江干区")
