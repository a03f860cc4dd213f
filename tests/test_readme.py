"""What the README and the pages show works, to the letter."""

import doctest
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from glob import glob
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from zj415x import ClusterApplication
from zj415x.cli import main
from zj415x.exchange import read_application

from .builders import NOTICE

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("page", "lines"), [("README.md", 49), ("docs/next-edition.md", 39)])
def test_its_sessions_run(page: str, lines: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / page).read_text(encoding="utf-8")
    sessions = "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))
    test = doctest.DocTestParser().get_doctest(sessions, {}, page, None, None)
    outcome = doctest.DocTestRunner().run(test)
    assert outcome.failed == 0
    assert outcome.attempted == lines


def test_its_first_answer_is_the_same_as_json() -> None:
    """The application in Python and the one in JSON are equal, and state what is required and one figure."""
    first = README.split("<!-- 第一例 -->")[1].split("<!-- 第一例完 -->")[0]
    session, document = re.findall(r"```(?:python|json)\n(.*?)```", first, re.DOTALL)
    names: dict[str, object] = {}
    exec("\n".join(line[4:] for line in session.splitlines() if line.startswith((">>> ", "... "))), names)
    assert read_application(document, NOTICE) == names["ours"]
    required = {field.name for field in attrs.fields(ClusterApplication) if field.default is attrs.NOTHING}
    assert json.loads(document).keys() == required | {"scale"}


def test_every_page_that_shows_python_runs() -> None:
    shows = {path.name for path in (ROOT / "docs").glob("*.md") if ">>>" in path.read_text(encoding="utf-8")}
    assert shows == {"next-edition.md"}


def test_its_two_commands_are_whole() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    assert len(commands) == 2
    assert all(
        command.startswith("python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e '.[test]' && ")
        for command in commands
    )
    assert commands[1].endswith(".venv/bin/python -m pytest")


def test_the_lock_holds_a_version_of_every_package_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(text for extra in project["optional-dependencies"].values() for text in extra)]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    locked = [Requirement(line) for line in lines if not line.startswith("#")]
    for wanted in map(Requirement, asked):
        versions = [
            next(iter(lock.specifier)).version
            for lock in locked
            if canonicalize_name(lock.name) == canonicalize_name(wanted.name)
        ]
        assert wanted.name == "zj415x" or list(wanted.specifier.filter(versions)) == versions != [], wanted


def test_the_files_it_names_are_there() -> None:
    for name in re.findall(r"(?:examples|docs)/[\w./-]+\.\w+|CHANGELOG\.md", README):
        assert os.path.exists(ROOT / name), name


def test_its_numbers_are_those_of_the_edition() -> None:
    assert f"{len(NOTICE.ledger.segments)} 段" in README
    assert f"{len(NOTICE.open_questions)} 处" in README


def commands() -> list[str]:
    """What the pages would have typed, but for lines that leave a file to be named, and those that leave receipts."""
    pages = [
        ROOT / "README.md",
        *sorted((ROOT / "docs").glob("*.md")),
        *sorted((ROOT / "examples/notebooks").glob("*.md")),
    ]
    lines = [line for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    typed = [line.partition("   #")[0] for line in lines if line.startswith(".venv/bin/zj415x ")]
    return [line for line in dict.fromkeys(typed) if "文件" not in line and "回执" not in line]


DONE = (0, 1)
BAD_ROW = "examples/lists/products.csv"
"""One of its rows has a slip on purpose, so that a command that reads it says so, and ends with 2."""


@pytest.mark.parametrize("command", commands())
def test_the_commands_it_shows_run(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(shlex.split(command)[1:]) in (DONE if BAD_ROW not in command else (2,))
    assert capsys.readouterr().out


def run_in_turn(page: str, folder: Path, about: str = "") -> list[str]:
    """Run the commands of a page that name something one after the other beside a copy of the examples; list them."""
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    typed = [line.partition("   #")[0] for line in (ROOT / page).read_text(encoding="utf-8").splitlines()]
    lines = [line for line in typed if line.startswith(".venv/bin/zj415x ") and about in line]
    for line in lines:
        words = [found for word in shlex.split(line)[1:] for found in glob(word, root_dir=folder) or [word]]
        program = [sys.executable, "-m", "zj415x", *words]
        done = subprocess.run(
            program, check=False, cwd=folder, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}
        )
        assert done.returncode in (DONE if BAD_ROW not in line else (2,)), done.stderr.decode()
    return lines


def test_the_commands_on_whole_tables_save_what_they_say(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")
    lines = run_in_turn("docs/tables.md", tmp_path)
    saved = [word for line in lines for flag, word in pairwise(shlex.split(line)) if flag == "--out"]
    assert len(saved) == 2
    assert all((tmp_path / name).stat().st_size for name in saved)


@pytest.mark.parametrize(("page", "receipts"), [("README.md", 1), ("docs/receipts.md", 2)])
def test_the_commands_on_receipts_leave_a_log_that_holds(page: str, receipts: int, tmp_path: Path) -> None:
    lines = run_in_turn(page, tmp_path, "回执")
    assert len(lines) == 3
    log = (tmp_path / "回执" / "receipts.jsonl").read_text(encoding="utf-8")
    assert len(log.splitlines()) == receipts


def test_the_pages_show_commands() -> None:
    assert len(commands()) >= 6
