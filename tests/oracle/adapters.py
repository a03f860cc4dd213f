"""What the library says of a document: the report that is held against the second reading's answer."""

from typing import Any

from zj415x import ClusterApplication, JingpinProduct, Nomination, Readings, Report
from zj415x.exchange import read_application, read_product

from ..builders import NOTICE
from .basis import Document, Options


def judged_product(document: Document, options: Options) -> Report:
    """The report on a product."""
    return read_product(document, NOTICE).validate(NOTICE.jingpin, readings=Readings.of(options))


def judged_application(document: Document, options: Options) -> Report:
    """The report on an application."""
    return read_application(document, NOTICE).validate(NOTICE.clusters, readings=Readings.of(options))


def judged_city(document: Document, options: Options) -> Report:
    """The report on a city's recommendation."""
    return NOTICE.clusters.validate_city(
        document["city"],
        [_application(repr(one), one) for one in document["applications"]],
        sent=_instant(document["sent"]),
        sealed=document["sealed"],
        readings=Readings.of(options),
    )


def judged_recommendation(document: Document, options: Options) -> Report:
    """The report on a recommender's list; where a row is shared, ``taken`` is what the others used of it."""
    return NOTICE.jingpin.validate_recommendation(
        document["recommender"],
        [
            Nomination(
                product=_product(repr(one["product"]), one["product"]),
                passed_review=one["passed_review"],
                province_owned=one["province_owned"],
                brand_place=one["brand_county"],
                in_brand_direction=one["brand_direction"],
            )
            for one in document["products"]
        ],
        sent=_instant(document["sent"]),
        sealed=document["sealed"],
        through_sasac=document["through_sasac"],
        taken=document.get("taken", document.get("brand_taken")),
        others={"宁波市": [_product(repr(one), one) for one in document["others"]]},
        readings=Readings.of(options),
    )


def _instant(text: str | None) -> Any:
    return _product(f"sent {text}", _SENT | {"submitted": text}).submitted


_SENT: Document = {"name": "函", "category": "先进制造类", "track": "人工智能", "enterprise": {"name": "函"}}


# Few different ones occur on the lists, and each is read once.
_READ: dict[str, Any] = {}


def _product(key: str, document: Document) -> JingpinProduct:
    made = _READ.get(key)
    if made is None:
        made = _READ[key] = read_product(document, NOTICE)
    product: JingpinProduct = made
    return product


def _application(key: str, document: Document) -> ClusterApplication:
    made = _READ.get(key)
    if made is None:
        made = _READ[key] = read_application(document, NOTICE)
    application: ClusterApplication = made
    return application
