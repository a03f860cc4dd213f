"""Package: an Office file is vetted as a zip before any of its content is parsed."""

import os
import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from zj415x.errors import InvalidDocumentError
from zj415x.office.package import LARGEST, Budget, Package, content_of
from zj415x.office.signature import is_office_file
from zj415x.words import Phrase

from .books import HEADERS, parts, raw, typed, zipped

WHAT = Phrase("Excel 工作簿（.xlsx）")
_OPEN_DOCUMENT = BytesIO()
with ZipFile(_OPEN_DOCUMENT, "w", ZIP_STORED) as _file:
    _file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
OPEN_DOCUMENT = _OPEN_DOCUMENT.getvalue()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(content: bytes, budget: Budget | None = None) -> str:
    with pytest.raises(InvalidDocumentError) as caught:
        Package(content, WHAT, budget)
    ((path, sentence),) = caught.value.problems
    assert path == "$"
    return sentence


def test_streams_the_parts() -> None:
    package = Package(zipped({"a.xml": "<a/>", "b.bin": b"x" * 200_000}), WHAT)
    assert list(package) == ["a.xml", "b.bin"]
    assert "a.xml" in package
    assert "c.xml" not in package
    assert len(list(package.chunks("b.bin"))) > 1
    assert b"".join(package.chunks("b.bin")) == b"x" * 200_000
    assert not package.has_macros


def test_notices_macros() -> None:
    assert Package(zipped({"xl/vbaProject.bin": b"program"}), WHAT).has_macros
    assert Package(zipped({"word/VBAPROJECT.BIN": b"program"}), WHAT).has_macros


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "文件是空的"),
        (OLE, "旧格式（如 .xls、.et、.doc），不能只改扩展名；请用 Excel 或 WPS 打开，另存为Excel 工作簿（.xlsx）"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "文件已加密"),
        (b"\xef\xbb\xbf<html><table>", "文件是网页或 XML"),
        (b'<?xml version="1.0"?><Workbook>', "文件是网页或 XML"),
        (
            "序号,企业名称".encode("gbk"),
            "文件是纯文本（如 .csv、.txt），不能只改扩展名；请用 Excel 或 WPS 打开，另存为Excel 工作簿（.xlsx）",
        ),
        ("序号\t企业名称".encode("utf-16"), "文件是纯文本（如 .csv、.txt）"),
        (b"\x00\x01", "文件不是Excel 工作簿（.xlsx）"),
        (
            OPEN_DOCUMENT,
            "文件是 OpenDocument 格式（如 .ods、.odt）；请用 Excel 或 WPS 打开，另存为Excel 工作簿（.xlsx）",
        ),
        (b"PK\x03\x04" + bytes(LARGEST), "文件过大"),
        (b"PK\x03\x04 and no more", "文件已损坏"),
        (zipped({"a.xml": "<a>" * 50_000})[:-40], "文件已损坏"),
    ],
)
def test_refuses_other_files_in_one_sentence(content: bytes, sentence: str) -> None:
    assert sentence in refused(content)


def test_recognises_unreadable_office_files() -> None:
    assert is_office_file(typed(HEADERS))
    assert is_office_file(OLE)
    assert not is_office_file(b'{"ranked": []}')


def test_refuses_a_part_with_a_wrong_crc() -> None:
    content = bytearray(zipped({"a.xml": "<a>甲</a>" * 50}))
    at = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 16, 1)  # its CRC
    assert "文件已损坏" in refused(bytes(content))


def test_refuses_a_part_larger_than_declared() -> None:
    content = bytearray(zipped({"a.xml": "<a/>" * 500_000}))
    at = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, 4)  # the size it inflates to
    assert "文件已损坏" in refused(bytes(content))


def test_refuses_an_encrypted_zip() -> None:
    content = bytearray(zipped({"a.xml": "<a/>"}))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    assert "已加密" in refused(bytes(content))


