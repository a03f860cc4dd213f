"""What a verdict hinges on and what would mend it, against validating: python tests/benchmarks/bench_why.py"""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from timeit import timeit

from attrs import evolve

from zj415x import CHINA, ClusterApplication, Report, Standing, yi
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import read_application, read_product

ROUNDS = 11
EXAMPLES = Path(__file__).parents[2] / "examples"


def short(full: ClusterApplication) -> ClusterApplication:
    """Five conditions unmet: floor, chain leader, innovation base, X system, and time."""
    return evolve(
        full,
        titles=(),
        x_types=("无",),
        standing=Standing.NONE,
        scale=evolve(full.scale, revenue=yi(30), chain_leaders=0),
        innovation=evolve(full.innovation, innovation_platforms=0, research_institutes=0),
        submitted=datetime(2026, 7, 1, tzinfo=CHINA),
    )


def main() -> None:
    full = read_application((EXAMPLES / "application.json").read_bytes(), NOTICE)
    adjusted = evolve(full, track=NOTICE.clusters.track("高端软件"), segment="工业软件")
    product = read_product((EXAMPLES / "product.json").read_bytes(), NOTICE)
    subjects: dict[str, Callable[[], Report]] = {
        "application.json": lambda: full.validate(NOTICE.clusters),
        "five unmet": lambda: short(full).validate(NOTICE.clusters),
        "five unmet, adjust-only track": lambda: short(adjusted).validate(NOTICE.clusters),
        "product.json": lambda: product.validate(NOTICE.jingpin),
    }
    print(f"CPython {sys.version.split()[0]}, {ROUNDS} interleaved rounds, medians; as many times one validate")
    for name, validate in subjects.items():
        report = validate()
        timed = _timed({"validate": validate, "sensitivity": report.sensitivity, "remedies": report.remedies})
        once = timed["validate"]
        unmet, found = len(report.unmet), len(report.remedies())
        print(
            f"{name}: validate {once * 1e6:.0f} µs, sensitivity {timed['sensitivity'] / once:.1f} x,"
            f" remedies {timed['remedies'] / once:.1f} x ({unmet} unmet, {found} remedies)"
        )


def _timed(calls: dict[str, Callable[[], object]]) -> dict[str, float]:
    rounds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, call in calls.items():
            rounds[name].append(timeit(call, number=20) / 20)
    return {name: median(times) for name, times in rounds.items()}


if __name__ == "__main__":
    main()
