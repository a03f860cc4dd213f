"""The conditions of annex 1, under the default readings and all others."""

import pytest
from attrs import evolve

from zj415x import ApplicantKind, ClusterApplication, Force, Outcome, Standing, Tier, Topic, Verdict, XTitle, wan, yi
from zj415x.rules.outcome import Note
from zj415x.rules.reading import VOCABULARY

from ...builders import CLUSTERS, applicant, application, judged, known, new_star

MET, UNMET, UNKNOWN, NOT_APPLICABLE = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE
X = (XTitle("未来产业先导区", same_industry=True),)
CLOSED = [
    "集成电路",
    "新能源汽车及零部件",
    "高端船舶与海工装备",
    "新能源与新型储能",
    "现代家居与智能家电",
    "绿色石化",
    "高端新材料",
]


class TestApplicant:
    @pytest.mark.parametrize(
        ("kind", "outcome"),
        [(ApplicantKind.COUNTY_GOVERNMENT, MET), (ApplicantKind.PARK, MET), (ApplicantKind.OTHER, UNMET)],
    )
    def test_applicant_is_a_county_government_or_a_park(self, kind: ApplicantKind, outcome: Outcome) -> None:
        report = judged(application(applicant=applicant(kind=kind)))
        assert report["applicant"].outcome is outcome
        assert report["applicant"].force is Force.REQUIRED

    def test_city_is_ineligible_without_an_error(self) -> None:
        subject = application(applicant=applicant(kind=ApplicantKind.OTHER, county=None))
        assert judged(subject).verdict is Verdict.INELIGIBLE


class TestOpenTrack:
    @pytest.mark.parametrize("track", CLOSED)
    @pytest.mark.parametrize("tier", Tier)
    def test_closed_track_accepts_no_tier_at_any_revenue(self, track: str, tier: Tier) -> None:
        report = judged(application(track, tier=tier, revenue=yi(9999)))
        assert report["open-track"].outcome is UNMET
        assert report["scale"].outcome is NOT_APPLICABLE
        assert report.verdict is Verdict.INELIGIBLE

    @pytest.mark.parametrize("track", CLOSED)
    @pytest.mark.parametrize("tier", [Tier.CORE_ZONE, Tier.COORDINATED_ZONE])
    def test_zone_of_a_closed_track_is_unknown_if_the_evaluation_method_decides(self, track: str, tier: Tier) -> None:
        zone = application(track, tier=tier, segment=None, standing=Standing.COORDINATED_ZONE)
        finding = judged(zone, A03="by-evaluation-method")["open-track"]
        assert (finding.outcome, finding.readings) == (UNKNOWN, ("A03",))
        assert finding.notes == (Note.NOT_OPEN, Note.CLOSED_IN_TABLE, Note.METHOD_NOT_ATTACHED)
        assert judged(zone, A03="by-evaluation-method").of(Topic.ELIGIBILITY).verdict is Verdict.INCOMPLETE
        assert judged(zone).sensitivity().hinges_on == ("A03",)

    @pytest.mark.parametrize("track", CLOSED)
    def test_findings_about_a_zone_of_a_closed_track_cite_a03(self, track: str) -> None:
        report = judged(application(track))
        for name in ("open-track", "scale"):
            assert report[name].notes == (Note.NOT_OPEN, Note.CLOSED_IN_TABLE)
        assert "A03" in Note.CLOSED_IN_TABLE.value

    @pytest.mark.parametrize("option", VOCABULARY["A03"])
    def test_a03_opens_nothing_but_the_zones_of_closed_tracks(self, option: str) -> None:
        for subject in (
            application("集成电路", tier=Tier.NEW_STAR),
            application(tier=Tier.NEW_STAR),
            new_star(tier=Tier.CORE_ZONE),
        ):
            finding = judged(subject, A03=option)["open-track"]
            assert (finding.outcome, finding.notes) == (UNMET, (Note.NOT_OPEN,))
        assert judged(application(), A03=option)["open-track"].outcome is MET

    @pytest.mark.parametrize("tier", [Tier.CORE_ZONE, Tier.COORDINATED_ZONE])
    def test_new_star_track_accepts_no_zone(self, tier: Tier) -> None:
        assert judged(new_star(tier=tier))["open-track"].outcome is UNMET

    def test_cluster_track_accepts_no_new_star(self) -> None:
        assert judged(application(tier=Tier.NEW_STAR))["open-track"].outcome is UNMET

    @pytest.mark.parametrize("tier", [Tier.CORE_ZONE, Tier.COORDINATED_ZONE])
    def test_track_with_floors_accepts_both_zones(self, tier: Tier) -> None:
        assert judged(application(tier=tier))["open-track"].outcome is MET


