"""Deadlines as exclusive instants."""

import pickle
from datetime import UTC, date, datetime, timedelta, tzinfo

import pytest
from attrs import evolve

from zj415x import CHINA, Deadline, Outcome, Party, Readings
from zj415x.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from zj415x.printed.deadline import State, in_china
from zj415x.rules.change import ChangeKind, Handle

from ..builders import NOTICE

ONLINE = NOTICE.deadline("cluster-online")
WINDOW = NOTICE.deadline("jingpin-online")
HANDLE = Handle("$.submitted")


def test_deadline_closes_at_the_midnight_after_its_last_day() -> None:
    assert ONLINE.last_day == date(2026, 6, 25)
    assert ONLINE.closes == datetime(2026, 6, 26, tzinfo=CHINA)
    assert ONLINE.opens is None
    assert WINDOW.opens == datetime(2026, 5, 26, tzinfo=CHINA)


def test_instants_follow_from_the_days_alone() -> None:
    later = evolve(WINDOW, first_day=date(2026, 5, 27), last_day=date(2026, 7, 12))
    assert later.opens == datetime(2026, 5, 27, tzinfo=CHINA)
    assert later.closes == datetime(2026, 7, 13, tzinfo=CHINA)
    assert evolve(later, first_day=None).opens is None
    assert later != WINDOW
    assert evolve(later, first_day=WINDOW.first_day, last_day=WINDOW.last_day) == WINDOW
    assert "opens" not in repr(WINDOW)
    assert "closes" not in repr(WINDOW)


def test_state_goes_from_not_yet_to_open_to_closed() -> None:
    states = [WINDOW.state(datetime(2026, month, 1, tzinfo=CHINA)) for month in (5, 6, 8)]
    assert states == [State.NOT_YET, State.OPEN, State.CLOSED]


def test_window_opens_and_closes_at_its_instants() -> None:
    second = timedelta(seconds=1)
    opens, closes = datetime(2026, 5, 26, tzinfo=CHINA), datetime(2026, 7, 11, tzinfo=CHINA)
    states = [WINDOW.state(at) for at in (opens - second, opens, closes - second, closes)]
    assert states == [State.NOT_YET, State.OPEN, State.OPEN, State.CLOSED]
    assert [WINDOW.remaining(at) for at in (closes - second, closes, closes + second)] == [second, *[timedelta(0)] * 2]


def test_filing_out_of_time_is_moved_to_the_nearest_instant_in_time() -> None:
    second = timedelta(seconds=1)
    opens, closes = datetime(2026, 5, 26, tzinfo=CHINA), datetime(2026, 7, 11, tzinfo=CHINA)
    for at, in_time, kind, most in (
        (opens - second, opens, ChangeKind.ACT, False),
        (closes, closes - second, ChangeKind.PAST, True),
        (closes + second, closes - second, ChangeKind.PAST, True),
    ):
        judgement = WINDOW.judge(at, HANDLE)
        ((change,),) = judgement.ways
        assert (judgement.outcome, judgement.observed, judgement.required) == (Outcome.UNMET, at, WINDOW)
        assert (change.field, change.from_, change.to) == ("$.submitted", at, in_time)
        assert (change.kind, change.most) == (kind, most)
        assert WINDOW.judge(in_time, HANDLE).ways == ()


def test_only_a_deadline_printed_as_before_its_day_may_exclude_that_day() -> None:
    letter, exclusive = NOTICE.deadline("cluster-recommendation"), Readings(A41="exclusive")
    assert [made.excludes_its_day for made in (letter, letter.read(Readings()), letter.read(exclusive))] == [
        False,
        False,
        True,
    ]
    assert letter.read(exclusive).closes == datetime(2026, 7, 3, tzinfo=CHINA)
    for plain in (ONLINE, WINDOW):
        assert plain.read(exclusive) is plain
        assert not plain.excludes_its_day


def test_instant_counts_in_any_time_zone() -> None:
    utc = datetime(2026, 6, 25, 15, 59, 59, tzinfo=UTC)
    assert ONLINE.is_open(utc)
    assert not ONLINE.is_open(utc + timedelta(seconds=1))


def test_remaining_time_is_never_negative() -> None:
    assert ONLINE.remaining(datetime(2026, 6, 25, tzinfo=CHINA)) == timedelta(days=1)
    assert ONLINE.remaining(datetime(2026, 7, 1, tzinfo=CHINA)) == timedelta(0)


