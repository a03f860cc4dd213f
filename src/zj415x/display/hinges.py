"""What a verdict hinges on and what would mend it, as tables."""

from ..editions.y2026 import NOTICE
from ..rules.reading import Readings
from ..rules.remedy import Change, Remedies
from ..rules.sensitivity import Sensitivity
from ..wording.hinges import OUT_OF_REACH, asked
from ..wording.voice import MOST_SAID, Voice
from .markup import Markup, element, joined
from .shown import html_in
from .table import Column, mark, table


@html_in.register
def _(value: Sensitivity, voice: Voice) -> Markup:
    if value.robust:
        return element("p", voice.say(value))
    rows = []
    for verdict, choices in value.cases:
        ways = [element("li", _choice(one, voice)) for one in choices[:MOST_SAID]]
        if len(choices) > MOST_SAID:
            ways.append(element("li", voice.fill("等共 {count} 种", count=len(choices))))
        rows.append((mark(verdict, voice), element("ul", ways)))
    head = voice.fill("结论取决于 {ids} 怎么读：", ids=value.hinges_on)
    questions = [element("li", asked(_READINGS[id], voice)) for id in value.hinges_on]
    return joined(
        [
            table((Column("结论", "short"), Column("读法")), rows, voice, caption=head),
            element("ul", questions, class_="aside"),
        ]
    )


def _choice(choice: Readings, voice: Voice) -> str:
    """What is chosen, as it is typed and as it is meant."""
    return voice.listed(
        (
            voice.fill("{id}={option}（{meaning}）", id=id, option=option, meaning=_READINGS[id].meaning(option))
            for id, option in choice.chosen
        ),
        "，",
    )


# What an option means stands in an edition; the ids are the same in each.
_READINGS = {one.id: one for one in NOTICE.readings}


_COLUMNS = (Column("组", "number"), Column("改动"))


@html_in.register
def _(value: Remedies, voice: Voice) -> Markup:
    if value.reached or not value.found:
        lines = voice.say(value).split("\n")
        return joined([element("p", line) for line in lines])
    rows = [
        (number, element("ul", [_change(one, voice) for one in remedy.changes]))
        for number, remedy in enumerate(value.found, start=1)
    ]
    message = "要达到“{goal}”，最少要有这些改动：" if len(rows) == 1 else "要达到“{goal}”的最小改动，任选一组："
    head = voice.fill(message, goal=value.goal)
    return table(_COLUMNS, rows, voice, caption=head)


def _change(one: Change, voice: Voice) -> Markup:
    """A change, and whether it can be made."""
    colour = "bad" if one.kind in OUT_OF_REACH else "good"
    return element("li", mark(one.kind, voice, colour), " ", voice.say(one))
