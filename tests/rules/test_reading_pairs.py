"""For every option of every selectable phrase: a case it changes, and a case it leaves alone."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve

from zj415x import (
    CHINA,
    ApplicantKind,
    Money,
    Nomination,
    Outcome,
    Plan,
    Readings,
    Standing,
    Tier,
    Verdict,
    XTitle,
    wan,
    yi,
)
from zj415x.rules.outcome import Note
from zj415x.rules.reading import VOCABULARY

from ..builders import (
    CLUSTERS,
    JINGPIN,
    NOTICE,
    applicant,
    application,
    enterprise,
    judged,
    new_star,
    product,
    sales,
    software,
    years,
)

Ask = Callable[[Any, dict[str, str]], Any]


def clause(name: str) -> Ask:
    """Build the question for a clause's outcome and force."""

    def ask(subject: Any, chosen: dict[str, str]) -> tuple[Outcome, str]:
        finding = judged(subject, **chosen)[name]
        return finding.outcome, str(finding.force)

    return ask


def city(subjects: Any, chosen: dict[str, str]) -> Verdict:
    return CLUSTERS.validate_city("衢州市", subjects, sealed=True, readings=Readings.of(chosen)).verdict


def places(row: tuple[str, int], chosen: dict[str, str]) -> int:
    name, recommenders = row
    return JINGPIN.quotas.limit(name, recommenders=recommenders, readings=Readings.of(chosen))


def within_city(row: str, chosen: dict[str, str]) -> bool:
    return JINGPIN.quotas.allowance(row, readings=Readings.of(chosen)).within_city


def listed(products: Any, chosen: dict[str, str]) -> Verdict:
    stated = [Nomination(product=item, passed_review=True, province_owned=False) for item in products]
    report = JINGPIN.validate_recommendation("台州市", stated, sealed=True, readings=Readings.of(chosen))
    return report.verdict


def last_day(name: str, chosen: dict[str, str]) -> date:
    return NOTICE.deadline(name, readings=Readings.of(chosen)).last_day


def stars(count: int) -> list[Any]:
    return [new_star(applicant=applicant(name=f"甲{number}")) for number in range(count)]


def titled(**changes: Any) -> Any:
    return application(titles=(evolve(XTitle("创新型产业集群", same_industry=True), **changes),))


SOFTWARE = application(
    "高端软件", segment="工业软件", tier=Tier.CORE_ZONE, standing=Standing.NONE, titles=(XTitle("创新型产业集群"),)
)
COMPUTING = evolve(software(tier=Tier.NEW_STAR, titles=(), x_types=("无",)), track=CLUSTERS.track("算力产业"))
PARK = application(revenue=yi(50), applicant=applicant(kind=ApplicantKind.PARK))
ENDED = date(2026, 6, 10)
LONG = "字" * 300 + " "
BRAND, GROUPS = "先进制造业集群品牌所在县（市、区）", "省属企业集团"
REGISTERED = enterprise(mountain_or_island=False, production_mountain_or_island=True)
SMALL = sales(wan(500), wan(500), wan(500))

