"""The timeline of deadlines, with a moment marked on it."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

import pytest
from attrs import evolve

from zj415x import CHINA, InvalidValueError, Readings
from zj415x.display import show

from ..builders import NOTICE
from .page import Page

AT = datetime(2026, 6, 20, 10, tzinfo=CHINA)


def lines(page: Page) -> list[dict[str, str | None]]:
    """Collect the drawn lines, each with its attributes."""
    found: list[dict[str, str | None]] = []
    for tag, name, value in page.attributes:
        if tag == "line":
            if name == "x1":
                found.append({})
            found[-1][name] = value
    return found


def bars(page: Page) -> list[dict[str, str | None]]:
    return [one for one in lines(page) if one.get("stroke-width") == "5"]


def moments(page: Page) -> list[int]:
    return [int(one["x1"] or "") for one in lines(page) if one.get("stroke-width") == "2"]


def test_each_deadline_is_a_bar_up_to_its_closing_in_order() -> None:
    page = Page(str(show(NOTICE.deadlines)))
    ends = [int(one["x2"] or "") for one in bars(page)]
    assert len(ends) == 5
    assert ends == sorted(ends)
    days = [deadline.closes - NOTICE.deadlines[0].closes for deadline in NOTICE.deadlines]
    scale = (ends[-1] - ends[0]) / (days[-1] / timedelta(days=1))
    assert ends == pytest.approx([ends[0] + scale * (day / timedelta(days=1)) for day in days], abs=1)


def test_bar_without_an_opening_is_dashed() -> None:
    drawn = bars(Page(str(show(NOTICE.deadlines))))
    assert [one.get("stroke-dasharray") is None for one in drawn] == [one.opens is not None for one in NOTICE.deadlines]
    assert [one["x1"] == "0" for one in drawn] == [one.opens is None for one in NOTICE.deadlines]


def test_moment_is_a_line_and_each_deadline_shows_its_state() -> None:
    page = Page(str(show(NOTICE.deadlines, at=AT)))
    ends = [int(one["x2"] or "") for one in bars(page)]
    assert [one < moments(page)[0] for one in ends] == [True, False, False, False, False]
    assert [row[-1] for row in page.cells[1:]] == [
        "已截止",
        "受理中，还有 5 天 14 小时",
        "受理中，还有 13 天 14 小时",
        "受理中，还有 20 天 14 小时",
        "受理中，还有 30 天 14 小时",
    ]
    assert "2026年6月20日10:00" in page.texts


def test_no_moment_draws_no_line_and_no_state() -> None:
    page = Page(str(show(NOTICE.deadlines)))
    assert moments(page) == []
    assert page.cells[0] == ["事项", "谁", "截止", "出处"]
    assert page.cells[2] == [
        "集群线上申报cluster-online",
        "申报单位、各地经信局",
        "2026年6月25日24:00",
        "附件1 五（一）",
    ]
    assert page.cells[4][2] == "2026年5月26日0:00至2026年7月10日24:00"


@pytest.mark.parametrize("days", [-20_000, -100, -1, 0, 100, 20_000])
def test_distant_moment_extends_the_axis(days: int) -> None:
    page = Page(str(show(NOTICE.deadlines, at=AT + timedelta(days=days))))
    assert all(0 <= int(one[name] or "") <= 760 for one in lines(page) for name in ("x1", "x2"))
    months = [one for one in lines(page) if one.get("opacity") == "0.25"]
    assert 1 <= len(months) <= 13


def test_deadline_that_excludes_its_day_closes_a_day_earlier() -> None:
    read = tuple(deadline.read(Readings(A41="exclusive")) for deadline in NOTICE.deadlines)
    assert [row[2] for row in Page(str(show(read))).cells[1:]][2] == "2026年7月2日24:00"


def test_labels_are_available_in_english() -> None:
    page = Page(str(show(NOTICE.deadlines, "en", at=AT)))
    assert {"Jun", "Jul", "June 20, 2026, 10:00 (Beijing time)"} <= set(page.texts)
    assert page.cells[2][2] == "24:00 on June 25, 2026"


def test_last_days_of_the_calendar_can_be_drawn() -> None:
    one = evolve(NOTICE.deadlines[1], last_day=date(9999, 12, 29))
    assert len(bars(Page(str(show((one, NOTICE.deadlines[0])))))) == 2


def test_long_axis_labels_months_with_their_year() -> None:
    page = Page(str(show(NOTICE.deadlines, at=AT.replace(year=2020))))
    assert any(one.startswith("2021年") for one in page.texts)
    places = [int(value or "") for tag, name, value in page.attributes if tag == "text" and name == "x"]
    assert max(places) < 760


@pytest.mark.parametrize(
    "at", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=CHINA) + timedelta(hours=1), "odd"]
)
def test_moment_at_the_ends_of_the_calendar_is_drawn_or_refused(at: Any) -> None:
    class Odd(tzinfo):
        def utcoffset(self, at: datetime | None) -> timedelta:
            return timedelta(hours=25)

        def dst(self, at: datetime | None) -> timedelta | None:
            return None

        def tzname(self, at: datetime | None) -> str | None:
            return None

    moment = datetime(2026, 6, 20, tzinfo=Odd()) if at == "odd" else at
    try:
        show(NOTICE.deadlines, at=moment)
    except InvalidValueError as error:
        assert "超出了日历" in str(error) or "没有时区" in str(error)  # noqa: PT017
