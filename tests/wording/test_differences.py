"""Sentences for the difference between two reports."""

from datetime import datetime
from typing import Any

import pytest
from attrs import evolve

from zj415x import CHINA, Difference, LandmarkProject, Readings, XTitle, difference, wan, yi
from zj415x.wording import say

from ..builders import CLUSTERS, JINGPIN, application, product, sales

OURS = application()


def told(after: Any, before: Any = OURS, **chosen: str) -> Difference:
    call = JINGPIN if before.__class__ is not OURS.__class__ else CLUSTERS
    return difference(before.validate(call), after.validate(call, readings=Readings.of(chosen)))


def edits_said(found: Difference, locale: str = "zh_Hans_CN") -> list[str]:
    """The edits that explain nothing, which is all of them where no finding changed."""
    return [line.strip() for line in say(found, locale).splitlines()[3:]]


def test_says_what_got_worse_and_why() -> None:
    assert say(told(application(chain_leaders=0))).splitlines()[:5] == [
        "结论：原为符合，现为需作说明",
        "  起因：规模实力 省级及以上链主企业数量（含培育库）：原为 1，现为 0",
        "转差的 1 条：",
        "  [不符合] 附件1 四（一）2（原则上）：省级及以上链主企业数量（含培育库） 0，要求至少 1，差 1。",
        "    原为：[符合] 附件1 四（一）2（原则上）：省级及以上链主企业数量（含培育库） 1，符合至少 1 的要求。",
    ]


def test_says_so_in_english() -> None:
    found = told(evolve(OURS, submitted=datetime(2026, 6, 26, tzinfo=CHINA)))
    assert say(found, "en").splitlines() == [
        "Verdict: was eligible, is ineligible",
        "  because of: time of submission: was June 20, 2026, 10:00 (Beijing time), "
        "is June 26, 2026, 00:00 (Beijing time)",
        "1 finding that got worse:",
        "  [not met] Annex 1, V(i) (required): time of submission: June 26, 2026, 00:00 (Beijing time), "
        "too late (24:00 on June 25, 2026, June 25, 2026, 23:59:59 (Beijing time) at the latest).",
        "    before: [met] Annex 1, V(i) (required): time of submission: June 20, 2026, 10:00 (Beijing time), "
        "in time (24:00 on June 25, 2026).",
        "    because of: time of submission: was June 20, 2026, 10:00 (Beijing time), "
        "is June 26, 2026, 00:00 (Beijing time)",
        "1 edit in all.",
    ]


def test_equal_reports_are_a_sentence() -> None:
    assert say(told(application())) == "两份没有不同，结论都是“符合”。"
    assert say(told(application()), "en") == "The two do not differ; the verdict on both is “eligible”."


def test_edits_that_act_together_and_edits_that_each_suffice_are_told_apart() -> None:
    joint = say(told(application(revenue=yi(50), mountain_or_island=False)))
    assert (
        "起因：申报单位 是否山区海岛县：原为是，现为否；规模实力 2025年集群规上企业营业收入：原为 1000 亿元，现为 50 亿元（合在一起）"
        in joint
    )
    unknown = evolve(OURS, applicant=evolve(OURS.applicant, county=None, mountain_or_island=None))
    lines = [line.strip() for line in say(told(unknown)).splitlines()]
    at = lines.index("起因，以下 2 组中任何一组都足以引起：")
    assert lines[at + 1 : at + 3] == [
        "1. 申报单位 县（市、区）：原为开化县，现为未填",
        "2. 申报单位 是否山区海岛县：原为是，现为未填",
    ]


def test_many_explanations_are_cut() -> None:
    found = told(application(chain_leaders=0))
    (shift,) = (shift for shift in found if shift.clause == "chain-leader")
    many = evolve(found, shifts=(evolve(shift, explanations=shift.explanations * 13),))
    assert say(many).count("规模实力 省级及以上链主企业数量（含培育库）：原为 1，现为 0") == 13
    assert "    等共 13 组" in say(many)


def test_many_edits_are_told_by_section() -> None:
    blank = dict.fromkeys(["listed_companies", "per_mu_leaders", "first_of_kind", "new_products", "jingpin_products",
                           "pin_mark_holders", "inspection_grade", "future_factories", "smart_factories",
                           "green_factories", "industrial_internet_platforms", "little_giants", "single_champions"])  # fmt: skip
    said = say(told(evolve(OURS, scale=evolve(OURS.scale, **blank))))
    assert said.splitlines()[:3] == [
        "结论：原为符合，现为待补正",
        "  所涉改动多于 12 处，按部分比较：",
        "  起因：规模实力的 13 处改动",
    ]


def test_a_reading_is_told_by_its_meaning() -> None:
    found = told(OURS, A12="this-year-forecast")
    assert "起因：A12 的口径：原为按2025年实绩，现为按2026年预计" in say(found)
    unknown = evolve(found, edits=tuple(evolve(edit, field="A99") for edit in found.edits), shifts=())
    assert edits_said(unknown) == ["A99 的口径：原为last-year-actual，现为this-year-forecast"]
    other = evolve(found, edits=tuple(evolve(edit, to="next-year") for edit in found.edits), shifts=())
    assert edits_said(other) == ["A12 的口径：原为按2025年实绩，现为next-year"]


