"""The lower standard for mountain and island counties."""

import pytest

from zj415x import Money, Outcome, yi
from zj415x.rules.change import Handle
from zj415x.rules.comparison import at_least, relieved
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
def test_relief_matters_only_between_the_two_standards(
    observed: Money | None, entitled: bool | None, outcome: Outcome, notes: tuple[Note, ...]
) -> None:
    judgement = relieved(lambda amount, notes: at_least(observed, amount, notes=notes), yi(10), yi(7), entitled, HANDLE)
    assert (judgement.outcome, judgement.notes) == (outcome, notes)


def test_below_both_standards_the_gap_is_to_the_lower() -> None:
    judgement = relieved(lambda amount, notes: at_least(yi(6), amount, notes=notes), yi(10), yi(7), None, HANDLE)
    assert (judgement.required, judgement.gap) == (yi(7), yi(1))


def reach(observed: Money | None, entitled: bool | None) -> list[list[tuple[str, object]]]:
    """List the ways to meet the condition, each as the values to change."""
    judgement = relieved(
        lambda amount, notes: at_least(observed, amount, AMOUNT, notes=notes),
        yi(10),
        yi(7),
        entitled,
        HANDLE,
    )
    return [[(change.field, change.to) for change in way] for way in judgement.ways]


def test_ways_reach_the_applicable_standard() -> None:
    assert reach(yi(6), False) == [[("$.scale.revenue", yi(10))]]
    assert reach(yi(6), True) == [[("$.scale.revenue", yi(7))]]
    assert reach(yi(7), True) == []


def test_stating_the_county_is_a_way_while_it_is_blank() -> None:
    assert reach(yi(8), None) == [[("$.scale.revenue", yi(10))], [("$.applicant.mountain_or_island", True)]]
    both = [("$.applicant.mountain_or_island", True), ("$.scale.revenue", yi(7))]
    assert reach(yi(6), None) == [[("$.scale.revenue", yi(10))], both]
    assert reach(None, None) == [[("$.scale.revenue", yi(10))], both]
    assert reach(yi(10), None) == []
