"""Sentences for sensitivity and remedies."""

import json
from datetime import date, datetime

import pytest
from attrs import evolve

from zj415x import (
    CHINA,
    ClusterApplication,
    JingpinProduct,
    Opinion,
    Readings,
    Remedies,
    Remedy,
    Sensitivity,
    Standing,
    Topic,
    UnknownNameError,
    Verdict,
    XTitle,
    wan,
    yi,
)
from zj415x.exchange import dump
from zj415x.wording import say, why
from zj415x.wording.reports import OF_ALL, say_hinges
from zj415x.wording.voice import voice_of

from ..builders import NOTICE, application, enterprise, judged, known, new_star, product, sales, years

SHORT = application(revenue=yi("41.9"), revenue_forecast=yi(50), standing=Standing.COORDINATED_ZONE)


def test_why_names_phrases_and_who_could_settle_them() -> None:
    assert why(judged(SHORT), NOTICE).splitlines() == [
        "结论取决于以下事项按哪种口径理解：",
        "  A12 门槛按2025年实绩还是2026年预计？（附件1 四（一）1；附1-2；可问省经信厅）",
        "  A15 山区海岛县的下调是当然适用，还是要由省里决定？（附件1 四（一）1；附1-1 注1；可问省经信厅）",
        "  符合：A12 按2026年预计、A15 当然适用",
        "  需作说明：A12 按2025年实绩；或 A15 由省里决定",
        "要达到“符合”，最少要有这些改动：",
        "  2025年规上企业营业收入：从 41.9 亿元到 42 亿元，差 0.1 亿元〔既成事实；附件1 四（一）1〕",
        "既成事实无法更改，可以核对是否填错。",
        "没有满足的条件写明“原则上”的，可以作出说明。",
    ]


def test_lateness_is_a_past_fact_without_explanation() -> None:
    late = judged(application(submitted=datetime(2026, 6, 26, tzinfo=CHINA)))
    assert why(late, NOTICE).splitlines()[-2:] == [
        "  提交时间：最晚 2026年6月25日23:59:59〔既成事实；附件1 五（一）〕",
        "既成事实无法更改，可以核对是否填错。",
    ]


def test_explanation_is_offered_if_it_suffices() -> None:
    blank = new_star(standing=Standing.NEW_STAR, advantages=None)
    lines = why(judged(blank), NOTICE).splitlines()
    assert "没有满足的条件写明“原则上”的，可以作出说明。" in lines
    assert lines[lines.index("要达到“需作说明”，最少要有这些改动：") :] == [
        "要达到“需作说明”，最少要有这些改动：",
        "  补全申报表：集群基本信息 1 处〔补充材料〕",
        "  申报表自相矛盾之处，说明或更正：集群基本信息 1 处〔作出说明〕",
        "未填的，按对结论的影响排列：",
        "  只须补全（集群基本信息）：细分赛道优势",
    ]


def test_incomplete_form_gets_the_hinges_of_eligibility() -> None:
    blank = evolve(SHORT, advantages=None)
    lines = why(judged(blank), NOTICE).splitlines()
    assert lines[0] == "资格的结论取决于以下事项按哪种口径理解："
    assert lines[-3:] == [
        "  补全申报表：集群基本信息 1 处〔补充材料〕",
        "未填的，按对结论的影响排列：",
        "  只须补全（集群基本信息）：细分赛道优势",
    ]


def test_robust_verdict_says_so() -> None:
    assert why(judged(new_star()), NOTICE).splitlines() == [
        "待明确事项不论按哪种口径理解，结论都是“符合”。",
        "已达到“符合”，无须改动。",
    ]


