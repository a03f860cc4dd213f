"""Check: many documents, every type of file, both languages."""

import io
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path
from weakref import ref

import pytest

from zj415x.cli import checker, main
from zj415x.cli.inputs import Subject
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import read, read_application, read_ranking
from zj415x.notice import Notice
from zj415x.rules.reading import Readings
from zj415x.rules.report import Report
from zj415x.rules.sensitivity import Sensitivity
from zj415x.wording import kept, say, why

from .samples import APPLICATION, EXAMPLES, PRODUCT, RANKING, document, line, run, typed

XIANJU = str(EXAMPLES / "cases" / "c10-xianju-new-star.json")
COUNTED = "共 {} 份：符合 {}，需作说明 {}，待补正 {}，不符合 {}，无法读取 {}"


@pytest.fixture
def lines(tmp_path: Path) -> str:
    """Write a file of four documents, the third of them invalid."""
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"\n".join([line(APPLICATION), b"", line(PRODUCT), b"{", line(PRODUCT, category=None)]))
    return str(path)


def test_a_chosen_reading_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    forecast = ["--reading", "A12=this-year-forecast"]
    assert main(["check", APPLICATION, *forecast]) == 0
    assert capsys.readouterr().out.splitlines()[1:4] == [
        "另选口径：A12=this-year-forecast",
        "申报单位：开化县人民政府（低空经济与商业航天，核心区）",
        "结论：符合（资格：符合；填报：符合；时限：符合）",
    ]
    assert main(["check", APPLICATION, *forecast, "--jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["readings"] == {"A12": "this-year-forecast"}
    assert main(["check", APPLICATION, *forecast, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["readings"]["A12"] == "this-year-forecast"


class TestManyDocuments:
    def test_reports_documents_by_line_and_counts_them(self, lines: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", lines, XIANJU]) == 2
        captured = capsys.readouterr()
        out = captured.out.splitlines()
        assert [one for one in out if one.startswith((lines, XIANJU))] == [f"{lines}:1", f"{lines}:3", XIANJU]
        assert out[-1] == COUNTED.format(5, 2, 1, 0, 0, 2)
        assert captured.err.splitlines()[:2] == [
            f"{lines}:4：有 1 处问题，没有核对",
            "  $：这一行的 JSON 格式有误：第 2 列",
        ]
        assert captured.err.splitlines()[2] == f"{lines}:5：有 1 处问题，没有核对"

    def test_counts_documents_of_each_verdict(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "a.ndjson"
        bad = line(PRODUCT, commitment_letter=False)
        path.write_bytes(b"\n".join([bad, line(PRODUCT, commitment_letter=None), line(APPLICATION), bad]))
        assert main(["check", str(path), PRODUCT]) == 1
        assert capsys.readouterr().out.splitlines()[-1] == COUNTED.format(5, 1, 1, 1, 2, 0)

    def test_a_single_document_has_no_summary(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", PRODUCT]) == 0
        assert "共 " not in capsys.readouterr().out

    def test_many_documents_pass_if_each_passes(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_bytes(line(PRODUCT) + b"\n" + line(PRODUCT))
        assert main(["check", str(path)]) == 0
        assert main(["check", str(path), "--on", "2026-05-25"]) == 1
        path.write_bytes(b"\n")
        assert main(["check", str(path)]) == 2

    def test_reads_documents_from_standard_input(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        typed(monkeypatch, line(APPLICATION) + b"\n" + line(PRODUCT))
        assert main(["check", "-"]) == 1
        out = capsys.readouterr().out.splitlines()
        assert (out[0], out[-1]) == ("标准输入:1", COUNTED.format(2, 1, 1, 0, 0, 0))


class TestHinges:
    """What a verdict hinges on takes as long as all the rest, so that of many documents only --why works it out."""

    def test_a_single_document_names_the_open_points(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", APPLICATION]) == 1
        assert "  结论取决于 A05、A12、A15 按哪种口径理解；加 --why 列出各口径的结论。\n" in capsys.readouterr().out

    def test_several_documents_do_not_work_them_out(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[Report] = []

        def counted(report: Report) -> Sensitivity:
            asked.append(report)
            return sensitivity(report)

        sensitivity = Report.sensitivity
        monkeypatch.setattr(Report, "sensitivity", counted)
        path = tmp_path / "a.jsonl"
        path.write_bytes(line(APPLICATION) + b"\n" + line(APPLICATION))
        for arguments in ([APPLICATION, PRODUCT], [str(path)], ["--jsonl", str(path)]):
            assert main(["check", *arguments]) == 1
            assert "结论取决于" not in capsys.readouterr().out
        assert asked == []
        assert main(["check", "--why", str(path)]) == 1
        assert capsys.readouterr().out.count("结论取决于以下事项按哪种口径理解：") == 2
        assert len(asked) == 2


class TestBrief:
    def test_brief_says_the_verdict_what_decides_it_and_counts(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--brief", APPLICATION]) == 1
        name, whose, verdict, deciding, counts, hinges = capsys.readouterr().out.splitlines()
        assert (name, verdict) == (APPLICATION, "结论：需作说明（资格：需作说明；填报：符合；时限：符合）")
        assert whose == "申报单位：开化县人民政府（低空经济与商业航天，核心区）"
        assert deciding.startswith("  [不符合] 附件1 四（一）1（原则上）：2025年规上企业营业收入 41.9 亿元")
        assert counts == "  共 49 条：符合 45，不符合 1，不明 0，不适用 3"
        assert hinges.startswith("  结论取决于 A05、A12、A15 ")

    def test_form_that_decides_is_a_single_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--brief", "examples/cases/c05-qingyuan.json"]) == 1
        assert capsys.readouterr().out.splitlines()[1:6] == [
            "申报单位：庆元县人民政府（文体用品，“新星”产业群）",
            "结论：待补正（资格：待补正；填报：待补正）",
            "  [不明] 附件1 四（一）1（原则上）：2025年规上企业营业收入未填，规模门槛 7 亿元（10 亿元，山区海岛县下调 30%）。",
            "  填报：待补正（编号指标已填 0/35）",
            "  共 49 条：符合 5，不符合 2，不明 20，不适用 22",
        ]

    def test_nothing_decides_that_all_is_met(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--brief", PRODUCT]) == 0
        _, whose, verdict, counts, *_ = capsys.readouterr().out.splitlines()
        assert whose == "产品：五轴加工中心（某某机床有限公司）"
        assert verdict == "结论：符合（资格：符合；时限：符合）"
        assert counts.startswith("  共 ")

    def test_brief_goes_with_the_reasons(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--brief", "--why", APPLICATION]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines[4].startswith("  共 49 条")
        assert lines[5] == "结论取决于以下事项按哪种口径理解："


class TestOnly:
    def test_only_eligibility_is_told_and_decides(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--only", "资格", "examples/cases/c10-xianju-new-star.json"]) == 0
        _, told, _, verdict, *rest = capsys.readouterr().out.splitlines()
        assert (told, verdict) == ("只核对资格，其他条款没有计入：", "结论：符合")
        assert not any("填报" in line or "时限" in line for line in rest)
        # A form that is incomplete decides nothing of it; a clause that is missed does.
        assert main(["check", "--only", "资格", APPLICATION]) == 1
        assert main(["check", "--only", "填报", APPLICATION]) == 0

    def test_subject_without_such_a_clause_is_not_checked(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--only", "填报", PRODUCT]) == 2
        assert capsys.readouterr() == ("", f"{PRODUCT}：有 1 处问题，没有核对\n  $：没有填报方面的条款\n")
        # Nor does a flat row say anything of the form.
        assert main(["check", "--only", "填报", "examples/lists/products.csv"]) == 2
        assert "无法读取 42" in capsys.readouterr().out
        assert main(["check", "--only", "资格", "--lang", "en", "examples/lists/products.csv"]) == 2

    def test_records_name_what_they_are_about(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--only", "资格", "--json", "--why", APPLICATION]) == 1
        (shown,) = json.loads(capsys.readouterr().out)
        assert (shown["only"], shown["verdict"]) == ("资格", "需作说明")
        assert {finding["topic"] for finding in shown["findings"]} == {"资格"}
        assert main(["check", "--only", "时限", "--jsonl", APPLICATION]) == 0
        row = json.loads(capsys.readouterr().out)
        assert (row["only"], [finding["clause"] for finding in row["findings"]]) == ("时限", ["in-time"])

    def test_row_of_a_table_is_narrowed_too(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "a.jsonl"
        path.write_bytes(line(APPLICATION) + b"\n" + line(APPLICATION))
        assert main(["check", "--only", "填报", str(path)]) == 0
        assert capsys.readouterr().out.splitlines()[-1] == COUNTED.format(2, 2, 0, 0, 0, 0)


class TestJson:
    def test_reasons_hold_choices_sets_and_blanks(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        document = json.loads(Path(APPLICATION).read_text(encoding="utf-8"))
        document["innovation"] |= {"innovation_platforms": 0, "research_institutes": None}
        path = tmp_path / "a.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        assert main(["check", "--json", "--why", str(path)]) == 1
        (shown,) = json.loads(capsys.readouterr().out)
        remedies, blanks = shown["remedies"], shown["blanks"]
        needed, choice = [one["alternatives"] for one in remedies["choices"]]
        assert [[change["field"] for change in taken] for taken in needed] == [["$.scale.revenue"]]
        assert [taken[0]["field"] for taken in choice] == [
            "$.innovation.research_institutes",
            "$.innovation.innovation_platforms",
        ]
        assert len(remedies["remedies"]) == 2
        assert [(blank["entry"]["path"], blank["effect"]) for blank in blanks] == [
            ("$.innovation.research_institutes", "需作说明")
        ]

    def test_json_array_names_each_line(self, lines: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--json", PRODUCT, lines]) == 2
        out = capsys.readouterr().out
        records = json.loads(out)
        assert out == json.dumps(records, ensure_ascii=False, indent=2) + "\n"
        assert [record.get("line") for record in records] == [None, 1, 3, 4, 5]
        assert {record["file"] for record in records} == {PRODUCT, lines}
        assert records[3]["problems"] == [{"path": "$", "message": "这一行的 JSON 格式有误：第 2 列"}]

    def test_json_lines_give_one_flat_row_a_document(self, lines: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--json", lines, PRODUCT]) == main(["check", "--jsonl", lines, PRODUCT]) == 2
        out = capsys.readouterr().out
        array, _, each = out.partition("\n]\n")
        rows, records = [json.loads(one) for one in each.splitlines()], json.loads(f"{array}]")
        assert [row["verdict"] for row in rows] == [record.get("verdict") for record in records]
        assert [row["problems"] for row in rows] == [record.get("problems", []) for record in records]
        assert (rows[0]["name"], rows[-1]["name"]) == ("开化县人民政府", "五轴加工中心")
        assert rows[0]["unmet"] == ["scale"]

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_each_finding_of_a_row_is_said_as_the_library_says_it(
        self, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Findings that repeat are written once: each has to be the finding of its own document."""
        flags = ("independent_legal_person", "rd_institution_in_province", "quality_system", "quality_benchmark")
        answers = itertools.product((True, False, None), repeat=len(flags))
        enterprise = document(PRODUCT)["enterprise"]
        some = [line(PRODUCT, enterprise=enterprise | dict(zip(flags, each, strict=True))) for each in answers]
        some += [line(PRODUCT, launched=day) for day in ("2022-12-31", "2023-01-01", "2025-01-01", None)]
        some += [line(str(path)) for path in sorted((EXAMPLES / "cases").glob("*.json"))]
        path = tmp_path / "a.jsonl"
        path.write_bytes(b"\n".join([*some, *some]))
        main(["check", "--jsonl", str(path), "--lang", lang])
        rows = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
        assert len(rows) == 2 * len(some)
        for content, row in zip([*some, *some], rows, strict=True):
            report = checker.report_by(read(content, NOTICE), NOTICE, Readings())
            assert [finding["sentence"] for finding in row["findings"]] == [
                say(finding, "en" if lang == "en" else "zh_Hans_CN") for finding in report
            ]
            assert [(finding["clause"], finding["outcome"]) for finding in row["findings"]] == [
                (finding.clause, str(finding.outcome)) for finding in report
            ]

    def test_what_was_written_makes_room_for_more_and_stays_the_same(
        self, lines: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["check", "--jsonl", lines])
        roomy = capsys.readouterr().out
        monkeypatch.setattr(kept, "_MOST", 1)
        monkeypatch.setattr(kept, "_sentences", {})
        main(["check", "--jsonl", lines])
        assert capsys.readouterr().out == roomy

    @pytest.mark.parametrize("options", [[], ["--why"]])
    def test_rows_have_one_shape(self, options: list[str], lines: str, capsys: pytest.CaptureFixture[str]) -> None:
        """A reader of tables that guesses from the first rows is right about all: same keys, same types, or null."""
        main(["check", "--jsonl", lines, PRODUCT, *options])
        rows = [json.loads(one) for one in capsys.readouterr().out.splitlines()]
        assert len({tuple(row) for row in rows}) == 1
        for key in rows[0]:
            kinds = {type(row[key]) for row in rows if row[key] is not None}
            assert len(kinds) <= 1, key
            if kinds == {list}:
                assert (
                    len({tuple(one) if isinstance(one, dict) else type(one) for row in rows for one in row[key]}) <= 1
                )
        assert all(type(value) is str for row in rows for finding in row["findings"] for value in finding.values())

    def test_a_file_name_that_is_no_utf_8_leaves_no_lone_surrogate(self, tmp_path: Path) -> None:
        name = os.fsencode(tmp_path) + b"/\xb2\xfa.json"
        with open(name, "wb") as file:
            file.write(Path(PRODUCT).read_bytes())
        for option in ("--json", "--jsonl"):
            done = subprocess.run(
                [sys.executable, "-m", "zj415x", "check", name, option], capture_output=True, check=True
            )
            assert "\\\\xb2\\\\xfa.json" in done.stdout.decode()
            assert b"\\udc" not in done.stdout

    def test_json_lines_stream_without_keeping_reports(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made: list[ref[Report]] = []
        printed = ""

        def judged(subject: Subject, notice: Notice, readings: Readings) -> Report:
            nonlocal printed
            printed += capsys.readouterr().out
            assert printed.count('"file": ') == len(made)
            assert not any(item() for item in made)
            found = report(subject, notice, readings)
            made.append(ref(found))
            return found

        report = checker.report_by
        monkeypatch.setattr(checker, "report_by", judged)
        (tmp_path / "a.jsonl").write_bytes((line(APPLICATION) + b"\n") * 5)
        assert main(["check", "--json", str(tmp_path / "a.jsonl")]) == 1
        assert len(json.loads(printed + capsys.readouterr().out)) == len(made) == 5


class TestWorkbooks:
    @pytest.fixture(autouse=True)
    def _extra(self) -> None:
        pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")

    @pytest.mark.parametrize("name", ["申报信息表.xlsx", "a.json", "a.jsonl"])
    def test_checks_a_form_workbook_under_any_name(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        from zj415x.office import write_form_workbook

        path = tmp_path / name
        ours = read_application(Path(APPLICATION).read_bytes(), NOTICE)
        write_form_workbook(path, NOTICE, ours)
        typed(monkeypatch, path.read_bytes())
        for file, shown in ((str(path), str(path)), ("-", "标准输入")):
            assert main(["check", file]) == 1
            assert capsys.readouterr().out.startswith(f"{shown}\n{say(ours.validate(NOTICE.clusters))}\n")

    def test_reports_a_blank_form_cell_by_cell(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        from zj415x.office import write_form_workbook

        path = tmp_path / "申报信息表.xlsx"
        write_form_workbook(path, NOTICE)
        assert main(["check", str(path), "--lang", "en"]) == 2
        assert capsys.readouterr().err.splitlines()[:2] == [
            f"{path}: 4 problems, not checked",
            "  申报信息表!E3: not stated",
        ]

    def test_another_table_names_its_command(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        from zj415x.office import Roster, write_recommendations, write_roster

        path = tmp_path / "表.xlsx"
        write_recommendations(path, NOTICE, read_ranking(Path(RANKING).read_bytes(), NOTICE))
        assert main(["check", str(path)]) == 2
        assert "  $：这是推荐汇总表；用 zj415x allocate 按名额截取" in capsys.readouterr().err
        write_recommendations(path, NOTICE, [])
        assert main(["check", str(path)]) == 2
        assert "这是推荐汇总表" in capsys.readouterr().err
        write_roster(path, NOTICE, Roster())
        assert main(["check", str(path)]) == 2
        assert "  $：这是工作人员信息汇总表，没有可核对的" in capsys.readouterr().err

    def test_a_faulty_other_table_names_its_command(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        import openpyxl

        from zj415x.office import write_recommendations

        path = tmp_path / "表.xlsx"
        write_recommendations(path, NOTICE, read_ranking(Path(RANKING).read_bytes(), NOTICE))
        book = openpyxl.load_workbook(path)
        book.worksheets[0]["D4"] = "没有这一类"
        book.save(path)
        assert main(["check", str(path)]) == 2
        assert "这是推荐汇总表" in capsys.readouterr().err

    def test_reports_a_workbook_that_is_no_table_of_the_notice(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        import openpyxl

        path = tmp_path / "表.xlsx"
        openpyxl.Workbook().save(path)
        assert main(["check", str(path)]) == 2
        assert "  $：没有找到申报信息表，也没有栏目齐全的清单；空白表用 zj415x form 导出" in capsys.readouterr().err


def test_refuses_a_word_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("docx", reason="python-docx is not installed (extra: office)")
    from zj415x.office import write_form_document

    path = tmp_path / "申报信息表.docx"
    write_form_document(path, NOTICE)
    assert main(["check", str(path)]) == 2
    assert capsys.readouterr().err == f"{path}：有 1 处问题，没有核对\n  $：文件不是Excel 工作簿（.xlsx）\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "文件是旧格式"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "文件已加密"),
        (b"PK\x03\x04", "文件已损坏"),
        (b"<html><table></table></html>", "文件是网页或 XML，不能只改扩展名"),
        (b"\xef\xbb\xbf\r\n<?xml version='1.0'?>", "文件是网页或 XML，不能只改扩展名"),
    ],
)
def test_reports_a_damaged_workbook(
    content: bytes, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert main(["check", str(path)]) == 2
    assert f"  $：{says}" in capsys.readouterr().err


class TestEnglish:
    def test_english_output_matches_the_library(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        report = read_application(Path(APPLICATION).read_bytes(), NOTICE).validate(NOTICE.clusters)
        assert main(["check", "--lang", "en", "--why", APPLICATION]) == 1
        assert capsys.readouterr().out == f"{APPLICATION}\n{say(report, 'en')}\n{why(report, NOTICE, 'en')}\n"
        hinges = "  The verdict hinges on the reading of A05, A12, A15; --why says what it is in each reading."
        assert main(["check", "--lang", "en", APPLICATION]) == 1
        assert hinges in capsys.readouterr().out.splitlines()
        assert main(["check", "--lang", "en", APPLICATION, XIANJU]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert hinges not in lines
        assert lines[-2].startswith("  No time of submission is filled in")
        assert lines[-1] == ("2 documents: eligible 1, needs explanation 1, incomplete 0, ineligible 0, unreadable 0")

    def test_english_output_lists_other_routes(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "a.json"
        path.write_text(json.dumps(document(APPLICATION, track="集成电路", segment=None)), encoding="utf-8")
        assert main(["check", "--lang", "en", "--why", str(path)]) == 1
        assert "Could be applied for besides:" in capsys.readouterr().out.splitlines()

    def test_english_problems_keep_typed_text(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "核心区"  # a word of ours, but here a name
        path.write_text('{"tier": "核心", "track": "人工智能", "applicant": {}}', encoding="utf-8")
        assert main(["check", "--lang", "en", "--json", str(path), str(tmp_path / "none")]) == 2
        captured = capsys.readouterr()
        assert captured.err.startswith(f"{path}: 3 problems, not checked\n")
        assert captured.err.endswith(f"{tmp_path / 'none'}: 1 problem, not checked\n  $: there is no such file\n")
        first, second = json.loads(captured.out)
        assert first["problems"][2]["message"].startswith("there is no option “核心”")
        assert second["problems"] == [{"path": "$", "message": "there is no such file"}]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("none", ""),
        ("", ""),
        ("—json", "；是选项的，前面写两个半角减号，如 --json"),
        ("－－json", "；是选项的，前面写两个半角减号，如 --json"),
        ("*.xlsx", "；* 和 ? 在这里不代表别的字，请把文件名逐个写出"),
        ("C:\\a?.json", "；* 和 ? 在这里不代表别的字，请把文件名逐个写出"),
    ],
)
def test_a_missing_file_suggests_similar_names(name: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", name]) == 2
    shown = name.replace("\\", "\\") or "“”"
    assert capsys.readouterr().err == f"{shown}：有 1 处问题，没有核对\n  $：没有这个文件{hint}\n"


class TestLongWork:
    def test_shows_and_clears_progress_on_a_terminal(self, lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        monkeypatch.setattr("zj415x.cli.console._PATIENCE", 0)
        monkeypatch.setattr("zj415x.cli.console._PAUSE", 0)
        err, out = Terminal(), io.StringIO()
        monkeypatch.setattr(sys, "stderr", err)
        monkeypatch.setattr(sys, "stdout", out)
        assert main(["check", lines, PRODUCT]) == 2
        drawn = [part.strip() for part in err.getvalue().split("\r")]
        assert drawn[1] == f"[------------]   0%  已核对 0 份：{lines}:1"[: len(drawn[1])]
        assert any(one.startswith("[###") for one in drawn)
        assert drawn[-1] == ""
        assert "\r" not in out.getvalue()
        both = Terminal()
        monkeypatch.setattr(sys, "stderr", both)
        monkeypatch.setattr(sys, "stdout", both)
        assert main(["check", lines, "-"]) == 2
        assert both.getvalue().count("已核对 ") == 5
        for shown in both.getvalue().split("\n"):
            assert "已核对" not in shown.rpartition("\r")[2]

    def test_shows_no_progress_in_a_pipe(self, lines: str) -> None:
        assert b"\r" not in run("check", lines, PYTHONUTF8="1").stderr


def test_a_file_name_cannot_forge_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a\n结论：符合\x1b[31m.json"
    try:
        path.write_bytes(line(PRODUCT))
    except OSError:
        pytest.skip("no file can have such a name here")
    assert main(["check", str(path), str(tmp_path / "b\nc")]) == 2
    captured = capsys.readouterr()
    assert captured.out.startswith(f"{tmp_path}{'/'}a\\n结论：符合\\x1b[31m.json\n")
    assert captured.err.startswith(f"{tmp_path}/b\\nc：有 1 处问题")
