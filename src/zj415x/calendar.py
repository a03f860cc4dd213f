"""Calendar: what is due as a file for calendars (.ics, RFC 5545), and the working days of China that are left."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from .errors import InvalidTypeError, InvalidValueError, MissingExtraError, shown
from .notice import Notice
from .printed.deadline import CHINA, Deadline, Party, check_aware
from .rules.reading import Readings
from .wording import LOCALES
from .wording.voice import Voice, voice_of

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, Timezone

_ZONE = "Asia/Shanghai"
_DAY = timedelta(days=1)
_MORNING = timedelta(hours=9)  # when alarms ring: the day is still whole, and somebody is there
_MOST = 366  # a longer notice than a year ahead is a slip


def to_ics(
    notice: Notice,
    *,
    for_: Party | None = None,
    readings: Readings = Readings(),
    locale: str = LOCALES[0],
    alarms: Sequence[int] = (5, 2),
    stamp: datetime | None = None,
) -> bytes:
    """The deadlines of a notice as a calendar file: all of them, or what is due from one party.

    Each deadline is an event that fills its last day in China's time and ends when it closes, the midnight after it:
    so it stands on that day in a calendar, and its end is the instant. Where the notice names an opening, the first day
    has an event, too. An event keeps its UID, however 前 is read (A41) and whatever the language.

    ``alarms``: on which days it rings at 9:00, by how many working days are then left, as :func:`working_days_left`
    counts them (1: the last working day); in a year of which these are not known, days of the calendar. ``stamp``: when
    this was made; None: the day of the notice, so that the same notice is the same file (icalendar folds long lines,
    and its versions may fold them in other places).

    >>> from zj415x import Party
    >>> from zj415x.calendar import to_ics
    >>> from zj415x.editions.y2026 import NOTICE
    >>> lines = to_ics(NOTICE, for_=Party.ENTERPRISE).decode().splitlines()
    >>> [line.rpartition(":")[2] for line in lines if line.startswith("DTEND")]
    ['20260527T000000', '20260711T000000']

    Raises:
        MissingExtraError: the extra ``calendar`` is not installed.
        UnknownLocaleError: a locale that there are no words for.
        InvalidTypeError: what is no Party, are no Readings, or is no moment.
        InvalidValueError: an alarm that is no whole number from 1 to 366; a moment without a time zone.
    """
    if for_ is not None and not isinstance(for_, Party):
        raise InvalidTypeError("应为 Party，如 Party.ENTERPRISE，不能是 {value}", value=shown(for_))
    _check_alarms(alarms)
    made = datetime.combine(notice.issued, time(0), CHINA) if stamp is None else stamp
    check_aware(made)
    voice = voice_of(str(locale))
    calendar = _calendar(notice, for_, voice)
    for printed in notice.deadlines:
        if for_ is None or for_ in printed.due_from:
            deadline = notice.deadline(printed.name, readings=readings)
            for event in _events(notice, deadline, voice, alarms):
                event.add("dtstamp", made.astimezone(UTC))
                calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def working_days_left(deadline: Deadline, at: datetime) -> int:
    """How many working days of China are left at ``at``: those of its days that are not over yet, up to the last day.

    The day of ``at`` counts, and so does the last day, where they are working days; a weekend that is worked to make up
    for a holiday is one. Zero once it is too late. Days are China's, wherever ``at`` is told.

    >>> from datetime import datetime
    >>> from zj415x import CHINA
    >>> from zj415x.calendar import working_days_left
    >>> from zj415x.editions.y2026 import NOTICE
    >>> working_days_left(NOTICE.deadline("cluster-online"), datetime(2026, 6, 18, 17, tzinfo=CHINA))
    5

    Raises:
        MissingExtraError: the extra ``calendar`` is not installed.
        InvalidTypeError: what is no instant; a day is none.
        InvalidValueError: an instant without a time zone; a year whose holidays are not known.
    """
    check_aware(at)
    left, day, over = 0, deadline.last_day, deadline.closes
    while over > at:
        working = _is_worked(day)
        if working is None:
            raise InvalidValueError("没有{year}年的放假安排，无法计算工作日；可更新 chinesecalendar", year=day.year)
        left += working
        day, over = day - _DAY, over - _DAY
    return left


def _is_worked(day: date) -> bool | None:
    """Is it a working day of China? None in a year whose holidays are not known."""
    try:
        from chinese_calendar import is_workday
    except ImportError:
        raise MissingExtraError("chinesecalendar", "calendar") from None
    try:
        return bool(is_workday(day))
    except NotImplementedError:
        return None


def _check_alarms(alarms: object) -> None:
    if not isinstance(alarms, Sequence):
        raise InvalidTypeError("提醒应为一列天数，如 (5, 2)，不能是 {value}", value=shown(alarms))
    for one in alarms:
        if isinstance(one, bool) or not isinstance(one, int) or not 1 <= one <= _MOST:
            raise InvalidValueError("提醒的天数应为 1 至 {most} 的整数，不能是 {value}", most=_MOST, value=shown(one))


def _calendar(notice: Notice, for_: Party | None, voice: Voice) -> "Calendar":
    try:
        from icalendar import Calendar
    except ImportError:
        raise MissingExtraError("icalendar", "calendar") from None

    message = "{number}：时限" if for_ is None else "{number}：时限（{who}）"
    calendar = Calendar()
    calendar.add("prodid", "-//zj415x//calendar//ZH")
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what programs read that are older
        calendar.add(name, voice.fill(message, number=notice.number, who=for_))
    calendar.add_component(_zone())
    return calendar


def _zone() -> "Timezone":
    """China's time as the file itself defines it: eight hours ahead, all year round."""
    from icalendar import Timezone, TimezoneStandard

    ahead = CHINA.utcoffset(None)
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001  (in the zone that it begins)
    standard.add("tzoffsetfrom", ahead)
    standard.add("tzoffsetto", ahead)
    standard.add("tzname", "CST")
    zone = Timezone()
    zone.add("tzid", _ZONE)
    zone.add_component(standard)
    return zone


