"""ClusterApplication: an application for one track and tier, and the alternatives to it."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from attrs import evolve, field

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, shown
from ..printed.track import Threshold, Tier, Track
from ..rules.clause import Topic
from ..rules.examine import Call, check_call, report_on
from ..rules.finding import Verdict
from ..rules.outcome import Note, Outcome
from ..rules.reading import Readings, check_readings
from ..rules.report import Report
from ..values.blank import Amount, Instant
from ..values.check import check_years, verify
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
from .industry import Industries


@hooks.wired
@hooks.frozen(kw_only=True)
class Alternative:
    """Another track and tier of 附1-1 open to the applicant, and the report of an application there today.

    ``note`` says where the applicant has to judge whether the track is of the cluster's industry.
    """

    track: Track
    tier: Tier
    note: Note | None = None
    report: Report

    @property
    def verdict(self) -> Verdict:
        """The verdict of the report."""
        return self.report.verdict

    @property
    def prospect(self) -> tuple[bool, Verdict, Verdict]:
        """The sort key of alternatives, the best first.

        These are: whether the applicant holds the tier already, the verdict on eligibility, and the whole verdict.
        """
        held = any(finding.clause == "already-held" for finding in self.report.unmet)
        return held, self.report.of(Topic.ELIGIBILITY).verdict, self.verdict


_SECTIONS = {
    field: title
    for title, fields in {
        "集群基本信息": (
            "applicant tier track segment advantages titles x_types standing world_class granted_floor "
            "head contact county_opinion city_opinion"
        ),
        "规模实力": "scale leading_enterprises supporting_enterprises",
        "创新水平": "innovation key_innovation_platforms",
        "产业生态": "ecosystem industrial_platforms service_platforms",
        "成长潜力": "growth project_lists chain_leader_projects champion_projects platform_projects",
        "组织保障": "organisation",
        "建设实施方案": "plan targets",
        "明细清单": "evidence classified",
    }.items()
    for field in fields.split()
}
MOST_TITLES = 3000  # a county holds a handful; each title is judged under every reading


@hooks.shown
@hooks.listed
@hooks.wired
@hooks.frozen(kw_only=True, repr=False)
class ClusterApplication:
    """An application (附件1) to become a core zone, a coordinated zone or a New Star cluster of one track.

    The fields follow the form (附1-2), then the plan and its targets (附1-3). None is a blank; an empty list states
    that there are none.

    ``advantages`` are the segment's (细分赛道优势). ``titles`` are the X titles that the applicant holds, ``x_types``
    the boxes of 当前所属“X”体系类型 that it ticked. ``standing`` is what it holds today for the track applied for, a
    “新星” of the same industry included. ``world_class``: the segment competes at world level. ``granted_floor``: the
    scale threshold that the province has granted (附1-1 注2; A15), None where it has granted none; no line of the form.

    ``head`` and ``contact`` are people; no output ever shows them. ``targets`` are the columns of the target table.
    ``evidence`` names the lines (``scale.chain_leaders``) with a detailed list, ``classified`` the secret lines
    (涉密). ``submitted`` None: not yet.

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
        InvalidTypeError, InvalidValueError: a field has a wrong type or value; two columns have the same year.
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

    def __repr__(self) -> str:
        """Name the application without its figures, as a log may: applicant, track and tier."""
        return f"<ClusterApplication {self.applicant.name}：{self.track} {self.tier}>"

    def __str__(self) -> str:
        return f"{self.applicant.name}：{self.track}"

    def _relate(self) -> None:
        if self.titles is not None and len(self.titles) > MOST_TITLES:
            raise InvalidValueError("称号过多：{count} 个，至多 {most} 个", count=len(self.titles), most=MOST_TITLES)
        check_years("ClusterApplication.targets", (one.year for one in self.targets or ()))

    @property
    def filed_by(self) -> str:
        """The applicant's name."""
        return self.applicant.name

    @property
    def sections(self) -> Mapping[str, str]:
        """The section of the form (附1-2, 附1-3) that each field belongs to."""
        return _SECTIONS

    def threshold(self, *, readings: Readings = Readings()) -> Threshold:
        """Compute the scale threshold that this application has to reach (附件1 四（一）1).

        A15: whether the relief is automatic; A16: whether it extends to parks.

        Raises:
            ClosedTrackError: 附1-1 prints no floor for the tier.
            InvalidTypeError: ``readings`` is of another type.
        """
        check_readings(readings)
        return self.threshold_as(county_relief=readings["A15"], relief_for_parks=readings["A16"])

    def threshold_as(self, *, county_relief: str, relief_for_parks: str) -> Threshold:
        """Compute the scale threshold under the given options of A15 and A16.

        Raises:
            ClosedTrackError: 附1-1 prints no floor for the tier.
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
        """Judge the application by every clause of the call, in the order of the notice.

        Raises:
            InvalidTypeError: ``call`` is not a call for clusters; ``readings`` is of another type.
            UnknownTrackError, UnknownNameError: the call does not print the track, or the scheme of an X title.
            InvalidValueError: the track differs from the printed track of that name.
        """
        return report_on(self, call, readings)

    def routes(
        self,
        call: "ClusterRoutes",
        *,
        tracks: Iterable[Track | str] = (),
        readings: Readings = Readings(),
    ) -> tuple[Alternative, ...]:
        """Find the alternatives of this cluster, in two groups, each with the best first.

        These are the other tiers of its track, its kin tracks (A21) and the caller's ``tracks``, in each tier with a
        printed floor; a closed track has none. Then come, with a note, the New Star tracks of the same highland, whose
        industry the applicant has to judge. In another track, scale and the whole form are blank, because the figures
        are those of this track; standing is blank in a track that may be of the same industry, and 无 in all others.

        >>> from zj415x import Applicant, ApplicantKind, ClusterApplication, Tier
        >>> from zj415x.editions.y2026 import NOTICE
        >>> park = Applicant(name="某某开发区管委会", kind=ApplicantKind.PARK)
        >>> closed = ClusterApplication(applicant=park, tier=Tier.CORE_ZONE, track=NOTICE.clusters.track("集成电路"))
        >>> kin, beside = closed.routes(NOTICE.clusters)
        >>> kin.track, kin.tier, kin.verdict
        (<Track 光电（半导体）>, <Tier.NEW_STAR>, <Verdict.INCOMPLETE>)
        >>> beside.track, str(beside.note)
        (<Track 算力产业>, '产业是否相同由申报单位判断')

        Raises:
            UnknownTrackError: 附1-1 does not print a name among ``tracks``.
            InvalidTypeError: an item of ``tracks`` is neither a Track nor a name; and as :meth:`validate`.
            InvalidValueError, UnknownNameError: as :meth:`validate`.
        """
        check_call(self, call)
        own = [evolve(self, tier=tier, plan=evolve(self.plan, tier_chapter=None), county_opinion=Opinion(),
                      city_opinion=Opinion())
               for tier in self.track.tiers if tier is not self.tier]  # fmt: skip
        kin, beside = call.kin(self.track), [track for track in call.tracks if self._beside(track)]
        others = dict.fromkeys([*kin, *(_as_track(track, call) for track in tracks), *beside])
        others.pop(self.track, None)
        found = [
            Alternative(
                track=variant.track,
                tier=variant.tier,
                note=Note.INDUSTRY_FOR_APPLICANT if variant.track not in kin and self._beside(variant.track) else None,
                report=variant.validate(call, readings=readings),
            )
            for variant in (*own, *(self._in(track, tier, call) for track in others for tier in track.tiers))
        ]
        return tuple(sorted(found, key=lambda alternative: (alternative.note is not None, alternative.prospect)))

    def _beside(self, track: Track) -> bool:
        """Test whether this is another New Star track of the same highland."""
        return track.new_star is not None and track.highland == self.track.highland and track != self.track

    def _in(self, track: Track, tier: Tier, call: "ClusterRoutes") -> "ClusterApplication":
        """Apply for another track and tier, with the applicant's facts and without the cluster's."""
        same = call.industries.compare(self.track.name, track)
        titles = self.titles
        if titles is not None:
            titles = tuple(evolve(title, same_industry=None) for title in titles)
        return ClusterApplication(
            applicant=self.applicant,
            tier=tier,
            track=track,
            titles=titles,
            standing=Standing.NONE if same is Outcome.UNMET else None,
            submitted=self.submitted,
        )


class ClusterRoutes(Call[ClusterApplication], Protocol):
    """The part of a call that :meth:`ClusterApplication.routes` needs, beside the clauses."""

    def track(self, name: str, /) -> Track:
        """Look up a track by its printed name."""
        ...

    def kin(self, track: Track, /) -> tuple[Track, ...]:
        """Find the tracks in the other column that may be of the same industry (A21)."""
        ...

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The printed tracks."""
        ...

    @property
    def industries(self) -> Industries:
        """Whether a name and a track are of one industry (A21)."""
        ...


def _as_track(track: object, call: ClusterRoutes) -> Track:
    if isinstance(track, str):
        return call.track(track)
    if not isinstance(track, Track):
        raise InvalidTypeError("应为赛道或它的名称，不能是 {value}", value=shown(track))
    return track
