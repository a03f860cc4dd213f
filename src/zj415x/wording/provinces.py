"""The places of the whole province, in words: who has one, with whom, and how it came there."""

from typing import Any

from ..quota.province import OpenTie, Placement, Places, PlacingStep, ProvincialAllocation
from . import messages
from .allocations import candidate, candidates
from .voice import MOST_SAID, Voice, say_in


@say_in.register
def _(value: ProvincialAllocation, voice: Voice) -> str:  # type: ignore[type-arg]
    parts = [voice.fill("全省推荐 {count}", count=len(value.recommended))]
    if value.ties:
        parts.append(
            voice.fill("{count} 个同分，争 {open} 个名额，待定", count=len(value.tied), open=value.open_places)
        )
    parts.append(voice.fill("名额外 {count}", count=len(value.left_out)))
    return voice.listed(parts, "，")


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
        "{count} 个同分，争 {open} 个名额，待定：{tied}",
        count=len(value.tied),
        open=value.open_places,
        tied=candidates(value.tied, voice),
    )


@say_in.register
def _(value: PlacingStep, voice: Voice) -> str:  # type: ignore[type-arg]
    return voice.fill(
        messages.PLACED[value.why],
        candidate=candidate(value.candidate, voice),
        recommender=value.recommender,
        moved=_moved(value, voice),
    )


def _moved(value: PlacingStep[Any], voice: Voice) -> str:
    said = voice.listed(
        voice.fill("{one}由{from_}改到{to}", one=candidate(one, voice), from_=from_, to=to)
        for one, from_, to in value.moved[:MOST_SAID]
    )
    if len(value.moved) > MOST_SAID:
        return voice.fill("{said}等 {count} 个", said=said, count=len(value.moved))
    return said