class TestRoute:
    def test_route_does_not_apply_to_an_open_track(self) -> None:
        assert judged(application(standing=None))["route"].outcome is NOT_APPLICABLE

    def test_clause_does_not_apply_to_a_closed_track(self) -> None:
        assert judged(application("集成电路"))["route"].outcome is NOT_APPLICABLE

    @pytest.mark.parametrize(
        ("standing", "outcome"),
        [
            (Standing.COORDINATED_ZONE, MET),
            (Standing.CORE_ZONE, UNMET),
            (Standing.NEW_STAR, UNMET),
            (Standing.NONE, UNMET),
            (None, UNKNOWN),
        ],
    )
    def test_only_a_coordinated_zone_rises_in_an_adjust_only_track(
        self, standing: Standing | None, outcome: Outcome
    ) -> None:
        assert judged(application("智能物联", standing=standing))["route"].outcome is outcome

    @pytest.mark.parametrize(("titles", "outcome"), [(X, MET), ((), UNMET), (None, UNKNOWN)])
    def test_only_an_x_member_becomes_a_coordinated_zone_in_an_adjust_only_track(
        self, titles: tuple[XTitle, ...] | None, outcome: Outcome
    ) -> None:
        subject = application("智能物联", tier=Tier.COORDINATED_ZONE, titles=titles)
        assert judged(subject)["route"].outcome is outcome

    def test_a66_softens_the_route_to_in_principle(self) -> None:
        subject = application("智能物联", segment="智能感知", standing=Standing.NONE)
        strict, soft = judged(subject), judged(subject, A66="in-principle")
        assert (strict["route"].force, strict.verdict) == (Force.REQUIRED, Verdict.INELIGIBLE)
        assert (soft["route"].force, soft.verdict) == (Force.IN_PRINCIPLE, Verdict.NEEDS_EXPLANATION)
        assert strict["route"].notes == (Note.METHOD_NOT_ATTACHED, Note.READ_AS_REQUIRED)
        assert soft["route"].notes == (Note.METHOD_NOT_ATTACHED,)

    @pytest.mark.parametrize(
        ("standing", "outcome"), [(Standing.NONE, UNMET), (Standing.COORDINATED_ZONE, MET), (None, UNKNOWN)]
    )
    def test_a05_strict_reading_bars_a_direct_core_zone(self, standing: Standing | None, outcome: Outcome) -> None:
        subject = application(standing=standing)
        assert judged(subject, A05="never")["route"].outcome is outcome
        coordinated = application(tier=Tier.COORDINATED_ZONE, standing=standing)
        assert judged(coordinated, A05="never")["route"].outcome is NOT_APPLICABLE
        assert judged(application("集成电路"), A05="never")["route"].outcome is NOT_APPLICABLE
        assert judged(new_star(tier=Tier.CORE_ZONE), A05="never")["route"].outcome is NOT_APPLICABLE

    @pytest.mark.parametrize("option", VOCABULARY["A66"])
    def test_strict_a05_holds_in_principle_as_its_sentence_does(self, option: str) -> None:
        report = judged(application(), A05="never", A66=option)
        assert (report["route"].outcome, report["route"].force) == (UNMET, Force.IN_PRINCIPLE)
        assert report["route"].notes == ()
        assert report.of(Topic.ELIGIBILITY).verdict is Verdict.NEEDS_EXPLANATION

    @pytest.mark.parametrize("option", VOCABULARY["A66"])
    def test_opening_a_track_is_never_stricter_than_adjusting_it(self, option: str) -> None:
        subject = application("智能物联", segment="智能感知", standing=Standing.NONE)
        adjusted, opened = (judged(subject, A05="never", A66=option, A04=a04) for a04 in VOCABULARY["A04"])
        assert opened["route"].force is Force.IN_PRINCIPLE
        assert opened.verdict <= adjusted.verdict

    def test_route_notes_the_missing_method(self) -> None:
        assert Note.METHOD_NOT_ATTACHED in judged(application("智能物联"))["route"].notes


class TestXSystem:
    @pytest.mark.parametrize("tier", [Tier.CORE_ZONE, Tier.COORDINATED_ZONE])
    def test_zone_must_belong_to_x(self, tier: Tier) -> None:
        assert judged(application(tier=tier))["x-system"].outcome is MET
        assert judged(application(tier=tier, titles=()))["x-system"].outcome is UNMET
        assert judged(application(tier=tier, titles=None))["x-system"].outcome is UNKNOWN

    def test_clause_does_not_apply_to_a_new_star(self) -> None:
        assert judged(new_star())["x-system"].outcome is NOT_APPLICABLE

    def test_rising_coordinated_zone_needs_no_title(self) -> None:
        rising = application(titles=(), standing=Standing.COORDINATED_ZONE)
        assert judged(rising)["x-system"].outcome is MET
        assert judged(rising)["x-system"].notes == (Note.STANDING_SUFFICES,)
        assert judged(rising, A02="no")["x-system"].outcome is UNMET

    def test_coordinated_zone_application_needs_a_title(self) -> None:
        staying = application(tier=Tier.COORDINATED_ZONE, titles=(), standing=Standing.COORDINATED_ZONE)
        assert judged(staying)["x-system"].outcome is UNMET

    def test_blank_standing_is_unknown(self) -> None:
        assert judged(application(titles=(), standing=None))["x-system"].outcome is UNKNOWN


