"""Which reading of an open question is the wider, tier by tier, and that it never makes anything stricter."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import combinations_with_replacement
from itertools import product as combinations
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from zj415x import (
    CHINA,
    ClusterApplication,
    Finding,
    JingpinProduct,
    Nomination,
    Outcome,
    Readings,
    Report,
    Standing,
    Tier,
    Verdict,
    XTitle,
)
from zj415x.rules.reading import VOCABULARY

from ..builders import CLUSTERS, JINGPIN, applicant, application, judged, new_star, product
from ..draws import Draw
from ..strategies import applications, blanked, products, readings

CORE, COORDINATED, STAR = Tier
ZONES, ALL = (CORE, COORDINATED), (CORE, COORDINATED, STAR)


@frozen
class Wider:
    """Of phrase ``id``, ``wide`` asks less than ``strict`` in these clauses, for applications of these tiers."""

    id: str
    strict: str
    wide: str
    clauses: tuple[str, ...]
    tiers: tuple[Tier, ...] = ()

    @property
    def options(self) -> tuple[str, str]:
        return self.strict, self.wide


# fmt: off
# What makes a member of the X system opens the zones to it and bars it from New Star.
# Submissions follow the notice, so a title in force then was in force on the day of the notice (A07).
OF_APPLICATIONS = (
    Wider("A01", "six",           "seven",                              ("route", "x-system"), ZONES),
    Wider("A01", "seven",         "six",                                ("x-bars-new-star",),  (STAR,)),
    Wider("A02", "no",            "yes",                                ("x-system",),         (CORE,)),
    Wider("A03", "closed",        "by-evaluation-method",               ("open-track",),       ZONES),
    Wider("A04", "four",          "all-with-floors",                    ("route",),            ZONES),
    Wider("A05", "never",         "allowed-in-open-tracks",             ("route",),            (CORE,)),
    Wider("A07", "submission",    "notice-date",                        ("route", "x-system"), ZONES),
    Wider("A07", "notice-date",   "submission",                         ("x-bars-new-star",),  (STAR,)),
    Wider("A08", "same-industry", "any-title",                          ("route", "x-system"), ZONES),
    Wider("A08", "any-title",     "same-industry",                      ("x-bars-new-star",),  (STAR,)),
    Wider("A13", "more-than",     "at-least",                           ("scale",),            ALL),
    Wider("A15", "discretionary", "automatic",                          ("scale",),            ALL),
    Wider("A16", "none",          "by-host-county",                     ("scale",),            ALL),
    Wider("A22", "leader-and-either", "leader-and-platform-or-institutes", ("chain-leader",),  (CORE,)),
    Wider("A24", "demand",        "do-not-demand",                      ("innovation-base",),  (CORE,)),
    Wider("A39", "all-characters", "without-white-space",               ("text-lengths",),     ALL),
    Wider("A66", "required",      "in-principle",                       ("route",),            ZONES),
    Wider("A68", "required",      "in-principle",                       ("plan-tier-chapter",), ZONES),
)
OF_PRODUCTS = (
    Wider("A47", "every-year",    "ratio-of-sums",                      ("rd-share",)),
    Wider("A47", "every-year",    "mean-of-ratios",                     ("rd-share",)),
    Wider("A48", "every-year",    "years-on-sale",                      ("mean-sales",)),
    Wider("A48", "three-years",   "years-on-sale",                      ("mean-sales",)),
)
OF_CITIES = (
    Wider("A27", "hard",          "in-principle",                       ("new-star-cap",)),
    Wider("A41", "exclusive",     "inclusive",                          ("recommended-in-time",)),
)
OF_LISTS = (
    Wider("A53", "one-in-principle", "no-limit",                        ("products-per-enterprise",)),
)
OF_PLACES = (
    Wider("A55", "two-in-total-outside", "two-per-county-outside",      ("within-quota",)),
    Wider("A55", "two-per-county-inside", "two-per-county-outside",     ("within-quota",)),
    Wider("A56", "total",         "per-body",                           ("within-quota",)),
)
# fmt: on
NEITHER = {
    ("A12", "this-year-forecast"): "a forecast may be above or below the actual figure",
    ("A48", "full-years"): "the launch year may raise or lower the mean, and without a full year there is none",
    ("A67", "as-software"): "it asks for other lines, not for fewer alone",
    ("A51", "production-site"): "either county may be the mountainous one",
}
TABLE = (*OF_APPLICATIONS, *OF_PRODUCTS, *OF_CITIES, *OF_LISTS, *OF_PLACES)

_RANK = {Outcome.UNMET: 0, Outcome.UNKNOWN: 1, Outcome.MET: 2, Outcome.NOT_APPLICABLE: 2}


def test_every_option_is_in_the_table_or_neither_wider_nor_stricter() -> None:
    others = {(id, option) for id, options in VOCABULARY.items() for option in options[1:]}
    listed = {(pair.id, option) for pair in TABLE for option in pair.options}
    assert others - listed == set(NEITHER)
    assert not listed & set(NEITHER)


def test_table_names_clauses_that_declare_the_phrase() -> None:
    for pairs, clauses in ((OF_APPLICATIONS, CLUSTERS.clauses), (OF_PRODUCTS, JINGPIN.clauses)):
        declared = {(clause.name, id) for clause in clauses for id in clause.readings}
        assert {(name, pair.id) for pair in pairs for name in pair.clauses} <= declared


def test_only_the_check_of_the_ticks_turns_with_what_counts_as_a_title() -> None:
    widened = {(name, pair.id) for pair in OF_APPLICATIONS for name in pair.clauses}
    neither = {id for id, _ in NEITHER}
    declared = {(clause.name, id) for clause in CLUSTERS.clauses for id in clause.readings if id not in neither}
    assert declared - widened == {("x-types", "A07"), ("x-types", "A08")}


def verdict(report: Report) -> Verdict:
    """The verdict but for the ticks, which fit the titles that count: more may count than are ticked."""
    return Verdict.of(finding for finding in report.findings if finding.clause != "x-types")


def widened(pairs: Iterable[Wider], subject: Any, chosen: dict[str, str]) -> Iterator[tuple[Wider, Report, Report]]:
    """Judge the subject under the stricter and the wider reading of each pair, all other phrases being read alike."""
    for pair in pairs:
        strict, wide = (judged(subject, **(chosen | {pair.id: option})) for option in pair.options)
        yield pair, strict, wide


def lowered(pair: Wider, strict: Report, wide: Report) -> list[str]:
    """The clauses of the pair whose outcome the wider reading lowers."""
    return [name for name in pair.clauses if _RANK[wide[name].outcome] < _RANK[strict[name].outcome]]


class TestWithoutBlanks:
    """On a document without blanks, the wider reading never gives a stricter verdict."""

    @given(applications(), readings)
    def test_application(self, full: ClusterApplication, chosen: dict[str, str]) -> None:
        pairs = [pair for pair in OF_APPLICATIONS if full.tier in pair.tiers]
        for pair, strict, wide in widened(pairs, full, chosen):
            assert verdict(wide) <= verdict(strict), pair

    @given(products(), readings)
    def test_product(self, full: JingpinProduct, chosen: dict[str, str]) -> None:
        for pair, strict, wide in widened(OF_PRODUCTS, full, chosen):
            assert wide.verdict <= strict.verdict, pair


class TestWithBlanks:
    """With blanks, the wider reading lowers no outcome of the clauses that it widens."""

    @given(applications(), readings, st.data())
    def test_application(self, full: ClusterApplication, chosen: dict[str, str], data: st.DataObject) -> None:
        subject = blanked(full, data.draw)
        if data.draw(st.booleans()):
            subject = evolve(subject, submitted=None)
        pairs = [pair for pair in OF_APPLICATIONS if full.tier in pair.tiers]
        for pair, strict, wide in widened(pairs, subject, chosen):
            assert lowered(pair, strict, wide) == [], pair

    @given(products(), readings, st.data())
    def test_product(self, full: JingpinProduct, chosen: dict[str, str], data: st.DataObject) -> None:
        subject = blanked(full, data.draw)
        for pair, strict, wide in widened(OF_PRODUCTS, subject, chosen):
            assert lowered(pair, strict, wide) == [], pair


JOINT = ("A01", "A02", "A03", "A04", "A05", "A08", "A66")


def test_standing_titles_and_tracks_under_every_joint_choice(draw: Draw) -> None:
    """Where readings of admission meet (A66, A05, A04), the wider of each stays the wider under all of the others."""
    held = (None, (), *((XTitle(scheme, same_industry=same),) for scheme in ("创新型产业集群", "“新星”产业群")
                        for same in (True, False, None)))  # fmt: skip
    clauses = {clause.name: clause for clause in CLUSTERS.clauses}
    pairs = [pair for pair in OF_APPLICATIONS if pair.id in JOINT]
    tracks = ("人工智能", "智能物联", "集成电路", "文体用品")
    choices = [dict(zip(JOINT, choice, strict=True)) for choice in combinations(*(VOCABULARY[id] for id in JOINT))]
    cases = combinations(tracks, Tier, (None, *Standing), held, choices)
    for track, tier, standing, titles, choice in draw.of(list(cases), sample=2000):
        subject = application(track, tier=tier, segment=None, standing=standing, titles=titles)
        options = {"A07": "submission"} | choice
        for pair in pairs:
            if tier not in pair.tiers:
                continue
            strict, wide = (
                [Finding(clauses[name], clauses[name].judge(subject, options | {pair.id: option}))
                 for name in pair.clauses]
                for option in pair.options
            )  # fmt: skip
            assert all(_RANK[b.outcome] >= _RANK[a.outcome] for a, b in zip(strict, wide, strict=True)), (pair, choice)
            if standing is not None and titles is not None and all(title.same_industry is not None for title in titles):
                assert Verdict.of(wide) <= Verdict.of(strict), (pair, choice)


@pytest.mark.parametrize("pair", OF_CITIES, ids=str)
def test_city_is_never_judged_more_strictly(pair: Wider) -> None:
    for count, day in combinations(range(6), (1, 2, 3, 4)):
        stars = [new_star(applicant=applicant(name=f"甲{number}")) for number in range(count)]
        sent = datetime(2026, 7, day, 12, tzinfo=CHINA)
        strict, wide = (
            CLUSTERS.validate_city("衢州市", stars, sent=sent, readings=Readings.of({pair.id: option}))
            for option in pair.options
        )
        assert wide.verdict <= strict.verdict
        assert lowered(pair, strict, wide) == []


@pytest.mark.parametrize("pair", OF_LISTS, ids=str)
def test_list_is_never_judged_more_strictly(pair: Wider) -> None:
    for numbers in combinations_with_replacement(range(3), 3):
        listed = [
            Nomination(
                product=product(name=f"产品{place}", enterprise=evolve(product().enterprise, name=f"甲{number}"))
            )
            for place, number in enumerate(numbers)
        ]
        strict, wide = (
            JINGPIN.validate_recommendation("台州市", listed, sealed=True, readings=Readings.of({pair.id: option}))
            for option in pair.options
        )
        assert wide.verdict <= strict.verdict
        assert lowered(pair, strict, wide) == []


@pytest.mark.parametrize("pair", OF_PLACES, ids=str)
def test_places_are_never_fewer(pair: Wider) -> None:
    for row, count in combinations(
        ("先进制造业集群品牌所在县（市、区）", "省属企业集团", "省级有关行业协会"), range(1, 5)
    ):
        strict, wide = (
            JINGPIN.quotas.limit(row, recommenders=count, readings=Readings.of({pair.id: option}))
            for option in pair.options
        )
        assert wide >= strict
