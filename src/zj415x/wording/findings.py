"""Findings and reports in whole sentences, made from the same objects as everything else.

Every message is a Chinese sentence with named placeholders; it is the id under which it will be translated.
"""

from collections.abc import Mapping

from ..deadline import Deadline, State
from ..finding import Finding
from ..money import Money
from ..outcome import Comparison, Note, Outcome
from ..report import Report
from ..term import Term
from ..track import Threshold
from .voice import Voice, say_in

_C, _O = Comparison, Outcome
_BLANK: Mapping[Comparison | None, str] = {
    _C.AT_LEAST: "{subject}未填，要求{word} {required}",
    _C.WITHIN: "{subject}未填，要求在{first}至{last}期间",
    _C.ONE_OF: "{subject}未填，可填：{required}",
}
_STATED: Mapping[tuple[Comparison | None, Outcome], str] = {
    (_C.AT_LEAST, _O.MET): "{subject} {observed}，符合{word} {required} 的要求",
    (_C.AT_LEAST, _O.UNMET): "{subject} {observed}，要求{word} {required}，差 {gap}",
    (_C.AT_LEAST, _O.UNKNOWN): "{subject} {observed}，要求{word} {required}，能否适用较低标准不明",
    (_C.WITHIN, _O.MET): "{subject} {observed}，在{first}至{last}期间",
    (_C.WITHIN, _O.UNMET): "{subject} {observed}，不在{first}至{last}期间",
    (_C.ONE_OF, _O.MET): "{subject}：{observed}",
    (_C.ONE_OF, _O.UNMET): "{subject}：{observed}，应为{required}",
}
_NONE_LISTED = "{subject}：{observed}，该赛道没有可申报的类型"
_THRESHOLD: Mapping[tuple[Comparison | None, Outcome], str] = {
    (_C.AT_LEAST, _O.MET): "{subject} {observed}，达到{threshold}",
    (_C.AT_LEAST, _O.UNMET): "{subject} {observed}，低于{threshold}，差 {gap}",
    (_C.MORE_THAN, _O.MET): "{subject} {observed}，超过{threshold}",
    (_C.MORE_THAN, _O.UNMET): "{subject} {observed}，未超过{threshold}，差 {gap}",
}


@say_in.register
def _(value: Finding, voice: Voice) -> str:
    statement = _statement(value, voice)
    said = isinstance(value.basis, Threshold)  # the threshold's own words say that it is lowered
    unsaid = [note for note in value.notes if not (said and note in (Note.RELIEVED, Note.COUNTY_UNKNOWN))]
    notes = [note for note in unsaid if note is not Note.IN_PRINCIPLE]  # said by the force
    message = "{place}（{force}）：{statement}（{notes}）。" if notes else "{place}（{force}）：{statement}。"
    return voice.fill(
        message, place=value.place, force=value.force, statement=statement, notes="；".join(str(one) for one in notes)
    )


def _statement(value: Finding, voice: Voice) -> str:
    if value.outcome is Outcome.NOT_APPLICABLE:
        return voice.fill("{subject}：不适用", subject=value.subject)
    if isinstance(value.basis, Threshold):
        return _held_against_threshold(value, value.basis, voice)
    if isinstance(value.required, Deadline):
        return _held_against_deadline(value, value.required, voice)
    match value.comparison:
        case Comparison.ALL | Comparison.ANY:
            return _joined(value, voice)
        case None:
            return _fact(value, voice)
    message = _BLANK[value.comparison] if value.observed is None else _STATED[value.comparison, value.outcome]
    if value.comparison is Comparison.ONE_OF:
        if value.outcome is Outcome.UNMET and not value.required:
            message = _NONE_LISTED
        required = voice.say(value.required, style="or")
        return voice.fill(message, subject=value.subject, observed=value.observed, required=required)
    if value.comparison is Comparison.WITHIN:
        first, last = value.required
        return voice.fill(message, subject=value.subject, observed=value.observed, first=first, last=last)
    unit = {"unit": value.required.unit} if isinstance(value.required, Money) else {}
    return voice.fill(
        message,
        subject=value.subject,
        word=value.word,
        observed=voice.say(value.observed, **unit if value.observed is not None else {}),
        required=voice.say(value.required, **unit),
        gap=voice.say(value.gap, **unit if value.gap is not None else {}),
    )


def _held_against_threshold(value: Finding, threshold: Threshold, voice: Voice) -> str:
    unit = threshold.floor.unit
    if value.observed is None:
        return voice.fill("{subject}未填，{threshold}", subject=value.subject, threshold=threshold)
    observed = voice.say(value.observed, unit=unit)
    if value.outcome is Outcome.UNKNOWN:
        return voice.fill(
            "{subject} {observed}，未达到规模门槛 {floor}；是否山区海岛县未填，如是，门槛为 {relieved}，可以达到",
            subject=value.subject,
            observed=observed,
            floor=threshold.floor,
            relieved=threshold.relieved,
        )
    shown = voice.say(threshold)
    if Note.COUNTY_UNKNOWN in value.notes:
        shown = voice.fill(
            "规模门槛 {relieved}（即使是山区海岛县，{floor} 下调 {relief}）",
            relieved=threshold.relieved,
            floor=threshold.floor,
            relief=threshold.relief,
        )
    return voice.fill(
        _THRESHOLD[value.comparison, value.outcome],
        subject=value.subject,
        observed=observed,
        threshold=shown,
        gap=voice.say(value.gap, unit=unit) if value.gap is not None else None,
    )


def _held_against_deadline(value: Finding, deadline: Deadline, voice: Voice) -> str:
    message = {
        State.NOT_YET: "{subject} {observed}，尚未开始受理（{printed}）",
        State.OPEN: "{subject} {observed}，在时限内（{printed}）",
        State.CLOSED: "{subject} {observed}，已过时限（{printed}）",
    }[deadline.state(value.observed)]
    return voice.fill(message, subject=value.subject, observed=value.observed, printed=deadline.printed)


def _joined(value: Finding, voice: Voice) -> str:
    said = []
    for subject, observed, required in zip(value.subject, value.observed, value.required, strict=True):
        counted = required is not True
        message = "{subject} {observed}（{word} {required}）" if counted else "{subject}：{observed}"
        said.append(voice.fill(message, subject=subject, observed=observed, word=value.word, required=required))
    message = "{parts}；须全部具备" if value.comparison is Comparison.ALL else "{parts}；具备其一即可"
    return voice.fill(message, parts="；".join(said))


def _fact(value: Finding, voice: Voice) -> str:
    """A yes or no; beside it, for the X system, the titles held and what the applicant is today."""
    if isinstance(value.required, Term):
        message = "{subject}：{observed}，要求为{required}"
    elif isinstance(value.observed, tuple) or value.basis is not None:
        message = "{subject}：{outcome}（称号：{observed}；现为：{basis}）"
    elif value.observed is None and value.outcome is Outcome.UNKNOWN:
        message = "{subject}：未填"
    else:
        message = "{subject}：{outcome}"
    return voice.fill(
        message,
        subject=value.subject,
        outcome=value.outcome,
        observed=value.observed,
        required=value.required,
        basis=value.basis,
    )


@say_in.register
def _(value: Report, voice: Voice) -> str:
    lines = [voice.fill("结论：{verdict}", verdict=value.verdict)]
    lines += [
        voice.fill("  [{outcome}] {finding}", outcome=one.outcome, finding=one)
        for one in value.findings
        if one.outcome is not Outcome.NOT_APPLICABLE
    ]
    return "\n".join(lines)
