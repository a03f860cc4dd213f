"""A standard that is lower for mountainous and island counties."""

import pytest

from zj415x import Judgement, Money, Outcome, yi
from zj415x.rules.change import Handle
from zj415x.rules.comparison import relieved
from zj415x.rules.outcome import Note

MET, UNMET, UNKNOWN = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN
HANDLE = Handle("$.applicant.mountain_or_island")
AMOUNT = Handle("$.scale.revenue")


@pytest.mark.parametrize(
    ("observed", "entitled", "outcome", "notes"),
    [
        (yi(6), False, UNMET, ()),
        (yi(8), False, UNMET, ()),
        (yi(10), False, MET, ()),
        (yi(6), True, UNMET, (Note.RELIEVED,)),
        (yi(7), True, MET, (Note.RELIEVED,)),
        (yi(6), None, UNMET, (Note.EVEN_RELIEVED,)),
        (yi(8), None, UNKNOWN, (Note.COUNTY_UNKNOWN,)),
        (yi(10), None, MET, ()),
        (None, None, UNKNOWN, (Note.COUNTY_UNKNOWN,)),
        (None, False, UNKNOWN, ()),
    ],
)
def test_matters_only_between_the_two_standards(
    observed: Money | None, entitled: bool | None, outcome: Outcome, notes: tuple[Note, ...]
) -> None:
    judgement = relieved(
        lambda amount, notes: Judgement.at_least(observed, amount, notes=notes), yi(10), yi(7), entitled, HANDLE
    )
    assert (judgement.outcome, judgement.notes) == (outcome, notes)


def test_what_is_unmet_either_way_is_short_of_the_lower_one() -> None:
    judgement = relieved(
        lambda amount, notes: Judgement.at_least(yi(6), amount, notes=notes), yi(10), yi(7), None, HANDLE
    )
    assert (judgement.required, judgement.gap) == (yi(7), yi(1))


def reach(observed: Money | None, entitled: bool | None) -> list[list[tuple[str, object]]]:
    """The ways in which it could be met, each as the values that would have to be others."""
    judgement = relieved(
        lambda amount, notes: Judgement.at_least(observed, amount, AMOUNT, notes=notes),
        yi(10),
        yi(7),
        entitled,
        HANDLE,
    )
    return [[(lever.path, lever.to) for lever in way] for way in judgement.levers]


def test_it_is_met_by_the_standard_that_holds() -> None:
    assert reach(yi(6), False) == [[("$.scale.revenue", yi(10))]]
    assert reach(yi(6), True) == [[("$.scale.revenue", yi(7))]]
    assert reach(yi(7), True) == []


def test_where_the_county_is_not_stated_stating_it_is_a_way_too() -> None:
    assert reach(yi(8), None) == [[("$.scale.revenue", yi(10))], [("$.applicant.mountain_or_island", True)]]
    both = [("$.applicant.mountain_or_island", True), ("$.scale.revenue", yi(7))]
    assert reach(yi(6), None) == [[("$.scale.revenue", yi(10))], both]
    assert reach(None, None) == [[("$.scale.revenue", yi(10))], both]
    assert reach(yi(10), None) == []
