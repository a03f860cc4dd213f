"""Table: a table of a form that lists, and its cells."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

import attrs
from attrs import Factory, frozen


@frozen(kw_only=True)
class Cell:
    """A blank of a form (附1-2): the field it binds and its label as printed.

    ``limit``: the most characters it takes; ``asked``: how many names it asks for; None where nothing is said.
    """

    field: str
    label: str
    limit: int | None = None
    asked: int | None = None


def _reader(form: Any) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(cell.field for cell in form.cells))


@frozen(kw_only=True)
class Blanks:
    """Blanks of a form (附1-2 一) that stand by themselves; ``values`` reads them, in their order."""

    cells: tuple[Cell, ...]
    values: Callable[[Any], tuple[Any, ...]] = attrs.field(
        init=False, repr=False, eq=False, default=Factory(_reader, takes_self=True)
    )


@frozen(kw_only=True)
class Table:
    """A table that lists (附1-2 二): the field it binds, its title, the cells of a row.

    ``most``: the most rows it takes, None for any number; ``asked``: how many the form asks for, None where it only
    bounds them. ``values`` reads a row's cells, in their order.
    """

    field: str
    title: str
    cells: tuple[Cell, ...]
    most: int | None = None
    asked: int | None = None
    values: Callable[[Any], tuple[Any, ...]] = attrs.field(
        init=False, repr=False, eq=False, default=Factory(_reader, takes_self=True)
    )
