"""Reading and writing recommendation sheets, against openpyxl alone: python tests/benchmarks/bench_office.py

With ``--short`` only a few rows and rounds: it then shows that both read and write the same, and no figure worth
quoting.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import openpyxl

sys.path.insert(0, str(Path(__file__).parents[2]))  # to be run as a script, too

from tests.benchmarks.sheets import products
from zj415x import ListedProduct
from zj415x.editions.y2026 import NOTICE
from zj415x.office import read_recommendations, write_recommendations

ROWS, ROUNDS = (200, 3) if "--short" in sys.argv else (10_000, 11)
READING, WRITING = 1.6, 1.6  # at most so many times openpyxl alone


def read_alone(path: Path) -> int:
    """What openpyxl does to read the values of a sheet, with nothing made of them."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    rows = sum(1 for _ in sheet.iter_rows(values_only=True))
    book.close()
    return rows


def write_alone(path: Path, listed: list[ListedProduct]) -> None:
    """What openpyxl does to write the same values, with no look to them."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(list(NOTICE.jingpin.columns))
    for number, one in enumerate(listed, start=1):
        sheet.append([number, one.enterprise, one.product, str(one.category), one.track])
    book.save(path)


def ratio(name: str, ours: Callable[[], object], alone: Callable[[], object], most: float) -> None:
    """The median of the ratios round by round, so that a machine that slows down slows both."""
    rounds = [(timed(ours), timed(alone)) for _ in range(ROUNDS)]
    times = median(mine / other for mine, other in rounds)
    print(f"{name:8} {median(mine for mine, _ in rounds):6.3f} s  {times:5.2f} x openpyxl alone (at most {most})")


def timed(run: Callable[[], object]) -> float:
    began = process_time()
    run()
    return process_time() - began


def main() -> None:
    listed, python = products(ROWS), sys.version.split()[0]
    print(f"CPython {python}, openpyxl {openpyxl.__version__}; {ROWS} rows; {ROUNDS} interleaved rounds, medians")
    with TemporaryDirectory() as folder:
        official, plain = Path(folder) / "official.xlsx", Path(folder) / "plain.xlsx"
        write_recommendations(official, NOTICE, listed)
        write_alone(plain, listed)
        for path in (official, plain):
            assert read_recommendations(path, NOTICE).products == tuple(listed), "they do not write alike"
            print(f"{path.stem}: {path.stat().st_size} bytes")
            ratio("reading", partial(read_recommendations, path, NOTICE), partial(read_alone, path), READING)
        write = partial(write_recommendations, official, NOTICE, listed)
        ratio("writing", write, partial(write_alone, plain, listed), WRITING)


if __name__ == "__main__":
    main()
