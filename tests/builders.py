"""Subjects that meet every condition, to be changed in the one respect a test is about."""

from datetime import date, datetime
from typing import Any

from attrs import evolve

from zj415x import (
    CHINA,
    Applicant,
    ApplicantKind,
    Category,
    ClusterApplication,
    Enterprise,
    FinancialYear,
    Innovation,
    JingpinProduct,
    Money,
    Readings,
    Report,
    Sales,
    Scale,
    Standing,
    Tier,
    XTitle,
    wan,
    yi,
)
from zj415x.editions.y2026 import NOTICE as NOTICE

CLUSTERS = NOTICE.clusters
JINGPIN = NOTICE.jingpin
FEN = Money(1)
_PLENTY = yi(1000)


def applicant(**changes: Any) -> Applicant:
    made = Applicant(
        name="开化县人民政府",
        kind=ApplicantKind.COUNTY_GOVERNMENT,
        city="衢州市",
        county="开化县",
        mountain_or_island=True,
    )
    return evolve(made, **changes)


def application(
    track: str = "低空经济与商业航天",
    *,
    mountain_or_island: bool | None = True,
    revenue: Money | None = _PLENTY,
    revenue_forecast: Money | None = None,
    chain_leaders: int | None = 1,
    innovation_platforms: int | None = 1,
    research_institutes: int | None = 3,
    **changes: Any,
) -> ClusterApplication:
    """A core zone's application in an open track; the figures the conditions ask about have names of their own."""
    made = ClusterApplication(
        applicant=applicant(mountain_or_island=mountain_or_island),
        tier=Tier.CORE_ZONE,
        track=CLUSTERS.track(track),
        segment="低空装备",
        titles=(XTitle("未来产业先导区", same_industry=True),),
        standing=Standing.NONE,
        scale=Scale(revenue=revenue, revenue_forecast=revenue_forecast, chain_leaders=chain_leaders),
        innovation=Innovation(innovation_platforms=innovation_platforms, research_institutes=research_institutes),
        submitted=datetime(2026, 6, 20, 10, tzinfo=CHINA),
    )
    return evolve(made, **changes)


def new_star(track: str = "文体用品", **changes: Any) -> ClusterApplication:
    """A New Star application of an applicant outside the X system."""
    return application(track, **({"tier": Tier.NEW_STAR, "segment": None, "titles": ()} | changes))


def enterprise(**changes: Any) -> Enterprise:
    made = Enterprise(
        name="某某机床有限公司",
        city="台州市",
        county="温岭市",
        mountain_or_island=False,
        independent_legal_person=True,
        rd_institution_in_province=True,
        production_base_in_province=True,
        quality_system=True,
        quality_management_evaluated=True,
        quality_benchmark=False,
        years=years((300, 10_000), (300, 10_000), (300, 10_000)),
    )
    return evolve(made, **changes)


def years(*figures: tuple[int | None, int | None]) -> tuple[FinancialYear, ...]:
    """R&D and main revenue in 万元, from 2023 on."""
    return tuple(
        FinancialYear(
            year=2023 + place,
            rd_expense=None if spent is None else wan(spent),
            main_revenue=None if earned is None else wan(earned),
        )
        for place, (spent, earned) in enumerate(figures)
    )


def sales(*amounts: Money | None, first: int = 2023) -> tuple[Sales, ...]:
    return tuple(Sales(year=first + place, amount=amount) for place, amount in enumerate(amounts))


def product(**changes: Any) -> JingpinProduct:
    made = JingpinProduct(
        name="五轴加工中心",
        category=Category.ADVANCED_MANUFACTURING,
        track="工业母机与机器人",
        enterprise=enterprise(),
        launched=date(2023, 5, 1),
        launch_evidence=("企业内部新产品立项程序资料",),
        sales=sales(wan(600), wan(900), wan(1000)),
        commitment_letter=True,
        submitted=datetime(2026, 7, 1, 9, tzinfo=CHINA),
    )
    return evolve(made, **changes)


def judged(subject: ClusterApplication | JingpinProduct, **readings: str) -> Report:
    """The report under the 2026 edition."""
    if isinstance(subject, ClusterApplication):
        return subject.validate(CLUSTERS, readings=Readings(**readings))
    return subject.validate(JINGPIN, readings=Readings(**readings))
