"""Calendar: the content and days of the .ics file, its validity for other programs, and working days."""

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
    """Tell whether the installed chinesecalendar knows the holidays of a year."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


FIRST_KNOWN = date(next(year for year in range(1949, 2026) if is_known(year)), 1, 1)
LAST_UNKNOWN = FIRST_KNOWN - timedelta(days=1)


def events(notice: Notice = NOTICE, **how: Any) -> list[Any]:
    """Read back the events of a calendar file."""
    (calendar,) = icalendar.Calendar.from_ical(to_ics(notice, **how), multiple=True)
    assert not calendar.errors
    found: list[Any] = calendar.walk("VEVENT")
    assert not any(item.errors for item in found)
    return found


def by_uid(readings: Readings) -> dict[str, Any]:
    """Find the events under a choice of readings, by their UID."""
    return {event["uid"]: event for event in events(readings=readings)}


def closing(notice: Notice = NOTICE, **how: Any) -> list[Any]:
    """Return the events of the last days, in the order of the deadlines."""
    return [event for event in events(notice, **how) if "截止" in event["summary"]]


def span(event: Any) -> tuple[datetime, datetime]:
    return event.decoded("dtstart"), event.decoded("dtend")


def rings(event: Any) -> list[datetime]:
    """Return when the alarms of an event ring."""
    return [event.decoded("dtstart") + alarm.decoded("trigger") for alarm in event.walk("VALARM")]


def with_deadline(**changes: Any) -> Notice:
    """Make a notice with a single, changed deadline."""
    return evolve(NOTICE, deadlines=(evolve(ONLINE, **changes),))


def read_raw(content: bytes) -> Iterator[tuple[str, str]]:
    """Split the lines into name and value by RFC 5545 alone: unfolded and unescaped."""
    for line in content.decode().replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        yield name, re.sub(r"\\(.)", lambda escaped: "\n" if escaped[1] in "nN" else escaped[1], value)


class TestDays:
    @pytest.mark.parametrize("readings", [Readings(), EXCLUSIVE], ids=str)
    def test_an_event_fills_the_last_day_and_ends_at_closing(self, readings: Readings) -> None:
        found = closing(readings=readings)
        assert len(found) == len(NOTICE.deadlines)
        for event, printed in zip(found, NOTICE.deadlines, strict=True):
            deadline = NOTICE.deadline(printed.name, readings=readings)
            begins, ends = span(event)
            assert ends == deadline.closes
            assert deadline.is_open(ends - timedelta(microseconds=1))
            days = {at.astimezone(CHINA).date() for at in (begins, ends - timedelta(microseconds=1))}
            assert days == {deadline.last_day}

    def test_an_opening_has_its_own_event(self) -> None:
        opening, closes = events(for_=Party.ENTERPRISE)
        window = NOTICE.deadline("jingpin-online")
        assert opening["summary"] == "精品网上申报：0:00起受理"
        assert span(opening)[0] == window.opens
        assert span(opening)[1] - span(opening)[0] == timedelta(days=1)
        assert rings(opening) == []
        assert closes["summary"] == "精品网上申报：24:00截止"

    def test_the_file_defines_chinas_time_zone(self) -> None:
        (zone,) = icalendar.Calendar.from_ical(to_ics(NOTICE)).walk("VTIMEZONE")
        for event in events():
            assert event["dtstart"].params["TZID"] == event["dtend"].params["TZID"] == zone["TZID"]
            naive = span(event)[1].replace(tzinfo=None)
            assert zone.to_tz().utcoffset(naive) == CHINA.utcoffset(None)

    @given(last=st.dates(date(1992, 1, 1), date(9999, 12, 29)))
    def test_any_last_day_fills_one_day(self, last: date) -> None:
        (event,) = events(with_deadline(last_day=last), alarms=())
        assert span(event)[0].date() == last
        assert span(event)[1] == evolve(ONLINE, last_day=last).closes

    def test_events_show_as_free_time(self) -> None:
        assert {str(event["transp"]) for event in events()} == {"TRANSPARENT"}


class TestParties:
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
    def test_lists_the_deadlines_of_one_party(self, party: Party, names: list[str]) -> None:
        assert [event["summary"].partition("：")[0] for event in closing(for_=party)] == names

    def test_every_deadline_has_a_party_and_vice_versa(self) -> None:
        assert {event["uid"] for party in Party for event in events(for_=party)} == {event["uid"] for event in events()}
        assert all(events(for_=party) for party in Party)

    def test_the_calendar_carries_the_partys_name(self) -> None:
        raw = dict(read_raw(to_ics(NOTICE, for_=Party.CITY)))
        assert raw["NAME"] == raw["X-WR-CALNAME"] == "浙制高办〔2026〕30号：时限（设区市）"
        assert dict(read_raw(to_ics(NOTICE)))["NAME"] == "浙制高办〔2026〕30号：时限"

    @pytest.mark.parametrize("party", ["企业", 1, Party])
    def test_refuses_an_unknown_party(self, party: Any) -> None:
        with pytest.raises(InvalidTypeError, match=r"Party\.ENTERPRISE"):
            to_ics(NOTICE, for_=party)


class TestStability:
    def test_uids_do_not_depend_on_reading_or_language(self) -> None:
        for how in ({}, {"readings": EXCLUSIVE}, {"locale": "en"}, {"alarms": ()}, {"stamp": ONLINE.closes}):
            assert [event["uid"] for event in events(**how)] == list(UIDS.values())

    def test_another_notice_has_other_uids(self) -> None:
        other = {event["uid"] for event in events(evolve(NOTICE, number="浙制高办〔2027〕1号"))}
        assert len(other) == len(UIDS)
        assert other.isdisjoint(UIDS.values())

    def test_the_file_does_not_depend_on_clock_or_time_zone(self, draw: Draw) -> None:
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

    def test_a_calendar_after_a_choice_of_reading_is_taken_for_a_newer_one(self) -> None:
        first = {event["uid"]: int(event["sequence"]) for event in events()}
        assert set(first.values()) == {0}
        moved = {event["uid"] for event in events() if event["dtstart"] != by_uid(EXCLUSIVE)[event["uid"]]["dtstart"]}
        assert moved
        after = {uid: int(event["sequence"]) for uid, event in by_uid(EXCLUSIVE).items()}
        assert {uid for uid in after if after[uid] > first[uid]} == moved

    def test_every_rewriting_counts_up_what_it_changes_and_nothing_else(self) -> None:
        once = to_ics(NOTICE, readings=EXCLUSIVE)
        assert to_ics(NOTICE, readings=EXCLUSIVE, replacing=once) == once
        back = to_ics(NOTICE, replacing=once)
        assert {int(event["sequence"]) for event in icalendar.Calendar.from_ical(back).walk("VEVENT")} == {0, 2}
        assert {int(event["sequence"]) for event in events(locale="en", replacing=back)} == {1, 3}
        assert {int(event["sequence"]) for event in events(stamp=ONLINE.closes, replacing=back)} == {0, 2}
        assert {int(event["sequence"]) for event in events(readings=EXCLUSIVE, replacing=to_ics(NOTICE))} == {0, 1}

    @pytest.mark.parametrize("before", [b"", b"x", b"BEGIN:VCALENDAR", b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", b"\xff\xfe"])
    def test_a_damaged_calendar_is_replaced_by_none(self, before: bytes) -> None:
        with pytest.raises(InvalidValueError, match="已损坏"):
            to_ics(NOTICE, replacing=before)

    def test_the_stamp_defaults_to_the_notices_day(self) -> None:
        stamps = {event.decoded("dtstamp") for event in events()}
        assert stamps == {datetime(2026, 5, 26, tzinfo=CHINA)}
        at = datetime(2026, 6, 1, 9, 30, tzinfo=CHINA)
        assert dict(read_raw(to_ics(NOTICE, stamp=at)))["DTSTAMP"] == "20260601T013000Z"

    def test_refuses_a_naive_stamp(self) -> None:
        with pytest.raises(InvalidValueError, match="没有时区"):
            to_ics(NOTICE, stamp=datetime(2026, 6, 1))  # noqa: DTZ001
        with pytest.raises(InvalidTypeError):
            to_ics(NOTICE, stamp=date(2026, 6, 1))  # type: ignore[arg-type]


class TestWords:
    def test_the_description_cites_printed_words_and_notice(self) -> None:
        assert closing()[2]["description"].split("\n") == [
            "集群行文推荐函（各设区市经信局）：2026年7月3日24:00截止（“2026年7月3日前”，附件1 五（二））",
            "“2026年7月3日前”按含当日理解（A41）",
            "依据浙制高办〔2026〕30号，以通知原文为准",
        ]
        assert "A41" not in closing()[1]["description"]

    def test_before_follows_the_reading(self) -> None:
        letter = closing(readings=EXCLUSIVE)[2]
        assert letter["description"].split("\n")[:2] == [
            "集群行文推荐函（各设区市经信局）：2026年7月2日24:00截止（“2026年7月3日前”，附件1 五（二））",
            "“2026年7月3日前”按不含当日理解（A41）",
        ]
        moved = [
            one for one, other in zip(closing(), closing(readings=EXCLUSIVE), strict=True) if span(one) != span(other)
        ]
        assert len(moved) == sum(deadline.before for deadline in NOTICE.deadlines) == 3

    def test_english_files_have_no_chinese_sentences(self) -> None:
        raw = list(read_raw(to_ics(NOTICE, locale="en", alarms=(1, 2))))
        said = [value for name, value in raw if name in ("NAME", "SUMMARY", "DESCRIPTION")]
        assert len(said) == 1 + 2 * len(UIDS) + 2 * len(NOTICE.deadlines)
        assert not re.search(r"[\u4e00-\u9fff]", "".join(said).replace(NOTICE.number, ""))
        assert "online applications for clusters: closes at 24:00 (Beijing time)" in said
        assert (
            "online applications for clusters: closes at 24:00 on June 25, 2026; 1 working day left, this day included"
            in said
        )

    def test_refuses_other_languages(self) -> None:
        with pytest.raises(UnknownLocaleError):
            to_ics(NOTICE, locale="fr")

    def test_refuses_other_types_as_readings(self) -> None:
        with pytest.raises(InvalidTypeError, match="Readings"):
            to_ics(NOTICE, readings=None)  # type: ignore[arg-type]


class TestAlarms:
    def test_alarms_ring_by_working_days_left(self) -> None:
        # 25 June is a Thursday; from the 19th to the 21st it is the Dragon Boat Festival.
        (event,) = events(for_=Party.APPLICANT, alarms=(5, 4, 1))
        assert rings(event) == [datetime(2026, 6, day, 9, tzinfo=CHINA) for day in (18, 22, 25)]
        assert next(alarm["description"] for alarm in event.walk("VALARM")) == (
            "集群线上申报：2026年6月25日24:00截止，含当日还有 5 个工作日"
        )

    def test_alarms_count_from_the_last_working_day(self) -> None:
        event = closing(readings=EXCLUSIVE, alarms=(1,))[-1]  # 19 July is a Sunday
        assert rings(event) == [datetime(2026, 7, 17, 9, tzinfo=CHINA)]

    @given(last=st.dates(FIRST_KNOWN + timedelta(days=366), date(2026, 12, 31)), days=st.integers(1, 200))
    def test_alarms_state_the_days_left(self, last: date, days: int) -> None:
        notice = with_deadline(last_day=last)
        (event,) = events(notice, alarms=(days,))
        (at,) = rings(event)
        assert working_days_left(notice.deadlines[0], at) == days
        assert working_days_left(notice.deadlines[0], at + timedelta(days=1)) == days - 1
        assert at.astimezone(CHINA).hour == 9

    @pytest.mark.parametrize("last", [date(2100, 6, 25), FIRST_KNOWN + timedelta(days=4)], ids=["to come", "in part"])
    def test_alarms_count_calendar_days_in_unknown_years(self, last: date) -> None:
        (event,) = events(with_deadline(last_day=last), alarms=(8, 1), locale="en")
        eighth = event.walk("VALARM")[0]
        assert rings(event)[0] == datetime.combine(last - timedelta(days=7), datetime.min.time(), CHINA) + timedelta(
            hours=9
        )
        assert eighth["description"].endswith("; 8 days left, this day included")

    def test_alarms_may_be_empty_and_are_deduplicated(self) -> None:
        assert all(rings(event) == [] for event in events(alarms=()))
        assert [len(rings(event)) for event in closing(alarms=[3, 3, 1])] == [2] * len(NOTICE.deadlines)

    @pytest.mark.parametrize("days", [0, -1, 367, True, 1.0, "1", None])
    def test_refuses_invalid_alarm_days(self, days: Any) -> None:
        with pytest.raises(InvalidValueError, match="1 至 366 的整数"):
            to_ics(NOTICE, alarms=(1, days))

    @pytest.mark.parametrize("alarms", [3, None, {3}])
    def test_refuses_alarms_that_are_no_list(self, alarms: Any) -> None:
        with pytest.raises(InvalidTypeError, match="一列天数"):
            to_ics(NOTICE, alarms=alarms)


class TestFile:
    @pytest.mark.parametrize("locale", ["zh_Hans_CN", "en"])
    def test_lines_follow_rfc_5545(self, locale: str) -> None:
        content = to_ics(NOTICE, locale=locale)
        lines = content.split(b"\r\n")
        assert lines[-1] == b""
        assert not any(b"\r" in line or b"\n" in line for line in lines)
        assert max(map(len, lines)) <= 75
        for line in lines:
            line.decode()  # none is folded within a character

    @given(what=st.text('集群申报，；：;,:\\"nab \U00020bb7', max_size=120))
    def test_any_text_is_read_back(self, what: str) -> None:
        content = to_ics(with_deadline(what=what), alarms=())
        assert max(map(len, content.split(b"\r\n"))) <= 75
        assert dict(read_raw(content))["SUMMARY"] == f"{what}：24:00截止"

    def test_control_characters_forge_no_line(self) -> None:
        content = to_ics(with_deadline(what="集群\r\nEND:VEVENT\n\u202e\x00"), alarms=())
        assert content.count(b"\nEND:VEVENT") == 1
        assert dict(read_raw(content))["SUMMARY"] == "集群\\r\\nEND:VEVENT\\n\\u202e\\x00：24:00截止"

    def test_each_event_has_its_required_properties_once(self) -> None:
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
    def test_counts_today_and_the_last_day(self, at: datetime, left: int) -> None:
        assert working_days_left(ONLINE, at) == left

    def test_counts_chinas_days_in_any_time_zone(self) -> None:
        assert working_days_left(ONLINE, datetime(2026, 6, 24, 15, 59, tzinfo=UTC)) == 2
        assert working_days_left(ONLINE, datetime(2026, 6, 24, 16, tzinfo=UTC)) == 1
        assert working_days_left(ONLINE, datetime(2026, 6, 25, 11, tzinfo=timezone(-timedelta(hours=4)))) == 1

    def test_counts_a_worked_weekend(self) -> None:
        saturday, sunday = (datetime(2026, 5, day, tzinfo=CHINA) for day in (9, 10))
        assert working_days_left(ONLINE, saturday) == working_days_left(ONLINE, sunday) + 1

    def test_skips_a_free_last_day(self) -> None:
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
    def test_refuses_years_without_holiday_schedule(self, deadline: Deadline, at: datetime, year: int) -> None:
        with pytest.raises(InvalidValueError, match=f"没有{year}年的放假安排"):
            working_days_left(deadline, at)

    def test_knows_the_holidays_of_the_notices_year(self) -> None:
        year = evolve(ONLINE, last_day=date(2026, 12, 31))
        assert working_days_left(year, datetime(2026, 1, 1, tzinfo=CHINA)) == 248

    def test_refuses_naive_datetimes_and_dates(self) -> None:
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
def test_a_missing_package_names_its_extra(
    module: str, package: str, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError) as caught:
        ask()
    assert str(caught.value) == f"没有安装 {package}；先运行 pip install 'zj415x[calendar]'"
