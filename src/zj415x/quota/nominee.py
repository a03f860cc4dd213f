"""Nominee: a product of the province's one order, with the recommenders that could carry it."""

from typing import Generic

from attrs import frozen

from ..errors import InvalidTypeError, InvalidValueError, shown
from .ranking import C, named


@frozen(kw_only=True)
class Nominee(Generic[C]):
    """A candidate and who could recommend it (推荐名额表): its city, the seat of a brand, its group, an association.

    ``brand_county`` may be a park (所在地). None: it is not among them.

    Raises:
        InvalidTypeError, InvalidValueError: a name that is none; nobody who could recommend it.
    """

    candidate: C
    city: str | None = None
    brand_county: str | None = None
    group: str | None = None
    association: str | None = None

    def __attrs_post_init__(self) -> None:
        for name in self.recommenders:
            if name is not None and not isinstance(name, str):
                raise InvalidTypeError("推荐单位的名称应为文字，不能是 {value}", value=shown(name))
            if name is not None and not name.strip():
                raise InvalidValueError("“{one}”的推荐单位名称是空的", one=named(self.candidate))
        if self.recommenders == _NOBODY:
            raise InvalidValueError("“{one}”没有写明可由谁推荐", one=named(self.candidate))

    @property
    def recommenders(self) -> tuple[str | None, str | None, str | None, str | None]:
        """Who could recommend it, in the order of the quota table."""
        return self.city, self.brand_county, self.group, self.association


_NOBODY = (None, None, None, None)
