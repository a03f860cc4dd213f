"""Shown: what the service answers with, values as the library writes them and beside them sentences in a language."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import BaseModel, Field

from zj415x import (
    Allocation,
    Alternative,
    Deadline,
    Force,
    ListedProduct,
    Outcome,
    Report,
    Route,
    Tier,
    Topic,
    Track,
)
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import dump
from zj415x.printed.deadline import State
from zj415x.wording import say, why
from zj415x.words import Term

from .language import CHINESE


class FindingSaid(BaseModel):
    """一条的话。"""

    clause: str = Field(title="条款的名称")
    topic: str = Field(title="结果的类别")
    section: str = Field(title="申报表的章节", description="不在申报表里的为空。")
    outcome: str = Field(title="结果")
    force: str = Field(title="约束力")
    sentence: str = Field(title="说明")


class ReportSaid(BaseModel):
    """结论的话，用 Accept-Language 要的语言。"""

    verdict: str = Field(title="结论")
    findings: list[FindingSaid] = Field(title="逐条的话", description="与 report.findings 一一对应。")
    why: str | None = Field(title="原因", description="没有用 why=true 要的为 null。")


class Judged(BaseModel):
    """核对的结果。"""

    report: Report
    said: ReportSaid


class Routes(BaseModel):
    """还能申报的赛道和类型，最合适的在前。"""

    routes: list[Alternative]
    said: list[str] = Field(title="逐个的话", description="与 routes 一一对应。")


class CutSaid(BaseModel):
    """截取的话。"""

    summary: str = Field(title="总的")
    steps: list[str] = Field(title="逐步的话", description="与 allocation.steps 一一对应。")
    duplicates: list[str] = Field(title="可能的重复", description="同一企业的同一产品，请核对。")


class Cut(BaseModel):
    """按名额截取的名单。"""

    allocation: Allocation[ListedProduct]
    said: CutSaid


class TrackShown(BaseModel):
    """附1-1的一行。"""

    name: str = Field(title="赛道")
    highland: str = Field(title="产业高地")
    route: Route
    segments: list[str] = Field(title="细分赛道")
    open_ended: bool = Field(title="细分赛道是否以“等”结尾")
    core: str | None = Field(title="核心区的规模门槛")
    coordinated: str | None = Field(title="协同区的规模门槛")
    new_star: str | None = Field(title="“新星”产业群的规模门槛")
    relief: str = Field(title="山区海岛县下调")
    said: str = Field(title="一句话")


class DeadlineShown(BaseModel):
    """一项时限。"""

    deadline: Deadline
    state: State | None = Field(title="那一刻的状态", description="没有写 at 的为 null。")
    remaining: str | None = Field(title="那一刻还剩多少", description="ISO 8601 的时长；没有写 at 的为 null。")
    said: str = Field(title="一句话")


def judged(report: Report, locale: str, *, reasons: bool) -> dict[str, Any]:
    """A report, as :class:`Judged`."""
    dumped: dict[str, Any] = dump(report)
    topics, outcomes, forces = (_words(kind, locale) for kind in (Topic, Outcome, Force))
    return {
        "report": dumped,
        "said": {
            "verdict": say(report.verdict, locale),
            "findings": [
                {
                    "clause": written["clause"],
                    "topic": topics[written["topic"]],
                    "section": _section(written["section"], locale),
                    "outcome": outcomes[written["outcome"]],
                    "force": forces[written["force"]],
                    "sentence": say(finding, locale),
                }
                for finding, written in zip(report.findings, dumped["findings"], strict=True)
            ],
            "why": why(report, NOTICE, locale) if reasons else None,
        },
    }


@cache
def _words(kind: type[Term], locale: str) -> dict[str, str]:
    """What each word of a kind is called, by the word as it is written."""
    return {str(word): say(word, locale) for word in kind}


@cache
def _section(name: str, locale: str) -> str:
    """A section of the form; there are only so many."""
    return say(name, locale)


def routes(found: Sequence[Alternative], locale: str) -> dict[str, Any]:
    """What else can be applied for, as :class:`Routes`."""
    return {"routes": [dump(one) for one in found], "said": [say(one, locale) for one in found]}


def cut(allocation: Allocation[ListedProduct], ranked: Sequence[ListedProduct], locale: str) -> dict[str, Any]:
    """A list that was cut, as :class:`Cut`."""
    twice = NOTICE.jingpin.duplicates({allocation.recommender: ranked})
    return {
        "allocation": dump(allocation),
        "said": {
            "summary": say(allocation, locale),
            "steps": [say(step, locale) for step in allocation.steps],
            "duplicates": [say(one, locale) for one in twice],
        },
    }


def track(one: Track, locale: str) -> dict[str, Any]:
    """A track, as :class:`TrackShown`."""
    floors = {"core": one.core, "coordinated": one.coordinated, "new_star": one.new_star}
    said = [say(one, locale), say(one.route, locale)]
    said += [f"{say(tier, locale)} {say(one.floor(tier), locale)}" for tier in Tier if tier in one.tiers]
    names = ("name", "highland", "route", "segments", "open_ended")
    printed: dict[str, Any] = {name: dump(getattr(one, name)) for name in names}
    return printed | {
        **{name: dump(floor) for name, floor in floors.items()},
        "relief": dump(one.relief),
        "said": ("，" if locale == CHINESE else ", ").join(said),
    }


def deadline(one: Deadline, at: datetime | None, locale: str) -> dict[str, Any]:
    """A deadline, as :class:`DeadlineShown`."""
    return {
        "deadline": dump(one),
        "state": None if at is None else str(one.state(at)),
        "remaining": None if at is None else dump(one.remaining(at)),
        "said": say(one, locale, at=at),
    }
