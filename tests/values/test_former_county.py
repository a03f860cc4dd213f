"""County-level units that are no more."""

import pickle

import pytest

from zj415x.errors import FormerCountyError
from zj415x.values.county import COUNTIES, FORMER_COUNTIES, Reform, find_county, former_county

TODAY = {one.name for one in COUNTIES}


def test_none_of_them_is_one_today_and_all_successors_are() -> None:
    names = [one.name for one in FORMER_COUNTIES]
    assert len(set(names)) == len(names)
    assert not TODAY.intersection(names)
    assert all(one.successors and TODAY.issuperset(one.successors) for one in FORMER_COUNTIES)


def test_they_are_in_the_order_of_their_years() -> None:
    years = [one.year for one in FORMER_COUNTIES]
    assert years == sorted(years)


def test_only_what_was_split_has_several_successors() -> None:
    assert all((len(one.successors) > 1) is (one.change is Reform.SPLIT) for one in FORMER_COUNTIES)


@pytest.mark.parametrize("one", FORMER_COUNTIES, ids=lambda one: one.name)
def test_each_is_found_and_refused_as_a_county(one: object) -> None:
    name, successors = one.name, one.successors  # type: ignore[attr-defined]
    assert former_county(f" {name}") is one
    with pytest.raises(FormerCountyError) as caught:
        find_county(name)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.name, again.successors) == (str(caught.value), name, successors)


def test_a_county_of_today_is_none_of_them() -> None:
    assert former_county("开化县") is None
    assert former_county(3) is None
