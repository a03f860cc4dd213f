"""Sentences for findings, reports, amounts and times."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from zj415x import (
    CHINA,
    ApplicantKind,
    ClusterApplication,
    Dollars,
    Ecosystem,
    JingpinProduct,
    KeyEnterprise,
    LandmarkProject,
    Opinion,
    Person,
    Potential,
    Project,
    ProjectLists,
    Readings,
    Report,
    Standing,
    TargetYear,
    Tier,
    Topic,
    Verdict,
    XTitle,
    wan,
    yi,
)
from zj415x.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from zj415x.values.mountain_island import MOUNTAIN_ISLAND_LISTS
from zj415x.wording import say

from ..builders import (
    CLUSTERS,
    LINES,
    NOTICE,
    SCALE_LINES,
    SOFTWARE_SCALE_LINES,
    applicant,
    application,
    enterprise,
    judged,
    new_star,
    product,
    sales,
    software,
    years,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (yi("41.9"), "41.9 亿元"),
        (yi(1243), "1243 亿元"),
        (wan("0.5"), "0.5 万元"),
        (yi(0), "0 万元"),
        (Decimal("0.035"), "3.5%"),
        (3, "3"),
        (True, "是"),
        (None, "未填"),
        ((), "无"),
        (("甲", "乙", "丙"), "甲、乙和丙"),
        (date(2026, 6, 25), "2026年6月25日"),
        (datetime(2026, 6, 25, 15, 59, tzinfo=CHINA), "2026年6月25日15:59"),
        (datetime(2026, 6, 25, 23, 59, 59, tzinfo=CHINA), "2026年6月25日23:59:59"),
        (Tier.CORE_ZONE, "核心区"),
        (CLUSTERS.tracks[0], "人工智能"),
        (InvalidValueError("{value} 太大", value=3), "3 太大"),
    ],
)
def test_values_have_their_unit(value: Any, words: str) -> None:
    assert say(value) == words


def test_deadline_has_printed_wording_and_instant() -> None:
    assert say(NOTICE.deadline("staff-roster")) == (
        "工作人员信息汇总表（各设区市）：2026年6月5日24:00截止（“6月5日前”，正文）"
    )
    assert say(NOTICE.deadline("jingpin-online")) == (
        "精品网上申报（企业）：2026年5月26日0:00起，2026年7月10日24:00截止（“5月26日至7月10日”，附件2 三1）"
    )
    strict = NOTICE.deadline("staff-roster", readings=Readings(A41="exclusive"))
    assert "2026年6月4日24:00截止" in say(strict)


def test_threshold_has_its_relief() -> None:
    assert say(application().threshold()) == "规模门槛 42 亿元（60 亿元，山区海岛县下调 30%）"
    assert say(application(mountain_or_island=False).threshold()) == "规模门槛 60 亿元"


SCALE = "附件1 四（一）1（原则上）："
FINDINGS: list[tuple[ClusterApplication | JingpinProduct, str, dict[str, str], str]] = [
    (
        application(revenue=yi("41.9")),
        "scale",
        {},
        SCALE + "2025年规上企业营业收入 41.9 亿元，低于规模门槛 42 亿元（60 亿元，山区海岛县下调 30%），差 0.1 亿元。",
    ),
    (
        application(revenue=None),
        "scale",
        {},
        SCALE + "2025年规上企业营业收入未填，规模门槛 42 亿元（60 亿元，山区海岛县下调 30%）。",
    ),
    (
        application(revenue=yi(60), mountain_or_island=False),
        "scale",
        {},
        SCALE + "2025年规上企业营业收入 60 亿元，达到规模门槛 60 亿元。",
    ),
    (
        application(revenue=yi(60), mountain_or_island=False),
        "scale",
        {"A13": "more-than"},
        SCALE + "2025年规上企业营业收入 60 亿元，未超过规模门槛 60 亿元，差 0.0000000001 亿元。",
    ),
    (
        application(revenue=yi(61), mountain_or_island=False, world_class=True),
        "scale",
        {"A13": "more-than"},
        SCALE + "2025年规上企业营业收入 61 亿元，超过规模门槛 60 亿元（达到世界级水平的，门槛可适当下调，幅度未定）。",
    ),
    (
        application(revenue=yi(50), mountain_or_island=None),
        "scale",
        {},
        SCALE
        + "2025年规上企业营业收入 50 亿元，未达到规模门槛 60 亿元；是否山区海岛县未填，如是，门槛为 42 亿元，可以达到。",
    ),
    (
        application(revenue=yi(40), mountain_or_island=None),
        "scale",
        {},
        SCALE
        + "2025年规上企业营业收入 40 亿元，低于规模门槛 42 亿元（即使是山区海岛县，60 亿元 下调 30%），差 2 亿元。",
    ),
    (
        application("集成电路"),
        "scale",
        {},
        SCALE
        + "规上企业营业收入：不适用（附1-1未列规模门槛；附1-1列为不开放申报，正文又支持其他赛道调整，通知前后不一，见A03）。",
    ),
    (
        application(chain_leaders=0),
        "chain-leader",
        {},
        "附件1 四（一）2（原则上）：省级及以上链主企业数量（含培育库） 0，要求至少 1，差 1。",
    ),
    (
        application(chain_leaders=None),
        "chain-leader",
        {},
        "附件1 四（一）2（原则上）：省级及以上链主企业数量（含培育库）未填，要求至少 1。",
    ),
    (
        application(innovation_platforms=0, research_institutes=None),
        "innovation-base",
        {},
        "附件1 四（一）2（原则上）：省级及以上创新平台数量 0（至少 1）；省级及以上企业研发机构数量 未填（至少 3）；具备其一即可，尚不能确定。",
    ),
    (
        application(applicant=applicant(kind=ApplicantKind.OTHER)),
        "applicant",
        {},
        "附件1 三（必须）：申报对象：其他，应为县（市、区）人民政府或开发区（园区）管委会。",
    ),
    (
        application("集成电路"),
        "open-track",
        {},
        "附1-1（必须）：申报类型：核心区，该赛道没有可申报的类型（附1-1未列规模门槛；"
        "附1-1列为不开放申报，正文又支持其他赛道调整，通知前后不一，见A03）。",
    ),
    (
        application("集成电路"),
        "open-track",
        {"A03": "by-evaluation-method"},
        "附1-1（必须）：申报类型：核心区，能否申报不明（附1-1未列规模门槛；附1-1列为不开放申报，正文又支持其他赛道调整，"
        "通知前后不一，见A03；另须参照评价办法，通知未附，不在核对之内）。",
    ),
    (
        new_star(tier=Tier.CORE_ZONE),
        "open-track",
        {},
        "附1-1（必须）：申报类型：核心区，应为“新星”产业群（附1-1未列规模门槛）。",
    ),
    (
        application("电气与农机装备", segment="电气"),
        "segment",
        {},
        "附1-1（原则上）：细分赛道：电气，应为农机装备或智慧农机。",
    ),
    (
        application("电气与农机装备", segment=None),
        "segment",
        {},
        "附1-1（原则上）：细分赛道未填，可填：农机装备或智慧农机。",
    ),
    (
        evolve(new_star(), track=CLUSTERS.new_star_track("无人机", highland="高端装备")),
        "segment",
        {},
        "附1-1（原则上）：细分赛道：无人机（“新星”赛道清单未穷尽，所填赛道未列明）。",
    ),
    (application(segment="低空装备"), "segment", {}, "附1-1（原则上）：细分赛道：低空装备。"),
    (
        application("智能物联", standing=Standing.NONE),
        "route",
        {"A66": "in-principle"},
        "附件1 二1（原则上）：现有身份：无，要求为协同区（另须参照评价办法，通知未附，不在核对之内）。",
    ),
    (
        application("智能物联", standing=Standing.NONE),
        "route",
        {},
        "附件1 二1（必须）：现有身份：无，要求为协同区（另须参照评价办法，通知未附，不在核对之内；按‘须’来读（A66））。",
    ),
    (
        application(standing=Standing.NONE),
        "route",
        {"A05": "never"},
        "附件1 二1（原则上）：现有身份：无，要求为协同区。",
    ),
    (
        application(titles=(), standing=Standing.NEW_STAR),
        "x-system",
        {},
        "附件1 四（一）3（原则上）：当前属于“X”体系：符合（称号：无；现有身份：“新星”产业群）。",
    ),
    (
        application(titles=None, standing=None),
        "x-system",
        {},
        "附件1 四（一）3（原则上）：当前属于“X”体系：不明（称号：未填；现有身份：未填）。",
    ),
    (
        application(submitted=datetime(2026, 6, 26, tzinfo=CHINA)),
        "in-time",
        {},
        "附件1 五（一）（必须）：提交时间 2026年6月26日00:00，已过时限（2026年6月25日24:00，最晚2026年6月25日23:59:59）。",
    ),
    (application(submitted=None), "in-time", {}, "附件1 五（一）（必须）：提交时间：不适用（尚未提交）。"),
    (
        product(submitted=datetime(2026, 5, 25, tzinfo=CHINA)),
        "in-time",
        {},
        "附件2 三1（必须）：提交时间 2026年5月25日00:00，尚未开始受理（5月26日至7月10日）。",
    ),
    (
        product(enterprise=enterprise(years=years((290, 10_000), (300, 10_000), (300, 10_000)))),
        "rd-share",
        {},
        "附件2 二1（必须）：近三年研发投入占主营业务收入比重（2023、2024、2025年） 2.96%，要求不低于 3%，差 0.04 个百分点。",
    ),
    (
        product(sales=sales(yi(1), yi(1), wan(1))),
        "mean-sales",
        {},
        "附件2 二5（必须）：近三年年均销售收入（2023、2024、2025年） 6667 万元，符合不低于 800 万元 的要求。",
    ),
    (
        product(enterprise=enterprise(mountain_or_island=None), sales=sales(wan(600), wan(600), wan(600))),
        "mean-sales",
        {},
        "附件2 二5（必须）：近三年年均销售收入（2023、2024、2025年） 600 万元，要求不低于 800 万元，能否适用较低标准不明（是否山区海岛县未填）。",
    ),
    (
        product(launched=None),
        "launched-in-window",
        {},
        "附件2 二4（必须）：上市时间未填，要求在2023年1月1日至2024年12月31日期间。",
    ),
    (
        product(launched=date(2025, 1, 1)),
        "launched-in-window",
        {},
        "附件2 二4（必须）：上市时间 2025年1月1日，不在2023年1月1日至2024年12月31日期间。",
    ),
    (
        product(enterprise=enterprise(rd_institution_in_province=None)),
        "in-province",
        {},
        "附件2 二1（必须）：省内研发机构：未填；省内生产基地：是；须全部具备，尚不能确定。",
    ),
    (
        product(launch_evidence=()),
        "launch-evidence",
        {},
        "附件2 二4（必须）：上市证明材料：无，应为省经信厅工业新产品评价材料、地方工业新产品投产鉴定材料、"
        "相关行业协会组织的新产品评价或鉴定材料或企业内部新产品立项程序资料（清单以“等”收尾，不限于所列）。",
    ),
    (
        product(launched=date(2026, 1, 1)),
        "mean-sales",
        {},
        "附件2 二5（必须）：近三年年均销售收入无法计算，要求不低于 800 万元（上市晚于统计年度）。",
    ),
    (
        product(enterprise=enterprise(years=years((1, 0), (1, 0), (1, 0)))),
        "rd-share",
        {},
        "附件2 二1（必须）：近三年研发投入占主营业务收入比重（2023、2024、2025年）无法计算，要求不低于 3%（主营业务收入合计为零）。",
    ),
    (
        product(launched=date(2024, 3, 1), sales=sales(None, wan(900), wan(800))),
        "mean-sales",
        {"A48": "every-year"},
        "附件2 二5（必须）：近三年年均销售收入（2024、2025年） 800 万元，符合不低于 800 万元 的要求"
        "（按每年都须达到理解，所列为最低的一年）。",
    ),
    (
        product(launched=date(2024, 12, 20), sales=sales(None, wan(0), wan(1500))),
        "mean-sales",
        {"A48": "full-years"},
        "附件2 二5（必须）：近三年年均销售收入（2025年） 1500 万元，符合不低于 800 万元 的要求"
        "（上市当年不是完整的一年，不计入）。",
    ),
    (
        product(launched=date(2025, 3, 1)),
        "mean-sales",
        {"A48": "full-years"},
        "附件2 二5（必须）：近三年年均销售收入无法计算，要求不低于 800 万元（上市当年不是完整的一年，不计入）。",
    ),
    (
        product(enterprise=enterprise(mountain_or_island=None), sales=sales(wan(400), wan(400), wan(400))),
        "mean-sales",
        {},
        "附件2 二5（必须）：近三年年均销售收入（2023、2024、2025年） 400 万元，要求不低于 500 万元，差 100 万元"
        "（是否山区海岛县未填，所列是山区海岛县标准，仍未达到）。",
    ),
    (
        application(revenue=None, mountain_or_island=None),
        "scale",
        {},
        SCALE + "2025年规上企业营业收入未填，规模门槛 60 亿元（如为山区海岛县，42 亿元）。",
    ),
    (
        application(revenue=yi(60), mountain_or_island=None),
        "scale",
        {"A13": "more-than"},
        SCALE
        + "2025年规上企业营业收入 60 亿元，未超过规模门槛 60 亿元；是否山区海岛县未填，如是，门槛为 42 亿元，可以超过。",
    ),
    (
        application("智能物联", tier=Tier.COORDINATED_ZONE, titles=(XTitle("未来产业先导区", same_industry=False),)),
        "route",
        {},
        "附件1 二1（必须）：当前属于“X”体系：不符合（称号：未来产业先导区；现有身份：无）"
        "（所持称号有的不属所申报的产业；另须参照评价办法，通知未附，不在核对之内；按‘须’来读（A66））。",
    ),
    (
        application(segment=None),
        "segment",
        {},
        "附1-1（原则上）：细分赛道未填，可填：低空装备、商业航天、空天关键零部件及材料或空天地面设备及终端"
        "（清单以“等”收尾，不限于所列）。",
    ),
    (product(commitment_letter=None), "commitment", {}, "附件2 三1（必须）：盖章承诺书：未填。"),
    (product(commitment_letter=False), "commitment", {}, "附件2 三1（必须）：盖章承诺书：不符合。"),
    (
        application(advantages=None, head=Person()),
        "basics",
        {},
        "附1-2 一（必须）：基本信息：已填 5/9，缺细分赛道优势、集群负责人、集群负责人职务、集群负责人移动电话。",
    ),
    (application(), "one-choice", {}, "附1-2 一（必须）：申报类型和细分赛道 1，不超过 1。"),
    (
        application(segment="低空装备、商业航天"),
        "one-choice",
        {},
        "附1-2 一（必须）：细分赛道 2，超过 1，多 1（所填不止一个细分赛道）。",
    ),
    (application(), "x-types", {}, "附1-2 一（必须）：当前所属“X”体系类型：未来产业先导区。"),
    (application(x_types=None), "x-types", {}, "附1-2 一（必须）：当前所属“X”体系类型：未填。"),
    (
        application(titles=None),
        "x-types",
        {},
        "附1-2 一（必须）：当前所属“X”体系类型：未来产业先导区，与所持称号是否相符不明。",
    ),
    (
        application(titles=(), standing=Standing.COORDINATED_ZONE),
        "x-types",
        {},
        "附1-2 一（必须）：当前所属“X”体系类型：勾选了未来产业先导区，持有的是无"
        "（勾选了没有持有的称号；申报表没有省级协同区一栏，现有协同区应选“无”）。",
    ),
    (
        application(city_opinion=Opinion(given=True, sealed=False)),
        "city-opinion",
        {},
        "附1-2 一（必须）：设区市经信局审核意见：不适用，已有市级审核意见（由设区市经信局审核时填写，核对全市推荐时再看）。",
    ),
    (
        application(county_opinion=Opinion(given=True, sealed=False)),
        "county-opinion",
        {},
        "附1-2 一（必须）：县级政府（管委会）审核意见：已填 1/3，缺县级盖章、县级日期（填明还没有的，尚可补上）。",
    ),
    (
        evolve(software(), scale=evolve(software().scale, future_factories=1, green_factories=0, little_giants=None)),
        "scale-lines",
        {},
        f"附1-2 二（一）（必须）：指标：已填 {SOFTWARE_SCALE_LINES - 1}/{SOFTWARE_SCALE_LINES}，缺第6项 国家专精特新“小巨人”企业数量；第15、18项无需填报"
        "（无需填报的填了数，所填照用）。",
    ),
    (application(), "scale-lines", {}, f"附1-2 二（一）（必须）：指标：{SCALE_LINES} 项齐全。"),
    (
        evolve(application(), ecosystem=Ecosystem(development_zones=1, talents=2)),
        "ecosystem-lines",
        {},
        "附1-2 二（三）（必须）：指标：已填 2/4，缺第3项 领军型创新创业团队个数、第4项 省级以上卓越工程师实践基地、"
        "工程师协同创新中心、现代产业学院、示范性学院、科技型企业孵化器（含加速器）数量（合计）。",
    ),
    (
        application(evidence=()),
        "ecosystem-lists",
        {},
        "附1-2 二（三）（必须）：明细清单：已填 0/2，缺第1项 与集群主导产业相关的省级及以上高新区、开发区数量、"
        "第4项 省级以上卓越工程师实践基地、工程师协同创新中心、现代产业学院、示范性学院、"
        "科技型企业孵化器（含加速器）数量（合计）。",
    ),
    (
        application(champion_projects=None),
        "champion-projects",
        {},
        "附1-2 二（四）（必须）：单项冠军、专精特新“小巨人”企业项目：未填。",
    ),
    (
        application(champion_projects=(LandmarkProject(name="甲", overview="乙"),)),
        "champion-projects",
        {},
        "附1-2 二（四）（必须）：单项冠军、专精特新“小巨人”企业项目：已填 2/4，缺第1行 企业名称、第1行 企业荣誉。",
    ),
    (
        application(leading_enterprises=(KeyEnterprise(),) * 4),
        "leading-enterprises",
        {},
        "附1-2 二（一）（必须）：细分赛道龙头企业情况行数 4，超过 3，多 1。",
    ),
    (
        application(leading_enterprises=()),
        "leading-enterprises",
        {},
        "附1-2 二（一）（必须）：细分赛道龙头企业情况：齐全（所列少于表中要求的数目）。",
    ),
    (
        application(advantages="字" * 301),
        "text-lengths",
        {},
        "附1-2（提示）：字数：细分赛道优势 301，超过 300。",
    ),
    (application(), "text-lengths", {}, "附1-2（提示）：字数：没有超出。"),
    (
        application(targets=None),
        "targets",
        {},
        "附1-3 二（必须）：集群发展目标表：已填 0/30，缺2026年第1、2、3、4、5、6、7、8、9、10项，"
        "2027年第1、2、3、4、5、6、7、8、9、10项，2028年第1、2、3、4、5、6、7、8、9、10项。",
    ),
    (
        evolve(application(), growth=Potential(major_projects=3, medium_projects=1, attracted_projects=1)),
        "project-counts",
        {},
        "附1-2 二（四）（必须）：项目数量 2、1和1，与所填 3、1和1 是否相符不明：第1项 2026年集群在建重大项目"
        "（总投资10亿元以上）或纳入国家支持“两重”项目数量。",
    ),
    (
        evolve(
            application(),
            growth=Potential(major_projects=1),
            project_lists=ProjectLists(major_projects=(Project(name="甲", total=Dollars.parse("5亿美元")),)),
        ),
        "project-counts",
        {},
        "附1-2 二（四）（必须）：项目数量 0，与所填 1 是否相符不明：第1项第1行 总投资额"
        "（这一项只以人民币计，以美元计的项目请写明人民币总投资额）。",
    ),
    (
        evolve(application(), growth=Potential(major_projects=1, medium_projects=1, attracted_projects=1)),
        "project-counts",
        {},
        "附1-2 二（四）（必须）：项目数量 2、1和1，与所填 1、1和1 不符：第1项 2026年集群在建重大项目"
        "（总投资10亿元以上）或纳入国家支持“两重”项目数量。",
    ),
    (application(), "project-counts", {}, "附1-2 二（四）（必须）：项目数量 2、1和1，与所填 2、1和1 相符。"),
    (application(), "plan", {}, "附件1 五（一）（必须）：建设实施方案上传：齐全。"),
    (application(), "already-held", {}, "附件1 二1（提示）：现有身份：无，低于所申报的核心区。"),
    (
        application(standing=Standing.CORE_ZONE),
        "already-held",
        {},
        "附件1 二1（提示）：现有身份：核心区，已在所申报的核心区或其上。",
    ),
    (application(standing=None), "already-held", {}, "附件1 二1（提示）：现有身份：未填。"),
    (application(), "revenue-unit", {}, "附1-2 二（一）1、3（提示）：营业收入的单位：数量级正常。"),
    (
        application(revenue=yi("0.0419")),
        "revenue-unit",
        {},
        "附1-2 二（一）1、3（提示）：营业收入的单位：第1项 2025年集群规上企业营业收入 419 万元（像是把亿元填成了万元）。",
    ),
    (
        application(),
        "forecast-agrees",
        {},
        "附1-2 二（一）1-3（提示）：预计2026年增速（对照2025年增速） 12.5%，与 12.5% 相近。",
    ),
    (
        application(revenue_forecast=yi(500)),
        "forecast-agrees",
        {},
        "附1-2 二（一）1-3（提示）：预计2026年增速（对照2025年增速） -50%，与 12.5% 相差较大：第2项 2025年集群规上企业营业收入增速、"
        "第3项 预计2026年集群规上企业营业收入。",
    ),
    (application(), "parts-within-whole", {}, "附1-2 二（一）7-9、16（提示）：部分与整体：没有超出。"),
    (
        evolve(application(), scale=evolve(application().scale, listed_companies=99)),
        "parts-within-whole",
        {},
        "附1-2 二（一）7-9、16（提示）：部分与整体：第7项 上市企业数量 99，超过整体 46。",
    ),
    (
        application(revenue=yi(20)),
        "enterprises-within-cluster",
        {},
        "附1-2 二（一）（提示）：所列企业营收合计（对照集群规上企业营业收入） 25.1 亿元，超过 20 亿元，多 5.1 亿元。",
    ),
    (application(), "projects-once", {}, "附1-2 二（四）1、2（提示）：项目：没有重复。"),
    (
        evolve(
            application(),
            project_lists=ProjectLists(major_projects=(Project(name="甲"),), medium_projects=(Project(name="甲"),)),
        ),
        "projects-once",
        {},
        "附1-2 二（四）1、2（提示）：项目：第2项第1行 项目名称 甲，已见于第1项第1行 项目名称。",
    ),
    (
        evolve(application(), targets=(TargetYear(year=2026, little_giants=3), TargetYear(year=2027, little_giants=1))),
        "targets-above-today",
        {},
        "附1-3 二（提示）：2026年目标：2026年第6项 国家专精特新“小巨人”企业数量 3，低于申报表所填 4。",
    ),
    (
        evolve(application(), targets=(TargetYear(year=2026, little_giants=3), TargetYear(year=2027, little_giants=1))),
        "targets-do-not-fall",
        {},
        "附1-3 二（提示）：累计目标：2027年第6项 国家专精特新“小巨人”企业数量 1，低于上一年 3。",
    ),
    (application(), "targets-do-not-fall", {}, "附1-3 二（提示）：累计目标：没有降低。"),
]


@pytest.mark.parametrize(("subject", "clause", "readings", "words"), FINDINGS, ids=[one[3] for one in FINDINGS])
def test_finding_is_a_single_sentence(
    subject: ClusterApplication | JingpinProduct, clause: str, readings: dict[str, str], words: str
) -> None:
    assert say(judged(subject, **readings)[clause]) == words


def test_report_says_the_verdict_and_skips_inapplicable_findings() -> None:
    lines = say(judged(application())).splitlines()
    assert lines[1] == "结论：符合（资格：符合；填报：符合；时限：符合）"
    assert all(line.startswith("  [符合] 附") for line in lines[2:10])
    assert lines[10:] == [
        f"填报：符合（编号指标已填 {LINES}/{LINES}）",
        "  集群基本信息：齐全",
        "    [不适用] 附1-2 一（必须）：设区市经信局审核意见：不适用，已有市级审核意见、市级盖章和市级日期"
        "（由设区市经信局审核时填写，核对全市推荐时再看）。",
        "  规模实力：齐全",
        "  创新水平：齐全",
        "  产业生态：齐全",
        "  成长潜力：齐全",
        "  组织保障：齐全",
        "  建设实施方案：齐全",
    ]


def test_missing_entries_of_the_form_are_listed_by_section() -> None:
    draft = evolve(
        application(segment="低空装备、商业航天", evidence=None, targets=None, champion_projects=None),
        scale=evolve(application().scale, revenue_growth=None, per_mu_leaders=99),
    )
    lines = say(judged(draft)).splitlines()
    form = lines[lines.index(f"填报：{say(Verdict.INCOMPLETE)}（编号指标已填 {LINES - 1}/{LINES}）") :]
    assert [line for line in form if not line.startswith("    ")] == [
        f"填报：{say(Verdict.INCOMPLETE)}（编号指标已填 {LINES - 1}/{LINES}）",
        "  集群基本信息：",
        "  规模实力：",
        "  创新水平：",
        "  产业生态：",
        "  成长潜力：",
        "  组织保障：齐全",
        "  建设实施方案：",
        "提示：",
        "  [提示] 附1-2 二（一）7-9、16（提示）：部分与整体：第9项 2025年亩均领跑者企业数量 99，超过整体 46。",
    ]
    assert (
        f"    [不明] 附1-2 二（一）（必须）：指标：已填 {SCALE_LINES - 1}/{SCALE_LINES}，缺第2项 2025年集群规上企业营业收入增速。"
        in form
    )


def test_notes_of_met_findings_are_said() -> None:
    noted = say(judged(application(service_platforms=(), leading_enterprises=())))
    assert "  规模实力：\n    [符合] 附1-2 二（一）（必须）：细分赛道龙头企业情况" in noted


def test_overlong_texts_are_their_own_section() -> None:
    assert "  字数：\n    [提示] 附1-2（提示）：字数：细分赛道优势 301，超过 300。" in say(
        judged(application(advantages="字" * 301))
    )


def test_many_failing_figures_are_cut_and_counted() -> None:
    rows = tuple(Project(name="甲") for _ in range(20))
    said = say(judged(evolve(application(), project_lists=ProjectLists(major_projects=rows)))["projects-once"])
    assert said.count("已见于") == 12
    assert said.endswith("；等共 19 处。")


def test_long_list_of_entries_is_cut_and_counted() -> None:
    assert say(tuple("甲" * 20)) == "、".join("甲" * 12) + "等共 20 项"
    assert say(tuple("甲" * 12)).endswith("甲和甲")


def test_alternative_says_its_verdict_and_eligibility() -> None:
    other, *_, beside = application().routes(CLUSTERS)
    assert say(other) == "低空经济与商业航天 协同区：待补正（资格：符合）"
    assert say(beside).endswith(" “新星”产业群：待补正（资格：待补正；产业是否相同由申报单位判断）")
    assert say(beside, "en").endswith("; whether the industry is the same is for the applicant to judge)")


def test_dollar_amount_has_its_unit() -> None:
    assert say(Dollars.parse("1.25亿美元")) == "1.25 亿美元"


def test_city_report_is_put_into_words() -> None:
    stars = [evolve(new_star(), applicant=applicant(name=f"第{place}县人民政府")) for place in (1, 2, 3, 4, 1)]
    stars[0] = evolve(stars[0], submitted=datetime(2026, 6, 26, tzinfo=CHINA), city_opinion=Opinion(given=True))
    lines = say(CLUSTERS.validate_city("衢州市", stars)).splitlines()
    incomplete = say(Verdict.INCOMPLETE)
    assert lines == [
        "推荐单位：衢州市",
        f"结论：{incomplete}（资格：{incomplete}；填报：{incomplete}）",
        "  [符合] 附件1 五（二）（必须）：本市的申报单位：5 个逐个符合。",
        "  [不符合] 附件1 五（二）（原则上）：“新星”产业群推荐数量 5，超过 3，多 2：第4行 第4县人民政府：文体用品、第5行 第1县人民政府：文体用品。",
        "  [不明] 附件1 五（二）（必须）：推荐函已签章：未填。",
        f"填报：{incomplete}",
        "  集群基本信息：",
        "    [不明] 附1-2 一（必须）：设区市经信局审核意见已出具并盖章：5 个中 1 个未填：第1行 第1县人民政府：文体用品。",
        "提示：",
        "  [提示] 附件1 三（提示）：申报单位和赛道：第5行 申报单位 第1县人民政府：文体用品，已见于第1行 申报单位。",
        "  [提示] 附件1 五（一）（提示）：在系统截止前提交的申报：5 个中 1 个不符合：第1行 第1县人民政府：文体用品。",
    ]


def test_report_says_whose_it_is() -> None:
    ours, listed = application(), NOTICE.jingpin.validate_recommendation("衢州市", [])
    whose = f"申报单位：{ours.applicant.name}（{ours.track}，{ours.tier}）"
    assert say(judged(ours)).startswith(f"{whose}\n结论：")
    assert say(judged(ours).of(Topic.FORM)).startswith(f"{whose}\n结论：")
    assert say(judged(product()), "en").startswith("Product: 五轴加工中心 (某某机床有限公司)\nVerdict: ")
    assert say(listed).startswith("推荐单位：衢州市\n结论：")
    assert say(listed, "en").startswith("Recommender: Quzhou\nVerdict: ")
    assert say(Report(findings=listed.findings, readings=Readings())).startswith("结论：")


def test_product_report_has_no_form_sections() -> None:
    assert "填报" not in say(judged(product()))


def test_all_messages_are_encodable_in_gbk() -> None:
    for subject in (application(), new_star(), product(), application("集成电路", titles=None)):
        say(judged(subject)).encode("gbk")


def test_unknown_locale_is_refused_with_the_known_locales() -> None:
    with pytest.raises(UnknownNameError, match="zh_Hans_CN"):
        say(yi(1), "xx")
    with pytest.raises(UnknownNameError, match="zh_Hans_CN"):
        say(yi(1), [])  # type: ignore[arg-type]


def test_foreign_object_is_refused() -> None:
    with pytest.raises(InvalidTypeError, match="float"):
        say(3.5)


def test_open_question_is_said_part_by_part() -> None:
    with_words, without = (say(NOTICE.open_questions[place]).splitlines() for place in (12, 52))
    assert with_words[:2] == ["A13（歧义，影响中）", "  出处：附1-1（规模门槛）"]
    assert without[1] == "  出处：附件2 三"
    assert [line.partition("：")[0] for line in with_words[2:]] == ["  未予明确", "  影响", "  处理"]


def test_county_list_says_its_validity_and_certainty() -> None:
    first, second, third = (say(one) for one in MOUNTAIN_ISLAND_LISTS)
    assert first.startswith("山区26县（至2024年8月20日，起始之日不明，2021年12月26日起有据可查）：26 个县（市、区）。")
    assert second.startswith("山区海岛25县（2024年8月21日至2025年5月27日）：25 个县（市、区）。")
    assert third.startswith("山区海岛22县（2025年5月28日起，所知截至2026年5月26日）：22 个县（市、区）。")
    assert "可信度中：" in third
    (first + second + third).encode("gbk")
