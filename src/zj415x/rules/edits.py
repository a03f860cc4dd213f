"""Edits: what differs between two documents of one kind, and every document that some of the edits make of the first.

A set of edits is an integer whose bits are the edits; the lowest bit is the edition.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any, get_type_hints

import attrs
from attrs import Factory, define, evolve

from ..errors import Zj415xError
from ..values.blank import kind_declared, without_blank
from ..words import Phrase
from .change import EVERY
from .difference import Edit, EditKind

Mix = Callable[[int], Any]
"""Makes a value with the edits of a set, and without the others."""
EDITION = 1
"""The set of the edition alone."""
HIDDEN = Phrase("已填，不显示")
_SUBMITTED = "$.submitted"
_KEYS = ("year", "name", "scheme")


@define
class UnreadableError(Exception):
    """Some edits without the others make no document that can be read; ``edits`` are those that decide it."""

    edits: int


@define
class Edits:
    """The edits between two documents, collected by comparing them; ``sections`` are the sections of their fields.

    ``bits`` has the bit of each edit. ``printed`` are the paths of what both name alike and two editions print
    differently, such as a track with other floors: that is the edition's, and no edit of the document.
    """

    sections: Mapping[str, str]
    found: list[Edit] = Factory(list)
    bits: list[int] = Factory(list)
    printed: list[str] = Factory(list)
    _next: int = EDITION << 1

    def add(self, kind: EditKind, path: str, before: Any, after: Any, row: str = "") -> int:
        """Add an edit, and return its bit."""
        bit, self._next = self._next, self._next << 1
        self.put(bit, kind, path, before, after, row)
        return bit

    def put(self, bit: int, kind: EditKind, path: str, before: Any, after: Any, row: str = "") -> None:
        """Add an edit that has its bit already."""
        section = self.sections[path.split(".")[1].partition("[")[0]] if kind is EditKind.DOCUMENT else str(kind)
        number = len(self.found) + 1
        self.found.append(Edit(number=number, kind=kind, field=path, from_=before, to=after, section=section, row=row))
        self.bits.append(bit)

    def between(self, before: Any, after: Any, path: str = "$", *, row: str = "", private: bool = False) -> Mix:
        """Compare two values at a path."""
        if before == after:
            return partial(_same_for_all, before)
        if type(before) is type(after):
            if is_form(before):
                return self._kept(self._next, self._fields(before, after, path, row))
            if isinstance(before, tuple):
                return self._kept(self._next, self._rows(before, after, path))
            if getattr(before, "printed", False) and after.printed and str(before) == str(after):
                self.printed.append(path)
                return lambda chosen: after if chosen & EDITION else before
        kind = EditKind.DAY if path == _SUBMITTED else EditKind.DOCUMENT
        bit = self.add(kind, path, _shown(before, private), _shown(after, private), row)
        return lambda chosen: after if chosen & bit else before

    def _kept(self, first: int, make: Mix) -> Mix:
        """Make each value once; only the edits from ``first`` on, and the edition, make a difference to it."""
        made: dict[int, Any] = {}
        own = self._next - first | EDITION

        def kept(chosen: int) -> Any:
            chosen &= own
            if chosen not in made:
                try:
                    made[chosen] = make(chosen)
                except Zj415xError:
                    made[chosen] = UnreadableError
            if made[chosen] is UnreadableError:
                raise UnreadableError(own)
            return made[chosen]

        return kept

    def _fields(self, before: Any, after: Any, path: str, row: str) -> Mix:
        cls: Any = type(before)
        mixes = {
            name: self.between(getattr(before, name), getattr(after, name), f"{path}.{name}", row=row, private=private)
            for name, private in _fields_of(cls)
            if getattr(before, name) != getattr(after, name)
        }
        return lambda chosen: evolve(before, **{name: mix(chosen) for name, mix in mixes.items()})

    def _rows(self, before: tuple[Any, ...], after: tuple[Any, ...], path: str) -> Mix:
        """Compare two lists: rows are added, removed, changed field by field, and put into another order."""
        pairs = _matched(before, after)
        earlier = {
            index: _Row(self.between(row, after[pairs[index]], f"{path}[{pairs[index]}]", row=_name_of(row)))
            for index, row in enumerate(before)
            if index in pairs
        }
        later = {pairs[index]: row for index, row in earlier.items()}
        for index, row in enumerate(before):
            if index not in pairs:
                bit = self.add(EditKind.DOCUMENT, f"{path}[{index}]", row, None, _name_of(row))
                earlier[index] = _Row(partial(_same_for_all, row), without=bit)
        for index, row in enumerate(after):
            if index not in later:
                bit = self.add(EditKind.DOCUMENT, f"{path}[{index}]", None, row, _name_of(row))
                later[index] = _Row(partial(_same_for_all, row), having=bit)
        first, second = ([rows[index] for index in sorted(rows)] for rows in (earlier, later))
        by_before, by_after, turned = _merged(first, second), _merged(second, first), 0
        numbers = [index + 1 for index, _ in sorted(pairs.items(), key=lambda pair: pair[1])]
        if numbers != sorted(numbers):
            turned = self.add(EditKind.DOCUMENT, f"{path}[{EVERY}]", tuple(sorted(numbers)), tuple(numbers))

        def listed(chosen: int) -> tuple[Any, ...]:
            rows = by_after if chosen & turned else by_before
            return tuple([row.mix(chosen) for row in rows if row.stands(chosen)])

        return listed


@define(eq=False)
class _Row:
    """A row of either list: its value, and the edit that adds it or the edit that removes it."""

    mix: Mix
    having: int = 0
    without: int = 0

    def stands(self, chosen: int) -> bool:
        return chosen & self.having == self.having and not chosen & self.without


def _same_for_all(value: Any, chosen: int) -> Any:
    return value


def _merged(rows: Sequence[_Row], more: Iterable[_Row]) -> list[_Row]:
    """Put each row that only the second list has behind the row that it follows there."""
    behind: dict[_Row | None, list[_Row]] = {None: [], **{row: [] for row in rows}}
    known: _Row | None = None
    for row in more:
        if row in behind:
            known = row
        else:
            behind[known].append(row)
    return behind[None] + [each for row in rows for each in (row, *behind[row])]


def _matched(before: tuple[Any, ...], after: tuple[Any, ...]) -> dict[int, int]:
    """Match the rows of two lists, index by index: by what names them, else by value and then by position."""
    for key in _KEYS:
        keys = [[getattr(row, key, None) for row in rows] for rows in (before, after)]
        if all(None not in names and len(set(names)) == len(names) for names in keys):
            return _same(*keys)
    pairs = _same(before, after)
    matched = set(pairs.values())
    rest = [index for index, row in enumerate(after) if is_form(row) and index not in matched]
    return pairs | dict(zip([index for index in range(len(before)) if index not in pairs], rest, strict=False))


def _same(before: Sequence[Hashable], after: Sequence[Hashable]) -> dict[int, int]:
    """Match equal values, the first with the first."""
    where: dict[Hashable, list[int]] = {}
    for index in reversed(range(len(after))):
        where.setdefault(after[index], []).append(index)
    return {index: where[value].pop() for index, value in enumerate(before) if where.get(value)}


def _name_of(row: Any) -> str:
    """Find what names a row; a plain value has no name."""
    return next((str(named) for named in (getattr(row, key, None) for key in _KEYS) if named is not None), "")


def is_form(value: object) -> bool:
    """Test whether a value is compared field by field: a part of a form, and no amount or printed row."""
    cls: Any = type(value)
    return hasattr(cls, "__attrs_post_init__") and kind_declared(cls) is None


def _shown(value: Any, private: bool) -> Any:
    return HIDDEN if private and value is not None else value


@cache
def _fields_of(cls: Any) -> tuple[tuple[str, bool], ...]:
    """List the fields of a part of a form, and whether each belongs to a person."""
    declared = get_type_hints(cls, include_extras=True)
    kinds = [(one.name, kind_declared(without_blank(declared[one.name])[1])) for one in attrs.fields(cls)]
    return tuple([(name, kind is not None and kind.private) for name, kind in kinds])
