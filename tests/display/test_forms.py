"""An application as the form: every line in its place, what is blank, and nobody's name."""

from decimal import Decimal

from attrs import evolve

from zj415x import Organisation, Person, yi
from zj415x.cluster.organisation import Arrangement
from zj415x.display import show

from ..builders import CLUSTERS, application, new_star, software
from .page import Page


def table(app: object, caption: str) -> list[list[str]]:
    """The rows under a caption, up to the next one."""
    html = str(show(app))
    body = html.split(f"<caption>{caption}</caption>", 1)[1].split("</table>", 1)[0]
    return Page(f"<table>{body}</table>").cells


def test_the_numbered_lines_stand_as_printed_each_in_its_unit() -> None:
    app = application()
    rows = table(app, "规模实力")
    lines = [line for line in CLUSTERS.indicators if line.field.startswith("scale.")]
    assert rows[0] == ["序号", "指标名称", "单位", "数值"]
    assert [row[:3] for row in rows[1:]] == [[str(one.number), one.label, one.unit] for one in lines]
    assert [row[3] for row in rows[1:4]] == ["1000", "12.5", "1125"]


def test_a_blank_is_no_zero() -> None:
    app = application(scale=evolve(application().scale, little_giants=None, listed_companies=0))
    values = [row[3] for row in table(app, "规模实力")[1:]]
    assert values[5:7] == ["未填", "0"]


def test_of_a_software_track_the_lines_nobody_asks_for_are_neither_blank_nor_zero() -> None:
    rows = {row[0]: row[1:] for row in table(software(), "规模实力")[1:]}
    assert rows["9"][2] == "无需填报"
    assert rows["5"][0] == "国家重点软件企业数量"
    assert [row[3] for row in table(software(), "集群发展目标表")][6:11] == ["4", *["无需填报"] * 3, "3"]


def test_nobody_named_on_the_form_is_shown() -> None:
    somebody = Person(name="某某甲", position="某某职务", mobile="13800000000")
    html = str(show(application(head=somebody, contact=Person())))
    assert not [one for one in ("某某甲", "某某职务", "13800000000") if one in html]
    rows = dict(table(application(head=somebody, contact=Person()), "集群基本信息"))
    assert rows["集群负责人"] == rows["集群负责人移动电话"] == "已填，不显示"
    assert rows["集群联系人"] == "未填"


def test_tables_that_list_say_whether_they_are_blank_or_empty() -> None:
    app = application(leading_enterprises=None, service_platforms=())
    rows = [row for row in Page(str(show(app))).cells if row[0] in ("细分赛道龙头企业情况", "重点公共服务平台")]
    assert rows == [["细分赛道龙头企业情况", "未填"], ["重点公共服务平台", "无"]]


def test_the_organisation_and_the_targets_are_there() -> None:
    arranged = Organisation(mechanism=Arrangement(exists=True, summary="有专班"), policy=Arrangement(exists=False))
    app = application(organisation=arranged)
    assert table(app, "组织保障") == [["工作机制", "有有专班"], ["专项政策", "无"], ["集群发展促进组织", "未填"]]
    targets = table(app, "集群发展目标表")
    assert targets[0] == ["序号", "主要目标", "单位", "2026", "2027", "2028"]
    assert len(targets) == 11


def test_a_new_star_of_a_printed_or_another_name_has_the_same_form() -> None:
    unlisted = CLUSTERS.new_star_track("无人机", highland="高端装备")
    rows = dict(table(new_star(track="文体用品"), "集群基本信息"))
    assert (rows["申报类型"], rows["规模门槛"]) == ("“新星”产业群", "7 亿元")
    assert dict(table(evolve(new_star(), track=unlisted), "集群基本信息"))["赛道"] == "无人机"


def test_all_digits_are_shown() -> None:
    app = application(revenue=yi("123.45678912"))
    assert table(app, "规模实力")[1][3] == "123.45678912"
    grown = evolve(app, scale=evolve(app.scale, revenue_growth=Decimal("-0.00125")))
    assert table(grown, "规模实力")[2][3] == "-0.125"
