"""What the pages for contributors name is there, and both languages name the same."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ("CONTRIBUTING.md", "SECURITY.md")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def sessions() -> set[str]:
    """The sessions of the noxfile, read without nox."""
    tree = ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {function.name for function in functions if function.decorator_list}


def test_contributors_are_told_of_every_session_and_no_other() -> None:
    assert set(re.findall(r"^\| `nox -s (\w+)`", CONTRIBUTING, re.MULTILINE)) == sessions()
    named = {name for line in re.findall(r"nox -s ([\w ]+)", CONTRIBUTING) for name in line.split()}
    assert named <= sessions()


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_name_the_same_things(page: str) -> None:
    chinese, _, english = (ROOT / page).read_text(encoding="utf-8").partition("\n# ")
    assert set(re.findall(r"`[^`\n]+`", chinese)) == set(re.findall(r"`[^`\n]+`", english))


@pytest.mark.parametrize("page", PAGES)
def test_every_file_it_links_to_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
    assert links
    assert [target for target in links if not (ROOT / target).exists()] == []
