"""Blanks, cells and lines of a form, as people point at them."""

from ..entry import Entry
from .voice import MOST_SAID, Voice, say_in


@say_in.register
def _(value: Entry, voice: Voice) -> str:
    message = "{label}"
    if value.year is not None:
        message = "{year}年第{number}项 {label}"
    elif value.number is not None:
        message = "第{number}项第{row}行 {label}" if value.row is not None else "第{number}项 {label}"
    elif value.row is not None:
        message = "第{row}行 {label}"
    return voice.fill(message, label=value.label, number=value.number, row=value.row, year=value.year)


def said_entries(entries: tuple[Entry, ...], voice: Voice, count: int | None = None) -> str:
    """A list of entries; of a long one the first, and how many there are: ``count``, where not all are there."""
    said = "、".join(voice.say(entry) for entry in entries[:MOST_SAID])
    count = count or len(entries)
    if count > MOST_SAID:
        return voice.fill("{entries}等共 {count} 处", entries=said, count=count)
    return said
