"""Case: a judged subject that can be judged again, under other readings or with changed values."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..hooks import frozen
from .change import Change, put
from .clause import Clause
from .finding import Finding


@frozen
class Case:
    """A subject that clauses have judged and can judge again."""

    subject: Any

    @property
    def has_routes(self) -> bool:
        """Can the subject list other tracks and tiers to apply for (``ClusterApplication.routes``)?"""
        return hasattr(self.subject, "routes")

    def judge(self, rule: Clause[Any], options: Mapping[str, str]) -> Finding:
        """Judge the subject by one clause; ``options`` has an option for each phrase that the clause declares."""
        return Finding(rule, rule.judge(self.subject, options))

    def with_changes(self, changes: Iterable[Change]) -> "Case":
        """Apply the changes to a copy of the subject, in order."""
        subject = self.subject
        for change in changes:
            subject = put(subject, change.field, change.to)
        return Case(subject)
