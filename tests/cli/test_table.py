"""Table: whole tables from the command line, and what was found of each row saved behind it."""

import csv
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from zj415x import JingpinProduct
from zj415x.cli import main
from zj415x.cli.table import Output
from zj415x.editions.y2026 import NOTICE
from zj415x.frames import RowReader
from zj415x.wording import say

from .samples import APPLICATION, PRODUCT

HEAD = (
    "产品名称,产品类别,集群赛道,企业名称,县（市、区）,是否山区海岛县,独立法人资格,省内研发机构,省内生产基地,质量管理体系,"
    "质量标杆,2023年研发投入（万元）,2024年研发投入（万元）,2025年研发投入（万元）,2023年主营业务收入（万元）,"
    "2024年主营业务收入（万元）,2025年主营业务收入（万元）,上市时间,上市证明材料,2023年销售收入（万元）,"
    "2024年销售收入（万元）,2025年销售收入（万元）,承诺书,提交时间,备注"
)
GOOD = (
    "五轴加工中心,先进制造类,工业母机与机器人,某某机床有限公司,温岭市,否,是,是,是,是,是,300,300,300,10000,10000,10000,"
    "2023-05-01,企业内部新产品立项程序资料,600,900,1000,是,2026-07-01 09:00,"
)
POOR, OPEN, BAD = (
    GOOD.replace("600,900,1000", "1,1,1"),
    GOOD.replace(",600,", ",,"),
    GOOD.replace("先进制造类", "先进类"),
)
RISKY = GOOD.replace("五轴加工中心", "=1+1").replace("600,", "-600,") + "@SUM(A1)"
CLUSTERS = (
    "申报单位,单位类别,设区市,申报类型,集群赛道,2025年规上企业营业收入（亿元）,链主企业数,提交时间\n"
    "开化县人民政府,县（市、区）人民政府,衢州市,核心区,低空经济与商业航天,41.9,1,2026-06-20 10:00\n"
    "某园区,开发区,舟山市,核心区,人工智能,1,1,\n"
)
SUFFIXES = (".csv", ".xlsx", ".parquet")
CLAUSES = [clause.name for clause in NOTICE.jingpin.clauses]


@pytest.fixture
def table(tmp_path: Path) -> str:
    """Write a table of four products, the last of them invalid."""
    return written(tmp_path / "产品.csv", HEAD, GOOD, POOR, OPEN, BAD)


