"""Sources: a page for each file of tests that judge clauses, beside the pages of modules that Sphinx makes."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import PurePosixPath
from typing import Any

from sphinx.application import Sphinx

from . import evidence

_FOLDER = "_modules"  # where Sphinx (viewcode) puts the modules


def address_of_code(function: Callable[..., Any]) -> str:
    """Where the page of a function's module shows it."""
    return f"{_FOLDER}/{function.__module__.replace('.', '/')}.html#{function.__qualname__}"


def address_of_test(test: str) -> str:
    """Where the page of its file shows a test, named as pytest does: ``tests/test_x.py::test_y``."""
    file, _, name = test.partition("::")
    return f"{_page(file)}.html#{_anchor(name)}"


def pages_of_tests(app: Sphinx, tests: Iterable[str]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The files in which tests stand, each with an anchor where a test begins."""
    for file in sorted({test.partition("::")[0] for test in tests}):
        text, begins = evidence.read(file)
        lines = app.builder.highlighter.highlight_block(text, "python").split("\n")  # type: ignore[attr-defined]
        for name, line in begins.items():
            lines[line - 1] = f'<span id="{_anchor(name)}"></span>' + lines[line - 1]
        body = f"<h1><code>{escape(file)}</code></h1>\n" + "\n".join(lines)
        yield _page(file), {"title": file, "body": body}, "page.html"


def _page(file: str) -> str:
    return str(_FOLDER / PurePosixPath(file).with_suffix(""))


def _anchor(name: str) -> str:
    return name.replace("::", ".")
