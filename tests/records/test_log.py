"""The log of receipts: appended to whole or not at all, and a line that was cut or changed is named."""

import io
import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from zj415x import InvalidValueError, Receipt
from zj415x.records import Line, appended, lines_of
from zj415x.records.log import LONGEST_LINE
from zj415x.values.canonical import digest_of
from zj415x.wording import say

from ..builders import judged, product

RECEIPTS = [judged(product(name=f"第{n}件")).receipt(document=product(name=f"第{n}件")) for n in range(5)]


def _whole() -> tuple[bytes, str | None]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "receipts.jsonl"
        last = appended(path, RECEIPTS)
        return path.read_bytes(), last


WHOLE, LAST = _whole()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "receipts.jsonl"
    appended(path, RECEIPTS)
    return path


def lines(path: Path) -> list[Line]:
    with path.open("rb") as file:
        return list(lines_of(file))


def faults(path: Path) -> list[tuple[int, list[str]]]:
    return [(line.number, [str(fault) for fault in line.faults]) for line in lines(path) if line.faults]


def changed(path: Path, change: Callable[[list[bytes]], list[bytes]]) -> list[tuple[int, list[str]]]:
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))
    return faults(path)


BEFORE = "与前一行接不上：前一行被改动过，或这一行是插入的"


class TestAppended:
    def test_a_log_is_read_back_line_by_line(self, log: Path) -> None:
        found = lines(log)
        assert [line.receipt for line in found] == RECEIPTS
        assert [line.number for line in found] == [1, 2, 3, 4, 5]
        assert faults(log) == []

    def test_each_line_names_the_digest_of_the_one_before(self, log: Path) -> None:
        raw = log.read_bytes().split(b"\n")[:-1]
        named = [json.loads(line)["previous"] for line in raw]
        assert named == [None, *map(digest_of, raw[:-1])]

    def test_more_receipts_go_behind_it(self, log: Path) -> None:
        before = log.read_bytes()
        assert appended(log, RECEIPTS[:1]) == lines(log)[-1].digest
        assert log.read_bytes().startswith(before)
        assert [line.number for line in lines(log)] == [1, 2, 3, 4, 5, 6]
        assert faults(log) == []

    def test_the_same_receipts_make_the_same_log(self, log: Path, tmp_path: Path) -> None:
        other = tmp_path / "other.jsonl"
        for receipt in RECEIPTS:
            appended(other, [receipt])
        assert other.read_bytes() == log.read_bytes()

    def test_none_leave_it_as_it_is(self, log: Path, tmp_path: Path) -> None:
        before = log.read_bytes()
        assert appended(log, []) == lines(log)[-1].digest
        assert log.read_bytes() == before
        assert appended(tmp_path / "new.jsonl", []) is None
        assert appended(tmp_path / "new.jsonl", RECEIPTS) == LAST
        assert (tmp_path / "new.jsonl").read_bytes() == WHOLE

    def test_what_fails_on_the_way_leaves_it_unchanged(self, log: Path) -> None:
        def failing() -> Iterator[Receipt]:
            yield RECEIPTS[0]
            raise RuntimeError("停电了")

        before = log.read_bytes()
        with pytest.raises(RuntimeError, match="停电了"):
            appended(log, failing())
        assert log.read_bytes() == before
        assert [path.name for path in log.parent.iterdir()] == [log.name]

    def test_two_programs_do_not_write_it_at_once(self, log: Path) -> None:
        def meanwhile() -> Iterator[Receipt]:
            with pytest.raises(
                InvalidValueError, match=r"另一个程序正在写这份日志；确认没有的，请删去 .*receipts\.jsonl\.lock"
            ):
                appended(log, RECEIPTS)
            yield RECEIPTS[0]

        appended(log, meanwhile())
        assert len(lines(log)) == 6

    @pytest.mark.parametrize("end", [b"{", b"{}\n", b"\n", b"x" * (LONGEST_LINE + 9) + b"\n"])
    def test_a_log_with_a_broken_end_is_not_continued(self, log: Path, end: bytes) -> None:
        log.write_bytes(log.read_bytes() + end)
        with pytest.raises(InvalidValueError, match="日志的最后一行不完整或被改动过，未予接续；请先复核日志"):
            appended(log, RECEIPTS)

    def test_a_missing_folder_is_an_os_error(self, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="No such file"):
            appended(tmp_path / "missing" / "receipts.jsonl", RECEIPTS)