def test_common_changes_of_remedies_are_said_once() -> None:
    subject = application(chain_leaders=0, innovation_platforms=0, research_institutes=None, mountain_or_island=None)
    lines = why(judged(evolve(subject, submitted=None)), NOTICE).splitlines()
    assert lines[-6:] == [
        "  省级及以上链主企业数量（含培育库）：从 0 到 1，差 1〔尚可办理；附件1 四（一）2〕",
        "  2 组中任选一组：",
        "    1. 省级及以上企业研发机构数量：补填，至少 3〔补充材料；附件1 四（一）2；$.innovation.research_institutes〕",
        "    2. 省级及以上创新平台数量：从 0 到 1，差 1〔尚可办理；附件1 四（一）2〕；补全申报表：创新水平 1 处〔补充材料〕",
        "未填的，按对结论的影响排列：",
        "  不满足即为“需作说明”：省级及以上企业研发机构数量",
    ]


def test_disjoint_remedies_are_a_choice_of_changes() -> None:
    report = judged(application(innovation_platforms=0, research_institutes=0))
    assert why(report, NOTICE).splitlines()[1:4] == [
        "要达到“符合”，最少要有这些改动：",
        "  2 项中任选一项：",
        "    1. 省级及以上创新平台数量：从 0 到 1，差 1〔尚可办理；附件1 四（一）2〕",
    ]


def test_independent_choices_are_told_as_independent() -> None:
    subject = application(innovation_platforms=0, research_institutes=1, revenue=yi(50), mountain_or_island=None)
    remedies = judged(evolve(subject, titles=(), x_types=("无",))).remedies()
    assert len(remedies) == 2 * 2 * 2
    lines = say(remedies).splitlines()
    assert [line for line in lines if not line.startswith("    ")] == [
        "要达到“符合”，最少要有这些改动：",
        "  下列 3 处各选其一，怎样选互不影响：",
        "  2 项中任选一项：",
        "  2 项中任选一项：",
        "  2 组中任选一组：",
    ]
    assert [line[4:6] for line in lines if line.startswith("    ")] == ["1.", "2."] * 3


def test_blanks_are_told_in_the_order_of_their_effect() -> None:
    maker = enterprise(rd_institution_in_province=None, quality_management_evaluated=None, quality_benchmark=None)
    assert why(judged(product(enterprise=maker)), NOTICE).splitlines()[-3:] == [
        "未填的，按对结论的影响排列：",
        "  不满足即为“不符合”：省内研发机构",
        "  不影响结论：质量管理能力评价或质量标杆",
    ]
    lines = why(judged(application(chain_leaders=None, advantages=None, county_opinion=Opinion())), NOTICE)
    assert lines.splitlines()[-3:] == [
        "未填的，按对结论的影响排列：",
        "  不满足即为“需作说明”：省级及以上链主企业数量（含培育库）",
        "  只须补全（集群基本信息）：细分赛道优势、县级审核意见、县级盖章、县级日期",
    ]


