"""Text: anything typed is written as text."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x.office.word.style import NAMESPACE, box, legible, runs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = {f"{W}br": "\n", f"{W}tab": "\t"}


def said(xml: str) -> str:
    tree = ElementTree.fromstring(f"<w:p {NAMESPACE}>{xml}</w:p>")
    return "".join(MARKS.get(one.tag, one.text or "") for run in tree for one in run if one.tag != f"{W}rPr")


@given(st.text())
def test_any_text_is_read_back(text: str) -> None:
    assert said(runs(text)) == legible(text)


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|'/c calc'!A1",
        "<w:p/>",
        "]]>&amp;",
        "  两头有空  ",
        "第一行\n第二行\t后",
        "👨‍👩‍👧🏽",
        "לשלום",
        "a\xa0b",
        "𠮷野家",
    ],
)
def test_keeps_printable_text(text: str) -> None:
    assert said(runs(text)) == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\x00b", r"a\x00b"),
        ("\x1b[31m", r"\x1b[31m"),
        ("\x85", r"\x85"),
        ("\ud800", r"\ud800"),
        ("\uffff", r"\uffff"),
        ("表\u202e倒", r"表\u202e倒"),
        ("\u2066", r"\u2066"),
        ("甲\r\n乙\r丙", "甲\n乙\n丙"),
    ],
)
def test_escapes_control_and_bidi_characters(typed: str, shown: str) -> None:
    assert legible(typed) == shown


def test_empty_text_has_no_run() -> None:
    assert runs("") == ""


def test_both_boxes_share_one_font() -> None:
    assert (box(True, "有"), box(None, "无")) == ("☑有", "□无")
    assert runs("☑有　□无").count("Segoe UI Symbol") == 6
    assert "Segoe UI Symbol" not in runs("有")
