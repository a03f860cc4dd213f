"""Remedies: sentences for the smallest changes that reach a goal."""

from ..rules.remedy import Choice, Remedies, Remedy
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
    lines = [voice.fill("要达到“{goal}”，最少要有这些改动：", goal=value.goal)]
    needed = [choice for choice in value.choices if len(choice.alternatives) == 1]
    lines += ["  " + voice.say(change) for choice in needed for change in choice.alternatives[0]]
    open_ = [choice for choice in value.choices if choice not in needed]
    if len(open_) > 1:
        lines.append(voice.fill("  下列 {count} 处各选其一，怎样选互不影响：", count=len(open_)))
    for choice in open_:
        lines.append(voice.fill("  {chosen}：", chosen=chosen_from(choice, voice)))
        for number, changes in enumerate(choice.alternatives[:MOST_SAID], start=1):
            lines.append(f"    {number}. " + voice.listed((voice.say(change) for change in changes), "；"))
        if len(choice.alternatives) > MOST_SAID:
            lines.append(voice.fill("    等共 {count} 组", count=len(choice.alternatives)))
    return "\n".join(lines)


def chosen_from(choice: Choice, voice: Voice) -> str:
    """Say how many alternatives there are to choose from: single changes are items, several together a group."""
    single = all(len(changes) == 1 for changes in choice.alternatives)
    message = "{count} 项中任选一项" if single else "{count} 组中任选一组"
    return voice.fill(message, count=len(choice.alternatives))


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
