"""Any application and any product, complete or with blanks, and any way of reading the notice."""

from datetime import date, datetime, timedelta
from typing import Any

import attrs
from attrs import evolve
from hypothesis import strategies as st

from zj415x import (
    CHINA,
    ApplicantKind,
    Category,
    ClusterApplication,
    FinancialYear,
    JingpinProduct,
    Money,
    Sales,
    Standing,
    Tier,
    XTitle,
)
from zj415x.rules.reading import VOCABULARY

from .builders import CLUSTERS, COMPLETE, applicant, enterprise, product

facts = st.booleans()
money = st.integers(0, 1200 * 10**10).map(Money)
small = st.integers(0, 5)
readings = st.fixed_dictionaries({}, optional={id: st.sampled_from(options) for id, options in VOCABULARY.items()})
# An application that is sent in the window in which titles are judged before it is sent.
window = st.integers(0, 30).map(lambda days: datetime(2026, 5, 26, 9, tzinfo=CHINA) + timedelta(days=days))
titles = st.builds(
    XTitle,
    st.sampled_from(CLUSTERS.x_system.on_form),
    industry=st.sampled_from(["人工智能", "低空经济与商业航天", "文体用品", "通用航空"]),
    same_industry=facts,
    valid_until=st.dates(date(2026, 5, 1), date(2026, 7, 31)),
)


TRACKS = (
    *CLUSTERS.tracks,
    CLUSTERS.new_star_track("无人机", highland="高端装备"),
    CLUSTERS.new_star_track("智能体应用", highland="新一代信息技术", software=True),
)


_FULL = evolve(
    COMPLETE,
    innovation=evolve(COMPLETE.innovation, software_copyrights=1),
    evidence=(*(COMPLETE.evidence or ()), "innovation.software_copyrights"),
)


def _filled(
    *, revenue: Money, revenue_forecast: Money, leaders: int, platforms: int, institutes: int, **changes: Any
) -> ClusterApplication:
    scale = evolve(_FULL.scale, revenue=revenue, revenue_forecast=revenue_forecast, chain_leaders=leaders)
    innovation = evolve(_FULL.innovation, innovation_platforms=platforms, research_institutes=institutes)
    return evolve(_FULL, scale=scale, innovation=innovation, **changes)


def applications(tracks: Any = TRACKS) -> st.SearchStrategy[ClusterApplication]:
    """Complete ones: nothing is blank."""
    return st.builds(
        _filled,
        applicant=st.builds(applicant, mountain_or_island=facts, kind=st.sampled_from(ApplicantKind)),
        tier=st.sampled_from(Tier),
        track=st.sampled_from(tracks),
        segment=st.sampled_from(["低空装备", "农机装备", "电气", "工业软件"]),
        titles=st.lists(titles, max_size=2).map(tuple),
        x_types=st.lists(st.sampled_from(sorted(CLUSTERS.x_system.boxes)), min_size=1, max_size=2).map(tuple),
        standing=st.sampled_from(Standing),
        world_class=facts,
        revenue=money,
        revenue_forecast=money,
        leaders=small,
        platforms=small,
        institutes=small,
        submitted=window,
    )


def products() -> st.SearchStrategy[JingpinProduct]:
    """Complete ones: nothing is blank."""
    cheap = st.integers(0, 2000 * 10**6).map(Money)
    return st.builds(
        product,
        category=st.sampled_from(Category),
        launched=st.dates(date(2021, 1, 1), date(2025, 12, 31)),
        launch_evidence=st.sampled_from([(), ("企业内部新产品立项程序资料",), ("其他",)]),
        commitment_letter=facts,
        sales=st.tuples(*(st.builds(Sales, year=st.just(year), amount=cheap) for year in (2023, 2024, 2025))),
        enterprise=st.builds(
            enterprise,
            mountain_or_island=facts,
            independent_legal_person=facts,
            rd_institution_in_province=facts,
            production_base_in_province=facts,
            quality_system=facts,
            quality_management_evaluated=facts,
            quality_benchmark=facts,
            years=st.tuples(
                *(
                    st.builds(FinancialYear, year=st.just(year), rd_expense=cheap, main_revenue=cheap)
                    for year in (2023, 2024, 2025)
                )
            ),
        ),
    )


_SPEAKING = {"submitted", "valid_until", "same_industry"}


def blanked(subject: Any, draw: Any) -> Any:
    """The same form with some of its optional fields not filled in."""
    changes: dict[str, Any] = {}
    for field in attrs.fields(type(subject)):
        value = getattr(subject, field.name)
        if field.name == "track" or value is None:
            continue
        if attrs.has(type(value)) and not isinstance(value, Money):
            changes[field.name] = blanked(value, draw)
        elif isinstance(value, tuple) and value and attrs.has(type(value[0])):
            changes[field.name] = tuple(blanked(one, draw) for one in value)
        # submitted, valid_until and same_industry say something by being left out
        if field.default is None and field.name not in _SPEAKING and draw(facts):
            changes[field.name] = None
    return evolve(subject, **changes)
