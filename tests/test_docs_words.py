"""What the documentation says of clauses and names in its own words: complete, and with the numbers of the edition."""

import inspect
import os
import re
import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from zj415x import Dollars, Force, Money, Route
from zj415x.rules.clause import Clause
from zj415x.wording.voice import voice_of

from .builders import CLUSTERS, JINGPIN, NOTICE
from .copy_of_notice import copy_of_the_notice
from .test_locale import GLOSSARY

DOCS = Path(__file__).parents[1] / "docs"
CLAUSES: dict[str, Clause[Any]] = {
    f"{call}/{clause.name}": clause
    for call, clauses in (
        ("clusters", CLUSTERS.clauses),
        ("city", CLUSTERS.city_clauses),
        ("jingpin", JINGPIN.clauses),
        ("recommenders", JINGPIN.recommendation_clauses),
    )
    for clause in clauses
}
# In the order in which the page of reference has them.
GROUPS = (
    "通知与条款",
    "申报（附件1）",
    "精品（附件2）",
    "名额",
    "结论",
    "口径",
    "金额与数",
    "时限",
    "县（市、区）",
    "整张表",
    "读写与措辞",
    "错误",
)
# Of the notice's own words a text holds at most so many on end; no official name in them is longer.
LONGEST_RUN = 25


