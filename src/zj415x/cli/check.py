"""`zj415x check`: check applications and products, one by one, against every clause."""

import argparse
import json
from collections import Counter
from collections.abc import Generator
from contextlib import closing
from datetime import date, datetime, time
from functools import cache, lru_cache, partial
from itertools import chain
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import TYPE_CHECKING, Any

from attrs import evolve

from ..cluster.application import ClusterApplication
from ..errors import InvalidDocumentError, Zj415xError, printable
from ..hooks import frozen
from ..jingpin.product import JingpinProduct
from ..notice import Notice
from ..printed.deadline import CHINA
from ..rules.clause import Clause, Force
from ..rules.finding import Verdict
from ..rules.judgement import Judgement
from ..rules.outcome import Note, Outcome
from ..rules.report import Report
from ..wording import why
from ..wording.findings import say_judged
from ..wording.voice import Voice, voice_of
from .arguments import Parser, day, finish, meant
from .console import (
    NOT_CHECKED,
    OTHER,
    PASSED,
    UNREADABLE,
    Array,
    Console,
    Lines,
    Progress,
    Records,
    described,
    shows_all,
    summary,
)
from .inputs import Piece, size_of
from .jobs import in_order, job_count
from .table import Output, Row, chunks_of, pieces_in, saved

if TYPE_CHECKING:
    from ..frames.conclusions import Conclusion
    from .page import Page

_MOST_ROUTES = 5
_UNMET, _UNKNOWN = Outcome.UNMET, Outcome.UNKNOWN
_CHUNK = 2**18  # bytes of documents that a process takes at a time

Subject = ClusterApplication | JingpinProduct


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
    check.options.add_argument(
        "--why", action="store_true", help="说明结论取决于哪些事项按哪种口径理解，最少改动什么即可符合"
    )
    check.options.add_argument("--on", type=day, metavar="日期", help="按这一天提交来核对，如 2026-06-20")
    check.options.add_argument(
        "--jobs", type=job_count, metavar="个数", default=1, help="同时用几个进程核对，份数很多时更快；不写即 1"
    )
    finish(check, _run)


def _run(chosen: argparse.Namespace, console: Console) -> int:
    page = None
    if chosen.html is not None:
        from .page import page_for  # only for pages

        page = page_for(chosen, console)
        if page is None:
            return UNREADABLE
    records: Records | None = chosen.records(console) if chosen.records else None
    counts: Counter[Verdict | None] = Counter()
    checker = Checker(
        notice=chosen.notice,
        locale=console.voice.name,
        on=chosen.on,
        why=chosen.why,
        records=chosen.records,
        several=len(chosen.files) > 1,
        shows_all=shows_all(),
        concludes=chosen.out is not None,
        html=page is not None,
    )
    if not saved(chosen, console, partial(_check, checker, chosen, counts, console, page or records)):
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
    checker: "Checker",
    chosen: argparse.Namespace,
    counts: Counter[Verdict | None],
    console: Console,
    records: "Records | Page | None",
    output: Output | None,
) -> None:
    """Check all documents, in their order, and show what is found of each."""
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


@frozen
class Checked:
    """The result of a document: what stdout shows, stderr tells and a table gets; no verdict if it is unreadable."""

    verdict: Verdict | None
    shown: str | None
    told: str | None = None
    conclusion: "Conclusion | None" = None


