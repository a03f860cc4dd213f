"""Shown: what the service answers with, as OpenAPI tells it; :mod:`serving.saying` makes it."""

from typing import Any, Literal

from pydantic import BaseModel, Field

from zj415x import Allocation, Alternative, Deadline, ListedProduct, Receipt, Report, Route
from zj415x.printed.deadline import State


class FindingSaid(BaseModel):
    """一条的话。"""

    clause: str = Field(title="条款的名称")
    topic: str = Field(title="结果的类别")
    section: str = Field(title="申报表的章节", description="不在申报表里的为空。")
    outcome: str = Field(title="结果")
    force: str = Field(title="约束力")
    sentence: str = Field(title="说明")
    entries: list[str] = Field(title="涉及的栏目", description="与这一条的 entries 一一对应。")


class BlankSaid(BaseModel):
    """没有填的一处。"""

    path: str = Field(title="在文件里的位置", description="没有单独一处的为空。")
    said: str = Field(title="栏目")


class Reason(BaseModel):
    """原因的一行。"""

    depth: int = Field(title="第几层", description="从 0 起；比上一行深的，属于上一行。")
    sentence: str = Field(title="说明")
    folded: bool = Field(title="是否只列数目", description="不左右结论的空白只列数目，展开再看是哪些。")
    blanks: list[BlankSaid] = Field(title="没有填的")


class ReportSaid(BaseModel):
    """结论的话，用 Accept-Language 要的语言。"""

    verdict: str = Field(title="结论")
    topics: list[str] = Field(title="资格、填报、时限各自的结论", description="只有一类的不列。")
    count: str = Field(title="各种结果的条数")
    findings: list[FindingSaid] = Field(title="逐条的话", description="与 report.findings 一一对应。")
    why: str | None = Field(title="原因", description="没有用 why=true 要的为 null。")
    reasons: list[Reason] | None = Field(
        title="逐行的原因", description="与 why 同样的话；没有填的逐处列出。没有用 why=true 要的为 null。"
    )


class Judged(BaseModel):
    """核对的结果。"""

    report: Report
    said: ReportSaid
    receipt: Receipt | None = Field(title="回执", description="没有用 receipt=true 要的为 null。")


class Routes(BaseModel):
    """还能申报的赛道和类型，最合适的在前。"""

    routes: list[Alternative]
    said: list[str] = Field(title="逐个的话", description="与 routes 一一对应。")


class CutSaid(BaseModel):
    """截取的话。"""

    summary: str = Field(title="总的")
    steps: list[str] = Field(title="逐步的话", description="与 allocation.steps 一一对应。")
    tied_rows: list[int] = Field(title="同分待定的序号", description="从 1 起，与 allocation.tied 一一对应。")
    duplicates: list[str] = Field(title="可能的重复", description="同一企业的同一产品，请核对。")


class Cut(BaseModel):
    """按名额截取的名单。"""

    allocation: Allocation[ListedProduct]
    said: CutSaid


class Filled(BaseModel):
    """一份填好的工作簿。"""

    kind: Literal["application", "ranking"] = Field(title="哪一种", description="申报信息表，或推荐汇总表。")
    document: dict[str, Any] = Field(title="填了什么", description="与 JSON 文件一样。")
    recommender: str | None = Field(title="填报单位", description="推荐汇总表上写的。")
    remarks: list[str] = Field(title="没有读的和有疑问的")


class TrackShown(BaseModel):
    """附1-1的一行。"""

    name: str = Field(title="赛道")
    highland: str = Field(title="产业高地")
    route: Route
    segments: list[str] = Field(title="细分赛道")
    open_ended: bool = Field(title="细分赛道是否以“等”结尾")
    core: str | None = Field(title="核心区的规模门槛")
    coordinated: str | None = Field(title="协同区的规模门槛")
    new_star: str | None = Field(title="“新星”产业群的规模门槛")
    relief: str = Field(title="山区海岛县下调")
    said: str = Field(title="一句话")


class DeadlineShown(BaseModel):
    """一项时限。"""

    deadline: Deadline
    state: State | None = Field(title="那一刻的状态", description="没有写 at 的为 null。")
    remaining: str | None = Field(title="那一刻还剩多少", description="ISO 8601 的时长；没有写 at 的为 null。")
    said: str = Field(title="一句话")
