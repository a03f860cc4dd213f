"""Words of the notice as values."""

import json
import operator
import pickle
from collections.abc import Callable

import pytest

from zj415x import Enterprise, InvalidTypeError, Outcome, Tier, Verdict
from zj415x.values.name import printed
from zj415x.wording import say


def test_a_term_shows_its_name_and_says_its_word() -> None:
    assert repr(Outcome.UNMET) == "<Outcome.UNMET>"
    assert f"{Tier.NEW_STAR}" == "“新星”产业群"
    assert Tier("核心区") is Tier.CORE_ZONE


def test_two_terms_that_share_a_word_are_two_keys() -> None:
    assert Outcome.MET.word == Verdict.ELIGIBLE.word == "符合"
    assert Outcome.MET != Verdict.ELIGIBLE
    assert not operator.eq(Outcome.MET, Verdict.ELIGIBLE)
    counted = {Outcome.MET: 1, Verdict.ELIGIBLE: 2}
    assert (len(counted), counted[Outcome.MET], counted[Verdict.ELIGIBLE]) == (2, 1, 2)


def test_a_term_equals_the_text_of_its_word() -> None:
    assert Verdict.ELIGIBLE == "符合"
    assert "符合" == Verdict.ELIGIBLE  # noqa: SIM300 - either way round
    assert not operator.ne(Verdict.ELIGIBLE, "符合")
    assert Verdict.ELIGIBLE != "不符合"
    assert Verdict.ELIGIBLE != 1
    counted: dict[str, int] = {Verdict.ELIGIBLE: 3}
    assert counted["符合"] == 3
    match Verdict.ELIGIBLE:
        case "符合":
            pass
        case _:
            pytest.fail("a word that is matched is the term's")


def test_a_term_is_written_as_its_word_in_json() -> None:
    assert json.loads(json.dumps({"verdict": Verdict.INCOMPLETE, Tier.CORE_ZONE: [Outcome.MET]})) == {
        "verdict": "待补正",
        "核心区": ["符合"],
    }


def test_the_word_of_a_term_is_a_plain_text() -> None:
    assert {type(str(Tier.CORE_ZONE)), type(Tier.CORE_ZONE.word), type(Tier.CORE_ZONE.value)} == {str}


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_terms_are_not_sorted_by_their_text(compare: Callable[[object, object], bool]) -> None:
    for one, other in ((Outcome.MET, Outcome.UNMET), (Outcome.MET, "符合"), ("符合", Outcome.MET), (Outcome.MET, 1)):
        with pytest.raises(TypeError, match="not supported between instances of"):
            compare(one, other)


def test_a_term_is_no_text_of_a_form() -> None:
    with pytest.raises(InvalidTypeError, match="应为文字"):
        Enterprise(name=Tier.CORE_ZONE, county="仙居县")


def test_a_name_that_is_found_by_a_term_is_a_plain_text() -> None:
    assert type(printed(Tier.CORE_ZONE, ["核心区"], "选项")) is str


def test_a_term_in_an_error_is_said_in_the_language_of_the_reader() -> None:
    error = InvalidTypeError("应为{kind}，不能是 {value}", kind=Tier.CORE_ZONE, value="x")
    assert "core zone" in say(error, "en")


@pytest.mark.parametrize("term", [*Outcome, *Verdict])
def test_a_term_is_one_object_wherever_it_comes_from(term: Outcome | Verdict) -> None:
    assert pickle.loads(pickle.dumps(term)) is term
