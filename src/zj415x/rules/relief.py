"""Relief: a standard that is lower for some, and what that makes of a judgement."""

from collections.abc import Callable
from typing import TypeVar

from .judgement import Judgement
from .lever import Handle
from .outcome import Note, Outcome

N = TypeVar("N")

_ENTITLEMENT = "山区海岛县"


def relieved(
    reach: Callable[[N, tuple[Note, ...]], Judgement], full: N, lower: N, entitled: bool | None, handle: Handle
) -> Judgement:
    """A standard that is lower for mountainous and island counties: met if the full one is reached, whoever they are.

    ``entitled`` None: not stated; then it is unmet if even the lower standard is missed, and unknown between.
    ``handle``: where it would be stated.
    """
    if entitled:
        return reach(lower, (Note.RELIEVED,))
    judgement = reach(full, ())
    if entitled is False or judgement.met:
        return judgement
    lowered = reach(lower, (Note.EVEN_RELIEVED,))
    entitling = handle.to(True, None, _ENTITLEMENT)
    ways = ((entitling,),) if lowered.met else tuple([(entitling, *way) for way in lowered.levers])
    levers = judgement.levers + ways
    if lowered.outcome is Outcome.UNMET:
        return lowered.but(levers=levers)
    # Not met by the full standard, not missed by the lower one: whatever keeps either open is to be said.
    open_by = [note for note in (*judgement.notes, *lowered.notes) if note is not Note.EVEN_RELIEVED]
    notes = tuple(dict.fromkeys((*open_by, Note.COUNTY_UNKNOWN)))
    return judgement.but(outcome=Outcome.UNKNOWN, gap=None, notes=notes, levers=levers)
