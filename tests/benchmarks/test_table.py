"""The table of benchmarks: what valgrind prints is read exactly, and a worse ratio is found at its bound."""

import tomllib

import pytest

from . import counting
from .__main__ import SERVICES
from .table import ROWS, Figure, Row, figure, printed, recorded_again, worse
from .works import PROCESSES, WORKS

ROW = Row("ours", "theirs", 2.0)
DUMPS = """version: 1
part: 1
desc: Trigger: Client Request: -0
events: Ir
summary: 100
fn=(1) main
totals: 100
part: 2
desc: Trigger: Client Request: +0
totals: 2100
desc: Trigger: Client Request: -1
totals: 40
desc: Trigger: Client Request: +1
totals: 50
desc: Trigger: Program termination
totals: 7
"""


def made(ratio: float | None) -> list[Figure]:
    return [Figure(ROW, 1.0, ratio, None)]


def test_a_work_counts_what_it_takes_once_beyond_a_call_that_does_nothing() -> None:
    assert counting.dumped(DUMPS, ["first", "second"], [10, 1]) == {"first": 200, "second": 10}


def test_a_work_that_valgrind_did_not_count_is_an_error() -> None:
    with pytest.raises(KeyError):
        counting.dumped(DUMPS, ["first", "second", "third"], [1, 1, 1])


@pytest.mark.parametrize("text", ["==1== I   refs:      1,234,567", "==1== I refs: 1,234,567\n==1== more"])
def test_a_process_counts_all_its_instructions(text: str) -> None:
    assert counting.whole(text) == 1_234_567


def test_a_process_that_valgrind_did_not_count_is_an_error() -> None:
    with pytest.raises(ValueError, match="counted nothing"):
        counting.whole("==1== Invalid")


@pytest.mark.parametrize(("ratio", "fails"), [(1.9, False), (2.1, False), (2.1001, True), (None, False)])
def test_a_ratio_fails_beyond_five_per_cent_over_its_record(ratio: float | None, fails: bool) -> None:
    assert worse(made(ratio), {"ours / theirs": 2.0}) == (["ours / theirs"] if fails else [])


def test_a_ratio_without_a_record_does_not_fail() -> None:
    assert worse(made(99.0), {}) == []


def test_seconds_are_compared_round_by_round() -> None:
    walls = {"ours": [1.0, 8.0, 3.0], "theirs": [1.0, 4.0, 1.0]}
    assert figure(ROW, {"ours": 30.0, "theirs": 20.0}, walls) == Figure(ROW, 30.0, 1.5, 2.0)
    assert figure(ROW, {"ours": 30.0}, {}) == Figure(ROW, 30.0, None, None)


@pytest.mark.parametrize(
    ("ratio", "wall", "marked"), [(2.0, 9.0, False), (2.1, 1.0, True), (None, 2.0, False), (None, 2.1, True)]
)
def test_a_row_over_its_goal_is_marked_by_its_count_or_else_by_its_seconds(
    ratio: float | None, wall: float, marked: bool
) -> None:
    (_, line) = printed([Figure(ROW, None, ratio, wall)], {})
    assert line.endswith("over its goal") is marked


def test_a_row_that_nobody_measured_is_not_printed() -> None:
    assert len(printed([Figure(ROW, None, None, None)], {})) == 1


def test_recording_keeps_other_versions_and_rows_that_were_not_measured() -> None:
    first, second = ROWS[:2]
    kept = {"3.11": {first.name: 1.5, second.name: 2.5, "a work of old / its peer": 3.0}, "3.14": {first.name: 4.0}}
    written = recorded_again(kept, "3.11", [Figure(first, 1.0, 1.25, None)])
    assert tomllib.loads(written) == {"3.11": {first.name: 1.25, second.name: 2.5}, "3.14": {first.name: 4.0}}


def test_every_work_of_the_table_can_be_done() -> None:
    known = {*WORKS, *PROCESSES, *SERVICES}
    assert {name for row in ROWS for name in (row.work, row.peer)} <= known
    assert len({row.name for row in ROWS}) == len(ROWS)
