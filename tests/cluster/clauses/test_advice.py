"""Remarks on contradictory figures, which never decide."""

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from zj415x import ClusterApplication, Force, KeyEnterprise, Money, Outcome, Standing, Tier, Topic, Verdict, yi
from zj415x.rules.outcome import Comparison, Note

from ...builders import FEN, application, judged, new_star, software

MET, UNMET, UNKNOWN, NOT_APPLICABLE = Outcome


def with_scale(made: ClusterApplication | None = None, **changes: Any) -> ClusterApplication:
    made = made or application()
    return evolve(made, scale=evolve(made.scale, **changes))


def with_innovation(**changes: Any) -> ClusterApplication:
    made = application(revenue=yi(1000))
    return evolve(made, innovation=evolve(made.innovation, **changes))


def test_remarks_never_decide() -> None:
    made = with_scale(per_mu_leaders=1000)
    applicant = evolve(made.applicant, city=None, county="上城区", mountain_or_island=True)
    doubtful = evolve(
        made,
        applicant=applicant,
        standing=Standing.CORE_ZONE,
        innovation=evolve(made.innovation, rd_share=Decimal("0.9")),
    )
    report = judged(doubtful)
    assert len(report.of(Topic.ADVICE).unmet) == 4
    assert report.verdict is Verdict.ELIGIBLE
    assert {str(one.force) for one in report.of(Topic.ADVICE).findings} == {"提示"}


class TestAlreadyHeld:
    @pytest.mark.parametrize(
        ("standing", "tier", "outcome"),
        [
            (Standing.NONE, Tier.CORE_ZONE, MET),
            (Standing.COORDINATED_ZONE, Tier.CORE_ZONE, MET),
            (Standing.CORE_ZONE, Tier.CORE_ZONE, UNMET),
            (Standing.NEW_STAR, Tier.COORDINATED_ZONE, MET),
            (Standing.COORDINATED_ZONE, Tier.COORDINATED_ZONE, UNMET),
            (Standing.CORE_ZONE, Tier.COORDINATED_ZONE, UNMET),
            (Standing.NONE, Tier.NEW_STAR, MET),
            (Standing.NEW_STAR, Tier.NEW_STAR, UNMET),
            (Standing.COORDINATED_ZONE, Tier.NEW_STAR, UNMET),
            (None, Tier.CORE_ZONE, UNKNOWN),
        ],
    )
    def test_applicant_at_or_above_the_tier_is_remarked(
        self, standing: Standing | None, tier: Tier, outcome: Outcome
    ) -> None:
        finding = judged(application(standing=standing, tier=tier))["already-held"]
        assert (finding.outcome, finding.observed, finding.required) == (outcome, standing, tier)
        assert finding.comparison is Comparison.BELOW


class TestRevenueUnit:
    """A slip between 万 and 亿 is a factor of ten thousand; ours looks for a thousand, and for the province."""

    @pytest.mark.parametrize(
        ("revenue", "outcome", "notes"),
        [
            (Money(0), NOT_APPLICABLE, ()),  # nothing is nothing in either unit
            (Money(60 * 10**7) - FEN, UNMET, (Note.UNIT_TOO_SMALL,)),
            (Money(60 * 10**7), MET, ()),
            (yi(60_000), MET, ()),
            (yi(60_000) + FEN, UNMET, (Note.UNIT_TOO_LARGE,)),
        ],
    )
    def test_revenue_is_compared_with_the_floor(
        self, revenue: Money, outcome: Outcome, notes: tuple[Note, ...]
    ) -> None:
        finding = judged(with_scale(revenue=revenue, revenue_forecast=None))["revenue-unit"]
        assert (finding.outcome, finding.notes) == (outcome, notes)
        if outcome is UNMET:
            assert [entry.path for entry in finding.entries] == ["$.scale.revenue"]
            assert (finding.observed, finding.required) == ((revenue,), (yi(60),))

    @pytest.mark.parametrize(
        ("revenue", "outcome"), [(yi(100_000) - FEN, MET), (yi(100_000), MET), (yi(100_000) + FEN, UNMET)]
    )
    def test_revenue_is_compared_with_the_province(self, revenue: Money, outcome: Outcome) -> None:
        ours = with_scale(application("人工智能"), revenue=revenue, revenue_forecast=None)
        assert judged(ours)["revenue-unit"].outcome is outcome
        closed = with_scale(application("集成电路"), revenue=revenue, revenue_forecast=None)
        assert judged(closed)["revenue-unit"].outcome is outcome
        if outcome is UNMET:
            assert judged(closed)["revenue-unit"].required == (yi(100_000),)
            assert judged(ours)["revenue-unit"].required == (yi(100_000),)

    def test_forecast_is_compared_too(self) -> None:
        finding = judged(with_scale(new_star(), revenue=None, revenue_forecast=yi("0.00419")))["revenue-unit"]
        assert [entry.path for entry in finding.entries] == ["$.scale.revenue_forecast"]

    def test_blanks_do_not_apply(self) -> None:
        blank = with_scale(revenue=None, revenue_forecast=None)
        assert judged(blank)["revenue-unit"].outcome is NOT_APPLICABLE


