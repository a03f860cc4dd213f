"""Console: the streams of the program, its language, and its exit codes."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any, Self, TextIO
from unicodedata import east_asian_width

from attrs import field, frozen

from ..errors import printable
from ..wording.voice import Voice, voice_of

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

    def draw(self, words: str, share: float | None = None) -> None:
        """Draw some words and the share of work done, if known, once enough time has passed."""
        if self._stream is None or self._clock() < self._due:
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
