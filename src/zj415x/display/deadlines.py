"""Deadlines as a timeline: until when each is open, and where a moment lies among them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from attrs import frozen

from ..errors import InvalidTypeError
from ..notice import Notice
from ..printed.deadline import CHINA, Deadline, in_china
from ..wording.printed import state_of
from ..wording.values import month_of, place_in
from ..wording.voice import Voice
from .markup import MOST_ROWS, Child, Column, Markup, element, joined, table
from .shown import html_in

_WIDTH, _ROW, _TOP, _BAR = 760, 46, 34, 12
_MOST_MONTHS = 12
_MONTH, _YEAR, _MARGIN = timedelta(days=31), timedelta(days=365), timedelta(days=2)
_MONTH_LABEL = 60


@html_in.register
def _(value: Deadline, voice: Voice, *, at: datetime | None = None) -> Markup:
    return timeline((value,), voice, at)


def timed(value: object) -> object:
    """A value that a moment can be held against.

    Raises InvalidTypeError for what is neither a deadline, nor several, nor a notice.
    """
    several = isinstance(value, tuple) and value and all(isinstance(one, Deadline) for one in value)
    if not (several or isinstance(value, Deadline | Notice)):
        raise InvalidTypeError("只有时限才问某一时刻（at），不能是 {value}", value=type(value).__name__)
    return value


@frozen
class _Axis:
    """What stretch of time is drawn."""

    first: datetime
    last: datetime

    @classmethod
    def around(cls, moments: Sequence[datetime]) -> "_Axis":
        """A stretch in which some moments lie, with a margin on both sides as far as there are dates."""
        first, last = datetime.min.replace(tzinfo=CHINA) + _MARGIN, datetime.max.replace(tzinfo=CHINA) - _MARGIN
        return cls(max(min(moments), first) - _MARGIN, min(max(moments), last) + _MARGIN)

    def place(self, at: datetime) -> int:
        """Where a moment stands on it, in pixels; what is beyond an end stands at the end."""
        share = (at - self.first) / (self.last - self.first)
        return round(min(max(share, 0.0), 1.0) * _WIDTH)

    def months(self) -> Iterator[datetime]:
        """The beginnings of months on it, or of every few of them where they are many."""
        step = 1 + (self.last - self.first) // _MONTH // _MOST_MONTHS
        month = self.first.year * 12 + self.first.month  # counted from 0: the month after the first day
        while month < date.max.year * 12:
            at = datetime(month // 12, month % 12 + 1, 1, tzinfo=CHINA)
            if at >= self.last:
                return
            yield at
            month += step


def timeline(deadlines: Sequence[Deadline], voice: Voice, at: datetime | None = None) -> Markup:
    """A line for each deadline, in their order, and one for the moment ``at``; then the same as a table.

    Raises InvalidValueError for a moment without a time zone.
    """
    columns = [Column("事项"), Column("谁"), Column("截止"), Column("出处")]
    if at is not None:
        columns.append(Column("状态"))
    rows = []
    for one in deadlines:
        message = "{last_day}24:00" if one.first_day is None else "{first_day}0:00至{last_day}24:00"
        closes = voice.fill(message, first_day=one.first_day, last_day=one.last_day)
        row: list[Child] = [
            [voice.word(one.what), element("div", one.name, class_="aside")],
            voice.word(one.who),
            closes,
            place_in(one.place, voice),
        ]
        rows.append(row if at is None else [*row, state_of(one, at, voice)])
    return joined([_drawn(deadlines[:MOST_ROWS], voice, at), table(columns, rows, voice)])


def _drawn(deadlines: Sequence[Deadline], voice: Voice, at: datetime | None) -> Markup:
    moments = [one for line in deadlines for one in (line.opens, line.closes) if one is not None]
    if not moments:
        return Markup("")
    if at is not None:
        moments.append(in_china(at))
    axis = _Axis.around(moments)
    height = _TOP + _ROW * len(deadlines)
    lines = [part for one in axis.months() for part in _month(one, axis, height, voice)]
    if at is not None:
        lines += _moment(at, axis, height, voice)
    for row, one in enumerate(deadlines):
        lines += _bar(one, axis, _TOP + _ROW * row, voice)
    title = element("title", voice.listed([voice.say(one) for one in deadlines], "；"))
    return element("svg", title, lines, viewBox=f"0 0 {_WIDTH} {height}", role="img")


def _month(at: datetime, axis: _Axis, height: int, voice: Voice) -> list[Markup]:
    x = axis.place(at)
    line = _line(x, 4, x, height, opacity="0.25")
    if x > _WIDTH - _MONTH_LABEL:
        return [line]  # its label would be cut off
    label = month_of(at, voice, year=axis.last - axis.first >= _YEAR)
    return [line, element("text", label, x=x + 4, y=14, opacity="0.7")]


def _bar(one: Deadline, axis: _Axis, top: int, voice: Voice) -> list[Markup]:
    """What is due, over the stretch in which it is taken: dashed from the edge where the notice names no beginning."""
    left, right = axis.place(one.opens or axis.first), axis.place(one.closes)
    middle = top + _ROW - _BAR
    label = voice.fill("{what}：{last_day}24:00", what=one.what, last_day=one.last_day)
    # A label that began in the right half could run out of the picture; there it ends with the bar.
    anchor, x = ("start", left) if left < _WIDTH // 2 else ("end", right)
    bar = _line(
        left,
        middle,
        right,
        middle,
        stroke_width=5,
        opacity="0.75",
        stroke_dasharray=None if one.opens is not None else "7 5",
    )
    end = _line(right, middle - 8, right, middle + 8, stroke_width=3)
    return [element("text", label, x=x, y=middle - _BAR, text_anchor=anchor), bar, end]


def _moment(at: datetime, axis: _Axis, height: int, voice: Voice) -> list[Markup]:
    x = axis.place(at)
    anchor, edge = ("start", x + 5) if x < _WIDTH // 2 else ("end", x - 5)
    return [
        _line(x, 16, x, height, stroke_width=2, stroke="#d0453f"),
        element("text", voice.say(at), x=edge, y=30, text_anchor=anchor, font_weight="600"),
    ]


def _line(x1: int, y1: int, x2: int, y2: int, **more: str | int | None) -> Markup:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **{"stroke": "currentColor", **more})
