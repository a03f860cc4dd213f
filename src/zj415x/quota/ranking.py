"""Ranking: candidates in order with their scores, and the check of a decision between tied ones."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from itertools import compress, islice
from operator import ge
from typing import Any, Generic, TypeVar

from ..errors import InvalidTypeError, InvalidValueError, quoted, shown
from ..hooks import frozen
from ..words import Phrase


def check_decision(chosen: Collection[Any], tied: Collection[Any], open_places: int) -> None:
    """Check that people chose only tied candidates, at most one per open place. Raises InvalidValueError."""
    among = set(tied)
    for candidate in chosen:
        if candidate not in among:
            raise InvalidValueError("“{one}”不在同分待定之列，不用另行决定", one=named(candidate))
    if len(chosen) > open_places:
        raise InvalidValueError("待定的名额只有 {open} 个，却决定了 {count} 个", open=open_places, count=len(chosen))


C = TypeVar("C", bound=Hashable)

LIST = Phrase("名单")
"""What messages call the ranking by default."""

Score = Callable[[C], Any] | Mapping[C, Any]
"""Scores a candidate: a function, or a mapping."""


@frozen
class Ranking(Generic[C]):
    """Candidates in order, each once; ``scores`` run parallel and never rise. None: the order alone ranks."""

    candidates: tuple[C, ...]
    scores: Sequence[Any] | None = None

    @classmethod
    def of(cls, candidates: Iterable[C], score: Score[C] | None = None) -> "Ranking[C]":
        """Build a ranking from a list and its scores.

        Raises:
            InvalidTypeError: ``candidates`` is no list; a candidate is unhashable; scores are not comparable.
            InvalidValueError: a candidate is listed twice, lacks a score, or scores higher than the one before it.
        """
        ranked = listed(candidates, LIST)
        _check_once(ranked)
        if score is None:
            return cls(ranked)
        scores = list(map(score if callable(score) else _looked_up(score), ranked))
        if not _falls(scores):
            _tell_what_rises(ranked, scores)
        return cls(ranked, scores)

    def only(self, chosen: Sequence[bool]) -> "Ranking[C]":
        """Keep the candidates that ``chosen``, a parallel list, marks True."""
        scores = None if self.scores is None else list(compress(self.scores, chosen))
        return Ranking(tuple(compress(self.candidates, chosen)), scores)


def listed(candidates: Iterable[C], what: Phrase) -> tuple[C, ...]:
    """Turn several candidates into a tuple; a single text is refused. Raises InvalidTypeError."""
    if isinstance(candidates, str | bytes) or not isinstance(candidates, Iterable):
        raise InvalidTypeError("{what}应为一组候选，不能是 {value}", what=what, value=shown(candidates))
    return tuple(candidates)


def named(candidate: object) -> str:
    """Show a candidate in a message."""
    try:
        return quoted(str(candidate))
    except Exception:  # its __str__ failed
        return shown(candidate)


def collected(candidates: Collection[C], what: Phrase) -> dict[C, None]:
    """Collect candidates in order, each once.

    Raises:
        InvalidTypeError: ``candidates`` is no collection; a candidate is unhashable.
        InvalidValueError: a candidate is named twice.
    """
    group = listed(candidates, what)
    _check_once(group, what)
    return dict.fromkeys(group)


def _check_once(ranked: tuple[C, ...], what: Phrase = LIST) -> None:
    try:
        if len(set(ranked)) == len(ranked):
            return
    except TypeError:
        candidate = next(candidate for candidate in ranked if not _hashable(candidate))
        raise InvalidTypeError(
            "{what}里的 {value} 不能作候选：它可以改变，无从辨认", what=what, value=shown(candidate)
        ) from None
    first = dict(zip(reversed(ranked), range(len(ranked), 0, -1), strict=True))
    position, candidate = next(
        (position, candidate) for position, candidate in enumerate(ranked, start=1) if first[candidate] != position
    )
    message = "“{one}”在{what}上出现两次，第二次在第 {place} 位"
    raise InvalidValueError(message, one=named(candidate), what=what, place=position)


def _hashable(candidate: object) -> bool:
    try:
        hash(candidate)
    except TypeError:
        return False
    return True


def _looked_up(scores: object) -> Callable[[Hashable], Any]:
    if not isinstance(scores, Mapping):
        raise InvalidTypeError("score 应为函数或对照表，不能是 {value}", value=shown(scores))
    return scores.get


# What comparing scores may raise: mixed types, a signalling Decimal, an array.
_INCOMPARABLE = (TypeError, ArithmeticError, ValueError)


def _falls(scores: Sequence[Any]) -> bool:
    """Are the scores in descending order? A score unequal to itself (NaN) is out of order."""
    try:
        alone = not scores or (scores[0] is not None and scores[0] >= scores[0])
        return bool(alone) and all(map(ge, scores, islice(scores, 1, None)))
    except _INCOMPARABLE:
        return False


def _tell_what_rises(ranked: tuple[C, ...], scores: Sequence[Any]) -> None:
    """Raise the error that explains the first score out of order."""
    for position, (candidate, score) in enumerate(zip(ranked, scores, strict=True), start=1):
        if score is None:
            raise InvalidValueError("第 {place} 位“{one}”没有分数", place=position, one=named(candidate))
        try:
            is_number = bool(score >= score)
            before = scores[position - 2] if position > 1 else score
            fits = bool(before >= score)
        except _INCOMPARABLE:
            raise InvalidTypeError(
                "第 {place} 位“{one}”的分数 {score} 不能与别的分数比较",
                place=position,
                one=named(candidate),
                score=shown(score),
            ) from None
        if not is_number:
            raise InvalidValueError(
                "第 {place} 位“{one}”的分数 {score} 不是数", place=position, one=named(candidate), score=named(score)
            )
        if not fits:
            raise InvalidValueError(
                "名单要按分数从高到低排：第 {place} 位“{one}”的 {score} 高于前一位的 {before}",
                place=position,
                one=named(candidate),
                score=named(score),
                before=named(before),
            )
    raise InvalidTypeError("所给的分数不能互相比较：每次比较，结果不同")
