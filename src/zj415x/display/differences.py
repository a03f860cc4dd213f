"""Differences: tables of what changed between two reports."""

from ..rules.difference import Difference, Shift, Trend
from ..wording.differences import SAME, found, head, reasons, say_edit
from ..wording.values import place_in
from ..wording.voice import Voice
from .markup import Child, Column, Markup, element, html_in, joined, mark, table

_SHIFTS = (Column("变化", "short"), Column("出处", "place"), Column("现为"), Column("原为"), Column("起因"))
_EDITS = (Column("序号", "number"), Column("类别", "short"), Column("改动"))
_COLOURS = {Trend.WORSE: "bad", Trend.BETTER: "good", Trend.SAME: "plain"}


@html_in.register
def _(value: Difference, voice: Voice) -> Markup:
    if not value.edits:
        return element("p", voice.say(value))
    parts = [element("p", head(value, voice), class_="head"), _reasons(value, value.subject, voice)]
    if value.shifts:
        parts.append(table(_SHIFTS, [_row(shift, value.subject, voice) for shift in value.shifts], voice))
    rows = [(edit.number, voice.say(edit.kind), say_edit(edit, value.subject, voice)) for edit in value.edits]
    caption = voice.fill("共 {count} 处改动。", count=len(value.edits))
    return joined([*parts, table(_EDITS, rows, voice, caption=caption)])


def _row(shift: Shift, subject: type, voice: Voice) -> tuple[Child, ...]:
    before, after = (found(finding, voice) for finding in (shift.before, shift.after))
    return (
        mark(shift.trend, voice, _COLOURS[shift.trend]),
        [place_in(shift.place, voice), element("div", shift.clause, class_="aside")],
        after,
        voice.word(SAME) if before == after else before,
        _reasons(shift, subject, voice),
    )


def _reasons(changed: Difference | Shift, subject: type, voice: Voice) -> Markup:
    return joined([element("div", line) for line in reasons(changed, subject, voice)])
