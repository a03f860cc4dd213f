"""Blank: a value that the subject leaves open, and how far the answer can lower the verdict."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from .. import hooks
from .change import ChangeKind
from .finding import Finding, Verdict
from .outcome import Entry, Outcome


@hooks.frozen
class Blank:
    """A value that is left blank, in its ``section`` of the form, if any.

    ``effect`` is the verdict of the clause that asks for it, once the value is stated and does not meet the clause. A
    blank of the form alone can be filled in, and decides nothing: its effect is INCOMPLETE. The path of ``entry`` is
    empty where the clause names none.
    """

    entry: Entry
    effect: Verdict
    section: str = ""


_BY_EFFECT = (Verdict.INELIGIBLE, Verdict.NEEDS_EXPLANATION, Verdict.INCOMPLETE, Verdict.ELIGIBLE)


def blanks_of(findings: Iterable[Finding]) -> tuple[Blank, ...]:
    """List every blank once, by its greatest effect: first those that could decide the verdict."""
    every = [
        Blank(entry, _effect(finding), finding.section)
        for finding in findings
        if finding.outcome is Outcome.UNKNOWN
        for entry in _entries(finding)
    ]
    every.sort(key=lambda blank: _BY_EFFECT.index(blank.effect))
    decided: dict[str, Verdict] = {}
    named = {blank.entry.label for blank in every if blank.entry.path}
    kept: dict[Entry, Blank] = {}
    for blank in every:
        entry = blank.entry
        if decided.setdefault(entry.path or entry.label, blank.effect) is blank.effect and (
            entry.path or entry.label not in named
        ):
            kept.setdefault(entry, blank)
    return tuple(kept.values())


def _effect(finding: Finding) -> Verdict:
    unmet = evolve(finding.judgement, outcome=Outcome.UNMET)
    return Verdict.over([(finding.rule, unmet)])


def _entries(finding: Finding) -> Iterator[Entry]:
    """Yield what is blank: what the clause's ways fill in, or else its entries, or else its subject."""
    filled = {
        change.field: Entry(path=change.field, label=change.label or finding.rule.subject)
        for way in finding.judgement.ways
        for change in way
        if change.kind is ChangeKind.EVIDENCE
    }
    yield from filled.values() or finding.entries or (Entry(path="", label=finding.rule.subject),)
