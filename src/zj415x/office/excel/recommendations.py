"""Recommendations: 《浙江制造精品推荐汇总表》 as a workbook, in and out."""

import os
import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

from attrs import frozen

from ...errors import InvalidValueError, Zj415xError
from ...jingpin.call import JingpinCall
from ...jingpin.recommendation import ListedProduct
from ...notice import Notice
from ...values.check import check_of
from ...values.name import loosely
from ..files import written
from ..package import fault
from . import typed
from .cell import Figure, Value
from .labels import ENDINGS, FILLED_IN_BY, NUMBERED, RANKING_COLUMNS, RECOMMENDATION_COLUMNS
from .listing import Layout, Line, Listing, above_says, listings, named
from .problems import Remark, place, settle
from .workbook import Source, opened

_NAMED = 10  # sheets of which one is to be chosen
_BRACKETS = str.maketrans("", "", "()[]【】〔〕")


@frozen(kw_only=True)
class Recommendations:
    """What a recommendation sheet (推荐汇总表; 附件2 三3) holds: its ``products`` in their order, each on its row.

    ``recommender`` is the unit that says it filled it in (填报单位), None where none does; who signed it is never
    kept. ``remarks`` are what was left aside, and what may not be as it was meant.
    """

    products: tuple[ListedProduct, ...]
    rows: tuple[int, ...]
    sheet: str
    recommender: str | None
    remarks: tuple[Remark, ...]


def read_recommendations(source: Source, notice: Notice, *, sheet: str | None = None) -> Recommendations:
    """The products of a recommendation sheet (推荐汇总表; 附件2 三3), from a file or its bytes, typed in as by hand.

    Width, brackets, spaces, 类 left out, cells merged over several rows, filler rows, titles and signatures are
    understood; whatever could mean two things is a problem, with the nearest names that are printed. ``sheet`` names
    the one to be read, where several hold such a table.

    >>> from zj415x import ListedProduct
    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.office import read_recommendations, write_recommendations
    >>> lathe = ListedProduct(enterprise="某某机床有限公司", product="五轴加工中心", track="工业母机与机器人")
    >>> write_recommendations("汇总表.xlsx", [lathe], NOTICE, recommender="某市经信局")
    >>> read = read_recommendations("汇总表.xlsx", NOTICE)
    >>> read.products == (lathe,), read.recommender
    (True, '某市经信局')
    >>> print(read.remarks[0])
    2026年浙江制造精品推荐汇总表!D4：未填

    Raises:
        InvalidDocumentError: with all problems of the workbook, each with its sheet and cell.
        UnknownNameError: there is no sheet of that name; the nearest names are offered.
        OSError: it cannot be opened.
    """
    workbook = opened(source)
    found, remarks = listings(workbook, _layout(notice.jingpin), sheet)
    filled = [one for one in found if one[1]]
    if len(filled) > 1:
        names = tuple(listing.sheet.name for listing, _ in filled[:_NAMED])
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
        sheet=listing.sheet.name,
        recommender=above_says(listing.titles, FILLED_IN_BY),
        remarks=(*remarks, *listing.problems.remarks),
    )


def _layout(call: JingpinCall) -> Layout:
    return Layout(
        names=named(call.columns, RECOMMENDATION_COLUMNS) | RANKING_COLUMNS,
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
    asked = [(name, read[name], column) for name, column in listing.columns.items() if name in read]
    made = []
    for line in lines:
        values = {}
        for name, understand, column in asked:
            cell = line.cells.get(name)
            if cell is not None:
                try:
                    values[name] = understand(cell)
                except Zj415xError as error:
                    listing.problems.add(line.row, column, error)
        if "enterprise" in values and "product" in values:
            try:
                made.append(ListedProduct(**values))
            except InvalidValueError as error:
                name = (error.field or "").rpartition(".")[2]
                error.field = None
                listing.problems.add(line.row, listing.columns[name], error)
    _check_numbers(lines, listing)
    return tuple(made)


def _check_numbers(lines: list[Line], listing: Listing) -> None:
    """Do the numbers of the rows rise? Their order is that of the list, whatever they say."""
    numbered = [(line.row, line.cells.get("number")) for line in lines]
    numbers = [(row, cell.value) for row, cell in numbered if isinstance(cell, Figure)]
    for (_, before), (row, number) in pairwise(numbers):
        if number <= before:
            path = place(listing.sheet.name, row, listing.columns["number"])
            listing.problems.remark("序号不比前面的大；名单按各行的先后读，不按序号", path=path)
            break


T = TypeVar("T")


def _by_key(names: Iterable[T]) -> dict[str, T]:
    """Each name by the ways in which it is written for short; what could mean two of them is none of these ways."""
    found: dict[str, list[T]] = {}
    for one in names:
        for key in {_key(str(one)), *map(_key, re.split("[（）]", str(one)))} - {""}:
            found.setdefault(key, []).append(one)
    return {key: meant[0] for key, meant in found.items() if len(meant) == 1}


def _key(name: str) -> str:
    """A category or track without what makes no difference: width, quotes, brackets, a number before, 类 behind."""
    key = NUMBERED.sub("", loosely(name.replace("\n", ""))).translate(_BRACKETS)
    for ending in ENDINGS:
        key = key.removesuffix(ending)
    return key


def write_recommendations(
    path: str | os.PathLike[str],
    products: Iterable[ListedProduct],
    notice: Notice,
    *,
    recommender: str | None = None,
    ranked: bool = False,
) -> None:
    """Write products, in their order, as the recommendation sheet that the notice prints (推荐汇总表; 附件2 三3).

    Without products it is a blank one. ``recommender`` is the unit that fills it in; who signs does so by hand.
    ``ranked``: two columns more, for the score and the zone that a ranking needs, and the notice does not print.

    Raises:
        InvalidTypeError: what is no ListedProduct.
        InvalidValueError: a text that is longer than a cell holds.
        MissingExtraError: openpyxl is not installed.
        OSError: the file cannot be written; then the old one is as it was.
    """
    from .recommendation_sheet import sheet_of

    listed = list(products)
    for one in listed:
        check_of(ListedProduct)(one)
    written(path, sheet_of(listed, notice, recommender, ranked).save)
