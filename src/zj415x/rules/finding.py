"""Finding: a clause's judgement with its place and force, and the verdict that findings come to."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from attrs import frozen

from .. import hooks
from ..words import Term
from .judgement import Basis, Gap, Judgement, Observed, Required
from .outcome import Comparison, Entry, Note, Outcome


class Force(Term):
    """How binding a condition is, by the notice's own words (应、须; 原则上; 鼓励、重点、倾斜); ADVISORY is ours."""

    REQUIRED = "必须"
    IN_PRINCIPLE = "原则上"
    ENCOURAGED = "鼓励"
    ADVISORY = "提示"


class Topic(Term):
    """What a finding is about: eligibility, the form, timing, or a remark."""

    ELIGIBILITY = "资格"
    FORM = "填报"
    TIMING = "时限"
    ADVICE = "提示"


class Cited(Protocol):
    """What a finding takes from its clause."""

    @property
    def name(self) -> str:
        """Its name, the same in every edition."""
        ...

    @property
    def place(self) -> str:
        """Where it stands in the notice."""
        ...

    @property
    def topic(self) -> Topic:
        """What it is about."""
        ...

    @property
    def force(self) -> Force:
        """How binding it is."""
        ...

    @property
    def subject(self) -> str:
        """What it looks at, in the notice's words."""
        ...

    @property
    def word(self) -> str:
        """The notice's word for the comparison; empty where it has none."""
        ...

    @property
    def readings(self) -> tuple[str, ...]:
        """Ids of the doubtful phrases it depends on."""
        ...

    @property
    def section(self) -> str:
        """The title of the section of the form that it stands in; empty outside the form."""
        ...

    def judge(self, subject: Any, options: Mapping[str, str], /) -> Judgement:
        """What it comes to for a subject, with an option for each phrase that it depends on."""
        ...


@hooks.shown
@hooks.listed
@frozen(repr=False)
class Finding:
    """What one clause of the notice comes to: values and a place, no sentence."""

    cited: Cited
    judgement: Judgement

    def __repr__(self) -> str:
        return f"<Finding {self.clause} {self.outcome.name}>"

    @property
    def clause(self) -> str:
        """The clause's name, the same in every edition."""
        return self.cited.name

    @property
    def place(self) -> str:
        """Where it stands in the notice: ``附件1 四（一）1``."""
        return self.cited.place

    @property
    def section(self) -> str:
        """The title of the section of the form that it stands in; empty outside the form."""
        return self.cited.section

    @property
    def topic(self) -> Topic:
        """What it is about."""
        return self.cited.topic

    @property
    def force(self) -> Force:
        """How binding it is, as the phrase is read here (A66)."""
        return Force.IN_PRINCIPLE if self.judgement.softened else self.cited.force

    @property
    def outcome(self) -> Outcome:
        """Met, unmet, unknown or not applicable."""
        return self.judgement.outcome

    @property
    def subject(self) -> str | tuple[str, ...]:
        """What was looked at, in the words of the form; a tuple where conditions are joined."""
        return self.judgement.subject or self.cited.subject

    @property
    def word(self) -> str:
        """The notice's word for the comparison: 不低于, 至少, 门槛."""
        return self.cited.word

    @property
    def comparison(self) -> Comparison | None:
        """How observed was held against required; None where the clause does not apply."""
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
        """What is missing, in the same kind of value; None unless unmet by a number."""
        return self.judgement.gap

    @property
    def basis(self) -> Basis:
        """What else the outcome rests on: a Threshold, the years looked at, what the applicant is today."""
        return self.judgement.basis

    @property
    def notes(self) -> tuple[Note, ...]:
        """What a reader has to know beside the outcome."""
        return self.judgement.notes

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The blanks, cells and lines of the form that it is about: what is missing, too long, or out of step."""
        return self.judgement.entries

    @property
    def readings(self) -> tuple[str, ...]:
        """Ids of the doubtful phrases the clause depends on."""
        return self.cited.readings


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
