"""Inputs: the documents of a file, read one at a time."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import TYPE_CHECKING, BinaryIO

from ..cluster.application import ClusterApplication
from ..errors import InvalidDocumentError, InvalidValueError, Zj415xError
from ..exchange import LARGEST, read, read_ranking
from ..hooks import frozen
from ..jingpin.product import JingpinProduct
from ..jingpin.recommendation import ListedProduct
from ..notice import Notice
from .console import Console

# The office modules are imported only for the files that need them.
if TYPE_CHECKING:
    from pathlib import Path

    from ..office import Remark


def content(path: "Path") -> bytes:
    """Read a file's bytes, cut off one byte past the limit. Raises OSError."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def write(path: "Path", whole: bytes) -> None:
    """Replace a file once the new content is complete; until then the old one is unchanged. Raises OSError."""
    from ..office.files import written

    if path.exists() and not path.is_file():
        path.write_bytes(whole)  # write pipes and devices in place: they cannot be replaced
        return
    written(path, whole)


def may_write(path: "Path", *, force: bool, console: Console) -> bool:
    """Tell whether a file may be written; if not, because it is there already, say so."""
    if not os.path.lexists(path) or force or path.is_dir():
        return True
    console.tell(console.words("{path}：文件已存在，未予写入；如需覆盖，请加 --force", path=str(path)))
    return False


def print_bytes(whole: bytes) -> None:
    """Print bytes unchanged, bypassing the console's encoding and line ends."""
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:  # stdout was closed before the start, or is no console
        print(whole.decode(), end="")
    else:
        raw.write(whole)


STDIN = "-"
"""The argument that means standard input."""
_SUFFIXES = (".jsonl", ".ndjson")
_CHUNK = 2**16
_NO_OBJECT = "文件应是一个 JSON 对象 {{…}}，不是 {value}"
# Messages about a document on one line of a file.
_OF_A_LINE = {
    "文件过大，至多读取 {most} 字节": "这一行过长，至多读取 {most} 字节",
    "文件不是 UTF-8 编码（第 {place} 字节起）；请另存为 UTF-8": "这一行从第 {place} 字节起不是 UTF-8 编码",
    "JSON 格式有误：第 {line} 行第 {column} 列": "这一行的 JSON 格式有误：第 {column} 列",
    _NO_OBJECT: "这一行应是一个 JSON 对象 {{…}}，不是 {value}",
}
# What is said of a workbook without the form.
_NO_FORM = "没有找到{form}；请使用本工具导出的空白表"


@frozen
class Piece:
    """A document: the bytes of a ``file`` or of one ``line``, or the error that prevented reading them."""

    file: str
    line: int | None
    content: bytes | Exception

    @property
    def size(self) -> int:
        """How many bytes of the file it took."""
        return len(self.content) if isinstance(self.content, bytes) else 0

    def name(self, console: Console) -> str:
        """Name the document: a.json, or a.jsonl:7."""
        file = console.words("标准输入") if self.file == STDIN else self.file
        return file if self.line is None else f"{file}:{self.line}"

    def subject(self, notice: Notice) -> ClusterApplication | JingpinProduct:
        """Read the application or product.

        Raises:
            InvalidDocumentError: carries all problems of the document.
            InvalidValueError, OSError: the bytes could not be read.
        """
        if isinstance(self.content, Exception):
            raise self.content
        if self.line is None:
            return subject_in(self.content, notice)
        try:
            return read(self.content, notice)
        except InvalidDocumentError as error:
            raise InvalidDocumentError(tuple((at, _of_a_line(problem)) for at, problem in error.faults)) from None


Subject = ClusterApplication | JingpinProduct


def name_of(subject: Subject) -> str:
    """Name the applicant or the product."""
    return subject.applicant.name if isinstance(subject, ClusterApplication) else subject.name


def kind_of(subject: Subject) -> str:
    """Name the tier or the category."""
    return str(subject.tier if isinstance(subject, ClusterApplication) else subject.category)


def pieces_of(file: str) -> Iterator[Piece]:
    """Stream the documents of a file: one a line for JSON Lines (by suffix; on stdin, by its first line), else one.

    An unreadable document is yielded with its error.
    """
    try:
        with _opened(file) as stream:
            first = stream.readline(LARGEST + 1)
            by_lines = _is_object(first) if file == STDIN else file.lower().endswith(_SUFFIXES)
            if by_lines and not is_workbook(first):
                yield from _lines(file, first, stream)
            elif not first and file == STDIN:
                raise InvalidValueError("标准输入是空的")
            else:
                yield Piece(file, None, first + stream.read(LARGEST + 1 - len(first)))
    except (OSError, InvalidValueError) as error:
        yield Piece(file, None, error)


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    if file != STDIN:
        return open(file, "rb")
    stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InvalidValueError("标准输入没有打开")
    return nullcontext(stream)


def _lines(file: str, line: bytes, stream: BinaryIO) -> Iterator[Piece]:
    """Stream the lines that have content, each cut off one byte past the limit."""
    number, blank = 0, True
    while line:
        number += 1
        text = line.rstrip(b"\r\n")
        if text.strip(b" \t\xef\xbb\xbf"):
            blank = False
            yield Piece(file, number, text)
        while line and not line.endswith(b"\n"):  # skip the rest of a line past the limit
            line = stream.readline(_CHUNK)
        line = stream.readline(LARGEST + 1)
    if blank:
        raise InvalidValueError("文件中没有任何材料")


