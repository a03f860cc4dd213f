"""The library judges drawn products as the second reading of annex 2 does, clause by clause, under drawn readings."""

from zj415x.rules.reading import VOCABULARY

from ..builders import NOTICE
from ..draws import Draw
from .adapters import judged_product
from .basis import OPTIONS
from .differences import Tally, differences
from .drawn import options, products
from .product import RULES, judge_product


def test_products_are_judged_alike(draw: Draw) -> None:
    tally = Tally("product", draw)
    for document in products(draw.test, draw.count(300, 50_000, 200_000)):
        chosen = options(draw.random)
        tally.compare(document, chosen, judged_product(document, chosen), judge_product(document, chosen))
    tally.check()


def test_the_clauses_of_a_product_have_the_same_force() -> None:
    assert {clause.name: (clause.force, clause.topic) for clause in NOTICE.jingpin.clauses} == RULES


def test_both_know_the_same_readings() -> None:
    assert {id: set(known) for id, known in OPTIONS.items()} == {id: set(known) for id, known in VOCABULARY.items()}
    assert {id: known[0] for id, known in OPTIONS.items()} == {
        reading.id: reading.default for reading in NOTICE.readings
    }


def test_a_reading_that_only_the_library_follows_is_a_difference(draw: Draw) -> None:
    documents = products(draw.test, 300)
    seen = {
        clause
        for document in documents
        for told in differences(
            "product", document, {}, judged_product(document, {"A47": "every-year"}), judge_product(document, {})
        )[0]
        for clause in [told.partition(":")[0]]
    }
    assert seen == {"rd-share"}
