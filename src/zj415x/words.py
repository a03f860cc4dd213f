"""Words: a word of the notice as a value, and a sentence of ours with its values."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NoReturn, Self

from . import hooks


@hooks.described
class Term(StrEnum):
    """An official word; its value is the Chinese word itself, on the wire and in messages alike.

    It is a string: ``json.dumps`` writes its word, and ``report.verdict == "符合"`` holds. Two terms of different kinds
    are never equal, though they share a word: ``Outcome.MET`` and ``Verdict.ELIGIBLE`` are two keys of a mapping, and
    the text 符合 finds whichever of them stands there.

    >>> import json
    >>> from zj415x import Outcome, Verdict
    >>> json.dumps({"verdict": Verdict.ELIGIBLE}, ensure_ascii=False)
    '{"verdict": "符合"}'
    >>> Verdict.ELIGIBLE == "符合", Verdict.ELIGIBLE == Outcome.MET, Verdict.ELIGIBLE.word
    (True, False, '符合')
    """

    @property
    def word(self) -> str:
        """The word itself, as a plain string."""
        return str(self)

    # A text and a term that equal each other have to have the same hash.
    __hash__ = str.__hash__

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self.name}>"

    def __eq__(self, other: object) -> bool:
        return self is other if isinstance(other, Term) else str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return self is not other if isinstance(other, Term) else str.__ne__(self, other)

    # Terms are sorted by the order of their kind, where it has one (Verdict), and never as texts.
    def __lt__(self, other: object) -> bool:
        self._refuse("<", other)

    def __le__(self, other: object) -> bool:
        self._refuse("<=", other)

    def __gt__(self, other: object) -> bool:
        self._refuse(">", other)

    def __ge__(self, other: object) -> bool:
        self._refuse(">=", other)

    def _refuse(self, sign: str, other: object) -> NoReturn:
        """Raise TypeError; after NotImplemented a string on the other side would compare the texts."""
        kinds = f"{type(self).__name__!r} and {type(other).__name__!r}"
        raise TypeError(f"{sign!r} not supported between instances of {kinds}")


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
