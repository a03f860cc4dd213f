"""`zj415x readings [ID]`: list the open questions whose reading can be chosen, or show any open question."""

import argparse
from typing import Any

from ..errors import UnknownNameError
from ..exchange import dump
from ..notice import Notice
from ..printed.question import OpenQuestion
from ..values.name import printed
from .arguments import Parser, finish, meant
from .console import PASSED, Console, as_json


def complete(readings: Parser) -> None:
    """Add the arguments of the command."""
    readings.given.add_argument("id", nargs="?", metavar="事项", type=meant, help="如 A48；不能另选口径的也可以写")
    readings.options.add_argument("--json", action="store_true", help="输出 JSON")
    finish(readings, _run)


def _run(chosen: argparse.Namespace, console: Console) -> int:
    notice: Notice = chosen.notice
    questions = {question.id: question for question in notice.open_questions}
    if chosen.id is None:
        found = [question for question in questions.values() if question.selectable]
    else:
        try:
            found = [questions[printed(chosen.id, questions, "待明确事项编号")]]
        except UnknownNameError as error:
            chosen.misused(f"argument 事项: {error}")
    if chosen.json:
        console.show(as_json([_row(question, notice) for question in found]))
        return PASSED
    if chosen.id is not None:
        console.show(_whole(found[0], notice, console))
        return PASSED
    for question in found:
        reading = notice.reading(question.id)
        console.show(
            console.voice.fill(
                "{id} {question} 默认 {option}（{meaning}），可选 {count} 种",
                id=reading.id,
                question=reading.question,
                option=reading.default,
                meaning=reading.meaning(reading.default),
                count=len(reading.options),
            )
        )
    message = "另有 {count} 处只有一种处理；写编号看一处。"
    console.show(console.words(message, count=len(questions) - len(found)))
    return PASSED


def _whole(question: OpenQuestion, notice: Notice, console: Console) -> str:
    """Say a question, and the readings to choose from, if any."""
    said = console.voice.say(question)
    return f"{said}\n{console.voice.say(notice.reading(question.id))}" if question.selectable else said


def _row(question: OpenQuestion, notice: Notice) -> dict[str, Any]:
    """Dump a question; ``reading`` is None where there is a single treatment."""
    return {**dump(question), "reading": dump(notice.reading(question.id)) if question.selectable else None}
