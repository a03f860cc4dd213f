"""Main: every command, end to end."""

import io
import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from zj415x import ListedProduct, Party, Readings
from zj415x.calendar import to_ics
from zj415x.cli import main
from zj415x.cli.console import NOT_CHECKED, Console, told, told_unwritten
from zj415x.cli.inputs import write
from zj415x.editions.y2026 import NOTICE
from zj415x.errors import UnknownTrackError
from zj415x.exchange import read_ranking
from zj415x.office import read_recommendations, write_recommendations
from zj415x.wording import LOCALES, say

from ..builders import LINES, SCALE_LINES

EXAMPLES = Path(__file__).parents[2] / "examples"
XIANJU = str(EXAMPLES / "cases" / "c10-xianju-new-star.json")
APPLICATION = str(EXAMPLES / "application.json")
QUZHOU = str(EXAMPLES / "lists" / "quzhou.json")
PRODUCT = str(EXAMPLES / "product.json")
CONSOLE = Console.speaking(LOCALES[0])


class TestCheck:
    def test_an_eligible_file_passes(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", XIANJU]) == 0
        out = capsys.readouterr().out
        assert "结论：符合" in out
        assert "附件1 四（一）1（原则上）：2025年规上企业营业收入 24.6 亿元，达到规模门槛 7 亿元" in out
        assert "没有核对时限" in out

    def test_why_lists_hinges_and_remedies(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--why", APPLICATION]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert "结论取决于以下事项按哪种口径理解：" in lines
        assert lines[-3].startswith("  2025年规上企业营业收入：从 41.9 亿元到 42 亿元，差 0.1 亿元")
        assert main(["check", "--why", "--json", APPLICATION]) == 1
        (shown,) = json.loads(capsys.readouterr().out)
        assert shown["sensitivity"]["hinges_on"] == ["A05", "A12", "A15"]
        assert shown["remedies"]["remedies"][0]["changes"][0]["to"] == "42亿元"

    def test_why_without_remedy_lists_other_routes(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        document = json.loads(Path(APPLICATION).read_text(encoding="utf-8")) | {"track": "集成电路", "segment": None}
        path = tmp_path / "closed.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        assert main(["check", "--why", str(path)]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines[-3] == "还能申报："
        assert lines[-2].startswith("  光电（半导体） “新星”产业群：待补正")
        assert lines[-1].startswith("  算力产业 “新星”产业群：待补正")
        assert lines[-1].endswith("；产业是否相同由申报单位判断）")
        document["track"] = "高端新材料"
        path.write_text(json.dumps(document), encoding="utf-8")
        assert main(["check", "--why", str(path)]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert [line.split()[0] for line in lines[lines.index("还能申报：") + 1 :]] == [
            "合成材料",
            "先进金属材料",
            "先进无机非金属材料",
        ]

    def test_any_other_verdict_exits_with_1(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", XIANJU, APPLICATION, PRODUCT]) == 1
        out = capsys.readouterr().out
        assert [line for line in out.splitlines() if line.startswith("结论：")] == [
            "结论：符合（资格：符合；填报：符合）",
            "结论：需作说明（资格：需作说明；填报：符合；时限：符合）",
            "结论：符合（资格：符合；时限：符合）",
        ]

    def test_a_draft_lists_missing_lines_by_section(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        document = json.loads(Path(APPLICATION).read_text(encoding="utf-8"))
        document["scale"]["green_factories"] = document["growth"]["medium_projects"] = None
        del document["champion_projects"]
        path = tmp_path / "draft.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        assert main(["check", str(path)]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines[lines.index(f"填报：待补正（编号指标已填 {LINES - 2}/{LINES}）") + 1 :] == [
            "  集群基本信息：齐全",
            "    [不适用] 附1-2 一（必须）：设区市经信局审核意见：不适用，已有市级审核意见、市级盖章和市级日期"
            "（由设区市经信局审核时填写，核对全市推荐时再看）。",
            "  规模实力：",
            f"    [不明] 附1-2 二（一）（必须）：指标：已填 {SCALE_LINES - 1}/{SCALE_LINES}，缺第18项 省级及以上绿色工厂数量。",
            "  创新水平：齐全",
            "  产业生态：齐全",
            "  成长潜力：",
            "    [不明] 附1-2 二（四）（必须）：指标：已填 2/3，缺第2项 2026年集群在建项目（总投资1亿元-10亿元）"
            "或纳入省级产业链协同创新项目数量。",
            "    [不明] 附1-2 二（四）（必须）：单项冠军、专精特新“小巨人”企业项目：未填。",
            "  组织保障：齐全",
            "  建设实施方案：齐全",
        ]

    @pytest.mark.parametrize(("stated", "hints"), [(None, 1), (True, 0), (False, 0)])
    def test_a_blank_county_that_decides_names_the_lookup(
        self, stated: bool | None, hints: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        document = json.loads(Path(APPLICATION).read_text(encoding="utf-8"))
        document["applicant"]["mountain_or_island"] = stated
        path = tmp_path / "a.json"
        for revenue, expected in (("50亿元", hints), ("41亿元", 0), ("60亿元", 0)):
            document["scale"]["revenue"] = revenue
            path.write_text(json.dumps(document), encoding="utf-8")
            main(["check", str(path)])
            assert capsys.readouterr().out.count("各期名单可用 zj415x county 县名 查看。") == expected

    @pytest.mark.parametrize("typed", ["[]", '[{"tier": "核心区"}]'])
    def test_a_list_of_documents_is_told_where_it_goes(
        self, typed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "a.json"
        path.write_text(typed, encoding="utf-8")
        assert main(["check", str(path)]) == 2
        told = "  $：文件里是列表，不是一份材料；许多份的，每行写一份，文件名以 .jsonl 结尾"
        assert capsys.readouterr().err.splitlines()[-1] == told
        path.write_text("3", encoding="utf-8")
        assert main(["check", str(path)]) == 2
        assert capsys.readouterr().err.endswith("  $：文件应是一个 JSON 对象 {…}，不是 3\n")

    @pytest.mark.parametrize(("on", "code"), [("2026-06-25", 0), ("2026-06-26", 1)])
    def test_checks_as_if_submitted_on_a_day(self, on: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", XIANJU, "--on", on]) == code
        assert "没有核对时限" not in capsys.readouterr().out

    def test_the_given_day_overrides_the_files(self) -> None:
        assert main(["check", PRODUCT]) == 0
        assert main(["check", PRODUCT, "--on", "2026-05-25"]) == 1

    def test_json_is_one_list_of_reports(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--json", XIANJU, PRODUCT]) == 0
        reports = json.loads(capsys.readouterr().out)
        assert [report["verdict"] for report in reports] == ["符合", "符合"]
        assert reports[0]["file"] == XIANJU

    def test_lists_all_problems_and_checks_the_other_files(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        wrong = tmp_path / "wrong.json"
        wrong.write_text('{"tier": "核心", "applicant": {}, "track": "人工智能"}', encoding="utf-8")
        assert main(["check", str(wrong), XIANJU]) == 2
        captured = capsys.readouterr()
        assert "有 3 处问题，没有核对" in captured.err
        assert "  $.tier：没有“核心”这一项；相近的有：核心区；可填：核心区、协同区、“新星”产业群" in captured.err
        assert "结论：符合" in captured.out
        assert main(["check", "--json", str(wrong), XIANJU]) == 2
        first, second = json.loads(capsys.readouterr().out)
        assert [one["path"] for one in first["problems"]] == ["$.applicant.name", "$.applicant.kind", "$.tier"]
        assert second["verdict"] == "符合"

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"\xff\xfe", "不是 UTF-8"),
            (b"[" * 100_000, "嵌套过深"),
            (b" " * 100_000_000, "文件过大"),
            (b"[]", "列表"),
            (b"", "JSON 格式有误"),
        ],
        ids=["utf-16", "brackets", "100 MB", "list", "empty"],
    )
    def test_an_unreadable_file_gives_one_sentence(
        self, content: bytes, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "file.json"
        path.write_bytes(content)
        assert main(["check", str(path)]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert says in captured.err

    def test_reports_a_missing_file_or_folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", str(tmp_path / "none.json"), str(tmp_path)]) == 2
        err = capsys.readouterr().err
        assert "没有这个文件" in err
        assert "这是文件夹" in err

    @pytest.mark.parametrize(
        ("error", "says"),
        [
            (PermissionError(13, "Permission denied"), "没有读取权限"),
            (OSError(5, "Input/output error"), "无法打开（Input/output error）"),
        ],
    )
    def test_reports_a_file_that_cannot_be_opened(self, error: OSError, says: str) -> None:
        assert told("甲.json", error, NOT_CHECKED, CONSOLE) == [{"path": "$", "message": says}]

    def test_reports_a_name_unknown_to_the_edition(self) -> None:
        error = UnknownTrackError("赛道", "量子", ())
        assert told("甲.json", error, NOT_CHECKED, CONSOLE) == [{"path": "$", "message": "没有名为“量子”的赛道"}]

    def test_a_bug_is_not_reported_as_a_files_problem(self) -> None:
        with pytest.raises(ZeroDivisionError):
            told("甲.json", ZeroDivisionError(), NOT_CHECKED, CONSOLE)


class TestAllocate:
    @staticmethod
    def run(*arguments: str) -> int:
        return main(["allocate", QUZHOU, "--recommender", "衢州市", *arguments])

    def test_a_tie_is_shown_and_exits_with_1(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run() == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == (
            "衢州市：名额 20（推荐名额表 第8行），推荐 18，2 个名额待定（3 个产品同分），名额外 3，推荐的有 6 个在核心区协同区"
        )
        at = lines.index("同分待定（2 个名额）：")
        assert lines[1] == "推荐："
        assert lines[at + 1 : at + 5] == [
            "  19  壬午医疗有限公司：一次性内窥镜 E-1  86.5 分",
            "  20  癸未硅业有限公司：光伏用有机硅密封胶 G-9  86.5 分  在核心区协同区",
            "  21  甲申农机有限公司：丘陵山地拖拉机 T-504  86.5 分",
            "名额外：",
        ]
        assert lines[-3] == "提示：同一企业的同一产品，请核对是否重复："
        assert lines[-1] == "待定的由人决定后，用 --decided 序号 写明再截取。"

    def test_a_decision_completes_the_allocation(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run("--decided", "19", "21") == 0
        out = capsys.readouterr().out
        assert "推荐 20，名额外 4" in out
        assert "另行决定推荐 2 个：壬午医疗有限公司：一次性内窥镜 E-1、甲申农机有限公司：丘陵山地拖拉机 T-504" in out
        assert "同分待定" not in out

    def test_json_holds_the_whole_allocation(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run("--json") == 1
        shown = json.loads(capsys.readouterr().out)
        assert (shown["file"], shown["limit"], shown["open_places"], shown["unused"]) == (QUZHOU, 20, 2, 0)
        assert [product["score"] for product in shown["tied"]] == ["86.5"] * 3
        assert shown["duplicates"][0]["first"]["row"] == 1
        assert shown["steps"][2]["score"] == "86.5"

    def test_writes_the_recommended_products_as_the_sheet(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")
        path = tmp_path / "推荐汇总表.xlsx"
        assert self.run("--decided", "19", "21", "--out", str(path)) == 0
        assert capsys.readouterr().err == f"{path}：已保存\n"
        read = read_recommendations(path, NOTICE)
        assert (read.recommender, len(read.products)) == ("衢州市", 20)
        assert {product.score for product in read.products} == {None}  # the notice prints no such column
        assert self.run("--out", str(path)) == 2
        assert "如需覆盖，请加 --force" in capsys.readouterr().err
        assert self.run("--out", str(path), "--force", "--lang", "en") == 1
        told = f"{path}: saved; 3 tied products await a decision and are not written\n"
        assert capsys.readouterr().err == told
        assert len(read_recommendations(path, NOTICE).products) == 18

    def test_the_sheet_needs_a_workbooks_name_and_folder(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")
        assert self.run("--out", str(tmp_path / "无" / "表.xlsx")) == 2
        assert "没有这个文件夹" in capsys.readouterr().err
        with pytest.raises(SystemExit):
            self.run("--out", str(tmp_path / "表.csv"))
        assert capsys.readouterr().err.endswith("zj415x allocate：--out 的文件名要以 .xlsx 结尾\n")

    def test_a_tilt_refuses_blank_zones(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run("--tilt", "同分优先") == 2
        assert "丘陵山地拖拉机 T-504”在不在核心区协同区没有填，不能据以倾斜" in capsys.readouterr().err
        document = json.loads(Path(QUZHOU).read_text(encoding="utf-8"))
        document["ranked"][20]["in_zone"] = False
        path = tmp_path / "名单.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        assert main(["allocate", str(path), "--recommender", "衢州市", "--tilt", "同分优先"]) == 1
        assert "同分优先（附件2 三3）：因此进入名额 1 个（癸未硅业有限公司：" in capsys.readouterr().out

    def test_reads_a_recommendation_workbook(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")
        path = tmp_path / "汇总表.xlsx"
        ranked = read_ranking(Path(QUZHOU).read_bytes(), NOTICE)
        write_recommendations(path, NOTICE, ranked, ranked=True)
        assert self.run() == main(["allocate", str(path), "--recommender", "衢州市"]) == 1
        captured = capsys.readouterr()
        assert captured.out[: len(captured.out) // 2] == captured.out[len(captured.out) // 2 :]
        assert captured.err == ""

    def test_prints_remarks_on_a_workbook(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")
        path = tmp_path / "汇总表.xlsx"
        write_recommendations(path, NOTICE, [ListedProduct(enterprise="甲", product="1", track="人工智能")])
        told = f"{path}：2026年浙江制造精品推荐汇总表!D4：未填\n"
        sheet = ["--sheet", "2026年浙江制造精品推荐汇总表"]
        assert main(["allocate", str(path), "--recommender", "衢州市", *sheet]) == 0
        assert capsys.readouterr().err == told
        assert main(["allocate", str(path), "--recommender", "衢州市", "--json"]) == 0
        captured = capsys.readouterr()
        assert captured.err == told
        assert json.loads(captured.out)["remarks"] == [{"path": "2026年浙江制造精品推荐汇总表!D4", "message": "未填"}]
        assert main(["allocate", str(path), "--recommender", "衢州市", "--sheet", "Sheet1"]) == 2
        assert "没有名为“Sheet1”的工作表" in capsys.readouterr().err

    def test_refuses_an_old_xls_workbook(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "汇总表.xlsx"
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
        assert main(["allocate", str(path), "--recommender", "衢州市"]) == 2
        assert "旧格式" in capsys.readouterr().err

    def test_a_plain_order_needs_no_score(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "bare.json"
        path.write_text(
            '[{"enterprise": "甲", "product": "1"}, {"enterprise": "乙", "product": "2"}]', encoding="utf-8"
        )
        group = ["allocate", str(path), "--recommender", "省属企业集团"]
        assert main([*group, "--taken", "4"]) == 0
        assert capsys.readouterr().out.splitlines() == [
            "省属企业集团：名额 1（推荐名额表 第13行），推荐 1，名额外 1",
            "推荐：",
            "  1  甲：1",
            "名额外：",
            "  2  乙：2",
            "步骤：",
            "  推荐名额表 第13行：名额 5（按 A56 所选口径）",
            "  扣除共用名额中已用的 4 个（按 A56 所选口径）",
            "  按顺序推荐 1 个",
        ]
        assert main([*group, "--taken", "4", "--reading", "A56=per-body"]) == 2
        assert "不与别家共用，没有已用的可扣" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("--recommender", "衢州"), "没有名为“衢州”的推荐单位；相近的有：衢州市"),
            (
                ("--recommender", "余杭区"),
                "没有名为“余杭区”的推荐单位；可写：" + "、".join(row.name for row in NOTICE.jingpin.quotas.rows),
            ),
            (("--tilt", "优先"), "没有“优先”这种倾斜；可写：不倾斜、同分优先、优先推荐"),
            (("--reading", "A56"), "“A56”应写成 事项=口径，如 A56=per-body"),
            (("--reading", "A56=x"), "A56 没有口径“x”；可选："),
            (("--reading", "A999=x"), "没有名为“A999”的可选事项"),
            (("--decided", "甲"), "“甲”应为不小于 0 的整数"),
            (("--taken", "-1"), "“-1”应为不小于 0 的整数"),
            (("--taken", "9" * 5000), "”应为不小于 0 的整数"),
        ],
    )
    def test_wrong_usage_says_what_is_right(
        self, arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as end:
            self.run(*arguments)
        assert end.value.code == 2
        assert says in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("--decided", "25"), "名单没有第 25 行，共 24 行"),
            (("--decided", "0"), "名单没有第 0 行，共 24 行"),
            (("--decided", "1"), "VX-5”不在同分待定之列，不用另行决定"),
            (("--decided", "19", "20", "21"), "待定的名额只有 2 个，却决定了 3 个"),
        ],
    )
    def test_refuses_a_decision_without_open_place(
        self, arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run(*arguments) == 2
        assert says in capsys.readouterr().err

    def test_reports_where_a_list_is_out_of_order(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        rows = [{"enterprise": "甲", "product": str(place), "score": score} for place, score in enumerate((9, 8, 8.5))]
        path = tmp_path / "rises.json"
        path.write_text(json.dumps(rows), encoding="utf-8")
        assert main(["allocate", str(path), "--recommender", "衢州市", "--json"]) == 2
        shown = json.loads(capsys.readouterr().out)
        assert shown["problems"] == [
            {
                "path": "$",
                "message": "名单要按分数从高到低排：第 3 位“甲：2”的 8.5 高于前一位的 8",
            }
        ]
        assert main(["allocate", str(tmp_path / "none.json"), "--recommender", "衢州市"]) == 2
        assert "没有这个文件" in capsys.readouterr().err


class TestTracks:
    def test_lists_all_36_tracks_with_floors(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["tracks"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 37
        assert lines[1] == "新一代信息技术  智能物联  仅调整  核心区 1000 亿元  协同区 200 亿元"
        assert lines[3] == "新一代信息技术  集成电路  不开放申报"

    def test_filters_the_open_tracks(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["tracks", "--open"]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 4 + 21 + 1

    @pytest.mark.parametrize(
        ("typed", "names"),
        [
            ("工业母机与机器人", ["工业母机与机器人"]),
            ("工业母机", ["工业母机与机器人"]),
            ("模具", ["工业母机与机器人"]),
            ("数字疗法", ["数字疗法"]),
            ("新材料", ["高端新材料"]),
            ("医疗器械", ["生物医药与医疗器械", "创新药与医疗器械"]),
        ],
    )
    def test_finds_a_track_by_a_part_or_a_segment(
        self, typed: str, names: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["tracks", typed, "--json"]) == 0
        assert [track["name"] for track in json.loads(capsys.readouterr().out)] == names

    def test_shows_the_segments_thresholds_and_kin_of_a_track(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["tracks", "生物医药与医疗器械"]) == 0
        assert capsys.readouterr().out.splitlines() == [
            "现代消费与健康  生物医药与医疗器械  仅调整  核心区 250 亿元  协同区 100 亿元",
            "  细分赛道：生物药、化学药、现代中药、高端医疗器械、CXO",
            "  核心区：规模门槛 175 亿元（250 亿元，山区海岛县下调 30%）",
            "  协同区：规模门槛 70 亿元（100 亿元，山区海岛县下调 30%）",
            "  可能是同一产业的赛道：创新药与医疗器械、中医药大健康、康复辅具",
            "山区海岛县的门槛低 30%（附1-1 注1）；“新星”赛道不限于所列（附1-1）。",
        ]
        assert main(["tracks", "数字疗法"]) == 0  # which has neither segments nor kin
        assert capsys.readouterr().out.splitlines()[1:-1] == [
            "  “新星”产业群：规模门槛 7 亿元（10 亿元，山区海岛县下调 30%）"
        ]
        assert main(["tracks", "工业母机", "--lang", "en"]) == 0
        assert capsys.readouterr().out.splitlines()[1] == "  segments: moulds, additive manufacturing, and others"

    @pytest.mark.parametrize(("typed", "says"), [("人工只能", "；相近的有：人工智能"), ("", ""), ("咖啡", "")])
    def test_an_unknown_track_offers_the_nearest(
        self, typed: str, says: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as end:
            main(["tracks", typed])
        assert end.value.code == 2
        assert f"zj415x tracks：赛道：没有名为“{typed}”的赛道{says}\n" in capsys.readouterr().err

    def test_data_lists_the_open_tracks(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["tracks", "--open", "--json"]) == 0
        tracks = json.loads(capsys.readouterr().out)
        assert len(tracks) == 4 + 21
        assert (tracks[0]["core"], tracks[0]["relief"], tracks[0]["new_star"]) == ("500亿元", "30%", None)


class TestDeadlines:
    def test_without_a_day_lists_all_deadlines_and_asks_no_clock(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["deadlines"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines == [say(deadline) for deadline in NOTICE.deadlines]
        assert main(["deadlines", "--for", "企业", "--lang", "en"]) == 0
        assert capsys.readouterr().out == say(NOTICE.deadline("jingpin-online"), "en") + "\n"

    def test_data_has_a_state_where_a_day_is_given(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["deadlines", "--json"]) == 0
        assert [deadline["state"] for deadline in json.loads(capsys.readouterr().out)] == [None] * 5
        assert main(["deadlines", "--json", "--on", "2026-07-03", "--reading", "A41=exclusive"]) == 0
        shown = json.loads(capsys.readouterr().out)
        assert [(deadline["name"], deadline["last_day"], deadline["state"]) for deadline in shown][2:4] == [
            ("cluster-recommendation", "2026-07-02", "已截止"),
            ("jingpin-online", "2026-07-10", "受理中"),
        ]

    def test_shows_each_deadlines_state_on_the_day(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["deadlines", "--on", "2026-06-25"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line[:3] for line in lines] == ["已截止", "受理中", "受理中", "受理中", "受理中"]
        assert lines[1].endswith("含当日还有 1 天")
        assert lines[0].endswith("正文）")

    def test_shows_a_window_not_open_yet(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["deadlines", "--on", "2026-05-25"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[3].startswith("未开始  精品网上申报")
        assert lines[3].endswith("附件2 三1）")

    def test_filters_by_party_and_applies_readings(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["deadlines", "--on", "2026-07-03", "--for", "设区市", "--reading", "A41=exclusive"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line[:3] for line in lines] == ["已截止", "已截止", "受理中"]
        assert "2026年7月2日24:00截止" in lines[1]
        assert main(["deadlines", "--on", "2026-07-03", "--for", "企业"]) == 0
        assert capsys.readouterr().out.count("\n") == 1

    def test_an_unknown_party_lists_the_known_ones(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            main(["deadlines", "--on", "2026-07-03", "--for", "市"])
        assert "没有“市”这一家；可写：申报单位、各地经信局、设区市、" in capsys.readouterr().err


class TestCalendarFile:
    @pytest.fixture(autouse=True)
    def _extra(self) -> None:
        pytest.importorskip("icalendar", reason="icalendar is not installed (extra: calendar)")
        pytest.importorskip("chinese_calendar", reason="chinesecalendar is not installed (extra: calendar)")

    def test_calendar_matches_the_library(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "时限.ics"
        assert main(["deadlines", "--ics", str(path), "--for", "设区市", "--reading", "A41=exclusive"]) == 0
        assert path.read_bytes() == to_ics(NOTICE, for_=Party.CITY, readings=Readings(A41="exclusive"))
        assert capsys.readouterr().out == f"{path}：已保存 3 项时限\n"
        assert list(tmp_path.iterdir()) == [path]

    def test_calendar_replaces_the_old_one(self, tmp_path: Path) -> None:
        path = tmp_path / "时限.ics"
        assert main(["deadlines", "--ics", str(path)]) == 0
        assert main(["deadlines", "--ics", str(path), "--for", "企业"]) == 0
        assert path.read_bytes() == to_ics(NOTICE, for_=Party.ENTERPRISE)
        once = path.read_bytes()
        assert (
            main(["deadlines", "--ics", str(path), "--for", "企业", "--reading", "A41=exclusive", "--lang", "en"]) == 0
        )
        exclusive = Readings(A41="exclusive")
        again = to_ics(NOTICE, for_=Party.ENTERPRISE, readings=exclusive, locale="en", replacing=once)
        assert path.read_bytes() == again != to_ics(NOTICE, for_=Party.ENTERPRISE, readings=exclusive, locale="en")

    def test_calendar_goes_to_a_pipe_unchanged(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "zj415x", "deadlines", "--ics", "-"],
            env=os.environ | {"PYTHONIOENCODING": "gbk"},
            capture_output=True,
            check=True,
        )
        assert done.stdout == to_ics(NOTICE)
        assert main(["deadlines", "--ics", "-"]) == 0
        assert capfdbinary.readouterr().out == to_ics(NOTICE)

    def test_calendar_goes_to_a_text_stream_or_nowhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        out = io.StringIO(newline="")
        monkeypatch.setattr(sys, "stdout", out)
        assert main(["deadlines", "--ics", "-"]) == 0
        assert out.getvalue().encode() == to_ics(NOTICE)
        monkeypatch.setattr(sys, "stdout", None)
        assert main(["deadlines", "--ics", "-"]) == 0

    def test_ends_quietly_when_the_reader_stops(self) -> None:
        done = subprocess.run(
            f'"{sys.executable}" -m zj415x deadlines --ics - | head -1',
            shell=True,
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.stdout == "BEGIN:VCALENDAR\n"
        assert done.stderr == ""

    @pytest.mark.parametrize(("name", "why"), [("keiner/x.ics", "没有这个文件夹"), (".", "这是文件夹，不是文件")])
    def test_reports_an_impossible_path(
        self, name: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["deadlines", "--ics", str(tmp_path / name)]) == 2
        assert capsys.readouterr() == ("", f"{tmp_path / name}：未能保存（{why}）\n")
        assert list(tmp_path.iterdir()) == []

    def test_a_full_disk_keeps_the_old_calendar(self, tmp_path: Path) -> None:
        pytest.importorskip("resource", reason="only where a program can be given a limit")
        path = tmp_path / "时限.ics"
        path.write_bytes(b"old")
        script = (
            "import resource, sys; from zj415x.cli import main\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
            f"sys.exit(main(['deadlines', '--ics', {str(path)!r}]))"
        )
        done = subprocess.run([sys.executable, "-B", "-c", script], capture_output=True, check=False, encoding="utf-8")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"{path}：未能保存（File too large）\n"
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]


def test_a_missing_package_gives_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    path = tmp_path / "时限.ics"
    path.write_bytes(b"old")
    assert main(["deadlines", "--ics", str(path)]) == 2
    assert capsys.readouterr().err == "没有安装 icalendar；先运行 pip install 'zj415x[calendar]'\n"
    assert path.read_bytes() == b"old"


class TestWriting:
    def test_writes_the_whole_file_and_no_other(self, tmp_path: Path) -> None:
        path = tmp_path / ("长" * 84)  # as long as a name may be
        write(path, b"one")
        write(path, b"two")
        assert path.read_bytes() == b"two"
        assert list(tmp_path.iterdir()) == [path]

    def test_an_interrupted_write_keeps_the_old_file(self, tmp_path: Path) -> None:
        path = tmp_path / "a"
        write(path, b"old")
        with pytest.raises(TypeError):
            write(path, "no bytes")  # type: ignore[arg-type]
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")
    def test_keeps_permissions_and_links(self, tmp_path: Path) -> None:
        path, link = tmp_path / "a", tmp_path / "link"
        write(path, b"old")
        plain = tmp_path / "plain"
        plain.touch()
        assert path.stat().st_mode == plain.stat().st_mode
        path.chmod(0o640)
        link.symlink_to(path)
        write(link, b"new")
        assert link.is_symlink()
        assert path.read_bytes() == b"new"
        assert path.stat().st_mode & 0o777 == 0o640

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
    def test_a_pipe_stays_a_pipe(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        write(pipe, b"content")
        assert os.read(reader, 100) == b"content"
        os.close(reader)
        assert pipe.is_fifo()

    @pytest.mark.parametrize(
        ("error", "why"),
        [(PermissionError(13, "Permission denied"), "没有写入权限"), (OSError(28, "No space left"), "No space left")],
    )
    def test_reports_why_a_file_was_not_written(
        self, error: OSError, why: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        told_unwritten(Path("a.ics"), error, CONSOLE)
        assert capsys.readouterr().err == f"a.ics：未能保存（{why}）\n"


class TestUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            [],
            ["check"],
            ["county"],
            ["check", XIANJU, "--on", "昨天"],
            ["check", XIANJU, "--on", "1999-12-31"],
            ["deadlines", "--on", "2026-06- 5"],
            ["check", XIANJU, "--on", "２０２６-06-20"],
            ["allot"],
            ["deadlines", "--on", "2026-02-30"],
            ["deadlines", "--on", "2026-06-05", "--ics", "a.ics"],
        ],
    )
    def test_wrong_usage_exits_with_2(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        assert caught.value.code == 2
        assert capsys.readouterr().err.startswith("用法：zj415x")

    def test_the_version_names_the_notice(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            main(["--version"])
        assert "浙制高办〔2026〕30号" in capsys.readouterr().out


class TestConsole:
    def test_ends_quietly_when_the_reader_stops(self, tmp_path: Path, monkeypatch: Any) -> None:
        class Gone(io.TextIOWrapper):
            def write(self, text: str) -> int:
                raise BrokenPipeError

        with (tmp_path / "out").open("wb") as raw:
            out = Gone(raw, encoding="utf-8")
            monkeypatch.setattr(sys, "stdout", out)
            assert main(["tracks"]) == 1
            out.detach()

    def test_reports_a_full_disk(self, tmp_path: Path, monkeypatch: Any, capsys: pytest.CaptureFixture[str]) -> None:
        class Full(io.TextIOWrapper):
            def write(self, text: str) -> int:
                raise OSError(28, "No space left on device")

        with (tmp_path / "out").open("wb") as raw:
            out = Full(raw, encoding="utf-8")
            monkeypatch.setattr(sys, "stdout", out)
            assert main(["tracks"]) == 2
            out.detach()
        assert "无法输出结果（No space left on device）" in capsys.readouterr().err

    def test_a_closed_console_keeps_the_exit_code(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdout", None)
        assert main(["check", XIANJU]) == 0

    def test_a_name_cannot_forge_a_line(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        document = json.loads(Path(APPLICATION).read_text(encoding="utf-8"))
        document["segment"] = "低空\n结论：符合\x1b[31m"
        path = tmp_path / "forged.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        assert main(["check", str(path)]) == 1
        out = capsys.readouterr().out
        assert [line for line in out.splitlines() if line.startswith("结论：")] == [
            "结论：需作说明（资格：需作说明；填报：符合；时限：符合）"
        ]
        assert "\x1b" not in out

    def test_prints_to_a_plain_text_stream(self, monkeypatch: pytest.MonkeyPatch) -> None:
        out = io.StringIO()
        monkeypatch.setattr(sys, "stdout", out)
        assert main(["tracks"]) == 0
        assert out.getvalue().count("\n") == 37

    def test_prints_to_a_pipe(self) -> None:
        done = subprocess.run(
            f'"{sys.executable}" -m zj415x tracks | head -1', shell=True, capture_output=True, check=False, text=True
        )
        assert done.stdout.count("\n") == 1
        assert done.stderr == ""

    def test_python_m_runs_the_command(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "argv", ["zj415x", "check", XIANJU])
        with pytest.raises(SystemExit) as caught:
            runpy.run_module("zj415x", run_name="__main__")
        assert caught.value.code == 0

    def test_a_process_that_imports_it_runs_nothing(self) -> None:
        assert "main" in runpy.run_module("zj415x.__main__", run_name="__mp_main__")