def test_refuses_other_compression_methods() -> None:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_BZIP2) as package:
        package.writestr("a.xml", "<a/>")
    assert "文件已损坏" in refused(kept.getvalue())


def test_the_same_part_twice_is_refused() -> None:
    assert "同名部件" in refused(zipped({"xl/a.xml": "<a/>", "xl/A.xml": "<a/>"}))


def test_thousands_of_parts_are_not_even_listed() -> None:
    assert "部件过多" in refused(zipped({f"{number}.bin": b"" for number in range(2001)}))


def bomb(size: int, method: int, name: str = "xl/media/a.png") -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", method) as package, package.open(name, "w") as part:
        for _ in range(size // 2**20):
            part.write(bytes(2**20))
    return kept.getvalue()


def test_what_shrank_beyond_belief_is_not_unpacked() -> None:
    assert "压缩比异常" in refused(bomb(9 * 2**20, ZIP_DEFLATED))
    Package(bomb(8 * 2**20, ZIP_DEFLATED), WHAT)
    Package(bomb(9 * 2**20, ZIP_STORED), WHAT)


def test_refuses_files_too_large_once_unpacked() -> None:
    content, budget = bomb(3 * 2**20, ZIP_DEFLATED), Budget(most_inflated=3 * 2**20 - 1)
    assert refused(content, budget) == f"文件解压后过大，至多读取 {3 * 2**20 - 1} 字节"
    assert budget.unpacked == 0
    Package(content, WHAT, Budget(most_inflated=3 * 2**20))


def test_counts_repeated_unpacking() -> None:
    budget = Budget(most_inflated=200_000)
    package = Package(zipped({"a.xml": b"x" * 200_000}), WHAT, budget)
    assert budget.unpacked == 200_000
    assert b"".join(package.chunks("a.xml")) == b"x" * 200_000
    assert b"".join(package.chunks("a.xml")) == b"x" * 200_000
    assert budget.unpacked == 600_000
    with pytest.raises(InvalidDocumentError, match="解压后过大"):
        next(package.chunks("a.xml"))


def test_reads_ordinary_workbooks() -> None:
    assert (Budget().most_inflated, Budget().most_tags) == (96 * 2**20, 2_500_000)


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/drawings/x.vml", "_rels/.rels", "customXml/item1.XML"])
@pytest.mark.parametrize(
    "made",
    [
        lambda: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        lambda: "<a>" + " " * (2**16 - 6) + '<!ENTITY b "c">',
    ],
)
def test_xml_that_defines_anything_is_refused_in_whatever_part(name: str, made: Callable[[], str]) -> None:
    assert refused(zipped({name: made()})) == f"文件中的 {name} 含有 DTD 或实体定义，不予读取"


def test_reads_one_byte_past_the_limit_at_most(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    path.write_bytes(bytes(LARGEST + 100))
    assert len(content_of(path)) == LARGEST + 1


@pytest.mark.parametrize("made", [Path.mkdir, os.mkfifo])
def test_reports_folders_and_pipes(tmp_path: Path, made: Callable[[Path], object]) -> None:
    made(tmp_path / "a.xlsx")
    with pytest.raises(InvalidDocumentError, match="不是文件，而是文件夹、管道等"):
        content_of(tmp_path / "a.xlsx")


def test_reports_an_office_lock_file(tmp_path: Path) -> None:
    path = tmp_path / "~$汇总表.xlsx"
    path.write_bytes(b"\x05admin" + b" " * 159)
    with pytest.raises(InvalidDocumentError, match="锁文件（~\\$ 开头），里面没有表；请选去掉"):
        content_of(path)
    path.write_bytes(typed(HEADERS))
    assert content_of(path) == path.read_bytes()


def test_opens_a_workbook() -> None:
    assert "xl/workbook.xml" in Package(raw(""), WHAT)
    assert "xl/styles.xml" in parts("")