class TestXBarsNewStar:
    @pytest.mark.parametrize(("titles", "outcome"), [((), MET), (X, UNMET), (None, UNKNOWN)])
    def test_x_member_cannot_become_a_new_star(self, titles: tuple[XTitle, ...] | None, outcome: Outcome) -> None:
        finding = judged(new_star(titles=titles))["x-bars-new-star"]
        assert (finding.outcome, finding.required) == (outcome, False)
        assert finding.subject == finding.rule.subject

    def test_new_star_belongs_to_x_on_the_form_and_not_in_the_text(self) -> None:
        again = new_star(standing=Standing.NEW_STAR)
        assert judged(again)["x-bars-new-star"].outcome is UNMET
        assert judged(again)["x-bars-new-star"].force is Force.IN_PRINCIPLE
        assert judged(again, A01="six")["x-bars-new-star"].outcome is MET

    def test_clause_does_not_apply_to_a_zone(self) -> None:
        assert judged(application())["x-bars-new-star"].outcome is NOT_APPLICABLE


class TestSegment:
    def test_printed_segment_is_met(self) -> None:
        finding = judged(application(segment="商业航天"))["segment"]
        assert (finding.outcome, finding.notes) == (MET, ())

    def test_segment_is_recognised_at_any_width(self) -> None:
        subject = application("生物医药与医疗器械", segment="ＣＸＯ")
        assert judged(subject)["segment"].outcome is MET

    def test_open_list_accepts_an_unlisted_segment_with_a_note(self) -> None:
        finding = judged(application(segment="飞行表演"))["segment"]
        assert (finding.outcome, finding.notes) == (MET, (Note.UNLISTED_SEGMENT,))

    def test_closed_list_refuses_an_unlisted_segment(self) -> None:
        report = judged(application("电气与农机装备", segment="电气"))
        assert report["segment"].outcome is UNMET
        assert report["segment"].required == ("农机装备", "智慧农机")
        assert report.verdict is Verdict.NEEDS_EXPLANATION

    def test_blank_is_unknown(self) -> None:
        assert judged(application(segment=None))["segment"].outcome is UNKNOWN

    @pytest.mark.parametrize("track", CLOSED)
    def test_clause_does_not_apply_to_a_closed_track(self, track: str) -> None:
        assert judged(application(track))["segment"].outcome is NOT_APPLICABLE

    def test_new_star_track_is_its_own_segment(self) -> None:
        assert judged(new_star())["segment"].outcome is NOT_APPLICABLE
        assert judged(new_star(tier=Tier.CORE_ZONE))["segment"].outcome is NOT_APPLICABLE

    def test_unprinted_new_star_track_is_met_with_a_note(self) -> None:
        drones = CLUSTERS.new_star_track("无人机", highland="高端装备")
        finding = judged(evolve(new_star(), track=drones))["segment"]
        assert (finding.outcome, finding.notes) == (MET, (Note.UNLISTED_TRACK,))


class TestScale:
    def test_blank_is_unknown_and_never_zero(self) -> None:
        finding = judged(application(revenue=None))["scale"]
        assert (finding.outcome, finding.observed, finding.required) == (UNKNOWN, None, yi(42))

    def test_zero_is_a_figure(self) -> None:
        finding = judged(application(revenue=yi(0)))["scale"]
        assert (finding.outcome, finding.gap) == (UNMET, yi(42))

    def test_gap_is_to_the_applicable_amount(self) -> None:
        finding = judged(application(revenue=yi("41.9")))["scale"]
        assert (finding.outcome, finding.gap) == (UNMET, wan(1000))

    def test_forecast_counts_only_under_that_reading(self) -> None:
        subject = application(revenue=yi(41), revenue_forecast=yi(50))
        assert judged(subject)["scale"].outcome is UNMET
        assert judged(subject, A12="this-year-forecast")["scale"].outcome is MET
        assert "2026" in str(judged(subject, A12="this-year-forecast")["scale"].subject)

    def test_world_class_adds_only_the_negotiable_note(self) -> None:
        finding = judged(application(revenue=yi(41), world_class=True))["scale"]
        assert finding.outcome is UNMET
        assert Note.NEGOTIABLE in finding.notes
        assert known(finding.basis).negotiable is True
        assert Note.NEGOTIABLE not in judged(application(world_class=None))["scale"].notes

    def test_blank_county_is_noted_if_it_matters(self) -> None:
        between = judged(application(mountain_or_island=None, revenue=yi(50)))["scale"]
        assert (between.outcome, between.gap, between.notes) == (UNKNOWN, None, (Note.COUNTY_UNKNOWN,))
        above = judged(application(mountain_or_island=None, revenue=yi(60)))["scale"]
        assert (above.outcome, above.notes) == (MET, ())


