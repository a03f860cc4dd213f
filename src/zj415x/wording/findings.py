"""Findings in whole sentences, made from the same objects as everything else.

Every message is a Chinese sentence with named placeholders; it is the id under which it will be translated.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from ..deadline import State
from ..finding import Finding
from ..money import Money
from ..outcome import Comparison, Note, Outcome
from ..track import Threshold
from .entries import MOST_SAID, said_entries
from .voice import Voice, say_in

_C, _O = Comparison, Outcome

_MESSAGES: Mapping[tuple[Comparison | None, Outcome], str] = {
    (_C.HOLDS, _O.MET): "{subject}：符合",
    (_C.HOLDS, _O.UNMET): "{subject}：不符合",
    (_C.HOLDS, _O.UNKNOWN): "{subject}：未填",
    (_C.IS, _O.MET): "{subject}：{observed}",
    (_C.IS, _O.UNMET): "{subject}：{observed}，要求为{required}",
    (_C.IS, _O.UNKNOWN): "{subject}：未填，要求为{required}",
    (_C.BELONGS, _O.MET): "{subject}：符合（称号：{observed}；现为：{basis}）",
    (_C.BELONGS, _O.UNMET): "{subject}：不符合（称号：{observed}；现为：{basis}）",
    (_C.BELONGS, _O.UNKNOWN): "{subject}：不明（称号：{observed}；现为：{basis}）",
    (_C.AT_LEAST, _O.MET): "{subject} {observed}，符合{word} {required} 的要求",
    (_C.AT_LEAST, _O.UNMET): "{subject} {observed}，要求{word} {required}，差 {gap}",
    (_C.AT_LEAST, _O.UNKNOWN): "{subject} {observed}，要求{word} {required}，能否适用较低标准不明",
    (_C.AT_MOST, _O.MET): "{subject} {observed}，不超过 {required}",
    (_C.AT_MOST, _O.UNMET): "{subject} {observed}，超过 {required}，多 {gap}",
    (_C.BELOW, _O.MET): "{subject}：{observed}，低于所申报的{required}",
    (_C.BELOW, _O.UNMET): "{subject}：{observed}，已在所申报的{required}或其上",
    (_C.BELOW, _O.UNKNOWN): "{subject}：未填",
    (_C.AGREES, _O.MET): "{subject} {observed}，与所填 {required} 相符",
    (_C.AGREES, _O.UNMET): "{subject} {observed}，与所填 {required} 不符{entries}",
    (_C.AGREES, _O.UNKNOWN): "{subject} {observed}，与所填 {required} 是否相符不明{entries}",
    (_C.TICKED, _O.MET): "{subject}：{observed}",
    (_C.TICKED, _O.UNMET): "{subject}：勾选了{observed}，持有的是{required}",
    (_C.TICKED, _O.UNKNOWN): "{subject}：{observed}，所持称号未填",
    (_C.FILLED, _O.MET): "{subject}：齐全",
    (_C.FILLED, _O.UNKNOWN): "{subject}：已填 {observed}/{required}，缺{entries}",
    (_C.LINES_FILLED, _O.MET): "{subject}：{required} 项齐全",
    (_C.LINES_FILLED, _O.UNKNOWN): "{subject}：已填 {observed}/{required}，缺{entries}",
    (_C.WITHIN, _O.MET): "{subject} {observed}，在{first}至{last}期间",
    (_C.WITHIN, _O.UNMET): "{subject} {observed}，不在{first}至{last}期间",
    (_C.WITHIN, _O.UNKNOWN): "{subject}未填，要求在{first}至{last}期间",
    (_C.ONE_OF, _O.MET): "{subject}：{observed}",
    (_C.ONE_OF, _O.UNMET): "{subject}：{observed}，应为{required}",
    (_C.ONE_OF, _O.UNKNOWN): "{subject}未填，可填：{required}",
    (_C.ALL, _O.MET): "{parts}；须全部具备，已具备",
    (_C.ALL, _O.UNMET): "{parts}；须全部具备，没有全部具备",
    (_C.ALL, _O.UNKNOWN): "{parts}；须全部具备，尚不能确定",
    (_C.ANY, _O.MET): "{parts}；具备其一即可，已具备",
    (_C.ANY, _O.UNMET): "{parts}；具备其一即可，都不具备",
    (_C.ANY, _O.UNKNOWN): "{parts}；具备其一即可，尚不能确定",
}
# Of figures held against each other one by one, each that is out.
_NONE_OUT: Mapping[Comparison | None, str] = {
    _C.AT_MOST: "{subject}：没有超出",
    _C.AT_LEAST: "{subject}：没有降低",
    _C.ONCE: "{subject}：没有重复",
    _C.LIKELY: "{subject}：数量级正常",
}
_EACH_OUT: Mapping[Comparison | None, str] = {
    _C.AT_MOST: "{entry} {observed}，超过 {required}",
    _C.AT_LEAST: "{entry} {observed}，低于 {required}",
    _C.ONCE: "{entry} {observed}，已见于 {required}",
    _C.LIKELY: "{entry} {observed}",
}
_ALL_BLANK = "{subject}：未填"
_BLANK = "{subject}未填，要求{word} {required}"
_NOT_WORKED_OUT = "{subject}无法计算，要求{word} {required}"
_NOTHING_LISTED = "{subject}：{observed}，该赛道没有可申报的类型"

_THRESHOLD: Mapping[tuple[Comparison | None, Outcome], str] = {
    (_C.AT_LEAST, _O.MET): "{subject} {observed}，达到{threshold}",
    (_C.AT_LEAST, _O.UNMET): "{subject} {observed}，低于{threshold}，差 {gap}",
    (_C.AT_LEAST, _O.UNKNOWN): (
        "{subject} {observed}，未达到规模门槛 {floor}；是否山区海岛县未填，如是，门槛为 {relieved}，可以达到"
    ),
    (_C.MORE_THAN, _O.MET): "{subject} {observed}，超过{threshold}",
    (_C.MORE_THAN, _O.UNMET): "{subject} {observed}，未超过{threshold}，差 {gap}",
    (_C.MORE_THAN, _O.UNKNOWN): (
        "{subject} {observed}，未超过规模门槛 {floor}；是否山区海岛县未填，如是，门槛为 {relieved}，可以超过"
    ),
}
_TIMES: Mapping[State, str] = {
    State.NOT_YET: "{subject} {observed}，尚未开始受理（{printed}）",
    State.OPEN: "{subject} {observed}，在时限内（{printed}）",
    State.CLOSED: "{subject} {observed}，已过时限（{printed}）",
}

# What the words of a threshold say already.
_SAID = (Note.RELIEVED, Note.EVEN_RELIEVED, Note.COUNTY_UNKNOWN)


@say_in.register
def _(value: Finding, voice: Voice) -> str:
    said = _SAID if isinstance(value.basis, Threshold) else ()
    notes = "；".join(str(note) for note in value.notes if note not in said)
    message = "{place}（{force}）：{statement}（{notes}）。" if notes else "{place}（{force}）：{statement}。"
    return voice.fill(message, place=value.place, force=value.force, statement=_statement(value, voice), notes=notes)


def _statement(value: Finding, voice: Voice) -> str:
    if value.outcome is Outcome.NOT_APPLICABLE:
        return voice.fill("{subject}：不适用", subject=value.subject)
    if isinstance(value.basis, Threshold):
        return _held_against_threshold(value, value.basis, voice)
    if value.comparison in _EACH_OUT and isinstance(value.observed, tuple):
        return _each_held(value, voice)
    say = _SPECIAL.get(value.comparison, _plainly)
    return say(value, voice)


def _plainly(value: Finding, voice: Voice) -> str:
    return voice.fill(
        _MESSAGES[value.comparison, value.outcome],
        subject=value.subject,
        observed=value.observed,
        required=value.required,
        basis=value.basis,
        gap=value.gap,
    )


def _filled(value: Finding, voice: Voice) -> str:
    """How much is filled, and what is not."""
    message = _MESSAGES[value.comparison, value.outcome]
    if [entry.label for entry in value.entries] == [value.subject]:
        message = _ALL_BLANK
    return voice.fill(
        message,
        subject=value.subject,
        observed=value.observed,
        required=value.required,
        entries=said_entries(value.entries, voice),
    )


def _agreeing(value: Finding, voice: Voice) -> str:
    entries = f"：{said_entries(value.entries, voice)}" if value.entries else ""
    return voice.fill(
        _MESSAGES[value.comparison, value.outcome],
        subject=value.subject,
        observed=value.observed,
        required=value.required,
        entries=entries,
    )


def _ticked(value: Finding, voice: Voice) -> str:
    message = _ALL_BLANK if value.observed is None else _MESSAGES[value.comparison, value.outcome]
    return voice.fill(message, subject=value.subject, observed=value.observed, required=value.required)


def _each_held(value: Finding, voice: Voice) -> str:
    """Each figure that is out, with what it was held against."""
    if value.outcome is Outcome.MET:
        return voice.fill(_NONE_OUT[value.comparison], subject=value.subject)
    out = list(zip(value.entries, value.observed, value.required, strict=True))
    said = [
        voice.fill(_EACH_OUT[value.comparison], entry=entry, observed=observed, required=required)
        for entry, observed, required in out[:MOST_SAID]
    ]
    if len(out) > MOST_SAID:
        said.append(voice.fill("等共 {count} 处", count=len(out)))
    return "；".join(said)


def _held_against_number(value: Finding, voice: Voice) -> str:
    """Amounts in the unit of what is required, gaps between shares in percentage points, and the years looked at."""
    unit = value.required.unit if isinstance(value.required, Money) else None
    message = _MESSAGES[value.comparison, value.outcome]
    if value.observed is None:
        message = _NOT_WORKED_OUT if value.basis is not None else _BLANK
    subject = voice.say(value.subject)
    if value.basis:
        subject = voice.fill(
            "{subject}（{years}年）", subject=subject, years="、".join(str(year) for year in value.basis)
        )
    gap = voice.say(value.gap, unit=unit) if unit and value.gap is not None else voice.say(value.gap)
    if isinstance(value.gap, Decimal):
        gap = voice.fill("{points} 个百分点", points=gap.removesuffix("%"))
    return voice.fill(
        message,
        subject=subject,
        word=value.word,
        observed=voice.say(value.observed, unit=unit) if unit and value.observed is not None else value.observed,
        required=value.required,
        gap=gap,
    )


def _held_against_threshold(value: Finding, threshold: Threshold, voice: Voice) -> str:
    unit = threshold.floor.unit
    values: dict[str, Any] = {
        "subject": value.subject,
        "floor": threshold.floor,
        "relieved": threshold.relieved,
        "relief": threshold.relief,
    }
    shown = voice.say(threshold)
    if threshold.mountain_or_island is None and value.outcome is not Outcome.MET:
        shown = voice.fill("规模门槛 {floor}（如为山区海岛县，{relieved}）", **values)
    if Note.EVEN_RELIEVED in value.notes:
        shown = voice.fill("规模门槛 {relieved}（即使是山区海岛县，{floor} 下调 {relief}）", **values)
    if value.observed is None:
        return voice.fill("{subject}未填，{threshold}", subject=value.subject, threshold=shown)
    return voice.fill(
        _THRESHOLD[value.comparison, value.outcome],
        **values,
        observed=voice.say(value.observed, unit=unit),
        threshold=shown,
        gap=voice.say(value.gap, unit=unit) if value.gap is not None else None,
    )


def _held_against_deadline(value: Finding, voice: Voice) -> str:
    message = _TIMES[value.required.state(value.observed)]
    return voice.fill(message, subject=value.subject, observed=value.observed, printed=value.required.printed)


def _held_against_window(value: Finding, voice: Voice) -> str:
    first, last = value.required
    message = _MESSAGES[value.comparison, value.outcome]
    return voice.fill(message, subject=value.subject, observed=value.observed, first=first, last=last)


def _chosen_from_list(value: Finding, voice: Voice) -> str:
    message = _MESSAGES[value.comparison, value.outcome]
    if value.outcome is Outcome.UNMET and not value.required:
        message = _NOTHING_LISTED
    required = voice.say(value.required, style="or")
    return voice.fill(message, subject=value.subject, observed=value.observed, required=required)


def _joined(value: Finding, voice: Voice) -> str:
    said = []
    for subject, observed, required in zip(value.subject, value.observed, value.required, strict=True):
        counted = required is not True
        message = "{subject} {observed}（{word} {required}）" if counted else "{subject}：{observed}"
        said.append(voice.fill(message, subject=subject, observed=observed, word=value.word, required=required))
    return voice.fill(_MESSAGES[value.comparison, value.outcome], parts="；".join(said))


_SPECIAL: Mapping[Comparison | None, Callable[[Finding, Voice], str]] = {
    _C.AT_LEAST: _held_against_number,
    _C.FILLED: _filled,
    _C.LINES_FILLED: _filled,
    _C.AGREES: _agreeing,
    _C.TICKED: _ticked,
    _C.WITHIN: _held_against_window,
    _C.BEFORE: _held_against_deadline,
    _C.ONE_OF: _chosen_from_list,
    _C.ALL: _joined,
    _C.ANY: _joined,
}
