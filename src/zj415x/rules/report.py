"""Report: all findings about one subject, and the verdict they come to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from attrs import field, frozen

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, UnknownNameError, shown
from ..values.name import nearest
from .examined import Examined
from .finding import Finding, Topic, Verdict
from .outcome import Comparison, Outcome
from .reading import Readings

# Whoever only validates does not load these.
if TYPE_CHECKING:
    from .remedy import Remedies
    from .sensitivity import Sensitivity


@hooks.shown
@hooks.listed
@hooks.wired
@hooks.described
@frozen(kw_only=True, repr=False)
class Report:
    """The findings about one subject in the order of the notice, under the readings that were in force.

    ``examined`` is what was held against them, so that it can be held against them again; None where a report was put
    together by hand.

    >>> from zj415x import Outcome, Topic
    >>> from zj415x.editions.y2026 import NOTICE
    >>> report = NOTICE.jingpin.validate_recommendation("衢州市", [], sealed=False)
    >>> report, report.unmet
    (<Report INELIGIBLE, 10 findings>, (<Finding sealed UNMET>,))
    >>> report["sealed"].place, report.of(Topic.TIMING).verdict
    ('附件2 三3', <Verdict.ELIGIBLE>)

    It iterates over its findings, while ``in`` and ``keys()`` speak of the names of their clauses; it is true even
    where it has none.

    >>> len(report), "sealed" in report, [one.clause for one in report if one.outcome is Outcome.UNMET]
    (10, True, ['sealed'])
    """

    findings: tuple[Finding, ...]
    readings: Readings
    examined: Examined | None = field(default=None, eq=False)

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
        """The report of one topic, with a verdict of its own.

        Raises:
            InvalidTypeError: what is no Topic.
        """
        if not isinstance(topic, Topic):
            raise InvalidTypeError("应为 Topic，如 Topic.ELIGIBILITY，不能是 {value}", value=shown(topic))
        return self._only(tuple(one for one in self.findings if one.topic is topic))

    def _only(self, findings: tuple[Finding, ...]) -> "Report":
        return Report(findings=findings, readings=self.readings, examined=self.examined)

    def sensitivity(self) -> "Sensitivity":
        """Whether the verdict hinges on how doubtful phrases are read, and on which: exact, over all their readings.

        >>> from datetime import datetime
        >>> from zj415x import CHINA
        >>> from zj415x.editions.y2026 import NOTICE
        >>> sent = datetime(2026, 7, 20, 9, tzinfo=CHINA)  # 7月20日前
        >>> sensitivity = NOTICE.jingpin.validate_recommendation("衢州市", [], sent=sent, sealed=True).sensitivity()
        >>> sensitivity.hinges_on, list(sensitivity.verdicts)
        (('A41',), [<Verdict.ELIGIBLE>, <Verdict.INELIGIBLE>])

        Raises:
            InvalidValueError: a report that no ``validate`` made.
        """
        from .sensitivity import sensitivity_of

        return sensitivity_of(self.findings, self._examined())

    def remedies(self, goal: Verdict = Verdict.ELIGIBLE) -> "Remedies":
        """The smallest sets of changes that reach ``goal``, or a better verdict, as the phrases are read here.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> report = NOTICE.jingpin.validate_recommendation("衢州市", [], sealed=False)
        >>> [[(one.field, one.from_, one.to, one.kind) for one in remedy.changes] for remedy in report.remedies()]
        [[('$.sealed', False, True, <ChangeKind.ACT>)]]

        Raises:
            InvalidTypeError: what is no Verdict.
            InvalidValueError: a report that no ``validate`` made.
        """
        if not isinstance(goal, Verdict):
            raise InvalidTypeError("应为 Verdict，如 Verdict.ELIGIBLE，不能是 {value}", value=shown(goal))
        from .remediation import remedies_of

        return remedies_of(self.findings, self._examined(), self.readings, goal)

    def _examined(self) -> Examined:
        if self.examined is None:
            raise InvalidValueError("这份结论不是 validate 得出的，无从重新核对")
        return self.examined

    @property
    def sections(self) -> dict[str, "Report"]:
        """The findings of the form by the title of its section, in the order of the form."""
        grouped: dict[str, list[Finding]] = {}
        for one in self.findings:
            if one.section:
                grouped.setdefault(one.section, []).append(one)
        return {title: self._only(tuple(findings)) for title, findings in grouped.items()}

    @property
    def filled(self) -> tuple[int, int]:
        """How many of the numbered lines are filled that the form asks for, and how many it asks for."""
        lines = [one for one in self.findings if one.comparison is Comparison.LINES_FILLED]
        counts = cast("list[tuple[int, int]]", [(one.observed, one.required) for one in lines])
        return sum([filled for filled, _ in counts]), sum([asked for _, asked in counts])

    def __getitem__(self, clause: str) -> Finding:
        """The finding of one clause: ``report["scale"]``.

        Raises:
            UnknownNameError: no clause of that name; the nearest names are offered.
        """
        for one in self.findings:
            if one.clause == clause:
                return one
        raise UnknownNameError("条款", clause, nearest(clause, (one.clause for one in self.findings)))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        return True

    def __contains__(self, clause: object) -> bool:
        return any(one.clause == clause for one in self.findings)

    def keys(self) -> tuple[str, ...]:
        """The names of the clauses it has findings of, in their order."""
        return tuple(one.clause for one in self.findings)