class TestForecast:
    @pytest.mark.parametrize(
        ("forecast", "outcome"),
        [
            (yi(825) - FEN, UNMET),
            (yi(825), MET),
            (yi(1125), MET),
            (yi(1425), MET),
            (yi(1425) + FEN, UNMET),
        ],
    )
    def test_forecast_may_differ_from_growth_by_30_points(self, forecast: Money, outcome: Outcome) -> None:
        finding = judged(with_scale(revenue_forecast=forecast))["forecast-agrees"]  # 1000 that grew by 12.5 %
        assert finding.outcome is outcome
        assert (finding.required, finding.comparison) == (Decimal("0.125"), Comparison.AGREES)
        assert [entry.path for entry in finding.entries] == (
            ["$.scale.revenue_growth", "$.scale.revenue_forecast"] if outcome is UNMET else []
        )

    @pytest.mark.parametrize(
        "blank", [{"revenue": None}, {"revenue_growth": None}, {"revenue_forecast": None}, {"revenue": Money(0)}]
    )
    def test_blanks_do_not_apply(self, blank: dict[str, Any]) -> None:
        assert judged(with_scale(**blank))["forecast-agrees"].outcome is NOT_APPLICABLE

    def test_shrinking_forecast_shows_a_negative_rate(self) -> None:
        finding = judged(with_scale(revenue_forecast=yi(500)))["forecast-agrees"]
        assert finding.observed == Decimal("-0.5")


class TestRdExpense:
    @pytest.mark.parametrize(
        ("expense", "outcome"),
        [(yi(40) - FEN, UNMET), (yi(40), MET), (yi(41), MET), (yi(42), MET), (yi(42) + FEN, UNMET)],
    )
    def test_expense_matches_the_stated_share(self, expense: Money, outcome: Outcome) -> None:
        finding = judged(with_innovation(rd_expense=expense))["rd-expense-agrees"]  # 4.1 % of 1000
        assert (finding.outcome, finding.required) == (outcome, Decimal("0.041"))
        assert len(finding.entries) == (2 if outcome is UNMET else 0)

    @pytest.mark.parametrize("blank", ["rd_expense", "rd_share"])
    def test_blanks_do_not_apply(self, blank: str) -> None:
        assert judged(with_innovation(**{blank: None}))["rd-expense-agrees"].outcome is NOT_APPLICABLE
        assert judged(with_scale(revenue=Money(0)))["rd-expense-agrees"].outcome is NOT_APPLICABLE


class TestParts:
    @pytest.mark.parametrize(
        ("part", "whole"),
        [
            ("listed_companies", "above_scale_enterprises"),
            ("per_mu_leaders", "above_scale_enterprises"),
            ("smart_factories", "above_scale_enterprises"),
        ],
    )
    def test_part_above_its_whole_is_remarked(self, part: str, whole: str) -> None:
        made = with_scale(listed_companies=0, per_mu_leaders=0, smart_factories=0, future_factories=0)
        for number, outcome in ((9, MET), (10, MET), (11, UNMET)):
            finding = judged(with_scale(made, **{whole: 10, part: number}))["parts-within-whole"]
            assert finding.outcome is outcome
            if outcome is UNMET:
                assert (finding.observed, finding.required) == ((11,), (10,))
                assert [entry.path for entry in finding.entries] == [f"$.scale.{part}"]
                assert finding.basis == "整体"

    def test_future_factories_and_smart_factories_are_separate_ladders(self) -> None:
        assert judged(with_scale(smart_factories=1, future_factories=9))["parts-within-whole"].outcome is MET

    def test_blanks_do_not_apply(self) -> None:
        blank = with_scale(above_scale_enterprises=None, smart_factories=None)
        assert judged(blank)["parts-within-whole"].outcome is NOT_APPLICABLE


