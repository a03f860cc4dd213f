"""MountainIslandList: the dated lists of mountainous and island counties."""

import ast
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

import zj415x
from zj415x import Applicant, Enterprise
from zj415x.errors import FormerCountyError, InvalidTypeError, InvalidValueError, UnknownNameError
from zj415x.values.county import COUNTIES
from zj415x.values.mountain_island import (
    MOUNTAIN_ISLAND_LISTS,
    Confidence,
    MountainIslandList,
    contradicts_every_list,
    mountain_island_list,
    mountain_or_island,
)
from zj415x.wording.fields import FIELDS

from ..builders import NOTICE

FIRST, SECOND, THIRD = MOUNTAIN_ISLAND_LISTS
A_DAY = timedelta(days=1)


class TestLists:
    def test_lists_have_as_many_counties_as_their_names_say(self) -> None:
        assert [len(dated.counties) for dated in MOUNTAIN_ISLAND_LISTS] == [26, 25, 22]

    def test_listed_counties_exist(self) -> None:
        known = {county.name for county in COUNTIES}
        assert all(dated.counties <= known for dated in MOUNTAIN_ISLAND_LISTS)

    def test_lists_follow_each_other_without_gap(self) -> None:
        for earlier, later in pairwise(MOUNTAIN_ISLAND_LISTS):
            assert earlier.last is not None
            assert later.first == earlier.last + A_DAY
        assert (FIRST.first, THIRD.last) == (None, None)

    def test_consecutive_lists_differ_by_the_known_changes(self) -> None:
        first, second, third = (dated.counties for dated in MOUNTAIN_ISLAND_LISTS)
        assert first - second == {"平阳县", "柯城区", "莲都区"}
        assert second - first == {"洞头区", "嵊泗县"}
        assert second - third == {"永嘉县", "苍南县", "江山市"}
        assert third - second == set()

    def test_lists_state_provenance_and_confidence(self) -> None:
        for dated in MOUNTAIN_ISLAND_LISTS:
            assert dated.provenance
            assert dated.reason
        assert [dated.confidence for dated in MOUNTAIN_ISLAND_LISTS] == [
            Confidence.MEDIUM,
            Confidence.HIGH,
            Confidence.MEDIUM,
        ]

    def test_known_days_match_first_and_last(self) -> None:
        for dated in MOUNTAIN_ISLAND_LISTS:
            assert dated.first in (None, dated.known_from)
            assert dated.last in (None, dated.known_until)
            assert dated.known_from < dated.known_until

    def test_the_newest_list_is_known_until_the_notice(self) -> None:
        assert THIRD.known_until == NOTICE.issued


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2021, 12, 26), FIRST),
        (date(2021, 12, 27), FIRST),
        (date(2024, 8, 19), FIRST),
        (date(2024, 8, 20), FIRST),
        (date(2024, 8, 21), SECOND),
        (date(2024, 8, 22), SECOND),
        (date(2025, 5, 26), SECOND),
        (date(2025, 5, 27), SECOND),
        (date(2025, 5, 28), THIRD),
        (date(2025, 5, 29), THIRD),
        (date(2026, 5, 26), THIRD),
        (date(2026, 5, 27), THIRD),
        (date.max, THIRD),
    ],
)
def test_returns_the_list_in_force_on_a_day(day: date, expected: MountainIslandList) -> None:
    assert mountain_island_list(on=day) is expected


@pytest.mark.parametrize("day", [date(2021, 12, 25), date.min])
def test_refuses_days_before_the_first_documented_one(day: date) -> None:
    with pytest.raises(InvalidValueError, match="名单不明：所知最早的是山区26县，2021-12-26起有据可查"):
        mountain_island_list(on=day)


@pytest.mark.parametrize("day", [datetime(2026, 5, 26, tzinfo=UTC), "2026-05-26", None, 2026])
def test_refuses_anything_but_a_date(day: object) -> None:
    with pytest.raises(InvalidTypeError, match="应为日期"):
        mountain_island_list(on=day)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="应为日期"):
        mountain_or_island("开化县", on=day)  # type: ignore[arg-type]


def test_requires_a_day() -> None:
    with pytest.raises(TypeError):
        mountain_island_list()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        mountain_or_island("开化县")  # type: ignore[call-arg]


def test_a_countys_answer_depends_on_the_day() -> None:
    days = (date(2024, 8, 20), date(2024, 8, 21), date(2025, 5, 28))
    answers = {
        name: [mountain_or_island(name, on=day) for day in days]
        for name in ("开化县", "平阳县", "洞头区", "江山市", "温岭市")
    }
    assert answers == {
        "开化县": [True, True, True],
        "平阳县": [True, False, False],
        "洞头区": [False, True, True],
        "江山市": [True, True, False],
        "温岭市": [False, False, False],
    }


def test_accepts_county_names_in_any_spelling() -> None:
    assert mountain_or_island(" 开化县", on=date(2026, 5, 26))
    with pytest.raises(UnknownNameError, match="开化县"):
        mountain_or_island("开化", on=date(2026, 5, 26))
    with pytest.raises(FormerCountyError, match="“洞头县”已于2015年改为洞头区"):
        mountain_or_island("洞头县", on=date(2026, 5, 26))


def test_the_library_consults_no_list_unasked() -> None:
    """A14: no default list, no default day. Beside the words of a list and the public names, only the remark asks it.

    The remark is asked of an object, and of a whole frame.
    """
    home = Path(zj415x.__file__).parent
    importing, calling = set(), set()
    for path in home.rglob("*.py"):
        name = path.relative_to(home).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("mountain_island"):
                importing.add(name)
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                ("mountain_or_island", "mountain_island_list")
            ):
                calling.add(name)
    # The command that looks a county up is asked for it, and answers for no application.
    asked = {"cli/county.py"}
    assert importing == asked | {"__init__.py", "frames/conditions.py", "rules/comparison.py", "wording/values.py"}
    assert calling == asked | {"values/mountain_island.py"}


@pytest.mark.parametrize(
    ("county", "stated", "contradicted"),
    [
        ("上城区", True, True), ("上城区", False, False), ("开化县", False, True), ("开化县", True, False),
        ("苍南县", True, False), ("苍南县", False, False),
    ],
)  # fmt: skip
def test_only_what_every_list_says_otherwise_is_contradicted(county: str, stated: bool, contradicted: bool) -> None:
    assert contradicts_every_list(county, stated) is contradicted


def test_a_list_prints_its_counties_in_one_order() -> None:
    assert f"counties=frozenset({sorted(THIRD.counties)})" in repr(THIRD)


@pytest.mark.parametrize("named", [Applicant, Enterprise])
def test_whoever_states_it_is_told_which_lists_are_known_and_of_which_days(named: type) -> None:
    label = FIELDS[named][1]["mountain_or_island"]
    assert "A14" in label[1]
    for dated in MOUNTAIN_ISLAND_LISTS:
        days = "至".join(f"{day:%Y年}{day.month}月{day.day}日" for day in (dated.first, dated.last) if day is not None)
        period = f"至{days}" if dated.first is None else days if dated.last else f"{days}起"
        assert f"{dated.name}（{period}）" in label[1]
