"""A city's recommendation."""

from datetime import datetime, timedelta

import pytest
from attrs import evolve

from zj415x import CHINA, ClusterApplication, Entry, Force, Opinion, Outcome, Readings, Report, Topic, Verdict
from zj415x.cluster.city import CityRecommendation
from zj415x.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from zj415x.rules.outcome import Comparison
from zj415x.wording import say

from ..builders import CLUSTERS, applicant, application, known, new_star

MET, UNMET, UNKNOWN, NOT_APPLICABLE = Outcome


def star(name: str, track: str = "文体用品") -> ClusterApplication:
    return evolve(new_star(track), applicant=applicant(name=name))


def stars(count: int) -> list[ClusterApplication]:
    return [star(f"第{place}县人民政府") for place in range(count)]


def judged(
    applications: list[ClusterApplication],
    sent: datetime | None = None,
    sealed: bool | None = True,
    **readings: str,
) -> Report:
    return CLUSTERS.validate_city("衢州市", applications, sent=sent, sealed=sealed, readings=Readings.of(readings))


class TestCap:
    @pytest.mark.parametrize(("count", "outcome"), [(2, MET), (3, MET), (4, UNMET)])
    def test_cap_of_three_new_stars_holds_in_principle(self, count: int, outcome: Outcome) -> None:
        report = judged(stars(count))
        finding = report["new-star-cap"]
        assert (finding.outcome, finding.required, finding.gap) == (outcome, 3, 1 if count == 4 else None)
        assert len(known(finding.observed).recommended + known(finding.observed).left_out) == count
        assert report.verdict is (Verdict.ELIGIBLE if outcome is MET else Verdict.NEEDS_EXPLANATION)
        assert (finding.force, finding.rule.force) == (Force.IN_PRINCIPLE, Force.IN_PRINCIPLE)

    def test_fourth_new_star_is_ineligible_if_the_cap_is_hard(self) -> None:
        hard = judged(stars(4), A27="hard")
        assert (hard["new-star-cap"].force, hard.verdict) == (Force.REQUIRED, Verdict.INELIGIBLE)
        assert judged(stars(3), A27="hard").verdict is Verdict.ELIGIBLE

    def test_cap_ignores_core_and_coordinated_zones(self) -> None:
        zones = [evolve(application(), applicant=applicant(name=f"第{place}县人民政府")) for place in range(9)]
        finding = judged([*zones, *stars(4)])["new-star-cap"]
        assert [one.row for one in known(finding.observed).recommended] == [10, 11, 12]
        assert finding.entries == known(finding.observed).left_out
        assert finding.entries == (Entry(path="$.applications[12]", label="第3县人民政府：文体用品", row=13),)

    def test_cap_finding_holds_an_allocation(self) -> None:
        allocation = known(judged(stars(4))["new-star-cap"].observed)
        assert (allocation.recommender, allocation.place, allocation.limit) == ("衢州市", "附件1 五（二）", 3)
        assert say(allocation) == "衢州市：名额 3（附件1 五（二）），推荐 3，名额外 1"
        assert say(judged(stars(4))["new-star-cap"]) == (
            "附件1 五（二）（原则上）：“新星”产业群推荐数量 4，超过 3，多 1：第4行 第3县人民政府：文体用品。"
        )


class TestDuplicates:
    def test_repeated_applicant_for_a_track_is_remarked(self) -> None:
        report = judged([star("开化县人民政府"), star("常山县人民政府"), star(" 开化县人民政府")])
        finding = report["duplicate-application"]
        assert (finding.outcome, finding.observed) == (UNMET, (" 开化县人民政府：文体用品",))
        assert finding.entries == (Entry(path="$.applications[2]", label="申报单位", row=3),)
        assert finding.required == (Entry(path="$.applications[0]", label="申报单位", row=1),)
        assert finding.comparison is Comparison.ONCE
        assert report.verdict is Verdict.ELIGIBLE

    def test_applicant_in_two_tracks_is_not_remarked(self) -> None:
        assert judged([star("开化县人民政府"), star("开化县人民政府", "兽药")])["duplicate-application"].outcome is MET


