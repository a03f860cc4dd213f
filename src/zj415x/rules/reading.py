"""Readings: the possible meanings of the notice's open questions, and the caller's choices."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, Self, TypedDict, Unpack, cast, get_args

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, UnknownNameError, quoted, shown
from ..values.name import nearest


class Chosen(TypedDict, total=False):
    """The selectable phrases of all editions, each with its options; clauses branch on these words.

    The first option is in force where neither the caller nor the edition chooses.
    """

    A01: Literal["seven", "six"]
    A02: Literal["yes", "no"]
    A03: Literal["closed", "by-evaluation-method"]
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
    A48: Literal["years-on-sale", "three-years", "every-year", "full-years"]
    A51: Literal["registered", "production-site"]
    A53: Literal["no-limit", "one-in-principle"]
    A55: Literal["two-per-county-outside", "two-in-total-outside", "two-per-county-inside"]
    A56: Literal["total", "per-body"]
    A66: Literal["required", "in-principle"]
    A67: Literal["all-lines", "as-software"]
    A68: Literal["in-principle", "required"]


VOCABULARY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {id: get_args(options) for id, options in Chosen.__annotations__.items()}
)


@hooks.frozen(kw_only=True)
class Reading:
    """A phrase of the notice with several possible readings, and our default.

    ``words`` is the phrase, ``place`` its place in the notice, ``meanings`` the meaning of each of ``options``,
    ``reason`` why we chose ``default``, ``settled_by`` the authority that could settle the question.
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
        """Look up the meaning of an option.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> a12 = NOTICE.reading("A12")
        >>> a12.meaning(a12.default)
        '按2025年实绩'

        Raises:
            InvalidValueError: the phrase has no such option.
        """
        check_option(self.id, option)
        return self.meanings[self.options.index(option)]


@hooks.listed
@hooks.wired
@hooks.frozen(init=False, repr=False)
class Readings:
    """The caller's readings of open questions: ``Readings(A12="this-year-forecast")``.

    The edition's defaults apply to all other phrases. Iterating yields the choices as pairs of id and option; ``in``
    and ``keys()`` go by the ids.

    >>> from zj415x import Readings
    >>> dict(Readings(A12="this-year-forecast"))
    {'A12': 'this-year-forecast'}
    >>> Readings(A12="this-year")
    Traceback (most recent call last):
    ...
    zj415x.errors.InvalidValueError: A12 没有口径“this-year”；可选：last-year-actual、this-year-forecast

    Raises:
        UnknownNameError: no selectable phrase has that id.
        InvalidValueError: the phrase has no such option; the message lists its options.
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
        """Build readings from choices known only at run time: from a query, a document, a command.

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
        """Look up the option in force for a phrase: the chosen option, else the first of the vocabulary.

        >>> from zj415x import Readings
        >>> Readings(A12="this-year-forecast")["A12"], Readings()["A12"]
        ('this-year-forecast', 'last-year-actual')

        Raises:
            UnknownNameError: no selectable phrase has that id.
        """
        for phrase, option in self.chosen:
            if phrase == id:
                return option
        if id not in VOCABULARY:
            raise UnknownNameError("可选事项", id, nearest(id, VOCABULARY))
        return VOCABULARY[id][0]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.chosen)

    def __len__(self) -> int:
        return len(self.chosen)

    def __contains__(self, id: object) -> bool:
        return any(phrase == id for phrase, _ in self.chosen)

    def keys(self) -> tuple[str, ...]:
        """List the ids of the chosen phrases, in order."""
        return tuple([id for id, _ in self.chosen])

    def over(self, defaults: "Readings") -> "Readings":
        """Combine these choices with ``defaults`` for every other phrase.

        >>> from zj415x import Readings
        >>> Readings(A13="more-than").over(Readings(A12="this-year-forecast"))
        Readings(A12='this-year-forecast', A13='more-than')
        """
        return Readings.of(defaults.chosen + self.chosen) if self.chosen else defaults


def check_option(id: str, option: str) -> None:
    """Check that a phrase has an option.

    Raises:
        InvalidValueError: the phrase has no such option.
    """
    if option not in VOCABULARY[id]:
        raise InvalidValueError(
            "{id} 没有口径“{option}”；可选：{options}",
            id=id,
            option=quoted(str(option)),
            options=VOCABULARY[id],
        )


def check_readings(readings: object) -> None:
    """Check that ``readings`` is a Readings.

    Raises:
        InvalidTypeError: it is of another type.
    """
    if not isinstance(readings, Readings):
        raise InvalidTypeError("应为 Readings，如 Readings(A12=…)，不能是 {value}", value=shown(readings))


def defaults_of(readings: Iterable[Reading]) -> Readings:
    """Gather an edition's default readings."""
    return Readings.of((reading.id, reading.default) for reading in readings)
