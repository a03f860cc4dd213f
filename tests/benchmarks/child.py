"""Do works in a process of its own: ``python -m tests.benchmarks.child LIBRARY|ROUNDS NAME …``

With the path of the library that ``counting`` builds, it runs under valgrind, which counts each work's instructions;
with a number of rounds, it prints the seconds of each. Its last line is a JSON object.
"""

import ctypes
import gc
import json
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any

from tests.benchmarks.works import WORKS, Ask

Run = tuple[str, Ask, int]


def prepared(names: list[str]) -> tuple[list[Run], dict[str, str]]:
    """Make the subjects of each work, and do it for a few others: it then has all that is loaded at the first use."""
    runs, missing = [], {}
    for name in names:
        work = WORKS[name]
        try:
            ask = work.prepare(work.times + work.warm)
        except ModuleNotFoundError as error:
            missing[name] = f"{error.name} is not installed"
            continue
        for number in range(work.times, work.times + work.warm):
            ask(number)
        runs.append((name, ask, work.times))
    return runs, missing


def repeated(ask: Ask, times: int) -> None:
    for number in range(times):
        ask(number)


def count(runs: list[Run], library: ctypes.CDLL) -> None:
    """Let valgrind count each work, and as many calls that do nothing before it."""
    for index, (_, ask, times) in enumerate(runs):
        for sign, asked in (("-", _nothing), ("+", ask)):
            library.begin()
            repeated(asked, times)
            library.end(f"{sign}{index}".encode())


def seconds(runs: list[Run], rounds: int) -> dict[str, list[float]]:
    """Take the seconds of each work in turn, round by round."""
    taken: dict[str, list[float]] = {name: [] for name, _, _ in runs}
    for _ in range(rounds):
        for name, ask, times in runs:
            began = perf_counter()
            repeated(ask, times)
            taken[name].append((perf_counter() - began) / times)
    return taken


def _nothing(number: int) -> None:
    pass


def main(how: str, *names: str) -> None:
    runs, missing = prepared(list(names))
    gc.collect()
    gc.disable()  # as timeit does: when it runs is no property of the work that it falls into
    made: dict[str, Any] = {"missing": missing, "names": [name for name, _, _ in runs]}
    if how.isdigit():
        made["seconds"] = seconds(runs, int(how))
    else:
        library: Callable[[str], ctypes.CDLL] = ctypes.PyDLL
        count(runs, library(how))
    print(json.dumps(made))


if __name__ == "__main__":
    main(*sys.argv[1:])
