"""Display: tables, forms and timelines of the model's objects, for notebooks and pages, and their fields for rich."""

from collections.abc import Iterator
from datetime import datetime
from functools import singledispatch
from typing import Any

import attrs

from ..cluster.call import ClusterCall
from ..cluster.form import Person
from ..jingpin.call import JingpinCall
from ..notice import Notice
from ..printed.ledger import Ledger
from ..printed.track import Track
from ..rules.clause import Clause
from ..rules.finding import Finding
from ..rules.reading import Readings
from ..rules.report import Report
from ..values.money import Area, Dollars, Money
from ..wording import LOCALES
from ..wording.voice import voice_of
from . import differences, forms, places, printed, records, reports  # noqa: F401  (each says how its values look)
from .markup import Shown, shown_in, told_notice

__all__ = ["Shown", "show"]


def show(value: Any, locale: str = LOCALES[0], *, at: datetime | None = None, notice: Notice | None = None) -> Shown:
    """Anything of the model as HTML, in one language: ``show(report)``, ``show(NOTICE.deadlines, at=moment)``.

    A tuple of tracks is a table of them, a tuple of deadlines a timeline. The HTML brings its own style, has no script
    and needs no network; all text in it is escaped. ``at``: of deadlines, the moment that the timeline marks and for
    which it is to say what is left. ``notice``: the notice whose labels and readings an application or a sensitivity is
    shown with; None: the latest.

    Raises:
        UnknownLocaleError: the locale has no translation; the message lists the known locales.
        InvalidTypeError: the value is not of the model; ``at`` is given for another value than deadlines.
        InvalidValueError: ``at`` has no time zone.
    """
    voice = voice_of(str(locale))
    if at is not None:
        return shown_in(printed.timed(value), voice, at=at)
    return shown_in(value, voice, **told_notice(value, notice))


Fields = Iterator[tuple[str, Any] | str]


@singledispatch
def fields_of(value: Any) -> Fields:
    """Yield the names and values that rich shows; fields at their default are omitted."""
    for field in attrs.fields(type(value)):
        shown = getattr(value, field.name)
        made = getattr(field.default, "factory", None)
        blank = field.default if made is None else made()
        if field.init and shown != blank:
            yield field.name, shown


for _kind, _names in (
    (Report, ("verdict", "findings")),
    (Finding, ("clause", "place", "force", "outcome", "observed", "required", "gap", "readings")),
    (Clause, ("name", "place", "topic", "force", "subject", "word", "readings")),
    (Notice, ("number", "issued", "clusters", "jingpin")),
):
    fields_of.register(_kind, lambda value, names=_names: ((name, getattr(value, name)) for name in names))


@fields_of.register
def _(value: Readings) -> Fields:
    yield from value.chosen


@fields_of.register
def _(value: Track) -> Fields:
    yield "name", value.name
    yield "highland", value.highland
    yield "route", value.route
    yield "floors", {str(tier): value.floor(tier) for tier in value.tiers}


@fields_of.register
def _(value: ClusterCall | JingpinCall) -> Fields:
    yield "clauses", [clause.name for clause in value.clauses]


@fields_of.register
def _(value: Ledger) -> Fields:
    yield "segments", len(value.segments)
    yield "counts", {str(status): count for status, count in value.counts.items()}


@fields_of.register
def _(value: Money | Dollars | Area) -> Fields:
    yield str(value)


@fields_of.register
def _(value: Person) -> Fields:
    yield from ()
