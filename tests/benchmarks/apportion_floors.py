"""Floors of apportioning: bare functions that do no more than the arithmetic, exactly."""


def bare_in_whole_numbers(places: int, weights: dict[str, int]) -> dict[str, int]:
    """Sainte-Laguë from a start: shares rounded, then the differences, compared crosswise; no ties, no checks."""
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


def bare_remainders(places: int, weights: dict[str, int]) -> dict[str, int]:
    """Hamilton: quotas rounded down, then one more for the largest remainders; no ties, no checks."""
    total = sum(weights.values())
    given, rests = {}, {}
    for key, weight in weights.items():
        given[key], rests[key] = divmod(weight * places, total)
    for key in sorted(rests, key=rests.__getitem__, reverse=True)[: places - sum(given.values())]:
        given[key] += 1
    return given
