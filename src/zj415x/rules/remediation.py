"""Remediation: the search for remedies. It knows no clause: findings carry their own levers.

The first finding that keeps the goal away is turned by one of its ways, the subject is held against the clauses anew,
and so on. Eligibility and timing are searched; what the form lacks after that is one change, what contradicts itself
in it another.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import combinations
from typing import Any

from attrs import Factory, define, evolve, field

from ..values.money import Money
from .change import ChangeKind, Lever, Stated
from .examined import Examined
from .finding import Cited, Finding, Force, Topic, Verdict
from .outcome import Comparison, Outcome
from .reading import Readings
from .remedy import Change, Remedies, Remedy

_SEARCHED = (Topic.ELIGIBILITY, Topic.TIMING)
_FORM = "申报表"
_MANY = 12  # so many changes have 4 095 parts

Taken = tuple[tuple[Cited, Lever], ...]
Key = frozenset[tuple[str, object]]


def remedies_of(findings: Iterable[Finding], examined: Examined, readings: Readings, goal: Verdict) -> Remedies:
    """The inclusion-minimal sets of changes after which the verdict is ``goal`` or better."""
    search = _Search(tuple(findings), examined, readings, goal)
    search.explore(())
    every = [search.remedy(one) for one in search.minimal()]
    every.sort(key=search.order)
    found = [
        one
        for place, one in enumerate(every)
        if not any(
            _contains(one, other) and (before < place or not _contains(other, one))
            for before, other in enumerate(every)
            if before != place
        )
    ]
    blocked = () if found else tuple([search.dead[one.clause] for one in search.findings if one.clause in search.dead])
    return Remedies(
        goal=goal,
        found=tuple(found),
        blocked=blocked,
        elsewhere=not found and examined.has_routes,
    )


@define
class _Search:
    findings: tuple[Finding, ...]
    examined: Examined
    readings: Readings
    goal: Verdict
    seen: set[Key] = field(factory=set)
    dead: dict[str, Finding] = field(factory=dict)
    reaching: dict[Key, Taken] = field(factory=dict)
    changed: dict[tuple[tuple[str, object], ...], Examined] = field(factory=dict)
    suspects: list[Finding] = field(
        default=Factory(lambda self: [one for one in self.findings if one.topic in _SEARCHED], takes_self=True)
    )
    options: dict[str, dict[str, str]] = field(
        default=Factory(
            lambda self: {one.clause: {id: self.readings[id] for id in one.readings} for one in self.findings},
            takes_self=True,
        )
    )

    def explore(self, taken: Taken) -> None:
        """Turn what keeps the goal away after these changes, in every way."""
        key = _key(taken)
        if key in self.seen:
            return
        self.seen.add(key)
        unfit = self.unfit(taken, _SEARCHED)
        if not unfit:
            self.reaching[key] = taken
            return
        # What can be turned is turned first: it may turn what cannot. A blank is filled in where it still stands, once
        # what is unmet is turned.
        turnable = [one for one in unfit if one.judgement.levers] or unfit
        first = next((one for one in turnable if one.outcome is Outcome.UNMET), turnable[0])
        ways = [self.turned(taken, first, way) for way in _offered(first)]
        further = [after for after in ways if after is not None and _key(after) != key]
        if not further:
            for one in unfit:
                self.dead.setdefault(one.clause, one)  # as it is then
        for after in further:
            self.explore(after)

    def turned(self, taken: Taken, finding: Finding, way: tuple[Lever, ...]) -> Taken | None:
        """The changes and those of one way; where a blank only has to be filled in, whatever it says, the least."""
        if finding.outcome is Outcome.UNKNOWN and finding.force is Force.IN_PRINCIPLE:
            for fewer in (*_single(way), _least(way)):
                least = with_way(taken, finding.cited, fewer)
                if least is not None and not self.keeps_away(self.judge(self.after(least), finding)):
                    return least
        return with_way(taken, finding.cited, way)

    def unfit(self, taken: Taken, topics: tuple[Topic, ...]) -> list[Finding]:
        """The findings on some topics that keep the goal away after these changes."""
        subject = self.after(taken)
        concerned = [self.judge(subject, one) for one in self.findings if one.topic in topics]
        return [one for one in concerned if self.keeps_away(one)]

    def fits(self, taken: Taken) -> bool:
        """Does nothing on eligibility and timing keep the goal away after these changes?"""
        subject = self.after(taken)
        for place, one in enumerate(self.suspects):
            if self.keeps_away(self.judge(subject, one)):
                self.suspects.insert(0, self.suspects.pop(place))  # what failed for one part fails for most
                return False
        return True

    def after(self, taken: Taken) -> Examined:
        """The subject with these changes, kept: a change more is made to what has the others already."""
        if not taken:
            return self.examined
        key = tuple([(lever.path, lever.to) for _, lever in taken])
        if key not in self.changed:
            self.changed[key] = self.after(taken[:-1]).with_changes([taken[-1][1]])
        return self.changed[key]

    def judge(self, subject: Examined, finding: Finding) -> Finding:
        """What a clause comes to for the subject as it is then."""
        return subject.judge(finding.cited, self.options[finding.clause])

    def keeps_away(self, finding: Finding) -> bool:
        """Would the goal be missed by this finding alone?"""
        return Verdict.of((finding,)) > self.goal

    def minimal(self) -> list[Taken]:
        """The sets that reach the goal and of which no part does by itself."""
        found: dict[Key, Taken] = {}
        for taken in self.reaching.values():
            for part in (*_parts(taken), taken):
                key = _key(part)
                if not any(one <= key for one in found) and self.fits(part):
                    found[key] = part
        least = [taken for key, taken in found.items() if not any(one < key for one in found)]
        return [taken for taken in least if not any(_asks_less(other, taken) for other in least)]

    def remedy(self, taken: Taken) -> Remedy:
        """The changes of a set, with what the form then lacks."""
        form = self.unfit(taken, (Topic.FORM,))
        changes = [Change(cited, lever) for cited, lever in taken]
        for kind, lacking in _by_kind(form).items():
            changes.append(Change(lacking[0].cited, Lever(path="$", kind=kind, to=None, label=_FORM), tuple(lacking)))
        return Remedy(changes=tuple(sorted(changes, key=self.place)), verdict=self.verdict(taken, form))

    def verdict(self, taken: Taken, form: list[Finding]) -> Verdict:
        """What the subject comes to after the changes, the form being mended."""
        subject = self.after(taken)
        mended = {one.clause for one in form}
        return Verdict.of(self.judge(subject, one) for one in self.findings if one.clause not in mended)

    def place(self, change: Change) -> int:
        """Where the clause of a change stands."""
        return next(place for place, one in enumerate(self.findings) if one.clause == change.clause)

    def order(self, remedy: Remedy) -> tuple[int, tuple[int, ...]]:
        """By what remedies are ordered: the smallest first, then those whose clauses come first."""
        return len(remedy.changes), tuple([self.place(one) for one in remedy.changes])


def _by_kind(form: list[Finding]) -> dict[ChangeKind, list[Finding]]:
    """What the form lacks, what in it contradicts itself, and what else has to be put right."""
    kinds: dict[ChangeKind, list[Finding]] = {}
    for one in form:
        kind = ChangeKind.EVIDENCE
        if one.outcome is Outcome.UNMET:
            contradicts = one.comparison in (Comparison.TICKED, Comparison.COUNTED)
            kind = ChangeKind.EXPLANATION if contradicts else ChangeKind.ACT
        kinds.setdefault(kind, []).append(one)
    return kinds


def _offered(finding: Finding) -> tuple[tuple[Lever, ...], ...]:
    """Its ways, and where it holds in principle all of their blanks together: that they are filled in may suffice."""
    ways = finding.judgement.levers
    if finding.outcome is not Outcome.UNKNOWN or finding.force is not Force.IN_PRINCIPLE or len(ways) < 2:
        return ways
    blanks = {lever.path: lever for way in ways for lever in way if lever.now is None}
    return (*ways, tuple(blanks.values()))


def _least(way: tuple[Lever, ...]) -> tuple[Lever, ...]:
    """The same blanks filled in with as little as there can be."""
    return tuple([lever if lever.now is not None else evolve(lever, to=_nothing(lever.to)) for lever in way])


def _single(way: tuple[Lever, ...]) -> list[tuple[Lever, ...]]:
    """Each of its blanks filled in alone, with as little as there can be, a question by either answer."""
    blanks = [lever for lever in way if lever.now is None]
    answers = [(lever, (False, True) if type(lever.to) is bool else (_nothing(lever.to),)) for lever in blanks]
    return [(evolve(lever, to=answer),) for lever, tried in answers for answer in tried]


def _asks_less(one: Taken, other: Taken) -> bool:
    """Is it the same set of changes, with bounds that ask for less?"""
    if one is other or len(one) != len(other):
        return False
    bounds = {lever.path: lever for _, lever in other}
    kept = [(lever, bounds[lever.path]) for _, lever in one if lever.path in bounds]
    return len(kept) == len(one) and all(_both(mine, theirs) == theirs.to for mine, theirs in kept)


def _contains(one: Remedy, other: Remedy) -> bool:
    """Does one ask for everything that another asks for, be it that the form as a whole is to be filled in?"""
    return all(_asked_by(one, change) for change in other.changes)


def _asked_by(remedy: Remedy, change: Change) -> bool:
    """Does a remedy ask for a change, or for the form to be filled in of which it is a part?"""
    own = {one.field: one.to for one in remedy.changes}
    forms = [one for one in remedy.changes if one.field == "$" and one.kind is change.kind]
    told = {entry.path for one in forms for entry in one.entries}.union(own)
    if change.field != "$":
        same = change.field in own and own[change.field] == change.to
        return same or (_says_anything(change) and change.field in told)
    clauses = {finding.clause for one in forms for finding in one.findings}
    return all(
        one.clause in clauses or (one.entries and told.issuperset(entry.path for entry in one.entries))
        for one in change.findings
    )


def _says_anything(change: Change) -> bool:
    """Is it a blank that only has to be filled in, as it is with the form?"""
    return change.from_ is None and type(change.to) in (int, Money) and change.to == _nothing(change.to)


def _nothing(value: Any) -> Any:
    for kind, least in ((bool, False), (int, 0), (Money, Money(0))):
        if type(value) is kind:
            return least
    return value


def _key(taken: Taken) -> Key:
    return frozenset([(lever.path, lever.to) for _, lever in taken])


def _parts(taken: Taken) -> Iterable[Taken]:
    """The parts of some changes, the smaller before the greater: of very many those that lack one or two."""
    count = len(taken)
    for size in range(0 if count <= _MANY else count - 2, count):
        yield from combinations(taken, size)


def with_way(taken: Taken, cited: Cited, way: tuple[Lever, ...]) -> Taken | None:
    """The changes and those of one way more; None where the two want a value to be different things."""
    merged = {lever.path: (asked, lever) for asked, lever in taken}
    for lever in way:
        asked, known = merged.get(lever.path, (cited, lever))
        to = _both(known, lever)
        if to is None:
            return None
        # What it was, and what it takes, is as it was before the first of the two.
        total = None if known.total is None else (lever if to == lever.to else known).total
        merged[lever.path] = (asked, evolve(known, to=to, total=total))
    return tuple(merged.values())


def _both(one: Lever, other: Lever) -> Stated:
    """What suffices for both of two levers of one value; None where nothing does."""
    first: Any = one.to
    second: Any = other.to
    suffices: Stated = None
    if first == second:
        suffices = first
    elif one.most is other.most and type(first) is type(second) and type(first) in (int, Money, datetime):
        suffices = min(first, second) if one.most else max(first, second)
    elif one.most and other.most and type(first) is tuple and set(second) <= set(first):
        suffices = second  # rows that are taken away, and some more
    return suffices
