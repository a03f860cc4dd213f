"""Remedies: sentences for the smallest changes that reach a goal."""

from ..rules.remediation import Remedies, Remedy
from ..rules.report import Report
from .voice import MOST_SAID, Voice, say_in


@say_in.register
def _(value: Remedy, voice: Voice) -> str:
    return voice.listed((voice.say(change) for change in value.changes), "；") or voice.word("无须改动")


@say_in.register
def _(value: Remedies, voice: Voice) -> str:
    if value.reached:
        return voice.fill("已达到“{goal}”，无须改动。", goal=value.goal)
    if not value.found:
        return "\n".join(_blocked(value, voice))
    said = [[voice.say(change) for change in remedy.changes] for remedy in value.found]
    common = [change for change in said[0] if all(change in changes for changes in said)]
    lines = [voice.fill("要达到“{goal}”，最少要有这些改动：", goal=value.goal), *("  " + change for change in common)]
    if len(said) > 1:
        message = "  并从下列 {count} 组中任选一组：" if common else "  下列 {count} 组中任选一组："
        lines.append(voice.fill(message, count=len(said)))
        for number, changes in enumerate(said[:MOST_SAID], start=1):
            rest = voice.listed((change for change in changes if change not in common), "；")
            lines.append(f"    {number}. {rest}")
        if len(said) > MOST_SAID:
            lines.append(voice.fill("    等共 {count} 组", count=len(said)))
    return "\n".join(lines)


def remedies_listed(report: Report, voice: Voice) -> list[str]:
    """Say each remedy of a report in a text of its own, for a list."""
    return [voice.listed(voice.say(change) for change in remedy.changes) for remedy in report.remedies()]


def _blocked(value: Remedies, voice: Voice) -> list[str]:
    """Say that no change suffices, which findings block it, and the alternative."""
    lines = [voice.fill("没有找到能达到“{goal}”的改动，原因在：", goal=value.goal)]
    lines += ["  " + voice.say(finding) for finding in value.blocked]
    if value.elsewhere:
        lines.append(voice.fill("  可以看还能申报什么（routes）。"))
    return lines
