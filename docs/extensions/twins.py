"""Twins: in the Markdown of a page, a table that a notebook shows is bare HTML, which Markdown takes as it is."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_LOOKS = re.compile(r'<style>.*?</style>| (?:class|dir|lang|scope|style)="[^"]*"', re.DOTALL)


def bare(html: str) -> str:
    """HTML without what is there only for its looks, a row of a table to a line."""
    return _LOOKS.sub("", html).replace("</tr><tr>", "</tr>\n<tr>")


def _written(app: Sphinx, tree: nodes.document, docname: str) -> None:
    if app.tags.has("sphinx_llm_markdown"):
        for node in list(tree.findall(nodes.raw)):
            node[:] = [nodes.Text(bare(node.astext()))]


def setup(app: Sphinx) -> dict[str, Any]:
    """Write it so once it is known what each cell shows."""
    app.connect("doctree-resolved", _written)
    return {"parallel_read_safe": True}
