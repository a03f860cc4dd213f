"""Why: what a verdict hinges on, and the smallest changes that would get further, for whoever has to act on it."""

from collections.abc import Iterable

from attrs import frozen

from ..rules.change import ChangeKind
from ..rules.finding import Force, Topic, Verdict
from ..rules.reading import Reading, Readings
from ..rules.remedy import Remedies
from ..rules.report import Report
from ..rules.sensitivity import Sensitivity
from .places import place_in
from .voice import MOST_SAID, Voice


def said_why(report: Report, readings: Iterable[Reading], voice: Voice) -> str:
    """On which readings the verdict hinges, in the words of the edition, and what would make it eligible.

    Where the form or the time decides, it is the verdict whatever is read: then what is said is of eligibility alone.
    """
    eligibility = report.of(Topic.ELIGIBILITY)
    sensitivity = report.sensitivity()
    about = OF_ALL
    if sensitivity.robust and report.verdict is not eligibility.verdict and eligibility.findings:
        sensitivity, about = eligibility.sensitivity(), _OF_ELIGIBILITY
    lines = hinges(sensitivity, {one.id: one for one in readings}, about, voice)
    remedies = report.remedies(Verdict.ELIGIBLE)
    lines.append(voice.say(remedies))
    if not _in_reach(remedies):
        lines += _instead(report, remedies, voice)
    return "\n".join(lines)


@frozen
class About:
    """What is said of a verdict: that it is the same however phrases are read, or that it hinges on some."""

    robust: str
    hinging: str


OF_ALL = About("疑处不论怎么读，结论都是“{verdict}”。", "结论取决于这些疑处怎么读：")
_OF_ELIGIBILITY = About("疑处不论怎么读，资格的结论都是“{verdict}”。", "资格的结论取决于这些疑处怎么读：")
OUT_OF_REACH = (ChangeKind.PAST, ChangeKind.DECISION)


def _in_reach(remedies: Remedies) -> bool:
    """Is there one that asks for nothing but what can still be done or supplied?"""
    return any(all(one.kind not in OUT_OF_REACH for one in remedy.changes) for remedy in remedies)


def _instead(report: Report, remedies: Remedies, voice: Voice) -> list[str]:
    """What is in reach where the goal is not: to have figures checked, and to explain what holds 原则上."""
    said = []
    if any(one.kind is ChangeKind.PAST for remedy in remedies for one in remedy.changes):
        said.append(voice.fill("既成事实改不了，可以核对是否填错。"))
    if any(one.force is Force.IN_PRINCIPLE for one in report.unmet):
        said.append(voice.fill("没有满足的条件写明“原则上”的，可以作出说明。"))
    if report.verdict > Verdict.NEEDS_EXPLANATION:
        explained = report.remedies(Verdict.NEEDS_EXPLANATION)
        if _in_reach(explained):
            said.append(voice.say(explained))
    return said


def hinges(sensitivity: Sensitivity, readings: dict[str, Reading], about: About, voice: Voice) -> list[str]:
    """Which phrases a verdict hinges on, who could settle them, and what it is as they are read."""
    if sensitivity.robust:
        verdict = sensitivity.cases[0][0]
        return [voice.fill(about.robust, verdict=verdict)]
    lines = [voice.fill(about.hinging)]
    for id in sensitivity.hinges_on:
        lines.append("  " + asked(readings[id], voice))
    for verdict, choices in sensitivity.cases:
        ways = [_choice(one, readings, voice) for one in choices[:MOST_SAID]]
        if len(choices) > MOST_SAID:
            ways.append(voice.fill("等共 {count} 种", count=len(choices)))
        lines.append(voice.fill("  {verdict}：{ways}", verdict=verdict, ways=voice.listed(ways, "；或 ")))
    return lines


def asked(one: Reading, voice: Voice) -> str:
    """What is doubtful, where, and whom to ask."""
    return voice.fill(
        "{id} {question}（{place}；可问{by}）",
        id=one.id,
        question=one.question,
        place=place_in(one.place, voice),
        by=one.settled_by,
    )


def _choice(choice: Readings, readings: dict[str, Reading], voice: Voice) -> str:
    said = [voice.fill("{id} {meaning}", id=id, meaning=readings[id].meaning(option)) for id, option in choice.chosen]
    return voice.listed(said)
