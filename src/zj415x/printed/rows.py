"""Rows: printed rows as an edition writes them down, one a line.

Whatever differs from year to year, such as a relief or a limit, is an argument.
"""

from decimal import Decimal

from ..rules.reading import VOCABULARY, Reading
from ..values.money import yi
from .form import Cell, Collected, Indicator, Section
from .track import Route, Track


def track(
    route: Route,
    relief: Decimal,
    highland: str,
    name: str,
    segments: str,
    core: int,
    coordinated: int,
    *,
    software: bool = False,
) -> Track:
    """Build a track with floors in 亿元.

    Spaces stand between segments; 等 behind the last one leaves the list open.
    """
    *named, last = segments.split()
    open_ended = last == "等"
    return Track(
        name=name,
        highland=highland,
        route=route,
        relief=relief,
        software=software,
        segments=tuple(named if open_ended else [*named, last]),
        open_ended=open_ended,
        core=yi(core),
        coordinated=yi(coordinated),
    )


def closed(relief: Decimal, highland: str, name: str) -> Track:
    """Build a closed track, without floors."""
    return Track(name=name, highland=highland, route=Route.CLOSED, relief=relief)


def new_stars(relief: Decimal, highland: str, floor: int, *names: str, software: str = "") -> tuple[Track, ...]:
    """Build the New Star tracks of a highland, which share one floor in 亿元; ``software`` names the software one."""
    return tuple(
        Track(
            name=name,
            highland=highland,
            route=Route.OPEN,
            relief=relief,
            new_star=yi(floor),
            software_star=name == software,
        )
        for name in names
    )


def cells(*rows: tuple[str, str] | tuple[str, str, int]) -> tuple[Cell, ...]:
    """Cells of a form: field, label, and the most characters where the form has a limit."""
    return tuple(Cell(field=name, label=label, limit=next(iter(limit), None)) for name, label, *limit in rows)


def lines(
    section: Section, prefix: str, itemised: tuple[int, ...], *rows: tuple[str, str, str] | tuple[str, str, str, str]
) -> tuple[Indicator, ...]:
    """Build the numbered lines of a section from rows of field, label and unit.

    A fourth entry says who is asked (a ``Collected``) or what the software tracks report instead. The lines whose
    numbers are ``itemised`` need a detailed list.
    """
    found = []
    for number, (name, label, unit, *rest) in enumerate(rows, start=1):
        more = next(iter(rest), None)
        found.append(
            Indicator(
                section=section,
                number=number,
                field=f"{prefix}.{name}",
                label=label,
                unit=unit,
                itemised=number in itemised,
                collected=more if isinstance(more, Collected) else Collected.ALL,
                substitute=None if isinstance(more, Collected) else more,
            )
        )
    return tuple(found)


def target(
    number: int,
    name: str,
    label: str,
    unit: str,
    substitute: str | None = None,
    *,
    collected: Collected = Collected.ALL,
    each_year: bool = False,
) -> Indicator:
    """Build a line of the target table."""
    return Indicator(
        section=Section.TARGETS,
        number=number,
        field=f"targets.{name}",
        label=label,
        unit=unit,
        substitute=substitute,
        collected=collected,
        each_year=each_year,
    )


def reading(
    id: str, place: str, words: str, question: str, default: str, reason: str, *meanings: str, settled_by: str
) -> Reading:
    """Build the reading of an open question; ``meanings`` follow the order of its options in the vocabulary."""
    return Reading(
        id=id,
        place=place,
        words=words,
        question=question,
        options=VOCABULARY[id],
        meanings=meanings,
        default=default,
        reason=reason,
        settled_by=settled_by,
    )