class TestEnterprises:
    @staticmethod
    def named(*revenues: Money | None) -> tuple[KeyEnterprise, ...]:
        return tuple(KeyEnterprise(name=str(place), revenue=one) for place, one in enumerate(revenues))

    @pytest.mark.parametrize(("last", "outcome"), [(yi(300) - FEN, MET), (yi(300), MET), (yi(300) + FEN, UNMET)])
    def test_enterprises_above_the_clusters_revenue_are_remarked(self, last: Money, outcome: Outcome) -> None:
        ours = application(leading_enterprises=self.named(yi(300), yi(400), last), supporting_enterprises=())
        finding = judged(ours)["enterprises-within-cluster"]
        assert (finding.outcome, finding.required) == (outcome, yi(1000))
        # The remark stands at the line that the named enterprises exceed.
        named = [(entry.path, entry.number, entry.label) for entry in finding.entries]
        line = ("$.scale.revenue", 1, "2025年集群规上企业营业收入")
        assert named == ([line] if outcome is UNMET else [])

    def test_names_are_compared_only_beyond_the_clusters_revenue(self) -> None:
        for revenue, counted in (
            (yi(500) - FEN, yi(1000) - FEN - FEN),
            (yi(500), yi(1000)),
            (yi(500) + FEN, yi(500) + FEN),
        ):
            both = self.named(revenue)
            ours = application(leading_enterprises=both, supporting_enterprises=both)
            finding = judged(ours)["enterprises-within-cluster"]
            assert (finding.outcome, finding.observed) == (MET, counted)

    def test_enterprise_named_twice_counts_once(self) -> None:
        both = self.named(yi(600))
        ours = application(leading_enterprises=both, supporting_enterprises=both)
        assert judged(ours)["enterprises-within-cluster"].observed == yi(600)
        again = tuple(evolve(one, name=f"{one.name} ") for one in both)
        loose = application(leading_enterprises=both, supporting_enterprises=again)
        assert judged(loose)["enterprises-within-cluster"].outcome is MET

    def test_name_written_otherwise_counts_with_its_largest_revenue(self) -> None:
        rows = KeyEnterprise(name="甲 公司", revenue=yi(1000) + FEN), KeyEnterprise(name="甲公司", revenue=yi(400))
        ours = application(leading_enterprises=rows, supporting_enterprises=())
        assert judged(ours)["enterprises-within-cluster"].observed == yi(1000) + FEN

    def test_enterprise_named_twice_counts_with_its_largest_revenue_in_any_order(self) -> None:
        small, large = (KeyEnterprise(name="甲", revenue=revenue) for revenue in (yi(400), yi(1000) + FEN))
        for rows in ((small, large), (large, small)):
            ours = application(leading_enterprises=rows, supporting_enterprises=())
            finding = judged(ours)["enterprises-within-cluster"]
            assert (finding.outcome, finding.observed, finding.gap) == (UNMET, yi(1000) + FEN, FEN)

    def test_blanks_do_not_apply(self) -> None:
        clause = "enterprises-within-cluster"
        ours = application(leading_enterprises=self.named(None), supporting_enterprises=None)
        assert judged(ours)[clause].outcome is NOT_APPLICABLE
        assert judged(application(revenue=None))[clause].outcome is NOT_APPLICABLE
        nameless = (KeyEnterprise(revenue=yi(5000)),)
        assert (
            judged(application(leading_enterprises=nameless, supporting_enterprises=()))[clause].outcome
            is NOT_APPLICABLE
        )


