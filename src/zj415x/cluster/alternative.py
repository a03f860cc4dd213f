"""Alternative: another track or tier that a cluster could apply for."""

from typing import Any

from attrs import frozen

from ..printed.track import Tier, Track
from ..rules.finding import Topic, Verdict
from ..rules.report import Report


@frozen(kw_only=True)
class Alternative:
    """A track and a tier of 附1-1 that the applicant did not apply for, and the report it would get there today."""

    track: Track
    tier: Tier
    report: Report

    @property
    def verdict(self) -> Verdict:
        """What the report comes to."""
        return self.report.verdict

    @property
    def prospect(self) -> tuple[bool, Verdict, Verdict]:
        """By what alternatives are ordered, the best first.

        Whether the applicant stands there already, the verdict on eligibility, which no filling in changes, the whole.
        """
        held = any(one.clause == "already-held" for one in self.report.unmet)
        return held, self.report.of(Topic.ELIGIBILITY).verdict, self.verdict

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from ..exchange.pydantic import core_schema_of

        return core_schema_of(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        from ..schema.definitions import definition_of

        return definition_of(cls, handler)
