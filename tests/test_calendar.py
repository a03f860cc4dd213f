"""The calendar file: what it says, on which day it shows, and that programs can read it; working days."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from zj415x import CHINA, Deadline, MissingExtraError, Notice, Party, Readings
from zj415x.calendar import to_ics, working_days_left
from zj415x.errors import InvalidTypeError, InvalidValueError, UnknownLocaleError

from .builders import NOTICE
from .draws import Draw

icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed (extra: calendar)")
chinese_calendar = pytest.importorskip("chinese_calendar", reason="chinesecalendar is not installed (extra: calendar)")

ONLINE = NOTICE.deadline("cluster-online")
EXCLUSIVE = Readings(A41="exclusive")
# Whoever has put the file into a calendar has these: another UID would be the same deadline once more.
UIDS = {
    "staff-roster": "a03781d5-1b8d-5b7f-8071-01cd32256ee5",
    "cluster-online": "47589819-01a7-583e-803a-b6f6c959616a",
    "cluster-recommendation": "e1ed183b-1206-5ab8-a50e-a526f03421e9",
    "jingpin-online, its opening": "cb0a5304-8c10-5b10-a667-646b355d25ee",
    "jingpin-online": "8bbf819a-76dc-57ce-a456-7467708fcd08",
    "jingpin-recommendation": "5df4c7ab-7516-5fcd-b3c9-22aa3571aae5",
}


def is_known(year: int) -> bool:
    """Does chinesecalendar know the holidays of a year? Which it knows changes with its version."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


FIRST_KNOWN = date(next(year for year in range(1949, 2026) if is_known(year)), 1, 1)
LAST_UNKNOWN = FIRST_KNOWN - timedelta(days=1)


def events(notice: Notice = NOTICE, **how: Any) -> list[Any]:
    """The events of a calendar file, read back."""
    (calendar,) = icalendar.Calendar.from_ical(to_ics(notice, **how), multiple=True)
    assert not calendar.errors
    found: list[Any] = calendar.walk("VEVENT")
    assert not any(one.errors for one in found)
    return found


def closing(notice: Notice = NOTICE, **how: Any) -> list[Any]:
    """The events of the last days, in the order of the deadlines."""
    return [one for one in events(notice, **how) if "截止" in one["summary"]]


def span(event: Any) -> tuple[datetime, datetime]:
    return event.decoded("dtstart"), event.decoded("dtend")


def rings(event: Any) -> list[datetime]:
    """When the alarms of an event ring."""
    return [event.decoded("dtstart") + one.decoded("trigger") for one in event.walk("VALARM")]


def with_deadline(**changes: Any) -> Notice:
    """The notice with a single deadline, and that one changed."""
    return evolve(NOTICE, deadlines=(evolve(ONLINE, **changes),))


def read_raw(content: bytes) -> Iterator[tuple[str, str]]:
    """Name and value of each line by the rules of RFC 5545 alone: unfolded, and without what is escaped."""
    for line in content.decode().replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        yield name, re.sub(r"\\(.)", lambda escaped: "\n" if escaped[1] in "nN" else escaped[1], value)


