"""Examined: what was held against the notice, so that it can be held against it again."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from .change import Lever
from .finding import Cited, Finding


class Examined(Protocol):
    """A subject that a report is about, of whatever kind."""

    @property
    def has_routes(self) -> bool:
        """Can it say what else it could apply for?"""
        ...

    def judge(self, cited: Cited, options: Mapping[str, str], /) -> Finding:
        """What one clause comes to, as the phrases it declares are read."""
        ...

    def with_changes(self, levers: Iterable[Lever], /) -> "Examined":
        """The same subject with these values changed, one after the other."""
        ...
