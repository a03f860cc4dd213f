"""What is said of findings, reports, amounts and times."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from zj415x import (
    CHINA,
    ApplicantKind,
    ClusterApplication,
    JingpinProduct,
    Readings,
    Standing,
    Tier,
    XTitle,
    wan,
    yi,
)
from zj415x.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from zj415x.wording import say

from .builders import CLUSTERS, NOTICE, applicant, application, enterprise, judged, new_star, product, sales, years


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
def test_values_are_said_with_their_unit(value: Any, words: str) -> None:
    assert say(value) == words


def test_a_deadline_is_said_as_printed_and_as_an_instant() -> None:
    assert say(NOTICE.deadline("staff-roster")) == (
        "工作人员信息汇总表（各设区市）：2026年6月5日24:00截止（“6月5日前”，正文）"
    )
    assert say(NOTICE.deadline("jingpin-online")) == (
        "精品网上申报（企业）：2026年5月26日0:00起，2026年7月10日24:00截止（“5月26日至7月10日”，附件2 三1）"
    )
    strict = NOTICE.deadline("staff-roster", readings=Readings(A41="exclusive"))
    assert "2026年6月4日24:00截止" in say(strict)


def test_a_threshold_is_said_with_its_relief() -> None:
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
    (application("集成电路"), "scale", {}, SCALE + "规上企业营业收入：不适用（附1-1未列规模门槛）。"),
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
        "附1-1（必须）：申报类型：核心区，该赛道没有可申报的类型（附1-1未列规模门槛）。",
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
        application(titles=(), standing=Standing.NEW_STAR),
        "x-system",
        {},
        "附件1 四（一）3（原则上）：当前属于“X”体系：符合（称号：无；现为：“新星”产业群）。",
    ),
    (
        application(titles=None, standing=None),
        "x-system",
        {},
        "附件1 四（一）3（原则上）：当前属于“X”体系：不明（称号：未填；现为：未填）。",
    ),
    (
        application(submitted=datetime(2026, 6, 26, tzinfo=CHINA)),
        "in-time",
        {},
        "附件1 五（一）（必须）：提交时间 2026年6月26日00:00，已过时限（2026年6月25日24:00）。",
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
        "附件1 二1（必须）：当前属于“X”体系：不符合（称号：未来产业先导区；现为：无）"
        "（所持称号有的不属所申报的产业；另须参照评价办法，通知未附，不在核对之内）。",
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
]


@pytest.mark.parametrize(("subject", "clause", "readings", "words"), FINDINGS, ids=[one[3] for one in FINDINGS])
def test_a_finding_is_one_sentence(
    subject: ClusterApplication | JingpinProduct, clause: str, readings: dict[str, str], words: str
) -> None:
    assert say(judged(subject, **readings)[clause]) == words


def test_a_report_says_the_verdict_and_leaves_out_what_does_not_apply() -> None:
    lines = say(judged(application())).splitlines()
    assert lines[0] == "结论：符合"
    assert all(line.startswith("  [符合] 附") for line in lines[1:9])
    assert lines[9:] == [
        "填报：符合（编号指标已填 35/35）",
        "  集群基本信息：齐全",
        "  规模实力：齐全",
        "  创新水平：齐全",
        "  产业生态：齐全",
        "  成长潜力：齐全",
        "  组织保障：齐全",
        "  建设实施方案：齐全",
    ]


def test_a_report_of_a_product_has_no_form() -> None:
    assert "填报" not in say(judged(product()))


def test_everything_said_can_be_printed_on_a_console_in_gbk() -> None:
    for subject in (application(), new_star(), product(), application("集成电路", titles=None)):
        say(judged(subject)).encode("gbk")


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="zh_Hans_CN"):
        say(yi(1), "xx")
    with pytest.raises(UnknownNameError, match="zh_Hans_CN"):
        say(yi(1), [])  # type: ignore[arg-type]


def test_what_is_no_part_of_the_model_is_refused() -> None:
    with pytest.raises(InvalidTypeError, match="float"):
        say(3.5)
