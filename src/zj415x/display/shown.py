"""Shown: the fields that rich shows of an object, without personal data, and its HTML."""

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

import attrs
from attrs import frozen

from ..cluster.application import ClusterApplication
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
from ..rules.sensitivity import Sensitivity
from ..values.money import Area, Dollars, Money
from ..wording.voice import Voice
from .markup import STYLE, Markup, element

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


@fields_of.register
def _(value: Report) -> Fields:
    yield "verdict", value.verdict
    yield "findings", value.findings


@fields_of.register
def _(value: Finding) -> Fields:
    for name in ("clause", "place", "force", "outcome", "observed", "required", "gap", "readings"):
        yield name, getattr(value, name)


@fields_of.register
def _(value: Clause) -> Fields:  # type: ignore[type-arg]
    for name in ("name", "place", "topic", "force", "subject", "word", "readings"):
        yield name, getattr(value, name)


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
def _(value: Notice) -> Fields:
    for name in ("number", "issued", "clusters", "jingpin"):
        yield name, getattr(value, name)


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


@frozen(repr=False)
class Shown:
    """A piece of HTML with its own style and no script; ``str()`` gives the HTML, and notebooks render it."""

    html: str
    of: str

    def __repr__(self) -> str:
        return f"<HTML of {self.of}>"

    def __str__(self) -> str:
        return self.html

    def _repr_html_(self) -> str:
        return self.html


_OF_A_NOTICE = (ClusterApplication, Sensitivity, tuple)  # a tuple may hold some


def told_notice(value: Any, notice: Notice | None) -> dict[str, Any]:
    """Build the keyword ``notice`` for values that need a notice's labels and readings but do not name the notice."""
    return {"notice": notice} if notice is not None and isinstance(value, _OF_A_NOTICE) else {}


@singledispatch
def html_in(value: Any, voice: Voice, **how: Any) -> Markup:
    """Render a value; a type without a renderer of its own appears as its sentence."""
    return element("p", [[line, element("br")] for line in voice.say(value, **how).split("\n")])


def shown_in(value: Any, voice: Voice, **how: Any) -> Shown:
    """Render a value as a standalone piece of HTML."""
    language = voice.name.replace("_", "-")
    body = element("div", STYLE, html_in(value, voice, **how), class_="zj415x", lang=language, dir="ltr")
    return Shown(str(body), type(value).__name__)
