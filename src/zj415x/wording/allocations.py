"""A list cut at its places, in words: who is in, who is out, who is tied, and by which steps."""

from collections.abc import Iterable
from typing import Any

from ..errors import spelt
from ..quota.allocation import Allocation, Step, StepKind
from ..rules.outcome import Entry
from . import messages
from .places import place_in
from .voice import MOST_SAID, Voice, say_in


@say_in.register
def _(value: Allocation, voice: Voice) -> str:  # type: ignore[type-arg]
    parts = [
        voice.fill(
            "{recommender}：名额 {limit}（{place}）",
            recommender=value.recommender,
            limit=value.limit,
            place=place_in(value.place, voice),
        ),
        voice.fill("推荐 {count}", count=len(value.recommended)),
    ]
    if value.tied:
        parts.append(
            voice.fill("{count} 个同分，争 {open} 个名额，待定", count=len(value.tied), open=value.open_places)
        )
    parts.append(voice.fill("名额外 {count}", count=len(value.left_out)))
    if value.unused:
        parts.append(voice.fill("空余 {count}", count=value.unused))
    if value.in_zone is not None:
        parts.append(zones(value, voice))
    return voice.listed(parts, "，")


def zones(value: Allocation[Any], voice: Voice) -> str:
    """How many of the recommended are made in core or coordinated zones, which nothing prescribes (A58)."""
    message = "推荐的有 {inside} 个在核心区协同区"
    if value.zone_unknown:
        message = "推荐的有 {inside} 个在核心区协同区、{unknown} 个未填"
    return voice.fill(message, inside=len(value.in_zone or ()), unknown=len(value.zone_unknown))


@say_in.register
def _(value: Step, voice: Voice) -> str:  # type: ignore[type-arg]
    said = voice.fill(
        _message(value),
        place=place_in(value.place, voice),
        count=value.count,
        candidates=candidates(value.candidates, voice),
        displaced=candidates(value.displaced, voice),
        tied=len(value.candidates),
        lost=len(value.displaced),
        score=spelt(value.score),
        tilt=value.tilt,
    )
    if value.readings:
        return voice.fill("{said}（按 {ids} 所选的读法）", said=said, ids=value.readings)
    return said


def _message(step: Step[Any]) -> str:
    if step.kind is StepKind.TILT and step.candidates:
        return messages.TILTED if step.displaced else messages.MOVED_UP
    if step.kind is StepKind.TILT and step.displaced:
        return messages.PUSHED_OUT
    return messages.STEPS[step.kind]


def candidates(named: Iterable[Any], voice: Voice) -> str:
    """Those of a list, by their names; of many the first, and how many there are."""
    named = tuple(named)
    said = voice.listed(candidate(one, voice) for one in named[:MOST_SAID]) or voice.word("无")
    if len(named) > MOST_SAID:
        return voice.fill("{said}等 {count} 个", said=said, count=len(named))
    return said


def candidate(one: Any, voice: Voice) -> str:
    """One of a list: whatever the caller ranks."""
    return voice.say(one) if isinstance(one, Entry | str) else spelt(one)
