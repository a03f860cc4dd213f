"""What works cost against their peers', in instructions: python tests/benchmarks [--short] [--write] [--json FILE]

A count of instructions is the same on a busy machine and on a quiet one, and the ratio of two that were taken in one run
holds for other machines with the same CPython. Seconds stand beside it: medians of interleaved rounds, with what is
remembered of each subject; of the service, a processor's seconds.

With --short only the works that matter are counted, and a ratio more than 5 % over the one that instructions.toml
records for this CPython is a failure. With --write the ratios are recorded.
"""

import argparse
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))  # to be run as a script, too

from tests.benchmarks import counting
from tests.benchmarks.table import ROWS, Row, as_json, figure, printed, recorded_again, worse
from tests.benchmarks.works import PROCESSES, WORKS

RECORDED = Path(__file__).parent / "instructions.toml"
MINOR = f"{sys.version_info.major}.{sys.version_info.minor}"
ROUNDS = 7
SERVICES = ("the service, a request", "pydantic, an echo")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python tests/benchmarks", description=__doc__)
    parser.add_argument("--short", action="store_true", help="count a few works, and fail where one has become worse")
    parser.add_argument("--write", action="store_true", help="record the ratios in instructions.toml")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table there, too")
    asked = parser.parse_args()
    lacking = counting.lacking()
    if lacking:
        print(f"instructions are not counted: {lacking}")
        if asked.short:
            return int("CI" in os.environ)
    rows = [row for row in ROWS if row.short or not asked.short]
    began = perf_counter()
    counts, missing = ({}, {}) if lacking else counted(rows)
    walls = {} if asked.short else timed(rows, missing)
    figures = [figure(row, counts, walls) for row in rows]
    kept = tomllib.loads(RECORDED.read_text(encoding="utf-8"))
    recorded: dict[str, float] = kept.get(MINOR, {})
    for line in (*printed(figures, recorded), *(f"{name}: {why}" for name, why in sorted(missing.items()))):
        print(line)
    print(f"CPython {sys.version.split()[0]}; {perf_counter() - began:.0f} s")
    if asked.json:
        asked.json.write_text(json.dumps(as_json(figures), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if asked.write:
        RECORDED.write_text(recorded_again(kept, MINOR, figures), encoding="utf-8")
        return 0
    if not recorded:
        print(f"nothing is compared: instructions.toml records no ratio for CPython {MINOR}")
    over = worse(figures, recorded)
    for name in over:
        print(f"more than 5 % over the recorded ratio: {name}")
    return int(asked.short and bool(over))


def counted(rows: Sequence[Row]) -> tuple[dict[str, float], dict[str, str]]:
    """Count the instructions of every work and peer: a few processes, two at a time."""
    named = [name for row in rows for name in (row.work, row.peer)]
    processes = [name for name in PROCESSES if name in named]
    for name in processes:  # which writes its bytecode
        _once(PROCESSES[name])
    counts: dict[str, float] = {}
    missing: dict[str, str] = {}
    with TemporaryDirectory() as folder, ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        library = counting.built(Path(folder))
        works = [
            pool.submit(counting.of_works, names, library, Path(folder) / f"{number}.out")
            for number, names in enumerate(_parts([name for name in WORKS if name in named]))
        ]
        whole = [pool.submit(counting.of_process, ["-c", PROCESSES[name]]) for name in processes]
        for made in works:
            found, lost = made.result()
            counts |= found
            missing |= lost
        counts |= {name: count.result() for name, count in zip(processes, whole, strict=True)}
    return counts, missing


def timed(rows: Sequence[Row], missing: dict[str, str]) -> dict[str, list[float]]:
    """Take the seconds of every work and peer, in rounds."""
    named = [name for row in rows for name in (row.work, row.peer)]
    words = counting.child(str(ROUNDS), [name for name in WORKS if name in named])
    done = subprocess.run(
        [sys.executable, *words], cwd=counting.ROOT, env=counting.ENVIRONMENT, check=True, capture_output=True
    )
    made = json.loads(done.stdout.splitlines()[-1])
    missing |= made["missing"]
    walls: dict[str, list[float]] = made["seconds"]
    for _ in range(ROUNDS):
        for name, statement in PROCESSES.items():
            walls.setdefault(name, []).append(_seconds(lambda statement=statement: _once(statement)))  # type: ignore[misc]
    try:
        from tests.benchmarks.bench_service import processor_time
    except ModuleNotFoundError as error:
        missing[SERVICES[0]] = f"{error.name} is not installed"
    else:
        walls |= dict(zip(SERVICES, processor_time(), strict=True))
    return walls


def _parts(names: list[str]) -> list[list[str]]:
    """Part what judges from what divides, for two processors; a part is always counted in the same order."""
    first = list(WORKS).index("apportion")
    parts = [[name for name in names if (list(WORKS).index(name) < first) is judging] for judging in (True, False)]
    return [part for part in parts if part]


def _once(statement: str) -> None:
    words = [sys.executable, "-c", statement]
    subprocess.run(words, cwd=counting.ROOT, env=counting.ENVIRONMENT, stdout=subprocess.DEVNULL, check=False)


def _seconds(run: Callable[[], object]) -> float:
    began = perf_counter()
    run()
    return perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
