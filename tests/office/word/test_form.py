"""Form: the printed tables in order, filled in or blank."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from zj415x import (
    ClusterApplication,
    InvalidTypeError,
    InvalidValueError,
    KeyEnterprise,
    Opinion,
    Person,
    Tier,
    UnknownTrackError,
    yi,
)
from zj415x.cluster.form import Arrangement
from zj415x.office import write_form_document

from ...builders import CLUSTERS, NOTICE, SCALE_LINES, application, new_star, software
from .document import Document, read

pytest.importorskip("docx", reason="python-docx is not installed, which the extra office brings")


def form(folder: Path, app: ClusterApplication | None = None, **known: Any) -> Document:
    write_form_document(folder / "申报信息表.docx", NOTICE, app, **known)
    return read(folder / "申报信息表.docx")


BASICS = "一、集群基本信息"


def figures(document: Document, title: str) -> list[str]:
    return [row[3][0] for row in document.beginning(title) if len(row) == 4][1:]


def test_draws_the_printed_tables_in_order(tmp_path: Path) -> None:
    blank = form(tmp_path)
    titles = [table[0][0][0] for table in blank.tables]
    assert [title.partition("（")[0] for title in titles] == [
        "一、集群基本信息", "二、集群基础条件", "细分赛道龙头企业情况", "细分赛道重点配套企业情况", "", "重点创新平台", "",
        "重点产业平台", "重点公共服务平台", "", "标志性项目：1.链主企业项目", "2.单项冠军、专精特新“小巨人”企业项目",
        "3.创新平台成果转化项目", "",
    ]  # fmt: skip
    assert [title[:7] for title in titles if title.startswith("（")] == [
        "（二）创新水平",
        "（三）产业生态",
        "（四）成长潜力",
        "（五）组织保障",
    ]
    assert blank.lines == ["附1-2", "浙江省先进制造业集群申报信息表", "注：涉密的指标不附明细清单。"]


def test_lines_have_number_label_and_unit(tmp_path: Path) -> None:
    rows = form(tmp_path, application()).beginning("（一）规模实力")
    lines = [indicator for indicator in CLUSTERS.indicators if indicator.field.startswith("scale.")]
    assert rows[2] == [("序号",), ("指标名称",), ("单位",), ("数值",)]
    assert [row[:3] for row in rows[3:]] == [[(str(line.number),), (line.label,), (line.unit,)] for line in lines]


def test_writes_figures_in_the_lines_unit_and_blanks_as_blank(tmp_path: Path) -> None:
    app = application(revenue=yi("41.9"))
    made = form(tmp_path, evolve(app, scale=evolve(app.scale, little_giants=None, listed_companies=0)))
    assert figures(made, "（一）规模实力")[:7] == ["41.9", "12.5", "1125", "1", "2", "", "0"]


def test_marks_lines_that_a_software_track_need_not_fill(tmp_path: Path) -> None:
    made = form(tmp_path, software())
    rows = {row[0][0]: row[1:] for row in made.beginning("（一）规模实力") if len(row) == 4}
    assert rows["5"][0] == ("国家重点软件企业数量",)
    assert [number for number, row in rows.items() if row[2] == ("无需填报",)] == ["9", "13", "14", "15", "16", "18"]
    assert figures(form(tmp_path, application()), "（二）创新水平")[-1] == "无需填报"


def test_keeps_figures_that_need_not_be_filled(tmp_path: Path) -> None:
    made = software()
    made = evolve(made, scale=evolve(made.scale, future_factories=2))
    assert figures(form(tmp_path, made), "（一）规模实力")[14] == "2"


def test_a_blank_form_labels_lines_for_all_tracks(tmp_path: Path) -> None:
    made = form(tmp_path)
    assert made.beginning("（一）规模实力")[1] == [
        (
            f"（一）规模实力（口径：产业集群发展目录；第4-{SCALE_LINES}项附明细清单；第9、13-16、18项人工智能、高端软件无需填报）",
        )
    ]
    assert made.beginning("（二）创新水平")[0] == [
        ("（二）创新水平（第4-11项附明细清单；第4项人工智能、高端软件无需填报；第11项仅人工智能、高端软件填报）",)
    ]
    assert made.beginning("（一）规模实力")[7][1] == (
        "省级及以上单项冠军企业数量（人工智能、高端软件填国家重点软件企业数量）",
    )
    assert set(figures(made, "（一）规模实力")) == {""}
    assert "☑" not in str(made)


def test_a_blank_form_of_a_track_labels_its_lines(tmp_path: Path) -> None:
    made = form(tmp_path, tier=Tier.COORDINATED_ZONE, track="人工智能")
    facts = made.facts(BASICS)
    assert facts["申报类型（限选1个）"] == (
        "□省级重点产业集群核心区", "☑省级重点产业集群协同区", "□省级“新星”产业群",
    )  # fmt: skip
    assert facts["细分赛道（限选1个）"] == ("集群赛道：人工智能", "细分赛道：")
    assert figures(made, "（一）规模实力")[8] == "无需填报"
    assert made.beginning("（一）规模实力")[1] == [
        (f"（一）规模实力（口径：产业集群发展目录；第4-{SCALE_LINES}项附明细清单）",)
    ]
    assert not [line for line in made.lines if line.startswith("附页")]


def test_ticks_boxes(tmp_path: Path) -> None:
    facts = form(tmp_path, application(x_types=("新星产业群", "创新型产业集群"))).facts(BASICS)
    ticks = "".join(facts["当前所属“X”体系类型"])
    assert [one for one in (*CLUSTERS.x_system.on_form, "无") if f"☑{one}" in ticks] == [
        "“新星”产业群",
        "创新型产业集群",
    ]
    assert ticks.count("□") == 6
    assert facts["申报类型（限选1个）"][0] == "☑省级重点产业集群核心区"


@pytest.mark.parametrize(
    ("app", "cell"),
    [
        (application(), ("集群赛道：低空经济与商业航天", "细分赛道：低空装备")),
        (new_star(), ("文体用品",)),
        (new_star(segment="乐器"), ("文体用品", "乐器")),
    ],
)
def test_writes_the_track_with_its_segment(tmp_path: Path, app: ClusterApplication, cell: tuple[str, ...]) -> None:
    assert form(tmp_path, app).facts(BASICS)["细分赛道（限选1个）"] == cell


def test_writes_people_in_their_cells(tmp_path: Path) -> None:
    somebody = Person(name="某某甲", position="某职", mobile="13800000000")
    rows = form(tmp_path, application(head=somebody, contact=Person())).beginning(BASICS)
    assert [[cell[0] for cell in row] for row in rows[6:8]] == [
        ["集群负责人", "某某甲", "职务", "某职", "移动电话", "13800000000"],
        ["集群联系人", "", "职务", "", "移动电话", ""],
    ]


def test_dates_an_opinion_or_leaves_room(tmp_path: Path) -> None:
    made = application(city_opinion=Opinion(given=True))
    county, city = (row[0] for row in form(tmp_path, made).beginning(BASICS)[-2:])
    assert (county[0], county[-2:]) == (
        "集群所在县（市、区）人民政府（或园区管委会）审核意见", ("（盖章）", "2026年6月18日"),
    )  # fmt: skip
    assert city[-1] == "　　年　　月　　日"


def test_list_tables_have_the_asked_or_given_rows(tmp_path: Path) -> None:
    some = tuple(KeyEnterprise(name=f"企业{number}") for number in range(5))
    made = form(tmp_path, application(leading_enterprises=some, supporting_enterprises=(), champion_projects=None))
    assert [row[0][0] for row in made.beginning("细分赛道龙头企业情况")[2:]] == [f"企业{number}" for number in range(5)]
    assert [row[0][0] for row in made.beginning("细分赛道重点配套企业情况")[2:]] == ["无", "", ""]
    assert [row[0][0] for row in made.beginning("2.单项冠军")[2:]] == ["1", "2", "3"]
    assert {row[1][0] for row in made.beginning("2.单项冠军")[2:]} == {""}


def test_table_heads_state_limits(tmp_path: Path) -> None:
    made = form(tmp_path)
    assert made.beginning("细分赛道龙头企业情况")[0] == [("细分赛道龙头企业情况（3家）",)]
    assert made.beginning("细分赛道龙头企业情况")[1][2:4] == [("优势产品（100字以内）",), ("创新实力（100字以内）",)]
    assert made.beginning("重点产业平台")[0] == [("重点产业平台（不超过3个）",)]
    assert made.beginning("重点产业平台")[1][3] == ("代表企业（3家）",)


def test_ticks_the_none_box(tmp_path: Path) -> None:
    app = application()
    arranged = evolve(app.organisation, policy=Arrangement(exists=False), promoter=Arrangement())
    rows = form(tmp_path, evolve(app, organisation=arranged)).beginning("（五）组织保障")[1:]
    assert [row[1] for row in rows] == [("☑有", "□无"), ("□有", "☑无"), ("□有", "□无")]
    assert [row[0][0] for row in rows] == [
        "工作机制（300字以内）",
        "专项政策（300字以内）",
        "集群发展促进组织（300字以内）",
    ]


def test_the_annex_holds_facts_beyond_the_form(tmp_path: Path) -> None:
    made = form(tmp_path, application())
    facts = made.facts("产业高地")
    assert (facts["设区市"], facts["是否山区海岛县"], facts["现有身份"]) == (("衢州市",), ("是",), ("无",))
    assert facts["附明细清单的指标"][0] == f"规模实力第4-{SCALE_LINES}项"
    assert [row[0][0] for row in made.beginning("所持“X”体系称号")[2:]] == ["未来产业先导区"]
    assert len(made.beginning("成长潜力第1项明细清单")[2:]) == 2
    assert "产业高地" not in str(form(tmp_path, application(), annex=False))


HOSTILE = ("=HYPERLINK(1)", "</w:t>", "甲\x00\x1b乙", "倒\u202e序", "👩‍👩‍👧", "שלום", "长" * 10_000, "{ DDEAUTO c }")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_writes_any_text_as_text(tmp_path: Path, text: str) -> None:
    made = form(tmp_path, application(advantages=text))
    (said,) = made.facts(BASICS)["细分赛道优势（300字以内）"]
    assert said == text.replace("\x00", r"\x00").replace("\x1b", r"\x1b").replace("\u202e", r"\u202e")
    with zipfile.ZipFile(tmp_path / "申报信息表.docx") as parts:
        assert not {one for one in parts.namelist() if "vba" in one.lower() or one.endswith(".bin")}
        assert b"instrText" not in parts.read("word/document.xml")
        assert b"fldSimple" not in parts.read("word/document.xml")


@pytest.mark.parametrize(
    ("app", "known", "error"),
    [
        (application(), {"tier": Tier.CORE_ZONE}, InvalidValueError),
        (None, {"track": "人工只能"}, UnknownTrackError),
        ("application", {}, InvalidTypeError),
    ],
)
def test_invalid_arguments_write_no_file(tmp_path: Path, app: Any, known: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        write_form_document(tmp_path / "a.docx", NOTICE, app, **known)
    assert not [*tmp_path.iterdir()]


def test_errors_show_no_persons_name(tmp_path: Path) -> None:
    somebody = application(head=Person(name="某某甲", mobile="13800000000"))
    with pytest.raises(FileNotFoundError) as caught:
        write_form_document(tmp_path / "none" / "a.docx", NOTICE, somebody)
    assert "某某甲" not in repr(caught.value) + str(caught.value)
