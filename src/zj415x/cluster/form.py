"""Form: 附1-2 and the targets of 附1-3, field by field."""

from datetime import date

from attrs import field

from .. import hooks
from ..values.blank import Amount, Count, Growth, Investment, Land, PrivateText, Share, Year
from ..values.check import verify


@hooks.frozen(kw_only=True)
class Scale:
    """规模实力 (附1-2 二（一）): 18 lines. Amounts in Money, growth as a ratio, all else counts.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
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


@hooks.frozen(kw_only=True)
class Innovation:
    """创新水平 (附1-2 二（二）): 11 lines. ``rd_share`` and ``rd_growth`` are ratios, ``rd_expense`` is Money.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
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


@hooks.frozen(kw_only=True)
class Ecosystem:
    """产业生态 (附1-2 二（三）): 4 counts.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
    """

    development_zones: Count | None = None
    talents: Count | None = None
    innovation_teams: Count | None = None
    talent_bases: Count | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.frozen(kw_only=True)
class Potential:
    """成长潜力 (附1-2 二（四）): 3 counts of projects.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
    """

    major_projects: Count | None = None
    medium_projects: Count | None = None
    attracted_projects: Count | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.frozen(kw_only=True)
class KeyEnterprise:
    """A leading enterprise (龙头企业) or a supporting one (重点配套企业) of the segment (附1-2 二（一）).

    ``revenue`` is Money, ``rd_share`` a ratio.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
    """

    name: str | None = None
    honours: str | None = None
    product: str | None = None
    innovation: str | None = None
    revenue: Amount | None = None
    rd_share: Share | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.frozen(kw_only=True)
class InnovationPlatform:
    """A key innovation platform (重点创新平台; 附1-2 二（二）).

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
    """

    name: str | None = None
    honours: str | None = None
    awards: str | None = None
    commercialisation: str | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.frozen(kw_only=True)
class IndustrialPlatform:
    """A key industrial platform (重点产业平台; 附1-2 二（三）); ``land`` is the land still available to the cluster.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
    """

    name: str | None = None
    kind: str | None = None
    enterprises: Count | None = None
    representatives: tuple[str, ...] | None = None
    land: Land | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.frozen(kw_only=True)
class ServicePlatform:
    """A key public service platform (重点公共服务平台; 附1-2 二（三）).

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
    """

    name: str | None = None
    kind: str | None = None
    results: str | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.frozen(kw_only=True)
class LandmarkProject:
    """A landmark project (标志性项目; 附1-2 二（四）); ``owner`` is the enterprise or the platform behind it.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
    """

    name: str | None = None
    owner: str | None = None
    honours: str | None = None
    overview: str | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.frozen(kw_only=True)
class Project:
    """A project that a line of 成长潜力 counts (附1-2 二（四）).

    ``total`` is Money or Dollars, as contracted (A29); ``spent`` the investment actually made this year.
    ``designated``: the project belongs to the programme that the line names beside the size (“两重”,
    省级产业链协同创新项目). ``annual_output`` is the contracted annual output (年度签约产值), a measure of the software
    tracks only.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
    """

    name: str | None = None
    owner: str | None = None
    overview: str | None = None
    period: str | None = None
    total: Investment | None = None
    spent: Investment | None = None
    effect: str | None = None
    designated: bool | None = None
    annual_output: Amount | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.frozen(kw_only=True)
class ProjectLists:
    """The projects that each growth line counts (附1-2 二（四）), under the line's own name; None: no list given.

    Raises:
        InvalidTypeError, InvalidValueError: a list is of another type, or too long.
    """

    major_projects: tuple[Project, ...] | None = None
    medium_projects: tuple[Project, ...] | None = None
    attracted_projects: tuple[Project, ...] | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.frozen(kw_only=True)
class Plan:
    """《建设实施方案》 (附1-3), as facts that the applicant declares.

    ``uploaded``: the plan is in the system. ``tier_chapter``: it has the outline's chapter for this tier: a core zone's
    tasks with its coordinated zones, or a coordinated zone's tasks with its core. ``restates_figures``: it restates the
    form's figures as targets.

    Raises:
        InvalidTypeError: a field has a wrong type or value.
    """

    uploaded: bool | None = None
    tier_chapter: bool | None = None
    restates_figures: bool | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.frozen(kw_only=True)
class TargetYear:
    """A year's column of the target table (附1-3): a field for each of the ten lines, in printed order.

    Lines 1 and 2 are levels, line 3 is the year's new count, lines 4 to 10 are stocks at the year's end (A32).

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
    """

    year: Year
    revenue: Amount | None = None
    rd_share: Share | None = None
    attracted_projects: Count | None = None
    chain_leaders: Count | None = None
    single_champions: Count | None = None
    little_giants: Count | None = None
    future_factories: Count | None = None
    green_factories: Count | None = None
    innovation_platforms: Count | None = None
    research_institutes: Count | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.frozen(kw_only=True)
class Arrangement:
    """A line of 组织保障 (附1-2 二（五）): whether the arrangement exists (有, 无), and a summary of it.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
    """

    exists: bool | None = None
    summary: str | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.frozen(kw_only=True)
class Organisation:
    """组织保障 (附1-2 二（五）): a working mechanism, dedicated policies, and a promoting organisation.

    Raises:
        InvalidTypeError: a field is of another type than Arrangement.
    """

    mechanism: Arrangement = field(factory=Arrangement)
    policy: Arrangement = field(factory=Arrangement)
    promoter: Arrangement = field(factory=Arrangement)

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.listed
@hooks.frozen(kw_only=True, repr=False)
class Person:
    """A person named on the form (附1-2 一); no repr, message or finding ever shows the name.

    Raises:
        InvalidTypeError, InvalidValueError: a field is of another type than str, or invalid.
    """

    name: PrivateText | None = None
    position: PrivateText | None = None
    mobile: PrivateText | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)

    def __repr__(self) -> str:
        return "<Person>"


@hooks.frozen(kw_only=True)
class Opinion:
    """An opinion on the form (附1-2 一: 审核意见), as facts: given or not, sealed (盖章) or not, and its date.

    Raises:
        InvalidTypeError: a field has a wrong type or value.
    """

    given: bool | None = None
    sealed: bool | None = None
    dated: date | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)
