"""Recommendations: 《浙江制造精品推荐汇总表》 as a workbook, in and out."""

import os
import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

from ...errors import InvalidValueError
from ...hooks import frozen
from ...jingpin.call import JingpinCall
from ...jingpin.recommendation import ListedProduct
from ...notice import Notice
from ...values.answer import NO, YES
from ...values.check import check_of
from ...values.name import few_guesses, loosely
from ..files import in_order, interruptible, written
from ..package import fault
from . import labels, typed
from .columns import Layout, named
from .listing import Line, Listing, above_says, listings
from .problems import Remark, settle
from .sheet import Figure, Value, letters
from .workbook import Source, opened

_NAMED = 10  # sheet names listed for a choice
_BRACKETS = str.maketrans("", "", "()[]【】〔〕")


@frozen(kw_only=True)
class Recommendations:
    """The content of a recommendation sheet (推荐汇总表; 附件2 三3): its ``products``, in the order of the rows.

    ``recommender`` is the unit in 填报单位, None if blank; signatures are never kept. ``remarks`` list what was skipped
    or is doubtful.
    """

    products: tuple[ListedProduct, ...]
    rows: tuple[int, ...]
    sheet: str
    recommender: str | None
    remarks: tuple[Remark, ...]


@few_guesses()
def read_recommendations(source: Source, notice: Notice, *, sheet: str | None = None) -> Recommendations:
    """Read the products of a recommendation sheet (推荐汇总表; 附件2 三3), from a file or its bytes.

    It accepts what people type: other widths, brackets and spaces, 类 left out, merged cells, fillers, titles and
    signatures. An ambiguous value is a problem, reported with the nearest printed names. ``sheet`` chooses among
    several sheets with such a table.

    >>> from zj415x import ListedProduct
    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.office import read_recommendations, write_recommendations
    >>> lathe = ListedProduct(enterprise="某某机床有限公司", product="五轴加工中心", track="工业母机与机器人")
    >>> write_recommendations("汇总表.xlsx", NOTICE, [lathe], recommender="某市经信局")
    >>> read = read_recommendations("汇总表.xlsx", NOTICE)
    >>> read.products == (lathe,), read.recommender
    (True, '某市经信局')
    >>> print(read.remarks[0])
    2026年浙江制造精品推荐汇总表!D4：未填

    Raises:
        InvalidDocumentError: carries all problems of the workbook, each with its sheet and cell.
        UnknownNameError: no sheet has that name; the error lists the nearest.
        OSError: the file cannot be opened.
    """
    workbook = opened(source)
    found, remarks = listings(workbook, _layout(notice.jingpin), sheet)
    filled = [pair for pair in found if pair[1]]
    if len(filled) > 1:
        names = tuple(listing.problems.sheet for listing, _ in filled[:_NAMED])
        more = len(filled) - len(names)
        message = "有几张工作表都是汇总表：{names}；请用 sheet（--sheet）说明读哪一张"
        if more:
            message = "有几张工作表都是汇总表：{names}，另有 {more} 张；请用 sheet（--sheet）说明读哪一张"
        raise fault(message, names=names, more=more)
    listing, lines = (filled or found)[0]
    products = _products(lines, listing, notice.jingpin)
    settle(listing.problems)
    return Recommendations(
        products=products,
        rows=tuple(line.row for line in lines),
        sheet=listing.problems.sheet,
        recommender=above_says(listing.titles, labels.FILLED_IN_BY),
        remarks=(*remarks, *listing.problems.remarks),
    )


def _layout(call: JingpinCall) -> Layout:
    return Layout(
        names=named(call.columns, labels.RECOMMENDATION_COLUMNS) | labels.RANKING_COLUMNS,
        needed=("enterprise", "product"),
        expected=("enterprise", "product", "category", "track"),
        merged=("enterprise", "category", "track"),
    )


def _products(lines: list[Line], listing: Listing, call: JingpinCall) -> tuple[ListedProduct, ...]:
    categories, tracks = _by_key(call.categories), _by_key(call.tracks)
    words = tuple(map(str, call.categories))
    read: dict[str, Callable[[Value], Any]] = {
        "enterprise": typed.name,
        "product": typed.name,
        "category": cache(lambda cell: categories.get(_key(typed.text(cell))) or typed.choice(cell, words, "产品类别")),
        "track": cache(lambda cell: tracks.get(_key(typed.text(cell))) or call.track(typed.text(cell))),
        "score": typed.decimal,
        "in_zone": typed.yes_or_no,
    }
    asked = {name: read[name] for name in listing.columns if name in read}
    made = []
    for line in lines:
        values = listing.values(line, asked)
        if "enterprise" in values and "product" in values:
            try:
                made.append(ListedProduct(**values))
            except InvalidValueError as error:
                listing.refuse(line, error)
    _check_numbers(lines, listing)
    return tuple(made)


def _check_numbers(lines: list[Line], listing: Listing) -> None:
    """Remark on row numbers that do not rise; the order of the rows counts, not their numbers."""
    numbered = [(line.row, line.cells.get("number")) for line in lines]
    numbers = [(row, cell.value) for row, cell in numbered if isinstance(cell, Figure)]
    for (_, before), (row, number) in pairwise(numbers):
        if number <= before:
            cell = row, listing.columns["number"]
            listing.problems.remark("序号不比前面的大；名单按各行的先后读，不按序号", cell=cell)
            break


T = TypeVar("T")


