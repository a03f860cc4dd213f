"""Explanation: the search for the edits that explain why a report differs from an earlier one.

The search makes some edits to the earlier document, readings and edition, and judges again. A clause is judged once for
each combination of the edits to what it asks for: the fields of the document and the readings that it reads. Edits to
anything else make no difference to it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial, reduce
from operator import attrgetter, or_
from typing import Any, Protocol, Self, TypeVar, cast

from attrs import Factory, define, field, fields

from ..errors import InvalidTypeError, InvalidValueError, Zj415xError, shown
from ..values.name import loosely
from .clause import Clause
from .difference import Difference, EditKind, Explanation, Shift, Trend, weight
from .edits import EDITION, Edits, Mix, UnreadableError, is_form
from .finding import Finding, Verdict
from .reading import VOCABULARY
from .report import Report
from .sensitivity import Asked

_MANY = 12  # so many edits have 4 095 sets
_TRENDS, _VERDICTS = tuple(Trend), tuple(Verdict)


class Filed(Protocol):
    """A document that can be compared with an earlier or later one."""

    @property
    def filed_by(self) -> str:
        """Who files it: the applicant, or the product's enterprise."""
        ...

    @property
    def sections(self) -> Mapping[str, str]:
        """The title of the section that each field belongs to."""
        ...


def difference(before: Report, after: Report) -> Difference:
    """Compare two reports on documents of one applicant, and explain each change by the edits that it needs.

    A set of edits *explains* the change of a finding when making exactly these edits to ``before`` (its document, its
    readings, its edition) gives the finding of ``after``: the same outcome, figures and notes. An explanation is such a
    set of which no part but the whole explains the change; all of them are found. A change of the verdict is explained
    alike. It follows that edits which act only together are named together; that an edit which another undoes is not
    named; and that a part which makes no document that can be read (a county without its city) explains nothing, so
    that its edits are named together.

    The edits are the fields, list rows, readings, the time of submission and the edition that differ. Where more than
    twelve of them touch what the clause asks for, all edits of a section are made together, as are all readings, and
    ``by_section`` says so. Clauses that differ between the reports are one edit, the edition.

    >>> from attrs import evolve
    >>> from zj415x import Applicant, ApplicantKind, ClusterApplication, Scale, Tier, difference, yi
    >>> from zj415x.editions.y2026 import NOTICE
    >>> kaihua = Applicant(name="开化县人民政府", kind=ApplicantKind.COUNTY_GOVERNMENT, mountain_or_island=True)
    >>> flight, scale = NOTICE.clusters.track("低空经济与商业航天"), Scale(revenue=yi(43), chain_leaders=1)
    >>> draft = ClusterApplication(applicant=kaihua, tier=Tier.CORE_ZONE, track=flight, scale=scale)
    >>> final = evolve(draft, scale=evolve(scale, revenue=yi("41.9"), chain_leaders=2))
    >>> told = difference(draft.validate(NOTICE.clusters), final.validate(NOTICE.clusters))
    >>> [(edit.field, edit.from_, edit.to) for edit in told.edits]
    [('$.scale.revenue', yi(43), yi('41.9')), ('$.scale.chain_leaders', 1, 2)]
    >>> [(shift.clause, shift.trend, [edit.number for edit in shift.explanations[0]]) for shift in told]
    [('scale', <Trend.WORSE>, [1]), ('chain-leader', <Trend.SAME>, [2])]

    Raises:
        InvalidTypeError: an argument is no report on an application or a product.
        InvalidValueError: a report was built by hand; the documents are of different kinds or applicants.
    """
    subjects = [_subject_of(report) for report in (before, after)]
    if type(subjects[0]) is not type(subjects[1]):
        raise InvalidValueError("一份是集群申报，一份是精品产品，不能比较")
    names = [subject.filed_by for subject in subjects]
    if loosely(names[0]) != loosely(names[1]):
        raise InvalidValueError("两份材料的申报单位不同，不能比较：{before}、{after}", before=names[0], after=names[1])
    return _Search.between(before, after, *subjects).difference()


