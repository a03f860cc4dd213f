"""Both languages state the same amounts, shares, days and directions."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from zj415x import (
    ClusterApplication,
    Finding,
    InvalidDocumentError,
    InvalidValueError,
    JingpinProduct,
    Money,
    Readings,
    Tier,
    Tilt,
    Verdict,
    Zj415xError,
    wan,
    yi,
)
from zj415x.apportion import Method
from zj415x.exchange import read, read_ranking
from zj415x.values.county import find_county
from zj415x.wording import printed, say, why
from zj415x.wording.findings import statement
from zj415x.wording.voice import voice_of

from .. import strategies
from ..builders import CLUSTERS, EXAMPLES, JINGPIN, NOTICE, applicant, judged
from ..test_locale import ENTRIES, _id, _said

_UNITS = {"亿": 10**10, "万": 10**6, "": 10**2}
_SCALES = {"billion": 10**11, "million": 10**8, "": 10**2}
_NUMBER = r"((?<![\d元])-?\d[\d,]*(?:\.\d+)?)"


def _fen(digits: str, scale: int) -> Money:
    return Money(int(Decimal(digits.replace(",", "")) * scale))


def values(text: str, chinese: bool) -> Counter[Any]:
    """Extract the amounts, shares and days of a text, as values."""
    found: Counter[Any] = Counter()
    if chinese:
        amounts = re.findall(rf"{_NUMBER}\s?(亿|万|)(?:元|(?=以上))(?!年)", text)
        found.update(_fen(digits, _UNITS[unit]) for digits, unit in amounts)
        days = re.findall(r"\d{4}年\d{1,2}月\d{1,2}日", text)
        found.update(datetime.strptime(day, "%Y年%m月%d日").date() for day in days)  # noqa: DTZ007
        points = re.findall(rf"{_NUMBER} 个百分点", text)
    else:
        amounts = re.findall(rf"{_NUMBER}\s?(billion|million|) yuan", text)
        found.update(_fen(digits, _SCALES[scale]) for digits, scale in amounts)
        days = re.findall(r"[A-Z][a-z]+ \d{1,2}, \d{4}", text)
        found.update(_day(day) for day in days)
        points = re.findall(rf"{_NUMBER} percentage points", text)
    found.update(Decimal(one.replace(",", "")) / 100 for one in (*re.findall(rf"{_NUMBER}%", text), *points))
    return found


def _day(text: str) -> Any:
    month = "%b" if len(text.split()[0]) == 3 else "%B"
    return datetime.strptime(text, f"{month} %d, %Y").date()  # noqa: DTZ007


# What the one language says and the other has to; the longer ones are looked for first.
_DIRECTIONS = {
    "不低于": "not below",
    "不少于": "not fewer than|not less than",
    "未达到": "not reaching",
    "不超过": "not more than",
    "未超过": "not more than",
    "没有超出": "none exceeds",
    "低于": "below|less than|lower",
    "超过": "more than|exceeded",
    "达到": "reaching|reached",
    "不在": "not within",
    "已过时限": "too late",
    "在时限内": "in time",
    "尚未开始": "not yet open",
    "不符合": "not met",
    "不明": "unknown",
    "未填": "not stated",
    "齐全": "complete|all .* filled in",
    "缺": "missing",
}


def turned(text: str) -> list[str]:
    """Find the directions that a Chinese sentence expresses."""
    found = []
    for phrase in sorted(_DIRECTIONS, key=len, reverse=True):
        if phrase in text:
            found.append(phrase)
            text = text.replace(phrase, "")
    return found


def agrees(finding: Finding) -> None:
    whole = say(finding), say(finding, "en")
    assert values(whole[0], True) == values(whole[1], False), whole
    chinese, english = statement(finding, voice_of("zh_Hans_CN")), statement(finding, voice_of("en"))
    for phrase in turned(chinese):
        assert re.search(_DIRECTIONS[phrase], english), (phrase, chinese, english)
    assert not re.search(r"[\u3000-\u303f\uff00-\uffef]", re.sub(r"\(?“[^”]*”\)?|\([^()]*[日前][^()]*\)", "", english))


@given(strategies.applications())
def test_findings_of_an_application_agree_in_both_languages(one: ClusterApplication) -> None:
    for finding in one.validate(CLUSTERS).findings:
        agrees(finding)


@given(strategies.products())
def test_findings_of_a_product_agree_in_both_languages(one: JingpinProduct) -> None:
    for finding in one.validate(JINGPIN).findings:
        agrees(finding)


def test_every_translation_keeps_its_amounts() -> None:
    for entry in ENTRIES:
        chinese, english = _id(entry), _said(entry)[0]
        if re.search(r"(?<!\d)亿元", chinese):
            english = english.replace("100 million yuan", "")  # the unit, and no amount
        # What stands on the wire is said as it is.
        assert {*values(chinese, True)} == {*values(english, False), *values(english, True)}, chinese


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (yi("41.9"), "4.19 billion yuan"),
        (wan(800), "8 million yuan"),
        (yi(1243), "124.3 billion yuan"),
        (yi("9.99"), "999 million yuan"),
        (yi(10), "1 billion yuan"),
        (wan(100), "1 million yuan"),
        (wan("99.99"), "999,900 yuan"),
        (wan("0.5"), "5,000 yuan"),
        (Money(1), "0.01 yuan"),
        (Money(0), "0 yuan"),
        (Money(123_456_789_012_345), "1,234.56789012345 billion yuan"),
        (Money(-100_000_000_000), "-1 billion yuan"),
    ],
)
def test_english_amounts_are_in_millions_and_billions_without_rounding(amount: Money, words: str) -> None:
    assert say(amount, "en") == words
    assert values(words, False) == Counter([amount])


def chinese_in(text: str) -> set[str]:
    """Find the Chinese characters of an English text outside quotations."""
    return set(
        re.findall(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+", re.sub(r"“[^”]*”|`[^`]*`|\([^()]*\)", "", text))
    )


@pytest.mark.parametrize("path", sorted((EXAMPLES / "cases").glob("*.json")), ids=lambda path: path.stem)
def test_english_report_and_hinges_contain_no_chinese(path: Path) -> None:
    report = judged(read(path.read_bytes(), NOTICE))
    typed = path.read_text(encoding="utf-8")
    texts = [say(report, "en"), why(report, NOTICE, "en"), say(report.sensitivity(), "en")]
    for text in [*texts, *(say(report.remedies(goal), "en") for goal in Verdict)]:
        assert {one for one in chinese_in(text) if one not in typed} == set(), text


def test_english_allocation_contains_no_chinese() -> None:
    quotas = JINGPIN.quotas
    ranked = read_ranking((EXAMPLES / "lists" / "quzhou.json").read_bytes(), NOTICE)
    allocation = quotas.allocate(
        "衢州市", ranked, score=lambda one: one.score, tilt=Tilt.FIRST, in_zone=lambda one: one.in_zone is True
    )
    assert chinese_in(say(allocation, "en")) == set()
    assert chinese_in(say(allocation.steps[0], "en")) == set()
    split = quotas.apportion("衢州市", {"开化县": 3, "江山市": 1}, method=Method.SAINTE_LAGUE)
    assert say(split, "en") == "20 places by the Sainte-Lague method: Kaihua County 15, Jiangshan 5"
    assert say(split.steps[0], "en").startswith(
        "Kaihua County: weight 3, exact share 15, gets 15, quotient of its last"
    )


def test_count_of_one_is_singular() -> None:
    assert say(JINGPIN.quotas.allocate("衢州市", ["甲"]).steps[0], "en").endswith(": 20 places")
    error = InvalidDocumentError((("$.tier", InvalidValueError("缺少必填字段")),))
    assert say(error, "en") == "the document has 1 problem:\n$.tier: this field is needed and missing"


def test_typed_values_are_not_translated() -> None:
    with pytest.raises(InvalidDocumentError) as caught:
        read('{"tier": "核心", "track": "人工只能", "scale": {"revenue": 42}}', NOTICE)
    assert say(caught.value, "en").splitlines() == [
        "the document has 4 problems:",
        "$.applicant: this field is needed and missing",
        "$.tier: there is no option “核心”; similar: 核心区; the options are: 核心区, 协同区, “新星”产业群",
        "$.track: there is no track named “人工只能”; similar: 人工智能",
        '$.scale.revenue: an amount with its unit is needed, such as "349.9亿元", not 42',
    ]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: find_county("江干区"), "“江干区” was divided between 上城区, 钱塘区 in 2021"),
        (lambda: find_county("绍兴县"), "“绍兴县” became 柯桥区 in 2013"),
        (lambda: CLUSTERS.track("人工只能"), "there is no track named “人工只能”; similar: 人工智能"),
        (
            lambda: CLUSTERS.new_star_track("兽药", highland="高端装备"),
            "there is no New Star track of high-end equipment named “兽药”; similar: 仪器仪表, 智能物流装备, 安全应急装备",
        ),
        (
            lambda: CLUSTERS.track("集成电路").threshold(Tier.CORE_ZONE, mountain_or_island=None),
            "Attachment 1-1 prints no scale threshold for “集成电路” as 核心区: it cannot be applied for",
        ),
        (lambda: applicant(name=" "), "Applicant.name: the text is empty"),
        (
            lambda: Readings.of({"A12": "six"}),
            "reading A12 has no option “six”; the options are: last-year-actual, this-year-forecast",
        ),
        (lambda: Money.parse("3亿"), "“3亿” has no unit that is known; is it 3亿元? The units are: 亿元, 万元, 元"),
        (
            lambda: JINGPIN.quotas.apportion("衢州市", {}, method=Method.HAMILTON),
            "there are no weights to apportion by",
        ),
    ],
)
def test_english_errors_keep_the_typed_names(make: Callable[[], object], words: str) -> None:
    with pytest.raises(Zj415xError) as caught:
        make()
    assert say(caught.value, "en") == words
    assert say(caught.value) == str(caught.value)


def test_page_of_open_questions_is_available_in_english() -> None:
    text = printed.page(NOTICE, "en")
    assert len(re.findall(r"^### A\d\d \(", text, re.MULTILINE)) == 71
    for one in NOTICE.open_questions:
        assert chinese_in(say(one, "en").replace(one.words, "")) <= {"产业群", "产业集群"}  # the two words of A62
