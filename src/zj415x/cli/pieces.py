"""Pieces: the documents that a file holds, one after the other, with no more of them in memory than one."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import BinaryIO

from attrs import frozen

from ..cluster.application import ClusterApplication
from ..editions.y2026 import NOTICE
from ..errors import InvalidDocumentError, InvalidValueError, Zj415xError
from ..exchange import LARGEST, read
from ..jingpin.product import JingpinProduct
from .console import Console
from .workbooks import is_workbook, subject_in

STDIN = "-"
"""What stands for standard input in the place of a file."""
_SUFFIXES = (".jsonl", ".ndjson")
_CHUNK = 2**16
# What is said of a document that is a line of a file, and no file.
_OF_A_LINE = {
    "文件太大，至多读 {most} 字节": "这一行太长，至多读 {most} 字节",
    "文件不是 UTF-8 编码（第 {place} 字节起）；请另存为 UTF-8": "这一行从第 {place} 字节起不是 UTF-8 编码",
    "文件不是 JSON：第 {line} 行第 {column} 列读不下去": "这一行不是 JSON：第 {column} 列读不下去",
    "文件应是一个 JSON 对象 {{…}}，不是 {value}": "这一行应是一个 JSON 对象 {{…}}，不是 {value}",
}


@frozen
class Piece:
    """A document: the bytes of a ``file``, or of a ``line`` in it, or why there are none."""

    file: str
    line: int | None
    content: bytes | Exception

    def name(self, console: Console) -> str:
        """Where it is from: a.json, or a.jsonl:7."""
        file = console.words("标准输入") if self.file == STDIN else self.file
        return file if self.line is None else f"{file}:{self.line}"

    def subject(self) -> ClusterApplication | JingpinProduct:
        """The application or product that it holds.

        Raises:
            InvalidDocumentError: with all its problems.
            InvalidValueError, OSError: there is nothing to read.
        """
        if isinstance(self.content, Exception):
            raise self.content
        if self.line is None:
            return subject_in(self.content)
        try:
            return read(self.content, NOTICE)
        except InvalidDocumentError as error:
            raise InvalidDocumentError(tuple((at, _of_a_line(one)) for at, one in error.faults)) from None


def pieces_of(file: str) -> Iterator[Piece]:
    """The documents of a file: its lines where its name says so, or those of standard input if the first one is whole.

    What keeps it from being read is told in the place of a document.
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
    """The lines that are not blank; of one that is too long so much that it is seen to be."""
    number, blank = 0, True
    while line:
        number += 1
        text = line.rstrip(b"\r\n")
        if text.strip(b" \t\xef\xbb\xbf"):
            blank = False
            yield Piece(file, number, text)
        while line and not line.endswith(b"\n"):  # the rest of one that is too long
            line = stream.readline(_CHUNK)
        line = stream.readline(LARGEST + 1)
    if blank:
        raise InvalidValueError("文件里一份也没有")


def _is_object(line: bytes) -> bool:
    """Is a line an object of JSON by itself, so that what follows can only be another one?"""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _of_a_line(error: Zj415xError) -> Zj415xError:
    message = _OF_A_LINE.get(error.message)
    return error if message is None else InvalidValueError(message, **error.values)


def size_of(files: list[str]) -> int | None:
    """How many bytes files have together; None where one of them is a stream, which has no end before it is read."""
    total = 0
    for one in files:
        if one == STDIN or (os.path.exists(one) and not os.path.isfile(one)):
            return None
        with suppress(OSError):  # one that is not there has none
            total += os.path.getsize(one)
    return total
