"""Console: the program's streams, its language and its exit codes; results and problems, printed there."""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, Self, TextIO, TypeAlias
from unicodedata import category, east_asian_width

from attrs import field

from ..errors import InvalidDocumentError, Zj415xError, printable
from ..hooks import frozen
from ..rules.finding import Verdict
from ..wording.voice import Voice, voice_of
from ..words import Phrase

if TYPE_CHECKING:
    from pathlib import Path

    from ..office import Remark

PASSED, OTHER, UNREADABLE = 0, 1, 2
INTERRUPTED = 130


_PATIENCE, _PAUSE = 1.0, 0.1  # seconds before the first draw, and between two draws
_BAR = 12
_COLUMNS = 80  # width of a terminal that does not report its own


class Progress:
    """The progress of long work, shown on ``stream`` if that is a terminal; printers there clear it first."""

    def __init__(self, stream: TextIO | None, clock: Callable[[], float] = monotonic) -> None:
        self._stream = stream if stream is not None and stream.isatty() else None
        self._clock = clock
        self._due = clock() + _PATIENCE
        self._drawn = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    @property
    def due(self) -> bool:
        """Is it time to draw, on a terminal?"""
        return self._stream is not None and self._clock() >= self._due

    def draw(self, words: str, share: float | None = None) -> None:
        """Draw some words and the share of work done, if known, once enough time has passed."""
        if self._stream is None or not self.due:
            return
        self._due = self._clock() + _PAUSE
        if share is not None:
            filled = int(min(share, 1) * _BAR)
            words = f"[{'#' * filled}{'-' * (_BAR - filled)}] {min(share, 1):4.0%}  {words}"
        line, width = _cut(words, _columns(self._stream) - 1)
        _write(self._stream, f"\r{line}{' ' * (self._drawn - width)}")
        self._drawn = max(width, self._drawn)

    def clear(self) -> None:
        """Clear the progress from the terminal."""
        if self._stream is not None and self._drawn:
            _write(self._stream, f"\r{' ' * self._drawn}\r")
            self._drawn = 0


def _write(stream: TextIO, text: str) -> None:
    with suppress(OSError):  # a closed terminal never stops the work
        stream.write(text)
        stream.flush()


def _columns(stream: TextIO) -> int:
    with suppress(OSError):
        return os.get_terminal_size(stream.fileno()).columns or _COLUMNS
    return _COLUMNS


def _cut(text: str, columns: int) -> tuple[str, int]:
    """Cut a text to a number of columns; return it and its width."""
    width = 0
    for index, character in enumerate(text):
        step = 2 if east_asian_width(character) in "WFA" else 1  # ambiguous characters are wide in Chinese fonts
        if width + step > columns:
            return text[:index], width
        width += step
    return text, width


@frozen
class Console:
    """The output streams and the language; clears ``progress`` before every print."""

    voice: Voice
    progress: Progress
    _together: bool = field(alias="together")  # results go to the terminal too

    @classmethod
    def speaking(cls, locale: str) -> Self:
        """Open the console in a language."""
        return cls(voice_of(locale), Progress(sys.stderr), together=sys.stdout is not None and sys.stdout.isatty())

    def words(self, message: str, /, **values: Any) -> str:
        """Translate a sentence of ours with its values; a plain text is a user's name and stays as it is."""
        said = {
            name: printable(value) if type(value) is str else self.voice.say(value) for name, value in values.items()
        }
        return self.voice.text(message, values.get("count")).format(**said)

    def show(self, text: str, end: str = "\n") -> None:
        """Print a result. Raises OSError if that fails."""
        if self._together:
            self.progress.clear()
        print(text, end=end)

    def tell(self, text: str) -> None:
        """Print a problem or remark to stderr."""
        self.progress.clear()
        complain(text)


def complain(text: str) -> None:
    """Print to stderr; a closed stderr never fails the command."""
    if sys.stderr is not None:
        try:
            over = "\r" if sys.stderr.isatty() else ""  # overwrites the ^C that a terminal shows
            print(over + text, file=sys.stderr, flush=True)
        except OSError:
            let_go(sys.stderr)


def let_go(stream: TextIO | None) -> None:
    """Redirect a stream to nowhere, so that flushing it at exit cannot fail."""
    if stream is not None:
        with suppress(OSError):  # the stream has no file descriptor
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Array:
    """Prints the results as one JSON array, for programs that read all at once."""

    def __init__(self, console: Console) -> None:
        self._console, self._open = console, False

    def add(self, text: str) -> None:
        """Print one more result, written as JSON."""
        text = text.replace("\n", "\n  ")
        self._console.show(f"{',' if self._open else '['}\n  {text}", end="")
        self._open = True

    def close(self) -> None:
        """Close the array."""
        self._console.show("\n]" if self._open else "[]")


class Lines:
    """Prints the results as JSON Lines, for programs that read them one by one."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def add(self, text: str) -> None:
        """Print one more result, written as JSON on one line."""
        self._console.show(text)

    def close(self) -> None:
        """Do nothing: JSON Lines have no end mark."""


Records: TypeAlias = Array | Lines
"""A printer of results, one by one."""


def shows_all() -> bool:
    """Tell whether the console's encoding has every character."""
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"


def as_json(value: object) -> str:
    """Write a value as JSON, escaping every character that the console's encoding lacks."""
    return json.dumps(value, ensure_ascii=not shows_all(), indent=2)


def summary(counts: Counter[Verdict | None], console: Console) -> str:
    """Count the documents of each verdict, and those that cannot be read."""
    return console.words(
        "共 {count} 份：符合 {eligible}，需作说明 {explained}，待补正 {incomplete}，不符合 {ineligible}，"
        "无法读取 {bad}",
        count=counts.total(),
        eligible=counts[Verdict.ELIGIBLE],
        explained=counts[Verdict.NEEDS_EXPLANATION],
        incomplete=counts[Verdict.INCOMPLETE],
        ineligible=counts[Verdict.INELIGIBLE],
        bad=counts[None],
    )


NOT_CHECKED, NOT_CUT, NOT_FILLED = Phrase("没有核对"), Phrase("没有截取"), Phrase("没有填表")
NOT_COMPARED = Phrase("没有比较")


def told(name: str, error: Exception, outcome: Phrase, console: Console) -> list[dict[str, str]]:
    """Report a file's problems and what was skipped because of them; return the problems as data."""
    text, problems = described(name, error, outcome, console)
    console.tell(text)
    return problems


def described(name: str, error: Exception, outcome: Phrase, console: Console) -> tuple[str, list[dict[str, str]]]:
    """Describe a file's problems and what was skipped because of them; return a text, and the problems as data."""
    problems = [(at, console.voice.say(why)) for at, why in _problems(name, error)]
    shown = name or "“”"
    lines = [console.words("{name}：有 {count} 处问题，{outcome}", name=shown, count=len(problems), outcome=outcome)]
    lines += [console.words("  {path}：{problem}", path=at, problem=why) for at, why in problems]
    return "\n".join(lines), [{"path": at, "message": why} for at, why in problems]


def remarked(name: str, remarks: "tuple[Remark, ...]", console: Console) -> list[dict[str, str]]:
    """Report the remarks on a workbook that was read; return them as data."""
    shown = [{"path": remark.path, "message": console.voice.say(remark.words)} for remark in remarks]
    for remark in shown:
        console.tell(
            console.words("{file}：{path}：{problem}", file=name, path=remark["path"], problem=remark["message"])
        )
    return shown


def told_unwritten(path: "Path", error: OSError | Zj415xError, console: Console) -> None:
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
