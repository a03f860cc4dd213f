"""Cutting texts of one mark again and again, by their length: python tests/benchmarks/bench_transcript.py

Eight times the text takes eight times as long; where marks were looked at again and again, it would be 64 times.
"""

import sys
from collections.abc import Callable
from statistics import median
from time import process_time

from zj415x.printed.transcript import transcribe

TIMES, ROUNDS = (2_000, 1) if "--short" in sys.argv else (20_000, 5)
PIECES: list[tuple[Callable[[str], object], list[str]]] = [
    (transcribe, ["<", "<a ", "[", "[](", "[a](", "\\", "*", "，", "甲，\n\n", "\t\n", "1", "（", "<https:"]),
]


def timed(cut: Callable[[str], object], text: str) -> float:
    began = process_time()
    cut(text)
    return process_time() - began


def main() -> None:
    print(f"CPython {sys.version.split()[0]}; {ROUNDS} interleaved rounds, medians")
    for cut, pieces in PIECES:
        for piece in pieces:
            rounds = [(timed(cut, piece * TIMES), timed(cut, piece * TIMES * 8)) for _ in range(ROUNDS)]
            ratio = median(long / max(short, 1e-9) for short, long in rounds)
            print(
                f"{cut.__name__:15} {piece!r:14} {median(long for _, long in rounds):6.3f} s  {ratio:5.1f} x an eighth of it"
            )


if __name__ == "__main__":
    main()
