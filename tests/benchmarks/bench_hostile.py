"""Reading files that are made to harm, against a plain one of the same size: python tests/benchmarks/bench_hostile.py

Each is as many bytes as the plain workbook beside it, which holds products as somebody types them; how far each is
read is counted in tests/office/test_hostile.py. With ``--short`` they are small, which gives no figure worth quoting.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2]))  # to be run as a script, too

from tests.office.books import HEADER_ROW, LATHE, raw, row
from tests.office.hostile import FILES
from zj415x import InvalidDocumentError, office
from zj415x.editions.y2026 import NOTICE

SIZE, ROUNDS = ("few", 1) if "--short" in sys.argv else ("many", 3)
_ROWS, _BYTES = 19_000, 20  # of a plain workbook; what a short row of it comes to in the zip


def plain(size: int) -> bytes:
    """A workbook of about so many bytes: the products of a city, the more the larger, with the longer names."""
    draw = Random(415)
    count = min(max(size // _BYTES, 1), _ROWS)
    letters = max(2 * size // count - 2 * _BYTES, 0)  # hexadecimal, two of which come to a byte
    return raw(
        HEADER_ROW
        + "".join(
            row(
                number + 2,
                str(number + 1),
                f"某某{number}公司",
                f"机床{draw.randbytes(letters // 2).hex()}",
                *LATHE[2:],
            )
            for number in range(count)
        )
    )


def timed(read: Callable[[], object]) -> float:
    began = process_time()
    with suppress(InvalidDocumentError):
        read()
    return process_time() - began


def main() -> None:
    print(f"CPython {sys.version.split()[0]}; {ROUNDS} interleaved rounds, medians")
    for name, hostile in FILES.items():
        content = hostile.make(getattr(hostile, SIZE))
        like = plain(len(content))
        read = partial(getattr(office, hostile.reader), content, NOTICE)
        read_plain = partial(office.read_recommendations, like, NOTICE)
        rounds = [(timed(read), timed(read_plain)) for _ in range(ROUNDS)]
        ratio = median(mine / other for mine, other in rounds)
        print(f"{name:52} {len(content):9} bytes  {median(mine for mine, _ in rounds):6.3f} s  "
              f"{ratio:7.2f} x a plain file of {len(like)}")  # fmt: skip


if __name__ == "__main__":
    main()
