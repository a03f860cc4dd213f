"""附件1 of 浙制高办〔2026〕30号: the clusters, in the order of the notice: read each table against the printed one."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TypeVar

from attrs import evolve

from ...cluster.applicant import ApplicantKind
from ...cluster.application import ClusterApplication
from ...cluster.call import ClusterCall
from ...cluster.clauses import advice, city, form, plan, projects, tables
from ...cluster.clauses import conditions as eligibility
from ...cluster.clauses import conditions as scale
from ...cluster.clauses.conditions import CoreZoneMinima, Minimum, RevenueLines
from ...cluster.clauses.form import NumberedLines
from ...cluster.clauses.projects import ProjectLine, Size
from ...cluster.clauses.tables import Texts
from ...cluster.industry import Industries
from ...cluster.xsystem import XSystem
from ...notice import Channel
from ...printed.deadline import Deadline, Party
from ...printed.form import Blanks, Cell, Collected, Heading, Indicator, Section, Table
from ...printed.rows import cells, closed, lines, new_stars, target, track
from ...printed.track import Route, Tier
from ...rules.clause import Clause, Context, Force, Topic
from ...rules.judgement import Judgement
from ...values.money import Dollars, wan, yi
from ...words import Phrase
from .readings import READINGS

ISSUED = date(2026, 5, 26)

# 附件1 五: where an application is filed, and until when ---------------------------------------------------------------

CHANNEL = Channel(
    name="数智经信工作台",
    address="https://szjx.jxt.zj.gov.cn:20060/ddm_oms/#/login",
    what="集群申报、地市推荐",
)
ONLINE = Deadline(
    name="cluster-online", place="附件1 五（一）", who="申报单位、各地经信局",
    due_from=(Party.APPLICANT, Party.LOCAL_BUREAU), what="集群线上申报",
    printed="2026年6月25日24:00", last_day=date(2026, 6, 25),
)  # fmt: skip
RECOMMENDATION = Deadline(
    name="cluster-recommendation", place="附件1 五（二）", who="各设区市经信局",
    due_from=(Party.CITY,), what="集群行文推荐函",
    printed="2026年7月3日前", last_day=date(2026, 7, 3), before=True,
)  # fmt: skip

# 附1-1: tracks and floors ----------------------------------------------------------------------------------------

IT, EQUIPMENT, CONSUMER, MATERIALS = "新一代信息技术", "高端装备", "现代消费与健康", "绿色石化与新材料"
_RELIEF = Decimal("0.30")  # 附1-1 注1
_open = partial(track, Route.OPEN, _RELIEF)
_adjust = partial(track, Route.ADJUST_ONLY, _RELIEF)
_closed = partial(closed, _RELIEF)
_new_stars = partial(new_stars, _RELIEF)

# fmt: off
#                      集群                    细分赛道                                                   核心区 协同区
CLUSTER_TRACKS = (
    _open(IT,          "人工智能",             "模型数据服务 智能终端 算力基础设施",                         500, 200, software=True),
    _adjust(IT,        "智能物联",             "智能感知 智能网络 智能计算 智能控制",                       1000, 200),
    _adjust(IT,        "高端软件",             "工业软件 基础软件 嵌入式软件 数据软件 云计算 智能体",          300,  50, software=True),
    _closed(IT,        "集成电路"),
    _closed(EQUIPMENT, "新能源汽车及零部件"),
    _open(EQUIPMENT,   "工业母机与机器人",     "模具 增材制造 等",                                           100,  30),
    _closed(EQUIPMENT, "高端船舶与海工装备"),
    _open(EQUIPMENT,   "低空经济与商业航天",   "低空装备 商业航天 空天关键零部件及材料 空天地面设备及终端 等",     60,  30),
    _closed(EQUIPMENT, "新能源与新型储能"),
    _open(EQUIPMENT,   "电气与农机装备",       "农机装备 智慧农机",                                          100,  30),
    _adjust(CONSUMER,  "现代纺织与服装",       "化纤 纺织织造 服装 鞋 家纺 产业用纺织品 纺织设备",          1000, 300),
    _adjust(CONSUMER,  "生物医药与医疗器械",   "生物药 化学药 现代中药 高端医疗器械 CXO",                    250, 100),
    _closed(CONSUMER,  "现代家居与智能家电"),
    _closed(MATERIALS, "绿色石化"),
    _closed(MATERIALS, "高端新材料"),
)

#                          “新星”赛道（清单开放），规模门槛 10 亿元；高端装备一格跨两页（A18）
NEW_STAR_TRACKS = (
    *_new_stars(IT,        10, "算力产业", "光电（半导体）", software="算力产业"),
    *_new_stars(EQUIPMENT, 10, "仪器仪表", "智能物流装备", "安全应急装备", "印刷包装装备", "精密泵阀",
                               "气体、液体分离及纯净设备", "高性能纤维成套设备"),
    *_new_stars(CONSUMER,  10, "文体用品", "宠物用品", "时尚饰品", "创新药与医疗器械", "数字疗法", "康复辅具",
                               "中医药大健康", "医美", "兽药"),
    *_new_stars(MATERIALS, 10, "合成材料", "先进金属材料", "先进无机非金属材料"),
)
# fmt: on
TRACKS = CLUSTER_TRACKS + NEW_STAR_TRACKS

# 两栏中可能是同一产业的赛道（A21）
INDUSTRIES = Industries(
    tracks=TRACKS,
    pairs=(
        ("人工智能", "算力产业"),
        ("集成电路", "光电（半导体）"),
        ("现代纺织与服装", "高性能纤维成套设备"),
        ("生物医药与医疗器械", "创新药与医疗器械"),
        ("生物医药与医疗器械", "中医药大健康"),
        ("生物医药与医疗器械", "康复辅具"),
        ("绿色石化", "合成材料"),
        ("高端新材料", "合成材料"),
        ("高端新材料", "先进金属材料"),
        ("高端新材料", "先进无机非金属材料"),
    ),
)

# 附件1 二1, 附1-2: the X system, six members in the text and seven on the form (A01) ---------------------------------

X_SYSTEM = XSystem(
    subject="当前属于“X”体系",
    none="无",
    in_text=(
        "未来产业先导区",
        "历史经典产业核心区协同区",
        "中小企业特色产业集群",
        "创新型产业集群",
        "安全应急产业集群",
        "省现代化交通产业集群",
    ),
    on_form=(
        "未来产业先导区",
        "历史经典产业核心区协同区",
        "中小企业特色产业集群",
        "“新星”产业群",
        "创新型产业集群",
        "安全应急产业集群",
        "省现代化交通产业集群",
    ),
    industries=INDUSTRIES,
    at_odds=(("安全应急装备", "安全应急产业集群"),),
    issued=ISSUED,
    last_day=ONLINE.last_day,
)

# 附1-2: blanks, and tables that list ---------------------------------------------------------------------------------

_SUMMARY, _CELL, _ROWS = 300, 100, 3  # 300字以内, 100字以内, 3家


# fmt: off
BASICS = cells(
    ("x_types",          "当前所属“X”体系类型"),
    ("segment",          "细分赛道"),
    ("advantages",       "细分赛道优势", _SUMMARY),
    ("head.name",        "集群负责人"),
    ("head.position",    "集群负责人职务"),
    ("head.mobile",      "集群负责人移动电话"),
    ("contact.name",     "集群联系人"),
    ("contact.position", "集群联系人职务"),
    ("contact.mobile",   "集群联系人移动电话"),
)
ARRANGEMENTS = cells(
    ("organisation.mechanism.summary", "工作机制",         _SUMMARY),
    ("organisation.policy.summary",    "专项政策",         _SUMMARY),
    ("organisation.promoter.summary",  "集群发展促进组织", _SUMMARY),
)
_ENTERPRISE = cells(
    ("name",       "企业名称"),
    ("honours",    "企业荣誉"),
    ("product",    "优势产品", _CELL),
    ("innovation", "创新实力", _CELL),
    ("revenue",    "2025年营收（亿元）"),
    ("rd_share",   "2025年研发占营收比重（%）"),
)
_ENTERPRISE_PROJECT = cells(
    ("name", "项目名称"), ("owner", "企业名称"), ("honours", "企业荣誉"), ("overview", "项目概况"),
)
# fmt: on
TABLES = (
    Table(
        field="leading_enterprises",
        title="细分赛道龙头企业情况",
        most=_ROWS,
        asked=_ROWS,
        cells=_ENTERPRISE,
    ),
    Table(
        field="supporting_enterprises",
        title="细分赛道重点配套企业情况",
        most=_ROWS,
        asked=_ROWS,
        # The print limits the texts of the leading enterprises only.
        cells=tuple(evolve(cell, limit=None) for cell in _ENTERPRISE),
    ),
    Table(
        field="key_innovation_platforms",
        title="重点创新平台",
        most=_ROWS,
        asked=_ROWS,
        cells=cells(
            ("name", "平台名称"),
            ("honours", "平台荣誉"),
            ("awards", "创新成果获奖情况", _CELL),
            ("commercialisation", "创新成果转化情况", _CELL),
        ),
    ),
    Table(
        field="industrial_platforms",
        title="重点产业平台",
        most=_ROWS,
        cells=(
            *cells(("name", "产业平台名称"), ("kind", "平台类型"), ("enterprises", "集群相关企业数量（家）")),
            Cell(field="representatives", label="代表企业", asked=_ROWS),
            Cell(field="land", label="可用于集群发展的土地空间（亩）"),
        ),
    ),
    Table(
        field="service_platforms",
        title="重点公共服务平台",
        most=_ROWS,
        cells=cells(("name", "公共服务平台名称"), ("kind", "平台类型"), ("results", "服务成果")),
    ),
    Table(field="chain_leader_projects", title="链主企业项目", cells=_ENTERPRISE_PROJECT),
    Table(field="champion_projects", title="单项冠军、专精特新“小巨人”企业项目", cells=_ENTERPRISE_PROJECT),
    Table(
        field="platform_projects",
        title="创新平台成果转化项目",
        cells=cells(
            ("name", "项目名称"),
            ("owner", "平台名称"),
            ("honours", "平台荣誉"),
            ("overview", "项目概况"),
        ),
    ),
)  # fmt: skip

# 附1-2: the numbered lines -----------------------------------------------------------------------------------------

_NOT, _ONLY = Collected.NOT_SOFTWARE, Collected.ONLY_SOFTWARE

# fmt: off
INDICATORS = (
    *lines(
        Section.SCALE, "scale", tuple(range(4, 19)),
        ("revenue",                       "2025年集群规上企业营业收入",                     "亿元"),
        ("revenue_growth",                "2025年集群规上企业营业收入增速",                 "%"),
        ("revenue_forecast",              "预计2026年集群规上企业营业收入",                 "亿元"),
        ("chain_leaders",                 "省级及以上链主企业数量（含培育库）",             "家"),
        ("single_champions",              "省级及以上单项冠军企业数量",                     "家", "国家重点软件企业数量"),
        ("little_giants",                 "国家专精特新“小巨人”企业数量",                   "家"),
        ("listed_companies",              "上市企业数量",                                   "家"),
        ("above_scale_enterprises",       "2025年集群规上企业数量",                         "家"),
        ("per_mu_leaders",                "2025年亩均领跑者企业数量",                       "家", _NOT),
        ("first_of_kind",                 "省级及以上首台（套）、首批次、首版次产品数量",   "个"),
        ("new_products",                  "省优秀工业新产品（新技术）数量",                 "个"),
        ("jingpin_products",              "“浙江制造精品”数量",                             "个"),
        ("pin_mark_holders",              "“品字标浙江制造”认证企业数量",                   "家", _NOT),
        ("inspection_grade",              "质量管理能力检验级及以上企业数",                 "家", _NOT),
        ("future_factories",              "未来工厂数量",                                   "家", _NOT),
        ("smart_factories",               "省级及以上智能工厂（数字化车间）数量",           "家", _NOT),
        ("industrial_internet_platforms", "省级及以上工业互联网平台数量",                   "个",
                                          "省级人工智能赋能新型工业化标杆企业或典型应用案例数量"),
        ("green_factories",               "省级及以上绿色工厂数量",                         "家", _NOT),
    ),
    *lines(
        Section.INNOVATION, "innovation", tuple(range(4, 12)),
        ("rd_share",                       "2025年集群规上企业研发费用占营业收入比重", "%"),
        ("rd_expense",                     "2025年集群规上企业研发费用",               "亿元"),
        ("rd_growth",                      "2025年集群规上企业研发费用增速",           "%"),
        ("innovation_platforms",           "省级及以上创新平台数量（制造业创新中心、技术创新中心、制造业中试平台、概念验证中心）", "家", _NOT),
        ("research_institutes",            "省级及以上企业研发机构数量（企业技术中心、重点企业研究院等）", "家"),
        ("shuangjian_shuangling_projects", "“双尖双领”攻关项目数量",                   "个"),
        ("major_achievements",             "重大科技成果数量",                         "项"),
        ("science_awards",                 "省级及以上科技奖项数量（省级及国家科技进步奖、技术发明奖、自然科学奖）", "项"),
        ("standards",                      "主导及参与制定的国际、国家标准数量",       "条"),
        ("pct_patents",                    "PCT国际专利授权量",                        "件"),
        ("software_copyrights",            "计算机软件著作权数量",                     "件", _ONLY),
    ),
    *lines(
        Section.ECOSYSTEM, "ecosystem", (1, 4),
        ("development_zones", "与集群主导产业相关的省级及以上高新区、开发区数量", "个"),
        ("talents",           "遴选支持省级以上人才计划人才人数",                 "名"),
        ("innovation_teams",  "领军型创新创业团队个数",                           "个"),
        ("talent_bases",      "省级以上卓越工程师实践基地、工程师协同创新中心、现代产业学院、示范性学院、"
                              "科技型企业孵化器（含加速器）数量（合计）",         "家"),
    ),
    *lines(
        Section.GROWTH, "growth", (1, 2, 3),
        ("major_projects",     "2026年集群在建重大项目（总投资10亿元以上）或纳入国家支持“两重”项目数量", "个",
                               "总投资5000万元以上项目数量"),
        ("medium_projects",    "2026年集群在建项目（总投资1亿元-10亿元）或纳入省级产业链协同创新项目数量", "个",
                               "投资2000-5000万元项目数量"),
        ("attracted_projects", "2025年至2026年一季度集群招引重大项目数量（总投资10亿元或1亿美元以上）", "个",
                               "投资5000万以上或年度签约产值不少于1亿元的项目数量"),
    ),
)

# 附1-3: target table; line 3 counts what is new in the year, lines 7-9 are not asked of the software tracks
TARGETS = (
    target(1,  "revenue",              "集群规上企业营业收入",                                   "亿元"),
    target(2,  "rd_share",             "集群规上企业研发经费占营业收入比重",                     "%"),
    target(3,  "attracted_projects",   "招引落地总投资10亿元（或1亿美元）以上制造业重大项目数量", "个",
               "投资5000万以上或年度签约产值不少于1亿元的项目数量", each_year=True),
    target(4,  "chain_leaders",        "省级及以上链主企业（含培育库）数量",                     "家"),
    target(5,  "single_champions",     "省级及以上单项冠军企业数量",                             "家", "国家重点软件企业数量"),
    target(6,  "little_giants",        "国家专精特新“小巨人”企业数量",                           "家"),
    target(7,  "future_factories",     "未来工厂数量",                                           "家", collected=_NOT),
    target(8,  "green_factories",      "省级及以上绿色工厂数量",                                 "家", collected=_NOT),
    target(9,  "innovation_platforms", "省级及以上创新平台数量（制造业创新中心、技术创新中心、制造业中试平台、概念验证中心等）", "家", collected=_NOT),
    target(10, "research_institutes",  "省级及以上企业研发机构数量（企业技术中心、重点企业研究院等）", "家"),
)
# fmt: on

_LINE = {line.field: line for line in (*INDICATORS, *TARGETS)}


def _numbered(field: str, printed: tuple[Indicator, ...]) -> NumberedLines:
    return NumberedLines(field=field, lines=tuple(line for line in printed if line.field.startswith(f"{field}.")))


_SCALE, _INNOVATION = _numbered("scale", INDICATORS), _numbered("innovation", INDICATORS)
_ECOSYSTEM, _GROWTH = _numbered("ecosystem", INDICATORS), _numbered("growth", INDICATORS)
_TARGET_YEARS = (2026, 2027, 2028)

# 附1-2 二（四）: what a detailed list says of a project, and which projects a line counts ------------------------------

_PROJECT = cells(
    ("name", "项目名称"), ("owner", "项目主体"), ("overview", "项目概况"), ("period", "项目周期"),
    ("total", "总投资额"), ("spent", "当年实际完成投资额"), ("effect", "项目对集群的提升作用"),
)  # fmt: skip
PROJECT_TABLES = tuple(
    Table(field=f"project_lists.{line.name}", title=Phrase("第{number}项明细清单", number=line.number), cells=_PROJECT)
    for line in _GROWTH.lines
)


PROJECT_LINES = (
    ProjectLine(
        line=_GROWTH.lines[0],
        rows=PROJECT_TABLES[0],
        size=Size(least=yi(10), designated=True),
        software=Size(least=wan(5000)),
    ),
    ProjectLine(
        line=_GROWTH.lines[1],
        rows=PROJECT_TABLES[1],
        size=Size(least=yi(1), most=yi(10), designated=True),
        software=Size(least=wan(2000), most=wan(5000)),
    ),
    ProjectLine(
        line=_GROWTH.lines[2],
        rows=PROJECT_TABLES[2],
        size=Size(least=yi(10), dollars=Dollars.parse("1亿美元")),
        software=Size(least=wan(5000), output=yi(1)),
    ),
)

# 附件1: clauses in the order of the notice ------------------------------------------------------------------------

_MINIMA = CoreZoneMinima(
    leaders=Minimum("省级及以上链主企业数量（含培育库）", 1),
    platforms=Minimum("省级及以上创新平台数量", 1),
    institutes=Minimum("省级及以上企业研发机构数量", 3),
)

B = TypeVar("B")
_BASIC, _PLAN = "集群基本信息", "建设实施方案"


def _form(
    name: str,
    place: str,
    section: object,
    subject: str,
    test: Callable[[ClusterApplication, Context[B]], Judgement],
    bound: B,
    word: str = "",
    readings: tuple[str, ...] = (),
) -> Clause[ClusterApplication]:
    """Build a clause of a section of 附1-2."""
    return Clause(
        name=name, place=f"附1-2 {place}", section=str(section), topic=Topic.FORM, force=Force.REQUIRED,
        subject=subject, test=test, bound=bound, word=word, readings=readings,
    )  # fmt: skip


def _listing(name: str, place: str, section: Section, table: Table) -> Clause[ClusterApplication]:
    # 列举…3家 asks for three, 不超过3个 only bounds them; of the projects no number is said (A38).
    word = "列举" if table.asked is not None else "不超过" if table.most is not None else ""
    return _form(name, place, section, table.title, tables.table_filled, table, word=word)


def _advice(
    name: str,
    place: str,
    subject: str,
    test: Callable[[ClusterApplication, Context[B]], Judgement],
    bound: B,
    readings: tuple[str, ...] = (),
) -> Clause[ClusterApplication]:
    return Clause(
        name=name, place=place, topic=Topic.ADVICE, force=Force.ADVISORY,
        subject=subject, test=test, bound=bound, readings=readings,
    )  # fmt: skip


def _lines_of(*fields: str) -> tuple[Indicator, ...]:
    return tuple(_LINE[field] for field in fields)


CLUSTER_CLAUSES = (
    Clause(
        name="route", place="附件1 二1", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="现有身份", test=eligibility.takes_allowed_route, bound=X_SYSTEM,
        word="支持", readings=("A01", "A04", "A05", "A07", "A08", "A66"),
    ),
    Clause(
        name="x-bars-new-star", place="附件1 二2", topic=Topic.ELIGIBILITY, force=Force.IN_PRINCIPLE,
        subject="不属于“X”体系", test=eligibility.outside_x_system, bound=X_SYSTEM,
        word="不再申报", readings=("A01", "A07", "A08"),
    ),
    Clause(
        name="applicant", place="附件1 三", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="申报对象", test=eligibility.is_eligible_applicant,
        bound=(ApplicantKind.COUNTY_GOVERNMENT, ApplicantKind.PARK),
    ),
    Clause(
        name="scale", place="附件1 四（一）1", topic=Topic.ELIGIBILITY, force=Force.IN_PRINCIPLE,
        subject="规上企业营业收入", test=scale.reaches_threshold,
        bound=RevenueLines(actual="2025年规上企业营业收入", forecast="预计2026年规上企业营业收入"),
        word="规模门槛", readings=("A12", "A13", "A15", "A16"),
    ),
    Clause(
        name="chain-leader", place="附件1 四（一）2", topic=Topic.ELIGIBILITY, force=Force.IN_PRINCIPLE,
        subject="链主企业", test=eligibility.has_chain_leader, bound=_MINIMA, word="至少", readings=("A22",),
    ),
    Clause(
        name="innovation-base", place="附件1 四（一）2", topic=Topic.ELIGIBILITY, force=Force.IN_PRINCIPLE,
        subject="创新平台或研发机构", test=eligibility.has_innovation_base, bound=_MINIMA, word="至少", readings=("A24",),
    ),
    Clause(
        name="x-system", place="附件1 四（一）3", topic=Topic.ELIGIBILITY, force=Force.IN_PRINCIPLE,
        subject="当前属于“X”体系", test=eligibility.belongs_to_x_system, bound=X_SYSTEM,
        word="当前应属于", readings=("A01", "A02", "A07", "A08"),
    ),
    Clause(
        name="in-time", place="附件1 五（一）", topic=Topic.TIMING, force=Force.REQUIRED,
        subject="提交时间", test=eligibility.submitted_in_time, bound=ONLINE, word="截止时间",
    ),
    Clause(
        name="open-track", place="附1-1", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="申报类型", test=eligibility.has_printed_floor, word="不开放申报", readings=("A03",),
    ),
    Clause(
        name="segment", place="附1-1", topic=Topic.ELIGIBILITY, force=Force.IN_PRINCIPLE,
        subject="细分赛道", test=eligibility.segment_is_listed,
    ),
    # 附1-2 ----
    _form("basics", "一", _BASIC, "基本信息", form.basic_information_filled, Blanks(cells=BASICS)),
    _form("one-choice", "一", _BASIC, "申报类型和细分赛道", form.chooses_single_segment, ("，；,;/／+＋和与\n", "及\n"), word="限选"),
    _form("x-types", "一", _BASIC, "当前所属“X”体系类型", form.ticks_match_titles, X_SYSTEM, readings=("A07", "A08")),
    _form("county-opinion", "一", _BASIC, "县级政府（管委会）审核意见", form.has_complete_opinion, ("county_opinion", "县级")),
    _form("city-opinion", "一", _BASIC, "设区市经信局审核意见", form.shows_later_opinion, ("city_opinion", "市级")),
    _form("scale-lines", "二（一）", Section.SCALE, "指标", form.numbered_lines_filled, _SCALE, readings=("A67",)),
    _form("scale-lists", "二（一）", Section.SCALE, "明细清单", form.has_detailed_lists, _SCALE, word="须", readings=("A67",)),
    _listing("leading-enterprises", "二（一）", Section.SCALE, TABLES[0]),
    _listing("supporting-enterprises", "二（一）", Section.SCALE, TABLES[1]),
    _form("innovation-lines", "二（二）", Section.INNOVATION, "指标", form.numbered_lines_filled, _INNOVATION, readings=("A67",)),
    _form("innovation-lists", "二（二）", Section.INNOVATION, "明细清单", form.has_detailed_lists, _INNOVATION, word="须", readings=("A67",)),
    _listing("key-innovation-platforms", "二（二）", Section.INNOVATION, TABLES[2]),
    _form("ecosystem-lines", "二（三）", Section.ECOSYSTEM, "指标", form.numbered_lines_filled, _ECOSYSTEM),
    _form("ecosystem-lists", "二（三）", Section.ECOSYSTEM, "明细清单", form.has_detailed_lists, _ECOSYSTEM, word="须"),
    _listing("industrial-platforms", "二（三）", Section.ECOSYSTEM, TABLES[3]),
    _listing("service-platforms", "二（三）", Section.ECOSYSTEM, TABLES[4]),
    _form("growth-lines", "二（四）", Section.GROWTH, "指标", form.numbered_lines_filled, _GROWTH, readings=("A67",)),
    _form("growth-lists", "二（四）", Section.GROWTH, "明细清单", form.has_detailed_lists, _GROWTH, word="须", readings=("A67",)),
    _form("project-rows", "二（四）", Section.GROWTH, "项目明细", projects.project_rows_filled, PROJECT_LINES),
    _form("project-counts", "二（四）", Section.GROWTH, "项目数量", projects.lists_match_counts, PROJECT_LINES, word="以上", readings=("A67",)),
    _listing("chain-leader-projects", "二（四）", Section.GROWTH, TABLES[5]),
    _listing("champion-projects", "二（四）", Section.GROWTH, TABLES[6]),
    _listing("platform-projects", "二（四）", Section.GROWTH, TABLES[7]),
    _form("organisation", "二（五）", "组织保障", "组织保障", tables.organisation_described, ARRANGEMENTS),
    Clause(
        name="text-lengths", place="附1-2", section="字数", topic=Topic.FORM, force=Force.ADVISORY,
        subject="字数", test=tables.texts_within_length,
        bound=Texts.of((*BASICS, *ARRANGEMENTS), TABLES), word="以内", readings=("A39",),
    ),
    # 附1-3 ----
    Clause(
        name="plan", place="附件1 五（一）", section=_PLAN, topic=Topic.FORM, force=Force.REQUIRED,
        subject="建设实施方案上传", test=plan.plan_uploaded,
    ),
    Clause(
        name="targets", place="附1-3 二", section=_PLAN, topic=Topic.FORM, force=Force.REQUIRED,
        subject="集群发展目标表", test=plan.target_table_filled,
        bound=plan.TargetTable(lines=_numbered("targets", TARGETS), years=_TARGET_YEARS), readings=("A67",),
    ),
    Clause(
        name="plan-tier-chapter", place="附1-3 三", section=_PLAN, topic=Topic.FORM, force=Force.IN_PRINCIPLE,
        subject="与核心区或协同区的协作任务", test=plan.plan_has_tier_chapter, word="要增加", readings=("A68",),
        bound=(
            (Tier.CORE_ZONE, "方案有与协同区深化合作的任务"),
            (Tier.COORDINATED_ZONE, "方案有嵌入核心区联动发展的举措"),
        ),
    ),
    Clause(
        name="plan-targets", place="附1-3 三", section=_PLAN, topic=Topic.FORM, force=Force.IN_PRINCIPLE,
        subject="申报表指标在重点任务目标中体现", test=plan.plan_restates_figures,
    ),
    # 数字之间有出入，只作提示 ----
    _advice(
        "already-held", "附件1 二1", "现有身份", advice.stands_below_tier,
        ("无", "“新星”产业群", "协同区", "核心区"),
    ),
    _advice(
        "county-on-a-list", "附1-1 注1", "山区海岛县与所知名单一致", advice.county_fits_a_list, None,
    ),
    _advice(
        "revenue-unit", "附1-2 二（一）1、3", "营业收入的单位", advice.has_plausible_magnitude,
        # Of the order of all industry above designated size in the province; no figure of the notice.
        advice.LikelyOrder(lines=_lines_of("scale.revenue", "scale.revenue_forecast"), province=yi(100_000), times=1000),
    ),
    _advice(
        "forecast-agrees", "附1-2 二（一）1-3", "预计2026年增速（对照2025年增速）", advice.forecast_matches_growth,
        advice.Tolerance(
            lines=_lines_of("scale.revenue_growth", "scale.revenue_forecast"), apart=Decimal("0.30"),
        ),
    ),
    _advice(
        "parts-within-whole", "附1-2 二（一）7-9、16", "部分与整体", advice.parts_within_whole,
        tuple(
            advice.PartOf(part=_LINE[part], whole=_LINE[whole])
            for part, whole in (
                ("scale.listed_companies", "scale.above_scale_enterprises"),
                ("scale.per_mu_leaders", "scale.above_scale_enterprises"),
                ("scale.smart_factories", "scale.above_scale_enterprises"),
            )
        ),
    ),
    _advice(
        "enterprises-within-cluster", "附1-2 二（一）", "所列企业营收合计（对照集群规上企业营业收入）", advice.enterprise_revenue_within_total,
        _LINE["scale.revenue"],
    ),
    _advice(
        "rd-expense-agrees", "附1-2 二（二）1、2", "研发费用与营业收入之比（对照所填比重）", advice.rd_share_matches_amounts,
        advice.Tolerance(lines=_lines_of("innovation.rd_share", "innovation.rd_expense"), apart=Decimal("0.001")),
    ),
    _advice(
        "projects-once", "附1-2 二（四）1、2", "项目", projects.counts_each_project_once, PROJECT_LINES[:2],
    ),
    _advice(
        "targets-above-today", "附1-3 二", "2026年目标", advice.targets_reach_today,
        (
            _TARGET_YEARS[0],
            tuple(
                advice.SameFigure(target=_LINE[f"targets.{target}"], today=_LINE[today])
                for target, today in (
                    ("revenue", "scale.revenue_forecast"),
                    ("chain_leaders", "scale.chain_leaders"),
                    ("single_champions", "scale.single_champions"),
                    ("little_giants", "scale.little_giants"),
                    ("future_factories", "scale.future_factories"),
                    ("green_factories", "scale.green_factories"),
                    ("innovation_platforms", "innovation.innovation_platforms"),
                    ("research_institutes", "innovation.research_institutes"),
                )
            ),
        ),
        ("A67",),
    ),
    _advice(
        "targets-do-not-fall", "附1-3 二", "累计目标", advice.stock_targets_never_fall,
        _numbered("targets", TARGETS[3:]), ("A67",),
    ),
)  # fmt: skip

# 附件1 五（二）: what a city has to keep to -------------------------------------------------------------------------

CITY_CLAUSES = (
    Clause(
        name="in-jurisdiction", place="附件1 五（二）", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="本市的申报单位", test=city.are_in_jurisdiction,
    ),
    Clause(
        name="new-star-cap", place="附件1 五（二）", topic=Topic.ELIGIBILITY, force=Force.IN_PRINCIPLE,
        subject="“新星”产业群推荐数量", test=city.new_stars_within_cap, bound=3, word="不超过", readings=("A27",),
    ),
    Clause(
        name="duplicate-application", place="附件1 三", topic=Topic.ADVICE, force=Force.ADVISORY,
        subject="申报单位和赛道", test=city.lists_each_applicant_once,
    ),
    Clause(
        name="recommended-in-time", place="附件1 五（二）", topic=Topic.TIMING, force=Force.REQUIRED,
        subject="推荐函提交时间", test=city.sent_in_time, bound=RECOMMENDATION, word="前", readings=("A41",),
    ),
    Clause(
        name="sealed", place="附件1 五（二）", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="推荐函已签章", test=city.is_sealed,
    ),
    Clause(
        name="city-opinions", place="附1-2 一", section=_BASIC, topic=Topic.FORM, force=Force.REQUIRED,
        subject="设区市经信局审核意见已出具并盖章", test=city.have_city_opinion,
    ),
    Clause(
        name="applications-in-time", place="附件1 五（一）", topic=Topic.ADVICE, force=Force.ADVISORY,
        subject="在系统截止前提交的申报", test=city.were_submitted_in_time, bound=ONLINE,
    ),
)  # fmt: skip

CLUSTERS = ClusterCall(
    tracks=TRACKS,
    x_system=X_SYSTEM,
    blanks=(*BASICS, *ARRANGEMENTS),
    indicators=INDICATORS,
    tables=TABLES,
    project_tables=PROJECT_TABLES,
    targets=TARGETS,
    target_years=_TARGET_YEARS,
    outline=(
        Heading(title="基础条件"),
        Heading(title="思路目标"),
        Heading(title="重点任务"),
        Heading(title="保障措施"),
    ),
    clauses=CLUSTER_CLAUSES,
    city_clauses=CITY_CLAUSES,
    readings=READINGS,
)
