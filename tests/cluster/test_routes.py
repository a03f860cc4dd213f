"""The alternatives of a cluster."""

from datetime import datetime
from typing import Any

import pytest
from attrs import evolve

from zj415x import CHINA, Alternative, ApplicantKind, Outcome, Readings, Standing, Tier, Topic, Track, Verdict, XTitle
from zj415x.errors import InvalidTypeError, UnknownTrackError
from zj415x.rules.outcome import Note

from ..builders import CLUSTERS, JINGPIN, LINES, applicant, application, new_star, software

CORE, COORDINATED, STAR = Tier


def routes(subject: Any, *tracks: str | Track, **readings: str) -> tuple[Alternative, ...]:
    found: tuple[Alternative, ...] = subject.routes(CLUSTERS, tracks=tracks, readings=Readings.of(readings))
    return found


def near(subject: Any, *tracks: str | Track, **readings: str) -> tuple[Alternative, ...]:
    """The first group: those whose industry nobody has to judge."""
    return tuple(one for one in routes(subject, *tracks, **readings) if one.note is None)


def names(found: tuple[Alternative, ...]) -> list[tuple[str, Tier]]:
    return [(one.track.name, one.tier) for one in found]


def test_other_tier_of_the_track_keeps_the_figures() -> None:
    (other,) = near(application(revenue=application().track.coordinated))
    assert names((other,)) == [("低空经济与商业航天", COORDINATED)]
    assert other.report["scale"].outcome is Outcome.MET
    # but for the chapter of the plan, which is another for each tier
    # and the county's seal, which is on the other form
    assert [finding.clause for finding in other.report.unknown] == [
        "county-opinion",
        "plan-tier-chapter",
    ]
    assert other.verdict is Verdict.INCOMPLETE


def test_kin_track_is_offered_without_the_figures() -> None:
    found = near(new_star("创新药与医疗器械"))
    assert names(found) == [("生物医药与医疗器械", CORE), ("生物医药与医疗器械", COORDINATED)]
    for one in found:
        assert one.report["scale"].outcome is Outcome.UNKNOWN
        assert one.report["already-held"].outcome is Outcome.UNKNOWN
        assert one.report.of(Topic.FORM).filled == (0, LINES)
    assert names(near(software())) == [
        ("人工智能", COORDINATED),
        ("算力产业", STAR),
    ]


def test_closed_track_offers_its_new_star_and_is_never_offered() -> None:
    assert names(near(application("集成电路", segment=None))) == [("光电（半导体）", STAR)]
    assert near(new_star("光电（半导体）")) == ()


def test_new_materials_offer_their_three_new_stars() -> None:
    found = routes(application("高端新材料", segment=None))
    assert names(found) == [("合成材料", STAR), ("先进金属材料", STAR), ("先进无机非金属材料", STAR)]
    assert {one.note for one in found} == {None}


def test_new_stars_of_the_highland_come_second_for_the_applicant_to_judge() -> None:
    found = routes(application("绿色石化", segment=None))
    assert [(one.track.name, one.note) for one in found] == [
        ("合成材料", None),
        ("先进金属材料", Note.INDUSTRY_FOR_APPLICANT),
        ("先进无机非金属材料", Note.INDUSTRY_FOR_APPLICANT),
    ]


@pytest.mark.parametrize("track", CLUSTERS.tracks, ids=str)
def test_every_new_star_of_kin_and_highland_is_offered_once(track: Track) -> None:
    found = routes(application(track.name, tier=CORE, segment=None))
    offered = sorted(one.track.name for one in found if one.tier is STAR)
    stars = {one.name for one in CLUSTERS.tracks if one.new_star is not None and one.highland == track.highland}
    kin = {one.name for one in CLUSTERS.kin(track) if one.new_star is not None}
    assert offered == sorted(stars | kin)
    assert [one.note is not None for one in found] == sorted(one.note is not None for one in found)


def test_a_named_new_star_of_the_highland_is_for_the_applicant_to_judge_and_of_another_is_not() -> None:
    drones = CLUSTERS.new_star_track("无人机", highland="高端装备")
    notes = {one.track.name: one.note for one in routes(application(), drones, "仪器仪表", "兽药")}
    assert (notes["无人机"], notes["仪器仪表"]) == (Note.INDUSTRY_FOR_APPLICANT,) * 2
    assert notes["兽药"] is None


