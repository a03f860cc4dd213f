"""Printed: tables of tracks and thresholds, in the order of 附1-1, and a timeline of deadlines."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from ..cluster.call import ClusterCall
from ..errors import InvalidTypeError
from ..hooks import frozen
from ..notice import Notice
from ..printed.deadline import CHINA, Deadline, in_china
from ..printed.track import Route, Threshold, Tier, Track
from ..wording.printed import state_of
from ..wording.values import month_of, place_in
from ..wording.voice import Voice
from ..words import Term
from .markup import MOST_ROWS, Child, Column, Markup, element, html_in, joined, mark, pairs, table, told_notice

_SEGMENTS = Column("细分赛道")
_HIGHLAND, _TRACK, _ROUTE = Column("产业高地"), Column("赛道"), Column("申报方式", "short")
_COLOURS: dict[Term, str] = {Route.OPEN: "good", Route.ADJUST_ONLY: "doubt", Route.CLOSED: "bad"}


@html_in.register
def _(value: Track, voice: Voice) -> Markup:
    return track_table([value], voice)


def track_table(tracks: Iterable[Track], voice: Voice) -> Markup:
    """Build two tables: the cluster tracks with their core and coordinated floors; the New Star tracks by highland.

    Each floor also shows its mountain-and-island figure; a kind without tracks has no table.
    """
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


_WIDTH, _ROW, _TOP, _BAR = 760, 46, 34, 12
_MOST_MONTHS = 12
_MONTH, _YEAR, _MARGIN = timedelta(days=31), timedelta(days=365), timedelta(days=2)
_MONTH_LABEL = 60


@html_in.register
def _(value: Deadline, voice: Voice, *, at: datetime | None = None) -> Markup:
    return timeline((value,), voice, at)


def timed(value: object) -> object:
    """Accept a value that has a state at a moment: a deadline, a tuple of deadlines, or a notice.

    Raises InvalidTypeError for any other value.
    """
    several = isinstance(value, tuple) and value and all(isinstance(item, Deadline) for item in value)
    if not (several or isinstance(value, Deadline | Notice)):
        raise InvalidTypeError("只有时限才问某一时刻（at），不能是 {value}", value=type(value).__name__)
    return value


@frozen
class _Axis:
    """The span of time that the timeline draws."""

    first: datetime
    last: datetime

    @classmethod
    def around(cls, moments: Sequence[datetime]) -> "_Axis":
        """Span the moments, with a margin on both sides within the calendar."""
        first, last = datetime.min.replace(tzinfo=CHINA) + _MARGIN, datetime.max.replace(tzinfo=CHINA) - _MARGIN
        return cls(max(min(moments), first) - _MARGIN, min(max(moments), last) + _MARGIN)

    def x_of(self, at: datetime) -> int:
        """Compute a moment's x coordinate in pixels, clamped to the axis."""
        share = (at - self.first) / (self.last - self.first)
        return round(min(max(share, 0.0), 1.0) * _WIDTH)

    def months(self) -> Iterator[datetime]:
        """Yield the first instants of the months on the axis, or of every few months on a long axis."""
        step = 1 + (self.last - self.first) // _MONTH // _MOST_MONTHS
        month = self.first.year * 12 + self.first.month  # counted from 0: the month after the first day
        while month < date.max.year * 12:
            at = datetime(month // 12, month % 12 + 1, 1, tzinfo=CHINA)
            if at >= self.last:
                return
            yield at
            month += step


def timeline(deadlines: Sequence[Deadline], voice: Voice, at: datetime | None = None) -> Markup:
    """Draw a bar for each deadline, in order, and a line for the moment ``at``; then repeat them as a table.

    Raises InvalidValueError for a moment without a time zone.
    """
    columns = [Column("事项"), Column("谁"), Column("截止"), Column("出处")]
    if at is not None:
        columns.append(Column("状态"))
    rows = []
    for deadline in deadlines:
        message = "{last_day}24:00" if deadline.first_day is None else "{first_day}0:00至{last_day}24:00"
        closes = voice.fill(message, first_day=deadline.first_day, last_day=deadline.last_day)
        row: list[Child] = [
            [voice.word(deadline.what), element("div", deadline.name, class_="aside")],
            voice.word(deadline.who),
            closes,
            place_in(deadline.place, voice),
        ]
        rows.append(row if at is None else [*row, state_of(deadline, at, voice)])
    return joined([_drawn(deadlines[:MOST_ROWS], voice, at), table(columns, rows, voice)])


def _drawn(deadlines: Sequence[Deadline], voice: Voice, at: datetime | None) -> Markup:
    moments = [moment for deadline in deadlines for moment in (deadline.opens, deadline.closes) if moment is not None]
    if not moments:
        return Markup("")
    if at is not None:
        moments.append(in_china(at))
    axis = _Axis.around(moments)
    height = _TOP + _ROW * len(deadlines)
    lines = [part for month in axis.months() for part in _month(month, axis, height, voice)]
    if at is not None:
        lines += _moment(at, axis, height, voice)
    for row, deadline in enumerate(deadlines):
        lines += _bar(deadline, axis, _TOP + _ROW * row, voice)
    title = element("title", voice.listed([voice.say(deadline) for deadline in deadlines], "；"))
    return element("svg", title, lines, viewBox=f"0 0 {_WIDTH} {height}", role="img")


def _month(at: datetime, axis: _Axis, height: int, voice: Voice) -> list[Markup]:
    x = axis.x_of(at)
    line = _line(x, 4, x, height, opacity="0.25")
    if x > _WIDTH - _MONTH_LABEL:
        return [line]  # no room for its label
    label = month_of(at, voice, year=axis.last - axis.first >= _YEAR)
    return [line, element("text", label, x=x + 4, y=14, opacity="0.7")]


def _bar(deadline: Deadline, axis: _Axis, top: int, voice: Voice) -> list[Markup]:
    """Draw a filing window as a bar; dashed from the left edge where the notice names no opening."""
    left, right = axis.x_of(deadline.opens or axis.first), axis.x_of(deadline.closes)
    middle = top + _ROW - _BAR
    label = voice.fill("{what}：{last_day}24:00", what=deadline.what, last_day=deadline.last_day)
    # In the right half, the label ends with the bar, so that it stays inside the picture.
    anchor, x = ("start", left) if left < _WIDTH // 2 else ("end", right)
    bar = _line(
        left,
        middle,
        right,
        middle,
        stroke_width=5,
        opacity="0.75",
        stroke_dasharray=None if deadline.opens is not None else "7 5",
    )
    end = _line(right, middle - 8, right, middle + 8, stroke_width=3)
    return [element("text", label, x=x, y=middle - _BAR, text_anchor=anchor), bar, end]


def _moment(at: datetime, axis: _Axis, height: int, voice: Voice) -> list[Markup]:
    x = axis.x_of(at)
    anchor, edge = ("start", x + 5) if x < _WIDTH // 2 else ("end", x - 5)
    return [
        _line(x, 16, x, height, stroke_width=2, stroke="#d0453f"),
        element("text", voice.say(at), x=edge, y=30, text_anchor=anchor, font_weight="600"),
    ]


def _line(x1: int, y1: int, x2: int, y2: int, **more: str | int | None) -> Markup:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **{"stroke": "currentColor", **more})


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
