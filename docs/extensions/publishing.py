"""Publishing: the address of the site, for what has to name it whole: canonical links, the sitemap, OpenGraph.

It is the environment variable ``ZJ415X_URL``, or ``Documentation`` of the project's addresses in pyproject.toml. A site
that has neither, such as one for a disk, has no sitemap and no canonical links.
"""

import os
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sphinx.application import Sphinx
from sphinx.config import Config

_PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def site_address() -> str:
    """The address of the Chinese site, with a slash at its end; empty where none is known."""
    project = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]
    address: str = os.environ.get("ZJ415X_URL") or project.get("urls", {}).get("Documentation", "")
    return address and address.rstrip("/") + "/"


def _set(app: Sphinx, config: Config) -> None:
    address = site_address()
    folder = "en/" if config.language == "en" else ""
    # 404.html is shown at any depth, so that its links begin at the root.
    config.notfound_urls_prefix = (urlsplit(address).path or "/") + folder
    if address:
        config.html_baseurl = config.ogp_site_url = address + folder


def _both(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Say where a page is in each language."""
    address = site_address()
    if address and pagename in app.env.found_docs:
        context["metatags"] = context.get("metatags", "") + "".join(
            f'\n<link rel="alternate" hreflang="{language}" href="{address}{folder}{pagename}.html">'
            for language, folder in (("zh-CN", ""), ("en", "en/"))
        )


def setup(app: Sphinx) -> dict[str, Any]:
    """Set the address before what writes it is set up."""
    if site_address():
        app.setup_extension("sphinx_sitemap")
        app.config.sitemap_url_scheme = "{link}"
        app.config.sitemap_locales = [None]
        app.config.sitemap_excludes = ["404.html", "genindex.html", "search.html", "_*"]
    app.connect("config-inited", _set, priority=100)
    app.connect("html-page-context", _both)
    return {"parallel_read_safe": True}
