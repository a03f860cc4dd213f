"""Alternative: another track or tier that a cluster could apply for."""

from collections.abc import Iterable
from typing import Protocol

from attrs import evolve, field, frozen

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, shown
from ..printed.track import Threshold, Tier, Track
from ..rules.clause import Topic
from ..rules.examine import Call, check_call, report_on
from ..rules.finding import Verdict
from ..rules.reading import Readings, check_readings
from ..rules.report import Report
from ..values.check import check_years, verify
from ..values.kind import Amount, Instant
from .applicant import Applicant, ApplicantKind, Standing, XTitle
from .form import (
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
    ProjectLists,
    Scale,
    ServicePlatform,
    TargetYear,
)


@hooks.wired
@hooks.described
@frozen(kw_only=True)
class Alternative:
    """A track and a tier of 附1-1 that the applicant did not apply for, and the report it would get there today."""

    track: Track
    tier: Tier
    report: Report

    @property
    def verdict(self) -> Verdict:
        """What the report comes to."""
        return self.report.verdict

    @property
    def prospect(self) -> tuple[bool, Verdict, Verdict]:
        """By what alternatives are ordered, the best first.

        Whether the applicant stands there already, the verdict on eligibility, which no filling in changes, the whole.
        """
        held = any(one.clause == "already-held" for one in self.report.unmet)
        return held, self.report.of(Topic.ELIGIBILITY).verdict, self.verdict


MOST_TITLES = 3000  # a county holds a handful; each is looked at under every reading


