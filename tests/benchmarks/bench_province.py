"""A cut of a million against one pass over them, and the whole province against sorting it.

``python tests/benchmarks/bench_province.py``; medians of interleaved rounds, in one run.
"""

import platform
import random
import statistics
import time
from collections.abc import Callable
from itertools import pairwise

from zj415x import Nominee, Readings
from zj415x.editions.y2026 import NOTICE
from zj415x.values.county import COUNTIES

QUOTAS = NOTICE.jingpin.quotas
AS_IT_IS, PER_BODY = Readings(), Readings(A56="per-body")


def seconds(run: Callable[[], object]) -> float:
    """How long it takes once."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def medians(rounds: int, *runs: Callable[[], object]) -> list[float]:
    """The median time of each, taken in turn."""
    times = [[seconds(run) for run in runs] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def one_pass(ranked: list[str], scores: dict[str, int], limit: int) -> tuple[list[str], list[str]]:
    """What anybody would write: the order and the duplicates in one loop, then a slice."""
    seen: set[str] = set()
    before = None
    for one in ranked:
        score = scores[one]
        if before is not None and score > before:
            raise ValueError(one)
        if one in seen:
            raise ValueError(one)
        seen.add(one)
        before = score
    return ranked[:limit], ranked[limit:]


def nominees(count: int, bodies: int) -> list[Nominee[int]]:
    """Products of eleven cities, forty seats of brands, so many groups and associations, in no order."""
    chosen = random.Random(count)
    brands = {one.name for one in COUNTIES[::2][:40]}
    groups = [f"集团{one}" for one in range(bodies)]
    associations = [f"协会{one}" for one in range(bodies)]
    made = []
    for one in range(count):
        county = chosen.choice(COUNTIES)
        made.append(
            Nominee(
                candidate=one,
                city=county.city,
                brand_county=county.name if county.name in brands else None,
                group=chosen.choice(groups) if chosen.random() < 0.05 else None,
                association=chosen.choice(associations) if chosen.random() < 0.2 else None,
            )
        )
    return made


def province(count: int, equal: int, bodies: int = 10, readings: Readings = AS_IT_IS) -> tuple[float, float]:
    """How long it takes to sort so many by their scores, and to place them; so many share a score."""
    chosen = random.Random(equal)
    listed = nominees(count, bodies)
    scores = {one.candidate: chosen.randint(0, count // equal) for one in listed}
    ranked = sorted(listed, key=lambda one: -scores[one.candidate])
    assert all(scores[one.candidate] >= scores[two.candidate] for one, two in pairwise(ranked))
    sorting, placing = medians(
        7 if count < 100_000 else 3,
        lambda: sorted(listed, key=lambda one: scores[one.candidate]),
        lambda: QUOTAS.allocate_province(ranked, score=scores, readings=readings),
    )
    return sorting, placing


def main() -> None:
    """All of them."""
    print(f"CPython {platform.python_version()}")
    ranked = [f"产品{one}" for one in range(1_000_000)]
    scores = {one: 1_000_000 - place // 3 for place, one in enumerate(ranked)}
    assert QUOTAS.allocate("杭州市", ranked, score=scores).recommended == tuple(one_pass(ranked, scores, 60)[0])
    peer, ours = medians(
        7, lambda: one_pass(ranked, scores, 60), lambda: QUOTAS.allocate("杭州市", ranked, score=scores)
    )
    print(f"60 out of 1 000 000: {ours / peer:.2f} times one pass of {peer * 1e3:.0f} ms (target 4)")
    for equal, what in ((1, "scores mostly apart"), (200, "two hundred to a score"), (20_000, "all of one score")):
        sorting, placing = province(20_000, equal)
        print(
            f"20 000 products, {what}: {placing * 1e3:.0f} ms, {placing / sorting:.1f} times sorting them (target 20)"
        )
        _, more = province(200_000, equal)
        print(f"  ten times as many take {more / placing:.1f} times as long (target 13)")
    for bodies, readings in ((10, AS_IT_IS), (1000, AS_IT_IS), (1000, PER_BODY)):
        _, apart = province(20_000, 1, bodies, readings)
        for equal in (20, 20_000):
            _, alike = province(20_000, equal, bodies, readings)
            print(
                f"20 000 products, {bodies} groups and associations, {dict(readings.chosen)}, {equal} to a score: "
                f"{alike / apart:.1f} times as long as scores mostly apart (target 3)"
            )


if __name__ == "__main__":
    main()
