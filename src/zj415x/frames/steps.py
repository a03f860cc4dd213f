"""Steps: expressions of a frame in steps, so that each intermediate result is worked out once, as a column of its own.

An expression that uses another several times repeats it, and engines repeat it again: three such levels are a page, and
ten never end. A work is therefore a generator: it yields expressions, and receives the columns that hold them.
"""

from collections.abc import Generator, Iterable, Sequence
from typing import Any, TypeAlias, TypeVar

import narwhals as nw
from attrs import define, field

T = TypeVar("T")
Steps: TypeAlias = Generator[tuple[nw.Expr, ...], list[nw.Expr], T]
"""A work in steps: each yields expressions and receives their columns; at last it returns what it made."""

OURS = "zj415x "
"""Begins the name of every column that is only worked with."""


@define(eq=False)
class Workbench:
    """A frame on which works go on side by side: what they yield at the same step becomes columns at once."""

    frame: nw.LazyFrame[Any]
    _count: int = field(default=0, init=False)

    def finish(self, works: Iterable[Steps[T]]) -> list[T]:
        """Run works to their ends; return what they made, in order."""
        made: dict[int, T] = {}
        received: dict[int, list[nw.Expr]] = {}
        going = dict(enumerate(works))
        while going:
            asked: dict[int, list[nw.Expr]] = {}
            named: dict[str, nw.Expr] = {}
            for number, work in list(going.items()):
                try:
                    expressions = work.send(received[number]) if number in received else next(work)
                    asked[number] = self._named(expressions, named)
                except StopIteration as end:
                    made[number] = end.value
                    del going[number]
            received = asked
            if named:
                self.frame = self.frame.with_columns(**named)
        return [made[number] for number in sorted(made)]

    def _named(self, expressions: Sequence[nw.Expr], named: dict[str, nw.Expr]) -> list[nw.Expr]:
        columns = []
        for expression in expressions:
            name = f"{OURS}{self._count}"
            self._count += 1
            named[name] = expression
            columns.append(nw.col(name))
        return columns

    def keep(self, expressions: Sequence[nw.Expr]) -> list[nw.Expr]:
        """Make columns of expressions."""
        named: dict[str, nw.Expr] = {}
        columns = self._named(expressions, named)
        self.frame = self.frame.with_columns(**named)
        return columns
