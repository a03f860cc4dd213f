"""`zj415x diff BEFORE AFTER`: say what changed between two documents or receipts of one applicant, and why."""

import argparse
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any

from ..errors import InvalidDocumentError, InvalidValueError, Zj415xError
from ..exchange import dump
from ..exchange.document import loaded
from ..rules.explanation import difference
from ..rules.reading import Readings
from ..rules.receipt import Receipt
from ..rules.report import Report
from .arguments import Parser, add_readings, day, finish, meant
from .checker import report_by, submitted_on
from .console import NOT_COMPARED, OTHER, PASSED, UNREADABLE, Console, as_json, told
from .inputs import Piece, Subject, pieces_of


def complete(diff: Parser) -> None:
    """Add the arguments of the command."""
    diff.given.add_argument(
        "before", metavar="原来的", help="一份申报，JSON 或申报信息表工作簿，或一份回执；- 是标准输入"
    )
    diff.given.add_argument("after", metavar="现在的", help="同一申报单位的另一份")
    diff.options.add_argument("--of", nargs="+", metavar="材料", default=[], help="回执的材料；就是另一份的，不用再写")
    add_readings(diff, "A12=this-year-forecast")
    diff.options.add_argument("--on", type=day, metavar="日期", help="按这一天提交来比较；回执仍照它所记的时刻和口径")
    diff.options.add_argument("--json", action="store_true", help="输出 JSON")
    finish(diff, _run)


def _run(chosen: argparse.Namespace, console: Console) -> int:
    files = (chosen.before, chosen.after)
    sides = [side for file in files if (side := _side(file, chosen, console)) is not None]
    if len(sides) < len(files):
        return UNREADABLE
    receipts = [side for side in sides if isinstance(side, Receipt)]
    if chosen.of and not receipts:
        chosen.misused("--of 写回执的材料，这两份都不是回执")
    if len(receipts) == len(sides) and (chosen.reading or chosen.on):
        chosen.misused("两份都是回执，照它们所记，不能另写 --reading、--on")
    documents = _documents(sides, chosen, console) if receipts else {}
    reports = [
        report
        for file, side in zip(files, sides, strict=True)
        if (report := _report(file, side, documents, chosen, console)) is not None
    ]
    if len(reports) < len(files):
        return UNREADABLE
    try:
        found = difference(*reports)
    except Zj415xError as error:
        console.tell(console.voice.say(error))
        return UNREADABLE
    console.show(as_json(dump(found)) if chosen.json else console.voice.say(found))
    return OTHER if found.shifts else PASSED


def _refuse(file: str, error: Exception, chosen: argparse.Namespace, console: Console) -> None:
    """Say why a file cannot be compared."""
    problems = told(Piece(file, None, b"").name(console), error, NOT_COMPARED, console)
    if chosen.json:
        console.show(as_json({"file": meant(file), "problems": problems}))


def _side(file: str, chosen: argparse.Namespace, console: Console) -> Subject | Receipt | None:
    """Read the document or receipt in a file; None if it cannot be read."""
    try:
        # Read the first two pieces: enough to tell that there are several.
        first, *more = [piece for piece, _ in zip(pieces_of(file), range(2), strict=False)]
        if more:
            raise InvalidValueError("文件里不止一份材料，请逐份比较")
        return _receipt_in(first) or first.subject(chosen.notice)
    except (OSError, Zj415xError) as error:
        _refuse(file, error, chosen, console)
        return None


def _receipt_in(piece: Piece) -> Receipt | None:
    """Read a receipt; None if the piece holds something else."""
    from ..records import read_receipt  # only for receipts

    content: Any = None
    with suppress(InvalidDocumentError):  # a workbook, or JSON whose problems the reader of documents tells
        content = loaded(piece.content)
    if not isinstance(content, dict) or "library" not in content:
        return None
    return read_receipt(content)


def _documents(
    sides: Sequence[Subject | Receipt], chosen: argparse.Namespace, console: Console
) -> Mapping[str, Subject]:
    """Find the documents of the receipts, by their digests: among the other side and what ``--of`` names."""
    from ..records.fingerprint import document_digest

    wanted = {side.document for side in sides if isinstance(side, Receipt)}
    found = {document_digest(side): side for side in sides if not isinstance(side, Receipt)}
    for piece in chain.from_iterable(map(pieces_of, chosen.of)):
        if wanted <= found.keys():
            break
        try:
            subject = piece.subject(chosen.notice)
        except (OSError, Zj415xError) as error:
            _refuse(piece.name(console), error, chosen, console)
            continue
        digest = document_digest(subject)
        if digest in wanted:
            found[digest] = subject
    return found


def _report(
    file: str, side: Subject | Receipt, documents: Mapping[str, Subject], chosen: argparse.Namespace, console: Console
) -> Report | None:
    """Judge a document, or that of a receipt as the receipt says; None if that cannot be done."""
    try:
        if not isinstance(side, Receipt):
            return report_by(submitted_on(chosen.on, side), chosen.notice, Readings.of(chosen.reading))
        from ..records import rejudge

        if side.document not in documents:
            raise InvalidValueError("没有找到这份回执的材料；材料写在 --of 后面")
        return rejudge(side, documents[side.document], notice=chosen.notice)
    except Zj415xError as error:
        _refuse(file, error, chosen, console)
        return None