@hooks.shown
@hooks.listed
@hooks.wired
@hooks.described
@frozen(kw_only=True)
class ClusterApplication:
    """An application (附件1) to become a core zone, a coordinated zone or a New Star cluster of one track.

    Its fields stand in the order of the form (附1-2), then come the plan and its targets (附1-3). What is None is not
    filled in; an empty list says that there is none.

    ``advantages`` are those of the segment (细分赛道优势). ``titles`` are the X titles that the applicant holds,
    ``x_types`` the boxes of 当前所属“X”体系类型 that it ticked. ``standing`` is what it holds today in this track.
    ``world_class``: the segment competes at world level. ``granted_floor``: what the province has decided to lower
    the scale threshold to (附1-1 注2; A15), None where it has not; no line of the form.

    ``head`` and ``contact`` are people, whom nothing shows.
    ``targets`` are the columns of the target table. ``evidence`` names the lines (``scale.chain_leaders``) with a
    detailed list, ``classified`` those that are secret (涉密). ``submitted`` None: not yet.

    >>> from zj415x import Applicant, ApplicantKind, ClusterApplication, Scale, Tier, yi
    >>> from zj415x.editions.y2026 import NOTICE
    >>> kaihua = Applicant(name="开化县人民政府", kind=ApplicantKind.COUNTY_GOVERNMENT, mountain_or_island=True)
    >>> flight, scale = NOTICE.clusters.track("低空经济与商业航天"), Scale(revenue=yi("41.9"))
    >>> ours = ClusterApplication(applicant=kaihua, tier=Tier.CORE_ZONE, track=flight, scale=scale)
    >>> ours.threshold().amount
    yi(42)
    >>> finding = ours.validate(NOTICE.clusters)["scale"]
    >>> finding.outcome, finding.gap, finding.force
    (<Outcome.UNMET>, wan(1000), <Force.IN_PRINCIPLE>)

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value; a year that stands in two columns.
    """

    applicant: Applicant
    tier: Tier
    track: Track
    segment: str | None = None
    advantages: str | None = None
    titles: tuple[XTitle, ...] | None = None
    x_types: tuple[str, ...] | None = None
    standing: Standing | None = None
    world_class: bool | None = None
    granted_floor: Amount | None = None
    head: Person = field(factory=Person)
    contact: Person = field(factory=Person)
    county_opinion: Opinion = field(factory=Opinion)
    city_opinion: Opinion = field(factory=Opinion)
    scale: Scale = field(factory=Scale)
    leading_enterprises: tuple[KeyEnterprise, ...] | None = None
    supporting_enterprises: tuple[KeyEnterprise, ...] | None = None
    innovation: Innovation = field(factory=Innovation)
    key_innovation_platforms: tuple[InnovationPlatform, ...] | None = None
    ecosystem: Ecosystem = field(factory=Ecosystem)
    industrial_platforms: tuple[IndustrialPlatform, ...] | None = None
    service_platforms: tuple[ServicePlatform, ...] | None = None
    growth: Potential = field(factory=Potential)
    project_lists: ProjectLists = field(factory=ProjectLists)
    chain_leader_projects: tuple[LandmarkProject, ...] | None = None
    champion_projects: tuple[LandmarkProject, ...] | None = None
    platform_projects: tuple[LandmarkProject, ...] | None = None
    organisation: Organisation = field(factory=Organisation)
    plan: Plan = field(factory=Plan)
    targets: tuple[TargetYear, ...] | None = None
    evidence: tuple[str, ...] | None = None
    classified: tuple[str, ...] | None = None
    submitted: Instant | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)

    def _relate(self) -> None:
        if self.titles is not None and len(self.titles) > MOST_TITLES:
            raise InvalidValueError("称号过多：{count} 个，至多 {most} 个", count=len(self.titles), most=MOST_TITLES)
        check_years("ClusterApplication.targets", (one.year for one in self.targets or ()))

    def threshold(self, *, readings: Readings = Readings()) -> Threshold:
        """The scale threshold this application has to reach (附件1 四（一）1).

        A15: whether the relief is automatic; A16: whether a park in such a county has it.

        Raises:
            ClosedTrackError: 附1-1 prints no floor for its tier.
            InvalidTypeError: what are no Readings.
        """
        check_readings(readings)
        return self.threshold_as(county_relief=readings["A15"], relief_for_parks=readings["A16"])

    def threshold_as(self, *, county_relief: str, relief_for_parks: str) -> Threshold:
        """The same, as these two phrases are read.

        Raises:
            ClosedTrackError: 附1-1 prints no floor for its tier.
        """
        county = self.applicant.mountain_or_island
        if relief_for_parks == "none" and self.applicant.kind is ApplicantKind.PARK:
            county = False
        threshold = self.track.threshold(self.tier, mountain_or_island=county, world_class=self.world_class)
        discretionary = county_relief == "discretionary" and county is not False
        if not discretionary and self.granted_floor is None:
            return threshold
        return evolve(threshold, discretionary=discretionary, granted=self.granted_floor)

    def validate(self, call: Call["ClusterApplication"], *, readings: Readings = Readings()) -> Report:
        """Hold it against every clause of the call, in the order of the notice.

        Raises:
            InvalidTypeError: not a call for clusters; what are no Readings.
            UnknownTrackError, UnknownNameError: a track, or the scheme of an X title, that the call does not print.
            InvalidValueError: a track that differs from the printed one of its name.
        """
        return report_on(self, call, readings)

    def routes(
        self,
        call: "ClusterRoutes",
        *,
        tracks: Iterable[Track | str] = (),
        readings: Readings = Readings(),
    ) -> tuple[Alternative, ...]:
        """What else this cluster could apply for, best first.

        These are the other tiers of its track, the tracks of the same industry in another tier (A21), and ``tracks``
        that the caller names; of each the tiers for which a floor is printed, so that a closed track has none. Figures
        of one track are never taken for another's: there scale, standing and the whole form are not filled in.

        >>> from zj415x import Applicant, ApplicantKind, ClusterApplication, Tier
        >>> from zj415x.editions.y2026 import NOTICE
        >>> park = Applicant(name="某某开发区管委会", kind=ApplicantKind.PARK)
        >>> closed = ClusterApplication(applicant=park, tier=Tier.CORE_ZONE, track=NOTICE.clusters.track("集成电路"))
        >>> [(one.track, one.tier, one.verdict) for one in closed.routes(NOTICE.clusters)]
        [(<Track 光电（半导体）>, <Tier.NEW_STAR>, <Verdict.INCOMPLETE>)]

        Raises:
            UnknownTrackError: a name among ``tracks`` that 附1-1 does not print.
            InvalidTypeError: one among them that is neither a Track nor a name; and as :meth:`validate`.
            InvalidValueError, UnknownNameError: as :meth:`validate`.
        """
        check_call(self, call)
        own = [evolve(self, tier=tier, plan=evolve(self.plan, tier_chapter=None), county_opinion=Opinion(),
                      city_opinion=Opinion())
               for tier in self.track.tiers if tier is not self.tier]  # fmt: skip
        others = dict.fromkeys([*call.kin(self.track), *(_as_track(one, call) for one in tracks)])
        others.pop(self.track, None)
        found = [
            Alternative(track=one.track, tier=one.tier, report=one.validate(call, readings=readings))
            for one in (*own, *(self._in(track, tier) for track in others for tier in track.tiers))
        ]
        return tuple(sorted(found, key=lambda one: one.prospect))

    def _in(self, track: Track, tier: Tier) -> "ClusterApplication":
        """What this application says of the applicant, and nothing of its cluster, in another track."""
        titles = self.titles
        if titles is not None:
            titles = tuple(evolve(title, same_industry=None) for title in titles)
        return ClusterApplication(
            applicant=self.applicant,
            tier=tier,
            track=track,
            titles=titles,
            submitted=self.submitted,
        )


class ClusterRoutes(Call[ClusterApplication], Protocol):
    """What :meth:`ClusterApplication.routes` needs to know of the call beside its clauses."""

    def track(self, name: str, /) -> Track:
        """The track of that printed name."""
        ...

    def kin(self, track: Track, /) -> tuple[Track, ...]:
        """The tracks of the same industry in another tier (A21)."""
        ...


def _as_track(track: object, call: ClusterRoutes) -> Track:
    if isinstance(track, str):
        return call.track(track)
    if not isinstance(track, Track):
        raise InvalidTypeError("应为赛道或它的名称，不能是 {value}", value=shown(track))
    return track
