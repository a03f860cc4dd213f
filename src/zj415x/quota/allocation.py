"""Allocation: a recommender's ranked list, cut at its limit."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, Generic

from attrs import evolve, field

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, shown
from ..rules.change import Change
from ..rules.deferred import later
from ..rules.judgement import Judgement, conclude
from ..rules.outcome import MOST, Comparison, Entry, Outcome
from ..words import Phrase, Term
from .ranking import C, Ranking, check_decision, collected, named


class Tilt(Term):
    """How a recommender favours products of core and coordinated zones (附件2 三3); the notice gives no number (A58).

    The recommender declares it; the library never assumes one.
    """

    NONE = "不倾斜"
    TIE_BREAK = "同分优先"
    FIRST = "优先推荐"


class StepKind(Term):
    """What a step of an allocation records."""

    PLACES = "名额"
    TAKEN = "已用"
    UNSTATED = "已用不明"
    TILT = "倾斜"
    CUT = "截取"
    TIE = "同分"
    DECIDED = "决定"
    UNUSED = "空余"


@hooks.frozen(kw_only=True)
class Step(Generic[C]):
    """A step of an allocation: its kind, its place in the notice, how many candidates it concerns, and who they are.

    ``readings`` are the open questions that bear on the step. ``displaced`` lost a place to a tilt, ``tilt`` is that
    tilt, and ``score`` is the score of a tie.
    """

    kind: StepKind
    place: str
    count: int
    candidates: tuple[C, ...] = ()
    displaced: tuple[C, ...] = ()
    score: Any = None
    tilt: Tilt | None = None
    readings: tuple[str, ...] = ()


@hooks.shown
@hooks.wired
@hooks.frozen(kw_only=True)
class Allocation(Generic[C]):
    """A ranked list cut at a recommender's limit (推荐名额表): who is recommended, left out, or tied on the line.

    The ``tied`` candidates have equal scores and compete for ``open_places``; people decide between them. Each
    candidate is in exactly one of the three groups. ``in_zone`` are the recommended from core or coordinated zones,
    ``zone_unknown`` those without a stated zone; ``in_zone`` is None where the caller did not ask. ``place`` is the
    limit's place in the notice.
    """

    recommender: str
    place: str
    limit: int
    recommended: tuple[C, ...]
    left_out: tuple[C, ...]
    tied: tuple[C, ...] = ()
    open_places: int = 0
    in_zone: tuple[C, ...] | None = None
    zone_unknown: tuple[C, ...] = ()
    steps: tuple[Step[C], ...] = field(default=(), repr=False)

    @property
    def unused(self) -> int:
        """Places left over once the whole list is placed."""
        return self.limit - len(self.recommended) - self.open_places

    @property
    def is_complete(self) -> bool:
        """Is the list decided, without a tie on the line?"""
        return not self.tied


InZone = Callable[[C], bool | None] | Collection[C]
"""Tells which candidates come from a core or coordinated zone: a function (None: not stated), or those that do."""


def cut(
    allocation: Allocation[C],
    ranking: Ranking[C],
    *,
    tilt: Tilt = Tilt.NONE,
    in_zone: InZone[C] | None = None,
    decided: Collection[C] = (),
) -> Allocation[C]:
    """Fill ``allocation`` from ``ranking``, up to its limit.

    Raises:
        InvalidTypeError: ``tilt`` is no Tilt; ``in_zone`` is neither a function nor a collection of candidates.
        InvalidValueError: the tilt needs zones or scores that are missing; ``decided`` names a candidate outside the
            tie, or more candidates than open places.
    """
    if not isinstance(tilt, Tilt):
        raise InvalidTypeError("应为 Tilt，如 Tilt.TIE_BREAK，不能是 {value}", value=shown(tilt))
    chosen = collected(decided, Phrase("决定"))
    asked = None if in_zone is None else _asked(in_zone)
    limit, place = allocation.limit, allocation.place
    line = plain = _Line.of(ranking, limit)
    steps = list(allocation.steps)
    if tilt is not Tilt.NONE:
        line = _tilted(plain, ranking, limit, tilt, asked)
        steps.append(_effect(plain, line, tilt))
    steps.append(_step(StepKind.CUT, len(line.certain), place))
    if line.tied:
        steps.append(_step(StepKind.TIE, line.open_places, place, candidates=line.tied, score=line.score))
    if chosen:
        line = line.decided(chosen)
        kept = tuple([product for product in line.certain if product in chosen])
        steps.append(_step(StepKind.DECIDED, len(kept), place, candidates=kept))
    made = evolve(
        allocation,
        recommended=line.certain,
        left_out=line.beyond,
        tied=line.tied,
        open_places=line.open_places,
    )
    if made.unused:
        steps.append(_step(StepKind.UNUSED, made.unused, place))
    stated = [] if asked is None else [(product, asked(product)) for product in made.recommended]
    return evolve(
        made,
        in_zone=None if asked is None else tuple([product for product, inside in stated if inside]),
        zone_unknown=tuple([product for product, inside in stated if inside is None]),
        steps=tuple(steps),
    )


@hooks.frozen
class _Line(Generic[C]):
    """The cut of a ranking: who is certain of a place, who is tied on the line, and who is below it."""

    certain: tuple[C, ...]
    tied: tuple[C, ...]
    beyond: tuple[C, ...]
    open_places: int = 0
    score: Any = None

    @classmethod
    def of(cls, ranking: Ranking[C], limit: int) -> "_Line[C]":
        """Cut a ranking after ``limit`` candidates."""
        ranked, scores = ranking.candidates, ranking.scores
        if scores is None or not 0 < limit < len(ranked) or scores[limit - 1] != scores[limit]:
            return cls(ranked[:limit], (), ranked[limit:])
        score = scores[limit]
        first = last = limit
        while first > 0 and scores[first - 1] == score:
            first -= 1
        while last < len(ranked) and scores[last] == score:
            last += 1
        return cls(ranked[:first], ranked[first:last], ranked[last:], limit - first, score)

    def split(self, ahead: tuple[C, ...], behind: tuple[C, ...]) -> "_Line[C]":
        """Put ``ahead`` before ``behind`` among the tied, and cut again."""
        if len(ahead) > self.open_places:
            return evolve(self, tied=ahead, beyond=behind + self.beyond)
        certain, open_places = self.certain + ahead, self.open_places - len(ahead)
        if not open_places:
            return _Line(certain, (), behind + self.beyond)
        return evolve(self, certain=certain, tied=behind, open_places=open_places)

    def decided(self, chosen: Collection[C]) -> "_Line[C]":
        """Give open places to the tied candidates that people chose."""
        check_decision(chosen, self.tied, self.open_places)
        return self.split(*_parted(self.tied, lambda candidate: candidate in chosen))


def _tilted(
    plain: _Line[C], ranking: Ranking[C], limit: int, tilt: Tilt, asked: Callable[[C], bool | None] | None
) -> _Line[C]:
    """Cut the ranking with zone products preferred."""
    if asked is None:
        raise InvalidValueError("要“{tilt}”，须用 in_zone 说明哪些产品在核心区协同区", tilt=tilt)
    if tilt is Tilt.TIE_BREAK:
        if ranking.scores is None:
            raise InvalidValueError("没有分数就没有同分，“{tilt}”要有 score", tilt=tilt)
        return plain.split(*_parted(plain.tied, _stated(asked))) if plain.tied else plain
    inside, outside = _sides(ranking, _stated(asked))
    if len(inside.candidates) > limit:
        line = _Line.of(inside, limit)
        return evolve(line, beyond=line.beyond + outside.candidates)
    line = _Line.of(outside, limit - len(inside.candidates))
    return evolve(line, certain=inside.candidates + line.certain)


def _parted(group: tuple[C, ...], chosen: Callable[[C], bool]) -> tuple[tuple[C, ...], tuple[C, ...]]:
    """Split a group into the chosen and the rest, keeping the order."""
    answers = [chosen(candidate) for candidate in group]
    return (
        tuple([candidate for candidate, yes in zip(group, answers, strict=True) if yes]),
        tuple([candidate for candidate, yes in zip(group, answers, strict=True) if not yes]),
    )


def _sides(ranking: Ranking[C], inside: Callable[[C], bool]) -> tuple[Ranking[C], Ranking[C]]:
    """Split a ranking into zone products and the rest."""
    answers = list(map(inside, ranking.candidates))
    outside = [not inside for inside in answers]
    return ranking.only(answers), ranking.only(outside)


def _stated(asked: Callable[[C], bool | None]) -> Callable[[C], bool]:
    """Wrap the zone question so that a blank answer raises."""

    def answer(candidate: C) -> bool:
        inside = asked(candidate)
        if inside is None:
            raise InvalidValueError("“{one}”在不在核心区协同区没有填，不能据以倾斜", one=named(candidate))
        return bool(inside)

    return answer


def _effect(plain: _Line[C], tilted: _Line[C], tilt: Tilt) -> Step[C]:
    """Record who gains a place by the tilt, and who loses one."""
    before, after = set(plain.certain), {*tilted.certain, *tilted.tied}
    moved = tuple([candidate for candidate in tilted.certain if candidate not in before])
    displaced = tuple([candidate for candidate in plain.certain + plain.tied if candidate not in after])
    return Step(
        kind=StepKind.TILT, place=_TILT_PLACE, count=len(moved), candidates=moved, displaced=displaced, tilt=tilt
    )


_TILT_PLACE = "附件2 三3"


def _step(kind: StepKind, count: int, place: str, **more: Any) -> Step[Any]:
    return Step(kind=kind, place=place, count=count, **more)


def _asked(in_zone: InZone[C]) -> Callable[[C], bool | None]:
    if callable(in_zone):
        return in_zone
    inside = collected(in_zone, Phrase("在核心区协同区的"))
    return lambda candidate: candidate in inside


def within_places(allocations: Sequence[Allocation[Entry]], without: Callable[[Sequence[Entry]], Change]) -> Judgement:
    """Check lists against their limits (不超过); products past a limit are listed in order.

    ``without`` builds the change that withdraws some products.
    """
    over = [entry for allocation in allocations for entry in allocation.left_out]
    return conclude(
        outcome=Outcome.of(not over),
        comparison=Comparison.AT_MOST,
        observed=tuple(allocations),
        required=tuple([allocation.limit for allocation in allocations]),
        gap=len(over) or None,
        entries=tuple(over[:MOST]),
        ways=later(lambda: ((without(over),),)) if over else (),
    )
