"""Accessible: what Sphinx, furo and myst-nb leave out that a screen reader or a keyboard needs."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_AFTER = 900  # furo has then put its tree of pages together


def nested(body: str) -> str:
    """Put each list that stands beside an item into it, as Sphinx does not in its list of modules."""
    written: list[str] = []
    ends: list[str] = []
    for part in re.split(r"(</li>\n<ul>|<ul>|</ul>)", body):
        if part == "</ul>":
            written.append(ends.pop())
        elif part == "</li>\n<ul>":
            written.append("<ul>")
            ends.append("</ul></li>")
        else:
            written.append(part)
            ends.extend(["</ul>"] * (part == "<ul>"))
    return "".join(written)


def _completed(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')
    # The words on a fold are its name: a second name in English hides them.
    context["body"] = context.get("body", "").replace('<summary aria-label="Toggle hidden content">', "<summary>")
    if pagename == "_modules/index":
        context["body"] = nested(context["body"])


def setup(app: Sphinx) -> dict[str, Any]:
    """Complete each page when it is written, and once it is shown, what scrolls."""
    app.add_js_file("scrolling.js", loading_method="defer")
    app.connect("html-page-context", _completed, priority=_AFTER)
    return {"parallel_read_safe": True}
