"""`zj415x county NAME`: show a county's code and city, and which lists of mountainous and island counties have it."""

import argparse
from typing import Any

from ..errors import InvalidValueError, UnknownNameError
from ..exchange import dump
from ..exchange.outgoing import row
from ..values.county import County, find_county
from ..values.mountain_island import MOUNTAIN_ISLAND_LISTS, MountainIslandList, mountain_island_list
from .arguments import Parser, day, finish, meant
from .console import PASSED, UNREADABLE, Console, as_json


def complete(county: Parser) -> None:
    """Add the arguments of the command."""
    county.given.add_argument("county", metavar="县", type=_county, help="县（市、区）的全名，如 温岭市")
    county.options.add_argument("--on", type=day, metavar="日期", help="只看这一天施行的名单，如 2026-05-26")
    county.options.add_argument("--json", action="store_true", help="输出 JSON")
    finish(county, _run)


def _county(text: str) -> County:
    try:
        return find_county(meant(text))
    except UnknownNameError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _run(chosen: argparse.Namespace, console: Console) -> int:
    county: County = chosen.county
    try:
        lists = MOUNTAIN_ISLAND_LISTS if chosen.on is None else (mountain_island_list(on=chosen.on),)
    except InvalidValueError as error:
        console.tell(console.voice.say(error))
        return UNREADABLE
    if chosen.json:
        console.show(as_json(row(county) | {"lists": [_row(entry, county) for entry in lists]}))
        return PASSED
    console.show("  ".join((console.voice.word(county.name), county.code, console.voice.word(county.city))))
    for entry in lists:
        message = "  在名单上：{entry}" if county.name in entry.counties else "  不在名单上：{entry}"
        console.show(console.words(message, entry=entry))
    console.show(console.words("通知没有写明用哪一份名单（A14），是否山区海岛县由申报单位填写。"))
    return PASSED


def _row(entry: MountainIslandList, county: County) -> dict[str, Any]:
    dates = {name: dump(getattr(entry, name)) for name in ("first", "last", "known_from", "known_until")}
    return {"name": entry.name, "listed": county.name in entry.counties} | dates
