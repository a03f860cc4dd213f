"""Rows: a row of a table as a product or an application, or its problems, each with the column it stands in."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from attrs import field

from ..cluster.applicant import Applicant, XTitle
from ..cluster.application import ClusterApplication
from ..cluster.form import Innovation, Scale
from ..errors import InvalidTypeError, InvalidValueError, UnknownTrackError, Zj415xError, quoted, shown
from ..hooks import frozen
from ..jingpin.enterprise import Enterprise, FinancialYear
from ..jingpin.product import JingpinProduct, Sales
from ..notice import Notice
from ..office.excel import typed
from ..office.excel.sheet import Figure, Unreadable, Value
from ..office.excel.slots import manner_of
from ..printed.deadline import CHINA
from ..printed.track import Track
from ..values.kind import Kind
from ..values.money import Money
from ..words import Phrase
from .layout import Heading, Layout, application_layout, product_layout

S = TypeVar("S", JingpinProduct, ClusterApplication)
Problems = tuple[tuple[str, Zj415xError], ...]
"""The problems of a row: the column's heading as it stands in the table, and what is wrong."""
_NOT_A_NUMBER = Unreadable(Phrase("这一格是 NaN，不是数；没有填的留空（NULL）"))


def cell_of(value: Any) -> Value | None:
    """Turn a Python value of a table into the value of a cell; None is a blank, NaN a slip that is told."""
    match value:
        case None | str() | bool() | Figure() | Unreadable():
            return value
        case int():
            return Figure(Decimal(value))
        case float():
            return _NOT_A_NUMBER if value != value else Figure(_fifteen_digits(value))
        case Decimal():
            return Figure(value) if value.is_finite() else _NOT_A_NUMBER
        case datetime():
            if value != value:  # NaT is of the class of moments
                return None
            return value if value.tzinfo is not None else value.replace(tzinfo=CHINA)
        case date():
            return datetime.combine(value, time(0), CHINA)
    return _of_numpy(value)


def _fifteen_digits(value: float) -> Decimal:
    if value in (float("inf"), float("-inf")):
        return Decimal("1e300")  # beyond every bound, so that its kind refuses it
    return Decimal(f"{value:.15g}") or Decimal(0)


def _of_numpy(value: Any) -> Value | None:
    """Turn a scalar of NumPy or pandas into the value of a cell, whatever says nothing into a blank."""
    if type(value).__name__ == "NAType":
        return None
    if isinstance(value, list | tuple) or type(value).__name__ == "ndarray":
        if any(name is None for name in value):
            return Unreadable(Phrase("这一格的列表里有空值"))
        return typed.names_written(tuple(map(str, value)))
    item = getattr(value, "item", None)
    plain = item() if callable(item) else value
    if type(plain) is type(value):
        return Unreadable(Phrase("读不懂这一格：{value}", value=shown(value)))
    return cell_of(plain)


