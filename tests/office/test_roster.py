"""Roster: 《工作人员信息汇总表》 is read and written; its personal data appear nowhere else."""

import copy
import logging
import pickle
import traceback
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from zj415x.errors import InvalidDocumentError, InvalidTypeError, InvalidValueError
from zj415x.office import Roster, StaffMember, Task, read_roster, write_roster

from ..builders import NOTICE
from ..draws import costly
from .books import saved, typed

HEADERS = list(NOTICE.roster_columns)
SOMEBODY = ["开化县", "工业科", "某某某", "科长", "13800000000"]
MEMBER = StaffMember(
    task=Task.CLUSTERS, place="开化县", office="工业科", name="某某某", position="科长", mobile="13800000000"
)
PRIVATE = ("某某某", "科长", "1380000", "工业科")


def read(*rows: Any, **more: Any) -> Roster:
    return read_roster(typed(*rows, **more), NOTICE)


def problems(*rows: Any, **more: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidDocumentError) as caught:
        read(*rows, **more)
    assert not any(word in str(caught.value) for word in PRIVATE)
    return list(caught.value.problems)


class TestReading:
    def test_reads_two_tables_on_two_sheets(self) -> None:
        made = read(
            ["工作人员信息汇总表"], ["设区市：衢州市"], HEADERS, SOMEBODY, title="集群遴选",
            制造精品=[["设区市：", "衢州市"], HEADERS, [*SOMEBODY[:2], "某某", *SOMEBODY[3:]]],
        )  # fmt: skip
        assert made.city == "衢州市"
        assert made.of(Task.CLUSTERS) == (MEMBER,)
        assert made.of(Task.JINGPIN) == (evolve(MEMBER, task=Task.JINGPIN, name="某某"),)
        assert made.remarks == ()

    def test_reads_tasks_from_remarks(self) -> None:
        made = read(HEADERS, [*SOMEBODY, "集群遴选"], [*SOMEBODY, "制造精品（组长）"], [*SOMEBODY, "集群遴选/制造精品"])
        assert [member.task for member in made.staff] == [Task.CLUSTERS, Task.JINGPIN, Task.CLUSTERS, Task.JINGPIN]
        assert made.city is None

    def test_reads_the_task_from_a_title(self) -> None:
        assert read(["制造精品工作人员信息汇总表"], HEADERS, SOMEBODY).staff[0].task is Task.JINGPIN

    def test_reads_phone_numbers_stored_as_numbers(self) -> None:
        for number in (13800000000, "13800000000", " 13800000000 "):
            assert read(HEADERS, [*SOMEBODY[:4], number, "集群遴选"]).staff == (MEMBER,)

    def test_fills_merged_places_into_each_row(self) -> None:
        made = read(
            HEADERS, [*SOMEBODY, "集群遴选"], [None, None, "某某", "科员", None, "集群遴选"], merged=["A2:A3", "B2:B3"]
        )
        assert made.staff[1] == evolve(MEMBER, name="某某", position="科员", mobile=None)

    def test_reads_a_position_named_like_a_signature(self) -> None:
        made = read(
            HEADERS,
            [None, None, "某某某", "负责人", None, "集群遴选"],
            ["填报人：某某某", None, None, None, "13800000000"],
        )
        assert [member.position for member in made.staff] == ["负责人"]

    def test_reports_other_remarks_without_showing_them(self) -> None:
        made = read(HEADERS, [*SOMEBODY, "某某某的同事"], title="集群遴选")
        assert [str(remark) for remark in made.remarks] == ["集群遴选!F2：备注未读取"]
        assert read([*HEADERS[:5]], SOMEBODY, title="集群遴选").staff == (MEMBER,)


class TestProblems:
    def test_requires_a_task(self) -> None:
        sentence = "没有说明是哪一项工作；在备注里写：集群遴选、制造精品"
        assert problems(HEADERS, SOMEBODY) == [("汇总表!F2", sentence)]
        assert problems([*HEADERS[:5]], SOMEBODY) == [("汇总表!C2", sentence)]

    def test_reports_values_that_are_no_text(self) -> None:
        found = problems(
            HEADERS,
            [*SOMEBODY[:2], True, "科长", True, "集群遴选"],
            [*SOMEBODY[:2], "某" * 10_001, *SOMEBODY[3:], "集群遴选"],
        )
        assert [path for path, _ in found] == ["汇总表!C2", "汇总表!E2", "汇总表!C3"]
        assert found[2][1] == "不是可用的文字；所填内容不在此显示"

    def test_refuses_a_workbook_without_roster(self) -> None:
        assert problems(["企业名称", "产品名称及型号"])[0][0] == "$"


