"""一个 MCP 服务：让会用工具的程序核对申报、查门槛、看还能申报什么，以及时限、名额和待明确事项。

在项目的文件夹里装好，再把第二行告诉那个程序，它用标准输入输出与服务通话：

    .venv/bin/pip install -e '.[mcp]'
    .venv/bin/python examples/mcp_server.py

七个工具都只读，什么也不留下。每个答复都有文号、出处、约束力和结论取决于哪些待明确事项；填错的以工具错误说明，逐处给出位置；
答复里没有负责人和联系人。
"""

# The SDK is no dependency: where it is not installed, its types are unknown.
# pyright: reportMissingImports=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownParameterType=false, reportUnknownArgumentType=false, reportUntypedFunctionDecorator=false
# pyright: reportUntypedBaseClass=false

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import BaseModel, Field, ValidationError

from zj415x import (
    Alternative,
    Clause,
    ClusterApplication,
    Deadline,
    Force,
    JingpinProduct,
    Money,
    Readings,
    Report,
    Threshold,
    Tier,
    Topic,
    Track,
    Verdict,
    Zj415xError,
    __version__,
)
from zj415x.editions.y2026 import NOTICE
from zj415x.printed.deadline import State
from zj415x.values.blank import YES_NO, Count, Instant
from zj415x.wording import say

BLANK = "没有问到的、不知道的，一律不填（省略），绝不要写成 0、“无”或 false：空白是不明，0 是确实为零。"
CLAUSES: tuple[Clause[Any], ...] = (
    *NOTICE.clusters.clauses,
    *NOTICE.clusters.city_clauses,
    *NOTICE.jingpin.clauses,
    *NOTICE.jingpin.recommendation_clauses,
)
SCALE, OPEN_TRACK, WITHIN_QUOTA = (
    next(clause for clause in CLAUSES if clause.name == name) for name in ("scale", "open-track", "within-quota")
)


class Hinge(BaseModel):
    """结论取决于它按哪种口径理解的一处。"""

    id: str
    place: str = Field(title="出处")
    question: str = Field(title="问的是什么")
    options: dict[str, str] = Field(title="各口径的意思")
    default: str = Field(title="默认的口径")


class Answer(BaseModel):
    """每个答复都有的。"""

    notice: str = Field(default=NOTICE.number, title="文号")
    place: str = Field(title="出处")
    force: Force | None = Field(title="约束力", description="没有条款核对的为 null。")
    hinges_on: list[Hinge] = Field(title="取决于哪些待明确事项")
    said: list[str] = Field(title="说明")


class Checked(Answer):
    """核对的结果：结论、取决于什么、逐条的意见。"""

    verdict: Verdict
    report: Report


class Floor(Answer):
    """规模门槛。"""

    threshold: Threshold
    amount: Money = Field(title="适用的门槛")


class Way(Answer):
    """还能申报的一个赛道和类型。"""

    verdict: Verdict
    alternative: Alternative


class Ways(Answer):
    """还能申报什么，最合适的在前。"""

    routes: list[Way]


class Due(Answer):
    """一项时限。"""

    deadline: Deadline
    state: State | None = Field(title="那一刻的状态", description="没有写 at 的为 null。")


class Dues(Answer):
    """各项时限。"""

    deadlines: list[Due]


class Places(Answer):
    """一家的名额。"""

    recommender: str = Field(title="推荐单位")
    limit: int = Field(title="名额的数目")


class Opened(Hinge):
    """一处待明确事项，连同依据它的条款。"""

    words: str = Field(title="所涉的字句")
    reason: str = Field(title="默认的理由")
    settled_by: str = Field(title="可以问谁")
    clauses: dict[str, Force] = Field(title="依据它的条款及其约束力")


class Openings(Answer):
    """待明确事项。"""

    readings: list[Opened]


