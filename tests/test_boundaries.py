"""Every number of the notice: just below, at, and just above it.

The numbers are typed here a second time from the printed tables, so that a slip in the edition cannot hide.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from zj415x import CHINA, Category, Money, Outcome, Standing, Tier, wan, yi

from .builders import CLUSTERS, FEN, JINGPIN, NOTICE, application, enterprise, judged, new_star, product, sales, years

YEARS = ("y2026",)

MET, UNMET, UNKNOWN = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN
MICROSECOND = timedelta(microseconds=1)

FLOORS = [
    ("人工智能", 500, 200),
    ("智能物联", 1000, 200),
    ("高端软件", 300, 50),
    ("工业母机与机器人", 100, 30),
    ("低空经济与商业航天", 60, 30),
    ("电气与农机装备", 100, 30),
    ("现代纺织与服装", 1000, 300),
    ("生物医药与医疗器械", 250, 100),
]
RELIEVED = {500: 350, 200: 140, 1000: 700, 300: 210, 50: 35, 100: 70, 30: 21, 60: 42, 250: 175}
ROWS = [
    pytest.param(track, tier, floor, id=f"{track} {tier}")
    for track, core, coordinated in FLOORS
    for tier, floor in ((Tier.CORE_ZONE, core), (Tier.COORDINATED_ZONE, coordinated))
]
NEW_STARS = [track.name for track in CLUSTERS.tracks if track.new_star is not None]


def scale(track: str, tier: Tier, mountain_or_island: bool | None, revenue: Money) -> Outcome:
    subject = application(track, tier=tier, mountain_or_island=mountain_or_island, revenue=revenue)
    return judged(subject)["scale"].outcome


@pytest.mark.parametrize(("track", "tier", "floor"), ROWS)
class TestClusterFloor:
    def test_full_floor_is_the_printed_one(self, track: str, tier: Tier, floor: int) -> None:
        assert scale(track, tier, False, yi(floor) - FEN) is UNMET
        assert scale(track, tier, False, yi(floor)) is MET
        assert scale(track, tier, False, yi(floor) + FEN) is MET

    def test_mountain_or_island_floor_is_thirty_percent_lower(self, track: str, tier: Tier, floor: int) -> None:
        assert scale(track, tier, True, yi(RELIEVED[floor]) - FEN) is UNMET
        assert scale(track, tier, True, yi(RELIEVED[floor])) is MET
        assert scale(track, tier, True, yi(RELIEVED[floor]) + FEN) is MET

    def test_blank_county_is_unknown_between_both_amounts(self, track: str, tier: Tier, floor: int) -> None:
        assert scale(track, tier, None, yi(RELIEVED[floor]) - FEN) is UNMET
        assert scale(track, tier, None, yi(RELIEVED[floor])) is UNKNOWN
        assert scale(track, tier, None, yi(floor) - FEN) is UNKNOWN
        assert scale(track, tier, None, yi(floor)) is MET

    def test_a13_more_than_excludes_the_floor_itself(self, track: str, tier: Tier, floor: int) -> None:
        at = application(track, tier=tier, mountain_or_island=False, revenue=yi(floor))
        above = application(track, tier=tier, mountain_or_island=False, revenue=yi(floor) + FEN)
        assert judged(at, A13="more-than")["scale"].outcome is UNMET
        assert judged(at, A13="more-than")["scale"].gap == FEN
        assert judged(above, A13="more-than")["scale"].outcome is MET


@pytest.mark.parametrize("track", NEW_STARS)
def test_new_star_floor_is_ten_or_seven(track: str) -> None:
    for mountain_or_island, floor in ((False, yi(10)), (True, yi(7))):
        for revenue, outcome in ((floor - FEN, UNMET), (floor, MET), (floor + FEN, MET)):
            subject = new_star(track, mountain_or_island=mountain_or_island, revenue=revenue)
            assert judged(subject)["scale"].outcome is outcome
    for revenue, outcome in ((yi(7) - FEN, UNMET), (yi(7), UNKNOWN), (yi(10) - FEN, UNKNOWN), (yi(10), MET)):
        subject = new_star(track, mountain_or_island=None, revenue=revenue)
        assert judged(subject)["scale"].outcome is outcome


@pytest.mark.parametrize(("leaders", "outcome"), [(0, UNMET), (1, MET), (2, MET), (None, UNKNOWN)])
def test_core_zone_needs_a_chain_leader(leaders: int | None, outcome: Outcome) -> None:
    assert judged(application(chain_leaders=leaders))["chain-leader"].outcome is outcome


@pytest.mark.parametrize(
    ("platforms", "institutes", "outcome"),
    [
        (0, 2, UNMET),
        (1, 0, MET),
        (2, 0, MET),
        (0, 3, MET),
        (0, 4, MET),
        (1, None, MET),
        (None, 3, MET),
        (0, None, UNKNOWN),
        (None, 2, UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_core_zone_needs_a_platform_or_three_institutes(
    platforms: int | None, institutes: int | None, outcome: Outcome
) -> None:
    subject = application(innovation_platforms=platforms, research_institutes=institutes)
    assert judged(subject)["innovation-base"].outcome is outcome


class TestClusterDeadline:
    close = datetime(2026, 6, 26, tzinfo=CHINA)

    @pytest.mark.parametrize(
        ("at", "outcome"), [(close - MICROSECOND, MET), (close, UNMET), (close + MICROSECOND, UNMET)]
    )
    def test_closes_at_the_end_of_25_june(self, at: datetime, outcome: Outcome) -> None:
        assert judged(application(submitted=at))["in-time"].outcome is outcome


class TestProductWindow:
    open, close = datetime(2026, 5, 26, tzinfo=CHINA), datetime(2026, 7, 11, tzinfo=CHINA)

    @pytest.mark.parametrize(
        ("at", "outcome"), [(open - MICROSECOND, UNMET), (open, MET), (close - MICROSECOND, MET), (close, UNMET)]
    )
    def test_window_includes_both_days(self, at: datetime, outcome: Outcome) -> None:
        assert judged(product(submitted=at))["in-time"].outcome is outcome


@pytest.mark.parametrize(
    ("name", "last", "excluded"),
    [
        ("staff-roster", date(2026, 6, 5), date(2026, 6, 4)),
        ("cluster-online", date(2026, 6, 25), date(2026, 6, 25)),
        ("cluster-recommendation", date(2026, 7, 3), date(2026, 7, 2)),
        ("jingpin-online", date(2026, 7, 10), date(2026, 7, 10)),
        ("jingpin-recommendation", date(2026, 7, 20), date(2026, 7, 19)),
    ],
)
def test_deadline_closes_at_the_end_of_its_last_day(name: str, last: date, excluded: date) -> None:
    from zj415x import Readings

    for readings, day in ((Readings(), last), (Readings(A41="exclusive"), excluded)):
        deadline = NOTICE.deadline(name, readings=readings)
        close = datetime(day.year, day.month, day.day, tzinfo=CHINA) + timedelta(days=1)
        assert deadline.closes == close
        assert deadline.is_open(close - MICROSECOND)
        assert not deadline.is_open(close)


class TestRdShare:
    """Three percent of the sums, compared to the fen."""

    @pytest.mark.parametrize(("spent", "outcome"), [(wan(900) - FEN, UNMET), (wan(900), MET), (wan(900) + FEN, MET)])
    def test_share_is_three_percent_of_the_sum(self, spent: Money, outcome: Outcome) -> None:
        from zj415x import FinancialYear

        figures = (
            FinancialYear(year=2023, rd_expense=spent, main_revenue=yi(1)),
            FinancialYear(year=2024, rd_expense=wan(0), main_revenue=yi(1)),
            FinancialYear(year=2025, rd_expense=wan(0), main_revenue=yi(1)),
        )
        finding = judged(product(enterprise=enterprise(years=figures)))["rd-share"]
        assert finding.outcome is outcome
        assert finding.required == Decimal("0.03")

    @pytest.mark.parametrize("how", ["ratio-of-sums", "mean-of-ratios", "every-year"])
    @pytest.mark.parametrize(("spent", "outcome"), [(wan(300) - FEN, UNMET), (wan(300), MET), (wan(300) + FEN, MET)])
    def test_share_is_three_percent_under_every_reading(self, spent: Money, outcome: Outcome, how: str) -> None:
        from zj415x import FinancialYear

        first = FinancialYear(year=2023, rd_expense=spent, main_revenue=yi(1))
        figures = (first, *years((300, 10_000), (300, 10_000), (300, 10_000))[1:])
        assert judged(product(enterprise=enterprise(years=figures)), A47=how)["rd-share"].outcome is outcome

    def test_share_covers_2023_to_2025(self) -> None:
        from zj415x import FinancialYear

        early = tuple(FinancialYear(year=year, rd_expense=wan(300), main_revenue=yi(1)) for year in (2022, 2023, 2024))
        assert judged(product(enterprise=enterprise(years=early)))["rd-share"].outcome is UNKNOWN
        late = (FinancialYear(year=2022, rd_expense=wan(0), main_revenue=yi(100)), *years(*[(300, 10_000)] * 3))
        assert judged(product(enterprise=enterprise(years=late)))["rd-share"].outcome is MET


@pytest.mark.parametrize(
    ("launched", "outcome"),
    [
        (date(2022, 12, 31), UNMET),
        (date(2023, 1, 1), MET),
        (date(2023, 1, 2), MET),
        (date(2024, 12, 30), MET),
        (date(2024, 12, 31), MET),
        (date(2025, 1, 1), UNMET),
        (None, UNKNOWN),
    ],
)
def test_launch_is_in_2023_or_2024(launched: date | None, outcome: Outcome) -> None:
    assert judged(product(launched=launched))["launched-in-window"].outcome is outcome


SALES = [
    (Category.ADVANCED_MANUFACTURING, 800, 500),
    (Category.DIGITAL_INTEGRATION, 600, 300),
    (Category.CONSUMER_SPECIALTY, 600, 300),
]


@pytest.mark.parametrize(("category", "amount", "relieved"), SALES)
class TestMeanSales:
    def outcome(self, category: Category, mountain_or_island: bool | None, first: Money, mean: Money) -> Outcome:
        """Vary the first of three years; the other years are at the mean."""
        subject = product(
            category=category,
            enterprise=enterprise(mountain_or_island=mountain_or_island),
            sales=sales(first, mean, mean),
        )
        return judged(subject)["mean-sales"].outcome

    def test_full_amount_is_the_printed_one(self, category: Category, amount: int, relieved: int) -> None:
        mean = wan(amount)
        assert self.outcome(category, False, mean - FEN, mean) is UNMET
        assert self.outcome(category, False, mean, mean) is MET
        assert self.outcome(category, False, mean + FEN, mean) is MET

    def test_mountain_or_island_amount_is_the_printed_lower_one(
        self, category: Category, amount: int, relieved: int
    ) -> None:
        mean = wan(relieved)
        assert self.outcome(category, True, mean - FEN, mean) is UNMET
        assert self.outcome(category, True, mean, mean) is MET
        assert self.outcome(category, True, mean + FEN, mean) is MET

    def test_blank_county_is_unknown_between_both_amounts(self, category: Category, amount: int, relieved: int) -> None:
        assert self.outcome(category, None, wan(relieved) - FEN, wan(relieved)) is UNMET
        assert self.outcome(category, None, wan(relieved), wan(relieved)) is UNKNOWN
        assert self.outcome(category, None, wan(amount) - FEN, wan(amount)) is UNKNOWN
        assert self.outcome(category, None, wan(amount), wan(amount)) is MET


QUOTAS: list[tuple[str, int]] = [
    ("杭州市", 60),
    ("宁波市", 50),
    ("温州市", 45),
    ("嘉兴市", 40),
    ("湖州市", 30),
    ("绍兴市", 30),
    ("金华市", 30),
    ("衢州市", 20),
    ("舟山市", 20),
    ("台州市", 45),
    ("丽水市", 20),
    ("先进制造业集群品牌所在县（市、区）", 2),
    ("省属企业集团", 5),
    ("省级有关行业协会", 10),
]


@pytest.mark.parametrize(("recommender", "places"), QUOTAS)
@pytest.mark.parametrize(("more", "left_out", "unused"), [(-1, 0, 1), (0, 0, 0), (1, 1, 0)])
def test_list_is_cut_at_the_quota(recommender: str, places: int, more: int, left_out: int, unused: int) -> None:
    allocation: Any = JINGPIN.quotas.allocate(recommender, range(places + more))
    assert allocation.limit == places
    assert len(allocation.left_out) == left_out
    assert allocation.unused == unused


def test_x_title_is_in_force_on_its_last_day() -> None:
    from zj415x import XTitle

    for end, outcome in ((date(2026, 6, 19), UNMET), (date(2026, 6, 20), MET), (date(2026, 6, 21), MET)):
        title = XTitle("未来产业先导区", same_industry=True, valid_until=end)
        assert judged(application(titles=(title,), standing=Standing.NONE))["x-system"].outcome is outcome


def test_unsubmitted_application_is_judged_by_the_open_days() -> None:
    from zj415x import XTitle

    for end, outcome in (
        (date(2026, 5, 25), UNMET),
        (date(2026, 5, 26), UNKNOWN),
        (date(2026, 6, 24), UNKNOWN),
        (date(2026, 6, 25), MET),
    ):
        title = XTitle("未来产业先导区", same_industry=True, valid_until=end)
        subject = application(titles=(title,), standing=Standing.NONE, submitted=None)
        assert judged(subject)["x-system"].outcome is outcome
