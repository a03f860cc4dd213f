"""Project: a row of the detailed lists behind the growth lines."""

from attrs import frozen

from ..values.kind import Amount, Investment, verify


@frozen(kw_only=True)
class Project:
    """A project that a line of 成长潜力 counts (附1-2 二（四）).

    ``total`` is Money or Dollars, as agreed (A29); ``spent`` what was really invested this year. ``designated``: it is
    of the programme that the line names beside the size (“两重”, 省级产业链协同创新项目). ``annual_output`` is the
    contracted output of a year (年度签约产值), which only the software tracks may count by.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
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


@frozen(kw_only=True)
class ProjectLists:
    """The projects that each growth line counts (附1-2 二（四）), under the line's own name; None: no list given.

    Raises:
        InvalidTypeError, InvalidValueError: a list that is none, or too long.
    """

    major_projects: tuple[Project, ...] | None = None
    medium_projects: tuple[Project, ...] | None = None
    attracted_projects: tuple[Project, ...] | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)
