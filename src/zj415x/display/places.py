"""Places: tables of quotas and allocations."""

from collections.abc import Iterable
from itertools import chain, islice
from typing import Any

from ..quota.allocation import Allocation
from ..quota.apportionment import Apportionment
from ..quota.province import ProvincialAllocation
from ..quota.table import QuotaTable
from ..wording.apportionment import fixing
from ..wording.quota import candidate, candidates
from ..wording.voice import Voice
from .markup import MOST_ROWS, Column, Markup, element, html_in, joined, mark, table


@html_in.register
def _(value: QuotaTable, voice: Voice) -> Markup:
    columns = (Column("序号", "number"), Column("推荐单位"), Column("推荐名额", "number"), Column("待明确事项"))
    rows = [
        (row.number, voice.word(row.name), f"{'≤' if row.at_most else ''}{row.places}", " ".join(row.readings))
        for row in value.rows
    ]
    total = voice.fill("推荐名额表，十一个设区市合计 {total}", total=value.total)
    return table(columns, rows, voice, caption=total)


_GROUPS = {"推荐": "good", "待定": "doubt", "名额外": "plain"}


@html_in.register
def _(value: Allocation, voice: Voice) -> Markup:  # type: ignore[type-arg]
    zoned = None if value.in_zone is None else (set(value.in_zone), set(value.zone_unknown))
    columns = [Column("结果", "short"), Column("名单")]
    if zoned is not None:
        columns.append(Column("在核心区协同区", "short"))
    groups = zip(_GROUPS, (value.recommended, value.tied, value.left_out), strict=True)
    rows = chain.from_iterable(_group(name, group, zoned, voice) for name, group in groups)
    count = len(value.recommended) + len(value.tied) + len(value.left_out)
    shown = table(columns, islice(rows, MOST_ROWS), voice, caption=voice.say(value), count=count)
    return joined([shown, _steps(value.steps, voice)])


def _group(
    name: str, group: tuple[Any, ...], zoned: tuple[set[Any], set[Any]] | None, voice: Voice
) -> Iterable[tuple[Markup | str, ...]]:
    """Yield the rows of a group of candidates; the zone is known only for recommended candidates."""
    for ranked in group:
        row = (mark(name, voice, _GROUPS[name]), candidate(ranked, voice))
        if zoned is None:
            yield row
            continue
        inside, unknown = zoned
        answer = None if ranked in unknown else ranked in inside
        yield (*row, voice.say(answer) if name == "推荐" else "")


@html_in.register
def _(value: Apportionment, voice: Voice) -> Markup:  # type: ignore[type-arg]
    columns = (
        Column("分给"),
        Column("权重", "number"),
        Column("按比例", "number"),
        Column("所得名额", "number"),
        Column("说明"),
    )
    rows = (
        (
            candidate(step.key, voice),
            voice.say(step.weight),
            voice.say(step.share),
            step.places,
            mark("待定", voice, "doubt") if step.tied else fixing(step, voice) if step.fixed else "",
        )
        for step in islice(value.steps, MOST_ROWS)
    )
    shown = table(columns, rows, voice, caption=voice.say(value), count=len(value.keys))
    return joined([shown, _steps(islice(value.rounds, MOST_ROWS), voice) if value.rounds else None])


@html_in.register
def _(value: ProvincialAllocation, voice: Voice) -> Markup:  # type: ignore[type-arg]
    columns = (
        Column("推荐单位"),
        Column("推荐名额", "number"),
        Column("已用名额", "number"),
        Column("空余名额", "number"),
        Column("计入"),
    )
    rows = [
        (
            voice.word(places.name),
            places.limit,
            places.used,
            places.unused,
            "" if places.within is None else voice.word(places.within),
        )
        for places in value.places
    ]
    ties = [element("li", voice.say(tie)) for tie in value.ties]
    out = voice.fill("名额外：{candidates}", candidates=candidates(value.left_out, voice))
    return joined(
        [
            table(columns, rows, voice, caption=voice.say(value)),
            element("ul", ties) if ties else None,
            element("p", out, class_="aside") if value.left_out else None,
        ]
    )


def _steps(steps: Iterable[Any], voice: Voice) -> Markup:
    return element("ol", [element("li", voice.say(step)) for step in steps])
