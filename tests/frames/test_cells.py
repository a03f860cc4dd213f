"""Cells of money, at the bounds of what a screen takes: each type by itself, to the fen."""

from typing import Any

import pytest

from zj415x.editions.y2026 import NOTICE
from zj415x.frames import product_layout
from zj415x.frames.cells import fen
from zj415x.frames.layout import Heading
from zj415x.frames.steps import Workbench

nw = pytest.importorskip("narwhals", reason="narwhals is not installed")
pl = pytest.importorskip("polars", reason="polars is not installed")

MOST = 10**16
"""100 万亿元 in fen."""
EXACT = 9 * 10**15
"""Fen, up to which floating point has every whole number."""
FACTORS = {"分": 1, "元": 10**2, "万元": 10**6, "亿元": 10**10}
TOO_LARGE, FINER = "超出能核对", "比分还细，"


def read(cells: Any, unit: str = "") -> list[int | str | None]:
    """Read cells under a heading with this unit: the fen of each, or the beginning of what is wrong with it."""
    frame = nw.from_native(pl.DataFrame(pl.Series("2025", cells))).lazy()
    heading = Heading(0, "2025", product_layout(NOTICE).column("sales.2025"), unit)
    bench = Workbench(frame)
    (cell,) = bench.finish([fen(heading, nw.col("2025"), frame.collect_schema()["2025"])])
    why = nw.lit(None, nw.String)
    for flag, said in cell.faults:
        why = nw.when(flag).then(nw.lit(str(said)[:5])).otherwise(why)
    rows = bench.frame.select(amount=cell.value, why=why).collect().rows(named=True)
    return [row["why"] or row["amount"] for row in rows]


class TestWholeNumbers:
    @pytest.mark.parametrize(("unit", "factor"), FACTORS.items())
    def test_the_greatest_amount_is_100_trillion_yuan(self, unit: str, factor: int) -> None:
        most = MOST // factor
        assert read([most - 1, most, most + 1, 0, -1], unit) == [MOST - factor, MOST, TOO_LARGE, 0, TOO_LARGE]

    @pytest.mark.parametrize("bits", [8, 16, 32])
    def test_each_narrow_type_is_read_to_both_its_ends(self, bits: int) -> None:
        signed, unsigned = (getattr(pl, f"{kind}{bits}") for kind in ("Int", "UInt"))
        half = 2 ** (bits - 1)
        assert read(pl.Series([half - 1, 0, -1, -half], dtype=signed), "元") == [half * 100 - 100, 0, *[TOO_LARGE] * 2]
        assert read(pl.Series([2 * half - 1, half, 0], dtype=unsigned), "分") == [2 * half - 1, half, 0]

    @pytest.mark.parametrize(("name", "end"), [("Int64", 2**63), ("UInt64", 2**64), ("Int128", 2**127)])
    def test_each_wide_type_is_told_beyond_the_range_up_to_its_end(self, name: str, end: int) -> None:
        cells = pl.Series([MOST, MOST + 1, end - 1], dtype=getattr(pl, name))
        assert read(cells, "分") == [MOST, TOO_LARGE, TOO_LARGE]
        assert read(cells, "亿元") == [TOO_LARGE] * 3


class TestFloats:
    @pytest.mark.parametrize(("unit", "factor"), FACTORS.items())
    def test_floats_are_read_as_far_as_they_have_every_fen(self, unit: str, factor: int) -> None:
        most = EXACT / factor
        assert read([most, most * (1 + 1e-15), -0.0, -1.0], unit) == [EXACT, TOO_LARGE, 0, TOO_LARGE]

    def test_half_a_fen_is_told(self) -> None:
        assert read([0.005, 0.01, 0.015, 1.23], "元") == [FINER, 1, FINER, 123]


class TestText:
    @pytest.mark.parametrize(("unit", "factor"), [*FACTORS.items(), ("万", 10**6), ("亿", 10**10)])
    def test_each_unit_counts_to_the_fen(self, unit: str, factor: int) -> None:
        assert read([f"0{unit}", f"1{unit}", f"8,765{unit}"]) == [0, factor, 8765 * factor]

    @pytest.mark.parametrize(("unit", "factor"), FACTORS.items())
    def test_the_greatest_amount_is_that_of_whole_numbers(self, unit: str, factor: int) -> None:
        most = MOST // factor
        cells = [f"{most - 1}{unit}", f"{most}{unit}", f"{most}.0{unit}", f"{most}.1{unit}", f"{most + 1}{unit}"]
        assert read(cells) == [MOST - factor, MOST, MOST, TOO_LARGE, TOO_LARGE]

    def test_a_part_beside_the_greatest_amount_counts_to_the_fen(self) -> None:
        assert read(["999999.9999999999亿元", "1000000.0000000001亿元"]) == [MOST - 1, TOO_LARGE]

    def test_digits_before_the_point_are_read_as_far_as_64_bits_hold_any(self) -> None:
        assert read(["800元".zfill(19), "800元".zfill(20), "9" * 19 + "分"]) == [80_000, TOO_LARGE, TOO_LARGE]

    def test_digits_behind_the_point_are_read_to_the_tenth(self) -> None:
        assert read(["0.0000000001亿元", "0.00000000001亿元", "0.00000000010亿元"]) == [1, FINER, 1]
        assert read(["12.3元", "12.345元", "1.00000000001元", "0.1分"]) == [1230, FINER, FINER, FINER]
