"""Desk: what the page asks, answered without a server; a worker in the page has nothing but the library and this.

It has the addresses of the service that the page uses, and the same answers.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

from attrs import evolve

from zj415x import (
    CHINA,
    ClusterApplication,
    InvalidDocumentError,
    JingpinProduct,
    ListedProduct,
    Notice,
    Readings,
    Receipt,
    Report,
    Tilt,
    Zj415xError,
)
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import dump, read_application, read_product, read_ranking
from zj415x.exchange.document import parse
from zj415x.office import read_form_workbook, read_recommendations
from zj415x.office.fields import understood
from zj415x.wording import say

from .faults import SaidError, document_faults, told
from .language import language_of
from .saying import cut, deadline, judged, routes
from .written import day, flag, moment, pair, readings_of, whole, word

PACKED = Path(__file__).parent / "documents"
"""What the page brings along; the service has no such folder."""
Subject = TypeVar("Subject", ClusterApplication, JingpinProduct)
Query = Mapping[str, Sequence[str]]


class RefusedError(Exception):
    """A question with faults, each with where it stands."""

    def __init__(self, faults: Sequence[tuple[str, Exception]]) -> None:
        super().__init__("refused")
        self.faults = faults


def answered(address: str, body: bytes, language: str) -> tuple[int, str]:
    """Answer with a status and JSON, as the service does; a question that needs no body has an empty one."""
    locale = language_of(language)
    parts = urlsplit(address)
    step, _, name = unquote(parts.path).strip("/").partition("/")
    query = parse_qs(parts.query, keep_blank_values=True)
    try:
        content = _ASKED[step](name, query, body, locale)
    except RefusedError as error:
        return 422, _written(told(error.faults, locale))
    except Zj415xError as error:
        return 422, _written(told(document_faults(error), locale))
    except KeyError:
        return 404, _written(told([("", SaidError("not-found"))], locale))
    return 200, _written(content)


def _written(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def submitted(subject: Subject, on: date | None) -> Subject:
    """Move a submission to another day than it says."""
    return subject if on is None else evolve(subject, submitted=datetime.combine(on, time(0), CHINA))


def application_fields(raw: bytes, notice: Notice) -> dict[str, Any]:
    """Write what is typed in the fields of an application as its document has it. Raises InvalidDocumentError."""
    return _fields(raw, ClusterApplication, read_application, notice)


def product_fields(raw: bytes, notice: Notice) -> dict[str, Any]:
    """Write what is typed in the fields of a product as its document has it. Raises InvalidDocumentError."""
    return _fields(raw, JingpinProduct, read_product, notice)


def _fields(raw: bytes, cls: type, read: Callable[[Any, Notice], Any], notice: Notice) -> dict[str, Any]:
    """Tell all that is wrong at once: what is not understood, and what the document then lacks."""
    document, repeated = parse(raw)
    made, faults = understood(document, cls, notice)
    ours = dict(faults)
    try:
        read(made, notice)
    except InvalidDocumentError as error:
        # Where something was not understood, that says more than what the reader says of it.
        faults = [(path, ours.pop(path, fault)) for path, fault in error.faults] + [*ours.items()]
    if repeated or faults:
        raise InvalidDocumentError((*repeated, *faults))
    return made


def kept_of(report: Report, document: object, on: date | None, *, asked: bool) -> Receipt | None:
    """Write the receipt of a report where it is asked for."""
    return report.receipt(document=document, at=on, notice=NOTICE) if asked else None


def allocated(
    ranked: Sequence[ListedProduct],
    recommender: str,
    locale: str,
    *,
    tilt: Tilt = Tilt.NONE,
    decided: Sequence[int] = (),
    taken: int | None = None,
    readings: Readings,
) -> dict[str, Any]:
    """Cut a list at the places of a recommender; ``decided`` are rows, from 1. Raises RefusedError."""
    missing = [row for row in decided if not 1 <= row <= len(ranked)]
    if missing:
        raise RefusedError([("?decided", SaidError("no-row", value=row, count=len(ranked))) for row in missing])
    allocation = NOTICE.jingpin.quotas.allocate(
        recommender,
        ranked,
        score=None if all(product.score is None for product in ranked) else attrgetter("score"),
        tilt=tilt,
        in_zone=None if all(product.in_zone is None for product in ranked) else attrgetter("in_zone"),
        decided=[ranked[row - 1] for row in decided],
        taken=taken,
        readings=readings,
    )
    return cut(allocation, ranked, locale)


def recommenders() -> list[str]:
    """List who may recommend products, as the quota table names them."""
    return [row.name for row in NOTICE.jingpin.quotas.rows]


def workbook(raw: bytes, locale: str) -> dict[str, Any]:
    """Read the document that a workbook is filled in with: 申报信息表, or 推荐汇总表. Raises InvalidDocumentError."""
    try:
        form = read_form_workbook(raw, NOTICE)
    except InvalidDocumentError as wrong:
        if wrong.faults[0][0] != "$":  # else it is no such form
            raise
        try:
            listed = read_recommendations(raw, NOTICE)
        except InvalidDocumentError as error:
            raise (wrong if error.faults[0][0] == "$" else error) from None
        ranked = {"ranked": [dump(product) for product in listed.products]}
        remarks = [say(remark, locale) for remark in listed.remarks]
        return {"kind": "ranking", "document": ranked, "recommender": listed.recommender, "remarks": remarks}
    return {"kind": "application", "document": dump(form), "recommender": None, "remarks": []}


def _asked(query: Query, name: str, read: Callable[[str], Any], missing: Any = None) -> Any:
    if name not in query:
        return missing
    try:
        return read(query[name][-1])
    except (Zj415xError, SaidError) as error:
        raise RefusedError([(f"?{name}", error)]) from None


def _readings(query: Query) -> Readings:
    try:
        return readings_of(tuple(map(pair, query.get("reading", ()))))
    except (Zj415xError, SaidError) as error:
        raise RefusedError([("?reading", error)]) from None


def _application(name: str, query: Query, raw: bytes, locale: str) -> Any:
    if name == "fields":
        return application_fields(raw, NOTICE)
    if name != "validate":
        raise KeyError(name)
    return _judged(read_application, NOTICE.clusters, query, raw, locale)


def _product(name: str, query: Query, raw: bytes, locale: str) -> Any:
    if name == "fields":
        return product_fields(raw, NOTICE)
    if name != "validate":
        raise KeyError(name)
    return _judged(read_product, NOTICE.jingpin, query, raw, locale)


def _judged(read: Callable[[bytes, Notice], Any], call: Any, query: Query, raw: bytes, locale: str) -> Any:
    on, readings = _asked(query, "on", day), _readings(query)
    subject = read(raw, NOTICE)
    report: Report = submitted(subject, on).validate(call, readings=readings)
    kept = kept_of(report, subject, on, asked=_asked(query, "receipt", flag, False))
    return judged(report, locale, reasons=_asked(query, "why", flag, False), receipt=kept)


def _routes(_: str, query: Query, raw: bytes, locale: str) -> Any:
    on, readings = _asked(query, "on", day), _readings(query)
    return routes(submitted(read_application(raw, NOTICE), on).routes(NOTICE.clusters, readings=readings), locale)


def _allocate(_: str, query: Query, raw: bytes, locale: str) -> Any:
    recommender = _asked(query, "recommender", lambda text: NOTICE.jingpin.quotas[text].name)
    if recommender is None:
        raise RefusedError([("?recommender", SaidError("missing"))])
    decided = [_asked({"decided": [text]}, "decided", whole) for text in query.get("decided", ())]
    return allocated(
        read_ranking(raw, NOTICE),
        recommender,
        locale,
        tilt=_asked(query, "tilt", word({str(tilt): tilt for tilt in Tilt}), Tilt.NONE),
        decided=decided,
        taken=_asked(query, "taken", whole),
        readings=_readings(query),
    )


def _deadlines(_: str, query: Query, raw: bytes, locale: str) -> Any:
    at, readings = _asked(query, "at", moment), _readings(query)
    due = [NOTICE.deadline(term.name, readings=readings) for term in NOTICE.deadlines]
    return [deadline(term, at, locale) for term in due]


def _schema(name: str, query: Query, raw: bytes, locale: str) -> Any:
    return _packed(f"{name}.{locale}.schema.json")


def _example(name: str, query: Query, raw: bytes, locale: str) -> Any:
    return _packed(DOCUMENTS[name])


def _packed(file: str) -> Any:
    """Read a document that the page brings along."""
    path = PACKED / file
    if not path.is_file():
        raise KeyError(file)
    return json.loads(path.read_text(encoding="utf-8"))


def _recommenders(_: str, query: Query, raw: bytes, locale: str) -> Any:
    return recommenders()


def _workbook(_: str, query: Query, raw: bytes, locale: str) -> Any:
    return workbook(raw, locale)


DOCUMENTS = {"application": "application.json", "product": "product.json", "ranking": "lists/quzhou.json"}
"""The documents to begin from."""
_ASKED: Mapping[str, Callable[[str, Query, bytes, str], Any]] = {
    "applications": _application,
    "products": _product,
    "routes": _routes,
    "allocate": _allocate,
    "deadlines": _deadlines,
    "schemas": _schema,
    "examples": _example,
    "recommenders": _recommenders,
    "workbooks": _workbook,
}