@frozen(kw_only=True)
class Checker:
    """Checks documents, in any process; ``shows_all``: the console's encoding has every character.

    ``several``: the documents come from several files. ``concludes``: they are rows, whose results go into a table.
    ``html``: the results go into a page.
    """

    notice: Notice
    locale: str
    on: date | None
    why: bool
    records: type[Records] | None
    several: bool
    shows_all: bool
    concludes: bool = False
    html: bool = False

    def __call__(self, pieces: list[Piece | Row]) -> list[Checked]:
        """Check documents."""
        console = Console(voice_of(self.locale), Progress(None), together=False)
        return [self._checked(piece, console) for piece in pieces]

    def _checked(self, piece: Piece | Row, console: Console) -> Checked:
        try:
            subject = piece.subject(self.notice)
            if self.on is not None:
                subject = evolve(subject, submitted=datetime.combine(self.on, time(0), CHINA))
            report = _report(subject, self.notice)
        except (OSError, Zj415xError) as error:
            return self._refused(piece, error, console)
        conclusion = None
        if isinstance(piece, Row):
            report = piece.part_of(report)
            conclusion = piece.concluded(subject, report, console) if self.concludes else None
        return Checked(report.verdict, self._shown(piece, subject, report, console), conclusion=conclusion)

    def _refused(self, piece: Piece | Row, error: OSError | Zj415xError, console: Console) -> Checked:
        source = _source(piece)
        told, problems = described(piece.name(console), error, NOT_CHECKED, console)
        conclusion = None
        if self.concludes and isinstance(piece, Row) and isinstance(error, InvalidDocumentError):
            conclusion = piece.refused(error, self.notice, console)
        if self.html:
            from .page import section_without

            return Checked(None, section_without(piece.name(console), problems, console.voice), told)
        if self.records is None:
            return Checked(None, None, None if self.concludes else told, conclusion)
        if self.records is Lines:
            return Checked(None, self._row(source, console, problems), told, conclusion)
        return Checked(None, self._json(source | {"problems": problems}), told, conclusion)

    def _shown(self, piece: Piece | Row, subject: Subject, report: Report, console: Console) -> str | None:
        """Write what stdout shows of a document; nothing where a table is given it."""
        if self.html:
            from .page import section_on

            file, name = piece.name(console), _name_of(subject)
            return section_on(file, name, report, self.notice, console.voice, why=self.why)
        if self.records is None:
            return None if self.concludes else "\n".join(self._lines(piece, subject, report, console))
        source = _source(piece)
        if self.records is Lines:
            return self._row(source, console, [], subject, report)
        from ..exchange import dump  # only for whole reports

        reasons = {"sensitivity": report.sensitivity(), "remedies": report.remedies()} if self.why else {}
        whole = source | {"name": _name_of(subject)} | dump(report)
        return self._json(whole | {name: dump(reason) for name, reason in reasons.items()})

    def _json(self, value: object) -> str:
        return _encoder(self.shows_all, None if self.records is Lines else 2).encode(value)

    def _row(
        self,
        source: dict[str, Any],
        console: Console,
        problems: list[dict[str, str]],
        subject: Subject | None = None,
        report: Report | None = None,
    ) -> str:
        """Describe a document in one flat row; every row has the same keys, and a key texts or lists of texts alone."""
        judged = report.judged if report is not None else ()
        before = source | {
            "name": None if subject is None else _name_of(subject),
            "kind": None if subject is None else _kind_of(subject),
            "track": None if subject is None else str(subject.track),
            "verdict": None if report is None else str(report.verdict),
            "unmet": [rule.name for rule, judgement in judged if judgement.outcome is _UNMET],
            "unknown": [rule.name for rule, judgement in judged if judgement.outcome is _UNKNOWN],
        }
        after: dict[str, Any] = {"problems": problems}
        if self.why:
            from ..wording.remedies import remedies_listed  # only where reasons are asked for

            after["hinges_on"] = [] if report is None else list(report.sensitivity().hinges_on)
            after["remedies"] = [] if report is None else remedies_listed(report, console.voice)
        said = [_said(rule, judgement, console.voice, self.shows_all) for rule, judgement in judged]
        return f'{self._json(before)[:-1]}, "findings": [{", ".join(said)}], {self._json(after)[1:]}'

    def _lines(self, piece: Piece | Row, subject: Subject, report: Report, console: Console) -> list[str]:
        """List a document's report, and what its verdict hinges on; of a single document, or how to find out."""
        if isinstance(piece, Row):
            line = piece.said(_name_of(subject), report, console)
            return [line, why(report, self.notice, self.locale)] if self.why else [line]
        lines = [printable(piece.name(console)), console.voice.say(report)]
        if self.why:
            lines += [why(report, self.notice, self.locale), *_routes(subject, report, self.notice, console)]
        elif not self.several and piece.line is None and (hinges := report.sensitivity().hinges_on):
            lines.append(
                console.words(
                    "  结论取决于 {ids} 按哪种口径理解；加 --why 列出各口径的结论。", ids=console.voice.listed(hinges)
                )
            )
        if "in-time" in report and report["in-time"].outcome is Outcome.NOT_APPLICABLE:
            lines.append(console.words("  未填提交时间，没有核对时限；可用 --on 日期 指定提交日。"))
        if any(Note.COUNTY_UNKNOWN in judgement.notes for _, judgement in report.judged):
            lines.append(console.words("  未填是否山区海岛县；各期名单可用 zj415x county 县名 查看。"))
        return lines


def _said(rule: Clause[Any], judgement: Judgement, voice: Voice, shows_all: bool) -> str:
    """Write a finding as a JSON object of texts."""
    force = rule.force if judgement.force is None else judgement.force
    sentence = _escaped(say_judged(rule, judgement, voice), shows_all)
    return f'{_before(rule.name, rule.place, force, judgement.outcome, shows_all)}"sentence": {sentence}}}'


@cache
def _encoder(shows_all: bool, indent: int | None) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=not shows_all, indent=indent)


@lru_cache(maxsize=1024)
def _before(clause: str, place: str, force: Force, outcome: Outcome, shows_all: bool) -> str:
    """Write what comes before the sentence."""
    texts = {"clause": clause, "place": place, "force": str(force), "outcome": str(outcome)}
    return "{" + "".join([f'"{name}": {_escaped(text, shows_all)}, ' for name, text in texts.items()])


def _escaped(text: str, shows_all: bool) -> str:
    return encode_basestring(text) if shows_all else encode_basestring_ascii(text)


def _source(piece: Piece | Row) -> dict[str, Any]:
    return {"file": meant(piece.file), "line": piece.line}


def _name_of(subject: Subject) -> str:
    return subject.applicant.name if isinstance(subject, ClusterApplication) else subject.name


def _kind_of(subject: Subject) -> str:
    return str(subject.tier if isinstance(subject, ClusterApplication) else subject.category)


def _report(subject: Subject, notice: Notice) -> Report:
    if isinstance(subject, ClusterApplication):
        return subject.validate(notice.clusters)
    return subject.validate(notice.jingpin)


def _routes(subject: Subject, report: Report, notice: Notice, console: Console) -> list[str]:
    """List what else the cluster could apply for, if no change would make this application eligible."""
    if not isinstance(subject, ClusterApplication) or report.remedies():
        return []
    found = subject.routes(notice.clusters)[:_MOST_ROUTES]
    return [console.words("还能申报："), *(f"  {console.voice.say(route)}" for route in found)] if found else []
