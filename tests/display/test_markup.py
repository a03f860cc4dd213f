"""Markup escapes HTML, control characters and bidi marks in text."""

import pytest
from attrs import evolve

from zj415x import Nominee, XTitle, yi
from zj415x.apportion import Method
from zj415x.display import show
from zj415x.display.markup import Markup, element, joined, written
from zj415x.exchange import read

from ..builders import CLUSTERS, JINGPIN, NOTICE, applicant, application, product
from .page import Page

HOSTILE = (
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    "'\"&amp;<b>",
    "<!-- ",
    "]]>",
    "&lt;script&gt;",
    "\u202egnp.exe\u2066",
    "a\u0000b\u001b[31m",
    "😀👨‍👩‍👧",
    "مرحبا 123",
    "é" + "\u0301" * 50,
    "{subject} %s {0}",
    "$(x)`y`",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_name_is_escaped_everywhere(text: str) -> None:
    app = application(applicant=applicant(name=text), advantages=text, segment=text)
    allocation = JINGPIN.quotas.allocate("衢州市", [text, "乙"])
    things = (
        app,
        app.validate(CLUSTERS),
        product(name=text, launch_evidence=(text,)).validate(JINGPIN),
        allocation,
        JINGPIN.quotas.allocate_province(
            [Nominee(candidate=f"{text}{place}", city="衢州市") for place in range(22)], score=lambda one: 1
        ),
        JINGPIN.quotas.apportion("省属企业集团", {text: 1, "乙": 2}, method=Method.HAMILTON),
        evolve(app, titles=(XTitle("未来产业先导区", industry=text),)).validate(CLUSTERS).remedies(),
        evolve(NOTICE.deadlines[0], what=text, who=text, printed=text),
        CLUSTERS.new_star_track(text, highland="高端装备"),
    )
    plain = set(Page(str(show(application()))).tags) | {
        "ol",
        "ul",
        "li",
        "div",
        "strong",
        "p",
        "span",
        "svg",
        "line",
        "text",
        "title",
    }
    for locale in ("zh_Hans_CN", "en"):
        for one in things:
            html = str(show(one, locale))
            page = Page(html)
            assert set(page.tags) <= plain | set(Page(str(show(CLUSTERS))).tags)
            assert not [part for part in page.attributes if part[1].startswith("on")]
            html.encode()
            assert not any(mark in html for mark in "\u202e\u2066\x00\x1b")


@pytest.mark.parametrize("text", ["<b>", "&amp;", '"', "'"])
def test_hostile_name_remains_readable(text: str) -> None:
    page = Page(str(show(application(applicant=applicant(name=f"甲{text}乙")))))
    assert f"甲{text}乙" in page.texts


def test_lone_surrogate_is_refused_or_escaped() -> None:
    with pytest.raises(ValueError, match="无法编码"):
        applicant(name="甲\ud800")
    html = str(show(JINGPIN.quotas.allocate("衢州市", ["甲\ud800"])))
    assert "甲\\ud800" in html
    html.encode()


def test_document_of_hostile_names_is_read_and_shown() -> None:
    text = (
        '{"applicant": {"name": "<i>甲</i>", "kind": "县（市、区）人民政府"}, "tier": "核心区",'
        ' "track": {"name": "<svg onload=alert(1)>", "highland": "高端装备"}}'
    )
    html = str(show(read(text, NOTICE)))
    assert "<i>" not in html
    assert "&lt;svg onload=alert(1)&gt;" in html


def test_plain_strings_are_escaped() -> None:
    assert element("p", "<b>", 3, None, [Markup("<br>"), "&"]) == "<p>&lt;b&gt;3<br>&amp;</p>"
    assert element("td", class_='"x', colspan=2, title=None) == '<td class="&quot;x" colspan="2"></td>'
    assert joined(["a", ["b", None]]) == "ab"
    assert written("a\nb\u2028c") == "a\nb\\u2028c"


def test_line_breaks_are_kept_and_names_cannot_add_any() -> None:
    assert Page(str(show(NOTICE.reading("A41")))).tags.count("br") == 3
    assert Page(str(show((yi(1), "甲\n乙")))).texts[1] == "甲\\n乙"
