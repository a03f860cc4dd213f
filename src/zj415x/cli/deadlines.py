"""`zj415x deadlines`: list the deadlines, with their state on a day, or write them as a calendar file."""

import argparse
from collections.abc import Iterator
from datetime import datetime, time
from functools import partial
from pathlib import Path

from ..errors import InvalidValueError, MissingExtraError
from ..notice import Notice
from ..printed.deadline import CHINA, Deadline, Party
from ..rules.reading import Readings
from .arguments import Parser, add_readings, day, finish, one_of
from .console import PASSED, UNREADABLE, Console, as_json, told_unwritten
from .inputs import print_bytes, write

_CONSOLE = "-"


def complete(deadlines: Parser) -> None:
    """Add the arguments of the command."""
    what = deadlines.options.add_mutually_exclusive_group()
    what.add_argument("--on", type=day, metavar="日期", help="看哪一天的状态，如 2026-06-20；不写就列出全部时限")
    what.add_argument("--ics", metavar="文件", help="写成日历文件（.ics）；写 - 直接输出")
    known = "、".join(str(party) for party in Party)
    deadlines.options.add_argument(
        "--for",
        type=lambda text: one_of(Party, text, "这一家"),
        metavar="谁",
        dest="party",
        help=f"只要这一家的：{known}",
    )
    add_readings(deadlines, "A41=exclusive")
    deadlines.options.add_argument("--json", action="store_true", help="输出 JSON；--ics 除外")
    finish(deadlines, _run)


def _run(chosen: argparse.Namespace, console: Console) -> int:
    readings = Readings.of(chosen.reading)
    if chosen.ics is not None:
        return _written(chosen, readings, console)
    at = None if chosen.on is None else datetime.combine(chosen.on, time(0), CHINA)
    due = _due(chosen.notice, chosen.party, readings)
    if chosen.json:
        from ..exchange import dump  # only for data
        from ..exchange.outgoing import row

        console.show(as_json([row(each) | {"state": None if at is None else dump(each.state(at))} for each in due]))
        return PASSED
    for deadline in due:
        if at is None:
            console.show(console.voice.say(deadline))
            continue
        message = "{state}  {deadline}，含当日还有 {count} 天" if deadline.is_open(at) else "{state}  {deadline}"
        left = deadline.remaining(at).days if deadline.is_open(at) else 0
        console.show(console.words(message, state=deadline.state(at), deadline=deadline, count=left))
    return PASSED


def _due(notice: Notice, party: Party | None, readings: Readings) -> Iterator[Deadline]:
    for deadline in notice.deadlines:
        if party is None or party in deadline.due_from:
            yield notice.deadline(deadline.name, readings=readings)


def _written(chosen: argparse.Namespace, readings: Readings, console: Console) -> int:
    from ..calendar import to_ics  # only this command needs it

    path = None if chosen.ics == _CONSOLE else Path(chosen.ics)
    try:
        earlier = path.read_bytes() if path is not None and path.is_file() else None
        if earlier is not None and path is not None and path.suffix.lower() != ".ics":  # something else, not to be lost
            console.tell(console.words("{path}：文件已存在，未予写入；日历文件的名称应以 .ics 结尾", path=str(path)))
            return UNREADABLE
        write_calendar = partial(to_ics, chosen.notice, for_=chosen.party, readings=readings, locale=chosen.lang)
        try:
            whole = write_calendar(replacing=earlier)
        except InvalidValueError:  # a file of that name which is no calendar
            whole = write_calendar()
        if path is None:
            print_bytes(whole)
            return PASSED
        write(path, whole)
    except MissingExtraError as error:
        console.tell(console.voice.say(error))
        return UNREADABLE
    except OSError as error:
        told_unwritten(Path(chosen.ics), error, console)
        return UNREADABLE
    count = len(list(_due(chosen.notice, chosen.party, readings)))
    console.show(console.words("{path}：已保存 {count} 项时限", path=str(path), count=count))
    return PASSED
