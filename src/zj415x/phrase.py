"""Phrase: words of ours with values in them, which can be said in another language."""

from collections.abc import Mapping
from typing import Any, Self


def listed(value: object) -> object:
    """A value as a text shows it: a tuple is a list of names or numbers."""
    return "、".join(map(str, value)) if isinstance(value, tuple) else value


class Phrase(str):
    """Chinese words with named values: it is the finished text, and remembers what it was made of.

    ``message`` is the id under which it is translated; a text that is no Phrase is somebody else's.
    """

    message: str
    values: Mapping[str, Any]

    def __new__(cls, message: str, /, **values: Any) -> Self:
        """The text that a message makes with its values."""
        made = super().__new__(cls, message.format(**{name: listed(value) for name, value in values.items()}))
        made.message, made.values = message, values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.message,), dict(self.values)
