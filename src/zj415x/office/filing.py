"""Filing: what a form is filled from."""

from operator import attrgetter
from typing import Any

from attrs import frozen

from ..cluster.application import ClusterApplication
from ..errors import InvalidTypeError, InvalidValueError, shown
from ..notice import Notice
from ..printed.track import Tier, Track
from ..values.kind import check_of


@frozen
class Filing:
    """An application whose form is filled in, or what is known of one that is not: its tier and track, or nothing."""

    application: ClusterApplication | None
    tier: Tier | None
    track: Track | None

    @classmethod
    def of(
        cls, notice: Notice, application: ClusterApplication | None, tier: Tier | None, track: Track | str | None
    ) -> "Filing":
        """What a caller gave.

        Raises:
            InvalidValueError: an application, and beside it a tier or track; a track that differs from the printed one.
            InvalidTypeError: what is no application, tier or track.
            UnknownTrackError, UnknownNameError: a name that the call does not print.
        """
        if application is None:
            if isinstance(track, str):
                track = notice.clusters.track(track)
            if tier is not None:
                check_of(Tier)(tier)
            if track is not None and not isinstance(track, Track):
                raise InvalidTypeError("应为赛道或它的名称，不能是 {value}", value=shown(track))
            return cls(None, tier, track)
        check_of(ClusterApplication)(application)
        if tier is not None or track is not None:
            raise InvalidValueError("已有申报材料，不再另给申报类型和赛道")
        notice.clusters.check(application)
        return cls(application, application.tier, application.track)

    @property
    def software(self) -> bool | None:
        """Is its track one of which the form asks other lines? None: not known yet."""
        return None if self.track is None else self.track.software

    def value(self, field: str) -> Any:
        """What stands in a field (``scale.revenue``) of the application; None: it is blank."""
        return None if self.application is None else attrgetter(field)(self.application)
