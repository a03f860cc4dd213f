"""The dated lists of mountainous and island counties in words."""

from ..values.mountain_island import MountainIslandList
from .voice import Voice, say_in

_TIMES = {
    (True, True): "{name}（{first}至{last}）：{count} 个县（市、区）。{provenance}。可信度{confidence}：{reason}。",
    (False, True): (
        "{name}（至{last}，起始之日不明，{known_from}起有据可查）：{count} 个县（市、区）。"
        "{provenance}。可信度{confidence}：{reason}。"
    ),
    (True, False): (
        "{name}（{first}起，所知截至{known_until}）：{count} 个县（市、区）。"
        "{provenance}。可信度{confidence}：{reason}。"
    ),
}


@say_in.register
def _(value: MountainIslandList, voice: Voice) -> str:
    return voice.fill(
        _TIMES[value.first is not None, value.last is not None],
        name=value.name,
        first=value.first,
        last=value.last,
        known_from=value.known_from,
        known_until=value.known_until,
        count=len(value.counties),
        provenance=value.provenance,
        confidence=value.confidence,
        reason=value.reason,
    )