def test_another_edition_names_its_clauses() -> None:
    fewer = evolve(CLUSTERS, clauses=tuple(rule for rule in CLUSTERS.clauses if rule.name != "segment"))
    first, last = (OURS.validate(call) for call in (CLUSTERS, fewer))
    gone, come = (say(difference(*pair)).splitlines() for pair in ((first, last), (last, first)))
    assert gone[2:5] == [
        "  没有这一条",
        "    原为：[符合] 附1-1（原则上）：细分赛道：低空装备。",
        "    起因：通知的版本不同（条款：segment）",
    ]
    assert come[2:4] == ["  [符合] 附1-1（原则上）：细分赛道：低空装备。", "    原为：没有这一条"]
    dear = evolve(OURS.track, core=yi(2000))
    later = evolve(CLUSTERS, tracks=tuple(dear if one == OURS.track else one for one in CLUSTERS.tracks))
    assert "起因：通知的版本不同（附1-1）" in say(difference(first, evolve(OURS, track=dear).validate(later)))


def test_a_finding_that_is_said_alike_is_not_said_twice() -> None:
    said = say(told(application(innovation_platforms=0)))
    assert "  [符合] 附1-2 二（二）（必须）：明细清单：齐全。\n    原来也这样说，所依据的数有变\n" in said


def test_a_person_is_not_shown() -> None:
    found = told(evolve(OURS, head=evolve(OURS.head, name="某某某")))
    assert edits_said(found) == ["集群负责人 姓名：有改动，内容不显示"]
    blank = told(evolve(OURS, head=evolve(OURS.head, name=None)))
    assert "because of: head of the cluster, name: changed, not shown" in say(blank, "en")


class TestRows:
    def test_are_named_by_their_year(self) -> None:
        before = product(sales=sales(wan(900), wan(900), wan(900), wan(900), first=2022))
        after = product(sales=sales(wan(800), wan(900), wan(900), wan(900), first=2022))
        assert edits_said(told(after, before)) == ["各年销售收入 2022年 销售收入：原为 900 万元，现为 800 万元"]
        assert edits_said(told(after, before), "en") == [
            "sales revenue by year, 2022, sales revenue: was 9 million yuan, is 8 million yuan"
        ]

    def test_that_came_and_went_are_told_by_what_is_filled_in(self) -> None:
        before = product(sales=sales(wan(900), wan(900), wan(900), wan(900), first=2022))
        assert edits_said(told(product(sales=before.sales[1:]), before)) == [
            "各年销售收入 2022年：删去年份：2022，销售收入：900 万元"
        ]
        assert edits_said(told(before, product(sales=before.sales[1:]))) == [
            "各年销售收入 2022年：新增年份：2022，销售收入：900 万元"
        ]

    def test_are_named_by_their_name_or_number(self) -> None:
        rows = OURS.leading_enterprises or ()
        other = tuple(evolve(row, product="长" * 99) if index == 1 else row for index, row in enumerate(rows))
        assert edits_said(told(evolve(OURS, leading_enterprises=other)))[0].endswith(f"现为{'长' * 40}…")
        assert edits_said(told(evolve(OURS, leading_enterprises=other)))[0].startswith(
            f"细分赛道龙头企业情况 “{rows[1].name}” 优势产品：原为"
        )
        lines = tuple(LandmarkProject(owner=name, overview="在建") for name in "甲乙")
        before, after = (
            evolve(OURS, champion_projects=rows) for rows in (lines, (lines[0], evolve(lines[1], owner="丙")))
        )
        assert "第2行 企业名称或平台名称：原为乙，现为丙" in say(told(after, before))

    def test_in_another_order_are_told_by_their_numbers(self) -> None:
        titles = (XTitle("未来产业先导区", same_industry=True), XTitle("创新型产业集群", same_industry=True))
        before, after = (evolve(OURS, titles=order) for order in (titles, titles[::-1]))
        assert "所持“X”体系称号：各行改了次序，依次为原来的第 2和1 行" in say(told(after, before))

    def test_of_a_whole_list_are_counted(self) -> None:
        assert "所持“X”体系称号：原为1 行，现为未填" in say(told(evolve(OURS, titles=None)))

    def test_that_name_lines_of_the_form_are_told_by_their_labels(self) -> None:
        fewer = evolve(OURS, classified=("scale.revenue",))
        assert "涉密的指标：原为未填，现为规模实力 2025年集群规上企业营业收入" in say(
            told(fewer, evolve(OURS, classified=None))
        )
        assert "涉密的指标：新增规模实力 2025年集群规上企业营业收入" in say(told(fewer, evolve(OURS, classified=())))


def test_edits_that_change_nothing_are_cut() -> None:
    found = told(product(name="甲", model="乙", zone="无"), product())
    many = evolve(found, edits=found.edits * 13, shifts=())
    assert say(many).splitlines()[-1] == f"  等共 {len(many.edits)} 处"


@pytest.mark.parametrize("locale", ["zh_Hans_CN", "en"])
def test_a_console_can_print_it(locale: str) -> None:
    found = told(application(titles=None, standing=None, chain_leaders=0, submitted=None, world_class=True))
    assert say(found, locale).encode("gbk").decode("gbk") == say(found, locale)
