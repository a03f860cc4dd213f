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

from .examined import Examined
from .finding import Cited, Finding, Topic
from .lever import ChangeKind, Lever
from .money import Money
from .outcome import Outcome
from .reading import Readings
from .remedy import Change, Remedies, Remedy
from .verdict import Verdict

_SEARCHED = (Topic.ELIGIBILITY, Topic.TIMING)
_FORM = "申报表"

Taken = tuple[tuple[Cited, Lever], ...]
Key = frozenset[tuple[str, object]]


def remedies_of(findings: Iterable[Finding], examined: Examined, readings: Readings, goal: Verdict) -> Remedies:
    """The inclusion-minimal sets of changes after which the verdict is ``goal`` or better."""
    search = _Search(tuple(findings), examined, readings, goal)
    search.explore(())
    found = [search.remedy(one) for one in search.minimal()]
    blocked = () if found else tuple([one for one in search.findings if one.clause in search.dead])
    return Remedies(
        goal=goal,
        found=tuple(sorted(found, key=search.order)),
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
    dead: set[str] = field(factory=set)
    reaching: dict[Key, Taken] = field(factory=dict)
    judged: dict[Key, tuple[Finding, ...]] = field(factory=dict)
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
        unfit = self.unfit(taken)
        if not unfit:
            self.reaching[key] = taken
            return
        # What can be turned is turned first: it may turn what cannot.
        first = next((one for one in unfit if one.judgement.levers), unfit[0])
        ways = [with_way(taken, first.cited, way) for way in first.judgement.levers]
        further = [after for after in ways if after is not None and _key(after) != key]
        if not further:
            self.dead.update(one.clause for one in unfit)
        for after in further:
            self.explore(after)

    def unfit(self, taken: Taken) -> tuple[Finding, ...]:
        """The findings on eligibility and timing that keep the goal away after these changes."""
        key = _key(taken)
        if key not in self.judged:
            self.judged[key] = tuple(self.held(taken, _SEARCHED))
        return self.judged[key]

    def held(self, taken: Taken, topics: tuple[Topic, ...]) -> list[Finding]:
        """The findings on some topics that keep the goal away after these changes."""
        concerned = [one for one in self.findings if one.topic in topics]
        if taken and concerned:
            changed = self.examined.with_changes(lever for _, lever in taken)
            concerned = [changed.judge(one.cited, self.options[one.clause]) for one in concerned]
        return [one for one in concerned if Verdict.of((one,)) > self.goal]

    def minimal(self) -> list[Taken]:
        """The sets that reach the goal and of which no part does by itself."""
        found: dict[Key, Taken] = {}
        for taken in self.reaching.values():
            for part in _parts(taken):
                if not any(one <= _key(part) for one in found) and not self.unfit(part):
                    found[_key(part)] = part
        return list(found.values())

    def remedy(self, taken: Taken) -> Remedy:
        """The changes of a set, with what the form then lacks."""
        form = self.held(taken, (Topic.FORM,))
        changes = [Change(cited, lever) for cited, lever in taken]
        for outcome, kind in ((Outcome.UNKNOWN, ChangeKind.EVIDENCE), (Outcome.UNMET, ChangeKind.EXPLANATION)):
            lacking = tuple([one for one in form if one.outcome is outcome])
            if lacking:
                whole = Lever(path="$", kind=kind, to=None, label=_FORM)
                changes.append(Change(lacking[0].cited, whole, lacking))
        return Remedy(changes=tuple(sorted(changes, key=self.place)), verdict=self.verdict(taken, form))

    def verdict(self, taken: Taken, form: list[Finding]) -> Verdict:
        """What the subject comes to after the changes, the form being mended."""
        changed = self.examined.with_changes(lever for _, lever in taken)
        mended = {one.clause for one in form}
        left = [changed.judge(one.cited, self.options[one.clause]) for one in self.findings if one.clause not in mended]
        return Verdict.of(left)

    def place(self, change: Change) -> int:
        """Where the clause of a change stands."""
        return next(place for place, one in enumerate(self.findings) if one.clause == change.clause)

    def order(self, remedy: Remedy) -> tuple[int, tuple[int, ...]]:
        """By what remedies are ordered: the smallest first, then those whose clauses come first."""
        return len(remedy.changes), tuple([self.place(one) for one in remedy.changes])


def _key(taken: Taken) -> Key:
    return frozenset([(lever.path, lever.to) for _, lever in taken])


def _parts(taken: Taken) -> Iterable[Taken]:
    """Every part of some changes and all of them, the smaller before the greater."""
    for size in range(len(taken) + 1):
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
        merged[lever.path] = (asked, evolve(known, to=to))
    return tuple(merged.values())


def _both(one: Lever, other: Lever) -> Any:
    """What suffices for both of two levers of one value; None where nothing does."""
    if one.to == other.to:
        return one.to
    if one.most is other.most and type(one.to) is type(other.to) and type(one.to) in (int, Money, datetime):
        return min(one.to, other.to) if one.most else max(one.to, other.to)
    return None
