"""The difference between two reports, against every set of edits made one by one to what goes over the wire."""

import json
from collections.abc import Callable, Iterable
from copy import deepcopy
from datetime import date, datetime
from functools import cached_property, partial
from itertools import combinations
from typing import Any

import attrs
import pytest
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
    LandmarkProject,
    Outcome,
    Person,
    Readings,
    Report,
    Sales,
    Scale,
    Shift,
    Standing,
    Tier,
    Topic,
    Trend,
    Verdict,
    XTitle,
    difference,
    wan,
    yi,
)
from zj415x.display import show
from zj415x.errors import InvalidDocumentError, InvalidTypeError, InvalidValueError
from zj415x.exchange import dump, read
from zj415x.rules.edits import Edits
from zj415x.rules.explanation import watched
from zj415x.rules.reading import VOCABULARY
from zj415x.wording import say

from ..builders import CLUSTERS, JINGPIN, NOTICE, applicant, application, known, product
from ..draws import costly
from ..strategies import applications, products

Change = Callable[[Any], Any]
KAIHUA = application()


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

    def __init__(
        self, before: Report, after: Report, calls: tuple[Any, Any], told: Difference, *, by_section: bool = False
    ) -> None:
        self.calls, self.edits = calls, told.edits
        self.readings = (before.readings, after.readings)
        self.documents = tuple(dump(_subject(report)) for report in (before, after))
        self.units: dict[object, set[int]] = {}
        for edit in self.edits:
            self.units.setdefault(edit.section if by_section else edit.number, set()).add(edit.number)
        self.every = frozenset(edit.number for edit in self.edits)

    @cached_property
    def judged(self) -> dict[frozenset[int], Judged | None]:
        """What is found after every set of edits."""
        return {
            chosen: self.judge(chosen)
            for count in range(len(self.units) + 1)
            for chosen in (frozenset[int]().union(*some) for some in combinations(self.units.values(), count))
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
            subject = read(json.dumps(document), NOTICE)
        except InvalidDocumentError:
            return None
        report = subject.validate(call, readings=Readings.of(options))
        return str(report.verdict), {finding.clause: dump(finding) for finding in report}

    def explanations(self, of: Callable[[Judged], object]) -> list[frozenset[int]]:
        before, after = (of(judged) for judged in (self.judged[frozenset()], self.judged[self.every]) if judged)
        explaining = [chosen for chosen, judged in self.judged.items() if judged is not None and of(judged) == after]
        return [] if before == after else [one for one in explaining if not any(part < one for part in explaining)]


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

    @costly(4)
    @given(applications(), st.lists(st.sampled_from(OF_APPLICATIONS), min_size=10, max_size=16, unique=True))
    def test_of_many_edits_suffices_while_no_part_of_it_does(
        self, before: ClusterApplication, changes: list[Change]
    ) -> None:
        first, last = (one.validate(CLUSTERS) for one in (before, _changed(before, changes)))
        told = difference(first, last)
        brute = BruteForce(first, last, (CLUSTERS, CLUSTERS), told)
        for shift in told:
            assert shift.explanations
            for edits in shift.explanations:
                units: dict[object, set[int]] = {}
                for edit in edits:
                    units.setdefault(edit.section if shift.by_section else edit.number, set()).add(edit.number)
                for count in range(len(units) + 1):
                    for some in combinations(units.values(), count):
                        judged = brute.judge(frozenset[int]().union(*some))
                        finding = judged and judged[1].get(shift.clause)
                        assert (finding == dump(shift.after)) is (count == len(units))

    def test_of_sections_where_many_edits_are_involved(self) -> None:
        before, after = KAIHUA.validate(CLUSTERS), MANY.validate(CLUSTERS)
        told = difference(before, after)
        brute = BruteForce(before, after, (CLUSTERS, CLUSTERS), told, by_section=True)
        assert told.by_section
        assert _numbers(told.explanations) == set(brute.explanations(lambda judged: judged[0]))
        found = {shift.clause: _numbers(shift.explanations) for shift in told if shift.by_section}
        assert found == {
            name: set(brute.explanations(partial(_finding, name))) for name in ("scale-lines", "scale-lists")
        }


LINES = [one.name for one in attrs.fields(Scale)]
MANY = evolve(
    KAIHUA,
    scale=evolve(KAIHUA.scale, **dict.fromkeys(LINES[4:])),
    advantages="长" * 301,
    titles=(),
    plan=evolve(KAIHUA.plan, uploaded=None),
)


def _told(after: Any, before: Any = KAIHUA, **chosen: str) -> Difference:
    call = CLUSTERS if isinstance(before, ClusterApplication) else JINGPIN
    return difference(before.validate(call), after.validate(call, readings=Readings.of(chosen)))


def _explained(told: Difference, clause: str) -> list[list[str]]:
    (shift,) = (shift for shift in told if shift.clause == clause)
    return [[edit.field for edit in edits] for edits in shift.explanations]


def _fields(told: Difference) -> list[str]:
    return [edit.field for edit in told.edits]


def test_equal_reports_do_not_differ() -> None:
    told = _told(application())
    assert (told.edits, told.shifts, told.explanations, told.before) == ((), (), (), told.after)
    assert (len(told), list(told), bool(told)) == (0, [], True)
    assert repr(told) == "<Difference ELIGIBLE to ELIGIBLE, 0 findings>"
    assert not told.by_section


def test_edits_that_act_only_together_are_named_together() -> None:
    told = _told(application(revenue=yi(50), mountain_or_island=False))
    assert told.of(Trend.WORSE)[0].clause == "scale"
    assert _explained(told, "scale") == [["$.applicant.mountain_or_island", "$.scale.revenue"]]


def test_each_edit_that_suffices_is_an_explanation() -> None:
    before = application(chain_leaders=1, innovation_platforms=0, research_institutes=0)
    after = evolve(before, tier=Tier.COORDINATED_ZONE, standing=Standing.COORDINATED_ZONE)
    assert _explained(_told(after, before), "innovation-base") == [["$.tier"]]
    told = _told(evolve(KAIHUA, applicant=evolve(KAIHUA.applicant, county=None, city=None, mountain_or_island=None)))
    assert _explained(told, "county-on-a-list") == [["$.applicant.county"], ["$.applicant.mountain_or_island"]]


def test_an_edit_that_another_undoes_is_not_named() -> None:
    before = application(revenue=yi(43), revenue_forecast=yi(41))
    told = _told(evolve(before, scale=evolve(before.scale, revenue_forecast=yi(43))), before, A12="this-year-forecast")
    assert told.before is told.after
    assert _explained(told, "scale") == [["$.scale.revenue_forecast", "A12"]]


def test_a_county_is_named_with_its_city() -> None:
    moved = evolve(KAIHUA, applicant=evolve(KAIHUA.applicant, city="杭州市", county="余杭区"))
    assert _explained(_told(moved), "county-on-a-list") == [["$.applicant.city", "$.applicant.county"]]


def test_the_day_explains_what_it_changes() -> None:
    told = _told(evolve(KAIHUA, submitted=datetime(2026, 6, 26, tzinfo=CHINA)))
    assert [(edit.kind, edit.section) for edit in told.edits] == [(EditKind.DAY, "提交时间")]
    assert told.explanations == (told.edits,)
    assert told.after is Verdict.INELIGIBLE


class TestEditions:
    def test_another_number_is_the_edition(self) -> None:
        after = KAIHUA.validate(CALLS[ClusterApplication][1])
        told = difference(KAIHUA.validate(CLUSTERS), after)
        (edit,) = told.edits
        assert (edit.kind, edit.field, edit.from_, edit.to) == (
            EditKind.EDITION,
            "edition",
            ("chain-leader",),
            ("chain-leader",),
        )
        assert _explained(told, "chain-leader") == [["edition"]]

    def test_a_clause_of_one_edition_has_a_finding_there_alone(self) -> None:
        told = difference(KAIHUA.validate(CLUSTERS), KAIHUA.validate(_without(CLUSTERS, "x-system")))
        (shift,) = told
        assert (shift.after, shift.place, shift.trend) == (None, "附件1 四（一）3", Trend.SAME)
        assert (told.edits[0].from_, told.edits[0].to) == (("x-system",), ())

    def test_a_track_that_is_printed_anew_is_no_edit_of_the_document(self) -> None:
        dear = evolve(KAIHUA.track, core=yi(2000))
        later = evolve(CLUSTERS, tracks=tuple(dear if one == KAIHUA.track else one for one in CLUSTERS.tracks))
        told = difference(KAIHUA.validate(CLUSTERS), evolve(KAIHUA, track=dear).validate(later))
        assert [(edit.field, edit.from_, edit.to) for edit in told.edits] == [("edition", (), ())]
        assert _explained(told, "scale") == [["edition"]]

    def test_an_edition_that_cannot_judge_the_earlier_document_explains_nothing_alone(self) -> None:
        other = evolve(KAIHUA, track=CLUSTERS.track("人工智能"))
        unmet = KAIHUA.validate(_without(CLUSTERS, "x-system"))["route"].judgement
        known = {other.track.name: evolve(unmet, outcome=Outcome.UNMET)}
        later = evolve(CLUSTERS, clauses=tuple(
            evolve(rule, test=lambda app, ctx: known[app.track.name]) if rule.name == "route" else rule
            for rule in CLUSTERS.clauses
        ))  # fmt: skip
        told = difference(KAIHUA.validate(CLUSTERS), other.validate(later))
        assert _explained(told, "route") == [["$.track", "edition"]]


class TestRows:
    def test_are_matched_by_year(self) -> None:
        one = product()
        told = _told(evolve(one, sales=(*one.sales[1:], Sales(year=2026, amount=wan(1)))), one)
        assert [(edit.field, edit.row, edit.from_, edit.to) for edit in told.edits] == [
            ("$.sales[0]", "2023", one.sales[0], None),
            ("$.sales[2]", "2026", None, Sales(year=2026, amount=wan(1))),
        ]

    def test_without_a_name_are_matched_by_value_and_then_by_position(self) -> None:
        first, second, third = (LandmarkProject(owner=name) for name in "甲乙丙")
        before = evolve(KAIHUA, champion_projects=(first, second))
        told = _told(evolve(KAIHUA, champion_projects=(third, second)), before)
        assert [(edit.field, edit.from_, edit.to) for edit in told.edits] == [
            ("$.champion_projects[0].owner", "甲", "丙")
        ]

    def test_in_another_order_are_an_edit(self) -> None:
        titles = (XTitle("未来产业先导区"), XTitle("创新型产业集群"), XTitle("安全应急产业集群"))
        before = evolve(KAIHUA, titles=titles)
        added = XTitle("中小企业特色产业集群", same_industry=True)
        after = evolve(KAIHUA, titles=(titles[2], added, titles[0]))
        told = _told(after, before)
        assert [(edit.field, edit.from_, edit.to) for edit in told.edits] == [
            ("$.titles[1]", titles[1], None),
            ("$.titles[1]", None, added),
            ("$.titles[*]", (1, 3), (3, 1)),
        ]
        edits = Edits(before.sections)
        mixed = edits.between(before, after)
        titles_with = [[title.scheme[:2] for title in mixed(made).titles] for made in range(0, 16, 2)]
        assert titles_with == [
            ["未来", "创新", "安全"],
            ["未来", "安全"],
            ["未来", "创新", "安全", "中小"],
            ["未来", "安全", "中小"],
            ["安全", "未来", "创新"],
            ["安全", "未来"],
            ["安全", "中小", "未来", "创新"],
            ["安全", "中小", "未来"],
        ]

    def test_that_share_a_name_are_matched_by_value(self) -> None:
        held = XTitle("未来产业先导区", same_industry=True)
        again = evolve(held, same_industry=False)
        told = _told(evolve(KAIHUA, titles=(again, held)), evolve(KAIHUA, titles=(held,)))
        assert [(edit.field, edit.from_, edit.to) for edit in told.edits] == [("$.titles[0]", None, again)]

    def test_that_came_stand_before_those_that_went_from_their_place(self) -> None:
        before = evolve(KAIHUA, titles=(XTitle("未来产业先导区"), XTitle("创新型产业集群")))
        after = evolve(KAIHUA, titles=(XTitle("未来产业先导区"), XTitle("安全应急产业集群")))
        mixed = Edits(before.sections).between(before, after)
        titles_with = [[title.scheme[:2] for title in mixed(made).titles] for made in range(8)]
        of_the_document = [["未来", "创新"], ["未来"], ["未来", "安全", "创新"], ["未来", "安全"]]
        assert titles_with == [titles for titles in of_the_document for _ in range(2)]

    def test_of_a_list_that_was_blank_are_one_edit(self) -> None:
        told = _told(evolve(KAIHUA, titles=None))
        assert [(edit.field, edit.from_, edit.to) for edit in told.edits] == [("$.titles", KAIHUA.titles, None)]


def test_a_section_is_made_once_for_all_edits_outside_it() -> None:
    after = evolve(application(chain_leaders=0), advantages="别的", submitted=None)
    edits = Edits(KAIHUA.sections)
    mixed = edits.between(KAIHUA, after)
    (within,) = (
        bit for edit, bit in zip(edits.found, edits.bits, strict=True) if edit.field == "$.scale.chain_leaders"
    )
    outside = sum(edits.bits) - within
    assert mixed(within).scale is mixed(within | outside).scale
    assert mixed(0).scale is mixed(outside).scale


def test_nothing_is_explained_by_section_or_hidden_that_nobody_says_so_of() -> None:
    finding = KAIHUA.validate(CLUSTERS)["scale"]
    assert not Shift(clause="scale", before=finding, after=None, explanations=()).by_section
    edits = Edits(KAIHUA.sections)
    edits.between(Tier.CORE_ZONE, Tier.COORDINATED_ZONE, "$.tier")
    assert [(edit.from_, edit.to) for edit in edits.found] == [(Tier.CORE_ZONE, Tier.COORDINATED_ZONE)]


def test_no_person_is_ever_shown() -> None:
    before = evolve(KAIHUA, head=Person(name="甲某某", position="科长"), contact=Person())
    after = evolve(KAIHUA, head=Person(name="乙某某", position="科长"), contact=Person(mobile="13800000000"))
    told = _told(after, before)
    assert {"$.head.name", "$.contact.mobile"} <= set(_fields(told))
    shown = [repr(told.edits), repr(told.shifts), str(dump(told)), str(show(told)), say(told), say(told, "en")]
    assert not any(private in text for text in shown for private in ("甲某某", "乙某某", "13800000000"))


def test_what_got_worse_comes_first_and_the_gravest_before_the_rest() -> None:
    before = application(revenue=yi("41.9"), mountain_or_island=True)
    after = evolve(
        KAIHUA,
        submitted=datetime(2026, 6, 26, tzinfo=CHINA),
        plan=evolve(KAIHUA.plan, uploaded=None, tier_chapter=None),
    )
    told = _told(after, before)
    assert [(shift.clause, shift.trend) for shift in told][:4] == [
        ("in-time", Trend.WORSE),
        ("plan", Trend.WORSE),
        ("plan-tier-chapter", Trend.WORSE),
        ("scale", Trend.BETTER),
    ]


class TestGravest:
    """Of what got worse and of what got better, the gravest is told first, wherever its clause stands."""

    LATE = evolve(application(chain_leaders=0), submitted=datetime(2026, 6, 26, tzinfo=CHINA))

    def test_what_makes_ineligible_comes_before_what_asks_for_an_explanation(self) -> None:
        assert [shift.clause for shift in _told(self.LATE).of(Trend.WORSE)] == ["in-time", "chain-leader"]

    def test_so_it_does_where_it_is_mended(self) -> None:
        assert [shift.clause for shift in _told(KAIHUA, self.LATE).of(Trend.BETTER)] == ["in-time", "chain-leader"]

    def test_where_the_verdict_suffers_alike_unmet_comes_before_unknown(self) -> None:
        ours = product()
        elsewhere = evolve(ours.enterprise, quality_management_evaluated=None, mountain_or_island=True)
        worse = _told(evolve(ours, enterprise=elsewhere), ours).of(Trend.WORSE)
        assert [(shift.clause, shift.after and shift.after.outcome) for shift in worse] == [
            ("county-on-a-list", Outcome.UNMET),
            ("quality-preferred", Outcome.UNKNOWN),
        ]

    def test_a_condition_that_no_longer_applies_is_neither_better_nor_worse_than_met(self) -> None:
        (sent,), (unsent,) = _told(evolve(KAIHUA, submitted=None)), _told(KAIHUA, evolve(KAIHUA, submitted=None))
        assert (sent.after, unsent.before) == (unsent.before, sent.after)
        assert (sent.trend, unsent.trend) == (Trend.SAME, Trend.SAME)


def _judging(call: Any, name: str, met: Callable[[Any], object]) -> Any:
    """The call of a year in which a clause is met by whatever meets this."""
    held = KAIHUA.validate(CLUSTERS)["applicant"].judgement
    judgements = {True: held, False: evolve(held, outcome=Outcome.UNMET)}
    return evolve(
        call,
        clauses=tuple(
            evolve(rule, test=lambda subject, ctx: judgements[bool(met(subject))]) if rule.name == name else rule
            for rule in call.clauses
        ),
    )


class TestTwelve:
    """Up to twelve edits of what a clause asks for are told apart; more are told by sections."""

    OF_ENTERPRISE = (
        "mountain_or_island",
        "independent_legal_person",
        "rd_institution_in_province",
        "production_base_in_province",
        "quality_system",
        "quality_management_evaluated",
        "quality_benchmark",
    )
    BEFORE = product()
    AFTER = evolve(
        BEFORE,
        enterprise=evolve(BEFORE.enterprise, years=BEFORE.enterprise.years[1:], **known(dict.fromkeys(OF_ENTERPRISE))),
        launched=None,
        sales=tuple(evolve(row, amount=None) for row in BEFORE.sales),
        zone="无",
        commitment_letter=None,
    )
    TWELVE = (
        *(f"$.enterprise.{name}" for name in OF_ENTERPRISE),
        "$.launched",
        *(f"$.sales[{index}].amount" for index in range(3)),
        "$.commitment_letter",
    )

    @classmethod
    def is_filled_in(cls, subject: Any) -> bool:
        asked = [getattr(subject.enterprise, name) for name in cls.OF_ENTERPRISE]
        asked += [subject.launched, subject.commitment_letter, *(row.amount for row in subject.sales)]
        return any(value is not None for value in asked)

    def test_a_thirteenth_counts_though_it_is_asked_for_only_after_the_twelve(self) -> None:
        call = _judging(JINGPIN, "commitment", self.is_filled_in)
        call = _judging(call, "quality-system", lambda subject: self.is_filled_in(subject) or subject.zone is None)
        told = difference(self.BEFORE.validate(call), self.AFTER.validate(call))
        by_section = {shift.clause: shift.by_section for shift in told}
        assert (by_section["commitment"], by_section["quality-system"]) == (False, True)
        assert _explained(told, "commitment") == [[*self.TWELVE]]
        assert _explained(told, "quality-system") == [_fields(told)]
        assert {*_fields(told)} - {*self.TWELVE} == {"$.enterprise.years[0]", "$.zone"}


def test_the_shortest_explanation_is_told_first() -> None:
    call = _judging(CLUSTERS, "plan", lambda app: (app.scale.revenue or app.scale.chain_leaders) and app.plan.uploaded)
    after = application(revenue=None, chain_leaders=0, plan=evolve(KAIHUA.plan, uploaded=None))
    told = difference(KAIHUA.validate(call), after.validate(call))
    assert _explained(told, "plan") == [["$.plan.uploaded"], ["$.scale.revenue", "$.scale.chain_leaders"]]


def test_a_few_edits_are_told_apart_among_many() -> None:
    told = _told(MANY)
    assert len(told.edits) > 12
    assert _explained(told, "x-system") == [["$.titles[0]"]]
    assert not next(shift for shift in told if shift.clause == "x-system").by_section


def test_reports_on_a_topic_are_compared_by_its_clauses() -> None:
    first, last = (one.validate(CLUSTERS).of(Topic.TIMING) for one in (KAIHUA, evolve(KAIHUA, submitted=None)))
    assert [shift.clause for shift in difference(first, last)] == ["in-time"]


@pytest.mark.parametrize(
    ("make", "kind", "says"),
    [
        (lambda: product().validate(JINGPIN), InvalidValueError, "一份是集群申报，一份是精品产品，不能比较"),
        (
            lambda: application(applicant=applicant(name="某某区人民政府")).validate(CLUSTERS),
            InvalidValueError,
            "两份材料的申报单位不同，不能比较：开化县人民政府、某某区人民政府",
        ),
        (
            lambda: Report(findings=(), readings=Readings()),
            InvalidValueError,
            "这份结论不是 validate 得出的，无从重新核对",
        ),
        (
            lambda: JINGPIN.validate_recommendation("衢州市", []),
            InvalidTypeError,
            "只能比较集群申报或精品产品的核对报告",
        ),
        (lambda: KAIHUA, InvalidTypeError, "应为 validate 得出的核对报告，不能是"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(
    make: Callable[[], Any], kind: type[Exception], says: str
) -> None:
    with pytest.raises(kind) as caught:
        difference(KAIHUA.validate(CLUSTERS), make())
    assert str(caught.value).startswith(says)
    assert say(caught.value, "en").isprintable()


def test_a_watched_form_cannot_be_told_from_the_form() -> None:
    read: set[str] = set()
    twin = watched(KAIHUA, read)
    assert isinstance(twin, ClusterApplication)
    assert (twin.scale.revenue, read) == (KAIHUA.scale.revenue, {"scale", "scale.revenue"})
    assert (twin.scale == KAIHUA.scale, hash(twin) == hash(KAIHUA), evolve(twin, submitted=None).scale) == (
        True,
        True,
        KAIHUA.scale,
    )
