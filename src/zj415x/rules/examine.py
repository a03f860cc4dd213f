"""Examine: a subject judged by every clause of the call that it answers, in the order of the notice."""

from typing import Protocol, TypeVar

from ..errors import InvalidTypeError
from .case import Case
from .clause import Clause, Context, contexts
from .finding import Finding
from .reading import Readings, check_readings
from .report import Report

S = TypeVar("S")


class Call(Protocol[S]):
    """What a subject needs to know of the call it answers.

    ``by_default`` are the contexts of its clauses as the edition reads them where the caller chooses nothing.
    """

    @property
    def judges(self) -> type[S]:
        """The kind of subject it judges."""
        ...

    @property
    def clauses(self) -> tuple[Clause[S], ...]:
        """Its clauses, in the order of the notice."""
        ...

    @property
    def defaults(self) -> Readings:
        """How the edition reads the phrases that the caller does not choose."""
        ...

    @property
    def by_default(self) -> tuple[Context[object], ...]:
        """Each clause with these readings."""
        ...

    def check(self, subject: S, /) -> None:
        """Are the names that a subject uses names of this call? What is none is refused."""
        ...


def report_on(subject: S, call: Call[S], readings: Readings) -> Report:
    """Walk the clauses of a call in order and gather what each finds.

    Raises:
        InvalidTypeError: the call is for another kind of subject, or ``readings`` are no Readings.
        UnknownNameError, UnknownTrackError: the subject uses a name that the call does not print.
        InvalidValueError: its track differs from the printed one of its name.
    """
    check_call(subject, call)
    check_readings(readings)
    call.check(subject)
    filled = readings.over(call.defaults)
    walked = contexts(call.clauses, filled) if readings.chosen else call.by_default
    findings = [Finding(context.clause, context.clause.test(subject, context)) for context in walked]
    return Report(findings=tuple(findings), readings=filled, case=Case(subject))


def check_call(subject: object, call: object) -> None:
    """Raises InvalidTypeError for what is no call, or a call for another kind of subject."""
    if getattr(call, "judges", None) is not type(subject):
        raise InvalidTypeError(
            "{call} 审核的不是 {subject}；集群申报用 NOTICE.clusters，精品产品用 NOTICE.jingpin",
            call=type(call).__name__,
            subject=type(subject).__name__,
        )