def _events(notice: Notice, deadline: Deadline, voice: Voice, alarms: Sequence[int]) -> Iterator["Event"]:
    if deadline.opens is not None:
        yield _event(notice, deadline, voice, "{what}：0:00起受理", deadline.opens, "opens")
    event = _event(notice, deadline, voice, "{what}：24:00截止", deadline.closes - _DAY, "closes")
    for days in dict.fromkeys(alarms):
        event.add_component(_alarm(deadline, days, voice))
    yield event


def _event(notice: Notice, deadline: Deadline, voice: Voice, message: str, begins: datetime, which: str) -> "Event":
    """An event that fills one day."""
    from icalendar import Event

    zone = ZoneInfo(_ZONE)
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"zj415x:{notice.number}/{deadline.name}/{which}")))
    event.add("dtstart", begins.astimezone(zone))
    event.add("dtend", (begins + _DAY).astimezone(zone))
    event.add("summary", voice.fill(message, what=deadline.what))
    event.add("description", "\n".join(_described(notice, deadline, voice)))
    event.add("transp", "TRANSPARENT")  # who has a deadline is not busy all day
    return event


def _described(notice: Notice, deadline: Deadline, voice: Voice) -> Iterator[str]:
    yield voice.say(deadline)
    if deadline.before:
        yield voice.fill("“{printed}”按含当日理解（A41）", printed=deadline.printed)
    elif deadline.excludes_its_day:
        yield voice.fill("“{printed}”按不含当日理解（A41）", printed=deadline.printed)
    yield voice.fill("依据{number}，以通知原文为准", number=notice.number)


def _alarm(deadline: Deadline, days: int, voice: Voice) -> "Alarm":
    """An alarm on the morning of the day on which so many are left."""
    from icalendar import Alarm

    day = _counted_back(deadline.last_day, days)
    message = "{what}：{last_day}24:00截止，含当日还有 {count} 个工作日"
    if day is None:
        day = deadline.last_day - _DAY * (days - 1)
        message = "{what}：{last_day}24:00截止，含当日还有 {count} 天"
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", day - deadline.last_day + _MORNING)  # from the beginning of the event, its last day
    alarm.add("description", voice.fill(message, what=deadline.what, last_day=deadline.last_day, count=days))
    return alarm


def _counted_back(last: date, days: int) -> date | None:
    """The day from which on there are so many working days; None where one between is not known to be one or not."""
    day = last
    while (working := _is_worked(day)) is not None:
        days -= working
        if not days:
            return day
        day -= _DAY
    return None
