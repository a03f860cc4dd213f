"""Readings of open questions."""

import copy
import pickle
from typing import get_args, get_type_hints

import pytest

from zj415x import Readings
from zj415x.errors import InvalidValueError, UnknownNameError
from zj415x.rules.reading import VOCABULARY, Chosen, defaults_of

from ..builders import CLUSTERS, JINGPIN, NOTICE
from ..editions import NOTICES


def test_the_vocabulary_is_that_of_all_editions() -> None:
    every = [one for notice in NOTICES.values() for one in notice.readings]
    assert {one.id: one.options for one in every} == VOCABULARY
    assert all(one.options == VOCABULARY[one.id] for one in every)


def test_vocabulary_default_is_the_editions() -> None:
    for one in NOTICE.readings:
        assert Readings()[one.id] == one.default


def test_every_reading_has_place_question_and_reason() -> None:
    for one in NOTICE.readings:
        assert one.place
        assert one.words
        assert one.question.endswith("？")
        assert one.reason
        assert one.settled_by
        assert len(set(one.meanings)) == len(one.options)


def test_option_has_a_meaning() -> None:
    (relief,) = (reading for reading in NOTICE.readings if reading.id == "A15")
    assert relief.meaning("discretionary") == "由省里决定"
    with pytest.raises(InvalidValueError, match="automatic、discretionary"):
        relief.meaning("never")


def test_every_reading_is_used_by_a_clause_or_the_quota_table() -> None:
    calls = (CLUSTERS, CLUSTERS.city, JINGPIN, JINGPIN.recommendation)
    declared = {id for call in calls for context in call.by_default for id in context.clause.readings}
    declared |= {id for row in JINGPIN.quotas.rows for id in row.readings}
    assert declared == {one.id for one in NOTICE.readings}


def test_choosing_an_unknown_id_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="A99"):
        Readings(A99="yes")  # type: ignore[call-arg]
    with pytest.raises(UnknownNameError, match="self"):  # from a query or a document, any word may come
        Readings.of({"self": "yes"})


def test_looking_up_an_unknown_id_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="A99"):
        Readings()["A99"]


def test_unknown_option_is_refused_with_the_known_options() -> None:
    with pytest.raises(InvalidValueError, match="last-year-actual、this-year-forecast"):
        Readings(A12="both")  # type: ignore[arg-type]


def test_readings_are_hashable_values() -> None:
    chosen = Readings(A13="more-than", A12="this-year-forecast")
    assert chosen == Readings(A12="this-year-forecast", A13="more-than")
    assert hash(chosen) == hash(Readings(A12="this-year-forecast", A13="more-than"))
    assert eval(repr(chosen)) == chosen
    assert pickle.loads(pickle.dumps(chosen)) == chosen


def test_readings_iterate_over_the_choices() -> None:
    chosen = Readings(A13="more-than", A12="this-year-forecast")
    assert list(chosen) == [("A12", "this-year-forecast"), ("A13", "more-than")]
    assert chosen.keys() == ("A12", "A13")
    assert dict(chosen) == {"A12": "this-year-forecast", "A13": "more-than"}
    assert "A12" in chosen
    assert "A15" not in chosen
    assert "last-year-actual" not in chosen
    assert (len(chosen), len(Readings())) == (2, 0)


def test_copies_are_equal() -> None:
    chosen = Readings(A13="more-than")
    assert copy.copy(chosen) == copy.deepcopy(chosen) == chosen


def test_choices_may_be_a_mapping_or_pairs() -> None:
    chosen = Readings(A13="more-than", A12="this-year-forecast")
    assert Readings.of({"A12": "this-year-forecast", "A13": "more-than"}) == chosen
    assert Readings.of(chosen) == Readings.of(chosen.chosen) == chosen


def test_a_checker_knows_the_vocabulary() -> None:
    assert {id: get_args(options) for id, options in get_type_hints(Chosen).items()} == VOCABULARY


def test_choices_override_the_defaults() -> None:
    defaults = defaults_of(NOTICE.readings)
    assert Readings().over(defaults) is defaults
    mixed = Readings(A12="this-year-forecast").over(defaults)
    assert (mixed["A12"], mixed["A13"]) == ("this-year-forecast", "at-least")
