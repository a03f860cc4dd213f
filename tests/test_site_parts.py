"""What the site is made with: searching Chinese, cells that speak English, lines that are joined, tests found by a name."""

import re
import sys
from pathlib import Path

import pytest

pytest.importorskip("sphinx", reason="Sphinx is not installed (extra: docs)")
sys.path.insert(0, str(Path(__file__).parents[1] / "docs"))

from docutils import nodes
from extensions.accessible import nested
from extensions.bigrams import Bigrams
from extensions.cells import in_english, session_in_english
from extensions.lines import _joined
from pages import document, evidence, force, notebooks, sources
from pages.clauses import CALLS

from zj415x import ClusterApplication, Force
from zj415x.schema import json_schema

from . import test_notebooks
from .test_notebooks import ROOT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("规模门槛", ["规模", "模门", "门槛"]),
        ("A12 读法 yi(42)", ["A12", "读法", "yi", "42"]),
        ("县", ["县"]),
        ("，。", []),
    ],
)
def test_chinese_is_searched_by_pairs_and_words_by_words(text: str, words: list[str]) -> None:
    assert Bigrams({}).split(text) == words


@pytest.mark.parametrize(
    ("code", "english"),
    [
        ("print(say(x))", 'print(say(x, locale="en"))'),
        ("show(NOTICE.deadlines, at=at)", 'show(NOTICE.deadlines, at=at, locale="en")'),
        ("why(report, NOTICE)", 'why(report, NOTICE, locale="en")'),
        ("judge(frame, NOTICE)", 'judge(frame, NOTICE, locale="en")'),
        ("screen_products(frame, NOTICE, hinges=True)", 'screen_products(frame, NOTICE, hinges=True, locale="en")'),
        ("say(\n    x,\n)", 'say(\n    x, locale="en",\n)'),
        ('say(x, "zh_Hans_CN")', 'say(x, "zh_Hans_CN")'),
        ('say("门槛")', 'say("门槛", locale="en")'),
        ("a = tell(x)", "a = tell(x)"),
    ],
)
def test_a_cell_says_english_where_it_names_no_language(code: str, english: str) -> None:
    assert in_english(code) == english


def test_a_session_answers_in_english() -> None:
    session = (
        ">>> from zj415x import Verdict\n>>> from zj415x.wording import say\n"
        ">>> for verdict in (Verdict.ELIGIBLE, Verdict.INCOMPLETE):\n...     print(say(verdict))\n符合\n待补正\n"
    )
    assert session_in_english(session) == session.replace("say(verdict)", 'say(verdict, locale="en")').replace(
        "符合\n待补正", "eligible\nincomplete"
    )


def test_broken_lines_of_chinese_are_joined_and_others_are_not() -> None:
    block = nodes.paragraph()
    for text in ("甲。", "\n", "乙，", "\n", "A", "\n", "B\n丙\n丁"):
        block += nodes.Text(text)
    document = nodes.document(None, None)
    document += block
    _joined(None, document, "")  # type: ignore[arg-type]
    assert block.astext() == "甲。乙，\nA\nB\n丙丁"


def test_a_list_beside_an_item_is_put_into_it() -> None:
    beside = "<ul><li>a</li>\n<ul><li>b</li>\n<ul><li>c</li>\n</ul></ul><li>d</li>\n</ul>"
    assert nested(beside) == "<ul><li>a<ul><li>b<ul><li>c</li>\n</ul></li></ul></li><li>d</li>\n</ul>"
    assert nested("<p>a</p>\n<ul><li>b</li></ul>") == "<p>a</p>\n<ul><li>b</li></ul>"


def test_every_clause_is_named_by_a_test() -> None:
    for call, clauses in CALLS.items():
        for one in clauses:
            for test in evidence.tests_of_clause(call, one):
                file, _, name = test.partition("::")
                text, begins = evidence.read(file)
                first = text.split("\n")[begins[name] - 1].strip()
                assert first.startswith(("@", f"def {name.rpartition('::')[2]}("))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_clause_stands_once_under_its_force_with_its_code_and_its_tests(language: str) -> None:
    sections = force.page(language).split("\n## ")[1:]
    for binding, section in zip(Force, sections, strict=True):
        rows = [line for line in section.split("\n") if line.startswith("| [")]
        clauses = {f"{call}/{one.name}": one for call, several in CALLS.items() for one in several}
        own = {name: one for name, one in clauses.items() if one.force is binding}
        assert [row[3:].partition("]")[0] for row in rows] == list(own)
        for row, (name, one) in zip(rows, own.items(), strict=True):
            assert f'href="{sources.address_of_code(one.test)}"' in row
            assert f'.html#tests-{name.replace("/", "-")}">' in row


@pytest.mark.parametrize("path", test_notebooks.pages(), ids=lambda path: path.stem)
def test_a_notebook_has_the_cells_of_its_page_and_stands_alone(path: Path) -> None:
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed (extra: docs)")
    read = pytest.importorskip("myst_nb.core.read", reason="myst-nb is not installed (extra: docs)")
    page = path.read_text(encoding="utf-8")
    assert notebooks.is_notebook(page)
    folder = ROOT if "notebooks" in path.parts else ROOT / "docs"
    docname = path.relative_to(folder).with_suffix("").as_posix()
    for language in ("zh_CN", "en"):
        made = notebooks.made(read.read_myst_markdown_notebook(page), docname, language)
        nbformat.validate(made)
        assert made == notebooks.made(read.read_myst_markdown_notebook(page), docname, language)
        code = [cell.source for cell in made.cells if cell.cell_type == "code"]
        assert code == [cell.strip("\n") for cell in test_notebooks.cells(page)]
        prose = "\n".join(cell.source for cell in made.cells if cell.cell_type == "markdown")
        assert not re.search(r"\]\((?!https?:)|^```\{", prose, re.MULTILINE)
        title = prose.partition("\n# ")[2].partition("\n")[0]
        assert title
        assert bool(re.search(r"[\u4e00-\u9fff]", title)) is (language == "zh_CN")


def test_the_fields_of_a_document_are_marked_as_required_and_as_lists() -> None:
    pytest.importorskip("msgspec", reason="msgspec is not installed (extra: schema)")
    schema = json_schema(ClusterApplication)
    how = {path: how for path, _, how in document.fields(schema, schema["$defs"], "$", "zh")}
    assert [path for path in how if path.count(".") == 1 and "**必填**" in how[path]] == [
        f"$.{name}" for name in schema["required"]
    ]
    assert how["$.titles[…]"].startswith("列表 · ")
    assert how["$.titles[…].scheme"].startswith("**必填** · ")
    assert how["$.track"].endswith('附1-1没有列明的“新星”赛道：`{"name": "低空装备", "highland": "高端装备"}`')
