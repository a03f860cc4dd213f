"""Calendar: the deadlines as a calendar file (.ics, RFC 5545), and the working days left in China."""

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
    from icalendar import Alarm, Calendar, Component, Event, Timezone

_ZONE = "Asia/Shanghai"
_DAY = timedelta(days=1)
_MORNING = timedelta(hours=9)  # alarms ring in the morning, while the whole working day is left
_MOST = 366  # more than a year ahead is a slip


def to_ics(
    notice: Notice,
    *,
    for_: Party | None = None,
    readings: Readings = Readings(),
    locale: str = LOCALES[0],
    alarms: Sequence[int] = (5, 2),
    stamp: datetime | None = None,
    replacing: bytes | None = None,
) -> bytes:
    """Write the deadlines of a notice as a calendar file: all of them, or those of one party.

    Each deadline is an event that fills its last day in China's time and ends at the closing instant, the midnight
    after. Where the notice names an opening, the first day has an event too. An event keeps its UID under every reading
    of 前 (A41) and in every language.

    ``alarms``: the days on which the event rings at 9:00, by working days left, as :func:`working_days_left` counts
    them (1: the last working day); in a year without a known holiday schedule, by calendar days. ``stamp``: when the
    file was made; None: the day of the notice, so that the same notice gives the same file (versions of icalendar may
    fold long lines differently).

    Programs take an event again only if its SEQUENCE is higher: 0 under the default reading of 前, 1 under the other.
    ``replacing``: the calendar written before; an event that differs from it counts one up from there.

    >>> from zj415x import Party
    >>> from zj415x.calendar import to_ics
    >>> from zj415x.editions.y2026 import NOTICE
    >>> lines = to_ics(NOTICE, for_=Party.ENTERPRISE).decode().splitlines()
    >>> [line.rpartition(":")[2] for line in lines if line.startswith("DTEND")]
    ['20260527T000000', '20260711T000000']

    Raises:
        MissingExtraError: the extra ``calendar`` is not installed.
        UnknownLocaleError: no such locale.
        InvalidTypeError: ``for_`` is no Party, ``readings`` are no Readings, or ``stamp`` is no datetime.
        InvalidValueError: an alarm is no whole number from 1 to 366; ``stamp`` has no time zone; ``replacing`` is no
            calendar.
    """
    if for_ is not None and not isinstance(for_, Party):
        raise InvalidTypeError("应为 Party，如 Party.ENTERPRISE，不能是 {value}", value=shown(for_))
    _check_alarms(alarms)
    made = datetime.combine(notice.issued, time(0), CHINA) if stamp is None else stamp
    check_aware(made)
    voice = voice_of(str(locale))
    calendar = _calendar(notice, for_, voice)
    earlier = {} if replacing is None else _events_by_uid(replacing)
    for printed in notice.deadlines:
        if for_ is None or for_ in printed.due_from:
            deadline = notice.deadline(printed.name, readings=readings)
            least = 0 if deadline == notice.deadline(printed.name) else 1
            for event in _events(notice, deadline, voice, alarms):
                event.add("dtstamp", made.astimezone(UTC))
                event.add("sequence", _sequence(event, earlier.get(str(event["uid"])), least))
                calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _events_by_uid(written: bytes) -> dict[str, "Component"]:
    """Read the events of a calendar.

    Raises:
        InvalidValueError: it is none.
    """
    from icalendar import Calendar

    try:
        return {str(event["uid"]): event for event in Calendar.from_ical(written).walk("VEVENT")}
    except (ValueError, KeyError, IndexError, TypeError):
        raise InvalidValueError("原来的日历文件已损坏，无法读取") from None


def _sequence(event: "Event", earlier: "Component | None", least: int) -> int:
    """Count one up from the event that this one replaces, if anything but the stamp differs."""
    if earlier is None:
        return least
    last = int(earlier.get("sequence", 0))
    return last if _content(earlier) == _content(event) and last >= least else max(last + 1, least)