@pytest.mark.parametrize("ask", ["state", "is_open", "remaining"])
def test_naive_datetime_is_refused(ask: str) -> None:
    with pytest.raises(InvalidValueError, match="没有时区"):
        getattr(ONLINE, ask)(datetime(2026, 6, 25))  # noqa: DTZ001
    with pytest.raises(InvalidValueError, match="没有时区"):
        ONLINE.judge(datetime(2026, 6, 25), HANDLE)  # noqa: DTZ001


def test_time_zone_without_an_offset_is_refused() -> None:
    class Nowhere(tzinfo):
        def utcoffset(self, at: datetime | None) -> None:
            return None

        def dst(self, at: datetime | None) -> None:
            return None

        def tzname(self, at: datetime | None) -> None:
            return None

    with pytest.raises(InvalidValueError, match="没有时区"):
        ONLINE.state(datetime(2026, 6, 25, tzinfo=Nowhere()))


def test_read_refuses_readings_of_another_type() -> None:
    with pytest.raises(InvalidTypeError, match="Readings"):
        NOTICE.deadline("staff-roster", readings=None)  # type: ignore[arg-type]
    for deadline in (ONLINE, WINDOW, NOTICE.deadline("cluster-recommendation")):
        with pytest.raises(InvalidTypeError, match="Readings"):
            deadline.read({"A41": "exclusive"})  # type: ignore[arg-type]


def test_date_is_refused_as_an_instant() -> None:
    with pytest.raises(InvalidTypeError):
        ONLINE.is_open(date(2026, 6, 25))  # type: ignore[arg-type]


def test_last_day_beyond_the_calendar_is_refused() -> None:
    for day in (date.min, date.max):
        with pytest.raises(InvalidValueError, match="超出了日历"):
            evolve(ONLINE, last_day=day)


def test_in_china_converts_within_the_calendar() -> None:
    assert in_china(datetime(2026, 6, 25, 15, 59, tzinfo=UTC)).hour == 23
    with pytest.raises(InvalidValueError, match="超出了日历"):
        in_china(datetime.max.replace(tzinfo=UTC))


def test_a41_excludes_the_named_day_only_once() -> None:
    strict = Readings(A41="exclusive")
    letter = NOTICE.deadline("cluster-recommendation", readings=strict)
    assert letter.last_day == date(2026, 7, 2)
    assert letter.read(strict) == letter
    assert letter.excludes_its_day
    assert not NOTICE.deadline("cluster-recommendation").excludes_its_day
    assert not ONLINE.excludes_its_day
    assert NOTICE.deadline("cluster-online", readings=strict) == ONLINE


def test_due_from_matches_the_printed_who() -> None:
    for one in NOTICE.deadlines:
        words = one.who.split("、")
        assert len(words) == len(one.due_from)
        assert all(str(party) in word for party, word in zip(one.due_from, words, strict=True))
    assert {party for one in NOTICE.deadlines for party in one.due_from} == set(Party)


def test_unknown_deadline_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="cluster-online"):
        NOTICE.deadline("cluster")


def test_where_none_is_near_all_five_are_listed() -> None:
    with pytest.raises(UnknownNameError) as refused:
        NOTICE.deadline("x")
    names = "、".join(deadline.name for deadline in NOTICE.deadlines)
    assert str(refused.value) == f"没有名为“x”的时限；可写：{names}"
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)


def test_judge_skips_what_was_not_sent() -> None:
    judgement = ONLINE.judge(datetime(2026, 6, 26, tzinfo=CHINA), HANDLE)
    assert (judgement.outcome, judgement.required) == (Outcome.UNMET, ONLINE)
    assert ONLINE.judge(None, HANDLE).outcome is Outcome.NOT_APPLICABLE
    assert isinstance(judgement.required, Deadline)


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (datetime(2026, 6, 25, tzinfo=UTC).replace(tzinfo=None), "2026-06-25T00:00:00 没有时区"),
        ("2026-06-25", "不能是 '2026-06-25'$"),
    ],
)
def test_in_china_takes_instants_with_a_time_zone_alone(at: object, says: str) -> None:
    with pytest.raises(InvalidValueError if isinstance(at, datetime) else InvalidTypeError, match=says):
        in_china(at)  # type: ignore[arg-type]
