"""Saying: what is answered, values as the library writes them and beside them sentences in a language."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from zj415x import (
    Allocation,
    Alternative,
    Deadline,
    Force,
    ListedProduct,
    Outcome,
    Receipt,
    Report,
    Tier,
    Topic,
    Track,
    Verdict,
)
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import dump
from zj415x.wording import say, why
from zj415x.wording.blanks import grouped, say_blanks, say_group
from zj415x.wording.reports import counted, topics_of
from zj415x.wording.voice import voice_of
from zj415x.words import Term

from .language import CHINESE


def judged(report: Report, locale: str, *, reasons: bool, receipt: Receipt | None) -> dict[str, Any]:
    """Write a report as :class:`~serving.shown.Judged`."""
    dumped: dict[str, Any] = dump(report)
    topics, outcomes, forces = (_words(kind, locale) for kind in (Topic, Outcome, Force))
    voice = voice_of(locale)
    said = why(report, NOTICE, locale) if reasons else None
    return {
        "report": dumped,
        "said": {
            "verdict": say(report.verdict, locale),
            "topics": topics_of(report, voice),
            "count": counted((finding.outcome for finding in report.findings), voice).strip(),
            "findings": [
                {
                    "clause": written["clause"],
                    "topic": topics[written["topic"]],
                    "section": _section(written["section"], locale),
                    "outcome": outcomes[written["outcome"]],
                    "force": forces[written["force"]],
                    "sentence": say(finding, locale),
                    "entries": [say(entry, locale) for entry in finding.entries],
                }
                for finding, written in zip(report.findings, dumped["findings"], strict=True)
            ],
            "why": said,
            "reasons": None if said is None else _reasons(report, said, locale),
        },
        "receipt": None if receipt is None else dump(receipt),
    }


def _reasons(report: Report, said: str, locale: str) -> list[dict[str, Any]]:
    """Break up what is said of the reasons into lines, each below what it belongs to; blanks are listed, not named."""
    voice = voice_of(locale)
    heading, *told = say_blanks(report.blanks, voice) or [""]
    lines = [_line(text) for text in said.removesuffix("\n".join([heading, *told])).splitlines() if text]
    if told:
        lines.append(_line(heading))
    for group in grouped(report.blanks):
        effect, _, entries = group
        blanks = [{"path": entry.path, "said": say(entry, locale)} for entry in entries]
        folded = effect in (Verdict.INCOMPLETE, Verdict.ELIGIBLE)
        lines.append(_line(say_group(group, voice, counted=True)) | {"folded": folded, "blanks": blanks})
    return lines


def _line(text: str) -> dict[str, Any]:
    """Write a line as :class:`~serving.shown.Reason`; what stands below something begins with two spaces more."""
    said = text.lstrip(" ")
    return {"depth": (len(text) - len(said)) // 2, "sentence": said, "folded": False, "blanks": []}


@cache
def _words(kind: type[Term], locale: str) -> dict[str, str]:
    """Map each word of a kind, as it is written, to what it is called."""
    return {str(word): say(word, locale) for word in kind}


@cache
def _section(name: str, locale: str) -> str:
    """Name a section of the form; there are only so many."""
    return say(name, locale)


def routes(found: Sequence[Alternative], locale: str) -> dict[str, Any]:
    """Write what else can be applied for as :class:`~serving.shown.Routes`."""
    return {"routes": [dump(one) for one in found], "said": [say(one, locale) for one in found]}


def cut(allocation: Allocation[ListedProduct], ranked: Sequence[ListedProduct], locale: str) -> dict[str, Any]:
    """Write a list that was cut as :class:`~serving.shown.Cut`."""
    twice = NOTICE.jingpin.duplicates({allocation.recommender: ranked})
    return {
        "allocation": dump(allocation),
        "said": {
            "summary": say(allocation, locale),
            "steps": [say(step, locale) for step in allocation.steps],
            "tied_rows": [
                row for row, product in enumerate(ranked, 1) if any(product is tied for tied in allocation.tied)
            ],
            "duplicates": [say(one, locale) for one in twice],
        },
    }


def track(one: Track, locale: str) -> dict[str, Any]:
    """Write a track as :class:`~serving.shown.TrackShown`."""
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
    """Write a deadline as :class:`~serving.shown.DeadlineShown`."""
    return {
        "deadline": dump(one),
        "state": None if at is None else str(one.state(at)),
        "remaining": None if at is None else dump(one.remaining(at)),
        "said": say(one, locale, at=at),
    }
