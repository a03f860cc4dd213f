"""Receipts: a report's receipt, and a receipt read back from JSON."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, cast

from attrs import evolve, fields

from .. import __version__
from ..cluster.application import ClusterApplication
from ..editions import latest
from ..errors import InvalidDocumentError, InvalidTypeError, InvalidValueError, Zj415xError, quoted
from ..exchange import read
from ..exchange.document import LARGEST, MOST, Faults, fault, kind_of, parse
from ..exchange.quick import parser
from ..hooks import frozen
from ..jingpin.product import JingpinProduct
from ..notice import Notice
from ..printed.deadline import CHINA
from ..rules.clause import Clause, Force
from ..rules.examine import Call
from ..rules.finding import Judged, Verdict, step_of
from ..rules.outcome import Outcome
from ..rules.reading import Readings
from ..rules.receipt import EditionDigests, Filing, Receipt
from ..rules.report import Report
from ..values.blank import INSTANT
from ..values.canonical import sorted_json
from ..values.moment import instant
from .fingerprint import document_digest, edition_digests

Subject = ClusterApplication | JingpinProduct
_VERDICTS = tuple(Verdict)
_MET, _NOT_APPLICABLE = Outcome.MET, Outcome.NOT_APPLICABLE
_OUTCOMES = {str(outcome): outcome for outcome in Outcome}
_RULE = itemgetter(0)
_DECIDING = (Force.REQUIRED, Force.IN_PRINCIPLE)
_DIGEST = re.compile("sha256:[0-9a-f]{64}")
_RELEASE = re.compile(r"\d{1,9}(\.\d{1,9})*")
_LONGEST_VERSION = 40


def receipt_of(report: Report, document: object, at: date | None, hinges: bool, notice: Notice | None) -> Receipt:
    """Build a report's receipt; see :meth:`zj415x.Report.receipt`.

    Raises:
        InvalidValueError, InvalidTypeError, InvalidDocumentError: as there.
    """
    notice = latest() if notice is None else notice
    if report.case is None:
        raise InvalidValueError("这份结论不是 validate 得出的，无从出具回执")
    subject, moment = subject_of(document, notice), moment_of(at)
    judged = report.case.subject
    if type(judged) is not type(subject) or not _is_of(judged, subject, moment):
        raise InvalidValueError("回执要按核对过的那一份材料出具，提交时间也要相同；这一份不是")
    if tuple(map(_RULE, report.judged)) != _plan(call_for(subject, notice)).clauses:
        raise InvalidValueError(
            "回执要有{number}的全部条款；这份结论只有一部分，或按的是别的通知", number=notice.number
        )
    return written_on(report, subject, judged.submitted, hinges, notice)


def written_on(report: Report, subject: Subject, at: datetime | None, hinges: bool, notice: Notice) -> Receipt:
    """Write the receipt of a report that judged a document by all clauses, as if submitted ``at`` that moment."""
    plan = _plan(call_for(subject, notice))
    verdict, rests_on = _conclusion(report.judged, plan)
    return Receipt(
        notice=notice.number,
        edition=edition_digests(notice),
        library=__version__,
        kind=filing_of(subject),
        document=document_digest(subject),
        at=at,
        readings=report.readings,
        verdict=verdict,
        outcomes=tuple(zip(plan.names, plan.sort([judgement.outcome for _, judgement in report.judged]), strict=True)),
        rests_on=rests_on,
        hinges_on=report.sensitivity().hinges_on if hinges else None,
    )


def subject_of(document: object, notice: Notice) -> Subject:
    """Return the application or product that a document holds, or is.

    Raises:
        InvalidDocumentError: carries all problems of the document.
        InvalidTypeError: it is neither a document, nor an application or product.
    """
    if isinstance(document, ClusterApplication | JingpinProduct):
        return document
    if isinstance(document, bytes | str | Mapping):
        return read(document, notice)
    raise InvalidTypeError("应为集群申报或精品产品，或它的 JSON，不能是 {value}", value=type(document).__name__)


def moment_of(at: date | None) -> datetime | None:
    """Return the moment that a day or moment stands for: a day is its beginning in Beijing.

    Raises:
        InvalidTypeError, InvalidValueError: it is neither; the moment has no time zone.
    """
    if at is None:
        return None
    moment = datetime.combine(at, time(0), CHINA) if type(at) is date else at
    INSTANT.check(moment)
    return cast("datetime", moment)


def call_for(subject: Subject, notice: Notice) -> Call[Any]:
    """Return the call of the notice that judges the subject."""
    return notice.clusters if isinstance(subject, ClusterApplication) else notice.jingpin


def filing_of(subject: Subject) -> Filing:
    """Return the kind of the document that a subject was read from."""
    return Filing.APPLICATION if isinstance(subject, ClusterApplication) else Filing.PRODUCT


def _is_of(judged: Any, subject: Any, moment: datetime | None) -> bool:
    """Test whether a judged subject is a document's, submitted at the moment asked for, else as the document says."""
    if moment is None or moment == subject.submitted:
        return judged is subject or bool(judged == subject)
    return bool(judged.submitted == moment and evolve(judged, submitted=subject.submitted) == subject)


