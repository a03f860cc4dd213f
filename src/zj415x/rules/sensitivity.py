"""Sensitivity: which open questions a verdict depends on, exactly, over all their readings.

Each clause is evaluated once for each combination of the readings that it asks for on this subject: it gets its options
from a mapping that records what was asked, and what it did not ask for makes no difference. The verdict is the worst of
the clauses' verdicts, so these tables give it for every joint choice. A set of joint choices is an integer whose bits
are the choices: a choice is a number in mixed radix with a digit for each reading, the first reading the highest.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import product
from math import prod
from operator import and_

from .. import hooks
from .case import Case
from .finding import Finding, Verdict, step_of
from .reading import VOCABULARY, Readings, check_readings

_STEPS = tuple(Verdict)


@hooks.shown
@hooks.wired
@hooks.frozen(kw_only=True)
class Sensitivity:
    """The possible verdicts under all readings of the phrases that the clauses declare.

    ``hinges_on`` are the ids of the phrases that affect the verdict, in order. ``cases`` are the possible verdicts, the
    best first, each with the minimal choices that lead to it whatever else is chosen.
    """

    hinges_on: tuple[str, ...]
    cases: tuple[tuple[Verdict, tuple[Readings, ...]], ...]

    @property
    def robust(self) -> bool:
        """Is the verdict the same under all readings?"""
        return not self.hinges_on

    @property
    def verdicts(self) -> dict[Verdict, tuple[Readings, ...]]:
        """The possible verdicts, the best first, and the choices that lead to each."""
        return dict(self.cases)

    def under(self, readings: Readings) -> Verdict:
        """Look up the verdict under these readings; the other phrases have their default reading.

        Raises:
            InvalidTypeError: ``readings`` is of another type.
        """
        check_readings(readings)
        return next(
            verdict
            for verdict, choices in self.cases
            if any(all(readings[id] == option for id, option in choice.chosen) for choice in choices)
        )


@hooks.frozen
class _Table:
    """How far a clause lowers the verdict (in steps) under each combination of the readings it declares."""

    ids: tuple[str, ...]
    steps: tuple[int, ...]

    @classmethod
    def of(cls, finding: Finding, case: Case) -> "_Table":
        """Evaluate the clause once for each combination that it asks for."""
        found = [(asked.items(), _step(judged)) for asked, judged in _judged_as_asked(finding, case)]
        if len({step for _, step in found}) == 1:  # most clauses
            return cls((), (found[0][1],))
        ids = tuple(sorted({id for asked, _ in found for id, _ in asked}))
        choices = [set(zip(ids, choice, strict=True)) for choice in product(*(VOCABULARY[id] for id in ids))]
        return cls(ids, tuple([next(step for asked, step in found if choice.issuperset(asked)) for choice in choices]))

    def above(self, least: int) -> "_Table":
        """Raise every step to at least ``least``, and drop the readings that no longer make a difference."""
        table = _Table(self.ids, tuple([max(least, step) for step in self.steps]))
        for id in self.ids:
            first, *further = [table.fixed(id, index) for index in range(len(VOCABULARY[id]))]
            if further.count(first) == len(further):
                table = first
        return table

    def fixed(self, id: str, option: int) -> "_Table":
        """Restrict the table to an option of a phrase, by its index; other tables stay as they are."""
        if id not in self.ids:
            return self
        at = self.ids.index(id)
        below = prod(len(VOCABULARY[lower]) for lower in self.ids[at + 1 :])
        many = len(VOCABULARY[id])
        kept = [step for index, step in enumerate(self.steps) if index // below % many == option]
        return _Table((*self.ids[:at], *self.ids[at + 1 :]), tuple(kept))

    def reaching(self, step: int, ids: Sequence[str]) -> int:
        """Compute the joint choices of ``ids`` under which the clause lowers the verdict to ``step`` or further."""
        bits = sum(1 << index for index, reached in enumerate(self.steps) if reached >= step)
        return _spread(bits, self.ids, tuple(ids))


class Asked(Mapping[str, str]):
    """Options of phrases that record which were asked; the first option of a phrase without a choice."""

    def __init__(self, declared: tuple[str, ...], chosen: dict[str, str]) -> None:
        self.declared: tuple[str, ...] = declared
        self.chosen: dict[str, str] = chosen
        self.asked: dict[str, str] = {}

    def __getitem__(self, id: str) -> str:
        if id not in self.declared:
            raise KeyError(id)
        return self.asked.setdefault(id, self.chosen.get(id, VOCABULARY[id][0]))

    def __iter__(self) -> Iterator[str]:
        return iter(self.declared)

    def __len__(self) -> int:
        return len(self.declared)


def _judged_as_asked(finding: Finding, case: Case) -> Iterator[tuple[dict[str, str], Finding]]:
    """Judge under each combination of what the clause asks for, with what it asked: a question may hang on another."""
    open_: list[dict[str, str]] = [{}]
    while open_:
        chosen = open_.pop()
        options = Asked(finding.readings, chosen)
        yield options.asked, case.judge(finding.rule, options)
        before: dict[str, str] = {}
        for id, option in options.asked.items():
            if id not in chosen:
                open_ += [{**before, id: choice} for choice in VOCABULARY[id] if choice != option]
            before[id] = option


def sensitivity_of(findings: Iterable[Finding], case: Case) -> Sensitivity:
    """Evaluate each clause under every combination of its readings, and combine the verdicts."""
    found = tuple(findings)
    least = max([_step(finding) for finding in found if not finding.readings], default=0)
    tables = [_Table.of(finding, case) for finding in found if finding.readings] if least < len(_STEPS) - 1 else []
    least = max([least, *[min(table.steps) for table in tables]])
    tables = [table.above(least) for table in tables if max(table.steps) > least]  # few clauses
    ids = tuple(sorted({id for table in tables for id in table.ids}))
    levels = [_joined(tables, step, ids) for step in range(len(_STEPS))]
    hinges = tuple(id for id in ids if any(_differs(bits, id, ids) for bits in levels))
    if hinges != ids:
        for id in ids:
            if id not in hinges:
                tables = [table.fixed(id, 0) for table in tables]
        levels = [_joined(tables, step, hinges) for step in range(len(_STEPS))]
    levels = [level if step > least else _all(hinges) for step, level in enumerate(levels)]
    levels.append(0)
    cases = []
    for step, verdict in enumerate(_STEPS):
        exactly = levels[step] & ~levels[step + 1]
        if exactly:
            choices = sorted(_shortest(exactly, hinges), key=lambda choice: (len(choice), choice))
            cases.append((verdict, tuple([Readings.of(choice) for choice in choices])))
    return Sensitivity(hinges_on=hinges, cases=tuple(cases))


def _step(finding: Finding) -> int:
    return step_of(finding.rule, finding.judgement)


@lru_cache(maxsize=1024)
def _points(ids: tuple[str, ...]) -> int:
    return prod(len(VOCABULARY[id]) for id in ids)


def _all(ids: tuple[str, ...]) -> int:
    return (1 << _points(ids)) - 1


def _joined(tables: Iterable[_Table], step: int, ids: Sequence[str]) -> int:
    bits = 0
    for table in tables:
        bits |= table.reaching(step, ids)
    return bits


@lru_cache(maxsize=512)
def _spread(bits: int, own: tuple[str, ...], ids: tuple[str, ...]) -> int:
    """Extend choices of a clause's own readings to choices of all ``ids``, with every option of the others."""
    if not ids:
        return bits
    varies = bool(own) and own[0] == ids[0]
    below, size = _points(ids[1:]), _points(own[1:])
    spread = 0
    for index in range(len(VOCABULARY[ids[0]])):
        part = bits >> index * size & (1 << size) - 1 if varies else bits
        spread |= _spread(part, own[1:] if varies else own, ids[1:]) << index * below
    return spread


def _differs(bits: int, id: str, ids: tuple[str, ...]) -> bool:
    """Test whether the set of choices depends on this phrase."""
    many = len(VOCABULARY[id])
    below = _points(ids[ids.index(id) + 1 :])
    block = below * many
    # The choices with the phrase's first option.
    first = ((1 << below) - 1) * (_all(ids) // ((1 << block) - 1))
    return any(bits >> index * below & first != bits & first for index in range(1, many))


@lru_cache(maxsize=4096)
def _shortest(bits: int, ids: tuple[str, ...]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Find the minimal choices that lead into the set whatever else is chosen."""
    if not bits:
        return ()
    if bits == _all(ids):
        return ((),)
    below = _points(ids[1:])
    parts = [bits >> index * below & (1 << below) - 1 for index in range(len(VOCABULARY[ids[0]]))]
    found = list(_shortest(reduce(and_, parts), ids[1:]))
    freely = [set(choice) for choice in found]
    for option, part in zip(VOCABULARY[ids[0]], parts, strict=True):
        for choice in _shortest(part, ids[1:]):
            if not any(free <= set(choice) for free in freely):
                found.append(((ids[0], option), *choice))
    return tuple(found)
