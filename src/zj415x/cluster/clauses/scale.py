"""The scale threshold (规模门槛; 附件1 四（一）1, 附1-1): which revenue is held against which floor."""

from collections.abc import Callable

from attrs import evolve, frozen

from ...printed.track import Threshold
from ...rules.change import ChangeKind, Handle, Ways
from ...rules.clause import Context
from ...rules.comparison import relieved
from ...rules.judgement import Judgement
from ...rules.outcome import Note
from ...values.money import Money
from ..applicant import ApplicantKind
from ..application import ClusterApplication

Reach = Callable[[Money, tuple[Note, ...]], Judgement]

_COUNTY = Handle("$.applicant.mountain_or_island")
_REVENUE = Handle("$.scale.revenue", ChangeKind.PAST)
_FORECAST = Handle("$.scale.revenue_forecast")
_GRANTED = Handle("$.granted_floor", ChangeKind.DECISION)


@frozen(kw_only=True)
class RevenueLines:
    """Which lines of the form say the revenue: last year's, and this year's forecast (A12)."""

    actual: str
    forecast: str


def reaches_the_floor(app: ClusterApplication, ctx: Context[RevenueLines]) -> Judgement:
    """Does revenue reach the scale threshold, lowered for a mountainous or island county (附件1 四（一）1)?"""
    if app.track.floor(app.tier) is None:
        return Judgement.not_applicable(Note.NOT_OPEN)
    if ctx.reading("A12") == "last-year-actual":
        revenue, subject, handle = app.scale.revenue, ctx.bound.actual, _REVENUE
    else:
        revenue, subject, handle = app.scale.revenue_forecast, ctx.bound.forecast, _FORECAST
    threshold = app.threshold_as(county_relief=ctx.reading("A15"), relief_for_parks=ctx.reading("A16"))
    reach = Judgement.at_least if ctx.reading("A13") == "at-least" else Judgement.more_than
    remarks = _remarks(app, threshold)

    def reaches(floor: Money, notes: tuple[Note, ...]) -> Judgement:
        return reach(revenue, floor, handle, notes=notes + remarks, basis=threshold, subject=subject)

    full, lower = threshold.lowered(threshold.floor), threshold.lowered(threshold.relieved)
    entitled = False if threshold.discretionary else threshold.mountain_or_island
    judgement = relieved(reaches, full, lower, entitled, _COUNTY)
    if judgement.met:
        return judgement
    return judgement.but(levers=judgement.levers + _lowered(threshold, revenue, reaches))


def _remarks(app: ClusterApplication, threshold: Threshold) -> tuple[Note, ...]:
    """What a reader has to know of the threshold."""
    if not (threshold.negotiable or app.applicant.mountain_or_island or threshold.granted):
        return ()
    found = [Note.FLOOR_GRANTED] if threshold.granted is not None else []
    if threshold.discretionary and app.applicant.mountain_or_island:
        found.append(Note.RELIEF_DISCRETIONARY)
    elif app.applicant.kind is ApplicantKind.PARK and app.applicant.mountain_or_island:
        if not threshold.mountain_or_island:
            found.append(Note.NO_RELIEF_FOR_PARKS)
        elif app.applicant.county is None:
            found.append(Note.HOST_COUNTY_BLANK)
    if threshold.negotiable:
        found.append(Note.NEGOTIABLE)
    return tuple(found)


def _lowered(threshold: Threshold, revenue: Money | None, reach: Reach) -> Ways:
    """What the province could decide: the relief where it is its to grant (A15), or what a world-class cluster has."""
    if threshold.negotiable and revenue is not None and revenue > Money(0):
        floor = revenue if reach(revenue, ()).met else revenue - Money(1)
    elif threshold.discretionary:
        floor = threshold.relieved
    else:
        return ()
    granting = _GRANTED.to(floor, threshold.granted, "省里下调后的规模门槛", most=True)
    granting = evolve(granting, kind=ChangeKind.DECISION)  # never the applicant's to fill in
    return tuple([(granting, *way) for way in reach(floor, ()).levers or ((),)])
