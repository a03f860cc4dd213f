"""Incoming: read applications, products and ranked lists from JSON, with names resolved to printed ones."""

import re
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import Any, TypeVar

from attrs import fields

from ..cluster.application import ClusterApplication
from ..errors import InvalidDocumentError, InvalidTypeError, UnknownTrackError, Zj415xError
from ..hooks import frozen
from ..jingpin.product import JingpinProduct
from ..jingpin.recommendation import ListedProduct
from ..notice import Notice
from ..printed.track import Track
from ..values.kind import MOST_ROWS
from ..values.name import few_guesses
from . import quick
from .document import MOST, Document, Faults, fault, loaded, parse, too_many
from .reader import wire_converter

T = TypeVar("T")


def read_application(data: Document, notice: Notice) -> ClusterApplication:
    """Read an application (附件1) from a JSON document: a mapping, or its bytes or text in UTF-8.

    >>> from zj415x import InvalidDocumentError
    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.exchange import read_application
    >>> ours = read_application({
    ...     "applicant": {"name": "开化县人民政府", "kind": "县（市、区）人民政府"},
    ...     "tier": "核心区", "track": "低空经济与商业航天", "scale": {"revenue": "41.9亿元"},
    ... }, NOTICE)
    >>> ours.scale.revenue
    yi('41.9')
    >>> try:
    ...     read_application('{"tier": "核心区", "track": "人工智能", "scale": {"revenue": 42}}', NOTICE)
    ... except InvalidDocumentError as error:
    ...     for path, sentence in error.problems:
    ...         print(path, sentence)
    $.applicant 缺少必填字段
    $.scale.revenue 应为带单位的金额，如 "349.9亿元"，不是 42

    Raises:
        InvalidDocumentError: with all problems of the document, each with its path.
    """
    return _quickly(_quick_application, data, notice) or _application(*parse(data), notice)


def read_product(data: Document, notice: Notice) -> JingpinProduct:
    """Read a product (附件2) from a JSON document: a mapping, or its bytes or text in UTF-8.

    Raises:
        InvalidDocumentError: with all problems of the document, each with its path.
    """
    return _quickly(_quick_product, data, notice) or _product(*parse(data), notice)


def read(data: Document, notice: Notice) -> ClusterApplication | JingpinProduct:
    """Read an application or a product, by its fields: an application has a tier, a product has a category.

    Raises:
        InvalidDocumentError: the document is neither, or as :func:`read_application`.
    """
    made = _quickly(_quick_either, data, notice)
    if made is not None:
        return made
    document, faults = parse(data)
    if {"tier", "applicant"} & document.keys():
        return _application(document, faults, notice)
    if {"category", "enterprise"} & document.keys():
        return _product(document, faults, notice)
    unknown = fault("无法识别材料的种类：集群申报应有 applicant 和 tier，精品产品应有 enterprise 和 category")
    raise InvalidDocumentError((*faults, *unknown.faults))


@few_guesses()
def read_ranking(data: Document | Sequence[Mapping[str, Any]], notice: Notice) -> tuple[ListedProduct, ...]:
    """Read the rows of a ranked list, best first, from a JSON list, or from an object with the list as ``ranked``.

    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.exchange import read_ranking
    >>> rows = read_ranking('[{"enterprise": "某某机床有限公司", "product": "五轴加工中心", "score": 97.5}]', NOTICE)
    >>> rows[0].score
    Decimal('97.5')

    Raises:
        InvalidDocumentError: with all problems of the document, each with its path.
    """
    document = loaded(data)
    bare = isinstance(document, list | tuple)
    held, faults = parse({"ranked": document} if bare else document)
    _resolve_each(held, "ranked", "track", notice.jingpin.track, faults)
    try:
        return _structured(held, _Ranked, faults).ranked
    except InvalidDocumentError as error:
        if bare:
            faults = [(path.replace("$.ranked", "$", 1), fault) for path, fault in error.faults]
            raise InvalidDocumentError(tuple(faults)) from None
        raise


@frozen(kw_only=True)
class _Ranked:
    ranked: tuple[ListedProduct, ...]


def _quickly(make: Callable[[dict[str, Any], int | None, Notice], T], data: Document, notice: Notice) -> T | None:
    """Read a faultless document quickly; None for any other document, which then takes the thorough route."""
    try:
        return make(*quick.opened(data), notice)
    except quick.REFUSED:
        return None


def _quick_either(document: dict[str, Any], colons: int | None, notice: Notice) -> ClusterApplication | JingpinProduct:
    made = _quick_application if "tier" in document else _quick_product
    return made(document, colons, notice)


