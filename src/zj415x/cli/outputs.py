"""Outputs: results and problems, printed as text or JSON."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from unicodedata import category

from ..errors import InvalidDocumentError, Zj415xError
from ..words import Phrase
from .console import Console

if TYPE_CHECKING:
    from ..office import Remark


class Records(Protocol):
    """A printer of results, one by one."""

    def add(self, value: object, /) -> None:
        """Print one more result."""
        ...

    def close(self) -> None:
        """Finish the output."""
        ...


class Array:
    """Prints the results as one JSON array, for programs that read all at once."""

    def __init__(self, console: Console) -> None:
        self._console, self._open = console, False

    def add(self, value: object) -> None:
        """Print one more result."""
        text = as_json(value).replace("\n", "\n  ")
        self._console.show(f"{',' if self._open else '['}\n  {text}", end="")
        self._open = True

    def close(self) -> None:
        """Close the array."""
        self._console.show("\n]" if self._open else "[]")


class Lines:
    """Prints the results as JSON Lines, for programs that read them one by one."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def add(self, value: object) -> None:
        """Print one more result."""
        self._console.show(as_json(value, indent=None))

    def close(self) -> None:
        """Do nothing: JSON Lines have no end mark."""


def as_json(value: object, indent: int | None = 2) -> str:
    """Write a value as JSON, escaping every character that the console's encoding lacks."""
    every = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    return json.dumps(value, ensure_ascii=not every, indent=indent)


NOT_CHECKED, NOT_CUT, NOT_FILLED = Phrase("没有核对"), Phrase("没有截取"), Phrase("没有填表")


def told(name: str, error: Exception, outcome: Phrase, console: Console) -> list[dict[str, str]]:
    """Report a file's problems and what was skipped because of them; return the problems as data."""
    problems = [(at, console.voice.say(why)) for at, why in _problems(name, error)]
    shown = name or "“”"
    lines = [console.words("{name}：有 {count} 处问题，{outcome}", name=shown, count=len(problems), outcome=outcome)]
    lines += [console.words("  {path}：{problem}", path=at, problem=why) for at, why in problems]
    console.tell("\n".join(lines))
    return [{"path": at, "message": why} for at, why in problems]


def remarked(name: str, remarks: "tuple[Remark, ...]", console: Console) -> list[dict[str, str]]:
    """Report the remarks on a workbook that was read; return them as data."""
    shown = [{"path": remark.path, "message": console.voice.say(remark.words)} for remark in remarks]
    for remark in shown:
        console.tell(
            console.words("{file}：{path}：{problem}", file=name, path=remark["path"], problem=remark["message"])
        )
    return shown


def told_unwritten(path: Path, error: OSError | Zj415xError, console: Console) -> None:
    """Report why a file was not written."""
    match error:
        case Zj415xError():
            why = console.voice.say(error)
        case FileNotFoundError():
            why = console.words("没有这个文件夹")
        case IsADirectoryError():
            why = console.words("这是文件夹，不是文件")
        case FileExistsError():
            why = console.words("目标是管道或设备，不是文件")
        case PermissionError():
            why = console.words("没有写入权限")
        case _:
            why = str(error.strerror)
    console.tell(console.words("{path}：未能保存（{why}）", path=str(path), why=why))


def _no_such(name: str) -> Phrase:
    """Say that a file does not exist, and suggest similar names."""
    if category(name[:1] or "a") == "Pd":
        return Phrase("没有这个文件；是选项的，前面写两个半角减号，如 --json")
    if "*" in name or "?" in name:
        return Phrase("没有这个文件；* 和 ? 在这里不代表别的字，请把文件名逐个写出")
    return Phrase("没有这个文件")


def _problems(name: str, error: Exception) -> tuple[tuple[str, Zj415xError | Phrase], ...]:
    """List the problems of a file as (path in the file, message)."""
    match error:
        case InvalidDocumentError():
            return error.faults
        case Zj415xError():
            return (("$", error),)
        case FileNotFoundError():
            return (("$", _no_such(name)),)
        case IsADirectoryError():
            return (("$", Phrase("这是文件夹，不是文件")),)
        case PermissionError():
            return (("$", Phrase("没有读取权限")),)
        case OSError():
            return (("$", Phrase("无法打开（{reason}）", reason=str(error.strerror))),)
        case _:
            raise error
