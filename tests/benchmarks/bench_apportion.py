"""Apportioning against votelib, and against a bare function that does no more than the arithmetic.

``python tests/benchmarks/bench_apportion.py``; medians of interleaved rounds, in one run. votelib is no dependency: where
it is not installed, the other ratio is printed alone.
"""

import platform
import random
import statistics
import time
from collections.abc import Callable
from fractions import Fraction
from importlib.metadata import PackageNotFoundError, version

from zj415x.apportion import apportion
from zj415x.quota.apportionment import Method


def bare(places: int, weights: dict[str, int]) -> dict[str, int]:
    """Sainte-Laguë from a start: shares rounded, then the differences, by exact comparison; no ties, no checks."""
    total = sum(weights.values())
    given = {key: (2 * one * places + total) // (2 * total) for key, one in weights.items()}
    short = places - sum(given.values())
    while short > 0:
        key = max(weights, key=lambda one: Fraction(weights[one], 2 * given[one] + 1))
        given[key] += 1
        short -= 1
    while short < 0:
        held = [one for one in weights if given[one]]
        key = min(held, key=lambda one: Fraction(weights[one], 2 * given[one] - 1))
        given[key] -= 1
        short += 1
    return given


def bare_in_whole_numbers(places: int, weights: dict[str, int]) -> dict[str, int]:
    """The same, comparing crosswise instead of by fractions."""
    total = sum(weights.values())
    given = {key: (2 * one * places + total) // (2 * total) for key, one in weights.items()}
    short = places - sum(given.values())
    while short > 0:
        best, above, below = "", -1, 1
        for key, one in weights.items():
            divisor = 2 * given[key] + 1
            if one * below > above * divisor:
                best, above, below = key, one, divisor
        given[best] += 1
        short -= 1
    while short < 0:
        best, above, below = "", 1, 0
        for key, one in weights.items():
            divisor = 2 * given[key] - 1
            if divisor > 0 and one * below < above * divisor:
                best, above, below = key, one, divisor
        given[best] -= 1
        short += 1
    return given


def without_steps(places: int, weights: dict[str, int]) -> dict[str, int]:
    """Apportion without asking for the steps."""
    return apportion(places, weights, method=Method.SAINTE_LAGUE).places


def with_steps(places: int, weights: dict[str, int]) -> dict[str, int]:
    """Apportion and ask for the steps."""
    made = apportion(places, weights, method=Method.SAINTE_LAGUE)
    assert len(made.steps) == len(weights)
    return made.places


def seconds(run: Callable[[], object], times: int) -> float:
    """How long one of so many runs takes."""
    started = time.perf_counter()
    for _ in range(times):
        run()
    return (time.perf_counter() - started) / times


def compared(
    places: int, keys: int, times: int, rounds: int, peer: Callable[[dict[str, int], int], object] | None
) -> None:
    """Print the ratios of one size, over several sets of weights."""
    chosen = random.Random(keys)
    sets = [{f"c{one}": chosen.randint(10_000, 1_000_000) for one in range(keys)} for _ in range(8)]
    for weights in sets:
        assert (
            with_steps(places, weights)
            == without_steps(places, weights)
            == bare(places, weights)
            == bare_in_whole_numbers(places, weights)
        )

    def over_all(run: Callable[[int, dict[str, int]], object]) -> float:
        return seconds(lambda: [run(places, one) for one in sets], times) / len(sets)

    runs = (without_steps, with_steps, bare, bare_in_whole_numbers)
    times_taken = [[over_all(run) for run in runs] for _ in range(rounds)]
    mine, stepped, fractions, whole = (statistics.median(column) for column in zip(*times_taken, strict=True))
    print(f"{places} over {keys}: {mine * 1e6:.1f} µs, with steps {stepped * 1e6:.1f} µs")
    print(
        f"  to a bare function with fractions: {mine / fractions:.2f}; in whole numbers: {mine / whole:.2f} (target 2)"
    )
    if peer is not None:
        theirs = statistics.median(seconds(lambda: peer(sets[0], places), 1) for _ in range(3))
        print(
            f"  votelib takes {theirs * 1e6:.0f} µs, {theirs / mine:.0f} times as long (target 40), with steps {theirs / stepped:.0f} (target 20)"
        )


def main() -> None:
    """Both sizes."""
    print(f"CPython {platform.python_version()}")
    peer = None
    try:
        print(f"votelib {version('votelib')}")
        from votelib.evaluate.proportional import HighestAverages  # type: ignore[import-not-found,unused-ignore]

        peer = HighestAverages("sainte_lague").evaluate
    except PackageNotFoundError:
        print("votelib is not installed")
    compared(60, 13, 100, 11, peer)
    compared(1_000_000, 90, 10, 7, peer)


if __name__ == "__main__":
    main()
