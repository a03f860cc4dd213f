"""Allocate: a recommender's ranked list, cut at its places."""

import argparse
import sys
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from ..allocation import Allocation, Tilt
from ..editions.y2026 import NOTICE
from ..errors import InvalidValueError, UnknownNameError, Zj415xError
from ..exchange import dump, read_ranking
from ..jingpin.duplicate import Duplicate
from ..jingpin.listed_product import ListedProduct
from ..number import plain
from ..reading import Readings
from ..wording import say
from .arguments import Commands, reading, whole
from .codes import OTHER, PASSED, UNREADABLE
from .documents import content, print_json
from .problems import told

if TYPE_CHECKING:
    from ..office import Remark


def add(commands: Commands) -> None:
    """Add the command."""
    allocate = commands.add_parser("allocate", help="按名额截取推荐单位排好序的名单（JSON，或 Excel 的推荐汇总表）")
    allocate.add_argument("file", metavar="文件", type=Path)
    allocate.add_argument("--sheet", metavar="工作表", help="Excel 文件里有几张汇总表时，读哪一张")
    allocate.add_argument(
        "--recommender", metavar="单位", type=_recommender, required=True, help="推荐名额表上的一行，如 衢州市"
    )
    allocate.add_argument(
        "--tilt",
        metavar="倾斜",
        type=_tilt,
        default=Tilt.NONE,
        help="怎样向核心区协同区倾斜：不倾斜（不写即此）、同分优先、优先推荐；名单里用 in_zone 写明在不在",
    )
    allocate.add_argument(
        "--decided", metavar="序号", type=whole, nargs="+", default=(), help="同分待定的由人决定推荐的，写名单上的序号"
    )
    allocate.add_argument("--taken", metavar="个数", type=whole, default=0, help="与别家共用的名额，别家已用几个")
    allocate.add_argument(
        "--reading", metavar="疑处=读法", type=reading, action="append", default=[], help="如 A56=per-body"
    )
    allocate.add_argument("--json", action="store_true", help="输出 JSON")
    allocate.set_defaults(run=_run)


def _tilt(text: str) -> Tilt:
    try:
        return Tilt(text)
    except ValueError:
        known = "、".join(str(one) for one in Tilt)
        raise argparse.ArgumentTypeError(f"没有“{text}”这种倾斜；可写：{known}") from None


def _recommender(text: str) -> str:
    try:
        return NOTICE.jingpin.quotas[text].name
    except UnknownNameError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _run(chosen: argparse.Namespace) -> int:
    try:
        ranked, remarks = _ranked(chosen)
        allocation = _allocated(ranked, chosen)
    except (OSError, Zj415xError) as error:
        problems = told(chosen.file, error, "没有截取")
        if chosen.json:
            print_json(problems)
        return UNREADABLE
    shown = [{"path": one.path, "message": str(one.words)} for one in remarks]
    twice = NOTICE.jingpin.duplicates({allocation.recommender: ranked})
    if chosen.json:
        print_json({"file": str(chosen.file)} | dump(allocation) | {"duplicates": dump(twice), "remarks": shown})
    else:
        print("\n".join(_lines(allocation, ranked, twice)))
    return PASSED if allocation.is_complete else OTHER


def _ranked(chosen: argparse.Namespace) -> tuple[tuple[ListedProduct, ...], "tuple[Remark, ...]"]:
    """The list, from JSON or from a workbook, and what is remarked of it."""
    from ..office import is_office_file, read_recommendations  # only here: the other commands read no workbook

    data = content(chosen.file)
    if not is_office_file(data):
        return read_ranking(data, NOTICE), ()
    read = read_recommendations(data, NOTICE, sheet=chosen.sheet)
    for remark in read.remarks:
        print(f"{chosen.file}：{remark}", file=sys.stderr)
    return read.products, read.remarks


def _allocated(ranked: tuple[ListedProduct, ...], chosen: argparse.Namespace) -> Allocation[ListedProduct]:
    return NOTICE.jingpin.quotas.allocate(
        chosen.recommender,
        ranked,
        score=None if all(one.score is None for one in ranked) else attrgetter("score"),
        tilt=chosen.tilt,
        in_zone=None if all(one.in_zone is None for one in ranked) else attrgetter("in_zone"),
        decided=[_at(row, ranked) for row in chosen.decided],
        taken=chosen.taken,
        readings=Readings(**dict(chosen.reading)),
    )


def _at(row: int, ranked: tuple[ListedProduct, ...]) -> ListedProduct:
    if not 1 <= row <= len(ranked):
        raise InvalidValueError("名单没有第 {row} 行，共 {count} 行", row=row, count=len(ranked))
    return ranked[row - 1]


def _lines(
    allocation: Allocation[ListedProduct], ranked: tuple[ListedProduct, ...], twice: tuple[Duplicate, ...]
) -> Iterator[str]:
    """What the console shows: who is in, tied and out, each with its row, and how that came about."""
    rows = {one: row for row, one in enumerate(ranked, start=1)}
    yield say(allocation)
    for heading, group in (
        ("推荐：", allocation.recommended),
        (f"同分待定（争 {allocation.open_places} 个名额）：", allocation.tied),
        ("名额外：", allocation.left_out),
    ):
        if group:
            yield heading
            yield from (f"  {rows[one]}  {_shown(one)}" for one in group)
    yield "步骤："
    yield from (f"  {say(step)}" for step in allocation.steps)
    if twice:
        yield "提示：同一企业的同一产品，请核对是否重复："
        yield from (f"  {say(one)}" for one in twice)
    if allocation.tied:
        yield "待定的由人决定后，用 --decided 序号 写明再截取。"


def _shown(one: ListedProduct) -> str:
    score = "" if one.score is None else f"  {plain(one.score)} 分"
    zone = "  在核心区协同区" if one.in_zone else ""
    return f"{say(str(one))}{score}{zone}"
