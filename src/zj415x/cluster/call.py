"""ClusterCall: what annex 1 prints, and the clauses an application answers."""

from typing import Any

from attrs import Factory, evolve, field, frozen

from ..clause import Clause, Context, contexts
from ..errors import InvalidValueError, UnknownTrackError, quoted
from ..field import check_of
from ..indicator import Indicator
from ..name import printed
from ..outline import Heading
from ..reading import Reading, Readings, defaults_of
from ..track import Track
from .application import ClusterApplication
from .xsystem import XSystem


@frozen(kw_only=True)
class FormLimits:
    """Limits of 附1-2: characters of a summary (300字) and of a cell (100字), rows of a table (3家, 3个)."""

    summary: int
    cell: int
    rows: int


@frozen(kw_only=True, eq=False, repr=False)
class ClusterCall:
    """The call for core zones, coordinated zones and New Star clusters.

    ``tracks`` are the rows of 附1-1, then the New Star tracks it names; ``indicators`` the numbered lines of 附1-2;
    ``targets`` those of the target table of 附1-3, over ``target_years``; ``outline`` the headings of 附1-3.
    """

    tracks: tuple[Track, ...]
    x_system: XSystem
    indicators: tuple[Indicator, ...]
    targets: tuple[Indicator, ...]
    target_years: tuple[int, ...]
    limits: FormLimits
    outline: tuple[Heading, ...]
    clauses: tuple[Clause[ClusterApplication], ...]
    readings: tuple[Reading, ...]
    defaults: Readings = field(
        init=False, repr=False, default=Factory(lambda call: defaults_of(call.readings), takes_self=True)
    )
    by_default: tuple[Context[Any], ...] = field(
        init=False, repr=False, default=Factory(lambda call: contexts(call.clauses, call.defaults), takes_self=True)
    )

    def __repr__(self) -> str:
        return f"<ClusterCall of {len(self.clauses)} clauses>"

    @property
    def judges(self) -> type[ClusterApplication]:
        """The kind of subject this call judges."""
        return ClusterApplication

    def check(self, application: ClusterApplication) -> None:
        """Are its track and the schemes of its X titles names of this call?

        Raises:
            UnknownTrackError, UnknownNameError: one is not; the nearest names are offered.
            InvalidValueError: a track of that name, but with other floors or another route.
        """
        track = application.track
        if track not in self.tracks:
            known = (
                self.track(track.name) if track.printed else self.new_star_track(track.name, highland=track.highland)
            )
            if track != known:
                raise InvalidValueError(
                    "赛道“{track}”与附1-1所列的不同；用 track(…) 或 new_star_track(…) 取得赛道",
                    track=quoted(track.name),
                )
        for title in application.titles or ():
            self.scheme(title.scheme)

    def scheme(self, name: str) -> str:
        """The printed name of a scheme of the X system. Raises UnknownNameError."""
        return printed(name, self.x_system.on_form, "“X”体系类型")

    @property
    def highlands(self) -> tuple[str, ...]:
        """The four industrial highlands (产业高地), in the order of 附1-1."""
        return tuple(dict.fromkeys(track.highland for track in self.tracks))

    def track(self, name: str) -> Track:
        """The track of that printed name.

        Raises:
            UnknownTrackError: 附1-1 does not print it; the nearest names are offered.
        """
        found = printed(name, (track.name for track in self.tracks), "赛道", UnknownTrackError)
        return next(track for track in self.tracks if track.name == found)

    def new_star_track(self, name: str, *, highland: str) -> Track:
        """A New Star track of a highland, printed or not: the list is open (附1-1, A19).

        Raises:
            UnknownNameError: no such highland.
            InvalidTypeError, InvalidValueError: a name that is no text.
            UnknownTrackError: the name is that of a cluster track, or of a New Star track of another highland.
        """
        check_of(str)(name)
        highland = printed(highland, self.highlands, "产业高地")
        named = tuple(one for one in self.tracks if one.new_star is not None and one.highland == highland)
        try:
            track = self.track(name)
        except UnknownTrackError:
            return evolve(named[0], name=name, printed=False)
        if track not in named:
            raise UnknownTrackError(f"{highland}“新星”赛道", name, tuple(one.name for one in named[:3]))
        return track
