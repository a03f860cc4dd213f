"""The difference between two reports, against every set of edits made one by one to what goes over the wire."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from datetime import date, datetime
from functools import partial
from itertools import combinations
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from zj415x import (
    CHINA,
    ClusterApplication,
    Difference,
    Edit,
    EditKind,
    JingpinProduct,
    Person,
    Readings,
    Report,
    Standing,
    Tier,
    XTitle,
    difference,
    wan,
    yi,
)
from zj415x.errors import InvalidDocumentError
from zj415x.exchange import dump, read
from zj415x.rules.reading import VOCABULARY

from ..builders import CLUSTERS, JINGPIN, NOTICE
from ..strategies import applications, products

Change = Callable[[Any], Any]


def _at(*path: str, value: object) -> Change:
    """Build a change of the field at a path."""
    first, *rest = path
    if not rest:
        return lambda form: evolve(form, **{first: value})
    return lambda form: evolve(form, **{first: _at(*rest, value=value)(getattr(form, first))})


def _row(*path: str, index: int, name: str, value: object) -> Change:
    """Build a change of a row's field, where the list has that row."""
    *owner, last = path

    def change(form: Any) -> Any:
        if owner:
            return evolve(
                form, **{owner[0]: _row(*path[1:], index=index, name=name, value=value)(getattr(form, owner[0]))}
            )
        rows = getattr(form, last) or ()
        return evolve(
            form, **{last: tuple(evolve(row, **{name: value}) if at == index else row for at, row in enumerate(rows))}
        )

    return change


def _moved(owner: str, city: str, county: str) -> Change:
    return lambda form: evolve(form, **{owner: evolve(getattr(form, owner), city=city, county=county)})


OF_APPLICATIONS: tuple[Change, ...] = (
    *(_at("scale", "revenue", value=value) for value in (None, yi("41.9"), yi(50))),
    *(_at("scale", "revenue_forecast", value=value) for value in (None, yi(61))),
    _at("scale", "chain_leaders", value=0),
    _at("scale", "future_factories", value=None),
    _at("innovation", "innovation_platforms", value=0),
    *(_at("innovation", "research_institutes", value=value) for value in (None, 2)),
    *(_at("applicant", "mountain_or_island", value=value) for value in (None, False, True)),
    _moved("applicant", "温州市", "永嘉县"),
    _at("tier", value=Tier.COORDINATED_ZONE),
    *(_at("track", value=CLUSTERS.track(name)) for name in ("人工智能", "集成电路", "低空经济与商业航天")),
    *(_at("standing", value=value) for value in (None, Standing.COORDINATED_ZONE)),
    _at("titles", value=None),
    lambda form: evolve(form, titles=(form.titles or ())[:-1]),
    lambda form: evolve(form, titles=(*(form.titles or ()), XTitle("创新型产业集群", same_industry=True))),
    _row("titles", index=0, name="same_industry", value=None),
    _at("x_types", value=("无",)),
    _row("targets", index=1, name="revenue", value=yi(3)),
    _at("plan", "uploaded", value=None),
    _at("contact", value=Person(name="某某某", position="科长")),
    _at("organisation", "mechanism", "summary", value=None),
    lambda form: evolve(form, evidence=(form.evidence or ())[:-1]),
    *(_at("submitted", value=value) for value in (None, datetime(2026, 6, 26, tzinfo=CHINA))),
)
OF_PRODUCTS: tuple[Change, ...] = (
    *(
        _row("sales", index=index, name="amount", value=value)
        for index, value in ((0, wan(1)), (1, None), (2, wan(9000)))
    ),
    *(_row("enterprise", "years", index=index, name="rd_expense", value=wan(1)) for index in (0, 1, 2)),
    _row("enterprise", "years", index=1, name="main_revenue", value=None),
    lambda form: evolve(form, sales=form.sales[:-1]),
    *(_at("enterprise", "mountain_or_island", value=value) for value in (None, True, False)),
    _at("enterprise", "independent_legal_person", value=False),
    _at("enterprise", "quality_system", value=None),
    _moved("enterprise", "温州市", "永嘉县"),
    *(_at("launched", value=value) for value in (None, date(2024, 6, 1), date(2025, 2, 1))),
    _at("launch_evidence", value=()),
    _at("zone", value="无"),
    _at("name", value="另一产品"),
    _at("submitted", value=datetime(2026, 7, 11, tzinfo=CHINA)),
)


def _bound(call: Any, name: str, bound: object) -> Any:
    """The call of a year in which a clause has another number."""
    return evolve(
        call, clauses=tuple(evolve(rule, bound=bound) if rule.name == name else rule for rule in call.clauses)
    )


def _without(call: Any, name: str) -> Any:
    return evolve(call, clauses=tuple(rule for rule in call.clauses if rule.name != name))


_MINIMA: Any = CLUSTERS["chain-leader"].bound
CALLS: dict[type, tuple[Any, ...]] = {
    ClusterApplication: (
        CLUSTERS,
        _bound(CLUSTERS, "chain-leader", evolve(_MINIMA, leaders=evolve(_MINIMA.leaders, least=2))),
        _without(CLUSTERS, "x-system"),
    ),
    JingpinProduct: (JINGPIN, _without(JINGPIN, "rd-share")),
}
Judged = tuple[str, dict[str, Any]]


