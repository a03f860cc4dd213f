"""`zj415x tracks`: list the tracks of annex 1, their routes and thresholds."""

import argparse
from collections.abc import Iterator

from ..printed.track import Route, Tier, Track
from ..wording.voice import Voice
from .arguments import Parser, finish
from .console import PASSED, Console


def complete(tracks: Parser) -> None:
    """Add the arguments of the command."""
    tracks.options.add_argument("--open", action="store_true", help="只列开放申报的赛道")
    finish(tracks, _run)


def _run(chosen: argparse.Namespace, console: Console) -> int:
    every = chosen.notice.clusters.tracks
    for track in every:
        if not chosen.open or track.route is Route.OPEN:
            console.show("  ".join(_cells(track, console.voice)))
    message = "山区海岛县的门槛低 {relief}（附1-1 注1）；“新星”赛道不限于所列（附1-1）。"
    console.show(console.words(message, relief=every[0].relief))
    return PASSED


def _cells(track: Track, voice: Voice) -> Iterator[str]:
    yield from map(voice.say, (track.highland, track, track.route))
    for tier in Tier:
        floor = track.floor(tier)
        if floor is not None:
            yield f"{voice.say(tier)} {voice.say(floor)}"
