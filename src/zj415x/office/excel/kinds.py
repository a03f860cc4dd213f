"""Kinds: what a cell of the form takes, as the type of its field says: how it is written, read and chosen."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

from ...cluster.application import ClusterApplication
from ...errors import InvalidValueError
from ...values.kind import InEitherCurrency, Printed, check_of, without_blank
from ...values.money import Area, Money
from ...values.number import EXACT, plain
from ...words import Term
from . import typed
from .cell import Value
from .labels import NAMES_APART, NO, NONE, YES

_HOURS = timedelta(hours=8)


@frozen(kw_only=True)
class Kind:
    """What a cell takes: how a value is ``write``-ten and ``read``, the ``options`` it is chosen from.

    ``words``: any text is taken to the letter, so that only an empty cell is blank. ``strict``: nothing but the options
    can be typed.
    """

    write: Callable[[Any], object]
    read: Callable[[Value], Any]
    options: tuple[str, ...] = ()
    words: bool = False
    strict: bool = True

    def is_blank(self, cell: Value | None) -> bool:
        """Does a cell state nothing?"""
        if self.words and isinstance(cell, str):
            return not cell.strip()
        return typed.is_blank(cell)


TEXT = Kind(write=str, read=typed.text, words=True)
"""Any text."""


def kind_of(declared: Any, unit: str = "") -> Kind:
    """What a cell takes whose field has this declared type; ``unit`` is printed beside it."""
    check = check_of(declared)
    made = _kind_of(declared, unit)

    def read(cell: Value) -> Any:
        value = made.read(cell)
        check(value)
        return value

    return attrs.evolve(made, read=read)


def _kind_of(declared: Any, unit: str) -> Kind:
    base, rule = get_args(declared) if get_origin(declared) is Annotated else (declared, None)
    if isinstance(rule, Printed):
        return Kind(write=str, read=lambda cell: rule.find(typed.name(cell)), options=())
    if isinstance(rule, InEitherCurrency):
        return Kind(write=str, read=typed.investment)
    if get_origin(base) is tuple:
        return Kind(write=_names_written, read=_names, words=True)
    if issubclass(base, Term):
        words = tuple(str(one) for one in base)
        return Kind(write=str, read=lambda cell: base(typed.choice(cell, words, "选项")), options=words)
    if base is Money:
        return Kind(write=lambda value: _money_written(value, unit), read=lambda cell: typed.money(cell, unit))
    if base is Area:
        return Kind(write=_area_written, read=lambda cell: typed.area(cell, unit))
    return {
        str: TEXT,
        int: Kind(write=int, read=lambda cell: typed.whole(cell, unit)),
        Decimal: Kind(write=_share_written, read=typed.share),
        bool: answer(YES[0], NO[0]),
        date: Kind(write=date.isoformat, read=typed.day),
        datetime: Kind(write=_moment_written, read=typed.moment),
    }[base]


def answer(yes: str, no: str) -> Kind:
    """A yes or a no, in the words of the form."""
    return Kind(
        write=lambda value: yes if value else no,
        read=lambda cell: typed.yes_or_no(cell, (yes,), (no,)),
        options=(yes, no),
    )


def _money_written(value: Money, unit: str) -> Decimal | str:
    """An amount in the unit that is printed; with it where nobody would believe it otherwise."""
    amount = _shortest(value.in_unit(unit))
    return f"{amount:f}{unit}" if typed.doubts_unit(amount, unit) else amount


def _share_written(value: Decimal) -> Decimal | str:
    """A share in percent; with its sign where it may be taken for a ratio."""
    percents = _shortest(EXACT.scaleb(value, 2))
    return f"{percents:f}%" if typed.doubts_percent(percents) else percents


def _area_written(value: Area) -> Decimal:
    return _shortest(EXACT.scaleb(Decimal(value.hundredths), -2))


def _shortest(value: Decimal) -> Decimal:
    """The same number without zeros that say nothing."""
    return Decimal(plain(value))


def _moment_written(value: datetime) -> str:
    """A moment as people write it where it is in China's time and has no fraction, else as the wire does."""
    if value.utcoffset() == _HOURS and not value.microsecond:
        return f"{value:%Y-%m-%d %H:%M:%S}"
    return value.isoformat()


def _names_written(names: tuple[str, ...]) -> str:
    """Names in a cell, one a line; what is no name alone on its line cannot be written.

    Raises:
        InvalidValueError: a name with a line break or with spaces around it.
    """
    if not names:
        return NONE
    for name in names:
        if name != name.strip() or "\n" in name:
            raise InvalidValueError("一格里的名称各占一行，名称里不能换行，两头不能有空格")
    # A line that ends says that it is a name, whatever stands in it.
    return "\n".join(names) + ("\n" if len(names) == 1 and _names(names[0]) != names else "")


def _names(cell: Value) -> tuple[str, ...]:
    """Names in a cell: one a line, or apart by 、 on a single one."""
    text = typed.text(cell)
    if "\n" in text:
        return tuple(name for name in map(str.strip, text.split("\n")) if name)
    if text.strip() == NONE:
        return ()
    return tuple(name for name in map(str.strip, NAMES_APART.split(text)) if name)


@cache
def declared_at(path: str) -> Any:
    """The declared type of a field of an application (``scale.revenue``), without the blank that it may be."""
    kind: Any = ClusterApplication
    for name in path.split("."):
        kind = declared_in(kind, name)
    return kind


@cache
def declared_in(cls: type, name: str) -> Any:
    """The declared type of a field of a class, likewise."""
    return without_blank(get_type_hints(cls, include_extras=True)[name])[1]
