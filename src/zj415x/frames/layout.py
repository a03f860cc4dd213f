"""Layout: the flat layout of products and applications: a column a field, a yearly figure in a column a year."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from attrs import Factory, field

from ..cluster.application import ClusterApplication
from ..errors import InvalidDocumentError, InvalidValueError, UnknownNameError, Zj415xError, quoted
from ..hooks import frozen
from ..jingpin.clauses import RdStandard, SalesStandards
from ..jingpin.product import JingpinProduct
from ..notice import Notice
from ..office.excel.columns import folded_header
from ..office.excel.labels import UNITS as SAID
from ..values.blank import kind_declared, without_blank
from ..values.kind import Kind
from ..values.name import nearest
from .headings import APPLICATION, PRODUCT

UNITS = ("亿元", "万元", "元", "分")
"""The units of money that a heading may state; 分 is a hundredth of a yuan."""
_UNIT = re.compile(rf"(?P<name>.*?)(?:\((?:单位[:：]?)?(?P<bracketed>[^()]*)\)|/(?P<behind>{'|'.join(UNITS)}))")
_UNTIDY = re.compile(rf"[-_/]?(?:{'|'.join(UNITS)})?(?:\([^()]*\))?$")
_APART = re.compile("[,;、:/]")
_MONEY = re.compile("[元分币万亿¥$￥]|美金")


@frozen(kw_only=True)
class Column:
    """A column of the layout: the ``path`` of its field in a document, and the headings people give it.

    ``year`` is the year of a yearly figure, which stands in the row of that year of the list that ``path`` names.
    ``needed``: the column has to be there.
    """

    path: tuple[str, ...]
    headings: tuple[str, ...]
    declared: Any
    year: int | None = None
    needed: bool = False

    @property
    def name(self) -> str:
        """The column's name in the layout: the path without ``$.``, and the year behind it."""
        dotted = ".".join(step for step in self.path if step not in _LISTS)
        return dotted if self.year is None else f"{dotted}.{self.year}"

    @property
    def heading(self) -> str:
        """The heading by which people know the column."""
        return self.headings[0]

    @property
    def printed(self) -> str:
        """The heading that a blank table prints, with its unit: 2024年销售收入（万元）."""
        return f"{self.heading}（万元）" if self.counts_money else self.heading

    @property
    def kind(self) -> Kind | None:
        """The kind of blank that its cells are; None for a list of names."""
        return kind_declared(self.declared)

    @property
    def counts_money(self) -> bool:
        """Does the column hold amounts of yuan, so that its heading may state their unit?"""
        return self.kind is not None and self.kind.measure == "fen"


# The lists of a document whose rows are years; what a yearly figure is called says which list it is of.
_LISTS = ("years", "amount")


@frozen
class Heading:
    """A heading of a table: its position, the column it names, and the unit it states ("" for none)."""

    index: int
    typed: str
    column: Column
    unit: str


