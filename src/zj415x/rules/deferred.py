"""Deferred: a field of a frozen class that is worked out when somebody first asks for it.

Remedies alone ask a judgement for its ways, and most findings of a report are never looked at; the first change that
a clause offers would cost 17 000 instructions, and each finding 4 000, where judging by a clause takes some 10 000.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

C = TypeVar("C", bound=type)
T = TypeVar("T")


def later(make: Callable[[], T]) -> T:
    """Give a deferred field what makes its value in place of the value."""
    return cast("T", make)


def deferred(name: str) -> Callable[[C], C]:
    """Let a field hold what makes its value until somebody asks: to read, compare, print, copy or pickle it.

    The class has to keep its fields in a dict (``slots=False``). Two threads that ask at once make equal values.
    """

    def value_of(self: Any) -> Any:
        fields = vars(self)
        if callable(fields[name]):
            fields[name] = fields[name]()
        return fields[name]

    def state_of(self: Any) -> dict[str, Any]:
        return {**vars(self), name: value_of(self)}

    def decorate(cls: C) -> C:
        setattr(cls, name, property(value_of))
        cls.__getstate__ = state_of  # type: ignore[attr-defined]
        return cls

    return decorate
