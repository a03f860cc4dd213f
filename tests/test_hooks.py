"""What belongs to a notice, pickled and copied: an edition's own by its name, any other by its values."""

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import Any

import pytest
from attrs import evolve, frozen

from zj415x import Clause, Notice, Track
from zj415x.editions import EDITIONS
from zj415x.editions.parts import part

from .builders import CLUSTERS, JINGPIN, NOTICE, application, judged, product

OWN: dict[str, Any] = {
    "the notice": NOTICE,
    "annex 1": CLUSTERS,
    "a city's call": CLUSTERS.city,
    "annex 2": JINGPIN,
    "a recommender's call": JINGPIN.recommendation,
    "the quota table": JINGPIN.quotas,
    "the ledger": NOTICE.ledger,
    **{f"the track {track.name}": track for track in CLUSTERS.tracks},
    **{
        f"the clause {clause.name} of {call}": clause
        for call, clauses in (
            ("annex 1", CLUSTERS.clauses),
            ("a city", CLUSTERS.city_clauses),
            ("annex 2", JINGPIN.clauses),
            ("a recommender", JINGPIN.recommendation_clauses),
        )
        for clause in clauses
    },
}
CHANGED: dict[str, Any] = {
    "a notice": evolve(NOTICE, number="浙制高办〔2027〕1号"),
    "annex 1": evolve(CLUSTERS, tracks=CLUSTERS.tracks[:3]),
    "a city's call": evolve(CLUSTERS.city, clauses=CLUSTERS.city_clauses[:1]),
    "annex 2": evolve(JINGPIN, evidence=("甲",)),
    "a recommender's call": evolve(JINGPIN.recommendation, clauses=JINGPIN.recommendation_clauses[:1]),
    "the quota table": evolve(JINGPIN.quotas, rows=JINGPIN.quotas.rows[:1]),
    "the ledger": evolve(NOTICE.ledger, segments=NOTICE.ledger.segments[:1]),
    "a track": evolve(CLUSTERS.tracks[0], segments=()),
    "a clause": evolve(JINGPIN.clauses[0], word="无"),
}
WAYS: dict[str, Callable[[Any], Any]] = {
    "pickled": lambda one: pickle.loads(pickle.dumps(one)),
    "copied": copy.copy,
    "deep-copied": copy.deepcopy,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", OWN)
def test_what_an_edition_owns_stays_the_same_object(name: str, way: str) -> None:
    assert WAYS[way](OWN[name]) is OWN[name]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_every_protocol_of_pickle_names_it(protocol: int) -> None:
    pickled = pickle.dumps(CLUSTERS, protocol)
    assert pickle.loads(pickled) is CLUSTERS
    assert len(pickled) < 200


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", CHANGED)
def test_a_changed_copy_travels_by_its_values(name: str, way: str) -> None:
    changed = CHANGED[name]
    again = WAYS[way](changed)
    assert again is not changed
    assert type(again) is type(changed)
    for field in changed.__attrs_attrs__:
        if field.init:
            assert getattr(again, field.name) == getattr(changed, field.name)


def test_what_a_changed_copy_still_has_of_the_edition_stays_the_same_object() -> None:
    notice: Notice = pickle.loads(pickle.dumps(CHANGED["a notice"]))
    assert notice.clusters is CLUSTERS
    assert notice.ledger is NOTICE.ledger
    assert pickle.loads(pickle.dumps(CHANGED["annex 1"])).clauses[0] is CLUSTERS.clauses[0]


def test_a_changed_copy_judges_as_before() -> None:
    subject = application(track="高端软件")
    assert subject.validate(pickle.loads(pickle.dumps(CHANGED["annex 1"]))) == subject.validate(CHANGED["annex 1"])


def test_a_clause_of_a_kind_of_ones_own_travels_by_its_values() -> None:
    first = JINGPIN.clauses[0]
    clause = _Marked(name=first.name, place="甲", topic=first.topic, force=first.force, subject="乙", test=first.test)
    assert pickle.loads(pickle.dumps(clause)) == clause


@frozen(kw_only=True)
class _Marked(Clause[Any]):
    """A clause with a class of its own."""


def test_a_report_travels_and_goes_on_answering() -> None:
    report = judged(application(standing=None))
    again = pickle.loads(pickle.dumps(report))
    assert again == report
    assert hash(again) == hash(report)
    assert again.sensitivity() == report.sensitivity()
    assert again.remedies() == report.remedies()


def test_a_name_that_the_edition_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError, match="clusters/scales"):
        part(EDITIONS[-1], Clause, "clusters/scales")


def test_no_edition_is_loaded_to_pickle_what_none_owns() -> None:
    code = (
        "import pickle, sys; from decimal import Decimal; from zj415x import Route, Track;"
        "pickle.dumps(Track(name='甲', highland='乙', route=Route.OPEN, relief=Decimal(0)));"
        "sys.exit('zj415x.editions.y2026' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
@pytest.mark.parametrize("start", get_all_start_methods())
def test_a_pool_of_processes_judges_however_its_processes_start(start: str) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context(start)) as pool:
        report = pool.submit(product().validate, JINGPIN).result()
    assert report == product().validate(JINGPIN)
    assert report.findings[0].cited is JINGPIN.clauses[0]


def test_a_track_of_an_open_list_travels_by_its_values() -> None:
    track = CLUSTERS.new_star_track("无人机", highland="高端装备")
    again: Track = pickle.loads(pickle.dumps(track))
    assert (again == track, again is track, again.tiers) == (True, False, track.tiers)
