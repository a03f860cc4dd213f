"""Kept: sentences on findings that were said before, by what they tell.

Of many subjects most findings are alike, or alike but for a figure, which is put in the kept sentence around it. Saying
a finding takes 60 000 instructions, and a kept one 10 000. Of what somebody typed, only answers and days are kept.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from ..printed.track import Threshold
from ..rules.clause import Clause
from ..rules.judgement import Judgement
from ..rules.outcome import Comparison, Outcome
from ..values.money import Money
from .messages import NONE_OUT
from .voice import Mark, Voice

if TYPE_CHECKING:
    from ..printed.deadline import Deadline

_MOST = 1024
_sentences: dict[tuple[object, ...], tuple[object, str]] = {}
OBSERVED, GAP = Mark("\0"), Mark("\1")
SECOND = timedelta(seconds=1)
# What their findings tell is nearly always the same: a yes, a no, a blank, a day or a number of blanks.
_C = Comparison
_FEW = frozenset([None, _C.HOLDS, _C.BELOW, _C.ALL, _C.ANY, _C.WITHIN, _C.FILLED, _C.LINES_FILLED])
_AT_LEAST, _BEFORE, _ONE_OF = _C.AT_LEAST, _C.BEFORE, _C.ONE_OF
_MET, _NOT_APPLICABLE = Outcome.MET, Outcome.NOT_APPLICABLE
_NUMBERS = frozenset([int, Decimal, Money])
_frame: Callable[[Judgement], tuple[object, ...]] = attrgetter(
    "outcome", "comparison", "notes", "basis", "subject", "force", "entries"
)


def said_before(rule: Clause[Any], voice: Voice, told: tuple[object, ...], say: Callable[[], str]) -> str:
    """Say a finding as one by this clause that ``told`` the same was said; the first of them by ``say``."""
    # By the clause itself: hashing its fields takes longer than saying the finding.
    key = (id(rule), voice.name, told)
    found = _sentences.get(key)
    if found is None:
        if len(_sentences) >= _MOST:
            _sentences.clear()
        found = _sentences[key] = (rule, say())  # as long as the clause is held, no other has its id
    return found[1]


def whole(judgement: Judgement) -> tuple[object, ...] | None:
    """List all that the sentence tells, where many findings tell the same; None where few do."""
    comparison, observed = judgement.comparison, judgement.observed
    if judgement.entries or (comparison is None and observed is not None):  # which may be typed
        return None
    if comparison in _FEW or (comparison is _ONE_OF and _is_listed(judgement)):
        return type(observed), judgement.told
    if type(observed) is tuple and comparison in NONE_OUT and judgement.outcome is _MET:
        return _frame(judgement)
    return None


def _is_listed(judgement: Judgement) -> bool:
    """Is all that was observed in the notice's own words?"""
    items: Any = judgement.observed if isinstance(judgement.observed, tuple) else (judgement.observed,)
    return set(items).issubset(cast("tuple[object, ...]", judgement.required))


def around(judgement: Judgement) -> tuple[object, ...] | None:
    """List what the sentence tells besides its figures; None where it has none."""
    comparison, kind = judgement.comparison, type(judgement.observed)
    if judgement.outcome is _NOT_APPLICABLE:
        return None
    if kind in _NUMBERS and (comparison is _AT_LEAST or isinstance(judgement.basis, Threshold)):
        return kind, judgement.required, judgement.gap is None, *_frame(judgement)
    if comparison is _BEFORE and kind is datetime:
        deadline, at = cast("Deadline", judgement.required), cast("datetime", judgement.observed)
        day = (deadline.printed, deadline.last_day, deadline.before)
        return *day, deadline.state(at), on_the_stroke(deadline, at), *_frame(judgement)
    return None


def on_the_stroke(deadline: "Deadline", at: "datetime") -> bool:
    """Was it typed as 24:00, which reads like a time of the last day (A42)?"""
    return timedelta(0) <= at - deadline.closes < SECOND
