"""Heading: a chapter of a document whose outline the notice gives."""

from attrs import frozen


@frozen(kw_only=True)
class Heading:
    """A chapter and its sections, by their titles."""

    title: str
    sections: tuple[str, ...] = ()
