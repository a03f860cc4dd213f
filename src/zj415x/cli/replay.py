"""`zj415x replay`: check that receipts, or a log of them, still hold for their documents."""

import argparse
import json
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..errors import InvalidValueError, Zj415xError, printable
from ..hooks import frozen
from ..notice import Notice
from ..rules.receipt import Receipt
from ..words import Phrase
from .arguments import Parser, finish, meant
from .console import OTHER, PASSED, UNREADABLE, Array, Console, Lines, Records, described, shows_all, told
from .inputs import Subject, content
from .table import pieces_in

if TYPE_CHECKING:
    from ..rules.replay import Replay

_LOGS = (".jsonl", ".ndjson")
_HELD = 1000  # documents that wait for their receipt
NOT_REPLAYED = Phrase("没有复核")


def complete(replay: Parser) -> None:
    """Add the arguments of the command."""
    replay.given.add_argument(
        "files", nargs="+", metavar="回执", help="一份或几份；.jsonl 是许多份的日志，逐行核对摘要"
    )
    replay.options.add_argument(
        "--of",
        nargs="+",
        metavar="材料",
        default=[],
        help="回执的材料，次序可以不同，相差不超过 1000 份；不写就只看回执和日志本身",
    )
    output = replay.options.add_mutually_exclusive_group()
    output.add_argument("--json", dest="records", action="store_const", const=Array, help="输出一个 JSON 列表")
    output.add_argument("--jsonl", dest="records", action="store_const", const=Lines, help="输出 JSON Lines，一行一份")
    finish(replay, _run)