class Server(MCPServer[Any]):
    """Refuses a call in the library's sentences, each with its path."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        known = next(
            (list(tool.input_schema["properties"]) for tool in await self.list_tools() if tool.name == name), None
        )
        if known is not None and not arguments.keys() <= set(known):  # a slip would be passed over without a word
            raise ToolError(f"有不认识的参数；可用：{'、'.join(known)}")
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            match error.__cause__:
                case ValidationError() as refused:
                    raise ToolError("\n".join(_told(problem) for problem in refused.errors())) from None
                case Zj415xError() as refused:
                    raise ToolError(str(refused)) from None
                case _:
                    raise


def _told(problem: Any) -> str:
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in problem["loc"])
    ours = {"missing": "缺少必填字段", "list_type": "应为列表", "string_type": "应为文字"}
    said = ours.get(problem["type"], problem["msg"])
    return f"${path} {said}"


server = Server(
    "zj415x",
    version=__version__,
    instructions=f"{NOTICE.number}的可执行版本，不是官方工具，以通知原文为准，从不说“入选”或“落选”。{BLANK}"
    '金额、比重、时刻带单位，如 "349.9亿元"、"3.5%"、"2026-06-20T10:00:00+08:00"。',
    log_level="ERROR",  # what a caller sent stands in no log
)
ONLY_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
YesNo = Annotated[bool, YES_NO]
Chosen = Annotated[Readings, Field(description="待明确事项按哪种口径理解；没有写的按默认。")]


@server.tool(title="核对一份集群申报", description=f"逐条核对附件1的条件，给出结论。{BLANK}", annotations=ONLY_READS)
def check_application(application: ClusterApplication, readings: Chosen = Readings()) -> Checked:  # noqa: B008
    return _checked(application.validate(NOTICE.clusters, readings=readings), "附件1")


@server.tool(title="核对一个精品产品", description=f"逐条核对附件2的条件，给出结论。{BLANK}", annotations=ONLY_READS)
def check_product(product: JingpinProduct, readings: Chosen = Readings()) -> Checked:  # noqa: B008
    return _checked(product.validate(NOTICE.jingpin, readings=readings), "附件2")


@server.tool(
    title="查规模门槛",
    description=f"一个赛道一种申报类型的规模门槛；是不是山区海岛县、竞争力是否达到世界级水平，{BLANK}",
    annotations=ONLY_READS,
)
def threshold(
    track: Track, tier: Tier, mountain_or_island: YesNo | None = None, world_class: YesNo | None = None
) -> Floor:
    found = track.threshold(tier, mountain_or_island=mountain_or_island, world_class=world_class)
    return Floor(
        place=SCALE.place,
        force=SCALE.force,
        hinges_on=_hinges(SCALE.readings),
        said=[say(found)],
        threshold=found,
        amount=found.amount,
    )


@server.tool(
    title="还能申报什么",
    description=f"同一赛道的其他类型、同一产业的另一类赛道，各有结论，最合适的在前。{BLANK}",
    annotations=ONLY_READS,
)
def routes(application: ClusterApplication, readings: Chosen = Readings()) -> Ways:  # noqa: B008
    found = [_way(route) for route in application.routes(NOTICE.clusters, readings=readings)]
    ids = {hinge.id for way in found for hinge in way.hinges_on}
    return Ways(
        place=OPEN_TRACK.place,
        force=OPEN_TRACK.force,
        hinges_on=_hinges(sorted(ids)),
        said=[said for way in found for said in way.said],
        routes=found,
    )


@server.tool(
    title="时限", description=f"谁在何时以前办什么；写了 at 的，连同那一刻的状态。{BLANK}", annotations=ONLY_READS
)
def deadlines(at: Instant | None = None, readings: Chosen = Readings()) -> Dues:  # noqa: B008
    found = [_due(NOTICE.deadline(deadline.name, readings=readings), at) for deadline in NOTICE.deadlines]
    return Dues(
        place="、".join(dict.fromkeys(due.place for due in found)),
        force=None,
        hinges_on=_hinges(["A41"]),
        said=[said for due in found for said in due.said],
        deadlines=found,
    )


@server.tool(title="推荐名额", description=f"一家推荐单位有多少名额（附2-2）。{BLANK}", annotations=ONLY_READS)
def quota(
    recommender: Annotated[
        str, Field(description="设区市，或名额表上的其他各行：" + "、".join(NOTICE.jingpin.quotas.keys()))
    ],
    recommenders: Annotated[Count, Field(description="这一行共有几家。")] = 1,
    readings: Chosen = Readings(),  # noqa: B008
) -> Places:
    table = NOTICE.jingpin.quotas
    row = table[recommender]
    limit = table.limit(row.name, recommenders=recommenders, readings=readings)
    return Places(
        place=row.place,
        force=WITHIN_QUOTA.force,
        hinges_on=_hinges(row.readings),
        said=[f"{row.name}：{limit}（{row.place}）"],
        recommender=row.name,
        limit=limit,
    )


@server.tool(
    title="待明确事项",
    description=f"通知里可以作几种理解的字句：各种口径的意思、默认及其理由；写了编号的只要那几处。{BLANK}",
    annotations=ONLY_READS,
)
def readings(ids: Annotated[list[str], Field(description="编号，如 A12；空的为全部。")] = []) -> Openings:  # noqa: B006
    chosen = [NOTICE.reading(id) for id in ids] or NOTICE.readings
    found = [
        Opened(
            **_hinge(reading.id).model_dump(),
            words=reading.words,
            reason=say(reading.reason),
            settled_by=say(reading.settled_by),
            clauses={clause.name: clause.force for clause in CLAUSES if reading.id in clause.readings},
        )
        for reading in chosen
    ]
    return Openings(
        place="、".join(dict.fromkeys(reading.place for reading in found)),
        force=None,
        hinges_on=list(found),
        said=[reading.question for reading in found],
        readings=found,
    )


def _checked(report: Report, place: str) -> Checked:
    deciding = [finding for finding in (*report.unmet, *report.unknown) if finding.force is not Force.ADVISORY]
    return Checked(
        place=place,
        force=min((finding.force for finding in deciding), key=list(Force).index, default=Force.REQUIRED),
        hinges_on=_hinges(report.sensitivity().hinges_on),
        said=[say(report.verdict), *map(say, deciding)],
        verdict=report.verdict,
        report=report,
    )


def _way(found: Alternative) -> Way:
    checked = _checked(found.report, "附1-1")
    return Way(
        place=checked.place,
        force=checked.force,
        hinges_on=checked.hinges_on,
        said=[say(found)],
        verdict=found.verdict,
        alternative=found,
    )


def _due(found: Deadline, at: datetime | None) -> Due:
    return Due(
        place=found.place,
        force=next(
            (clause.force for clause in CLAUSES if clause.topic is Topic.TIMING and clause.place == found.place), None
        ),
        hinges_on=_hinges(["A41"] if found.printed.endswith("前") else []),
        said=[say(found, at=at)],
        deadline=found,
        state=None if at is None else found.state(at),
    )


def _hinges(ids: Iterable[str]) -> list[Hinge]:
    return [_hinge(id) for id in ids]


def _hinge(id: str) -> Hinge:
    reading = NOTICE.reading(id)
    options: Sequence[str] = reading.options
    return Hinge(
        id=reading.id,
        place=reading.place,
        question=say(reading.question),
        options={option: say(reading.meaning(option)) for option in options},
        default=reading.default,
    )


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    server.run()
