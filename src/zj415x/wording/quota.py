"""Quota: sentences for allocations, apportionments, the province and duplicates."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..errors import spelt
from ..jingpin.recommendation import Appearance, Duplicate
from ..quota.allocation import Allocation, Step, StepKind
from ..quota.apportionment import Apportionment, ApportionmentStep, Method, Round
from ..quota.province import OpenTie, Placement, Places, PlacingStep, ProvincialAllocation
from ..rules.outcome import Entry
from . import messages
from .values import place_in
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
    parts += _rest(value, voice)
    if value.unused:
        parts.append(voice.fill("空余 {count}", count=value.unused))
    if value.in_zone is not None:
        parts.append(zones(value, voice))
    return voice.listed(parts, "，")


def _rest(value: Allocation[Any] | ProvincialAllocation[Any], voice: Voice) -> Iterator[str]:
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
def _(value: Apportionment, voice: Voice) -> str:  # type: ignore[type-arg]
    pairs = list(zip(value.keys, value.given, strict=True))
    each = voice.listed(
        voice.fill("{key} {places}", key=candidate(key, voice), places=places) for key, places in pairs[:MOST_SAID]
    )
    message = "{method}分 {total} 个名额：{each}"
    if len(pairs) > MOST_SAID:
        message = "{method}分 {total} 个名额：{each}等 {count} 家"
    said = voice.fill(message, method=value.method, total=value.total, each=each, count=len(pairs))
    if value.is_complete:
        return said
    return voice.fill(
        "{said}；{open} 个名额待定（{tied}同分）",
        said=said,
        tied=candidates(value.tied, voice),
        open=value.open_places,
    )


@say_in.register
def _(value: ApportionmentStep, voice: Voice) -> str:  # type: ignore[type-arg]
    parts = [
        voice.fill("{key}：权重 {weight}", key=candidate(value.key, voice), weight=value.weight),
        voice.fill("按比例 {share}", share=value.share),
        voice.fill("得 {places} 个", places=value.places),
    ]
    later = list(enumerate(value.quotas, start=1))[1:]  # the quota of the first round is the share
    parts[2:2] = [voice.fill("第 {number} 轮按比例 {quota}", number=number, quota=quota) for number, quota in later]
    if value.tied:
        parts.append(voice.fill("下一个名额同分，待定"))
    if value.fixed:
        parts.append(fixing(value, voice))
    else:
        if value.floor and value.places == value.floor:
            parts.append(voice.fill("为其下限"))
        if value.places == value.cap:
            parts.append(voice.fill("已到上限"))
    last, next_ = "得最后一个名额的商 {claim}", "再得一个的商 {claim}"
    if value.apportionment.method is Method.HAMILTON:
        last, next_ = "得最后一个名额前的余额 {claim}", "再得一个前的余额 {claim}"
    if value.last is not None:
        parts.append(voice.fill(last, claim=value.last))
    if value.next is not None:
        parts.append(voice.fill(next_, claim=value.next))
    return voice.listed(parts, "，")


def fixing(step: ApportionmentStep[Any], voice: Voice) -> str:
    """Say which round fixed a key, and at which bound."""
    message = "第 {number} 轮按上限确定" if step.rounds[-1].at_cap else "第 {number} 轮按下限确定"
    return voice.fill(message, number=len(step.rounds))


@say_in.register
def _(value: Round, voice: Voice) -> str:  # type: ignore[type-arg]
    message = "{places} 个名额按权重分给 {count} 家" if value.weight else "{places} 个名额平分给权重为零的 {count} 家"
    parts = [
        voice.fill(message, places=value.places, count=value.count),
        voice.fill("超出上限合计 {excess}", excess=value.excess),
        voice.fill("不足下限合计 {lack}", lack=value.lack),
    ]
    if value.at_cap:
        parts.append(voice.fill("{keys}按上限确定", keys=candidates(value.at_cap, voice)))
    elif value.at_floor:
        parts.append(voice.fill("{keys}按下限确定", keys=candidates(value.at_floor, voice)))
    else:
        parts.append(voice.fill("按最大余额取整"))
    return voice.listed(parts, "，")


@say_in.register
def _(value: ProvincialAllocation, voice: Voice) -> str:  # type: ignore[type-arg]
    recommended = voice.fill("全省推荐 {count}", count=len(value.recommended))
    return voice.listed([recommended, *_rest(value, voice)], "，")


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
        messages.PLACED[value.why],
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
