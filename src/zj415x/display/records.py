"""Records: a replay as a table of what changed, and why."""

from ..rules.replay import Replay
from ..wording.records import conclusion
from ..wording.voice import Voice
from .markup import Column, Markup, element, html_in, joined, mark, table

_CHANGED = (Column("条款"), Column("回执", "short"), Column("现在", "short"))


@html_in.register
def _(value: Replay, voice: Voice) -> Markup:
    rows = [
        (changed.clause, *[mark("没有" if held is None else held, voice) for held in (changed.before, changed.now)])
        for changed in value.changed
    ]
    causes = [element("li", voice.say(cause)) for cause in value.causes]
    return joined(
        [
            element("p", conclusion(value, voice)),
            table(_CHANGED, rows, voice) if rows else None,
            [element("p", voice.fill("与出具回执时不同的：")), element("ul", causes)] if causes else None,
        ]
    )
