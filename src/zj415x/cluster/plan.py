"""Plan: the implementation plan that goes with the form, and its table of targets."""

from attrs import frozen

from ..values.kind import Amount, Count, Share, Year, verify


@frozen(kw_only=True)
class Plan:
    """《建设实施方案》 (附1-3), as facts that the applicant declares.

    ``uploaded``: it is in the system. ``tier_chapter``: it has what the outline adds for this tier: a core zone's
    tasks with its coordinated zones, or a coordinated zone's with its core. ``restates_figures``: the figures of the
    form return in it as targets.

    Raises:
        InvalidTypeError: a field that cannot hold its value.
    """

    uploaded: bool | None = None
    tier_chapter: bool | None = None
    restates_figures: bool | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@frozen(kw_only=True)
class TargetYear:
    """One year's column of the target table (附1-3): ten lines, one field a line, in the order of the print.

    Lines 1 and 2 are levels, line 3 is what is new in the year, 4 to 10 are stocks at its end (A32).

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
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