def read(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((DOCS / name).read_text(encoding="utf-8"))


SAID = read("clauses.toml")
NAMES = read("names.toml")
MEANINGS: dict[str, str] = tomllib.loads((DOCS / "glossary.toml").read_text(encoding="utf-8"))
CHINESE = {key: row["zh"] for rows in (SAID, NAMES) for key, row in rows.items()} | MEANINGS

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SCALES = {
    "万亿": 10**12, "亿": 10**8, "万": 10**4, "trillion": 10**12, "billion": 10**9, "million": 10**6, "": 1,
}  # fmt: skip


def numbers(text: str) -> set[Decimal]:
    """The numbers that a text writes in digits, in ones; the months of an English day are numbers, too."""
    text = re.sub(rf"\b({'|'.join(MONTHS)})(?= \d)", lambda match: str(MONTHS.index(match[1]) + 1), text)
    found = re.findall(rf"(\d[\d,]*(?:\.\d+)?)\s*({'|'.join(filter(None, SCALES))})?", text)
    return {Decimal(digits.replace(",", "")) * SCALES[scale] for digits, scale in found}


def in_ones(value: Any) -> Iterable[Decimal]:
    """A number of the edition as the texts write it: amounts in yuan or dollars, shares in percent, days in parts."""
    if isinstance(value, Money | Dollars):
        yield Decimal(value.fen if isinstance(value, Money) else value.cents) / 100
    elif isinstance(value, date):
        yield from map(Decimal, (value.year, value.month, value.day))
    else:
        yield value * 100 if isinstance(value, Decimal) else Decimal(value)


def lines(bound: Any) -> list[int]:
    """How many lines are asked, of the software tracks too, and the numbers of those that are not asked of these."""
    return [len(bound.asked[False]), len(bound.asked[True]), *(line.number for _, line in bound.not_asked[True])]


def itemised(bound: Any) -> list[int]:
    """The first and the last line that needs an itemised list."""
    found = [line.number for line in bound.lines if line.itemised]
    return [found[0], found[-1]]


def cells(bound: Any) -> list[int]:
    """How many cells a row of a table has, how many rows it takes, how many names a cell asks for."""
    found = [len(bound.cells), bound.most, *(one.asked for one in bound.cells)]
    return [number for number in found if number is not None]


def sizes(bound: Any) -> list[Any]:
    """By what the lines of growth count projects."""
    found = [size for line in bound for size in (line.size, line.software)]
    amounts = [amount for size in found for amount in (size.least, size.most, size.dollars, size.output)]
    return [amount for amount in amounts if amount is not None]


# What a text has to say of the number that its clause holds a subject against.
BOUNDS: dict[str, Callable[[Any], Iterable[Any]]] = {
    "clusters/route": lambda _: [sum(one.route is Route.ADJUST_ONLY for one in CLUSTERS.tracks)],
    "clusters/scale": lambda _: {one.relief for one in CLUSTERS.tracks},
    "clusters/chain-leader": lambda bound: [bound.leaders.least],
    "clusters/innovation-base": lambda bound: [bound.platforms.least, bound.institutes.least],
    "clusters/in-time": lambda bound: [bound.last_day],
    "clusters/open-track": lambda _: [sum(one.route is Route.CLOSED for one in CLUSTERS.tracks)],
    "clusters/segment": lambda _: [sum(one.open_ended for one in CLUSTERS.tracks)],
    "clusters/basics": lambda bound: [len(bound.cells), len(bound.cells) - 1],
    "clusters/scale-lines": lines,
    "clusters/scale-lists": itemised,
    "clusters/innovation-lines": lines,
    "clusters/innovation-lists": itemised,
    "clusters/ecosystem-lines": lines,
    "clusters/ecosystem-lists": itemised,
    "clusters/growth-lines": lines,
    "clusters/growth-lists": itemised,
    **{f"clusters/{one.field.replace('_', '-')}": cells for one in CLUSTERS.tables},
    "clusters/project-rows": lambda bound: {len(one.rows.cells) for one in bound},
    "clusters/project-counts": sizes,
    "clusters/text-lengths": lambda bound: {
        limit for limited in (bound.blanks, *(one for _, one in bound.tables)) for _, limit in limited
    },
    "clusters/targets": lambda bound: [*bound.years, *lines(bound.lines)],
    "clusters/revenue-unit": lambda bound: [bound.times, bound.province],
    "clusters/forecast-agrees": lambda bound: [bound.apart],
    "clusters/rd-expense-agrees": lambda bound: [bound.apart],
    "clusters/projects-once": lambda bound: [one.line.number for one in bound],
    "clusters/targets-above-today": lambda bound: [bound[0], len(bound[1]) - 1],
    "clusters/targets-do-not-fall": lambda bound: [bound.lines[0].number, bound.lines[-1].number],
    "city/new-star-cap": lambda bound: [bound],
    "city/recommended-in-time": lambda bound: [bound.last_day],
    "jingpin/rd-share": lambda bound: [bound.share, bound.years[0], bound.years[-1]],
    "jingpin/launched-in-window": lambda bound: bound,
    "jingpin/launch-evidence": lambda bound: [len(bound)],
    "jingpin/mean-sales": lambda bound: [
        bound.years[0], bound.years[-1], *(amount for row in bound.table for amount in (row.amount, row.relieved)),
    ],
    "jingpin/in-time": lambda bound: [bound.first_day, bound.last_day],
    "recommenders/products-per-enterprise": lambda bound: [bound],
    "recommenders/brand-places": lambda bound: [bound["先进制造业集群品牌所在县（市、区）"].places],
    "recommenders/recommended-in-time": lambda bound: [bound[0].last_day],
}  # fmt: skip


class TestClauses:
    def test_are_those_of_the_edition_in_its_order(self) -> None:
        assert list(SAID) == list(CLAUSES)
        assert SAID.keys() == NOTICE.ledger.by_clause.keys()

    def test_each_is_said_in_both_languages(self) -> None:
        assert [name for name in CLAUSES if SAID[name].keys() != {"zh", "en"}] == []
        assert [name for name in CLAUSES if not SAID[name]["zh"].endswith("。")] == []
        assert [name for name in CLAUSES if not SAID[name]["en"].endswith(".")] == []

    def test_both_languages_have_the_same_numbers(self) -> None:
        chinese, english = ({name: numbers(SAID[name][locale]) for name in CLAUSES} for locale in ("zh", "en"))
        assert chinese == english

    def test_the_numbers_are_the_editions(self) -> None:
        expected = {
            name: {number for value in bounds(CLAUSES[name].bound) for number in in_ones(value)}
            for name, bounds in BOUNDS.items()
        }
        assert all(expected.values())
        assert {name: left for name, own in expected.items() if (left := own - numbers(SAID[name]["zh"]))} == {}

    def test_the_word_of_comparison_is_the_notices(self) -> None:
        words = {name: clause.word for name, clause in CLAUSES.items() if clause.word}
        assert [name for name, word in words.items() if word not in SAID[name]["zh"]] == []
        english = voice_of("en").word
        assert [name for name, word in words.items() if english(word) not in SAID[name]["en"].lower()] == []

    def test_what_does_not_decide_is_said_to_be_so(self) -> None:
        said = {
            Force.IN_PRINCIPLE: ("需作说明", "explanation"),
            Force.ENCOURAGED: ("不影响结论", "not affect the verdict"),
            Force.ADVISORY: ("只作提示", "Only a remark"),
        }
        for name, clause in CLAUSES.items():
            words = said.get(clause.force, ("", ""))
            assert all(one in SAID[name][locale] for one, locale in zip(words, ("zh", "en"), strict=True)), name
            assert ("只作提示" in SAID[name]["zh"]) is (clause.force is Force.ADVISORY), name


def public(module: str) -> set[str]:
    """What a module offers: what it says itself, else its functions, and what it is asked for besides."""
    found = import_module(module)
    own = getattr(found, "__all__", None)
    if own is None:
        functions = inspect.getmembers(found, inspect.isfunction)
        own = [name for name, one in functions if one.__module__ == module and not name.startswith("_")]
        own += BESIDES[module]
    return {f"{module}.{name}" for name in own}


BESIDES: dict[str, list[str]] = {
    "zj415x.calendar": [],
    "zj415x.apportion": ["Method", "Weight"],
    "zj415x.values.county": ["CITIES", "COUNTIES", "County"],
    "zj415x.editions.y2026": ["NOTICE"],
}
MODULES = (
    "zj415x", "zj415x.exchange", "zj415x.wording", "zj415x.display", "zj415x.frames", "zj415x.office", "zj415x.schema",
    *BESIDES,
)  # fmt: skip


class TestNames:
    def test_are_all_that_are_public(self) -> None:
        assert NAMES.keys() == {name for module in MODULES for name in public(module)}

    def test_each_can_be_imported(self) -> None:
        for name in NAMES:
            module, _, own = name.rpartition(".")
            assert hasattr(import_module(module), own), name

    def test_stand_in_their_groups(self) -> None:
        assert tuple(group for group, _ in groupby(row["group"] for row in NAMES.values())) == GROUPS

    def test_each_is_said_in_one_sentence(self) -> None:
        assert [name for name, row in NAMES.items() if row.keys() != {"zh", "group"}] == []
        assert [name for name, row in NAMES.items() if not row["zh"].endswith("。") or row["zh"].count("。") != 1] == []


class TestGlossary:
    def test_every_term_of_the_catalogue_has_a_chinese_meaning(self) -> None:
        assert list(MEANINGS) == list(GLOSSARY)

    def test_each_is_one_sentence_that_does_not_repeat_the_term(self) -> None:
        assert [term for term, words in MEANINGS.items() if words.find("。") != len(words) - 1 or term in words] == []


class TestManner:
    def test_a_console_can_print_it(self) -> None:
        shown = {name: words.encode("gbk", "replace").decode("gbk") for name, words in CHINESE.items()}
        assert shown == CHINESE
        assert [name for name, words in CHINESE.items() if not words.isprintable()] == []

    def test_it_never_says_who_is_selected(self) -> None:
        selecting = re.compile("入选|落选|入围|当选|您|！")
        assert [name for name, words in CHINESE.items() if selecting.search(words)] == []

    def test_nor_in_english(self) -> None:
        selecting = re.compile(r"\b(selected|rejected|shortlisted)\b|!")
        assert [name for name, row in SAID.items() if selecting.search(row["en"])] == []

    @pytest.mark.skipif("ZJ415X_NOTICE" not in os.environ, reason="ZJ415X_NOTICE names no copy of the notice")
    def test_no_sentence_of_the_notice_is_copied(self) -> None:
        notice = re.sub(r"\s", "", copy_of_the_notice())
        for name, words in CHINESE.items():
            text = re.sub(r"\s", "", words)
            runs = (text[start : start + LONGEST_RUN + 1] for start in range(len(text) - LONGEST_RUN))
            assert not any(run in notice for run in runs), name
