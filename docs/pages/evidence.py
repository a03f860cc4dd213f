"""Evidence: which tests of the repository speak of a clause, found by reading them."""

import ast
import inspect
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from zj415x import Clause

_TESTS = Path(__file__).parents[2] / "tests"
# Where a name stands for clauses of two calls, only the tests of its own call are its.
_FOLDERS = {"clusters": "cluster", "city": "cluster", "jingpin": "jingpin", "recommenders": "jingpin"}


@cache
def tests_by_word() -> dict[str, list[str]]:
    """The tests that name each word, as ``tests/cluster/test_city.py::test_…``, in the order of the files."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(_TESTS.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        data = _words_of_names(tree)
        for name, test in _tests(tree):
            used = {node.id for node in ast.walk(test) if isinstance(node, ast.Name)}
            for word in _words(test).union(*(data.get(variable, set()) for variable in used)):
                found[word].append(f"{path.relative_to(_TESTS.parent)}::{name}")
    return found


def tests_of(call: str, name: str, function: str, field: str) -> list[str]:
    """The tests that speak of a clause: by its name, by the function that decides it, or by the field it looks at."""
    by_word = tests_by_word()
    folder = f"tests/{_FOLDERS[call]}/"
    named = [test for test in by_word.get(name, []) if test.startswith(folder) or test.count("/") == 1]
    own = [test for test in named if test.startswith(folder)]
    found = [*by_word.get(function, []), *own, *named]
    return list(dict.fromkeys(found or by_word.get(field, [])))


def tests_of_clause(call: str, clause: Clause[Any]) -> list[str]:
    """The tests that speak of a clause. Raises LookupError where none does."""
    function = inspect.unwrap(clause.test)
    found = tests_of(call, clause.name, function.__name__, getattr(clause.bound, "field", ""))
    if not found:
        raise LookupError(f"no test speaks of {call}/{clause.name}")
    return found


@cache
def read(file: str) -> tuple[str, dict[str, int]]:
    """The text of a file of tests, and the line on which each of them begins, its decorators included."""
    text = (_TESTS.parent / file).read_text(encoding="utf-8")
    tests = _tests(ast.parse(text))
    return text, {
        name: min([test.lineno, *(decorator.lineno for decorator in test.decorator_list)]) for name, test in tests
    }


def _tests(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name, node
        elif isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and method.name.startswith("test_"):
                    yield f"{node.name}::{method.name}", method


def _words(tree: ast.AST) -> set[str]:
    """The texts in a piece of code, and the names of what it takes from modules (``eligibility.has_chain_leader``)."""
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return texts | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def _words_of_names(tree: ast.Module) -> dict[str, set[str]]:
    """What the helpers and tables of a module hold, by the names under which its tests use them."""
    named: dict[str, set[str]] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("test_"):
            named[node.name] = _words(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Name):
                    named[target.id] = _words(node.value)
    return named
