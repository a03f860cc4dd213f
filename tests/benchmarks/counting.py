"""Counting: the instructions of works and of whole processes, by valgrind.

Callgrind runs without counting until a process asks for it, so that only the works are slow. The request is a macro of
C in valgrind's own header: hence the C compiler.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
_C = """
#include <valgrind/callgrind.h>
void begin(void) { CALLGRIND_START_INSTRUMENTATION; CALLGRIND_ZERO_STATS; }
void end(const char *name) { CALLGRIND_DUMP_STATS_AT(name); CALLGRIND_STOP_INSTRUMENTATION; }
"""
_DUMP = re.compile(r"^desc: Trigger: Client Request: ([+-])(\d+)$.*?^totals: (\d+)$", re.MULTILINE | re.DOTALL)
_WHOLE = re.compile(r"I\s+refs:\s+([\d,]+)")
# An installed package has its bytecode; an editable one writes it at the first import.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT = _ENVIRONMENT | {"PYTHONHASHSEED": "0"}


def lacking() -> str:
    """Tell what keeps this machine from counting; empty: nothing."""
    lacks = [program for program in ("valgrind", "cc") if shutil.which(program) is None]
    return f"not installed: {', '.join(lacks)}" if lacks else ""


def built(folder: Path) -> Path:
    """Compile the two requests."""
    source, library = folder / "requests.c", folder / "requests.so"
    source.write_text(_C, encoding="ascii")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source], check=True)
    return library


def dumped(text: str, names: Sequence[str], times: Sequence[int]) -> dict[str, float]:
    """Read what callgrind wrote: the instructions of each work done once, less those of a call that does nothing."""
    totals = {(sign, int(index)): int(total) for sign, index, total in _DUMP.findall(text)}
    return {
        name: (totals["+", index] - totals["-", index]) / many
        for index, (name, many) in enumerate(zip(names, times, strict=True))
    }


def whole(text: str) -> int:
    """Read what cachegrind says when a process ends."""
    found = _WHOLE.search(text)
    if found is None:
        raise ValueError(f"valgrind counted nothing: {text[-1000:]}")
    return int(found[1].replace(",", ""))


def of_process(words: Sequence[str]) -> int:
    """Count the instructions of Python from its start to its end; it ran once before."""
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    return whole(_run([*valgrind, sys.executable, *words]).stderr)


def of_works(names: Sequence[str], library: Path, out: Path) -> tuple[dict[str, float], dict[str, str]]:
    """Count the instructions of works, in one process; and tell why some are missing."""
    from tests.benchmarks.works import WORKS

    valgrind = ["valgrind", "--tool=callgrind", "--instr-atstart=no", "--combine-dumps=yes"]
    done = _run([*valgrind, f"--callgrind-out-file={out}", sys.executable, *child(str(library), names)])
    made = json.loads(done.stdout.splitlines()[-1])
    times = [WORKS[name].times for name in made["names"]]
    return dumped(out.read_text(encoding="utf-8"), made["names"], times), made["missing"]


def child(how: str, names: Sequence[str]) -> list[str]:
    """The words that let Python do works in a process of its own."""
    return ["-m", "tests.benchmarks.child", how, *names]


def _run(words: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        words, cwd=ROOT, env=ENVIRONMENT, capture_output=True, check=False, encoding="utf-8", errors="replace"
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, words))}\n{done.stdout[-1000:]}{done.stderr[-3000:]}")
    return done
