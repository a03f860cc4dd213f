"""An application as HTML: every line, every blank, and no person's name."""

from datetime import date
from decimal import Decimal

from attrs import evolve

from zj415x import LandmarkProject, Organisation, Person, XTitle, yi
from zj415x.cluster.form import Arrangement
from zj415x.display import show

from ..builders import CLUSTERS, application, new_star, software
from .page import Page


def table(app: object, caption: str) -> list[list[str]]:
    """Collect the rows under a caption, up to the next caption."""
    html = str(show(app))
    body = html.split(f"<caption>{caption}</caption>", 1)[1].split("</table>", 1)[0]
    return Page(f"<table>{body}</table>").cells


def test_numbered_lines_match_the_print_with_their_units() -> None:
    app = application()
    rows = table(app, "规模实力")
    lines = [line for line in CLUSTERS.indicators if line.field.startswith("scale.")]
    assert rows[0] == ["序号", "指标名称", "单位", "数值", "明细清单"]
    assert [row[:3] for row in rows[1:]] == [[str(one.number), one.label, one.unit] for one in lines]
    assert [row[3] for row in rows[1:4]] == ["1000", "12.5", "1125"]


def test_blank_is_not_shown_as_zero() -> None:
    app = application(scale=evolve(application().scale, little_giants=None, listed_companies=0))
    values = [row[3] for row in table(app, "规模实力")[1:]]
    assert values[5:7] == ["未填", "0"]


def test_lines_not_asked_of_software_are_neither_blank_nor_zero() -> None:
    rows = {row[0]: row[1:] for row in table(software(), "规模实力")[1:]}
    assert rows["9"][2] == "无需填报"
    assert rows["5"][0] == "国家重点软件企业数量"
    assert [row[3] for row in table(software(), "集群发展目标表")][6:11] == ["4", *["无需填报"] * 3, "3"]


def test_people_on_the_form_are_hidden() -> None:
    somebody = Person(name="某某甲", position="某某职务", mobile="13800000000")
    html = str(show(application(head=somebody, contact=Person())))
    assert not [one for one in ("某某甲", "某某职务", "13800000000") if one in html]
    rows = dict(table(application(head=somebody, contact=Person()), "集群基本信息"))
    assert rows["集群负责人"] == rows["集群负责人移动电话"] == "已填，不显示"
    assert rows["集群联系人"] == "未填"


def test_list_tables_distinguish_blank_from_empty() -> None:
    app = application(leading_enterprises=None, service_platforms=())
    rows = [row for row in Page(str(show(app))).cells if row[0] in ("细分赛道龙头企业情况", "重点公共服务平台")]
    assert rows == [["细分赛道龙头企业情况", "未填"], ["重点公共服务平台", "无"]]


def test_organisation_and_targets_are_shown() -> None:
    arranged = Organisation(mechanism=Arrangement(exists=True, summary="有专班"), policy=Arrangement(exists=False))
    app = application(organisation=arranged)
    assert table(app, "组织保障") == [["工作机制", "有有专班"], ["专项政策", "无"], ["集群发展促进组织", "未填"]]
    targets = table(app, "集群发展目标表")
    assert targets[0] == ["序号", "主要目标", "单位", "2026", "2027", "2028"]
    assert len(targets) == 11


def test_unprinted_new_star_has_the_same_form() -> None:
    unlisted = CLUSTERS.new_star_track("无人机", highland="高端装备")
    rows = dict(table(new_star(track="文体用品"), "集群基本信息"))
    assert (rows["申报类型"], rows["规模门槛"]) == ("“新星”产业群", "7 亿元")
    assert dict(table(evolve(new_star(), track=unlisted), "集群基本信息"))["赛道"] == "无人机"


def test_all_digits_are_shown() -> None:
    app = application(revenue=yi("123.45678912"))
    assert table(app, "规模实力")[1][3] == "123.45678912"
    grown = evolve(app, scale=evolve(app.scale, revenue_growth=Decimal("-0.00125")))
    assert table(grown, "规模实力")[2][3] == "-0.125"


def test_facts_that_make_a_title_count_are_shown() -> None:
    ended = XTitle("未来产业先导区", industry="人工智能", valid_until=date(2020, 1, 1))
    stated = XTitle("创新型产业集群", same_industry=False)
    rows = table(application(titles=(ended, stated)), "所持“X”体系称号")
    assert rows[0] == ["序号", "类型", "产业", "属本产业", "有效期至"]
    assert rows[1:] == [
        ["1", "未来产业先导区", "人工智能", "未填", "2020年1月1日"],
        ["2", "创新型产业集群", "未填", "否", "不限"],
    ]
    rows = [row for row in Page(str(show(application(titles=())))).cells if row[0] == "所持“X”体系称号"]
    assert rows == [["所持“X”体系称号", "无"]]


def test_each_line_shows_its_list_or_secrecy() -> None:
    app = application(evidence=("scale.chain_leaders",), classified=("scale.little_giants",))
    lists = {row[0]: row[4] for row in table(app, "规模实力")[1:]}
    assert (lists["1"], lists["4"], lists["5"], lists["6"]) == ("", "是", "否", "涉密")
    assert {row[4] for row in table(application(evidence=None), "规模实力")[1:]} == {"", "未填"}


def test_facts_that_make_a_project_count_are_shown() -> None:
    (row, *_) = table(application(), "第1项明细清单")
    assert row[-2:] == ["纳入所列计划", "年度签约产值"]
    (changed, *_) = application().project_lists.major_projects or ()
    made = evolve(application().project_lists, major_projects=(evolve(changed, designated=True, annual_output=yi(2)),))
    assert table(application(project_lists=made), "第1项明细清单")[1][-2:] == ["是", "2 亿元"]


def test_targets_of_other_years_are_shown() -> None:
    (first, *_) = application().targets or ()
    rows = table(application(targets=(evolve(first, year=2030),)), "集群发展目标表")
    assert rows[0][3:] == ["2026", "2027", "2028", "2030"]
    assert rows[4][3:] == ["未填", "未填", "未填", str(first.chain_leaders)]


def test_unprinted_floor_is_not_a_blank() -> None:
    rows = dict(table(application("集成电路"), "集群基本信息"))
    assert rows["规模门槛"] == "附1-1未列规模门槛"
    assert rows["世界级水平"] == "未填"


def test_many_rows_and_long_texts_are_cut() -> None:
    row = LandmarkProject(name="甲" * 10_000, owner="乙")
    html = str(show(application(chain_leader_projects=(row,) * 5_000)))
    assert len(html) < 3_000_000
    text = Page(html).text
    assert "另有 4700 行未列出" in text
    assert "…（共 10000 字）" in text
