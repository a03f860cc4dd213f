"""Diff: two documents compared from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from zj415x.cli import main

from .samples import APPLICATION, PRODUCT, document, line, typed

Captured = pytest.CaptureFixture[str]
FORECAST = ("--reading", "A12=this-year-forecast")


def written(folder: Path, path: str = APPLICATION, **changes: Any) -> str:
    """Write an example document with some fields changed."""
    file = folder / "b.json"
    file.write_text(json.dumps(document(path, **changes), ensure_ascii=False), encoding="utf-8")
    return str(file)


def test_says_what_changed_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", APPLICATION, written(tmp_path, submitted="2026-06-26T00:00:00+08:00")]) == 1
    assert capsys.readouterr().out.splitlines()[:3] == [
        "结论：原为需作说明，现为不符合",
        "  起因：提交时间：原为2026年6月20日10:00，现为2026年6月26日00:00",
        "转差的 1 条：",
    ]


def test_speaks_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", PRODUCT, written(tmp_path, PRODUCT, commitment_letter=None), "--lang", "en"]) == 1
    assert capsys.readouterr().out.startswith("Verdict: was eligible, is incomplete\n")


def test_writes_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", APPLICATION, written(tmp_path, standing="协同区"), "--json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert [(edit["number"], edit["field"], edit["from"], edit["to"]) for edit in shown["edits"]] == [
        (1, "$.standing", "无", "协同区")
    ]
    assert {tuple(map(tuple, shift["explanations"])) for shift in shown["shifts"]} == {((1,),)}


def test_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    typed(monkeypatch, line(APPLICATION))
    assert main(["diff", APPLICATION, "-"]) == 0
    assert capsys.readouterr() == ("两份没有不同，结论都是“需作说明”。\n", "")


def test_reads_workbooks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("openpyxl", reason="a form is written first")
    form = str(tmp_path / "a.xlsx")
    assert main(["form", "申报信息表", "--from", APPLICATION, "--out", form]) == 0
    capsys.readouterr()
    assert main(["diff", form, form]) == 0
    assert capsys.readouterr().out == "两份没有不同，结论都是“需作说明”。\n"


def test_documents_of_different_kinds_or_applicants_are_answered_by_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", APPLICATION, PRODUCT]) == 2
    assert capsys.readouterr() == ("", "一份是集群申报，一份是精品产品，不能比较\n")
    other = document(APPLICATION)["applicant"] | {"name": "某某区人民政府"}
    assert main(["diff", APPLICATION, written(tmp_path, applicant=other)]) == 2
    assert capsys.readouterr() == ("", "两份材料的申报单位不同，不能比较：开化县人民政府、某某区人民政府\n")


def test_each_file_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "无.json", written(tmp_path, tier="无")]) == 2
    assert [text for text in capsys.readouterr().err.splitlines() if not text.startswith(" ")] == [
        "无.json：有 1 处问题，没有比较",
        f"{tmp_path / 'b.json'}：有 1 处问题，没有比较",
    ]


def test_a_problem_is_written_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", APPLICATION, "无.json", "--json"]) == 2
    assert json.loads(capsys.readouterr().out) == {
        "file": "无.json",
        "problems": [{"path": "$", "message": "没有这个文件"}],
    }


def test_a_file_of_several_documents_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    several = tmp_path / "several.jsonl"
    several.write_bytes(b"\n".join([line(APPLICATION)] * 3))
    assert main(["diff", APPLICATION, str(several)]) == 2
    assert "文件里不止一份材料，请逐份比较" in capsys.readouterr().err


def test_a_reading_and_a_day_hold_for_both_documents(tmp_path: Path, capsys: Captured) -> None:
    later = written(tmp_path, submitted="2026-06-26T00:00:00+08:00")
    assert main(["diff", APPLICATION, later, *FORECAST, "--on", "2026-06-01"]) == 0
    assert capsys.readouterr().out == "两份没有不同，结论都是“符合”。\n"


class TestReceipts:
    @pytest.fixture
    def receipt(self, tmp_path: Path, capsys: Captured) -> str:
        """Keep the receipt of the example application, read by the forecast."""
        assert main(["check", APPLICATION, *FORECAST, "--receipt", str(tmp_path)]) == 0
        capsys.readouterr()
        (path,) = tmp_path.glob("*.receipt.json")
        return str(path)

    def test_keep_their_readings_beside_their_own_document(self, receipt: str, capsys: Captured) -> None:
        assert main(["diff", receipt, APPLICATION]) == 1
        assert capsys.readouterr().out.splitlines()[:2] == [
            "结论：原为符合，现为需作说明",
            "  起因：A12 的口径：原为按2026年预计，现为按2025年实绩",
        ]
        assert main(["diff", APPLICATION, receipt, *FORECAST]) == 0

    def test_find_their_documents_among_many(self, receipt: str, tmp_path: Path, capsys: Captured) -> None:
        draft = written(tmp_path, standing="协同区")
        assert main(["diff", receipt, draft, "--of", PRODUCT, APPLICATION, PRODUCT, *FORECAST]) == 1
        assert capsys.readouterr().out.startswith("结论未变：符合\n")
        assert main(["diff", receipt, receipt, "--of", APPLICATION]) == 0

    def test_without_their_documents_are_refused(self, receipt: str, tmp_path: Path, capsys: Captured) -> None:
        assert main(["diff", receipt, written(tmp_path, standing="协同区"), "--of", "无.json", PRODUCT]) == 2
        assert capsys.readouterr().err.splitlines() == [
            "无.json：有 1 处问题，没有比较",
            "  $：没有这个文件",
            f"{receipt}：有 1 处问题，没有比较",
            "  $：没有找到这份回执的材料；材料写在 --of 后面",
        ]

    def test_that_a_later_version_wrote_are_refused_in_a_sentence(self, tmp_path: Path, capsys: Captured) -> None:
        late = tmp_path / "late.json"
        late.write_text('{"library": "99.0.0"}', encoding="utf-8")
        assert main(["diff", str(late), APPLICATION]) == 2
        assert "  $：回执由 99.0.0 版写成，比本版" in capsys.readouterr().err

    def test_leave_nothing_to_choose(self, receipt: str, capsys: Captured) -> None:
        for options in (FORECAST, ("--on", "2026-06-01")):
            with pytest.raises(SystemExit, match="2"):
                main(["diff", receipt, receipt, "--of", APPLICATION, *options])
            assert "两份都是回执，照它们所记，不能另写 --reading、--on" in capsys.readouterr().err
        with pytest.raises(SystemExit, match="2"):
            main(["diff", APPLICATION, APPLICATION, "--of", APPLICATION])
        assert "--of 写回执的材料，这两份都不是回执" in capsys.readouterr().err
