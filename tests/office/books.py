"""Books: workbooks as bytes, well formed or malformed."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADERS = ["序号", "企业名称", "产品名称及型号", "产品类别", "所在“415X”先进制造业集群赛道"]
LATHE = ["某某机床有限公司", "五轴加工中心 VX-5", "先进制造类", "工业母机与机器人"]


def typed(
    *rows: Iterable[Any], title: str = "汇总表", merged: Iterable[str] = (), **sheets: list[Iterable[Any]]
) -> bytes:
    """Make a workbook with these rows typed in, and more ``sheets`` by name."""
    book = openpyxl.Workbook()
    first = book.active
    first.title = title
    for sheet, held in ((first, rows), *((book.create_sheet(name), held) for name, held in sheets.items())):
        for row in held:
            sheet.append(list(row))
    for cells in merged:
        first.merge_cells(cells)
    return saved(book)


def saved(book: Any) -> bytes:
    """Save an openpyxl workbook as bytes."""
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Zip these parts."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return kept.getvalue()


def parts(
    rows: str, *, after: str = "", before: str = "", shared: str = "", styles: str = "", states: tuple[str, ...] = ("",)
) -> dict[str, str | bytes]:
    """Make the parts of a workbook with these ``<row>`` elements in every sheet; ``states``: attributes of sheets."""
    sheets = "".join(
        f'<sheet name="表{number}" sheetId="{number}" r:id="s{number}" {state}/>'
        for number, state in enumerate(states, start=1)
    )
    links = "".join(
        f'<Relationship Id="s{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(states) + 1)
    )
    made: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{_OFFICE}/officeDocument" '
        'Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{links}'
        f'<Relationship Id="t" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="f" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }
    for number in range(1, len(states) + 1):
        made[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
        )
    return made


def raw(rows: str, **more: Any) -> bytes:
    """Make such a workbook as bytes."""
    return zipped(parts(rows, **more))


def row(number: int, *cells: str | None, attributes: str = "") -> str:
    """Write a row of texts, from column A on."""
    held = "".join(
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        for place, text in enumerate(cells)
        if text is not None
    )
    return f'<row r="{number}" {attributes}>{held}</row>'


HEADER_ROW = row(1, *HEADERS)
