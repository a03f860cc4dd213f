"""Deadlines: what each comes to on a day, or all of them as a file for calendars."""

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

from ..deadline import CHINA, Deadline, Party
from ..editions.y2026 import NOTICE
from ..errors import MissingExtraError
from ..reading import Readings
from ..wording import say
from .arguments import Commands, day, reading
from .codes import PASSED, UNREADABLE
from .documents import print_bytes, write
from .problems import told_unwritten

_CONSOLE = Path("-")


def add(commands: Commands) -> None:
    """Add the command."""
    deadlines = commands.add_parser("deadlines", help="列出时限在某一天的状态，或写成日历文件")
    what = deadlines.add_mutually_exclusive_group(required=True)
    what.add_argument("--on", type=day, metavar="日期", help="看哪一天，如 2026-06-20")
    what.add_argument("--ics", type=Path, metavar="文件", help="写成日历文件（.ics）；写 - 直接输出")
    known = "、".join(str(one) for one in Party)
    deadlines.add_argument("--for", type=_party, metavar="谁", dest="party", help=f"只要这一家的：{known}")
    deadlines.add_argument(
        "--reading", metavar="疑处=读法", type=reading, action="append", default=[], help="如 A41=exclusive"
    )
    deadlines.set_defaults(run=_run)


def _party(text: str) -> Party:
    try:
        return Party(text)
    except ValueError:
        known = "、".join(str(one) for one in Party)
        raise argparse.ArgumentTypeError(f"没有“{text}”这一家；可写：{known}") from None


def _run(chosen: argparse.Namespace) -> int:
    readings = Readings(**dict(chosen.reading))
    if chosen.ics is not None:
        return _written(chosen.ics, chosen.party, readings)
    at = datetime.combine(chosen.on, time(0), CHINA)
    for deadline in _due(chosen.party, readings):
        left = f"，含当日还有 {deadline.remaining(at).days} 天" if deadline.is_open(at) else ""
        print(f"{deadline.state(at)}  {say(deadline)}{left}")
    return PASSED


def _due(party: Party | None, readings: Readings) -> Iterator[Deadline]:
    for one in NOTICE.deadlines:
        if party is None or party in one.due_from:
            yield NOTICE.deadline(one.name, readings=readings)


def _written(path: Path, party: Party | None, readings: Readings) -> int:
    from ..calendar import to_ics  # the other commands do not load it

    try:
        whole = to_ics(NOTICE, for_=party, readings=readings)
    except MissingExtraError as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    if path == _CONSOLE:
        print_bytes(whole)
        return PASSED
    try:
        write(path, whole)
    except OSError as error:
        told_unwritten(path, error)
        return UNREADABLE
    print(f"{path}：写好 {len(list(_due(party, readings)))} 项时限")
    return PASSED
