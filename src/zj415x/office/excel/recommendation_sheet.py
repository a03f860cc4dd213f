"""Recommendation sheet: 《浙江制造精品推荐汇总表》, drawn row by row."""

from collections.abc import Iterable
from typing import Any

from ...jingpin.recommendation import ListedProduct
from ...notice import Notice
from .cell import letters
from .labels import FILLED_IN_BY_LABEL, NO, PHONE, RECOMMENDATIONS, SCORE, SIGNED_BY, TRACKS_NOTE, YES, ZONE
from .style import (
    BODY_FONT,
    CENTRED,
    HEADING_FONT,
    LEFT,
    SMALL_FONT,
    TITLE_FONT,
    StreamedCell,
    begins_a_formula,
    book,
    choices,
    fitted,
    height,
    page,
    put,
    stream,
)

_WIDTHS = (6, 30, 30, 20, 26, 9, 12)
_HEADER = 3
_LOW, _SHORT = fitted(22), 12  # row height in points; the longest text on one line
_BLANK_ROWS = 20


def sheet_of(products: list[ListedProduct], notice: Notice, recommender: str | None, ranked: bool) -> Any:
    """Build the workbook, ready to save."""
    title = RECOMMENDATIONS.format(year=notice.issued.year)
    made = book(notice, title, streamed=True)
    sheet = made.create_sheet(title)
    try:
        _draw(sheet, title, products, notice, recommender, ranked)
    except BaseException:
        sheet.close()  # drop the buffered rows
        raise
    return made


def _draw(
    sheet: Any, title: str, products: list[ListedProduct], notice: Notice, recommender: str | None, ranked: bool
) -> None:
    call = notice.jingpin
    stream(sheet)
    headers = [*call.columns, *((SCORE, ZONE) if ranked else ())]
    headers[3] = f"{headers[3]}\n（{'、'.join(map(str, call.categories))}）"
    width, count = len(headers), len(products) or _BLANK_ROWS
    first, last = _HEADER + 1, _HEADER + count
    for column, size in enumerate(_WIDTHS[:width], start=1):
        sheet.column_dimensions[letters(column)].width = size
    page(sheet, landscape=True, repeated=f"{_HEADER}:{_HEADER}")
    sheet.freeze_panes = f"A{first}"
    choices(sheet, f"D{first}:D{last}", map(str, call.categories))
    choices(sheet, f"E{first}:E{last}", call.tracks)
    if ranked:
        choices(sheet, f"G{first}:G{last}", (YES[0], NO[0]))

    def text(value: str, font: Any = BODY_FONT, align: Any = LEFT, *, framed: bool = False) -> Any:
        return put(StreamedCell(sheet, font, align, framed=framed, formula=begins_a_formula(value)), value)

    def across(row: int, cell: Any, height: float) -> None:
        sheet.merged_cells.add(f"A{row}:{letters(width)}{row}")
        sheet.row_dimensions[row].height = height
        sheet.append([cell])

    across(1, text(title, TITLE_FONT, CENTRED), 34)
    across(2, text(f"{FILLED_IN_BY_LABEL}{recommender or ''}"), 24)
    sheet.row_dimensions[_HEADER].height = 48
    sheet.append([text(product, HEADING_FONT, CENTRED, framed=True) for product in headers])
    _append_rows(sheet, products, count, ranked)
    sheet.append([])
    middle = letters(4)
    sheet.merged_cells.add(f"A{last + 2}:C{last + 2}")
    sheet.merged_cells.add(f"{middle}{last + 2}:{letters(width)}{last + 2}")
    sheet.append([text(SIGNED_BY), None, None, text(PHONE)])
    across(last + 3, text(TRACKS_NOTE.format(tracks="、".join(call.tracks)), SMALL_FONT), 40)


def _append_rows(sheet: Any, products: list[ListedProduct], count: int, ranked: bool) -> None:
    """Add the rows; all rows share one cell object a column, because each is written at once."""
    width = 7 if ranked else 5
    aligned = [LEFT if 1 <= column <= 2 else CENTRED for column in range(width)]
    plain = [StreamedCell(sheet, BODY_FONT, align) for align in aligned]
    quoted = [StreamedCell(sheet, BODY_FONT, align, formula=True) for align in aligned]
    listed: Iterable[ListedProduct | None] = products or [None] * count
    for number, product in enumerate(listed, start=1):
        sheet.row_dimensions[_HEADER + number] = _fitted(product)
        sheet.append(
            [
                put(marked if isinstance(value, str) and begins_a_formula(value) else cell, value)
                for cell, value, marked in zip(plain, _values(number, product, ranked), quoted, strict=True)
            ]
        )


def _fitted(product: ListedProduct | None) -> dict[str, str]:
    """Make a product's row high enough for both its names."""
    if product is None or (len(product.enterprise) <= _SHORT and len(product.product) <= _SHORT):
        return _LOW
    return fitted(
        max(
            height(text, width) for text, width in zip((product.enterprise, product.product), _WIDTHS[1:], strict=False)
        )
    )


def _values(number: int, product: ListedProduct | None, ranked: bool) -> tuple[object, ...]:
    """List the values of a row."""
    if product is None:
        return (number, *[None] * (6 if ranked else 4))
    category = None if product.category is None else str(product.category)
    shown = (number, product.enterprise, product.product, category, product.track)
    if not ranked:
        return shown
    zone = None if product.in_zone is None else (YES[0] if product.in_zone else NO[0])
    return (*shown, product.score, zone)
