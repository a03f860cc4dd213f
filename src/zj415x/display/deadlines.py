"""Deadlines: a timeline of filing windows, with a moment marked on it."""

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