class TestPrivacy:
    ROSTER = Roster(city="衢州市", staff=(MEMBER, evolve(MEMBER, task=Task.JINGPIN)))

    def test_repr_shows_nobody(self) -> None:
        assert repr(MEMBER) == "StaffMember(task=<Task.CLUSTERS>, place='开化县')"
        for shown in (repr(MEMBER), str(MEMBER), f"{MEMBER}", f"{MEMBER!r}", repr(self.ROSTER), repr([MEMBER])):
            assert not any(word in shown for word in PRIVATE)

    def test_logs_show_nobody(self, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.INFO):
            logging.getLogger("office").info("read %s and %r", MEMBER, self.ROSTER)
        assert not any(word in caplog.text for word in PRIVATE)

    def test_rich_shows_nobody(self) -> None:
        rich = pytest.importorskip("rich.pretty", reason="rich is not installed")
        for value in (MEMBER, self.ROSTER):
            assert not any(word in rich.pretty_repr(value) for word in PRIVATE)

    @pytest.mark.parametrize("field", ["name", "position", "mobile"])
    @pytest.mark.parametrize("value", [["某某某13800000000"], "某" * 10_001, 13800000000])
    def test_errors_show_nobody(self, field: str, value: Any) -> None:
        with pytest.raises(InvalidValueError, match="所填内容不在此显示") as caught:
            evolve(MEMBER, **{field: value})
        assert not any(
            word in "".join(traceback.format_exception(caught.value)) for word in ("某某某13", "1380000", "某某某某")
        )

    def test_rosters_pickle_and_compare(self) -> None:
        assert pickle.loads(pickle.dumps(self.ROSTER)) == copy.deepcopy(self.ROSTER) == self.ROSTER


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).map(str.strip).filter(
    lambda text: any(map(str.isalnum, text)) and "\n" not in text
)  # fmt: skip
names = texts.filter(lambda text: text[0] not in "填经制联审负单分手电签盖日注备说同姓")
members = st.builds(
    StaffMember, task=st.sampled_from(Task), place=names, office=names, name=names, position=st.none() | texts, mobile=st.none() | texts
)  # fmt: skip


def by_task(staff: list[StaffMember]) -> Roster:
    return Roster(city="衢州市", staff=tuple(sorted(staff, key=lambda one: list(Task).index(one.task))))


def read_back(made: Roster) -> Roster:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "汇总表.xlsx"
        write_roster(path, NOTICE, made)
        return read_roster(path, NOTICE)


class TestWriting:
    @costly(2)
    @given(st.lists(members, max_size=4).map(by_task))
    def test_reads_back_what_it_writes(self, made: Roster) -> None:
        assert read_back(made) == made

    def test_a_blank_roster_has_the_two_printed_tables(self, tmp_path: Path) -> None:
        path = tmp_path / "汇总表.xlsx"
        write_roster(path, NOTICE, Roster())
        made = read_roster(path, NOTICE)
        assert (made.staff, made.city, made.remarks) == ((), None, ())
        book = openpyxl.load_workbook(path)
        assert book.sheetnames == ["集群遴选", "制造精品"]
        sheet = book["制造精品"]
        assert [cell.value for cell in sheet[3]] == HEADERS
        assert sheet["A1"].value == "工作人员信息汇总表（制造精品）"
        assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$3:$3")
        (offered,) = sheet.data_validations.dataValidation
        assert (offered.formula1, str(offered.sqref)) == ('"集群遴选,制造精品"', "F4:F13")

    def test_writes_formula_like_text_as_text(self, tmp_path: Path) -> None:
        path = tmp_path / "汇总表.xlsx"
        member = evolve(MEMBER, mobile="+86 13800000000")
        write_roster(path, NOTICE, Roster(staff=(member,)))
        cell = openpyxl.load_workbook(path)["集群遴选"]["E4"]
        assert (cell.data_type, cell.quotePrefix) == ("s", True)
        assert read_roster(BytesIO(path.read_bytes()).getvalue(), NOTICE).staff == (member,)

    def test_rows_fit_long_place_names(self, tmp_path: Path) -> None:
        path = tmp_path / "汇总表.xlsx"
        write_roster(path, NOTICE, Roster(staff=(MEMBER, evolve(MEMBER, place="某某县经济和信息化局"))))
        sheet = openpyxl.load_workbook(path)["集群遴选"]
        assert [sheet.row_dimensions[row].height for row in (4, 5)] == [24, 37]

    def test_refuses_other_types(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidTypeError, match="Roster"):
            write_roster(tmp_path / "a.xlsx", NOTICE, [MEMBER])  # type: ignore[arg-type]
        with pytest.raises(InvalidTypeError):
            Roster(staff=("某某某",))  # type: ignore[arg-type]


def test_reads_an_edited_roster(tmp_path: Path) -> None:
    path = tmp_path / "汇总表.xlsx"
    write_roster(path, NOTICE, Roster())
    book = openpyxl.load_workbook(path)
    for column, value in enumerate(SOMEBODY, start=1):
        book["集群遴选"].cell(4, column).value = value
    assert read_roster(saved(book), NOTICE).staff == (MEMBER,)
