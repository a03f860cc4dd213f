"""Readings: the open questions from the command line."""

import json

import pytest

from zj415x.cli import main
from zj415x.wording import say

from ..builders import NOTICE


def test_lists_the_questions_to_choose_a_reading_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["readings"]) == 0
    *lines, rest = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [reading.id for reading in NOTICE.readings]
    assert lines[7] == ("A12 门槛按2025年实绩还是2026年预计？ 默认 last-year-actual（按2025年实绩），可选 2 种")
    assert rest == f"另有 {len(NOTICE.open_questions) - len(lines)} 处只有一种处理；写编号看一处。"
    assert main(["readings", "--lang", "en"]) == 0
    assert "Default last-year-actual (" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["zh_Hans_CN", "en"])
def test_shows_a_question_with_its_readings(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    question = next(question for question in NOTICE.open_questions if question.id == "A48")
    assert main(["readings", "a48", "--lang", language[:2]]) == 0
    assert capsys.readouterr().out == f"{say(question, language)}\n{say(NOTICE.reading('A48'), language)}\n"


def test_shows_a_question_with_a_single_treatment(capsys: pytest.CaptureFixture[str]) -> None:
    question = next(question for question in NOTICE.open_questions if question.id == "A69")
    assert main(["readings", "A69"]) == 0
    assert capsys.readouterr().out == say(question) + "\n"


def test_data_has_the_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["readings", "--json"]) == 0
    questions = json.loads(capsys.readouterr().out)
    assert [question["reading"]["default"] for question in questions] == [
        reading.default for reading in NOTICE.readings
    ]
    assert main(["readings", "A69", "--json"]) == 0
    (question,) = json.loads(capsys.readouterr().out)
    assert (question["selectable"], question["reading"]) == (False, None)


def test_an_unknown_number_offers_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["readings", "A480"])
    assert end.value.code == 2
    assert "zj415x readings：事项：没有名为“A480”的待明确事项编号；相近的有：A40、A48、A01" in capsys.readouterr().err
