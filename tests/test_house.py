"""House: file sizes, module names and import contracts keep the source easy to navigate."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import zj415x

SOURCE = Path(zj415x.__file__).parent
PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
MODULES = {str(path.relative_to(SOURCE)): path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
LONGEST = 350
# `zj415x.apportion.apportion` is a fixed public name.
NAMESAKES = {"quota/apportion.py"}


def has_namesake(name: str, source: str) -> bool:
    """Tell whether a module defines a function of its own name, or a package one in its __init__."""
    path = Path(name)
    own = path.parent.name if path.stem == "__init__" else path.stem
    return any(isinstance(node, ast.FunctionDef) and node.name == own for node in ast.parse(source).body)


def importlinter_strings() -> list[str]:
    """List all strings in the importlinter tables."""
    tables = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]

    def strings(value: Any) -> list[str]:
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            return [text for item in value for text in strings(item)]
        return [value] if isinstance(value, str) else []

    return strings(tables)


def test_no_function_shares_its_modules_name() -> None:
    assert {name for name, source in MODULES.items() if has_namesake(name, source)} == NAMESAKES


def test_a_namesake_is_found() -> None:
    assert has_namesake("cli/main.py", "def main(): ...")
    assert has_namesake("cli/__init__.py", "def cli(): ...")
    assert not has_namesake("cli/program.py", "def main(): ...")


def test_modules_have_at_most_350_lines() -> None:
    lengths = {name: source.count("\n") for name, source in MODULES.items() if not name.startswith("editions/")}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


@pytest.mark.skipif(not PYPROJECT.exists(), reason="pyproject.toml is not beside the tests")
def test_import_contracts_name_no_file_in_a_folder() -> None:
    """Contracts name folders and the modules beside them, so that moving a file within a folder breaks none."""
    parts = [text.split(".") for text in importlinter_strings() if re.fullmatch(r"zj415x\.[\w.]+", text)]
    assert parts
    assert [".".join(part) for part in parts if len(part) > 2] == []
    assert [text for text in importlinter_strings() if text.endswith(".py")] == []
