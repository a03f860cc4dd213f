"""Apportionment: sentences for places split by weight, and for their fractions."""

from fractions import Fraction
from typing import Any

from ..errors import spelt
from ..quota.apportionment import Apportionment, ApportionmentStep, Method, Round
from ..values.number import EXACT
from .quota import candidate, candidates
from .voice import LONGEST, MOST_SAID, Voice, say_in


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
def _(value: Fraction, voice: Voice) -> str:
    if abs(value) >= LONGEST:
        return spelt(value)
    near = round(value, 4)
    said = voice.digits(EXACT.divide(near.numerator, near.denominator))
    return said if near == value else voice.fill("{fraction}（约 {near}）", fraction=spelt(value), near=said)
