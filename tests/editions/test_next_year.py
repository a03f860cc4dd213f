"""Whether a next year can be added by the steps of docs/next-edition.md, and by nothing else.

A fictitious 2027 (tests/editions/y2027) is laid into a copy of the package, the steps are taken there, and all that the
library does with a notice is done with it.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import zj415x

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "next-edition.md"
FICTION = Path(__file__).parent / "y2027"

# What the fictitious year changes outside its own folder: the file, and the line behind which it adds others.
STEPS = {
    "editions/__init__.py": ('EDITIONS = ("y2026",)', 'EDITIONS = ("y2026", "y2027")'),
    "rules/reading.py": (
        '    A68: Literal["in-principle", "required"]\n',
        '    A68: Literal["in-principle", "required"]\n    A72: Literal["one", "two"]\n',
    ),
    "cluster/form.py": (
        "    green_factories: Count | None = None\n\n",
        "    green_factories: Count | None = None\n    unicorns: Count | None = None\n\n",
    ),
    "wording/locale/en.po": (
        'msgid "未来工厂数量"',
        'msgid "独角兽企业数量"\nmsgstr "unicorns"\n\nmsgid "独角兽企业"\nmsgstr "unicorns"\n\n'
        'msgid "“有”是一家即可，还是要两家？"\nmsgstr "Will one do, or does it take two?"\n\n'
        'msgid "一家即可"\nmsgstr "one will do"\n\nmsgid "要有两家"\nmsgstr "two"\n\n'
        'msgid "没有写数的，有即可"\nmsgstr "where no number is given, one will do"\n\nmsgid "未来工厂数量"',
    ),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with the fictitious year in it."""
    folder = tmp_path_factory.mktemp("next-year")
    package = folder / "zj415x"
    shutil.copytree(Path(zj415x.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    (package / "editions" / "y2027").mkdir()
    shutil.copy(FICTION / "__init__.py", package / "editions" / "y2027")
    for name, (before, after) in STEPS.items():
        text = (package / name).read_text(encoding="utf-8")
        assert text.count(before) == 1, name
        (package / name).write_text(text.replace(before, after), encoding="utf-8")
    return folder


def test_a_next_year_needs_its_folder_and_the_steps(copy: Path, tmp_path: Path) -> None:
    for extra in ("msgspec", "openpyxl", "docx"):
        pytest.importorskip(extra, reason="a year goes through every edge")
    done = subprocess.run(
        [sys.executable, str(FICTION / "walk.py"), str(ROOT / "examples"), str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(copy), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert [one for one in done.stdout.splitlines() if one.isascii() and one.isalpha()] == [
        "checked", "said", "shown", "described", "filed", "kept",
    ]  # fmt: skip


def test_the_page_asks_for_the_same_steps() -> None:
    asked = re.findall(r"^\| `src/zj415x/([^`]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {*asked} == {"editions/y2027/", *STEPS}
