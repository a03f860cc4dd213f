"""Words of the notice as values."""

import pickle

import pytest

from zj415x import Outcome, Tier, Verdict


def test_a_term_shows_its_name_and_says_its_word() -> None:
    assert repr(Outcome.UNMET) == "<Outcome.UNMET>"
    assert f"{Tier.NEW_STAR}" == "“新星”产业群"
    assert Tier("核心区") is Tier.CORE_ZONE


def test_two_terms_that_share_a_word_are_not_equal() -> None:
    assert Outcome.MET.value == Verdict.ELIGIBLE.value == "符合"
    assert len({Outcome.MET, Verdict.ELIGIBLE}) == 2
    assert Outcome.MET != "符合"  # type: ignore[comparison-overlap]


@pytest.mark.parametrize("term", [*Outcome, *Verdict])
def test_a_term_is_one_object_wherever_it_comes_from(term: Outcome | Verdict) -> None:
    assert pickle.loads(pickle.dumps(term)) is term