class TestLetter:
    CLOSES = datetime(2026, 7, 4, tzinfo=CHINA)

    @pytest.mark.parametrize(
        ("sent", "outcome"),
        [
            (None, NOT_APPLICABLE),
            (CLOSES - timedelta(seconds=1), MET),
            (CLOSES, UNMET),
            (CLOSES + timedelta(seconds=1), UNMET),
        ],
    )
    def test_letter_is_in_time_until_the_day_ends(self, sent: datetime | None, outcome: Outcome) -> None:
        report = judged(stars(1), sent)
        assert report["recommended-in-time"].outcome is outcome
        assert (report.verdict is Verdict.INELIGIBLE) is (outcome is UNMET)

    def test_strict_reading_makes_the_last_day_too_late(self) -> None:
        eve = self.CLOSES - timedelta(days=1)
        assert judged(stars(1), eve, A41="exclusive")["recommended-in-time"].outcome is UNMET
        before = eve - timedelta(seconds=1)
        assert judged(stars(1), before, A41="exclusive")["recommended-in-time"].outcome is MET

    def test_wording_mentions_the_excluded_day(self) -> None:
        late = judged(stars(1), self.CLOSES - timedelta(hours=7), A41="exclusive")["recommended-in-time"]
        assert say(late).endswith("2026年7月3日17:00，已过时限（2026年7月3日前，不含当日）。")
        assert say(late, "en").endswith("(before July 3, 2026, that day not included).")

    @pytest.mark.parametrize(
        ("sealed", "outcome", "verdict"),
        [
            (True, MET, Verdict.ELIGIBLE),
            (None, UNKNOWN, Verdict.INCOMPLETE),
            (False, UNMET, Verdict.INELIGIBLE),
        ],
    )
    def test_letter_must_be_sealed(self, sealed: bool | None, outcome: Outcome, verdict: Verdict) -> None:
        report = judged(stars(1), sealed=sealed)
        assert (report["sealed"].outcome, report["sealed"].force, report.verdict) == (outcome, Force.REQUIRED, verdict)

    def test_unsealed_letter_can_still_be_sealed(self) -> None:
        for sealed in (False, None):
            (remedy,) = judged(stars(1), sealed=sealed).remedies()
            assert [(change.field, change.to) for change in remedy.changes] == [("$.sealed", True)]


class TestOpinions:
    @pytest.mark.parametrize(
        ("opinion", "outcome"),
        [
            (Opinion(given=True, sealed=True), MET),
            (Opinion(given=True), UNKNOWN),
            (Opinion(sealed=True), UNKNOWN),
            (Opinion(), UNKNOWN),
            (Opinion(given=True, sealed=False), UNMET),
            (Opinion(given=False), UNMET),
        ],
    )
    def test_city_gives_and_seals_its_opinion_on_each_application(self, opinion: Opinion, outcome: Outcome) -> None:
        report = judged([star("甲"), evolve(star("乙"), city_opinion=opinion)])
        finding = report["city-opinions"]
        assert (finding.outcome, finding.topic, finding.force) == (outcome, Topic.FORM, Force.REQUIRED)
        # it can be mended
        assert report.verdict is (Verdict.ELIGIBLE if outcome is MET else Verdict.INCOMPLETE)
        assert [entry.row for entry in finding.entries] == ([] if outcome is MET else [2])

    def test_remedy_names_the_applications_without_an_opinion(self) -> None:
        (remedy,) = judged([star("甲"), evolve(star("乙"), city_opinion=Opinion())]).remedies()
        (change,) = remedy.changes
        assert [entry.label for entry in change.entries] == ["乙：文体用品"]


