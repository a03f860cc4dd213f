"""Arguments: argparse in Chinese, and the values on a command line, parsed and checked."""

import argparse
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias, TypeVar

from .. import editions
from ..errors import Zj415xError, printable, quoted
from ..notice import Notice
from ..rules.reading import Readings
from ..values.moment import iso_day
from ..values.name import loosely, nearest
from ..wording import LOCALES
from .console import UNREADABLE, Console, complain

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
_NO_SUCH_COMMAND = r"argument 命令: invalid choice: (.*?)(, maybe .*)? \(choose from .*"
# What users type for a command, and what does it.
_INSTEAD = {
    "calendar": "deadlines --ics",
    "compare": "diff",
    "explain": "check --why",
    "help": "--help",
    "questions": "readings",
    "quota": "allocate",
    "quotas": "allocate",
    "receipt": "check --receipt",
    "remedies": "check --why",
    "routes": "check --why",
    "validate": "check",
    "verify": "replay",
    "version": "--version",
    "why": "check --why",
}
# Likewise, for several names at once, matched by the last group.
_LISTING = (
    (r"the following arguments are required: (.*)", "缺少：{listed}"),
    (r"ambiguous option: (\S+) could match (.*)", "{0} 可以是 {listed}，请写全"),
)
_APART = ",? (?=-)|, "
_USAGE, _HEADINGS = ("usage: ", "用法："), r"(?m)^(\w+):$"


class Parser(argparse.ArgumentParser):
    """The parser of one command, or of all: ``given`` are its arguments, ``options`` its options.

    ``commands``: its subcommands by name, if any.
    """

    def __init__(self, **how: Any) -> None:
        super().__init__(add_help=False, formatter_class=_formatter, **how)
        self.commands: Mapping[str, Parser] = {}
        self.given: argparse._ArgumentGroup = self.add_argument_group("参数")
        self.options: argparse._ArgumentGroup = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示这段说明")

    def format_usage(self) -> str:
        """Show the usage line."""
        return super().format_usage().replace(*_USAGE, 1)

    def format_help(self) -> str:
        """Describe the command, its arguments and its options."""
        return re.sub(_HEADINGS, r"\1：", super().format_help()).replace(*_USAGE, 1)

    def error(self, message: str) -> NoReturn:
        """Print the usage and the error, and exit."""
        complain(f"{self.format_usage()}{self.prog}：{printable(self._said(message))}")
        self.exit(UNREADABLE)

    def _said(self, message: str) -> str:
        unknown = re.fullmatch(_NO_SUCH_COMMAND, message, re.DOTALL)
        if unknown:
            name = unknown[1].strip("'\"")
            near = nearest(name, self.commands)
            offered = f"相近的有：{'、'.join(near)}" if near else f"可写：{'、'.join(self.commands)}"
            if name in _INSTEAD:
                offered = f"请用 {self.prog} {_INSTEAD[name]}"
            return f"没有“{name}”这个命令；{offered}"
        for pattern, said in _LISTING:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                *before, listed = found.groups()
                return said.format(*before, listed=re.sub(_APART, "、", listed))
        for pattern, said in _SAID:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                return found.expand(said)
        return message


def _formatter(prog: str) -> argparse.HelpFormatter:
    from shutil import get_terminal_size  # only help and usage need it

    # argparse counts one column for a Chinese character, which takes two.
    return argparse.HelpFormatter(prog, width=get_terminal_size().columns * 2 // 3)


if TYPE_CHECKING:
    _Registry: TypeAlias = argparse._SubParsersAction[Parser]
else:  # it is generic to type checkers alone
    _Registry = argparse._SubParsersAction


class Commands(_Registry):
    """The registry of commands: a command loads its module, and adds its arguments, when it is the one that is run."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: str | None = None) -> None:
        """Complete the parser of the command, and let it parse."""
        name = values[0]
        import_module(f".{name}", __package__).complete(self.choices[name])
        super().__call__(parser, namespace, values, option_string)


T = TypeVar("T")
_LONGEST = 9
LANGUAGES = {"zh": LOCALES[0], "en": "en"}
"""The languages of the results, as users type them."""


def add_language(parser: Parser, default: Any = argparse.SUPPRESS) -> None:
    """Add ``--lang``, accepted before or after the command."""
    parser.options.add_argument(
        "--lang", metavar="语言", type=_language, default=default, help="结果和问题用什么语言说：zh（不写即此）、en"
    )


def add_edition(parser: Parser, default: Any = argparse.SUPPRESS) -> None:
    """Add ``--edition``, which may stand before a command or behind it."""
    known = "、".join(years())
    parser.options.add_argument(
        "--edition",
        metavar="年份",
        type=_edition,
        dest="notice",
        default=default,
        help=f"按哪一年的通知：{known}；不写即最新的一年",
    )


def add_readings(parser: Parser, example: str) -> None:
    """Add ``--reading``, which may be repeated."""
    parser.options.add_argument(
        "--reading", metavar="事项=口径", type=reading, action="append", default=[], help=f"如 {example}"
    )


def finish(command: Parser, run: Callable[[argparse.Namespace, Console], int]) -> None:
    """Add the arguments that every command takes last, and what runs it."""
    add_edition(command)
    add_language(command)
    command.set_defaults(run=run, misused=command.error)


def meant(text: str) -> str:
    """Decode an argument that the locale could not decode as UTF-8."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return text


def one_of(known: Iterable[T], text: str, what: str) -> T:
    """Find the item whose name was typed; the error for an unknown name lists the known ones."""
    typed, known = meant(text), tuple(known)
    for item in known:
        if loosely(typed) in (loosely(str(item)), loosely(getattr(item, "on_form", str(item)))):
            return item
    names = "、".join(map(str, known))
    raise argparse.ArgumentTypeError(f"没有“{quoted(typed)}”{what}；可写：{names}")


def day(text: str) -> date:
    """Parse a day of this century, such as 2026-06-20."""
    try:
        day = iso_day(text)
        if not 2000 <= day.year < 2100:
            raise ValueError
        return day
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{quoted(text)}”不是日期，写成 2026-06-20 的样子") from None


def reading(text: str) -> tuple[str, str]:
    """Parse the choice of a reading, such as A56=per-body."""
    id, equals, option = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"“{quoted(text)}”应写成 事项=口径，如 A56=per-body")
    try:
        Readings.of({id: option})
    except Zj415xError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return id, option


def whole(text: str) -> int:
    """Parse a non-negative whole number."""
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST):
        raise argparse.ArgumentTypeError(f"“{quoted(text)}”应为不小于 0 的整数")
    return int(text)


def years() -> tuple[str, ...]:
    """List the years of the editions, as users type them."""
    return tuple([name.removeprefix("y") for name in editions.EDITIONS])


def _edition(text: str) -> Notice:
    return editions.edition(f"y{one_of(years(), text, '这一年的通知')}")


def _language(text: str) -> str:
    return LANGUAGES[one_of(LANGUAGES, text, "这种语言")]