def test_named_tracks_are_offered_in_each_tier() -> None:
    drones = CLUSTERS.new_star_track("无人机", highland="高端装备")
    found = near(new_star("兽药"), "电气与农机装备", drones, "绿色石化", "兽药")
    assert sorted(names(found), key=str) == sorted(
        [("电气与农机装备", CORE), ("电气与农机装备", COORDINATED), ("无人机", STAR)], key=str
    )


def test_best_alternative_comes_first() -> None:
    city = applicant(kind=ApplicantKind.OTHER)
    found = near(application(applicant=city), "人工智能", "兽药")
    assert [one.verdict for one in found] == [Verdict.INELIGIBLE] * 4
    found = near(application(segment="、".join(application().track.segments)), "兽药", "人工智能")
    assert [one.prospect for one in found] == sorted(one.prospect for one in found)
    # eligible, though its form contradicts itself: that can be mended
    assert names(found)[0] == ("低空经济与商业航天", COORDINATED)
    assert found[0].prospect == (False, Verdict.ELIGIBLE, Verdict.INCOMPLETE)
    assert found[-1].prospect == (False, Verdict.INCOMPLETE, Verdict.INCOMPLETE)


def test_tier_already_held_comes_last() -> None:
    held = application(standing=Standing.COORDINATED_ZONE)
    found = near(held, "人工智能")
    assert names(found)[-1] == ("低空经济与商业航天", COORDINATED)
    assert found[-1].prospect[0] is True
    assert not any(one.prospect[0] for one in found[:-1])


def test_same_industry_is_blank_in_another_track() -> None:
    (star,) = (one for one in near(software()) if one.tier is STAR)
    # it was stated for 人工智能, and says nothing of 算力产业
    assert star.report["x-bars-new-star"].outcome is Outcome.UNKNOWN


def test_titles_and_submission_time_carry_over() -> None:
    late = datetime(2026, 7, 1, tzinfo=CHINA)
    titled = new_star("算力产业", titles=(XTitle("未来产业先导区", industry="人工智能"),), submitted=late)
    for one in near(titled):
        assert one.report["x-system"].outcome is Outcome.MET
        assert one.report["x-system"].observed == ("未来产业先导区",)
        assert one.report["in-time"].outcome is Outcome.UNMET


def test_blank_titles_stay_blank() -> None:
    (core, coordinated) = near(new_star("算力产业", titles=None))
    assert core.report["x-system"].observed is None
    assert coordinated.report["x-system"].outcome is Outcome.UNKNOWN


def test_standing_is_blank_in_a_kin_track_and_none_in_another_industry() -> None:
    held = new_star("光电（半导体）", standing=Standing.NEW_STAR)
    assert {one.track.name: one.report["already-held"].observed for one in routes(held, "人工智能", "兽药")} == {
        "人工智能": Standing.NONE,
        "算力产业": Standing.NONE,
        "兽药": Standing.NONE,
    }
    for one in near(new_star("算力产业", standing=Standing.NEW_STAR)):
        assert (one.track.name, one.report["already-held"].observed) == ("人工智能", None)
        assert one.report["x-system"].outcome is Outcome.UNKNOWN


def test_readings_apply_to_alternatives() -> None:
    (other,) = near(application(revenue=application().track.coordinated), A13="more-than")
    assert other.report.readings["A13"] == "more-than"


def test_unknown_track_and_wrong_call_are_refused() -> None:
    with pytest.raises(UnknownTrackError, match="人工智能"):
        routes(application(), "人工只能")
    with pytest.raises(InvalidTypeError, match=r"NOTICE\.clusters"):
        application().routes(JINGPIN)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="应为赛道或它的名称，不能是 3"):
        application().routes(CLUSTERS, tracks=[3])  # type: ignore[list-item]


def test_alternative_is_eligible_once_its_figures_are_given() -> None:
    star = new_star("算力产业")
    (core, *_) = routes(star)
    assert core.track.name == "人工智能"
    assert evolve(star, track=core.track, tier=core.tier).track is CLUSTERS.track("人工智能")
