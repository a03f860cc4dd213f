"""Clause: one condition of the notice, as its place, its force and its test."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar

from attrs import frozen

from .. import hooks
from ..errors import InvalidTypeError
from .change import Lever, put
from .finding import Cited, Finding, Force, Topic
from .judgement import Judgement
from .reading import Readings, check_readings
from .report import Report

S = TypeVar("S")
B = TypeVar("B", covariant=True)


@hooks.listed
@hooks.owned
@frozen(kw_only=True, repr=False)
class Clause(Generic[S]):
    """A condition: where it stands, how binding it is, and the plain function that tests it.

    ``bound`` is the number (or the set of numbers) the edition prints, of the kind that the test takes; ``subject``
    and ``word`` are the notice's words for what is looked at and how it is compared; ``readings`` are the doubtful
    phrases the test consults; ``section`` is the title of the section of the form that it stands in.
    """

    name: str
    place: str
    topic: Topic
    force: Force
    subject: str
    test: Callable[[S, "Context[Any]"], Judgement]
    bound: object = None
    word: str = ""
    readings: tuple[str, ...] = ()
    section: str = ""

    def __repr__(self) -> str:
        return f"<Clause {self.name}>"

    def judge(self, subject: S, options: Mapping[str, str]) -> Judgement:
        """What its test says of a subject, with an option for each phrase that it declares."""
        return self.test(subject, Context(self, self.bound, options))


@frozen(eq=False)
class Context(Generic[B]):
    """What a test may know beside its subject: the edition's number, and how phrases are read."""

    clause: Clause[Any]
    bound: B
    options: Mapping[str, str]

    def reading(self, id: str) -> str:
        """The option in force for a phrase that the clause declares.

        Raises:
            KeyError: a phrase that it does not declare.
        """
        return self.options[id]


def contexts(clauses: Iterable[Clause[Any]], readings: Readings) -> tuple[Context[object], ...]:
    """Each clause with the readings that are in force."""
    return tuple(
        [
            Context(clause, clause.bound, MappingProxyType({id: readings[id] for id in clause.readings}))
            for clause in clauses
        ]
    )


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


def examine(subject: S, call: Call[S], readings: Readings) -> Report:
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
    return Report(findings=tuple(findings), readings=filled, examined=Held(subject))


@frozen
class Held(Generic[S]):
    """A subject that was held against clauses, and can be again: otherwise read, or with a value changed."""

    subject: S

    @property
    def has_routes(self) -> bool:
        """Can it say what else it could apply for?"""
        return hasattr(self.subject, "routes")

    def judge(self, cited: Cited, options: Mapping[str, str]) -> Finding:
        """What one clause comes to, as the phrases it declares are read."""
        return Finding(cited, cited.judge(self.subject, options))

    def with_changes(self, levers: Iterable[Lever]) -> "Held[S]":
        """The same subject with these values changed, one after the other."""
        subject = self.subject
        for lever in levers:
            subject = put(subject, lever.path, lever.to)
        return Held(subject)


def check_call(subject: object, call: object) -> None:
    """Raises InvalidTypeError for what is no call, or a call for another kind of subject."""
    if getattr(call, "judges", None) is not type(subject):
        raise InvalidTypeError(
            "{call} 审核的不是 {subject}；集群申报用 NOTICE.clusters，精品产品用 NOTICE.jingpin",
            call=type(call).__name__,
            subject=type(subject).__name__,
        )
