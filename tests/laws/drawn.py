"""Subjects of the laws, drawn where the notice draws its lines, and what a report says whatever the subject is called."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import attrs
from attrs import evolve

from zj415x import ClusterApplication, JingpinProduct, Readings, Report
from zj415x.exchange import read_application

from ..builders import NOTICE
from ..draws import Draw
from ..frames.drawn import product_of, rows
from ..oracle import drawn
from ..oracle.basis import Document, Options
from ..oracle.drawn_lists import city_list, recommendation

Subject = ClusterApplication | JingpinProduct
Judge = Callable[[Document, Options], Report]


def subjects(draw: Draw, sample: int, slow: int, whole: int) -> Iterator[tuple[Subject, Options]]:
    """So many applications and so many products, each with readings."""
    count = draw.count(sample, slow, whole)
    for row in rows(draw.test, count):
        document = _with_namesakes(draw.random, drawn.application(draw.random))
        yield read_application(document, NOTICE), drawn.options(draw.random)
        yield product_of(row), drawn.options(draw.random)


def _with_namesakes(random: Random, document: Document) -> Document:
    """Give two rows of the enterprises, or of a list of projects, the same name now and then, whatever their figures."""
    for tables, name in ((document, "leading_enterprises"), (document["project_lists"], "major_projects")):
        rows = tables[name]
        if rows and len(rows) > 1 and random.random() < 0.3:
            tables[name] = [*rows[:-1], rows[-1] | {"name": rows[0]["name"]}]
    return document


def city(random: Random) -> tuple[Document, Options]:
    """Draw what a city sends, and readings."""
    return city_list(random), drawn.options(random)


def listed(random: Random) -> tuple[Document, Options]:
    """Draw what a recommender sends, and readings."""
    return recommendation(random), drawn.options(random)


def report_on(subject: Subject, chosen: Options) -> Report:
    """The report under the chosen readings."""
    readings = Readings.of(chosen)
    if isinstance(subject, ClusterApplication):
        return subject.validate(NOTICE.clusters, readings=readings)
    return subject.validate(NOTICE.jingpin, readings=readings)


def answers(report: Report) -> dict[str, Any]:
    """What a report says but for names and positions: outcome, force and gap of each clause, and the verdict."""
    said: dict[str, Any] = {
        finding.clause: (finding.outcome.value, finding.force.value, finding.gap) for finding in report.findings
    }
    return said | {"verdict": report.verdict.value}


def differing(first: Report, second: Report) -> dict[str, Any]:
    """What two reports say differently."""
    before, after = answers(first), answers(second)
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


def _is_part(value: Any) -> bool:
    """Is this a document or a part of one, and no figure?"""
    return attrs.has(type(value)) and type(value).__module__.startswith(("zj415x.cluster", "zj415x.jingpin"))


def _fields(cls: Any) -> Any:
    return attrs.fields(cls)


def blanked(subject: Any, blank: Callable[[str], bool], path: str = "$") -> Any:
    """The same document without the optional entries that ``blank(path)`` chooses; ``[]`` is any row."""
    changes: dict[str, Any] = {}
    for field in _fields(type(subject)):
        value, here = getattr(subject, field.name), f"{path}.{field.name}"
        if not field.init or value is None:
            continue
        if field.default is None and blank(here):
            changes[field.name] = None
        elif _is_part(value):
            changes[field.name] = blanked(value, blank, here)
        elif isinstance(value, tuple) and any(map(_is_part, value)):
            changes[field.name] = tuple([blanked(row, blank, f"{here}[]") for row in value])
    return evolve(subject, **changes)


def changed(value: Any, change: Callable[[str, Any], Any], path: str = "$") -> Any:
    """Rebuild an object from the leaves up, each value as ``change(path, value)`` makes it; ``[]`` is any row."""
    if _is_part(value):
        inner = {field.name: getattr(value, field.name) for field in _fields(type(value)) if field.init}
        made = {name: changed(old, change, f"{path}.{name}") for name, old in inner.items()}
        new = {name: made[name] for name, old in inner.items() if made[name] is not old}
        value = evolve(value, **new) if new else value
    elif isinstance(value, tuple):
        items = tuple([changed(item, change, f"{path}[]") for item in value])
        value = value if all(new is old for new, old in zip(items, value, strict=True)) else items
    return change(path, value)
