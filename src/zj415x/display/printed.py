"""Printed: tables of tracks and thresholds, in the order of 附1-1."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from ..cluster.call import ClusterCall
from ..notice import Notice
from ..printed.deadline import Deadline
from ..printed.track import Route, Threshold, Tier, Track
from ..wording.voice import Voice
from ..words import Term
from .deadlines import timeline
from .markup import MOST_ROWS, Child, Column, Markup, element, joined, mark, pairs, table
from .shown import html_in, told_notice

_SEGMENTS = Column("细分赛道")
_HIGHLAND, _TRACK, _ROUTE = Column("产业高地"), Column("赛道"), Column("申报方式", "short")
_COLOURS: dict[Term, str] = {Route.OPEN: "good", Route.ADJUST_ONLY: "doubt", Route.CLOSED: "bad"}


@html_in.register
def _(value: Track, voice: Voice) -> Markup:
    return track_table([value], voice)


def track_table(tracks: Iterable[Track], voice: Voice) -> Markup:
    """Build a table of the cluster tracks with both floors, then of the New Star tracks, by highland."""
    tracks = list(tracks)
    return joined(
        [
            _clusters([track for track in tracks if track.new_star is None], voice),
            _new_stars([track for track in tracks if track.new_star is not None], voice),
        ]
    )


def _clusters(tracks: list[Track], voice: Voice) -> Markup:
    if not tracks:
        return Markup("")
    columns = (_HIGHLAND, _TRACK, _ROUTE, _SEGMENTS, *(Column(str(tier), "number") for tier in _ZONES))
    rows = [
        (
            highland,
            voice.word(track.name),
            mark(track.route, voice, _COLOURS[track.route]),
            _segments(track, voice),
            *(_floor(track, tier, voice) for tier in _ZONES),
        )
        for highland, track in _grouped(tracks, voice)
    ]
    return table(columns, rows, voice, caption=_caption("省级重点产业集群赛道和规模门槛", voice))


_ZONES = (Tier.CORE_ZONE, Tier.COORDINATED_ZONE)


def _new_stars(tracks: list[Track], voice: Voice) -> Markup:
    if not tracks:
        return Markup("")
    columns = (_HIGHLAND, _TRACK, Column(str(Tier.NEW_STAR), "number"))
    rows = []
    for (highland, _), several in groupby(tracks, key=lambda track: (track.highland, track.new_star)):
        named = list(several)
        names = voice.listed((voice.word(track.name) for track in named), "；")  # some names contain 、
        rows.append((voice.word(highland), names, _floor(named[0], Tier.NEW_STAR, voice)))
    return table(columns, rows, voice, caption=_caption("“新星”赛道（不限于所列）和规模门槛", voice))


def _caption(title: str, voice: Voice) -> Markup:
    relieved = element("div", voice.word("（下面一行是山区海岛县下调后的门槛）"), class_="aside")
    return joined([voice.word(title), relieved])


def _grouped(tracks: list[Track], voice: Voice) -> Iterator[tuple[str, Track]]:
    """Pair each track with its highland, which is empty where it repeats the row above."""
    before = ""
    for track in tracks:
        yield "" if track.highland == before else voice.word(track.highland), track
        before = track.highland


def _segments(track: Track, voice: Voice) -> str:
    listed = voice.listed(voice.word(segment) for segment in track.segments)
    return voice.fill("{segments}等", segments=listed) if track.open_ended else listed


def _floor(track: Track, tier: Tier, voice: Voice) -> Child:
    if track.floor(tier) is None:
        return "—"
    threshold = track.threshold(tier, mountain_or_island=True)
    relieved = element("div", voice.say(threshold.relieved), class_="aside")
    return [voice.say(threshold.floor), relieved]


@html_in.register
def _(value: Threshold, voice: Voice) -> Markup:
    rows: list[tuple[str, Child]] = [
        ("规模门槛", voice.say(value.floor)),
        ("山区海岛县下调", voice.fill("{relief}，即 {relieved}", relief=value.relief, relieved=value.relieved)),
        ("是否山区海岛县", voice.say(value.mountain_or_island)),
    ]
    if value.granted is not None:
        rows.append(("省里决定下调到", voice.say(value.granted)))
    if value.negotiable:
        rows.append(("世界级水平", voice.word("可适当下调，幅度未定")))
    rows.append(("适用的门槛", element("strong", voice.say(value.amount))))
    return pairs(rows, voice, caption=voice.say(value))


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
def _(
    value: tuple,  # type: ignore[type-arg]
    voice: Voice,
    *,
    at: datetime | None = None,
    notice: Notice | None = None,
) -> Markup:
    if value and all(isinstance(item, Deadline) for item in value):
        return timeline(value, voice, at)
    if value and all(isinstance(item, Track) for item in value):
        return track_table(value, voice)
    if not value or any(isinstance(item, tuple) for item in value):
        return element("p", voice.say(value))
    items = [element("li", html_in(item, voice, **told_notice(item, notice))) for item in value[:MOST_ROWS]]
    if len(value) > MOST_ROWS:
        items.append(element("li", voice.fill("等共 {count} 项", count=len(value))))
    return element("ul", items)