class TestChainLeader:
    @pytest.mark.parametrize("subject", [application(tier=Tier.COORDINATED_ZONE), new_star()])
    def test_clause_applies_to_core_zones_only(self, subject: ClusterApplication) -> None:
        assert judged(subject)["chain-leader"].outcome is NOT_APPLICABLE

    @pytest.mark.parametrize(
        ("leaders", "institutes", "outcome"),
        [(0, 3, MET), (0, 2, UNMET), (1, 0, MET), (None, 3, MET), (None, 2, UNKNOWN), (0, None, UNKNOWN)],
    )
    def test_a22_lets_three_institutes_replace_the_leader(
        self, leaders: int | None, institutes: int | None, outcome: Outcome
    ) -> None:
        subject = application(chain_leaders=leaders, research_institutes=institutes)
        report = judged(subject, A22="leader-and-platform-or-institutes")
        assert report["chain-leader"].outcome is outcome


class TestInnovationBase:
    @pytest.mark.parametrize("subject", [application(tier=Tier.COORDINATED_ZONE), new_star()])
    def test_clause_applies_to_core_zones_only(self, subject: ClusterApplication) -> None:
        assert judged(subject)["innovation-base"].outcome is NOT_APPLICABLE

    @pytest.mark.parametrize("track", ["人工智能", "高端软件"])
    def test_software_tracks_need_no_platforms(self, track: str) -> None:
        subject = application(track, innovation_platforms=None, research_institutes=2)
        finding = judged(subject)["innovation-base"]
        assert (finding.outcome, finding.notes) == (UNKNOWN, (Note.NOT_COLLECTED,))
        demanded = judged(subject, A24="demand")["innovation-base"]
        assert (demanded.outcome, demanded.notes, demanded.gap) == (UNMET, (), (1, 1))

    def test_blank_institutes_stay_unknown_even_if_platforms_are_demanded(self) -> None:
        subject = application("人工智能", innovation_platforms=None, research_institutes=None)
        assert judged(subject, A24="demand")["innovation-base"].outcome is UNKNOWN

    def test_stated_platforms_of_a_software_track_count_even_zero(self) -> None:
        stated = application("人工智能", innovation_platforms=0, research_institutes=2)
        assert judged(stated)["innovation-base"].outcome is UNMET
        assert judged(stated)["innovation-base"].notes == ()
        assert judged(stated)["innovation-base"].gap == (1, 1)

    def test_enough_institutes_add_no_note(self) -> None:
        subject = application("人工智能", innovation_platforms=None, research_institutes=3)
        assert judged(subject)["innovation-base"].notes == ()
        assert judged(subject, A24="demand")["innovation-base"].outcome is MET


class TestInTime:
    def test_application_not_submitted_yet_is_not_judged(self) -> None:
        finding = judged(application(submitted=None))["in-time"]
        assert (finding.outcome, finding.notes) == (NOT_APPLICABLE, (Note.NOT_SUBMITTED,))


class TestRemarksOnTheFloor:
    def test_relief_that_the_province_decides_is_named(self) -> None:
        finding = judged(application(revenue=yi(60)), A15="discretionary")["scale"]
        assert Note.RELIEF_DISCRETIONARY in finding.notes
        elsewhere = judged(application(revenue=yi(60), mountain_or_island=False), A15="discretionary")["scale"]
        assert Note.RELIEF_DISCRETIONARY not in elsewhere.notes


class TestWays:
    @pytest.mark.parametrize(
        ("track", "segment"), [("低空经济与商业航天", "飞行表演"), ("生物医药与医疗器械", "ＣＸＯ")]
    )
    def test_met_segment_offers_none(self, track: str, segment: str) -> None:
        judgement = judged(application(track, segment=segment))["segment"].judgement
        assert (judgement.outcome, judgement.ways) == (MET, ())

    def test_blank_name_of_a_figure_is_that_of_the_clause(self) -> None:
        assert judged(new_star())["x-bars-new-star"].judgement.subject is None