def _subject_of(report: object) -> Any:
    if not isinstance(report, Report):
        raise InvalidTypeError("应为 validate 得出的核对报告，不能是 {value}", value=shown(report))
    if report.case is None:
        raise InvalidValueError("这份结论不是 validate 得出的，无从重新核对")
    if not hasattr(report.case.subject, "filed_by"):
        raise InvalidTypeError("只能比较集群申报或精品产品的核对报告")
    return report.case.subject


@define
class _Judged:
    """A finding as it compares with others, and how far it lowers the verdict."""

    key: object
    step: int

    @classmethod
    def of(cls, finding: Finding | None) -> Self:
        return cls(finding and (_printed(finding.rule), finding.judgement.told), weight(finding)[0])


_printed = attrgetter("place", "section", "topic", "subject", "word", "force", "readings")
_UNJUDGED = _Judged(UnreadableError, len(_VERDICTS))


@define
class _Search:
    before: Report
    after: Report
    edits: Edits
    subject: Mix
    kind: type
    rules: tuple[dict[str, Clause[Any]], dict[str, Clause[Any]]]
    names: list[str] = field(init=False)
    differing: set[str] = field(init=False)
    # The edits of each field and of each reading, by its path or id.
    at: defaultdict[str, int] = Factory(partial(defaultdict, int))
    # Of each clause, the judgements by what it asked for and by the edits made to that.
    known: dict[str, dict[int, dict[int, _Judged]]] = field(init=False)

    @classmethod
    def between(cls, before: Report, after: Report, earlier: Any, later: Any) -> Self:
        """Compare the documents."""
        edits = Edits(earlier.sections)
        rules = [{rule.name: rule for rule, _ in report.judged} for report in (before, after)]
        return cls(before, after, edits, edits.between(earlier, later), type(earlier), (rules[0], rules[1]))

    def __attrs_post_init__(self) -> None:
        """Add the readings and the edition to the edits of the documents."""
        for edit, bit in zip(self.edits.found, self.edits.bits, strict=True):
            self._touch(edit.field, bit)
        for path in self.edits.printed:
            self._touch(path, EDITION)
        for id in VOCABULARY:
            option, changed = self.before.readings[id], self.after.readings[id]
            if option != changed:
                self.at[id] = self.edits.add(EditKind.READING, id, option, changed)
        first, last = self.rules
        self.names = list(dict.fromkeys([*last, *first]))
        self.known = {name: {} for name in self.names}
        self.differing = {name for name in self.names if first.get(name) != last.get(name)}
        if self.differing or self.edits.printed:
            before, after = (tuple([name for name in rules if name in self.differing]) for rules in self.rules)
            self.edits.put(EDITION, EditKind.EDITION, "edition", before, after)

    def _touch(self, path: str, bit: int) -> None:
        name = path.removeprefix("$.").partition("[")[0]
        self.at[name] |= bit

    def difference(self) -> Difference:
        """Find the findings that changed, the gravest first, and explain each."""
        first, last = ({finding.clause: finding for finding in report.findings} for report in (self.before, self.after))
        shifts = []
        for name in self.names:
            finding, changed = first.get(name), last.get(name)
            key = _Judged.of(changed).key
            if _Judged.of(finding).key != key:
                why = self.explain([name], partial(self._finds, name, key))
                shifts.append(Shift(clause=name, before=finding, after=changed, **why))
        before, after = self.before.verdict, self.after.verdict
        explained: dict[str, Any] = {"explanations": ()}
        if before is not after:
            explained = self.explain(self.names, partial(self._decides, _VERDICTS.index(after)))
        return Difference(
            before=before,
            after=after,
            edits=tuple(self.edits.found),
            shifts=tuple(sorted(shifts, key=_gravity)),
            subject=self.kind,
            **explained,
        )

    def _finds(self, name: str, key: object, made: int) -> bool:
        return self.judged(name, made).key == key

    def _decides(self, step: int, made: int) -> bool:
        return max([self.judged(name, made).step for name in self.names]) == step

    def explain(self, names: Sequence[str], explains: Callable[[int], bool]) -> dict[str, Any]:
        """Find the sets of edits that explain a change of what these clauses find while none of their parts does."""
        asked = self.asked(names)
        by_section = asked.bit_count() > _MANY
        units: dict[object, int] = {}
        for edit, bit in zip(self.edits.found, self.edits.bits, strict=True):
            if by_section or bit & asked:
                unit = edit.section if by_section else edit.number
                units[unit] = units.get(unit, 0) | bit
        found: list[int] = []
        for made in _sets(units.values()):
            if not any(known & made == known for known in found) and explains(made) and self.readable(made):
                found.append(made)
        return {"explanations": tuple([self.named(made) for made in found]), "by_section": by_section}

    def asked(self, names: Sequence[str], known: int = EDITION) -> int:
        """Find the edits that can make a difference to these clauses, beyond those known; of more than twelve, some."""
        for made in _sets([bit for bit in self.edits.bits if bit & known]):
            for name in names:
                self.judged(name, made)
        asked = reduce(or_, [asked for name in names for asked in self.known[name]])
        return asked if asked == known or asked.bit_count() > _MANY else self.asked(names, asked)

    def readable(self, made: int) -> bool:
        """Test whether these edits make a document that can be read."""
        try:
            self.subject(made)
        except UnreadableError:
            return False
        return True

    def named(self, made: int) -> Explanation:
        """List the edits of a set."""
        return tuple([edit for edit, bit in zip(self.edits.found, self.edits.bits, strict=True) if made & bit])

    def judged(self, name: str, made: int) -> _Judged:
        """Judge by a clause, after these edits."""
        for asked, found in self.known[name].items():
            if made & asked in found:
                return found[made & asked]
        rule = self.rules[made & EDITION].get(name)
        asked, judged = (EDITION, _Judged.of(None)) if rule is None else self._judge(rule, made)
        if name in self.differing:
            asked |= EDITION
        self.known[name].setdefault(asked, {})[made & asked] = judged
        return judged

    def _judge(self, rule: Clause[Any], made: int) -> tuple[int, _Judged]:
        """Judge by a clause; also return the edits to what it asked for."""
        read: set[str] = set()
        options = Asked(rule.readings, {id: self._option(id, made) for id in rule.readings})
        try:
            judged = _Judged.of(Finding(rule, rule.judge(watched(self.subject(made), read), options)))
        except UnreadableError as error:
            return error.edits & sum(self.edits.bits), _UNJUDGED
        except (Zj415xError, LookupError):  # an edition knows the names in its own documents
            judged = _UNJUDGED
        return reduce(or_, [self.at[name] for name in (*read, *options.asked)], 0), judged

    def _option(self, id: str, made: int) -> str:
        return (self.after if made & self.at[id] else self.before).readings[id]


