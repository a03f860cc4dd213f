"""The command line: zj415x, with a command in a module each."""

import sys
from collections.abc import Sequence
from typing import TextIO

from .. import __version__
from ..editions import latest
from ..wording import LOCALES
from .arguments import Commands, Parser, add_edition, add_language
from .console import INTERRUPTED, OTHER, UNREADABLE, Console, complain, let_go
from .jobs import LostProcessError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code.

    0: every file is eligible, and in time if it states when it was submitted; or a list is cut without a tie. 1:
    another verdict, or a tie that people have to decide. 2: wrong usage, or a file that cannot be read or written. 130:
    interrupted.
    """
    _print_what_the_console_can(sys.stdout)
    _print_what_the_console_can(sys.stderr)
    console = Console.speaking(LOCALES[0])
    try:
        try:
            chosen = build_parser().parse_args(arguments)
            chosen.notice = chosen.notice or latest()
            console = Console.speaking(chosen.lang)
            return int(chosen.run(chosen, console))
        finally:
            if sys.stdout is not None:  # stdout was closed before the start
                sys.stdout.flush()
    except KeyboardInterrupt:
        complain(console.words("已中断"))
        return INTERRUPTED
    except LostProcessError as error:
        complain(console.voice.say(error))
        return UNREADABLE
    except BrokenPipeError:
        let_go(sys.stdout)  # `| head` stopped reading
        return OTHER
    except OSError as error:
        let_go(sys.stdout)
        complain(console.words("无法输出结果（{reason}）", reason=str(error.strerror)))
        return UNREADABLE


def build_parser() -> Parser:
    """Build the parser of all commands."""
    number = latest().number
    parser = Parser(prog="zj415x", description=f"按{number}核对集群申报和精品产品，每个结论都注明条款出处。")
    version = f"zj415x {__version__}（{number}）"
    parser.options.add_argument("--version", action="version", version=version, help="显示版本和通知的文号")
    add_edition(parser, default=None)
    add_language(parser, default="zh")
    commands = parser.add_subparsers(required=True, title="命令", metavar="命令", action=Commands, prog=parser.prog)
    # Each completes its parser in the module of its name.
    commands.add_parser(
        "check", help="核对申报文件：JSON、每行一份的 .jsonl、申报信息表工作簿，或整张的表（.csv、.xlsx、.parquet）"
    )
    commands.add_parser(
        "replay", help="复核回执：按回执所记重新核对材料，说明哪里不同、为什么；.jsonl 日志另核对前后摘要"
    )
    commands.add_parser("diff", help="比较同一申报单位的两份申报：哪几条变了，是哪些改动引起的；转差的在前")
    commands.add_parser("tracks", help="列出赛道、申报方式和规模门槛（附1-1）；写名称就看一个")
    commands.add_parser("clauses", help="列出条款的出处和约束力；写名称就看一条依据哪些待明确事项")
    commands.add_parser("readings", help="列出可以另选口径的待明确事项；写编号就看一处")
    commands.add_parser("county", help="看一个县（市、区）的代码、设区市，在不在各期山区海岛县名单上")
    commands.add_parser("deadlines", help="列出时限和它在某一天的状态，或写成日历文件")
    commands.add_parser("allocate", help="按名额截取推荐单位排好序的名单（JSON，或 Excel 的推荐汇总表）")
    commands.add_parser("form", help="写出一张空表，或按一份申报填好（Word、Excel、CSV）；不写表名就列出有哪些")
    commands.add_parser("schema", help="输出一种数据的 JSON Schema（2020-12）；不写名称就列出有哪些")
    commands.add_parser(
        "completion", help='输出 bash、zsh 或 fish 的补全脚本；bash 的写进 ~/.bashrc：eval "$(zj415x completion)"'
    )
    parser.commands = commands.choices
    return parser


def _print_what_the_console_can(stream: TextIO | None) -> None:
    """Escape the characters that the console's encoding lacks, instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