def _quick_application(document: dict[str, Any], colons: int | None, notice: Notice) -> ClusterApplication:
    """Read a faultless application whose names are exactly the printed ones."""
    call, made = notice.clusters, quick.made_of(document, colons, ClusterApplication)
    quick.put(made, "track", call.named[str(made.track)])
    if not (
        all(title.scheme in call.x_system.on_form for title in made.titles or ())
        and call.x_system.boxes.issuperset(made.x_types or ())
        and call.line_fields.issuperset(made.evidence or ())
        and call.line_fields.issuperset(made.classified or ())
    ):
        raise ValueError
    return made


def _quick_product(document: dict[str, Any], colons: int | None, notice: Notice) -> JingpinProduct:
    """Read a faultless product whose track is exactly the printed one."""
    made = quick.made_of(document, colons, JingpinProduct)
    if made.track not in notice.jingpin.tracks:
        raise ValueError
    return made


@few_guesses()
def _application(document: dict[str, Any], faults: Faults, notice: Notice) -> ClusterApplication:
    call = notice.clusters
    _resolve(document, "track", lambda track: read_track(track, notice), call.tracks[0], faults)
    _resolve_each(document, "titles", "scheme", call.scheme, faults)
    _resolve_each(document, "x_types", None, call.box, faults)
    _resolve_each(document, "evidence", None, call.line, faults)
    _resolve_each(document, "classified", None, call.line, faults)
    return _structured(document, ClusterApplication, faults)


def _resolve_each(
    document: dict[str, Any], key: str, within: str | None, find: Callable[[str], str], faults: Faults
) -> None:
    """Replace the names in a list, or in the field ``within`` of its objects, by the printed ones."""
    items = document.get(key)
    if not isinstance(items, list | tuple) or len(items) > MOST_ROWS:
        return
    # copy() keeps the repeated keys of an object, which dict() would lose.
    items = [copy(item) if isinstance(item, dict) else item for item in items]
    document[key] = items
    before = len(faults)
    for index, item in enumerate(items):
        path = f"$.{key}[{index}]"
        try:
            if within is None and isinstance(item, str):
                items[index] = find(item)
            elif within is not None and isinstance(item, dict) and isinstance(item.get(within), str):
                path = f"{path}.{within}"
                item[within] = find(item[within])
        except Zj415xError as error:
            faults.append((path, error))
        if len(faults) - before >= MOST:
            faults.append((f"$.{key}", too_many()))
            break


@few_guesses()
def _product(document: dict[str, Any], faults: Faults, notice: Notice) -> JingpinProduct:
    if isinstance(document.get("track"), str):
        _resolve(document, "track", notice.jingpin.track, notice.jingpin.tracks[0], faults)
    return _structured(document, JingpinProduct, faults)


def _resolve(document: dict[str, Any], key: str, find: Callable[[Any], Any], stand_in: Any, faults: Faults) -> None:
    """Replace a name by the notice's object; an unknown name becomes a fault, and reading goes on."""
    if key not in document:
        return
    try:
        document[key] = find(document[key])
    except Zj415xError as error:
        below = error.faults if isinstance(error, InvalidDocumentError) else (("", error),)
        faults += [(f"$.{key}{path}", fault) for path, fault in below]
        document[key] = stand_in


def read_track(value: Any, notice: Notice) -> Track:
    """Read a track: its printed name, or the name and highland of a “新星” track that is not printed.

    Raises:
        InvalidTypeError, UnknownNameError, InvalidDocumentError: it is neither.
    """
    if isinstance(value, str):
        try:
            return notice.clusters.track(value)
        except UnknownTrackError as error:
            # A slip of a printed name has near ones; otherwise it may be a New Star track, whose list is open (A19).
            if not error.nearest:
                error.message = "没有名为“{name}”的{what}；附1-1没有列明的“新星”赛道写成 {example}"
                example = f'{{"name": "{error.values["name"]}", "highland": …}}'
                error.values = {**error.values, "example": example}
            raise
    if isinstance(value, Mapping):
        named = wire_converter().structure(value, _NamedTrack)
        return notice.clusters.new_star_track(named.name, highland=named.highland, software=named.software)
    raise InvalidTypeError("应为赛道名称，或 {example}", example='{"name": …, "highland": …}')


@frozen(kw_only=True)
class _NamedTrack:
    name: str
    highland: str
    software: bool = False


def _structured(document: dict[str, Any], cls: type[T], faults: Faults) -> T:
    try:
        made = wire_converter().structure(document, cls)
        if not faults:
            return made
    except InvalidDocumentError as error:
        faults += [(f"${path}", fault) for path, fault in error.faults]
    order = [f"$.{field.name}" for field in fields(cls)]  # type: ignore[arg-type]
    raise InvalidDocumentError(tuple(sorted(faults, key=lambda fault: _position(fault[0], order))))


def _position(path: str, order: list[str]) -> int:
    """Find the position of a path's field in the form; unknown fields come first."""
    return next((position for position, name in enumerate(order, 1) if re.match(rf"{re.escape(name)}(\W|$)", path)), 0)
