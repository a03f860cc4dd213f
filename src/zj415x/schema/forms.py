"""Ranked: a ranked list as an object, the form in which something can be remarked beside it."""

from collections.abc import Mapping

from ..hooks import frozen
from ..jingpin.recommendation import ListedProduct
from ..wording.fields import FIELDS, Label

RANKING = tuple[ListedProduct, ...]
"""What a ranked list is read to; it is read bare, too."""


@frozen(kw_only=True)
class Ranked:
    """The rows of a recommendation sheet (推荐汇总表; 附件2 三3), best first, under ``ranked``."""

    ranked: tuple[ListedProduct, ...]


FORMS: Mapping[type, tuple[Label, Mapping[str, Label]]] = {
    **FIELDS,
    Ranked: (
        ("推荐汇总表", "排好序，最好的在前。"),
        {"ranked": "推荐汇总表的各行"},
    ),
}
"""Of each class that is read what it is called, and its fields."""
