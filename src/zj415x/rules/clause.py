"""Clause: one condition of the notice, with its place, its force and its test."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from .. import hooks
from ..values.name import printed
from ..words import Term
from .judgement import Judgement
from .reading import Readings

S = TypeVar("S")
B = TypeVar("B", covariant=True)


class Force(Term):
    """How binding a condition is, in the notice's own words (应、须; 原则上; 鼓励、重点、倾斜); ADVISORY is ours."""

    REQUIRED = "必须"
    IN_PRINCIPLE = "原则上"
    ENCOURAGED = "鼓励"
    ADVISORY = "提示"


class Topic(Term):
    """What a finding is about: eligibility, the form, timing, or a remark."""

    ELIGIBILITY = "资格"
    FORM = "填报"
    TIMING = "时限"
    ADVICE = "提示"


@hooks.listed
@hooks.owned
@hooks.frozen(kw_only=True, repr=False)
class Clause(Generic[S]):
    """A condition of the notice: its place, its force, and the plain function that tests it.

    ``bound`` is the number (or the set of numbers) that the edition prints, in the type that the test takes;
    ``subject`` and ``word`` are the notice's words for the checked figure and for the comparison; ``readings`` are the
    open questions that the test consults; ``section`` is the title of the form section it belongs to.
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
        return f"<Clause {self.name}, {self.place}, {self.force}>"

    def judge(self, subject: S, options: Mapping[str, str]) -> Judgement:
        """Test a subject; ``options`` has an option for each phrase that the clause declares."""
        return self.test(subject, Context(self, self.bound, options))


@hooks.frozen(eq=False)
class Context(Generic[B]):
    """What a test receives beside its subject: the edition's number, and the option of each open question."""

    clause: Clause[Any]
    bound: B
    options: Mapping[str, str]

    def reading(self, id: str) -> str:
        """Look up the option in force for a phrase that the clause declares.

        Raises:
            KeyError: the clause does not declare the phrase.
        """
        return self.options[id]


def clause_named(name: str, clauses: Iterable[Clause[Any]]) -> Clause[Any]:
    """Find a clause by its name.

    Raises:
        UnknownNameError: none has that name; the message offers the nearest names.
    """
    named = {clause.name: clause for clause in clauses}
    return named[printed(name, named, "条款")]


def contexts(clauses: Iterable[Clause[Any]], readings: Readings) -> tuple[Context[object], ...]:
    """Pair each clause with the readings in force."""
    return tuple(
        [
            Context(clause, clause.bound, MappingProxyType({id: readings[id] for id in clause.readings}))
            for clause in clauses
        ]
    )
