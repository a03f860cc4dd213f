"""Whether every edition is whole: a new one in EDITIONS is red here until it is."""

from collections import Counter
from types import ModuleType

import pytest

from zj415x import Notice, Readings
from zj415x.editions import EDITIONS, latest
from zj415x.exchange import dump_tables
from zj415x.printed.ledger import Status
from zj415x.rules.reading import VOCABULARY
from zj415x.wording import LOCALES, say
from zj415x.wording.printed import page

from .. import test_boundaries
from . import NOTICES, test_ledger, test_lines, test_questions, test_tables, test_words

# What is typed a second time, by hand and year by year, so that a slip in the data cannot hide.
TYPED = (test_boundaries, test_ledger, test_lines, test_questions, test_tables, test_words)
every = pytest.mark.parametrize("notice", NOTICES.values(), ids=[*NOTICES])


@pytest.mark.parametrize("module", TYPED, ids=lambda module: module.__name__)
def test_every_year_is_typed_a_second_time(module: ModuleType) -> None:
    assert module.YEARS == EDITIONS


def test_years_follow_each_other_and_are_named_after_their_issue() -> None:
    assert [*NOTICES] == [f"y{notice.issued.year}" for notice in NOTICES.values()] == sorted(NOTICES)
    assert latest() is [*NOTICES.values()][-1]


def clauses(notice: Notice) -> dict[str, tuple[str, ...]]:
    """The readings that each clause declares, by the name that the ledger has for it."""
    clusters, jingpin = notice.clusters, notice.jingpin
    return {
        f"{call}/{clause.name}": clause.readings
        for call, listed in (
            ("clusters", clusters.clauses),
            ("city", clusters.city_clauses),
            ("jingpin", jingpin.clauses),
            ("recommenders", jingpin.recommendation_clauses),
        )
        for clause in listed
    }


@every
def test_names_stand_once(notice: Notice) -> None:
    for names in (
        [track.name for track in notice.clusters.tracks],
        [one.name for one in notice.clusters.clauses],
        [one.name for one in notice.clusters.city_clauses],
        [one.name for one in notice.jingpin.clauses],
        [one.name for one in notice.jingpin.recommendation_clauses],
        [line.field for line in (*notice.clusters.indicators, *notice.clusters.targets)],
        [one.name for one in notice.deadlines],
        [one.id for one in notice.readings],
        [one.id for one in notice.open_questions],
    ):
        assert [name for name, count in Counter(names).items() if count > 1] == []


@every
def test_each_reading_is_declared_asked_and_of_the_vocabulary(notice: Notice) -> None:
    declared = {id for readings in clauses(notice).values() for id in readings}
    declared |= {id for row in notice.jingpin.quotas.rows for id in row.readings}
    readings = {one.id: one for one in notice.readings}
    assert declared == readings.keys()
    assert [*readings] == sorted(readings)
    questions = {one.id: one for one in notice.open_questions}
    for id, one in readings.items():
        assert one.options == VOCABULARY[id]
        assert one.default in one.options
        assert len({*one.meanings}) == len(one.options)
        assert questions[id].selectable


def test_all_years_together_have_the_whole_vocabulary() -> None:
    assert {one.id for notice in NOTICES.values() for one in notice.readings} == VOCABULARY.keys()


@every
def test_the_ledger_names_every_clause_and_question_and_says_what_becomes_of_each_passage(notice: Notice) -> None:
    ledger = notice.ledger
    assert {*ledger.by_clause} == {*clauses(notice)}
    assert {*ledger.by_reading} == {one.id for one in notice.open_questions}
    assert {line.field for line in (*notice.clusters.indicators, *notice.clusters.targets)} <= {*ledger.by_line}
    assert {f"track/{track.name}" for track in notice.clusters.tracks} <= {*ledger.by_item}
    assert {f"deadline/{one.name}" for one in notice.deadlines} <= {*ledger.by_item}
    assert len({one.id for one in ledger.segments}) == len(ledger.segments)
    assert {one.status for one in ledger.segments} <= {*Status}


@every
@pytest.mark.parametrize("locale", LOCALES)
def test_all_of_it_can_be_said(notice: Notice, locale: str) -> None:
    assert page(notice, locale)
    assert all(say(clause.subject, locale) for clause in notice.clusters.clauses)
    for one in notice.deadlines:
        assert say(notice.deadline(one.name, readings=Readings()), locale)
    assert dump_tables(notice)["number"] == notice.number
