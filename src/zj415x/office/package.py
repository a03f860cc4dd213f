"""Package: an Office file as a zip, vetted before any of its content is parsed, and a bounded parser for its XML."""

import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from stat import S_ISREG
from typing import Any, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from attrs import define, field

from ..errors import InvalidDocumentError, InvalidValueError, quoted
from ..words import Phrase
from .signature import OLE, ZIP, is_office_file

LARGEST = 16 * 2**20
"""The size limit of an Office file, in bytes."""
_SUSPECT, _RATIO = 8 * 2**20, 300  # larger parts with a higher compression ratio are crafted, not typed
_PARTS = 2000
_TIMES = 3  # each part is unpacked to vet it and to read it; the start of a sheet once more
_CHUNK = 2**16
_ENTRY = b"PK\x01\x02"  # the signature that starts the zip entry of each part

_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."  # the first entry, stored as it is
_START = 512  # bytes that show what a file is
_XML = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
_DTD = re.compile(rb"<!(DOCTYPE|ENTITY)")
_MACROS = re.compile(r"(^|/)vbaProject\.bin$", re.IGNORECASE)

# What reading a broken, truncated or mislabelled zip may raise.
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)


@define
class Budget:
    """The limits on reading a file, and what has been used: unpacked bytes, and parsed tags.

    ``most_inflated`` limits the bytes of all parts together, ``most_tags`` the tags parsed in total.
    """

    most_inflated: int = 96 * 2**20
    most_tags: int = 2_500_000
    unpacked: int = field(default=0, init=False)
    tags: int = field(default=0, init=False)

    def unpack(self, count: int) -> None:
        """Spend unpacked bytes. Raises InvalidDocumentError where parts are unpacked too often."""
        self.unpacked += count
        if self.unpacked > _TIMES * self.most_inflated:
            self.refuse_size()

    def read(self, tags: int) -> None:
        """Spend parsed tags. Raises InvalidDocumentError past the limit."""
        self.tags += tags
        if self.tags > self.most_tags:
            raise fault("文件中的单元格过多，无法读取；请只保留需填报的内容")

    def refuse_size(self) -> NoReturn:
        """Raise InvalidDocumentError with the limit on the unpacked size."""
        raise fault("文件解压后过大，至多读取 {most} 字节", most=self.most_inflated)


