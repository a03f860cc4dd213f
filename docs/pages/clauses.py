"""The pages beside the notice: every passage with what becomes of it, every clause with what decides it."""

import inspect
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from zj415x import Clause
from zj415x.editions.y2026 import NOTICE
from zj415x.printed.ledger import Segment, Status
from zj415x.wording import say
from zj415x.wording.values import place_in
from zj415x.wording.voice import voice_of

from .evidence import tests_of_clause
from .language import label, locale_of
from .markdown import table
from .sources import address_of_test

CALLS: dict[str, tuple[Clause[Any], ...]] = {
    "clusters": NOTICE.clusters.clauses,
    "city": NOTICE.clusters.city_clauses,
    "jingpin": NOTICE.jingpin.clauses,
    "recommenders": NOTICE.jingpin.recommendation_clauses,
}
# The pages, each with the parts of the notice that it has; what is in none stands on the first.
_PAGES = {
    "notice-annex1": ("附件1", "附1-1"),
    "notice-form": ("附1-2", "附1-3"),
    "notice-annex2": ("附件2", "附2-1", "推荐名额表", "推荐汇总表"),
}
_TITLES = {"notice-annex1": "附件1和附1-1", "notice-form": "附1-2和附1-3", "notice-annex2": "附件2及其附"}
# The colours of the picture of the ledger, by what becomes of a passage.
SHADES = dict(zip(Status, ("modelled", "partly", "judged", "delegated", "procedure", "no-rule"), strict=True))


def part_of(place: str) -> str:
    """The part of the notice in which a place lies: 附件1 四（一）1 in 附件1."""
    return re.split(r"[ ；]", place)[0]


def page_of(place: str) -> str:
    """The page on which a place of the notice is told."""
    return next((page for page, parts in _PAGES.items() if part_of(place) in parts), "notice")


def anchor(id: str) -> str:
    """The anchor of a passage: its id, in letters that every address can hold."""
    return "p-" + "-".join(
        f"{ord(character):x}" if not character.isascii() or not character.isalnum() else character for character in id
    )


def annex1(language: str) -> str:
    """附件1 and 附1-1."""
    return _page("notice-annex1", language)


def form(language: str) -> str:
    """附1-2 and 附1-3."""
    return _page("notice-form", language)


def annex2(language: str) -> str:
    """附件2 and its attachments."""
    return _page("notice-annex2", language)


def overview(language: str) -> str:
    """The first page: how to read these, the parts in a table, and the parts that have no page of their own."""
    parts = list(dict.fromkeys(part_of(segment.place) for segment in NOTICE.ledger.segments))
    voice = voice_of(locale_of(language))
    rows = []
    for part in parts:
        counted = Counter(segment.status for segment in NOTICE.ledger.segments if part_of(segment.place) == part)
        page = page_of(part)
        name = place_in(part, voice)
        rows.append(
            [f"[{name}]({page}.md#{heading(part, language)})", *(str(counted[status] or "") for status in Status)]
        )
    head = [label("部分", language), *(say(status, locale_of(language)) for status in Status)]
    rest = [part for part in parts if page_of(part) == "notice"]
    toctree = "```{toctree}\n:hidden:\n\n" + "\n".join(_PAGES) + "\n```"
    text = _INTRODUCTION[language == "en"].format(
        passages=len(NOTICE.ledger.segments), clauses=sum(len(clauses) for clauses in CALLS.values())
    )
    title = f"# {label('对照通知', language)}"
    return (
        "\n\n".join([title, text, table(head, rows, "counts"), toctree, *(_part(part, language) for part in rest)])
        + "\n"
    )


_INTRODUCTION = (
    "通知的 {passages} 段，按原来的顺序，每一段成了什么；再把 {clauses} 条条款逐条写明：出处、问的是什么（用我们自己的"
    "话，按默认口径）、约束力、判断它的代码、提到它的测试和涉及的待明确事项。通知的原文不在这里：手里有一份的，可以对着读，"
    "也可以用 `NOTICE.ledger.collate(文本)` 逐段比对；“附件1 三/2”是附件1 三的第二段。不解释通知，以原文为准。",
    "The {passages} passages of the notice in their order, and what becomes of each; then the {clauses} clauses one by "
    "one: the place, what it asks (in words of our own, as it is read by default), its force, the code that decides "
    "it, the tests that name it, and the open questions in it. The text of the notice does not stand here: whoever "
    "has a copy can read it beside these pages, or collate it with `NOTICE.ledger.collate(text)`; “Annex 1, III/2” is "
    "the second passage of Annex 1, III. This explains no notice; the Chinese text prevails.",
)


def _page(name: str, language: str) -> str:
    return (
        "\n\n".join([f"# {label(_TITLES[name], language)}", *(_part(part, language) for part in _PAGES[name])]) + "\n"
    )


def heading(part: str, language: str) -> str:
    """The anchor of a part's heading."""
    return "part-" + anchor(part)


