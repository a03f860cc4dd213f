"""ListedProduct: a row of a recommender's ranked list."""

from typing import Any

from attrs import frozen

from ..values.kind import Points, verify
from .product import Category


@frozen(kw_only=True)
class ListedProduct:
    """A row of the recommendation sheet (推荐汇总表; 附件2 三3), with what it is ranked by; what is not stated is None.

    ``product`` is its name and model (产品名称及型号), ``track`` a track's printed name. ``score`` is the recommender's
    own; ``in_zone``: it is made in a core or coordinated zone.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    enterprise: str
    product: str
    category: Category | None = None
    track: str | None = None
    score: Points | None = None
    in_zone: bool | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)

    def __str__(self) -> str:
        return f"{self.enterprise}：{self.product}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from ..exchange.pydantic import core_schema_of

        return core_schema_of(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        from ..schema.definitions import definition_of

        return definition_of(cls, handler)