@frozen
class _Entry:
    """A receipt, or what keeps it from being read; ``line``: where it stands in a log."""

    file: str
    line: int | None
    receipt: Receipt | None
    faults: tuple[Exception, ...]

    @property
    def name(self) -> str:
        """Name the receipt: a.receipt.json, or receipts.jsonl:7."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


def _run(chosen: argparse.Namespace, console: Console) -> int:
    records: Records | None = chosen.records(console) if chosen.records else None
    single = len(chosen.files) == 1 and not _is_log(chosen.files[0])
    documents = _Documents(chosen.of, chosen.notice, console, single=single)
    counts: Counter[str] = Counter()
    with console.progress:
        for entry in chain.from_iterable(_entries(file, console) for file in chosen.files):
            if console.progress.due:
                console.progress.draw(console.words("已复核 {count} 份：{name}", count=counts.total(), name=entry.name))
            answer = _answer(entry, documents, chosen, console)
            counts[answer.word] += 1
            _show(entry, answer, console, records)
    left = documents.left()
    if records is not None:
        records.close()
    elif counts.total() > 1:
        console.show(_summary(counts, console, with_documents=bool(chosen.of)))
    if left:
        console.tell(console.words("有 {count} 份材料没有回执", count=left))
    if counts["bad"] or documents.unreadable:
        return UNREADABLE
    return PASSED if counts.keys() <= {"holds", "whole"} and not left else OTHER


def _is_log(file: str) -> bool:
    return file.lower().endswith(_LOGS)


def _entries(file: str, console: Console) -> Iterator[_Entry]:
    """Stream the receipts of a file."""
    from ..records import lines_of, read_receipt

    try:
        if not _is_log(file):
            yield _Entry(file, None, read_receipt(content(Path(file))), ())
            return
        with open(file, "rb") as opened:
            line = None
            for line in lines_of(opened):
                yield _Entry(file, line.number, line.receipt, line.faults)
        if line is None:
            raise InvalidValueError("日志是空的")
    except (OSError, Zj415xError) as error:
        yield _Entry(file, None, None, (error,))
        return
    message = "{file}：共 {count} 行，末行摘要 {digest}"
    console.tell(console.words(message, file=file, count=line.number, digest=str(line.digest)))


@frozen
class _Answer:
    """What came of a receipt: the name of its document and the replay, if there are any, or what is wrong."""

    word: Literal["holds", "differs", "missing", "whole", "bad"]
    document: str | None = None
    replay: "Replay | None" = None
    faults: tuple[Exception, ...] = ()


def _answer(entry: _Entry, documents: "_Documents", chosen: argparse.Namespace, console: Console) -> _Answer:
    """Replay a receipt beside its document."""
    from ..records import replay

    if entry.receipt is None:
        return _Answer("bad", faults=entry.faults)
    if not chosen.of:
        return _Answer("bad" if entry.faults else "whole", faults=entry.faults)
    name, subject = documents.of(entry.receipt) or (None, None)
    if subject is None:
        return _Answer("bad" if entry.faults else "missing", faults=entry.faults)
    try:
        found = replay(entry.receipt, subject, notice=chosen.notice)
    except Zj415xError as error:
        return _Answer("bad", name, faults=(*entry.faults, error))
    return _Answer("bad" if entry.faults else "holds" if found.holds else "differs", name, found, entry.faults)


def _show(entry: _Entry, answer: _Answer, console: Console, records: Records | None) -> None:
    """Show what came of a receipt; of a log, only what does not hold."""
    problems: list[dict[str, str]] = []
    for fault in answer.faults:
        describe = told if records is None else _described
        problems += describe(entry.name, fault, NOT_REPLAYED, console)
    if records is not None:
        from ..exchange import dump

        row: dict[str, Any] = {
            "file": meant(entry.file),
            "line": entry.line,
            "document": answer.document,
            "problems": problems,
        }
        row["replay"] = None if answer.replay is None else dump(answer.replay)
        records.add(json.dumps(row, ensure_ascii=not shows_all(), indent=None if isinstance(records, Lines) else 2))
    elif answer.word == "missing":
        console.show(console.words("{name}：没有找到这份回执的材料", name=entry.name))
    elif answer.replay is not None and (entry.line is None or not answer.replay.holds):
        names = entry.name if answer.document is None else f"{entry.name} ← {answer.document}"
        console.show(f"{printable(names)}\n{console.voice.say(answer.replay)}")
    elif answer.word == "whole" and entry.line is None:
        console.show(f"{printable(entry.name)}\n{console.voice.say(entry.receipt)}")


def _described(name: str, fault: Exception, outcome: Phrase, console: Console) -> list[dict[str, str]]:
    return described(name, fault, outcome, console)[1]


def _summary(counts: Counter[str], console: Console, *, with_documents: bool) -> str:
    message = "共 {count} 份：一致 {holds}，不一致 {differs}，没有材料 {missing}，有问题 {bad}"
    if not with_documents:
        message = "共 {count} 份：完好 {whole}，有问题 {bad}；没有给出材料，没有核对结论"
    return console.words(message, count=counts.total(), **{word: counts[word] for word in _WORDS})


_WORDS = ("holds", "differs", "missing", "whole", "bad")


class _Documents:
    """The documents, found by their digests; a bounded number waits for its receipt.

    ``single``: there is a single receipt, whose document is the only one, even if that was changed.
    """

    def __init__(self, files: Sequence[str], notice: Notice, console: Console, *, single: bool) -> None:
        self._notice, self._console, self._single = notice, console, single
        self._pieces = (piece for file in files for piece in pieces_in(file, notice, console))
        self._waiting: dict[str, deque[tuple[str, Subject]]] = {}
        self._count = self.unreadable = 0

    def of(self, receipt: Receipt) -> tuple[str, Subject] | None:
        """Find the document of a receipt, and its name."""
        while receipt.document not in self._waiting and self._count < _HELD and self._read():
            pass
        digest = receipt.document
        if digest not in self._waiting and self._single and self._count == 1:
            (digest,) = self._waiting
        if digest not in self._waiting:
            return None
        held = self._waiting[digest]
        found = held.popleft()
        self._count -= 1
        if not held:
            del self._waiting[digest]
        return found

    def _read(self) -> bool:
        """Read another document; tell whether there was any."""
        from ..records.fingerprint import document_digest

        piece = next(self._pieces, None)
        if piece is None:
            return False
        try:
            subject = piece.subject(self._notice)
        except (OSError, Zj415xError) as error:
            told(piece.name(self._console), error, NOT_REPLAYED, self._console)
            self.unreadable += 1
            return True
        self._waiting.setdefault(document_digest(subject), deque()).append((piece.name(self._console), subject))
        self._count += 1
        return True

    def left(self) -> int:
        """Count the documents that no receipt is of."""
        return self._count + sum(1 for _ in self._pieces)
