"""Dumping the model as JSON-ready data."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from zj415x import Nominee, Tier, wan, yi
from zj415x.apportion import Method
from zj415x.exchange import dump, dump_tables, read_application, read_product
from zj415x.values.mountain_island import MOUNTAIN_ISLAND_LISTS

from ..builders import CLUSTERS, JINGPIN, NOTICE, application, judged, known, new_star, product


def test_amounts_shares_and_dates_have_their_unit() -> None:
    assert dump([yi("349.9"), wan(800), Decimal("0.035"), date(2026, 6, 25), Tier.CORE_ZONE, None, 3, "甲", True]) == [
        "349.9亿元",
        "800万元",
        "3.5%",
        "2026-06-25",
        "核心区",
        None,
        3,
        "甲",
        True,
    ]


def test_dumped_object_is_read_back_equal() -> None:
    drones = CLUSTERS.new_star_track("无人机", highland="高端装备")
    from attrs import evolve

    for subject in (application(), application(titles=None, standing=None), evolve(new_star(), track=drones)):
        assert read_application(json.loads(json.dumps(dump(subject))), NOTICE) == subject
    assert read_product(json.loads(json.dumps(dump(product()))), NOTICE) == product()


def test_track_is_its_name_or_an_object_with_its_highland() -> None:
    assert dump(CLUSTERS.track("人工智能")) == "人工智能"
    drones = CLUSTERS.new_star_track("无人机", highland="高端装备")
    assert dump(drones) == {"name": "无人机", "highland": "高端装备"}


def test_report_contains_every_field_of_its_findings() -> None:
    report = known(dump(judged(application(revenue=yi("41.9")))))
    assert (report["verdict"], report["readings"]["A12"]) == ("需作说明", "last-year-actual")
    (scale,) = (one for one in report["findings"] if one["clause"] == "scale")
    assert scale == {
        "clause": "scale",
        "place": "附件1 四（一）1",
        "section": "",
        "topic": "资格",
        "force": "原则上",
        "outcome": "不符合",
        "subject": "2025年规上企业营业收入",
        "word": "规模门槛",
        "comparison": "不低于",
        "observed": "41.9亿元",
        "required": "42亿元",
        "gap": "1000万元",
        "basis": {
            "floor": "60亿元",
            "relief": "30%",
            "mountain_or_island": True,
            "negotiable": False,
            "discretionary": False,
            "granted": None,
            "relieved": "42亿元",
            "amount": "42亿元",
        },
        "notes": ["按山区海岛县标准"],
        "entries": [],
        "readings": ["A12", "A13", "A15", "A16"],
    }
    assert json.loads(json.dumps(dump(judged(product()))))["verdict"] == "符合"


def test_allocation_can_be_dumped() -> None:
    row: dict[str, Any] = dump(JINGPIN.quotas.allocate("省属企业集团", ["甲"], in_zone=["甲"]))
    steps = row.pop("steps")
    assert row == {
        "recommender": "省属企业集团",
        "place": "推荐名额表 第13行",
        "limit": 5,
        "recommended": ["甲"],
        "left_out": [],
        "tied": [],
        "open_places": 0,
        "in_zone": ["甲"],
        "zone_unknown": [],
        "unused": 4,
    }
    assert [(step["kind"], step["count"], step["readings"]) for step in steps] == [
        ("名额", 5, ["A56"]),
        ("截取", 1, []),
        ("空余", 4, []),
    ]


def test_decimal_score_is_not_a_share() -> None:
    ranked: Sequence[str] = list("甲乙丙丁戊己")
    for score in (Decimal("98.5"), Fraction(197, 2)):
        allocation = JINGPIN.quotas.allocate("省属企业集团", ranked, score=dict.fromkeys(ranked, score))
        (tie,) = (step for step in known(dump(allocation))["steps"] if step["kind"] == "同分")
        assert tie["score"] == str(score)
        assert tie["candidates"] == ranked


def test_finding_with_an_allocation_is_plain_json() -> None:
    report = known(dump(JINGPIN.validate_recommendation("省属企业集团", [product()])))
    assert json.loads(json.dumps(report)) == report
    (quota,) = (one for one in report["findings"] if one["clause"] == "within-quota")
    assert quota["observed"]["recommended"][0]["label"] == f"{product().enterprise.name}：{product().name}"


def test_apportionment_is_dumped_key_by_key() -> None:
    made = JINGPIN.quotas.apportion(
        "舟山市", {"定海区": 1, "普陀区": Decimal("1.5"), "岱山县": Fraction(3, 2)}, method=Method.HAMILTON
    )
    row: dict[str, Any] = dump(made)
    assert json.loads(json.dumps(row)) == row
    assert (row["method"], row["total"], row["tied"], row["open_places"]) == ("最大余额法", 20, ["普陀区", "岱山县"], 1)
    assert row["steps"][1] == {
        "key": "普陀区",
        "weight": "3/2",
        "share": "15/2",
        "quotas": [],
        "fixed": False,
        "places": 7,
        "tied": True,
        "floor": 0,
        "cap": None,
        "last": "3/2",
        "next": "1/2",
    }


def test_rounds_under_bounds_are_dumped() -> None:
    weights = {"定海区": Decimal("10"), "普陀区": Decimal("0.5"), "岱山县": Decimal("0.5")}
    made = JINGPIN.quotas.apportion("舟山市", weights, method=Method.HAMILTON, caps={"定海区": 10})
    row: dict[str, Any] = dump(made)
    assert json.loads(json.dumps(row)) == row
    assert row["rounds"] == [
        {
            "places": 20,
            "count": 3,
            "weight": "11",
            "excess": "90/11",
            "lack": "0",
            "at_cap": ["定海区"],
            "at_floor": [],
        },
        {"places": 10, "count": 2, "weight": "1", "excess": "0", "lack": "0", "at_cap": [], "at_floor": []},
    ]
    assert [(step["quotas"], step["fixed"]) for step in row["steps"]] == [
        (["200/11"], True),
        (["10/11", "5"], False),
        (["10/11", "5"], False),
    ]


def test_provincial_allocation_can_be_dumped() -> None:
    nominees = [Nominee(candidate="甲", city="衢州市"), Nominee(candidate="乙", group="省属甲集团")]
    row: dict[str, Any] = dump(JINGPIN.quotas.allocate_province(nominees))
    assert json.loads(json.dumps(row)) == row
    assert row["placements"][1] == {"candidate": "乙", "kind": "省属企业集团", "recommender": "省属甲集团"}
    (group,) = (one for one in row["places"] if one["name"] == "省属甲集团")
    assert (group["limit"], group["used"], group["unused"], group["within"]) == (5, 1, 4, "省属企业集团")
    assert row["steps"][0] == {"candidate": "甲", "recommender": "衢州市", "why": "有空余", "moved": []}


def test_tables_are_plain_json() -> None:
    tables = dump_tables(NOTICE)
    assert json.loads(json.dumps(tables)) == tables
    assert tables["tracks"][0]["core"] == "500亿元"
    bounds = {row["name"]: row["bound"] for row in tables["cluster_clauses"]}
    assert (bounds["x-system"], bounds["in-time"]) == ("x_system", "cluster-online")


def test_clause_contains_the_name_of_its_test() -> None:
    assert known(dump(CLUSTERS.clauses[2]))["test"] == "is_eligible_applicant"
    notice = json.loads(json.dumps(dump(NOTICE)))
    assert notice["number"] == "浙制高办〔2026〕30号"
    assert not any("ledger" in name for name in notice)  # how it is loaded is nobody's to read


def test_county_list_can_be_dumped() -> None:
    third = known(dump(MOUNTAIN_ISLAND_LISTS[2]))
    assert json.loads(json.dumps(third)) == third
    assert (third["first"], third["last"], third["known_until"]) == ("2025-05-28", None, "2026-05-26")
    assert third["confidence"] == "中"
    assert third["counties"] == sorted(MOUNTAIN_ISLAND_LISTS[2].counties)


def test_open_question_can_be_dumped() -> None:
    questions = known(dump(NOTICE.open_questions))
    assert json.loads(json.dumps(questions)) == questions
    assert [one["id"] for one in questions if one["selectable"]] == [one.id for one in NOTICE.readings]
