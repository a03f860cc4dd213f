"""Sensitivity: whether a verdict hinges on how doubtful phrases are read, exactly, over all their readings together.

A clause is evaluated once for each combination of the readings it declares. The verdict of all is the worst of the
clauses', so that it can be read off these tables for every joint choice. Sets of joint choices are kept as the bits of
whole numbers: a choice is a number in which each reading is a digit, the first reading the highest.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from math import prod

from attrs import frozen

from .. import hooks
from .examined import Examined
from .finding import Finding, Verdict
from .reading import VOCABULARY, Readings, check_readings

_STEPS = tuple(Verdict)


@hooks.shown
@frozen(kw_only=True)
class Sensitivity:
    """Which verdicts occur under which readings of the phrases that the clauses declare.

    ``hinges_on`` are the readings that make a difference to the verdict, in their order: no fewer decide it. ``cases``
    are the verdicts that occur, the best first, each with the choices that give it whatever else is chosen; none of
    these choices could be left out.
    """

    hinges_on: tuple[str, ...]
    cases: tuple[tuple[Verdict, tuple[Readings, ...]], ...]

    @property
    def robust(self) -> bool:
        """Is the verdict the same however the phrases are read?"""
        return not self.hinges_on

    @property
    def verdicts(self) -> dict[Verdict, tuple[Readings, ...]]:
        """The verdicts that occur, the best first, and the choices that give each."""
        return dict(self.cases)

    def under(self, readings: Readings) -> Verdict:
        """The verdict as the phrases are read there; what is not chosen is read by default.

        Raises:
            InvalidTypeError: what are no Readings.
        """
        check_readings(readings)
        return next(
            verdict
            for verdict, choices in self.cases
            if any(all(readings[id] == option for id, option in one.chosen) for one in choices)
        )


@frozen
class _Table:
    """How far a clause lowers the verdict under each combination of the readings it declares."""

    ids: tuple[str, ...]
    steps: tuple[int, ...]

    @classmethod
    def of(cls, finding: Finding, examined: Examined) -> "_Table":
        """Evaluated once for each combination."""
        ids = tuple(sorted(finding.readings))
        if not ids:
            return cls((), (_step(finding),))
        choices = product(*(VOCABULARY[id] for id in ids))
        return cls(
            ids,
            tuple([_step(examined.judge(finding.cited, dict(zip(ids, one, strict=True)))) for one in choices]),
        )

    def above(self, least: int) -> "_Table":
        """The same, where less than ``least`` makes no difference, and without the readings that then make none."""
        table = _Table(self.ids, tuple([max(least, one) for one in self.steps]))
        for id in self.ids:
            fixed = [table.fixed(id, place) for place in range(len(VOCABULARY[id]))]
            if all(one == fixed[0] for one in fixed):
                table = fixed[0]
        return table

    def fixed(self, id: str, place: int) -> "_Table":
        """The table with one of its readings chosen."""
        if id not in self.ids:
            return self
        at = self.ids.index(id)
        below = prod(len(VOCABULARY[one]) for one in self.ids[at + 1 :])
        many = len(VOCABULARY[id])
        kept = [step for index, step in enumerate(self.steps) if index // below % many == place]
        return _Table((*self.ids[:at], *self.ids[at + 1 :]), tuple(kept))

    def reaching(self, step: int, ids: Sequence[str]) -> int:
        """The joint choices of ``ids`` under which it lowers the verdict to ``step`` or further."""
        bits = sum(1 << index for index, one in enumerate(self.steps) if one >= step)
        return _spread(bits, self.ids, tuple(ids))


def sensitivity_of(findings: Iterable[Finding], examined: Examined) -> Sensitivity:
    """Evaluate each clause under every combination of its readings, and join what they come to."""
    tables = [_Table.of(one, examined) for one in findings]
    least = max((min(table.steps) for table in tables), default=0)
    tables = [table for table in (one.above(least) for one in tables) if table.ids]
    ids = tuple(sorted({id for table in tables for id in table.ids}))
    levels = [_joined(tables, step, ids) for step in range(len(_STEPS))]
    hinges = tuple(id for id in ids if any(_differs(bits, id, ids) for bits in levels))
    for id in ids:
        if id not in hinges:
            tables = [table.fixed(id, 0) for table in tables]
    levels = [_joined(tables, step, hinges) if step > least else _all(hinges) for step in range(len(_STEPS))]
    levels.append(0)
    cases = []
    for step, verdict in enumerate(_STEPS):
        exactly = levels[step] & ~levels[step + 1]
        if exactly:
            choices = sorted(_shortest(exactly, hinges), key=lambda one: (len(one), one))
            cases.append((verdict, tuple([Readings.of(one) for one in choices])))
    return Sensitivity(hinges_on=hinges, cases=tuple(cases))


def _step(finding: Finding) -> int:
    return _STEPS.index(Verdict.of((finding,)))


def _points(ids: Sequence[str]) -> int:
    return prod(len(VOCABULARY[id]) for id in ids)


def _all(ids: Sequence[str]) -> int:
    return (1 << _points(ids)) - 1


def _joined(tables: Iterable[_Table], step: int, ids: Sequence[str]) -> int:
    bits = 0
    for table in tables:
        bits |= table.reaching(step, ids)
    return bits


def _spread(bits: int, own: tuple[str, ...], ids: tuple[str, ...]) -> int:
    """Choices of a clause's own readings as choices of all ``ids``: what is not its own is chosen freely."""
    if not ids:
        return bits
    mine = bool(own) and own[0] == ids[0]
    below, size = _points(ids[1:]), _points(own[1:])
    spread = 0
    for place in range(len(VOCABULARY[ids[0]])):
        part = bits >> place * size & (1 << size) - 1 if mine else bits
        spread |= _spread(part, own[1:] if mine else own, ids[1:]) << place * below
    return spread


def _differs(bits: int, id: str, ids: tuple[str, ...]) -> bool:
    """Does it make a difference to the set how this phrase is read?"""
    many = len(VOCABULARY[id])
    below = _points(ids[ids.index(id) + 1 :])
    block = below * many
    # The choices in which the phrase is read the first way.
    first = ((1 << below) - 1) * (_all(ids) // ((1 << block) - 1))
    return any(bits >> place * below & first != bits & first for place in range(1, many))


@lru_cache(maxsize=4096)
def _shortest(bits: int, ids: tuple[str, ...]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The fewest choices that lead into the set whatever else is chosen: no choice of any of them could be left out."""
    if not bits:
        return ()
    if bits == _all(ids):
        return ((),)
    below = _points(ids[1:])
    parts = [bits >> place * below & (1 << below) - 1 for place in range(len(VOCABULARY[ids[0]]))]
    common = parts[0]
    for part in parts[1:]:
        common &= part
    found = list(_shortest(common, ids[1:]))
    freely = [set(one) for one in found]
    for option, part in zip(VOCABULARY[ids[0]], parts, strict=True):
        for one in _shortest(part, ids[1:]):
            if not any(free <= set(one) for free in freely):
                found.append(((ids[0], option), *one))
    return tuple(found)