class TestTargets:
    @staticmethod
    def aiming(place: int, **changes: Any) -> ClusterApplication:
        made = application()
        columns = list(made.targets or ())
        columns[place] = evolve(columns[place], **changes)
        return evolve(made, targets=tuple(columns))

    @pytest.mark.parametrize(
        ("name", "today"),
        [
            ("chain_leaders", 1),
            ("single_champions", 2),
            ("little_giants", 4),
            ("future_factories", 1),
            ("green_factories", 3),
            ("innovation_platforms", 1),
            ("research_institutes", 3),
        ],
    )
    def test_target_below_todays_stock_is_remarked(self, name: str, today: int) -> None:
        for number, outcome in ((today - 1, UNMET), (today, MET), (today + 1, MET)):
            finding = judged(self.aiming(0, **{name: number}))["targets-above-today"]
            assert finding.outcome is outcome
            if outcome is UNMET:
                assert (finding.observed, finding.required) == ((number,), (today,))
                assert (finding.entries[0].path, finding.entries[0].year) == (f"$.targets[0].{name}", 2026)
                assert (finding.basis, finding.comparison) == ("申报表所填", Comparison.AT_LEAST)

    @pytest.mark.parametrize(("revenue", "outcome"), [(yi(1125) - FEN, UNMET), (yi(1125), MET), (yi(1126), MET)])
    def test_target_revenue_below_the_forecast_is_remarked(self, revenue: Money, outcome: Outcome) -> None:
        assert judged(self.aiming(0, revenue=revenue))["targets-above-today"].outcome is outcome

    def test_attracted_projects_of_different_periods_are_not_compared(self) -> None:
        # A31; and the share of 研发经费 is another than that of 研发费用 (A33)
        lower = self.aiming(0, attracted_projects=0, rd_share=Decimal("0.01"))
        assert judged(lower)["targets-above-today"].outcome is MET

    def test_missing_first_year_does_not_apply(self) -> None:
        made = application()
        late = evolve(made, targets=(made.targets or ())[1:])
        assert judged(late)["targets-above-today"].outcome is NOT_APPLICABLE
        assert judged(application(targets=None))["targets-above-today"].outcome is NOT_APPLICABLE

    @pytest.mark.parametrize(
        "name",
        [
            "chain_leaders",
            "single_champions",
            "little_giants",
            "future_factories",
            "green_factories",
            "innovation_platforms",
            "research_institutes",
        ],
    )
    def test_falling_stock_is_remarked(self, name: str) -> None:
        before = getattr((application().targets or ())[0], name)
        for number, outcome in ((before - 1, UNMET), (before, MET), (before + 1, MET)):
            made = self.aiming(1, **{name: number})
            made = evolve(made, targets=tuple(evolve(one, **{name: max(number, before)}) if place == 2 else one
                                              for place, one in enumerate(made.targets or ())))  # fmt: skip
            finding = judged(made)["targets-do-not-fall"]
            assert finding.outcome is outcome
            if outcome is UNMET:
                assert (finding.observed, finding.required) == ((number,), (before,))
                assert (finding.entries[0].path, finding.entries[0].year) == (f"$.targets[1].{name}", 2027)
                assert (finding.basis, finding.comparison) == ("上一年", Comparison.AT_LEAST)

    def test_stock_is_held_against_the_last_year_that_states_it(self) -> None:
        first, second, third = application().targets or ()
        gap = (third, evolve(second, green_factories=None), evolve(first, green_factories=9))
        finding = judged(application(targets=(evolve(gap[0], green_factories=8), *gap[1:])))["targets-do-not-fall"]
        assert (finding.outcome, finding.observed, finding.required) == (UNMET, (8,), (9,))
        assert [(entry.path, entry.year) for entry in finding.entries] == [("$.targets[0].green_factories", 2028)]
        single = judged(application(targets=(first,)))["targets-do-not-fall"]
        assert single.outcome is NOT_APPLICABLE

    def test_levels_and_yearly_counts_may_fall(self) -> None:
        # A32: revenue and the share are levels, line 3 is the year's own count
        lower = self.aiming(2, revenue=yi(1), rd_share=Decimal("0.01"), attracted_projects=0)
        assert judged(lower)["targets-do-not-fall"].outcome is MET

    def test_years_are_compared_in_order_across_gaps(self) -> None:
        made = application()
        first, second, third = made.targets or ()
        columns = (evolve(third, little_giants=1), evolve(second, little_giants=None), evolve(first, little_giants=4))
        finding = judged(evolve(made, targets=columns))["targets-do-not-fall"]
        assert (finding.observed, finding.required) == ((1,), (4,))
        assert finding.entries[0].path == "$.targets[0].little_giants"

    def test_single_year_does_not_apply(self) -> None:
        made = application()
        assert judged(evolve(made, targets=(made.targets or ())[:1]))["targets-do-not-fall"].outcome is NOT_APPLICABLE

    def test_lines_not_asked_of_software_are_skipped(self) -> None:
        made = software()
        falling = tuple(evolve(one, future_factories=9 - place) for place, one in enumerate(made.targets or ()))
        assert judged(evolve(made, targets=falling))["targets-do-not-fall"].outcome is MET


class TestCountyOnAList:
    @pytest.mark.parametrize(
        ("county", "stated", "outcome"),
        [
            ("上城区", True, UNMET), ("上城区", False, MET), ("开化县", False, UNMET), ("开化县", True, MET),
            ("苍南县", True, MET), ("苍南县", False, MET), (None, True, NOT_APPLICABLE), ("开化县", None, NOT_APPLICABLE),
        ],
    )  # fmt: skip
    def test_only_what_every_known_list_says_otherwise_is_remarked(
        self, county: str | None, stated: bool | None, outcome: Outcome
    ) -> None:
        made = application()
        applicant = evolve(made.applicant, city=None, county=county, mountain_or_island=stated)
        finding = judged(evolve(made, applicant=applicant))["county-on-a-list"]
        assert finding.outcome is outcome
        assert finding.notes == ((Note.CONTRADICTS_EVERY_LIST,) if outcome is UNMET else ())
        assert finding.force is Force.ADVISORY
