"""Translation: a page that is written by hand is English throughout, or there is no English site."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

_log = logging.getLogger(__name__)
# The changelog is kept in Chinese; pages that are made come in the language of the site.
_NOT_TRANSLATED = ("changelog",)


def _checked(app: Sphinx, tree: nodes.document) -> None:
    docname = app.env.docname
    if app.config.language != "en" or docname in _NOT_TRANSLATED or docname in app.config.pages_made:
        return
    progress = tree.get("translation_progress", {"total": 0, "translated": 0})
    if progress["translated"] < progress["total"]:
        message = "%s of %s texts have no English"
        _log.warning(message, progress["total"] - progress["translated"], progress["total"], location=docname)


def setup(app: Sphinx) -> dict[str, Any]:
    """Count what is translated once a page has been read."""
    app.connect("doctree-read", _checked)
    return {"parallel_read_safe": True}
