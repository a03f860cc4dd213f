"""Listings: the sheets of a workbook that hold a table of some kind, and what is said above it."""

import re
from collections.abc import Iterable

from ...errors import quoted
from ...values.name import printed
from ...words import Phrase
from ..package import fault
from .listing import Layout, Line, Listing
from .problems import Problems, Remark
from .sheet import Row, Sheet
from .workbook import SheetEntry, Workbook

Found = list[tuple[Listing, list[Line]]]


def listings(workbook: Workbook, layout: Layout, sheet: str | None) -> tuple[Found, list[Remark]]:
    """The sheets that hold such a table, with their entries, and what is remarked of the others.

    Raises:
        UnknownNameError: there is no sheet of that name; the nearest names are offered.
        InvalidDocumentError: none holds such a table.
    """
    entries: Iterable[SheetEntry] = workbook.sheets
    if sheet is not None:
        name = printed(sheet, (one.name for one in workbook.sheets), "工作表")
        entries = [one for one in workbook.sheets if one.name == name][:1]
    found: Found = []
    remarks: list[Remark] = []
    for entry in entries:
        if entry.hidden and sheet is None:
            remarks.append(Remark(quoted(entry.name), Phrase("工作表是隐藏的，没有读")))
            continue
        listing = Listing(layout, Sheet(entry), Problems(entry.name))
        lines = listing.lines(workbook)
        if listing.columns:
            found.append((listing, lines))
        elif listing.titles:
            remarks.append(Remark(quoted(entry.name), Phrase("没有这样的表头，工作表没有读")))
    if not found:
        headers = tuple(layout.names[name][0] for name in layout.expected)
        raise fault("没有找到表；表头要有：{headers}", headers=headers)
    if workbook.package.has_macros:
        remarks.append(Remark("$", Phrase("文件里有宏，没有运行，也没有读")))
    return found, remarks


def above_says(titles: list[Row], label: re.Pattern[str]) -> str | None:
    """What somebody wrote behind a label above the table, or in the cell beside it; None where nobody did."""
    for row in titles:
        cells = sorted(row.cells.items())
        for at, (_, value) in enumerate(cells):
            found = label.match("".join(value.split())) if isinstance(value, str) else None
            if found:
                following = cells[at + 1][1] if at + 1 < len(cells) else ""
                name = found[1].strip("_") or (following if isinstance(following, str) else "").strip("_ ")
                return name or None
    return None