def written(path: Path, *lines: str) -> str:
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Read what was saved, with the values that stand there."""
    if path.suffix == ".csv":
        return list(csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig"))))
    if path.suffix == ".parquet":
        import pyarrow.parquet

        found: list[dict[str, Any]] = pyarrow.parquet.read_table(path).to_pylist()
        return found
    import openpyxl

    heads, *rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def needs(suffix: str) -> None:
    """Skip a test where the extra for a file type is not installed."""
    if suffix != ".csv":
        pytest.importorskip({".xlsx": "openpyxl", ".parquet": "pyarrow"}[suffix], reason=f"{suffix}: not installed")


class TestLines:
    def test_a_row_takes_one_line(self, table: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", table]) == 2
        captured = capsys.readouterr()
        assert captured.out.splitlines() == [
            f"{table}:2：五轴加工中心：符合",
            f"{table}:3：五轴加工中心：不符合；不符合：mean-sales",
            f"{table}:4：五轴加工中心：待补正；不明：mean-sales",
            "共 4 份：符合 1，需作说明 0，待补正 1，不符合 1，无法读取 1",
        ]
        assert captured.err.splitlines() == [
            f"{table}：没有对应的栏目，不核对：备注",
            f"{table}:5：有 1 处问题，没有核对",
            "  产品类别：没有名为“先进类”的选项；相近的有：先进制造类",
        ]

    def test_english_says_the_same(self, table: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", table, "--lang", "en", "--why"]) == 2
        captured = capsys.readouterr()
        assert f"{table}:3: 五轴加工中心: ineligible; not met: mean-sales" in captured.out.splitlines()
        assert f"{table}: columns of no field, not checked: 备注" in captured.err.splitlines()

    @pytest.mark.parametrize("option", ["--jsonl", "--json"])
    def test_rows_have_the_shape_of_documents(
        self, option: str, table: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", table, PRODUCT, option, "--on", "2026-07-01"]) == 2
        out = capsys.readouterr().out
        rows = json.loads(out) if option == "--json" else [json.loads(line) for line in out.splitlines()]
        assert [(row["file"], row["line"]) for row in rows[:2]] == [(table, 2), (table, 3)]
        assert set(rows[0]) == set(rows[-1])
        assert [row.get("verdict") for row in rows] == ["符合", "不符合", "待补正", None, "符合"] or option == "--json"

    def test_several_processes_print_the_same(self, table: str, tmp_path: Path) -> None:
        many = written(tmp_path / "many.csv", HEAD, *[GOOD, POOR, BAD, OPEN] * 600)
        printed = []
        for jobs in ("1", "2"):
            out = tmp_path / f"{jobs}.csv"
            command = [sys.executable, "-m", "zj415x", "check", many, "--jsonl", "--jobs", jobs, "--out", str(out)]
            done = subprocess.run(command, capture_output=True, check=False)
            printed.append((done.returncode, done.stdout, out.read_bytes()))
        assert printed[0] == printed[1]
        assert len(printed[0][1].splitlines()) == 2400

    def test_row_problems_leave_the_other_rows_alone(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = written(tmp_path / "a.csv", HEAD, GOOD, GOOD + ",x", f'"{GOOD}', GOOD)
        assert main(["check", path]) == 2
        captured = capsys.readouterr()
        assert [line.split("：")[0] for line in captured.out.splitlines()[:-1]] == [f"{path}:2", f"{path}:5"]
        assert "  $：这一行有 26 格，表头有 25 格" in captured.err.splitlines()

    @pytest.mark.parametrize(
        ("lines", "says"),
        [
            ([HEAD], "表里只有表头，没有一行内容"),
            ([""], "文件中没有表头"),
            ([HEAD.replace("产品类别", "产品种类"), GOOD], "没有名为“产品类别”的列；相近的有：产品种类"),
        ],
    )
    def test_a_table_that_cannot_be_read_is_told(
        self, lines: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path, out = written(tmp_path / "a.csv", *lines), tmp_path / "b.csv"
        for options in ([], ["--out", str(out)]):
            assert main(["check", path, *options]) == 2
            assert says in capsys.readouterr().err
        assert not out.exists()

    def test_applications_are_judged_by_what_is_flat(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = written(tmp_path / "集群.csv", CLUSTERS)
        out = tmp_path / "b.csv"
        assert main(["check", path]) == 2
        captured = capsys.readouterr()
        assert captured.out.splitlines()[0].startswith(f"{path}:2：开化县人民政府：待补正；不符合：scale；不明：")
        assert captured.err.splitlines()[0] == f"{path}：表里只有申报条件，只核对资格和时限"
        assert main(["check", path, "--out", str(out)]) == 2
        first, second = rows_of(out)
        assert list(first)[8:-3] == [
            clause.name for clause in NOTICE.clusters.clauses if str(clause.topic) in ("资格", "时限")
        ]
        assert (first["scale"], first["verdict"], second["verdict"]) == ("不符合", "待补正", "")
        assert second["problems"].startswith("单位类别：")


class TestOutput:
    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_keeps_the_columns_and_adds_what_was_found(
        self, suffix: str, table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        needs(suffix)
        out = tmp_path / f"结论{suffix}"
        assert main(["check", table, "--out", str(out)]) == 2
        captured = capsys.readouterr()
        assert captured.out == "共 4 份：符合 1，需作说明 0，待补正 1，不符合 1，无法读取 1\n"
        assert captured.err.splitlines()[-1] == f"{out}：已保存"
        good, poor, open_, bad = rows = rows_of(out)
        blank = "" if suffix == ".csv" else None
        assert list(good) == [*HEAD.split(","), *CLAUSES, "verdict", "sentence", "problems"]
        assert [[row[head] or "" for head in HEAD.split(",")] for row in rows] == [
            line.split(",") for line in (GOOD, POOR, OPEN, BAD)
        ]
        assert [row["verdict"] for row in rows] == ["符合", "不符合", "待补正", blank]
        assert [row["mean-sales"] for row in rows] == ["符合", "不符合", "不明", blank]
        read = RowReader.of_products(HEAD.split(","), NOTICE).read(POOR.split(","))
        assert isinstance(read, JingpinProduct)
        assert poor["sentence"] == say(read.validate(NOTICE.jingpin)["mean-sales"])
        assert good["sentence"] == blank
        assert "无法计算" in open_["sentence"]
        assert bad["problems"] == "产品类别：没有名为“先进类”的选项；相近的有：先进制造类"

    @pytest.mark.parametrize("count", [1000, 1001])
    def test_parquet_is_written_in_groups_of_rows(self, count: int, tmp_path: Path) -> None:
        needs(".parquet")
        path = written(tmp_path / "a.csv", HEAD, *[GOOD] * count)
        assert main(["check", path, "--out", str(tmp_path / "b.parquet")]) == 0
        assert len(rows_of(tmp_path / "b.parquet")) == count

    @pytest.mark.parametrize("first", SUFFIXES)
    @pytest.mark.parametrize("second", SUFFIXES)
    def test_a_saved_table_can_be_checked_again(
        self, first: str, second: str, table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        needs(first)
        needs(second)
        one, two = tmp_path / f"1{first}", tmp_path / f"2{second}"
        main(["check", table, "--out", str(one)])
        assert main(["check", str(one), "--out", str(two)]) == 2
        assert "上次的结论，不读取：legal-person" in capsys.readouterr().err
        blank = [[value or "" for value in row.values()] for row in rows_of(one)]
        assert [[value or "" for value in row.values()] for row in rows_of(two)] == blank

    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_texts_like_formulas_do_no_harm(self, suffix: str, tmp_path: Path) -> None:
        needs(suffix)
        path, out = written(tmp_path / "a.csv", HEAD.replace("备注", "+备注"), RISKY), tmp_path / f"b{suffix}"
        main(["check", path, "--out", str(out)])
        (row,) = rows_of(out)
        mark = "'" if suffix == ".csv" else ""
        assert row["产品名称"] == f"{mark}=1+1"
        assert row[f"{mark}+备注"] == f"{mark}@SUM(A1)"
        assert row["2023年销售收入（万元）"] == "-600"
        if suffix == ".xlsx":
            import openpyxl

            sheet = openpyxl.load_workbook(out).worksheets[0]
            assert [(cell.data_type, cell.quotePrefix) for cell in (sheet["A2"], sheet["Y1"], sheet["B2"])] == [
                ("s", True), ("s", True), ("s", False),
            ]  # fmt: skip

    def test_a_workbook_has_an_overview_by_city_and_category(self, tmp_path: Path) -> None:
        openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")
        city = HEAD.replace("县（市、区）", "设区市")
        lines = [line.replace("温岭市", "台州市") for line in (GOOD, POOR, BAD)]
        lines += [GOOD.replace("温岭市", ""), POOR.replace("先进制造类", "数字技术融合类").replace("温岭市", "杭州市")]
        out = tmp_path / "b.xlsx"
        main(["check", written(tmp_path / "a.csv", city, *lines), "--out", str(out)])
        first, second = openpyxl.load_workbook(out).worksheets
        assert (first.title, second.title, first.freeze_panes, second.freeze_panes) == ("结论", "汇总", "A2", "A2")
        assert first.auto_filter.ref == f"A1:{first.cell(1, first.max_column).column_letter}6"
        assert [list(row) for row in second.iter_rows(values_only=True)][:6] == [
            ["设区市", "类别", "合计", "符合", "需作说明", "待补正", "不符合", "无法读取"],
            ["全部", "全部", 5, 2, 0, 0, 2, 1],
            ["全部", "先进制造类", 3, 2, 0, 0, 1, 0],
            ["全部", "数字技术融合类", 1, 0, 0, 0, 1, 0],
            ["全部", "未填", 1, 0, 0, 0, 0, 1],
            ["杭州市", "全部", 1, 0, 0, 0, 1, 0],
        ]

    def test_a_county_tells_its_city(self, table: str, tmp_path: Path) -> None:
        openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")
        out = tmp_path / "b.xlsx"
        main(["check", table, "--out", str(out)])
        cells = openpyxl.load_workbook(out).worksheets[1].iter_rows(min_col=1, max_col=3, values_only=True)
        assert ("台州市", "全部", 3) in list(cells)

    def test_types_of_parquet_and_workbooks_are_kept(self, tmp_path: Path) -> None:
        pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra: frames)")
        import pyarrow.parquet as parquet

        from .values_of_frames import COLUMNS

        table = pyarrow.table(COLUMNS)
        parquet.write_table(table, tmp_path / "a.parquet")
        for suffix in SUFFIXES:
            needs(suffix)
            main(["check", str(tmp_path / "a.parquet"), "--out", str(tmp_path / f"b{suffix}")])
        kept = parquet.read_table(tmp_path / "b.parquet").select(table.column_names)
        assert kept.schema.types == table.schema.types
        assert kept.to_pydict() == table.to_pydict()
        (text, *_), (cells, *_) = rows_of(tmp_path / "b.csv"), rows_of(tmp_path / "b.xlsx")
        assert [text[name] for name in ("sales.2024（万元）", "上市时间", "提交时间", "承诺书", "数")] == [
            "900.50", "2023-05-01", "2026-07-01T09:00:00", "TRUE", "0.1",
        ]  # fmt: skip
        assert [row["上市证明材料"] for row in rows_of(tmp_path / "b.csv")] == ["甲\n乙", " 丙\n"]
        assert [cells[name] for name in ("sales.2024（万元）", "承诺书", "数", "个数")] == [900.5, True, 0.1, 3]


class TestRefusals:
    def test_an_existing_file_is_kept_without_force(
        self, table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "b.csv"
        out.write_bytes(b"old")
        assert main(["check", table, "--out", str(out)]) == 2
        assert capsys.readouterr().err == f"{out}：文件已存在，未予写入；如需覆盖，请加 --force\n"
        assert out.read_bytes() == b"old"
        assert main(["check", table, "--out", str(out), "--force"]) == 2
        assert len(rows_of(out)) == 4

    def test_a_table_may_replace_itself(self, table: str) -> None:
        assert main(["check", table, "--out", table, "--force"]) == 2
        assert [row["verdict"] for row in rows_of(Path(table))] == ["符合", "不符合", "待补正", ""]

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["a.csv", "--out", "b.docx"], "--out 的文件名要以 .csv、.xlsx、.parquet 结尾"),
            (["a.csv", "b.csv", "--out", "c.csv"], "--out 只写一张表的结论，文件只能有一个"),
        ],
    )
    def test_misuse_is_told(self, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            main(["check", *arguments])
        assert capsys.readouterr().err.splitlines()[-1] == f"zj415x check：{says}"

    @pytest.mark.parametrize("file", [APPLICATION, "-", "none.csv"])
    def test_only_a_table_is_saved(self, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", file, "--out", str(tmp_path / "b.csv")]) == 2
        said = "没有这个文件" if file == "none.csv" else "--out 只用于整张的表"
        assert said in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []

    def test_what_cannot_be_written_is_told(
        self, table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", table, "--out", str(tmp_path / "none" / "b.csv")]) == 2
        assert "未能保存（没有这个文件夹）" in capsys.readouterr().err
        os.mkfifo(tmp_path / "pipe.csv")
        assert main(["check", table, "--out", str(tmp_path / "pipe.csv"), "--force"]) == 2
        assert "未能保存（目标是管道或设备，不是文件）" in capsys.readouterr().err

    def test_a_text_that_no_cell_holds_is_told(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")
        path = written(tmp_path / "a.csv", HEAD, GOOD + "字" * 40_000)
        assert main(["check", path, "--out", str(tmp_path / "b.xlsx")]) == 2
        assert "b.xlsx：未能保存（文字过长，超出单元格上限" in capsys.readouterr().err
        assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]

    def test_a_workbook_takes_no_more_rows_than_can_be_read(
        self, table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")
        monkeypatch.setattr("zj415x.office.excel.conclusions.MOST_ROWS", 3)
        assert main(["check", table, "--out", str(tmp_path / "b.xlsx")]) == 2
        assert "行数过多，工作簿至多 3 行；请写成 .csv 或 .parquet" in capsys.readouterr().err

    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_an_interrupt_leaves_nothing(
        self, suffix: str, table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        needs(suffix)

        def interrupted(*_: object) -> None:
            os.kill(os.getpid(), signal.SIGINT)

        monkeypatch.setattr(Output, "finish", interrupted)
        before = signal.signal(
            signal.SIGINT, signal.default_int_handler
        )  # ignored where a shell begins it beside others
        try:
            assert main(["check", table, "--out", str(tmp_path / f"b{suffix}")]) == 130
        finally:
            signal.signal(signal.SIGINT, before)
        assert [one.name for one in tmp_path.iterdir()] == ["产品.csv"]

    def test_parquet_without_its_extra_is_told(
        self, table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        assert main(["check", table, "--out", str(tmp_path / "b.parquet")]) == 2
        assert "未能保存（没有安装 pyarrow" in capsys.readouterr().err

    def test_a_missing_extra_is_told(self, table: str, tmp_path: Path) -> None:
        script = (
            "import sys; sys.modules['pyarrow'] = sys.modules['openpyxl'] = None\n"
            "from zj415x.cli import main\n"
            f"for name in ('b.parquet', 'b.xlsx'): print(main(['check', {table!r}, '--out', {str(tmp_path)!r} + '/' + name]))"
        )
        environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
        done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
        assert done.stdout.split() == [b"2", b"2"]
        for extra in ("frames", "office"):
            assert f"先运行 pip install 'zj415x[{extra}]'" in done.stderr.decode()
        assert [one.name for one in tmp_path.iterdir()] == ["产品.csv"]


class TestWorkbooks:
    def test_a_workbook_of_another_kind_is_told(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")
        path = tmp_path / "a.xlsx"
        openpyxl.Workbook().save(path)
        assert main(["check", str(path)]) == 2
        assert "$：没有找到申报信息表，也没有栏目齐全的清单；空白表用 zj415x form 导出" in capsys.readouterr().err

    def test_figures_of_a_workbook_stay_numbers(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")
        book = openpyxl.Workbook()
        book.active.append([*HEAD.split(","), "率", "额"])
        book.active.append([int(cell) if cell.isdigit() else cell or None for cell in GOOD.split(",")] + [0.5, 3])
        book.active["Z2"].number_format, book.active["AA2"].number_format = "0%", '0"万元"'
        book.active.append(["合计", *[None] * 18, 600])
        book.save(tmp_path / "a.xlsx")
        assert main(["check", str(tmp_path / "a.xlsx"), "--out", str(tmp_path / "b.xlsx")]) == 0
        assert "a.xlsx：Sheet!A3：合计行，未读取" in capsys.readouterr().err
        (row,) = rows_of(tmp_path / "b.xlsx")
        assert (row["2023年销售收入（万元）"], row["率"], row["额"]) == (600, "50%", "3万元")


class TestForm:
    @pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
    def test_an_empty_table_has_every_column(
        self, suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        needs(suffix)
        from zj415x.frames import product_layout

        path = tmp_path / f"a{suffix}"
        assert main(["form", "产品清单", "--out", str(path)]) == 0
        if suffix == ".csv":
            heads = path.read_text(encoding="utf-8-sig").strip().split(",")
        else:
            import openpyxl

            sheet = openpyxl.load_workbook(path).active
            heads = [cell.value for cell in sheet[1]]
            offered = Counter(one.formula1 for one in sheet.data_validations.dataValidation)
            assert offered['"是,否"'] == 9
            assert {formula.count(",") + 1 for formula in offered} == {2, 3, 11, 16}
        assert heads == [column.printed for column in product_layout(NOTICE).columns]
        assert main(["check", str(path)]) == 2
        assert "表里只有表头，没有一行内容" in capsys.readouterr().err

    def test_it_is_filled_by_nothing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["form", "产品清单", "--out", str(tmp_path / "a.csv"), "--from", PRODUCT]) == 2
        assert "产品清单只有空表，不能从文件填" in capsys.readouterr().err

    def test_its_descriptor_is_printed(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["schema", "product-table"]) == 0
        fields = {field["title"]: field for field in json.loads(capsys.readouterr().out)["fields"]}
        assert fields["category"]["constraints"] == {"required": True, "enum": [*map(str, NOTICE.jingpin.categories)]}
        assert (fields["sales.2024"]["name"], fields["sales.2024"]["type"]) == ("2024年销售收入（万元）", "number")
        assert {field["type"] for field in fields.values()} == {"string", "number", "boolean", "date", "datetime"}
