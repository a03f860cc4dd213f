"""Tables: files of every kind, row by row, and what cannot be read in them."""

import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zj415x import ClusterApplication, InvalidDocumentError, JingpinProduct, MissingExtraError
from zj415x.frames import delimited, tables
from zj415x.frames.delimited import LONGEST
from zj415x.frames.tables import Line, open_table

from ..builders import NOTICE

HEAD = "产品名称,产品类别,集群赛道,企业名称,备注,2024年销售收入（万元）"
ROW = "五轴加工中心,先进制造类,高端软件,某公司,,900"
CELLS = ROW.split(",")
CLUSTER = "申报单位,单位类别,申报类型,集群赛道\n开化县人民政府,县（市、区）人民政府,核心区,人工智能"
Read = Callable[..., list[Line]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write a file and read its rows."""

    def lines(content: str | bytes, name: str = "产品.csv") -> list[Line]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with open_table(path, NOTICE) as table:
            assert table is not None
            found = list(table.lines)
            assert table.share() == 1
        return found

    return lines


def told(lines: list[Line]) -> list[tuple[int, str]]:
    """List the rows with problems."""
    return [(line.number, str(line.problem)) for line in lines if line.problem is not None]


def sound(lines: list[Line]) -> list[int]:
    """List the numbers of the rows that were read as they stand."""
    return [line.number for line in lines if line.problem is None and list(line.cells) == CELLS]


def refusal(read: Read, content: str | bytes, name: str = "产品.csv") -> str:
    with pytest.raises(InvalidDocumentError) as error:
        read(content, name)
    return "；".join(said for _, said in error.value.problems)


class TestText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf_16_be"])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_any_encoding_of_an_office_is_read(self, encoding: str, end: str, read: Read) -> None:
        mark = "\ufeff" if encoding == "utf_16_be" else ""
        assert sound(read((mark + end.join([HEAD, ROW, ROW])).encode(encoding))) == [2, 3]

    @pytest.mark.parametrize(("delimiter", "name"), [(",", "a.CSV"), (";", "a.csv"), ("\t", "a.csv"), ("\t", "a.tsv")])
    def test_the_headings_show_the_delimiter(self, delimiter: str, name: str, read: Read) -> None:
        assert sound(read(f"{HEAD}\n{ROW}".replace(",", delimiter), name)) == [2]

    def test_a_head_of_ascii_names_leaves_the_encoding_to_the_rows(self, read: Read) -> None:
        head = "name,category,track,enterprise.name,remark,sales.2024（万元）".replace("（万元）", "")
        for encoding in ("utf-8", "gbk"):
            assert sound(read(f"{head}\n{ROW}".encode(encoding))) == [2]
        assert read(f"{head}\nLathe,a,b,c,,1") != []

    def test_titles_above_and_blank_rows_are_left_out(self, read: Read) -> None:
        assert sound(read(f"2026年清单,,\n\n{HEAD},,\n{ROW}\n,,,\n\n{ROW},,")) == [4, 7]

    def test_a_quoted_cell_may_hold_line_breaks_and_delimiters(self, read: Read) -> None:
        (line, after) = read(f'{HEAD}\n"五轴\n加工, ""甲""",{ROW[7:]}\n{ROW}')
        assert line.cells[0] == '五轴\n加工, "甲"'
        assert (line.number, after.number) == (2, 3)

    def test_a_table_of_headings_alone_has_no_rows(self, read: Read) -> None:
        assert read(HEAD) == []

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "文件中没有表头"),
            (b"\n \n", "文件中没有表头"),
            (HEAD.encode("utf-16-le"), "文件不是文本，无法按 CSV 读取"),
            (b"x" * (LONGEST + 1), "这一行过长"),
            (b'"' + HEAD.encode(), "这一行的引号没有配对"),
            (b"a,b\n1,2", "没有名为“产品名称”的列"),
            ((HEAD + "," * 2000 + "x").encode(), "列数过多，至多 2000 列"),
            (HEAD.replace("备注", "产品").encode(), "“产品名称”和“产品”是同一列（name）"),
            (HEAD.replace("万元", "万美元").encode(), "单位“万美元”不认识"),
            (HEAD.replace("企业名称", "企业名").encode(), "没有名为“企业名称”的列；相近的有：企业名"),
            (CLUSTER.replace("单位类别", "类别").encode(), "没有名为“申报单位类别”的列；相近的有：类别"),
        ],
    )
    def test_a_table_without_sound_headings_is_refused(self, content: bytes, says: str, read: Read) -> None:
        assert says in refusal(read, content)


