"""Progress: how far long work has come, in one line of a terminal that is gone when it is done."""

import os
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Self, TextIO
from unicodedata import east_asian_width

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
