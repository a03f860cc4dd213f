"""Console: what is said on it, in one language: results on one stream, everything else on the other."""

import os
import sys
from contextlib import suppress
from typing import Any, Self, TextIO

from attrs import field, frozen

from ..errors import printable
from ..wording.voice import Voice, voice_of
from .progress import Progress


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
