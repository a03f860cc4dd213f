"""Form: 《浙江省先进制造业集群申报信息表》 as a workbook: nothing is lost, and typed values are understood."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import attrs
import openpyxl
import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from zj415x import (
    CHINA,
    Area,
    Arrangement,
    ClusterApplication,
    Dollars,
    Ecosystem,
    IndustrialPlatform,
    Innovation,
    InnovationPlatform,
    KeyEnterprise,
    LandmarkProject,
    Money,
    Opinion,
    Organisation,
    Person,
    Plan,
    Potential,
    Project,
    ProjectLists,
    Scale,
    ServicePlatform,
    Standing,
    TargetYear,
    Tier,
    XTitle,
    wan,
    yi,
)
from zj415x.errors import InvalidDocumentError, InvalidTypeError, InvalidValueError, UnknownNameError
from zj415x.office import read_form_workbook, write_form_workbook
from zj415x.office.excel.form_sheets import book_of, rows_drawn
from zj415x.office.excel.problems import MOST
from zj415x.office.excel.sheet import at
from zj415x.office.excel.slots import boxes_of, columns, line_name
from zj415x.values.kind import MOST_ROWS
from zj415x.wording import say

from ..builders import CLUSTERS, COMPLETE, NOTICE, SCALE_LINES, applicant, application, new_star, software
from ..draws import costly
from ..strategies import TRACKS, applications, blanked
from .books import raw, saved, typed

# Any application at all -----------------------------------------------------------------------------------------------

# Every character that a text can have, and those that a sheet, a formula or a list of names is broken by.
_words = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\r\t、，；=+-@'_x…无/ 　"), min_size=1, max_size=30
)
texts = (
    st.sampled_from(
        ["无", "…", "/", "=1+1", "#N/A", "_x0041_", " 甲 ", "(二)创新水平", "13800000000", "41.9", "甲\r\n乙"]
    )
    | _words
)
texts = texts.filter(lambda text: bool(text.strip()))
names = texts.map(str.strip).filter(lambda text: text and "\n" not in text)
money = st.integers(0, 10**24).map(Money) | st.integers(0, 10**14).map(lambda wans: Money(wans * 10**6))
shares = st.decimals(0, 1, places=20) | st.decimals(0, 1, places=3)
growth = st.decimals(-1, 10**20, places=4) | st.decimals(-1, 3, places=22)
counts = st.integers(0, 10**9)
facts = st.booleans()
days = st.dates()
investments = money | st.integers(0, 10**18).map(Dollars)
zones = st.sampled_from([CHINA, UTC, timezone(timedelta(hours=-3, minutes=-30))])
moments = st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1), timezones=zones)  # noqa: DTZ001


def filled(cls: type, **kinds: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw an object with any field blank."""
    return st.builds(cls, **{name: st.none() | kind for name, kind in kinds.items()})


def rows(item: st.SearchStrategy[Any], most: int = 5) -> st.SearchStrategy[Any]:
    return st.none() | st.lists(item, max_size=most).map(tuple)


