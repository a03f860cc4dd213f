"""Records: results as JSON, each printed as soon as it is there."""

import json
import sys
from typing import Protocol

from .console import Console


class Records(Protocol):
    """Results that are printed one by one."""

    def add(self, value: object, /) -> None:
        """Print one more."""
        ...

    def close(self) -> None:
        """Print what stands behind the last one."""
        ...


class Array:
    """Results as one JSON array, so that a program reads all of them at once."""

    def __init__(self, console: Console) -> None:
        self._console, self._open = console, False

    def add(self, value: object) -> None:
        """Print one more."""
        text = as_json(value).replace("\n", "\n  ")
        self._console.show(f"{',' if self._open else '['}\n  {text}", end="")
        self._open = True

    def close(self) -> None:
        """End the array."""
        self._console.show("\n]" if self._open else "[]")


class Lines:
    """Results as JSON Lines, so that a program reads them one by one, however many there are."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def add(self, value: object) -> None:
        """Print one more."""
        self._console.show(as_json(value, indent=None))

    def close(self) -> None:
        """Nothing stands behind the last one."""


def as_json(value: object, indent: int | None = 2) -> str:
    """A value as JSON, escaped where the console has not all characters: what stands there instead would be no JSON."""
    every = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    return json.dumps(value, ensure_ascii=not every, indent=indent)