@frozen
class _Plan:
    """The clauses of a call; their names, sorted, and what sorts their outcomes alike; the open questions of them all.

    Remarks decide nothing, so that their open questions are left out.
    """

    clauses: tuple[Clause[Any], ...]
    names: tuple[str, ...]
    sort: Callable[[list[Outcome]], tuple[Outcome, ...]]
    rests_on: tuple[str, ...]


@cache
def _plan(call: Call[Any]) -> _Plan:
    clauses = call.clauses
    order = sorted(range(len(clauses)), key=lambda index: clauses[index].name)
    rests_on = {id for clause in clauses if clause.force in _DECIDING for id in clause.readings}
    names = tuple([clauses[index].name for index in order])
    return _Plan(clauses, names, itemgetter(*order), tuple(sorted(rests_on)))


def _conclusion(judged: tuple[Judged, ...], plan: _Plan) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict, and the open questions that the clauses consult which decide it."""
    worst, deciding = 0, list[Clause[Any]]()
    for rule, judgement in judged:
        if judgement.outcome is _MET or judgement.outcome is _NOT_APPLICABLE:
            continue
        step = step_of(rule, judgement)
        if step > worst:
            worst, deciding = step, []
        if step == worst:
            deciding.append(rule)
    if not worst:
        return _VERDICTS[0], plan.rests_on
    return _VERDICTS[worst], tuple(sorted({id for rule in deciding for id in rule.readings}))


def read_receipt(data: Mapping[str, Any] | bytes | str) -> Receipt:
    """Read a receipt from JSON: a mapping, or its bytes or text in UTF-8.

    >>> from zj415x.records import read_receipt
    >>> read_receipt('{"library": "9.0.0"}')
    Traceback (most recent call last):
    ...
    zj415x.errors.InvalidValueError: 回执由 9.0.0 版写成，比本版（0.2.0.dev0）新，请用该版或更新的版本复核

    Raises:
        InvalidDocumentError: it is no receipt; carries all its problems.
        InvalidValueError: a later version of the library wrote it; it names a reading or word that this version lacks.
    """
    document, faults = sorted_object(data), Faults()
    if document is None:
        document, faults = parse(data)
    library = document.get("library")
    if not isinstance(library, str) or len(library) > _LONGEST_VERSION or not _RELEASE.match(library):
        raise fault("这不是回执：没有写明由哪一版写成（library）")
    if _release(library) > _release(__version__):
        message = "回执由 {library} 版写成，比本版（{own}）新，请用该版或更新的版本复核"
        raise InvalidValueError(message, library=quoted(library), own=__version__)
    faults += _shape_faults(document)
    if faults:
        raise InvalidDocumentError(tuple(faults))
    return _made(document)


def sorted_object(data: object) -> dict[str, Any] | None:
    """Parse an object by the fastest parser, if writing it again gives the same bytes: then no key stands twice."""
    if type(data) is not bytes or len(data) > LARGEST:
        return None
    try:
        found = parser()(data)
        return found if type(found) is dict and sorted_json(found) == data else None
    except (ValueError, TypeError, RecursionError):
        return None


@lru_cache(maxsize=64)
def _release(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, without what marks it as unfinished."""
    found = _RELEASE.match(version)
    return tuple([int(number) for number in found[0].split(".")]) if found else ()


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


