"""Package: an Office file as the zip that it is, looked at before anything in it is read."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from stat import S_ISREG
from typing import Any, NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from attrs import define, field

from ..errors import InvalidDocumentError, InvalidValueError, quoted
from ..words import Phrase

LARGEST = 16 * 2**20
"""The largest Office file that is read, in bytes."""
_SUSPECT, _RATIO = 8 * 2**20, 300  # parts above the first that shrank by more than the second are made, not written
_PARTS = 2000
_TIMES = 3  # each part is unpacked to be looked at and to be read, and where a sheet begins once more
_CHUNK = 2**16
_ENTRY = b"PK\x01\x02"  # which begins the zip's entry of each part

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
_DTD = re.compile(rb"<!(DOCTYPE|ENTITY)")
_MACROS = re.compile(r"(^|/)vbaProject\.bin$", re.IGNORECASE)

# What reading a zip fails with where it is broken, cut off or wrongly labelled.
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)


@define
class Budget:
    """What reading a file may cost, and what it has cost: the bytes that were unpacked, and the tags that were read.

    ``most_inflated`` are the bytes of all its parts together, ``most_tags`` the tags of all that is read of them.
    """

    most_inflated: int = 96 * 2**20
    most_tags: int = 2_500_000
    unpacked: int = field(default=0, init=False)
    tags: int = field(default=0, init=False)

    def unpack(self, count: int) -> None:
        """Take so many bytes. Raises InvalidDocumentError where parts are unpacked again and again."""
        self.unpacked += count
        if self.unpacked > _TIMES * self.most_inflated:
            self.refuse_size()

    def read(self, tags: int) -> None:
        """Take so many tags. Raises InvalidDocumentError where these are too many."""
        self.tags += tags
        if self.tags > self.most_tags:
            _refuse("文件中的单元格过多，无法读取；请只保留需填报的内容")

    def refuse_size(self) -> NoReturn:
        """Raise InvalidDocumentError, which says how large a file may be once it is unpacked."""
        _refuse("文件解压后过大，至多读取 {most} 字节", most=self.most_inflated)


class Package:
    """The parts of an Office file (.xlsx, .docx), none of which can be more than was looked at.

    ``has_macros``: it carries programs, which nothing here runs or reads. ``budget`` is what reading it may cost.
    """

    def __init__(self, content: bytes, what: Phrase, budget: Budget | None = None) -> None:
        self.budget: Budget = Budget() if budget is None else budget
        _check_kind(content, what)
        try:
            self._zip = ZipFile(BytesIO(content))
            self._parts = {one.filename: one for one in self._zip.infolist()}
            _check_sizes(self._zip.infolist(), self.budget)
            for name in self._parts:
                if _XML.search(name):
                    self._check_markup(name)
        except InvalidDocumentError:
            raise
        except _BROKEN:
            raise broken() from None
        self.has_macros: bool = any(_MACROS.search(name) for name in self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece."""
        with self._zip.open(self._parts[name]) as part:
            while chunk := part.read(_CHUNK):
                self.budget.unpack(len(chunk))
                yield chunk

    def _check_markup(self, name: str) -> None:
        """Inflate a part of XML, whose sum is checked thereby, and look for what XML can grow or load by."""
        before = b""
        for chunk in self.chunks(name):
            if _DTD.search(before + chunk):
                _refuse("文件中的 {part} 含有 DTD 或实体定义，不予读取", part=quoted(name))
            before = chunk[-16:]


def is_office_file(content: bytes) -> bool:
    """Does a file begin as one of an office does, new or old, be it readable or not?"""
    return content.startswith((_ZIP, _OLE))


def content_of(path: Path) -> bytes:
    """What a file holds, and of one that is too large so much that it is seen to be.

    Raises:
        InvalidDocumentError: it is a folder, a pipe, or what a program leaves beside a file that it has open.
        OSError: it cannot be opened.
    """
    if not S_ISREG(path.stat().st_mode):
        _refuse("不是文件，而是文件夹、管道等，无法读取；请指定工作簿文件")
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if path.name.startswith("~$") and not is_office_file(content):
        _refuse("是打开工作簿时留下的锁文件（~$ 开头），里面没有表；请选去掉 ~$ 的那一个")
    return content


def fault(message: str, **values: Any) -> InvalidDocumentError:
    """A file of which nothing can be read."""
    return InvalidDocumentError((("$", InvalidValueError(message, **values)),))


def broken() -> InvalidDocumentError:
    """A file whose parts are not what they ought to be."""
    return fault("文件已损坏，无法打开；请用 Excel 或 WPS 修复后另存一份")


def _refuse(message: str, **values: Any) -> NoReturn:
    raise fault(message, **values)


def _check_kind(content: bytes, what: Phrase) -> None:
    """Is it a zip at all? Raises InvalidDocumentError, which says what it is instead."""
    if len(content) > LARGEST:
        _refuse("文件过大，至多读取 {most} 字节", most=LARGEST)
    if content.startswith(_ZIP):
        if content.count(_ENTRY) > _PARTS:
            _refuse("文件中的部件过多，至多 {most} 个", most=_PARTS)
        return
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            _refuse("文件已加密，无法打开；请取消密码后另存一份")
        _refuse("文件是旧格式（如 .xls、.doc），不能只改扩展名；请用 Excel 或 WPS 打开，另存为{what}", what=what)
    if not content:
        _refuse("文件是空的")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        _refuse("文件是网页或 XML，不能只改扩展名；请用 Excel 或 WPS 打开，另存为{what}", what=what)
    _refuse("文件不是{what}", what=what)


def _check_sizes(parts: list[ZipInfo], budget: Budget) -> None:
    """Are the parts, which never inflate to more than is declared, few, plain and of a size that somebody typed?"""
    if len({one.filename.casefold() for one in parts}) < len(parts):
        _refuse("文件中有同名部件，不予读取")
    if sum(one.file_size for one in parts) > budget.most_inflated:
        budget.refuse_size()
    for one in parts:
        if one.flag_bits & 1:
            _refuse("文件已加密，无法打开；请取消密码后另存一份")
        if one.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise broken()
        if one.file_size > max(_SUSPECT, one.compress_size * _RATIO):
            message = "文件中的 {part} 压缩比异常（解压后 {size} 字节），为安全起见不予读取"
            _refuse(message, part=quoted(one.filename), size=one.file_size)
