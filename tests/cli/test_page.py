"""Page: what was found, as one HTML file."""

import json
import re
from pathlib import Path

import pytest

from zj415x.cli import main, page
from zj415x.exchange import read_application
from zj415x.wording import say

from ..builders import CLUSTERS, NOTICE
from ..display.page import Page
from .samples import APPLICATION, PRODUCT, document


def written(path: Path) -> Page:
    """Parse the body of a page, and hold its head against what a file without a network may have."""
    html = path.read_text(encoding="utf-8")
    head, body = html.split("</head>")
    assert html.startswith("<!doctype html>\n<html lang=")
    assert "default-src 'none'" in head
    assert not re.search(r"<script|<link|<img|url\(|@import|https?:", html)
    return Page(body.strip().removesuffix("</html>"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "结果.html"


def test_the_page_says_what_the_report_says(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", APPLICATION, "--html", str(out)]) == 1
    assert capsys.readouterr() == ("", f"{out}：已保存\n")
    made = written(out)
    report = read_application(Path(APPLICATION).read_bytes(), NOTICE).validate(CLUSTERS)
    assert say(report.verdict) in made.text
    assert any("低于规模门槛 42 亿元" in cell for cells in made.cells for cell in cells)
    assert "按浙制高办〔2026〕30号核对。不是官方工具，以通知原文为准。" in made.text
    assert "结论取决于" not in made.text


def test_why_adds_hinges_and_remedies(out: Path) -> None:
    assert main(["check", APPLICATION, "--html", str(out), "--why", "--lang", "en"]) == 1
    text = written(out).text
    assert "hinges on" in text
    assert "To reach “eligible”" in text


def test_the_page_says_which_clauses_it_leaves_out(out: Path) -> None:
    assert main(["check", APPLICATION, "--html", str(out), "--only", "填报"]) == 0
    made = written(out)
    assert "只核对填报，其他条款没有计入：" in made.text
    assert not any("低于规模门槛" in cell for cells in made.cells for cell in cells)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_documents_are_counted_and_problems_listed(
    jobs: str, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "<b>错.json"
    wrong.write_text(json.dumps(document(PRODUCT, category="<i>无")), encoding="utf-8")
    assert main(["check", PRODUCT, str(wrong), "--html", str(out), "--jobs", jobs]) == 2
    count = "共 2 份：符合 1，需作说明 0，待补正 0，不符合 0，无法读取 1"
    assert capsys.readouterr().out == count + "\n"
    made = written(out)
    assert made.tags.count("section") == 2
    assert {"i", "b"}.isdisjoint(made.tags)
    assert count in made.text
    assert "无法读取，没有核对" in made.text
    assert "$.category：没有“<i>无”这一项" in made.text


def test_only_so_many_documents_are_shown(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_MOST", 2)
    assert main(["check", *[PRODUCT] * 3, "--html", str(out)]) == 0
    made = written(out)
    assert made.tags.count("section") == 2
    assert "另有 1 份未列出" in made.text


def test_an_existing_page_is_replaced_only_by_force(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out.write_text("早先", encoding="utf-8")
    assert main(["check", PRODUCT, "--html", str(out)]) == 2
    assert "如需覆盖，请加 --force" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "早先"
    assert main(["check", PRODUCT, "--html", str(out), "--force"]) == 0
    written(out)


def test_a_missing_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "无" / "a.html"
    assert main(["check", PRODUCT, "--html", str(path)]) == 2
    assert capsys.readouterr().err == f"{path}：未能保存（没有这个文件夹）\n"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["--html", "a.pdf"], "--html 的文件名要以 .html、.htm 结尾"),
        (["--html", "a.html", "--out", "a.csv"], "--html 和 --out 不能一起写"),
        (["--html", "a.html", "--json"], "--json 和 --html 不能一起写"),
    ],
)
def test_a_page_is_the_only_output(typed: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["check", PRODUCT, *typed])
    assert end.value.code == 2
    assert capsys.readouterr().err.endswith(f"zj415x check：{says}\n")
