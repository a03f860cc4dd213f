"""The same wire documents as pydantic v2 models that refuse the same faults: the peer that reading is measured against.

Amounts and shares are held as exact decimals and written with their unit again; all limits are those of the library.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StrictBool,
    StrictInt,
    StringConstraints,
    model_validator,
)

from zj415x.editions.y2026 import NOTICE
from zj415x.values.county import CITIES, COUNTIES

P = TypeVar("P", bound=BaseModel)
CALL = NOTICE.clusters
HOME = {one.name: one.city for one in COUNTIES}
TRACKS = frozenset(track.name for track in CALL.tracks)
LINES = frozenset(line.field for line in CALL.indicators)


def with_unit(units: dict[str, int]) -> Callable[[object], Decimal]:
    """Text with a unit to a decimal of the least of these units."""

    def read(value: object) -> Decimal:
        if not isinstance(value, str) or (not value.isascii() and not value[-1:].isprintable()):
            raise ValueError("an amount with its unit")
        for unit, power in units.items():
            if value.endswith(unit):
                digits = value[: -len(unit)]
                if digits.isascii() and digits.replace(".", "", 1).isdigit() and digits[:1] != "." != digits[-1:]:
                    return Decimal(digits).scaleb(power)
                break
        raise ValueError("an amount with its unit")

    return read


def write_yuan(value: Decimal) -> str:
    return f"{(value.scaleb(-8)).normalize():f}亿元" if value >= 10**8 else f"{value.scaleb(-4).normalize():f}万元"


def read_percent(value: object) -> Decimal:
    if not isinstance(value, str) or not value.endswith("%"):
        raise ValueError("a share with %")
    digits = value[:-1].removeprefix("-")
    if not (digits.isascii() and digits.replace(".", "", 1).isdigit() and digits[:1] != "." != digits[-1:]):
        raise ValueError("a share with %")
    return Decimal(value[:-1]).scaleb(-2)


def write_percent(value: Decimal) -> str:
    return f"{value.scaleb(2).normalize():f}%"


def read_total(value: object) -> Decimal | tuple[Decimal, str]:
    if isinstance(value, str) and value.endswith("美元"):
        return (within_reason(at_most_finely(DOLLARS(value))), "美元")
    return within_reason(at_most_finely(YUAN(value)))


def within_reason(value: Decimal) -> Decimal:
    if value > 10**22:
        raise ValueError("beyond belief")
    return value


def write_total(value: Decimal | tuple[Decimal, str]) -> str:
    if isinstance(value, tuple):
        return write_yuan(value[0]).replace("元", "美元")
    return write_yuan(value)


def at_most_finely(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or (exponent < -2 and value != value.quantize(Decimal("0.01"))):
        raise ValueError("finer than a fen")
    return value


def known(names: frozenset[str]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in names:
            raise ValueError("no such name")
        return value

    return check


def of_our_time(value: datetime) -> datetime:
    if not 2000 <= value.year < 2100:
        raise ValueError("no year of ours")
    return value


def iso_date(value: object) -> object:
    if not isinstance(value, str) or len(value) != 10:
        raise ValueError("a date")
    return value


def iso_instant(value: object) -> object:
    if not isinstance(value, str) or value[10:11] != "T":
        raise ValueError("an instant")
    return value


YUAN = with_unit({"亿元": 8, "万元": 4, "元": 0})
DOLLARS = with_unit({"亿美元": 8, "万美元": 4, "美元": 0})
MU = with_unit({"亩": 0})

Text = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=10_000, pattern=r"\S")]
Count = Annotated[StrictInt, Field(ge=0, le=10**9)]
Year = Annotated[StrictInt, Field(ge=2000, le=2100)]
Amount = Annotated[
    Decimal, BeforeValidator(YUAN), AfterValidator(at_most_finely), Field(ge=0, le=10**22), PlainSerializer(write_yuan)
]
Total = Annotated[Decimal | tuple[Decimal, str], BeforeValidator(read_total), PlainSerializer(write_total)]
Land = Annotated[
    Decimal,
    BeforeValidator(MU),
    AfterValidator(at_most_finely),
    Field(ge=0),
    PlainSerializer(lambda value: f"{value:f}亩"),
]
Share = Annotated[
    Decimal, BeforeValidator(read_percent), Field(ge=0, le=1, max_digits=25), PlainSerializer(write_percent)
]
Growth = Annotated[Decimal, BeforeValidator(read_percent), Field(ge=-1, max_digits=25), PlainSerializer(write_percent)]
Day = Annotated[date, BeforeValidator(iso_date)]
Instant = Annotated[AwareDatetime, BeforeValidator(iso_instant), AfterValidator(of_our_time)]
City = Annotated[Text, AfterValidator(known(frozenset(CITIES)))]
County = Annotated[Text, AfterValidator(known(frozenset(HOME)))]
TrackName = Annotated[Text, AfterValidator(known(TRACKS))]
ProductTrack = Annotated[Text, AfterValidator(known(frozenset(NOTICE.jingpin.tracks)))]
Scheme = Annotated[Text, AfterValidator(known(frozenset(CALL.x_system.on_form)))]
Box = Annotated[Text, AfterValidator(known(frozenset(CALL.x_system.boxes)))]
Line = Annotated[Text, AfterValidator(known(LINES))]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def once_a_year(part: P, rows: Iterable[Any]) -> P:
    years = [row.year for row in rows]
    if len(years) != len(set(years)):
        raise ValueError("a year stands twice")
    return part


class Applicant(Part):
    name: Text
    kind: Literal["县（市、区）人民政府", "开发区（园区）管委会", "其他"]
    city: City | None = None
    county: County | None = None
    mountain_or_island: StrictBool | None = None

    @model_validator(mode="after")
    def seat(self) -> "Applicant":
        if self.city is not None and self.county is not None and HOME[self.county] != self.city:
            raise ValueError("the county belongs to another city")
        return self


class XTitle(Part):
    scheme: Scheme
    industry: Text | None = None
    same_industry: StrictBool | None = None
    valid_until: Day | None = None


class Person(Part):
    name: Text | None = None
    position: Text | None = None
    mobile: Text | None = None


class Opinion(Part):
    given: StrictBool | None = None
    sealed: StrictBool | None = None
    dated: Day | None = None


class Scale(Part):
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


class Innovation(Part):
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


class Ecosystem(Part):
    development_zones: Count | None = None
    talents: Count | None = None
    innovation_teams: Count | None = None
    talent_bases: Count | None = None


class Potential(Part):
    major_projects: Count | None = None
    medium_projects: Count | None = None
    attracted_projects: Count | None = None


class KeyEnterprise(Part):
    name: Text | None = None
    honours: Text | None = None
    product: Text | None = None
    innovation: Text | None = None
    revenue: Amount | None = None
    rd_share: Share | None = None


class InnovationPlatform(Part):
    name: Text | None = None
    honours: Text | None = None
    awards: Text | None = None
    commercialisation: Text | None = None


class IndustrialPlatform(Part):
    name: Text | None = None
    kind: Text | None = None
    enterprises: Count | None = None
    representatives: tuple[Text, ...] | None = None
    land: Land | None = None


class ServicePlatform(Part):
    name: Text | None = None
    kind: Text | None = None
    results: Text | None = None


class LandmarkProject(Part):
    name: Text | None = None
    owner: Text | None = None
    honours: Text | None = None
    overview: Text | None = None


class Project(Part):
    name: Text | None = None
    owner: Text | None = None
    overview: Text | None = None
    period: Text | None = None
    total: Total | None = None
    spent: Total | None = None
    effect: Text | None = None
    designated: StrictBool | None = None
    annual_output: Amount | None = None


class ProjectLists(Part):
    major_projects: tuple[Project, ...] | None = None
    medium_projects: tuple[Project, ...] | None = None
    attracted_projects: tuple[Project, ...] | None = None


class Arrangement(Part):
    exists: StrictBool | None = None
    summary: Text | None = None


class Organisation(Part):
    mechanism: Arrangement = Arrangement()
    policy: Arrangement = Arrangement()
    promoter: Arrangement = Arrangement()


class Plan(Part):
    uploaded: StrictBool | None = None
    tier_chapter: StrictBool | None = None
    restates_figures: StrictBool | None = None


class TargetYear(Part):
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


class Application(Part):
    applicant: Applicant
    tier: Literal["核心区", "协同区", "“新星”产业群"]
    track: TrackName
    segment: Text | None = None
    advantages: Text | None = None
    titles: tuple[XTitle, ...] | None = None
    x_types: tuple[Box, ...] | None = None
    standing: Literal["核心区", "协同区", "“新星”产业群", "无"] | None = None
    world_class: StrictBool | None = None
    granted_floor: Amount | None = None
    head: Person = Person()
    contact: Person = Person()
    county_opinion: Opinion = Opinion()
    city_opinion: Opinion = Opinion()
    scale: Scale = Scale()
    leading_enterprises: tuple[KeyEnterprise, ...] | None = None
    supporting_enterprises: tuple[KeyEnterprise, ...] | None = None
    innovation: Innovation = Innovation()
    key_innovation_platforms: tuple[InnovationPlatform, ...] | None = None
    ecosystem: Ecosystem = Ecosystem()
    industrial_platforms: tuple[IndustrialPlatform, ...] | None = None
    service_platforms: tuple[ServicePlatform, ...] | None = None
    growth: Potential = Potential()
    project_lists: ProjectLists = ProjectLists()
    chain_leader_projects: tuple[LandmarkProject, ...] | None = None
    champion_projects: tuple[LandmarkProject, ...] | None = None
    platform_projects: tuple[LandmarkProject, ...] | None = None
    organisation: Organisation = Organisation()
    plan: Plan = Plan()
    targets: tuple[TargetYear, ...] | None = None
    evidence: tuple[Line, ...] | None = None
    classified: tuple[Line, ...] | None = None
    submitted: Instant | None = None

    @model_validator(mode="after")
    def years(self) -> "Application":
        return once_a_year(self, self.targets or ())


class FinancialYear(Part):
    year: Year
    rd_expense: Amount | None = None
    main_revenue: Amount | None = None


class Enterprise(Part):
    name: Text
    city: City | None = None
    county: County | None = None
    mountain_or_island: StrictBool | None = None
    independent_legal_person: StrictBool | None = None
    rd_institution_in_province: StrictBool | None = None
    production_base_in_province: StrictBool | None = None
    quality_system: StrictBool | None = None
    quality_management_evaluated: StrictBool | None = None
    quality_benchmark: StrictBool | None = None
    production_county: County | None = None
    production_mountain_or_island: StrictBool | None = None
    years: tuple[FinancialYear, ...] = ()

    @model_validator(mode="after")
    def related(self) -> "Enterprise":
        if self.city is not None and self.county is not None and HOME[self.county] != self.city:
            raise ValueError("the county belongs to another city")
        return once_a_year(self, self.years)


class Sales(Part):
    year: Year
    amount: Amount | None = None


class Product(Part):
    name: Text
    category: Literal["先进制造类", "数字技术融合类", "特色（消费品）类"]
    track: ProductTrack
    enterprise: Enterprise
    model: Text | None = None
    launched: Day | None = None
    launch_evidence: tuple[Text, ...] | None = None
    sales: tuple[Sales, ...] = ()
    zone: Text | None = None
    commitment_letter: StrictBool | None = None
    submitted: Instant | None = None

    @model_validator(mode="after")
    def years(self) -> "Product":
        return once_a_year(self, self.sales)
