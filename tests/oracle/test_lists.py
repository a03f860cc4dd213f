"""The library judges and cuts the lists of cities and recommenders as the second reading does, under drawn readings."""

from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from zj415x import Readings
from zj415x.apportion import Method
from zj415x.apportion import apportion as apportioned
from zj415x.quota.allocation import StepKind

from ..builders import NOTICE
from ..draws import Draw
from .adapters import judged_city, judged_recommendation
from .allocation import TOTAL, allocate, apportion, places_left, share_in_zones
from .city import RULES as CITY_RULES
from .city import judge_city
from .differences import NOT_COVERED, Tally
from .drawn import options
from .drawn_lists import city_list, recommendation
from .recommendation import PLACES, RULES, judge_recommendation

QUOTAS = NOTICE.jingpin.quotas


def test_lists_of_cities_are_judged_alike(draw: Draw) -> None:
    tally = Tally("city", draw)
    for _ in range(draw.count(300, 12_000, 100_000)):
        document, chosen = city_list(draw.random), options(draw.random)
        tally.compare(document, chosen, judged_city(document, chosen), judge_city(document, chosen))
    tally.check()


def test_lists_of_recommenders_are_judged_alike(draw: Draw) -> None:
    tally = Tally("recommendation", draw)
    for _ in range(draw.count(300, 8_000, 60_000)):
        document, chosen = recommendation(draw.random), options(draw.random)
        tally.compare(document, chosen, judged_recommendation(document, chosen), judge_recommendation(document, chosen))
    tally.check()


def test_the_clauses_of_a_list_have_the_same_force() -> None:
    clauses = [clause for clause in NOTICE.clusters.city_clauses if clause.name not in NOT_COVERED["city"]]
    assert {clause.name: (clause.force, clause.topic) for clause in clauses} == CITY_RULES
    assert {clause.name: (clause.force, clause.topic) for clause in NOTICE.jingpin.recommendation_clauses} == RULES


def test_the_table_of_places_is_the_same() -> None:
    assert {row.name: row.places for row in QUOTAS} == PLACES
    assert QUOTAS.total == TOTAL


def test_lists_are_cut_alike(draw: Draw) -> None:
    random = draw.random
    for _ in range(draw.count(300, 10_000, 100_000)):
        row, chosen = random.choice(list(PLACES)), options(random)
        readings = Readings.of(chosen)
        # The table does not take what others used where nothing is shared.
        taken = random.randint(0, PLACES[row]) if QUOTAS.shares(row, readings=readings) else None
        taken = random.choice((None, taken))
        places = places_left(row, chosen, taken)
        ranked, scores = _ranked(random, PLACES[row])
        zones = {one: random.choice((True, True, False)) for one in ranked}
        cut = QUOTAS.allocate(row, ranked, score=scores, in_zone=zones.get, taken=taken, readings=readings)
        second = allocate(PLACES[row] if places is None else places, ranked, scores)
        assert (places is None) is any(step.kind is StepKind.UNSTATED for step in cut.steps)
        assert _parts(cut) == second
        inside = share_in_zones(second["recommended"], zones)
        assert inside is None or inside * len(cut.recommended) == len(cut.in_zone or ())
        if cut.tied:
            decided = random.sample(cut.tied, random.randint(0, cut.open_places))
            cut = QUOTAS.allocate(row, ranked, score=scores, taken=taken, decided=decided, readings=readings)
            assert _parts(cut) == allocate(cut.limit, ranked, scores, decided)


def _ranked(random: Random, places: int) -> tuple[list[int], dict[int, Any] | None]:
    """A ranking about as long as there are places, without scores, or with many equal ones."""
    ranked = list(range(max(0, places + random.randint(-2, 4))))
    points = sorted((random.randint(0, 1 + len(ranked) // 3) for _ in ranked), reverse=True)
    whole = random.choice((int, Decimal, lambda point: Fraction(point, 3)))
    return ranked, random.choice((None, dict(zip(ranked, map(whole, points), strict=True))))


def _parts(cut: Any) -> dict[str, Any]:
    return {
        "recommended": list(cut.recommended),
        "left_out": list(cut.left_out),
        "tied": list(cut.tied),
        "open_places": cut.open_places,
        "unused": cut.unused,
    }


@pytest.mark.parametrize("method", Method)
def test_places_are_apportioned_alike(draw: Draw, method: Method) -> None:
    random = draw.random
    for _ in range(draw.count(200, 3_000, 30_000)):
        most = random.choice((2, 9, 100))
        weights = {key: random.randint(0, most) for key in range(random.randint(1, 7))}
        weights[0] = weights[0] or 1
        places = random.randint(0, 25)
        made = apportioned(places, weights, method=method)
        assert {"places": made.places, "tied": sorted(made.tied), "open_places": made.open_places} == _sorted(
            apportion(places, weights, method.name)
        )


def _sorted(second: dict[str, Any]) -> dict[str, Any]:
    return second | {"tied": sorted(second["tied"])}


def test_a_recommender_apportions_its_own_places(draw: Draw) -> None:
    for row in PLACES:
        chosen = options(draw.random)
        made = QUOTAS.apportion(row, {"甲": 3, "乙": 2}, method=Method.HAMILTON, readings=Readings.of(chosen))
        assert made.places == apportion(PLACES[row], {"甲": 3, "乙": 2}, "HAMILTON")["places"]
