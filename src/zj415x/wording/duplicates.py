"""A product that is recommended more than once, in words: where it stands, and how it is written there."""

from ..jingpin.recommendation import Appearance, Duplicate
from .voice import Voice, say_in


@say_in.register
def _(value: Appearance, voice: Voice) -> str:
    return voice.fill(
        "{recommender}名单第 {row} 行“{enterprise}：{product}”",
        recommender=value.recommender,
        row=value.row,
        enterprise=value.enterprise,
        product=value.product,
    )


@say_in.register
def _(value: Duplicate, voice: Voice) -> str:
    return voice.fill("{again}已见于{first}", again=value.again, first=value.first)