def _part(part: str, language: str) -> str:
    """A part of the notice: its passages in a table, then the clauses that stand in it."""
    locale = locale_of(language)
    segments = [segment for segment in NOTICE.ledger.segments if part_of(segment.place) == part]
    head = [label(word, language) for word in ("段", "类别", "去处", "约束力", "条款", "待明确事项", "栏目和条目")]
    rows = [_passage(segment, locale) for segment in segments]
    texts = [f"({heading(part, language)})=\n## {place_in(part, voice_of(locale))}"]
    for call, clauses in CALLS.items():
        texts += [_clause(call, clause, language) for clause in clauses if part_of(clause.place) == part]
    texts += [f"### {label('逐段的去处', language)}", table(head, rows, "passages")]
    return "\n\n".join(texts)


def _passage(segment: Segment, locale: str) -> list[str]:
    """A row of the ledger."""
    force = "" if segment.force is None else say(segment.force, locale)
    between = ", " if locale == "en" else "、"
    clauses = between.join(link_to_clause(*name.split("/")) for name in segment.clauses)
    shade = f'<span class="legend"><i class="{SHADES[segment.status]}"></i></span>'
    place, _, number = segment.id.rpartition("/")
    shown = f"{place_in(place, voice_of(locale))}/{number}"
    return [
        f'<span id="{anchor(segment.id)}"></span>{shown}',
        say(segment.kind, locale),
        shade + say(segment.status, locale),
        force,
        clauses,
        between.join(link_to_question(id) for id in segment.readings),
        between.join(f"`{name}`" for name in (*segment.lines, *segment.items)),
    ]


def link_to_clause(call: str, name: str, *, whole: bool = False) -> str:
    """A link to what is told of a clause; by its ``whole`` name where clauses of several calls stand together."""
    clause = next(clause for clause in CALLS[call] if clause.name == name)
    shown = f"{call}/{name}" if whole else name
    return f"[{shown}]({page_of(clause.place)}.md#clause-{call}-{name})"


def link_to_question(id: str) -> str:
    """A link to an open question: to its choices if it has some, else to what is left open."""
    if any(reading.id == id for reading in NOTICE.readings):
        return f"[{id}](readings.md#reading-{id.lower()})"
    return f"[{id}](open-questions.md)"


def _clause(call: str, clause: Clause[Any], language: str) -> str:
    """What is told of a clause."""
    locale = locale_of(language)
    colon, between = (": ", ", ") if language == "en" else ("：", "、")
    segments = NOTICE.ledger.of_clause(f"{call}/{clause.name}")
    function = inspect.unwrap(clause.test)
    tests = tests_of_clause(call, clause)
    facts = {
        "出处": place_in(clause.place, voice_of(locale)),
        "约束力": say(clause.force, locale),
        "关于": say(clause.topic, locale),
        "原词": f"“{clause.word}”" if clause.word.isprintable() and clause.word else "",
        "依据": between.join(link_to_passage(segment, locale) for segment in segments),
        "待明确事项": between.join(link_to_question(id) for id in clause.readings),
    }
    return "\n".join(
        [
            f"(clause-{call}-{clause.name})=",
            f"### {clause.name}{colon}{say(clause.subject, locale)}",
            "",
            in_words()[f"{call}/{clause.name}"]["en" if language == "en" else "zh"],
            "",
            *(f"- {label(name, language)}{colon}{value}" for name, value in facts.items() if value),
            "",
            *_folded(
                f"{label('判断的代码', language)}{colon}<code>{function.__module__}.{function.__qualname__}</code>",
                [*_signature(clause), "", "```python", inspect.getsource(function).rstrip(), "```"],
            ),
            *_folded(
                f"{label('提到它的测试', language)}{colon}{len(tests)}",
                [f'- <a href="{address_of_test(test)}"><code>{test}</code></a>' for test in tests],
                id=f"tests-{call}-{clause.name}",
            ),
        ]
    )


def _signature(clause: Clause[Any]) -> list[str]:
    """The function that decides it, from which Sphinx leads to its module; in the index where it first decides."""
    function = inspect.unwrap(clause.test)
    first = next(each for clauses in CALLS.values() for each in clauses if inspect.unwrap(each.test) is function)
    index = ":no-index-entry:" if first is clause else ":no-index:"
    heading = f"{function.__name__}({', '.join(inspect.signature(function).parameters)})"
    options = (f":module: {function.__module__}", index, ":no-contents-entry:")
    return ["```{eval-rst}", f".. py:function:: {heading}", *(f"   {option}" for option in options), "```"]


def _folded(summary: str, lines: list[str], *, id: str = "") -> list[str]:
    """Lines that are shown when they are asked for."""
    opening = f'<details id="{id}">' if id else "<details>"
    return [f"{opening}<summary>{summary}</summary>", "", *lines, "", "</details>", ""]


def link_to_passage(segment: Segment, locale: str) -> str:
    """A link to what becomes of a passage."""
    place, _, number = segment.id.rpartition("/")
    shown = f"{place_in(place, voice_of(locale))}/{number}"
    return f'<a href="{page_of(segment.place)}.html#{anchor(segment.id)}">{shown}</a>'


def all_tests() -> list[str]:
    """The tests that speak of any clause."""
    return [test for call, clauses in CALLS.items() for clause in clauses for test in tests_of_clause(call, clause)]


@cache
def in_words() -> dict[str, dict[str, str]]:
    """What each clause asks, in words of our own."""
    return tomllib.loads((Path(__file__).parents[1] / "clauses.toml").read_text(encoding="utf-8"))
