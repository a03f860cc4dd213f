"""`zj415x check`: check applications and products, one by one, against every clause."""

import argparse
from collections import Counter, deque
from collections.abc import Generator, Iterator
from contextlib import closing
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from ..rules.clause import Topic
from ..rules.finding import Verdict
from ..rules.reading import Readings
from .arguments import Parser, add_readings, day, finish, one_of
from .checker import Checker
from .console import OTHER, PASSED, UNREADABLE, Array, Console, Lines, Records, shows_all, summary
from .inputs import Piece, size_of
from .jobs import in_order, job_count
from .table import Output, Row, chunks_of, pieces_in, saved

if TYPE_CHECKING:
    from .page import Page
    from .receipts import Folder, Named

_CHUNK = 2**18  # bytes of documents that a process takes at a time


def complete(check: Parser) -> None:
    """Add the arguments of the command."""
    check.given.add_argument(
        "files", nargs="+", metavar="文件", help="一份或几份；.jsonl、.ndjson 每行一份；- 是标准输入，可以每行一份"
    )
    check.options.add_argument(
        "--out", metavar="文件", help="把一张表连同每行的结论写成 .csv、.xlsx（另有汇总）或 .parquet"
    )
    check.options.add_argument("--force", action="store_true", help="覆盖已有文件")
    output = check.options.add_mutually_exclusive_group()
    output.add_argument("--json", dest="records", action="store_const", const=Array, help="输出一个 JSON 列表")
    output.add_argument(
        "--jsonl", dest="records", action="store_const", const=Lines, help="输出 JSON Lines，一行一份，适合很多份"
    )
    output.add_argument("--html", metavar="文件", help="把结果写成一份网页（.html），不联网也能打开，可以打印")
    output.add_argument("--brief", action="store_true", help="只说结论、决定结论的条款和各有几条")
    check.options.add_argument(
        "--why", action="store_true", help="说明结论取决于哪些事项按哪种口径理解，最少改动什么即可符合"
    )
    check.options.add_argument(
        "--receipt", metavar="文件夹", help="每份出具一份回执，接在文件夹里的日志后面；以后用 replay 复核"
    )
    check.options.add_argument("--only", type=_topic, metavar="方面", help="只核对一个方面，如 资格；结论只按这些条款")
    check.options.add_argument("--on", type=day, metavar="日期", help="按这一天提交来核对，如 2026-06-20")
    add_readings(check, "A12=this-year-forecast")
    check.options.add_argument(
        "--jobs", type=job_count, metavar="个数", default=1, help="同时用几个进程核对，份数很多时更快；不写即 1"
    )
    finish(check, _run)


def _topic(text: str) -> Topic:
    return one_of(Topic, text, "这个方面")


def _run(chosen: argparse.Namespace, console: Console) -> int:
    for also in ("out", "receipt"):
        if chosen.only and getattr(chosen, also) is not None:
            chosen.misused(f"argument --only: not allowed with argument --{also}")
    page = None
    if chosen.html is not None:
        from .page import page_for  # only for pages

        page = page_for(chosen, console)
        if page is None:
            return UNREADABLE
    folder = None
    if chosen.receipt is not None:
        from .receipts import Folder  # only for receipts

        folder = Folder(chosen.receipt, console)
    records: Records | None = chosen.records(console) if chosen.records else None
    counts: Counter[Verdict | None] = Counter()
    checker = Checker(
        notice=chosen.notice,
        locale=console.voice.name,
        on=chosen.on,
        readings=Readings.of(chosen.reading),
        only=chosen.only,
        brief=chosen.brief,
        why=chosen.why,
        records=chosen.records,
        several=len(chosen.files) > 1,
        shows_all=shows_all(),
        concludes=chosen.out is not None,
        html=page is not None,
        receipt=chosen.receipt is not None,
    )
    if not saved(chosen, console, partial(_check, checker, chosen, counts, console, page or records, folder)):
        return UNREADABLE
    if folder is not None and folder.failed:
        return UNREADABLE
    if page is not None and not page.saved(counts):
        return UNREADABLE
    if records is not None:
        records.close()
    elif counts.total() > 1:
        console.show(summary(counts, console))
    if counts[None]:
        return UNREADABLE
    return PASSED if counts.keys() <= {Verdict.ELIGIBLE, None} else OTHER


def _check(
    checker: Checker,
    chosen: argparse.Namespace,
    counts: Counter[Verdict | None],
    console: Console,
    records: "Records | Page | None",
    folder: "Folder | None",
    output: Output | None,
) -> None:
    """Check all documents, in their order, show what is found of each, and keep the receipts."""
    named = _named(checker, chosen, counts, console, records, output)
    if folder is None:
        deque(named, maxlen=0)
    else:
        folder.save(named)


def _named(
    checker: Checker,
    chosen: argparse.Namespace,
    counts: Counter[Verdict | None],
    console: Console,
    records: "Records | Page | None",
    output: Output | None,
) -> "Iterator[Named]":
    """Check all documents and show what is found of each; yield the receipts."""
    drawn = _drawn(chosen, counts, console, output)
    chunks = chunks_of(drawn, _CHUNK if chosen.jobs > 1 else 1)
    with console.progress, closing(drawn), closing(in_order(checker, chunks, chosen.jobs)) as results:
        for checked in chain.from_iterable(results):
            counts[checked.verdict] += 1
            if checked.told is not None:
                console.tell(checked.told)
            if checked.shown is not None:
                (console.show if records is None else records.add)(checked.shown)
            if output is not None and checked.conclusion is not None:
                output.add(checked.conclusion)
            if checked.named is not None:
                yield checked.named


def _drawn(
    chosen: argparse.Namespace, counts: Counter[Verdict | None], console: Console, output: Output | None
) -> Generator[Piece | Row, None, None]:
    """Stream the documents of the files, and draw the progress with each."""
    size, done = size_of(chosen.files), 0
    for piece in (piece for file in chosen.files for piece in pieces_in(file, chosen.notice, console, output)):
        if console.progress.due:
            words = console.words("已核对 {count} 份：{name}", count=counts.total(), name=piece.name(console))
            console.progress.draw(words, done / size if size else None)
        yield piece
        done += piece.size
