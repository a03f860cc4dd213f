"""Conditions: the tests of an application's eligibility and timing (附件1 二 to 五)."""

from collections.abc import Callable
from functools import lru_cache

from attrs import evolve

from ...hooks import frozen
from ...printed.deadline import Deadline
from ...printed.track import Route, Threshold, Tier
from ...rules.change import ChangeKind, Handle, Ways
from ...rules.clause import Context, Force
from ...rules.comparison import any_of, at_least, more_than, one_of, relieved
from ...rules.deferred import later
from ...rules.judgement import Judgement, conclude
from ...rules.outcome import Comparison, Note, Outcome
from ...values.money import Money
from ..applicant import ApplicantKind, Standing
from ..application import ClusterApplication
from ..xsystem import XSystem, belongs, stands, ways_out

Reach = Callable[[Money, tuple[Note, ...]], Judgement]

_COUNTY = Handle("$.applicant.mountain_or_island")
_REVENUE = Handle("$.scale.revenue", ChangeKind.PAST)
_FORECAST = Handle("$.scale.revenue_forecast")
_GRANTED = Handle("$.granted_floor", ChangeKind.DECISION)


@frozen(kw_only=True)
class RevenueLines:
    """The labels of the form's two revenue lines: last year's, and this year's forecast (A12)."""

    actual: str
    forecast: str


def reaches_threshold(app: ClusterApplication, ctx: Context[RevenueLines]) -> Judgement:
    """Judge whether revenue reaches the scale threshold, lowered for mountain and island counties (附件1 四（一）1)."""
    if app.track.floor(app.tier) is None:
        return Judgement.not_applicable(*_not_open(app))
    if ctx.reading("A12") == "last-year-actual":
        revenue, subject, handle = app.scale.revenue, ctx.bound.actual, _REVENUE
    else:
        revenue, subject, handle = app.scale.revenue_forecast, ctx.bound.forecast, _FORECAST
    threshold = _threshold(app, ctx)
    reach = at_least if ctx.reading("A13") == "at-least" else more_than
    remarks = _remarks(app, threshold)

    def reaches(floor: Money, notes: tuple[Note, ...]) -> Judgement:
        return reach(revenue, floor, handle, notes=notes + remarks, basis=threshold, subject=subject)

    entitled = False if threshold.discretionary else threshold.mountain_or_island
    full = threshold.lowered(threshold.floor)
    lower = full if entitled is False else threshold.lowered(threshold.relieved)
    judgement = relieved(reaches, full, lower, entitled, _COUNTY)
    if judgement.met:
        return judgement
    return judgement.but(ways=later(lambda: judgement.ways + _lowered(threshold, revenue, reaches)))


def _threshold(app: ClusterApplication, ctx: Context[RevenueLines]) -> Threshold:
    """Compute the threshold; the relief is open to reading only where there may be any (A15), for parks too (A16)."""
    relief, for_parks = "automatic", "by-host-county"
    if app.applicant.mountain_or_island is not False:
        relief = ctx.reading("A15")
        if app.applicant.kind is ApplicantKind.PARK:
            for_parks = ctx.reading("A16")
    return app.threshold_as(county_relief=relief, relief_for_parks=for_parks)


def _not_open(app: ClusterApplication) -> tuple[Note, ...]:
    """Say that 附1-1 prints no floor, and where it closes the track to a zone, that the text may not (A03)."""
    return (Note.NOT_OPEN, Note.CLOSED_IN_TABLE) if _is_closed(app) else (Note.NOT_OPEN,)


def _is_closed(app: ClusterApplication) -> bool:
    return app.track.route is Route.CLOSED and app.tier is not Tier.NEW_STAR


def _remarks(app: ClusterApplication, threshold: Threshold) -> tuple[Note, ...]:
    """Gather the remarks that explain the threshold."""
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
    """Find the province's decisions that would help: granting the relief (A15), or lowering a world-class floor."""
    if threshold.negotiable and revenue is not None and revenue > Money(0):
        floor = revenue if reach(revenue, ()).met else revenue - Money(1)
    elif threshold.discretionary:
        floor = threshold.relieved
    else:
        return ()
    granting = _GRANTED.to(floor, threshold.granted, "省里下调后的规模门槛", most=True)
    granting = evolve(granting, kind=ChangeKind.DECISION)  # never the applicant's to fill in
    return tuple([(granting, *way) for way in reach(floor, ()).ways or ((),)])