def _sets(units: Iterable[int]) -> list[int]:
    """Unite the edits of some units in every way, few edits first."""
    sets = [0]
    for bits in units:
        sets += [made | bits for made in sets]
    return sorted(sets, key=int.bit_count)


def _gravity(shift: Shift) -> tuple[int, int, int]:
    """Build the sort key: what got worse first; in each group, the gravest first."""
    step, rank = max(weight(shift.before), weight(shift.after))
    return _TRENDS.index(shift.trend), -step, -rank


S = TypeVar("S")


def watched(form: S, read: set[str], path: str = "") -> S:
    """Copy a part of a form, so that the path of each field that is read of the copy is added to ``read``.

    Clauses cannot tell it from the form, whose class it claims to be.
    """
    cls: Any = type(form)
    twin: Any = object.__new__(_watching(cls))
    for each in fields(cls):
        object.__setattr__(twin, each.name, getattr(form, each.name))
    object.__setattr__(twin, "_read", (read, path))
    return cast("S", twin)


@cache
def _watching(cls: Any) -> Any:
    def recorded(self: object, name: str) -> Any:
        if name == "__class__":
            return cls
        read, path = object.__getattribute__(self, "_read")
        read.add(path + name)
        value = object.__getattribute__(self, name)
        return watched(value, read, f"{path}{name}.") if is_form(value) else value

    return type(cls.__name__, (cls,), {"__slots__": ("_read",), "__getattribute__": recorded})
