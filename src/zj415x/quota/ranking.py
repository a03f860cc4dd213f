"""Decision: whom of the tied people gave a place that was open."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from itertools import compress, islice
from operator import ge
from typing import Any, Generic, TypeVar

from attrs import frozen

from ..errors import InvalidTypeError, InvalidValueError, quoted, shown
from ..words import Phrase


def check_decision(chosen: Collection[Any], tied: Collection[Any], open_places: int) -> None:
    """Raises InvalidValueError for one who is not tied, and for more than there are places open."""
    for one in chosen:
        if one not in tied:
            raise InvalidValueError("“{one}”不在同分待定之列，不用另行决定", one=named(one))
    if len(chosen) > open_places:
        raise InvalidValueError("待定的名额只有 {open} 个，却决定了 {count} 个", open=open_places, count=len(chosen))


C = TypeVar("C", bound=Hashable)

LIST = Phrase("名单")
"""What a ranking is called, where nothing else is said."""

Score = Callable[[C], Any] | Mapping[C, Any]
"""What scores a candidate: a function of it, or a mapping from it."""


@frozen
class Ranking(Generic[C]):
    """Candidates in their order, each once; ``scores`` stand beside them and do not rise, None: the order is all."""

    candidates: tuple[C, ...]
    scores: Sequence[Any] | None = None

    @classmethod
    def of(cls, candidates: Iterable[C], score: Score[C] | None = None) -> "Ranking[C]":
        """The ranking that a list and its scores make.

        Raises:
            InvalidTypeError: no list; a candidate that cannot be told from others; scores that cannot be compared.
            InvalidValueError: a candidate stands there twice; one has no score, or a higher one than that before it.
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
        """Those of it that are chosen, a yes or a no for each."""
        scores = None if self.scores is None else list(compress(self.scores, chosen))
        return Ranking(tuple(compress(self.candidates, chosen)), scores)


def listed(candidates: Iterable[C], what: Phrase) -> tuple[C, ...]:
    """Several candidates as a tuple; a text is one candidate and not several. Raises InvalidTypeError."""
    if isinstance(candidates, str | bytes) or not isinstance(candidates, Iterable):
        raise InvalidTypeError("{what}应为一组候选，不能是 {value}", what=what, value=shown(candidates))
    return tuple(candidates)


def named(candidate: object) -> str:
    """A candidate for a message."""
    try:
        return quoted(str(candidate))
    except Exception:  # a text of its own that cannot be made
        return shown(candidate)


def collected(candidates: Collection[C], what: Phrase) -> dict[C, None]:
    """Several candidates in their order, each once.

    Raises:
        InvalidTypeError: no group; a candidate that cannot be told from others.
        InvalidValueError: one of them twice.
    """
    group = listed(candidates, what)
    _check_once(group, what)
    return dict.fromkeys(group)


def _check_once(ranked: tuple[C, ...], what: Phrase = LIST) -> None:
    try:
        if len(set(ranked)) == len(ranked):
            return
    except TypeError:
        one = next(one for one in ranked if not _hashable(one))
        raise InvalidTypeError(
            "{what}里的 {value} 不能作候选：它可以改变，无从辨认", what=what, value=shown(one)
        ) from None
    first = dict(zip(reversed(ranked), range(len(ranked), 0, -1), strict=True))
    place, one = next((place, one) for place, one in enumerate(ranked, start=1) if first[one] != place)
    message = "“{one}”在{what}上出现两次，第二次在第 {place} 位"
    raise InvalidValueError(message, one=named(one), what=what, place=place)


def _hashable(one: object) -> bool:
    try:
        hash(one)
    except TypeError:
        return False
    return True


def _looked_up(scores: object) -> Callable[[Hashable], Any]:
    if not isinstance(scores, Mapping):
        raise InvalidTypeError("score 应为函数或对照表，不能是 {value}", value=shown(scores))
    return scores.get


# What a comparison fails with: other kinds of values, a Decimal that is no number, an array.
_INCOMPARABLE = (TypeError, ArithmeticError, ValueError)


def _falls(scores: Sequence[Any]) -> bool:
    """Does each score stand against the next as an order wants it? One that is not even equal to itself does not."""
    try:
        alone = not scores or (scores[0] is not None and scores[0] >= scores[0])
        return bool(alone) and all(map(ge, scores, islice(scores, 1, None)))
    except _INCOMPARABLE:
        return False


def _tell_what_rises(ranked: tuple[C, ...], scores: Sequence[Any]) -> None:
    """Say of the first score that is out of order what is wrong with it."""
    for place, (one, score) in enumerate(zip(ranked, scores, strict=True), start=1):
        if score is None:
            raise InvalidValueError("第 {place} 位“{one}”没有分数", place=place, one=named(one))
        try:
            is_number = bool(score >= score)
            before = scores[place - 2] if place > 1 else score
            fits = bool(before >= score)
        except _INCOMPARABLE:
            raise InvalidTypeError(
                "第 {place} 位“{one}”的分数 {score} 不能与别的分数比较",
                place=place,
                one=named(one),
                score=shown(score),
            ) from None
        if not is_number:
            raise InvalidValueError(
                "第 {place} 位“{one}”的分数 {score} 不是数", place=place, one=named(one), score=named(score)
            )
        if not fits:
            raise InvalidValueError(
                "名单要按分数从高到低排：第 {place} 位“{one}”的 {score} 高于前一位的 {before}",
                place=place,
                one=named(one),
                score=named(score),
                before=named(before),
            )
    raise InvalidTypeError("所给的分数不能互相比较：每次比较，结果不同")