@frozen
class Minimum:
    """A least number: the subject in the form's words, and the number."""

    subject: str
    least: int

    def judge(self, number: int | None, handle: Handle) -> Judgement:
        """Judge whether the number reaches the minimum."""
        return _counted(number, self.least, handle, self.subject)


# Cached: small numbers recur.
@lru_cache(maxsize=256)
def _counted(number: int | None, least: int, handle: Handle, subject: str) -> Judgement:
    return at_least(number, least, handle, subject=subject)


_SUBMITTED = Handle("$.submitted")
_STANDING = Handle("$.standing", ChangeKind.DECISION)
_APPLICANT = Handle("$.applicant.kind")
_LEADERS = Handle("$.scale.chain_leaders")
_PLATFORMS = Handle("$.innovation.innovation_platforms")
_INSTITUTES = Handle("$.innovation.research_institutes")
_SEGMENT = Handle("$.segment")


@frozen(kw_only=True)
class CoreZoneMinima:
    """What a core zone needs (附件1 四（一）2): a chain leader, and a platform or institutes."""

    leaders: Minimum
    platforms: Minimum
    institutes: Minimum


def takes_allowed_route(app: ClusterApplication, ctx: Context[XSystem]) -> Judgement:
    """Judge whether an application to an adjust-only track takes one of its two routes (附件1 二1).

    A coordinated zone may become the core zone, and a member of the X system a coordinated zone. By default that is
    read as required, though the print has no 须 (A66).
    """
    # Under the wide reading, every track with a floor is open (A04).
    adjusted = app.track.route is Route.ADJUST_ONLY and ctx.reading("A04") == "four"
    # Under the strict reading, an open track has no direct route to a core zone either (A05); its sentence says 原则上.
    strictly = not adjusted and app.track.core is not None and ctx.reading("A05") == "never"
    if app.tier is Tier.CORE_ZONE and (adjusted or strictly):
        judgement = _is_coordinated(app)
    elif app.tier is Tier.COORDINATED_ZONE and adjusted:
        judgement = belongs(app, ctx)
    else:
        return Judgement.not_applicable()
    if not adjusted:
        return judgement.but(force=Force.IN_PRINCIPLE)
    notes = (*judgement.notes, Note.METHOD_NOT_ATTACHED)
    if ctx.reading("A66") == "in-principle":
        return judgement.but(notes=notes, force=Force.IN_PRINCIPLE)
    return judgement.but(notes=(*notes, Note.READ_AS_REQUIRED))


def _is_coordinated(app: ClusterApplication) -> Judgement:
    stood = stands(app, Standing.COORDINATED_ZONE)
    return conclude(
        outcome=stood,
        comparison=Comparison.IS,
        observed=app.standing,
        required=Standing.COORDINATED_ZONE,
        ways=() if stood is Outcome.MET else later(lambda: _become_coordinated(app)),
    )


def _become_coordinated(app: ClusterApplication) -> Ways:
    if app.standing is Standing.CORE_ZONE:
        return ()  # already above
    return ((_STANDING.to(Standing.COORDINATED_ZONE, app.standing, "现有身份"),),)


def outside_x_system(app: ClusterApplication, ctx: Context[XSystem]) -> Judgement:
    """Judge whether a New Star applicant is outside the X system (附件1 二2)."""
    if app.tier is not Tier.NEW_STAR:
        return Judgement.not_applicable()
    belonging = belongs(app, ctx)
    opposite = {Outcome.MET: Outcome.UNMET, Outcome.UNMET: Outcome.MET, Outcome.UNKNOWN: Outcome.UNKNOWN}
    changes = later(lambda: ways_out(app, ctx)) if belonging.outcome is not Outcome.UNMET else ()
    return belonging.but(outcome=opposite[belonging.outcome], required=False, subject=None, ways=changes)


def is_eligible_applicant(app: ClusterApplication, ctx: Context[tuple[ApplicantKind, ...]]) -> Judgement:
    """Judge whether the applicant is a county-level government or a park's committee (附件1 三)."""
    judgement = one_of(app.applicant.kind, ctx.bound)
    if judgement.met:
        return judgement
    # Each kind is its own way: a park may have no relief (A16).
    return judgement.but(ways=later(lambda: tuple([(_APPLICANT.to(kind, app.applicant.kind),) for kind in ctx.bound])))


