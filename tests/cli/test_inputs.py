"""Inputs: the documents of a file, one at a time."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from zj415x import ClusterApplication, InvalidDocumentError, JingpinProduct
from zj415x.cli import inputs
from zj415x.cli.console import Console
from zj415x.cli.inputs import Piece, pieces_of, size_of
from zj415x.exchange import LARGEST
from zj415x.wording import LOCALES

from ..builders import NOTICE
from .samples import APPLICATION, PRODUCT, line, typed

CONSOLE = Console.speaking(LOCALES[0])
Written = Callable[[str, bytes], str]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write


def problem(piece: Piece) -> str:
    """Return the problem of a whole document."""
    try:
        piece.subject(NOTICE)
    except InvalidDocumentError as error:
        ((path, said),) = error.problems
        assert path == "$"
        return said
    except (OSError, ValueError) as error:
        return str(error)
    raise AssertionError


class TestLines:
    @pytest.mark.parametrize("name", ["a.jsonl", "a.NDJSON"])
    def test_each_line_is_a_document_and_blank_lines_none(self, name: str, written: Written) -> None:
        path = written(name, b"\xef\xbb\xbf" + line(APPLICATION) + b"\r\n\n \t\n" + line(PRODUCT))
        first, second = pieces_of(path)
        assert (first.line, second.line) == (1, 4)
        assert isinstance(first.subject(NOTICE), ClusterApplication)
        assert isinstance(second.subject(NOTICE), JingpinProduct)
        assert second.name(CONSOLE) == f"{path}:4"

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"{", "这一行的 JSON 格式有误：第 2 列"),
            (b"[]", "这一行应是一个 JSON 对象 {…}，不是 列表 […]"),
            (b'{"\xff"}', "这一行从第 3 字节起不是 UTF-8 编码"),
            (b"[" * 100_000, "括号嵌套过深"),
            (b"{}", "无法识别材料的种类：集群申报应有 applicant 和 tier，精品产品应有 enterprise 和 category"),
        ],
        ids=["cut", "list", "bytes", "brackets", "empty"],
    )
    def test_a_bad_line_does_not_stop_the_rest(self, content: bytes, says: str, written: Written) -> None:
        bad, good = pieces_of(written("a.jsonl", content + b"\n" + line(PRODUCT) + b"\n"))
        assert problem(bad) == says
        assert isinstance(good.subject(NOTICE), JingpinProduct)

    @pytest.mark.parametrize(("more", "fits"), [(0, True), (1, False), (200_000, False)])
    def test_skips_a_line_past_the_limit(self, more: int, fits: bool, written: Written) -> None:
        product = line(PRODUCT)
        long = product[:-1] + b" " * (LARGEST - len(product) + more) + b"}"
        first, second = pieces_of(written("a.jsonl", long + b"\n" + product))
        assert isinstance(first.content, bytes)
        assert len(first.content) == LARGEST + bool(more)
        if fits:
            assert isinstance(first.subject(NOTICE), JingpinProduct)
        else:
            assert problem(first) == f"这一行过长，至多读取 {LARGEST} 字节"
        assert second.line == 2
        assert isinstance(second.subject(NOTICE), JingpinProduct)

    def test_skips_a_last_line_past_the_limit(self, written: Written) -> None:
        (only,) = pieces_of(written("a.jsonl", b"x" * (LARGEST + 2)))
        assert problem(only) == f"这一行过长，至多读取 {LARGEST} 字节"

    @pytest.mark.parametrize("content", [b"", b"\n \n"])
    def test_a_file_without_documents_fails(self, content: bytes, written: Written) -> None:
        (only,) = pieces_of(written("a.jsonl", content))
        assert only.line is None
        assert problem(only) == "文件中没有任何材料"

    def test_line_messages_match_the_readers_file_messages(self) -> None:
        source = Path(sys.modules["zj415x.exchange.document"].__file__ or "").read_text(encoding="utf-8")
        assert all(f'"{message}"' in source for message in inputs._OF_A_LINE)

    def test_what_is_said_of_a_workbook_matches_the_forms_reader(self) -> None:
        source = Path(inputs.__file__).parents[1] / "office" / "excel" / "form_rows.py"
        assert f'"{inputs._NO_FORM}"' in source.read_text(encoding="utf-8")


class TestStandardInput:
    def test_stdin_may_hold_one_document_over_many_lines(self, monkeypatch: pytest.MonkeyPatch) -> None:
        typed(monkeypatch, Path(APPLICATION).read_bytes())
        (only,) = pieces_of("-")
        assert isinstance(only.subject(NOTICE), ClusterApplication)
        assert only.name(CONSOLE) == "标准输入"
        assert only.name(Console.speaking("en")) == "standard input"

    def test_stdin_is_lines_if_its_first_line_is_an_object(self, monkeypatch: pytest.MonkeyPatch) -> None:
        typed(monkeypatch, line(APPLICATION) + b"\n" + line(PRODUCT))
        assert [piece.name(CONSOLE) for piece in pieces_of("-")] == ["标准输入:1", "标准输入:2"]

    @pytest.mark.parametrize("content", [b"[" * 100_000, b"[]\n[]", b"\xff", b"1\n2"])
    def test_stdin_is_one_document_otherwise(self, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        typed(monkeypatch, content)
        (only,) = pieces_of("-")
        assert (only.line, only.content) == (None, content)

    def test_reports_empty_or_closed_stdin(self, monkeypatch: pytest.MonkeyPatch) -> None:
        typed(monkeypatch, b"")
        (only,) = pieces_of("-")
        assert problem(only) == "标准输入是空的"
        monkeypatch.setattr(sys, "stdin", None)
        (only,) = pieces_of("-")
        assert problem(only) == "标准输入没有打开"


class TestSizes:
    def test_adds_sizes_of_files_but_not_streams(self, tmp_path: Path, written: Written) -> None:
        files = [written("a", b"123"), written("b", b"45"), str(tmp_path / "none")]
        assert size_of(files) == 5
        assert size_of([*files, "-"]) is None
        assert size_of([*files, str(tmp_path)]) is None


def test_an_office_file_named_jsonl_is_no_json_lines(written: Written) -> None:
    (only,) = pieces_of(written("a.jsonl", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\n1"))
    assert only.line is None
    assert problem(only).startswith("文件是旧格式")
