"""Indicator: a numbered line of a form, and the field that holds it."""

import attrs
from attrs import frozen

from .term import Term


class Section(Term):
    """The numbered tables of 附1-2, and the target table of 附1-3."""

    SCALE = "规模实力"
    INNOVATION = "创新水平"
    ECOSYSTEM = "产业生态"
    GROWTH = "成长潜力"
    TARGETS = "集群发展目标"


class Collected(Term):
    """From whom a line is collected (附1-2 二, 附1-3 二)."""

    ALL = "均填报"
    NOT_SOFTWARE = "人工智能、高端软件无需填报"
    ONLY_SOFTWARE = "仅人工智能、高端软件填报"


@frozen(kw_only=True)
class Indicator:
    """A numbered line (附1-2 二, 附1-3): its label and unit as printed, and the field it binds (``scale.revenue``).

    ``itemised``: a detailed list has to go with it. ``substitute``: what the two software tracks report on this
    line instead. ``each_year``: of a target, whether it is the year's own new count rather than a level or a stock.
    ``name`` is the field's own name within its table.

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
        """Does the form ask this line of such a track?"""
        return self.collected is not (Collected.NOT_SOFTWARE if software else Collected.ONLY_SOFTWARE)

    def label_for(self, *, software: bool) -> str:
        """What the line asks of such a track: the software tracks report the substitute where there is one."""
        return self.substitute if software and self.substitute is not None else self.label
