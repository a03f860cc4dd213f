"""What the README shows works, to the letter."""

import doctest
import os
import re
from pathlib import Path

import pytest

from .builders import NOTICE

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_its_sessions_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    sessions = "\n".join(re.findall(r"```python\n(.*?)```", README, re.DOTALL))
    test = doctest.DocTestParser().get_doctest(sessions, {}, "README", None, None)
    outcome = doctest.DocTestRunner().run(test)
    assert outcome.failed == 0
    assert outcome.attempted == 23


def test_its_two_commands_are_whole() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    assert len(commands) == 2
    assert all(
        command.startswith("python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && ") for command in commands
    )
    assert commands[1].endswith(".venv/bin/python -m pytest")


def test_the_files_it_names_are_there() -> None:
    for name in re.findall(r"(?:examples|docs)/[\w./-]+\.\w+|CHANGELOG\.md", README):
        assert os.path.exists(ROOT / name), name


def test_its_numbers_are_those_of_the_edition() -> None:
    assert f"{len(NOTICE.ledger.segments)} 段" in README
    assert f"{len(NOTICE.open_questions)} 处" in README
