"""The smallest changes that reach a goal."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any, ClassVar, cast

import pytest
from attrs import evolve, field, make_class
from hypothesis import given
from hypothesis import strategies as st

from zj415x import (
    CHINA,
    ApplicantKind,
    Change,
    ChangeKind,
    ClusterApplication,
    Finding,
    Force,
    JingpinProduct,
    Judgement,
    Money,
    Outcome,
    Readings,
    Remedies,
    Report,
    Sales,
    Standing,
    Tier,
    Topic,
    Verdict,
    XTitle,
    wan,
    yi,
)
from zj415x.errors import InvalidTypeError, InvalidValueError
from zj415x.rules.case import Case
from zj415x.rules.change import put
from zj415x.rules.clause import Clause
from zj415x.rules.comparison import holds
from zj415x.rules.outcome import Comparison, Entry
from zj415x.rules.remediation import remedies_of, with_way
from zj415x.wording import say

from ..builders import (
    CLUSTERS,
    FEN,
    JINGPIN,
    applicant,
    application,
    enterprise,
    judged,
    known,
    new_star,
    product,
    sales,
    software,
    years,
)
from ..draws import costly
from ..strategies import applications, blanked, products, readings

LATE = datetime(2026, 6, 26, tzinfo=CHINA)


def paths(remedies: Remedies) -> list[list[tuple[str, Any]]]:
    """Each remedy as the values that would have to be others."""
    return [[(change.field, change.to) for change in remedy.changes] for remedy in remedies]


def only(remedies: Remedies) -> Change:
    (remedy,) = remedies
    (change,) = remedy.changes
    return change


class TestSingleCondition:
    def test_short_revenue_is_a_past_fact(self) -> None:
        change = only(judged(application(revenue=yi("41.9"))).remedies())
        assert (change.clause, change.place) == ("scale", "附件1 四（一）1")
        assert (change.field, change.from_, change.to, change.gap) == ("$.scale.revenue", yi("41.9"), yi(42), wan(1000))
        assert (change.kind, change.label) == (ChangeKind.PAST, "2025年规上企业营业收入")

    def test_other_readings_use_the_forecast_or_add_one_fen(self) -> None:
        subject = application(revenue=yi(42), revenue_forecast=yi(40))
        assert only(judged(subject, A13="more-than").remedies()).to == yi(42) + FEN
        change = only(judged(subject, A12="this-year-forecast").remedies())
        assert (change.field, change.to, change.kind) == ("$.scale.revenue_forecast", yi(42), ChangeKind.ACT)

    def test_stating_the_county_is_a_way_while_it_is_blank(self) -> None:
        assert paths(judged(application(revenue=yi(50), mountain_or_island=None)).remedies()) == [
            [("$.scale.revenue", yi(60))],
            [("$.applicant.mountain_or_island", True)],
        ]

    def test_innovation_base_offers_platforms_or_institutes(self) -> None:
        remedies = judged(application(innovation_platforms=0, research_institutes=1)).remedies()
        assert paths(remedies) == [
            [("$.innovation.innovation_platforms", 1)],
            [("$.innovation.research_institutes", 3)],
        ]
        assert [change.gap for remedy in remedies for change in remedy.changes] == [1, 2]

    def test_missing_chain_leader_can_still_be_added(self) -> None:
        change = only(judged(application(chain_leaders=0)).remedies())
        assert (change.field, change.to, change.kind) == ("$.scale.chain_leaders", 1, ChangeKind.ACT)
        institutes = application(chain_leaders=0, research_institutes=2)
        assert ("$.innovation.research_institutes", 3) in {
            step
            for way in paths(judged(institutes, A22="leader-and-platform-or-institutes").remedies())
            for step in way
        }

    def test_ineligible_applicant_offers_each_eligible_kind(self) -> None:
        remedies = judged(application(applicant=applicant(kind=ApplicantKind.OTHER))).remedies()
        assert paths(remedies) == [
            [("$.applicant.kind", ApplicantKind.COUNTY_GOVERNMENT)],
            [("$.applicant.kind", ApplicantKind.PARK)],
        ]
        # Without the relief a park falls short (A16).
        short = application(revenue=yi(45), applicant=applicant(kind=ApplicantKind.OTHER))
        assert paths(judged(short, A16="none").remedies()) == [
            [("$.applicant.kind", ApplicantKind.COUNTY_GOVERNMENT)],
            [("$.applicant.kind", ApplicantKind.PARK), ("$.scale.revenue", yi(60))],
        ]

    def test_blank_segment_offers_the_printed_segments(self) -> None:
        subject = application("电气与农机装备", segment="电气")
        change = only(judged(subject).remedies())
        assert (change.from_, change.to, change.among) == ("电气", "农机装备", ("农机装备", "智慧农机"))

    def test_late_submission_offers_the_last_second_in_time(self) -> None:
        change = only(judged(application(submitted=LATE)).remedies())
        assert (change.field, change.to, change.most) == ("$.submitted", LATE - timedelta(seconds=1), True)
        assert (change.gap, change.kind) == (-timedelta(seconds=1), ChangeKind.PAST)

    def test_x_title_is_an_authoritys_decision(self) -> None:
        standing, title = judged(application(titles=(), x_types=("无",))).remedies()
        assert [change.field for change in standing.changes] == [
            "$.standing"
        ]  # a coordinated zone needs no title (A02)
        change, form = title.changes
        # With the title its box has to be ticked.
        assert [lack.clause for lack in form.lacking] == ["x-types"]
        assert (change.clause, change.field, change.kind) == ("x-system", "$.titles", ChangeKind.DECISION)
        assert change.to == (XTitle("未来产业先导区", same_industry=True),)
        assert change.among == CLUSTERS.x_system.on_form

    def test_blank_facts_of_a_title_may_make_it_count(self) -> None:
        unsaid = application(titles=(XTitle("创新型产业集群"),), x_types=("创新型产业集群",))
        first = judged(unsaid).remedies()[0]
        assert [(change.field, change.to, change.kind) for change in first.changes] == [
            ("$.titles[0].same_industry", True, ChangeKind.EVIDENCE)
        ]
        ending = XTitle("创新型产业集群", same_industry=True, valid_until=date(2026, 6, 10))
        draft = application(titles=(ending,), x_types=("创新型产业集群",), submitted=None)
        (change,) = judged(draft).remedies()[0].changes
        assert (change.field, change.to) == ("$.submitted", datetime(2026, 6, 10, 23, 59, 59, tzinfo=CHINA))
        assert change.most

    def test_new_star_needs_every_blank_title_fact_answered(self) -> None:
        ending = XTitle("创新型产业集群", same_industry=True, valid_until=date(2026, 6, 10))
        draft = new_star(titles=(XTitle("未来产业先导区"), ending), standing=None, submitted=None, x_types=("无",))
        assert paths(judged(draft).of(Topic.ELIGIBILITY).remedies()) == [
            [
                ("$.titles[0].same_industry", False),
                ("$.submitted", datetime(2026, 6, 11, tzinfo=CHINA)),
                ("$.standing", Standing.NONE),
            ]
        ]
        # Two that may end: it has to be sent when both have.
        later = evolve(ending, valid_until=date(2026, 6, 20))
        both = new_star(titles=(later, ending), submitted=None, x_types=("无",))
        assert paths(judged(both).of(Topic.ELIGIBILITY).remedies()) == [
            [("$.submitted", datetime(2026, 6, 21, tzinfo=CHINA))]
        ]
        assert paths(judged(new_star(titles=None)).of(Topic.ELIGIBILITY).remedies()) == [[("$.titles", ())]]

    def test_standing_in_an_adjust_only_track_is_an_authoritys_decision(self) -> None:
        subject = application("高端软件", segment="工业软件", standing=Standing.NONE, revenue=yi(300))
        change = only(judged(subject).of(Topic.ELIGIBILITY).remedies())
        assert (change.clause, change.field, change.to) == ("route", "$.standing", Standing.COORDINATED_ZONE)
        assert change.kind is ChangeKind.DECISION

    def test_of_very_many_titles_not_everything_is_tried(self) -> None:
        with pytest.raises(InvalidValueError, match="称号过多：3001 个，至多 3000 个"):
            application(titles=(XTitle("创新型产业集群"),) * 3001)
        named = application(titles=(XTitle("创新型产业集群", industry="甲" * 61),))
        assert judged(named, A02="no")["x-system"].outcome is Outcome.UNKNOWN
        titles = tuple(XTitle("创新型产业集群") for _ in range(13))
        core = judged(application(titles=titles, x_types=("创新型产业集群",))).remedies()
        settled = [change.field for remedy in core for change in remedy.changes if "same_industry" in change.field]
        assert settled == [f"$.titles[{index}].same_industry" for index in range(12)]
        star = judged(new_star(titles=titles)).of(Topic.ELIGIBILITY).remedies()
        assert [finding.clause for finding in star.blocked] == ["x-bars-new-star"]
        for count in (11, 12):
            (remedy,) = judged(new_star(titles=titles[:count])).of(Topic.ELIGIBILITY).remedies()
            assert len(remedy.changes) == count

    def test_remedy_of_many_changes_is_minimal(self) -> None:
        maker = enterprise(
            mountain_or_island=None,
            independent_legal_person=False,
            rd_institution_in_province=False,
            production_base_in_province=False,
            quality_system=False,
            years=years((1, 10_000), (1, 10_000), (1, 10_000)),
        )
        poor = product(
            enterprise=maker,
            launched=None,
            launch_evidence=(),
            sales=sales(wan(1), wan(2), wan(3)),
            commitment_letter=False,
            submitted=datetime(2026, 8, 1, tzinfo=CHINA),
        )
        remedies = judged(poor, A47="every-year", A48="every-year").remedies()
        assert [len(one.changes) for one in remedies] == [13, 14, 14, 15]
        for remedy in remedies:
            for left_out in remedy.changes:
                rest = [change for change in remedy.changes if change is not left_out]
                assert verdict(poor, rest, JINGPIN, Readings(A47="every-year", A48="every-year")) > Verdict.ELIGIBLE

    def test_earlier_submission_keeps_a_title_in_force(self) -> None:
        title = XTitle("未来产业先导区", same_industry=True, valid_until=date(2026, 6, 20))
        late = judged(application(titles=(title,), submitted=datetime(2026, 7, 1, tzinfo=CHINA))).remedies()
        assert paths(late)[0] == [("$.submitted", datetime(2026, 6, 20, 23, 59, 59, tzinfo=CHINA))]
        assert late[0].changes[0].kind is ChangeKind.PAST
        two = (XTitle("未来产业先导区", valid_until=date(2026, 6, 5)), evolve(title, valid_until=date(2026, 6, 19)))
        draft = judged(application(titles=two, submitted=None), A02="no").of(Topic.ELIGIBILITY).remedies()
        assert paths(draft)[0] == [("$.submitted", datetime(2026, 6, 19, 23, 59, 59, tzinfo=CHINA))]
        assert len([way for way in draft if {change.field for change in way.changes} == {"$.submitted"}]) == 1

    def test_later_submission_lets_a_title_expire(self) -> None:
        title = XTitle("创新型产业集群", same_industry=True, valid_until=date(2026, 6, 10))
        star = new_star(titles=(title,), submitted=datetime(2026, 6, 5, tzinfo=CHINA), x_types=("创新型产业集群",))
        assert paths(judged(star).of(Topic.ELIGIBILITY).remedies()) == [
            [("$.submitted", datetime(2026, 6, 11, tzinfo=CHINA))]
        ]
        assert not judged(star, A07="notice-date").of(Topic.ELIGIBILITY).remedies()
        for other in (evolve(title, valid_until=None), evolve(title, valid_until=date(2026, 6, 25))):
            lasting = judged(evolve(star, titles=(other,))).of(Topic.ELIGIBILITY).remedies()
            assert [finding.outcome for finding in lasting.blocked] == [Outcome.UNMET]

    def test_blocked_finding_reflects_the_changed_subject(self) -> None:
        title = XTitle("创新型产业集群", same_industry=True, valid_until=date(2026, 6, 30))
        star = new_star(titles=(title,), submitted=datetime(2026, 7, 1, tzinfo=CHINA))
        remedies = judged(star).remedies()
        assert [(finding.clause, finding.outcome) for finding in remedies.blocked] == [
            ("x-bars-new-star", Outcome.UNMET)
        ]

    def test_single_answer_may_reach_needs_explanation(self) -> None:
        star = new_star(titles=(XTitle("创新型产业集群"), XTitle("未来产业先导区")), standing=Standing.NONE)
        (remedy,) = judged(star).of(Topic.ELIGIBILITY).remedies(Verdict.NEEDS_EXPLANATION)
        assert [(change.field, change.to) for change in remedy.changes] == [("$.titles[0].same_industry", True)]

    def test_settling_either_doubt_about_a_title_suffices(self) -> None:
        title = XTitle("未来产业先导区", valid_until=date(2026, 6, 10))
        draft = new_star(titles=(title,), submitted=None, x_types=("无",))
        assert paths(judged(draft).of(Topic.ELIGIBILITY).remedies()) == [
            [("$.submitted", datetime(2026, 6, 11, tzinfo=CHINA))],
            [("$.titles[0].same_industry", False)],
        ]

    def test_blank_standing_alone_can_be_the_remedy(self) -> None:
        subject = application(tier=Tier.COORDINATED_ZONE, titles=(), standing=None, x_types=("“新星”产业群",))
        assert [("$.standing", Standing.NEW_STAR)] in paths(judged(subject).of(Topic.ELIGIBILITY).remedies())

    def test_city_can_drop_new_stars_past_the_cap(self) -> None:
        stars = [new_star(applicant=applicant(name=f"甲{number}")) for number in range(4)]
        listed = [stars[0], application(), *stars[1:]]
        change = only(CLUSTERS.validate_city("衢州市", listed, sealed=True).remedies())
        assert (change.field, change.to, change.total) == ("$.applications", tuple(listed[:4]), 3)
        assert say(change) == "“新星”产业群推荐数量：至多 3〔尚可办理；附件1 五（二）〕"

    def test_any_answer_to_a_blank_reaches_needs_explanation(self) -> None:
        blank = application(revenue=None)
        assert paths(judged(blank).remedies()) == [[("$.scale.revenue", yi(42))]]
        change = only(judged(blank).remedies(Verdict.NEEDS_EXPLANATION))
        assert (change.to, change.kind) == (yi(0), ChangeKind.EVIDENCE)
        assert say(change) == "2025年规上企业营业收入：填明即可〔补充材料；附件1 四（一）1；$.scale.revenue〕"
        county = application(revenue=yi(50), mountain_or_island=None)
        # The revenue is stated: no answer to a blank lowers it.
        assert paths(judged(county).remedies(Verdict.NEEDS_EXPLANATION)) == [
            [("$.scale.revenue", yi(60))],
            [("$.applicant.mountain_or_island", False)],
        ]
        # One limb filled in decides nothing, unless it is enough; both do, whatever they say.
        neither = judged(application(innovation_platforms=None, research_institutes=None))
        assert paths(neither.remedies(Verdict.NEEDS_EXPLANATION)) == [
            [("$.innovation.innovation_platforms", 0), ("$.innovation.research_institutes", 0)]
        ]
        assert len(neither.remedies()) == 2
        # Of a limb that is stated and one that is not, filling in the one suffices.
        either = judged(application(innovation_platforms=None, research_institutes=2))
        assert paths(either.remedies(Verdict.NEEDS_EXPLANATION)) == [[("$.innovation.innovation_platforms", 0)]]

    def test_granted_floor_stops_at_the_amount_needed(self) -> None:
        way = judged(application(revenue=yi("41.9"), world_class=True)).remedies()[1].changes[0]
        assert way.most
        assert say(way) == "省里下调后的规模门槛：至多 41.9 亿元〔主管部门决定；附件1 四（一）1；$.granted_floor〕"


class TestProvincialDecision:
    SHORT = application(revenue=yi(40), world_class=True)

    def test_province_may_lower_the_floor_of_a_world_class_cluster(self) -> None:
        remedies = judged(self.SHORT).remedies()
        assert paths(remedies) == [[("$.scale.revenue", yi(42))], [("$.granted_floor", yi(40))]]
        assert remedies[1].changes[0].kind is ChangeKind.DECISION
        granted = evolve(self.SHORT, granted_floor=yi(40))
        assert judged(granted).verdict is Verdict.ELIGIBLE
        assert granted.threshold().amount == yi(40)
        assert paths(judged(granted, A13="more-than").remedies())[0] == [("$.scale.revenue", yi(40) + FEN)]

    def test_granted_floor_applies_and_never_raises_the_threshold(self) -> None:
        for world_class in (True, False, None):
            for county in (True, False, None):
                granted = application(
                    revenue=yi(40), world_class=world_class, granted_floor=yi(40), mountain_or_island=county
                )
                for how in ("automatic", "discretionary"):
                    assert judged(granted, A15=how)["scale"].outcome is Outcome.MET
        above = application(revenue=yi(70), world_class=True, granted_floor=yi(100), mountain_or_island=False)
        assert (above.threshold().amount, judged(above)["scale"].outcome) == (yi(60), Outcome.MET)
        assert say(above.threshold()) == "规模门槛 60 亿元"

    def test_zero_revenue_has_no_lower_floor(self) -> None:
        nothing = application(revenue=yi(0), world_class=True)
        for how in ("more-than", "at-least"):
            ways = judged(nothing, A13=how).remedies()
            assert all(change.field != "$.granted_floor" for way in ways for change in way.changes)

    @pytest.mark.parametrize(
        ("reading", "revenue", "floor"),
        [
            ("at-least", Money(0), None),
            ("at-least", FEN, FEN),
            ("at-least", yi(42) - FEN, yi(42) - FEN),
            ("at-least", yi(42), None),
            ("more-than", Money(0), None),
            ("more-than", FEN, Money(0)),
            ("more-than", yi(42), yi(42) - FEN),
            ("more-than", yi(42) + FEN, None),
        ],
    )
    def test_province_may_lower_the_floor_to_what_the_revenue_just_reaches(
        self, reading: str, revenue: Money, floor: Money | None
    ) -> None:
        subject = application(revenue=revenue, world_class=True)
        changes = [change for way in judged(subject, A13=reading).remedies() for change in way.changes]
        granted = [change.to for change in changes if change.field == "$.granted_floor"]
        assert granted == ([] if floor is None else [floor])
        for lower in granted:
            assert judged(evolve(subject, granted_floor=known(lower)), A13=reading)["scale"].judgement.met
            above = evolve(subject, granted_floor=known(lower) + FEN)
            assert not judged(above, A13=reading)["scale"].judgement.met

    def test_discretionary_relief_is_a_provincial_decision(self) -> None:
        subject = application(revenue=yi(50))
        remedies = judged(subject, A15="discretionary").remedies()
        assert paths(remedies) == [[("$.scale.revenue", yi(60))], [("$.granted_floor", yi(42))]]
        unsaid = judged(application(revenue=yi(40), mountain_or_island=None), A15="discretionary").remedies()
        assert paths(unsaid) == [
            [("$.scale.revenue", yi(60))],
            [("$.granted_floor", yi(42)), ("$.scale.revenue", yi(42))],
        ]
        # Who is not in such a county has nothing that could be granted.
        elsewhere = application(revenue=yi(50), mountain_or_island=False)
        assert paths(judged(elsewhere, A15="discretionary").remedies()) == [[("$.scale.revenue", yi(60))]]


class TestProduct:
    def test_each_unmet_fact_is_a_change(self) -> None:
        maker = enterprise(independent_legal_person=False, rd_institution_in_province=None, quality_system=False)
        (remedy,) = judged(product(enterprise=maker, commitment_letter=None)).remedies()
        assert [(change.field, change.to, change.kind) for change in remedy.changes] == [
            ("$.enterprise.independent_legal_person", True, ChangeKind.ACT),
            ("$.enterprise.rd_institution_in_province", True, ChangeKind.EVIDENCE),
            ("$.enterprise.quality_system", True, ChangeKind.ACT),
            ("$.commitment_letter", True, ChangeKind.EVIDENCE),
        ]

    def test_launch_evidence_offers_the_printed_kinds(self) -> None:
        change = only(judged(product(launch_evidence=())).remedies())
        assert (change.from_, change.to, change.kind) == ((), JINGPIN.evidence[:1], ChangeKind.EVIDENCE)
        assert change.among == JINGPIN.evidence

    @pytest.mark.parametrize(
        ("launched", "nearest"),
        [(date(2022, 12, 31), date(2023, 1, 1)), (date(2025, 1, 1), date(2024, 12, 31))],
    )
    def test_launch_moves_to_the_nearer_end_of_the_window(self, launched: date, nearest: date) -> None:
        change = only(judged(product(launched=launched)).remedies())
        assert (change.field, change.to, change.gap) == ("$.launched", nearest, None)
        assert change.kind is ChangeKind.PAST

    def test_blank_launch_offers_both_ends_of_the_window(self) -> None:
        assert paths(judged(product(launched=None)).remedies()) == [
            [("$.launched", date(2023, 1, 1))],
            [("$.launched", date(2024, 12, 31))],
        ]

    def test_short_sales_are_raised_in_the_last_year(self) -> None:
        subject = product(sales=sales(wan(700), wan(800), wan(800)))
        change = only(judged(subject).remedies())
        assert (change.field, change.from_, change.to, change.gap) == (
            "$.sales[2].amount",
            wan(800),
            wan(900),
            wan(100),
        )
        assert paths(judged(subject, A48="every-year").remedies()) == [[("$.sales[0].amount", wan(800))]]

    def test_single_blank_year_of_sales_needs_the_remainder(self) -> None:
        subject = product(sales=sales(wan(700), None, wan(800)))
        change = only(judged(subject).remedies())
        assert (change.field, change.from_, change.to, change.kind) == (
            "$.sales[1].amount",
            None,
            wan(900),
            ChangeKind.EVIDENCE,
        )
        enough = product(sales=sales(wan(2000), None, wan(800)))
        assert judged(enough).remedies().reached

    def test_full_years_alone_are_mended_if_only_they_count(self) -> None:
        launched = date(2024, 12, 20)
        short = product(launched=launched, sales=sales(None, wan(9000), wan(700)))
        assert paths(judged(short, A48="full-years").remedies()) == [[("$.sales[2].amount", wan(800))]]
        blank = product(launched=launched, sales=sales(None, None, None))
        assert paths(judged(blank, A48="full-years").remedies()) == [[("$.sales[2].amount", wan(800))]]
        late = product(launched=date(2025, 3, 1))
        assert paths(judged(late, A48="full-years").remedies()) == [[("$.launched", date(2024, 12, 31))]]

    def test_several_blank_years_of_sales_are_a_single_change(self) -> None:
        subject = product(sales=sales(wan(700)))
        change = only(judged(subject).remedies())
        assert (change.field, change.label) == ("$.sales", "2024、2025年销售收入合计")
        assert change.to == sales(wan(700), wan(0), wan(1700))
        both = judged(product(sales=sales(wan(700), None)), A48="every-year").remedies()
        assert paths(both) == [[("$.sales", sales(wan(700), wan(800), wan(800))), ("$.sales[0].amount", wan(800))]]
        assert both[0].changes[0].total == wan(1600)

    @pytest.mark.parametrize("stated", [(), sales(None), sales(None, None, None)])
    def test_blank_years_add_up_and_no_rows_are_a_blank(self, stated: tuple[Sales, ...]) -> None:
        for how in ("three-years", "every-year"):
            change = only(judged(product(sales=stated), A48=how).remedies())
            assert (change.total, change.from_) == (wan(2400), stated or None)

    def test_stating_a_mountain_county_is_a_way_while_it_is_blank(self) -> None:
        maker = enterprise(mountain_or_island=None)
        short = product(sales=sales(wan(500), wan(500), wan(500)), enterprise=maker)
        assert paths(judged(short).remedies()) == [
            [("$.sales[2].amount", wan(1400))],
            [("$.enterprise.mountain_or_island", True)],
        ]
        assert paths(judged(short, A51="production-site").remedies())[1] == [
            ("$.enterprise.production_mountain_or_island", True)
        ]


class TestRdShare:
    def test_short_expense_is_raised_in_the_last_year(self) -> None:
        subject = product(enterprise=enterprise(years=years((300, 10_000), (300, 10_000), (200, 10_000))))
        change = only(judged(subject).remedies())
        assert (change.field, change.to, change.gap) == ("$.enterprise.years[2].rd_expense", wan(300), wan(100))
        assert (change.label, change.kind) == ("2025年研发投入", ChangeKind.PAST)

    @pytest.mark.parametrize("how", ["ratio-of-sums", "mean-of-ratios", "every-year"])
    def test_a_fen_less_does_not_suffice(self, how: str) -> None:
        subject = product(enterprise=enterprise(years=years((301, 7_001), (100, 9_999), (7, 12_345))))
        (remedy,) = judged(subject, A47=how).remedies()
        enough = subject
        for change in remedy.changes:
            enough = put(enough, change.field, change.to)
        assert judged(enough, A47=how)["rd-share"].judgement.met
        for change in remedy.changes:
            less = put(enough, change.field, known(change.to) - FEN)
            assert not judged(less, A47=how)["rd-share"].judgement.met

    def test_single_blank_expense_needs_the_remainder(self) -> None:
        subject = product(enterprise=enterprise(years=years((400, 10_000), (None, 10_000), (300, 10_000))))
        assert paths(judged(subject).remedies()) == [[("$.enterprise.years[1].rd_expense", wan(200))]]
        assert paths(judged(subject, A47="every-year").remedies()) == [[("$.enterprise.years[1].rd_expense", wan(300))]]

    @pytest.mark.parametrize(
        ("how", "most"), [("mean-of-ratios", wan(15_000)), ("every-year", wan(10_000)), ("ratio-of-sums", None)]
    )
    def test_single_blank_revenue_has_an_upper_bound(self, how: str, most: Money | None) -> None:
        subject = product(enterprise=enterprise(years=years((300, 10_000), (300, None), (400, 10_000))))
        change = only(judged(subject, A47=how).remedies())
        assert (change.field, change.most) == ("$.enterprise.years[1].main_revenue", True)
        assert judged(put(subject, change.field, change.to), A47=how)["rd-share"].judgement.met
        assert not judged(put(subject, change.field, known(change.to) + FEN), A47=how)["rd-share"].judgement.met
        assert most is None or change.to == most

    def test_any_revenue_suffices_if_the_other_years_do(self) -> None:
        subject = product(enterprise=enterprise(years=years((900, 10_000), (300, None), (400, 10_000))))
        change = only(judged(subject, A47="mean-of-ratios").remedies())
        assert (change.to, change.most) == (FEN, False)
        assert say(change) == "2024年主营业务收入：填明即可〔补充材料；附件2 二1；$.enterprise.years[1].main_revenue〕"

    def test_ratio_of_sums_needs_the_remainder(self) -> None:
        subject = product(enterprise=enterprise(years=years((300, 10_000), (300, None), (400, 10_000))))
        change = only(judged(subject).remedies())
        # 1 000 万元 of R&D are three percent of 33 333.333 333 万元, of which 20 000 are known.
        assert change.to == wan("13333.333333")
        assert judged(put(subject, change.field, change.to))["rd-share"].judgement.met
        more = put(subject, change.field, known(change.to) + FEN)
        assert not judged(more)["rd-share"].judgement.met

    def test_mean_of_ratios_raises_the_year_of_least_revenue(self) -> None:
        subject = product(enterprise=enterprise(years=years((200, 10_000), (300, 1_000_000), (300, 10_000_000))))
        change = only(judged(subject, A47="mean-of-ratios").remedies())
        assert change.field == "$.enterprise.years[0].rd_expense"
        assert known(change.gap) < wan(700)

    @pytest.mark.parametrize("how", ["ratio-of-sums", "mean-of-ratios", "every-year"])
    @pytest.mark.parametrize(
        "figures", [((100, 10_000), (100, 10_000), (100, None)), ((100, 10_000), (400, 10_000), (0, None))]
    )
    def test_expense_is_short_if_no_revenue_suffices(self, how: str, figures: Any) -> None:
        subject = product(enterprise=enterprise(years=years(*figures)))
        for remedy in judged(subject, A47=how).remedies():
            revenue = [change.to for change in remedy.changes if change.field.endswith("main_revenue")]
            assert revenue > [wan(0)]
        assert judged(subject, A47=how).remedies()

    def test_short_year_is_raised_beside_a_year_without_revenue(self) -> None:
        subject = product(enterprise=enterprise(years=years((300, 0), (1, 10_000), (300, 10_000))))
        remedies = judged(subject, A47="every-year").remedies(Verdict.INCOMPLETE)
        assert paths(remedies) == [[("$.enterprise.years[1].rd_expense", wan(300))]]

    def test_example_rows_of_sums_earn_nothing_in_years_without_expense(self) -> None:
        # Only expense is stated: the year that states it earns what it is three percent of, the blank years nothing.
        spent = product(enterprise=enterprise(years=years((300, None), (None, None), (None, None))))
        assert paths(judged(spent).remedies()) == [
            [("$.enterprise.years", years((300, 10_000), (0, 0), (0, 0)))],
        ]
        # Only revenue is stated: the same year needs its expense.
        earned = product(enterprise=enterprise(years=years((None, 10_000), (None, None), (None, None))))
        assert paths(judged(earned).remedies()) == [
            [("$.enterprise.years", years((300, 10_000), (0, 0), (0, 0)))],
        ]
        # Nothing is stated, or other readings count each year: every year needs revenue.
        example = years((3, 100), (3, 100), (3, 100))
        assert paths(judged(product(enterprise=enterprise(years=()))).remedies()) == [[("$.enterprise.years", example)]]
        for how in ("mean-of-ratios", "every-year"):
            assert paths(judged(spent, A47=how).remedies()) == [
                [("$.enterprise.years", years((300, 10_000), (3, 100), (3, 100)))],
            ]

    def test_blank_revenue_changes_no_stated_expense_under_sums(self) -> None:
        subject = product(enterprise=enterprise(years=years((0, None), (0, None), (300, 10_000))))
        change = only(judged(subject).remedies())
        assert (change.field, change.total) == ("$.enterprise.years", Decimal("0.03"))

    @pytest.mark.parametrize("how", ["ratio-of-sums", "mean-of-ratios", "every-year"])
    @pytest.mark.parametrize(
        "figures",
        [
            (),
            ((None, None), (None, None), (None, None)),
            ((300, 10_000),),
            ((100, 10_000), (None, 5_000), (200, None)),
            ((100, 10_000), (100, 10_000), (None, None)),
            ((300, None), (300, 10_000)),
        ],
    )
    def test_several_blank_figures_are_a_single_change(self, how: str, figures: tuple[Any, ...]) -> None:
        subject = product(enterprise=enterprise(years=years(*figures)))
        remedies = judged(subject, A47=how).remedies()
        assert remedies
        assert "$.enterprise.years" in [one.field for one in remedies[0].changes]

    @pytest.mark.parametrize("how", ["ratio-of-sums", "mean-of-ratios", "every-year"])
    def test_share_without_revenue_has_no_remedy(self, how: str) -> None:
        subject = product(enterprise=enterprise(years=years((1, 0), (1, 0), (1, 0))))
        remedies = judged(subject, A47=how).remedies()
        assert not remedies
        assert [finding.clause for finding in remedies.blocked] == ["rd-share"]
        assert not remedies.elsewhere


class TestForm:
    def test_all_blanks_of_the_form_are_a_single_change(self) -> None:
        subject = application(chain_leaders=None)
        blank = evolve(subject, scale=evolve(subject.scale, little_giants=None), advantages=None)
        (remedy,) = judged(blank).remedies()
        leader, form = sorted(remedy.changes, key=lambda one: one.field, reverse=True)
        assert (leader.field, leader.to) == ("$.scale.chain_leaders", 1)
        assert (form.field, form.kind, form.from_, form.to, form.gap) == ("$", ChangeKind.EVIDENCE, None, None, None)
        # The line that the first change fills is no longer missing; the list it then needs is there already.
        assert [entry.path for entry in form.entries] == ["$.advantages", "$.scale.little_giants"]

    def test_blank_of_a_condition_is_not_repeated_in_the_form(self) -> None:
        change = only(judged(application(chain_leaders=None)).remedies())
        assert change.field == "$.scale.chain_leaders"

    def test_changes_that_the_form_covers_form_no_separate_remedy(self) -> None:
        made = application(innovation_platforms=0, research_institutes=None)
        remedies = judged(made).remedies(Verdict.NEEDS_EXPLANATION)
        assert paths(remedies) == [[("$.innovation.research_institutes", 0)]]
        # To be eligible it has to say three, which filling in the form does not.
        assert len(judged(made).remedies()) == 2

    def test_blank_that_the_form_does_not_ask_for_remains_a_separate_remedy(self) -> None:
        made = software(innovation=evolve(software().innovation, research_institutes=2))
        remedies = judged(made).remedies(Verdict.NEEDS_EXPLANATION)
        assert paths(remedies) == [
            [("$.innovation.innovation_platforms", 0)],
            [("$.innovation.research_institutes", 3)],
        ]

    def test_change_may_require_its_own_detailed_list(self) -> None:
        subject = application(chain_leaders=0)
        without = evolve(subject, evidence=tuple(one for one in subject.evidence or () if "chain_leaders" not in one))
        (remedy,) = judged(without).remedies()
        assert [entry.path for change in remedy.changes for entry in change.entries] == ["$.scale.chain_leaders"]

    def test_contradictions_require_an_explanation(self) -> None:
        change = only(judged(application(x_types=("无", "未来产业先导区"))).remedies())
        assert (change.field, change.kind) == ("$", ChangeKind.EXPLANATION)
        assert [lack.clause for lack in change.lacking] == ["x-types"]
        assert say(change) == "申报表自相矛盾之处，说明或更正：集群基本信息 1 处〔作出说明〕"

    def test_excess_in_the_form_requires_a_correction(self) -> None:
        change = only(judged(application(segment="低空装备、商业航天")).remedies())
        assert (change.field, change.kind) == ("$", ChangeKind.ACT)
        assert say(change) == "更正申报表：集群基本信息 1 处〔尚可办理〕"

    def test_blank_form_does_not_block_a_lower_goal(self) -> None:
        blank = evolve(application(chain_leaders=0), advantages=None)
        assert paths(judged(blank).remedies(Verdict.INCOMPLETE)) == [[]]
        assert len(judged(blank).remedies(Verdict.NEEDS_EXPLANATION)[0].changes) == 1
        assert len(judged(blank).remedies(Verdict.ELIGIBLE)[0].changes) == 2


class TestSeveralConditions:
    def test_each_remedy_is_minimal(self) -> None:
        subject = application(chain_leaders=0, innovation_platforms=0, research_institutes=0, revenue=yi(30))
        remedies = judged(subject).remedies()
        assert [[change.clause for change in remedy.changes] for remedy in remedies] == [
            ["scale", "chain-leader", "innovation-base"]
        ] * 2
        assert {remedy.verdict for remedy in remedies} == {Verdict.ELIGIBLE}

    def test_single_change_can_meet_two_clauses(self) -> None:
        subject = application(
            "高端软件", segment="工业软件", tier=Tier.COORDINATED_ZONE, titles=(), x_types=("无",), revenue=yi(300)
        )
        (remedy,) = judged(subject).of(Topic.ELIGIBILITY).remedies()
        assert [(change.clause, change.field) for change in remedy.changes] == [("route", "$.titles")]
        core = application("高端软件", segment="工业软件", titles=(), standing=Standing.NONE, revenue=yi(300))
        (change,) = judged(core).of(Topic.ELIGIBILITY).remedies()[0].changes
        assert change.to is Standing.COORDINATED_ZONE

    def test_two_bounds_on_a_number_merge_into_the_greater(self) -> None:
        subject = application(chain_leaders=0, innovation_platforms=0, research_institutes=1)
        assert [("$.innovation.research_institutes", 3)] in paths(
            judged(subject, A22="leader-and-platform-or-institutes").remedies()
        )

    def test_reached_goal_needs_no_change(self) -> None:
        remedies = judged(application()).remedies()
        assert (len(remedies), remedies.reached, remedies[0].changes) == (1, True, ())
        assert say(remedies[0]) == "无须改动"

    @pytest.mark.parametrize("subject", [application(), application(revenue=yi("41.9")), new_star()])
    def test_another_track_is_no_way_out_while_there_is_a_remedy(self, subject: ClusterApplication) -> None:
        remedies = judged(subject).remedies()
        assert (bool(remedies), remedies.blocked, remedies.elsewhere) == (True, (), False)
        assert "routes" not in say(remedies)

    def test_equal_rows_are_taken_off_a_list_for_one_condition_after_another(self) -> None:
        ours = new_star()
        theirs = new_star(applicant=applicant(city="杭州市", county="临安区"))
        listed = [ours, theirs, ours, ours, ours]
        report = CLUSTERS.validate_city("衢州市", listed, sealed=True).of(Topic.ELIGIBILITY)
        change = only(report.remedies())
        assert (change.field, change.to) == ("$.applications", (ours,) * 3)
        assert [entry.row for entry in change.entries] == [2, 5]


class TestNoRemedy:
    def test_closed_track_has_no_remedy(self) -> None:
        remedies = judged(application("集成电路", segment=None)).remedies()
        assert (len(remedies), remedies.reached, remedies.elsewhere) == (0, False, True)
        assert [finding.clause for finding in remedies.blocked] == ["open-track"]
        assert say(remedies).splitlines() == [
            "没有找到能达到“符合”的改动，原因在：",
            "  附1-1（必须）：申报类型：核心区，该赛道没有可申报的类型（附1-1未列规模门槛；"
            "附1-1列为不开放申报，正文又支持其他赛道调整，通知前后不一，见A03）。",
            "  可以看还能申报什么（routes）。",
        ]

    def test_evaluation_method_cannot_be_supplied_by_the_applicant(self) -> None:
        remedies = judged(application("集成电路", segment=None), A03="by-evaluation-method").remedies()
        assert (len(remedies), remedies.reached, remedies.elsewhere) == (0, False, True)
        assert [finding.clause for finding in remedies.blocked] == ["open-track"]

    def test_existing_core_zone_has_no_remedy(self) -> None:
        subject = application("高端软件", segment="工业软件", standing=Standing.CORE_ZONE, revenue=yi(300))
        remedies = judged(subject).remedies()
        assert [finding.clause for finding in remedies.blocked] == ["route"]

    def test_new_star_in_the_x_system_has_no_remedy(self) -> None:
        remedies = judged(new_star(standing=Standing.NEW_STAR)).of(Topic.ELIGIBILITY).remedies()
        assert not remedies
        assert "可以看还能申报什么（routes）。" in say(remedies)
        reached = judged(new_star(standing=Standing.NEW_STAR)).of(Topic.ELIGIBILITY)
        assert reached.remedies(Verdict.NEEDS_EXPLANATION).reached


def test_merged_changes_satisfy_both_clauses() -> None:
    def together(one: Change, other: Change) -> Any:
        finding = judged(application(revenue=yi(1)))["scale"]
        taken = with_way((one,), finding.rule, (other,))
        return None if taken is None else taken[0].to

    least = Change(field="$.scale.revenue", kind=ChangeKind.PAST, to=yi(3))
    assert together(least, evolve(least, to=yi(5))) == yi(5)
    assert together(least, evolve(least, to=yi(2))) == yi(3)
    assert together(evolve(least, most=True), evolve(least, to=yi(2), most=True)) == yi(2)
    assert together(least, evolve(least, to=yi(5), most=True)) is None
    named = evolve(least, field="$.standing", to=Standing.NONE)
    assert together(named, evolve(named, to=Standing.NEW_STAR)) is None
    assert together(named, named) is Standing.NONE
    assert together(evolve(least, to=True), evolve(least, to=False)) is None


def test_removals_merge_if_the_later_keeps_no_row_that_the_earlier_removes() -> None:
    rule = judged(application())["scale"].rule
    rows = Change(field="$.applications", kind=ChangeKind.ACT, to=(1, 2, 3), most=True, total=3)

    def together(earlier: Change, later: Change) -> tuple[Any, Any] | None:
        taken = with_way((earlier,), rule, (later,))
        return None if taken is None else (taken[0].to, taken[0].total)

    assert together(rows, evolve(rows, to=(1, 3), total=2)) == ((1, 3), 2)
    assert together(evolve(rows, to=(1, 1, 3)), evolve(rows, to=(1, 3), total=2)) == ((1, 3), 2)
    assert together(rows, evolve(rows, to=(), total=0)) == ((), 0)
    assert together(rows, evolve(rows, to=(1, 4))) is None
    assert together(evolve(rows, to=(1,)), rows) is None
    # Rows to fill in are an example and no bound.
    assert together(evolve(rows, most=False), evolve(rows, to=(1, 3))) is None
    assert together(rows, evolve(rows, to=(1, 3), most=False)) is None
    assert together(evolve(rows, most=False), evolve(rows, to=(1, 3), most=False)) is None
    # The total is that of the rows that are kept; a change without any says none.
    assert together(evolve(rows, total=None), evolve(rows, to=(1, 3), total=2)) == ((1, 3), None)
    upper = evolve(rows, field="$.granted_floor", to=yi(3), total=30)
    assert together(upper, evolve(upper, to=yi(2), total=20)) == (yi(2), 20)
    assert together(upper, evolve(upper, to=yi(4), total=40)) == (yi(3), 30)


class Wanting:
    """A subject that is held against one clause, which is met once all of ``wanted`` are changed."""

    has_routes = False

    def __init__(self, wanted: set[str], offered: str, changed: frozenset[str] = frozenset()) -> None:
        self.wanted, self.offered, self.changed = wanted, offered, changed

    def judge(self, rule: Clause[Any], options: Any) -> Finding:
        ways = [(Change(field=one, kind=ChangeKind.ACT, to=1),) for one in self.offered]
        judgement = holds(self.wanted <= self.changed)
        return Finding(rule, judgement if judgement.met else judgement.but(ways=tuple(ways)))

    def with_changes(self, changes: Any) -> "Wanting":
        return Wanting(self.wanted, self.offered, self.changed | {change.field for change in changes})

    def remedies(self) -> Remedies:
        finding = self.judge(CLUSTERS.clauses[0], {})
        return remedies_of([finding], cast("Case", self), JINGPIN.defaults.over(CLUSTERS.defaults), Verdict.ELIGIBLE)


def test_set_reached_in_two_orders_counts_once_in_the_order_offered() -> None:
    assert paths(Wanting({"a", "b"}, "ab").remedies()) == [[("a", 1), ("b", 1)]]


LINES = "abcdefghijklm"
Sheet: Any = make_class("Sheet", {name: field(default=None) for name in LINES}, frozen=True)
Conditions = dict[str, Callable[[Any], Judgement]]


def fill(**values: Any) -> tuple[Change, ...]:
    """Build a way that fills in lines of the sheet."""
    return tuple([Change(field=f"$.{name}", kind=ChangeKind.EVIDENCE, to=value) for name, value in values.items()])


def offer(answer: bool | None, *ways: tuple[Change, ...]) -> Judgement:
    """Judge an answer, and offer ways to another."""
    return holds(answer).but(ways=ways)


def blank(sheet: Any, names: str) -> Judgement:
    """Judge whether these lines are filled in."""
    entries = tuple([Entry(path=f"$.{name}", label=name) for name in names if getattr(sheet, name) is None])
    return Judgement(outcome=Outcome.UNKNOWN if entries else Outcome.MET, comparison=Comparison.FILLED, entries=entries)


def remedied(conditions: Conditions, form: Conditions, goal: Verdict = Verdict.NEEDS_EXPLANATION) -> Remedies:
    """Search remedies of a blank sheet for conditions that hold 原则上 and for what its form requires."""

    def clause(name: str, topic: Topic, force: Force, test: Callable[[Any], Judgement]) -> Clause[Any]:
        return Clause(
            name=name, place=name, topic=topic, force=force, subject=name, test=lambda sheet, ctx: test(sheet)
        )

    rules = [clause(name, Topic.ELIGIBILITY, Force.IN_PRINCIPLE, test) for name, test in conditions.items()]
    rules += [clause(name, Topic.FORM, Force.REQUIRED, test) for name, test in form.items()]
    case = Case(Sheet())
    defaults = JINGPIN.defaults.over(CLUSTERS.defaults)
    return remedies_of([case.judge(rule, {}) for rule in rules], case, defaults, goal)


class TestBlankSheet:
    """Small conditions on a sheet whose lines are all blank."""

    EITHER: ClassVar[Conditions] = {
        "either": lambda sheet: offer(None if (sheet.a, sheet.b) == (None, None) else True, fill(a=1), fill(b=1))
    }

    def test_of_more_than_twelve_changes_at_most_two_are_spared(self) -> None:
        def spared(lines: str, *others: tuple[Change, ...]) -> list[int]:
            way = fill(**dict.fromkeys(lines, 1))
            needed: Conditions = {"needed": lambda sheet: offer(sheet.a == 1, way, *others)}
            form: Conditions = {"tidy": lambda sheet: holds(sheet.b == 1)}
            return [len(remedy.changes) for remedy in remedied(needed, {} if not others else form, Verdict.ELIGIBLE)]

        assert spared(LINES[:12]) == [1]
        assert spared(LINES) == [11] * 66
        # Once another way offers the needed change alone, nothing larger is left, whatever it does for the form.
        assert spared(LINES, fill(a=1)) == [2]

    def test_any_answers_to_several_blanks_are_the_least_and_a_day_as_it_is_offered(self) -> None:
        day = date(2026, 6, 1)
        answered: Conditions = {
            "answered": lambda sheet: offer(
                None if None in (sheet.a, sheet.b, sheet.c) else True, fill(a=True, b=day, c=3)
            )
        }
        assert paths(remedied(answered, {})) == [[("$.a", False), ("$.b", day), ("$.c", 0)]]

    def test_change_names_the_first_clause_that_asks_for_it(self) -> None:
        unstated: Conditions = {
            name: lambda sheet: offer(None if sheet.a is None else True, fill(a=1)) for name in ("first", "second")
        }
        assert only(remedied(unstated, {})).clause == "first"
        missed: Conditions = {
            "first": lambda sheet: offer(1 in (sheet.a, sheet.c), fill(a=1, b=1), fill(c=1)),
            "second": lambda sheet: offer(sheet.a == 1, fill(a=1)),
        }
        change = only(remedied(missed, {}, Verdict.ELIGIBLE))
        assert (change.field, change.clause) == ("$.a", "first")

    def test_form_names_its_first_clause_and_counts_what_each_lacks(self) -> None:
        change = only(remedied({}, {"lines": lambda sheet: blank(sheet, "ab"), "tidy": lambda sheet: holds(None)}))
        assert (change.field, change.clause) == ("$", "lines")
        assert [(lack.clause, lack.count) for lack in change.lacking] == [("lines", 2), ("tidy", 1)]

    def test_remedies_that_fill_in_the_same_lines_count_once(self) -> None:
        remedies = remedied(self.EITHER, {"lines": lambda sheet: blank(sheet, "ab")})
        assert paths(remedies) == [[("$.a", 0), ("$", None)]]

    def test_lines_that_the_form_asks_for_anyway_spare_a_line_that_it_does_not(self) -> None:
        stated: Conditions = {
            "stated": lambda sheet: offer(
                True if sheet.d is not None or None not in (sheet.a, sheet.b, sheet.c) else None,
                fill(a=1, b=1, c=1),
                fill(d=1),
            )
        }
        remedies = remedied(stated, {"lines": lambda sheet: blank(sheet, "abc")})
        assert paths(remedies) == [[("$.a", 0), ("$.b", 0), ("$.c", 0)]]

    def test_remedy_that_asks_for_all_of_another_and_more_is_dropped(self) -> None:
        remedies = remedied(self.EITHER, {"line": lambda sheet: blank(sheet, "a"), "tidy": lambda sheet: holds(None)})
        assert paths(remedies) == [[("$.a", 0), ("$", None)]]

    def test_remedy_that_spares_a_clause_on_the_form_is_kept(self) -> None:
        form: Conditions = {
            "line": lambda sheet: blank(sheet, "a"),
            "tidy": lambda sheet: holds(None),
            "sparing": lambda sheet: holds(None if sheet.b is None else True),
        }
        assert paths(remedied(self.EITHER, form)) == [[("$.b", 0), ("$", None)], [("$.a", 0), ("$", None)]]

    def test_explaining_a_line_is_not_filling_it_in(self) -> None:
        def explained(sheet: Any) -> Judgement:
            line = blank(sheet, "a")
            return line if line.met else line.but(outcome=Outcome.UNMET, comparison=Comparison.TICKED)

        contradicted: Conditions = {"line": explained}
        assert paths(remedied(self.EITHER, contradicted)) == [[("$.a", 0)], [("$.b", 0), ("$", None)]]


def test_remedies_point_to_other_tracks_only_if_told_so() -> None:
    assert not Remedies(goal=Verdict.ELIGIBLE, found=()).elsewhere


@pytest.mark.parametrize("names", [("route", "scale"), ("scale", "route")])
def test_condition_without_a_way_may_be_met_by_the_way_of_another(names: tuple[str, str]) -> None:
    class Joined:
        """Two clauses are missed until a change is made that only the second offers."""

        has_routes = False
        done = False

        def judge(self, rule: Clause[Any], options: Any) -> Finding:
            offered = ((Change(field="$.a", kind=ChangeKind.ACT, to=1),),)
            judgement = holds(self.done)
            return Finding(rule, judgement.but(ways=offered) if rule.name == "scale" and not self.done else judgement)

        def with_changes(self, changes: Any) -> "Joined":
            made = Joined()
            made.done = True
            return made

    rules = {clause.name: clause for clause in CLUSTERS.clauses}
    joined = Joined()
    findings = [joined.judge(rules[name], {}) for name in names]
    defaults = JINGPIN.defaults.over(CLUSTERS.defaults)
    remedies = remedies_of(findings, cast("Case", joined), defaults, Verdict.ELIGIBLE)
    assert paths(remedies) == [[("$.a", 1)]]
    assert remedies[0].changes[0].clause == "scale"


def test_useless_change_is_no_remedy() -> None:
    remedies = Wanting({"a", "b"}, "a").remedies()
    assert [finding.clause for finding in remedies.blocked] == ["route"]


def test_remedies_refuse_a_goal_of_another_type() -> None:
    with pytest.raises(InvalidTypeError, match="应为 Verdict"):
        judged(application()).remedies("符合")  # type: ignore[arg-type]


def test_report_built_by_hand_has_no_remedies() -> None:
    report = judged(application())
    with pytest.raises(InvalidValueError, match="不是 validate 得出的"):
        Report(findings=report.findings, readings=report.readings).remedies()


class TestEveryRemedy:
    """What is returned reaches its goal, and no part of it does."""

    @given(applications(), st.data(), readings, st.sampled_from(Verdict))
    def test_remedies_of_an_application_hold(
        self, full: ClusterApplication, data: st.DataObject, chosen: dict[str, str], goal: Verdict
    ) -> None:
        self.check(blanked(full, data.draw), CLUSTERS, Readings.of(chosen), goal)

    @costly(2)
    @given(products(), st.data(), readings, st.sampled_from(Verdict))
    def test_remedies_of_a_product_hold(
        self, full: JingpinProduct, data: st.DataObject, chosen: dict[str, str], goal: Verdict
    ) -> None:
        self.check(blanked(full, data.draw), JINGPIN, Readings.of(chosen), goal)

    def check(self, subject: Any, call: Any, chosen: Readings, goal: Verdict) -> None:
        report = subject.validate(call, readings=chosen)
        remedies = report.remedies(goal)
        assert remedies.reached == (report.verdict <= goal)
        assert bool(remedies) != bool(remedies.blocked)
        sizes = [len(one.changes) for one in remedies]
        assert sizes == sorted(sizes)
        assert len({frozenset((c.field, c.to) for c in one.changes) for one in remedies}) == len(remedies)
        judging = evolve(call, clauses=tuple(clause for clause in call.clauses if clause.topic in SEARCHED))
        for remedy in list(remedies)[:3]:
            form = [change for change in remedy.changes if change.field == "$"]
            others = [change for change in remedy.changes if change.field != "$"]
            assert verdict(subject, others, judging, chosen) <= goal
            assert (verdict(subject, others, call, chosen) > goal) is bool(form)
            assert remedy.verdict <= goal
            for size in range(len(others)):
                for part in combinations(others, size):
                    assert verdict(subject, part, judging, chosen) > goal
        say(remedies).encode("gbk")
        assert "None" not in say(remedies)


SEARCHED = (Topic.ELIGIBILITY, Topic.TIMING)


def verdict(subject: Any, changes: Any, call: Any, chosen: Readings) -> Verdict:
    """Judge the subject with these changes."""
    for change in changes:
        subject = put(subject, change.field, change.to)
    found: Verdict = subject.validate(call, readings=chosen).verdict
    return found
