"""Form: the forms of the notice, blank or filled in."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from zj415x.cli import main
from zj415x.cli.form import BLANKS, blanks_called
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import read_application, read_ranking

from .samples import APPLICATION, PRODUCT, RANKING


@pytest.fixture
def _excel() -> None:
    pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")


@pytest.fixture
def _word() -> None:
    pytest.importorskip("docx", reason="python-docx is not installed (extra: office)")


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the last line that a misuse prints."""
    with pytest.raises(SystemExit) as end:
        main(["form", *arguments])
    assert end.value.code == 2
    return capsys.readouterr().err.splitlines()[-1]


class TestNames:
    def test_lists_all_forms_without_a_name(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["form"]) == 0
        assert capsys.readouterr().out.splitlines() == [
            "申报信息表  附1-2  .xlsx、.docx",
            "建设实施方案  附1-3  .docx",
            "浙江制造精品报告书  附2-1  .docx",
            "产品清单  附件2 二  .csv、.xlsx",
            "推荐汇总表  附件2 三3  .xlsx",
            "工作人员信息汇总表  附件3  .xlsx",
        ]
        assert main(["form", "--lang", "en"]) == 0
        assert "推荐汇总表  recommendation sheet  Annex 2, III.3  .xlsx" in capsys.readouterr().out.splitlines()

    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("申报信息表", "申报信息表"),
            ("浙江省先进制造业集群申报信息表", "申报信息表"),
            ("信息表", "申报信息表"),
            ("附1-2", "申报信息表"),
            ("《建设实施方案》", "建设实施方案"),
            ("方案", "建设实施方案"),
            ("附１-3", "建设实施方案"),
            ("报告书", "浙江制造精品报告书"),
            ("浙江制造精品推荐汇总表", "推荐汇总表"),
            ("2026年浙江制造精品推荐汇总表", "推荐汇总表"),
            ("附件2 三3", "推荐汇总表"),
            ("人员", "工作人员信息汇总表"),
            ("附件3", "工作人员信息汇总表"),
        ],
    )
    def test_accepts_a_part_of_a_name(self, typed: str, name: str) -> None:
        assert [str(form.name) for form in blanks_called(typed)] == [name]

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ("汇总表", "“汇总表”的表；相近的有：推荐汇总表、工作人员信息汇总表"),
            ("申报表", "“申报表”的表；相近的有：申报信息表"),
            (
                "",
                "“”的表；可写：申报信息表、建设实施方案、浙江制造精品报告书、产品清单、推荐汇总表、工作人员信息汇总表",
            ),
            ("x", "“x”的表；可写：申报信息表、"),
        ],
    )
    def test_unknown_or_ambiguous_names_list_the_nearest(
        self, typed: str, says: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert refused(capsys, typed, "--out", "a.docx").startswith(f"zj415x form：表名：没有名为{says}")

    def test_requires_out_with_a_known_suffix(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert refused(capsys, "方案") == "zj415x form：缺少：--out"
        assert refused(capsys, "--out", "a.docx") == "zj415x form：缺少：表名"
        assert refused(capsys, "--from", PRODUCT) == "zj415x form：缺少：表名"
        for out in ("a.doc", "a", "-", ".docx"):
            said = refused(capsys, "方案", "--out", out)
            assert said == "zj415x form：建设实施方案写成 .docx，--out 的文件名要以此结尾"
        assert "没有“县”这种申报类型；可写：核心区、协同区、“新星”产业群" in refused(capsys, "方案", "--tier", "县")
        assert "没有名为“人工只能”的赛道；相近的有：人工智能" in refused(capsys, "方案", "--track", "人工只能")


@pytest.mark.usefixtures("_word")
class TestWord:
    def test_writes_the_librarys_form_and_plan(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        from zj415x import Tier
        from zj415x.office import write_form_document, write_plan

        ours = read_application(Path(APPLICATION).read_bytes(), NOTICE)
        made, expected = tmp_path / "a.docx", tmp_path / "b.docx"
        for name, write in (("申报信息表", write_form_document), ("建设实施方案", write_plan)):
            assert main(["form", name, "--from", APPLICATION, "--out", str(made), "--force"]) == 0
            assert capsys.readouterr().out == f"{made}：已保存{name}\n"
            write(expected, NOTICE, ours)
            assert made.read_bytes() == expected.read_bytes()
            tier = ["--tier", "新星产业群", "--track", "数字疗法"]
            assert main(["form", name, *tier, "--out", str(made), "--force"]) == 0
            write(expected, NOTICE, tier=Tier.NEW_STAR, track="数字疗法")
            assert made.read_bytes() == expected.read_bytes()
            capsys.readouterr()

    def test_writes_the_librarys_product_report(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "a.DOCX"
        assert main(["form", "报告书", "--out", str(path), "--lang", "en"]) == 0
        said = "report on a Zhejiang Made premium product (浙江制造精品报告书) written"
        assert capsys.readouterr().out == f"{path}: {said}\n"
        blank = path.read_bytes()
        assert main(["form", "报告书", "--from", PRODUCT, "--out", str(path), "--force"]) == 0
        assert path.read_bytes() != blank

    def test_keeps_an_existing_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "a.docx"
        path.write_bytes(b"work of hours")
        assert main(["form", "方案", "--out", str(path)]) == 2
        assert capsys.readouterr().err == f"{path}：文件已存在，未予写入；如需覆盖，请加 --force\n"
        assert path.read_bytes() == b"work of hours"
        assert main(["form", "方案", "--out", str(path), "--force"]) == 0
        assert path.read_bytes().startswith(b"PK")

    def test_refuses_a_case_of_another_kind(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "a.docx"
        for name, case, needed, given in (
            ("方案", PRODUCT, "集群申报", "精品产品"),
            ("报告书", APPLICATION, "精品产品", "集群申报"),
        ):
            assert main(["form", name, "--from", case, "--out", str(path)]) == 2
            told = f"{path}：未能保存（这张表要用{needed}来填，文件里是{given}）\n"
            assert capsys.readouterr() == ("", told)
        assert list(tmp_path.iterdir()) == []

    def test_refuses_tier_or_track_beside_a_case(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = str(tmp_path / "a.docx")
        assert main(["form", "方案", "--from", APPLICATION, "--tier", "核心区", "--out", path]) == 2
        assert "已有申报材料，不再另给申报类型和赛道" in capsys.readouterr().err
        assert main(["form", "报告书", "--tier", "核心区", "--out", path]) == 2
        assert "浙江制造精品报告书的空表不分申报类型和赛道" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("name", "why"), [("keiner/x.docx", "没有这个文件夹"), ("folder.docx", "这是文件夹，不是文件")]
    )
    def test_reports_an_impossible_path(
        self, name: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "folder.docx").mkdir()
        assert main(["form", "方案", "--out", str(tmp_path / name)]) == 2
        assert capsys.readouterr() == ("", f"{tmp_path / name}：未能保存（{why}）\n")
        assert [path.name for path in tmp_path.iterdir()] == ["folder.docx"]

    def test_refuses_to_replace_a_pipe(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "pipe.docx"
        os.mkfifo(path)
        assert main(["form", "方案", "--out", str(path), "--force"]) == 2
        assert capsys.readouterr() == ("", f"{path}：未能保存（目标是管道或设备，不是文件）\n")


@pytest.mark.usefixtures("_excel")
class TestExcel:
    def test_reads_back_the_form_it_writes(self, tmp_path: Path) -> None:
        from zj415x.office import read_form_workbook

        path = tmp_path / "申报信息表.xlsx"
        assert main(["form", "申报信息表", "--out", str(path)]) == 0
        blank = path.read_bytes()
        again = ["form", "申报信息表", "--out", str(path), "--force"]
        assert main([*again, "--from", APPLICATION]) == 0
        ours = read_application(Path(APPLICATION).read_bytes(), NOTICE)
        assert read_form_workbook(path, NOTICE) == ours
        assert main([*again, "--from", str(path)]) == 0
        assert read_form_workbook(path, NOTICE) == ours
        assert path.read_bytes() != blank

    @pytest.mark.usefixtures("_word")
    def test_a_form_workbook_fills_in_a_plan(self, tmp_path: Path) -> None:
        form, plan, expected = (tmp_path / name for name in ("表.xlsx", "方案.docx", "b.docx"))
        assert main(["form", "信息表", "--from", APPLICATION, "--out", str(form)]) == 0
        assert main(["form", "方案", "--from", str(form), "--out", str(plan)]) == 0
        assert main(["form", "方案", "--from", APPLICATION, "--out", str(expected)]) == 0
        assert plan.read_bytes() == expected.read_bytes()

    def test_a_blank_workbook_takes_no_tier(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "a.xlsx"
        assert main(["form", "信息表", "--tier", "核心区", "--out", str(path), "--lang", "en"]) == 2
        told = f"{path}: not written (a blank application form (申报信息表) is the same for every tier and track)\n"
        assert capsys.readouterr().err == told

    def test_a_ranked_list_keeps_scores_and_recommender(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        from zj415x.office import read_recommendations, write_recommendations

        path = tmp_path / "汇总表.xlsx"
        assert main(["form", "推荐汇总表", "--from", RANKING, "--out", str(path)]) == 0
        ranked = read_ranking(Path(RANKING).read_bytes(), NOTICE)
        assert read_recommendations(path, NOTICE).products == ranked
        write_recommendations(path, NOTICE, ranked[:2], recommender="某市经信局", ranked=True)
        again = tmp_path / "again.xlsx"
        assert main(["form", "推荐汇总表", "--from", str(path), "--out", str(again)]) == 0
        read = read_recommendations(again, NOTICE)
        assert (read.products, read.recommender) == (ranked[:2], "某市经信局")
        assert main(["form", "推荐汇总表", "--out", str(again), "--force"]) == 0
        assert read_recommendations(again, NOTICE).products == ()

    def test_takes_what_allocate_wrote(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        from zj415x.office import read_recommendations

        cut, out = tmp_path / "截取.json", tmp_path / "汇总表.xlsx"
        for decided, count, told in (
            ([], 18, f"{cut}：$.tied：3 个同分待定，没有写入\n"),
            (["--decided", "19", "21"], 20, ""),
        ):
            main(["allocate", RANKING, "--recommender", "衢州市", "--json", *decided])
            cut.write_text(capsys.readouterr().out, encoding="utf-8")
            assert main(["form", "推荐汇总表", "--from", str(cut), "--out", str(out), "--force"]) == 0
            assert capsys.readouterr().err == told
            read = read_recommendations(out, NOTICE)
            assert (read.recommender, len(read.products)) == ("衢州市", count)
            assert {product.score for product in read.products} == {None}

    @pytest.mark.parametrize(
        ("document", "says"),
        [
            ({"recommender": "衢州", "recommended": []}, "$.recommender：没有名为“衢州”的推荐单位；相近的有：衢州市"),
            ({"recommender": "衢州市", "recommended": [{}]}, "$.recommended[0].enterprise：缺少必填字段"),
            ({"recommender": "衢州市"}, "$.ranked：缺少必填字段"),
        ],
    )
    def test_places_the_problems_of_an_allocation(
        self, document: dict[str, Any], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        cut = tmp_path / "截取.json"
        cut.write_text(json.dumps(document), encoding="utf-8")
        assert main(["form", "推荐汇总表", "--from", str(cut), "--out", str(tmp_path / "a.xlsx")]) == 2
        assert says in capsys.readouterr().err

    def test_remarks_on_columns_beyond_the_notice(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        out = str(tmp_path / "a.xlsx")
        assert main(["form", "推荐汇总表", "--from", RANKING, "--out", out]) == 0
        told = f"{RANKING}：分数、在核心区协同区：已一并写入，通知的表上没有这两栏；报送前请删除\n"
        assert capsys.readouterr() == (f"{out}：已保存推荐汇总表\n", told)

    def test_reports_remarks_on_a_list(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        from zj415x import ListedProduct
        from zj415x.office import write_recommendations

        path = tmp_path / "a.xlsx"
        write_recommendations(path, NOTICE, [ListedProduct(enterprise="甲", product="1", track="人工智能")])
        assert main(["form", "推荐汇总表", "--from", str(path), "--out", str(tmp_path / "b.xlsx")]) == 0
        assert capsys.readouterr().err == f"{path}：2026年浙江制造精品推荐汇总表!D4：未填\n"

    def test_a_roster_is_blank_only(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        from zj415x.office import read_roster

        path = tmp_path / "a.xlsx"
        assert main(["form", "附件3", "--out", str(path)]) == 0
        assert read_roster(path, NOTICE).staff == ()
        assert main(["form", "附件3", "--from", APPLICATION, "--out", str(path), "--force"]) == 2
        assert "工作人员信息汇总表只有空表，不能从文件填" in capsys.readouterr().err

    def test_an_unreadable_case_writes_no_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path, case = tmp_path / "a.xlsx", tmp_path / "case.json"
        arguments = ["form", "信息表", "--from", str(case), "--out", str(path)]
        assert main(arguments) == 2
        assert capsys.readouterr().err == f"{case}：有 1 处问题，没有填表\n  $：没有这个文件\n"
        case.write_text('{"tier": "核心"}', encoding="utf-8")
        assert main([*arguments, "--lang", "en"]) == 2
        assert capsys.readouterr().err.startswith(f"{case}: 3 problems, no form was filled in\n  $.applicant: ")
        assert not path.exists()


def test_a_missing_package_gives_one_sentence(tmp_path: Path) -> None:
    sheet, text = tmp_path / "a.xlsx", tmp_path / "a.docx"
    script = (
        "import sys; sys.modules['openpyxl'] = sys.modules['docx'] = None; from zj415x.cli import main; "
        f"print(*(main(['form', '信息表', '--out', path]) for path in {[str(sheet), str(text)]!r}))"
    )
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    assert done.stdout.split() == [b"2", b"2"]
    assert done.stderr.decode().splitlines() == [
        f"{path}：未能保存（没有安装 {package}；先运行 pip install 'zj415x[office]'）"
        for path, package in ((sheet, "openpyxl"), (text, "python-docx"))
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("_excel", "_word")
def test_writes_the_type_of_the_suffix(tmp_path: Path) -> None:
    for place, one in enumerate(BLANKS):
        for suffix in one.suffixes:
            path = tmp_path / f"{place}{suffix}"
            assert main(["form", one.title, "--out", str(path)]) == 0
            part = {".docx": b"word/document.xml", ".xlsx": b"xl/workbook.xml", ".csv": "产品名称".encode()}[suffix]
            assert part in path.read_bytes()
