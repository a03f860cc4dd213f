"""`zj415x schema [NAME]`: print a JSON Schema, or list them."""

import argparse

from ..errors import UnknownNameError, Zj415xError
from ..values.name import printed
from .arguments import Parser, finish, meant
from .console import PASSED, UNREADABLE, Console, as_json

WORDS = {
    "application": "集群申报",
    "product": "精品产品",
    "ranking": "排好序的名单",
    "readings": "所选口径",
    "report": "结论",
    "routes": "还能申报的赛道和类型",
    "sensitivity": "结论取决于哪些待明确事项",
    "remedies": "最少的改动",
    "blanks": "未填的，按对结论的影响",
    "receipt": "回执",
    "replay": "复核",
    "difference": "两份结论的不同",
    "threshold": "一个规模门槛",
    "track": "一个赛道",
    "deadlines": "时限一览",
    "allocation": "截取的名单",
    "provincial-allocation": "全省的名额分配",
    "apportionment": "名额分到县（市、区）",
    "product-table": "产品清单的栏目（Frictionless Table Schema）",
}
"""The class that each name stands for; the last is a table."""
_TABLE = "product-table"


def complete(schema: Parser) -> None:
    """Add the arguments of the command."""
    schema.given.add_argument("kind", nargs="?", metavar="名称", type=_kind, help="如 application")
    finish(schema, _run)


def _kind(text: str) -> str:
    try:
        return printed(meant(text), WORDS, "数据")
    except UnknownNameError as error:
        raise argparse.ArgumentTypeError(str(error) if error.nearest else f"{error}；不写名称就列出有哪些") from None


def _run(chosen: argparse.Namespace, console: Console) -> int:
    if chosen.kind is None:
        for name, words in WORDS.items():
            console.show(f"{name}  {console.words(words)}")
        return PASSED
    if chosen.kind == _TABLE:
        from ..frames.blank import product_table_schema

        console.show(as_json(product_table_schema(chosen.notice)))
        return PASSED
    from ..schema import KINDS, json_schema  # only this command needs it

    try:
        made = json_schema(KINDS[chosen.kind], chosen.lang, notice=chosen.notice)
    except Zj415xError as error:
        console.tell(console.voice.say(error))
        return UNREADABLE
    console.show(as_json(made))
    return PASSED