class BruteForce:
    """Makes every set of edits to the document on the wire, and judges the whole of it."""

    def __init__(self, before: Report, after: Report, calls: tuple[Any, Any], told: Difference) -> None:
        self.calls, self.edits = calls, told.edits
        self.readings = (before.readings, after.readings)
        self.documents = tuple(dump(_subject(report)) for report in (before, after))
        self.judged = {
            frozenset(chosen): self.judge(frozenset(chosen))
            for count in range(len(self.edits) + 1)
            for chosen in combinations(range(1, len(self.edits) + 1), count)
        }

    def judge(self, chosen: frozenset[int]) -> Judged | None:
        made = [edit for edit in self.edits if edit.number in chosen]
        options = {id: self.readings[0][id] for id in VOCABULARY}
        document, call = deepcopy(self.documents[0]), self.calls[0]
        removed = []
        for edit in made:
            if edit.kind is EditKind.READING:
                options[edit.field] = self.readings[1][edit.field]
            elif edit.kind is EditKind.EDITION:
                call = self.calls[1]
            elif edit.field.endswith("]") and edit.to is None:
                removed.append(edit)
            else:
                _put(document, self.documents[1], edit)
        for edit in removed:
            _owner(document, edit.field).remove(_value(self.documents[0], edit.field))
        try:
            subject = read(_json(document), NOTICE)
        except InvalidDocumentError:
            return None
        report = subject.validate(call, readings=Readings.of(options))
        return str(report.verdict), {finding.clause: dump(finding) for finding in report}

    def explanations(self, of: Callable[[Judged], object]) -> list[frozenset[int]]:
        every = frozenset(range(1, len(self.edits) + 1))
        before, after = (of(judged) for judged in (self.judged[frozenset()], self.judged[every]) if judged is not None)
        explaining = [chosen for chosen, judged in self.judged.items() if judged is not None and of(judged) == after]
        return [] if before == after else [one for one in explaining if not any(part < one for part in explaining)]


def _json(document: Any) -> str:
    import json

    return json.dumps(document, ensure_ascii=False)


def _subject(report: Report) -> Any:
    assert report.case is not None
    return report.case.subject


def _steps(path: str) -> list[str | int]:
    steps: list[str | int] = []
    for name in path.removeprefix("$.").split("."):
        field, _, index = name.removesuffix("]").partition("[")
        steps += [field, int(index)] if index else [field]
    return steps


def _value(document: Any, path: str) -> Any:
    for step in _steps(path):
        document = document[step]
    return document


def _owner(document: Any, path: str) -> Any:
    return _value(document, path.rpartition("[")[0])


def _put(document: Any, after: Any, edit: Edit) -> None:
    """Write the value that a field has after; a row is added at the end."""
    *steps, last = _steps(edit.field)
    owner = document
    for step in steps:
        owner = owner[step]
    value = _value(after, edit.field)
    if isinstance(last, int):
        owner.append(value)
    else:
        owner[last] = value


def _numbers(explanations: Iterable[Iterable[Edit]]) -> set[frozenset[int]]:
    return {frozenset(edit.number for edit in edits) for edits in explanations}


def _finding(name: str, judged: Judged) -> object:
    return judged[1].get(name)


def _hold(before: Report, after: Report, calls: tuple[Any, Any]) -> None:
    told = difference(before, after)
    brute = BruteForce(before, after, calls, told)
    assert _numbers(told.explanations) == set(brute.explanations(lambda judged: judged[0]))
    names = {*before.keys(), *after.keys()}
    found = {shift.clause: _numbers(shift.explanations) for shift in told}
    expected = {name: set(brute.explanations(partial(_finding, name))) for name in names}
    assert found == {name: explanations for name, explanations in expected.items() if explanations}
    assert not any(changed.by_section for changed in (told, *told))


def _changed(subject: Any, changes: Iterable[Change]) -> Any:
    for change in changes:
        subject = change(subject)
    return subject


def _pairs(subjects: Any, changes: tuple[Change, ...]) -> Any:
    some = st.lists(st.sampled_from(changes), max_size=4)
    two = st.fixed_dictionaries(
        {}, optional={id: st.sampled_from(VOCABULARY[id]) for id in ("A12", "A15", "A47", "A48")}
    )
    return st.tuples(subjects, some, two, two)


class TestEveryExplanation:
    """No set of edits but those that are named explains a change and has no part that does."""

    @given(_pairs(applications(), OF_APPLICATIONS), st.data())
    def test_of_an_application(self, pair: Any, data: st.DataObject) -> None:
        self.check(pair, data)

    @given(_pairs(products(), OF_PRODUCTS), st.data())
    def test_of_a_product(self, pair: Any, data: st.DataObject) -> None:
        self.check(pair, data)

    def check(self, pair: Any, data: st.DataObject) -> None:
        subject, changes, *chosen = pair
        calls = CALLS[type(subject)]
        first, last = (data.draw(st.sampled_from(calls)) for _ in range(2))
        before = subject.validate(first, readings=Readings.of(chosen[0]))
        after = _changed(subject, changes).validate(last, readings=Readings.of(chosen[1]))
        _hold(before, after, (first, last))