class Package:
    """The parts of an Office file (.xlsx, .docx); reading a part gives at most the vetted size.

    ``has_macros``: it carries programs, which the library neither runs nor reads. ``budget`` limits the cost of
    reading.
    """

    def __init__(self, content: bytes, what: Phrase, budget: Budget | None = None) -> None:
        self.budget: Budget = Budget() if budget is None else budget
        _check_kind(content, what)
        try:
            self._zip = ZipFile(BytesIO(content))
            self._parts = {_plain(part.filename): part for part in self._zip.infolist()}
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
        return _plain(name) in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Stream the bytes of a part."""
        with self._zip.open(self._parts[_plain(name)]) as part:
            while chunk := part.read(_CHUNK):
                self.budget.unpack(len(chunk))
                yield chunk

    def _check_markup(self, name: str) -> None:
        """Decompress an XML part (verifying the CRC), and reject DTDs and entities."""
        before = b""
        for chunk in self.chunks(name):
            if _DTD.search(before + chunk):
                part = quoted(self._parts[name].filename)
                raise fault("文件中的 {part} 含有 DTD 或实体定义，不予读取", part=part)
            before = chunk[-16:]


def _plain(name: str) -> str:
    """Fold the name of a part as Office programs do: case, backslashes and a leading slash tell no parts apart."""
    return name.replace("\\", "/").lstrip("/").casefold()


def content_of(path: Path) -> bytes:
    """Read a file's bytes, cut off one byte past the limit.

    Raises:
        InvalidDocumentError: a folder, a pipe, or the lock file that an Office program leaves beside an open file.
        OSError: the file cannot be opened.
    """
    if not S_ISREG(path.stat().st_mode):
        raise fault("不是文件，而是文件夹、管道等，无法读取；请指定工作簿文件")
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if path.name.startswith("~$") and not is_office_file(content):
        raise fault("是打开工作簿时留下的锁文件（~$ 开头），里面没有表；请选去掉 ~$ 的那一个")
    return content


def fault(message: str, **values: Any) -> InvalidDocumentError:
    """Make the error of a file that cannot be read at all."""
    return InvalidDocumentError((("$", InvalidValueError(message, **values)),))


def broken() -> InvalidDocumentError:
    """Make the error of a damaged file."""
    return fault("文件已损坏，无法打开；请用 Excel 或 WPS 修复后另存一份")


def _check_kind(content: bytes, what: Phrase) -> None:
    """Check that the file is a zip. Raises InvalidDocumentError, which names the actual type."""
    if len(content) > LARGEST:
        raise fault("文件过大，至多读取 {most} 字节", most=LARGEST)
    if content.startswith(ZIP):
        if content.count(_ENTRY) > _PARTS:
            raise fault("文件中的部件过多，至多 {most} 个", most=_PARTS)
        if content[:_START].find(_OPEN_DOCUMENT) >= 0:
            raise fault("文件是 OpenDocument 格式（如 .ods、.odt）；请用 Excel 或 WPS 打开，另存为{what}", what=what)
        return
    if content.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise fault("文件已加密，无法打开；请取消密码后另存一份")
        message = "文件是旧格式（如 .xls、.et、.doc），不能只改扩展名；请用 Excel 或 WPS 打开，另存为{what}"
        raise fault(message, what=what)
    if not content:
        raise fault("文件是空的")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise fault("文件是网页或 XML，不能只改扩展名；请用 Excel 或 WPS 打开，另存为{what}", what=what)
    if b"\0" not in content[:_START] or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise fault("文件是纯文本（如 .csv、.txt），不能只改扩展名；请用 Excel 或 WPS 打开，另存为{what}", what=what)
    raise fault("文件不是{what}", what=what)


def _check_sizes(parts: list[ZipInfo], budget: Budget) -> None:
    """Check that the parts are few, unencrypted, and of plausible sizes; unpacking never exceeds the declared size."""
    if len({_plain(part.filename) for part in parts}) < len(parts):
        raise fault("文件中有同名部件，不予读取")
    if sum(one.file_size for one in parts) > budget.most_inflated:
        budget.refuse_size()
    for one in parts:
        if one.flag_bits & 1:
            raise fault("文件已加密，无法打开；请取消密码后另存一份")
        if one.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise broken()
        if one.file_size > max(_SUSPECT, one.compress_size * _RATIO):
            message = "文件中的 {part} 压缩比异常（解压后 {size} 字节），为安全起见不予读取"
            raise fault(message, part=quoted(one.filename), size=one.file_size)


Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]
Text = Callable[[str], object]

_NAMES = 2000  # distinct names of elements and attributes, all of which a parser keeps
_TAG = 2**20  # bytes of one tag or comment: a parser keeps it whole and rescans it with each chunk


def walk(package: Package, name: str, *, start: Start, end: End, text: Text) -> Iterator[None]:
    """Parse a part and call the three handlers, yielding between chunks.

    Raises:
        InvalidDocumentError: invalid XML, entity definitions, or limits exceeded.
    """
    names: dict[str, str] = {}
    parser = ParserCreate(intern=names)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text

    def refuse(*_: object) -> None:
        raise fault("文件中的 {part} 含有 DTD 或实体定义，不予读取", part=quoted(name))

    parser.StartDoctypeDeclHandler = refuse
    read = 0
    try:
        for chunk in package.chunks(name):
            package.budget.read(chunk.count(b"<"))
            parser.Parse(chunk)
            read += len(chunk)
            if len(names) > _NAMES or read - parser.CurrentByteIndex > _TAG:
                raise broken()
            yield
        parser.Parse(b"", True)
    except InvalidDocumentError:
        raise
    except (ExpatError, LookupError, ValueError):
        raise broken() from None
    yield


def local(name: str) -> str:
    """Strip the namespace prefix of a name."""
    return name.rpartition(":")[2]


def prefix_of(package: Package, name: str) -> str:
    """Find the prefix, with its colon, of the spreadsheet namespace in a part; usually none."""
    found = re.search(rb"<(\w+:)worksheet\b", next(package.chunks(name), b""))
    return found[1].decode() if found else ""
