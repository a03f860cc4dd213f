"""Reports in words: the conditions one by one, the form section by section, and what is out of step."""

from ..cluster.application import Alternative
from ..rules.finding import Finding, Force, Topic
from ..rules.outcome import Outcome
from ..rules.report import Report
from .voice import Voice, say_in


@say_in.register
def _(value: Report, voice: Voice) -> str:
    topics = voice.listed(topics_of(value, voice), "；")
    lines = [
        voice.fill("结论：{verdict}（{topics}）" if topics else "结论：{verdict}", verdict=value.verdict, topics=topics)
    ]
    lines += [
        _line(one, voice)
        for one in value.findings
        if one.topic in (Topic.ELIGIBILITY, Topic.TIMING) and one.outcome is not Outcome.NOT_APPLICABLE
    ]
    return "\n".join([*lines, *_form(value, voice), *_advice(value, voice)])


def topics_of(report: Report, voice: Voice) -> list[str]:
    """What each topic of a report comes to by itself, where there are several and something of it applies."""
    several = []
    for topic in (Topic.ELIGIBILITY, Topic.FORM, Topic.TIMING):
        part = report.of(topic)
        if any(one.outcome is not Outcome.NOT_APPLICABLE for one in part.findings):
            several.append(voice.fill("{topic}：{verdict}", topic=topic, verdict=part.verdict))
    return several if len(several) > 1 else []


def _line(one: Finding, voice: Voice, indent: str = "  ") -> str:
    """A finding with what it comes to; a remark decides nothing, whatever it comes to."""
    mark = one.force if one.force is Force.ADVISORY else one.outcome
    return indent + voice.fill("[{outcome}] {finding}", outcome=mark, finding=one)


def _form(report: Report, voice: Voice) -> list[str]:
    """What the form lacks, section by section; a section that lacks nothing is one line."""
    form = report.of(Topic.FORM)
    if not form.findings:
        return []
    filled, asked = form.filled
    lines = [
        voice.fill("填报：{verdict}（编号指标已填 {filled}/{asked}）", verdict=form.verdict, filled=filled, asked=asked)
    ]
    for title, section in form.sections.items():
        open_ = [one for one in section.findings if one.outcome in (Outcome.UNMET, Outcome.UNKNOWN) or one.notes]
        if open_ or any(one.force is not Force.ADVISORY for one in section.findings):
            lines.append(voice.fill("  {title}：" if open_ else "  {title}：齐全", title=title))
        lines += [_line(one, voice, "    ") for one in open_]
    return lines


def _advice(report: Report, voice: Voice) -> list[str]:
    """The remarks that have something to say."""
    unmet = report.of(Topic.ADVICE).unmet
    return [voice.fill("提示："), *(_line(one, voice) for one in unmet)] if unmet else []


@say_in.register
def _(value: Alternative, voice: Voice) -> str:
    return voice.fill(
        "{track} {tier}：{verdict}（资格：{eligibility}）",
        track=value.track,
        tier=value.tier,
        verdict=value.verdict,
        eligibility=value.report.of(Topic.ELIGIBILITY).verdict,
    )