# (phrase, option): what is asked, of what it turns over, of what it does not.
PAIRS: dict[tuple[str, str], tuple[Ask, Any, Any]] = {
    ("A01", "six"): (
        clause("x-system"),
        application(titles=(XTitle("“新星”产业群", same_industry=True),)),
        titled(),
    ),
    ("A02", "no"): (
        clause("x-system"),
        application(titles=(), standing=Standing.COORDINATED_ZONE),
        titled(),
    ),
    ("A03", "by-evaluation-method"): (
        clause("open-track"),
        application("集成电路"),
        application("集成电路", tier=Tier.NEW_STAR),
    ),
    ("A04", "all-with-floors"): (clause("route"), SOFTWARE, application(standing=Standing.NONE)),
    ("A05", "never"): (clause("route"), application(standing=Standing.NONE), SOFTWARE),
    ("A07", "notice-date"): (clause("x-system"), titled(valid_until=ENDED), titled(valid_until=date(2026, 5, 25))),
    ("A08", "any-title"): (clause("x-system"), titled(same_industry=False), titled(scheme="未来产业先导区")),
    ("A12", "this-year-forecast"): (
        clause("scale"),
        application(revenue=yi(41), revenue_forecast=yi(43)),
        application(revenue=yi(43), revenue_forecast=yi(43)),
    ),
    ("A13", "more-than"): (clause("scale"), application(revenue=yi(42)), application(revenue=yi(42) + Money(1))),
    ("A15", "discretionary"): (clause("scale"), application(revenue=yi(50)), application(revenue=yi(60))),
    ("A16", "none"): (clause("scale"), PARK, application(revenue=yi(50))),
    ("A22", "leader-and-platform-or-institutes"): (
        clause("chain-leader"),
        application(chain_leaders=0, research_institutes=3),
        application(chain_leaders=0, research_institutes=2),
    ),
    ("A24", "demand"): (
        clause("innovation-base"),
        software(innovation=evolve(software().innovation, research_institutes=2)),
        application(innovation_platforms=None, research_institutes=2),
    ),
    ("A27", "hard"): (city, stars(4), stars(3)),
    ("A39", "all-characters"): (
        clause("text-lengths"),
        application(advantages=LONG),
        application(advantages="字" * 300),
    ),
    ("A41", "exclusive"): (last_day, "jingpin-recommendation", "cluster-online"),
    ("A47", "mean-of-ratios"): (
        clause("rd-share"),
        product(enterprise=enterprise(years=years((100, 1_000), (300, 10_000), (100, 10_000)))),
        product(),
    ),
    ("A47", "every-year"): (
        clause("rd-share"),
        product(enterprise=enterprise(years=years((400, 10_000), (300, 10_000), (200, 10_000)))),
        product(),
    ),
    ("A48", "three-years"): (
        clause("mean-sales"),
        product(launched=date(2024, 12, 1), sales=sales(wan(100), wan(1600), first=2024)),
        product(sales=sales(wan(800), wan(800), wan(800))),
    ),
    ("A48", "every-year"): (
        clause("mean-sales"),
        product(sales=sales(wan(600), wan(900), wan(1000))),
        product(sales=sales(wan(800), wan(800), wan(800))),
    ),
    ("A48", "full-years"): (
        clause("mean-sales"),
        product(launched=date(2024, 12, 20), sales=sales(None, wan(0), wan(1500))),
        product(launched=date(2024, 1, 1), sales=sales(None, wan(0), wan(1500))),
    ),
    ("A51", "production-site"): (
        clause("mean-sales"),
        product(sales=SMALL, enterprise=REGISTERED),
        product(sales=SMALL, enterprise=enterprise(mountain_or_island=False, production_mountain_or_island=False)),
    ),
    ("A53", "one-in-principle"): (listed, [product(), product(name="六轴加工中心")], [product()]),
    ("A55", "two-in-total-outside"): (places, (BRAND, 3), (BRAND, 1)),
    ("A55", "two-per-county-inside"): (within_city, BRAND, GROUPS),
    ("A56", "per-body"): (places, (GROUPS, 3), (BRAND, 3)),
    ("A66", "in-principle"): (clause("route"), SOFTWARE, application(standing=Standing.NONE)),
    ("A67", "as-software"): (
        clause("scale-lines"),
        COMPUTING,
        evolve(COMPUTING, track=CLUSTERS.track("光电（半导体）")),
    ),
    ("A68", "required"): (
        clause("plan-tier-chapter"),
        application(plan=Plan(uploaded=True, tier_chapter=False, restates_figures=True)),
        new_star(),
    ),
}


def test_every_other_option_has_a_pair_of_cases() -> None:
    options = {(id, option) for id, options in VOCABULARY.items() for option in options[1:]}
    assert set(PAIRS) == options


@pytest.mark.parametrize(("id", "option"), PAIRS)
def test_option_changes_only_the_case_it_should(id: str, option: str) -> None:
    ask, turned, unturned = PAIRS[id, option]
    assert ask(turned, {}) == ask(turned, {id: VOCABULARY[id][0]})
    assert ask(turned, {id: option}) != ask(turned, {})
    assert ask(unturned, {id: option}) == ask(unturned, {})


