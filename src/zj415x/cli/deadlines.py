"""Deadlines: what each comes to on a day."""

import argparse
from datetime import datetime, time

from ..deadline import CHINA
from ..editions.y2026 import NOTICE
from ..wording import say
from .arguments import Commands, day
from .codes import PASSED


def add(commands: Commands) -> None:
    """Add the command."""
    deadlines = commands.add_parser("deadlines", help="列出时限在某一天的状态")
    deadlines.add_argument("--on", type=day, metavar="日期", required=True, help="看哪一天，如 2026-06-20")
    deadlines.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    at = datetime.combine(chosen.on, time(0), CHINA)
    for deadline in NOTICE.deadlines:
        left = f"，含当日还有 {deadline.remaining(at).days} 天" if deadline.is_open(at) else ""
        print(f"{deadline.state(at)}  {say(deadline)}{left}")
    return PASSED