class TestBadRows:
    def test_a_row_with_another_number_of_cells_is_told(self, read: Read) -> None:
        lines = read(f"{HEAD}\n{ROW},\n{ROW},x\n五轴加工中心,先进制造类\n{ROW}")
        assert told(lines) == [(3, "这一行有 7 格，表头有 6 格"), (4, "这一行有 2 格，表头有 6 格")]
        assert sound(lines) == [2, 5]
        assert {len(line.cells) for line in lines} == {6}

    @pytest.mark.parametrize("closing", ["", f'"{ROW}\n', f'"{ROW[:2]}"{ROW[2:]}\n'])
    def test_a_quote_that_is_not_closed_swallows_no_other_row(self, closing: str, read: Read) -> None:
        lines = read(f'{HEAD}\n"{ROW}\n{ROW}\n{closing}{ROW}')
        assert told(lines)[0] == (2, "这一行的引号没有配对")
        assert 3 in sound(lines)
        assert lines[-1].number in sound(lines)

    def test_an_endless_quote_is_told_within_bounds(self, read: Read) -> None:
        lines = read(f'{HEAD}\n"{ROW}\n' + f"{ROW}\n" * (LONGEST // len(ROW) + 9))
        assert told(lines) == [(2, "这一行的引号没有配对")]
        assert len(sound(lines)) == len(lines) - 1 > 9

    def test_quotes_that_open_on_every_line_are_told_at_a_cost_that_grows_with_the_text(
        self, read: Read, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Each of these lines opens a quote that no line below it closes."""
        count, taken, line = 3000, 0, delimited.Delimited._line

        def counted(self: delimited.Delimited) -> str:
            nonlocal taken
            taken += 1
            return line(self)

        monkeypatch.setattr(delimited.Delimited, "_line", counted)
        monkeypatch.setattr(delimited, "_AGAIN", 2**18)
        lines = read(f"{HEAD}\n" + 'a","b\n' * count + f"{ROW}\n")
        assert told(lines) == [(number, "这一行的引号没有配对") for number in range(2, count + 2)]
        assert sound(lines) == [count + 2]
        assert taken < 10 * count

    @pytest.mark.parametrize("length", [2**18, LONGEST + 1, 2 * LONGEST + 7])
    def test_a_row_of_absurd_length_is_told(self, length: int, read: Read) -> None:
        lines = read(f"{HEAD}\n{'x' * length}{ROW}\n{ROW}")
        assert told(lines) == [(2, f"这一行过长，至多读取 {LONGEST} 个字")]
        assert sound(lines) == [3]

    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
    def test_bytes_of_another_encoding_are_told_with_their_row(self, encoding: str, read: Read) -> None:
        lines = read(f"{HEAD}\n".encode(encoding) + b"\xff" + f"{ROW}\n{ROW}".encode(encoding))
        assert told(lines) == [(2, f"这一行有无法识别的字符，不是 {encoding.upper()} 编码")]
        assert sound(lines) == [3]


class TestKinds:
    def test_the_headings_tell_products_from_applications(self, tmp_path: Path) -> None:
        for content, subject in ((HEAD, JingpinProduct), (CLUSTER, ClusterApplication)):
            path = tmp_path / "a.csv"
            path.write_text(content, encoding="utf-8")
            with open_table(path, NOTICE) as table:
                assert table is not None
                assert table.layout.subject is subject
                assert table.unnamed == (("备注",) if subject is JingpinProduct else ())

    def test_a_file_of_another_kind_is_no_table(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_bytes(b"{}")
        with open_table(path, NOTICE) as table:
            assert table is None
        with pytest.raises(InvalidDocumentError, match="不是文件，而是文件夹、管道等"), open_table(tmp_path, NOTICE):
            pass
        with pytest.raises(FileNotFoundError), open_table(tmp_path / "none.csv", NOTICE):
            pass


class TestParquet:
    @pytest.fixture(autouse=True)
    def _extra(self) -> None:
        pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra: frames)")

    def written(self, path: Path, columns: dict[str, Any]) -> bytes:
        import pyarrow
        import pyarrow.parquet

        pyarrow.parquet.write_table(pyarrow.table(columns), path)
        return path.read_bytes()

    def test_lists_and_decimals_keep_their_types(self, tmp_path: Path, read: Read) -> None:
        columns = {head: [cell] * 2500 for head, cell in zip(HEAD.split(","), CELLS, strict=True)}
        more = columns | {"上市证明材料": [["甲", "乙"]] * 2500, "2025年销售收入（万元）": [Decimal("1.50")] * 2500}
        lines = read(self.written(tmp_path / "a.parquet", more), "b.bin")
        assert [line.number for line in lines] == [*range(2, 2502)]
        assert lines[-1].cells[-2:] == (["甲", "乙"], Decimal("1.50"))

    def test_a_missing_extra_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Read) -> None:
        content = self.written(tmp_path / "a.parquet", {head: ["x"] for head in HEAD.split(",")})
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(MissingExtraError):
            read(content)

    def test_a_damaged_file_is_refused(self, tmp_path: Path, read: Read) -> None:
        content = self.written(tmp_path / "a.parquet", dict.fromkeys(HEAD.split(","), ["x"] * 5000))
        assert "文件不是 Parquet，或者已损坏" in refusal(read, content[:-20])
        broken = content[:40] + bytes(60) + content[100:]
        assert "文件不是 Parquet，或者已损坏" in refusal(read, broken)


class TestWorkbooks:
    @pytest.fixture(autouse=True)
    def _extra(self) -> None:
        pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")

    def book(self, path: Path, *rows: Sequence[Any], then: Callable[[Any], object] = lambda _: None) -> bytes:
        import openpyxl

        made = openpyxl.Workbook()
        for row in rows:
            made.active.append(row)
        then(made)
        made.save(path)
        return path.read_bytes()

    def test_titles_totals_notes_and_blank_rows_are_no_rows(self, tmp_path: Path, read: Read) -> None:
        rows: list[list[Any]] = [
            ["某市产品清单"],
            [],
            HEAD.split(","),
            CELLS,
            [],
            CELLS,
            ["合计", None, None, None, None, 1800],
            ["注：无"],
        ]
        lines = read(self.book(tmp_path / "a.xlsx", *rows), "b.xlsx")
        assert [line.number for line in lines] == [4, 6]

    def test_merged_cells_count_for_all_their_rows(self, tmp_path: Path, read: Read) -> None:
        rows: list[list[Any]] = [HEAD.split(","), CELLS, ["数控磨床", None, "同上", None, None, 800]]

        def merge(made: Any) -> None:
            made.active.merge_cells("B2:B3")
            made.active.merge_cells("D2:D3")
            made.active.row_dimensions[3].hidden = True

        first, second = read(self.book(tmp_path / "a.xlsx", *rows, then=merge), "b.xlsx")
        assert list(second.cells[:5]) == ["数控磨床", *first.cells[1:4], None]

    def test_a_blank_cell_stays_a_problem_of_its_row(self, tmp_path: Path, read: Read) -> None:
        rows: list[list[Any]] = [HEAD.split(","), [None, *CELLS[1:]], [*CELLS[:3], None, "", 900]]
        assert [line.number for line in read(self.book(tmp_path / "a.xlsx", *rows))] == [2, 3]

    def test_a_second_table_or_a_second_column_is_refused(self, tmp_path: Path, read: Read) -> None:
        rows = [HEAD.split(","), CELLS, ["备选产品"], CELLS]
        assert "从这里起像是另一张表" in refusal(read, self.book(tmp_path / "a.xlsx", *rows))
        rows = [[*HEAD.split(","), "产品"], [*CELLS, "x"]]
        assert "是同一列（name）" in refusal(read, self.book(tmp_path / "a.xlsx", *rows))

    def test_several_sheets_with_rows_are_refused(self, tmp_path: Path, read: Read) -> None:
        def again(made: Any) -> None:
            made.copy_worksheet(made.active)

        content = self.book(tmp_path / "a.xlsx", HEAD.split(","), CELLS, then=again)
        assert refusal(read, content) == "有几张工作表都是这样的表：Sheet、Sheet Copy；请各存为一个文件"

    def test_a_number_as_heading_names_no_column(self, tmp_path: Path, read: Read) -> None:
        (line,) = read(self.book(tmp_path / "a.xlsx", [*HEAD.split(","), 2024, None, "其他"], [*CELLS, 1, 2, 3]))
        assert len(line.cells) == 9

    def test_applications_are_found_too(self, tmp_path: Path) -> None:
        rows = [row.split(",") for row in CLUSTER.split("\n")]
        self.book(tmp_path / "a.xlsx", *rows)
        with open_table(tmp_path / "a.xlsx", NOTICE) as table:
            assert table is not None
            assert table.layout.subject is ClusterApplication

    def test_forms_and_recommendations_are_no_such_tables(self, tmp_path: Path) -> None:
        from zj415x.exchange import read_application
        from zj415x.office import write_form_workbook, write_recommendations

        application = (Path(__file__).parents[2] / "examples" / "application.json").read_bytes()
        path = tmp_path / "a.xlsx"
        for write in (
            lambda: write_form_workbook(path, NOTICE, read_application(application, NOTICE)),
            lambda: write_recommendations(path, NOTICE, []),
            lambda: self.book(path, ["姓名", "职务"]),
        ):
            write()
            with open_table(path, NOTICE) as table:
                assert table is None


def test_bounds_are_plausible() -> None:
    assert len(HEAD.split(",")) < tables.MOST_COLUMNS
