"""Mutate the modules that decide, and list what no test sees: ``python -m tests.mutation --help``."""

import argparse
import re
import subprocess
import sys
import time
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path
from random import Random

from .children import End, Tried
from .mutants import Mutant, mutants_of
from .reach import ROOT, SOURCE, modules_that_decide, read_reach
from .survivors import LISTED, read_survivors, stale, unneeded, written
from .trying import Trial

LAST_LOOKED = "looked"
"""The default of --changed: the commit that last changed the list of survivors."""


def main(words: list[str] | None = None) -> int:
    """Run the command; 1 where a survivor is not listed, or an entry of the list is wrong."""
    begun = time.monotonic()
    asked = _parser().parse_args(words)
    sources = modules_that_decide()
    mutants = [mutant for module, source in sources.items() for mutant in mutants_of(module, source)]
    listed = read_survivors()
    gone = stale(listed, mutants)
    chosen = _chosen(asked, mutants)
    modules = {mutant.module for mutant in chosen}
    reach = read_reach({module: sources[module] for module in modules}, anew=asked.anew, told_by=asked.coverage)
    # The minutes do not count the run of the suite, which is made once.
    begun = time.monotonic() if asked.coverage is None else begun
    trial = Trial(reach, sources, asked.processes, begun, 60 * asked.minutes)
    tried = _tried(trial, chosen, set(listed))
    survivors = [found.mutant for found in tried.values() if found.end is End.SURVIVED and found.mutant is not None]
    unlisted = [mutant for mutant in survivors if mutant.key not in listed]
    # A child that died or ran out of time names no test: that tells nothing of a mutant that is listed.
    killed = unneeded(listed, mutants, {mutant for mutant, found in tried.items() if found.killer})
    for mutant in unlisted:
        print(written(mutant), end="\n\n")
    for key in gone:
        print("listed, but the library has no such line:", *key, sep="\n  ")
    for key in killed:
        print("listed, but a test kills it:", *key, sep="\n  ")
    _summarize(chosen, tried, unlisted, time.monotonic() - begun)
    return 1 if unlisted or gone or killed else 0


def _tried(trial: Trial, chosen: list[Mutant], listed: set[tuple[str, str, str]]) -> dict[Mutant, Tried]:
    """Try in both rounds; what survived the first and is listed needs no second."""
    in_functions = [mutant for mutant in chosen if mutant.function is not None]
    tried = {found.mutant: found for found in trial.first_round(in_functions) if found.mutant is not None}
    _say(f"first round: {len(tried)} in {time.monotonic() - trial.begun:.0f} s")
    open_ = [
        mutant
        for mutant in chosen
        if mutant.function is None
        or (mutant in tried and tried[mutant].end is not End.KILLED and mutant.key not in listed)
    ]
    # Not tried to the end unless the second round does.
    for mutant in open_:
        tried.pop(mutant, None)
    for count, found in enumerate(trial.second_round(open_), start=1):
        if found.mutant is not None:
            tried[found.mutant] = found
        if count % 50 == 0:
            _say(f"second round: {count} of {len(open_)} in {time.monotonic() - trial.begun:.0f} s")
    return tried


def _chosen(asked: argparse.Namespace, mutants: list[Mutant]) -> list[Mutant]:
    """Choose what is asked for: all, these modules, or what changed and a drawn sample, in an order to stop at."""
    here = [mutant for mutant in mutants if not asked.modules or _matches(mutant.module, asked.modules)]
    if asked.changed is None and asked.sample is None:
        return here
    head = _git("rev-parse", "HEAD").strip()
    random = Random(head)
    since = asked.changed
    if since == LAST_LOOKED:
        since = _git("log", "-1", "--format=%H", "--", str(LISTED)).strip() or head
    rows = changed_rows(_git("diff", "-U0", since, "--", str(SOURCE))) if since else {}
    changed = [mutant for mutant in here if rows.get(mutant.module, set()) & {*range(mutant.row, mutant.last_row + 1)}]
    rest = sorted(set(here) - set(changed), key=lambda mutant: (mutant.module, mutant.start, mutant.text))
    drawn = random.sample(rest, min(asked.sample or 0, len(rest)))
    random.shuffle(changed)
    _say(f"{len(changed)} changed since {since}, {len(drawn)} drawn by {head[:12]}")
    return changed + drawn


def changed_rows(diff: str) -> dict[str, set[int]]:
    """Read the rows that a diff without context adds, by module."""
    rows: dict[str, set[int]] = {}
    module = ""
    for line in diff.splitlines():
        if line.startswith("+++ "):
            module = line.removeprefix("+++ b/src/zj415x/")
        elif found := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line):
            first, count = int(found[1]), int(found[2] or 1)
            rows.setdefault(module, set()).update(range(first, first + count))
    return rows


def _summarize(chosen: list[Mutant], tried: dict[Mutant, Tried], unlisted: list[Mutant], spent: float) -> None:
    by_module = Counter(mutant.module for mutant in tried)
    for module, count in by_module.items():
        alive = [found for mutant, found in tried.items() if mutant.module == module and found.end is End.SURVIVED]
        print(f"{module:32} {count:5} mutants {100 - 100 * len(alive) / count:6.1f} % killed")
    killed = sum(found.end is End.KILLED for found in tried.values())
    share = 100 * killed / len(tried) if tried else 100.0
    print(
        f"mutants: {len(tried)} tried of {len(chosen)}, {killed} killed ({share:.1f} %), {len(tried) - killed} survived, "
        f"{len(unlisted)} of them not listed; {spent:.0f} s, {spent / max(len(tried), 1):.2f} s each"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument(
        "modules", nargs="*", help="patterns of modules, as rules/comparison.py or quota/*; default: all"
    )
    parser.add_argument(
        "--changed", nargs="?", const=LAST_LOOKED, metavar="SINCE",
        help="only lines changed since a commit; default: since the list of survivors last changed",
    )  # fmt: skip
    parser.add_argument("--sample", type=int, metavar="N", help="and so many drawn of the rest, others in each commit")
    parser.add_argument("--minutes", type=float, default=40.0, help="begin no mutant later than that")
    parser.add_argument("--processes", type=int, default=2, help="children at a time")
    parser.add_argument("--anew", action="store_true", help="run the suite anew to learn which tests reach which line")
    parser.add_argument(
        "--coverage", nargs=2, type=Path, metavar=("DATA", "TIMES"),
        help="what pytest --cov --cov-context=test -p tests.mutation.timing left, instead of running the suite",
    )  # fmt: skip
    return parser


def _matches(module: str, patterns: list[str]) -> bool:
    return any(fnmatch(module, pattern) for pattern in patterns)


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
