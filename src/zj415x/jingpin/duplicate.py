"""Duplicate: one product of one enterprise that is recommended more than once, under whatever spelling (A59)."""

from collections.abc import Iterable

from attrs import frozen

from ..values.name import loosely

_BRACKETS = str.maketrans("", "", "()[]{}<>〈〉《》【】〔〕")


@frozen(kw_only=True)
class Appearance:
    """Where a product stands: whose list, which row, and how enterprise and product (with its model) are written."""

    recommender: str
    row: int
    enterprise: str
    product: str

    @property
    def key(self) -> tuple[str, str]:
        """What two spellings of the same have in common: width, brackets and spaces do not count."""
        return loosely(self.enterprise).translate(_BRACKETS), loosely(self.product).translate(_BRACKETS)


@frozen(kw_only=True)
class Duplicate:
    """A product that stood on a list (附件2 三3) before: where it stands ``again``, and where ``first``.

    Both spellings are kept: whether the two are one, people decide.
    """

    first: Appearance
    again: Appearance


def duplicates_of(appearances: Iterable[Appearance]) -> tuple[Duplicate, ...]:
    """Every product that stands there again, in the order in which they come."""
    first: dict[tuple[str, str], Appearance] = {}
    found = []
    for one in appearances:
        before = first.setdefault(one.key, one)
        if before is not one:
            found.append(Duplicate(first=before, again=one))
    return tuple(found)
