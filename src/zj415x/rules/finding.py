"""Finding: a clause with its judgement of a subject, and the verdict that findings lead to."""

from collections.abc import Iterable
from typing import Any

from .. import hooks
from ..words import Term
from .clause import Clause, Force, Topic
from .judgement import Basis, Gap, Judgement, Observed, Required
from .outcome import Comparison, Entry, Note, Outcome


@hooks.shown
@hooks.listed
@hooks.frozen(repr=False)
class Finding:
    """The result of one clause of the notice, as values and a place; ``wording.say`` turns it into a sentence.

    ``rule`` is the clause, ``clause`` its name, and ``judgement`` the result of its test.
    """

    rule: Clause[Any]
    judgement: Judgement

    def __repr__(self) -> str:
        return f"<Finding {self.clause} {self.outcome.name}>"

    @property
    def clause(self) -> str:
        """The clause's name, the same in every edition."""
        return self.rule.name

    @property
    def place(self) -> str:
        """The clause's place in the notice: ``附件1 四（一）1``."""
        return self.rule.place

    @property
    def section(self) -> str:
        """The title of the clause's section of the form; empty outside the form."""
        return self.rule.section

    @property
    def topic(self) -> Topic:
        """What the clause is about: eligibility, the form, timing, or a remark."""
        return self.rule.topic

    @property
    def force(self) -> Force:
        """How binding the clause is, under the readings in force (A05, A27, A66, A68)."""
        return self.rule.force if self.judgement.force is None else self.judgement.force

    @property
    def outcome(self) -> Outcome:
        """Met, unmet, unknown or not applicable."""
        return self.judgement.outcome

    @property
    def subject(self) -> str | tuple[str, ...]:
        """The checked figure, in the words of the form; a tuple where conditions are joined."""
        return self.judgement.subject or self.rule.subject

    @property
    def word(self) -> str:
        """The notice's word for the comparison: 不低于, 至少, 门槛."""
        return self.rule.word

    @property
    def comparison(self) -> Comparison | None:
        """How ``observed`` was compared with ``required``; None where the clause does not apply."""
        return self.judgement.comparison

    @property
    def observed(self) -> Observed:
        """What the application says; None where it is blank."""
        return self.judgement.observed

    @property
    def required(self) -> Required:
        """What the notice asks."""
        return self.judgement.required

    @property
    def gap(self) -> Gap:
        """The missing amount, in the same kind of value; None unless unmet by a number."""
        return self.judgement.gap

    @property
    def basis(self) -> Basis:
        """What else the outcome rests on: a Threshold, the years compared, the applicant's standing."""
        return self.judgement.basis

    @property
    def notes(self) -> tuple[Note, ...]:
        """Remarks that explain the outcome."""
        return self.judgement.notes

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The blanks, cells and lines of the form that are missing, too long or inconsistent."""
        return self.judgement.entries

    @property
    def readings(self) -> tuple[str, ...]:
        """Ids of the open questions that the clause depends on."""
        return self.rule.readings


_DECIDING = (Force.REQUIRED, Force.IN_PRINCIPLE)


def _weight(finding: Finding) -> tuple[Force, Outcome]:
    """Pair force and outcome; what the form requires is at worst unknown, because a slip can be mended."""
    force, outcome = finding.force, finding.judgement.outcome
    slip = outcome is Outcome.UNMET and force is Force.REQUIRED and finding.rule.topic is Topic.FORM
    return force, Outcome.UNKNOWN if slip else outcome


class Verdict(Term):
    """The result of all the notice's conditions together; people decide who is selected.

    The worse is the greater: ``INELIGIBLE > INCOMPLETE > NEEDS_EXPLANATION > ELIGIBLE``.

    >>> from zj415x import Verdict
    >>> max(Verdict.NEEDS_EXPLANATION, Verdict.INCOMPLETE)
    <Verdict.INCOMPLETE>
    """

    ELIGIBLE = "符合"
    NEEDS_EXPLANATION = "需作说明"
    INCOMPLETE = "待补正"
    INELIGIBLE = "不符合"

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Verdict":
        """Decide by 应/须 unmet, then anything unknown that could decide, then 原则上 unmet; 鼓励 and remarks never.

        A slip of the form can be mended, so the form alone never makes a subject ineligible (A40).
        """
        seen = {_weight(finding) for finding in findings if not finding.judgement.met}
        if (Force.REQUIRED, Outcome.UNMET) in seen:
            return cls.INELIGIBLE
        if any((force, Outcome.UNKNOWN) in seen for force in _DECIDING):
            return cls.INCOMPLETE
        if (Force.IN_PRINCIPLE, Outcome.UNMET) in seen:
            return cls.NEEDS_EXPLANATION
        return cls.ELIGIBLE

    # Compares steps, never texts; each operator is written out, since total_ordering is slower and untyped.
    def __lt__(self, other: object) -> bool:
        return _STEPS[self] < _STEPS[other] if isinstance(other, Verdict) else super().__lt__(other)

    def __le__(self, other: object) -> bool:
        return _STEPS[self] <= _STEPS[other] if isinstance(other, Verdict) else super().__le__(other)

    def __gt__(self, other: object) -> bool:
        return _STEPS[self] > _STEPS[other] if isinstance(other, Verdict) else super().__gt__(other)

    def __ge__(self, other: object) -> bool:
        return _STEPS[self] >= _STEPS[other] if isinstance(other, Verdict) else super().__ge__(other)


_STEPS = {verdict: step for step, verdict in enumerate(Verdict)}
