"""Run the targets, each in a child of its own whose memory is bounded, and tell how many inputs each has read."""

import argparse
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from .targets import TARGETS

_EXECUTED = re.compile(r"stat::number_of_executed_units:\s*(\d+)|^read: (\d+)", re.MULTILINE)
_CHILD = [sys.executable, "-m", "tests.fuzz.child"]


def main() -> int:
    """Share some seconds among the targets; 1 if one of them found a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("seconds", type=int, nargs="?", default=60, help="of all targets together")
    parser.add_argument("targets", nargs="*", help=f"of {', '.join(TARGETS)}; all, unless some are named")
    parser.add_argument("--seed", type=int, default=1, help="what chance begins with")
    parser.add_argument("--again", nargs=2, metavar=("TARGET", "FILE"), help="read an input again that failed")
    parser.add_argument("--faults", type=Path, default=Path("fuzz-faults"), help="the folder that inputs are left in")
    asked = parser.parse_args()
    if asked.again:
        return subprocess.run([*_CHILD, *asked.again], check=False).returncode
    names = asked.targets or list(TARGETS)
    if unknown := set(names) - set(TARGETS):
        parser.error(f"no such targets: {', '.join(sorted(unknown))}")
    failed = False
    for name in names:
        failed |= not _run(name, max(asked.seconds // len(names), 1), asked.seed, asked.faults)
    return int(failed)


def _run(name: str, seconds: int, seed: int, faults: Path) -> bool:
    faults.mkdir(parents=True, exist_ok=True)
    begun = monotonic()
    with TemporaryDirectory() as corpus:
        words = [
            *_CHILD,
            name,
            "--seconds",
            str(seconds),
            "--seed",
            str(seed),
            "--faults",
            str(faults),
            "--corpus",
            corpus,
        ]
        done = subprocess.run(words, capture_output=True, check=False, encoding="utf-8", errors="replace")
    said = done.stdout + done.stderr
    found = _EXECUTED.findall(said)
    count = int("".join(found[-1])) if found else 0
    print(
        f"{name:<18} {count:>9} inputs  {monotonic() - begun:>6.1f} s  {'sound' if done.returncode == 0 else 'FAULT'}",
        flush=True,
    )
    if done.returncode:
        said = "\n".join(line for line in said.splitlines() if not line.startswith(("INFO", "WARNING")))
        print(said[-6000:], flush=True)
    elif not any(faults.iterdir()):
        faults.rmdir()
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
