"""Dividing: the works of apportioning and of placing the products of the province, and their peers'."""

from collections.abc import Callable
from random import Random
from typing import Any

from zj415x import Nominee, Readings
from zj415x.apportion import apportion
from zj415x.editions.y2026 import NOTICE
from zj415x.quota.apportionment import Method
from zj415x.values.county import COUNTIES

PLACES, KEYS = 60, 13
QUOTAS = NOTICE.jingpin.quotas
AS_IT_IS, PER_BODY = Readings(), Readings(A56="per-body")
Divide = Callable[[int, dict[str, int]], object]
Ask = Callable[[int], object]


def weights(count: int) -> list[dict[str, int]]:
    random = Random(KEYS)
    return [{f"c{key}": random.randint(10_000, 1_000_000) for key in range(KEYS)} for _ in range(count)]


def dividing(divide: Divide, like: Divide | None = None) -> Callable[[int], Ask]:
    """Divide the places by different weights; the last are divided alike by another."""

    def prepare(count: int) -> Ask:
        made = weights(count)
        assert like is None or divide(PLACES, made[-1]) == like(PLACES, made[-1]), "they do not answer alike"
        return lambda number: divide(PLACES, made[number])

    return prepare


def divisors(places: int, weights: dict[str, int]) -> dict[str, int]:
    return apportion(places, weights, method=Method.SAINTE_LAGUE).places


def with_steps(places: int, weights: dict[str, int]) -> dict[str, int]:
    made = apportion(places, weights, method=Method.SAINTE_LAGUE)
    assert len(made.steps) == len(weights)
    return made.places


def remainders(places: int, weights: dict[str, int]) -> dict[str, int]:
    return apportion(places, weights, method=Method.HAMILTON).places


def with_floors(places: int, weights: dict[str, int]) -> dict[str, int]:
    return apportion(places, weights, method=Method.SAINTE_LAGUE, floors=dict.fromkeys(weights, 2)).places


def with_caps(places: int, weights: dict[str, int]) -> dict[str, int]:
    return apportion(places, weights, method=Method.SAINTE_LAGUE, caps=dict.fromkeys(weights, 7)).places


def by_votelib(count: int) -> Ask:
    from votelib.evaluate.proportional import HighestAverages

    evaluate: Callable[[dict[str, int], int], object] = HighestAverages("sainte_lague").evaluate
    return dividing(lambda places, several: evaluate(several, places), divisors)(count)


def nominees(count: int, bodies: int) -> list[Nominee[int]]:
    """Make products of eleven cities, forty seats of brands, so many groups and associations, in no order."""
    random = Random(count)
    brands = {county.name for county in COUNTIES[::2][:40]}
    groups = [f"集团{number}" for number in range(bodies)]
    associations = [f"协会{number}" for number in range(bodies)]
    made = []
    for number in range(count):
        county = random.choice(COUNTIES)
        made.append(
            Nominee(
                candidate=number,
                city=county.city,
                brand_county=county.name if county.name in brands else None,
                group=random.choice(groups) if random.random() < 0.05 else None,
                association=random.choice(associations) if random.random() < 0.2 else None,
            )
        )
    return made


def placing(size: int, equal: int, bodies: int = 10, readings: Readings = AS_IT_IS) -> Callable[[int], Ask]:
    """Place so many products, so many of which share a score."""

    def prepare(count: int) -> Ask:
        random = Random(equal)
        listed = nominees(size, bodies)
        scores = {nominee.candidate: random.randint(0, size // equal) if equal < size else 0 for nominee in listed}
        ranked = sorted(listed, key=lambda nominee: -scores[nominee.candidate])
        QUOTAS.allocate_province(ranked[:100], score=scores, readings=readings)  # loads what it needs
        return lambda number: QUOTAS.allocate_province(ranked, score=scores, readings=readings)

    return prepare


def one_pass(ranked: list[str], scores: dict[str, int], limit: int) -> tuple[list[str], list[str]]:
    """Cut a ranking as anybody would write it: the order and the duplicates in one loop, then a slice."""
    seen: set[str] = set()
    before = None
    for name in ranked:
        score = scores[name]
        if before is not None and score > before:
            raise ValueError(name)
        if name in seen:
            raise ValueError(name)
        seen.add(name)
        before = score
    return ranked[:limit], ranked[limit:]


def cutting(cut: Callable[[list[str], dict[str, int], int], Any]) -> Callable[[int], Ask]:
    """Cut a ranking of 100 000 at the limit of a city."""

    def prepare(count: int) -> Ask:
        ranked = [f"产品{number}" for number in range(100_000)]
        scores = {name: len(ranked) - number // 3 for number, name in enumerate(ranked)}
        cut(ranked[:100], scores, 60)
        return lambda number: cut(ranked, scores, 60)

    return prepare


def ours(ranked: list[str], scores: dict[str, int], limit: int) -> object:
    made = QUOTAS.allocate("杭州市", ranked, score=scores)
    assert len(made.recommended) == min(limit, len(ranked))
    return made
