"""Readings: what a doubtful phrase of the notice may mean, and what the caller chose."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from attrs import frozen

from .errors import InvalidTypeError, InvalidValueError, UnknownNameError, quoted, shown
from .name import nearest

# Which phrases can be chosen, and between what; clauses branch on these words. The first is the one
# that holds where neither the caller nor an edition says anything.
VOCABULARY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "A01": ("seven", "six"),
        "A02": ("yes", "no"),
        "A04": ("four", "all-with-floors"),
        "A05": ("allowed-in-open-tracks", "never"),
        "A07": ("submission", "notice-date"),
        "A08": ("same-industry", "any-title"),
        "A12": ("last-year-actual", "this-year-forecast"),
        "A13": ("at-least", "more-than"),
        "A15": ("automatic", "discretionary"),
        "A16": ("by-host-county", "none"),
        "A22": ("leader-and-either", "leader-and-platform-or-institutes"),
        "A24": ("do-not-demand", "demand"),
        "A27": ("in-principle", "hard"),
        "A39": ("without-white-space", "all-characters"),
        "A41": ("inclusive", "exclusive"),
        "A47": ("ratio-of-sums", "mean-of-ratios", "every-year"),
        "A48": ("years-on-sale", "three-years", "every-year"),
        "A51": ("registered", "production-site"),
        "A53": ("no-limit", "one-in-principle"),
        "A55": ("two-per-county-outside", "two-in-total-outside", "two-per-county-inside"),
        "A56": ("total", "per-body"),
        "A66": ("required", "in-principle"),
    }
)


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


@frozen(init=False, repr=False)
class Readings:
    """How the caller reads doubtful phrases: ``Readings(A12="this-year-forecast")``.

    What is not chosen is read as the edition reads it by default.

    >>> from zj415x import Readings
    >>> Readings(A12="this-year")
    Traceback (most recent call last):
    ...
    zj415x.errors.InvalidValueError: 读法 A12 没有选项“this-year”；可选：last-year-actual、this-year-forecast

    Raises:
        UnknownNameError: an id that cannot be chosen.
        InvalidValueError: an option that the phrase does not have; the sentence names those it has.
    """

    chosen: tuple[tuple[str, str], ...]

    def __init__(self, /, **choices: str) -> None:
        for id, option in choices.items():
            if id not in VOCABULARY:
                raise UnknownNameError("可选读法", id, nearest(id, VOCABULARY))
            check_option(id, option)
        self.__attrs_init__(tuple(sorted(choices.items())))

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
            raise UnknownNameError("可选读法", id, nearest(id, VOCABULARY))
        return VOCABULARY[id][0]

    def over(self, defaults: "Readings") -> "Readings":
        """These choices, and ``defaults`` for every phrase that is not chosen.

        >>> from zj415x import Readings
        >>> Readings(A13="more-than").over(Readings(A12="this-year-forecast"))
        Readings(A12='this-year-forecast', A13='more-than')
        """
        return Readings(**(dict(defaults.chosen) | dict(self.chosen))) if self.chosen else defaults

    def __rich_repr__(self) -> Iterator[Any]:
        from .display.fields import fields_of

        return fields_of(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from .exchange.pydantic import core_schema_of

        return core_schema_of(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        from .schema.definitions import definition_of

        return definition_of(cls, handler)


def check_option(id: str, option: str) -> None:
    """Raises InvalidValueError for an option that a phrase does not have."""
    if option not in VOCABULARY[id]:
        raise InvalidValueError(
            "读法 {id} 没有选项“{option}”；可选：{options}",
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
    return Readings(**{one.id: one.default for one in readings})
