"""Filling a blank never flips what is decided: of which clauses, and why not of the others."""

from random import Random
from typing import Any

import pytest

from zj415x import Outcome, Report, Topic

from ..builders import CLUSTERS, JINGPIN
from ..draws import Draw
from ..oracle.adapters import judged_city, judged_recommendation
from ..oracle.recommendation import GROUPS
from . import drawn

MET, UNMET, UNKNOWN, NOT_APPLICABLE = Outcome

SPEAKING = {
    "submitted": "not sent yet: time is not judged, and a title is judged by the window",
    "valid_until": "the title has no end date",
    "same_industry": "the industry of the title decides",
    "granted_floor": "the province has granted no lower floor",
    "classified": "no line is secret",
    "brand_county": "the product is on no brand's place",
    "taken": "on the row of the groups nothing is taken, for the commission sends one list for all of them",
}
"""Entries that say something by being left out, so that filling them in is another statement and no filling of a blank."""

LISTS = tuple(f"{section}-lists" for section in ("scale", "innovation", "ecosystem", "growth"))
GROWING = {*LISTS, "project-rows", "project-counts", "text-lengths"}
"""Clauses of the form that ask for more, the more is filled in: a list for a line, the cells of a row, the length of a text."""
WAITING = {*GROWING, "one-choice"}
"""Clauses of the form that do not apply until what they are about is filled in."""


def may_become(clause: str, topic: Topic, before: Outcome) -> set[Outcome]:
    """What a clause may say once further blanks are filled, having said this."""
    if before is UNKNOWN:
        return set(Outcome)
    if before is UNMET:
        return {UNMET}  # a contradiction stays, whatever else is filled in
    grows, waits = clause in GROWING, clause in WAITING
    if topic is Topic.ADVICE:
        grows = waits = True  # figures are compared once both are there
    if before is MET:
        return {MET, UNMET, UNKNOWN} if grows else {MET}
    return set(Outcome) if waits else {NOT_APPLICABLE}


def flipped(partial: Report, full: Report) -> list[tuple[str, Outcome, Outcome]]:
    """The clauses that a filled blank has flipped."""
    return [
        (before.clause, before.outcome, after.outcome)
        for before, after in zip(partial.findings, full.findings, strict=True)
        if after.outcome not in may_become(before.clause, before.rule.topic, before.outcome)
    ]


def test_filling_blanks_of_a_document_flips_nothing_that_is_decided(draw: Draw) -> None:
    for subject, chosen in drawn.subjects(draw, 80, 1_000, 60_000):
        options = {id: option for id, option in chosen.items() if (id, option) != ("A24", "demand")}
        share = draw.random.choice((0.02, 0.1, 0.5))
        full, partial = (
            drawn.report_on(document, options)
            for document in (subject, drawn.blanked(subject, _some(draw.random, share)))
        )
        assert flipped(partial, full) == [], (options, subject)


def _some(random: Random, share: float) -> Any:
    return lambda path: path.rpartition(".")[2] not in SPEAKING and random.random() < share


def test_a_blank_that_is_read_as_no_platform_is_the_only_blank_that_is_unmet(draw: Draw) -> None:
    """A24, read as demanding platforms of the software clusters, counts their blank as none: there alone filling flips."""
    for subject, chosen in drawn.subjects(draw, 30, 500, 30_000):
        options = {**chosen, "A24": "demand"}
        partial = drawn.blanked(subject, lambda path: path == "$.innovation.innovation_platforms")
        flips = flipped(drawn.report_on(partial, options), drawn.report_on(subject, options))
        assert {clause for clause, _, _ in flips} <= {"innovation-base"}, (options, subject)


def test_every_clause_of_the_conditions_keeps_what_it_has_decided() -> None:
    for call in (CLUSTERS, JINGPIN):
        for clause in call.clauses:
            if clause.topic in (Topic.ELIGIBILITY, Topic.TIMING):
                for decided in (MET, UNMET, NOT_APPLICABLE):
                    assert may_become(clause.name, clause.topic, decided) == {decided}


@pytest.mark.parametrize("judge", [judged_city, judged_recommendation])
def test_filling_blanks_of_a_list_flips_nothing_that_is_decided(judge: drawn.Judge, draw: Draw) -> None:
    make = drawn.city if judge is judged_city else drawn.listed
    for _ in range(draw.count(80, 2_000, 30_000)):
        document, chosen = make(draw.random)
        partial = _partly(draw.random, document)
        if document.get("recommender") == GROUPS:
            partial["taken"] = document["taken"]
        reports = judge(partial, chosen), judge(document, chosen)
        said = [flip for flip in flipped(*reports) if flip[0] != "recommended-in-time" or partial["sent"] is not None]
        assert said == [], (chosen, partial, document)


def _partly(random: Random, document: Any) -> Any:
    """The same list with some of its facts left out."""
    if isinstance(document, list):
        return [_partly(random, row) for row in document]
    if not isinstance(document, dict):
        return document
    return {
        name: None if name in FACTS and random.random() < 0.2 else _partly(random, value)
        for name, value in document.items()
    }


FACTS = {
    "sent", "sealed", "given", "passed_review", "province_owned", "brand_direction",
    "through_sasac", "taken", "brand_taken",
}  # fmt: skip
"""The facts of a list that may be left blank; where an enterprise or an applicant is, is one of each row."""