def _are_digests(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == set(_PARTS) and all(map(_is_digest, value.values()))


def _are_names(value: object) -> bool:
    """Test for names of clauses or ids of phrases."""
    if not isinstance(value, list | dict) or not _only_texts(value):
        return False
    letters = "".join(value)
    return all(value) and letters.isascii() and (letters.replace("-", "").isalnum() or not value)


def _are_words(value: object) -> bool:
    return isinstance(value, dict) and _are_names(value) and _only_texts(value.values())


def _only_texts(values: Iterable[object]) -> bool:
    return {str}.issuperset(map(type, values))


_PARTS = tuple([field.name for field in fields(EditionDigests)])
_KEYS: Mapping[str, Callable[[Any], bool]] = {
    "at": lambda value: value is None or _is_text(value),
    "document": _is_digest,
    "edition": _are_digests,
    "hinges_on": lambda value: value is None or _are_names(value),
    "kind": _is_text,
    "library": _is_text,
    "notice": _is_text,
    "outcomes": _are_words,
    "readings": _are_words,
    "rests_on": _are_names,
    "verdict": _is_text,
}
"""The keys of a receipt, and what each may hold."""


def _shape_faults(document: Mapping[str, Any]) -> Faults:
    """List the keys that are missing, unknown or of another shape."""
    faults: Faults = []
    for key, fits in _KEYS.items():
        if key not in document:
            faults.append((f"$.{key}", InvalidValueError("缺少必填字段")))
        elif not fits(document[key]):
            faults.append((f"$.{key}", InvalidValueError("与回执的写法不符：{value}", value=kind_of(document[key]))))
    unknown = [key for key in document if key not in _KEYS]
    return faults + [(f"$.{quoted(key)}", InvalidValueError("回执没有这一项")) for key in unknown[:MOST]]


@lru_cache(maxsize=64)
def _readings(chosen: tuple[tuple[str, str], ...]) -> Readings:
    """Check choices that many receipts share, once."""
    return Readings.of(chosen)


def _outcomes(words: Mapping[str, str]) -> tuple[tuple[str, Outcome], ...]:
    return tuple([(name, _OUTCOMES[words[name]]) for name in sorted(words)])


def _same(value: Any) -> Any:
    return value


_TAKEN: Mapping[str, Callable[[Any], Any]] = {
    "at": lambda text: None if text is None else moment_of(instant(text)),
    "document": _same,
    "edition": lambda digests: EditionDigests(**digests),
    "hinges_on": lambda ids: None if ids is None else tuple(ids),
    "kind": Filing,
    "library": _same,
    "notice": _same,
    "outcomes": _outcomes,
    "readings": lambda chosen: _readings(tuple(chosen.items())),
    "rests_on": tuple,
    "verdict": Verdict,
}
"""What the value of each key stands for."""


def _made(document: Mapping[str, Any]) -> Receipt:
    made: dict[str, Any] = {}
    for key, take in _TAKEN.items():
        try:
            made[key] = take(document[key])
        except (Zj415xError, ValueError, KeyError) as error:
            why: Zj415xError
            if isinstance(error, Zj415xError):
                why = error
            else:
                (word,) = error.args if isinstance(error, KeyError) else (document[key],)
                why = InvalidValueError("“{word}”是本版没有的词", word=quoted(word))
            message = "回执由 {library} 版写成，本版（{own}）读不懂 {key}：{why}"
            library = quoted(document["library"])
            raise InvalidValueError(message, library=library, own=__version__, key=key, why=why) from None
    return Receipt(**made)
