"""Difference: what changed between two reports on an application or a product, and which edits explain it."""

from collections.abc import Iterator
from typing import Any

from .. import hooks
from ..words import Term
from .finding import Finding, Verdict, step_of
from .outcome import Outcome


class EditKind(Term):
    """What an edit changes: the document, its time of submission, a reading, or the edition of the notice."""

    DOCUMENT = "材料"
    DAY = "提交时间"
    READING = "口径"
    EDITION = "通知的版本"


@hooks.frozen(kw_only=True)
class Edit:
    """A value that differs: a field of the document, the time of submission, a reading, or the edition.

    ``field`` is the path of a field (``$.scale.revenue``), the id of a reading (``A12``), or ``edition``. ``from_`` is
    the value before and ``to`` the value after, None for a blank; of an added row ``from_`` is None, of a removed row
    ``to``. A row is matched by its year, name or scheme, else by its values and then its position; the path has the
    index that a removed row had before, and the index after for all others. ``$.titles[*]`` is the order of the rows,
    by their numbers before. Of the edition, the values are the names of the clauses that differ. What belongs to a
    person is replaced. ``number`` counts the edits from 1; ``section`` is the section of the document; ``row`` is what
    names the row, empty where nothing does.
    """

    number: int
    kind: EditKind
    field: str
    from_: Any
    to: Any
    section: str
    row: str = ""


Explanation = tuple[Edit, ...]
"""Edits that explain a change together."""


class Trend(Term):
    """Whether a finding got worse, got better, or has only other figures."""

    WORSE = "转差"
    BETTER = "转好"
    SAME = "结果未变"


_GRAVER = ((Outcome.MET, Outcome.NOT_APPLICABLE), (Outcome.UNKNOWN,), (Outcome.UNMET,))
_RANKS = {outcome: rank for rank, alike in enumerate(_GRAVER) for outcome in alike}


@hooks.frozen(kw_only=True)
class Shift:
    """A finding that changed, in outcome or figures, and all minimal sets of edits that explain the change.

    ``before`` or ``after`` is None where the clauses of only one report have that name. ``by_section``: more than
    twelve edits touch what the clause asks for, so that the edits of a section were made together, and an explanation
    has all edits of each section that it names.
    """

    clause: str
    before: Finding | None
    after: Finding | None
    explanations: tuple[Explanation, ...]
    by_section: bool = False

    @property
    def place(self) -> str:
        """The clause's place in the notice, in the later edition that has the clause."""
        return next(finding.place for finding in (self.after, self.before) if finding is not None)

    @property
    def trend(self) -> Trend:
        """Compare the effects on the verdict, then the outcomes."""
        before, after = weight(self.before), weight(self.after)
        return Trend.WORSE if before < after else Trend.BETTER if before > after else Trend.SAME


def weight(finding: Finding | None) -> tuple[int, int]:
    """Rank a finding by how far it lowers the verdict, then by its outcome."""
    if finding is None:
        return 0, 0
    return step_of(finding.rule, finding.judgement), _RANKS[finding.outcome]


@hooks.shown
@hooks.wired
@hooks.frozen(kw_only=True, repr=False)
class Difference:
    """The difference between two reports: the edits, the findings that changed, and which edits explain each change.

    ``before`` and ``after`` are the verdicts; ``explanations`` explain the change of the verdict, and ``by_section`` is
    as for a finding. ``shifts`` are the findings that changed: those that got worse, those that got better, those with
    other figures; in each group, the gravest comes first. ``subject`` is the class of the documents.

    A difference iterates over its shifts; it is true even without any.
    """

    before: Verdict
    after: Verdict
    explanations: tuple[Explanation, ...]
    edits: tuple[Edit, ...]
    shifts: tuple[Shift, ...]
    subject: type
    by_section: bool = False

    def __repr__(self) -> str:
        return f"<Difference {self.before.name} to {self.after.name}, {len(self.shifts)} findings>"

    def of(self, trend: Trend) -> tuple[Shift, ...]:
        """List the findings that changed in this way."""
        return tuple([shift for shift in self.shifts if shift.trend is trend])

    def __iter__(self) -> Iterator[Shift]:
        return iter(self.shifts)

    def __len__(self) -> int:
        return len(self.shifts)

    def __bool__(self) -> bool:
        return True
