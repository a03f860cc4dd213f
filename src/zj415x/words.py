"""Words: a word of the notice as a value, and our own sentences with their values."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NoReturn, Self

from . import hooks

_LONGEST = 40


@hooks.wired
class Term(StrEnum):
    """An official word; its value is the Chinese word itself, on the wire and in messages.

    It is a string: ``json.dumps`` writes the word, and ``report.verdict == "符合"`` holds. Terms of different enums are
    never equal, even with the same word: ``Outcome.MET`` and ``Verdict.ELIGIBLE`` are two keys of a mapping, and the
    text 符合 finds either.

    >>> import json
    >>> from zj415x import Outcome, Verdict
    >>> json.dumps({"verdict": Verdict.ELIGIBLE}, ensure_ascii=False)
    '{"verdict": "符合"}'
    >>> Verdict.ELIGIBLE == "符合", Verdict.ELIGIBLE == Outcome.MET, Verdict.ELIGIBLE.word
    (True, False, '符合')
    """

    @property
    def word(self) -> str:
        """The word as a plain str."""
        return str(self)

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        """Refuse what is no word of these, with the nearest members. Raises ValueError."""
        from difflib import get_close_matches  # only for slips

        known = {text: term for term in cls for text in (term.name, term.word)}
        near = [known[text] for text in get_close_matches(str(value)[:_LONGEST], known, cutoff=0.4)] or [*cls]
        names = "、".join(dict.fromkeys(f"{cls.__name__}.{term.name}" for term in near))
        raise ValueError(f"{cls.__name__} 没有 {str(value)[:_LONGEST]!r}；可写：{names}")

    # A term equals its text, so both need the same hash.
    __hash__ = str.__hash__

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self.name}>"

    def __eq__(self, other: object) -> bool:
        return self is other if isinstance(other, Term) else str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return self is not other if isinstance(other, Term) else str.__ne__(self, other)

    # An enum may define its own order (Verdict); terms never compare as texts.
    def __lt__(self, other: object) -> bool:
        self._refuse("<", other)

    def __le__(self, other: object) -> bool:
        self._refuse("<=", other)

    def __gt__(self, other: object) -> bool:
        self._refuse(">", other)

    def __ge__(self, other: object) -> bool:
        self._refuse(">=", other)

    def _refuse(self, sign: str, other: object) -> NoReturn:
        """Raise TypeError; NotImplemented would let a str on the other side compare the texts."""
        kinds = f"{type(self).__name__!r} and {type(other).__name__!r}"
        raise TypeError(f"{sign!r} not supported between instances of {kinds}")


def listed(value: object) -> object:
    """Join the items of a tuple with 、; leave any other value as it is."""
    return "、".join(map(str, value)) if isinstance(value, tuple) else value


class Phrase(str):
    """Chinese text made from a message and named values, both of which it keeps.

    ``message`` is the id of its translation; a plain str is user text.
    """

    message: str
    values: Mapping[str, Any]

    def __new__(cls, message: str, /, **values: Any) -> Self:
        """Fill a message with its values."""
        made = super().__new__(cls, message.format(**{name: listed(value) for name, value in values.items()}))
        made.message, made.values = message, values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.message,), dict(self.values)
