"""Results: frames of reports and allocations, exact and with their blanks, in each library of frames."""

import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from zj415x import InvalidTypeError, ListedProduct, Nominee, Outcome, Tilt, Topic, wan
from zj415x.errors import MissingExtraError
from zj415x.frames import allocation_to_frame, reports_to_frame

from ..builders import CLUSTERS, JINGPIN, application, judged, product

QUOTAS = JINGPIN.quotas
BACKENDS = ("polars", "pandas", "pyarrow")
pytest.importorskip("narwhals", reason="narwhals is not installed, which the extra frames brings")


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    pytest.importorskip(request.param, reason=f"{request.param} is not installed")
    return str(request.param)


def columns_of(frame: Any) -> dict[str, list[Any]]:
    """Take a frame of any library apart; what a library calls missing is None."""
    match type(frame).__module__.partition(".")[0]:
        case "polars":
            found = frame.to_dict(as_series=False)
        case "pyarrow":
            found = frame.to_pydict()
        case _:
            found = frame.to_dict("list")
    return {name: [None if cell != cell else cell for cell in cells] for name, cells in found.items()}


def rows_of(frame: Any) -> list[dict[str, Any]]:
    columns = columns_of(frame)
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


# Reports ------------------------------------------------------------------------------------------------------------


def test_a_row_has_the_word_of_each_clause_and_of_the_verdict() -> None:
    report = judged(product(commitment_letter=None))
    row = report.to_row()
    assert list(row) == [*report.keys(), "verdict"]
    assert row["commitment"] == "不明"
    assert row["mean-sales"] == "符合"
    assert row["verdict"] == "待补正"
    assert {type(word) for word in row.values()} == {str}
    assert row == {finding.clause: finding.outcome.word for finding in report} | {"verdict": report.verdict.word}


def test_reports_are_a_frame_with_a_row_each(backend: str) -> None:
    reports = [judged(product()), judged(product(commitment_letter=False))]
    assert rows_of(reports_to_frame(reports, backend)) == [report.to_row() for report in reports]


def test_reports_of_several_calls_stand_together_with_the_verdict_last(backend: str) -> None:
    reports = [judged(product()), judged(application()).of(Topic.TIMING)]
    frame = reports_to_frame(iter(reports), backend)
    first, second = rows_of(frame)
    assert list(first) == [*dict.fromkeys((*reports[0].keys(), *reports[1].keys())), "verdict"]
    assert {name: word for name, word in first.items() if word} == reports[0].to_row()
    assert {name: word for name, word in second.items() if word} == reports[1].to_row()
    assert second["mean-sales"] is None


def test_no_reports_are_a_frame_without_rows(backend: str) -> None:
    assert columns_of(reports_to_frame([], backend)) == {"verdict": []}


def test_the_library_itself_may_be_given() -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = reports_to_frame([judged(product())], polars)
    assert isinstance(frame, polars.DataFrame)
    assert set(frame.row(0)) <= {outcome.word for outcome in Outcome}


# Allocations --------------------------------------------------------------------------------------------------------


def listed(number: int, score: str | None = None, in_zone: bool | None = None) -> ListedProduct:
    return ListedProduct(
        enterprise=f"企业{number}",
        product=f"产品{number}",
        score=None if score is None else Decimal(score),
        in_zone=in_zone,
    )


def test_a_cut_list_is_the_recommended_the_tied_and_the_left_out_in_order(backend: str) -> None:
    scores = ["98.25", *["90.5"] * 18, "88.10", "88.10", "7"]
    ranked = [listed(number, score, number % 2 == 0) for number, score in enumerate(scores)]
    cut = QUOTAS.allocate("衢州市", ranked, score=lambda each: each.score, in_zone=lambda each: each.in_zone)
    found = rows_of(allocation_to_frame(cut, backend))
    assert [row["candidate"] for row in found] == [f"产品{number}" for number in range(22)]
    assert [row["enterprise"] for row in found] == [f"企业{number}" for number in range(22)]
    assert [row["group"] for row in found] == ["推荐"] * 19 + ["同分待定"] * 2 + ["名额外"]
    assert [row["recommender"] for row in found] == ["衢州市"] * 19 + [None] * 3
    assert [row["score"] for row in found] == [Decimal(score) for score in scores]
    assert {type(row["score"]) for row in found} == {Decimal}
    assert [row["in_zone"] for row in found] == [number % 2 == 0 for number in range(22)]


