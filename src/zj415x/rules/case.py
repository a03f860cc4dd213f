"""Case: a judged subject that can be judged again, read otherwise or with values changed."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from .change import Change, put
from .clause import Clause
from .finding import Finding


@frozen
class Case:
    """A subject that clauses have judged, and can judge again."""

    subject: Any

    @property
    def has_routes(self) -> bool:
        """Can it say what else it could apply for?"""
        return hasattr(self.subject, "routes")

    def judge(self, rule: Clause[Any], options: Mapping[str, str]) -> Finding:
        """Judge the subject by one clause, with an option for each phrase that the clause declares."""
        return Finding(rule, rule.judge(self.subject, options))

    def with_changes(self, changes: Iterable[Change]) -> "Case":
        """Change these values of the subject, one after the other."""
        subject = self.subject
        for change in changes:
            subject = put(subject, change.field, change.to)
        return Case(subject)
