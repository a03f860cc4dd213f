"""A wider reading lowers no outcome of the clauses that it widens, of documents drawn at the lines, blanks included."""

from typing import Any

import pytest

from zj415x import ClusterApplication, Outcome, Report
from zj415x.rules.reading import VOCABULARY

from ..builders import CLUSTERS, JINGPIN
from ..draws import Draw
from ..oracle.adapters import judged_city, judged_recommendation
from ..rules.test_wider_readings import OF_APPLICATIONS, OF_CITIES, OF_LISTS, OF_PLACES, OF_PRODUCTS, Wider, lowered
from . import drawn

_CLAUSES: dict[str, Any] = {
    f"{type(call).__name__} {clause.name}": clause for call in (CLUSTERS, JINGPIN) for clause in call.clauses
}
_RANK = {Outcome.UNMET: 0, Outcome.UNKNOWN: 1, Outcome.MET: 2, Outcome.NOT_APPLICABLE: 2}
_DEFAULTS = {id: options[0] for id, options in VOCABULARY.items()}


def test_wider_readings_lower_no_outcome_of_a_document(draw: Draw) -> None:
    for subject, chosen in drawn.subjects(draw, 50, 1_000, 60_000):
        cluster = isinstance(subject, ClusterApplication)
        call: Any = CLUSTERS if cluster else JINGPIN
        for pair in OF_APPLICATIONS if cluster else OF_PRODUCTS:
            if isinstance(subject, ClusterApplication) and subject.tier not in pair.tiers:
                continue
            for name in pair.clauses:
                clause = _CLAUSES[f"{type(call).__name__} {name}"]
                strict, wide = (
                    _RANK[clause.judge(subject, {**_DEFAULTS, **chosen, pair.id: option}).outcome]
                    for option in pair.options
                )
                assert wide >= strict, (pair, chosen, subject)


@pytest.mark.parametrize("pair", OF_CITIES, ids=str)
def test_wider_readings_lower_nothing_of_a_citys_list(pair: Wider, draw: Draw) -> None:
    for _ in range(draw.count(40, 1_500, 20_000)):
        document, chosen = drawn.city(draw.random)
        strict, wide = (judged_city(document, {**chosen, pair.id: option}) for option in pair.options)
        never_stricter(pair, strict, wide)


@pytest.mark.parametrize("pair", [*OF_LISTS, *OF_PLACES], ids=str)
def test_wider_readings_lower_nothing_of_a_recommenders_list(pair: Wider, draw: Draw) -> None:
    for _ in range(draw.count(25, 500, 10_000)):
        document, chosen = drawn.listed(draw.random)
        strict, wide = (judged_recommendation(document, {**chosen, pair.id: option}) for option in pair.options)
        never_stricter(pair, strict, wide)


def never_stricter(pair: Wider, strict: Report, wide: Report) -> None:
    """Expect that the wider reading lowers neither an outcome nor the verdict."""
    assert lowered(pair, strict, wide) == [], (pair, wide.readings)
    assert wide.verdict <= strict.verdict, (pair, wide.readings)
