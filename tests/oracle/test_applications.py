"""The library judges drawn applications as the second reading of annex 1 does, clause by clause, under drawn readings."""

from ..builders import NOTICE
from ..draws import Draw
from .adapters import judged_application
from .application import RULES, judge_application
from .differences import NOT_COVERED, Tally, differences
from .drawn import application, options


def test_applications_are_judged_alike(draw: Draw) -> None:
    tally = Tally("application", draw)
    for _ in range(draw.count(300, 30_000, 160_000)):
        document, chosen = application(draw.random), options(draw.random)
        tally.compare(document, chosen, judged_application(document, chosen), judge_application(document, chosen))
    tally.check()


def test_the_clauses_of_an_application_have_the_same_force() -> None:
    clauses = [clause for clause in NOTICE.clusters.clauses if clause.name not in NOT_COVERED["application"]]
    assert {clause.name: (clause.force, clause.topic) for clause in clauses} == RULES


def test_a_figure_that_only_the_library_sees_is_a_difference(draw: Draw) -> None:
    seen = set()
    for _ in range(300):
        document = application(draw.random)
        if document["scale"]["revenue"] is None:
            continue
        lower = document | {"scale": document["scale"] | {"revenue": "1元"}}
        told, _ = differences(
            "application", document, {}, judged_application(lower, {}), judge_application(document, {})
        )
        seen |= {clause.partition(":")[0] for clause in told}
    assert {"scale"} <= seen <= {"scale", "enterprises-within-cluster"}
