"""Console: where text is printed, in which language, and with which exit code a command ends."""

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


_PATIENCE, _PAUSE = 1.0, 0.1  # seconds before it is shown, and between two changes
_BAR = 12
_COLUMNS = 80  # of a terminal that does not say how wide it is


class Progress:
    """What long work says of itself on ``stream``, if that is a terminal; whoever prints there clears it before."""

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
        """Show some words, and the share of the work that is done, where that is known and the time has come."""
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
        """Take it off the terminal."""
        if self._stream is not None and self._drawn:
            _write(self._stream, f"\r{' ' * self._drawn}\r")
            self._drawn = 0


def _write(stream: TextIO, text: str) -> None:
    with suppress(OSError):  # a terminal that is gone ends no work
        stream.write(text)
        stream.flush()


def _columns(stream: TextIO) -> int:
    with suppress(OSError):
        return os.get_terminal_size(stream.fileno()).columns or _COLUMNS
    return _COLUMNS


def _cut(text: str, columns: int) -> tuple[str, int]:
    """So much of a text as goes into so many columns, and how many it takes."""
    width = 0
    for place, one in enumerate(text):
        step = 2 if east_asian_width(one) in "WFA" else 1  # ambiguous ones are wide in Chinese fonts
        if width + step > columns:
            return text[:place], width
        width += step
    return text, width


@frozen
class Console:
    """The streams of the program and its language; ``progress`` is cleared before anything stands beside it."""

    voice: Voice
    progress: Progress
    _together: bool = field(alias="together")  # results stand on the terminal, too

    @classmethod
    def speaking(cls, locale: str) -> Self:
        """The console in a language."""
        return cls(voice_of(locale), Progress(sys.stderr), together=sys.stdout is not None and sys.stdout.isatty())

    def words(self, message: str, /, **values: Any) -> str:
        """A sentence of ours with its values; a plain text is a name that somebody gave, and stays as it is."""
        said = {
            name: printable(value) if type(value) is str else self.voice.say(value) for name, value in values.items()
        }
        return self.voice.text(message, values.get("count")).format(**said)

    def show(self, text: str, end: str = "\n") -> None:
        """Print a result. Raises OSError where it cannot be written."""
        if self._together:
            self.progress.clear()
        print(text, end=end)

    def tell(self, text: str) -> None:
        """Say what is no result: what is wrong, or what was left aside."""
        self.progress.clear()
        complain(text)


def complain(text: str) -> None:
    """Print beside the results; where that cannot be, the results are not less for it."""
    if sys.stderr is not None:
        try:
            over = "\r" if sys.stderr.isatty() else ""  # the ^C that a terminal shows
            print(over + text, file=sys.stderr, flush=True)
        except OSError:
            let_go(sys.stderr)


def let_go(stream: TextIO | None) -> None:
    """Send what a stream still holds, and what follows, nowhere, so that nothing complains at exit."""
    if stream is not None:
        with suppress(OSError):  # it is no file
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
