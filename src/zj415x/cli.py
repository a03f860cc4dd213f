"""The command line: zj415x check | tracks | deadlines."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TextIO

from attrs import evolve

from . import __version__
from .cluster.application import ClusterApplication
from .deadline import CHINA
from .editions.y2026 import NOTICE
from .errors import InvalidDocumentError, Zj415xError
from .exchange import LARGEST, dump, read
from .exchange.wire import iso_day
from .jingpin.product import JingpinProduct
from .outcome import Outcome
from .report import Report
from .track import Route, Tier, Track
from .verdict import Verdict
from .wording import say, why

_PASSED, _OTHER, _UNREADABLE = 0, 1, 2
_MOST_ROUTES = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code.

    0: every file is eligible, and in time where it says when it was submitted; 1: another verdict; 2: wrong usage,
    or a file that cannot be read.
    """
    _print_what_the_console_can(sys.stdout)
    _print_what_the_console_can(sys.stderr)
    chosen = _parser().parse_args(arguments)
    try:
        code = int(chosen.run(chosen))
        if sys.stdout is not None:  # it was closed before we began
            sys.stdout.flush()
    except BrokenPipeError:
        # `| head` has seen enough: what is still buffered goes nowhere, and nothing complains at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _OTHER
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"写不出结果（{error.strerror}）", file=sys.stderr)
        return _UNREADABLE
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zj415x", description="按浙制高办〔2026〕30号核对集群申报和精品产品，每个结论都注明条款出处。"
    )
    parser.add_argument("--version", action="version", version=f"zj415x {__version__}（{NOTICE.number}）")
    commands = parser.add_subparsers(required=True, metavar="命令")

    check = commands.add_parser("check", help="核对一份或几份申报文件（JSON）")
    check.add_argument("files", nargs="+", metavar="文件", type=Path)
    check.add_argument("--json", action="store_true", help="输出 JSON")
    check.add_argument("--why", action="store_true", help="说明结论取决于哪些疑处怎么读，最少改动什么就能符合")
    check.add_argument("--on", type=_day, metavar="日期", help="按这一天提交来核对，如 2026-06-20")
    check.set_defaults(run=_check)

    tracks = commands.add_parser("tracks", help="列出赛道、申报方式和规模门槛（附1-1）")
    tracks.add_argument("--open", action="store_true", help="只列开放申报的赛道")
    tracks.set_defaults(run=_tracks)

    deadlines = commands.add_parser("deadlines", help="列出时限在某一天的状态")
    deadlines.add_argument("--on", type=_day, metavar="日期", required=True, help="看哪一天，如 2026-06-20")
    deadlines.set_defaults(run=_deadlines)
    return parser


def _day(text: str) -> date:
    try:
        day = iso_day(text)
        if not 2000 <= day.year < 2100:
            raise ValueError
        return day
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，写成 2026-06-20 的样子") from None


def _check(chosen: argparse.Namespace) -> int:
    codes, shown = [], []
    for path in chosen.files:
        try:
            subject = _subject(path, chosen.on)
            report = _report(subject)
        except (OSError, Zj415xError) as error:
            problems = _problems(error)
            shown.append({"file": str(path), "problems": [{"path": at, "message": why} for at, why in problems]})
            print(f"{path}：有 {len(problems)} 处问题，没有核对", *(f"  {at}：{why}" for at, why in problems),
                  sep="\n", file=sys.stderr)  # fmt: skip
            codes.append(_UNREADABLE)
            continue
        codes.append(_PASSED if report.verdict is Verdict.ELIGIBLE else _OTHER)
        if chosen.json:
            reasons = {"sensitivity": report.sensitivity(), "remedies": report.remedies()} if chosen.why else {}
            shown.append({"file": str(path)} | dump(report) | {name: dump(one) for name, one in reasons.items()})
        else:
            print(f"{path}\n{say(report)}")
            if chosen.why:
                print("\n".join([why(report, NOTICE), *_routes(subject, report)]))
            if report["in-time"].outcome is Outcome.NOT_APPLICABLE:
                print("  未填提交时间，没有核对时限；可用 --on 日期 指定提交日。")
    if chosen.json:
        # Escaped where the console has not all characters: what stands there instead would be no JSON.
        every = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
        print(json.dumps(shown, ensure_ascii=not every, indent=2))
    return max(codes)


def _subject(path: Path, on: date | None) -> ClusterApplication | JingpinProduct:
    with path.open("rb") as file:
        subject = read(file.read(LARGEST + 1), NOTICE)
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


def _problems(error: Exception) -> tuple[tuple[str, str], ...]:
    """What is wrong with a file, as (path in it, sentence)."""
    match error:
        case InvalidDocumentError():
            return error.problems
        case FileNotFoundError():
            return (("$", "没有这个文件"),)
        case IsADirectoryError():
            return (("$", "这是文件夹，不是文件"),)
        case PermissionError():
            return (("$", "没有读取权限"),)
        case OSError():
            return (("$", f"打不开（{error.strerror}）"),)
        case _:
            return (("$", str(error)),)


def _tracks(chosen: argparse.Namespace) -> int:
    for track in NOTICE.clusters.tracks:
        if not chosen.open or track.route is Route.OPEN:
            print(f"{track.highland}  {track.name}  {track.route}{_floors(track)}")
    relief = say(NOTICE.clusters.tracks[0].relief)
    print(f"山区海岛县的门槛低 {relief}（附1-1 注1）；“新星”赛道不限于所列（附1-1）。")
    return _PASSED


def _floors(track: Track) -> str:
    floors = ((tier, track.floor(tier)) for tier in Tier)
    return "".join(f"  {tier} {say(floor)}" for tier, floor in floors if floor is not None)


def _deadlines(chosen: argparse.Namespace) -> int:
    at = datetime.combine(chosen.on, time(0), CHINA)
    for deadline in NOTICE.deadlines:
        days = deadline.remaining(at).days
        left = f"，含当日还有 {days} 天" if days else ""
        print(f"{deadline.state(at)}  {say(deadline)}{left}")
    return _PASSED


def _print_what_the_console_can(stream: TextIO | None) -> None:
    """A name with a character that the console's encoding lacks is shown escaped, and does not end the program."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
