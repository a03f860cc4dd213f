"""Notice: one edition of the notice, whole."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from . import hooks
from .cluster.call import ClusterCall
from .jingpin.call import JingpinCall
from .printed.deadline import Deadline
from .rules.reading import Reading, Readings, check_readings, defaults_of
from .values.name import printed

if TYPE_CHECKING:
    from .printed.ledger import Ledger
    from .printed.question import OpenQuestion


@frozen(kw_only=True)
class Channel:
    """Where something is filed (附件1 五（一）; 附件2 三; A61): the system, its printed address, and what is filed."""

    name: str
    address: str
    what: str


@hooks.shown
@hooks.listed
@hooks.owned
@frozen(kw_only=True, eq=False, repr=False)
class Notice:
    """A notice: its number and day, its two calls (附件1, 附件2), its deadlines, and the phrases that are doubtful.

    ``channels`` say where things are filed; ``roster_columns`` are those of annex 3 (附件3, 工作人员信息汇总表).

    >>> from zj415x.editions.y2026 import NOTICE
    >>> NOTICE.number, NOTICE.issued
    ('浙制高办〔2026〕30号', datetime.date(2026, 5, 26))
    >>> [one.name for one in NOTICE.deadlines][:2]
    ['staff-roster', 'cluster-online']
    """

    number: str
    issued: date
    clusters: ClusterCall
    jingpin: JingpinCall
    deadlines: tuple[Deadline, ...]
    readings: tuple[Reading, ...]
    channels: tuple[Channel, ...]
    roster_columns: tuple[str, ...]
    # What loads them: few ask for them.
    _open_questions: Callable[[], tuple[Any, ...]] = field(alias="open_questions")
    _ledger: Callable[[], Any] = field(alias="ledger")

    def __repr__(self) -> str:
        return f"<Notice {self.number}>"

    @property
    def open_questions(self) -> "tuple[OpenQuestion, ...]":
        """All places that the notice leaves open, by their ids; loaded when first asked for.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> [one.id for one in NOTICE.open_questions if one.selectable][:3]
        ['A01', 'A02', 'A04']
        """
        return self._open_questions()

    @property
    def ledger(self) -> "Ledger":
        """What becomes of each passage of the notice; loaded when first asked for."""
        ledger: Ledger = self._ledger()
        return ledger

    def reading(self, id: str) -> Reading:
        """The doubtful phrase of that id, with its options: ``NOTICE.reading("A12")``.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> NOTICE.reading("A12").options
        ('last-year-actual', 'this-year-forecast')

        Raises:
            UnknownNameError: an id that cannot be chosen; the nearest ones are offered.
        """
        found = printed(id, (one.id for one in self.readings), "可选事项")
        return next(one for one in self.readings if one.id == found)

    def deadline(self, name: str, *, readings: Readings = Readings()) -> Deadline:
        """The deadline of that name, with 前 read as chosen (A41).

        Raises:
            UnknownNameError: no such deadline; the nearest names are offered.
            InvalidTypeError: what are no Readings.
        """
        found = printed(name, (one.name for one in self.deadlines), "时限")
        deadline = next(one for one in self.deadlines if one.name == found)
        check_readings(readings)
        return deadline.read(readings.over(defaults_of(self.readings)))
