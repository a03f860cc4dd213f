"""Quota: sentences for allocations and duplicates."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..errors import spelt
from ..jingpin.recommendation import Appearance, Duplicate
from ..quota.allocation import Allocation, Step, StepKind
from ..rules.outcome import Entry
from . import messages
from .values import place_in
from .voice import MOST_SAID, Voice, say_in

if TYPE_CHECKING:
    from ..quota.province import ProvincialAllocation


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
    parts += rest(value, voice)
    if value.unused:
        parts.append(voice.fill("空余 {count}", count=value.unused))
    if value.in_zone is not None:
        parts.append(zones(value, voice))
    return voice.listed(parts, "，")


def rest(value: "Allocation[Any] | ProvincialAllocation[Any]", voice: Voice) -> Iterator[str]:
    """Say how many places are open, and how many products have none."""
    if value.tied:
        yield voice.fill("{open} 个名额待定（{count} 个产品同分）", count=len(value.tied), open=value.open_places)
    yield voice.fill("名额外 {count}", count=len(value.left_out))


def zones(value: Allocation[Any], voice: Voice) -> str:
    """Say how many recommended products come from core or coordinated zones; no rule limits them (A58)."""
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
        return voice.fill("{said}（按 {ids} 所选口径）", said=said, ids=value.readings)
    return said


def _message(step: Step[Any]) -> str:
    if step.kind is StepKind.TILT and step.candidates:
        return messages.TILTED if step.displaced else messages.MOVED_UP
    if step.kind is StepKind.TILT and step.displaced:
        return messages.PUSHED_OUT
    return messages.STEPS[step.kind]


def candidates(named: Iterable[Any], voice: Voice) -> str:
    """Say the names of candidates; of a long list the first ones, and their number."""
    named = tuple(named)
    said = voice.listed(candidate(product, voice) for product in named[:MOST_SAID]) or voice.word("无")
    if len(named) > MOST_SAID:
        return voice.fill("{said}等 {count} 个", said=said, count=len(named))
    return said


def candidate(ranked: Any, voice: Voice) -> str:
    """Say a candidate, which may be any object that the caller ranks."""
    return voice.say(ranked) if isinstance(ranked, Entry | str) else spelt(ranked)


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
