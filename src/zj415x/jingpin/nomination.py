"""Nomination: a product on a recommender's list, with what the recommender states of it."""

from attrs import frozen

from ..rules.outcome import Entry
from ..values.kind import verify
from .product import JingpinProduct


@frozen(kw_only=True)
class Nomination:
    """A product that is put forward (附件2 三2、三3); what the recommender does not state is None.

    ``passed_review``: it passed the first review. ``province_owned``: its enterprise belongs to a province-owned group
    (省属企业), which the provincial state assets commission recommends. ``brand_place`` names the seat of a cluster
    brand on whose own places it stands, None: on those of the recommender; ``in_brand_direction``: it agrees with what
    that brand is cultivated for.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    product: JingpinProduct
    passed_review: bool | None = None
    province_owned: bool | None = None
    brand_place: str | None = None
    in_brand_direction: bool | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)

    def __str__(self) -> str:
        return f"{self.product.enterprise.name}：{self.product.name}"

    def entry(self, place: int) -> Entry:
        """It as an entry of a list, the first of which has the place 0."""
        return Entry(path=f"$.products[{place}]", label=str(self), row=place + 1)
