"""Phrases: words of ours that remember what they were made of."""

import copy
import pickle

import pytest

from zj415x.words import Phrase


def test_a_phrase_is_its_finished_text() -> None:
    assert Phrase("{year}年销售收入", year=2024) == "2024年销售收入"
    assert Phrase("{years}年销售收入合计", years=(2023, 2024)) == "2023、2024年销售收入合计"
    assert len({Phrase("名单"), "名单"}) == 1


@pytest.mark.parametrize("made_again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_phrase_remembers_what_it_was_made_of(made_again: object) -> None:
    again = made_again(Phrase("{years}年销售收入合计", years=(2023, 2024)))  # type: ignore[operator]
    assert again == "2023、2024年销售收入合计"
    assert (again.message, again.values) == ("{years}年销售收入合计", {"years": (2023, 2024)})


def test_what_is_put_in_is_never_read_as_a_placeholder() -> None:
    assert Phrase("{applicant}：{track}", applicant="{0}", track="{track}") == "{0}：{track}"
