"""Paths: where a value stands in a subject, written as in its document (``$.titles[0].same_industry``).

``[*]`` is every row of a list.
"""

from functools import lru_cache
from typing import Any, TypeVar

from attrs import evolve

T = TypeVar("T")
EVERY = "*"


def put(subject: T, path: str, value: Any) -> T:
    """``subject`` with another value where ``path`` points; every class on the way checks what it gets."""
    return _put(subject, _steps(path), value)  # type: ignore[no-any-return]


@lru_cache(maxsize=256)
def _steps(path: str) -> tuple[str | int, ...]:
    steps: list[str | int] = []
    for name in path.removeprefix("$.").split("."):
        field, _, place = name.removesuffix("]").partition("[")
        steps.append(field)
        if place:
            steps.append(place if place == EVERY else int(place))
    return tuple(steps)


def _put(whole: Any, steps: tuple[str | int, ...], value: Any) -> Any:
    if not steps:
        return value
    first, *rest = steps
    if first == EVERY:
        return tuple([_put(one, tuple(rest), value) for one in whole])
    if isinstance(first, int):
        if first >= len(whole):
            return whole  # there is no such row to change
        return (*whole[:first], _put(whole[first], tuple(rest), value), *whole[first + 1 :])
    return evolve(whole, **{first: _put(getattr(whole, first), tuple(rest), value)})
