"""What the site is made with: searching Chinese, cells that speak English, lines that are joined, tests found by a name."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("sphinx", reason="Sphinx is not installed (extra: docs)")
sys.path.insert(0, str(Path(__file__).parents[1] / "docs"))

from docutils import nodes
from extensions.bigrams import Bigrams
from extensions.cells import in_english
from extensions.lines import _joined
from pages import document, evidence
from pages.clauses import CALLS

from zj415x import ClusterApplication
from zj415x.schema import json_schema


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


def test_broken_lines_of_chinese_are_joined_and_others_are_not() -> None:
    block = nodes.paragraph()
    for text in ("甲。", "\n", "乙，", "\n", "A", "\n", "B\n丙\n丁"):
        block += nodes.Text(text)
    document = nodes.document(None, None)
    document += block
    _joined(None, document, "")  # type: ignore[arg-type]
    assert block.astext() == "甲。乙，\nA\nB\n丙丁"


def test_every_clause_is_named_by_a_test() -> None:
    for call, clauses in CALLS.items():
        for one in clauses:
            found = evidence.tests_of(call, one.name, one.test.__name__, getattr(one.bound, "field", ""))
            assert found, one.name
            assert all(Path(test.partition("::")[0]).exists() for test in found)


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