class TestJurisdiction:
    HOMELESS = evolve(star("某园区"), applicant=applicant(name="某园区", city=None, county=None))
    WENLING = evolve(star("温岭市人民政府"), applicant=applicant(city="台州市", county="温岭市", name="温岭市人民政府"))

    def test_applicant_of_the_city_is_met_by_its_county_too(self) -> None:
        by_county = evolve(star("乙"), applicant=applicant(name="乙", city=None, county="开化县"))
        finding = judged([star("甲"), by_county])["in-jurisdiction"]
        assert (finding.outcome, finding.judgement.ways) == (MET, ())

    @pytest.mark.parametrize("city", ["台州市", None])
    def test_applicant_of_another_city_is_unmet_and_can_be_taken_off(self, city: str | None) -> None:
        foreign = evolve(self.WENLING, applicant=evolve(self.WENLING.applicant, city=city))
        report = judged([foreign, star("甲")])
        finding = report["in-jurisdiction"]
        assert (finding.outcome, finding.topic, finding.force) == (UNMET, Topic.ELIGIBILITY, Force.REQUIRED)
        assert [entry.row for entry in finding.entries] == [1]
        assert report.verdict is Verdict.INELIGIBLE
        (remedy,) = report.remedies()
        assert [(change.field, change.to) for change in remedy.changes] == [("$.applications", (star("甲"),))]
        assert say(remedy.changes[0]) == "推荐的申报：撤下第1行 温岭市人民政府：文体用品〔尚可办理；附件1 五（二）〕"

    def test_applicant_without_city_and_county_is_unknown(self) -> None:
        report = judged([star("甲"), self.HOMELESS])
        assert (report["in-jurisdiction"].outcome, report.verdict) == (UNKNOWN, Verdict.INCOMPLETE)
        (remedy,) = report.remedies()
        assert [(change.field, change.from_, change.to) for change in remedy.changes] == [
            ("$.applications[1].applicant.city", None, "衢州市")
        ]

    def test_another_city_decides_before_a_blank(self) -> None:
        report = judged([self.WENLING, self.HOMELESS])
        assert [entry.row for entry in report["in-jurisdiction"].entries] == [1]
        (remedy,) = report.remedies()
        assert [(change.field, change.to) for change in remedy.changes] == [
            ("$.applications", (self.HOMELESS,)),
            ("$.applications[0].applicant.city", "衢州市"),
        ]

    def test_applications_of_another_city_and_past_the_cap_are_taken_off_together(self) -> None:
        listed = [self.WENLING, *stars(4)]
        (remedy,) = judged(listed).remedies()
        assert [(change.field, change.to) for change in remedy.changes] == [("$.applications", tuple(listed[1:4]))]
        assert [entry.row for entry in remedy.changes[0].entries] == [1, 5]


class TestLateApplications:
    CLOSES = datetime(2026, 6, 26, tzinfo=CHINA)

    @pytest.mark.parametrize(
        ("submitted", "outcome"),
        [
            (None, NOT_APPLICABLE),
            (CLOSES - timedelta(seconds=1), MET),
            (CLOSES, UNMET),
            (CLOSES + timedelta(seconds=1), UNMET),
        ],
    )
    def test_application_sent_after_the_system_closed_is_remarked(
        self, submitted: datetime | None, outcome: Outcome
    ) -> None:
        report = judged([evolve(star("甲"), submitted=submitted)])
        finding = report["applications-in-time"]
        assert (finding.outcome, finding.force) == (outcome, Force.ADVISORY)
        assert report.verdict is Verdict.ELIGIBLE


class TestInput:
    def test_city_name_is_resolved_or_refused(self) -> None:
        assert CLUSTERS.validate_city("衢州市 ", stars(1), sealed=True).verdict is Verdict.ELIGIBLE
        with pytest.raises(UnknownNameError, match="衢州市"):
            CLUSTERS.validate_city("衢洲市", [])

    def test_non_application_is_refused(self) -> None:
        with pytest.raises(InvalidTypeError, match="一组申报"):
            CLUSTERS.validate_city("衢州市", None)  # type: ignore[arg-type]
        with pytest.raises(InvalidTypeError, match="ClusterApplication"):
            CLUSTERS.validate_city("衢州市", ["开化县"])  # type: ignore[list-item]
        with pytest.raises(InvalidValueError, match=r"\+08:00"):
            judged([], datetime(2026, 7, 1))  # noqa: DTZ001

    def test_clauses_on_each_application_do_not_apply_to_an_empty_list(self) -> None:
        report = judged([])
        assert {finding.clause for finding in report if finding.outcome is NOT_APPLICABLE} == {
            "in-jurisdiction",
            "recommended-in-time",
            "city-opinions",
            "applications-in-time",
        }
        assert report.verdict is Verdict.ELIGIBLE
        assert judged([], sealed=None).verdict is Verdict.INCOMPLETE


def test_a_letter_that_is_not_sent_yet_leaves_its_day_and_its_seal_blank() -> None:
    letter = CityRecommendation(city="衢州市", applications=())
    assert (letter.sent, letter.sealed) == (None, None)
