"""Remediation: the search for remedies, among the changes that findings offer.

The search applies a way of the first finding that blocks the goal, judges the changed subject again, and goes on until
nothing blocks. It covers eligibility and timing; a remedy then adds one change for all that the form lacks, and another
for its contradictions.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import combinations
from typing import Any

from attrs import Factory, define, evolve, field

from ..errors import InvalidValueError
from ..values.money import Money
from .case import Case
from .change import Change, ChangeKind, Lack, Stated
from .clause import Clause, Force, Topic
from .finding import Finding, Verdict
from .outcome import Comparison, Outcome
from .reading import Readings
from .remedy import Remedies, Remedy

_SEARCHED = (Topic.ELIGIBILITY, Topic.TIMING)
_FORM = "申报表"
_MANY = 12  # so many changes have 4 095 parts

Taken = tuple[Change, ...]
Key = frozenset[tuple[str, object]]


def remedies_of(findings: Iterable[Finding], case: Case, readings: Readings, goal: Verdict) -> Remedies:
    """Find the inclusion-minimal sets of changes that lead to ``goal`` or a better verdict."""
    search = _Search(tuple(findings), case, readings, goal)
    search.explore(())
    every = [search.remedy(taken) for taken in search.minimal()]
    every.sort(key=search.order)
    found = [
        remedy
        for index, remedy in enumerate(every)
        if not any(
            _contains(remedy, rival) and (earlier < index or not _contains(rival, remedy))
            for earlier, rival in enumerate(every)
            if earlier != index
        )
    ]
    dead = [search.dead[finding.clause] for finding in search.findings if finding.clause in search.dead]
    return Remedies(
        goal=goal,
        found=tuple(found),
        blocked=() if found else tuple(dead),
        elsewhere=not found and case.has_routes,
    )


@define
class _Search:
    findings: tuple[Finding, ...]
    case: Case
    readings: Readings
    goal: Verdict
    seen: set[Key] = field(factory=set)
    dead: dict[str, Finding] = field(factory=dict)
    reaching: dict[Key, Taken] = field(factory=dict)
    changed: dict[tuple[tuple[str, object], ...], Case] = field(factory=dict)
    suspects: list[Finding] = field(
        default=Factory(
            lambda self: [finding for finding in self.findings if finding.topic in _SEARCHED], takes_self=True
        )
    )
    options: dict[str, dict[str, str]] = field(
        default=Factory(
            lambda self: {
                finding.clause: {id: self.readings[id] for id in finding.readings} for finding in self.findings
            },
            takes_self=True,
        )
    )

    def explore(self, taken: Taken) -> None:
        """Try every way to meet the first finding that blocks the goal after these changes, and go on from each."""
        key = _key(taken)
        if key in self.seen:
            return
        self.seen.add(key)
        unfit = self.unfit(taken, _SEARCHED)
        if not unfit:
            self.reaching[key] = taken
            return
        # Findings with ways come first: meeting them may meet others. Unmet ones precede the blanks that they may fill.
        turnable = [finding for finding in unfit if finding.judgement.ways] or unfit
        first = next((finding for finding in turnable if finding.outcome is Outcome.UNMET), turnable[0])
        ways = [self.turned(taken, first, way) for way in _offered(first)]
        further = [after for after in ways if after is not None and _key(after) != key]
        if not further:
            for finding in unfit:
                self.dead.setdefault(finding.clause, finding)  # as it is then
        for after in further:
            self.explore(after)

    def turned(self, taken: Taken, finding: Finding, way: tuple[Change, ...]) -> Taken | None:
        """Add a way to the changes; where any answer to a blank suffices, add the least answer."""
        if finding.outcome is Outcome.UNKNOWN and finding.force is Force.IN_PRINCIPLE:
            for fewer in (*_single(way), _least(way)):
                least = with_way(taken, finding.rule, fewer)
                if least is not None and not self.keeps_away(self.judge(self.after(least), finding)):
                    return least
        return with_way(taken, finding.rule, way)

    def unfit(self, taken: Taken, topics: tuple[Topic, ...]) -> list[Finding]:
        """List the findings on these topics that block the goal after the changes."""
        subject = self.after(taken)
        concerned = [self.judge(subject, finding) for finding in self.findings if finding.topic in topics]
        return [finding for finding in concerned if self.keeps_away(finding)]

    def fits(self, taken: Taken) -> bool:
        """Test whether eligibility and timing allow the goal after these changes."""
        try:
            subject = self.after(taken)
        except InvalidValueError:
            return False  # without the removal of rows, a change of a later row concerns another row
        for index, finding in enumerate(self.suspects):
            if self.keeps_away(self.judge(subject, finding)):
                self.suspects.insert(0, self.suspects.pop(index))  # a finding that blocks one part blocks most parts
                return False
        return True

    def after(self, taken: Taken) -> Case:
        """Apply the changes to the subject; cached, so that a further change starts from the changed subject."""
        if not taken:
            return self.case
        key = tuple([(change.field, change.to) for change in taken])
        if key not in self.changed:
            self.changed[key] = self.after(taken[:-1]).with_changes([taken[-1]])
        return self.changed[key]

    def judge(self, subject: Case, finding: Finding) -> Finding:
        """Judge the changed subject by the finding's clause."""
        return subject.judge(finding.rule, self.options[finding.clause])

    def keeps_away(self, finding: Finding) -> bool:
        """Test whether this finding alone blocks the goal."""
        return Verdict.of((finding,)) > self.goal

    def minimal(self) -> list[Taken]:
        """List the sets that reach the goal while none of their parts does."""
        found: dict[Key, Taken] = {}
        for taken in self.reaching.values():
            for part in (*_parts(taken), taken):
                key = _key(part)
                if not any(known <= key for known in found) and self.fits(part):
                    found[key] = part
        least = [taken for key, taken in found.items() if not any(known < key for known in found)]
        return [taken for taken in least if not any(_asks_less(rival, taken) for rival in least)]

    def remedy(self, taken: Taken) -> Remedy:
        """Build a remedy: the changes, and what the form still lacks after them."""
        form = self.unfit(taken, (Topic.FORM,))
        changes = list(taken)
        for kind, lacking in _by_kind(form).items():
            changes.append(
                _asked(Change(field="$", kind=kind, to=None, label=_FORM, lacking=_lacks(lacking)), lacking[0].rule)
            )
        return Remedy(changes=tuple(sorted(changes, key=self.index)), verdict=self.verdict(taken, form))

    def verdict(self, taken: Taken, form: list[Finding]) -> Verdict:
        """Judge the subject after the changes, as if the form were complete."""
        subject = self.after(taken)
        mended = {finding.clause for finding in form}
        return Verdict.of(self.judge(subject, finding) for finding in self.findings if finding.clause not in mended)

    def index(self, change: Change) -> int:
        """Find the index of the change's clause among the findings."""
        return next(index for index, finding in enumerate(self.findings) if finding.clause == change.clause)

    def order(self, remedy: Remedy) -> tuple[int, tuple[int, ...]]:
        """Build the sort key: the smallest remedies first, then by the order of their clauses."""
        return len(remedy.changes), tuple([self.index(change) for change in remedy.changes])