def _content(event: "Component") -> set[bytes]:
    """List the lines of an event that say something of it."""
    written: bytes = event.to_ical(sorted=False)
    lines = written.replace(b"\r\n ", b"").split(b"\r\n")
    return {line for line in lines if not line.startswith((b"DTSTAMP", b"SEQUENCE"))}


def working_days_left(deadline: Deadline, at: datetime) -> int:
    """Count the working days of China left at ``at``, up to the last day of the deadline.

    Both the day of ``at`` and the last day count if they are working days; so does a weekend worked in exchange for a
    holiday. Zero once the deadline is over. Days are China's in every time zone of ``at``.

    >>> from datetime import datetime
    >>> from zj415x import CHINA
    >>> from zj415x.calendar import working_days_left
    >>> from zj415x.editions.y2026 import NOTICE
    >>> working_days_left(NOTICE.deadline("cluster-online"), datetime(2026, 6, 18, 17, tzinfo=CHINA))
    5

    Raises:
        MissingExtraError: the extra ``calendar`` is not installed.
        InvalidTypeError: ``at`` is no datetime; a date is refused too.
        InvalidValueError: ``at`` has no time zone; the holiday schedule of a year is unknown.
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
    """Tell whether China works on a day; None in a year without a known holiday schedule."""
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
    for days in alarms:
        if isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= _MOST:
            raise InvalidValueError("提醒的天数应为 1 至 {most} 的整数，不能是 {value}", most=_MOST, value=shown(days))


def _calendar(notice: Notice, for_: Party | None, voice: Voice) -> "Calendar":
    try:
        from icalendar import Calendar
    except ImportError:
        raise MissingExtraError("icalendar", "calendar") from None

    message = "{number}：时限" if for_ is None else "{number}：时限（{who}）"
    calendar = Calendar()
    calendar.add("prodid", "-//zj415x//calendar//ZH")
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):  # RFC 7986, and the property that older programs read
        calendar.add(name, voice.fill(message, number=notice.number, who=for_))
    calendar.add_component(_zone())
    return calendar


def _zone() -> "Timezone":
    """Define China's time in the file itself: eight hours ahead, all year."""
    from icalendar import Timezone, TimezoneStandard

    ahead = CHINA.utcoffset(None)
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001  (local time of the zone being defined)
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
    """Make an event that fills one day."""
    from icalendar import Event

    zone = ZoneInfo(_ZONE)
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"zj415x:{notice.number}/{deadline.name}/{which}")))
    event.add("dtstart", begins.astimezone(zone))
    event.add("dtend", (begins + _DAY).astimezone(zone))
    event.add("summary", voice.fill(message, what=deadline.what))
    event.add("description", "\n".join(_described(notice, deadline, voice)))
    event.add("transp", "TRANSPARENT")  # a deadline leaves people free that day
    return event


def _described(notice: Notice, deadline: Deadline, voice: Voice) -> Iterator[str]:
    yield voice.say(deadline)
    if deadline.before:
        yield voice.fill("“{printed}”按含当日理解（A41）", printed=deadline.printed)
    elif deadline.excludes_its_day:
        yield voice.fill("“{printed}”按不含当日理解（A41）", printed=deadline.printed)
    yield voice.fill("依据{number}，以通知原文为准", number=notice.number)


def _alarm(deadline: Deadline, days: int, voice: Voice) -> "Alarm":
    """Make an alarm for the morning on which ``days`` working days are left."""
    from icalendar import Alarm

    day = _counted_back(deadline.last_day, days)
    message = "{what}：{last_day}24:00截止，含当日还有 {count} 个工作日"
    if day is None:
        day = deadline.last_day - _DAY * (days - 1)
        message = "{what}：{last_day}24:00截止，含当日还有 {count} 天"
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", day - deadline.last_day + _MORNING)  # counted from the start of the event, its last day
    alarm.add("description", voice.fill(message, what=deadline.what, last_day=deadline.last_day, count=days))
    return alarm


def _counted_back(last: date, days: int) -> date | None:
    """Count working days back from ``last``; None where the schedule of a day is unknown."""
    day = last
    while (working := _is_worked(day)) is not None:
        days -= working
        if not days:
            return day
        day -= _DAY
    return None
