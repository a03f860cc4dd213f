"""Excerpts: a search shows them also where the site is opened from disk, where a page may not fetch another.

What the pages say is written beside them as a script, which only a search from disk loads (_static/excerpts.js).
"""

import json
import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

_MAIN = re.compile(r'<article role="main"[^>]*>(.*)</article>', re.DOTALL)
# Nor what stands within a line, where no space belongs.
_LEFT_OUT = re.compile(
    r'<(script|style|svg)\b.*?</\1>|<a class="headerlink".*?</a>|</?(?:a|b|code|em|i|span|strong)\b[^>]*>', re.DOTALL
)
# Sections stay, since a search that found a heading asks for its section.
_TAG = re.compile(r"<(?!/?section\b)[^>]*>")


def _said(page: str) -> str:
    """What a page says, with nothing of its HTML but the sections."""
    main = _MAIN.search(page)
    return re.sub(r"\s+", " ", _TAG.sub(" ", _LEFT_OUT.sub("", main[1]))) if main else ""


def _written(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and isinstance(app.builder, StandaloneHTMLBuilder):
        pages = {name: Path(app.builder.get_outfilename(name)) for name in sorted(app.env.found_docs)}
        said = {name: _said(file.read_text(encoding="utf-8")) for name, file in pages.items()}
        script = f"window.excerpts = {json.dumps(said, ensure_ascii=False)};\n"
        (Path(app.outdir) / "_static" / "excerpts-texts.js").write_text(script, encoding="utf-8")


def _asked(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    if pagename == "search":
        app.add_js_file("excerpts.js")


def setup(app: Sphinx) -> dict[str, Any]:
    """Write them once all pages are written, and ask for them where pages are searched."""
    app.connect("html-page-context", _asked)
    app.connect("build-finished", _written)
    return {"parallel_read_safe": True}
