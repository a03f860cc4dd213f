"""Cells: in the English pages, what code says and shows is said and shown in English."""

import ast
import doctest
import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

_CELL = re.compile(r"(?<=^```\{code-cell\}\n)((?::[^\n]*\n)*)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_FIRST = re.compile(r"(?<=<!-- 第一例 -->\n).*(?=<!-- 第一例完 -->)", re.DOTALL)
_SESSION = re.compile(r"(?<=^```python\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
# Each with the most arguments by place that it has before its language.
_SPEAKING = {"say": 1, "why": 2, "show": 1, "to_ics": 1, "judge": 2, "screen_products": 2}


def in_english(code: str) -> str:
    """The code, with ``locale="en"`` in each call of ``say`` and the others that names no language."""
    lines = code.split("\n")
    ends = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            most = _SPEAKING.get(node.func.id, -1)
            if len(node.args) <= most and all(keyword.arg != "locale" for keyword in node.keywords):
                last = (*node.args, *(keyword.value for keyword in node.keywords))[-1]
                ends.append((last.end_lineno or 0, last.end_col_offset or 0))
    for line, column in sorted(ends, reverse=True):
        whole = lines[line - 1].encode()  # columns are counted in bytes
        lines[line - 1] = (whole[:column] + b', locale="en"' + whole[column:]).decode()
    return "\n".join(lines)


def session_in_english(session: str) -> str:
    """The session with its calls in English, and with what they print then."""
    names: dict[str, Any] = {}
    lines: list[str] = []
    for example in doctest.DocTestParser().get_examples(session):
        code = in_english(example.source)
        with redirect_stdout(StringIO()) as printed:
            exec(compile(code, "<session>", "single"), names)
        first, *more = code.splitlines()
        lines += [f">>> {first}", *(f"... {line}" for line in more), *printed.getvalue().splitlines()]
    return "\n".join([*lines, ""])


def _included(app: Sphinx, path: Path, docname: str, content: list[str]) -> None:
    """Let the first example of the README, on the front page, answer in English."""
    if app.config.language == "en":
        content[0] = _FIRST.sub(
            lambda first: _SESSION.sub(lambda session: session_in_english(session[0]), first[0]), content[0]
        )


def _translated(app: Sphinx, docname: str, source: list[str]) -> None:
    if app.config.language == "en" and "file_format: mystnb" in source[0]:
        source[0] = _CELL.sub(lambda cell: cell[1] + in_english(cell[2]), source[0])


def setup(app: Sphinx) -> dict[str, Any]:
    """Do so where the pages are built in English."""
    app.connect("source-read", _translated)
    app.connect("include-read", _included)
    return {"parallel_read_safe": True}
