"""`zj415x check`: check applications and products, one by one, against every clause."""

import argparse
from collections import Counter
from datetime import datetime, time
from typing import Any

from attrs import evolve

from ..cluster.application import ClusterApplication
from ..errors import Zj415xError, printable
from ..exchange import dump
from ..jingpin.product import JingpinProduct
from ..notice import Notice
from ..printed.deadline import CHINA
from ..rules.finding import Verdict
from ..rules.outcome import Outcome
from ..rules.report import Report
from ..wording import why
from .arguments import Commands, day, finish, meant
from .console import NOT_CHECKED, OTHER, PASSED, UNREADABLE, Array, Console, Lines, Records, told
from .inputs import Piece, pieces_of, size_of

_MOST_ROUTES = 5

Subject = ClusterApplication | JingpinProduct


def add(commands: Commands) -> None:
    """Add the command."""
    check = commands.add_parser("check", help="核对申报文件：JSON、每行一份的 .jsonl、申报信息表工作簿（.xlsx）")
    check.given.add_argument(
        "files", nargs="+", metavar="文件", help="一份或几份；.jsonl、.ndjson 每行一份；- 是标准输入，可以每行一份"
    )
    output = check.options.add_mutually_exclusive_group()
    output.add_argument("--json", dest="records", action="store_const", const=Array, help="输出一个 JSON 列表")
    output.add_argument(
        "--jsonl", dest="records", action="store_const", const=Lines, help="输出 JSON Lines，一行一份，适合很多份"
    )
    check.options.add_argument(
        "--why", action="store_true", help="说明结论取决于哪些事项按哪种口径理解，最少改动什么即可符合"
    )
    check.options.add_argument("--on", type=day, metavar="日期", help="按这一天提交来核对，如 2026-06-20")
    finish(check, _run)


def _run(chosen: argparse.Namespace, console: Console) -> int:
    records: Records | None = chosen.records(console) if chosen.records else None
    counts: Counter[Verdict | None] = Counter()
    size, done = size_of(chosen.files), 0
    with console.progress as progress:
        for piece in (piece for file in chosen.files for piece in pieces_of(file)):
            words = console.words("已核对 {count} 份：{name}", count=counts.total(), name=piece.name(console))
            progress.draw(words, done / size if size else None)
            counts[_checked(piece, chosen, console, records)] += 1
            done += len(piece.content) if isinstance(piece.content, bytes) else 0
    if records is not None:
        records.close()
    elif counts.total() > 1:
        console.show(_summary(counts, console))
    if counts[None]:
        return UNREADABLE
    return PASSED if counts.keys() <= {Verdict.ELIGIBLE, None} else OTHER


def _checked(piece: Piece, chosen: argparse.Namespace, console: Console, records: Records | None) -> Verdict | None:
    """Check a document and show its report; return None if it cannot be read."""
    source: dict[str, Any] = {"file": meant(piece.file), "line": piece.line}
    try:
        subject = piece.subject(chosen.notice)
        if chosen.on is not None:
            subject = evolve(subject, submitted=datetime.combine(chosen.on, time(0), CHINA))
        report = _report(subject, chosen.notice)
    except (OSError, Zj415xError) as error:
        problems = told(piece.name(console), error, NOT_CHECKED, console)
        if records is not None:
            records.add(
                _row(source, problems, chosen, console)
                if isinstance(records, Lines)
                else source | {"problems": problems}
            )
        return None
    if isinstance(records, Lines):
        records.add(_row(source, [], chosen, console, subject, report))
    elif records is not None:
        reasons = {"sensitivity": report.sensitivity(), "remedies": report.remedies()} if chosen.why else {}
        records.add(
            source
            | {"name": _name_of(subject)}
            | dump(report)
            | {name: dump(reason) for name, reason in reasons.items()}
        )
    else:
        console.show("\n".join(_lines(piece, subject, report, chosen, console)))
    return report.verdict


def _row(
    source: dict[str, Any],
    problems: list[dict[str, str]],
    chosen: argparse.Namespace,
    console: Console,
    subject: Subject | None = None,
    report: Report | None = None,
) -> dict[str, Any]:
    """Describe a document in one flat row; every row has the same keys, and a key texts or lists of texts alone."""
    findings = report.findings if report is not None else ()
    row = source | {
        "name": None if subject is None else _name_of(subject),
        "kind": None if subject is None else _kind_of(subject),
        "track": None if subject is None else str(subject.track),
        "verdict": None if report is None else str(report.verdict),
        "unmet": [finding.clause for finding in findings if finding.outcome is Outcome.UNMET],
        "unknown": [finding.clause for finding in findings if finding.outcome is Outcome.UNKNOWN],
        "findings": [
            {
                "clause": finding.clause,
                "place": finding.place,
                "force": str(finding.force),
                "outcome": str(finding.outcome),
                "sentence": console.voice.say(finding),
            }
            for finding in findings
        ],
        "problems": problems,
    }
    if chosen.why:
        from ..wording.reports import remedies_listed  # only where reasons are asked for

        row["hinges_on"] = [] if report is None else list(report.sensitivity().hinges_on)
        row["remedies"] = [] if report is None else remedies_listed(report, console.voice)
    return row


def _name_of(subject: Subject) -> str:
    return subject.applicant.name if isinstance(subject, ClusterApplication) else subject.name


def _kind_of(subject: Subject) -> str:
    return str(subject.tier if isinstance(subject, ClusterApplication) else subject.category)


def _report(subject: Subject, notice: Notice) -> Report:
    if isinstance(subject, ClusterApplication):
        return subject.validate(notice.clusters)
    return subject.validate(notice.jingpin)


def _lines(piece: Piece, subject: Subject, report: Report, chosen: argparse.Namespace, console: Console) -> list[str]:
    """List a document's report, and what its verdict hinges on or how to find out."""
    lines = [printable(piece.name(console)), console.voice.say(report)]
    if chosen.why:
        lines += [why(report, chosen.notice, console.voice.name), *_routes(subject, report, chosen.notice, console)]
    elif hinges := report.sensitivity().hinges_on:
        lines.append(
            console.words(
                "  结论取决于 {ids} 按哪种口径理解；加 --why 列出各口径的结论。", ids=console.voice.listed(hinges)
            )
        )
    if "in-time" in report and report["in-time"].outcome is Outcome.NOT_APPLICABLE:
        lines.append(console.words("  未填提交时间，没有核对时限；可用 --on 日期 指定提交日。"))
    return lines


def _routes(subject: Subject, report: Report, notice: Notice, console: Console) -> list[str]:
    """List what else the cluster could apply for, if no change would make this application eligible."""
    if not isinstance(subject, ClusterApplication) or report.remedies():
        return []
    found = subject.routes(notice.clusters)[:_MOST_ROUTES]
    return [console.words("还能申报："), *(f"  {console.voice.say(route)}" for route in found)] if found else []


def _summary(counts: Counter[Verdict | None], console: Console) -> str:
    """Count the documents of each verdict, and those that cannot be read."""
    return console.words(
        "共 {count} 份：符合 {eligible}，需作说明 {explained}，待补正 {incomplete}，不符合 {ineligible}，"
        "无法读取 {bad}",
        count=counts.total(),
        eligible=counts[Verdict.ELIGIBLE],
        explained=counts[Verdict.NEEDS_EXPLANATION],
        incomplete=counts[Verdict.INCOMPLETE],
        ineligible=counts[Verdict.INELIGIBLE],
        bad=counts[None],
    )
