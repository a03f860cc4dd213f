"""Verdict: what the conditions about one subject come to."""

from collections.abc import Iterable

from .finding import Finding, Force
from .outcome import Outcome
from .term import Term

_DECIDING = (Force.REQUIRED, Force.IN_PRINCIPLE)


class Verdict(Term):
    """What the notice's conditions come to; it never says selected or rejected: people decide that.

    The worse is the greater: ``INELIGIBLE > INCOMPLETE > NEEDS_EXPLANATION > ELIGIBLE``.

    >>> from zj415x import Verdict
    >>> max(Verdict.NEEDS_EXPLANATION, Verdict.INCOMPLETE)
    <Verdict.INCOMPLETE>
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
        return _STEPS[self] < _STEPS[other] if isinstance(other, Verdict) else super().__lt__(other)

    def __le__(self, other: object) -> bool:
        return _STEPS[self] <= _STEPS[other] if isinstance(other, Verdict) else super().__le__(other)

    def __gt__(self, other: object) -> bool:
        return _STEPS[self] > _STEPS[other] if isinstance(other, Verdict) else super().__gt__(other)

    def __ge__(self, other: object) -> bool:
        return _STEPS[self] >= _STEPS[other] if isinstance(other, Verdict) else super().__ge__(other)


_STEPS = {verdict: step for step, verdict in enumerate(Verdict)}
