"""The command line: zj415x check | tracks | deadlines | allocate | form | schema."""

import sys
from collections.abc import Sequence
from typing import TextIO

from .. import __version__
from ..editions import latest
from ..wording import LOCALES
from . import allocate, check, deadlines, form, schema, tracks
from .arguments import Parser, add_edition, add_language
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
            chosen = _parser().parse_args(arguments)
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


def _parser() -> Parser:
    number = latest().number
    parser = Parser(prog="zj415x", description=f"按{number}核对集群申报和精品产品，每个结论都注明条款出处。")
    version = f"zj415x {__version__}（{number}）"
    parser.options.add_argument("--version", action="version", version=version, help="显示版本和通知的文号")
    add_edition(parser, default=None)
    add_language(parser, default="zh")
    commands = parser.add_subparsers(required=True, title="命令", metavar="命令")
    for command in (check, tracks, deadlines, allocate, form, schema):
        command.add(commands)
    parser.commands = tuple(commands.choices)
    return parser


def _print_what_the_console_can(stream: TextIO | None) -> None:
    """Escape the characters that the console's encoding lacks, instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
