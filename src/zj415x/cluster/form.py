"""The numbered tables of 附1-2, one class a table, one field a line, in the order of the print.

Every field may be blank (None), and a blank is not a zero. Which line a field is, its label and its unit say the
edition's indicators.
"""

from attrs import frozen

from ..values.kind import Amount, Count, Growth, Share, verify


@frozen(kw_only=True)
class Scale:
    """规模实力 (附1-2 二（一）): 18 lines. Amounts in Money, growth as a ratio, all else counts.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    revenue: Amount | None = None
    revenue_growth: Growth | None = None
    revenue_forecast: Amount | None = None
    chain_leaders: Count | None = None
    single_champions: Count | None = None
    little_giants: Count | None = None
    listed_companies: Count | None = None
    above_scale_enterprises: Count | None = None
    per_mu_leaders: Count | None = None
    first_of_kind: Count | None = None
    new_products: Count | None = None
    jingpin_products: Count | None = None
    pin_mark_holders: Count | None = None
    inspection_grade: Count | None = None
    future_factories: Count | None = None
    smart_factories: Count | None = None
    industrial_internet_platforms: Count | None = None
    green_factories: Count | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@frozen(kw_only=True)
class Innovation:
    """创新水平 (附1-2 二（二）): 11 lines. ``rd_share`` and ``rd_growth`` are ratios, ``rd_expense`` is Money.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    rd_share: Share | None = None
    rd_expense: Amount | None = None
    rd_growth: Growth | None = None
    innovation_platforms: Count | None = None
    research_institutes: Count | None = None
    shuangjian_shuangling_projects: Count | None = None
    major_achievements: Count | None = None
    science_awards: Count | None = None
    standards: Count | None = None
    pct_patents: Count | None = None
    software_copyrights: Count | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@frozen(kw_only=True)
class Ecosystem:
    """产业生态 (附1-2 二（三）): 4 counts.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    development_zones: Count | None = None
    talents: Count | None = None
    innovation_teams: Count | None = None
    talent_bases: Count | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@frozen(kw_only=True)
class Potential:
    """成长潜力 (附1-2 二（四）): 3 counts of projects.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    major_projects: Count | None = None
    medium_projects: Count | None = None
    attracted_projects: Count | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)
