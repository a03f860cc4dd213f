"""Report: all findings about one subject, and the verdict they come to."""

from collections.abc import Iterable

from attrs import frozen

from .errors import InvalidTypeError, UnknownNameError, shown
from .finding import Finding, Force, Topic
from .name import nearest
from .outcome import Comparison, Outcome
from .reading import Readings
from .term import Term

_DECIDING = (Force.REQUIRED, Force.IN_PRINCIPLE)


class Verdict(Term):
    """What the notice's conditions come to; it never says selected or rejected: people decide that.

    Ordered from best to worst: ``INELIGIBLE > INCOMPLETE > NEEDS_EXPLANATION > ELIGIBLE``.
    """

    ELIGIBLE = "符合"
    NEEDS_EXPLANATION = "需作说明"
    INCOMPLETE = "待补充"
    INELIGIBLE = "不符合"

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Verdict":
        """应/须 unmet, else anything unknown that could decide, else 原则上 unmet; 鼓励 and remarks never decide."""
        seen = {(one.force, one.outcome) for one in findings}
        if (Force.REQUIRED, Outcome.UNMET) in seen:
            return cls.INELIGIBLE
        if any((force, Outcome.UNKNOWN) in seen for force in _DECIDING):
            return cls.INCOMPLETE
        if (Force.IN_PRINCIPLE, Outcome.UNMET) in seen:
            return cls.NEEDS_EXPLANATION
        return cls.ELIGIBLE

    # By these steps, never by the text; each operator is written out, since total_ordering is slower and untyped.
    def __lt__(self, other: object) -> bool:
        return _STEPS.index(self) < _STEPS.index(other) if isinstance(other, Verdict) else NotImplemented

    def __le__(self, other: object) -> bool:
        return _STEPS.index(self) <= _STEPS.index(other) if isinstance(other, Verdict) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return _STEPS.index(self) > _STEPS.index(other) if isinstance(other, Verdict) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return _STEPS.index(self) >= _STEPS.index(other) if isinstance(other, Verdict) else NotImplemented


_STEPS = tuple(Verdict)


@frozen(kw_only=True, repr=False)
class Report:
    """The findings about one subject in the order of the notice, under the readings that were in force."""

    findings: tuple[Finding, ...]
    readings: Readings

    def __repr__(self) -> str:
        return f"<Report {self.verdict.name}, {len(self.findings)} findings>"

    @property
    def verdict(self) -> Verdict:
        """What all findings together come to."""
        return Verdict.of(self.findings)

    @property
    def unmet(self) -> tuple[Finding, ...]:
        """The findings whose condition is missed, of whatever force."""
        return tuple(one for one in self.findings if one.outcome is Outcome.UNMET)

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """The findings that a blank leaves open, of whatever force."""
        return tuple(one for one in self.findings if one.outcome is Outcome.UNKNOWN)

    def of(self, topic: Topic) -> "Report":
        """The report of one topic, with a verdict of its own. Raises InvalidTypeError for what is no Topic."""
        if not isinstance(topic, Topic):
            raise InvalidTypeError("应为 Topic，如 Topic.ELIGIBILITY，不能是 {value}", value=shown(topic))
        return Report(findings=tuple(one for one in self.findings if one.topic is topic), readings=self.readings)

    @property
    def sections(self) -> dict[str, "Report"]:
        """The findings of the form by the title of its section, in the order of the form."""
        grouped: dict[str, list[Finding]] = {}
        for one in self.findings:
            if one.section:
                grouped.setdefault(one.section, []).append(one)
        return {title: Report(findings=tuple(findings), readings=self.readings) for title, findings in grouped.items()}

    @property
    def filled(self) -> tuple[int, int]:
        """How many of the numbered lines are filled that the form asks for, and how many it asks for."""
        lines = [one for one in self.findings if one.comparison is Comparison.LINES_FILLED]
        return sum(one.observed for one in lines), sum(one.required for one in lines)

    def __getitem__(self, clause: str) -> Finding:
        """The finding of one clause: ``report["scale"]``. Raises UnknownNameError."""
        for one in self.findings:
            if one.clause == clause:
                return one
        raise UnknownNameError("条款", clause, nearest(clause, (one.clause for one in self.findings)))
