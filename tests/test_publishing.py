"""What a published site needs: its address where one is known, and excerpts for a search from disk."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("sphinx", reason="Sphinx is not installed (extra: docs)")
sys.path.insert(0, str(Path(__file__).parents[1] / "docs"))

from extensions.excerpts import _said
from extensions.publishing import _set, site_address
from extensions.twins import bare
from sphinx.config import Config


@pytest.mark.parametrize(
    ("address", "language", "root", "base"),
    [
        ("", "zh_CN", "/", ""),
        ("", "en", "/en/", ""),
        ("https://zj415x.example", "zh_CN", "/", "https://zj415x.example/"),
        ("https://zj415x.example/a/b/", "en", "/a/b/en/", "https://zj415x.example/a/b/en/"),
    ],
)
def test_the_site_names_its_address_only_where_one_is_known(
    monkeypatch: pytest.MonkeyPatch, address: str, language: str, root: str, base: str
) -> None:
    monkeypatch.setenv("ZJ415X_URL", address)
    config = Config({}, {"language": language})
    config.add("notfound_urls_prefix", "", "html", ())
    config.add("html_baseurl", "", "html", ())
    config.add("ogp_site_url", "", "html", ())
    _set(None, config)  # type: ignore[arg-type]
    assert (config.notfound_urls_prefix, config.html_baseurl, config.ogp_site_url) == (root, base, base)
    assert site_address() == (address and address.rstrip("/") + "/")


def test_an_excerpt_has_the_words_and_the_sections_of_a_page_and_nothing_else() -> None:
    page = (
        '<nav>目录</nav><article role="main" id="main"><section id="a"><h1>门槛<a class="headerlink" href="#a">¶</a></h1>'
        '<p>达到 <code>yi(<span class="mi">42</span>)</code>，<strong>原则上</strong>。</p><p>x &lt; 3</p>'
        "<script>alert(1)</script><svg><title>图</title></svg></section></article><footer>页尾</footer>"
    )
    assert _said(page).split() == [
        "<section",
        'id="a">',
        "门槛",
        "达到",
        "yi(42)，原则上。",
        "x",
        "&lt;",
        "3",
        "</section>",
    ]
    assert _said("<p>没有正文的一页</p>") == ""


def test_a_table_in_markdown_keeps_its_words_and_loses_its_looks() -> None:
    table = (
        '<style>td {}\n</style><table class="a"><tr><td scope="row">门槛</td></tr><tr><td id="x">42</td></tr></table>'
    )
    assert bare(table) == '<table><tr><td>门槛</td></tr>\n<tr><td id="x">42</td></tr></table>'
