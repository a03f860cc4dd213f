"""Blanks: sentences for what is left blank, by its effect on the verdict."""

from collections.abc import Iterator
from itertools import groupby

from ..rules.blank import Blank
from ..rules.finding import Verdict
from ..rules.outcome import Entry
from .entries import say_entries
from .voice import Voice

_MESSAGES = {
    Verdict.INCOMPLETE: "  只须补全（{section}）：{entries}",
    Verdict.ELIGIBLE: "  不影响结论：{entries}",
}
_DECIDING = "  不满足即为“{effect}”：{entries}"
Group = tuple[Verdict, str, tuple[Entry, ...]]
"""Blanks of one effect, and of one section where only the form asks for them."""


def say_blanks(blanks: tuple[Blank, ...], voice: Voice) -> list[str]:
    """Say what is blank, first what could decide the verdict; what only the form asks for by section."""
    lines = [voice.fill("未填的，按对结论的影响排列：")] if blanks else []
    return lines + [say_group(group, voice) for group in grouped(blanks)]


def grouped(blanks: tuple[Blank, ...]) -> Iterator[Group]:
    """Group blanks by their effect; those that only the form asks for by section as well."""
    for (effect, section), group in groupby(blanks, key=lambda blank: (blank.effect, _section(blank))):
        yield effect, section, tuple([blank.entry for blank in group])


def say_group(group: Group, voice: Voice, *, counted: bool = False) -> str:
    """Say what effect a group has, and its entries; with ``counted``, only how many there are."""
    effect, section, entries = group
    said = voice.fill("{count} 处", count=len(entries)) if counted else say_entries(entries, voice)
    return voice.fill(_MESSAGES.get(effect, _DECIDING), effect=effect, section=section, entries=said)


def _section(blank: Blank) -> str:
    return blank.section if blank.effect is Verdict.INCOMPLETE else ""
