"""The HTML for notebooks: complete, without script, in both languages, and consistent with the sentences."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from operator import attrgetter
from typing import Any

import pytest
from attrs import evolve

from zj415x import (
    CHINA,
    InvalidTypeError,
    InvalidValueError,
    Nominee,
    Readings,
    Report,
    Sensitivity,
    Tier,
    Topic,
    Verdict,
    difference,
    wan,
    yi,
)
from zj415x.apportion import Method
from zj415x.display import Shown, show
from zj415x.errors import UnknownLocaleError
from zj415x.exchange import read_application, read_ranking
from zj415x.wording import LOCALES, say

from ..builders import CLUSTERS, EXAMPLES, JINGPIN, LINES, NOTICE, SCALE_LINES, application, product, software
from ..wording.test_languages import chinese_in
from .page import Page

AT = datetime(2026, 6, 20, 10, tzinfo=CHINA)
QUOTAS = JINGPIN.quotas
EXAMPLE = read_application((EXAMPLES / "application.json").read_bytes(), NOTICE)
RANKED = read_ranking((EXAMPLES / "lists" / "quzhou.json").read_bytes(), NOTICE)


def cut(**how: Any) -> Any:
    return QUOTAS.allocate("衢州市", RANKED, score=attrgetter("score"), **how)


THINGS: dict[str, Callable[[], Any]] = {
    "a report": lambda: EXAMPLE.validate(CLUSTERS),
    "a report about a draft": lambda: evolve(EXAMPLE, titles=None, tier=Tier.COORDINATED_ZONE).validate(CLUSTERS),
    "a report with remarks": lambda: application(revenue=wan(1), revenue_forecast=yi(1)).validate(CLUSTERS),
    "a report about a product": lambda: product(sales=()).validate(JINGPIN),
    "a part of a report": lambda: EXAMPLE.validate(CLUSTERS).of(Topic.TIMING),
    "a report about a list": lambda: JINGPIN.validate_recommendation("衢州市", [product()]),
    "a finding": lambda: EXAMPLE.validate(CLUSTERS)["scale"],
    "what it hinges on": lambda: EXAMPLE.validate(CLUSTERS).sensitivity(),
    "what hinges on nothing": lambda: JINGPIN.validate_recommendation("衢州市", [], sealed=False).sensitivity(),
    "what would mend it": lambda: EXAMPLE.validate(CLUSTERS).remedies(),
    "what needs no mending": lambda: application().validate(CLUSTERS).remedies(Verdict.INELIGIBLE),
    "what nothing would mend": lambda: application("集成电路").validate(CLUSTERS).remedies(),
    "two reports alike": lambda: difference(EXAMPLE.validate(CLUSTERS), EXAMPLE.validate(CLUSTERS)),
    "two reports with other words for a list": lambda: difference(
        EXAMPLE.validate(CLUSTERS), evolve(EXAMPLE, world_class=True, segment=None).validate(CLUSTERS)
    ),
    "two reports of which no finding differs": lambda: difference(
        product().validate(JINGPIN), product(model="VX-6").validate(JINGPIN)
    ),
    "a draft and a worse draft": lambda: difference(
        EXAMPLE.validate(CLUSTERS), application(titles=None, chain_leaders=0, submitted=None).validate(CLUSTERS)
    ),
    "a threshold": EXAMPLE.threshold,
    "a threshold the province lowered": lambda: evolve(EXAMPLE, granted_floor=yi(40), world_class=True).threshold(),
    "a track": lambda: CLUSTERS.track("低空经济与商业航天"),
    "a closed track": lambda: CLUSTERS.track("集成电路"),
    "a New Star track": lambda: CLUSTERS.track("兽药"),
    "the tracks": lambda: CLUSTERS,
    "some tracks": lambda: CLUSTERS.tracks[:20],
    "the quota table": lambda: QUOTAS,
    "a cut": cut,
    "a cut with zones": lambda: cut(in_zone=attrgetter("in_zone")),
    "a split": lambda: QUOTAS.apportion("衢州市", {"开化县": 3, "江山市": 1}, method=Method.HAMILTON),
    "a split with a tie": lambda: QUOTAS.apportion("省属企业集团", dict.fromkeys("甲乙", 1), method=Method.D_HONDT),
    "a split under a cap": lambda: QUOTAS.apportion(
        "衢州市", {"开化县": 3, "江山市": 1}, method=Method.HAMILTON, caps={"开化县": 9}
    ),
    "the province": lambda: QUOTAS.allocate_province(
        [Nominee(candidate=f"p{place}", city="衢州市") for place in range(22)], score=lambda one: 1
    ),
    "the province with someone left out": lambda: QUOTAS.allocate_province(
        [Nominee(candidate=f"p{place}", city="衢州市", brand_county="开化县") for place in range(25)],
        readings=Readings(A55="two-per-county-inside"),
    ),
    "a deadline": lambda: NOTICE.deadline("cluster-online"),
    "the deadlines": lambda: NOTICE.deadlines,
    "the notice": lambda: NOTICE,
    "an application": lambda: EXAMPLE,
    "an application of a software track": lambda: software(targets=None, organisation=EXAMPLE.organisation),
    "an application in a closed track": lambda: evolve(
        EXAMPLE, track=CLUSTERS.track("集成电路"), head=type(EXAMPLE.head)(), titles=()
    ),
    "an amount": lambda: yi(42),
    "several": lambda: (yi(42), wan(1), CLUSTERS.track("兽药")),
    "nothing": lambda: (),
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("make", THINGS.values(), ids=THINGS)
def test_everything_renders_as_complete_html_without_script(make: Callable[[], Any], locale: str) -> None:
    shown = show(make(), locale)
    page = Page(str(shown))
    assert page.tags[0] == "div"
    assert {"script", "iframe", "img", "link", "a"}.isdisjoint(page.tags)
    assert not [one for one in page.attributes if one[1].startswith("on") or one[1] in ("src", "href", "style")]
    assert page.text.strip()
    assert ("div", "lang", "en" if locale == "en" else "zh-Hans-CN") in page.attributes


def typed() -> list[str]:
    """Every text that somebody typed into the examples, the longest first."""
    found = re.findall(r'"([^"]*[\u4e00-\u9fff][^"]*)"', (EXAMPLES / "application.json").read_text(encoding="utf-8"))
    return sorted({*found, *map(str, RANKED), *"甲乙"}, key=len, reverse=True)


@pytest.mark.parametrize("make", THINGS.values(), ids=THINGS)
def test_english_html_contains_no_chinese(make: Callable[[], Any]) -> None:
    text = Page(str(show(make(), "en"))).text
    for one in (*typed(), product().name, product().enterprise.name, NOTICE.number):
        text = text.replace(one, "")
    # Between an enterprise and its product; the units of the form, where a remark is about these.
    assert chinese_in(text) <= {"：", "亿元", "万元"}


@pytest.mark.parametrize(
    "make",
    [make for make in THINGS.values() if hasattr(make(), "_repr_html_")],
    ids=[name for name, make in THINGS.items() if hasattr(make(), "_repr_html_")],
)
def test_notebook_repr_equals_chinese_html(make: Callable[[], Any]) -> None:
    assert make()._repr_html_() == str(show(make()))


def test_shown_classes_have_a_notebook_repr() -> None:
    shown = {type(make()).__name__ for make in THINGS.values() if hasattr(make(), "_repr_html_")}
    assert shown == {
        "Allocation",
        "Apportionment",
        "ClusterApplication",
        "ClusterCall",
        "Deadline",
        "Difference",
        "Finding",
        "Notice",
        "ProvincialAllocation",
        "QuotaTable",
        "Remedies",
        "Report",
        "Sensitivity",
        "Threshold",
        "Track",
    }


def test_shown_str_is_html_and_repr_is_short() -> None:
    shown = show(yi(42))
    assert isinstance(shown, Shown)
    assert shown._repr_html_() == str(shown) == shown.html
    assert repr(shown) == "<HTML of Money>"
    assert Page(str(shown)).text.strip() == "42 亿元"


def test_unknown_locale_is_refused_with_the_known_locales() -> None:
    with pytest.raises(UnknownLocaleError, match="zh_Hans_CN、en"):
        show(yi(1), "fr")


def test_what_is_no_part_of_the_model_is_refused() -> None:
    with pytest.raises(InvalidTypeError, match="无法表述 object"):
        show(object())


@pytest.mark.parametrize("value", [yi(1), (), CLUSTERS, (NOTICE.deadlines[0], yi(1))])
def test_at_needs_deadlines(value: Any) -> None:
    with pytest.raises(InvalidTypeError, match="只有时限才问某一时刻"):
        show(value, at=AT)


def test_at_needs_a_time_zone() -> None:
    with pytest.raises(InvalidValueError, match="没有时区"):
        show(NOTICE.deadlines, at=datetime(2026, 6, 20))  # noqa: DTZ001


def test_import_and_wording_do_not_load_the_display() -> None:
    script = (
        "from zj415x import *\nfrom zj415x.editions.y2026 import NOTICE\nfrom zj415x.wording import say\nsay(yi(1))\n"
        "import sys\nprint(*[name for name in sys.modules if name.startswith('zj415x.display')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == ""


def test_long_tuple_is_cut_and_counted() -> None:
    page = Page(str(show((yi(1),) * 1_000)))
    assert page.tags.count("li") == 301
    assert "等共 1000 项" in page.text


def test_nested_tuples_are_put_into_words() -> None:
    assert Page(str(show((yi(1), (yi(2), yi(3)))))).text.strip() == say((yi(1), (yi(2), yi(3))))
    assert Page(str(show(()))).text.strip() == "无"


def test_notice_without_deadlines_has_no_timeline() -> None:
    page = Page(str(show(evolve(NOTICE, deadlines=()))))
    assert "svg" not in page.tags
    assert "人工智能" in page.text


class TestReport:
    def test_each_applicable_finding_is_a_row_with_its_outcome(self) -> None:
        report = EXAMPLE.validate(CLUSTERS)
        rows = {row[1]: row for row in Page(str(show(report))).cells if len(row) == 5}
        scale = rows["附件1 四（一）1scale"]
        assert scale[0] == "不符合"
        assert scale[2:] == [
            "原则上",
            "2025年规上企业营业收入 41.9 亿元，低于规模门槛 42 亿元（60 亿元，山区海岛县下调 30%），差 0.1 亿元",
            "A12 A13 A15 A16",
        ]

    def test_inapplicable_findings_are_named_with_their_readings(self) -> None:
        text = Page(str(show(EXAMPLE.validate(CLUSTERS)))).text
        assert "不适用：现有身份（A01、A04、A05、A07、A08、A66）、不属于“X”体系（A01、A07、A08）" in text

    def test_form_is_shown_by_section(self) -> None:
        draft = evolve(EXAMPLE, scale=evolve(EXAMPLE.scale, little_giants=None))
        page = Page(str(show(draft.validate(CLUSTERS))))
        assert f"填报：待补正（编号指标已填 {LINES - 1}/{LINES}）" in page.text
        rows = {row[0]: row[1:] for row in page.cells if len(row) == 3}
        assert rows["规模实力"] == [
            "待补正",
            f"不明 附1-2 二（一）（必须）：指标：已填 {SCALE_LINES - 1}/{SCALE_LINES}，缺第6项 国家专精特新“小巨人”企业数量。",
        ]
        assert rows["创新水平"] == ["齐全", ""]

    @pytest.mark.parametrize(
        ("clause", "shade"),
        [
            ("scale", "doubt"),
            ("applicant", "good"),
            ("revenue-unit", "plain"),
            ("open-track", "bad"),
            ("one-choice", "doubt"),
        ],
    )
    def test_unmet_outcome_has_the_colour_of_its_consequence(self, clause: str, shade: str) -> None:
        report = {
            "open-track": application("集成电路"),
            "one-choice": application(segment="低空装备、商业航天"),
            "revenue-unit": application(revenue=yi(10_000_000)),
        }.get(clause, EXAMPLE).validate(CLUSTERS)
        page = Page(str(show(report[clause])))
        assert ("span", "class", f"mark {shade}") in page.attributes

    def test_notes_follow_the_statement(self) -> None:
        report = software(innovation=evolve(software().innovation, research_institutes=1)).validate(CLUSTERS)
        row = Page(str(show(report["innovation-base"]))).cells[1]
        assert row[3].endswith("尚不能确定该赛道无需填报创新平台数量，未填不等于没有")

    def test_10_000_findings_are_cut_and_counted(self) -> None:
        one = EXAMPLE.validate(CLUSTERS)["scale"]
        many = Report(findings=(one,) * 10_000, readings=Readings())
        html = str(show(many))
        page = Page(html)
        assert sum(row[0] == "不符合" for row in page.cells) == 300
        assert "另有 9700 行未列出" in page.text
        assert "9700 more rows are not listed" in Page(str(show(many, "en"))).text
        assert len(html) < 400_000

    def test_10_000_missing_entries_are_cut_and_counted(self) -> None:
        blank = evolve(EXAMPLE, plan=type(EXAMPLE.plan)()).validate(CLUSTERS)["plan"]
        aside = EXAMPLE.validate(CLUSTERS)["route"]
        html = str(show(Report(findings=(blank, aside) * 10_000, readings=Readings())))
        assert len(html) < 200_000
        assert "等共 10000 条" in html

    def test_empty_report_shows_only_the_verdict(self) -> None:
        assert Page(str(show(Report(findings=(), readings=Readings())))).text.strip() == "符合"

    def test_remarks_are_a_separate_table(self) -> None:
        page = Page(str(show(application(revenue=yi(10_000_000)).validate(CLUSTERS))))
        assert "提示" in page.texts
        assert any(row[1].endswith("revenue-unit") for row in page.cells if len(row) == 5)


class TestHinges:
    def test_each_verdict_has_its_choices_and_their_meaning(self) -> None:
        rows = {row[0]: row[1] for row in Page(str(show(EXAMPLE.validate(CLUSTERS).sensitivity()))).cells[1:]}
        assert rows["需作说明"].startswith("A05=never（原则上不可以）")
        assert rows["符合"] == (
            "A05=allowed-in-open-tracks（可以），A12=this-year-forecast（按2026年预计），A15=automatic（当然适用）"
        )

    def test_many_choices_are_cut_and_counted(self) -> None:
        many = Sensitivity(hinges_on=("A12",), cases=((Verdict.ELIGIBLE, (Readings(A12="last-year-actual"),) * 40),))
        page = Page(str(show(many)))
        assert page.text.count("A12=last-year-actual") == 12
        assert "等共 40 种" in page.text

    def test_each_choice_is_a_row_that_says_whether_its_changes_are_possible(self) -> None:
        row = Page(str(show(EXAMPLE.validate(CLUSTERS).remedies()))).cells[1]
        said = "2025年规上企业营业收入：从 41.9 亿元到 42 亿元，差 0.1 亿元〔既成事实；附件1 四（一）1〕"
        assert row == ["都要改", f"既成事实 {said}"]
        supply = evolve(EXAMPLE, titles=None).validate(CLUSTERS).remedies(Verdict.NEEDS_EXPLANATION)
        page = Page(str(show(supply)))
        assert ("span", "class", "mark good") in page.attributes

    def test_independent_choices_are_rows_of_their_own(self) -> None:
        subject = application(innovation_platforms=0, research_institutes=0, titles=(), x_types=("无",))
        rows = Page(str(show(subject.validate(CLUSTERS).remedies()))).cells[1:]
        assert [row[0] for row in rows] == ["2 项中任选一项", "2 组中任选一组"]
        assert "；作出说明 申报表自相矛盾之处" in rows[1][1]

    def test_the_path_of_a_blank_is_for_programs_alone(self) -> None:
        remedies = evolve(EXAMPLE, segment=None).validate(CLUSTERS).remedies()
        page = Page(str(show(remedies)))
        assert "$.segment" in say(remedies)
        assert ("span", "title", "$.segment") in page.attributes
        assert "$." not in page.text
        assert ("span", "title", "$") not in page.attributes

    def test_missing_remedies_are_said_as_in_the_sentence(self) -> None:
        remedies = application("集成电路").validate(CLUSTERS).remedies()
        assert [one.strip() for one in Page(str(show(remedies))).text.split("\n") if one.strip()] == [
            line.strip() for line in say(remedies).split("\n")
        ]


class TestTracks:
    def test_track_table_has_fifteen_rows_and_new_stars_by_highland(self) -> None:
        cells = Page(str(show(CLUSTERS))).cells
        rows = [row for row in cells if len(row) == 6][1:]
        assert [row[1] for row in rows] == [track.name for track in CLUSTERS.tracks[:15]]
        assert rows[0] == [
            "新一代信息技术",
            "人工智能",
            "开放申报",
            "模型数据服务、智能终端、算力基础设施",
            "500 亿元350 亿元",
            "200 亿元140 亿元",
        ]
        assert rows[3] == ["", "集成电路", "不开放申报", "", "—", "—"]
        assert rows[5][3] == "模具、增材制造等"
        stars = [row for row in cells if len(row) == 3][1:]
        assert [row[0] for row in stars] == list(CLUSTERS.highlands)
        assert "气体、液体分离及纯净设备；高性能纤维成套设备" in stars[1][1]
        assert {row[2] for row in stars} == {"10 亿元7 亿元"}

    def test_threshold_shows_floor_relief_and_amount(self) -> None:
        rows = dict(Page(str(show(EXAMPLE.threshold()))).cells)
        assert rows == {
            "规模门槛": "60 亿元",
            "山区海岛县下调": "30%，即 42 亿元",
            "是否山区海岛县": "是",
            "适用的门槛": "42 亿元",
        }
        granted = evolve(EXAMPLE, granted_floor=yi(40), world_class=True).threshold()
        rows = dict(Page(str(show(granted))).cells)
        assert rows["省里决定下调到"] == rows["适用的门槛"] == "40 亿元"
        assert rows["世界级水平"] == "可适当下调，幅度未定"


class TestPlaces:
    def test_quota_table_matches_the_print(self) -> None:
        page = Page(str(show(QUOTAS)))
        assert [row[:3] for row in page.cells[1:]] == [
            [str(row.number), row.name, f"{'≤' if row.at_most else ''}{row.places}"] for row in QUOTAS.rows
        ]
        assert "十一个设区市合计 390" in page.text

    def test_allocation_shows_each_candidate_once_with_its_result(self) -> None:
        page = Page(str(show(cut(in_zone=attrgetter("in_zone")))))
        rows = page.cells[1:]
        assert [row[0] for row in rows] == ["推荐"] * 18 + ["待定"] * 3 + ["名额外"] * 3
        assert sorted(row[1] for row in rows) == sorted(str(one) for one in RANKED)
        assert [row[2] for row in rows].count("是") == 6
        assert "按顺序推荐 18 个" in page.text

    def test_long_allocation_is_cut_and_counted(self) -> None:
        page = Page(str(show(QUOTAS.allocate("杭州市", map(str, range(1000))))))
        assert len([row for row in page.cells if len(row) == 2]) == 301
        assert "另有 700 行未列出" in page.text

    def test_blank_zone_is_not_shown_as_no(self) -> None:
        made = QUOTAS.allocate("省属企业集团", ["甲", "乙"], in_zone={"甲": True, "乙": None}.get)
        assert [row[2] for row in Page(str(show(made))).cells[1:]] == ["是", "未填"]

    def test_apportionment_shows_weights_shares_and_ties(self) -> None:
        made = QUOTAS.apportion("省属企业集团", {"甲": 1, "乙": 1}, method=Method.D_HONDT)
        assert Page(str(show(made))).cells[1:] == [
            ["甲", "1", "2.5", "2", "待定"],
            ["乙", "1", "2.5", "2", "待定"],
        ]

    def test_apportionment_under_bounds_shows_its_rounds(self) -> None:
        made = QUOTAS.apportion("省属企业集团", {"甲": 9, "乙": 1}, method=Method.HAMILTON, caps={"甲": 3})
        page = Page(str(show(made)))
        assert page.cells[1:] == [["甲", "9", "4.5", "3", "第 1 轮按上限确定"], ["乙", "1", "0.5", "2", ""]]
        assert [say(taken) in page.text for taken in made.rounds] == [True, True]

    def test_provincial_allocation_shows_used_places_and_left_out(self) -> None:
        page = Page(str(show(THINGS["the province with someone left out"]())))
        used = {row[0]: row[1:] for row in page.cells[1:]}
        assert used["衢州市"][:3] == ["20", "20", "0"]
        assert any("名额外：" in one for one in page.texts)
        tied = Page(str(show(THINGS["the province"]())))
        assert "20 个名额待定（22 个产品同分）" in tied.text


class TestOfANotice:
    OTHER = evolve(
        NOTICE,
        clusters=evolve(
            CLUSTERS, indicators=tuple(line for line in CLUSTERS.indicators if line.label != "上市企业数量")
        ),
        readings=tuple(one for one in NOTICE.readings if one.id != "A12"),
    )

    def test_an_application_has_the_labels_of_the_notice_that_is_named(self) -> None:
        for value in (EXAMPLE, (EXAMPLE,)):
            assert "上市企业数量" in str(show(value)) == str(show(value, notice=NOTICE))
            assert "上市企业数量" not in str(show(value, notice=self.OTHER))

    def test_a_reading_that_it_does_not_have_is_shown_as_it_is_typed(self) -> None:
        hinging = EXAMPLE.validate(CLUSTERS).sensitivity()
        assert "A12=this-year-forecast（按2026年预计）" in str(show(hinging))
        shown = str(show(hinging, notice=self.OTHER))
        assert "A12=this-year-forecast" in shown
        assert "按2026年预计" not in shown

    def test_what_needs_none_is_shown_as_ever(self) -> None:
        report = EXAMPLE.validate(CLUSTERS)
        assert str(show(report, notice=self.OTHER)) == str(show(report))
