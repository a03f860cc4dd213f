"""Readings: what a doubtful phrase of the notice may mean, and what the caller chose."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, Self, TypedDict, Unpack, cast, get_args

from attrs import frozen

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, UnknownNameError, quoted, shown
from ..values.name import nearest


class Chosen(TypedDict, total=False):
    """Which phrases can be chosen, and between what, in any edition; clauses branch on these words.

    The first option is the one that holds where neither the caller nor an edition says anything.
    """

    A01: Literal["seven", "six"]
    A02: Literal["yes", "no"]
    A04: Literal["four", "all-with-floors"]
    A05: Literal["allowed-in-open-tracks", "never"]
    A07: Literal["submission", "notice-date"]
    A08: Literal["same-industry", "any-title"]
    A12: Literal["last-year-actual", "this-year-forecast"]
    A13: Literal["at-least", "more-than"]
    A15: Literal["automatic", "discretionary"]
    A16: Literal["by-host-county", "none"]
    A22: Literal["leader-and-either", "leader-and-platform-or-institutes"]
    A24: Literal["do-not-demand", "demand"]
    A27: Literal["in-principle", "hard"]
    A39: Literal["without-white-space", "all-characters"]
    A41: Literal["inclusive", "exclusive"]
    A47: Literal["ratio-of-sums", "mean-of-ratios", "every-year"]
    A48: Literal["years-on-sale", "three-years", "every-year"]
    A51: Literal["registered", "production-site"]
    A53: Literal["no-limit", "one-in-principle"]
    A55: Literal["two-per-county-outside", "two-in-total-outside", "two-per-county-inside"]
    A56: Literal["total", "per-body"]
    A66: Literal["required", "in-principle"]


_OPTIONS = {id: get_args(options) for id, options in Chosen.__annotations__.items()}
VOCABULARY: Mapping[str, tuple[str, ...]] = MappingProxyType(_OPTIONS)


@frozen(kw_only=True)
class Reading:
    """A phrase of the notice that can be read in more than one way, with the reading we take by default.

    ``words`` is the phrase, ``place`` where it stands, ``meanings`` what each of ``options`` means, ``reason`` why
    ``default`` is ours, ``settled_by`` who could say which reading is meant.
    """

    id: str
    place: str
    words: str
    question: str
    options: tuple[str, ...]
    meanings: tuple[str, ...]
    default: str
    reason: str
    settled_by: str

    def meaning(self, option: str) -> str:
        """What one of its options means.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> a12 = next(one for one in NOTICE.readings if one.id == "A12")
        >>> a12.meaning(a12.default)
        '按2025年实绩'

        Raises:
            InvalidValueError: an option that it does not have.
        """
        check_option(self.id, option)
        return self.meanings[self.options.index(option)]


@hooks.listed
@hooks.wired
@hooks.described
@frozen(init=False, repr=False)
class Readings:
    """How the caller reads doubtful phrases: ``Readings(A12="this-year-forecast")``.

    What is not chosen is read as the edition reads it by default. Iterating gives the choices as pairs of an id and an
    option, ``in`` and ``keys()`` the ids.

    >>> from zj415x import Readings
    >>> dict(Readings(A12="this-year-forecast"))
    {'A12': 'this-year-forecast'}
    >>> Readings(A12="this-year")
    Traceback (most recent call last):
    ...
    zj415x.errors.InvalidValueError: A12 没有口径“this-year”；可选：last-year-actual、this-year-forecast

    Raises:
        UnknownNameError: an id that cannot be chosen.
        InvalidValueError: an option that the phrase does not have; the sentence names those it has.
    """

    chosen: tuple[tuple[str, str], ...]

    def __init__(self, /, **choices: Unpack[Chosen]) -> None:
        given = cast("dict[str, str]", choices)
        for id, option in given.items():
            if id not in VOCABULARY:
                raise UnknownNameError("可选事项", id, nearest(id, VOCABULARY))
            check_option(id, option)
        object.__setattr__(self, "chosen", tuple(sorted(given.items())))

    @classmethod
    def of(cls, choices: Mapping[str, str] | Iterable[tuple[str, str]], /) -> Self:
        """Choices that are known only when the program runs: of a query, a document, a command.

        >>> from zj415x import Readings
        >>> Readings.of({"A12": "this-year-forecast"})
        Readings(A12='this-year-forecast')

        Raises:
            UnknownNameError, InvalidValueError: as ``Readings(…)``.
        """
        return cls(**cast("Chosen", dict(choices)))

    def __repr__(self) -> str:
        return f"Readings({', '.join(f'{id}={option!r}' for id, option in self.chosen)})"

    def __getitem__(self, id: str) -> str:
        """The option in force for one phrase: the chosen one, else the first of the vocabulary.

        >>> from zj415x import Readings
        >>> Readings(A12="this-year-forecast")["A12"], Readings()["A12"]
        ('this-year-forecast', 'last-year-actual')

        Raises:
            UnknownNameError: an id that cannot be chosen.
        """
        for one, option in self.chosen:
            if one == id:
                return option
        if id not in VOCABULARY:
            raise UnknownNameError("可选事项", id, nearest(id, VOCABULARY))
        return VOCABULARY[id][0]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.chosen)

    def __len__(self) -> int:
        return len(self.chosen)

    def __contains__(self, id: object) -> bool:
        return any(one == id for one, _ in self.chosen)

    def keys(self) -> tuple[str, ...]:
        """The ids of the phrases that are chosen, in their order."""
        return tuple([id for id, _ in self.chosen])

    def over(self, defaults: "Readings") -> "Readings":
        """These choices, and ``defaults`` for every phrase that is not chosen.

        >>> from zj415x import Readings
        >>> Readings(A13="more-than").over(Readings(A12="this-year-forecast"))
        Readings(A12='this-year-forecast', A13='more-than')
        """
        return Readings.of(defaults.chosen + self.chosen) if self.chosen else defaults


def check_option(id: str, option: str) -> None:
    """Raises InvalidValueError for an option that a phrase does not have."""
    if option not in VOCABULARY[id]:
        raise InvalidValueError(
            "{id} 没有口径“{option}”；可选：{options}",
            id=id,
            option=quoted(str(option)),
            options=VOCABULARY[id],
        )


def check_readings(readings: object) -> None:
    """Raises InvalidTypeError for what are no Readings."""
    if not isinstance(readings, Readings):
        raise InvalidTypeError("应为 Readings，如 Readings(A12=…)，不能是 {value}", value=shown(readings))


def defaults_of(readings: Iterable[Reading]) -> Readings:
    """What an edition reads where the caller says nothing."""
    return Readings.of((one.id, one.default) for one in readings)
