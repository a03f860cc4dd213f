"""ClusterCall: the printed data of annex 1, and the clauses that judge an application."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from attrs import Factory, evolve, field

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, UnknownTrackError, quoted, shown
from ..printed.form import Cell, Heading, Indicator, Table
from ..printed.track import Track
from ..rules.clause import Clause, Context, clause_named, contexts
from ..rules.reading import Reading, Readings, check_readings, defaults_of
from ..rules.report import Report
from ..values.check import check_of
from ..values.county import city_name
from ..values.name import meant, printed
from ..words import Phrase
from .application import ClusterApplication
from .city import CityCall, CityRecommendation
from .industry import Industries
from .xsystem import XSystem


@hooks.shown
@hooks.keyed
@hooks.listed
@hooks.owned
@hooks.frozen(kw_only=True, eq=False, repr=False)
class ClusterCall:
    """The call for core zones, coordinated zones and New Star clusters (附件1).

    ``tracks`` are the rows of 附1-1, then the New Star tracks it names; ``x_system`` also knows which tracks may be of
    one industry (A21). For 附1-2, ``blanks`` are the cells outside tables, ``indicators`` the numbered
    lines, ``tables`` the list tables, ``project_tables`` the detailed lists of the growth lines. For 附1-3,
    ``targets`` are the lines of the target table, ``target_years`` its years, ``outline`` the headings of the plan.
    ``city`` is the call that judges a city's recommendation. ``named`` maps names to tracks; ``line_fields`` are the
    fields of the numbered lines.

    Iterating gives the clauses, those of a city's recommendation last; ``in`` and ``keys()`` go by their names.

    >>> from zj415x.editions.y2026 import NOTICE
    >>> NOTICE.clusters["scale"]
    <Clause scale, 附件1 四（一）1, 原则上>
    """

    tracks: tuple[Track, ...]
    x_system: XSystem
    blanks: tuple[Cell, ...]
    indicators: tuple[Indicator, ...]
    tables: tuple[Table, ...]
    project_tables: tuple[Table, ...]
    targets: tuple[Indicator, ...]
    target_years: tuple[int, ...]
    outline: tuple[Heading, ...]
    clauses: tuple[Clause[ClusterApplication], ...]
    city_clauses: tuple[Clause[CityRecommendation], ...]
    readings: tuple[Reading, ...]
    defaults: Readings = field(
        init=False, repr=False, default=Factory(lambda call: defaults_of(call.readings), takes_self=True)
    )
    by_default: tuple[Context[object], ...] = field(
        init=False, repr=False, default=Factory(lambda call: contexts(call.clauses, call.defaults), takes_self=True)
    )

    city: CityCall = field(
        init=False,
        repr=False,
        default=Factory(lambda call: CityCall(clauses=call.city_clauses, defaults=call.defaults), takes_self=True),
    )
    named: Mapping[str, Track] = field(
        init=False,
        repr=False,
        default=Factory(lambda call: {track.name: track for track in call.tracks}, takes_self=True),
    )
    line_fields: frozenset[str] = field(
        init=False,
        repr=False,
        default=Factory(lambda call: frozenset(line.field for line in call.indicators), takes_self=True),
    )

    def __repr__(self) -> str:
        return f"<ClusterCall of {len(self.clauses)} clauses>"

    def __iter__(self) -> Iterator[Clause[Any]]:
        return iter((*self.clauses, *self.city_clauses))

    def __contains__(self, clause: object) -> bool:
        return meant(clause, self.keys()) is not None

    def __getitem__(self, clause: str) -> Clause[Any]:
        """Look up a clause by its name: ``NOTICE.clusters["scale"]``.

        Raises:
            UnknownNameError: no clause has that name; the message offers the nearest names.
        """
        return clause_named(clause, self)

    def keys(self) -> tuple[str, ...]:
        """List the names of the clauses, in order."""
        return tuple(clause.name for clause in self)

    @property
    def judges(self) -> type[ClusterApplication]:
        """The kind of subject this call judges."""
        return ClusterApplication

    def check(self, application: ClusterApplication) -> None:
        """Check that the application fits the call: its track, X schemes, ticked boxes and listed lines.

        A New Star track may be unprinted (A19).

        Raises:
            UnknownTrackError, UnknownNameError: the call does not know a name; the message offers the nearest names.
            InvalidValueError: the track differs from the track that the call gives for its name.
            InvalidTypeError: the track's name is not a str.
        """
        track = application.track
        known = self.named.get(track.name)
        if known is not track and known != track:
            known = (
                self.track(track.name)
                if track.printed
                else self.new_star_track(track.name, highland=track.highland, software=track.software_star)
            )
            if track != known:
                raise InvalidValueError(
                    "赛道“{track}”与附1-1所列的不同；用 track(…) 或 new_star_track(…) 取得赛道",
                    track=quoted(track.name),
                )
        for title in application.titles or ():
            self.scheme(title.scheme)
        for box in application.x_types or ():
            if box not in self.x_system.boxes:
                self.box(box)
        for line in (*(application.evidence or ()), *(application.classified or ())):
            if line not in self.line_fields:
                self.line(line)

    def form_lines(self, track: Track | str, *, readings: Readings = Readings()) -> tuple[Indicator, ...]:
        """List the numbered lines of 附1-2 that this track must fill: 35, or 29 for 人工智能 and 高端软件.

        A67: whether a New Star track of their industries fills in the 29, too.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> len(NOTICE.clusters.form_lines("智能物联")), len(NOTICE.clusters.form_lines("人工智能"))
        (35, 29)

        Raises:
            UnknownTrackError: 附1-1 does not print the name.
            InvalidTypeError: ``track`` is neither a Track nor a name; ``readings`` is of another type.
        """
        if isinstance(track, str):
            track = self.track(track)
        if not isinstance(track, Track):
            raise InvalidTypeError("应为 Track，如 track(“人工智能”)，不能是 {value}", value=shown(track))
        check_readings(readings)
        software = track.fills_software_lines(readings.over(self.defaults)["A67"])
        return tuple(line for line in self.indicators if line.asked_of(software=software))

    def kin(self, track: Track) -> tuple[Track, ...]:
        """Find the tracks in the other column of 附1-1 that may be of the same industry (A21).

        >>> from zj415x.editions.y2026 import NOTICE
        >>> NOTICE.clusters.kin(NOTICE.clusters.track("生物医药与医疗器械"))
        (<Track 创新药与医疗器械>, <Track 中医药大健康>, <Track 康复辅具>)
        """
        return tuple(self.track(name) for name in self.industries.kin(track.name))

    def validate_city(
        self,
        city: str,
        applications: Iterable[ClusterApplication],
        *,
        sent: datetime | None = None,
        sealed: bool | None = None,
        readings: Readings = Readings(),
    ) -> Report:
        """Judge a city's recommendation by 附件1 五（二）: its applications, its opinions on them, and its letter.

        >>> from datetime import datetime
        >>> from zj415x import CHINA
        >>> from zj415x.editions.y2026 import NOTICE
        >>> report = NOTICE.clusters.validate_city("衢州市", [], sent=datetime(2026, 7, 4, 9, tzinfo=CHINA))
        >>> report.verdict, report["recommended-in-time"].outcome
        (<Verdict.INELIGIBLE>, <Outcome.UNMET>)

        Raises:
            UnknownNameError: Zhejiang has no such city; the message offers the nearest names.
            InvalidTypeError, InvalidValueError: an application, ``sealed`` or ``readings`` is of another type; ``sent``
                has no time zone.
        """
        return self.city.judge(city_name(city), applications, sent, sealed, readings)

    def box(self, name: str) -> str:
        """Look up the printed name of a box of 当前所属“X”体系类型, 无 included.

        Raises:
            UnknownNameError: the form has no such box; the message offers the nearest names.
        """
        return printed(name, (*self.x_system.on_form, self.x_system.none), "“X”体系类型")

    def line(self, name: str) -> str:
        """Look up the field of a numbered line: ``scale.chain_leaders``.

        Raises:
            UnknownNameError: no line has that field; the message offers the nearest names.
        """
        return printed(name, (line.field for line in self.indicators), "指标")

    def scheme(self, name: str) -> str:
        """Look up the printed name of a scheme of the X system.

        Raises:
            UnknownNameError: the X system has no such scheme; the message offers the nearest names.
        """
        return printed(name, self.x_system.on_form, "“X”体系类型")

    @property
    def industries(self) -> Industries:
        """Whether a name and a track are of one industry (A21)."""
        return self.x_system.industries

    @property
    def highlands(self) -> tuple[str, ...]:
        """The four industrial highlands (产业高地), in the order of 附1-1."""
        return tuple(dict.fromkeys(track.highland for track in self.tracks))

    def track(self, name: str) -> Track:
        """Look up a track by its printed name.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> NOTICE.clusters.track("人工只能")
        Traceback (most recent call last):
        ...
        zj415x.errors.UnknownTrackError: 没有名为“人工只能”的赛道；相近的有：人工智能

        Raises:
            UnknownTrackError: 附1-1 does not print the name; the message offers the nearest names.
        """
        return self.named[printed(name, self.named, "赛道", UnknownTrackError)]

    def new_star_track(self, name: str, *, highland: str, software: bool = False) -> Track:
        """Build a New Star track of a highland, printed or not: the list is open (附1-1, A19).

        ``software`` marks a track that is not printed as one of the industries of 人工智能 and 高端软件 (A67).

        >>> from zj415x.editions.y2026 import NOTICE
        >>> drones = NOTICE.clusters.new_star_track("无人机", highland="高端装备")
        >>> drones.new_star, drones.printed
        (yi(10), False)

        Raises:
            UnknownNameError: 附1-1 prints no such highland.
            InvalidTypeError, InvalidValueError: the name is of another type than str, or invalid; ``software`` is no
                bool, or marks a printed track.
            UnknownTrackError: the name belongs to a cluster track, or to a New Star track of another highland.
        """
        check_of(str)(name)
        check_of(bool)(software)
        highland = printed(highland, self.highlands, "产业高地")
        named = tuple(track for track in self.tracks if track.new_star is not None and track.highland == highland)
        try:
            track = self.track(name)
        except UnknownTrackError:
            return evolve(named[0], name=name, software_star=software, printed=False)
        if track not in named:
            raise UnknownTrackError(
                Phrase("{highland}“新星”赛道", highland=highland), name, tuple(track.name for track in named[:3])
            )
        if software and not track.software_star:
            raise InvalidValueError("附1-1列明的赛道不能另标为软件类：{track}", track=quoted(track.name))
        return track
