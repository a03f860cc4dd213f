"""Finding: a clause with its judgement of a subject, and the verdict that findings lead to."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from .. import hooks
from ..words import Term
from .clause import Clause, Force, Topic
from .judgement import Basis, Gap, Judgement, Observed, Required
from .outcome import Comparison, Entry, Note, Outcome


@hooks.shown
@hooks.wired
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


Judged: TypeAlias = tuple[Clause[Any], Judgement]
"""A clause with its judgement: what a finding is made from."""


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
        """Decide by the worst that any of the findings leads to."""
        return cls.over([(finding.rule, finding.judgement) for finding in findings])

    @classmethod
    def over(cls, judged: Iterable[Judged]) -> "Verdict":
        """Decide as :meth:`of`, without findings."""
        return _ORDER[max([step_of(rule, judgement) for rule, judgement in judged], default=0)]

    # Compares steps, never texts; each operator is written out, since total_ordering is slower and untyped.
    def __lt__(self, other: object) -> bool:
        return _STEPS[self] < _STEPS[other] if isinstance(other, Verdict) else super().__lt__(other)

    def __le__(self, other: object) -> bool:
        return _STEPS[self] <= _STEPS[other] if isinstance(other, Verdict) else super().__le__(other)

    def __gt__(self, other: object) -> bool:
        return _STEPS[self] > _STEPS[other] if isinstance(other, Verdict) else super().__gt__(other)

    def __ge__(self, other: object) -> bool:
        return _STEPS[self] >= _STEPS[other] if isinstance(other, Verdict) else super().__ge__(other)


_ORDER = tuple(Verdict)
_STEPS = {verdict: step for step, verdict in enumerate(_ORDER)}


def step_of(rule: Clause[Any], judgement: Judgement) -> int:
    """Tell how far a clause lowers the verdict, in steps from ELIGIBLE.

    Decides by 应/须 unmet, then anything unknown that could decide, then 原则上 unmet; 鼓励 and remarks never.
    A slip of the form can be mended, so the form alone never makes a subject ineligible (A40).
    """
    if judgement.met:
        return 0
    force = rule.force if judgement.force is None else judgement.force
    unmet = judgement.outcome is Outcome.UNMET
    if force is Force.REQUIRED:
        return _INELIGIBLE if unmet and rule.topic is not Topic.FORM else _INCOMPLETE
    if force is Force.IN_PRINCIPLE:
        return _NEEDS_EXPLANATION if unmet else _INCOMPLETE
    return 0


_NEEDS_EXPLANATION, _INCOMPLETE, _INELIGIBLE = range(1, len(_ORDER))