def _by_kind(form: list[Finding]) -> dict[ChangeKind, list[Finding]]:
    """Group findings on the form: blanks, contradictions, and everything else that has to be corrected."""
    kinds: dict[ChangeKind, list[Finding]] = {}
    for finding in form:
        kind = ChangeKind.EVIDENCE
        if finding.outcome is Outcome.UNMET:
            contradicts = finding.comparison in (Comparison.TICKED, Comparison.COUNTED)
            kind = ChangeKind.EXPLANATION if contradicts else ChangeKind.ACT
        kinds.setdefault(kind, []).append(finding)
    return kinds


def _offered(finding: Finding) -> tuple[tuple[Change, ...], ...]:
    """List the finding's ways; where it holds 原则上, add all their blanks together, as any answers may suffice."""
    ways = finding.judgement.ways
    if finding.outcome is not Outcome.UNKNOWN or finding.force is not Force.IN_PRINCIPLE or len(ways) < 2:
        return ways
    blanks = {change.field: change for way in ways for change in way if change.from_ is None}
    return (*ways, tuple(blanks.values()))


def _least(way: tuple[Change, ...]) -> tuple[Change, ...]:
    """Fill in the way's blanks with the least values."""
    return tuple([change if change.from_ is not None else evolve(change, to=_nothing(change.to)) for change in way])


