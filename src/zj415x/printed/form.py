"""Form: the printed tables, numbered lines and outline of the forms."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

import attrs
from attrs import Factory

from ..hooks import frozen
from ..words import Term


@frozen(kw_only=True)
class Cell:
    """A blank of a form (附1-2): the field it binds and its printed label.

    ``limit``: the most characters it takes; ``asked``: how many names it asks for; None where the form sets none.
    """

    field: str
    label: str
    limit: int | None = None
    asked: int | None = None


def _reader(form: Any) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(cell.field for cell in form.cells))


@frozen(kw_only=True)
class Blanks:
    """The blanks of a form outside its tables (附1-2 一); ``values`` reads them, in order."""

    cells: tuple[Cell, ...]
    values: Callable[[Any], tuple[Any, ...]] = attrs.field(
        init=False, repr=False, eq=False, default=Factory(_reader, takes_self=True)
    )


@frozen(kw_only=True)
class Table:
    """A list table (附1-2 二): the field it binds, its title, the cells of a row.

    ``most``: the most rows it takes, None for any number; ``asked``: how many rows the form asks for, None where it
    only limits them. ``values`` reads a row's cells, in order.
    """

    field: str
    title: str
    cells: tuple[Cell, ...]
    most: int | None = None
    asked: int | None = None
    values: Callable[[Any], tuple[Any, ...]] = attrs.field(
        init=False, repr=False, eq=False, default=Factory(_reader, takes_self=True)
    )


@frozen(kw_only=True)
class Heading:
    """A chapter of the plan (附1-3) or of the product report (附2-1), with the titles of its sections."""

    title: str
    sections: tuple[str, ...] = ()


class Section(Term):
    """The numbered tables of 附1-2, and the target table of 附1-3."""

    SCALE = "规模实力"
    INNOVATION = "创新水平"
    ECOSYSTEM = "产业生态"
    GROWTH = "成长潜力"
    TARGETS = "集群发展目标"


class Collected(Term):
    """The tracks that fill in a line (附1-2 二, 附1-3 二)."""

    ALL = "均填报"
    NOT_SOFTWARE = "人工智能、高端软件无需填报"
    ONLY_SOFTWARE = "仅人工智能、高端软件填报"


@frozen(kw_only=True)
class Indicator:
    """A numbered line (附1-2 二, 附1-3): its printed label and unit, and the field it binds (``scale.revenue``).

    ``itemised``: the line needs a detailed list. ``substitute``: what the two software tracks report on this line
    instead. ``each_year``: the target is the year's new count rather than a level or a stock. ``name`` is the field's
    name within its table.

    >>> from zj415x.editions.y2026 import NOTICE
    >>> line = NOTICE.clusters.indicators[4]
    >>> line.number, line.name, line.label_for(software=True), line.unit
    (5, 'single_champions', '国家重点软件企业数量', '家')
    """

    section: Section
    number: int
    field: str
    label: str
    unit: str
    itemised: bool = False
    collected: Collected = Collected.ALL
    substitute: str | None = None
    each_year: bool = False
    name: str = attrs.field(
        init=False,
        repr=False,
        eq=False,
        default=attrs.Factory(lambda line: line.field.rpartition(".")[2], takes_self=True),
    )

    def asked_of(self, *, software: bool) -> bool:
        """Tell whether the form asks this line of a software track, or of another track."""
        return self.collected is not (Collected.NOT_SOFTWARE if software else Collected.ONLY_SOFTWARE)

    def label_for(self, *, software: bool) -> str:
        """Choose the line's label; software tracks report the substitute where there is one."""
        return self.substitute if software and self.substitute is not None else self.label
