"""`zj415x tracks [NAME]`: list the tracks of annex 1, their routes and thresholds, or show those of a name."""

import argparse
from collections.abc import Iterable, Iterator

from ..cluster.call import ClusterCall
from ..errors import UnknownTrackError
from ..printed.track import Route, Tier, Track
from ..values.name import loosely, nearest
from ..wording.voice import Voice
from .arguments import Parser, finish, meant
from .console import PASSED, Console, as_json


def complete(tracks: Parser) -> None:
    """Add the arguments of the command."""
    tracks.given.add_argument(
        "track", nargs="?", metavar="赛道", type=meant, help="只看这一个，如 工业母机；写一部分、写细分赛道也认"
    )
    tracks.options.add_argument("--open", action="store_true", help="只列开放申报的赛道")
    tracks.options.add_argument("--json", action="store_true", help="输出 JSON")
    finish(tracks, _run)


def _run(chosen: argparse.Namespace, console: Console) -> int:
    call: ClusterCall = chosen.notice.clusters
    try:
        found = call.tracks if chosen.track is None else _called(chosen.track, call.tracks)
    except UnknownTrackError as error:
        chosen.misused(f"argument 赛道: {error}")
    wanted = [track for track in found if not chosen.open or track.route is Route.OPEN]
    if chosen.json:
        from ..exchange import dump  # only for data
        from ..exchange.outgoing import row

        console.show(as_json([row(track) | {"relief": dump(track.relief)} for track in wanted]))
        return PASSED
    for track in wanted:
        console.show("  ".join(_cells(track, console.voice)))
        if chosen.track is not None:
            for line in _details(track, call, console.voice):
                console.show(f"  {line}")
    message = "山区海岛县的门槛低 {relief}（附1-1 注1）；“新星”赛道不限于所列（附1-1）。"
    console.show(console.words(message, relief=call.tracks[0].relief))
    return PASSED


def _called(typed: str, tracks: Iterable[Track]) -> list[Track]:
    """Find the track of a name; otherwise the tracks whose name, or one of whose segments, contains it.

    Raises:
        UnknownTrackError: no track has it; the message offers the nearest names.
    """
    every, key = list(tracks), loosely(typed)
    found = [track for track in every if loosely(track.name) == key]
    if not found and key:
        found = [track for track in every if any(key in loosely(name) for name in (track.name, *track.segments))]
    if not found:
        raise UnknownTrackError("赛道", typed, nearest(typed, [track.name for track in every]))
    return found


def _cells(track: Track, voice: Voice) -> Iterator[str]:
    yield from map(voice.say, (track.highland, track, track.route))
    for tier in Tier:
        floor = track.floor(tier)
        if floor is not None:
            yield f"{voice.say(tier)} {voice.say(floor)}"


def _details(track: Track, call: ClusterCall, voice: Voice) -> Iterator[str]:
    """Say a track's segments, its thresholds with the relief, and the tracks that may be of its industry."""
    if track.segments:
        message = "细分赛道：{segments}等" if track.open_ended else "细分赛道：{segments}"
        yield voice.fill(message, segments=voice.listed(map(voice.word, track.segments)))
    for tier in track.tiers:
        threshold = track.threshold(tier, mountain_or_island=True)
        yield voice.fill("{tier}：{threshold}", tier=tier, threshold=threshold)
    kin = call.kin(track)
    if kin:
        yield voice.fill("可能是同一产业的赛道：{tracks}", tracks=voice.listed(map(voice.say, kin)))
