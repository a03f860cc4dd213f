"""Differences: sentences for what changed between two reports, and for the edits that explain it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from ..cluster.application import ClusterApplication
from ..editions import latest
from ..rules.change import EVERY
from ..rules.difference import Difference, Edit, EditKind, Explanation, Shift, Trend
from ..rules.edits import HIDDEN, is_form
from ..rules.finding import Finding
from ..values.money import Area, Dollars, Money
from .fields import class_in, label_of
from .reports import finding_line
from .voice import MOST_SAID, Voice, say_in

SAME = "原来也这样说，所依据的数有变"
_LONGEST = 40  # of a longer text the beginning is said
_FIGURES = (int, Decimal, Money, Dollars, Area)
_OF_LINES = ("$.evidence", "$.classified")
_HEADS = {
    Trend.WORSE: "转差的 {count} 条：",
    Trend.BETTER: "转好的 {count} 条：",
    Trend.SAME: "结果未变、数或说明有变的 {count} 条：",
}


@say_in.register
def _(value: Difference, voice: Voice) -> str:
    if not value.edits:
        return voice.fill("两份没有不同，结论都是“{after}”。", after=value.after)
    lines = [head(value, voice)]
    lines += [f"  {line}" for line in reasons(value, value.subject, voice)]
    for trend in Trend:
        shifts = value.of(trend)
        if shifts:
            lines.append(voice.fill(_HEADS[trend], count=len(shifts)))
        for shift in shifts:
            lines += _shift(shift, value.subject, voice)
    return "\n".join([*lines, *_idle(value, voice)])


def head(value: Difference, voice: Voice) -> str:
    """Say the verdicts before and after."""
    message = "结论未变：{after}" if value.before is value.after else "结论：原为{before}，现为{after}"
    return voice.fill(message, before=value.before, after=value.after)


def _shift(shift: Shift, subject: type, voice: Voice) -> Iterator[str]:
    before, after = (found(finding, voice) for finding in (shift.before, shift.after))
    yield "  " + after
    yield "    " + (voice.word(SAME) if before == after else voice.put("原为：{said}", said=before))
    yield from (f"    {line}" for line in reasons(shift, subject, voice))


def found(finding: Finding | None, voice: Voice) -> str:
    """Say a finding, or that there is none."""
    return voice.word("没有这一条") if finding is None else finding_line(finding, voice, "")


def reasons(changed: Difference | Shift, subject: type, voice: Voice) -> list[str]:
    """Say each explanation of a change: all together suffice of one, and any one suffices of several."""
    if not changed.explanations:
        return []
    say = _sections if changed.by_section else _together
    said = [say(edits, subject, voice) for edits in changed.explanations]
    lines = [voice.word("所涉改动多于 12 处，按部分比较：")] if changed.by_section else []
    if len(said) == 1:
        return [*lines, voice.put("起因：{said}", said=said[0])]
    lines.append(voice.fill("起因，以下 {count} 组中任何一组都足以引起：", count=len(said)))
    lines += [f"  {number}. {each}" for number, each in enumerate(said[:MOST_SAID], start=1)]
    return lines if len(said) <= MOST_SAID else [*lines, "  " + voice.fill("等共 {count} 组", count=len(said))]


def _together(edits: Explanation, subject: type, voice: Voice) -> str:
    said = voice.listed((say_edit(edit, subject, voice) for edit in edits), "；")
    return said if len(edits) == 1 else voice.put("{said}（合在一起）", said=said)


def _sections(edits: Explanation, subject: type, voice: Voice) -> str:
    counts: dict[str, int] = {}
    for edit in edits:
        counts[edit.section] = counts.get(edit.section, 0) + 1
    return voice.listed(
        voice.fill("{section}的 {count} 处改动", section=section, count=count) for section, count in counts.items()
    )


def _idle(value: Difference, voice: Voice) -> Iterator[str]:
    """Say how many edits there are, and which of them explain nothing."""
    shifts: tuple[Difference | Shift, ...] = (value, *value.shifts)
    named = {edit.number for changed in shifts for edits in changed.explanations for edit in edits}
    idle = [edit for edit in value.edits if edit.number not in named]
    yield voice.fill("共 {count} 处改动。", count=len(value.edits))
    if idle:
        yield voice.fill("其中没有引起变化的 {count} 处：", count=len(idle))
        yield from ("  " + say_edit(edit, value.subject, voice) for edit in idle[:MOST_SAID])
    if len(idle) > MOST_SAID:
        yield "  " + voice.fill("等共 {count} 处", count=len(idle))


def say_edit(edit: Edit, subject: type, voice: Voice) -> str:
    """Say what an edit changes, from what and to what; of a person's data, only that it changed."""
    if edit.kind is EditKind.EDITION:
        names = tuple(dict.fromkeys([*edit.from_, *edit.to]))
        return voice.fill("通知的版本不同（条款：{names}）" if names else "通知的版本不同（附1-1）", names=names)
    if edit.kind is EditKind.READING:
        reading = {reading.id: reading for reading in latest().readings}.get(edit.field)
        now, to = (
            option if reading is None or option not in reading.options else reading.meaning(option)
            for option in (edit.from_, edit.to)
        )
        return voice.fill("{id} 的口径：原为{now}，现为{to}", id=edit.field, now=now, to=to)
    label = edit_label(edit, subject, voice)
    if HIDDEN in (edit.from_, edit.to):
        return voice.put("{label}：有改动，内容不显示", label=label)
    if edit.field.endswith(f"[{EVERY}]"):
        return voice.put("{label}：各行改了次序，依次为原来的第 {numbers} 行", label=label, numbers=voice.say(edit.to))
    now, to = (said_value(value, edit, voice) for value in (edit.from_, edit.to))
    message = "{label}：原为{now}，现为{to}"
    if edit.field.endswith("]"):
        message = "{label}：新增{to}" if edit.from_ is None else "{label}：删去{now}"
    elif type(edit.from_) in _FIGURES or type(edit.to) in _FIGURES:
        message = "{label}：原为 {now}，现为 {to}"
    return voice.put(message, label=label, now=now, to=to)


