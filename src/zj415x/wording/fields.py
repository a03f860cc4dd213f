"""Fields: what each field of a form is called, in our words, or as a notice prints it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from ..cluster.applicant import Applicant, XTitle
from ..cluster.application import ClusterApplication
from ..cluster.form import (
    Arrangement,
    Ecosystem,
    IndustrialPlatform,
    Innovation,
    InnovationPlatform,
    KeyEnterprise,
    LandmarkProject,
    Opinion,
    Organisation,
    Person,
    Plan,
    Potential,
    Project,
    ProjectLists,
    Scale,
    ServicePlatform,
    TargetYear,
)
from ..hooks import frozen
from ..jingpin.enterprise import Enterprise, FinancialYear
from ..jingpin.product import JingpinProduct, Sales
from ..jingpin.recommendation import ListedProduct, Nomination
from ..notice import Notice
from ..printed.form import Cell, Collected, Indicator, Table
from ..values.blank import without_blank

Label = str | tuple[str, str]
"""What something is called, or that and a remark."""

_COUNTY_STATED = (
    "由填写人写明；没有写明的为 null，从不代查。通知没有写明看哪一份名单（A14）；所知的有山区26县（至2024年8月20日）、"
    "山区海岛25县（2024年8月21日至2025年5月27日）、山区海岛22县（2025年5月28日起），各县在哪些名单上，"
    "用 zj415x county 县名 查看。"
)
_NONE_IS_BLANK = "null 表示没有填，空列表是没有。"
_READ = "没有填的写 null 或不写；每个对象都可以用 $comment 写备注，备注不读。"

# Of each class what it is called, and its fields.
FIELDS: Mapping[type, tuple[Label, Mapping[str, Label]]] = {
    ClusterApplication: (
        ("集群申报", _READ),
        {
            "applicant": "申报单位",
            "tier": "申报类型",
            "track": "赛道",
            "titles": ("所持“X”体系称号", _NONE_IS_BLANK),
            "standing": ("现有身份", "申报单位现在在所申报的赛道是什么，同一产业的“新星”也在内。"),
            "world_class": ("世界级水平", "细分赛道达到世界级水平（附1-1 注2）。"),
            "granted_floor": ("省里下调后的规模门槛", "省里已经决定下调的，写下调到多少；不是申报表的栏目。"),
            "head": "集群负责人",
            "contact": "集群联系人",
            "county_opinion": "县级政府（管委会）审核意见",
            "city_opinion": "设区市经信局审核意见",
            "scale": "规模实力",
            "innovation": "创新水平",
            "ecosystem": "产业生态",
            "growth": "成长潜力",
            "project_lists": "项目明细",
            "organisation": "组织保障",
            "plan": "建设实施方案",
            "targets": ("集群发展目标表", "一年一列，同一年不能填两次。"),
            "evidence": "附有明细清单的指标",
            "classified": "涉密的指标",
            "submitted": ("提交时间", "null 表示尚未提交。"),
        },
    ),
    Applicant: (
        "申报单位",
        {
            "name": "申报单位",
            "kind": "申报单位类别",
            "city": "设区市",
            "county": ("县（市、区）", "园区填所在的县（市、区）。"),
            "mountain_or_island": ("是否山区海岛县", _COUNTY_STATED),
        },
    ),
    XTitle: (
        "“X”体系称号",
        {
            "scheme": "称号的类别",
            "industry": "称号所属的产业",
            "same_industry": ("是否属所申报的产业", "null 的，看称号所属的产业是不是所申报的赛道或其细分赛道。"),
            "valid_until": ("有效期至", "null 表示没有截止日期。"),
        },
    ),
    Person: (
        ("集群负责人或集群联系人", "结论和错误信息里从不出现。"),
        {"name": "姓名", "position": "职务", "mobile": "移动电话"},
    ),
    Opinion: ("审核意见", {"given": "是否出具", "sealed": "是否盖章", "dated": "日期"}),
    Scale: ("规模实力", {}),
    Innovation: ("创新水平", {}),
    Ecosystem: ("产业生态", {}),
    Potential: ("成长潜力", {}),
    KeyEnterprise: ("龙头企业或重点配套企业", {}),
    InnovationPlatform: ("重点创新平台", {}),
    IndustrialPlatform: ("重点产业平台", {}),
    ServicePlatform: ("重点公共服务平台", {}),
    LandmarkProject: (
        "标志性项目",
        {"owner": "企业名称或平台名称", "honours": "企业荣誉或平台荣誉"},
    ),
    Project: (
        "明细清单的一个项目",
        {
            "designated": ("纳入所列计划", "第1项的“两重”，第2项的省级产业链协同创新项目。"),
            "annual_output": ("年度签约产值", "只有人工智能和高端软件用得到。"),
        },
    ),
    ProjectLists: ("项目明细", {}),
    Arrangement: ("组织保障的一行", {"exists": "选“有”还是“无”"}),
    Organisation: ("组织保障", {}),
    Plan: (
        "建设实施方案",
        {
            "uploaded": "建设实施方案上传",
            "tier_chapter": "与核心区或协同区的协作任务",
            "restates_figures": "申报表指标在重点任务目标中体现",
        },
    ),
    TargetYear: ("集群发展目标表的一年", {"year": "年份"}),
    JingpinProduct: (
        ("申报浙江制造精品的产品", _READ),
        {
            "name": "产品名称",
            "category": "产品类别",
            "track": "所在“415X”先进制造业集群赛道",
            "enterprise": "企业",
            "model": "产品型号",
            "launched": "上市时间",
            "launch_evidence": ("上市证明材料", _NONE_IS_BLANK),
            "sales": ("各年销售收入", "同一年不能填两次。"),
            "zone": ("所在的核心区或协同区", "不在的填“无”；null 表示没有填。"),
            "commitment_letter": "盖章承诺书",
            "submitted": ("提交时间", "null 表示尚未提交。"),
        },
    ),
    Sales: ("一年的销售收入", {"year": "年份", "amount": "销售收入"}),
    Enterprise: (
        "企业",
        {
            "name": "企业名称",
            "city": "设区市",
            "county": ("县（市、区）", "登记所在的。"),
            "mountain_or_island": ("是否山区海岛县", _COUNTY_STATED),
            "independent_legal_person": "独立法人资格",
            "rd_institution_in_province": "省内研发机构",
            "production_base_in_province": "省内生产基地",
            "quality_system": "质量管理体系",
            "quality_management_evaluated": "制造业企业质量管理能力评价",
            "quality_benchmark": "省级及以上质量标杆",
            "production_county": "生产所在的县（市、区）",
            "production_mountain_or_island": ("生产所在地是否山区海岛县", _COUNTY_STATED),
            "years": ("各年研发投入和主营业务收入", "同一年不能填两次。"),
        },
    ),
    FinancialYear: ("企业的一年", {"year": "年份", "rd_expense": "研发投入", "main_revenue": "主营业务收入"}),
    ListedProduct: (
        ("推荐汇总表的一行", _READ),
        {
            "enterprise": "企业名称",
            "product": "产品名称及型号",
            "category": "产品类别",
            "track": "所在“415X”先进制造业集群赛道",
            "score": ("分数", "推荐单位自己打的分。"),
            "in_zone": "在核心区协同区",
        },
    ),
    Nomination: (
        "推荐的产品",
        {
            "product": "产品",
            "passed_review": "初审合格",
            "province_owned": "企业是否属省属企业",
            "brand_place": ("占用哪个集群品牌所在地的名额", "null 表示占用推荐单位自己的名额。"),
            "in_brand_direction": "与集群品牌培育方向一致",
        },
    ),
}


_LINES: Mapping[str, type] = {
    "scale": Scale,
    "innovation": Innovation,
    "ecosystem": Ecosystem,
    "growth": Potential,
    "targets": TargetYear,
}


Remarks = tuple[tuple[str, Mapping[str, Any]], ...]


@frozen
class Printed:
    """The label of a field as the form prints it, and remarks: each a message and what fills it."""

    label: str
    remarks: Remarks = ()


@lru_cache(maxsize=4)
def printed_fields(notice: Notice) -> Mapping[tuple[type, str], Printed]:
    """Whatever a notice's form of 附1-2 and 附1-3 labels, by class and field."""
    form = notice.clusters
    found: dict[tuple[type, str], Printed] = {}
    for line in (*form.indicators, *form.targets):
        found[_LINES[line.field.partition(".")[0]], line.name] = Printed(line.label, tuple(_asked_on(line)))
    for cell in form.blanks:
        owner, _, below = cell.field.partition(".")
        if not below:
            found[ClusterApplication, owner] = Printed(cell.label, _bounds(cell))
        elif owner == "organisation":
            found[Organisation, below.partition(".")[0]] = Printed(cell.label)
            found[Arrangement, "summary"] = Printed("简介", _bounds(cell))
    for table in form.tables:
        _list(table, ClusterApplication, table.field, found)
    for table in form.project_tables:
        _list(table, ProjectLists, table.field.rpartition(".")[2], found)
    return found


