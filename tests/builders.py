"""Subjects that meet every condition, to be changed in the one respect a test is about."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from zj415x import (
    CHINA,
    Applicant,
    ApplicantKind,
    Category,
    ClusterApplication,
    Enterprise,
    FinancialYear,
    JingpinProduct,
    Money,
    Readings,
    Report,
    Sales,
    Tier,
    XTitle,
    wan,
    yi,
)
from zj415x.cluster.call import ClusterCall
from zj415x.editions.y2026 import NOTICE as NOTICE
from zj415x.exchange import read_application
from zj415x.printed.form import Indicator, Section

CLUSTERS = NOTICE.clusters
JINGPIN = NOTICE.jingpin
FEN = Money(1)


@frozen
class Index:
    """An integer of another make, as NumPy's are: no int, but it can be counted with."""

    number: int

    def __index__(self) -> int:
        return self.number


EXAMPLES = Path(__file__).parents[1] / "examples"


def known(value: object) -> Any:
    """A value whose kind the test knows, so that it can be looked into."""
    return value


def applicant(**changes: Any) -> Applicant:
    made = Applicant(
        name="开化县人民政府",
        kind=ApplicantKind.COUNTY_GOVERNMENT,
        city="衢州市",
        county="开化县",
        mountain_or_island=True,
    )
    return evolve(made, **changes)


_IN_UNIT: dict[str, Any] = {"亿元": yi(1), "%": Decimal("0.01")}  # anything else is counted


def filled(made: ClusterApplication, call: ClusterCall = CLUSTERS) -> ClusterApplication:
    """The same with something on each blank line that the form asks of its track, and with the list that it needs."""
    lines = [line for line in call.form_lines(made.track) if attrgetter(line.field)(made) is None]
    sections: Any = {}
    for section in dict.fromkeys(line.field.partition(".")[0] for line in lines):
        sections[section] = _with(
            getattr(made, section), [line for line in lines if line.field.startswith(f"{section}.")]
        )
    columns = [line for line in call.targets if line.asked_of(software=made.track.software)]
    return evolve(
        made,
        targets=tuple(_with(column, columns) for column in made.targets or ()),
        evidence=(*(made.evidence or ()), *(line.field for line in lines if line.itemised)),
        **sections,
    )


def _with(section: Any, lines: Iterable[Indicator]) -> Any:
    blank = [line for line in lines if getattr(section, line.name) is None]
    return evolve(section, **{line.name: _IN_UNIT.get(line.unit, 1) for line in blank})


# A complete form, with figures that are plenty in every track.
_EXAMPLE = filled(read_application((EXAMPLES / "application.json").read_bytes(), NOTICE))
COMPLETE = evolve(
    _EXAMPLE,
    scale=evolve(_EXAMPLE.scale, revenue=yi(1000), revenue_forecast=yi(1125)),
    innovation=evolve(_EXAMPLE.innovation, rd_expense=yi(41), innovation_platforms=1),
    targets=tuple(
        evolve(column, revenue=yi(1125 + 100 * place), innovation_platforms=1)
        for place, column in enumerate(_EXAMPLE.targets or ())
    ),
    evidence=(*(_EXAMPLE.evidence or ()), "innovation.innovation_platforms"),
)


# How many lines the form asks of a track, in its sections together and in the first; tests/editions counts them.
LINES, SOFTWARE_LINES = (len(CLUSTERS.form_lines(track)) for track in ("智能物联", "高端软件"))
SCALE_LINES, SOFTWARE_SCALE_LINES = (
    sum(line.section is Section.SCALE for line in CLUSTERS.form_lines(track)) for track in ("智能物联", "高端软件")
)


def application(
    track: str = "低空经济与商业航天",
    *,
    mountain_or_island: bool | None = True,
    revenue: Money | None = COMPLETE.scale.revenue,
    revenue_forecast: Money | None = COMPLETE.scale.revenue_forecast,
    chain_leaders: int | None = 1,
    innovation_platforms: int | None = 1,
    research_institutes: int | None = 3,
    **changes: Any,
) -> ClusterApplication:
    """A core zone's complete application in an open track; the figures the conditions ask about have their names."""
    made = evolve(
        COMPLETE,
        applicant=applicant(mountain_or_island=mountain_or_island),
        track=CLUSTERS.track(track),
        titles=(XTitle("未来产业先导区", same_industry=True),),
        scale=evolve(COMPLETE.scale, revenue=revenue, revenue_forecast=revenue_forecast, chain_leaders=chain_leaders),
        innovation=evolve(
            COMPLETE.innovation, innovation_platforms=innovation_platforms, research_institutes=research_institutes
        ),
    )
    return evolve(made, **changes)


def new_star(track: str = "文体用品", **changes: Any) -> ClusterApplication:
    """A New Star application of an applicant outside the X system."""
    return application(track, **({"tier": Tier.NEW_STAR, "segment": None, "titles": (), "x_types": ("无",)} | changes))


def software(**changes: Any) -> ClusterApplication:
    """A complete application of a software track, which leaves the lines blank that are not collected from it."""
    made = application("人工智能", segment="算力基础设施")
    lines = {line.field for line in CLUSTERS.indicators if not line.asked_of(software=True)}
    blank = {section: [field.partition(".")[2] for field in lines if field.startswith(f"{section}.")]
             for section in ("scale", "innovation")}  # fmt: skip
    innovation = evolve(made.innovation, **dict.fromkeys(blank["innovation"]), software_copyrights=12)
    targets = tuple(
        evolve(column, future_factories=None, green_factories=None, innovation_platforms=None)
        for column in made.targets or ()
    )
    full = evolve(
        made,
        scale=evolve(made.scale, **dict.fromkeys(blank["scale"])),
        innovation=innovation,
        targets=targets,
        project_lists=evolve(
            made.project_lists,
            medium_projects=tuple(evolve(one, total=wan(2400)) for one in made.project_lists.medium_projects or ()),
        ),
        evidence=(*(one for one in made.evidence or () if one not in lines), "innovation.software_copyrights"),
    )
    return evolve(filled(full), **changes)


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
        return subject.validate(CLUSTERS, readings=Readings.of(readings))
    return subject.validate(JINGPIN, readings=Readings.of(readings))
