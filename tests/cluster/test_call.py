"""Look-ups by name in the call of annex 1."""

import pytest
from attrs import evolve

from zj415x import Outcome, Tier, yi
from zj415x.errors import InvalidTypeError, InvalidValueError, UnknownNameError, UnknownTrackError

from ..builders import CLUSTERS, application, judged, new_star


def test_track_is_found_at_any_character_width() -> None:
    assert CLUSTERS.track("人工智能").name == "人工智能"
    assert CLUSTERS.track("光电(半导体)").name == "光电（半导体）"
    assert CLUSTERS.track(" 生物医药 与医疗器械").name == "生物医药与医疗器械"


def test_unknown_track_offers_the_nearest_names() -> None:
    with pytest.raises(UnknownTrackError) as caught:
        CLUSTERS.track("工业母机")
    assert caught.value.nearest[0] == "工业母机与机器人"
    assert "工业母机与机器人" in str(caught.value)


def test_unprinted_new_star_track_can_be_built() -> None:
    drones = CLUSTERS.new_star_track("无人机", highland="高端装备")
    assert (drones.name, drones.highland, drones.printed) == ("无人机", "高端装备", False)
    assert drones.floor(Tier.NEW_STAR) == yi(10)
    assert drones.tiers == (Tier.NEW_STAR,)


def test_printed_new_star_track_is_returned_itself() -> None:
    assert CLUSTERS.new_star_track("兽药", highland="现代消费与健康") is CLUSTERS.track("兽药")


@pytest.mark.parametrize(("name", "highland"), [("兽药", "高端装备"), ("人工智能", "新一代信息技术")])
def test_new_star_track_refuses_cluster_tracks_and_other_highlands(name: str, highland: str) -> None:
    with pytest.raises(UnknownTrackError, match=name):
        CLUSTERS.new_star_track(name, highland=highland)


def test_unknown_highland_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="高端装备"):
        CLUSTERS.new_star_track("无人机", highland="装备")


def test_track_that_differs_from_the_printed_track_is_refused() -> None:
    subject = application()
    for changes in ({"core": yi(1)}, {"highland": "火星"}):
        with pytest.raises(InvalidValueError, match="与附1-1所列的不同"):
            judged(evolve(subject, track=evolve(subject.track, **changes)))
    drones = CLUSTERS.new_star_track("无人机", highland="高端装备")
    assert judged(evolve(new_star(), track=drones))["scale"].outcome is Outcome.MET
    with pytest.raises(InvalidValueError, match="无人机"):
        judged(evolve(new_star(), track=evolve(drones, new_star=yi(0))))
    with pytest.raises(UnknownNameError, match="火星"):
        judged(evolve(new_star(), track=evolve(drones, highland="火星")))


def test_call_has_four_highlands() -> None:
    assert CLUSTERS.highlands == ("新一代信息技术", "高端装备", "现代消费与健康", "绿色石化与新材料")


@pytest.mark.parametrize("name", [None, 3.5, "", " "])
def test_new_star_track_needs_a_name(name: object) -> None:
    with pytest.raises(InvalidValueError):
        CLUSTERS.new_star_track(name, highland="高端装备")  # type: ignore[arg-type]


class TestNamesOfTheForm:
    def test_unknown_box_or_line_is_refused(self) -> None:
        with pytest.raises(UnknownNameError, match="未来产业先导区"):
            judged(application(x_types=("未来产业区",)))
        for field in ("evidence", "classified"):
            with pytest.raises(UnknownNameError, match=r"scale\.chain_leaders"):
                judged(evolve(application(), **{field: ("scale.chain_leader",)}))  # type: ignore[arg-type]

    def test_form_lines_accept_a_track_or_its_name(self) -> None:
        with pytest.raises(UnknownTrackError, match="人工智能"):
            CLUSTERS.form_lines("人工只能")
        with pytest.raises(InvalidTypeError, match="Track"):
            CLUSTERS.form_lines(3)  # type: ignore[arg-type]
