"""Applicant: the applicant for a cluster, its standing, and its X titles."""

from datetime import date

from attrs import field

from ..hooks import frozen
from ..values.blank import City, County
from ..values.check import verify
from ..values.county import check_seat, find_county
from ..words import Term


class ApplicantKind(Term):
    """The kinds of eligible applicants (附件1 三), and all others."""

    COUNTY_GOVERNMENT = "县（市、区）人民政府"
    PARK = "开发区（园区）管委会"
    OTHER = "其他"


class Standing(Term):
    """What the applicant holds today for the track applied for, a “新星” of the same industry included (附件1 二)."""

    CORE_ZONE = "核心区"
    COORDINATED_ZONE = "协同区"
    NEW_STAR = "“新星”产业群"
    NONE = "无"


@frozen(kw_only=True)
class Applicant:
    """The applicant (附件1 三): a county-level government or a park's administrative committee.

    ``county`` of a park is its host county. The caller states ``mountain_or_island`` (山区海岛县), None for a blank,
    because the notice does not say which list it means (A14).

    Raises:
        UnknownNameError: Zhejiang has no such city or county.
        FormerCountyError: the county no longer exists.
        InvalidTypeError, InvalidValueError: a field has a wrong type or value; the county belongs to another city.
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

    X titles have names of their own: ``same_industry`` states whether the title is of the industry applied for; where
    it is None, ``industry`` decides by the tracks and segments of 附1-1 (A21). ``valid_until``: the last day in force;
    None: no end date.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
    """

    scheme: str
    industry: str | None = field(default=None, kw_only=True)
    same_industry: bool | None = field(default=None, kw_only=True)
    valid_until: date | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        verify(self)
