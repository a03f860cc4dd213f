"""Reader: an application read back from the cells of its form and plan alone."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from zj415x import (
    CHINA,
    Applicant,
    ApplicantKind,
    Area,
    Arrangement,
    ClusterApplication,
    Dollars,
    Ecosystem,
    IndustrialPlatform,
    Innovation,
    InnovationPlatform,
    KeyEnterprise,
    LandmarkProject,
    Money,
    Opinion,
    Organisation,
    Person,
    Plan,
    Potential,
    Project,
    ProjectLists,
    Scale,
    ServicePlatform,
    Standing,
    TargetYear,
    Tier,
    Track,
    XTitle,
)
from zj415x.printed.form import Indicator, Table
from zj415x.values.blank import Amount, Count, Growth, Investment, Land, Share
from zj415x.values.number import percent

from ...builders import CLUSTERS
from .document import Document, Paragraphs

ROWS = {
    "leading_enterprises": KeyEnterprise,
    "supporting_enterprises": KeyEnterprise,
    "key_innovation_platforms": InnovationPlatform,
    "industrial_platforms": IndustrialPlatform,
    "service_platforms": ServicePlatform,
    "chain_leader_projects": LandmarkProject,
    "champion_projects": LandmarkProject,
    "platform_projects": LandmarkProject,
}
SECTIONS = {"scale": Scale, "innovation": Innovation, "ecosystem": Ecosystem, "growth": Potential}
DAY = re.compile(r"(\d+)年(\d+)月(\d+)日")


def application_in(form: Document, plan: Document) -> ClusterApplication:
    basics, support, facts = form.facts("一、集群基本信息"), form.beginning("（五）组织保障"), form.facts("产业高地")
    software = bool(value(facts["是否属软件类产业（附1-1没有列出的“新星”赛道才填）"], bool))
    track, segment = track_in(basics["细分赛道（限选1个）"], facts["产业高地"][0], software=software)
    (tier,) = (one for one in Tier if ticked(basics["申报类型（限选1个）"])[0].endswith(str(one)))
    counties, cities = opinions(form)
    return ClusterApplication(
        applicant=Applicant(
            name=basics["县（市、区）/园区名称"][0],
            kind=value(facts["申报单位类别"], ApplicantKind),
            city=value(facts["设区市"], str),
            county=value(facts["县（市、区）"], str),
            mountain_or_island=value(facts["是否山区海岛县"], bool),
        ),
        tier=tier,
        track=track,
        segment=segment,
        advantages=value(basics["细分赛道优势（300字以内）"], str),
        titles=titles_in(form.beginning("所持“X”体系称号")),
        x_types=tuple(ticked(basics["当前所属“X”体系类型"])) or None,
        standing=value(facts["现有身份"], Standing),
        world_class=value(facts["细分领域竞争力是否世界级"], bool),
        granted_floor=value(facts["省里定的规模门槛"], Amount),
        head=person(form, "集群负责人"),
        contact=person(form, "集群联系人"),
        county_opinion=Opinion(
            given=value(facts["县级政府（管委会）已出具审核意见"], bool),
            sealed=value(facts["县级政府（管委会）已盖章"], bool),
            dated=counties,
        ),
        city_opinion=Opinion(
            given=value(facts["设区市经信局已出具审核意见"], bool),
            sealed=value(facts["设区市经信局已盖章"], bool),
            dated=cities,
        ),
        **{name: section(cls, form, name) for name, cls in SECTIONS.items()},
        **{table.field: listed(ROWS[table.field], form.beginning(caption(table)), table) for table in CLUSTERS.tables},
        project_lists=ProjectLists(
            **{
                one.field.partition(".")[2]: listed(Project, form.beginning(f"成长潜力{one.title}"), one)
                for one in CLUSTERS.project_tables
            }
        ),
        organisation=Organisation(
            **{
                name: Arrangement(
                    exists={"有": True, "无": False, "": None}["".join(ticked(boxes))], summary=value(text, str)
                )
                for name, (_, boxes, text) in zip(("mechanism", "policy", "promoter"), support[1:], strict=True)
            }
        ),
        plan=Plan(
            uploaded=value(facts["建设实施方案已上传"], bool),
            tier_chapter=value(facts["方案有本类型要增加的任务"], bool),
            restates_figures=value(facts["方案目标体现申报表指标"], bool),
        ),
        targets=tuple(targets(plan)) or None,
        evidence=lines_in(facts["附明细清单的指标"]),
        classified=lines_in(facts["涉密的指标"]),
        submitted=instant(facts["提交时间"][0]),
    )


def value(cell: Paragraphs, declared: Any, unit: str = "") -> Any:
    """Read a cell as a value of that type."""
    kind = declared
    if get_origin(declared) in (Union, UnionType):
        (kind,) = (one for one in get_args(declared) if one is not NoneType)
    if get_origin(kind) is tuple:
        return () if cell == ("无",) else None if cell == ("",) else cell
    (text,) = cell
    if text in ("", "无需填报"):
        return None
    if kind == Amount:
        return Money.parse(text + unit)
    if kind in (Share, Growth):
        return percent(text + unit)
    if kind == Count:
        return int(text)
    if kind == Land:
        return Area.parse(text + unit)
    if kind == Investment:
        return Dollars.parse(text) if text.endswith("美元") else Money.parse(text)
    if kind is bool:
        return {"是": True, "否": False}[text]
    if kind is date:
        return day(text)
    return kind(text) if kind in (ApplicantKind, Standing) else text


def day(text: str) -> date | None:
    found = DAY.match(text)
    return None if found is None else date(*map(int, found.groups()))


def instant(text: str) -> datetime | None:
    if not text:
        return None
    dated, _, clock = text.partition(" ")
    return datetime.combine(day(dated) or date.min, time.fromisoformat(clock), CHINA)


def ticked(boxes: Paragraphs) -> list[str]:
    """Return the labels of the ticked boxes."""
    return [label.rstrip("　") for line in boxes for label in re.findall(r"☑([^☑□]*)", line)]


def track_in(cell: Paragraphs, highland: str, *, software: bool) -> tuple[Track, str | None]:
    name = cell[0].removeprefix("集群赛道：")
    if name != cell[0]:
        return CLUSTERS.track(name), cell[1].removeprefix("细分赛道：") or None
    return CLUSTERS.new_star_track(name, highland=highland, software=software), cell[1] if len(cell) > 1 else None


def person(form: Document, who: str) -> Person:
    (row,) = (one for one in form.beginning("一、集群基本信息") if one[0] == (who,))
    name, position, mobile = (value(cell, str) for cell in row[1::2])
    return Person(name=name, position=position, mobile=mobile)


def opinions(form: Document) -> Iterator[date | None]:
    return (day(row[0][-1]) for row in form.beginning("一、集群基本信息")[-2:])


def section(cls: Any, form: Document, name: str) -> Any:
    asked = [indicator for indicator in CLUSTERS.indicators if indicator.field.startswith(f"{name}.")]
    number = "一二三四"[[*SECTIONS].index(name)]
    table = form.beginning(f"（{number}）{asked[0].section}")
    return cls(**lines(cls, asked, [row[3] for row in table[-len(asked) :]]))


def lines(cls: Any, asked: Sequence[Indicator], cells: Sequence[Paragraphs]) -> dict[str, Any]:
    hints = get_type_hints(cls, include_extras=True)
    return {one.name: value(cell, hints[one.name], one.unit) for one, cell in zip(asked, cells, strict=True)}


def caption(table: Table) -> str:
    """Return how the title of a table begins."""
    unbounded = [one for one in CLUSTERS.tables if one.most is None]
    if table not in unbounded:
        return table.title
    number = unbounded.index(table) + 1
    return f"{'标志性项目：' if number == 1 else ''}{number}.{table.title}"


def listed(cls: Any, table: list[list[Paragraphs]], printed: Table) -> Any:
    """Read the rows of a list; None where all are blank; blank rows are skipped."""
    hints = get_type_hints(cls, include_extras=True)
    names = [one.field for one in printed.cells] + (["designated", "annual_output"] if cls is Project else [])
    units = [one.label.rpartition("（")[2].removesuffix("）") for one in printed.cells] + ["", ""]
    body = [row[-len(names) :] for row in table[2:]]
    if body[0] == [("无",), *[("",)] * (len(names) - 1)]:
        return ()
    given = (
        {name: value(cell, hints[name], unit) for name, cell, unit in zip(names, row, units, strict=False)}
        for row in body
    )
    return tuple(cls(**item) for item in given if any(part is not None for part in item.values())) or None


def titles_in(table: list[list[Paragraphs]]) -> tuple[XTitle, ...] | None:
    if table[2][0] in (("",), ("无",)):
        return () if table[2][0] == ("无",) else None
    return tuple(
        XTitle(
            scheme[0],
            industry=value(industry, str),
            same_industry=value(same, bool),
            valid_until=value(until, date),
        )
        for scheme, industry, same, until in table[2:]
    )


def lines_in(cell: Paragraphs) -> tuple[str, ...] | None:
    """Find the fields of the line numbers in a cell, section by section."""
    if cell in (("",), ("无",)):
        return None if cell == ("",) else ()
    found = []
    for section, spans in (one.removesuffix("项").split("第") for one in cell):
        numbers: set[int] = set()
        for span in spans.split("、"):
            first, _, last = span.partition("-")
            numbers |= {*range(int(first), int(last or first) + 1)}
        found += [
            indicator.field
            for indicator in CLUSTERS.indicators
            if str(indicator.section) == section and indicator.number in numbers
        ]
    return tuple(found)


def targets(plan: Document) -> Iterator[TargetYear]:
    """Read the columns of the target tables that have a figure."""
    for table in (one for one in plan.tables if one[0][1] == ("主要目标",)):
        for place, head in enumerate(table[0][2:], start=2):
            figures = lines(TargetYear, CLUSTERS.targets, [row[place] for row in table[1:]])
            if any(one is not None for one in figures.values()):
                yield TargetYear(year=int(head[0].removesuffix("年")), **figures)
