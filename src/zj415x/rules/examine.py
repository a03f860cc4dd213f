"""Examine: judge a subject by every clause of a call, in the order of the notice."""

from functools import lru_cache
from typing import Any, Protocol, TypeVar

from ..errors import InvalidTypeError
from .case import Case
from .clause import Clause, Context, contexts
from .reading import Readings, check_readings
from .report import Report

S = TypeVar("S")


class Call(Protocol[S]):
    """The part of a call that judges a subject.

    ``by_default`` are the contexts of its clauses under the edition's default readings.
    """

    @property
    def judges(self) -> type[S]:
        """The kind of subject that the call judges."""
        ...

    @property
    def clauses(self) -> tuple[Clause[S], ...]:
        """Its clauses, in the order of the notice."""
        ...

    @property
    def defaults(self) -> Readings:
        """The edition's readings of the phrases that the caller does not choose."""
        ...

    @property
    def by_default(self) -> tuple[Context[object], ...]:
        """Each clause with the default readings."""
        ...

    def __hash__(self) -> int:
        """Each call is its own key: an edition has few."""
        ...

    def check(self, subject: S, /) -> None:
        """Check that the call prints every name that the subject uses."""
        ...


def report_on(subject: S, call: Call[S], readings: Readings) -> Report:
    """Judge the subject by each clause of the call, in order.

    Raises:
        InvalidTypeError: the call is for another kind of subject; ``readings`` is of another type.
        UnknownNameError, UnknownTrackError: the subject uses a name that the call does not print.
        InvalidValueError: the subject's track differs from the printed track of that name.
    """
    check_call(subject, call)
    check_readings(readings)
    call.check(subject)
    filled, walked = _read(call, readings) if readings.chosen else (call.defaults, call.by_default)
    judged = tuple([(context.clause, context.clause.test(subject, context)) for context in walked])
    return Report.over(judged, filled, Case(subject))


@lru_cache(maxsize=64)
def _read(call: Call[Any], chosen: Readings) -> tuple[Readings, tuple[Context[object], ...]]:
    """Pair each clause with the chosen readings over the edition's: 93 000 instructions, which many subjects share."""
    filled = chosen.over(call.defaults)
    return filled, contexts(call.clauses, filled)


def check_call(subject: object, call: object) -> None:
    """Check that ``call`` is a call for this kind of subject.

    Raises:
        InvalidTypeError: ``call`` is of another type, or for another kind of subject.
    """
    if getattr(call, "judges", None) is not type(subject):
        raise InvalidTypeError(
            "{call} 审核的不是 {subject}；集群申报用 NOTICE.clusters，精品产品用 NOTICE.jingpin",
            call=type(call).__name__,
            subject=type(subject).__name__,
        )
