"""Cells: how a cell of the form takes a value, as the kind of its field says: written, read and chosen."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, get_type_hints

import attrs
from attrs import frozen

from ...cluster.application import ClusterApplication
from ...errors import InvalidValueError
from ...values.blank import kind_declared, without_blank
from ...values.check import check_of
from ...values.kind import Cell, Kind
from ...values.number import EXACT, plain
from . import typed
from .cell import Value
from .labels import NAMES_APART, NO, NONE, YES

_HOURS = timedelta(hours=8)


@frozen(kw_only=True)
class Manner:
    """How a cell takes a value: how it is ``write``-ten and ``read``, the ``options`` it is chosen from.

    ``words``: any text is taken to the letter, so that only an empty cell is blank. ``strict``: nothing but the options
    can be typed.
    """

    write: Callable[[Any], object]
    read: Callable[[Value], Any]
    options: tuple[str, ...] = ()
    words: bool = False
    strict: bool = True

    def is_blank(self, cell: Value | None) -> bool:
        """Check whether a cell states nothing."""
        if self.words and isinstance(cell, str):
            return not cell.strip()
        return typed.is_blank(cell)


TEXT = Manner(write=str, read=typed.text, words=True)
"""Any text."""


def manner_of(declared: Any, unit: str = "") -> Manner:
    """How a cell takes a value whose field has this declared type; ``unit`` is printed beside it."""
    check = check_of(declared)
    kind = kind_declared(declared)
    # What is no single blank is a list of names.
    made = NAMES if kind is None else _MANNERS[kind.cell](kind, unit)

    def read(cell: Value) -> Any:
        value = made.read(cell)
        check(value)
        return value

    return attrs.evolve(made, read=read)


def _name(kind: Kind, unit: str) -> Manner:
    return Manner(write=str, read=lambda cell: kind.made_of(typed.name(cell)), options=tuple(kind.members))


def _choice(kind: Kind, unit: str) -> Manner:
    words = tuple(kind.members)
    return Manner(write=str, read=lambda cell: kind.members[typed.choice(cell, words, "选项")], options=words)


def _amount(kind: Kind, unit: str) -> Manner:
    """Build the manner of an amount in the printed unit; it adds the unit where a reader would doubt the number."""

    def write(value: Any) -> Decimal | str:
        amount = _shortest(EXACT.scaleb(Decimal(kind.measured(value)), -kind.units[unit]))
        return f"{amount:f}{unit}" if typed.doubts_unit(amount, unit) else amount

    return Manner(write=write, read=lambda cell: typed.amount(cell, unit, kind))


def answer(yes: str, no: str) -> Manner:
    """Build the manner of a yes or a no, in the words of the form."""
    return Manner(
        write=lambda value: yes if value else no,
        read=lambda cell: typed.yes_or_no(cell, (yes,), (no,)),
        options=(yes, no),
    )


def _share_written(value: Decimal) -> Decimal | str:
    """Write a share in percent, with the sign where a reader may take the number for a ratio."""
    percents = _shortest(EXACT.scaleb(value, 2))
    return f"{percents:f}%" if typed.doubts_percent(percents) else percents


def _shortest(value: Decimal) -> Decimal:
    """Drop a number's redundant zeros."""
    return Decimal(plain(value))


def _moment_written(value: datetime) -> str:
    """Write a moment as people do if it is in China's time and has no fraction, else as the wire does."""
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


NAMES = Manner(write=_names_written, read=_names, words=True)
"""A list of names."""
# By how a kind is typed in a cell; beside it the unit is printed.
_MANNERS: Mapping[Cell, Callable[[Kind, str], Manner]] = {
    "text": lambda kind, unit: TEXT,
    "name": _name,
    "choice": _choice,
    "yes-no": lambda kind, unit: answer(YES[0], NO[0]),
    "whole": lambda kind, unit: Manner(write=int, read=lambda cell: typed.whole(cell, unit)),
    "number": lambda kind, unit: Manner(write=Decimal, read=lambda cell: typed.decimal(cell, unit)),
    "percent": lambda kind, unit: Manner(write=_share_written, read=typed.share),
    "amount": _amount,
    "written": lambda kind, unit: Manner(write=str, read=lambda cell: typed.written(cell, kind)),
    "day": lambda kind, unit: Manner(write=date.isoformat, read=typed.day),
    "moment": lambda kind, unit: Manner(write=_moment_written, read=typed.moment),
}


@cache
def declared_at(path: str) -> Any:
    """Find the declared type of an application's field (``scale.revenue``), without its ``| None``."""
    kind: Any = ClusterApplication
    for name in path.split("."):
        kind = declared_in(kind, name)
    return kind


@cache
def declared_in(cls: type, name: str) -> Any:
    """Find the declared type of a class's field, likewise without its ``| None``."""
    return without_blank(get_type_hints(cls, include_extras=True)[name])[1]