def edit_label(edit: Edit, subject: type, voice: Voice) -> str:
    """Name a field of the document: its section, its row, and the field."""
    return _label(edit.field, edit.row, subject, voice)


def _label(path: str, row: str, subject: type, voice: Voice) -> str:
    cls: Any = subject
    names = []
    for step in path.removeprefix("$.").split("."):
        name, _, index = step.removesuffix("]").partition("[")
        names.append(voice.word(label_of(cls, name, latest())))
        cls = class_in(cls, name)
        if index and index != EVERY and attrs.has(cls):
            names.append(_row(row, cls, int(index), voice))
    whole, *parts = names
    for part in parts:
        whole = voice.put("{whole} {part}", whole=whole, part=part)
    return whole


def _row(row: str, cls: Any, index: int, voice: Voice) -> str:
    if not row:
        return voice.fill("第{row}行", row=index + 1)
    if any(field.name == "year" for field in attrs.fields(cls)):
        return voice.put("{year}年", year=row)
    return voice.put("“{name}”", name=_cut(voice.word(row)))


def said_value(value: Any, edit: Edit, voice: Voice) -> str:
    """Say a value of a field: of a long text the beginning, of a row what is filled in, of a line its label."""
    if is_form(value):
        said = [
            voice.put(
                "{label}：{value}",
                label=voice.word(label_of(type(value), one.name, latest())),
                value=said_value(getattr(value, one.name), edit, voice),
            )
            for one in attrs.fields(type(value))
            if getattr(value, one.name) is not None
        ]
        return voice.listed(said, "，")
    if isinstance(value, tuple) and any(map(is_form, value)):
        return voice.fill("{count} 行", count=len(value))
    if edit.field.partition("[")[0] in _OF_LINES and value:
        lines = (value,) if isinstance(value, str) else value
        return voice.listed([_label(f"$.{line}", "", ClusterApplication, voice) for line in lines[:MOST_SAID]])
    return _cut(voice.say(value))


def _cut(said: str) -> str:
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
