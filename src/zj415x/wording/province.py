"""Province: sentences for the products of the whole province, placed with their recommenders."""

from collections.abc import Mapping
from typing import Any

from ..quota.province import OpenTie, Placement, Places, PlacingStep, ProvincialAllocation, Why
from .quota import candidate, candidates, rest
from .voice import MOST_SAID, Voice, say_in

# A product that receives a recommender's place, in its turn.
PLACED: Mapping[Why, str] = {
    Why.FIRST: "{candidate}：由{recommender}推荐，有空余名额",
    Why.NEXT: "{candidate}：由{recommender}推荐，排在它前面的推荐单位名额已满",
    Why.MOVED: "{candidate}：由{recommender}推荐，为此{moved}",
}


@say_in.register
def _(value: ProvincialAllocation, voice: Voice) -> str:  # type: ignore[type-arg]
    recommended = voice.fill("全省推荐 {count}", count=len(value.recommended))
    return voice.listed([recommended, *rest(value, voice)], "，")


@say_in.register
def _(value: Placement, voice: Voice) -> str:  # type: ignore[type-arg]
    return voice.fill(
        "{candidate}：由{recommender}推荐", candidate=candidate(value.candidate, voice), recommender=value.recommender
    )


@say_in.register
def _(value: Places, voice: Voice) -> str:
    message = "{name}：名额 {limit}，已用 {used}，空余 {unused}"
    if value.within is not None:
        message = "{name}：名额 {limit}，已用 {used}，空余 {unused}，计入{within}的名额"
    return voice.fill(
        message, name=value.name, limit=value.limit, used=value.used, unused=value.unused, within=value.within
    )


@say_in.register
def _(value: OpenTie, voice: Voice) -> str:  # type: ignore[type-arg]
    return voice.fill(
        "{open} 个名额待定（{count} 个产品同分）：{tied}",
        count=len(value.tied),
        open=value.open_places,
        tied=candidates(value.tied, voice),
    )


@say_in.register
def _(value: PlacingStep, voice: Voice) -> str:  # type: ignore[type-arg]
    return voice.fill(
        PLACED[value.why],
        candidate=candidate(value.candidate, voice),
        recommender=value.recommender,
        moved=_moved(value, voice),
    )


def _moved(value: PlacingStep[Any], voice: Voice) -> str:
    said = voice.listed(
        voice.fill("{one}由{from_}改到{to}", one=candidate(moved, voice), from_=from_, to=to)
        for moved, from_, to in value.moved[:MOST_SAID]
    )
    if len(value.moved) > MOST_SAID:
        return voice.fill("{said}等 {count} 个", said=said, count=len(value.moved))
    return said
