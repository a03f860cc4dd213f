"""zj415x: the executable reading of 浙制高办〔2026〕30号.

Each name is loaded from its module when first asked for, so that a service pays only for what it uses.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .allocation import Allocation, Tilt
    from .apportionment import Apportionment
    from .area import Area
    from .clause import Clause
    from .cluster.alternative import Alternative
    from .cluster.applicant import Applicant, ApplicantKind, Standing, XTitle
    from .cluster.application import ClusterApplication
    from .cluster.form import Ecosystem, Innovation, Potential, Scale
    from .cluster.opinion import Opinion
    from .cluster.organisation import Arrangement, Organisation
    from .cluster.person import Person
    from .cluster.plan import Plan, TargetYear
    from .cluster.project import Project, ProjectLists
    from .cluster.rows import IndustrialPlatform, InnovationPlatform, KeyEnterprise, LandmarkProject, ServicePlatform
    from .deadline import CHINA, Deadline, Party
    from .dollars import Dollars
    from .entry import Entry
    from .errors import (
        ClosedTrackError,
        FormerCountyError,
        InvalidDocumentError,
        InvalidTypeError,
        InvalidValueError,
        MissingExtraError,
        UnknownLocaleError,
        UnknownNameError,
        UnknownTrackError,
        Zj415xError,
    )
    from .finding import Finding, Force, Topic
    from .jingpin.duplicate import Duplicate
    from .jingpin.enterprise import Enterprise, FinancialYear
    from .jingpin.listed_product import ListedProduct
    from .jingpin.nomination import Nomination
    from .jingpin.product import Category, JingpinProduct, Sales
    from .judgement import Judgement
    from .lever import ChangeKind
    from .money import Money, wan, yi
    from .mountain_island import MountainIslandList, mountain_island_list, mountain_or_island
    from .nominee import Nominee
    from .notice import Notice
    from .outcome import Outcome
    from .provincial_allocation import ProvincialAllocation
    from .question import OpenQuestion
    from .quota import Quota
    from .quota_table import QuotaTable
    from .reading import Reading, Readings
    from .remedy import Change, Remedies, Remedy
    from .report import Report
    from .sensitivity import Sensitivity
    from .track import Route, Threshold, Tier, Track
    from .verdict import Verdict

__version__ = "0.2.0.dev0"

_HOMES = {
    ".allocation": ("Allocation", "Tilt"),
    ".apportionment": ("Apportionment",),
    ".area": ("Area",),
    ".clause": ("Clause",),
    ".cluster.alternative": ("Alternative",),
    ".cluster.applicant": ("Applicant", "ApplicantKind", "Standing", "XTitle"),
    ".cluster.application": ("ClusterApplication",),
    ".cluster.form": ("Ecosystem", "Innovation", "Potential", "Scale"),
    ".cluster.opinion": ("Opinion",),
    ".cluster.organisation": ("Arrangement", "Organisation"),
    ".cluster.person": ("Person",),
    ".cluster.plan": ("Plan", "TargetYear"),
    ".cluster.project": ("Project", "ProjectLists"),
    ".cluster.rows": (
        "IndustrialPlatform",
        "InnovationPlatform",
        "KeyEnterprise",
        "LandmarkProject",
        "ServicePlatform",
    ),
    ".deadline": ("CHINA", "Deadline", "Party"),
    ".dollars": ("Dollars",),
    ".entry": ("Entry",),
    ".errors": (
        "ClosedTrackError",
        "FormerCountyError",
        "InvalidDocumentError",
        "InvalidTypeError",
        "InvalidValueError",
        "MissingExtraError",
        "UnknownLocaleError",
        "UnknownNameError",
        "UnknownTrackError",
        "Zj415xError",
    ),
    ".finding": ("Finding", "Force", "Topic"),
    ".jingpin.duplicate": ("Duplicate",),
    ".jingpin.enterprise": ("Enterprise", "FinancialYear"),
    ".jingpin.listed_product": ("ListedProduct",),
    ".jingpin.nomination": ("Nomination",),
    ".jingpin.product": ("Category", "JingpinProduct", "Sales"),
    ".judgement": ("Judgement",),
    ".lever": ("ChangeKind",),
    ".money": ("Money", "wan", "yi"),
    ".mountain_island": ("MountainIslandList", "mountain_island_list", "mountain_or_island"),
    ".nominee": ("Nominee",),
    ".notice": ("Notice",),
    ".outcome": ("Outcome",),
    ".provincial_allocation": ("ProvincialAllocation",),
    ".question": ("OpenQuestion",),
    ".quota": ("Quota",),
    ".quota_table": ("QuotaTable",),
    ".reading": ("Reading", "Readings"),
    ".remedy": ("Change", "Remedies", "Remedy"),
    ".report": ("Report",),
    ".sensitivity": ("Sensitivity",),
    ".track": ("Route", "Threshold", "Tier", "Track"),
    ".verdict": ("Verdict",),
}

__all__ = [
    "CHINA",
    "Allocation",
    "Alternative",
    "Applicant",
    "ApplicantKind",
    "Apportionment",
    "Area",
    "Arrangement",
    "Category",
    "Change",
    "ChangeKind",
    "Clause",
    "ClosedTrackError",
    "ClusterApplication",
    "Deadline",
    "Dollars",
    "Duplicate",
    "Ecosystem",
    "Enterprise",
    "Entry",
    "FinancialYear",
    "Finding",
    "Force",
    "FormerCountyError",
    "IndustrialPlatform",
    "Innovation",
    "InnovationPlatform",
    "InvalidDocumentError",
    "InvalidTypeError",
    "InvalidValueError",
    "JingpinProduct",
    "Judgement",
    "KeyEnterprise",
    "LandmarkProject",
    "ListedProduct",
    "MissingExtraError",
    "Money",
    "MountainIslandList",
    "Nomination",
    "Nominee",
    "Notice",
    "OpenQuestion",
    "Opinion",
    "Organisation",
    "Outcome",
    "Party",
    "Person",
    "Plan",
    "Potential",
    "Project",
    "ProjectLists",
    "ProvincialAllocation",
    "Quota",
    "QuotaTable",
    "Reading",
    "Readings",
    "Remedies",
    "Remedy",
    "Report",
    "Route",
    "Sales",
    "Scale",
    "Sensitivity",
    "ServicePlatform",
    "Standing",
    "TargetYear",
    "Threshold",
    "Tier",
    "Tilt",
    "Topic",
    "Track",
    "UnknownLocaleError",
    "UnknownNameError",
    "UnknownTrackError",
    "Verdict",
    "XTitle",
    "Zj415xError",
    "mountain_island_list",
    "mountain_or_island",
    "wan",
    "yi",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(home, __name__), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
