"""The MCP server of the examples answers as the library does, says what an answer rests on, and names no person."""

import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from zj415x import Readings
from zj415x.exchange import dump, read_application, read_product

from .builders import CLUSTERS, EXAMPLES, JINGPIN, NOTICE, application, known

pytest.importorskip("mcp", reason="mcp is not installed, which the example of an MCP server needs")
pytest.importorskip("msgspec", reason="what generates schemas is not installed")
import anyio
from mcp import Client, StdioServerParameters, stdio_client

sys.path.insert(0, str(EXAMPLES))
import mcp_server

CASES = [EXAMPLES / "application.json", *sorted((EXAMPLES / "cases").glob("*.json"))]
TOOLS = ["check_application", "check_product", "threshold", "routes", "deadlines", "quota", "readings"]
PERSON, NUMBER = "张三丰", "13800000000"


def document(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def run(asks: Callable[[Any], Awaitable[Any]], server: Any = mcp_server.server) -> Any:
    """What a client gets that is connected in memory, or by another transport."""

    async def connected() -> Any:
        async with Client(server) as client:
            return await asks(client)

    return anyio.run(connected)


def answered(name: str, /, **arguments: Any) -> Any:
    """The answer of a tool, which is no error and says what it rests on."""
    result = run(lambda client: client.call_tool(name, arguments))
    assert not result.is_error, result.content
    answer = result.structured_content
    assert answer["notice"] == NOTICE.number
    assert answer["place"]
    assert answer["said"]
    assert {"force", "hinges_on"} <= answer.keys()
    return answer


def refused(name: str, /, **arguments: Any) -> list[str]:
    """The lines of a tool's error."""
    result = run(lambda client: client.call_tool(name, arguments))
    assert result.is_error
    lines: list[str] = result.content[0].text.splitlines()
    return lines


def ids(answer: Any) -> list[str]:
    return [one["id"] for one in answer["hinges_on"]]


@pytest.fixture(scope="module")
def tools() -> Any:
    return {one.name: one for one in run(lambda client: client.list_tools()).tools}


def test_every_tool_only_reads_and_says_to_leave_out_what_is_not_asked(tools: Any) -> None:
    assert list(tools) == TOOLS
    for tool in tools.values():
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        assert "绝不要写成 0" in tool.description
        assert tool.output_schema["properties"].keys() >= {"notice", "place", "force", "hinges_on", "said"}


def test_what_a_tool_takes_is_described_as_the_library_describes_it(tools: Any) -> None:
    from zj415x import ClusterApplication
    from zj415x.schema import json_schema

    defined = tools["check_application"].input_schema["$defs"]
    assert defined["ClusterApplication"]["properties"].keys() == json_schema(ClusterApplication)["properties"].keys()
    assert defined.keys() >= json_schema(ClusterApplication)["$defs"].keys()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_is_judged_as_by_the_library(path: Path) -> None:
    subject = read_application(document(path), NOTICE)
    report = subject.validate(CLUSTERS)
    answer = answered("check_application", application=document(path))
    assert answer["verdict"] == report.verdict
    assert answer["report"] == known(dump(report))
    assert ids(answer) == list(report.sensitivity().hinges_on)


@pytest.mark.slow
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_routes_of_every_case_are_the_librarys(path: Path) -> None:
    found = read_application(document(path), NOTICE).routes(CLUSTERS)
    answer = answered("routes", application=document(path))
    assert [one["alternative"] for one in answer["routes"]] == [known(dump(one)) for one in found]
    assert [ids(one) for one in answer["routes"]] == [list(one.report.sensitivity().hinges_on) for one in found]


def test_a_product_is_judged_under_the_readings_that_are_chosen() -> None:
    data, chosen = document(EXAMPLES / "product.json"), {"A48": "three-years"}
    answer = answered("check_product", product=data, readings=chosen)
    report = read_product(data, NOTICE).validate(JINGPIN, readings=Readings(A48="three-years"))
    assert answer["report"] == known(dump(report))


def test_a_threshold_has_its_amount_with_and_without_the_relief() -> None:
    track = "低空经济与商业航天"
    amounts = [
        answered("threshold", track=track, tier="核心区", **relief)["amount"]
        for relief in ({}, {"mountain_or_island": False}, {"mountain_or_island": True})
    ]
    assert amounts == ["60亿元", "60亿元", "42亿元"]
    answer = answered("threshold", track=track, tier="核心区")
    assert (answer["place"], answer["force"], ids(answer)) == (
        "附件1 四（一）1",
        "原则上",
        ["A12", "A13", "A15", "A16"],
    )


def test_a_deadline_has_its_state_and_hinges_on_whether_its_day_counts() -> None:
    answer = answered("deadlines", at="2026-07-03T12:00:00+08:00")
    states = {one["deadline"]["name"]: (one["state"], ids(one)) for one in answer["deadlines"]}
    assert states["cluster-recommendation"] == ("受理中", ["A41"])
    assert states["cluster-online"] == ("已截止", [])
    later = answered("deadlines", at="2026-07-03T12:00:00+08:00", readings={"A41": "exclusive"})
    assert {one["deadline"]["name"]: one["state"] for one in later["deadlines"]}["cluster-recommendation"] == "已截止"
    assert all(one["state"] is None for one in answered("deadlines")["deadlines"])


def test_places_are_those_of_the_table() -> None:
    for row in JINGPIN.quotas:
        answer = answered("quota", recommender=row.name)
        assert (answer["limit"], answer["place"], ids(answer)) == (row.places, row.place, list(row.readings))
    assert answered("quota", recommender="省属企业集团", recommenders=3, readings={"A56": "total"})["limit"] == 5


def test_all_readings_are_told_or_those_that_are_named() -> None:
    assert ids(answered("readings")) == [one.id for one in NOTICE.readings]
    (told,) = answered("readings", ids=["A48"])["readings"]
    assert told["options"].keys() == set(NOTICE.reading("A48").options)
    assert told["clauses"]


@pytest.mark.parametrize(
    ("name", "arguments", "lines"),
    [
        ("threshold", {"track": "人工智能"}, ["$.tier 缺少必填字段"]),
        (
            "check_application",
            {"application": {"tier": "核心", "track": "人工智能", "scale": {"revenue": 42}}},
            [
                "$.application.applicant 缺少必填字段",
                "$.application.tier 没有“核心”这一项；相近的有：核心区；可填：核心区、协同区、“新星”产业群",
                '$.application.scale.revenue 应为带单位的金额，如 "349.9亿元"，不是 42',
            ],
        ),
        (
            "threshold",
            {"track": "人工智能", "tier": "核心区", "mountain_or_island": 0},
            ["$.mountain_or_island 应为 true、false 或 null（未填），不是 0"],
        ),
        (
            "threshold",
            {"track": "集成电路", "tier": "核心区"},
            ["附1-1没有为“集成电路”列出核心区的规模门槛，无从申报"],
        ),
        ("quota", {"recommender": "杭州"}, ["没有名为“杭州”的推荐单位；相近的有：杭州市、温州市、湖州市"]),
        ("readings", {"ids": "A12"}, ["$.ids 应为列表"]),
        ("deadlines", {"on": "2026-07-03"}, ["有不认识的参数；可用：at、readings"]),
    ],
)
def test_what_is_wrong_is_told_in_our_sentences(name: str, arguments: Any, lines: list[str]) -> None:
    assert refused(name, **arguments) == lines


def test_no_answer_and_no_error_names_a_person() -> None:
    person = {"name": PERSON, "position": "主任", "mobile": NUMBER}
    data = known(dump(application())) | {"head": person, "contact": person}
    wrong = data | {"head": {"name": [PERSON], NUMBER: PERSON}, "tier": "核心"}
    told = [answered("check_application", application=data), answered("routes", application=data)]
    shown = json.dumps(told, ensure_ascii=False) + "".join(refused("check_application", application=wrong))
    assert PERSON not in shown
    assert NUMBER not in shown


@pytest.mark.slow
def test_it_answers_over_standard_input_and_output() -> None:
    paths = [str(Path(mcp_server.__file__)), str(EXAMPLES.parent / "src")]
    program = StdioServerParameters(command=sys.executable, args=paths[:1], env={"PYTHONPATH": paths[1]})

    async def asks(client: Any) -> Any:
        listed = await client.list_tools()
        return listed.tools, await client.call_tool("quota", {"recommender": "衢州市"})

    listed, result = run(asks, stdio_client(program))
    assert [one.name for one in listed] == TOOLS
    assert result.structured_content["limit"] == 20
