"""Report: all findings about one subject, and their verdict."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import starmap
from typing import TYPE_CHECKING, Self, cast

from attrs import field

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, UnknownNameError, shown
from ..values.name import nearest
from .case import Case
from .clause import Topic
from .deferred import defer, later
from .finding import Finding, Judged, Verdict
from .outcome import Comparison, Outcome
from .reading import Readings

# Loaded on demand: validating alone does not need them.
if TYPE_CHECKING:
    from ..notice import Notice
    from .blank import Blank
    from .receipt import Receipt
    from .remedy import Remedies
    from .sensitivity import Sensitivity


@hooks.shown
@hooks.keyed
@hooks.listed
@hooks.wired
@defer("findings")
@hooks.frozen(kw_only=True, repr=False)
class Report:
    """The findings about one subject in the order of the notice, under the readings that were in force.

    ``findings`` are made when somebody asks for them; ``judged`` are what they are made from. ``case`` is the subject,
    which can be judged again; None for a report built by hand.

    >>> from zj415x import Outcome, Topic
    >>> from zj415x.editions.y2026 import NOTICE
    >>> report = NOTICE.jingpin.validate_recommendation("衢州市", [], sealed=False)
    >>> report, report.unmet
    (<Report INELIGIBLE, 11 findings>, (<Finding sealed UNMET>,))
    >>> report["sealed"].place, report.of(Topic.TIMING).verdict
    ('附件2 三3', <Verdict.ELIGIBLE>)

    A report iterates over its findings, while ``in`` and ``keys()`` go by the names of their clauses; it is true even
    without findings.

    >>> len(report), "sealed" in report, [finding.clause for finding in report if finding.outcome is Outcome.UNMET]
    (11, True, ['sealed'])
    """

    findings: tuple[Finding, ...]
    readings: Readings
    case: Case | None = field(default=None, eq=False)

    @classmethod
    def over(cls, judged: tuple[Judged, ...], readings: Readings, case: Case) -> Self:
        """Report what clauses judged, in order."""
        report = cls(findings=later(lambda: tuple(starmap(Finding, judged))), readings=readings, case=case)
        object.__setattr__(report, "judged", judged)
        return report

    def __repr__(self) -> str:
        return f"<Report {self.verdict.name}, {len(self.judged)} findings>"

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Each clause with its judgement, in order."""
        return tuple([(finding.rule, finding.judgement) for finding in self.findings])

    @property
    def verdict(self) -> Verdict:
        """The verdict of all findings together."""
        return Verdict.over(self.judged)

    @property
    def unmet(self) -> tuple[Finding, ...]:
        """The findings whose condition is unmet, of any force."""
        return tuple(finding for finding in self.findings if finding.judgement.outcome is Outcome.UNMET)

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """The findings that a blank leaves open, of any force."""
        return tuple(finding for finding in self.findings if finding.judgement.outcome is Outcome.UNKNOWN)

    @property
    def blanks(self) -> "tuple[Blank, ...]":
        """What is left blank, by its effect under the readings in force: first what could decide the verdict.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> [(blank.entry.path, blank.effect) for blank in NOTICE.jingpin.validate_recommendation("衢州市", []).blanks]
        [('$.sealed', <Verdict.INELIGIBLE>)]
        """
        from .blank import blanks_of

        return blanks_of(self.findings)

    def of(self, topic: Topic) -> "Report":
        """Narrow the report to one topic, with a verdict of its own.

        Raises:
            InvalidTypeError: ``topic`` is of another type.
        """
        if not isinstance(topic, Topic):
            raise InvalidTypeError("应为 Topic，如 Topic.ELIGIBILITY，不能是 {value}", value=shown(topic))
        return self._only(tuple(finding for finding in self.findings if finding.rule.topic is topic))

    def _only(self, findings: tuple[Finding, ...]) -> "Report":
        return Report(findings=findings, readings=self.readings, case=self.case)

    def sensitivity(self) -> "Sensitivity":
        """Compute which open questions the verdict depends on, exactly, over all their readings.

        >>> from datetime import datetime
        >>> from zj415x import CHINA
        >>> from zj415x.editions.y2026 import NOTICE
        >>> sent = datetime(2026, 7, 20, 9, tzinfo=CHINA)  # 7月20日前
        >>> sensitivity = NOTICE.jingpin.validate_recommendation("衢州市", [], sent=sent, sealed=True).sensitivity()
        >>> sensitivity.hinges_on, list(sensitivity.verdicts)
        (('A41',), [<Verdict.ELIGIBLE>, <Verdict.INELIGIBLE>])

        Raises:
            InvalidValueError: the report was built by hand.
        """
        from .sensitivity import sensitivity_of

        return sensitivity_of(self.findings, self._judged())

    def remedies(self, goal: Verdict = Verdict.ELIGIBLE) -> "Remedies":
        """Find the smallest sets of changes that reach ``goal`` or a better verdict, under the readings in force.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> report = NOTICE.jingpin.validate_recommendation("衢州市", [], sealed=False)
        >>> (remedy,) = report.remedies()
        >>> [(change.field, change.from_, change.to, change.kind) for change in remedy.changes]
        [('$.sealed', False, True, <ChangeKind.ACT>)]

        Raises:
            InvalidTypeError: ``goal`` is of another type.
            InvalidValueError: the report was built by hand.
        """
        if not isinstance(goal, Verdict):
            raise InvalidTypeError("应为 Verdict，如 Verdict.ELIGIBLE，不能是 {value}", value=shown(goal))
        from .remediation import remedies_of

        return remedies_of(self.findings, self._judged(), self.readings, goal)

    def receipt(
        self, *, document: object, at: date | None = None, hinges: bool = False, notice: "Notice | None" = None
    ) -> "Receipt":
        """Write a receipt of the report, which can be kept, signed and replayed.

        ``document`` is the application or product as it was read, or its JSON. ``at`` is the day or moment of
        submission that it was checked for in place of its own. ``hinges``: with what the verdict depends on exactly,
        which takes several times as long as validating. ``notice`` None: the latest.

        >>> from zj415x import Applicant, ApplicantKind, ClusterApplication, Tier
        >>> from zj415x.editions.y2026 import NOTICE
        >>> park = Applicant(name="某某开发区管委会", kind=ApplicantKind.PARK)
        >>> ours = ClusterApplication(applicant=park, tier=Tier.CORE_ZONE, track=NOTICE.clusters.track("人工智能"))
        >>> receipt = ours.validate(NOTICE.clusters).receipt(document=ours)
        >>> receipt.notice, receipt.verdict, dict(receipt.outcomes)["scale"]
        ('浙制高办〔2026〕30号', <Verdict.INCOMPLETE>, <Outcome.UNKNOWN>)

        Raises:
            InvalidValueError: the report was built by hand, is only a part, or judges by another notice or another
                subject than the document, submitted at ``at``.
            InvalidTypeError: ``document`` is no application, product or JSON; ``at`` is no day or moment.
            InvalidDocumentError: the document cannot be read.
        """
        return cast("Receipt", hooks.receipt_of(self, document, at, hinges, notice))

    def _judged(self) -> Case:
        if self.case is None:
            raise InvalidValueError("这份结论不是 validate 得出的，无从重新核对")
        return self.case

    @property
    def sections(self) -> dict[str, "Report"]:
        """The findings on the form by section title, in the order of the form."""
        grouped: dict[str, list[Finding]] = {}
        for finding in self.findings:
            if finding.rule.section:
                grouped.setdefault(finding.rule.section, []).append(finding)
        return {title: self._only(tuple(findings)) for title, findings in grouped.items()}

    @property
    def filled(self) -> tuple[int, int]:
        """How many required numbered lines of the form are filled, and how many are required."""
        lines = [finding for finding in self.findings if finding.judgement.comparison is Comparison.LINES_FILLED]
        counts = cast(
            "list[tuple[int, int]]", [(finding.judgement.observed, finding.judgement.required) for finding in lines]
        )
        return sum([filled for filled, _ in counts]), sum([asked for _, asked in counts])

    def to_row(self) -> dict[str, str]:
        """Flatten the report into a row of a table: a word under each clause's name, then the verdict's.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> row = NOTICE.jingpin.validate_recommendation("衢州市", [], sealed=False).to_row()
        >>> row["sealed"], row["verdict"]
        ('不符合', '不符合')
        """
        words = {finding.rule.name: finding.judgement.outcome.word for finding in self.findings}
        return words | {"verdict": self.verdict.word}

    def __getitem__(self, clause: str) -> Finding:
        """Look up the finding of a clause: ``report["scale"]``.

        Raises:
            UnknownNameError: no clause has that name; the message offers the nearest names.
        """
        for finding in self.findings:
            if finding.rule.name == clause:
                return finding
        raise UnknownNameError("条款", clause, nearest(clause, (finding.clause for finding in self.findings)))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        return True

    def __contains__(self, clause: object) -> bool:
        return any(finding.clause == clause for finding in self.findings)

    def keys(self) -> tuple[str, ...]:
        """List the names of the findings' clauses, in order."""
        return tuple(finding.clause for finding in self.findings)
