"""Deferred: a field of a frozen class that is worked out when somebody first asks for it.

Remedies alone ask a judgement for its ways, and most findings of a report are never looked at: the first change that
a clause offers costs 17 000 instructions and each finding 4 000, where judging by a clause takes some 10 000.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

C = TypeVar("C", bound=type)
T = TypeVar("T")


def later(make: Callable[[], T]) -> T:
    """Give a deferred field what makes its value in place of the value."""
    return cast("T", make)


class Deferred(property):
    """A field that holds what makes its value until somebody asks: to read, compare, print, copy or pickle it.

    ``slot`` reads and writes what the field holds. Two threads that ask at once make equal values.
    """

    def __init__(self, slot: Any) -> None:
        self.slot = slot
        super().__init__(self._value_of, slot.__set__)

    def _value_of(self, owner: object) -> Any:
        held = self.slot.__get__(owner)
        if callable(held):
            held = held()
            self.slot.__set__(owner, held)
        return held


def defer(name: str) -> Callable[[C], C]:
    """Defer a field of a class with slots."""

    def decorate(cls: C) -> C:
        setattr(cls, name, Deferred(vars(cls)[name]))
        return cls

    return decorate