@frozen(kw_only=True)
class RowReader(Generic[S]):
    """Reads the rows of a table by its headings, as workbooks: amounts in the unit of the heading or their own.

    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.frames import RowReader
    >>> headings = ["产品名称", "产品类别", "集群赛道", "企业名称", "2025年销售收入（万元）"]
    >>> reader = RowReader.of_products(headings, NOTICE)
    >>> lathe = reader.read(["五轴加工中心", "先进制造类", "工业母机与机器人", "某某机床有限公司", 900])
    >>> lathe.sales[0].amount
    wan(900)
    >>> for heading, problem in reader.read(["五轴加工中心", "先进制造类", "工业母机", "某某机床有限公司", "很多"]):
    ...     print(heading, problem)
    集群赛道 没有名为“工业母机”的集群赛道；相近的有：工业母机与机器人
    2025年销售收入（万元） “很多”不是可用的数：只用半角数字和一个小数点，至多 58 位，如 349.9
    """

    notice: Notice
    layout: Layout
    headings: tuple[Heading, ...]
    _readers: tuple[tuple[int, str, str, Callable[[Any], Any]], ...] = field(alias="readers", repr=False)
    _build: Callable[[dict[str, Any], Notice], S] = field(alias="build", repr=False)

    @classmethod
    def of_products(cls, headings: Iterable[str], notice: Notice) -> "RowReader[JingpinProduct]":
        """Prepare to read products (附件2) under these headings.

        Raises:
            InvalidDocumentError: a needed column is missing, or two headings name the same column.
        """
        layout = product_layout(notice)
        return _reader(layout, layout.match(headings), notice, _product)

    @classmethod
    def of_applications(cls, headings: Iterable[str], notice: Notice) -> "RowReader[ClusterApplication]":
        """Prepare to read what is flat of applications (附件1) under these headings.

        Raises:
            InvalidDocumentError: a needed column is missing, or two headings name the same column.
        """
        layout = application_layout(notice)
        return _reader(layout, layout.match(headings), notice, _application)

    def read(self, cells: Sequence[Any]) -> S | Problems:
        """Read a row of cells, as Python values or as the values of a workbook; else return all its problems."""
        values: dict[str, Any] = {}
        faults: list[tuple[str, Zj415xError]] = []
        for index, name, heading, read in self._readers:
            value = cells[index]
            if value is None:
                continue
            try:
                made = read(value)
            except Zj415xError as error:
                faults.append((heading, error))
            else:
                if made is not None:
                    values[name] = made
        if not faults:
            try:
                return self._build(values, self.notice)
            except Zj415xError as error:
                faults = [(self._placed(error), error)]
        order = {heading.typed: heading.index for heading in self.headings}
        told = {heading for heading, _ in faults}
        for matched in self.headings:
            column = matched.column
            if column.needed and column.name not in values and matched.typed not in told:
                faults.append((matched.typed, InvalidValueError("未填")))
        return tuple(sorted(faults, key=lambda fault: order.get(fault[0], -1)))

    def _placed(self, error: Zj415xError) -> str:
        """Find the heading that an error of the whole row belongs to; the error keeps no field of its own."""
        path = (getattr(error, "field", None) or "").lower()
        if isinstance(error, UnknownTrackError):
            path = "track"
        if isinstance(error, InvalidValueError):
            error.field = None
        name = path.rpartition(".")[2]
        county = next((heading for heading in self.headings if heading.column.path[-1] == "county"), None)
        found = next((heading for heading in self.headings if name and heading.column.path[-1] == name), county)
        return self.headings[0].typed if found is None else found.typed


def _reader(layout: Layout, headings: tuple[Heading, ...], notice: Notice, build: Callable[..., Any]) -> RowReader[Any]:
    products = layout.subject is JingpinProduct
    readers = [
        (heading.index, heading.column.name, heading.typed, _read_of(heading, notice, products)) for heading in headings
    ]
    return RowReader(notice=notice, layout=layout, headings=headings, readers=tuple(readers), build=build)


def _read_of(heading: Heading, notice: Notice, products: bool) -> Callable[[Any], Any]:
    """Build the reader of a column's Python values; of a blank it makes None."""
    column = heading.column
    if column.name == "track":
        return _kept(_read(lambda cell: notice.jingpin.track(typed.name(cell)) if products else typed.name(cell)))
    kind, unit = column.kind, heading.unit
    read = _read(_fen(kind) if kind is not None and unit == "分" else manner_of(column.declared, unit).read)
    if kind is not None and unit in _FEN:
        return _whole(kind, _FEN[unit], read)
    return _kept(read) if kind is None or kind.cell in _FEW else read


def _read(read: Callable[[Value], Any]) -> Callable[[Any], Any]:
    def reading(value: Any) -> Any:
        cell = cell_of(value)
        return None if cell is None or typed.is_blank(cell) else read(cell)

    return reading


# Kinds of which a table says the same few things again and again, as are lists of names.
_FEW = ("name", "choice", "yes-no", "day")
_PLAIN = (str, bool, date)