def _by_key(names: Iterable[T]) -> dict[str, T]:
    """Index names by their short forms; ambiguous forms are left out."""
    found: dict[str, list[T]] = {}
    for name in names:
        for key in {_key(str(name)), *map(_key, re.split("[（）]", str(name)))} - {""}:
            found.setdefault(key, []).append(name)
    return {key: meant[0] for key, meant in found.items() if len(meant) == 1}


def _key(name: str) -> str:
    """Fold a category or track for comparing, without width, quotes, brackets, a leading number or a trailing 类."""
    key = labels.NUMBERED.sub("", loosely(name.replace("\n", ""))).translate(_BRACKETS)
    for ending in labels.ENDINGS:
        key = key.removesuffix(ending)
    return key


@interruptible()
def write_recommendations(
    path: str | os.PathLike[str],
    notice: Notice,
    products: Iterable[ListedProduct] = (),
    *,
    recommender: str | None = None,
    ranked: bool = False,
) -> None:
    """Write products, in their order, as the recommendation sheet of the notice (推荐汇总表; 附件2 三3).

    Without products it is blank. ``recommender`` is the unit that fills it in; signatures are left to be made by hand.
    ``ranked``: adds two columns for the score and zone that a ranking needs; the notice prints neither.

    Raises:
        InvalidTypeError: a product is no ListedProduct.
        InvalidValueError: a text is too long for a cell.
        MissingExtraError: openpyxl is not installed.
        OSError: the file cannot be written; an existing file is then unchanged.
    """
    from . import style

    notice, products = in_order(notice, products)
    listed = list(products)
    for product in listed:
        check_of(ListedProduct)(product)
    title = labels.RECOMMENDATIONS.format(year=notice.issued.year)
    made = style.book(notice, title, streamed=True)
    sheet = made.create_sheet(title)
    try:
        _draw(sheet, title, listed, notice.jingpin, recommender, ranked)
    except BaseException:
        sheet.close()  # end openpyxl's generators
        raise
    written(path, style.content(made))


_WIDTHS = (6, 30, 30, 20, 26, 9, 12)
_HEADER = 3
_LOW, _SHORT = 22, 12  # row height in points; the longest text on one line
_BLANK_ROWS = 20


def _draw(
    sheet: Any, title: str, products: list[ListedProduct], call: JingpinCall, recommender: str | None, ranked: bool
) -> None:
    from . import style

    style.stream(sheet)
    headers = [*call.columns, *((labels.SCORE, labels.ZONE) if ranked else ())]
    headers[3] = f"{headers[3]}\n（{'、'.join(map(str, call.categories))}）"
    width, count = len(headers), len(products) or _BLANK_ROWS
    first, last = _HEADER + 1, _HEADER + count
    for column, size in enumerate(_WIDTHS[:width], start=1):
        sheet.column_dimensions[letters(column)].width = size
    style.page(sheet, landscape=True, repeated=f"{_HEADER}:{_HEADER}")
    sheet.freeze_panes = f"A{first}"
    style.choices(sheet, f"D{first}:D{last}", map(str, call.categories))
    style.choices(sheet, f"E{first}:E{last}", call.tracks)
    if ranked:
        style.choices(sheet, f"G{first}:G{last}", (YES[0], NO[0]))

    def text(value: str, font: Any = style.BODY_FONT, align: Any = style.LEFT, *, framed: bool = False) -> Any:
        formula = style.begins_a_formula(value)
        return style.put(style.StreamedCell(sheet, font, align, framed=framed, formula=formula), value)

    def across(row: int, cell: Any, height: float) -> None:
        sheet.merged_cells.add(f"A{row}:{letters(width)}{row}")
        sheet.row_dimensions[row].height = height
        sheet.append([cell])

    across(1, text(title, style.TITLE_FONT, style.CENTRED), 34)
    across(2, text(f"{labels.FILLED_IN_BY_LABEL}{recommender or ''}"), 24)
    sheet.row_dimensions[_HEADER].height = 48
    sheet.append([text(product, style.HEADING_FONT, style.CENTRED, framed=True) for product in headers])
    _append_rows(sheet, products, count, ranked)
    sheet.append([])
    sheet.merged_cells.add(f"A{last + 2}:C{last + 2}")
    sheet.merged_cells.add(f"D{last + 2}:{letters(width)}{last + 2}")
    sheet.append([text(labels.SIGNED_BY), None, None, text(labels.PHONE)])
    across(last + 3, text(labels.TRACKS_NOTE.format(tracks="、".join(call.tracks)), style.SMALL_FONT), 40)


def _append_rows(sheet: Any, products: list[ListedProduct], count: int, ranked: bool) -> None:
    """Add the rows; all rows share one cell object a column, because each is written at once."""
    from . import style

    width = 7 if ranked else 5
    aligned = [style.LEFT if 1 <= column <= 2 else style.CENTRED for column in range(width)]
    plain = [style.StreamedCell(sheet, style.BODY_FONT, align) for align in aligned]
    quoted = [style.StreamedCell(sheet, style.BODY_FONT, align, formula=True) for align in aligned]
    listed: Iterable[ListedProduct | None] = products or [None] * count
    low = style.fitted(_LOW)
    for number, product in enumerate(listed, start=1):
        names = () if product is None else (product.enterprise, product.product)
        tall = any(len(name) > _SHORT for name in names)
        heights = map(style.height, names, _WIDTHS[1:]) if tall else ()
        sheet.row_dimensions[_HEADER + number] = style.fitted(max(heights)) if tall else low
        sheet.append(
            [
                style.put(marked if isinstance(value, str) and style.begins_a_formula(value) else cell, value)
                for cell, value, marked in zip(plain, _values(number, product, ranked), quoted, strict=True)
            ]
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
