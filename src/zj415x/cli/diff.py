"""`zj415x diff BEFORE AFTER`: say what changed between two documents of one applicant, and why."""

import argparse
from collections.abc import Iterator

from ..errors import InvalidValueError, Zj415xError
from ..exchange import dump
from ..notice import Notice
from ..rules.explanation import difference
from ..rules.report import Report
from .arguments import Parser, finish, meant
from .checker import report_by
from .console import NOT_COMPARED, OTHER, PASSED, UNREADABLE, Console, as_json, told
from .inputs import Piece, pieces_of


def complete(diff: Parser) -> None:
    """Add the arguments of the command."""
    diff.given.add_argument("before", metavar="原来的", help="一份申报，JSON 或申报信息表工作簿；- 是标准输入")
    diff.given.add_argument("after", metavar="现在的", help="同一申报单位的另一份")
    diff.options.add_argument("--json", action="store_true", help="输出 JSON")
    finish(diff, _run)


def _run(chosen: argparse.Namespace, console: Console) -> int:
    reports = []
    for file in (chosen.before, chosen.after):
        try:
            reports.append(_report(file, chosen.notice))
        except (OSError, Zj415xError) as error:
            problems = told(Piece(file, None, b"").name(console), error, NOT_COMPARED, console)
            if chosen.json:
                console.show(as_json({"file": meant(file), "problems": problems}))
    if len(reports) < 2:
        return UNREADABLE
    try:
        found = difference(*reports)
    except Zj415xError as error:
        console.tell(console.voice.say(error))
        return UNREADABLE
    console.show(as_json(dump(found)) if chosen.json else console.voice.say(found))
    return OTHER if found.shifts else PASSED


def _report(file: str, notice: Notice) -> Report:
    first, *more = _two(pieces_of(file))
    if more:
        raise InvalidValueError("文件里不止一份材料，请逐份比较")
    return report_by(first.subject(notice), notice)


def _two(pieces: Iterator[Piece]) -> list[Piece]:
    """Read the first pieces of a file: enough to tell that there are several."""
    return [piece for piece, _ in zip(pieces, range(2), strict=False)]
