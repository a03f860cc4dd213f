"""The form in JSON: its lists and units, and every fault in them."""

import json
from typing import Any

import pytest
from attrs import evolve

from zj415x import Area, Dollars, TargetYear, yi
from zj415x.errors import InvalidDocumentError, InvalidValueError
from zj415x.exchange import dump, read_application
from zj415x.exchange.document import MOST

from ..builders import NOTICE, application, known
from .test_quick import changed
from .test_read import problems

FULL = json.loads(json.dumps(dump(application())))


def test_full_form_round_trips() -> None:
    made = read_application(json.dumps(FULL, ensure_ascii=False), NOTICE)
    assert made == application()
    assert dump(made) == FULL
    assert made.industrial_platforms is not None
    assert made.industrial_platforms[0].land == Area.parse("1260亩")
    assert list(FULL)[:6] == ["applicant", "tier", "track", "segment", "advantages", "titles"]


@pytest.mark.parametrize(("total", "amount"), [("12亿元", yi(12)), ("1.2亿美元", Dollars.parse("1.2亿美元"))])
def test_total_accepts_both_currencies(total: str, amount: object) -> None:
    document = changed(FULL, ("project_lists", "major_projects", 0, "total"), total)
    lists = read_application(document, NOTICE).project_lists
    assert lists.major_projects is not None
    assert lists.major_projects[0].total == amount
    assert known(dump(lists.major_projects[0]))["total"] == total


def test_targets_are_columns_by_year() -> None:
    made = read_application(FULL | {"targets": [{"year": 2027, "revenue": "50亿元"}]}, NOTICE)
    assert made.targets == (TargetYear(year=2027, revenue=yi(50)),)


def test_boxes_and_lines_are_resolved_in_any_spelling() -> None:
    document = FULL | {
        "x_types": ["“新星”产业集群", " 无"],
        "evidence": ["scale.chain_leaders "],
        "classified": ["SCALE.new_products"],
    }
    made = read_application(document, NOTICE)
    assert made.x_types == ("“新星”产业群", "无")
    assert (made.evidence, made.classified) == (("scale.chain_leaders",), ("scale.new_products",))
    assert document["x_types"] == ["“新星”产业集群", " 无"]


WRONG: list[tuple[tuple[Any, ...], Any, str, str]] = [
    (("leading_enterprises",), {}, "$.leading_enterprises", "应为列表 […]，不是 对象 {…}"),
    (("leading_enterprises", 2), None, "$.leading_enterprises[2]", "应为对象 {…}，不是 null"),
    (("leading_enterprises", 2, "revenue"), 5.2, "$.leading_enterprises[2].revenue", '应为带单位的金额，如 "349.9亿元"，不是 5.2'),
    (("leading_enterprises", 2, "revenue"), "5.2", "$.leading_enterprises[2].revenue", "亿元、万元、元"),
    (("leading_enterprises", 2, "rd_share"), "4.8", "$.leading_enterprises[2].rd_share", "%"),
    (("leading_enterprises", 0, "name"), "", "$.leading_enterprises[0].name", "文字是空的"),
    (("leading_enterprises", 0, "revnue"), "1亿元", "$.leading_enterprises[0].revnue", "revenue"),
    (("key_innovation_platforms", 1, "awards"), 3, "$.key_innovation_platforms[1].awards", "应为文字，不是 3"),
    (("industrial_platforms", 0, "land"), 420, "$.industrial_platforms[0].land", '应为带单位的面积，如 "1200亩"，不是 420'),
    (("industrial_platforms", 0, "land"), "28公顷", "$.industrial_platforms[0].land", "可用的单位：亩"),
    (("industrial_platforms", 0, "land"), "-1亩", "$.industrial_platforms[0].land", "低于可能的最小值"),
    (("industrial_platforms", 0, "land"), "1.234亩", "$.industrial_platforms[0].land", "最多精确到0.01亩"),
    (("industrial_platforms", 0, "enterprises"), "31", "$.industrial_platforms[0].enterprises", "应为整数"),
    (("industrial_platforms", 0, "representatives"), "甲、乙", "$.industrial_platforms[0].representatives", "应为列表"),
    (("industrial_platforms", 0, "representatives", 1), 3, "$.industrial_platforms[0].representatives[1]", "应为文字"),
    (("growth", "major_projects"), "2个", "$.growth.major_projects", "应为整数，不是 文字“2个”"),
    (("project_lists", "major_projects", 1, "total"), 12, "$.project_lists.major_projects[1].total", '"12亿元" 或 "1.2亿美元"'),
    (("project_lists", "major_projects", 1, "total"), "12亿", "$.project_lists.major_projects[1].total", "亿元、万元、元"),
    (("project_lists", "major_projects", 1, "total"), "亿美元", "$.project_lists.major_projects[1].total", "半角数字"),
    (("project_lists", "major_projects", 1, "total"), "-1亿美元", "$.project_lists.major_projects[1].total", "最小值"),
    (("project_lists", "major_projects", 1, "total"), "-1亿元", "$.project_lists.major_projects[1].total", "最小值"),
    (("project_lists", "major_projects", 1, "designated"), "是", "$.project_lists.major_projects[1].designated", "true、false"),
    (("project_lists", "minor_projects"), [], "$.project_lists.minor_projects", "major_projects"),
    (("organisation", "policy"), True, "$.organisation.policy", "应为对象 {…}，不是 true"),
    (("organisation", "policy", "exists"), "有", "$.organisation.policy.exists", "true、false"),
    (("county_opinion", "dated"), "6月18日", "$.county_opinion.dated", "不是日期"),
    (("plan", "uploaded"), 1, "$.plan.uploaded", "true、false"),
    (("targets", 1, "year"), "2027", "$.targets[1].year", "应为整数"),
    (("targets", 1, "year"), 27, "$.targets[1].year", "低于可能的最小值 2000"),
    (("targets", 1, "year"), 2026, "$.targets[1].year", "2026年填了两次"),
    (("targets", 1, "chain_leaders"), -1, "$.targets[1].chain_leaders", "最小值 0"),
    (("x_types", 0), "未来产业区", "$.x_types[0]", "未来产业先导区"),
    (("x_types", 0), 3, "$.x_types[0]", "应为文字"),
    (("x_types",), "无", "$.x_types", "应为列表"),
    (("evidence", 3), "scale.chain_leader", "$.evidence[3]", "scale.chain_leaders"),
    (("evidence", 3), None, "$.evidence[3]", "应为文字，不是 null"),
    (("classified",), ["4"], "$.classified[0]", "没有名为“4”的指标"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "at", "says"), WRONG, ids=[f"{one[0]}={one[1]!r}" for one in WRONG])
