"""Replay: receipts that `check --receipt` wrote, and their log, beside the documents."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from zj415x import cli
from zj415x.cli import main, replay
from zj415x.cli.receipts import LOG, SUFFIX
from zj415x.records import appended, lines_of, read_receipt

from ..builders import application, judged, product
from .samples import APPLICATION, PRODUCT, document, line, typed
from .test_table import BAD, CLUSTERS, GOOD, HEAD, POOR

Captured = pytest.CaptureFixture[str]
BEFORE = "与前一行接不上：前一行被改动过，或这一行是插入的"


@pytest.fixture
def folder(tmp_path: Path, capsys: Captured) -> Path:
    """Check the two examples, and keep their receipts."""
    path = tmp_path / "回执"
    assert main(["check", APPLICATION, PRODUCT, "--receipt", str(path)]) == 1
    capsys.readouterr()
    return path


def file_of(folder: Path, name: str) -> str:
    (found,) = folder.glob(f"{name}-*{SUFFIX}")
    return str(found)


def last(folder: Path) -> str:
    with (folder / LOG).open("rb") as file:
        return str([row.digest for row in lines_of(file)][-1])


class TestCheck:
    def test_each_document_gets_a_receipt_and_a_line_of_the_log(self, tmp_path: Path, capsys: Captured) -> None:
        assert main(["check", APPLICATION, PRODUCT, "--brief", "--receipt", str(tmp_path)]) == 1
        told = f"{tmp_path / LOG}：已写入 2 份回执，末行摘要 {last(tmp_path)}"
        assert capsys.readouterr().err.splitlines() == [told]
        with (tmp_path / LOG).open("rb") as file:
            logged = [row.receipt for row in lines_of(file)]
        files = [Path(file_of(tmp_path, name)).read_bytes() for name in ("application", "product")]
        assert [read_receipt(whole) for whole in files] == logged
        assert len(list(tmp_path.iterdir())) == 3

    def test_checking_again_adds_lines_and_no_files(self, folder: Path) -> None:
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert main(["check", APPLICATION, PRODUCT, "--receipt", str(folder)]) == 1
        after = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert after.pop(LOG).startswith(before.pop(LOG))
        assert after == before

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_lines_of_a_file_and_standard_input_are_in_the_log_alone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
    ) -> None:
        lines = tmp_path / "many.jsonl"
        lines.write_bytes(b"\n".join([line(PRODUCT), b"{", line(APPLICATION)]))
        typed(monkeypatch, line(PRODUCT))
        folder = tmp_path / "r"
        assert main(["check", str(lines), "-", "--receipt", str(folder), "--jobs", jobs]) == 2
        assert [path.name for path in folder.iterdir()] == [LOG]
        with (folder / LOG).open("rb") as file:
            assert [row.receipt is not None for row in lines_of(file)] == [True, True, True]

    def test_the_day_and_what_it_hinges_on_are_kept(self, tmp_path: Path) -> None:
        main(["check", APPLICATION, "--on", "2026-06-20", "--why", "--receipt", str(tmp_path)])
        made = read_receipt(Path(file_of(tmp_path, "application")).read_bytes())
        assert str(made.at) == "2026-06-20 00:00:00+08:00"
        assert made.hinges_on is not None
        assert main(["replay", file_of(tmp_path, "application"), "--of", APPLICATION]) == 0

    def test_persons_are_in_no_file(self, folder: Path) -> None:
        whole = b"".join(path.read_bytes() for path in folder.iterdir()).decode()
        head = document(APPLICATION)["head"]
        assert [text for text in head.values() if text in whole] == []

    def test_a_folder_that_cannot_be_written_is_told(self, tmp_path: Path, folder: Path, capsys: Captured) -> None:
        path = tmp_path / "missing" / "r"
        assert main(["check", PRODUCT, "--receipt", str(path)]) == 2
        assert capsys.readouterr().err == f"{path / LOG}：未能保存（没有这个文件夹）\n"
        (folder / f"{LOG}.lock").touch()
        assert main(["check", PRODUCT, "--receipt", str(folder)]) == 2
        assert "另一个程序正在写这份日志" in capsys.readouterr().err

    def test_a_reader_that_leaves_is_no_fault_of_the_log(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        class Left(io.StringIO):
            def write(self, text: str) -> int:
                raise BrokenPipeError

        monkeypatch.setattr(sys, "stdout", Left())
        assert main(["check", PRODUCT, "--receipt", str(tmp_path)]) == 1
        assert list(tmp_path.iterdir()) == []
        assert capsys.readouterr().err == ""

    def test_a_part_of_the_clauses_has_no_receipt(self, tmp_path: Path, capsys: Captured) -> None:
        with pytest.raises(SystemExit):
            main(["check", PRODUCT, "--only", "资格", "--receipt", str(tmp_path)])
        assert "--only 和 --receipt 不能一起写" in capsys.readouterr().err

    def test_rows_of_products_have_receipts_and_rows_of_clusters_have_none(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        pytest.importorskip("narwhals", reason="tables are not installed")
        table, folder = tmp_path / "产品.csv", tmp_path / "r"
        table.write_text("\n".join([HEAD, GOOD, POOR, BAD]), encoding="utf-8")
        assert main(["check", str(table), "--receipt", str(folder)]) == 2
        assert f"{folder / LOG}：已写入 2 份回执" in capsys.readouterr().err
        assert main(["replay", str(folder / LOG), "--of", str(table)]) == 1  # a row is left
        assert "一致 2，不一致 0" in capsys.readouterr().out
        table.write_text(CLUSTERS, encoding="utf-8")
        assert main(["check", str(table), "--receipt", str(folder)]) == 2
        err = capsys.readouterr().err
        assert err.count("回执要有浙制高办〔2026〕30号的全部条款") == 1  # the second row cannot be read
        assert "已写入" not in err


class TestReplay:
    def test_a_receipt_holds_for_its_document(self, folder: Path, capsys: Captured) -> None:
        name = file_of(folder, "product")
        assert main(["replay", name, "--of", PRODUCT]) == 0
        said = "复核一致：结论“符合”，各条结果和依据都相同。"
        assert capsys.readouterr().out == f"{name} ← {PRODUCT}\n{said}\n"

    def test_a_changed_document_is_told_with_what_it_changes(
        self, folder: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        changed = tmp_path / "改过.json"
        changed.write_bytes(line(PRODUCT, commitment_letter=False))
        assert main(["replay", file_of(folder, "product"), "--of", str(changed), "--lang", "en"]) == 1
        out = capsys.readouterr().out.splitlines()
        assert out[1] == "Replayed, and the verdict is “ineligible” instead of “eligible”; 1 outcome differs."
        assert out[2] == "  commitment: met → not met"
        assert out[4].startswith("  document: sha256:")

    def test_without_documents_a_receipt_is_read_out(self, folder: Path, capsys: Captured) -> None:
        assert main(["replay", file_of(folder, "product")]) == 0
        assert "回执：精品产品，结论“符合”" in capsys.readouterr().out

    def test_a_log_is_replayed_beside_its_documents_in_any_order(self, folder: Path, capsys: Captured) -> None:
        assert main(["replay", str(folder / LOG), "--of", PRODUCT, APPLICATION]) == 0
        captured = capsys.readouterr()
        assert captured.out == "共 2 份：一致 2，不一致 0，没有材料 0，有问题 0\n"
        assert captured.err == f"{folder / LOG}：共 2 行，末行摘要 {last(folder)}\n"

    def test_without_documents_a_log_is_only_checked_itself(self, folder: Path, capsys: Captured) -> None:
        assert main(["replay", str(folder / LOG)]) == 0
        assert capsys.readouterr().out == "共 2 份：完好 2，有问题 0；没有给出材料，没有核对结论\n"

    def test_a_cut_or_changed_line_is_named(self, folder: Path, capsys: Captured) -> None:
        log = folder / LOG
        whole = log.read_bytes()
        log.write_bytes(whole.replace("符合".encode(), "不明".encode(), 1))
        assert main(["replay", str(log), "--of", APPLICATION, PRODUCT]) == 2
        captured = capsys.readouterr()
        assert captured.err.splitlines()[:2] == [f"{log}:2：有 1 处问题，没有复核", f"  $：{BEFORE}"]
        assert captured.out.splitlines()[-1] == "共 2 份：一致 0，不一致 1，没有材料 0，有问题 1"
        log.write_bytes(whole[:-20])
        assert main(["replay", str(log), "--of", APPLICATION, PRODUCT]) == 2
        captured = capsys.readouterr()
        assert f"{log}:2：有 1 处问题，没有复核\n  $：不完整，日志在这里被截断\n" in captured.err
        assert "有 1 份材料没有回执" in captured.err
        log.write_bytes(whole.split(b"\n")[1] + b"\n")
        assert main(["replay", str(log)]) == 2
        assert "  $：前面缺 1 行" in capsys.readouterr().err

    def test_what_has_no_document_and_what_has_no_receipt_is_told(self, folder: Path, capsys: Captured) -> None:
        assert main(["replay", str(folder / LOG), "--of", PRODUCT]) == 1
        assert capsys.readouterr().out.splitlines()[0] == f"{folder / LOG}:1：没有找到这份回执的材料"
        assert main(["replay", file_of(folder, "product"), "--of", APPLICATION, PRODUCT]) == 1
        assert capsys.readouterr().err == "有 1 份材料没有回执\n"
        log = str(folder / LOG)
        assert main(["replay", log, log, "--of", PRODUCT, PRODUCT, APPLICATION, APPLICATION]) == 0

    def test_no_more_documents_wait_than_memory_holds(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr(replay, "_HELD", 1)
        assert main(["replay", str(folder / LOG), "--of", PRODUCT, APPLICATION]) == 1
        assert "一致 1，不一致 0，没有材料 1" in capsys.readouterr().out

    def test_receipts_that_this_version_cannot_replay_are_told_in_a_sentence(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        made = judged(product()).receipt(document=product())
        log = tmp_path / "a.jsonl"
        others = [evolve(made, library="9.0"), evolve(made, notice="浙制高办〔2027〕1号"), made]
        appended(log, others)
        data = tmp_path / "p.jsonl"
        data.write_bytes(b"\n".join([json.dumps(_dumped(product())).encode()] * 3))
        assert main(["replay", str(log), "--of", str(data)]) == 2
        captured = capsys.readouterr()
        assert "  $：回执由 9.0 版写成，比本版" in captured.err
        assert "  $：回执依据的是浙制高办〔2027〕1号，不是浙制高办〔2026〕30号，请指定那一年的通知" in captured.err
        assert captured.out == "共 3 份：一致 1，不一致 0，没有材料 0，有问题 2\n"

    @pytest.mark.parametrize("records", ["--json", "--jsonl"])
    def test_programs_get_every_receipt(self, folder: Path, records: str, capsys: Captured) -> None:
        names = [str(folder / LOG), str(folder / "none")]
        assert main(["replay", *names, "--of", APPLICATION, PRODUCT, records]) == 2
        out = capsys.readouterr().out
        rows: list[dict[str, Any]] = (
            json.loads(out) if records == "--json" else [json.loads(row) for row in out.splitlines()]
        )
        assert [row["line"] for row in rows] == [1, 2, None]
        assert [row["document"] for row in rows] == [APPLICATION, PRODUCT, None]
        assert [row["replay"] and row["replay"]["same"] for row in rows] == [True, True, None]
        assert rows[2]["problems"] == [{"path": "$", "message": "没有这个文件"}]

    def test_what_cannot_be_read_is_told(self, folder: Path, tmp_path: Path, capsys: Captured) -> None:
        empty = tmp_path / "empty.jsonl"
        empty.touch()
        assert main(["replay", str(empty)]) == 2
        assert capsys.readouterr().err == f"{empty}：有 1 处问题，没有复核\n  $：日志是空的\n"
        assert main(["replay", PRODUCT]) == 2
        assert "这不是回执" in capsys.readouterr().err
        bad = tmp_path / "bad.json"
        bad.write_text("{", encoding="utf-8")
        assert main(["replay", file_of(folder, "product"), "--of", str(bad)]) == 2
        captured = capsys.readouterr()
        assert f"{bad}：有 1 处问题，没有复核" in captured.err
        assert captured.out.endswith("没有找到这份回执的材料\n")

    def test_progress_is_shown_on_a_terminal(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        class Due:
            due = True
            drawn: list[str] = []  # noqa: RUF012

            def __enter__(self) -> "Due":
                return self

            def __exit__(self, *_: object) -> None: ...

            def clear(self) -> None: ...

            def draw(self, words: str) -> None:
                self.drawn.append(words)

        monkeypatch.setattr(cli.console, "Progress", lambda *_: Due())
        assert main(["replay", str(folder / LOG)]) == 0
        assert Due.drawn == [f"已复核 {count} 份：{folder / LOG}:{count + 1}" for count in range(2)]


def _dumped(subject: Any) -> Any:
    from zj415x.exchange import dump

    return dump(subject)


def test_the_application_of_the_builders_is_replayed_from_its_dump(tmp_path: Path) -> None:
    made = application()
    (tmp_path / "a.json").write_text(json.dumps(_dumped(made)), encoding="utf-8")
    (tmp_path / "r.json").write_bytes(bytes(judged(made).receipt(document=made)))
    assert main(["replay", str(tmp_path / "r.json"), "--of", str(tmp_path / "a.json")]) == 0
