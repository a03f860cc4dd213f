"""Main: one command is run, and whatever becomes of the console, its exit code says how it went."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from .. import __version__
from ..editions.y2026 import NOTICE
from . import allocate, check, deadlines, tracks
from .codes import OTHER, UNREADABLE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code.

    0: every file is eligible, and in time where it says when it was submitted; a list is cut, with nobody tied. 1:
    another verdict; people have to decide a tie. 2: wrong usage, or a file that cannot be read or written.
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
        return OTHER
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"写不出结果（{error.strerror}）", file=sys.stderr)
        return UNREADABLE
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zj415x", description="按浙制高办〔2026〕30号核对集群申报和精品产品，每个结论都注明条款出处。"
    )
    parser.add_argument("--version", action="version", version=f"zj415x {__version__}（{NOTICE.number}）")
    commands = parser.add_subparsers(required=True, metavar="命令")
    for command in (check, tracks, deadlines, allocate):
        command.add(commands)
    return parser


def _print_what_the_console_can(stream: TextIO | None) -> None:
    """A name with a character that the console's encoding lacks is shown escaped, and does not end the program."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
