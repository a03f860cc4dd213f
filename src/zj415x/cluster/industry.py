"""Industries: whether a name and a track of 附1-1 are of one industry, for titles, standing and routes alike (A21)."""

from collections.abc import Mapping

from attrs import Factory, field

from ..hooks import frozen
from ..printed.track import Track
from ..rules.outcome import Outcome
from ..values.name import loosely

_LONGEST = 60  # longer than any printed name


def _rows_of(tracks: tuple[Track, ...]) -> dict[str, frozenset[str]]:
    rows: dict[str, frozenset[str]] = {}
    for track in tracks:
        for name in (track.name, *track.segments):
            rows[loosely(name)] = rows.get(loosely(name), frozenset()) | {track.name}
    return rows


@frozen(kw_only=True)
class Industries:
    """The printed tracks, and the pairs of tracks in the two columns that may be of one industry.

    ``printed_in`` maps the name of each track and segment, folded for comparing, to the tracks whose rows print it.
    """

    tracks: tuple[Track, ...]
    pairs: tuple[tuple[str, str], ...]
    printed_in: Mapping[str, frozenset[str]] = field(
        init=False, repr=False, eq=False, default=Factory(lambda known: _rows_of(known.tracks), takes_self=True)
    )

    def kin(self, name: str) -> tuple[str, ...]:
        """List the tracks that are paired with the track of this name."""
        return tuple([track for pair in self.pairs if name in pair for track in pair if track != name])

    def compare(self, industry: str, track: Track) -> Outcome:
        """Decide whether an industry, as it is typed, is the track's.

        Met for the name of the track, or of a segment in its row. Unknown for a name or segment of a kin track, and
        where 附1-1 prints the name or the track nowhere. Unmet for a name that it prints in other rows only.
        """
        if industry == track.name:
            return Outcome.MET
        if len(industry) > _LONGEST:
            return Outcome.UNKNOWN
        name = loosely(industry)
        rows = self.printed_in.get(name, frozenset())
        if track.name in rows or name == loosely(track.name):
            return Outcome.MET
        if not rows or not track.printed or not rows.isdisjoint(self.kin(track.name)):
            return Outcome.UNKNOWN
        return Outcome.UNMET
