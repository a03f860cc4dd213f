"""zj415x: the executable reading of 浙制高办〔2026〕30号.

Each name is loaded from its module when first asked for, so that a service pays only for what it uses.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cluster.applicant import Applicant, ApplicantKind, Standing, XTitle
    from .cluster.application import Alternative, ClusterApplication
    from .cluster.form import (
        Arrangement,
        Ecosystem,
        IndustrialPlatform,
        Innovation,
        InnovationPlatform,
        KeyEnterprise,
        LandmarkProject,
        Opinion,
        Organisation,
        Person,
        Plan,
        Potential,
        Project,
        ProjectLists,
        Scale,
        ServicePlatform,
        TargetYear,
    )
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
    from .jingpin.enterprise import Enterprise, FinancialYear
    from .jingpin.product import Category, JingpinProduct, Sales
    from .jingpin.recommendation import Duplicate, ListedProduct, Nomination
    from .notice import Notice
    from .printed.deadline import CHINA, Deadline, Party
    from .printed.question import OpenQuestion
    from .printed.track import Route, Threshold, Tier, Track
    from .quota.allocation import Allocation, Tilt
    from .quota.apportionment import Apportionment
    from .quota.province import Nominee, ProvincialAllocation
    from .quota.quota import Quota
    from .quota.table import QuotaTable
    from .rules.blank import Blank
    from .rules.change import Change, ChangeKind
    from .rules.clause import Clause, Force, Topic
    from .rules.difference import Difference, Edit, EditKind, Shift, Trend
    from .rules.explanation import difference
    from .rules.finding import Finding, Verdict
    from .rules.judgement import Judgement
    from .rules.outcome import Entry, Outcome
    from .rules.reading import Reading, Readings
    from .rules.receipt import Receipt
    from .rules.remedy import Choice, Remedies, Remedy
    from .rules.replay import Replay
    from .rules.report import Report
    from .rules.sensitivity import Sensitivity
    from .values.money import Area, Dollars, Money, wan, yi
    from .values.mountain_island import MountainIslandList, mountain_island_list, mountain_or_island

__version__ = "0.2.0.dev0"

_HOMES = {
    "cluster.applicant": "Applicant ApplicantKind Standing XTitle",
    "cluster.application": "Alternative ClusterApplication",
    "cluster.form": (
        "Arrangement Ecosystem IndustrialPlatform Innovation InnovationPlatform KeyEnterprise LandmarkProject "
        "Opinion Organisation Person Plan Potential Project ProjectLists Scale ServicePlatform TargetYear"
    ),
    "errors": (
        "ClosedTrackError FormerCountyError InvalidDocumentError InvalidTypeError InvalidValueError "
        "MissingExtraError UnknownLocaleError UnknownNameError UnknownTrackError Zj415xError"
    ),
    "jingpin.enterprise": "Enterprise FinancialYear",
    "jingpin.product": "Category JingpinProduct Sales",
    "jingpin.recommendation": "Duplicate ListedProduct Nomination",
    "notice": "Notice",
    "printed.deadline": "CHINA Deadline Party",
    "printed.question": "OpenQuestion",
    "printed.track": "Route Threshold Tier Track",
    "quota.allocation": "Allocation Tilt",
    "quota.apportionment": "Apportionment",
    "quota.province": "Nominee ProvincialAllocation",
    "quota.quota": "Quota",
    "quota.table": "QuotaTable",
    "rules.blank": "Blank",
    "rules.change": "Change ChangeKind",
    "rules.clause": "Clause Force Topic",
    "rules.difference": "Difference Edit EditKind Shift Trend",
    "rules.explanation": "difference",
    "rules.finding": "Finding Verdict",
    "rules.judgement": "Judgement",
    "rules.outcome": "Entry Outcome",
    "rules.reading": "Reading Readings",
    "rules.receipt": "Receipt",
    "rules.remedy": "Choice Remedies Remedy",
    "rules.replay": "Replay",
    "rules.report": "Report",
    "rules.sensitivity": "Sensitivity",
    "values.money": "Area Dollars Money wan yi",
    "values.mountain_island": "MountainIslandList mountain_island_list mountain_or_island",
}

# fmt: off
__all__ = [
    "CHINA", "Allocation", "Alternative", "Applicant", "ApplicantKind", "Apportionment", "Area", "Arrangement", "Blank",
    "Category", "Change", "ChangeKind", "Choice", "Clause", "ClosedTrackError", "ClusterApplication", "Deadline",
    "Difference", "Dollars", "Duplicate", "Ecosystem", "Edit", "EditKind", "Enterprise", "Entry", "FinancialYear",
    "Finding", "Force", "FormerCountyError", "IndustrialPlatform", "Innovation", "InnovationPlatform",
    "InvalidDocumentError", "InvalidTypeError", "InvalidValueError", "JingpinProduct", "Judgement", "KeyEnterprise",
    "LandmarkProject", "ListedProduct", "MissingExtraError", "Money", "MountainIslandList", "Nomination", "Nominee",
    "Notice", "OpenQuestion", "Opinion", "Organisation", "Outcome", "Party", "Person", "Plan", "Potential",
    "Project", "ProjectLists", "ProvincialAllocation", "Quota", "QuotaTable", "Reading", "Readings", "Receipt",
    "Remedies", "Remedy", "Replay", "Report", "Route", "Sales", "Scale", "Sensitivity", "ServicePlatform", "Shift",
    "Standing", "TargetYear", "Threshold", "Tier", "Tilt", "Topic", "Track", "Trend", "UnknownLocaleError",
    "UnknownNameError", "UnknownTrackError", "Verdict", "XTitle", "Zj415xError", "difference",
    "mountain_island_list", "mountain_or_island", "wan", "yi",
]
# fmt: on


def __getattr__(name: str) -> object:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names.split():
            value = getattr(import_module(f".{home}", __name__), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
