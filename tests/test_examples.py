"""The examples say what a reader can check by hand."""

import json
import runpy
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from zj415x import Force, Topic, Verdict
from zj415x.exchange import read_application
from zj415x.frames import judge

from .builders import CLUSTERS, JINGPIN, NOTICE

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (EXAMPLES / "cases").glob("*.json")}

VERDICTS = {
    # an existing core zone has nothing to rise to in a track that is only adjusted
    "c01-keqiao": (Verdict.INELIGIBLE, {"route"}),
    # closed tracks, whatever the revenue
    "c03-songyang": (Verdict.INELIGIBLE, {"open-track"}),
    "c04-lishui-park": (Verdict.INELIGIBLE, {"open-track"}),
    # a New Star is of X on the form; its revenue was not published
    "c05-qingyuan": (Verdict.INCOMPLETE, {"x-bars-new-star"}),
    # 电气 is not in a closed list
    "c06-yueqing": (Verdict.INCOMPLETE, {"segment"}),
    # 24.6 is below 100 less 30 percent, and above 10 less 30 percent
    "c10-xianju-coordinated": (Verdict.INCOMPLETE, {"scale"}),
    "c10-xianju-new-star": (Verdict.ELIGIBLE, set()),
    # output is no revenue
    "c12-yongkang": (Verdict.INCOMPLETE, set()),
    "c14-wenling": (Verdict.INCOMPLETE, set()),
    "c16-huangyan": (Verdict.INCOMPLETE, set()),
    # a city is no applicant
    "c21-hangzhou": (Verdict.INELIGIBLE, {"applicant"}),
}


def test_every_case_has_an_expected_verdict() -> None:
    assert CASES.keys() == VERDICTS.keys()


@pytest.mark.parametrize("case", VERDICTS)
def test_a_case_comes_to_what_the_notice_says(case: str) -> None:
    report = read_application(CASES[case], NOTICE).validate(CLUSTERS)
    verdict, unmet = VERDICTS[case]
    assert report.verdict is verdict
    assert {finding.clause for finding in report.unmet if finding.force is not Force.ADVISORY} == unmet


@pytest.mark.parametrize("case", ["c01-keqiao", "c03-songyang", "c04-lishui-park", "c05-qingyuan", "c14-wenling"])
def test_what_an_applicant_is_already_is_remarked(case: str) -> None:
    report = read_application(CASES[case], NOTICE).validate(CLUSTERS)
    assert [finding.clause for finding in report.of(Topic.ADVICE).unmet] == ["already-held"]


PUBLISHED = {
    "c01-keqiao": ("C01", "集群营收", "1243亿元", 2023),
    "c03-songyang": ("C03", "规上营业收入", "144.5亿元", 2023),
    "c04-lishui-park": ("C04", "规上营业收入", "35.4亿元", 2023),
    "c05-qingyuan": ("C05", "上下游企业数", "46家", 2023),
    "c06-yueqing": ("C06", "规上工业总产值", "1050.3亿元", 2022),
    "c10-xianju-coordinated": ("C10", "销售收入", "24.6亿元", 2022),
    "c10-xianju-new-star": ("C10", "销售收入", "24.6亿元", 2022),
    "c12-yongkang": ("C12", "年产值", "220亿元", 2022),
    "c14-wenling": ("C14", "单项冠军、专精特新“小巨人”", "1家、5家", 2024),
    "c16-huangyan": ("C16", "规上工业总产值", "57亿元", 2019),
    "c21-hangzhou": ("C21", "规模", "9400亿元", 2024),
}


@pytest.mark.parametrize("case", VERDICTS)
def test_a_case_keeps_what_was_published_and_marks_what_was_assumed(case: str) -> None:
    source = CASES[case]["$comment"]
    published = source["published"]
    assert (source["case"], published["metric"], published["value"], published["year"]) == PUBLISHED[case]
    assert source["assumed"]


@pytest.mark.parametrize("case", VERDICTS)
def test_an_output_value_is_never_passed_off_as_revenue(case: str) -> None:
    published = CASES[case]["$comment"]["published"]
    revenue = CASES[case]["scale"]["revenue"]
    assert revenue == (published["value"] if published["metric"] in {"集群营收", "规上营业收入", "销售收入"} else None)


def test_the_walk_through_the_cases_runs(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(EXAMPLES / "can_we_apply.py"), run_name="__main__")
    out = capsys.readouterr().out
    assert out.count("结论：") == len(CASES)
    assert "公布：2023年集群营收 1243亿元" in out


def test_the_walk_through_a_list_runs(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(EXAMPLES / "cut_a_list.py"), run_name="__main__")
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "名额 20（" in line] == [
        "  衢州市：名额 20（推荐名额表 第8行），推荐 18，2 个名额待定（3 个产品同分），名额外 3，推荐的有 6 个在核心区协同区",
        "  衢州市：名额 20（推荐名额表 第8行），推荐 19，1 个名额待定（2 个产品同分），名额外 3，推荐的有 7 个在核心区协同区",
        "  衢州市：名额 20（推荐名额表 第8行），推荐 20，名额外 4，推荐的有 7 个在核心区协同区",
    ]
    assert any("在不在核心区协同区没有填" in line for line in lines)
    assert sum("名额外  " in line for line in lines) == 4


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs a Java")
@pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed")
def test_a_list_of_products_is_screened_on_spark(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from pyarrow import csv, parquet

    table, out = EXAMPLES / "lists" / "products.csv", tmp_path / "out"
    program = [sys.executable, *map(str, (EXAMPLES / "screen_on_spark.py", table, out)), "--master", "local[2]"]
    subprocess.run(program, check=True, cwd=tmp_path)

    judged = pyarrow.Table.from_batches(judge(csv.read_csv(table), NOTICE))
    names = [clause.name for clause in JINGPIN.clauses] + ["verdict"]
    assert parquet.read_table(out).select(names).to_pylist() == judged.select(names).to_pylist()


def test_what_every_checker_accepts_runs_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(Path(__file__).parent / "typing" / "client.py"))
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "42亿元 1000万元 1000000000"
    assert said[-1].startswith("['$.applicant 缺少必填字段'")