def numbers(cls: type, **others: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw an object of counts, except for the named fields."""
    return filled(cls, **{one.name: others.get(one.name, counts) for one in attrs.fields(cls)})


enterprises = rows(
    filled(KeyEnterprise, name=texts, honours=texts, product=texts, innovation=texts, revenue=money, rd_share=shares)
)
landmarks = rows(filled(LandmarkProject, name=texts, owner=texts, honours=texts, overview=texts))
projects = rows(
    filled(
        Project, name=texts, owner=texts, overview=texts, period=texts, total=investments, spent=investments,
        effect=texts, designated=facts, annual_output=money,
    )
)  # fmt: skip
people = filled(Person, name=texts, position=texts, mobile=texts)
opinions = filled(Opinion, given=facts, sealed=facts, dated=days)
arrangements = filled(Arrangement, exists=facts, summary=texts)
lines = st.sampled_from(CLUSTERS.indicators).map(lambda line: line.field)
targets = st.lists(
    st.builds(
        TargetYear, year=st.integers(2000, 2100), revenue=st.none() | money, rd_share=st.none() | shares,
        chain_leaders=st.none() | counts,
    ), max_size=4, unique_by=lambda one: one.year,
).map(tuple)  # fmt: skip
anything = st.builds(
    ClusterApplication,
    applicant=st.builds(
        applicant, name=texts, city=st.none() | st.just("衢州市"), county=st.none() | st.sampled_from(["开化县", "江山市"]),
        mountain_or_island=st.none() | facts,
    ),
    tier=st.sampled_from(Tier),
    track=st.sampled_from([*TRACKS, CLUSTERS.new_star_track("=无人机 ", highland="高端装备")]),
    segment=st.none() | texts,
    advantages=st.none() | texts,
    titles=rows(
        st.builds(
            XTitle, st.sampled_from(CLUSTERS.x_system.on_form), industry=st.none() | texts,
            same_industry=st.none() | facts, valid_until=st.none() | days,
        )
    ),
    x_types=rows(st.sampled_from(boxes_of(CLUSTERS))),
    standing=st.none() | st.sampled_from(Standing),
    world_class=st.none() | facts,
    granted_floor=st.none() | money,
    head=people,
    contact=people,
    county_opinion=opinions,
    city_opinion=opinions,
    scale=numbers(Scale, revenue=money, revenue_growth=growth, revenue_forecast=money),
    leading_enterprises=enterprises,
    supporting_enterprises=enterprises,
    innovation=numbers(Innovation, rd_share=shares, rd_expense=money, rd_growth=growth),
    key_innovation_platforms=rows(filled(InnovationPlatform, name=texts, honours=texts, awards=texts, commercialisation=texts)),
    ecosystem=numbers(Ecosystem),
    industrial_platforms=rows(
        filled(
            IndustrialPlatform, name=texts, kind=texts, enterprises=counts, representatives=rows(names, 3),
            land=st.integers(0, 10**15).map(Area),
        )
    ),
    service_platforms=rows(filled(ServicePlatform, name=texts, kind=texts, results=texts)),
    growth=numbers(Potential),
    project_lists=st.builds(ProjectLists, major_projects=projects, medium_projects=projects, attracted_projects=projects),
    chain_leader_projects=landmarks,
    champion_projects=landmarks,
    platform_projects=landmarks,
    organisation=st.builds(Organisation, mechanism=arrangements, policy=arrangements, promoter=arrangements),
    plan=filled(Plan, uploaded=facts, tier_chapter=facts, restates_figures=facts),
    targets=st.none() | targets,
    evidence=rows(lines),
    classified=rows(lines),
    submitted=st.none() | moments,
)  # fmt: skip


def read_back(made: ClusterApplication) -> ClusterApplication:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "申报信息表.xlsx"
        write_form_workbook(path, NOTICE, made)
        return read_form_workbook(path, NOTICE)


class TestRoundTrip:
    @pytest.mark.parametrize("made", [COMPLETE, application(), new_star(), software()])
    def test_a_complete_application_is_read_back(self, made: ClusterApplication) -> None:
        assert read_back(made) == made

    @pytest.mark.parametrize("count", [500, pytest.param(4001, marks=pytest.mark.slow)])
    def test_very_long_lists_are_read_back(self, count: int) -> None:
        projects = tuple(LandmarkProject(name=f"项目{number}", owner="某公司") for number in range(count))
        listed = tuple(Project(name=f"项目{number}", designated=True) for number in range(count // 8))
        made = evolve(
            COMPLETE, champion_projects=projects, project_lists=evolve(COMPLETE.project_lists, major_projects=listed)
        )
        with TemporaryDirectory() as folder:
            path = Path(folder) / "表.xlsx"
            write_form_workbook(path, NOTICE, made)
            assert read_form_workbook(path, NOTICE) == made
            with ZipFile(path) as package:
                offered = re.findall('sqref="([^"]+)"', package.read("xl/worksheets/sheet4.xml").decode())
            assert max(map(len, offered)) < 100
        assert [rows_drawn(count) for count in (0, 9, MOST_ROWS - 1, MOST_ROWS)] == [5, 11, MOST_ROWS, MOST_ROWS]

    def test_very_long_texts_are_read_back(self) -> None:
        for text in ("长" * 10_000, "𠀀" * 10_000, "行\n" * 4999 + "末", "=" + "\x0b" * 4000, " 甲 \ufffe"):
            made = evolve(COMPLETE, advantages=text, head=Person(name=text, position=text))
            assert read_back(made) == made

    def test_text_too_long_for_a_cell_names_its_row(self) -> None:
        full = evolve(COMPLETE, head=Person(name="\x0b" * 9000 + "甲"))
        with pytest.raises(InvalidValueError, match=r"^head：文字过长，超出单元格上限：63001 字，至多 32767 字$"):
            read_back(full)
        many = IndustrialPlatform(representatives=tuple(f"某某{number}公司" for number in range(5000)))
        with pytest.raises(InvalidValueError, match=r"^industrial_platforms：文字过长，超出单元格上限"):
            read_back(evolve(COMPLETE, industrial_platforms=(many,)))

    @costly(8)
    @given(st.data())
    def test_an_application_with_blanks_is_read_back(self, data: st.DataObject) -> None:
        made = blanked(data.draw(applications()), data.draw)
        assert read_back(made) == made

    @costly(4)
    @given(anything)
    def test_any_application_is_read_back(self, made: ClusterApplication) -> None:
        assert read_back(made) == made


# What people make of it -----------------------------------------------------------------------------------------------


class Form:
    """The workbook of an application, to type in; ``loaded``: after openpyxl has read it from its file."""

    def __init__(self, made: ClusterApplication | None = COMPLETE, *, loaded: bool = False) -> None:
        self.book: Any = book_of(NOTICE, made)
        if loaded:
            self.book = openpyxl.load_workbook(BytesIO(saved(self.book)))

    def rows(self, code: str) -> list[tuple[Any, int]]:
        """Return the sheets and numbers of the rows with this code."""
        return [(sheet, cell.row) for sheet in self.book for cell in sheet["A"] if cell.value == code]

    def cell(self, code: str, column: int, row: int = 0) -> Any:
        sheet, number = self.rows(code)[row]
        return sheet.cell(number, column)

    def type(self, code: str, column: int, value: Any, row: int = 0) -> "Form":
        self.cell(code, column, row).value = value
        return self

    def read(self) -> ClusterApplication:
        return read_form_workbook(saved(self.book), NOTICE)

    def problems(self) -> dict[str, str]:
        with pytest.raises(InvalidDocumentError) as caught:
            self.read()
        return dict(caught.value.problems)

    def problem(self) -> tuple[str, str]:
        (found,) = self.problems().items()
        return found


NAME, VALUE, FACT = 2, 12, 3  # columns: of a list's first cell, of a numbered line's figure, of a fact


# What is typed in a cell, and what the application then has.
UNDERSTOOD: list[tuple[str, int, Any, str, Any]] = [
    ("scale.revenue", VALUE, "1,041.9亿元", "scale.revenue", yi("1041.9")),
    ("scale.revenue", VALUE, " ９６００万元 ", "scale.revenue", wan(9600)),
    ("scale.revenue_growth", VALUE, "12.5%", "scale.revenue_growth", Decimal("0.125")),
    ("scale.chain_leaders", VALUE, "３家", "scale.chain_leaders", 3),
    ("scale.chain_leaders", VALUE, "/", "scale.chain_leaders", None),
    ("scale.chain_leaders", VALUE, None, "scale.chain_leaders", None),
    ("tier", 5, "协同区", "tier", Tier.COORDINATED_ZONE),
    ("tier", 5, "省级 “新星”产业集群", "tier", Tier.NEW_STAR),
    ("county_opinion", 4, "有", "county_opinion.given", True),
    ("county_opinion", 8, "未盖章", "county_opinion.sealed", False),
    ("county_opinion", 12, "2026年6月18日", "county_opinion.dated", datetime(2026, 6, 18).date()),  # noqa: DTZ001
    ("county_opinion", 12, datetime(2026, 6, 18), "county_opinion.dated", datetime(2026, 6, 18).date()),  # noqa: DTZ001
    ("applicant.mountain_or_island", FACT, "√", "applicant.mountain_or_island", True),
    ("applicant.city", FACT, " 衢州 市", "applicant.city", "衢州市"),
    ("submitted", FACT, "2026/6/20 10:00", "submitted", datetime(2026, 6, 20, 10, tzinfo=CHINA)),
    ("organisation.policy", 5, "无", "organisation.policy.exists", False),
    ("standing", FACT, "“新星”产业集群", "standing", Standing.NEW_STAR),
    ("segment", 5, 3000, "segment", "3000"),
]


def apart(cases: list[Any]) -> list[list[Any]]:
    """Group cases so that no two of a group touch the same part of the form: each group is typed together."""
    made: list[dict[str, Any]] = []
    for case in cases:
        part = case[0].removeprefix("rows.").partition(".")[0]
        free = next((item for item in made if part not in item), None)
        if free is None:
            made.append(free := {})
        free[part] = case
    return [list(item.values()) for item in made]


class TestTyping:
    @pytest.mark.parametrize("cases", apart(UNDERSTOOD))
    def test_accepts_unambiguous_notations(self, cases: list[tuple[str, int, Any, str, Any]]) -> None:
        form = Form()
        for code, column, content, _, _ in cases:
            form.type(code, column, content)
        made = form.read()
        assert [attrgetter(path)(made) for *_, path, _ in cases] == [value for *_, value in cases]

    def test_reads_percent_formats(self) -> None:
        form = Form()
        form.type("scale.revenue_growth", VALUE, 0.125)
        form.cell("scale.revenue_growth", VALUE).number_format = "0.0%"
        assert form.read().scale.revenue_growth == Decimal("0.125")

    def test_accepts_any_tick_mark(self) -> None:
        form = Form(evolve(COMPLETE, x_types=None))
        for tick in ("☑", "√", "■", "是"):
            form.type("x_types.2", 5, tick).type("x_types.0", 10, tick)
            assert form.read().x_types == (boxes_of(CLUSTERS)[1], boxes_of(CLUSTERS)[2])

    def test_ignores_a_stated_order_of_other_boxes(self) -> None:
        made = evolve(COMPLETE, x_types=("创新型产业集群", "未来产业先导区"))
        assert Form(made).read() == made
        form = Form(made).type("x_types.6", 10, "☑")
        assert form.read().x_types == ("未来产业先导区", "创新型产业集群", "无")

    def test_accepts_any_separator_between_names(self) -> None:
        code, column = "industrial_platforms", columns((3, 2, 2))[-1] + 2
        form = Form()
        for written in ("甲公司、乙公司", "甲公司；乙公司 ", "甲公司\n 乙公司\n", "甲公司，乙公司、"):
            made = form.type(code, column, written).read().industrial_platforms
            assert made is not None
            assert made[0].representatives == ("甲公司", "乙公司")

    def test_a_row_inserted_in_a_list_belongs_to_it(self) -> None:
        form = Form()
        sheet, number = form.rows("champion_projects")[1]
        sheet.merged_cells.ranges -= {area for area in sheet.merged_cells.ranges if area.min_row == number}
        for column, value in zip((3, 5, 7, 10), ("甲", "乙", "丙", "丁"), strict=True):
            sheet.cell(number, column).value = value
        sheet.cell(number, 1).value = None
        made = form.read().champion_projects
        assert made is not None
        assert made[1:] == (LandmarkProject(name="甲", owner="乙", honours="丙", overview="丁"),)

    @pytest.mark.parametrize("mark", ["…", "/", "——"])
    def test_rows_of_marks_are_ignored(self, mark: str) -> None:
        assert Form().type("champion_projects", 3, mark, row=2).read() == COMPLETE

    def test_a_list_marked_none_is_empty(self) -> None:
        form = Form(evolve(COMPLETE, champion_projects=None, x_types=None)).type("rows.x_types", FACT, "0")
        assert form.type("champion_projects", 3, "无").read().champion_projects == ()
        form.type("champion_projects", 3, None).type("rows.champion_projects", FACT, 0)
        assert (form.read().champion_projects, form.read().x_types) == ((), ())

    def test_accepts_field_names_for_lines_with_a_list(self) -> None:
        form = Form(evolve(COMPLETE, evidence=None)).type("evidence", NAME, "scale.green_factories")
        form.type("evidence", NAME, line_name(CLUSTERS.indicators[3]), row=2)
        assert form.read().evidence == ("scale.green_factories", "scale.chain_leaders")

    def test_reads_an_unprinted_track_by_its_highland(self) -> None:
        form = Form().type("track", FACT, "无人机").type("highland", FACT, "高端装备")
        assert form.read().track == CLUSTERS.new_star_track("无人机", highland="高端装备")
        assert Form().type("track", FACT, "文体用品").type("highland", FACT, "现代消费与健康").read().track.printed

    def test_accepts_added_and_removed_target_years(self) -> None:
        form = Form()
        for line in CLUSTERS.targets:
            form.type(line.field, 4, None)
        assert [one.year for one in form.read().targets or ()] == [2027, 2028]
        form.type("targets", 7, 2030).type("targets.revenue", 7, 2000)
        assert [one.year for one in form.read().targets or ()] == [2027, 2028, 2030]

    def test_accepts_renamed_and_reordered_sheets(self) -> None:
        form = Form(loaded=True)
        form.book.move_sheet("附加信息", -2)
        form.book["附加信息"].title = "另一张"
        form.book.create_sheet("笔记").append(["", "想起来的"])
        assert form.read() == COMPLETE


# What is typed in a cell, and what is then said of it.
TOLD: list[tuple[str, int, Any, str]] = [
    ("scale.revenue", VALUE, "近千亿", "“近千”不是可用的数"),
    ("scale.revenue", VALUE, -1, "低于可能的最小值"),
    ("scale.chain_leaders", VALUE, "若干", "不是可用的数"),
    ("scale.chain_leaders", VALUE, 1.5, "应为整数，不是 1.5"),
    ("innovation.rd_share", VALUE, 410, "410% 超过可能的最大值 100%"),
    ("tier", 5, "核心区和协同区", "没有名为“核心区和协同区”的申报类型；相近的有：省级重点产业集群核心区、"),
    ("x_types.0", 5, "大概", "应为“☑”或“□”，不是“大概”"),
    ("county_opinion", 12, "六月", "不是日期"),
    ("applicant.kind", FACT, "政府", "没有名为“政府”的选项；相近的有：县（市、区）人民政府"),
    ("applicant.city", FACT, "衢州", "没有名为“衢州”的设区市；相近的有：衢州市"),
    ("applicant.county", FACT, "温岭市", "温岭市属于台州市，不属于衢州市"),
    ("track", FACT, "人工只能", "没有名为“人工只能”的赛道；相近的有：人工智能"),
    ("track", FACT, None, "未填；细分赛道“低空装备”属于：低空经济与商业航天"),
    ("track", FACT, True, "TRUE 或 FALSE"),
    ("highland", FACT, "高端", "没有名为“高端”的产业高地；相近的有：高端装备"),
    ("titles", NAME, "先导区", "没有名为“先导区”的“X”体系类型；相近的有：未来产业先导区"),
    ("titles", NAME, None, "未填"),
    ("titles", 5, "2026", "不是日期"),
    ("evidence", NAME, "链主企业", "没有名为“链主企业”的指标；相近的有：规模实力 4"),
    ("rows.titles", FACT, 9, "写了 9 行，表里只有 5 行"),
    ("rows.titles", FACT, 0, "写了 0 行，表里填了不止这些：第 18 行"),
    ("rows.x_types", FACT, 0, "写了 0 个，表里勾了 1 个"),
    ("rows.targets", FACT, 1, "写了 1 行，表里填了不止这些：第 2 行"),
    ("targets", 4, "今年", "应为年份，如 2026年"),
    ("targets", 4, "1999年", "1999 低于可能的最小值 2000"),
    ("targets", 4, "2027年", "2027年填了两次"),
    ("leading_enterprises", 12, "多", "“多”不是可用的数"),
    ("project_lists.major_projects", 7, 12, "应为带单位的金额"),
    ("head", 8, True, "TRUE 或 FALSE"),
]


class TestProblems:
    def test_a_blank_form_lacks_four_fields(self) -> None:
        assert Form(None).problems() == {
            "申报信息表!E3": "未填",
            "申报信息表!E4": "未填",
            "附加信息!C2": "未填",
            "附加信息!C5": "未填",
        }

    @pytest.mark.parametrize("cases", apart(TOLD))
    def test_reports_ambiguous_values(self, cases: list[tuple[str, int, Any, str]]) -> None:
        form = Form()
        expected = {}
        for code, column, content, sentence in cases:
            form.type(code, column, content)
            at = form.cell(code, column)
            expected[f"{at.parent.title}!{at.coordinate}"] = sentence
        said = form.problems()
        assert said.keys() == expected.keys()
        assert all(sentence in said[path] for path, sentence in expected.items()), said

    def test_reports_all_problems_in_sheet_order(self) -> None:
        form = (
            Form()
            .type("scale.revenue", VALUE, "多")
            .type("applicant.kind", FACT, "多")
            .type("targets.revenue", 4, "多")
        )
        assert [path.partition("!")[0] for path in form.problems()] == ["申报信息表", "发展目标表", "附加信息"]

    def test_messages_show_no_persons_name(self) -> None:
        form = (
            Form()
            .type("head", 4, "某某某")
            .type("head", 12, "13800000000")
            .type("scale.chain_leaders", VALUE, "13800000000")
        )
        (sentence,) = form.problems().values()
        assert sentence == "所填不符合要求，疑似电话号码，不在此显示"
        assert "某" not in repr(Form().type("head", 4, "某某某").read().head)

    def test_reports_values_outside_the_forms_cells(self) -> None:
        form = Form()
        sheet, number = form.rows("scale.revenue")[0]
        sheet.cell(number, 14).value = "见附件"
        sheet.cell(number + 1, 14).value = "/"
        assert form.problem() == (f"申报信息表!N{number}", "此处不是填写栏，未读取；请移到填写栏，或者删除")

    @pytest.mark.parametrize("column", [6, 8, 11, 12])
    def test_reports_a_shifted_column_once(self, column: int) -> None:
        form = Form()
        sheet = form.book["申报信息表"]
        sheet.merged_cells.ranges.clear()
        sheet.insert_cols(column)
        path, sentence = form.problem()
        assert path.startswith("申报信息表!")
        assert sentence.startswith("从这里起有 ")
        assert sentence.endswith(" 行的内容不在填写栏内；如曾插入或删除列，请还原")

    def test_reports_invalid_cells_in_both_languages(self) -> None:
        form = Form().type("scale.revenue", VALUE, "#N/A").type("scale.chain_leaders", VALUE, date(2026, 3, 1))
        with pytest.raises(InvalidDocumentError) as caught:
            form.read()
        said = [(say(one), say(one, "en")) for _, one in caught.value.faults]
        assert said == [
            ("这一格是错误值 #N/A", "the cell is the error value #N/A"),
            (
                "这一格成了日期，本该是数；把单元格格式改成“常规”后重填",
                "the cell became a date where a number belongs; set its format to general and fill it in again",
            ),
        ]

    def test_reports_targets_without_a_year(self) -> None:
        form = Form()
        sheet, number = form.rows("targets.rd_share")[0]
        sheet.cell(number, 7).value = 5
        sheet.cell(number, 9).value = "待核"
        assert form.problem() == (f"发展目标表!G{number}", "此列没有标明年份，未读取；请补写年份，或者删除")
        without = Form().type("targets", 1, "#").problems()
        assert {path[:7] for path in without} == {"发展目标表!D"}
        assert len(without) == len(CLUSTERS.targets)

    @pytest.mark.parametrize("unit", ["万元", 41.9])
    def test_reports_a_changed_unit(self, unit: object) -> None:
        column = columns((1, 7, 2, 2))[2]
        path, sentence = Form().type("scale.revenue", column, unit).problem()
        assert path.startswith("申报信息表!J")
        assert sentence == "这一格印的是单位“亿元”，数按它读；请改回，数填在右边，别的单位写在数的后面"
        assert (
            Form().type("scale.revenue", column, " 亿元").type("scale.revenue_growth", column, None).read() == COMPLETE
        )

    @pytest.mark.parametrize("name", ["申报信息表", "发展目标表", "附加信息", "项目明细清单"])
    def test_a_sheet_whose_codes_were_moved_is_told(self, name: str) -> None:
        told = (f"{name}!A1", "最左侧隐藏的字段名列不在原处，此工作表未读取；如曾插入或删除列，请还原")
        form = Form()
        form.book[name].delete_cols(1)
        assert form.problem() == told
        form = Form()
        form.book[name].insert_cols(1)
        assert form.problem() == told
        form.book[name].title = "改名"
        assert form.problem() == ("改名!A1", told[1])

    def test_a_missing_extra_sheet_is_blank(self) -> None:
        form = Form()
        del form.book["项目明细清单"]
        form.book.create_sheet("项目明细清单")
        form.book.create_sheet("另一张").append(["x", "a.b"])
        assert form.read() == evolve(COMPLETE, project_lists=form.read().project_lists)

    def test_reports_duplicate_and_unknown_rows(self) -> None:
        form = Form()
        sheet, number = form.rows("tier")[0]
        sheet.cell(sheet.max_row + 2, 1).value = "tier"
        assert form.problem()[1] == f"这一行在表里不止一次：第 {number} 行已有"
        form = Form()
        form.rows("tier")[0][0].cell(200, 5).value = "另外"
        assert form.problem() == ("申报信息表!E200", "这一行不在哪张表里；请移到要填的表中间")
        form = Form()
        form.rows("tier")[0][0].cell(200, 1).value = "scale.gold"
        form.rows("tier")[0][0].cell(201, 1).value = " "
        assert form.problem() == ("申报信息表!A200", "没有名为“scale.gold”的栏目代码")

    def test_limits_the_reports_of_unknown_rows(self) -> None:
        form = Form()
        sheet = form.book.create_sheet("另一张")
        for number in range(MOST + 2):
            sheet.append([f"x{number}"])
        sheet.append(["#"])
        assert len(form.problems()) == MOST + 1

    def test_a_missing_row_is_blank_unless_required(self) -> None:
        form = Form()
        for code in ("standing", "x_types.0", "scale.revenue", "targets", *(line.field for line in CLUSTERS.targets)):
            form.type(code, 1, "#")
        made = form.read()
        assert (made.standing, made.x_types, made.targets, made.scale.revenue) == (None, None, None, None)
        assert Form().type("targets.revenue", 1, "#").read().targets != COMPLETE.targets
        assert Form().type("track", 1, "#").problem()[1] == "缺“track”这一行；请使用本工具导出的空白表"

    def test_reports_hidden_form_sheets_only(self) -> None:
        form = Form()
        assert form.book["选项"].sheet_state == "hidden"
        assert form.read() == COMPLETE
        form.book["项目明细清单"].sheet_state = "hidden"
        assert form.problem() == ("项目明细清单!A1", "工作表已隐藏，未读取；请取消隐藏")

    def test_a_workbook_that_is_no_form(self) -> None:
        with pytest.raises(InvalidDocumentError, match="没有找到申报信息表；请使用本工具导出的空白表"):
            read_form_workbook(typed(["县（市、区）/园区名称", "开化县"]), NOTICE)

    def test_refuses_too_many_rows_in_a_list(self) -> None:
        held = "<row><c t='inlineStr'><is><t>evidence</t></is></c></row>" * 20_001
        with pytest.raises(InvalidDocumentError) as caught:
            read_form_workbook(raw(held), NOTICE)
        assert ("表1!A20001", "行数过多：自此行起超过 20000 行") in caught.value.problems

    def test_refuses_too_many_titles(self) -> None:
        title = "未来产业先导区"
        with pytest.raises(InvalidValueError, match="称号过多"):
            evolve(COMPLETE, titles=(XTitle(title),) * 3001)
        form = Form()
        sheet = form.book.create_sheet("更多")
        for _ in range(3001):
            sheet.append(["titles", title])
        assert "称号过多" in "".join(form.problems().values())


@pytest.fixture(scope="module")
def blank() -> Form:
    """Return the bytes of the blank form."""
    return Form(None, loaded=True)


class TestWriting:
    def test_refuses_invalid_arguments(self, tmp_path: Path) -> None:
        path = tmp_path / "表.xlsx"
        path.write_bytes(b"before")
        with pytest.raises(InvalidTypeError, match="ClusterApplication"):
            write_form_workbook(path, NOTICE, "开化县")  # type: ignore[arg-type]
        with pytest.raises(UnknownNameError, match="没有名为“先导区”的“X”体系类型"):
            write_form_workbook(path, NOTICE, evolve(COMPLETE, x_types=("先导区",)))
        for name in ("甲\n乙", " 甲"):
            platform = IndustrialPlatform(representatives=(name,))
            with pytest.raises(InvalidValueError, match="一格里的名称各占一行"):
                write_form_workbook(path, NOTICE, evolve(COMPLETE, industrial_platforms=(platform,)))
        assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("表.xlsx", b"before")]

    @pytest.mark.parametrize(
        ("names", "cell"),
        [((), "无"), (("甲",), "甲"), (("无",), "无\n"), (("甲、乙",), "甲、乙\n"), (("甲", "乙"), "甲\n乙")],
    )
    def test_writes_names_into_one_cell(self, names: tuple[str, ...], cell: str) -> None:
        made = evolve(COMPLETE, industrial_platforms=(IndustrialPlatform(representatives=names),))
        form = Form(made)
        assert form.cell("industrial_platforms", 9).value == cell
        assert form.read() == made

    def test_offers_every_choice(self, blank: Form) -> None:
        form = blank
        offered: dict[str, list[str]] = {}
        for sheet in form.book:
            for one in sheet.data_validations.dataValidation:
                for cells in one.sqref.ranges:
                    options = one.formula1.strip('"').split(",")
                    if "!" in one.formula1:
                        held = form.book[one.formula1.partition("!")[0]][
                            one.formula1.partition("!")[2].replace("$", "")
                        ]
                        options = [cell.value for (cell,) in held]
                    for row, column in cells.cells:
                        offered[f"{sheet.title}!{at(row, column)}"] = options
        named = {
            code: offered[f"{sheet.title}!{sheet.cell(row, column).coordinate}"]
            for code, column in (
                ("tier", 5), ("segment", 5), ("x_types.6", 10), ("county_opinion", 4), ("city_opinion", 8),
                ("organisation.policy", 5), ("applicant.kind", FACT), ("applicant.city", FACT), ("applicant.county", FACT),
                ("applicant.mountain_or_island", FACT), ("standing", FACT), ("world_class", FACT), ("track", FACT),
                ("highland", FACT), ("plan.uploaded", FACT), ("titles", NAME), ("titles", 4), ("evidence", NAME),
                ("classified", NAME), ("project_lists.major_projects", 10),
            )
            for sheet, row in form.rows(code)[:1]
        }  # fmt: skip
        assert named["tier"] == ["省级重点产业集群核心区", "省级重点产业集群协同区", "省级“新星”产业群"]
        assert named["segment"] == [segment for track in CLUSTERS.tracks for segment in track.segments]
        assert named["x_types.6"] == ["☑", "□"]
        assert (len(named["applicant.city"]), len(named["applicant.county"]), len(named["track"])) == (11, 90, 36)
        assert named["standing"] == ["核心区", "协同区", "“新星”产业群", "无"]
        assert named["evidence"] == named["classified"] == [line_name(line) for line in CLUSTERS.indicators]

    def test_offers_the_tracks_own_segments(self) -> None:
        form = Form(loaded=True)
        (found,) = [
            one.formula1 for one in form.book["申报信息表"].data_validations.dataValidation
            if form.cell("segment", 5).coordinate in str(one.sqref).split()
        ]  # fmt: skip
        assert found.strip('"').split(",") == list(COMPLETE.track.segments)

    def test_is_set_up_for_printing_in_official_fonts(self, blank: Form) -> None:
        form = blank
        for sheet in form.book.worksheets[:4]:
            assert sheet.page_setup.paperSize == 9
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.print_title_rows == ("$1:$2" if sheet.title == "项目明细清单" else "$1:$1")
            assert sheet.print_area.startswith(f"'{sheet.title}'!$B$1:")
            assert sheet.column_dimensions["A"].hidden
        first = form.book.worksheets[0]
        assert (first["B1"].value, first["B1"].font.name) == ("浙江省先进制造业集群申报信息表", "方正小标宋简体")
        assert (first["B2"].value, first["B2"].font.name) == ("一、集群基本信息", "黑体")
        assert first["B3"].font.name == "仿宋_GB2312"
        assert "B1:M1" in {str(area) for area in first.merged_cells.ranges}
        assert form.book["项目明细清单"].page_setup.orientation == "landscape"
        notes = [cell.value for cell in form.book["附加信息"]["B"] if str(cell.value).startswith("字体")]
        assert notes[0] == "字体：方正小标宋简体；没有装的电脑依次用：华文中宋、宋体。"

    def test_draws_the_printed_tables_in_order(self, blank: Form) -> None:
        shown = [str(cell.value).partition("\n")[0] for cell in blank.book["申报信息表"]["B"] if cell.value]
        marks = [
            "一、集群基本信息", "县（市、区）/园区名称", "申报类型", "当前所属“X”体系类型", "细分赛道", "细分赛道优势",
            "集群负责人", "集群联系人", "集群所在县（市、区）人民政府（或园区管委会）审核意见", "设区市经信局审核意见",
            "二、集群基础条件", "（一）规模实力", "18", "细分赛道龙头企业情况（列举3家）", "细分赛道重点配套企业情况（列举3家）",
            "（二）创新水平", "11", "重点创新平台（列举3家）", "（三）产业生态", "4", "重点产业平台（不超过3个）",
            "重点公共服务平台（不超过3个）", "（四）成长潜力", "3", "标志性项目：1.链主企业项目",
            "标志性项目：2.单项冠军、专精特新“小巨人”企业项目", "标志性项目：3.创新平台成果转化项目", "（五）组织保障",
            "工作机制", "专项政策", "集群发展促进组织", "注：涉密的指标不附明细清单。",
        ]  # fmt: skip
        at = -1
        for mark in marks:
            at = shown.index(mark, at + 1)

    def test_writes_formula_like_text_as_text(self) -> None:
        made = evolve(COMPLETE, segment="=1+1", head=Person(name="+86", position="-", mobile="@甲"))
        form = Form(made, loaded=True)
        for code, column in (("segment", 5), ("head", 4), ("head", 8), ("head", 12)):
            cell = form.cell(code, column)
            assert (cell.data_type, cell.quotePrefix) == ("s", True)
        assert form.read() == made

    def test_blank_cells_leave_room_for_their_limit(self) -> None:
        form = Form(None)
        for code, full in (
            ("advantages", evolve(COMPLETE, advantages="长" * 300)),
            (
                "organisation.policy",
                evolve(COMPLETE, organisation=Organisation(policy=Arrangement(exists=True, summary="长" * 300))),
            ),
            ("leading_enterprises", evolve(COMPLETE, leading_enterprises=(KeyEnterprise(product="长" * 100),))),
        ):
            (blank, row), (filled, same) = form.rows(code)[0], Form(full).rows(code)[0]
            assert blank.row_dimensions[row].height == filled.row_dimensions[same].height > 100

    def test_targets_state_how_they_count(self, blank: Form) -> None:
        shown = [cell.value for cell in blank.book["发展目标表"]["B"]]
        assert shown[-2:] == [
            "注：第3项为当年新增数，其余为累计数。口径：产业集群发展目录。",
            "　　人工智能、高端软件集群第7-9项无需填报。",
        ]
        assert f"口径：产业集群发展目录；第4-{SCALE_LINES}项须附明细清单" in str(
            [c.value for c in blank.book["申报信息表"]["B"]]
        )

    def test_long_text_gets_a_higher_row(self) -> None:
        high = Form(evolve(COMPLETE, advantages="长" * 300)).rows("advantages")
        sheet, row = high[0]
        assert 100 < sheet.row_dimensions[row].height < 200
        sheet, row = Form(evolve(COMPLETE, advantages="长" * 9000)).rows("advantages")[0]
        assert sheet.row_dimensions[row].height == 409


def test_lists_that_could_not_be_read_back_are_refused_before_anything_is_drawn(tmp_path: Path) -> None:
    enterprise = KeyEnterprise(name="某某机床有限公司")
    width = len(fields(KeyEnterprise))
    with pytest.raises(InvalidValueError, match="至多 100000 格，写成的工作簿将无法读回"):
        write_form_workbook(
            tmp_path / "a.xlsx", NOTICE, application(leading_enterprises=(enterprise,) * (100_000 // width + 1))
        )
    assert list(tmp_path.iterdir()) == []
