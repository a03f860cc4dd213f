"""Reports: sentences for reports, for what a verdict hinges on, and for remedies."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ..cluster.application import Alternative
from ..hooks import frozen
from ..rules.change import Change, ChangeKind
from ..rules.clause import Force, Topic
from ..rules.finding import Finding, Verdict
from ..rules.outcome import Outcome
from ..rules.reading import Reading, Readings
from ..rules.report import Report
from ..rules.sensitivity import Sensitivity
from ..values.money import Money
from .blanks import say_blanks
from .entries import say_entries
from .values import place_in
from .voice import MOST_SAID, Voice, say_in

if TYPE_CHECKING:
    from ..rules.remedy import Remedies


@say_in.register
def _(value: Report, voice: Voice) -> str:
    lines = [_head(value, voice)]
    lines += [
        finding_line(finding, voice)
        for finding in value.findings
        if finding.rule.topic in (Topic.ELIGIBILITY, Topic.TIMING)
        and finding.judgement.outcome is not Outcome.NOT_APPLICABLE
    ]
    return "\n".join([*lines, *_lacks(value, voice), *_advice(value, voice)])


def say_brief(report: Report, voice: Voice) -> str:
    """Say the verdict, what decides it, and how many clauses came to each outcome."""
    deciding = [
        finding
        for finding in report.findings
        if report.verdict is not Verdict.ELIGIBLE and Verdict.of([finding]) is report.verdict
    ]
    lines = [_head(report, voice)]
    lines += [finding_line(finding, voice) for finding in deciding if finding.topic is not Topic.FORM]
    if any(finding.topic is Topic.FORM for finding in deciding):
        lines.append("  " + filling(report.of(Topic.FORM), voice))
    lines.append(counted((finding.outcome for finding in report.findings), voice))
    return "\n".join(lines)


def counted(outcomes: Iterable[Outcome], voice: Voice) -> str:
    """Say how many clauses have each outcome."""
    counts = Counter(outcomes)
    return voice.fill(
        "  共 {count} 条：符合 {met}，不符合 {unmet}，不明 {unknown}，不适用 {aside}",
        count=counts.total(),
        met=counts[Outcome.MET],
        unmet=counts[Outcome.UNMET],
        unknown=counts[Outcome.UNKNOWN],
        aside=counts[Outcome.NOT_APPLICABLE],
    )


def _head(report: Report, voice: Voice) -> str:
    topics = voice.listed(topics_of(report, voice), "；")
    message = "结论：{verdict}（{topics}）" if topics else "结论：{verdict}"
    return voice.fill(message, verdict=report.verdict, topics=topics)


def topics_of(report: Report, voice: Voice) -> list[str]:
    """Say the verdict of each topic, where the report has several topics that apply."""
    several = []
    for topic in (Topic.ELIGIBILITY, Topic.FORM, Topic.TIMING):
        part = report.of(topic)
        if any(finding.judgement.outcome is not Outcome.NOT_APPLICABLE for finding in part.findings):
            several.append(voice.fill("{topic}：{verdict}", topic=topic, verdict=part.verdict))
    return several if len(several) > 1 else []


def finding_line(finding: Finding, voice: Voice, indent: str = "  ") -> str:
    """Say a finding after its outcome; a remark shows 提示 instead, since it decides nothing."""
    mark = finding.force if finding.force is Force.ADVISORY else finding.judgement.outcome
    return indent + voice.fill("[{outcome}] {finding}", outcome=mark, finding=finding)


def _lacks(report: Report, voice: Voice) -> list[str]:
    """Say what the form lacks, by section; a complete section is a single line."""
    form = report.of(Topic.FORM)
    if not form.findings:
        return []
    lines = [filling(form, voice)]
    for title, _, open_, complete in lacking(form):
        lines.append(voice.fill("  {title}：齐全" if complete else "  {title}：", title=title))
        lines += [finding_line(finding, voice, "    ") for finding in open_]
    return lines


def filling(form: Report, voice: Voice) -> str:
    """Say the verdict on the form, and how many of its numbered lines are filled."""
    filled, asked = form.filled
    message = "填报：{verdict}（编号指标已填 {filled}/{asked}）" if asked else "填报：{verdict}"
    return voice.fill(message, verdict=form.verdict, filled=filled, asked=asked)


def lacking(form: Report) -> Iterator[tuple[str, Report, list[Finding], bool]]:
    """Yield the sections of the form that ask for something, with what each lacks and whether it is complete.

    Remarks alone ask for nothing.
    """
    for title, section in form.sections.items():
        open_ = [
            finding
            for finding in section.findings
            if finding.judgement.outcome in (Outcome.UNMET, Outcome.UNKNOWN) or finding.judgement.notes
        ]
        if open_ or any(finding.force is not Force.ADVISORY for finding in section.findings):
            complete = all(finding.judgement.outcome is Outcome.NOT_APPLICABLE for finding in open_)
            yield title, section, open_, complete


def _advice(report: Report, voice: Voice) -> list[str]:
    """Say the remarks that are unmet."""
    unmet = report.of(Topic.ADVICE).unmet
    return [voice.fill("提示："), *(finding_line(finding, voice) for finding in unmet)] if unmet else []


@say_in.register
def _(value: Alternative, voice: Voice) -> str:
    sentence = "{track} {tier}：{verdict}（资格：{eligibility}）"
    return voice.fill(
        sentence if value.note is None else "{track} {tier}：{verdict}（资格：{eligibility}；{note}）",
        track=value.track,
        tier=value.tier,
        verdict=value.verdict,
        eligibility=value.report.of(Topic.ELIGIBILITY).verdict,
        note=value.note,
    )


def say_why(report: Report, readings: Iterable[Reading], voice: Voice) -> str:
    """Say which readings decide the verdict, in the edition's words, and what would make it eligible.

    Where the form or the timing decides under all readings, the sentences are about eligibility alone.
    """
    eligibility = report.of(Topic.ELIGIBILITY)
    sensitivity = report.sensitivity()
    about = OF_ALL
    if sensitivity.robust and report.verdict is not eligibility.verdict and eligibility.findings:
        sensitivity, about = eligibility.sensitivity(), _OF_ELIGIBILITY
    lines = say_hinges(sensitivity, {one.id: one for one in readings}, about, voice)
    remedies = report.remedies(Verdict.ELIGIBLE)
    lines.append(voice.say(remedies))
    if not _in_reach(remedies):
        lines += _instead(report, remedies, voice)
    return "\n".join([*lines, *say_blanks(report.blanks, voice)])


@frozen
class About:
    """The two opening messages about a verdict: the same under all readings, or dependent on some."""

    robust: str
    hinging: str


OF_ALL = About("待明确事项不论按哪种口径理解，结论都是“{verdict}”。", "结论取决于以下事项按哪种口径理解：")
_OF_ELIGIBILITY = About(
    "待明确事项不论按哪种口径理解，资格的结论都是“{verdict}”。", "资格的结论取决于以下事项按哪种口径理解："
)
OUT_OF_REACH = (ChangeKind.PAST, ChangeKind.DECISION)


def _in_reach(remedies: "Remedies") -> bool:
    """Test whether some remedy consists only of changes that the applicant can still make."""
    return any(all(change.kind not in OUT_OF_REACH for change in remedy.changes) for remedy in remedies)


def _instead(report: Report, remedies: "Remedies", voice: Voice) -> list[str]:
    """Say what remains possible when no remedy is in reach: checking the figures, or explaining a 原则上 condition."""
    said = []
    if any(one.kind is ChangeKind.PAST for remedy in remedies for one in remedy.changes):
        said.append(voice.fill("既成事实无法更改，可以核对是否填错。"))
    if any(one.force is Force.IN_PRINCIPLE for one in report.unmet):
        said.append(voice.fill("没有满足的条件写明“原则上”的，可以作出说明。"))
    if report.verdict > Verdict.NEEDS_EXPLANATION:
        explained = report.remedies(Verdict.NEEDS_EXPLANATION)
        if _in_reach(explained):
            said.append(voice.say(explained))
    return said


def say_hinges(sensitivity: Sensitivity, readings: dict[str, Reading], about: About, voice: Voice) -> list[str]:
    """Which phrases a verdict hinges on, who could settle them, and what it is as they are read."""
    if sensitivity.robust:
        verdict = sensitivity.cases[0][0]
        return [voice.fill(about.robust, verdict=verdict)]
    lines = [voice.fill(about.hinging)]
    for id in sensitivity.hinges_on:
        lines.append("  " + asked(readings[id], voice))
    return lines + _ways(sensitivity, lambda choice: _choice(choice, readings, voice), voice)


def _ways(sensitivity: Sensitivity, say: Callable[[Readings], str], voice: Voice) -> list[str]:
    """Say each verdict and the choices that lead to it."""
    lines = []
    for verdict, choices in sensitivity.cases:
        ways = [say(choice) for choice in choices[:MOST_SAID]]
        if len(choices) > MOST_SAID:
            ways.append(voice.fill("等共 {count} 种", count=len(choices)))
        lines.append(voice.fill("  {verdict}：{ways}", verdict=verdict, ways=voice.listed(ways, "；或 ")))
    return lines


def asked(reading: Reading, voice: Voice) -> str:
    """Say the question about a phrase, its place, and whom to ask."""
    return voice.fill(
        "{id} {question}（{place}；可问{by}）",
        id=reading.id,
        question=reading.question,
        place=place_in(reading.place, voice),
        by=reading.settled_by,
    )


def _choice(choice: Readings, readings: dict[str, Reading], voice: Voice) -> str:
    said = [voice.fill("{id} {meaning}", id=id, meaning=readings[id].meaning(option)) for id, option in choice.chosen]
    return voice.listed(said)


@say_in.register
def _(value: Change, voice: Voice) -> str:
    return say_change(value, voice)


def say_change(value: Change, voice: Voice, *, path: bool = True) -> str:
    """Say a change, its kind and its place; with ``path``, that of a blank as well, which the printed form may lack."""
    if value.lacking:
        return _form(value, voice)
    said = _among(value, voice) if value.among else _change(value, voice)
    message = "{said}〔{kind}；{place}；{path}〕" if path and value.from_ is None else "{said}〔{kind}；{place}〕"
    place = place_in(value.place, voice)
    return voice.fill(message, said=said, kind=value.kind, place=place, path=value.field)


def _form(change: Change, voice: Voice) -> str:
    """Say all that the form lacks, or all its contradictions, by section."""
    sections: dict[str, int] = {}
    for lack in change.lacking:
        sections[lack.section] = sections.get(lack.section, 0) + lack.count
    said = voice.listed(
        voice.fill("{section} {count} 处", section=section, count=count) for section, count in sections.items()
    )
    message = "补全{label}：{said}〔{kind}〕"
    if change.kind is ChangeKind.EXPLANATION:
        message = "{label}自相矛盾之处，说明或更正：{said}〔{kind}〕"
    elif change.kind is ChangeKind.ACT:
        message = "更正{label}：{said}〔{kind}〕"
    return voice.fill(message, label=change.label, said=said, kind=change.kind)


def _among(change: Change, voice: Voice) -> str:
    message = "{label}：现为{now}，须为{among}"
    if change.from_ is None:
        message = "{label}：填明，可为{among}"
    elif isinstance(change.from_, tuple):
        message = "{label}：现有{now}，另需一项，可为{among}"
    return voice.fill(message, label=change.label, now=_held(change), among=voice.say(change.among, style="or"))


def _held(change: Change) -> object:
    """Return the present value; titles by their schemes."""
    if isinstance(change.from_, tuple):
        return tuple([getattr(item, "scheme", item) for item in change.from_])
    return change.from_


# Bounds that any figure meets.
_NOTHING: tuple[object, ...] = (0, Money(0), Money(1), Decimal(0))


def _change(change: Change, voice: Voice) -> str:
    blank = change.from_ is None
    if change.total is not None:
        message = "{label}：至多 {total}" if change.most else "{label}：至少 {total}"
        return voice.fill(message, label=change.label, total=change.total)
    match change.to:
        case tuple() if change.most:
            gone = change.entries
            return voice.fill("{label}：撤下{entries}", label=change.label, entries=say_entries(gone, voice, len(gone)))
        case bool():
            message = "{label}：如属实，填明为“{to}”" if blank else "{label}：从“{now}”到“{to}”"
        case datetime():
            message = "{label}：最晚 {to}" if change.most else "{label}：最早 {to}"
        case int() | Money() | Decimal():
            money = isinstance(change.to, Money)
            message = "{label}：从 {now}到 {to}，差 {gap}" if money else "{label}：从 {now} 到 {to}，差 {gap}"
            if blank and change.kind is ChangeKind.DECISION:
                message = "{label}：至多 {to}" if change.most else "{label}：至少 {to}"
            elif blank and change.to in _NOTHING and not change.most:
                message = "{label}：填明即可"
            elif blank:
                message = "{label}：补填，至多 {to}" if change.most else "{label}：补填，至少 {to}"
        case date():
            message = "{label}：填明，如{to}" if blank else "{label}：从{now}到{to}"
        case _:
            message = "{label}：如属实，填明为{to}" if blank else "{label}：从{now}到{to}"
    unit = {"unit": change.to.unit} if isinstance(change.to, Money) else {}
    gap = change.gap if unit or isinstance(change.gap, int | Decimal) else None
    return voice.fill(
        message,
        label=change.label,
        now=voice.say(change.from_, **unit) if unit and not blank else _held(change),
        to=change.to,
        gap=voice.say(gap, **unit) if unit and not blank else gap,
    )


@say_in.register
def _(value: Sensitivity, voice: Voice) -> str:
    if value.robust:
        return voice.fill(OF_ALL.robust, verdict=value.cases[0][0])
    return "\n".join(
        [voice.fill("结论取决于 {ids} 按哪种口径理解：", ids=value.hinges_on), *_ways(value, voice.say, voice)]
    )
