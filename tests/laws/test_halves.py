"""Two halves of a list, judged apart, and the whole list agree."""

from zj415x import Outcome, Report

from ..builders import NOTICE, known
from ..draws import Draw
from ..oracle.adapters import judged_city, judged_recommendation
from ..oracle.basis import Document
from . import drawn

EACH_OF_A_CITY = ("in-jurisdiction", "city-opinions", "applications-in-time")
EACH_OF_A_LIST = ("province-owned", "in-jurisdiction", "passed-review", "brand-direction")
"""The clauses that judge each row by itself."""
LETTER = ("recommended-in-time", "sealed")
"""The clauses that judge the letter, whatever it lists."""
COUNTED = ("products-per-enterprise", "brand-places", "within-quota")
"""The clauses that bound a number: what is too long by half is too long."""


def halves(document: Document, name: str) -> tuple[Document, Document]:
    """Split a list in the middle."""
    rows = document[name]
    middle = len(rows) // 2
    return document | {name: rows[:middle]}, document | {name: rows[middle:]}


def together(first: Report, second: Report, clause: str) -> Outcome:
    """What two halves say together of every row: a half without a row to judge says nothing."""
    said = [half[clause].outcome for half in (first, second)]
    said = [outcome for outcome in said if outcome is not Outcome.NOT_APPLICABLE]
    return Outcome.all(said) if said else Outcome.NOT_APPLICABLE


def stars(report: Report) -> int:
    """How many New Stars a city's list has."""
    cut = known(report["new-star-cap"].observed)
    return len(cut.recommended) + len(cut.left_out)


def doubles(report: Report, clause: str) -> int:
    """How many rows of a list repeat another."""
    return known(report[clause].gap) or 0


def test_halves_of_a_citys_list_and_the_whole_agree(draw: Draw) -> None:
    for _ in range(draw.count(80, 1_500, 50_000)):
        document, chosen = drawn.city(draw.random)
        parts = halves(document, "applications")
        whole, first, second = (judged_city(part, chosen) for part in (document, *parts))
        for clause in EACH_OF_A_CITY:
            assert whole[clause].outcome is together(first, second, clause), (clause, document)
        for clause in LETTER:
            assert {whole[clause]} == {first[clause], second[clause]}, (clause, document)
        assert stars(whole) == stars(first) + stars(second)
        assert (whole["new-star-cap"].outcome is Outcome.UNMET) is (stars(whole) > 3)
        keys = [{_key(row) for row in part["applications"]} for part in parts]
        across = len(keys[0] & keys[1])
        inside = [doubles(half, "duplicate-application") for half in (first, second)]
        assert doubles(whole, "duplicate-application") == sum(inside) + across, document
        assert whole.verdict >= max(first.verdict, second.verdict), document


def _key(row: Document) -> tuple[str, str]:
    return row["applicant"]["name"], str(row["track"])


def test_halves_of_a_recommenders_list_and_the_whole_agree(draw: Draw) -> None:
    for _ in range(draw.count(50, 1_000, 30_000)):
        document, chosen = drawn.listed(draw.random)
        parts = halves(document, "products")
        whole, first, second = (judged_recommendation(part, chosen) for part in (document, *parts))
        for clause in EACH_OF_A_LIST:
            assert whole[clause].outcome is together(first, second, clause), (clause, document)
        for clause in (*LETTER, "through-sasac"):
            assert {whole[clause].outcome} == {first[clause].outcome, second[clause].outcome}, (clause, document)
        for clause in COUNTED:
            if Outcome.UNMET in (first[clause].outcome, second[clause].outcome):
                assert whole[clause].outcome is Outcome.UNMET, (clause, document)


def test_a_half_that_knows_the_other_finds_what_the_whole_finds(draw: Draw) -> None:
    for _ in range(draw.count(50, 1_000, 30_000)):
        document, chosen = drawn.listed(draw.random)
        document |= {"others": []}
        first, second = halves(document, "products")
        rest = second | {"others": [row["product"] for row in first["products"]]}
        whole, alone, beside = (judged_recommendation(part, chosen) for part in (document, first, rest))
        found = [doubles(report, "no-double-recommendation") for report in (whole, alone, beside)]
        assert found[0] == found[1] + found[2], document


def test_the_cap_is_the_notices() -> None:
    assert NOTICE.clusters.city_clauses[1].bound == 3
