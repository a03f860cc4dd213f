"""Allocation: a recommender's ranked list, cut at the places it has."""

from collections.abc import Hashable
from typing import Generic, TypeVar

from attrs import frozen

C = TypeVar("C", bound=Hashable)


@frozen(kw_only=True)
class Allocation(Generic[C]):
    """A ranked list cut at a recommender's limit: who is recommended, who is left out, what is unused."""

    recommender: str
    limit: int
    recommended: tuple[C, ...]
    left_out: tuple[C, ...]

    @property
    def unused(self) -> int:
        """Places that nobody on the list took."""
        return self.limit - len(self.recommended)
