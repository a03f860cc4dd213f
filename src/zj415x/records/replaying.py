"""Replaying: compute the receipt that a document gets today, and put it beside the one that was kept."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from attrs import evolve

from ..editions import latest
from ..errors import InvalidValueError, quoted
from ..notice import Notice
from ..rules.examine import report_on
from ..rules.reading import Readings, check_readings
from ..rules.receipt import Receipt
from ..rules.replay import Replay
from ..rules.report import Report
from .receipts import Subject, call_for, filing_of, moment_of, read_receipt, subject_of, written_on


def replay(
    receipt: Receipt | Mapping[str, Any] | bytes | str,
    document: object,
    *,
    readings: Readings = Readings(),
    at: date | None = None,
    notice: Notice | None = None,
) -> Replay:
    """Judge a document as its receipt says that it was judged, and tell what differs, and why.

    ``document`` is the application or product as it was read, or its JSON. ``readings`` and ``at`` are put in the place
    of the receipt's, to see what they change. ``notice`` None: the latest.

    >>> from datetime import date, datetime
    >>> from zj415x import Applicant, ApplicantKind, ClusterApplication, Tier
    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.records import replay
    >>> park = Applicant(name="某某开发区管委会", kind=ApplicantKind.PARK)
    >>> ours = ClusterApplication(applicant=park, tier=Tier.CORE_ZONE, track=NOTICE.clusters.track("人工智能"))
    >>> receipt = ours.validate(NOTICE.clusters).receipt(document=ours)
    >>> replay(receipt, ours).same
    True
    >>> again = replay(bytes(receipt), ours, at=date(2026, 7, 31))
    >>> [differing.cause for differing in again.causes], again.changed
    ([<Cause.MOMENT>], (Changed(clause='in-time', before=<Outcome.NOT_APPLICABLE>, now=<Outcome.UNMET>),))

    Raises:
        InvalidValueError: the receipt is of another notice, of another kind of document, or by a later version.
        InvalidDocumentError: the receipt or the document cannot be read.
        InvalidTypeError: ``document`` is no application, product or JSON; ``readings`` or ``at`` is of another type.
    """
    kept, subject, notice = _opened(receipt, document, notice)
    check_readings(readings)
    moment = kept.at if at is None else moment_of(at)
    report = _judged(subject, moment, readings.over(kept.readings), notice)
    return Replay(kept, written_on(report, subject, moment, kept.hinges_on is not None, notice))


def rejudge(
    receipt: Receipt | Mapping[str, Any] | bytes | str, document: object, *, notice: Notice | None = None
) -> Report:
    """Judge a document as its receipt says that it was judged: the report, to look into or to compare with another.

    ``document`` and ``notice`` are as of :func:`replay`; the document may have changed since.

    Raises:
        InvalidValueError, InvalidDocumentError, InvalidTypeError: as :func:`replay`.
    """
    kept, subject, notice = _opened(receipt, document, notice)
    return _judged(subject, kept.at, kept.readings, notice)


def _opened(
    receipt: Receipt | Mapping[str, Any] | bytes | str, document: object, notice: Notice | None
) -> tuple[Receipt, Subject, Notice]:
    """Read a receipt and a document, and check that they belong to the notice and to each other."""
    notice = latest() if notice is None else notice
    kept = receipt if isinstance(receipt, Receipt) else read_receipt(receipt)
    if kept.notice != notice.number:
        message = "回执依据的是{kept}，不是{number}，请指定那一年的通知"
        raise InvalidValueError(message, kept=quoted(kept.notice), number=notice.number)
    subject = subject_of(document, notice)
    if filing_of(subject) is not kept.kind:
        raise InvalidValueError("回执是{kept}的，材料是{kind}", kept=kept.kind, kind=filing_of(subject))
    return kept, subject, notice


def _judged(subject: Subject, moment: datetime | None, readings: Readings, notice: Notice) -> Report:
    """Judge a document as if it were submitted at a moment; None: not yet."""
    judged = subject if moment == subject.submitted else evolve(subject, submitted=moment)
    return report_on(judged, call_for(subject, notice), readings)
