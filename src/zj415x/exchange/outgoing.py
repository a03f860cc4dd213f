"""Outgoing: dump the model as JSON-ready data."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import FunctionType, NoneType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints, overload

import attrs
from cattrs import Converter

from ..cluster.application import Alternative, ClusterApplication
from ..jingpin.product import JingpinProduct
from ..jingpin.recommendation import ListedProduct
from ..printed.question import OpenQuestion
from ..printed.track import Threshold, Track
from ..quota.allocation import Allocation, Step
from ..quota.apportionment import Apportionment, ApportionmentStep
from ..quota.province import Places, ProvincialAllocation
from ..rules.blank import Blank
from ..rules.change import Change
from ..rules.difference import Difference, Edit, Shift
from ..rules.finding import Finding
from ..rules.reading import Readings
from ..rules.receipt import Receipt
from ..rules.remedy import Choice, Remedies, Remedy
from ..rules.replay import Replay
from ..rules.report import Report
from ..rules.sensitivity import Sensitivity
from ..values.blank import PLAIN, kind_declared, without_blank
from ..values.money import Area, Dollars, Money
from ..words import Term

WORDS: dict[Any, Callable[[Any], str]] = {
    datetime: datetime.isoformat,
    Fraction: str,
    **{base: kind.write for base, kind in PLAIN.items() if kind.write is not None},
}

JsonValue: TypeAlias = "dict[str, JsonValue] | list[JsonValue] | str | int | None"
"""What JSON can hold, but for fractions: the wire writes them as texts."""

Word: TypeAlias = Money | Dollars | Area | Decimal | Fraction | date | timedelta | Term
Record: TypeAlias = (
    Report
    | Finding
    | ClusterApplication
    | JingpinProduct
    | ListedProduct
    | Alternative
    | Sensitivity
    | Remedies
    | Choice
    | Remedy
    | Blank
    | Receipt
    | Replay
    | Change
    | Difference
    | Shift
    | Edit
    | Threshold
    | Allocation[Any]
    | Apportionment[Any]
    | ProvincialAllocation[Any]
    | OpenQuestion
)


@overload
def dump(value: Word) -> str: ...
@overload
def dump(value: Record) -> dict[str, JsonValue]: ...
@overload
def dump(value: tuple[object, ...]) -> list[JsonValue]: ...
@overload
def dump(value: object) -> JsonValue: ...
def dump(value: object) -> JsonValue:
    """Dump any object of the model as JSON-ready data, with amounts, shares, dates and words in wire format.

    Reading back a dumped application or product gives an equal object.

    >>> from zj415x import XTitle, yi
    >>> from zj415x.exchange import dump
    >>> dump(yi("41.9"))
    '41.9亿元'
    >>> dump(XTitle("未来产业先导区"))
    {'scheme': '未来产业先导区', 'industry': None, 'same_industry': None, 'valid_until': None}
    """
    kind: Any = type(value)
    ready: JsonValue = _write(kind)(value)
    return ready


Write = Callable[[Any], Any]


@cache
def _writer() -> Converter:
    writer = Converter()
    for kind, write in WORDS.items():
        writer.register_unstructure_hook(kind, write)
    writer.register_unstructure_hook_func(lambda kind: isinstance(kind, type) and issubclass(kind, Term), str)
    writer.register_unstructure_hook_func(lambda kind: isinstance(kind, type) and attrs.has(kind), row)
    for kind, write in _OWN.items():
        writer.register_unstructure_hook(kind, write)
    return writer


@cache
def _write(kind: type) -> Write:
    """Find the writer of a class."""
    write: Write = _writer().get_unstructure_hook(kind)
    return write


def _list(values: tuple[Any, ...]) -> list[Any]:
    return [dump(value) for value in values]


def row(value: Any) -> dict[str, Any]:
    """Dump the fields of a value by name."""
    kind: Any = type(value)
    fields: dict[str, Any] = _row_of(kind)(value)
    return fields


@cache
def _row_of(cls: Any) -> Write:
    """Build the writer of a class as a single expression, twice as fast as a loop over the fields."""
    declared = get_type_hints(cls, include_extras=True)
    known: dict[str, Any] = {}
    items = []
    for index, field in enumerate(attrs.fields(cls)):
        if field.init and not field.name.startswith("_"):
            known[f"write{index}"] = write = _write_of(declared[field.name])
            value = f"value.{field.name}"
            if write is not None:
                value = f"None if (inner := {value}) is None else write{index}(inner)"
            items.append(f"{field.name!r}: {value}")
    write_all: Write = eval(f"lambda value: {{{', '.join(items)}}}", known)
    return write_all


def _write_of(declared: Any) -> Write | None:
    """Choose the writer of a declared type; None where its values are JSON already."""
    _, kind = without_blank(declared)
    blank = kind_declared(kind)
    if blank is not None:
        return blank.write
    if kind is int:
        return None
    if kind is Track:
        return _track_name
    if get_origin(kind) is tuple and get_args(kind)[1:] == (...,):
        item = _write_of(get_args(kind)[0])
        return list if item is None else lambda values: [item(value) for value in values]
    if isinstance(kind, type) and attrs.has(kind) and kind not in _OWN:
        return _row_of(kind)
    return dump


def _track_name(track: Track) -> str | dict[str, str | bool]:
    if track.printed:
        return track.name
    return {"name": track.name, "highland": track.highland} | ({"software": True} if track.software_star else {})


def _finding(finding: Finding) -> dict[str, Any]:
    """Write a finding by hand, three times as fast as the writer: a report has many findings."""
    rule, judgement = finding.rule, finding.judgement
    return {
        "clause": rule.name,
        "place": rule.place,
        "section": rule.section,
        "topic": str(rule.topic),
        "force": str(finding.force),
        "outcome": str(judgement.outcome),
        "subject": _ready(finding.subject),
        "word": rule.word,
        "comparison": None if judgement.comparison is None else str(judgement.comparison),
        "observed": _ready(judgement.observed),
        "required": _ready(judgement.required),
        "gap": _ready(judgement.gap),
        "basis": _ready(judgement.basis),
        "notes": [str(note) for note in judgement.notes] if judgement.notes else [],
        "entries": [row(entry) for entry in judgement.entries] if judgement.entries else [],
        "readings": list(rule.readings),
    }


def _ready(value: Any) -> Any:
    """Dump a value, with a shortcut for the many that are JSON already."""
    kind: Any = type(value)
    return value if kind in _AS_IT_IS else _write(kind)(value)


_AS_IT_IS = frozenset([NoneType, str, int, bool])


def _report(report: Report) -> dict[str, Any]:
    return {
        "verdict": str(report.verdict),
        "findings": [_finding(finding) for finding in report.findings],
        "readings": dump(report.readings),
    }


def _sensitivity(sensitivity: Sensitivity) -> dict[str, Any]:
    return {
        "robust": sensitivity.robust,
        "hinges_on": list(sensitivity.hinges_on),
        "verdicts": {str(verdict): _list(choices) for verdict, choices in sensitivity.cases},
    }


_OF_A_CHANGE = ("clause", "place", "field", "label", "kind", "to", "gap", "most", "among", "total", "entries")


def _remedies(remedies: Remedies) -> dict[str, Any]:
    return {
        "goal": str(remedies.goal),
        "reached": remedies.reached,
        "choices": _list(remedies.choices),
        "remedies": _list(remedies.found),
        "blocked": [finding.clause for finding in remedies.blocked],
        "elsewhere": remedies.elsewhere,
    }


def _duration(time: timedelta) -> str:
    """Write an ISO 8601 duration, in days and seconds."""
    size = abs(time)
    return f"{'-' if time < timedelta(0) else ''}P{size.days}DT{size.seconds}S"


def _keys(*names: str) -> Write:
    """Build the writer of some attributes by name."""
    return lambda value: {name: dump(getattr(value, name)) for name in names}


def _from_and(*names: str) -> Write:
    """Build the writer of some attributes, and of the value that there was before."""
    more = _keys(*names)
    return lambda value: more(value) | {"from": dump(value.from_)}


def _explained(*names: str) -> Write:
    """Build the writer of some attributes, and of explanations by the numbers of their edits."""
    more = _keys(*names)
    return lambda value: (
        more(value) | {"explanations": [[edit.number for edit in edits] for edits in value.explanations]}
    )


def _row_and(*names: str) -> Write:
    """Build the writer of all fields and of some properties."""
    more = _keys(*names)
    return lambda value: row(value) | more(value)


def _step(step: Step[Any]) -> dict[str, Any]:
    return row(step) | {"score": _score(step.score)}


def _score(score: Any) -> Any:
    """Dump a caller's score, where a Decimal is a number and not a share."""
    return str(score) if isinstance(score, Decimal | Fraction) else dump(score)


# What is written in another way than field by field.
_OWN: dict[Any, Write] = {
    tuple: _list,
    frozenset: sorted,
    timedelta: _duration,
    FunctionType: lambda test: test.__name__,
    Readings: lambda readings: dict(readings.chosen),
    Track: _track_name,
    Finding: _finding,
    Report: _report,
    Threshold: _row_and("relieved", "amount"),
    Sensitivity: _sensitivity,
    Change: _from_and(*_OF_A_CHANGE),
    Receipt: lambda receipt: receipt.content,
    Replay: _row_and("same", "holds", "unexplained", "causes", "changed"),
    Remedies: _remedies,
    Difference: _explained("before", "after", "by_section", "edits", "shifts"),
    Shift: _explained("clause", "place", "trend", "by_section", "before", "after"),
    Edit: _from_and("number", "kind", "section", "field", "row", "to"),
    OpenQuestion: _row_and("selectable"),
    Allocation: _row_and("unused"),
    Places: _row_and("unused"),
    Step: _step,
    Apportionment: _keys("method", "total", "tied", "open_places", "rounds", "steps"),
    ApportionmentStep: _keys(
        "key", "weight", "share", "quotas", "fixed", "places", "tied", "floor", "cap", "last", "next"
    ),
}
