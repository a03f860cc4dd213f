"""Pages that are made when the site is built, from the notice as the library has it, in the language of the site."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from . import (
    clauses,
    columns,
    coverage,
    data,
    document,
    force,
    glossary,
    names,
    notebooks,
    questions,
    readings,
    sources,
)

PAGES: dict[str, Callable[[str], str]] = {
    "coverage": coverage.page,
    "data": data.page,
    "document": document.page,
    "force": force.page,
    "glossary": glossary.page,
    "notice": clauses.overview,
    "notice-annex1": clauses.annex1,
    "notice-annex2": clauses.annex2,
    "notice-form": clauses.form,
    "open-questions": questions.page,
    "readings": readings.page,
    "reference": names.page,
}
"""What makes each page: a function of the language; the file of that name only holds its place."""


def _made(app: Sphinx, docname: str, source: list[str]) -> None:
    if docname in PAGES:
        source[0] = PAGES[docname](app.config.language)


def _outdated(app: Sphinx, *_: Any) -> list[str]:
    """What they are made of is not in their files: they are made anew in each build, but not for its Markdown."""
    return [] if app.tags.has("sphinx_llm_markdown") else sorted(PAGES)


def _tests(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    return sources.pages_of_tests(app, clauses.all_tests())


def _files(app: Sphinx, error: Exception | None) -> None:
    """Write what can be downloaded: the tables of the page of data, and the notebooks."""
    if error is None and app.builder.format == "html":
        folder = Path(app.outdir) / data.FOLDER
        folder.mkdir(exist_ok=True)
        for name, text in data.files(app.config.language):
            (folder / name).write_bytes(text.encode())
        notebooks.write(app)


def _offered(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    notebooks.offer(app, pagename, context)


def setup(app: Sphinx) -> dict[str, Any]:
    """Make them when they are read, and a table where a page asks for it."""
    app.add_config_value("pages_made", frozenset(PAGES), "env")
    app.add_directive("columns", columns.Columns)
    app.connect("env-get-outdated", _outdated)
    app.connect("source-read", _made, priority=100)
    app.connect("html-collect-pages", _tests)
    app.connect("html-page-context", _offered)
    app.connect("build-finished", _files)
    return {"parallel_read_safe": True}
