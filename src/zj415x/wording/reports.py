"""Reports: sentences for reports: the conditions one by one, the form by section, and the remarks."""

from ..cluster.application import Alternative
from ..rules.clause import Force, Topic
from ..rules.finding import Finding
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
        _line(finding, voice)
        for finding in value.findings
        if finding.rule.topic in (Topic.ELIGIBILITY, Topic.TIMING)
        and finding.judgement.outcome is not Outcome.NOT_APPLICABLE
    ]
    return "\n".join([*lines, *_form(value, voice), *_advice(value, voice)])


def topics_of(report: Report, voice: Voice) -> list[str]:
    """Say the verdict of each topic, where the report has several topics that apply."""
    several = []
    for topic in (Topic.ELIGIBILITY, Topic.FORM, Topic.TIMING):
        part = report.of(topic)
        if any(finding.judgement.outcome is not Outcome.NOT_APPLICABLE for finding in part.findings):
            several.append(voice.fill("{topic}：{verdict}", topic=topic, verdict=part.verdict))
    return several if len(several) > 1 else []


def _line(finding: Finding, voice: Voice, indent: str = "  ") -> str:
    """Say a finding after its outcome; a remark shows 提示 instead, since it decides nothing."""
    mark = finding.force if finding.force is Force.ADVISORY else finding.judgement.outcome
    return indent + voice.fill("[{outcome}] {finding}", outcome=mark, finding=finding)


def _form(report: Report, voice: Voice) -> list[str]:
    """Say what the form lacks, by section; a complete section is a single line."""
    form = report.of(Topic.FORM)
    if not form.findings:
        return []
    filled, asked = form.filled
    message = "填报：{verdict}（编号指标已填 {filled}/{asked}）" if asked else "填报：{verdict}"
    lines = [voice.fill(message, verdict=form.verdict, filled=filled, asked=asked)]
    for title, section in form.sections.items():
        open_ = [
            finding
            for finding in section.findings
            if finding.judgement.outcome in (Outcome.UNMET, Outcome.UNKNOWN) or finding.judgement.notes
        ]
        if open_ or any(finding.force is not Force.ADVISORY for finding in section.findings):
            complete = all(finding.judgement.outcome is Outcome.NOT_APPLICABLE for finding in open_)
            lines.append(voice.fill("  {title}：齐全" if complete else "  {title}：", title=title))
        lines += [_line(finding, voice, "    ") for finding in open_]
    return lines


def _advice(report: Report, voice: Voice) -> list[str]:
    """Say the remarks that are unmet."""
    unmet = report.of(Topic.ADVICE).unmet
    return [voice.fill("提示："), *(_line(finding, voice) for finding in unmet)] if unmet else []


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
