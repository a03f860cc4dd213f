"""Cold starts, interpreter included, against ``import attrs``: python tests/benchmarks/bench_import.py"""

import os
import subprocess
import sys
from importlib.metadata import version
from statistics import median
from time import perf_counter

ROUNDS = 31
STATEMENTS = {
    "attrs": "import attrs",
    "zj415x": "import zj415x",
    "a model class": "from zj415x import ClusterApplication",
    "NOTICE": "from zj415x.editions.y2026 import NOTICE",
}
# An installed package has its bytecode, an editable one writes it at the first import.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(statement: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True, env=ENVIRONMENT)
    return perf_counter() - start


def main() -> None:
    for statement in STATEMENTS.values():
        seconds(statement)
    rounds = [{name: seconds(statement) for name, statement in STATEMENTS.items()} for _ in range(ROUNDS)]
    print(f"CPython {sys.version.split()[0]}, attrs {version('attrs')}, {ROUNDS} interleaved rounds, medians")
    for name, statement in STATEMENTS.items():
        ratio = median(one[name] / one["attrs"] for one in rounds)
        print(f"{statement:45} {median(one[name] for one in rounds) * 1e3:7.1f} ms  {ratio:5.2f} x import attrs")


if __name__ == "__main__":
    main()
