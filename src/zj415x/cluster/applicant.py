"""Applicant: who applies for a cluster, and what it holds today."""

from datetime import date

from attrs import field, frozen

from ..values.check import verify
from ..values.county import check_seat, find_county
from ..values.kind import City, County
from ..words import Term


class ApplicantKind(Term):
    """Who may apply (附件1 三), and everybody else."""

    COUNTY_GOVERNMENT = "县（市、区）人民政府"
    PARK = "开发区（园区）管委会"
    OTHER = "其他"


class Standing(Term):
    """What the applicant is today in the track it applies for (附件1 二)."""

    CORE_ZONE = "核心区"
    COORDINATED_ZONE = "协同区"
    NEW_STAR = "“新星”产业群"
    NONE = "无"


@frozen(kw_only=True)
class Applicant:
    """Who applies (附件1 三): a county-level government or a park's administrative committee.

    ``county`` of a park is its host county. ``mountain_or_island`` (山区海岛县) is stated by the caller, None where
    it is not: the notice does not say which list it means (A14).

    Raises:
        UnknownNameError, FormerCountyError: a city or county that Zhejiang does not have, or has no more.
        InvalidTypeError, InvalidValueError: a field that cannot hold its value; a county of another city.
    """

    name: str
    kind: ApplicantKind
    city: City | None = None
    county: County | None = None
    mountain_or_island: bool | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)

    def _relate(self) -> None:
        check_seat(self.city, self.county)

    @property
    def home(self) -> str | None:
        """The city it belongs to, by itself or by its county; None where neither is stated."""
        return self.city if self.city is not None or self.county is None else find_county(self.county).city


@frozen
class XTitle:
    """A title of the X system (“X”体系; 附件1 二1, 附1-2 一) that the applicant holds.

    X titles carry names of their own: whether one is of the industry applied for is ``same_industry`` where stated,
    else it follows from ``industry``. ``valid_until``: the last day in force; None: no end date.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    scheme: str
    industry: str | None = field(default=None, kw_only=True)
    same_industry: bool | None = field(default=None, kw_only=True)
    valid_until: date | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        verify(self)
