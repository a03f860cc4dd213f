"""Another name for an applicant, an enterprise, a product or a project changes nothing, except who is listed twice."""

import re
from typing import Any

from ..draws import Draw
from ..oracle.adapters import judged_city, judged_recommendation
from ..oracle.basis import Document
from . import drawn

NAMES = re.compile(r"^\$(\.(applicant|enterprise|head|contact|.*\[\]))?\.(name|owner|model|position|mobile)$")
"""The names in a document; a track, a county or a title is chosen from a list instead."""
DOUBLES = {
    "city": {"duplicate-application"},
    "list": {"no-double-recommendation", "products-per-enterprise"},
}
"""The clauses that ask whether two rows have a name in common."""


def renamed(name: str) -> str:
    """Another name, different for different names."""
    return f"改名后的{name[::-1]}（新）"


def test_other_names_change_no_answer(draw: Draw) -> None:
    seen = set()

    def change(path: str, value: Any) -> Any:
        if value is None or not NAMES.match(path):
            return value
        seen.add(path)
        return renamed(value)

    for subject, chosen in drawn.subjects(draw, 50, 1_000, 60_000):
        other = drawn.changed(subject, change)
        assert drawn.differing(drawn.report_on(subject, chosen), drawn.report_on(other, chosen)) == {}, (
            chosen,
            subject,
        )
    assert seen >= {"$.applicant.name", "$.enterprise.name", "$.name", "$.model", "$.leading_enterprises[].name"}
    assert seen >= {"$.project_lists.major_projects[].name", "$.chain_leader_projects[].owner"}


def test_other_names_change_no_answer_about_a_city(draw: Draw) -> None:
    for _ in range(draw.count(60, 2_000, 30_000)):
        document, chosen = drawn.city(draw.random)
        report = judged_city(document, chosen)
        consistent = document | {"applications": [_with(row, renamed) for row in document["applications"]]}
        assert drawn.differing(report, judged_city(consistent, chosen)) == {}, (chosen, document)
        same = document | {"applications": [_with(row, lambda _: "同一家") for row in document["applications"]]}
        assert drawn.differing(report, judged_city(same, chosen)).keys() <= DOUBLES["city"], (chosen, document)


def _with(row: Document, name: Any) -> Document:
    return row | {"applicant": row["applicant"] | {"name": name(row["applicant"]["name"])}}


def test_other_names_change_no_answer_about_a_recommenders_list(draw: Draw) -> None:
    for _ in range(draw.count(40, 1_000, 20_000)):
        document, chosen = drawn.listed(draw.random)
        report = judged_recommendation(document, chosen)
        for name, may_change in ((renamed, set()), (lambda _: "同一家", DOUBLES["list"] | {"verdict"})):
            rows = [row | {"product": _called(row["product"], name)} for row in document["products"]]
            others = [_called(product, name) for product in document["others"]]
            other = judged_recommendation(document | {"products": rows, "others": others}, chosen)
            assert drawn.differing(report, other).keys() <= may_change, (chosen, document)


def _called(product: Document, name: Any) -> Document:
    maker = product["enterprise"]
    return product | {"name": name(product["name"]), "enterprise": maker | {"name": name(maker["name"])}}
