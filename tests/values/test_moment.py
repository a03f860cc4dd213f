"""Moment: the grammar of the wire, the same in the reader, in the schema and on every Python."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x import CHINA
from zj415x.errors import InvalidValueError
from zj415x.values.blank import INSTANT
from zj415x.values.moment import day, instant, iso_instant

MIDNIGHT = datetime(2026, 6, 26, tzinfo=CHINA)
PIECES = (
    ("2026-06-25", "2026-6-25", "20260625", "2026-W26-4", "2028-02-29", "2027-02-29"),
    ("T", "t", " ", ""),
    ("24:00", "24:00:00", "24:00:00.000", "24:00:01", "24:01", "23:59:59", "23:59:60", "9:00", "1000", "100000", "10"),
    ("", ".5", ",5", ".123456", ".123456789", ".1234567890", "."),
    ("+08:00", "Z", "z", "+0800", "+08", "+08:00:30", "+24:00", "-00:00", "", "\n", "+08:00\n", "[Asia/Shanghai]"),
)


@pytest.mark.parametrize("written", ["24:00", "24:00:00", "24:00:00.0", "24:00:00.000000000"])
def test_24_o_clock_ends_its_day(written: str) -> None:
    assert instant(f"2026-06-25T{written}+08:00") == MIDNIGHT
    assert instant(f"2026-06-25T{written}Z") == datetime(2026, 6, 26, tzinfo=UTC)
    assert instant(f"2026-12-31T{written}-05:00") == datetime(2027, 1, 1, tzinfo=timezone(timedelta(hours=-5)))


def test_seconds_may_be_left_out() -> None:
    assert instant("2026-06-25T23:59+08:00") == MIDNIGHT - timedelta(minutes=1)


def test_nine_decimals_are_cut_to_microseconds_and_never_cross_a_second() -> None:
    assert instant("2026-06-25T23:59:59.999999999+08:00") == MIDNIGHT - timedelta(microseconds=1)


def test_a_moment_without_a_zone_is_read_and_then_refused_for_its_zone() -> None:
    assert iso_instant("2026-06-25T24:00") == MIDNIGHT.replace(tzinfo=None)
    with pytest.raises(InvalidValueError, match="没有时区"):
        INSTANT.check(instant("2026-06-25T24:00"))


@pytest.mark.parametrize("text", ["9999-12-31T24:00Z", "0000-01-01T00:00Z", "2027-02-29T10:00Z"])
def test_a_moment_outside_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="不是时刻"):
        instant(text)


@pytest.mark.parametrize("text", ["2026-6-20", "20260620", "2026-W26-4", "2026-06-31", "2026-06-20 ", "２026-06-20"])
def test_a_day_of_another_form_is_refused(text: str) -> None:
    assert day("2026-06-20") == date(2026, 6, 20)
    with pytest.raises(InvalidValueError, match="不是日期"):
        day(text)


def is_read(text: str) -> bool:
    try:
        INSTANT.check(instant(text))
    except InvalidValueError:
        return False
    return True


@given(st.tuples(*map(st.sampled_from, PIECES)).map("".join))
def test_the_schema_and_the_reader_take_the_same_texts(text: str) -> None:
    # A day that the calendar lacks is the reader's to refuse: no regular expression knows leap years.
    in_calendar = not text.startswith("2027-02-29")
    assert is_read(text) is (
        in_calendar and re.search(INSTANT.schema["pattern"], text) is not None and "\n" not in text
    )


@given(st.timedeltas(timedelta(0), timedelta(days=36_000)), st.sampled_from([UTC, CHINA]))
def test_what_is_written_is_read_back(later: timedelta, zone: timezone) -> None:
    moment = datetime(2000, 1, 2, tzinfo=zone) + later
    assert INSTANT.write is not None
    written = INSTANT.write(moment)
    assert instant(written) == moment
    assert re.search(INSTANT.schema["pattern"], written)


@pytest.mark.parametrize("seconds", [1, 59, 28807, -1])
def test_a_zone_that_is_no_whole_number_of_minutes_is_refused(seconds: int) -> None:
    INSTANT.check(datetime(2026, 6, 1, tzinfo=timezone(timedelta(hours=-3, minutes=-30))))
    with pytest.raises(InvalidValueError, match="不是整分钟"):
        INSTANT.check(datetime(2026, 6, 1, tzinfo=timezone(timedelta(seconds=seconds))))
