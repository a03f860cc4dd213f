"""Deadline: the closing of a filing window, as an exclusive instant in China's time."""

from datetime import date, datetime, time, timedelta, timezone

from attrs import Factory, evolve, field

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, shown
from ..rules.change import Change, ChangeKind, Handle
from ..rules.comparison import timely
from ..rules.judgement import Judgement
from ..rules.outcome import Note
from ..rules.reading import Readings, check_readings
from ..words import Term

CHINA = timezone(timedelta(hours=8))
"""China's time, UTC+8, the zone of every deadline of the notice."""
_SECOND = timedelta(seconds=1)  # the finest unit of ordinary clocks


class State(Term):
    """Where an instant lies: before the opening, in time, or too late."""

    NOT_YET = "未开始"
    OPEN = "受理中"
    CLOSED = "已截止"


class Party(Term):
    """A party that has to meet a deadline (正文; 附件1 五; 附件2 三1、三3)."""

    APPLICANT = "申报单位"
    LOCAL_BUREAU = "各地经信局"
    CITY = "设区市"
    ENTERPRISE = "企业"
    PROVINCIAL_SASAC = "省国资委"
    ASSOCIATION = "省级有关行业协会"


def _opening(deadline: "Deadline") -> datetime | None:
    return None if deadline.first_day is None else _midnight(deadline.first_day)


def _closing(deadline: "Deadline") -> datetime:
    if not date.min < deadline.last_day < date.max:
        raise InvalidValueError("截止之日 {day} 超出了日历", day=deadline.last_day.isoformat())
    return _midnight(deadline.last_day + timedelta(days=1))


@hooks.shown
@hooks.wired
@hooks.frozen(kw_only=True)
class Deadline:
    """A deadline of the notice (正文; 附件1 五; 附件2 三1、三3): who has to do what, and when.

    ``who`` is the notice's wording, ``due_from`` the same as parties, where a city and its bureau are one party.
    ``last_day`` is the last day in time; ``printed`` the notice's wording of the time, and ``before`` whether it says
    前, which may include or exclude the named day (A41). ``first_day`` is None where the notice names no opening.
    ``opens`` is the first instant in time, or None likewise; ``closes`` the first instant that is too late: the
    midnight after the last day (A42).

    >>> from zj415x.editions.y2026 import NOTICE
    >>> letter = NOTICE.deadline("cluster-recommendation")
    >>> letter.printed, letter.closes.isoformat()
    ('2026年7月3日前', '2026-07-04T00:00:00+08:00')
    """

    name: str
    place: str
    who: str
    due_from: tuple[Party, ...]
    what: str
    printed: str
    last_day: date
    first_day: date | None = None
    before: bool = False

    opens: datetime | None = field(init=False, repr=False, eq=False, default=Factory(_opening, takes_self=True))
    closes: datetime = field(init=False, repr=False, eq=False, default=Factory(_closing, takes_self=True))

    def read(self, readings: Readings) -> "Deadline":
        """Apply the reading of 前 (A41), which includes or excludes the named day.

        >>> from zj415x import Readings
        >>> from zj415x.editions.y2026 import NOTICE
        >>> NOTICE.deadline("cluster-recommendation").read(Readings(A41="exclusive")).last_day
        datetime.date(2026, 7, 2)

        Raises:
            InvalidTypeError: ``readings`` is of another type.
        """
        check_readings(readings)
        if self.before and readings["A41"] == "exclusive":
            return evolve(self, last_day=self.last_day - timedelta(days=1), before=False)
        return self

    @property
    def excludes_its_day(self) -> bool:
        """Does the reading of 前 exclude the named day (A41)?"""
        return self.printed.endswith("前") and not self.before

    def state(self, at: datetime) -> State:
        """Compare the instant ``at`` with the opening and the closing.

        Raises:
            InvalidTypeError: ``at`` is of another type, such as a date.
            InvalidValueError: ``at`` has no time zone.
        """
        check_aware(at)
        if self.opens is not None and at < self.opens:
            return State.NOT_YET
        return State.OPEN if at < self.closes else State.CLOSED

    def is_open(self, at: datetime) -> bool:
        """Is ``at`` in time?

        >>> from datetime import datetime
        >>> from zj415x import CHINA
        >>> from zj415x.editions.y2026 import NOTICE
        >>> form = NOTICE.deadline("cluster-online")
        >>> form.is_open(datetime(2026, 6, 25, 23, 59, tzinfo=CHINA)), form.is_open(datetime(2026, 6, 26, tzinfo=CHINA))
        (True, False)

        Raises:
            InvalidTypeError, InvalidValueError: as :meth:`state`.
        """
        check_aware(at)
        return at < self.closes and (self.opens is None or at >= self.opens)

    def judge(self, at: datetime | None, handle: Handle) -> Judgement:
        """Judge whether a filing sent at ``at`` was in time; None, not applicable: not sent yet. ``handle``: its path.

        Raises:
            InvalidTypeError, InvalidValueError: as :meth:`state`.
        """
        if at is None:
            return Judgement.not_applicable(Note.NOT_SUBMITTED)
        return timely(at, self, self.is_open(at), lambda: self._nearest(at, handle))

    def _nearest(self, at: datetime, handle: Handle) -> Change:
        late = self.state(at) is State.CLOSED
        in_time = self.closes - _SECOND if late else self.opens
        kind = ChangeKind.PAST if late else ChangeKind.ACT
        return Handle(handle.path, kind).to(in_time, at, most=late)

    def remaining(self, at: datetime) -> timedelta:
        """Compute the time left at ``at``; zero once it is too late.

        >>> from datetime import datetime
        >>> from zj415x import CHINA
        >>> from zj415x.editions.y2026 import NOTICE
        >>> NOTICE.deadline("cluster-online").remaining(datetime(2026, 6, 25, 21, 30, tzinfo=CHINA))
        datetime.timedelta(seconds=9000)

        Raises:
            InvalidTypeError, InvalidValueError: as :meth:`state`.
        """
        check_aware(at)
        return max(self.closes - at, timedelta(0))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), CHINA)


def in_china(at: datetime) -> datetime:
    """Convert an instant to China's time.

    Raises:
        InvalidTypeError: ``at`` is of another type.
        InvalidValueError: ``at`` has no time zone, or falls outside the calendar in China's time.
    """
    check_aware(at)
    try:
        return at.astimezone(CHINA)
    except OverflowError:
        raise InvalidValueError("时刻 {value} 超出了日历", value=at.isoformat()) from None


def check_aware(at: datetime) -> None:
    """Check that ``at`` is an instant with a time zone.

    Raises:
        InvalidTypeError: ``at`` is of another type.
        InvalidValueError: ``at`` has no time zone, or an impossible one.
    """
    if not isinstance(at, datetime):
        raise InvalidTypeError("要一个带时区的时刻，不能是 {value}", value=shown(at))
    try:
        offset = at.utcoffset()
    except ValueError:  # a custom zone a day or more from UTC
        offset = None
    if offset is None:
        raise InvalidValueError("时刻 {value} 没有时区；北京时间写 +08:00", value=at.replace(tzinfo=None).isoformat())
