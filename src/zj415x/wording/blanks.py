"""Blanks: sentences for what is left blank, by its effect on the verdict."""

from itertools import groupby

from ..rules.blank import Blank
from ..rules.finding import Verdict
from .entries import say_entries
from .voice import Voice

_MESSAGES = {
    Verdict.INCOMPLETE: "  只须补全（{section}）：{entries}",
    Verdict.ELIGIBLE: "  不影响结论：{entries}",
}
_DECIDING = "  不满足即为“{effect}”：{entries}"


def say_blanks(blanks: tuple[Blank, ...], voice: Voice) -> list[str]:
    """Say what is blank, first what could decide the verdict; what only the form asks for by section."""
    lines = [voice.fill("未填的，按对结论的影响排列：")] if blanks else []
    for (effect, section), group in groupby(blanks, key=lambda blank: (blank.effect, _section(blank))):
        said = say_entries(tuple([blank.entry for blank in group]), voice)
        lines.append(voice.fill(_MESSAGES.get(effect, _DECIDING), effect=effect, section=section, entries=said))
    return lines


def _section(blank: Blank) -> str:
    return blank.section if blank.effect is Verdict.INCOMPLETE else ""
