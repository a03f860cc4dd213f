"""Reading applications and products, with the names that the notice prints put in their place."""

import re
from collections.abc import Callable, Mapping
from copy import copy
from typing import Any, TypeVar

from attrs import fields, frozen

from ..cluster.application import ClusterApplication
from ..errors import InvalidDocumentError, InvalidTypeError, Zj415xError
from ..jingpin.product import JingpinProduct
from ..notice import Notice
from ..track import Track
from .document import MOST, Document, Faults, fault, parse, too_many
from .reader import reader

T = TypeVar("T")


def read_application(data: Document, notice: Notice) -> ClusterApplication:
    """The application of annex 1 that a JSON document holds: a mapping, or its bytes or text in UTF-8.

    Raises:
        InvalidDocumentError: with all problems of the document, each with its path.
    """
    return _application(*parse(data), notice)


def read_product(data: Document, notice: Notice) -> JingpinProduct:
    """The product of annex 2 that a JSON document holds; takes and raises what :func:`read_application` does."""
    return _product(*parse(data), notice)


def read(data: Document, notice: Notice) -> ClusterApplication | JingpinProduct:
    """Either of the two, told by its fields: an application has a tier, a product has a category.

    Raises:
        InvalidDocumentError: it is neither, or as :func:`read_application`.
    """
    document, faults = parse(data)
    if {"tier", "applicant"} & document.keys():
        return _application(document, faults, notice)
    if {"category", "enterprise"} & document.keys():
        return _product(document, faults, notice)
    unknown = fault("看不出是什么：集群申报要有 applicant 和 tier，精品产品要有 enterprise 和 category")
    raise InvalidDocumentError((*faults, *unknown.faults))


def _application(document: dict[str, Any], faults: Faults, notice: Notice) -> ClusterApplication:
    call = notice.clusters
    _resolve(document, "track", lambda track: _track(track, notice), call.tracks[0], "$", faults)
    titles = document.get("titles")
    if isinstance(titles, list | tuple):
        # copy() and not dict(): an object with a key twice remembers it.
        copies = [copy(title) if isinstance(title, dict) else title for title in titles]
        document["titles"] = copies
        for place, title in enumerate(copies):
            if isinstance(title, dict) and isinstance(title.get("scheme"), str):
                _resolve(title, "scheme", call.scheme, call.x_system.on_form[0], f"$.titles[{place}]", faults)
            if len(faults) >= MOST:
                faults.append(("$.titles", too_many()))
                break
    return _structured(document, ClusterApplication, faults)


def _product(document: dict[str, Any], faults: Faults, notice: Notice) -> JingpinProduct:
    if isinstance(document.get("track"), str):
        _resolve(document, "track", notice.jingpin.track, notice.jingpin.tracks[0], "$", faults)
    return _structured(document, JingpinProduct, faults)


def _resolve(
    document: dict[str, Any],
    key: str,
    find: Callable[[Any], Any],
    stand_in: Any,
    path: str,
    faults: Faults,
) -> None:
    """Put what the notice knows under a name in its place; an unknown name is a fault and lets the rest be read."""
    if key in document:
        try:
            document[key] = find(document[key])
        except InvalidDocumentError as error:
            faults += [(f"{path}.{key}{below}", fault) for below, fault in error.faults]
            document[key] = stand_in
        except Zj415xError as error:
            faults.append((f"{path}.{key}", error))
            document[key] = stand_in


def _track(value: Any, notice: Notice) -> Track:
    if isinstance(value, str):
        return notice.clusters.track(value)
    if isinstance(value, Mapping):
        named = reader().structure(value, _NamedTrack)
        return notice.clusters.new_star_track(named.name, highland=named.highland)
    raise InvalidTypeError("应为赛道名称，或 {example}", example='{"name": …, "highland": …}')


@frozen(kw_only=True)
class _NamedTrack:
    name: str
    highland: str


def _structured(document: dict[str, Any], cls: type[T], faults: Faults) -> T:
    try:
        made = reader().structure(document, cls)
    except InvalidDocumentError as error:
        faults += [(f"${path}", fault) for path, fault in error.faults]
    if faults:
        order = [f"$.{field.name}" for field in fields(cls)]  # type: ignore[arg-type]
        raise InvalidDocumentError(tuple(sorted(faults, key=lambda fault: _place(fault[0], order))))
    return made


def _place(path: str, order: list[str]) -> int:
    """Where the field of a path stands in the form; what is none of its fields comes first."""
    return next((place for place, name in enumerate(order, 1) if re.match(rf"{re.escape(name)}(\W|$)", path)), 0)
