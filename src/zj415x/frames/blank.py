"""Blank: an empty table of products to fill in, and its standard descriptor."""

import csv
import os
from io import StringIO
from pathlib import Path
from typing import Any

from ..notice import Notice
from ..office.excel.labels import PRODUCTS
from ..office.files import interruptible, written
from ..values.answer import NO, YES
from .layout import Column, product_layout

_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES = {"whole": "integer", "amount": "number", "day": "date", "moment": "datetime", "yes-no": "boolean"}
_ROWS = 1000  # rows below the headings in which a workbook offers choices


def options_of(column: Column, notice: Notice) -> tuple[str, ...]:
    """List the names that a cell of a table of products is chosen from; none where anything may stand."""
    kind = column.kind
    if column.name == "track":
        return tuple(map(str, notice.jingpin.tracks))
    if kind is not None and kind.cell == "yes-no":
        return YES[0], NO[0]
    return () if kind is None else tuple(map(str, kind.members))


def write_product_table(path: str | os.PathLike[str], notice: Notice) -> None:
    """Write an empty table of products (附件2): headings, and in a workbook (.xlsx) the choices; any other file is CSV.

    Raises:
        MissingExtraError: a workbook, and openpyxl is not installed.
        OSError: the file cannot be written; an existing file is then unchanged.
    """
    if Path(path).suffix.lower() == ".xlsx":
        with interruptible():
            written(path, _book(notice))
        return
    text = StringIO(newline="")
    csv.writer(text).writerow([column.printed for column in product_layout(notice).columns])
    written(path, text.getvalue().encode("utf-8-sig"))


def _book(notice: Notice) -> bytes:
    from ..office.excel import style
    from ..office.excel.sheet import letters

    made = style.book(notice, PRODUCTS)
    sheet = made.create_sheet(PRODUCTS)
    style.page(sheet, landscape=True, repeated="1:1")
    sheet.freeze_panes = "A2"
    for number, column in enumerate(product_layout(notice).columns, start=1):
        style.put(style.styled(sheet.cell(1, number), style.HEADING_FONT, style.CENTRED), column.printed)
        sheet.column_dimensions[letters(number)].width = max(12, len(column.printed) * 2 + 2)
        options = options_of(column, notice)
        if options and len(",".join(options)) <= style.LONGEST_LIST:  # the counties are too many
            style.choices(sheet, f"{letters(number)}2:{letters(number)}{_ROWS + 1}", options)
    return style.content(made)


def product_table_schema(notice: Notice) -> dict[str, Any]:
    """Describe the empty table of products as a Frictionless Table Schema, which other programs check tables by.

    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.frames.blank import product_table_schema
    >>> [field["type"] for field in product_table_schema(NOTICE)["fields"][:3]]
    ['string', 'string', 'string']
    """
    return {
        "$schema": _PROFILE,
        "fieldsMatch": "partial",
        "missingValues": ["", "/", "-", "—", "…"],
        "fields": [_field(column, notice) for column in product_layout(notice).columns],
    }


def _field(column: Column, notice: Notice) -> dict[str, Any]:
    kind = column.kind
    type_ = "string" if kind is None else _TYPES.get(kind.cell, "string")
    constraints: dict[str, Any] = {"required": True} if column.needed else {}
    made: dict[str, Any] = {"name": column.printed, "title": column.name, "type": type_}
    if type_ == "boolean":
        made |= {"trueValues": list(YES), "falseValues": list(NO)}
    elif options := options_of(column, notice):
        constraints["enum"] = list(options)
    if type_ == "number":
        constraints["minimum"] = 0
    if type_ == "datetime":
        made["format"] = "any"
    if constraints:
        made["constraints"] = constraints
    return made
