"""One industry, two columns of 附1-1: kin, titles, standing and routes agree on every pair of tracks (A21)."""

from itertools import product
from typing import Any

from zj415x import Outcome, Standing, Tier, Track, XTitle
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
