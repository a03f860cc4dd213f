"""Answer: a yes or a no as people write it."""

import pytest

from zj415x.values.answer import NO, YES, is_mark, is_yes


@pytest.mark.parametrize("word", YES)
def test_a_known_yes_is_yes_in_any_width_and_case(word: str) -> None:
    assert is_yes(word) is is_yes(f" {word}。") is is_yes(word.lower()) is True


@pytest.mark.parametrize("word", NO)
def test_a_known_no_is_no_in_any_width_and_case(word: str) -> None:
    assert is_yes(word) is is_yes(f"（{word}）") is is_yes(word.lower()) is False


@pytest.mark.parametrize(
    "text", ["", "不详", "待定", "部分", "是否", "有无", "2", "10", "不适用", "yes and no", "已申报"]
)
def test_anything_else_is_neither(text: str) -> None:
    assert is_yes(text) is None


def test_the_words_of_the_question_may_follow_and_nothing_else() -> None:
    assert is_yes("不在核心区、协同区", ("核心区", "协同区", "、")) is False
    assert is_yes("在核心区", ("核心区",)) is True
    assert is_yes("不在核心区", ("协同区",)) is None
    assert is_yes("核心区", ("核心区",)) is None


@pytest.mark.parametrize(("text", "is_one"), [("/", True), ("——", True), ("×", False), ("√", False), ("无", False)])
def test_marks_state_nothing(text: str, is_one: bool) -> None:
    assert is_mark(text) is is_one