def test_many_groups_and_ways_are_cut_and_counted() -> None:
    report = judged(application(revenue=yi(40)))
    (remedy,) = report.remedies()
    (change,) = remedy.changes
    many = tuple(Remedy(changes=(evolve(change, to=yi(42 + more)),), verdict=remedy.verdict) for more in range(14))
    lines = say(Remedies(goal=Verdict.ELIGIBLE, found=many)).splitlines()
    assert (len(lines), lines[-1]) == (15, "    等共 14 组")
    choices = tuple(Readings(A12=option) for option in ("last-year-actual",) * 13)
    hinging = Sensitivity(hinges_on=("A12",), cases=((Verdict.ELIGIBLE, choices),))
    assert say(hinging).endswith("；或 等共 13 种")
    voice = voice_of("zh_Hans_CN")
    assert say_hinges(hinging, {one.id: one for one in NOTICE.readings}, OF_ALL, voice)[-1].endswith("；或 等共 13 种")


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        (product(submitted=datetime(2026, 5, 25, tzinfo=CHINA)), "提交时间：最早 2026年5月26日00:00〔尚可办理；附件2 三1〕"),
        (application(submitted=datetime(2026, 6, 26, tzinfo=CHINA)), "提交时间：最晚 2026年6月25日23:59:59〔既成事实；附件1 五（一）〕"),
        (product(commitment_letter=False), "盖章承诺书：从“否”到“是”〔尚可办理；附件2 三1〕"),
        (product(commitment_letter=None), "盖章承诺书：如属实，填明为“是”〔补充材料；附件2 三1；$.commitment_letter〕"),
        (product(launched=date(2025, 1, 1)), "上市时间：从2025年1月1日到2024年12月31日〔既成事实；附件2 二4〕"),
        (new_star(titles=None), "“X”体系称号：如属实，填明为无〔补充材料；附件1 二2；$.titles〕"),
        (
            product(sales=sales(wan(700))),
            "2024、2025年销售收入合计：至少 1700 万元〔补充材料；附件2 二5〕",
        ),
        (
            product(enterprise=enterprise(years=years((300, 10_000), (300, 10_000)))),
            "近三年研发投入和主营业务收入，占比：至少 3%〔补充材料；附件2 二1〕",
        ),
        (
            product(enterprise=enterprise(years=years((300, 10_000), (300, 10_000), (300, None)))),
            "2025年主营业务收入：补填，至多 1 亿元〔补充材料；附件2 二1；$.enterprise.years[2].main_revenue〕",
        ),
        (
            application("电气与农机装备", segment="电气"),
            "细分赛道：现为电气，须为农机装备或智慧农机〔尚可办理；附1-1〕",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_change_has_its_sentence(subject: ClusterApplication | JingpinProduct, said: str) -> None:
    first = judged(subject).of(Topic.ELIGIBILITY).remedies()
    if first.reached:
        first = judged(subject).of(Topic.TIMING).remedies()
    assert said in say(first)
    say(first).encode("gbk")


def test_tuple_of_titles_is_said_by_schemes() -> None:
    subject = application(titles=(XTitle("未来产业先导区", same_industry=False),), standing=Standing.NONE)
    assert "本产业在有效期内的“X”体系称号：现有未来产业先导区，另需一项，可为未来产业先导区、" in why(
        judged(subject), NOTICE
    )


def test_threshold_says_who_lowers_it() -> None:
    discretionary = Readings(A15="discretionary")
    threshold = application().threshold(readings=discretionary)
    assert say(threshold) == "规模门槛 60 亿元（山区海岛县是否下调 30%，由省里决定）"
    granted = application(granted_floor=yi(42), revenue=yi(50)).threshold(readings=discretionary)
    assert say(granted) == "规模门槛 42 亿元（60 亿元，由省里决定下调）"
    short = say(judged(application(revenue=yi(50)), A15="discretionary")["scale"])
    assert short.endswith(
        "2025年规上企业营业收入 50 亿元，低于规模门槛 60 亿元（山区海岛县是否下调 30%，由省里决定），差 10 亿元。"
    )


def test_unknown_locale_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="zh_Hans_CN"):
        why(judged(new_star()), NOTICE, "fr")


def test_sensitivity_and_remedies_can_be_dumped() -> None:
    report = judged(SHORT)
    assert dump(report.sensitivity()) == {
        "robust": False,
        "hinges_on": ["A12", "A15"],
        "verdicts": {
            "符合": [{"A12": "this-year-forecast", "A15": "automatic"}],
            "需作说明": [{"A12": "last-year-actual"}, {"A15": "discretionary"}],
        },
    }
    remedies = dump(report.remedies())
    assert (remedies["goal"], remedies["reached"], remedies["blocked"]) == ("符合", False, [])
    assert remedies["remedies"] == [
        {
            "changes": [
                {
                    "clause": "scale",
                    "place": "附件1 四（一）1",
                    "field": "$.scale.revenue",
                    "label": "2025年规上企业营业收入",
                    "kind": "既成事实",
                    "from": "41.9亿元",
                    "to": "42亿元",
                    "gap": "1000万元",
                    "most": False,
                    "among": [],
                    "total": None,
                    "entries": [],
                }
            ],
            "verdict": "符合",
        }
    ]
    late = judged(evolve(product(), submitted=NOTICE.deadline("jingpin-online").closes))
    (change,) = known(dump(late.remedies()))["remedies"][0]["changes"]
    assert (change["to"], change["gap"]) == ("2026-07-10T23:59:59+08:00", "-P0DT1S")
    json.dumps(dump(judged(product(sales=sales(None))).remedies()))
