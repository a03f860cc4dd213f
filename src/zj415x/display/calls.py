"""A notice, its calls, and rows of its tables side by side: what is printed, as tables and a timeline."""

from datetime import datetime

from ..cluster.call import ClusterCall
from ..notice import Notice
from ..printed.deadline import Deadline
from ..printed.track import Track
from ..wording.voice import Voice
from .deadlines import timeline
from .markup import Markup, element, joined
from .shown import html_in
from .table import MOST_ROWS
from .tracks import track_table


@html_in.register
def _(value: ClusterCall, voice: Voice) -> Markup:
    return track_table(value.tracks, voice)


@html_in.register
def _(value: Notice, voice: Voice, *, at: datetime | None = None) -> Markup:
    head = voice.fill("{number}（{issued}）", number=value.number, issued=value.issued)
    return joined(
        [
            element("p", element("strong", head), class_="head"),
            timeline(value.deadlines, voice, at),
            track_table(value.clusters.tracks, voice),
            html_in(value.jingpin.quotas, voice),
        ]
    )


@html_in.register
def _(value: tuple, voice: Voice, *, at: datetime | None = None) -> Markup:  # type: ignore[type-arg]
    if value and all(isinstance(one, Deadline) for one in value):
        return timeline(value, voice, at)
    if value and all(isinstance(one, Track) for one in value):
        return track_table(value, voice)
    if not value or any(isinstance(one, tuple) for one in value):
        return element("p", voice.say(value))
    items = [element("li", html_in(one, voice)) for one in value[:MOST_ROWS]]
    if len(value) > MOST_ROWS:
        items.append(element("li", voice.fill("等共 {count} 项", count=len(value))))
    return element("ul", items)
