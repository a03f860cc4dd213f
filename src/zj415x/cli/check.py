"""Check: applications and products, file by file, against every clause."""

import argparse
from datetime import date, datetime, time
from pathlib import Path

from attrs import evolve

from ..cluster.application import ClusterApplication
from ..deadline import CHINA
from ..editions.y2026 import NOTICE
from ..errors import Zj415xError
from ..exchange import dump, read
from ..jingpin.product import JingpinProduct
from ..outcome import Outcome
from ..report import Report
from ..verdict import Verdict
from ..wording import say, why
from .arguments import Commands, day
from .codes import OTHER, PASSED, UNREADABLE
from .documents import content, print_json
from .problems import told

_MOST_ROUTES = 5


def add(commands: Commands) -> None:
    """Add the command."""
    check = commands.add_parser("check", help="核对一份或几份申报文件（JSON）")
    check.add_argument("files", nargs="+", metavar="文件", type=Path)
    check.add_argument("--json", action="store_true", help="输出 JSON")
    check.add_argument("--why", action="store_true", help="说明结论取决于哪些疑处怎么读，最少改动什么就能符合")
    check.add_argument("--on", type=day, metavar="日期", help="按这一天提交来核对，如 2026-06-20")
    check.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    codes, shown = [], []
    for path in chosen.files:
        try:
            subject = _subject(path, chosen.on)
            report = _report(subject)
        except (OSError, Zj415xError) as error:
            shown.append(told(path, error, "没有核对"))
            codes.append(UNREADABLE)
            continue
        codes.append(PASSED if report.verdict is Verdict.ELIGIBLE else OTHER)
        if chosen.json:
            reasons = {"sensitivity": report.sensitivity(), "remedies": report.remedies()} if chosen.why else {}
            shown.append({"file": str(path)} | dump(report) | {name: dump(one) for name, one in reasons.items()})
        else:
            print(f"{path}\n{say(report)}")
            if chosen.why:
                print("\n".join([why(report, NOTICE), *_routes(subject, report)]))
            elif hinges := report.sensitivity().hinges_on:
                print(f"  结论取决于{'、'.join(hinges)}怎么读，--why 说明怎样读是哪一种结论。")
            if report["in-time"].outcome is Outcome.NOT_APPLICABLE:
                print("  未填提交时间，没有核对时限；可用 --on 日期 指定提交日。")
    if chosen.json:
        print_json(shown)
    return max(codes)


def _subject(path: Path, on: date | None) -> ClusterApplication | JingpinProduct:
    subject = read(content(path), NOTICE)
    return subject if on is None else evolve(subject, submitted=datetime.combine(on, time(0), CHINA))


def _report(subject: ClusterApplication | JingpinProduct) -> Report:
    if isinstance(subject, ClusterApplication):
        return subject.validate(NOTICE.clusters)
    return subject.validate(NOTICE.jingpin)


def _routes(subject: ClusterApplication | JingpinProduct, report: Report) -> list[str]:
    """What else could be applied for, where nothing would make this eligible."""
    if not isinstance(subject, ClusterApplication) or report.remedies():
        return []
    found = subject.routes(NOTICE.clusters)[:_MOST_ROUTES]
    return ["还能申报：", *(f"  {say(one)}" for one in found)] if found else []