@pytest.mark.parametrize(
    ("clauses", "subject", "readings"),
    [
        (("x-bars-new-star",), new_star(titles=(XTitle("创新型产业集群", same_industry=False),)), {"A08": "any-title"}),
        (("x-bars-new-star",), new_star(standing=Standing.NEW_STAR), {"A01": "six"}),
        (("x-types",), titled(same_industry=False), {"A08": "any-title"}),
    ],
)
def test_pairs_cover_every_clause_that_declares_the_phrase(
    clauses: tuple[str, ...], subject: Any, readings: dict[str, str]
) -> None:
    subject = evolve(subject, x_types=("无",))
    for name in clauses:
        assert judged(subject)[name].outcome is not judged(subject, **readings)[name].outcome


def test_a07_by_notice_date_accepts_a_title_that_ends_later() -> None:
    for day, outcome in ((25, Outcome.UNMET), (26, Outcome.MET), (27, Outcome.MET)):
        subject = titled(valid_until=date(2026, 5, day))
        assert judged(subject, A07="notice-date")["x-system"].outcome is outcome
        draft = evolve(subject, submitted=None)
        assert judged(draft, A07="notice-date")["x-system"].outcome is outcome
    assert judged(evolve(titled(valid_until=ENDED), submitted=None))["x-system"].outcome is Outcome.UNKNOWN


def test_a15_discretionary_relief_does_not_apply_by_itself() -> None:
    for revenue, outcome in ((yi(60) - Money(1), Outcome.UNMET), (yi(60), Outcome.MET)):
        subject = application(revenue=revenue)
        assert judged(subject, A15="discretionary")["scale"].outcome is outcome
        assert subject.threshold(readings=Readings(A15="discretionary")).amount == yi(60)
        unsaid = application(revenue=revenue, mountain_or_island=None)
        assert judged(unsaid, A15="discretionary")["scale"].outcome is outcome
    assert application().threshold().amount == yi(42)


def test_a16_park_has_its_countys_relief_by_default() -> None:
    assert PARK.threshold().amount == yi(42)
    assert PARK.threshold(readings=Readings(A16="none")).amount == yi(60)
    assert application().threshold(readings=Readings(A16="none")).amount == yi(42)
    unsaid = application(revenue=yi(50), applicant=applicant(kind=ApplicantKind.PARK, mountain_or_island=None))
    assert judged(unsaid)["scale"].outcome is Outcome.UNKNOWN
    assert judged(unsaid, A16="none")["scale"].outcome is Outcome.UNMET


def test_park_with_relief_should_name_its_county() -> None:
    park = applicant(kind=ApplicantKind.PARK)
    assert judged(application(applicant=park))["scale"].notes == (Note.RELIEVED,)
    unsaid = application(applicant=evolve(park, county=None))
    assert judged(unsaid)["scale"].notes == (Note.RELIEVED, Note.HOST_COUNTY_BLANK)
    assert Note.NO_RELIEF_FOR_PARKS in judged(unsaid, A16="none")["scale"].notes
    county = application(applicant=applicant(county=None))
    assert judged(county)["scale"].notes == (Note.RELIEVED,)


def test_a41_last_day_is_late_only_if_excluded() -> None:
    sent = datetime(2026, 7, 3, 12, tzinfo=CHINA)
    for chosen, outcome in (({}, Outcome.MET), ({"A41": "exclusive"}, Outcome.UNMET)):
        report = CLUSTERS.validate_city("衢州市", [], sent=sent, readings=Readings.of(chosen))
        assert report["recommended-in-time"].outcome is outcome


def test_a55_readings_change_the_brand_places() -> None:
    seats = ("开化县", "开化县", "江山市")
    three = [Nomination(product=product(name=f"产品{place}"), brand_place=seat) for place, seat in enumerate(seats)]
    listed = [Nomination(product=product(name=f"机床{place}")) for place in range(18)] + three
    met, unmet = Outcome.MET, Outcome.UNMET
    for option, outcomes in (
        ("two-per-county-outside", (met, met)),
        ("two-in-total-outside", (met, unmet)),
        ("two-per-county-inside", (unmet, met)),
    ):
        report = JINGPIN.validate_recommendation("衢州市", listed, readings=Readings.of({"A55": option}))
        assert (report["within-quota"].outcome, report["brand-places"].outcome) == outcomes


def test_a56_taken_places_count_only_if_shared() -> None:
    for option, outcome in (("total", Outcome.UNMET), ("per-body", Outcome.MET)):
        report = JINGPIN.validate_recommendation(GROUPS, [product()], taken=5, readings=Readings.of({"A56": option}))
        assert report["within-quota"].outcome is outcome