def _is_object(line: bytes) -> bool:
    """Tell whether a line is a complete JSON object, so that the next line starts another."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _of_a_line(error: Zj415xError) -> Zj415xError:
    message = _OF_A_LINE.get(error.message)
    return error if message is None else InvalidValueError(message, **error.values)


def _of_a_list(error: InvalidDocumentError) -> InvalidDocumentError:
    """Say how many documents go into one file, where a list stands in the place of one."""
    ((_, problem), *_) = error.faults
    if problem.message != _NO_OBJECT or getattr(problem.values["value"], "message", "") != "列表 […]":
        return error
    told = InvalidValueError("文件里是列表，不是一份材料；许多份的，每行写一份，文件名以 .jsonl 结尾")
    return InvalidDocumentError((("$", told),))


def size_of(files: list[str]) -> int | None:
    """Sum the sizes of files; None if one is a stream of unknown size."""
    total = 0
    for file in files:
        if file == STDIN or (os.path.exists(file) and not os.path.isfile(file)):
            return None
        with suppress(OSError):  # a missing file has no size
            total += os.path.getsize(file)
    return total


_BEGINNING, _BEFORE = 1024, b"\xef\xbb\xbf \t\r\n"


def is_workbook(content: bytes) -> bool:
    """Tell whether a file looks like an Office file by its first bytes, readable or not, or is HTML named as one."""
    from ..office import is_office_file

    return is_office_file(content) or content[:_BEGINNING].lstrip(_BEFORE).startswith(b"<")


def subject_in(content: bytes, notice: Notice) -> ClusterApplication | JingpinProduct:
    """Read the application or product in a file: JSON, or the form as a workbook.

    Raises:
        InvalidDocumentError: carries all problems; for another table of the notice, says which command takes it.
    """
    if not is_workbook(content):
        try:
            return read(content, notice)
        except InvalidDocumentError as error:
            raise _of_a_list(error) from None
    from ..office import read_form_workbook

    try:
        return read_form_workbook(content, notice)
    except InvalidDocumentError as error:
        told = _told(content, notice) if _is_none(error) else None
        if told is None and error.faults[0][1].message == _NO_FORM:
            told = InvalidValueError("没有找到申报信息表，也没有栏目齐全的清单；空白表用 zj415x form 导出")
        raise error if told is None else InvalidDocumentError((("$", told),)) from None


def ranking_in(
    content: bytes, notice: Notice, sheet: str | None = None
) -> "tuple[tuple[ListedProduct, ...], tuple[Remark, ...]]":
    """Read the ranked list in a file, JSON or a recommendation sheet; return it with the remarks on it.

    Raises:
        InvalidDocumentError: carries all problems of the file.
        UnknownNameError: no sheet has that name.
    """
    if not is_workbook(content):
        return read_ranking(content, notice), ()
    from ..office import read_recommendations

    read = read_recommendations(content, notice, sheet=sheet)
    return read.products, read.remarks


@frozen
class Recommended:
    """What `allocate --json` wrote: the products recommended, by whom, and how many tied ones await a decision."""

    recommender: str
    products: tuple[ListedProduct, ...]
    tied: int


def recommended_in(content: bytes, notice: Notice) -> Recommended | None:
    """Read an allocation that `allocate --json` wrote; None if the file holds something else.

    Raises:
        InvalidDocumentError: carries all problems of the file.
    """
    from ..exchange.document import loaded

    document = None if is_workbook(content) else loaded(content)
    if not isinstance(document, dict) or not {"recommender", "recommended"} <= document.keys():
        return None
    try:
        recommender = notice.jingpin.quotas[document["recommender"]].name
    except Zj415xError as error:
        raise InvalidDocumentError((("$.recommender", error),)) from None
    try:
        products = read_ranking({"ranked": document["recommended"]}, notice)
    except InvalidDocumentError as error:
        faults = [(at.replace("$.ranked", "$.recommended", 1), problem) for at, problem in error.faults]
        raise InvalidDocumentError(tuple(faults)) from None
    tied = document.get("tied")
    return Recommended(recommender, products, len(tied) if isinstance(tied, list) else 0)


def _told(content: bytes, notice: Notice) -> InvalidValueError | None:
    """Say which command takes another table of the notice; None if the file is none of them."""
    from ..office import read_recommendations, read_roster

    tables: tuple[tuple[Callable[[bytes, Notice], object], str], ...] = (
        (read_recommendations, "这是推荐汇总表；用 zj415x allocate 按名额截取，check 核对的是申报信息表"),
        (read_roster, "这是工作人员信息汇总表，没有可核对的；check 核对的是申报信息表"),
    )
    for reads, message in tables:
        try:
            reads(content, notice)
        except InvalidDocumentError as error:
            if _is_none(error):
                continue
        return InvalidValueError(message)
    return None


def _is_none(error: InvalidDocumentError) -> bool:
    """Tell whether the error concerns the whole file, so that nothing in it was read."""
    return error.faults[0][0] == "$"
