"""Ratios of amounts up to the greatest: exact, and without a negative number on the way."""

from itertools import product

import pytest

from zj415x.frames.cells import MOST_FEN
from zj415x.frames.ratios import mean_is_at_least
from zj415x.frames.steps import OURS, Workbench

nw = pytest.importorskip("narwhals", reason="narwhals is not installed")
pl = pytest.importorskip("polars", reason="polars is not installed")

PARTS = (0, MOST_FEN * 3 // 100 - 1, MOST_FEN * 3 // 100, MOST_FEN)
WHOLES = (1, MOST_FEN - 1, MOST_FEN)
NEAREST = ((0, 0, 8, 1, 1, 89), (0, 0, 9, 1, 1, 89))
"""Of the common denominator the share of 3 % is 801 parts, and the ratios come to 800 and 900."""


def test_the_mean_of_ratios_is_compared_exactly_and_nothing_turns_negative() -> None:
    """Engines round negative numbers differently, so that none may be divided."""
    rows = [(*parts, *wholes) for parts in product(PARTS, repeat=3) for wholes in product(WHOLES, repeat=3)]
    rows += NEAREST
    names = "abcxyz"
    bench = Workbench(nw.from_native(pl.DataFrame(rows, schema=list(names), orient="row")).lazy())
    parts, wholes = ([nw.col(name) for name in three] for three in (names[:3], names[3:]))
    (reached,) = bench.finish([mean_is_at_least(parts, wholes, 3, 100)])
    answers = bench.frame.select(nw.all(), reached=reached).collect()
    for (a, b, c, x, y, z), answer in zip(rows, answers["reached"], strict=True):
        assert answer == (100 * (a * y * z + b * x * z + c * x * y) >= 9 * x * y * z), (a, b, c, x, y, z)
    steps = [name for name in answers.columns if name.startswith(OURS)]
    assert min(answers[name].min() for name in steps) == 0
