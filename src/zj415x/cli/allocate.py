"""`zj415x allocate`: cut a recommender's ranked list at its limit."""

import argparse
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import NoReturn

from ..errors import InvalidValueError, UnknownNameError, Zj415xError, printable
from ..exchange import dump
from ..jingpin.recommendation import Duplicate, ListedProduct
from ..quota.allocation import Allocation, Tilt
from ..quota.table import QuotaTable
from ..rules.reading import Readings
from ..values.number import plain
from .arguments import Parser, add_readings, finish, meant, one_of, whole
from .console import NOT_CUT, OTHER, PASSED, UNREADABLE, Console, as_json, remarked, told, told_unwritten
from .inputs import content, may_write, ranking_in


def complete(allocate: Parser) -> None:
    """Add the arguments of the command."""
    allocate.given.add_argument("file", metavar="文件", help="名单")
    add = allocate.options.add_argument
    add("--recommender", metavar="单位", type=meant, required=True, help="推荐名额表上的一行，如 衢州市")
    add("--sheet", metavar="工作表", type=meant, help="Excel 文件里有几张汇总表时，读哪一张")
    add(
        "--tilt",
        metavar="倾斜",
        type=lambda text: one_of(Tilt, text, "这种倾斜"),
        default=Tilt.NONE,
        help="怎样向核心区协同区倾斜：不倾斜（不写即此）、同分优先、优先推荐；名单里用 in_zone 写明在不在",
    )
    add("--decided", metavar="序号", type=whole, nargs="+", default=(), help="同分待定的由人决定推荐的，写名单上的序号")
    add(
        "--taken", metavar="个数", type=whole, help="与别家共用的名额，别家已用几个；不写的，按没有用过截取，步骤里注明"
    )
    add_readings(allocate, "A56=per-body")
    add("--out", metavar="文件", help="把推荐的产品写成推荐汇总表（.xlsx）；同分待定的不写")
    add("--force", action="store_true", help="覆盖已有文件")
    add("--json", action="store_true", help="输出 JSON")
    finish(allocate, _run)


def _run(chosen: argparse.Namespace, console: Console) -> int:
    misused: Callable[[str], NoReturn] = chosen.misused
    try:
        chosen.recommender = chosen.notice.jingpin.quotas[chosen.recommender].name
    except UnknownNameError as error:
        known = "" if error.nearest else "；可写：" + "、".join(row.name for row in chosen.notice.jingpin.quotas.rows)
        misused(f"argument --recommender: {error}{known}")
    if chosen.out is not None:
        if Path(chosen.out).suffix.lower() != ".xlsx":
            misused("--out 的文件名要以 .xlsx 结尾")
        if not may_write(Path(chosen.out), force=chosen.force, console=console):
            return UNREADABLE
    try:
        ranked, remarks = ranking_in(content(Path(chosen.file)), chosen.notice, sheet=chosen.sheet)
        allocation = _allocated(ranked, chosen)
    except (OSError, Zj415xError) as error:
        problems = told(chosen.file, error, NOT_CUT, console)
        if chosen.json:
            console.show(as_json({"file": meant(chosen.file), "problems": problems}))
        return UNREADABLE
    shown = remarked(chosen.file, remarks, console)
    twice = chosen.notice.jingpin.duplicates({allocation.recommender: ranked})
    if chosen.json:
        beside = {"duplicates": dump(twice), "remarks": shown}
        console.show(as_json({"file": meant(chosen.file)} | dump(allocation) | beside))
    else:
        console.show("\n".join(_lines(allocation, ranked, twice, console)))
    if chosen.out is not None and not _written(allocation, chosen, console):
        return UNREADABLE
    return PASSED if allocation.is_complete else OTHER


def _written(allocation: Allocation[ListedProduct], chosen: argparse.Namespace, console: Console) -> bool:
    """Write the recommended products as the recommendation sheet; if that fails, say why."""
    from ..office import write_recommendations  # only for those who save a workbook

    path = Path(chosen.out)
    try:
        write_recommendations(path, chosen.notice, allocation.recommended, recommender=allocation.recommender)
    except (OSError, Zj415xError) as error:
        told_unwritten(path, error, console)
        return False
    message = "{path}：已保存；{count} 个同分待定，没有写入" if allocation.tied else "{path}：已保存"
    console.tell(console.words(message, path=str(path), count=len(allocation.tied)))
    return True


def _allocated(ranked: tuple[ListedProduct, ...], chosen: argparse.Namespace) -> Allocation[ListedProduct]:
    quotas: QuotaTable = chosen.notice.jingpin.quotas
    return quotas.allocate(
        chosen.recommender,
        ranked,
        score=None if all(product.score is None for product in ranked) else attrgetter("score"),
        tilt=chosen.tilt,
        in_zone=None if all(product.in_zone is None for product in ranked) else attrgetter("in_zone"),
        decided=[_at(row, ranked) for row in chosen.decided],
        taken=chosen.taken,
        readings=Readings(**dict(chosen.reading)),
    )


def _at(row: int, ranked: tuple[ListedProduct, ...]) -> ListedProduct:
    if not 1 <= row <= len(ranked):
        raise InvalidValueError("名单没有第 {row} 行，共 {count} 行", row=row, count=len(ranked))
    return ranked[row - 1]


def _lines(
    allocation: Allocation[ListedProduct],
    ranked: tuple[ListedProduct, ...],
    twice: tuple[Duplicate, ...],
    console: Console,
) -> Iterator[str]:
    """List who is recommended, tied and left out, each with its row, and the steps that led there."""
    rows = {product: row for row, product in enumerate(ranked, start=1)}
    yield console.voice.say(allocation)
    for heading, group in (
        ("推荐：", allocation.recommended),
        ("同分待定（{count} 个名额）：", allocation.tied),
        ("名额外：", allocation.left_out),
    ):
        if group:
            yield console.words(heading, count=allocation.open_places)
            yield from (f"  {rows[product]}  {_shown(product, console)}" for product in group)
    yield console.words("步骤：")
    yield from (f"  {console.voice.say(step)}" for step in allocation.steps)
    if twice:
        yield console.words("提示：同一企业的同一产品，请核对是否重复：")
        yield from (f"  {console.voice.say(product)}" for product in twice)
    if allocation.tied:
        yield console.words("待定的由人决定后，用 --decided 序号 写明再截取。")


def _shown(product: ListedProduct, console: Console) -> str:
    parts = [printable(str(product))]
    if product.score is not None:
        parts.append(console.words("{score} 分", score=plain(product.score)))
    if product.in_zone:
        parts.append(console.words("在核心区协同区"))
    return "  ".join(parts)
