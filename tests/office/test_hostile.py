"""Hostile: each hostile file gives one sentence, at a counted cost."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .hostile import FILES

READERS = ("read_recommendations", "read_form_workbook", "read_roster")
MEMORY = 200 * 2**20
"""What a process may hold of its own that reads any of them, in bytes."""

# Reads each file by each reader, and prints what came of it and what it cost; first, whether its memory has a limit.
SCRIPT = """
import json, sys
from zj415x import InvalidDocumentError
from zj415x.editions.y2026 import NOTICE
from zj415x import office
from zj415x.office import package
most = int(sys.argv[1])
try:
    import resource
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    bytearray(2 * most)
except MemoryError:
    print("true")
except (ImportError, OSError, ValueError):
    print("false")
else:
    print("false")
readers = {name: getattr(office, name) for name in office.__all__ if name.startswith("read_")}
make = package.Budget
for line in sys.stdin:
    path, reader, limits = json.loads(line)
    budget = make(*limits)
    package.Budget = lambda: budget
    try:
        made = readers[reader](path, NOTICE)
        found = [one.enterprise for one in made.products[:3]] if hasattr(made, "products") else None
        said = [str(one) for one in getattr(made, "remarks", ())]
    except InvalidDocumentError as error:
        found, said = None, ["：".join(one) for one in error.problems]
    print(json.dumps([found, "\\n".join(said), budget.unpacked, budget.tags]))
"""


def told(folder: Path, size: str) -> tuple[bool, dict[tuple[str, str], Any]]:
    """Return whether memory was limited, and for each file and reader: found, said, unpacked, tags."""
    asked = {}
    for number, (name, one) in enumerate(FILES.items()):
        path = folder / f"{number}.xlsx"
        path.write_bytes(one.make(getattr(one, size)))
        budget = one.budget()
        limits = [budget.most_inflated, budget.most_tags] if size == "few" else []
        asked.update({(name, reader): json.dumps([str(path), reader, limits]) for reader in READERS})
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(MEMORY)],
        input="\n".join(asked.values()),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0, (done.stderr, [*asked, None][len(lines) - 1])
    limited, *answers = map(json.loads, lines)
    return limited, dict(zip(asked, answers, strict=True))


# Of each, by the reader that it is made for: how many bytes are unpacked, and how many tags are read.
COST = {
    "a cell at the far corner": (4_805, 93),
    "a zip of a gigabyte and a half": (0, 0),
    "an entity bomb in a sheet": (1_590, 0),
    "an entity bomb in the texts": (1_426, 0),
    "an entity bomb in a part that nobody reads": (2_343, 0),
    "an entity that loads a file": (302, 0),
    "an old workbook by a new name": (0, 0),
    "a workbook with a password": (0, 0),
    "formulas that were never computed": (101_252, 3_253),
    "a link that looks like text": (4_583, 85),
    "hidden sheets": (5_740, 87),
    "a hundred thousand rows": (13_299_844, 643_253),
    "a hundred thousand rows of shared texts": (742_596, 39_053),
    "a hundred thousand rows with nothing but a format": (2_245_116, 60_085),
    "millions of cells": (1_577_283, 138_009),
    "elements within elements": (725_804, 40_021),
    "hundreds of thousands of names": (148_940, 3_021),
    "a text of thirty million characters": (372_732, 55),
    "a hundred thousand merges": (1_369_028, 21_087),
    "formats without end": (3_062_389, 70_087),
    "an attribute of thirty million characters": (2_682_692, 84),
    "a comment of as many": (2_682_682, 84),
    "a format that takes for ever to understand": (804_685, 88),
    "links without end": (316_521, 2_154),
    "sheets without end": (232_496, 415),
    "the same sheet two hundred times": (3_170_519, 420),
    "hidden columns without end": (1_601_144, 21_087),
    "names, choices and links to other files": (1_055_199, 20_091),
    "a zip of three hundred thousand names": (0, 0),
    "parts that lie over each other": (0, 0),
    "names that lead out of the zip": (4_583, 85),
    "programs": (4_571, 85),
    "a document of Word with programs": (500, 4),
    "a file that breaks off": (0, 0),
    "no rows but a root": (2_498, 18),
    "a form whose rows are all of one list": (5_699_454, 280_035),
    "a form of rows that belong to nothing": (305_558, 14_043),
    "a roster of a hundred thousand": (403_672, 20_061),
}


@pytest.mark.parametrize("size", ["few", pytest.param("many", marks=pytest.mark.slow)])
def test_each_hostile_file_gives_one_sentence_at_low_cost(size: str, tmp_path: Path) -> None:
    limited, answers = told(tmp_path, size)
    cost = {}
    for (name, reader), (found, said, unpacked, tags) in answers.items():
        hostile = FILES[name]
        if reader == hostile.reader:
            assert found == hostile.found, name
            assert hostile.said in said, name
            cost[name] = (unpacked, tags)
        else:
            assert found is None or reader == "read_recommendations", name
    if size == "few":
        assert cost == COST
    if not limited:
        pytest.skip("what each costs is as it should be; here a process can be given no limit to its memory")
