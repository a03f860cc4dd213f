"""Readings in words: a doubtful phrase with its options, and what a caller chose."""

from ..rules.reading import Reading, Readings
from .places import place_in
from .voice import Voice, say_in


@say_in.register
def _(value: Reading, voice: Voice) -> str:
    lines = [
        voice.fill(
            "{id} {question}（{place}“{words}”；可问{by}）",
            id=value.id,
            question=value.question,
            place=place_in(value.place, voice),
            words=value.words,
            by=value.settled_by,
        )
    ]
    for option, meaning in zip(value.options, value.meanings, strict=True):
        message = "  {option}：{meaning}"
        if option == value.default:
            message = "  {option}：{meaning}（默认：{reason}）"
        lines.append(voice.fill(message, option=option, meaning=meaning, reason=value.reason))
    return "\n".join(lines)


@say_in.register
def _(value: Readings, voice: Voice) -> str:
    return voice.listed((f"{id}={option}" for id, option in value.chosen), "，") or voice.word("按默认的读法")
