"""Furniture: what other extensions say around the pages, in the language of the site.

What the theme says is in docs/locale/zh_CN/LC_MESSAGES/sphinx.po.
"""

from typing import Any
from urllib.parse import urlsplit

from sphinx.application import Sphinx
from sphinx.config import Config

from .publishing import site_address

# A host shows one such page, whatever was asked for: it says so in both languages.
_NOT_FOUND = """
<div lang="zh-CN">
<h1>没有这一页</h1>
<p>这个地址没有页面，可能已经改名。请回<a href="{root}index.html">首页</a>，或在目录上方搜索。</p>
</div>
<div lang="en">
<h2>There is no such page</h2>
<p>It may have been renamed. Go to the <a href="{root}en/index.html">front page</a>, or search above the contents.</p>
</div>
"""
_CHINESE = {
    "nb_code_prompt_show": "显示代码",
    "nb_code_prompt_hide": "收起代码",
    "llms_txt_description": "浙制高办〔2026〕30号的可执行版本：条件、门槛、名额与时限，每个结论都注明出处。"
    "不是官方工具，以通知原文为准。",
    "ogp_image": "_static/report.png",
    "ogp_image_alt": "一份核对报告",
    "ogp_custom_meta_tags": ['<meta property="og:locale" content="zh_CN" />'],
}
_ENGLISH = {
    "nb_code_prompt_show": "Show the code",
    "nb_code_prompt_hide": "Hide the code",
    "llms_txt_description": "An executable reading of 浙制高办〔2026〕30号, a notice of Zhejiang Province: conditions, "
    "thresholds, quotas and deadlines, each answer with its place in the notice. Not an official tool; the Chinese "
    "text prevails.",
    "ogp_image": "_static/report.en.png",
    "ogp_image_alt": "A report",
    "ogp_custom_meta_tags": ['<meta property="og:locale" content="en" />'],
}


def _set(app: Sphinx, config: Config) -> None:
    english = config.language == "en"
    for name, value in (_ENGLISH if english else _CHINESE).items():
        setattr(config, name, value)
    config.notfound_context = {
        "title": "There is no such page" if english else "没有这一页",
        "body": _NOT_FOUND.format(root=urlsplit(site_address()).path or "/"),
    }


def setup(app: Sphinx) -> dict[str, Any]:
    """Say them so before anything is built."""
    app.connect("config-inited", _set, priority=100)
    return {"parallel_read_safe": True}
