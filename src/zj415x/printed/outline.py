"""Heading: a chapter of a document whose outline the notice gives."""

from attrs import frozen


@frozen(kw_only=True)
class Heading:
    """A chapter and its sections, by their titles: of the plan (附1-3), or of the product report (附2-1)."""

    title: str
    sections: tuple[str, ...] = ()