def has_chain_leader(app: ClusterApplication, ctx: Context[CoreZoneMinima]) -> Judgement:
    """Judge whether a core zone has a chain leader (链主企业, including the cultivation pool; 附件1 四（一）2).

    Under the wide reading (A22), enough research institutes replace the leader, too: (leader and platform) or
    institutes equals (leader or institutes) and (platform or institutes), whose second half is the next clause.
    """
    if app.tier is not Tier.CORE_ZONE:
        return Judgement.not_applicable()
    leads = ctx.bound.leaders.judge(app.scale.chain_leaders, _LEADERS)
    if ctx.reading("A22") == "leader-and-either":
        return leads
    return any_of(leads, ctx.bound.institutes.judge(app.innovation.research_institutes, _INSTITUTES))


def has_innovation_base(app: ClusterApplication, ctx: Context[CoreZoneMinima]) -> Judgement:
    """Judge whether a core zone has an innovation platform, or enough research institutes (附件1 四（一）2).

    The form does not ask the two software tracks for platforms. A24 decides about their blank: ``demand`` counts it as
    unmet, the default keeps it blank and notes that the form does not collect it.
    """
    if app.tier is not Tier.CORE_ZONE:
        return Judgement.not_applicable()
    platform = ctx.bound.platforms.judge(app.innovation.innovation_platforms, _PLATFORMS)
    notes: tuple[Note, ...] = ()
    if app.track.software and app.innovation.innovation_platforms is None:
        if ctx.reading("A24") == "demand":
            platform = platform.but(outcome=Outcome.UNMET, gap=platform.required)
        else:
            notes = (Note.NOT_COLLECTED,)
    institutes = ctx.bound.institutes.judge(app.innovation.research_institutes, _INSTITUTES)
    return any_of(platform, institutes, notes=notes if institutes.outcome is not Outcome.MET else ())


def belongs_to_x_system(app: ClusterApplication, ctx: Context[XSystem]) -> Judgement:
    """Judge whether an applicant for a core or coordinated zone belongs to the X system today (附件1 四（一）3).

    For a core zone, standing as a coordinated zone suffices, too (A02).
    """
    if app.tier is Tier.NEW_STAR:
        return Judgement.not_applicable()
    belonging = belongs(app, ctx)
    if app.tier is Tier.CORE_ZONE and ctx.reading("A02") == "yes" and belonging.outcome is not Outcome.MET:
        stood = stands(app, Standing.COORDINATED_ZONE)
        return belonging.but(
            outcome=Outcome.any((belonging.outcome, stood)),
            notes=(Note.STANDING_SUFFICES,) if stood is Outcome.MET else belonging.notes,
            ways=() if stood is Outcome.MET else later(lambda: belonging.ways + _become_coordinated(app)),
        )
    return belonging


def submitted_in_time(app: ClusterApplication, ctx: Context[Deadline]) -> Judgement:
    """Judge whether the application was submitted before the system closes (附件1 五（一）)."""
    return ctx.bound.judge(app.submitted, _SUBMITTED)


def has_printed_floor(app: ClusterApplication, ctx: Context[None]) -> Judgement:
    """Judge whether 附1-1 prints a floor for the track's tier.

    A track that it closes to zones is closed, or left to the 评价办法, which is not attached: unknown (A03).
    """
    judgement = one_of(app.tier, app.track.tiers)
    if judgement.outcome is Outcome.MET:
        return judgement
    if not _is_closed(app) or ctx.reading("A03") == "closed":
        return judgement.but(notes=_not_open(app))
    return judgement.but(outcome=Outcome.UNKNOWN, notes=(*_not_open(app), Note.METHOD_NOT_ATTACHED))


def segment_is_listed(app: ClusterApplication, ctx: Context[None]) -> Judgement:
    """Judge whether 附1-1 prints the segment for the track; a list that ends in 等 is open (A20).

    A New Star track is its own segment, and the list of New Star tracks is open (A19).
    """
    if app.tier is Tier.NEW_STAR and not app.track.printed:
        return one_of(app.track.name, ()).but(outcome=Outcome.MET, notes=(Note.UNLISTED_TRACK,))
    if app.tier is Tier.NEW_STAR or not app.track.segments:
        return Judgement.not_applicable()
    judgement = one_of(app.segment, app.track.segments, _SEGMENT)
    if app.segment is None:
        return judgement.but(notes=(Note.OPEN_LIST,)) if app.track.open_ended else judgement
    if judgement.outcome is Outcome.MET:
        return judgement
    if app.track.lists(app.segment):
        return judgement.but(outcome=Outcome.MET, ways=())
    if app.track.open_ended:
        return judgement.but(outcome=Outcome.MET, notes=(Note.UNLISTED_SEGMENT,), ways=())
    return judgement
