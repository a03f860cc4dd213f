"""Person: the one in charge of a cluster, or its contact."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from ..values.kind import PrivateText, verify


@frozen(kw_only=True, repr=False)
class Person:
    """Somebody named on the form (附1-2 一): no repr, message or finding ever shows who.

    Raises:
        InvalidTypeError, InvalidValueError: a field that is no text.
    """

    name: PrivateText | None = None
    position: PrivateText | None = None
    mobile: PrivateText | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)

    def __repr__(self) -> str:
        return "<Person>"

    def __rich_repr__(self) -> Iterator[Any]:
        from ..display.fields import fields_of

        return fields_of(self)
