"""Reach: which tests reach which line, and how long each takes, from one run of the suite.

The run takes minutes, so what it told is kept outside the repository until a module that decides changes.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from hashlib import sha256
from itertools import accumulate
from math import inf
from pathlib import Path
from typing import Any

from attrs import Factory, field, frozen

from .mutants import Mutant

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "zj415x"
KEPT = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zj415x" / "mutation"
"""Outside the repository."""

DECIDING = (
    "cluster/city.py",
    "cluster/clauses/*.py",
    "cluster/industry.py",
    "cluster/xsystem.py",
    "frames/cells.py",
    "frames/conditions.py",
    "frames/hinges.py",
    "frames/ratios.py",
    "jingpin/clauses.py",
    "jingpin/figures.py",
    "jingpin/recommending.py",
    "printed/deadline.py",
    "quota/*.py",
    "records/*.py",
    "rules/blank.py",
    "rules/comparison.py",
    "rules/deferred.py",
    "rules/difference.py",
    "rules/edits.py",
    "rules/explanation.py",
    "rules/finding.py",
    "rules/judgement.py",
    "rules/receipt.py",
    "rules/remediation.py",
    "rules/remedy.py",
    "rules/replay.py",
    "rules/report.py",
    "rules/sensitivity.py",
    "rules/tally.py",
    "values/answer.py",
    "values/canonical.py",
    "values/county.py",
    "values/kind.py",
    "values/money.py",
    "values/mountain_island.py",
    "values/number.py",
)
"""The modules that decide."""

# These read the sources, start processes of their own, or take minutes: no mutant needs them.
APART = ("tests/test_site.py", "tests/test_notebooks.py", "tests/test_pages.py", "tests/service", "tests/mutation")
LONGEST_TEST = 4.0
"""Seconds; a test that takes longer is asked about no mutant."""
SLOW = 0.5
"""Seconds; what takes longer is asked when all others have been."""
LONGEST = 20.0
"""Seconds of tests that are asked about a mutant, in turn, the nearest and quickest first."""


def modules_that_decide() -> dict[str, bytes]:
    """Read the modules that decide, by their paths in the library."""
    paths = [path for pattern in DECIDING for path in sorted(SOURCE.glob(pattern))]
    return {path.relative_to(SOURCE).as_posix(): path.read_bytes() for path in paths}


def digest(source: bytes) -> str:
    """Tell a text of a module from another."""
    return sha256(source).hexdigest()[:16]


@frozen
class Reach:
    """What a run of the suite told."""

    seconds: dict[str, float]
    """Of each test; of a test that fails, no end of them."""
    lines: dict[str, dict[str, list[int]]]
    """By module and row the places of tests in ``seconds``."""
    texts: dict[str, str]
    """The digests of the modules as the run met them."""
    names: list[str] = field(init=False, default=Factory(lambda self: list(self.seconds), takes_self=True))
    orders: dict[tuple[str, frozenset[int]], list[str]] = field(init=False, factory=dict, eq=False)

    def fits(self, sources: dict[str, bytes]) -> bool:
        """Are these modules as the run met them?"""
        return all(self.texts.get(module) == digest(source) for module, source in sources.items())

    def tests(self, mutant: Mutant, new: Iterable[str] = ()) -> list[str]:
        """Choose the tests of a mutant: ``new`` ones, that the run did not know, then those that reach its lines.

        What is no function's is reached while the module is imported: the tests of any line of the module follow it,
        and those beside it, which may look at nothing but a table.
        """
        rows = self.lines.get(mutant.module, {})
        asked: Collection[str] = rows
        if mutant.function is not None:
            # A row that only goes on with a statement may not be noted: then the nearest above it is.
            above = (row for row in range(mutant.row, mutant.first_row, -1) if str(row) in rows)
            asked = {str(row) for row in (next(above, mutant.row), *range(mutant.row, mutant.last_row + 1))}
            # And a function that works on import alone, as a decorator, is reached by no test.
            asked = asked if any(rows.get(row) for row in asked) else rows
        places = {place for row in asked for place in rows.get(row, ())}
        if asked is rows:
            beside = Path("tests", mutant.module).parent.as_posix() + "/"
            places.update(place for place, test in enumerate(self.names) if test.startswith(beside))
        return [*new, *self._nearest(mutant.module, frozenset(places))]

    def _nearest(self, module: str, places: frozenset[int]) -> list[str]:
        """Choose the nearest and quickest of tests; neighbouring lines mostly have the same."""
        key = module, places
        if key not in self.orders:
            near = Path("tests", module).parent.as_posix() + "/"
            own = f"{near}test_{Path(module).stem}.py::"

            def distance(test: str) -> int:
                return 2 - test.startswith(near) - test.startswith(own)

            quick = [self.names[place] for place in places if self.seconds[self.names[place]] <= LONGEST_TEST]
            quick.sort(key=lambda test: (self.seconds[test], test))
            asked = _in_turn(quick, distance, {test for test in quick if self.seconds[test] > SLOW})
            chosen = self._within(asked)
            # Every case of the module's own tests, too: what they ask of it nobody else may.
            taken = set(chosen)
            own_rest = [test for test in asked if test.startswith(own) and test not in taken]
            self.orders[key] = chosen + self._within(own_rest)
        return self.orders[key]

    def _within(self, tests: list[str]) -> list[str]:
        """Take the first tests, as long as they may take together."""
        spent = accumulate(self.seconds[test] + 0.002 for test in tests)
        return [test for test, seconds in zip(tests, spent, strict=True) if seconds <= LONGEST]


def _in_turn(tests: list[str], distance: Callable[[str], int], slow: Collection[str]) -> list[str]:
    """Take the first case of each test, the nearest first, then the second of each, and what is slow at last.

    The cases of a test ask much the same.
    """
    turns: Counter[str] = Counter()
    placed = []
    for place, test in enumerate(tests):
        asks = test.partition("[")[0]
        placed.append((test in slow, turns[asks], distance(test), place, test))
        turns[asks] += 1
    return [test for *_, test in sorted(placed)]


def read_reach(sources: dict[str, bytes], *, anew: bool = False, told_by: list[Path] | None = None) -> Reach:
    """Read what is kept, where it fits; else run the suite first. ``told_by``: a run already made."""
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / f"{digest(str(ROOT).encode())}.json"
    if told_by is not None:
        return write_reach(told(*told_by), kept)
    if not anew and kept.exists():
        reach = Reach(**json.loads(kept.read_text(encoding="utf-8")))
        if reach.fits(sources):
            return reach
    data, times = KEPT / "coverage", KEPT / "times.json"
    run_suite(data, times)
    return write_reach(told(data, times), kept)


def write_reach(reach: Reach, kept: Path) -> Reach:
    """Keep what a run told."""
    told = {"seconds": reach.seconds, "lines": reach.lines, "texts": reach.texts}
    kept.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return reach


def run_suite(data: Path, times: Path) -> None:
    """Run the default tests and note which lines each of them reaches. Tests that fail are left out of account."""
    ignored = [word for path in APART for word in ("--ignore", path)]
    words = ("-p", "tests.mutation.timing", "-n", "auto", "--cov", "--cov-context=test", "--cov-report=")
    environment = {**os.environ, "COVERAGE_FILE": str(data), "ZJ415X_TIMES": str(times)}
    command = [sys.executable, "-m", "pytest", *words, *ignored]
    subprocess.run(command, cwd=ROOT, env=environment, check=False, stdout=sys.stderr)


def told(data: Path, times: Path) -> Reach:
    """Read what a run with ``--cov-context=test`` and the plugin ``timing`` left."""
    from coverage import CoverageData

    every: dict[str, float] = json.loads(times.read_text(encoding="utf-8"))
    seconds = {test: inf if test.startswith(APART) else spent for test, spent in every.items()}
    places = {test: place for place, test in enumerate(seconds)}
    coverage = CoverageData(str(data))
    coverage.read()
    sources = modules_that_decide()
    lines: dict[str, Any] = {}
    for module in sources:
        contexts = coverage.contexts_by_lineno(str(SOURCE / module))
        lines[module] = {str(row): _places(named, places) for row, named in contexts.items()}
    return Reach(seconds, lines, {module: digest(source) for module, source in sources.items()})


def _places(contexts: list[str], places: dict[str, int]) -> list[int]:
    """Find the tests of contexts, which pytest-cov names ``test|run``, ``test|setup``."""
    tests = {context.rpartition("|")[0] for context in contexts}
    return sorted(places[test] for test in tests if test in places)
