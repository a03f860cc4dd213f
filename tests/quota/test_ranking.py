"""Ranking: candidates in one order, and their scores."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from zj415x.errors import InvalidTypeError, InvalidValueError
from zj415x.quota.ranking import LIST, Ranking, collected, listed, named
from zj415x.words import Phrase


def test_an_order_needs_no_scores() -> None:
    assert Ranking.of(iter("甲乙")) == Ranking(("甲", "乙"))
    assert Ranking.of([]).scores is None


def test_accepts_scores_as_function_or_mapping() -> None:
    table = {"甲": 3, "乙": 3, "丙": 1}
    assert Ranking.of(["甲", "乙", "丙"], table).scores == [3, 3, 1]
    assert Ranking.of([5, 4], lambda one: one * 2).scores == [10, 8]
    assert Ranking.of([], table).scores == []


@pytest.mark.parametrize("kind", [int, float, Decimal, Fraction, str])
def test_compares_scores_of_any_single_type(kind: type) -> None:
    scores = [kind(value) for value in (9, 9, 7)]
    assert Ranking.of(range(3), lambda one: scores[one]).scores == scores


def test_a_subset_keeps_its_scores() -> None:
    ranking = Ranking.of(["甲", "乙", "丙"], {"甲": 3, "乙": 2, "丙": 1})
    assert ranking.only([True, False, True]) == Ranking(("甲", "丙"), [3, 1])
    assert Ranking.of(["甲", "乙"]).only([False, True]) == Ranking(("乙",))


NAN = float("nan")


@pytest.mark.parametrize(
    ("scores", "error", "sentence"),
    [
        ([1, 2], InvalidValueError, "名单要按分数从高到低排：第 2 位“乙”的 2 高于前一位的 1"),
        ([3, 1, 2], InvalidValueError, "名单要按分数从高到低排：第 3 位“丙”的 2 高于前一位的 1"),
        ([2, None, 1], InvalidValueError, "第 2 位“乙”没有分数"),
        ([None], InvalidValueError, "第 1 位“甲”没有分数"),
        ([None, None], InvalidValueError, "第 1 位“甲”没有分数"),
        ([NAN], InvalidValueError, "第 1 位“甲”的分数 nan 不是数"),
        ([NAN, NAN], InvalidValueError, "第 1 位“甲”的分数 nan 不是数"),
        ([3, NAN, 1], InvalidValueError, "第 2 位“乙”的分数 nan 不是数"),
        ([3, 2, NAN], InvalidValueError, "第 3 位“丙”的分数 nan 不是数"),
        ([Decimal(3), Decimal("NaN")], InvalidTypeError, "第 2 位“乙”的分数 Decimal('NaN') 不能与别的分数比较"),
        ([3, "2"], InvalidTypeError, "第 2 位“乙”的分数 '2' 不能与别的分数比较"),
        ([1j], InvalidTypeError, "第 1 位“甲”的分数 1j 不能与别的分数比较"),
    ],
)
def test_names_the_score_that_breaks_the_order(scores: list[Any], error: type[Exception], sentence: str) -> None:
    names = "甲乙丙"[: len(scores)]
    with pytest.raises(error) as told:
        Ranking.of(list(names), dict(zip(names, scores, strict=True)))
    assert str(told.value) == sentence


def test_accepts_infinite_scores() -> None:
    assert Ranking.of([1, 2], lambda one: math.inf).scores == [math.inf, math.inf]


class Moody:
    """Compares differently each time."""

    answers = iter([True, False, True, True, True, True])

    def __ge__(self, other: object) -> bool:
        return next(self.answers)


def test_refuses_scores_that_compare_inconsistently() -> None:
    with pytest.raises(InvalidTypeError, match=r"^所给的分数不能互相比较"):
        Ranking.of([1, 2], {1: Moody(), 2: Moody()})


class Rude:
    def __str__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize(
    ("candidates", "score", "sentence"),
    [
        ("甲乙", None, "名单应为一组候选，不能是 '甲乙'"),
        (None, None, "名单应为一组候选，不能是 None"),
        ([1, [2]], None, "名单里的 [2] 不能作候选：它可以改变，无从辨认"),
        ([1], 3, "score 应为函数或对照表，不能是 3"),
    ],
)
def test_refuses_invalid_lists_of_candidates(candidates: Any, score: Any, sentence: str) -> None:
    with pytest.raises(InvalidTypeError) as told:
        Ranking.of(candidates, score)
    assert str(told.value) == sentence


def test_refuses_a_candidate_listed_twice() -> None:
    with pytest.raises(InvalidValueError, match=r"^“乙”在名单上出现两次，第二次在第 4 位$"):
        Ranking.of(["甲", "乙", "丙", "乙", "甲"])
    with pytest.raises(InvalidValueError, match=r"^“1.0”在名单上出现两次，第二次在第 2 位$"):
        Ranking.of([1, 1.0])


def test_collected_keeps_the_order() -> None:
    assert list(collected(["乙", "甲"], Phrase("决定"))) == ["乙", "甲"]
    with pytest.raises(InvalidTypeError, match=r"^决定应为一组候选"):
        collected("乙", Phrase("决定"))
    with pytest.raises(InvalidValueError, match=r"^“乙”在决定上出现两次"):
        collected(["乙", "乙"], Phrase("决定"))


def test_names_any_candidate_in_a_message() -> None:
    assert named("甲\u202e") == "甲\\u202e"
    assert "Rude" in named(Rude())
    assert listed(iter([1]), LIST) == (1,)
