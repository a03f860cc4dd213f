"""Entries: sentences for the blanks, cells and lines of the form that a finding lists."""

from itertools import groupby

from ..rules.outcome import Entry
from .voice import Voice, say_in

MOST_NAMED = 40
"""The most entries that a sentence names, above the number of lines of any section; it only counts the rest."""


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


def say_entries(entries: tuple[Entry, ...], voice: Voice, count: int | None = None) -> str:
    """Say a list of entries; of a long list the first ones and their number (``count``, where ``entries`` is cut).

    For the target table, it says only the line numbers, year by year.
    """
    named = entries[:MOST_NAMED]
    if len(named) > 1 and all(entry.year is not None for entry in named):
        of_years = [
            voice.fill("{year}年第{numbers}项", year=year, numbers=voice.listed(str(entry.number) for entry in of_year))
            for year, of_year in groupby(named, key=lambda entry: entry.year)
        ]
        said = voice.listed(of_years, "，")
    else:
        said = voice.listed(voice.say(entry) for entry in named)
    count = count or len(entries)
    if count > MOST_NAMED:
        return voice.fill("{entries}等共 {count} 处", entries=said, count=count)
    return said
