"""Operator words in phrases."""

import pytest

from zj415x.rules.outcome import Comparison

from .operator_word import COMPARISONS, OperatorWord, grades, operator_words


def found(phrase: str) -> list[tuple[str, str]]:
    return [(one.word, one.amount) for one in operator_words(phrase)]


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("近三年比重不低于 3%", [("不低于", "3%")]),
        (
            "分别为不低于500万元、300万元、200万元",
            [("不低于", "500万元"), ("不低于", "300万元"), ("不低于", "200万元")],
        ),
        ("至少1家甲或至少 3 家乙", [("至少", "1家"), ("至少", "3家")]),
        ("原则上不超过３个", [("不超过", "3个")]),
        ("（限选1个）", [("限选", "1个")]),
        ("列举最具代表性的3家", [("列举", "3家")]),
        ("字数300字以内", [("以内", "300字")]),
        ("≤5", [("≤", "5")]),
        ("总投资10亿元以上", [("以上", "10亿元")]),
        ("10亿元或1亿美元以上", [("以上", "10亿元"), ("以上", "1亿美元")]),
        ("10 亿元（或 1 亿美元）以上", [("以上", "10亿元"), ("以上", "1亿美元")]),
        ("5000万以上或产值不少于1.5亿元", [("以上", "5000万"), ("不少于", "1.5亿元")]),
        ("1亿元-10亿元", [("-", "1亿元"), ("-", "10亿元")]),
        ("投资2000-5000万元", [("-", "2000万元"), ("-", "5000万元")]),
        ("6月5日前", [("前", "6月5日")]),
        ("2026年7月3日前", [("前", "2026年7月3日")]),
        ("截止时间为 2026 年 6 月 25 日 24:00", [("截止时间", "2026年6月25日24:00")]),
        ("5月26日至7月10日", [("至", "5月26日"), ("至", "7月10日")]),
        ("2023年1月1日至2024年12月31日期间", [("期间", "2023年1月1日"), ("期间", "2024年12月31日")]),
    ],
)
def test_a_word_is_found_with_its_number_and_unit(phrase: str, words: list[tuple[str, str]]) -> None:
    assert found(phrase) == words


@pytest.mark.parametrize(
    "phrase",
    [
        "省级及以上链主企业",
        "遴选支持省级以上人才计划",
        "检验级及以上企业",
        "市级以上政府质量奖",
        "第4-18项指标",
        "2026-2028年",
        "2023-2027年",
        "15个集群赛道",
        "2025年至2026年一季度",
        "附1-2",
        "",
    ],
)
def test_a_grade_and_a_number_without_an_operator_bind_nothing(phrase: str) -> None:
    assert operator_words(phrase) == ()


def test_grades_are_told_by_themselves() -> None:
    assert grades("省级及以上甲、国家级以上乙、检验级及以上丙，10亿元以上丁") == (
        "省级及以上",
        "国家级以上",
        "检验级及以上",
    )


def test_a_word_knows_how_it_compares() -> None:
    word = OperatorWord("以内", "300", "字")
    assert (word.comparison, word.amount) == (Comparison.AT_MOST, "300字")
    assert {one.comparison for one in operator_words("1亿元-10亿元")} == {COMPARISONS["-"]} == {Comparison.WITHIN}


@pytest.mark.parametrize(
    ("piece", "words"),
    [("1", 0), ("1.", 0), ("1亿元或", 0), ("1-", 0), ("不低于1、", 1), ("列举", 0), ("1月1日至", 1), ("≤", 0)],
)
@pytest.mark.parametrize("times", [10_000, pytest.param(160_000, marks=pytest.mark.slow)])
def test_of_the_same_word_again_and_again_all_are_found(piece: str, words: int, times: int) -> None:
    # How long that takes, tests/benchmarks/bench_transcript.py tells; by its square it would be hours.
    assert len(operator_words(piece * times)) == words * times
