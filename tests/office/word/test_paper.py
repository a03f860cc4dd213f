"""Paper: A4 with official margins, fonts and page numbers, without macros."""

import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from zj415x import MissingExtraError
from zj415x.office import write_form_document
from zj415x.office.word.paper import Box, Paper, Row
from zj415x.office.word.style import CHAPTER, TEXT, TITLE

from ...builders import COMPLETE, NOTICE

docx = pytest.importorskip("docx", reason="python-docx is not installed, which the extra office brings")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# In which order ISO/IEC 29500 has the children of an element; Word opens no document in which it is another.
ORDER = {
    "pPr": "pStyle keepNext spacing ind jc outlineLvl sectPr",
    "rPr": "rFonts color sz szCs lang",
    "style": "name basedOn qFormat pPr rPr",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblW jc tblBorders tblLayout tblCellMar",
    "tblBorders": "top left bottom right insideH insideV",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "tcPr": "tcW gridSpan vAlign",
    "r": "rPr t br tab",
    "settings": "evenAndOddHeaders characterSpacingControl compat themeFontLang",
    "font": "altName charset family",
    "sectPr": "footerReference type pgSz pgMar cols docGrid",
}
REPEATED = {"tr", "tc", "p", "t", "br", "tab", "footerReference"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    paper = Paper("题目")
    paper.say("题目", TITLE)
    paper.say("一、章", CHAPTER)
    paper.say("正文", TEXT)
    paper.draw((78, 78), [Row((Box("甲"), Box("乙")))])
    paper.turn(across=True)
    paper.draw((100, 125), [Row((Box("丙"), Box("丁")))])
    paper.turn(across=False)
    paper.say("末页", TEXT)
    paper.save(tmp_path / "a.docx")
    return tmp_path / "a.docx"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    write_form_document(tmp_path / "form.docx", NOTICE, COMPLETE)
    return tmp_path / "form.docx"


def test_pages_are_a4_with_official_margins(path: Path) -> None:
    sections = docx.Document(str(path)).sections
    sizes = [(round(section.page_width.mm), round(section.page_height.mm)) for section in sections]
    assert sizes == [(210, 297), (297, 210), (210, 297)]
    first, across, _ = sections
    edges = [
        (value.top_margin, value.right_margin, value.bottom_margin, value.left_margin) for value in (first, across)
    ]
    assert [tuple(round(edge.mm) for edge in one) for one in edges] == [(37, 26, 35, 28), (26, 35, 28, 37)]


def test_prints_page_numbers_at_the_outer_edge(path: Path) -> None:
    made = docx.Document(str(path))
    assert made.settings.odd_and_even_pages_header_footer
    for section in made.sections:
        odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
        assert [value.text for value in (odd, even)] == ["—  —"] * 2
        assert [value.alignment.name for value in (odd, even)] == ["RIGHT", "LEFT"]
        assert 'w:instr=" PAGE "' in odd._p.xml


def test_uses_official_fonts_for_chinese(path: Path) -> None:
    styles = {style.name: style for style in docx.Document(str(path)).styles}
    fonts = {name: styles[name].element.rPr.rFonts.get(f"{W}eastAsia") for name in ("Normal", "Title", "Heading 1")}
    assert fonts == {"Normal": "仿宋_GB2312", "Title": "方正小标宋简体", "Heading 1": "黑体"}
    assert [styles[name].font.size.pt for name in fonts] == [16, 22, 16]
    assert {paragraph.text: paragraph.style.name for paragraph in docx.Document(str(path)).paragraphs if paragraph.text} == {
        "题目": "Title", "一、章": "Heading 1", "正文": "Normal", "末页": "Normal",
    }  # fmt: skip


def test_names_substitute_fonts(path: Path) -> None:
    with ZipFile(path) as parts:
        fonts = ElementTree.fromstring(parts.read("word/fontTable.xml"))
    stand_in = {font.attrib[f"{W}name"]: font[0].attrib[f"{W}val"] for font in fonts}
    assert stand_in["仿宋_GB2312"] == "仿宋"


def test_defines_every_style_it_uses(form: Path) -> None:
    with ZipFile(form) as parts:
        used = {
            element.attrib[f"{W}val"]
            for element in ElementTree.fromstring(parts.read("word/document.xml")).iter(f"{W}pStyle")
        }
        there = {
            element.attrib[f"{W}styleId"]
            for element in ElementTree.fromstring(parts.read("word/styles.xml")).iter(f"{W}style")
        }
    assert used <= there


def test_elements_follow_words_schema_order(form: Path) -> None:
    with ZipFile(form) as parts:
        trees = [
            ElementTree.fromstring(parts.read(name))
            for name in parts.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        ]
    seen = set()
    for one in (element for tree in trees for element in tree.iter()):
        kind = one.tag.removeprefix(W)
        names = [child.tag.removeprefix(W) for child in one]
        if kind in ORDER:
            seen.add(kind)
            order = ORDER[kind].split()
            assert kind == "r" or names == sorted(names, key=order.index)
            assert {*names} <= {*order}
            assert all(names.count(name) == 1 or name in REPEATED for name in names)
        if kind == "tc":
            assert names[-1] == "p"  # a cell ends in a paragraph
        if kind == "body":
            # Tables that touch would be taken for one.
            assert all(before != "tbl" or after == "p" for before, after in pairwise(names))
    assert seen == ORDER.keys()


def test_has_no_macros_author_or_date(form: Path) -> None:
    with ZipFile(form) as parts:
        assert set(parts.namelist()) == {
            "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml",
            "word/_rels/document.xml.rels", "word/styles.xml", "word/settings.xml", "word/fontTable.xml",
            "word/footer1.xml", "word/footer2.xml",
        }  # fmt: skip
        assert b"macro" not in parts.read("[Content_Types].xml").lower()
        core = ElementTree.fromstring(parts.read("docProps/core.xml"))
        assert [one.text for one in core] == ["浙江省先进制造业集群申报信息表", "zh-CN"]
        assert {one.date_time[0] for one in parts.infolist()} == {1980}
        assert b"External" not in parts.read("word/_rels/document.xml.rels")


def test_equal_documents_give_equal_bytes(form: Path, tmp_path: Path) -> None:
    write_form_document(tmp_path / "again.docx", NOTICE, COMPLETE)
    assert (tmp_path / "again.docx").read_bytes() == form.read_bytes()


def test_a_missing_package_names_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtraError) as caught:
        Paper("题目").save(tmp_path / "a.docx")
    assert str(caught.value) == "没有安装 python-docx；先运行 pip install 'zj415x[office]'"
    assert not [*tmp_path.iterdir()]


def test_writes_very_long_tables(tmp_path: Path) -> None:
    paper = Paper("题目")
    paper.draw((78, 78), [Row((Box("甲"), Box("乙")))] * 20_000)
    paper.save(tmp_path / "a.docx")
    assert len(docx.Document(str(tmp_path / "a.docx")).tables[0].rows) == 20_000
