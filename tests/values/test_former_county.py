"""FormerCounty: county-level units that no longer exist."""

import pickle

import pytest

from zj415x.errors import FormerCountyError
from zj415x.values.county import COUNTIES, FORMER_COUNTIES, Reform, find_county, former_county

TODAY = {county.name for county in COUNTIES}


def test_former_counties_are_gone_and_successors_exist() -> None:
    names = [former.name for former in FORMER_COUNTIES]
    assert len(set(names)) == len(names)
    assert not TODAY.intersection(names)
    assert all(former.successors and TODAY.issuperset(former.successors) for former in FORMER_COUNTIES)


def test_former_counties_are_sorted_by_year() -> None:
    years = [former.year for former in FORMER_COUNTIES]
    assert years == sorted(years)


def test_only_split_counties_have_several_successors() -> None:
    assert all((len(former.successors) > 1) is (former.change is Reform.SPLIT) for former in FORMER_COUNTIES)


@pytest.mark.parametrize("one", FORMER_COUNTIES, ids=lambda one: one.name)
def test_finds_each_and_refuses_it_as_a_county(one: object) -> None:
    name, successors = one.name, one.successors  # type: ignore[attr-defined]
    assert former_county(f" {name}") is one
    with pytest.raises(FormerCountyError) as caught:
        find_county(name)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.name, again.successors) == (str(caught.value), name, successors)


def test_no_current_county_is_a_former_one() -> None:
    assert former_county("开化县") is None
    assert former_county(3) is None


@pytest.mark.parametrize(
    ("year", "names"),
    [
        (2001, ["衢县"]),
        (2002, ["鄞县"]),
        (2005, ["秀城区"]),
        (2013, ["绍兴县", "上虞市"]),
        (2014, ["富阳市"]),
        (2015, ["洞头县"]),
        (2016, ["江东区", "奉化市"]),
        (2017, ["玉环县", "临安市"]),
        (2021, ["下城区", "江干区"]),
    ],
)
def test_a_former_county_has_the_year_of_its_reform(year: int, names: list[str]) -> None:
    assert [former.name for former in FORMER_COUNTIES if former.year == year] == names
