"""Tracks: those of annex 1, how each is open, and its thresholds."""

import argparse

from ..editions.y2026 import NOTICE
from ..track import Route, Tier, Track
from ..wording import say
from .arguments import Commands
from .codes import PASSED


def add(commands: Commands) -> None:
    """Add the command."""
    tracks = commands.add_parser("tracks", help="列出赛道、申报方式和规模门槛（附1-1）")
    tracks.add_argument("--open", action="store_true", help="只列开放申报的赛道")
    tracks.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    for track in NOTICE.clusters.tracks:
        if not chosen.open or track.route is Route.OPEN:
            print(f"{track.highland}  {track.name}  {track.route}{_floors(track)}")
    relief = say(NOTICE.clusters.tracks[0].relief)
    print(f"山区海岛县的门槛低 {relief}（附1-1 注1）；“新星”赛道不限于所列（附1-1）。")
    return PASSED


def _floors(track: Track) -> str:
    floors = ((tier, track.floor(tier)) for tier in Tier)
    return "".join(f"  {tier} {say(floor)}" for tier, floor in floors if floor is not None)