def _asked_on(line: Indicator) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Describe what a numbered line asks for."""
    yield (
        "{section}第{number}项，表上的单位是{unit}。",
        {"section": line.section, "number": line.number, "unit": line.unit},
    )
    if line.collected is not Collected.ALL:
        yield "{collected}。", {"collected": line.collected}
    if line.substitute is not None:
        yield "人工智能、高端软件填{substitute}。", {"substitute": line.substitute}
    if line.each_year:
        yield "填当年新增的数。", {}
    if line.itemised:
        yield "须附明细清单。", {}


def _list(table: Table, owner: type, name: str, found: dict[tuple[type, str], Printed]) -> None:
    """Add a table that lists, and its cells; several tables have rows of one kind, each table with its own limits."""
    rows: Remarks = ()
    if table.asked is not None:
        rows = (("列举{asked}个。", {"asked": table.asked}),)
    elif table.most is not None:
        rows = (("{most}行以内。", {"most": table.most}),)
    found[owner, name] = Printed(table.title, rows)
    row = class_in(owner, name)
    for cell in table.cells:
        before = found.get((row, cell.field), Printed(cell.label))
        found[row, cell.field] = Printed(before.label, before.remarks + _bounds(cell, table))


def _bounds(cell: Cell, table: Table | None = None) -> Remarks:
    """How much a cell takes, and how many names it asks for."""
    if cell.asked is not None:
        return (("列举{asked}个。", {"asked": cell.asked}),)
    if cell.limit is None:
        return ()
    if table is None:
        return (("{limit}字以内。", {"limit": cell.limit}),)
    return (("{table}：{limit}字以内。", {"table": table.title, "limit": cell.limit}),)


def label_of(cls: type, name: str, notice: Notice) -> str:
    """Name a field, in our words, else as the form prints it; of another year, its name."""
    label = FIELDS[cls][1].get(name)
    if label is None:
        printed = printed_fields(notice).get((cls, name))
        return name if printed is None else printed.label
    return label if isinstance(label, str) else label[0]


def class_in(cls: Any, name: str) -> Any:
    """Find the class of what stands in a field: of a section, of a list's rows, or of a value."""
    _, declared = without_blank(get_type_hints(cls, include_extras=True)[name])
    return get_args(declared)[0] if get_origin(declared) is tuple else declared
