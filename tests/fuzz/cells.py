"""Cells: our reader of sheets against openpyxl and python-calamine, on generated books that all three can read."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import openpyxl

from zj415x.office.excel.sheet import Figure, Sheet, Unreadable, letters
from zj415x.office.excel.workbook import opened
from zj415x.office.package import Budget

from ..office.books import parts, zipped
from .draw import Draw

try:
    from python_calamine import CalamineWorkbook
except ImportError:  # pragma: no cover  # compared with openpyxl alone
    CalamineWorkbook = None  # type: ignore[assignment, misc, unused-ignore]

_TEXTS = [
    "甲",
    "x y",
    "41.9亿元",
    "&<>",
    "，。",
    "0",
    "TRUE",
    "2026-06-20",
    "=1+1",
    "A1",
    "é",
    "字" * 300,
    "😀",
    "a_b",
    "é",
]
_NUMBERS = [
    "0", "1", "-1", "41.9", "0.1", "1E3", "1e-7", "123456789012345", "-0.5", "99.99", "1.5E+2", "2023", "0.30000000000000004",
    "4.0999999999999996",
]  # fmt: skip
_SERIALS = ["61", "46193", "46193.5", "46193.25", "367", "73050", "45658.75"]
STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="2"/></cellXfs>'
)

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for name, kind in (
            ("workbook", "sheet.main"),
            ("worksheets/sheet1", "worksheet"),
            ("sharedStrings", "sharedStrings"),
            ("styles", "styles"),
        )
    )
    + "</Types>"
)


def _cell(draw: Draw, place: str) -> tuple[str, Any]:
    """Draw the markup of a cell, and what it says."""
    at = f'r="{place}"'
    match draw.below(8):
        case 0:
            text = draw.of(_TEXTS)
            return f'<c {at} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>', text
        case 1:
            index = draw.below(len(_TEXTS))
            return f'<c {at} t="s"><v>{index}</v></c>', _TEXTS[index]
        case 2:
            text = draw.of(_TEXTS)
            return f'<c {at} t="str"><f>B1</f><v>{escape(text)}</v></c>', text
        case 3:
            truth = draw.below(2)
            return f'<c {at} t="b"><v>{truth}</v></c>', bool(truth)
        case 4:
            serial = draw.of(_SERIALS)
            moment = datetime(1899, 12, 30) + timedelta(days=float(serial))  # noqa: DTZ001  # as the file has it
            return f'<c {at} s="{1 + 2 * draw.below(2)}"><v>{serial}</v></c>', moment
        case 5:
            return f'<c {at} s="{draw.below(5)}"/>', None
        case _:
            digits = draw.of(_NUMBERS) if draw.below(2) else f"{draw.below(2**31)}E-{draw.below(9)}"
            return f'<c {at} s="{(0, 2, 4)[draw.below(3)]}"><v>{digits}</v></c>', Decimal(f"{float(digits):.15g}")


def book(data: bytes) -> tuple[bytes, dict[tuple[int, int], Any]]:
    """Draw a book, and what its cells say, by row and column."""
    draw = Draw(data)
    rows, said, number = "", {}, 0
    for _ in range(1 + draw.below(6)):
        number += 1 + (draw.below(3) if draw.once_in(4) else 0)
        cells, column = "", 0
        for _ in range(draw.below(6)):
            column += 1 + (draw.below(40) if draw.once_in(4) else 0)
            markup, value = _cell(draw, f"{letters(column)}{number}")
            cells += markup
            if value is not None:
                said[number, column] = value
        rows += f'<row r="{number}">{cells}</row>'
    shared = "".join(
        f'<si><r><t xml:space="preserve">{escape(text[:1])}</t></r><r><t xml:space="preserve">{escape(text[1:])}</t></r></si>'
        if index % 2
        else f'<si><t xml:space="preserve">{escape(text)}</t></si>'
        for index, text in enumerate(_TEXTS)
    )
    return zipped({"[Content_Types].xml": _TYPES, **parts(rows, shared=shared, styles=STYLES)}), said


def _ours(value: Any) -> Any:
    match value:
        case Figure():
            return value.value
        case datetime():
            return value.replace(tzinfo=None)
        case Unreadable():
            return str(value.why)
    return value


def _theirs(value: Any) -> Any:
    match value:
        case bool():
            return value
        case int() | float():
            return Decimal(f"{value:.15g}")
        case datetime():
            return value
        case date():
            return datetime.combine(value, time(0))
    return value


def cells(data: bytes) -> None:
    """Read a generated book by three readers."""
    content, said = book(data)
    budget = Budget()
    workbook = opened(content, budget)
    rows = Sheet(workbook.sheets[0]).rows(workbook)
    ours = {(each.number, column): _ours(value) for each in rows for column, value in each.cells.items()}
    assert ours == said, (ours, said)
    assert budget.tags <= 3 * content.count(b"<") + 1000
    sheet = openpyxl.load_workbook(BytesIO(content), data_only=True).worksheets[0]
    theirs = {
        (cell.row, cell.column): _theirs(cell.value)
        for each in sheet.iter_rows()
        for cell in each
        if cell.value is not None
    }
    assert ours == theirs, (ours, theirs)
    if CalamineWorkbook is not None:
        table = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
        fast = {
            (number, column): _theirs(value)
            for number, each in enumerate(table, 1)
            for column, value in enumerate(each, 1)
            if value != ""
        }
        assert ours == fast, (ours, fast)
