"""Notice: the whole of one edition of the notice."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import field

from . import hooks
from .cluster.call import ClusterCall
from .jingpin.call import JingpinCall
from .printed.deadline import Deadline
from .rules.reading import Reading, Readings, check_readings, defaults_of
from .values.name import printed

if TYPE_CHECKING:
    from .printed.ledger import Ledger
    from .printed.question import OpenQuestion


@hooks.frozen(kw_only=True)
class Channel:
    """A system that takes filings (附件1 五（一）; 附件2 三; A61): its name, printed address, and what it takes."""

    name: str
    address: str
    what: str


@hooks.shown
@hooks.listed
@hooks.owned
@hooks.frozen(kw_only=True, eq=False, repr=False)
class Notice:
    """A notice: its number and date, its two calls (附件1, 附件2), its deadlines, and its open questions.

    ``channels`` are the systems that take filings; ``roster_columns`` the columns of annex 3 (附件3,
    工作人员信息汇总表).

    >>> from zj415x.editions.y2026 import NOTICE
    >>> NOTICE.number, NOTICE.issued
    ('浙制高办〔2026〕30号', datetime.date(2026, 5, 26))
    >>> [deadline.name for deadline in NOTICE.deadlines][:2]
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
    # Loaders: few callers need these.
    _open_questions: Callable[[], tuple[Any, ...]] = field(alias="open_questions")
    _ledger: Callable[[], Any] = field(alias="ledger")

    def __repr__(self) -> str:
        return f"<Notice {self.number}>"

    @property
    def open_questions(self) -> "tuple[OpenQuestion, ...]":
        """All the questions that the notice leaves open, ordered by id; loaded on first use.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> [question.id for question in NOTICE.open_questions if question.selectable][:3]
        ['A01', 'A02', 'A03']
        """
        return self._open_questions()

    @property
    def ledger(self) -> "Ledger":
        """The treatment of each passage of the notice; loaded on first use."""
        ledger: Ledger = self._ledger()
        return ledger

    def reading(self, id: str) -> Reading:
        """Look up an open question, with its options: ``NOTICE.reading("A12")``.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> NOTICE.reading("A12").options
        ('last-year-actual', 'this-year-forecast')

        Raises:
            UnknownNameError: no selectable phrase has that id; the message offers the nearest ids.
        """
        found = printed(id, (one.id for one in self.readings), "可选事项")
        return next(one for one in self.readings if one.id == found)

    def deadline(self, name: str, *, readings: Readings = Readings()) -> Deadline:
        """Look up a deadline by name, with 前 read as chosen (A41).

        Raises:
            UnknownNameError: no deadline has that name; the message offers the nearest names.
            InvalidTypeError: ``readings`` is of another type.
        """
        found = printed(name, (deadline.name for deadline in self.deadlines), "时限")
        deadline = next(deadline for deadline in self.deadlines if deadline.name == found)
        check_readings(readings)
        return deadline.read(readings.over(defaults_of(self.readings)))
