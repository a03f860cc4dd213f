"""Parser: argparse in Chinese; for an unknown command it suggests the nearest."""

import argparse
import re
import shutil
from typing import Any, NoReturn, TypeAlias, TypeVar

from ..errors import printable
from ..values.name import nearest
from .console import UNREADABLE, complain

# argparse's messages and ours; any other message stays in English.
_SAID = (
    (r"unrecognized arguments: (-.*)", r"不认识的选项：\1"),
    (
        r"unrecognized arguments: (.*)",
        r"多余的参数：\1（文件名里有空格的要加引号；check 的几个文件要挨着写，中间不夹选项）",
    ),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 和 \2 不能一起写"),
    (r"argument (\S+): expected one argument", r"\1 后面要写一个值"),
    (r"argument (\S+): expected at least one argument", r"\1 后面至少要写一个值"),
    (r"argument (\S+): ignored explicit argument (.*)", r"\1 后面不写值"),
    (r"argument (\S+): (.*)", r"\1：\2"),
)
_NO_SUCH_COMMAND = re.compile(r"argument 命令: invalid choice: (.*?)(, maybe .*)? \(choose from .*", re.DOTALL)
# Likewise, for several names at once, matched by the last group.
_LISTING = (
    (r"the following arguments are required: (.*)", "缺少：{listed}"),
    (r"one of the arguments (.*) is required", "要写其中一个：{listed}"),
    (r"ambiguous option: (\S+) could match (.*)", "{0} 可以是 {listed}，请写全"),
)
_APART = re.compile(",? (?=-)|, ")
_USAGE, _HEADINGS = ("usage: ", "用法："), re.compile(r"^(\w+):$", re.MULTILINE)


class Parser(argparse.ArgumentParser):
    """The parser of one command, or of all: ``given`` are its arguments, ``options`` its options.

    ``commands``: the names of its subcommands, if any.
    """

    def __init__(self, **how: Any) -> None:
        # argparse counts one column for a Chinese character, which takes two.
        width = shutil.get_terminal_size().columns * 2 // 3
        super().__init__(add_help=False, formatter_class=lambda prog: argparse.HelpFormatter(prog, width=width), **how)
        self.commands: tuple[str, ...] = ()
        self.given: argparse._ArgumentGroup = self.add_argument_group("参数")
        self.options: argparse._ArgumentGroup = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示这段说明")

    def format_usage(self) -> str:
        """Show the usage line."""
        return super().format_usage().replace(*_USAGE, 1)

    def format_help(self) -> str:
        """Describe the command, its arguments and its options."""
        return _HEADINGS.sub(r"\1：", super().format_help()).replace(*_USAGE, 1)

    def error(self, message: str) -> NoReturn:
        """Print the usage and the error, and exit."""
        complain(f"{self.format_usage()}{self.prog}：{printable(self._said(message))}")
        self.exit(UNREADABLE)

    def _said(self, message: str) -> str:
        unknown = _NO_SUCH_COMMAND.fullmatch(message)
        if unknown:
            name = unknown[1].strip("'\"")
            near = nearest(name, self.commands)
            offered = f"相近的有：{'、'.join(near)}" if near else f"可写：{'、'.join(self.commands)}"
            return f"没有“{name}”这个命令；{offered}"
        for pattern, said in _LISTING:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                *before, listed = found.groups()
                return said.format(*before, listed=_APART.sub("、", listed))
        for pattern, said in _SAID:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                return found.expand(said)
        return message


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
"""The registry of commands that each command joins."""

T = TypeVar("T")
