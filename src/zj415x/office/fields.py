"""Fields: what people type in the fields of a form on a screen, as the document of it has it."""

from collections.abc import Mapping
from typing import Any, get_args, get_origin

from attrs import fields, has

from ..errors import InvalidDocumentError, Zj415xError
from ..notice import Notice
from ..values.blank import kind_declared
from ..values.kind import Cell, Kind
from .excel.slots import declared_in, manner_of, unit_of

_TYPED: frozenset[Cell] = frozenset(("amount", "day", "moment", "number", "percent", "whole", "written", "yes-no"))
"""The cells whose values people write in several ways; all others stand as they are."""
Faults = list[tuple[str, Zj415xError]]


def read_fields(document: Mapping[str, Any], cls: type, notice: Notice) -> dict[str, Any]:
    """Write what people typed in the fields of a form as the document of an application or a product has it.

    ``document`` is as in JSON, but its amounts, ratios, counts, days and answers may be typed as in a cell of the
    workbook: without the unit that the form prints (附1-2, 附1-3), with commas between thousands, 2026年6月20日, 是; /
    is blank.
    Whatever else it holds stays; nothing is checked but these. ``cls`` is ``ClusterApplication`` or ``JingpinProduct``.

    Raises:
        InvalidDocumentError: some of it cannot be understood, or only with its unit; every such field is named.

    >>> from zj415x import ClusterApplication
    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.office import read_fields
    >>> read_fields({"scale": {"revenue": "95", "revenue_growth": "12.5"}}, ClusterApplication, NOTICE)
    {'scale': {'revenue': '95亿元', 'revenue_growth': '12.5%'}}
    """
    made, faults = understood(document, cls, notice)
    if faults:
        raise InvalidDocumentError(tuple(faults))
    return made


def understood(document: Mapping[str, Any], cls: type, notice: Notice) -> tuple[dict[str, Any], Faults]:
    """Write what can be understood of typed fields, as ``read_fields`` does, and list what cannot, which stays."""
    faults: Faults = []
    return _object(document, cls, "", "$", _units(notice), faults), faults


def _units(notice: Notice) -> dict[str, str]:
    """List the printed units of fields, by field (``scale.revenue``, ``key_enterprises.revenue``)."""
    call = notice.clusters
    units = {line.field: line.unit for line in call.indicators}
    units |= {f"targets.{line.name}": line.unit for line in call.targets}
    return units | {f"{table.field}.{cell.field}": unit_of(cell.label) for table in call.tables for cell in table.cells}


def _object(
    document: Mapping[str, Any], cls: Any, field: str, path: str, units: Mapping[str, str], faults: Faults
) -> dict[str, Any]:
    known = {each.name for each in fields(cls)}
    return {
        key: _value(value, declared_in(cls, key), f"{field}.{key}".lstrip("."), f"{path}.{key}", units, faults)
        if key in known
        else value
        for key, value in document.items()
    }


def _value(value: Any, declared: Any, field: str, path: str, units: Mapping[str, str], faults: Faults) -> Any:
    if isinstance(value, str):
        return _typed(value, declared, units.get(field, ""), path, faults)
    if isinstance(value, Mapping) and has(declared):
        return _object(value, declared, field, path, units, faults)
    if isinstance(value, list) and get_origin(declared) is tuple:
        item = get_args(declared)[0]
        return [_value(each, item, field, f"{path}[{place}]", units, faults) for place, each in enumerate(value)]
    return value


def _typed(text: str, declared: Any, unit: str, path: str, faults: Faults) -> Any:
    kind = kind_declared(declared)
    if kind is None or kind.cell not in _TYPED:
        return text
    # Without a printed unit an amount has to be written with its own.
    if kind.cell == "amount" and not unit:
        return text
    manner = manner_of(declared, unit)
    try:
        return text if _is_written(text, kind) else None if manner.is_blank(text) else kind.written(manner.read(text))
    except Zj415xError as error:
        faults.append((path, error))
        return text


def _is_written(text: str, kind: Kind) -> bool:
    """Is this already as a document has it?"""
    try:
        return kind.parse is not None and kind.parse(text) is not None
    except Zj415xError:
        return False