def test_what_nobody_states_is_blank(backend: str) -> None:
    cut = QUOTAS.allocate("衢州市", [f"产品{number}" for number in range(21)])
    found = rows_of(allocation_to_frame(cut, backend))
    assert [row["group"] for row in found] == ["推荐"] * 20 + ["名额外"]
    assert {(row["enterprise"], row["score"], row["in_zone"]) for row in found} == {(None, None, None)}


def test_zones_are_those_that_the_allocation_was_told(backend: str) -> None:
    zones = {"甲": True, "乙": False, "丙": None}
    cut = QUOTAS.allocate("衢州市", list(zones), in_zone=zones.get)
    assert {row["candidate"]: row["in_zone"] for row in rows_of(allocation_to_frame(cut, backend))} == zones


def test_a_tilt_changes_the_order_and_not_the_rows() -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    ranked = [listed(number, in_zone=number == 20) for number in range(21)]
    cut = QUOTAS.allocate("衢州市", ranked, tilt=Tilt.FIRST, in_zone=lambda each: each.in_zone)
    found = rows_of(allocation_to_frame(cut, "pyarrow"))
    assert [(row["candidate"], row["in_zone"]) for row in found[:2]] == [("产品20", True), ("产品0", False)]
    assert (found[-1]["candidate"], found[-1]["group"], found[-1]["in_zone"]) == ("产品19", "名额外", False)


@pytest.mark.parametrize(
    ("score", "exact"),
    [
        (90, Decimal(90)),
        (Decimal("89.50"), Decimal("89.50")),
        (89.1, Decimal("89.1")),
        (wan("800.01"), Decimal("8000100")),
    ],
)
def test_the_score_of_a_tie_is_exact(score: Any, exact: Decimal) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    cut = QUOTAS.allocate("衢州市", [f"产品{number}" for number in range(21)], score=lambda each: score)
    scores = columns_of(allocation_to_frame(cut, "pyarrow"))["score"]
    assert scores == [exact] * 21
    assert {type(each) for each in scores} == {Decimal}


@pytest.mark.parametrize("score", [Fraction(1, 3), float("inf"), (9, 1)])
def test_a_score_that_is_no_decimal_number_is_refused(score: Any) -> None:
    cut = QUOTAS.allocate("衢州市", [f"产品{number}" for number in range(21)], score=lambda each: score)
    with pytest.raises(InvalidTypeError, match="写不成小数"):
        allocation_to_frame(cut, "pyarrow")


def test_a_province_names_the_recommender_of_each_product(backend: str) -> None:
    made = [product(name=f"产品{number}") for number in range(21)]
    nominees = [Nominee(candidate=each, city="衢州市") for each in made[:20]]
    nominees.append(Nominee(candidate=made[20], city="衢州市", association="某某行业协会"))
    province = QUOTAS.allocate_province(nominees)
    found = rows_of(allocation_to_frame(province, backend))
    assert [row["candidate"] for row in found] == [each.name for each in made]
    assert {row["enterprise"] for row in found} == {made[0].enterprise.name}
    assert [row["group"] for row in found] == ["推荐"] * 21
    assert [row["recommender"] for row in found] == ["衢州市"] * 20 + ["某某行业协会"]


def test_a_tie_in_the_province_has_no_recommender_yet(backend: str) -> None:
    nominees = [Nominee(candidate=listed(number, "80"), city="衢州市") for number in range(21)]
    found = rows_of(allocation_to_frame(QUOTAS.allocate_province(nominees, score=lambda each: each.score), backend))
    assert {(row["group"], row["recommender"], row["score"]) for row in found} == {("同分待定", None, Decimal(80))}
    assert len(found) == 21


def test_a_missing_narwhals_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(MissingExtraError, match=r"zj415x\[frames\]"):
        reports_to_frame([judged(application())], "polars")


def test_every_clause_of_an_application_has_a_column() -> None:
    assert list(judged(application()).to_row()) == [*(clause.name for clause in CLUSTERS.clauses), "verdict"]
