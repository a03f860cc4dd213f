"""Ranked: a ranked list as an object, the form in which something can be remarked beside it."""

from attrs import frozen

from ..jingpin.recommendation import ListedProduct

RANKING = tuple[ListedProduct, ...]
"""What a ranked list is read to; it is read bare, too."""


@frozen(kw_only=True)
class Ranked:
    """The rows of a recommendation sheet (推荐汇总表; 附件2 三3), best first, under ``ranked``."""

    ranked: tuple[ListedProduct, ...]
