"""Allocation: a recommender's ranked list, cut at the places it has."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, Generic

from attrs import evolve, field, frozen

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, shown
from ..rules.change import Lever
from ..rules.judgement import Judgement
from ..rules.outcome import MOST, Comparison, Entry, Outcome
from ..words import Phrase, Term
from .ranking import C, Ranking, check_decision, collected, named


class Tilt(Term):
    """How a recommender leans towards products of core and coordinated zones (附件2 三3), which has no number (A58).

    It is what the recommender declares, and never assumed.
    """

    NONE = "不倾斜"
    TIE_BREAK = "同分优先"
    FIRST = "优先推荐"


class StepKind(Term):
    """What a step of an allocation does."""

    PLACES = "名额"
    TAKEN = "已用"
    TILT = "倾斜"
    CUT = "截取"
    TIE = "同分"
    DECIDED = "决定"
    UNUSED = "空余"


@frozen(kw_only=True)
class Step(Generic[C]):
    """A step of an allocation: what it does, the place in the notice it rests on, how many it concerns, and who.

    ``readings`` are the doubtful phrases that bear on it. ``displaced`` are those who lost a place by a tilt;
    ``score`` is that of a tie; ``tilt`` how it leans.
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
@hooks.described
@frozen(kw_only=True)
class Allocation(Generic[C]):
    """A ranked list cut at a recommender's limit (推荐名额表): who is recommended, left out, or tied on the line.

    ``tied`` share ``open_places`` and stand equal: who of them gets these, people decide. The three groups are the
    list, each once. ``in_zone`` are the recommended made in a core or coordinated zone, ``zone_unknown`` those of whom
    nothing is stated; None: nobody asked. ``place`` is where the limit stands in the notice.
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
        """Places that nobody on the list takes."""
        return self.limit - len(self.recommended) - self.open_places

    @property
    def is_complete(self) -> bool:
        """Is nobody tied on the line?"""
        return not self.tied


InZone = Callable[[C], bool | None] | Collection[C]
"""Which candidates are made in a core or coordinated zone: a function of one (None: not stated), or all that are."""


def cut(
    allocation: Allocation[C],
    ranking: Ranking[C],
    *,
    tilt: Tilt = Tilt.NONE,
    in_zone: InZone[C] | None = None,
    decided: Collection[C] = (),
) -> Allocation[C]:
    """Cut a ranking at the limit of an allocation that has its recommender and its first steps, and nobody yet.

    Raises:
        InvalidTypeError: what is no Tilt, no function and no group of candidates.
        InvalidValueError: a tilt that cannot be applied; ``decided`` names one who is not tied, or more than there are
            places open.
    """
    if not isinstance(tilt, Tilt):
        raise InvalidTypeError("应为 Tilt，如 Tilt.TIE_BREAK，不能是 {value}", value=shown(tilt))
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
    chosen = collected(decided, Phrase("决定"))
    if chosen:
        line = line.decided(chosen)
        kept = tuple([one for one in line.certain if one in chosen])
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
    stated = [] if asked is None else [(one, asked(one)) for one in made.recommended]
    return evolve(
        made,
        in_zone=None if asked is None else tuple([one for one, inside in stated if inside]),
        zone_unknown=tuple([one for one, inside in stated if inside is None]),
        steps=tuple(steps),
    )


@frozen
class _Line(Generic[C]):
    """Where the limit falls: who has a place for certain, who stands on the line with whom, who is beyond it."""

    certain: tuple[C, ...]
    tied: tuple[C, ...]
    beyond: tuple[C, ...]
    open_places: int = 0
    score: Any = None

    @classmethod
    def of(cls, ranking: Ranking[C], limit: int) -> "_Line[C]":
        """The line through a ranking after so many."""
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
        """The same line where of those who are tied some go ahead of the others."""
        if len(ahead) > self.open_places:
            return evolve(self, tied=ahead, beyond=behind + self.beyond)
        certain, open_places = self.certain + ahead, self.open_places - len(ahead)
        if not open_places:
            return _Line(certain, (), behind + self.beyond)
        return evolve(self, certain=certain, tied=behind, open_places=open_places)

    def decided(self, chosen: Collection[C]) -> "_Line[C]":
        """The same line after people gave places to some of the tied."""
        check_decision(chosen, self.tied, self.open_places)
        return self.split(*_parted(self.tied, lambda one: one in chosen))


def _tilted(
    plain: _Line[C], ranking: Ranking[C], limit: int, tilt: Tilt, asked: Callable[[C], bool | None] | None
) -> _Line[C]:
    """The line as it falls once zone products are preferred."""
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
    """Those of a group that are chosen, and the others, each in their order."""
    answers = [chosen(one) for one in group]
    return (
        tuple([one for one, yes in zip(group, answers, strict=True) if yes]),
        tuple([one for one, yes in zip(group, answers, strict=True) if not yes]),
    )


def _sides(ranking: Ranking[C], inside: Callable[[C], bool]) -> tuple[Ranking[C], Ranking[C]]:
    """A ranking of those inside and one of those outside."""
    answers = list(map(inside, ranking.candidates))
    outside = [not one for one in answers]
    return ranking.only(answers), ranking.only(outside)


def _stated(asked: Callable[[C], bool | None]) -> Callable[[C], bool]:
    """The same question, where a blank is no answer."""

    def answer(one: C) -> bool:
        inside = asked(one)
        if inside is None:
            raise InvalidValueError("“{one}”在不在核心区协同区没有填，不能据以倾斜", one=named(one))
        return bool(inside)

    return answer


def _effect(plain: _Line[C], tilted: _Line[C], tilt: Tilt) -> Step[C]:
    """Who has a place through the tilt, and who could have had one without it."""
    before, after = set(plain.certain), {*tilted.certain, *tilted.tied}
    moved = tuple([one for one in tilted.certain if one not in before])
    displaced = tuple([one for one in plain.certain + plain.tied if one not in after])
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
    return lambda one: one in inside


def within_places(allocations: Sequence[Allocation[Entry]], without: Callable[[Sequence[Entry]], Lever]) -> Judgement:
    """不超过: lists that have been cut, each at its places; those that are beyond, in their order.

    ``without``: what takes some off.
    """
    over = [entry for one in allocations for entry in one.left_out]
    return Judgement(
        outcome=Outcome.of(not over),
        comparison=Comparison.AT_MOST,
        observed=tuple(allocations),
        required=tuple([one.limit for one in allocations]),
        gap=len(over) or None,
        entries=tuple(over[:MOST]),
        levers=((without(over),),) if over else (),
    )