def _single(way: tuple[Change, ...]) -> list[tuple[Change, ...]]:
    """Fill in each of the way's blanks alone, with the least value, or with either answer to a question."""
    blanks = [change for change in way if change.from_ is None]
    answers = [(change, (False, True) if type(change.to) is bool else (_nothing(change.to),)) for change in blanks]
    return [(evolve(change, to=answer),) for change, tried in answers for answer in tried]


def _asks_less(less: Taken, more: Taken) -> bool:
    """Test whether ``less`` has the same changes as ``more``, with bounds that are easier to reach."""
    if less is more or len(less) != len(more):
        return False
    bounds = {change.field: change for change in more}
    kept = [(change, bounds[change.field]) for change in less if change.field in bounds]
    return len(kept) == len(less) and all(_both(offered, wanted) == wanted.to for offered, wanted in kept)


def _contains(whole: Remedy, part: Remedy) -> bool:
    """Test whether ``whole`` asks for every change of ``part``, directly or by completing the form."""
    return all(_asked_by(whole, change) for change in part.changes)


def _asked_by(remedy: Remedy, change: Change) -> bool:
    """Test whether the remedy asks for the change, directly or by completing the form."""
    own = {asked.field: asked.to for asked in remedy.changes}
    forms = [form for form in remedy.changes if form.field == "$" and form.kind is change.kind]
    named = {entry.path for form in forms for entry in form.entries}.union(own)
    if change.field != "$":
        same = change.field in own and own[change.field] == change.to
        return same or (_says_anything(change) and change.field in named)
    clauses = {lack.clause for form in forms for lack in form.lacking}
    return all(
        lack.clause in clauses or (lack.entries and named.issuperset(entry.path for entry in lack.entries))
        for lack in change.lacking
    )


def _says_anything(change: Change) -> bool:
    """Test whether any answer to a blank suffices, as it does on the form."""
    return change.from_ is None and type(change.to) in (int, Money) and change.to == _nothing(change.to)


def _nothing(value: Any) -> Any:
    for kind, least in ((bool, False), (int, 0), (Money, Money(0))):
        if type(value) is kind:
            return least
    return value


def _key(taken: Taken) -> Key:
    return frozenset([(change.field, change.to) for change in taken])


def _parts(taken: Taken) -> Iterable[Taken]:
    """Yield the proper subsets of the changes, the smallest first; of many changes, only those lacking one or two."""
    count = len(taken)
    for size in range(0 if count <= _MANY else count - 2, count):
        yield from combinations(taken, size)


def with_way(taken: Taken, rule: Clause[Any], way: tuple[Change, ...]) -> Taken | None:
    """Add a way to the changes; None where the way and the changes want different values of a field."""
    merged = {change.field: change for change in taken}
    for change in way:
        known = merged.get(change.field) or _asked(change, rule)
        to = _both(known, change)
        if to is None:
            return None
        # The present value and the kind are those of the first change.
        total = None if known.total is None else (change if to == change.to else known).total
        merged[change.field] = evolve(known, to=to, total=total)
    return tuple(merged.values())


def _asked(change: Change, rule: Clause[Any]) -> Change:
    """Name the clause that asks for the change."""
    return evolve(change, clause=rule.name, place=rule.place, label=change.label or rule.subject)


def _lacks(findings: list[Finding]) -> tuple[Lack, ...]:
    """Summarise what each finding on the form lacks."""
    return tuple(
        [
            Lack(
                clause=finding.clause,
                place=finding.place,
                section=finding.section,
                count=finding.gap if isinstance(finding.gap, int) else max(1, len(finding.entries)),
                entries=finding.entries,
            )
            for finding in findings
        ]
    )


def _both(earlier: Change, later: Change) -> Stated:
    """Find a value that satisfies both changes of a field; None where there is none."""
    first: Any = earlier.to
    second: Any = later.to
    suffices: Stated = None
    if first == second:
        suffices = first
    elif earlier.most is later.most and type(first) is type(second) and type(first) in (int, Money, datetime):
        suffices = min(first, second) if earlier.most else max(first, second)
    elif earlier.most and later.most and type(first) is tuple and set(second) <= set(first):
        suffices = second  # the later change removes the same rows and more
    return suffices