def _kept(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Keep what the values of a column were read as."""
    kept = lru_cache(maxsize=1024, typed=True)(read)
    return lambda value: kept(value) if type(value) in _PLAIN else read(value)


# How many fen a unit is; 亿元 is left out, since a large number of them is doubted.
_FEN = {"分": 1, "元": 100, "万元": 10**6}
_LIKELY = range(10**12)


def _whole(kind: Kind, fen: int, read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Build the reader of amounts that takes a whole number as it is, and leaves all else to another."""

    def reading(value: Any) -> Any:
        if type(value) is not int or value not in _LIKELY:
            return read(value)
        money = Money(value * fen)
        kind.check(money)
        return money

    return reading


def _fen(kind: Kind) -> Callable[[Value], Money]:
    """Build the reader of whole fen; a text may have another unit behind it."""

    def read(cell: Value) -> Money:
        if isinstance(cell, str) and not cell.strip().endswith("分") and not cell.strip()[-1:].isdigit():
            money: Money = typed.amount(cell, "元", kind)
        else:
            money = Money(typed.whole(cell, "分"))
        kind.check(money)
        return money

    return read


@cache
def _parts(name: str) -> tuple[str, str, int | None]:
    """Split the name of a column into its section, its field, and its year."""
    section, _, rest = name.partition(".")
    return (section, rest[:-5], int(rest[-4:])) if rest[-4:].isdigit() else (section, rest, None)


def _product(values: dict[str, Any], notice: Notice) -> JingpinProduct:
    maker: dict[str, Any] = {}
    whole: dict[str, Any] = {}
    years: dict[int, dict[str, Money]] = {}
    sales = []
    for name, value in values.items():
        section, figure, year = _parts(name)
        if section not in ("enterprise", "sales"):
            whole[name] = value
        elif year is None:
            maker[figure] = value
        elif section == "sales":
            sales.append(Sales(year=year, amount=value))
        else:
            years.setdefault(year, {})[figure] = value
    _check_needed(whole, "name", "category", "track")
    _check_needed(maker, "name")
    rows = tuple([FinancialYear(year=year, **figures) for year, figures in sorted(years.items())])
    return JingpinProduct(**whole, enterprise=Enterprise(**maker, years=rows), sales=tuple(sales))


def _application(values: dict[str, Any], notice: Notice) -> ClusterApplication:
    sections: dict[str, dict[str, Any]] = {"applicant": {}, "scale": {}, "innovation": {}}
    whole: dict[str, Any] = {}
    for name, value in values.items():
        first, _, rest = name.partition(".")
        if first in sections:
            sections[first][rest] = value
        else:
            whole[name] = value
    whole["track"] = _track(whole, notice)
    _check_needed(whole, "tier", "track")
    _check_needed(sections["applicant"], "name", "kind")
    if "titles" in whole:
        whole["titles"] = tuple([XTitle(notice.clusters.scheme(name)) for name in whole["titles"]])
    return ClusterApplication(
        applicant=Applicant(**sections["applicant"]),
        scale=Scale(**sections["scale"]),
        innovation=Innovation(**sections["innovation"]),
        **whole,
    )


def _track(whole: dict[str, Any], notice: Notice) -> Track | None:
    """Find the track of an application, with its highland where the notice prints none: New Star's list is open."""
    name, highland = whole.pop("track", None), whole.pop("track.highland", None)
    if name is None:
        return None
    if highland is None:
        return notice.clusters.track(name)
    return notice.clusters.new_star_track(name, highland=highland)


def _check_needed(values: dict[str, Any], *names: str) -> None:
    for name in names:
        if values.get(name) is None:
            error = InvalidTypeError("未填")
            error.field = f".{name}"
            raise error


def sentence_of(problems: Problems, say: Callable[[Zj415xError], str] = str) -> str:
    """Join the problems of a row into a text: 2024年销售收入：……; a heading is quoted as it stands in the table."""
    return "；".join(f"{quoted(heading)}：{say(error)}" for heading, error in problems)