class TestTheDay:
    @pytest.mark.parametrize("readings", [Readings(), EXCLUSIVE], ids=str)
    def test_each_deadline_fills_its_last_day_and_ends_when_it_closes(self, readings: Readings) -> None:
        found = closing(readings=readings)
        assert len(found) == len(NOTICE.deadlines)
        for event, printed in zip(found, NOTICE.deadlines, strict=True):
            deadline = NOTICE.deadline(printed.name, readings=readings)
            begins, ends = span(event)
            assert ends == deadline.closes
            assert deadline.is_open(ends - timedelta(microseconds=1))
            days = {at.astimezone(CHINA).date() for at in (begins, ends - timedelta(microseconds=1))}
            assert days == {deadline.last_day}

    def test_a_window_has_an_event_on_the_day_it_opens_too(self) -> None:
        opening, closes = events(for_=Party.ENTERPRISE)
        window = NOTICE.deadline("jingpin-online")
        assert opening["summary"] == "精品网上申报：0:00起受理"
        assert span(opening)[0] == window.opens
        assert span(opening)[1] - span(opening)[0] == timedelta(days=1)
        assert rings(opening) == []
        assert closes["summary"] == "精品网上申报：24:00截止"

    def test_the_zone_is_in_the_file_and_is_chinas(self) -> None:
        (zone,) = icalendar.Calendar.from_ical(to_ics(NOTICE)).walk("VTIMEZONE")
        for event in events():
            assert event["dtstart"].params["TZID"] == event["dtend"].params["TZID"] == zone["TZID"]
            naive = span(event)[1].replace(tzinfo=None)
            assert zone.to_tz().utcoffset(naive) == CHINA.utcoffset(None)

    @given(last=st.dates(date(1992, 1, 1), date(9999, 12, 29)))
    def test_whatever_the_last_day_is(self, last: date) -> None:
        (event,) = events(with_deadline(last_day=last), alarms=())
        assert span(event)[0].date() == last
        assert span(event)[1] == evolve(ONLINE, last_day=last).closes

    def test_nobody_is_busy_all_day_for_it(self) -> None:
        assert {str(one["transp"]) for one in events()} == {"TRANSPARENT"}


class TestForWhom:
    @pytest.mark.parametrize(
        ("party", "names"),
        [
            (Party.APPLICANT, ["集群线上申报"]),
            (Party.LOCAL_BUREAU, ["集群线上申报"]),
            (Party.CITY, ["工作人员信息汇总表", "集群行文推荐函", "精品推荐意见汇总表"]),
            (Party.ENTERPRISE, ["精品网上申报"]),
            (Party.PROVINCIAL_SASAC, ["精品推荐意见汇总表"]),
            (Party.ASSOCIATION, ["精品推荐意见汇总表"]),
        ],
    )
    def test_there_is_what_is_due_from_it(self, party: Party, names: list[str]) -> None:
        assert [one["summary"].partition("：")[0] for one in closing(for_=party)] == names

    def test_every_party_has_something_due_and_everything_is_due_from_one(self) -> None:
        assert {one["uid"] for party in Party for one in events(for_=party)} == {one["uid"] for one in events()}
        assert all(events(for_=party) for party in Party)

    def test_the_calendar_is_named_after_it(self) -> None:
        raw = dict(read_raw(to_ics(NOTICE, for_=Party.CITY)))
        assert raw["NAME"] == raw["X-WR-CALNAME"] == "浙制高办〔2026〕30号：时限（设区市）"
        assert dict(read_raw(to_ics(NOTICE)))["NAME"] == "浙制高办〔2026〕30号：时限"

    @pytest.mark.parametrize("party", ["企业", 1, Party])
    def test_what_is_no_party_is_refused(self, party: Any) -> None:
        with pytest.raises(InvalidTypeError, match=r"Party\.ENTERPRISE"):
            to_ics(NOTICE, for_=party)


