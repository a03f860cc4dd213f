"""`check --jsonl` of many products, against a pydantic script that only reads them: python tests/benchmarks/bench_check.py

With ``--short`` only a few documents: it then shows that both read them all, and no ratio worth quoting.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import pydantic

sys.path.insert(0, str(Path(__file__).parents[2]))  # to be run as a script, too

from tests.benchmarks import peer
from zj415x import Category
from zj415x.cli import main as command
from zj415x.editions.y2026 import NOTICE
from zj415x.values.county import COUNTIES

ROUNDS, DOCUMENTS = (2, 300) if "--short" in sys.argv else (9, 10_000)
MOST = 2.2
"""The most that checking and writing every finding may take, in readings by the peer."""
FLAGS = (
    "independent_legal_person",
    "rd_institution_in_province",
    "production_base_in_province",
    "quality_system",
    "quality_management_evaluated",
    "quality_benchmark",
)
TRACKS = sorted(map(str, NOTICE.jingpin.tracks))


def product(number: int, random: Random) -> dict[str, Any]:
    """Make a product: one in three meets every condition, any other misses some or leaves them blank."""
    sound = random.random() < 1 / 3
    county = random.choice(COUNTIES)

    def answer() -> bool | None:
        return True if sound or random.random() < 0.8 else random.choice((False, None))

    def amount(least: int, most: int) -> str | None:
        whole = random.randrange(most if sound else least, 3 * most)
        return None if not sound and random.random() < 0.05 else f"{whole // 100}.{whole % 100:02}万元"

    moment = f"{random.randrange(10, 24)}:{random.randrange(10, 60)}:{random.randrange(10, 60)}"
    return {
        "name": f"第{number}号产品",
        "model": random.choice((None, f"VX-{number % 97}")),
        "category": random.choice([str(category) for category in Category]),
        "track": random.choice(TRACKS),
        "enterprise": {
            "name": f"某某{number % 3_001}号有限公司",
            "city": county.city,
            "county": county.name,
            "mountain_or_island": random.choice((True, False, False)),
            **{flag: answer() for flag in FLAGS},
            "production_county": None,
            "production_mountain_or_island": None,
            "years": [
                {"year": year, "rd_expense": amount(10_000, 60_000), "main_revenue": amount(500_000, 600_000)}
                for year in (2023, 2024, 2025)
            ],
        },
        "launched": f"{random.choice((2023, 2024) if sound else (2022, 2023, 2024, 2025))}-{random.randrange(1, 13):02}-15",
        "launch_evidence": ["企业内部新产品立项程序资料"] if answer() else random.choice(([], None)),
        "sales": [{"year": year, "amount": amount(30_000, 90_000)} for year in (2023, 2024, 2025)],
        "zone": random.choice((None, "无")),
        "commitment_letter": answer(),
        "submitted": f"2026-0{random.choice((6, 6, 7 if sound else 8))}-0{random.randrange(1, 9)}T{moment}+08:00",
    }


def write(path: Path) -> None:
    random = Random(20260526)
    with path.open("w", encoding="utf-8") as file:
        for number in range(DOCUMENTS):
            file.write(json.dumps(product(number, random), ensure_ascii=False) + "\n")


def checked(path: Path) -> None:
    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        command(["check", "--jsonl", str(path)])


def read(path: Path) -> int:
    count = 0
    with path.open("rb") as file:
        for line in file:
            peer.Product.model_validate_json(line)
            count += 1
    return count


def seconds(work: Callable[[Path], object], path: Path) -> float:
    start = process_time()
    work(path)
    return process_time() - start


def verdicts(path: Path) -> Counter[str]:
    rows = path.with_suffix(".rows")
    with rows.open("w", encoding="utf-8") as file, redirect_stdout(file):
        command(["check", "--jsonl", str(path)])
    return Counter(json.loads(row)["verdict"] for row in rows.read_text(encoding="utf-8").splitlines())


def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "products.jsonl"
        write(path)
        found = verdicts(path)
        assert found.total() == read(path) == DOCUMENTS, "they do not read the same documents"
        assert None not in found, "a document cannot be read"
        print(f"CPython {sys.version.split()[0]}, pydantic {pydantic.VERSION}; {DOCUMENTS} products, "
              f"{dict(found)}; best of {ROUNDS} interleaved rounds")  # fmt: skip
        rounds = [(seconds(checked, path), seconds(read, path)) for _ in range(ROUNDS)]
    ratio = min(ours for ours, _ in rounds) / min(theirs for _, theirs in rounds)
    each = sorted(ours / theirs for ours, theirs in rounds)
    print(
        f"check --jsonl is {ratio:.2f} x reading by pydantic (at most {MOST}); by round {each[0]:.2f} to {each[-1]:.2f}"
    )


if __name__ == "__main__":
    main()
