"""The edition's clauses and the contexts of their tests."""

from operator import attrgetter
from typing import Any

import pytest

from zj415x import Clause, Force, Readings, Topic
from zj415x.errors import UnknownNameError
from zj415x.rules.clause import contexts
from zj415x.wording import say

from ..builders import CLUSTERS, JINGPIN, NOTICE, application, judged, product

CLAUSES = [*CLUSTERS.clauses, *JINGPIN.clauses]


def test_clause_cannot_consult_an_undeclared_reading() -> None:
    (scale,) = (context for context in CLUSTERS.by_default if context.clause.name == "scale")
    assert scale.reading("A12") == "last-year-actual"
    with pytest.raises(KeyError, match="A47"):
        scale.reading("A47")


def test_clause_names_are_unique_within_a_call() -> None:
    for call in (CLUSTERS, JINGPIN):
        names = [clause.name for clause in call.clauses]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("clause", CLAUSES, ids=attrgetter("name"))
def test_every_clause_has_a_place_and_a_docstring(clause: Clause[object]) -> None:
    assert clause.place.startswith("附")
    assert clause.subject
    assert clause.test.__doc__ is not None
    assert clause.test.__doc__.startswith("Judge whether ")
    assert isinstance(clause.force, Force)
    assert isinstance(clause.topic, Topic)


def test_a_call_finds_its_clauses_by_name() -> None:
    assert CLUSTERS["scale"] is CLUSTERS.clauses[3]
    assert repr(CLUSTERS["new-star-cap"]) == "<Clause new-star-cap, 附件1 五（二）, 原则上>"
    assert [*CLUSTERS] == [*CLUSTERS.clauses, *CLUSTERS.city_clauses]
    assert [*JINGPIN] == [*JINGPIN.clauses, *JINGPIN.recommendation_clauses]
    for call in (CLUSTERS, JINGPIN):
        assert [call[name] for name in call.keys()] == [*call]  # noqa: SIM118 (iterating gives the clauses)
        assert "in-time" in call
        assert "in-tme" not in call
        with pytest.raises(UnknownNameError, match="没有名为“in-tme”的条款；相近的有：in-time"):
            call["in-tme"]


def test_notebooks_complete_the_names_between_the_brackets() -> None:
    keyed: tuple[Any, ...] = (CLUSTERS, JINGPIN, JINGPIN.quotas, NOTICE.ledger, judged(application()))
    for value in keyed:
        assert value._ipython_key_completions_() == [*value.keys()]


@pytest.mark.parametrize(
    ("clause", "chinese", "english"),
    [
        (
            CLUSTERS["scale"],
            "附件1 四（一）1（原则上）：规上企业营业收入（规模门槛）",
            "Annex 1, IV(i)1 (in principle): revenue of enterprises above designated size (scale threshold)",
        ),
        (CLUSTERS["segment"], "附1-1（原则上）：细分赛道", "Attachment 1-1 (in principle): segment"),
    ],
)
def test_a_clause_is_said_with_place_and_force(clause: Clause[object], chinese: str, english: str) -> None:
    assert (say(clause), say(clause, "en")) == (chinese, english)


def test_contexts_hold_the_readings_in_force() -> None:
    with pytest.raises(TypeError):
        CLUSTERS.by_default[0].options["A01"] = "six"  # type: ignore[index]
    read = contexts(CLUSTERS.clauses, Readings(A12="this-year-forecast"))
    assert [one.clause for one in read] == list(CLUSTERS.clauses)
    assert all(one.bound is one.clause.bound for one in read)


def test_validate_refuses_anything_but_a_call() -> None:
    from zj415x.editions.y2026 import NOTICE
    from zj415x.errors import InvalidTypeError

    for subject in (application(), product()):
        with pytest.raises(InvalidTypeError, match=r"NOTICE\.clusters"):
            subject.validate(NOTICE)  # type: ignore[arg-type]


def test_validate_refuses_readings_of_another_type() -> None:
    from zj415x.errors import InvalidTypeError

    with pytest.raises(InvalidTypeError, match="Readings"):
        application().validate(CLUSTERS, readings="A12")  # type: ignore[arg-type]
