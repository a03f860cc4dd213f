"""Sentences against a single ``format_decimal``, and the first one of a cold process: python tests/benchmarks/bench_say.py

Medians of interleaved rounds, in one run.
"""

import os
import subprocess
import sys
from decimal import Decimal
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter
from timeit import timeit

from babel import Locale
from babel.numbers import format_decimal

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.builders import CLUSTERS, JINGPIN, application, product
from zj415x import yi
from zj415x.wording import say

ROUNDS, COLD, TIMES = 31, 31, 300
BABEL = "import babel.lists, babel.messages.pofile"
MODEL = (
    "from zj415x.editions.y2026 import NOTICE; from zj415x.exchange import read_application; "
    "report = read_application(open('examples/application.json', 'rb').read(), NOTICE).validate(NOTICE.clusters)"
)
PROCESSES = {
    "babel alone": BABEL,
    "an amount and babel": f"from zj415x import yi; yi('41.9'); {BABEL}",
    "an amount in words": "from zj415x import yi; from zj415x.wording import say; say(yi('41.9'), 'en')",
    "a report and babel": f"{MODEL}; {BABEL}",
    "a report and its first sentence": f"{MODEL}; from zj415x.wording import say; say(report['scale'], 'en')",
}
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(statement: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True, env=ENVIRONMENT)
    return perf_counter() - start


def warm() -> None:
    locale = Locale.parse("en")
    short = application(revenue=yi("41.9")).validate(CLUSTERS)["scale"]
    findings = {
        "scale": short,
        "chain-leader": application().validate(CLUSTERS)["chain-leader"],
        "mean-sales": product().validate(JINGPIN)["mean-sales"],
        "in-time": product().validate(JINGPIN)["in-time"],
    }
    number = Decimal("41.9")
    statements = {"format_decimal": partial(format_decimal, number, locale=locale)}
    for name, finding in findings.items():
        for language in ("zh_Hans_CN", "en"):
            statements[f"{name}, {language}"] = partial(say, finding, language)
    rounds = [
        {name: timeit(statement, number=TIMES) / TIMES for name, statement in statements.items()} for _ in range(ROUNDS)
    ]
    for name in statements:
        ratio = median(one[name] / one["format_decimal"] for one in rounds)
        print(f"{name:45} {median(one[name] for one in rounds) * 1e6:7.1f} us  {ratio:5.2f} x format_decimal")


def cold() -> None:
    for statement in PROCESSES.values():
        seconds(statement)
    rounds = [{name: seconds(statement) for name, statement in PROCESSES.items()} for _ in range(COLD)]
    for name, base in (
        ("an amount in words", "an amount and babel"),
        ("an amount in words", "babel alone"),
        ("a report and its first sentence", "a report and babel"),
    ):
        ratio = median(one[name] / one[base] for one in rounds)
        print(f"{name:45} {median(one[name] for one in rounds) * 1e3:7.1f} ms  {ratio:5.2f} x {base}")


if __name__ == "__main__":
    print(f"CPython {sys.version.split()[0]}, Babel {version('babel')}, {ROUNDS} interleaved rounds, medians")
    warm()
    cold()
