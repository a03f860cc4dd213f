"""Translation: a page that is written by hand is English throughout, or there is no English site."""

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util import logging

_log = logging.getLogger(__name__)
# The changelog is kept in Chinese; pages that are made come in the language of the site.
_NOT_TRANSLATED = ("changelog",)


def _checked(app: Sphinx, tree: nodes.document) -> None:
    docname = app.env.docname
    if app.config.language != "en" or docname in _NOT_TRANSLATED or docname in app.config.pages_made:
        return
    # A toctree's entries and captions are translated one by one, and not marked; an image's text with its paragraph.
    lacking = [
        node
        for node in tree.findall(nodes.Element)
        if node.get("translated") is False and not isinstance(node, (addnodes.toctree, nodes.image))
    ]
    for node in lacking:
        _log.warning("this has no English: %s", node.astext()[:40], location=docname)


def setup(app: Sphinx) -> dict[str, Any]:
    """Look for what is not translated once a page has been read."""
    app.connect("doctree-read", _checked)
    return {"parallel_read_safe": True}
