"""One industry, two columns of 附1-1: kin, titles, standing and routes agree on every pair of tracks (A21)."""

from itertools import product
from typing import Any

import pytest
from attrs import evolve

from zj415x import Outcome, Standing, Tier, Track, XTitle
from zj415x.cluster.industry import Industries
from zj415x.rules.outcome import Note

from ..builders import CLUSTERS, application, judged, new_star
from ..draws import Draw

MET, UNMET, UNKNOWN = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN
OPPOSITE = {MET: UNMET, UNMET: MET, UNKNOWN: UNKNOWN}
INDUSTRIES = CLUSTERS.industries


def relation(held: Track, wanted: Track) -> Outcome:
    """The relation of two printed tracks, from the pairs alone."""
    if held == wanted:
        return MET
    paired = (held.name, wanted.name) in INDUSTRIES.pairs or (wanted.name, held.name) in INDUSTRIES.pairs
    return UNKNOWN if paired else UNMET


def test_kin_titles_standing_and_routes_never_contradict_each_other(draw: Draw) -> None:
    for held, wanted in draw.of(list(product(CLUSTERS.tracks, repeat=2)), 120):
        expected = relation(held, wanted)
        assert (wanted in CLUSTERS.kin(held)) is (held in CLUSTERS.kin(wanted)) is (expected is UNKNOWN)
        for name in (held.name, *held.segments):
            assert INDUSTRIES.compare(name, wanted) is expected
            titled: dict[str, Any] = {"titles": (XTitle("创新型产业集群", industry=name),)}
            zone = application(wanted.name, tier=Tier.COORDINATED_ZONE, segment=None, standing=Standing.NONE, **titled)
            star = new_star(wanted.name, standing=Standing.NONE, **titled)
            assert judged(zone)["x-system"].outcome is expected
            assert judged(star)["x-bars-new-star"].outcome is OPPOSITE[expected]


def test_routes_take_standing_and_titles_from_the_same_relation(draw: Draw) -> None:
    for held, wanted in draw.of(list(product(CLUSTERS.tracks, repeat=2)), 60):
        titles = (XTitle("创新型产业集群", industry=held.name),)
        subject = application(
            held.name, tier=Tier.CORE_ZONE, segment=None, titles=titles, standing=Standing.COORDINATED_ZONE
        )
        expected = relation(held, wanted)
        found = [route for route in subject.routes(CLUSTERS, tracks=[wanted]) if route.track == wanted]
        assert len(found) == len([tier for tier in wanted.tiers if held != wanted or tier is not subject.tier])
        for route in found:
            clause = "x-bars-new-star" if route.tier is Tier.NEW_STAR else "x-system"
            outcome = OPPOSITE[expected] if route.tier is Tier.NEW_STAR else expected
            assert route.report[clause].outcome is outcome
            standing = {MET: Standing.COORDINATED_ZONE, UNKNOWN: None, UNMET: Standing.NONE}[expected]
            assert route.report["already-held"].observed is standing
            beside = expected is UNMET and route.tier is Tier.NEW_STAR and held.highland == wanted.highland
            assert route.note is (Note.INDUSTRY_FOR_APPLICANT if beside else None)


@pytest.mark.parametrize(
    ("industry", "outcome"),
    [
        ("低空经济与商业航天", Outcome.MET),
        ("低空经济 与商业航天", Outcome.MET),
        ("低空装备", Outcome.MET),
        ("模具", Outcome.UNMET),
        ("通用航空", Outcome.UNKNOWN),
    ],
)
def test_an_industry_is_compared_by_its_row(industry: str, outcome: Outcome) -> None:
    track = CLUSTERS.track("低空经济与商业航天")
    assert CLUSTERS.x_system.industries.compare(industry, track) is outcome


def test_what_follows_from_the_tracks_is_neither_given_nor_printed() -> None:
    industries = CLUSTERS.x_system.industries
    assert repr(industries) == f"Industries(tracks={industries.tracks!r}, pairs={industries.pairs!r})"
    assert repr(CLUSTERS.x_system).endswith(f"last_day={CLUSTERS.x_system.last_day!r})")
    with pytest.raises(TypeError, match="printed_in"):
        Industries(tracks=(), pairs=(), printed_in={})  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="boxes"):
        evolve(CLUSTERS.x_system, boxes=frozenset())  # type: ignore[call-arg]