def test_each_fault_is_a_sentence_with_its_path(path: tuple[Any, ...], value: Any, at: str, says: str) -> None:
    found = problems(read_application, changed(FULL, path, value))
    assert list(found) == [at]
    assert says in found[at]
    assert found == problems(read_application, json.dumps(changed(FULL, path, value), ensure_ascii=False))


def test_problems_follow_the_order_of_the_form() -> None:
    document = FULL
    for path, value, _, _ in reversed(WRONG):
        if path in (("leading_enterprises", 2, "rd_share"), ("industrial_platforms", 0, "land"), ("targets", 1, "year"),
                    ("evidence", 3), ("x_types", 0), ("plan", "uploaded")):  # fmt: skip
            document = changed(document, path, value)
    assert list(problems(read_application, document)) == [
        "$.x_types[0]",
        "$.leading_enterprises[2].rd_share",
        "$.industrial_platforms[0].land",
        "$.plan.uploaded",
        "$.targets[1].year",
        "$.evidence[3]",
    ]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("leading_enterprises", {"name": 3}),
        ("champion_projects", 3),
        ("titles", {"scheme": "x", "name": 3}),
        ("x_types", "x"),
        ("evidence", "x"),
    ],
)
def test_10_000_wrong_rows_are_cut(name: str, row: Any) -> None:
    with pytest.raises(InvalidDocumentError) as caught:
        read_application(json.dumps(FULL | {name: [row] * 10_000}), NOTICE)
    problems = caught.value.problems
    assert MOST < len(problems) <= 2 * (MOST + 1)
    assert problems[-1] == (f"$.{name}", f"问题过多，请先更正以上 {MOST} 处")


@pytest.mark.parametrize("name", ["champion_projects", "evidence", "titles", "x_types", "targets"])
def test_oversized_list_is_refused(name: str) -> None:
    document = FULL | {name: [None] * 20_001}
    expected = {f"$.{name}": "数量过多：20001 项，至多 20000 项"}
    assert problems(read_application, document) == problems(read_application, json.dumps(document)) == expected
    with pytest.raises(InvalidValueError, match="至多 20000 项"):
        evolve(application(), **{name: (None,) * 20_001})  # type: ignore[arg-type]


def test_year_of_any_length_is_reported() -> None:
    columns = [{"year": 10**5000}, {"year": 10**5000}]
    assert set(problems(read_application, FULL | {"targets": columns})) == {"$.targets[0].year", "$.targets[1].year"}


def test_repeated_key_in_a_row_is_reported_with_its_path() -> None:
    text = json.dumps(FULL, ensure_ascii=False).replace('"honours":', '"honours": null, "honours":', 1)
    assert problems(read_application, text) == {"$.leading_enterprises[0].honours": "在同一对象里写了不止一次"}
