"""ClusterApplication: one application of annex 1."""

from attrs import field, frozen

from ..clause import Call, examine
from ..field import Instant, verify
from ..reading import Readings, check_readings
from ..report import Report
from ..track import Threshold, Tier, Track
from .applicant import Applicant, Standing, XTitle
from .form import Ecosystem, Innovation, Potential, Scale


@frozen(kw_only=True)
class ClusterApplication:
    """An application to become a core zone, a coordinated zone or a New Star cluster of one track.

    ``titles`` are the applicant's X titles: None not stated, empty none held. ``standing`` is what it holds today in
    this track; None not stated. ``world_class``: the segment competes at world level. ``submitted`` None: not yet.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    applicant: Applicant
    tier: Tier
    track: Track
    segment: str | None = None
    titles: tuple[XTitle, ...] | None = None
    standing: Standing | None = None
    world_class: bool | None = None
    scale: Scale = field(factory=Scale)
    innovation: Innovation = field(factory=Innovation)
    ecosystem: Ecosystem = field(factory=Ecosystem)
    growth: Potential = field(factory=Potential)
    submitted: Instant | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)

    def threshold(self, *, readings: Readings = Readings()) -> Threshold:
        """The scale threshold this application has to reach (附件1 四（一）1).

        No phrase that can be chosen today bears on it; ``readings`` stand where those will be told that do.

        Raises:
            ClosedTrackError: 附1-1 prints no floor for its tier.
        """
        check_readings(readings)
        return self.track.threshold(
            self.tier, mountain_or_island=self.applicant.mountain_or_island, world_class=self.world_class
        )

    def validate(self, call: Call["ClusterApplication"], *, readings: Readings = Readings()) -> Report:
        """Hold it against every clause of the call, in the order of the notice.

        Raises:
            InvalidTypeError: not a call for clusters.
            UnknownTrackError, UnknownNameError: a track, or the scheme of an X title, that the call does not print.
            InvalidValueError: a track that differs from the printed one of its name.
        """
        return examine(self, call, readings)