class TestChanged:
    def test_a_changed_receipt_is_named_by_the_next_line(self, log: Path) -> None:
        assert changed(
            log, lambda rows: [*rows[:1], rows[1].replace("符合".encode(), "不明".encode(), 1), *rows[2:]]
        ) == [(3, [BEFORE])]

    def test_a_line_that_is_taken_out_is_counted(self, log: Path) -> None:
        assert changed(log, lambda rows: [*rows[:1], *rows[3:]]) == [(2, ["前面缺 2 行"])]

    def test_a_beginning_that_is_taken_off_is_counted(self, log: Path) -> None:
        assert changed(log, lambda rows: rows[1:]) == [(1, ["前面缺 1 行"])]

    def test_a_line_that_is_put_in_is_named(self, log: Path) -> None:
        assert changed(log, lambda rows: [*rows[:2], rows[1], *rows[2:]]) == [(3, [BEFORE])]

    def test_lines_that_change_places_are_named(self, log: Path) -> None:
        assert changed(log, lambda rows: [rows[1], rows[0], *rows[2:]]) == [
            (1, ["前面缺 1 行"]), (2, [BEFORE]), (3, ["前面缺 1 行"]),
        ]  # fmt: skip

    def test_a_cut_last_line_is_named(self, log: Path) -> None:
        assert changed(log, lambda rows: [*rows[:-1], rows[-1][:-9]]) == [(5, ["不完整，日志在这里被截断"])]
        assert changed(log, lambda rows: [*rows[:-1], rows[0].rstrip(b"\n")]) == [(5, ["不完整，日志在这里被截断"])]

    @pytest.mark.parametrize(
        "row",
        [b"\n", b"[]\n", b"\xff\n", b'{"line": 3}\n', b'{"line": "3", "previous": null, "receipt": {}}\n',
         b'{"line": 0, "previous": null, "receipt": {}}\n', b'{"line": 3, "previous": null, "receipt": []}\n'],
    )  # fmt: skip
    def test_a_line_that_is_none_is_named_and_the_rest_is_read(self, log: Path, row: bytes) -> None:
        assert changed(log, lambda rows: [*rows[:2], row, *rows[3:]]) == [(3, ["不是回执日志的一行，被改动过"])]
        assert [line.receipt for line in lines(log)] == [*RECEIPTS[:2], None, *RECEIPTS[3:]]

    def test_a_line_that_is_too_long_is_skipped(self, log: Path) -> None:
        told = [(3, [f"过长，至多读取 {LONGEST_LINE} 字节"])]
        assert changed(log, lambda rows: [*rows[:2], b"x" * (3 * LONGEST_LINE) + b"\n", *rows[3:]]) == told
        assert lines(log)[2].digest is None

    def test_a_line_is_read_and_continued_up_to_65536_bytes(self, log: Path, tmp_path: Path) -> None:
        path = tmp_path / "long.jsonl"
        appended(path, [*RECEIPTS[:2], evolve(RECEIPTS[2], notice="")])
        room = 65_536 - len(path.read_bytes().splitlines(keepends=True)[2])
        path.unlink()
        appended(path, [*RECEIPTS[:2], evolve(RECEIPTS[2], notice="x" * room)])
        assert faults(path) == []
        appended(path, RECEIPTS[3:])
        assert faults(path) == []
        assert changed(path, lambda rows: [*rows[:2], rows[2].replace(b"xx", b"xxx", 1), *rows[3:]]) == [
            (3, ["过长，至多读取 65536 字节"])
        ]
        before = log.read_bytes()
        with pytest.raises(InvalidValueError, match="过长，至多读取 65536 字节"):
            appended(log, [RECEIPTS[0], evolve(RECEIPTS[2], notice="x" * (room + 1))])
        assert log.read_bytes() == before

    def test_a_receipt_from_the_future_breaks_no_chain(self, log: Path, tmp_path: Path) -> None:
        path = tmp_path / "future.jsonl"
        appended(path, [RECEIPTS[0], evolve(RECEIPTS[1], library="9.0"), RECEIPTS[2]])
        ((number, (told,)),) = faults(path)
        assert (number, lines(path)[1].receipt) == (2, None)
        assert told.startswith("回执由 9.0 版写成，比本版")

    @given(st.integers(0, 10**6), st.binary(max_size=4), st.integers(0, 9))
    def test_no_byte_that_is_changed_is_missed(self, at: int, put: bytes, left_out: int) -> None:
        whole = WHOLE
        at %= len(whole)
        other = whole[:at] + put + whole[at + left_out :]
        found = list(lines_of(io.BytesIO(other)))
        untouched = other == whole[: len(other)] and other.endswith(b"\n")  # no more than lines off the end
        assert any(line.faults for line in found) or untouched or found[-1].digest != LAST

    def test_it_is_told_in_english_too(self, log: Path) -> None:
        rows = log.read_bytes().splitlines(keepends=True)
        log.write_bytes(b"".join([rows[2], rows[0], b"x\n", rows[1][:-1]]))
        assert [[say(fault, "en") for fault in line.faults] for line in lines(log)] == [
            ["2 lines are missing before it"],
            ["does not follow from the line before it: that line was changed, or this line was put in"],
            ["is no line of a log of receipts: it was changed"],
            ["is incomplete: the log is cut here"],
        ]


def test_many_lines_take_no_more_memory_than_few() -> None:
    class Endless(io.RawIOBase):
        """A log of so many lines, made when they are read."""

        def __init__(self, count: int) -> None:
            self.count, self.number, self.previous = count, 0, None

        def readline(self, size: Any = -1) -> bytes:
            if self.number == self.count:
                return b""
            self.number += 1
            line = json.dumps({"line": self.number, "previous": self.previous, "receipt": RECEIPTS[0].content}).encode()
            self.previous = digest_of(line)  # type: ignore[assignment]
            return line + b"\n"

    def peak(count: int) -> int:
        tracemalloc.start()
        for line in lines_of(Endless(count)):  # type: ignore[arg-type]
            assert not line.faults
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(1000) < peak(50) + 300_000  # as text they have 1.5 million bytes
