"""Remedy: a minimal set of changes that reaches a goal; all of them, and the choices that they come down to."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby

from attrs import evolve

from .. import hooks
from .change import Change, ChangeKind, Lack
from .finding import Finding, Verdict


@hooks.frozen(kw_only=True)
class Remedy:
    """A minimal set of changes that leads to ``verdict``; empty where the subject has reached the goal already."""

    changes: tuple[Change, ...]
    verdict: Verdict


@hooks.frozen
class Choice:
    """Alternative sets of changes, of which any suffices, whatever is taken in the other choices.

    With a single alternative there is nothing to choose: every remedy needs its changes.
    """

    alternatives: tuple[tuple[Change, ...], ...]


@hooks.shown
@hooks.wired
@hooks.frozen(kw_only=True)
class Remedies:
    """All remedies that reach a goal, the smallest first, then in the order of the clauses.

    They consist of the changes that the clauses offer. Without any remedy, ``blocked`` are the findings that no change
    meets; ``elsewhere``: the subject can look for other tracks and tiers (``ClusterApplication.routes``).
    """

    goal: Verdict
    found: tuple[Remedy, ...]
    blocked: tuple[Finding, ...] = ()
    elsewhere: bool = False

    @property
    def reached(self) -> bool:
        """Is the goal reached without any change?"""
        return bool(self.found) and not self.found[0].changes

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The remedies as independent choices: an alternative of each makes a remedy, and every remedy is made so.

        What every remedy needs comes first, as the only alternative of its choice. What the form lacks is divided among
        the alternatives that leave it open. Remedies that no independent choices make are the alternatives of one.
        """
        return tuple([Choice(alternatives) for alternatives in _factors(self.found)])

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Remedy]:
        return iter(self.found)

    def __getitem__(self, index: int) -> Remedy:
        return self.found[index]


def _factors(remedies: Sequence[Remedy]) -> Iterator[tuple[tuple[Change, ...], ...]]:
    """Yield the alternatives of each choice, in the order of the clauses.

    ``needed`` has the remedies that need a part of their changes, as bits; parts with the same bits stay together.
    """
    needed: dict[Change, int] = {}
    for index, remedy in enumerate(remedies):
        for part in _divided(remedy.changes):
            needed[part] = needed.get(part, 0) | 1 << index
    every = (1 << len(remedies)) - 1
    varying = [bits for bits in dict.fromkeys(needed.values()) if bits != every]
    free = [group for group in _linked(varying, every) if _splits_off(group, varying, len(remedies))]
    tied = [bits for bits in varying if not any(bits in group for group in free)]
    groups = sorted([*free, tied] if tied else free, key=lambda group: min(map(varying.index, group)))
    for group in ([every], *groups):
        taken = [_joined(part for part in _divided(remedy.changes) if needed[part] in group) for remedy in remedies]
        alternatives = tuple(sorted(dict.fromkeys(taken), key=len))
        if alternatives != ((),):
            yield alternatives


def _linked(varying: Sequence[int], every: int) -> list[list[int]]:
    """Group what depends on each other by pairs: with both, either and neither there have to be remedies."""
    groups: list[list[int]] = []
    for bits in varying:
        near = [
            group
            for group in groups
            if not all(bits & other and bits & ~other and other & ~bits and every & ~(bits | other) for other in group)
        ]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), bits])
    return groups


def _splits_off(group: Sequence[int], varying: Sequence[int], count: int) -> bool:
    """Test whether whatever the remedies take of the group goes with whatever they take of the rest."""
    rest = [bits for bits in varying if bits not in group]
    return _combinations(varying, count) == _combinations(group, count) * _combinations(rest, count)


def _combinations(needed: Sequence[int], count: int) -> int:
    return len({tuple([bits >> index & 1 for bits in needed]) for index in range(count)})


def _divided(changes: Iterable[Change]) -> Iterator[Change]:
    """Divide what the form lacks into single entries, each a change of its own."""
    for change in changes:
        if not change.lacking:
            yield change
        for lack in change.lacking:
            single = [evolve(lack, count=1, entries=(entry,)) for entry in lack.entries]
            for part in single if lack.count == len(single) else [lack]:
                yield evolve(change, clause=lack.clause, place=lack.place, lacking=(part,))


def _joined(parts: Iterable[Change]) -> tuple[Change, ...]:
    """Join single entries of the form again: one change for each kind, one lack for each clause."""
    joined: dict[Change | ChangeKind, Change] = {}
    for part in parts:
        key = part.kind if part.lacking else part
        lacking = (*joined[key].lacking, *part.lacking) if key in joined else part.lacking
        joined[key] = evolve(joined.get(key, part), lacking=lacking)
    return tuple([evolve(change, lacking=tuple(_summed(change.lacking))) for change in joined.values()])


def _summed(lacking: Iterable[Lack]) -> Iterator[Lack]:
    for _, lacks in groupby(lacking, key=lambda lack: lack.clause):
        first, *more = lacks
        entries = sum([lack.entries for lack in more], first.entries)
        yield evolve(first, count=first.count + sum([lack.count for lack in more]), entries=entries)
