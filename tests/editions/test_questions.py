"""What the 2026 notice leaves open, and the page about it."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import attrs
import pytest

from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import dump
from zj415x.printed.question import Kind, Weight
from zj415x.wording.printed import page

from ..builders import known

YEARS = ("y2026",)

QUESTIONS = NOTICE.open_questions
# Of the notice's own words a field holds at most so many on end; no official name in them is longer.
LONGEST_RUN = 25


def test_there_are_71_numbered_without_a_gap() -> None:
    assert [one.id for one in QUESTIONS] == [f"A{number:02}" for number in range(1, 72)]


def test_they_are_of_four_kinds_and_three_weights() -> None:
    assert Counter(one.kind for one in QUESTIONS) == {
        Kind.AMBIGUITY: 42,
        Kind.CONTRADICTION: 17,
        Kind.GAP: 9,
        Kind.TYPO: 3,
    }
    assert Counter(one.weight for one in QUESTIONS) == {Weight.HIGH: 17, Weight.MEDIUM: 30, Weight.LOW: 24}


def test_every_one_says_where_what_and_how_it_is_treated() -> None:
    for one in QUESTIONS:
        assert one.place
        assert one.question.endswith(("？", "。"))
        assert one.follows.endswith("。")
        assert one.treatment.endswith("。")
    assert [one.id for one in QUESTIONS if not one.words] == ["A21", "A53", "A64"]


def test_those_that_can_be_chosen_are_the_readings_of_the_notice() -> None:
    selectable = {one.id: one.place for one in QUESTIONS if one.selectable}
    assert selectable == {one.id: one.place for one in NOTICE.readings}


def test_the_treatment_of_one_that_can_be_chosen_says_what_each_other_option_does() -> None:
    for one in NOTICE.readings:
        treatment = next(question.treatment for question in QUESTIONS if question.id == one.id)
        assert "默认" in treatment
        assert all(f"选 {option}" in treatment for option in one.options if option != one.default), one.id


def test_of_no_other_one_it_is_said_that_it_can_be_chosen() -> None:
    assert all("选 " not in one.treatment for one in QUESTIONS if not one.selectable)


def test_a_console_can_print_all_of_it() -> None:
    page(NOTICE).encode("gbk")
    assert all(str(value).isprintable() for one in known(dump(QUESTIONS)) for value in one.values())


def test_who_does_not_ask_does_not_load_them() -> None:
    script = "import sys; from zj415x.editions.y2026 import NOTICE; {}; print('zj415x.editions.y2026.questions' in sys.modules)"
    for statement, loaded in (("NOTICE.readings", "False"), ("NOTICE.open_questions", "True")):
        done = subprocess.run(
            [sys.executable, "-c", script.format(statement)], capture_output=True, check=True, text=True
        )
        assert done.stdout.strip() == loaded


@pytest.mark.skipif("ZJ415X_NOTICE" not in os.environ, reason="ZJ415X_NOTICE names no copy of the notice")
def test_no_sentence_of_the_notice_is_copied() -> None:
    notice = re.sub(r"\s", "", Path(os.environ["ZJ415X_NOTICE"]).read_text(encoding="utf-8"))
    for one in QUESTIONS:
        for field in attrs.fields(type(one)):
            text = re.sub(r"\s", "", str(getattr(one, field.name)))
            runs = (text[start : start + LONGEST_RUN + 1] for start in range(len(text) - LONGEST_RUN))
            assert not any(run in notice for run in runs), (one.id, field.name)
