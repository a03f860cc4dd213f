"""The catalogue: the tables of the edition as they are offered for download, each with its columns explained."""

import inspect
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

from zj415x import Money, Tier
from zj415x.editions.y2026 import NOTICE
from zj415x.values.county import COUNTIES, FORMER_COUNTIES
from zj415x.values.mountain_island import MOUNTAIN_ISLAND_LISTS
from zj415x.wording import say
from zj415x.wording.values import place_in
from zj415x.wording.voice import voice_of

from .clauses import CALLS, in_words
from .language import locale_of

Value = str | int | bool | Decimal | date | datetime | tuple[str, ...] | None
Row = tuple[Value, ...]
Rows = Callable[["Telling"], Iterator[Row]]


@dataclass(frozen=True)
class Both:
    """Words in the two languages of the site."""

    zh: str
    en: str

    def in_(self, language: str) -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True)
class Column:
    """A column: its name for programs, what its cells are, its heading, and what it says."""

    name: str
    type: str
    heading: Both
    meaning: Both


@dataclass(frozen=True)
class Table:
    """A table: its name, which its files have, its title, where the notice has it, its columns and its rows."""

    name: str
    title: Both
    place: str
    columns: tuple[Column, ...]
    told: Rows

    def rows(self, language: str) -> list[Row]:
        return list(self.told(Telling(language)))


@dataclass(frozen=True)
class Telling:
    """How terms, sentences and places are told in a language; names stay as they are printed."""

    language: str

    def __call__(self, said: Any) -> str:
        return say(said, locale_of(self.language)) if said else ""

    def place(self, place: str) -> str:
        return place_in(place, voice_of(locale_of(self.language)))


def _yi(amount: Money | None) -> Decimal | None:
    return None if amount is None else _plain(amount.in_unit("亿元"))


def _wan(amount: Money) -> Decimal:
    return _plain(amount.in_unit("万元"))


def _plain(number: Decimal) -> Decimal:
    """The number without the zeros at its end, and without an exponent."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def _tracks(tell: Telling) -> Iterator[Row]:
    for track in NOTICE.clusters.tracks:
        floors = [track.floor(tier) for tier in Tier]
        relieved = [None if floor is None else floor.less(track.relief) for floor in floors]
        amounts = map(_yi, chain.from_iterable(zip(floors, relieved, strict=True)))
        yield track.name, track.highland, tell(track.route), track.segments, track.open_ended, *amounts


def _quotas(tell: Telling) -> Iterator[Row]:
    for row in NOTICE.jingpin.quotas:
        yield row.number, row.name, tell(row.kind), row.places, row.at_most, tell.place(row.place)


def _sales(tell: Telling) -> Iterator[Row]:
    bound: Any = NOTICE.jingpin["mean-sales"].bound
    years = tuple(str(year) for year in bound.years)
    for row in bound.table:
        yield str(row.category), years, _wan(row.amount), _wan(row.relieved)


def _deadlines(tell: Telling) -> Iterator[Row]:
    for deadline in NOTICE.deadlines:
        days = (deadline.first_day, deadline.last_day, deadline.closes, deadline.before)
        yield (
            deadline.name,
            tell.place(deadline.place),
            tell(deadline.who),
            tell(deadline.what),
            deadline.printed,
            *days,
        )


def _clauses(tell: Telling) -> Iterator[Row]:
    for call, clauses in CALLS.items():
        for clause in clauses:
            id, function = f"{call}/{clause.name}", inspect.unwrap(clause.test)
            said = in_words()[id]["en" if tell.language == "en" else "zh"]
            terms = (
                tell.place(clause.place),
                tell(clause.force),
                tell(clause.topic),
                tell(clause.section),
                tell(clause.subject),
            )
            yield id, *terms, clause.word, clause.readings, said, f"{function.__module__}.{function.__qualname__}"


def _readings(tell: Telling) -> Iterator[Row]:
    for reading in NOTICE.readings:
        for option, meaning in zip(reading.options, reading.meanings, strict=True):
            ours = option == reading.default
            reason = tell(reading.reason) if ours else ""
            place = tell.place(reading.place)
            yield (
                reading.id,
                place,
                reading.words,
                tell(reading.question),
                option,
                tell(meaning),
                ours,
                reason,
                tell(reading.settled_by),
            )


def _questions(tell: Telling) -> Iterator[Row]:
    for question in NOTICE.open_questions:
        terms = (tell(question.kind), tell(question.weight), tell.place(question.place), question.words)
        yield (
            question.id,
            *terms,
            tell(question.question),
            tell(question.follows),
            tell(question.treatment),
            question.selectable,
        )


def _lines(tell: Telling) -> Iterator[Row]:
    for line in (*NOTICE.clusters.indicators, *NOTICE.clusters.targets):
        names = (tell(line.section), line.number, line.field, tell(line.label), tell(line.substitute), line.unit)
        yield *names, tell(line.collected), line.itemised, line.each_year


def _passages(tell: Telling) -> Iterator[Row]:
    for passage in NOTICE.ledger:
        terms = (tell.place(passage.place), tell(passage.kind), tell(passage.status), tell(passage.force))
        yield passage.id, *terms, passage.clauses, passage.readings, passage.lines, passage.items


def _counties(tell: Telling) -> Iterator[Row]:
    for county in COUNTIES:
        yield (
            county.code,
            county.name,
            county.city,
            *(county.name in listed.counties for listed in MOUNTAIN_ISLAND_LISTS),
        )


def _lists(tell: Telling) -> Iterator[Row]:
    for dated in MOUNTAIN_ISLAND_LISTS:
        days = (dated.first, dated.last, dated.known_from, dated.known_until)
        yield dated.name, len(dated.counties), *days, tell(dated.confidence), tell(dated.reason), tell(dated.provenance)


def _former(tell: Telling) -> Iterator[Row]:
    for former in FORMER_COUNTIES:
        yield former.name, former.year, tell(former.change), former.successors


_ROWS: dict[str, Rows] = {
    "tracks": _tracks,
    "lines": _lines,
    "sales": _sales,
    "quotas": _quotas,
    "deadlines": _deadlines,
    "clauses": _clauses,
    "readings": _readings,
    "questions": _questions,
    "passages": _passages,
    "counties": _counties,
    "county-lists": _lists,
    "former-counties": _former,
}


def _table(name: str, said: dict[str, Any]) -> Table:
    columns = (Column(key, type, Both(*words[:2]), Both(*words[2:])) for key, (type, *words) in said["columns"].items())
    return Table(name, Both(said["zh"], said["en"]), said["place"], tuple(columns), _ROWS[name])


_SAID = tomllib.loads((Path(__file__).parents[1] / "catalogue.toml").read_text(encoding="utf-8"))
TABLES = tuple(_table(name, said) for name, said in _SAID.items())
"""In the order of the page."""