class TestTheSame:
    def test_a_deadline_keeps_its_uid_however_it_is_read_and_said(self) -> None:
        for how in ({}, {"readings": EXCLUSIVE}, {"locale": "en"}, {"alarms": ()}, {"stamp": ONLINE.closes}):
            assert [one["uid"] for one in events(**how)] == list(UIDS.values())

    def test_another_notice_has_others(self) -> None:
        other = {one["uid"] for one in events(evolve(NOTICE, number="浙制高办〔2027〕1号"))}
        assert len(other) == len(UIDS)
        assert other.isdisjoint(UIDS.values())

    def test_the_file_is_the_same_at_any_time_and_wherever_it_is_made(self, draw: Draw) -> None:
        script = (
            "import sys; from zj415x.calendar import to_ics; from zj415x.editions.y2026 import NOTICE\n"
            "sys.stdout.buffer.write(to_ics(NOTICE))"
        )
        for zone, seed in draw.of([("America/New_York", "1"), ("Asia/Tokyo", "2")], sample=1):
            done = subprocess.run(
                [sys.executable, "-c", script],
                env=os.environ | {"TZ": zone, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            )
            assert done.stdout == to_ics(NOTICE)

    def test_it_is_stamped_with_the_day_of_the_notice_or_when_one_says(self) -> None:
        stamps = {one.decoded("dtstamp") for one in events()}
        assert stamps == {datetime(2026, 5, 26, tzinfo=CHINA)}
        at = datetime(2026, 6, 1, 9, 30, tzinfo=CHINA)
        assert dict(read_raw(to_ics(NOTICE, stamp=at)))["DTSTAMP"] == "20260601T013000Z"

    def test_a_moment_without_a_time_zone_is_none(self) -> None:
        with pytest.raises(InvalidValueError, match="没有时区"):
            to_ics(NOTICE, stamp=datetime(2026, 6, 1))  # noqa: DTZ001
        with pytest.raises(InvalidTypeError):
            to_ics(NOTICE, stamp=date(2026, 6, 1))  # type: ignore[arg-type]


class TestWords:
    def test_it_is_said_whose_it_is_in_which_words_and_where(self) -> None:
        assert closing()[2]["description"].split("\n") == [
            "集群行文推荐函（各设区市经信局）：2026年7月3日24:00截止（“2026年7月3日前”，附件1 五（二））",
            "“2026年7月3日前”按含当日理解（A41）",
            "依据浙制高办〔2026〕30号，以通知原文为准",
        ]
        assert "A41" not in closing()[1]["description"]

    def test_before_is_read_as_chosen(self) -> None:
        letter = closing(readings=EXCLUSIVE)[2]
        assert letter["description"].split("\n")[:2] == [
            "集群行文推荐函（各设区市经信局）：2026年7月2日24:00截止（“2026年7月3日前”，附件1 五（二））",
            "“2026年7月3日前”按不含当日理解（A41）",
        ]
        moved = [
            one for one, other in zip(closing(), closing(readings=EXCLUSIVE), strict=True) if span(one) != span(other)
        ]
        assert len(moved) == sum(one.before for one in NOTICE.deadlines) == 3

    def test_english_is_english_throughout(self) -> None:
        raw = list(read_raw(to_ics(NOTICE, locale="en", alarms=(1, 2))))
        said = [value for name, value in raw if name in ("NAME", "SUMMARY", "DESCRIPTION")]
        assert len(said) == 1 + 2 * len(UIDS) + 2 * len(NOTICE.deadlines)
        assert not re.search(r"[\u4e00-\u9fff]", "".join(said).replace(NOTICE.number, ""))
        assert "online applications for clusters: closes at 24:00 (Beijing time)" in said
        assert (
            "online applications for clusters: closes at 24:00 on June 25, 2026; 1 working day left, this day included"
            in said
        )

    def test_there_are_no_words_for_other_languages(self) -> None:
        with pytest.raises(UnknownLocaleError):
            to_ics(NOTICE, locale="fr")

    def test_readings_are_readings(self) -> None:
        with pytest.raises(InvalidTypeError, match="Readings"):
            to_ics(NOTICE, readings=None)  # type: ignore[arg-type]


class TestAlarms:
    def test_they_ring_in_the_morning_when_so_many_working_days_are_left(self) -> None:
        # 25 June is a Thursday; from the 19th to the 21st it is the Dragon Boat Festival.
        (event,) = events(for_=Party.APPLICANT, alarms=(5, 4, 1))
        assert rings(event) == [datetime(2026, 6, day, 9, tzinfo=CHINA) for day in (18, 22, 25)]
        assert next(one["description"] for one in event.walk("VALARM")) == (
            "集群线上申报：2026年6月25日24:00截止，含当日还有 5 个工作日"
        )

    def test_a_last_day_that_is_free_has_its_last_working_day_before_it(self) -> None:
        event = closing(readings=EXCLUSIVE, alarms=(1,))[-1]  # 19 July is a Sunday
        assert rings(event) == [datetime(2026, 7, 17, 9, tzinfo=CHINA)]

    @given(last=st.dates(FIRST_KNOWN + timedelta(days=366), date(2026, 12, 31)), days=st.integers(1, 200))
    def test_what_they_say_is_what_is_left_then(self, last: date, days: int) -> None:
        notice = with_deadline(last_day=last)
        (event,) = events(notice, alarms=(days,))
        (at,) = rings(event)
        assert working_days_left(notice.deadlines[0], at) == days
        assert working_days_left(notice.deadlines[0], at + timedelta(days=1)) == days - 1
        assert at.astimezone(CHINA).hour == 9

    @pytest.mark.parametrize("last", [date(2100, 6, 25), FIRST_KNOWN + timedelta(days=4)], ids=["to come", "in part"])
    def test_where_working_days_are_not_known_days_count(self, last: date) -> None:
        (event,) = events(with_deadline(last_day=last), alarms=(8, 1), locale="en")
        eighth = event.walk("VALARM")[0]
        assert rings(event)[0] == datetime.combine(last - timedelta(days=7), datetime.min.time(), CHINA) + timedelta(
            hours=9
        )
        assert eighth["description"].endswith("; 8 days left, this day included")

    def test_there_may_be_none_and_each_is_there_once(self) -> None:
        assert all(rings(one) == [] for one in events(alarms=()))
        assert [len(rings(one)) for one in closing(alarms=[3, 3, 1])] == [2] * len(NOTICE.deadlines)

    @pytest.mark.parametrize("days", [0, -1, 367, True, 1.0, "1", None])
    def test_days_that_are_none_are_refused(self, days: Any) -> None:
        with pytest.raises(InvalidValueError, match="1 至 366 的整数"):
            to_ics(NOTICE, alarms=(1, days))

    @pytest.mark.parametrize("alarms", [3, None, {3}])
    def test_so_is_what_is_no_list_of_them(self, alarms: Any) -> None:
        with pytest.raises(InvalidTypeError, match="一列天数"):
            to_ics(NOTICE, alarms=alarms)


class TestTheFile:
    @pytest.mark.parametrize("locale", ["zh_Hans_CN", "en"])
    def test_its_lines_end_as_they_have_to_and_are_no_longer_than_they_may_be(self, locale: str) -> None:
        content = to_ics(NOTICE, locale=locale)
        lines = content.split(b"\r\n")
        assert lines[-1] == b""
        assert not any(b"\r" in one or b"\n" in one for one in lines)
        assert max(map(len, lines)) <= 75
        for one in lines:
            one.decode()  # none is folded within a character

    @given(what=st.text('集群申报，；：;,:\\"nab \U00020bb7', max_size=120))
    def test_whatever_it_says_can_be_read_back(self, what: str) -> None:
        content = to_ics(with_deadline(what=what), alarms=())
        assert max(map(len, content.split(b"\r\n"))) <= 75
        assert dict(read_raw(content))["SUMMARY"] == f"{what}：24:00截止"

    def test_what_cannot_be_printed_forges_no_line(self) -> None:
        content = to_ics(with_deadline(what="集群\r\nEND:VEVENT\n\u202e\x00"), alarms=())
        assert content.count(b"\nEND:VEVENT") == 1
        assert dict(read_raw(content))["SUMMARY"] == "集群\\r\\nEND:VEVENT\\n\\u202e\\x00：24:00截止"

    def test_each_event_has_what_an_event_needs_once(self) -> None:
        raw = [name.partition(";")[0] for name, _ in read_raw(to_ics(NOTICE))]
        assert raw.count("VERSION") == raw.count("PRODID") == 1
        for name in ("UID", "DTSTAMP", "DTEND", "SUMMARY", "TRANSP"):
            assert raw.count(name) == len(UIDS)
        assert raw.count("TRIGGER") == raw.count("ACTION") == 2 * len(NOTICE.deadlines)


class TestWorkingDays:
    @pytest.mark.parametrize(
        ("at", "left"),
        [
            (datetime(2026, 6, 18, 23, 59, tzinfo=CHINA), 5),
            (datetime(2026, 6, 19, tzinfo=CHINA), 4),  # a holiday
            (datetime(2026, 6, 21, 12, tzinfo=CHINA), 4),  # a Sunday
            (datetime(2026, 6, 22, tzinfo=CHINA), 4),
            (datetime(2026, 6, 25, tzinfo=CHINA), 1),
            (datetime(2026, 6, 25, 23, 59, 59, 999_999, tzinfo=CHINA), 1),
            (datetime(2026, 6, 26, tzinfo=CHINA), 0),
            (datetime(9999, 12, 31, tzinfo=CHINA), 0),
        ],
    )
    def test_the_day_itself_and_the_last_one_count(self, at: datetime, left: int) -> None:
        assert working_days_left(ONLINE, at) == left

    def test_a_day_is_chinas_wherever_the_moment_is_told(self) -> None:
        assert working_days_left(ONLINE, datetime(2026, 6, 24, 15, 59, tzinfo=UTC)) == 2
        assert working_days_left(ONLINE, datetime(2026, 6, 24, 16, tzinfo=UTC)) == 1
        assert working_days_left(ONLINE, datetime(2026, 6, 25, 11, tzinfo=timezone(-timedelta(hours=4)))) == 1

    def test_a_weekend_that_is_worked_counts(self) -> None:
        saturday, sunday = (datetime(2026, 5, day, tzinfo=CHINA) for day in (9, 10))
        assert working_days_left(ONLINE, saturday) == working_days_left(ONLINE, sunday) + 1

    def test_a_last_day_that_is_free_does_not(self) -> None:
        sunday = NOTICE.deadline("jingpin-recommendation", readings=EXCLUSIVE)
        assert working_days_left(sunday, datetime(2026, 7, 17, 9, tzinfo=CHINA)) == 1
        assert working_days_left(sunday, datetime(2026, 7, 18, 9, tzinfo=CHINA)) == 0

    @pytest.mark.parametrize(
        ("deadline", "at", "year"),
        [
            (evolve(ONLINE, last_day=date(2100, 6, 25)), datetime(2026, 6, 20, tzinfo=CHINA), 2100),
            (ONLINE, datetime.combine(LAST_UNKNOWN, time(12), CHINA), LAST_UNKNOWN.year),
            (ONLINE, datetime.min.replace(tzinfo=timezone(timedelta(hours=14))), LAST_UNKNOWN.year),
        ],
        ids=["to come", "past", "the first moment"],
    )
    def test_a_year_whose_holidays_are_not_known_is_refused(self, deadline: Deadline, at: datetime, year: int) -> None:
        with pytest.raises(InvalidValueError, match=f"没有{year}年的放假安排"):
            working_days_left(deadline, at)

    def test_the_year_of_the_notice_is_known(self) -> None:
        year = evolve(ONLINE, last_day=date(2026, 12, 31))
        assert working_days_left(year, datetime(2026, 1, 1, tzinfo=CHINA)) == 248

    def test_a_moment_without_a_time_zone_is_none_and_a_day_is_no_moment(self) -> None:
        with pytest.raises(InvalidValueError, match="没有时区"):
            working_days_left(ONLINE, datetime(2026, 6, 25))  # noqa: DTZ001
        with pytest.raises(InvalidTypeError):
            working_days_left(ONLINE, date(2026, 6, 25))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("module", "package", "ask"),
    [
        ("icalendar", "icalendar", lambda: to_ics(NOTICE)),
        ("chinese_calendar", "chinesecalendar", lambda: to_ics(NOTICE)),
        ("chinese_calendar", "chinesecalendar", lambda: working_days_left(ONLINE, datetime(2026, 6, 1, tzinfo=CHINA))),
    ],
)
def test_what_is_not_installed_is_named_with_what_to_type(
    module: str, package: str, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError) as caught:
        ask()
    assert str(caught.value) == f"没有安装 {package}；先运行 pip install 'zj415x[calendar]'"
