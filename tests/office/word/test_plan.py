"""Plan: its chapters, its targets, and the tier's chapter."""

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from zj415x import TargetYear, Tier, yi
from zj415x.office import write_plan

from ...builders import CLUSTERS, NOTICE, application, new_star, software
from .document import Document, read

pytest.importorskip("docx", reason="python-docx is not installed, which the extra office brings")


def plan(folder: Path, app: Any = None, **known: Any) -> Document:
    write_plan(folder / "方案.docx", NOTICE, app, **known)
    return read(folder / "方案.docx")


def test_chapters_follow_the_outline_with_their_places(tmp_path: Path) -> None:
    lines = plan(tmp_path, application()).lines
    assert lines[:2] == ["浙江省先进制造业集群建设实施方案", "开化县人民政府　低空经济与商业航天　核心区"]
    chapters = [f"{numeral}、{one.title}" for numeral, one in zip("一二三四", CLUSTERS.outline, strict=True)]
    assert [line for line in lines if "、" in line[:2]] == chapters
    assert [lines[lines.index(chapter) + 1] for chapter in chapters] == [
        f"〔待写：要点见附1-3 {one}〕" for one in "一二三四"
    ]


def test_fills_in_targets_and_states_how_they_count(tmp_path: Path) -> None:
    made = plan(tmp_path, application())
    assert "2026-2028年集群发展目标表" in made.lines
    assert "注：第3项为当年新增数，其余为累计数。口径：产业集群发展目录。" in made.lines
    rows = made.tables[0]
    assert rows[0] == [("序号",), ("主要目标",), ("2026年",), ("2027年",), ("2028年",)]
    assert [row[0][0] for row in rows[1:]] == [str(number) for number in range(1, 11)]
    assert [cell[0] for cell in rows[1]] == ["1", "集群规上企业营业收入（亿元）", "1125", "1225", "1325"]


def test_marks_lines_that_a_software_track_need_not_fill(tmp_path: Path) -> None:
    rows = plan(tmp_path, software()).tables[0]
    assert [row[0][0] for row in rows if row[2] == ("无需填报",)] == ["7", "8", "9"]
    assert rows[5][1] == ("国家重点软件企业数量（家）",)


def test_an_unknown_track_notes_the_software_lines(tmp_path: Path) -> None:
    made = plan(tmp_path)
    assert "　　人工智能、高端软件第7-9项无需填报。" in made.lines
    assert {cell[0] for row in made.tables[0][1:] for cell in row[2:]} == {""}
    assert made.lines[1] == "一、基础条件"


def test_unprinted_years_have_columns(tmp_path: Path) -> None:
    app = application()
    more = (*(app.targets or ()), TargetYear(year=2030, revenue=yi(2000)), TargetYear(year=2025))
    first, second, _ = plan(tmp_path, evolve(app, targets=more)).tables
    assert [cell[0] for cell in first[0][2:]] == ["2026年", "2027年", "2028年"]
    assert [[cell[0] for cell in row[2:]] for row in second[:2]] == [["2025年", "2030年"], ["", "2000"]]


CORE, COORDINATED = "（一）与协同区深化合作的任务", "（一）嵌入核心区联动发展的举措"


@pytest.mark.parametrize(
    ("known", "sections"),
    [
        ({"app": application()}, [CORE]),
        ({"app": application(tier=Tier.COORDINATED_ZONE)}, [COORDINATED]),
        ({"app": new_star()}, []),
        ({"tier": Tier.CORE_ZONE}, [CORE]),
        ({}, [CORE, COORDINATED.replace("一", "二", 1)]),
    ],
)
def test_adds_the_tiers_chapter(tmp_path: Path, known: Any, sections: list[str]) -> None:
    made = plan(tmp_path, **known)
    assert [line for line in made.lines if line.startswith("（")] == sections
    assert made.tables[-1][0] == [("主要任务",), ("重点项目",), ("责任分工",), ("进度安排",)]
