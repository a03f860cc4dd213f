"""Tracks and their scale thresholds in words."""

from ..printed.track import Threshold, Track
from .voice import Voice, say_in


@say_in.register
def _(value: Track, voice: Voice) -> str:
    return voice.word(value.name)


@say_in.register
def _(value: Threshold, voice: Voice) -> str:
    message = "规模门槛 {amount}"
    if value.granted is not None and value.amount == value.granted:
        message = "规模门槛 {amount}（{floor}，由省里决定下调）"
    elif value.discretionary:
        message = "规模门槛 {amount}（山区海岛县是否下调 {relief}，由省里决定）"
    elif value.mountain_or_island:
        message = "规模门槛 {amount}（{floor}，山区海岛县下调 {relief}）"
    return voice.fill(message, amount=value.amount, floor=value.floor, relief=value.relief)
