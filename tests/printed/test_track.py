"""Rows of 附1-1 and their thresholds."""

from decimal import Decimal

import pytest

from zj415x import Route, Tier, yi
from zj415x.errors import ClosedTrackError, InvalidTypeError

from ..builders import CLUSTERS

LOW_ALTITUDE = CLUSTERS.track("低空经济与商业航天")


def test_threshold_has_floor_relief_and_amount() -> None:
    threshold = LOW_ALTITUDE.threshold(Tier.CORE_ZONE, mountain_or_island=True)
    assert (threshold.floor, threshold.relief, threshold.relieved, threshold.amount) == (
        yi(60),
        Decimal("0.30"),
        yi(42),
        yi(42),
    )


@pytest.mark.parametrize("mountain_or_island", [False, None])
def test_full_floor_applies_outside_mountain_counties_and_for_blanks(mountain_or_island: bool | None) -> None:
    threshold = LOW_ALTITUDE.threshold(Tier.CORE_ZONE, mountain_or_island=mountain_or_island)
    assert (threshold.amount, threshold.relieved) == (yi(60), yi(42))


@pytest.mark.parametrize(("world_class", "negotiable"), [(True, True), (False, False), (None, False)])
def test_world_class_makes_the_threshold_negotiable_by_no_amount(world_class: bool | None, negotiable: bool) -> None:
    threshold = LOW_ALTITUDE.threshold(Tier.CORE_ZONE, mountain_or_island=False, world_class=world_class)
    assert (threshold.negotiable, threshold.amount) == (negotiable, yi(60))


def test_unprinted_floor_raises_closed_track() -> None:
    for track in CLUSTERS.tracks:
        for tier in set(Tier) - set(track.tiers):
            with pytest.raises(ClosedTrackError, match=str(tier)) as caught:
                track.threshold(tier, mountain_or_island=False)
            assert (caught.value.track, caught.value.tier) == (track.name, str(tier))


def test_track_is_its_official_name() -> None:
    assert str(LOW_ALTITUDE) == "低空经济与商业航天"
    assert repr(LOW_ALTITUDE) == "<Track 低空经济与商业航天>"
    assert LOW_ALTITUDE.route is Route.OPEN


def test_segment_is_compared_loosely() -> None:
    assert LOW_ALTITUDE.lists("低空装备")
    assert LOW_ALTITUDE.lists(" 低空 装备")
    assert not LOW_ALTITUDE.lists("低空")


def test_threshold_refuses_words_and_numbers_as_answers() -> None:
    for answer in ("否", 0, 1):
        with pytest.raises(InvalidTypeError):
            LOW_ALTITUDE.threshold(Tier.CORE_ZONE, mountain_or_island=answer)  # type: ignore[arg-type]
        with pytest.raises(InvalidTypeError):
            LOW_ALTITUDE.threshold(Tier.CORE_ZONE, mountain_or_island=True, world_class=answer)  # type: ignore[arg-type]
    for ask in (LOW_ALTITUDE.floor, lambda tier: LOW_ALTITUDE.threshold(tier, mountain_or_island=True)):
        with pytest.raises(InvalidTypeError, match=r"Tier\.CORE_ZONE"):
            ask("核心区")  # type: ignore[arg-type]
