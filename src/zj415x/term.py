"""Term: a word of the notice that the library treats as one value."""

from enum import Enum
from typing import TYPE_CHECKING, Any


class Term(Enum):
    """An official word; its value is the Chinese word itself, on the wire and in messages alike.

    It is no string: two terms of different kinds that share a word (符合) are not equal.
    """

    # Members are single objects; Enum's own hash is a Python call for each look-up.
    if TYPE_CHECKING:

        def __hash__(self) -> int: ...

    else:
        __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self.name}>"

    def __str__(self) -> str:
        return str(self.value)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        from .schema.definitions import definition_of

        return definition_of(cls, handler)
