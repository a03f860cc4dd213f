"""The applicant and its titles."""

import pytest

from zj415x import Applicant, ApplicantKind, XTitle
from zj415x.errors import FormerCountyError, InvalidTypeError, InvalidValueError, UnknownNameError

from ..builders import applicant


def test_county_of_another_city_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="开化县属于衢州市，不属于杭州市"):
        applicant(city="杭州市")


def test_unknown_county_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="开化县"):
        applicant(county="开化")


def test_loosely_typed_name_is_refused_with_the_printed_name() -> None:
    with pytest.raises(InvalidValueError, match="要写成“开化县”"):
        applicant(county="开化 县")


def test_city_and_county_may_be_blank() -> None:
    park = Applicant(name="某开发区管委会", kind=ApplicantKind.PARK)
    assert (park.city, park.county, park.mountain_or_island) == (None, None, None)
    assert applicant(city=None).county == "开化县"


def test_string_is_refused_as_a_yes() -> None:
    with pytest.raises(InvalidTypeError, match=r"Applicant\.mountain_or_island"):
        applicant(mountain_or_island="是")


def test_title_needs_only_a_scheme() -> None:
    assert XTitle("未来产业先导区").valid_until is None
    with pytest.raises(InvalidTypeError):
        XTitle(None)  # type: ignore[arg-type]


def test_former_county_is_refused_with_its_successors() -> None:
    with pytest.raises(FormerCountyError, match="“江干区”已于2021年分入上城区、钱塘区") as caught:
        applicant(city=None, county="江干区")
    assert caught.value.successors == ("上城区", "钱塘区")