@frozen(kw_only=True)
class Layout:
    """The columns of a table of products, or of what is flat of applications, in their order.

    ``subject`` is the class of what a row describes.
    """

    subject: type[ClusterApplication] | type[JingpinProduct]
    columns: tuple[Column, ...]

    keys: Mapping[str, Column] = field(
        init=False, repr=False, default=Factory(lambda layout: _keys(layout.columns), takes_self=True)
    )

    def column(self, name: str) -> Column:
        """Look up a column by its name.

        Raises:
            UnknownNameError: the layout has no such column; the message offers the nearest names.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise UnknownNameError("列", name, nearest(name, (column.name for column in self.columns)))

    def of(self, typed: str) -> tuple[Column, str] | None:
        """Find the column that a heading names, and the unit it states; None where it names none.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> from zj415x.frames.layout import product_layout
        >>> column, unit = product_layout(NOTICE).of("2024年销售收入（万元）")
        >>> column.name, unit
        ('sales.2024', '万元')

        Raises:
            InvalidValueError: a column of money states a unit that is none of 亿元、万元、元、分.
        """
        key = folded_header(typed)
        if key in self.keys:
            return self.keys[key], ""
        found = _UNIT.fullmatch(key)
        column = self.keys.get(found["name"]) if found is not None else None
        if found is None or column is None:
            return None
        stated = found["behind"] or found["bracketed"]
        if not column.counts_money:
            return column, ""
        parts = {SAID.get(part, part) for part in _APART.split(stated)}
        units = {part for part in parts if part in UNITS or _MONEY.search(part)}
        if len(units) > 1 or not units <= set(UNITS):
            message = "表头“{heading}”里的单位“{unit}”不认识；可写：{units}"
            raise InvalidValueError(message, heading=quoted(typed), unit=quoted(stated), units=UNITS)
        return column, next(iter(units), "")

    def match(self, typed: Iterable[str], *, wanted: Iterable[str] | None = None) -> tuple[Heading, ...]:
        """Match the headings of a table with the columns; headings that name no column are left out.

        ``wanted``: the names of the columns that have to be there; by default those that are ``needed``.

        Raises:
            InvalidDocumentError: two headings name the same column; a wanted column is missing; a heading looks like a
                missing column: the nearest are offered.
        """
        matched: list[Heading] = []
        others: list[str] = []
        faults: list[tuple[str, Zj415xError]] = []
        for index, heading in enumerate(map(str, typed)):
            try:
                found = self.of(heading)
            except InvalidValueError as error:
                faults.append((quoted(heading), error))
                continue
            if found is None:
                others.append(heading)
                continue
            column, unit = found
            twin = next((earlier for earlier in matched if earlier.column is column), None)
            if twin is not None:
                message = "“{first}”和“{second}”是同一列（{column}）；请只留一列"
                values = {"first": quoted(twin.typed), "second": quoted(heading), "column": column.name}
                faults.append((quoted(heading), InvalidValueError(message, **values)))
                continue
            matched.append(Heading(index, heading, column, unit))
        faults += self._missing({heading.column.name for heading in matched}, others, wanted)
        if faults:
            raise InvalidDocumentError(tuple(faults))
        return tuple(matched)

    def _missing(
        self, present: set[str], others: list[str], wanted: Iterable[str] | None
    ) -> list[tuple[str, Zj415xError]]:
        """Report the wanted columns that are missing, and headings that look like a missing column."""
        missing = {column.name: column for column in self.columns if column.name not in present}
        names = [column.name for column in self.columns if column.needed] if wanted is None else wanted
        faults: list[tuple[str, Zj415xError]] = []
        unclaimed = dict.fromkeys(others)
        for name in names:
            if name in missing:
                column = missing[name]
                near = dict.fromkeys(
                    typed for heading in (name, *column.headings[:1]) for typed in nearest(heading, unclaimed)
                )
                faults.append((f"{name}（{column.heading}）", UnknownNameError("列", column.heading, tuple(near)[:3])))
                for typed in near:
                    unclaimed.pop(typed, None)
        known = _keys(missing.values())
        for typed in unclaimed:
            slip = _slip(folded_header(typed), known)
            if slip is not None:
                column = known[slip]
                near_names = (column.name, column.heading)
                faults.append((quoted(typed), UnknownNameError("列", typed, near_names)))
        return faults


def _slip(key: str, known: Mapping[str, Column]) -> str | None:
    """Find the heading that a typed one is a slip of: all its characters but one or two, in their order.

    The unit is no part of it; a heading of another year is no slip.
    """
    from difflib import SequenceMatcher

    key = _UNTIDY.sub("", key)
    if not 3 < len(key) < _LONGEST:
        return None
    best, found = _ALIKE, None
    matcher, year = SequenceMatcher(None, "", key), _digits(key)
    for heading in known:
        matcher.set_seq1(heading)
        if _digits(heading) == year and matcher.quick_ratio() >= best and matcher.ratio() >= best:
            best, found = matcher.ratio(), heading
    return found


_ALIKE, _LONGEST = 0.86, 60


def _digits(key: str) -> str:
    return "".join(filter(str.isdigit, key))


def _keys(columns: Iterable[Column]) -> dict[str, Column]:
    return {folded_header(heading): column for column in columns for heading in (column.name, *column.headings)}


_TITLES = "titles"


@cache
def product_layout(notice: Notice) -> Layout:
    """Build the layout of a table of products (附件2), with the years of the notice."""
    bounds = {clause.name: clause.bound for clause in notice.jingpin.clauses}
    share, sales = bounds["rd-share"], bounds["mean-sales"]
    assert isinstance(share, RdStandard)
    assert isinstance(sales, SalesStandards)
    of_list = {"years": share.years, "sales": sales.years}
    columns: list[Column] = []
    for path, headings in PRODUCT:
        steps = tuple(path.split("."))
        listed = next((of_list[step] for step in steps if step in of_list), (None,))
        needed = path in ("name", "category", "track", "enterprise.name")
        columns += [_column(JingpinProduct, steps, headings, needed, year) for year in listed]
    return Layout(subject=JingpinProduct, columns=tuple(columns))


@cache
def application_layout(notice: Notice) -> Layout:
    """Build the layout of what is flat of applications (附件1): identity, tier, track, and the eligibility fields."""
    last = notice.issued.year - 1
    columns = []
    for path, headings in APPLICATION:
        steps = tuple(path.split("."))
        needed = path in ("applicant.name", "applicant.kind", "tier", "track")
        texts = headings.format(last=last, this=last + 1)
        columns.append(_column(ClusterApplication, steps, texts, needed))
    return Layout(subject=ClusterApplication, columns=tuple(columns))


def _column(subject: type, steps: tuple[str, ...], headings: str, needed: bool, year: int | None = None) -> Column:
    texts = tuple(heading.format(year=year) for heading in headings.split(" "))
    return Column(path=steps, headings=texts, declared=_declared(subject, steps), year=year, needed=needed)


def _declared(subject: Any, steps: tuple[str, ...]) -> Any:
    """Find the declared type of a field; names, in the cells of a table, stand for tracks and titles."""
    if steps[0] in ("track", _TITLES):
        return str if steps[0] == "track" else tuple[str, ...]
    for step in steps:
        if get_origin(subject) is tuple:
            (subject, _) = get_args(subject)
        subject = without_blank(get_type_hints(subject, include_extras=True)[step])[1]
    return subject


def check_free(names: Iterable[str], ours: Collection[str], beginning: str | None = None) -> None:
    """Check that no column of a table has the name of a result, nor one with a ``beginning`` of ours.

    Raises:
        InvalidDocumentError: some have; it lists them.
    """
    message = "结果要用“{name}”作列名，表里已有这一列；请先给它改名"
    taken = [name for name in names if name in ours or (beginning is not None and name.startswith(beginning))]
    if taken:
        faults = [(quoted(name), InvalidValueError(message, name=quoted(name))) for name in taken]
        raise InvalidDocumentError(tuple(faults))
