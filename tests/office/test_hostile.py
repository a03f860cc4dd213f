"""Files that are made to harm: each is told in a sentence, in 200 MB and two seconds, whatever it unpacks to."""

import json
import struct
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from .books import HEADER_ROW, HEADERS, LATHE, MAIN, parts, raw, row, saved, typed, zipped

MEGABYTES, SECONDS = 200, 2
LAUGH = '<!DOCTYPE lolz [<!ENTITY a "haha">' + "".join(
    f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9)
) + "]>"  # fmt: skip
LINK = '=HYPERLINK("http://x","甲")'
LATHES = HEADER_ROW + row(2, "1", *LATHE)

# Reads a file by one reader after the other and says what came of it, how long the processor was at it each time, and how
# much memory it ever held.
SCRIPT = """
import json, re, resource, sys, time
from pathlib import Path
from zj415x import InvalidDocumentError
from zj415x.editions.y2026 import NOTICE
from zj415x import office
def memory():
    status = Path("/proc/self/status")  # what the system says elsewhere counts who started the process, too
    if status.exists():
        return int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
told = []
for reader in sys.argv[2:]:
    began = time.process_time()
    try:
        made = getattr(office, reader)(sys.argv[1], NOTICE)
        said = [str(one) for one in getattr(made, "remarks", ())]
    except InvalidDocumentError as error:
        made, said = None, ["：".join(one) for one in error.problems]
    found = [one.enterprise for one in made.products[:3]] if hasattr(made, "products") else None
    told.append([found, said, time.process_time() - began])
print(json.dumps([told, memory()]))
"""


def far_cell() -> bytes:
    book = openpyxl.load_workbook(BytesIO(typed(HEADERS, [1, *LATHE])))
    book.active["XFD1048576"] = "远"
    return saved(book)


def gigabytes() -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as package:
        for name, content in parts(LATHES).items():
            package.writestr(name, content)
        with package.open("xl/worksheets/sheet9.xml", "w") as part:
            for _ in range(1500):
                part.write(b" " * 2**20)
    return kept.getvalue()


def unwritten(name: str, content: str) -> bytes:
    return zipped(parts(LATHES) | {name: content})


def old_format() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Workbook".encode("utf-16-le") + bytes(10**6)


def encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(10**6)


def formulas() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(HEADERS)
    for number in range(2, 3000):
        book.active.append([number, *LATHE[:2], f"=VLOOKUP(B{number},名单!A:B,2)", LATHE[3]])
    return saved(book)


def many_rows() -> bytes:
    return raw(HEADER_ROW + "".join(row(number, "1", f"甲{number}", *LATHE[1:]) for number in range(2, 100_002)))


def many_shared_texts() -> bytes:
    shared = "".join(f"<si><t>某某{number}有限公司</t></si>" for number in range(200_000))
    cells = "".join(
        f'<row r="{number}">'
        + "".join(f'<c r="{column}{number}" t="s"><v>{number}</v></c>' for column in "BCDE")
        + "</row>"
        for number in range(2, 100_002)
    )
    return raw(HEADER_ROW + cells, shared=shared)


def formatted_rows() -> bytes:
    cells = "".join(
        f'<row r="{number}">' + "".join(f'<c r="{column}{number}" s="1"/>' for column in "ABCDEFGHIJ") + "</row>"
        for number in range(3, 100_003)
    )
    return raw(LATHES + cells)


def numbers(count: int) -> str:
    """As many characters, which shrink, but not beyond belief."""
    return "".join(f"{number:>9}" for number in range(count // 9))


def trimmings() -> bytes:
    choices = listed(lambda number: f'<dataValidation type="list" sqref="A{number + 1}"/>', 100_000)
    made = parts(
        LATHES,
        after=f"<dataValidations>{choices}</dataValidations>",
        styles="<cellXfs>" + "<xf/>" * 100_000 + "</cellXfs>",
    )
    names = listed(lambda number: f'<definedName name="n{number}">[1]表!$A$1</definedName>', 100_000)
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace(
        "</workbook>", f"<definedNames>{names}</definedNames></workbook>"
    )
    made["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        '<Relationships><Relationship Id="r" Type="x/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    return zipped(made)


def names_only(count: int) -> bytes:
    """The list of a zip's parts, all of them empty, and hardly any part."""
    first = b"PK\x03\x04" + struct.pack("<5H3I2H", 20, 0, 0, 0, 0, 0, 0, 0, 4, 0) + b"0000"
    names = b"".join(
        b"PK\x01\x02" + struct.pack("<6H3I5H2I", 20, 20, *(0,) * 7, 4, *(0,) * 6) + b"%04d" % (number % 10_000)
        for number in range(count)
    )
    return first + names + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 65_535, 65_535, len(names), len(first), 0)


def overlapping() -> bytes:
    """A zip of which each name leads to the same bytes."""
    content = zipped({"xl/a.xml": f"<a>{numbers(3_000_000)}</a>"})
    at, end = content.rindex(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    names = b"".join(
        content[at:end].replace(b"xl/a.xml", b"xl/%c.xml" % letter) for letter in b"abcdefghijklmnopqrstuvwxyz"
    )
    return content[:at] + names + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 26, 26, len(names), at, 0)


def document_of_word() -> bytes:
    related = str(parts("")["_rels/.rels"]).replace("/xl/workbook.xml", "word/document.xml")
    return zipped({"_rels/.rels": related, "word/document.xml": "<document/>", "word/vbaProject.bin": b"program"})


def listed(content: Callable[[int], str], count: int) -> str:
    return "".join(content(number) for number in range(count))


HOSTILE: dict[str, tuple[Callable[[], bytes], list[str] | None, str]] = {
    "a cell at the far corner": (far_cell, [LATHE[0]], "汇总表!XFD1048576：XFD 列没有表头，没有读"),
    "a zip of a gigabyte and a half": (gigabytes, None, "$：文件解开后太大"),
    "an entity bomb in a sheet": (
        lambda: unwritten("xl/worksheets/sheet1.xml", f"{LAUGH}<worksheet>&j;</worksheet>"), None, "DTD 或实体定义"),
    "an entity bomb in the texts": (
        lambda: unwritten("xl/sharedStrings.xml", f"{LAUGH}<sst><si><t>&j;</t></si></sst>"), None, "DTD 或实体定义"),
    "an entity bomb in a part that nobody reads": (
        lambda: unwritten("docProps/custom.xml", f"{LAUGH}<a>&j;</a>"), None, "DTD 或实体定义"),
    "an entity that loads a file": (
        lambda: unwritten("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
        None, "DTD 或实体定义"),
    "an old workbook by a new name": (old_format, None, "$：文件是旧格式"),
    "a workbook with a password": (encrypted, None, "$：文件加了密码"),
    "formulas that were never computed": (formulas, None, "Sheet!D2：这一格是公式，文件里没有存它算出的值"),
    "a link that looks like text": (
        lambda: raw(HEADER_ROW + row(2, "1", LINK, *LATHE[1:])), [LINK], ""),
    "hidden sheets": (
        lambda: raw(LATHES, states=("", 'state="veryHidden"')), [LATHE[0]], "表2：工作表是隐藏的，没有读"),
    "a hundred thousand rows": (many_rows, None, "表1!A20002：太多了：从这一行起超过 20000 行"),
    "a hundred thousand rows of shared texts": (many_shared_texts, None, "问题太多，先改以上 1000 处"),
    "a hundred thousand rows with nothing but a format": (formatted_rows, [LATHE[0]], ""),
    "millions of cells": (
        lambda: raw(LATHES + listed(lambda number: f"<row>{'<c/>' * 40}<c s='{number}'/></row>", 100_000)),
        None, "格子太多"),
    "elements within elements": (
        lambda: raw(listed(lambda number: f'<a b="{number}">', 400_000) + "</a>" * 400_000), None, "没有找到表"),
    "hundreds of thousands of names": (
        lambda: raw(listed(lambda number: f"<a{number} b{number}=''/>", 300_000)), None, "$：文件坏了"),
    "a text of thirty million characters": (
        lambda: raw(row(1, *HEADERS) + row(2, "".join(map(str, range(5_000_000))))), None, "$：文件坏了"),
    "a hundred thousand merges": (

        lambda: raw(LATHES, after="<mergeCells>" + listed(lambda number: f'<mergeCell ref="A{number + 1}:B{number + 9}"/>', 100_000)
                    + "</mergeCells>"), None, "格子太多"),
    "formats without end": (
        lambda: raw(LATHES, styles="<cellXfs>" + listed(lambda number: f'<xf numFmtId="{number}"/>', 1_000_000)
                    + "</cellXfs>"), [LATHE[0]], ""),
    "an attribute of thirty million characters": (
        lambda: raw(LATHES + f'<row r="3" x="{numbers(30_000_000)}"/>'), None, "$：文件坏了"),
    "a comment of as many": (lambda: raw(LATHES + f"<!--{numbers(30_000_000)}-->"), None, "$：文件坏了"),
    "a format that takes for ever to understand": (
        lambda: raw(LATHES, styles=f'<numFmts><numFmt numFmtId="170" formatCode="{"[" * 400_000}"/></numFmts>'), [LATHE[0]], ""),
    "links without end": (
        lambda: unwritten("xl/_rels/workbook.xml.rels", "<Relationships>" + listed(
            lambda number: f'<Relationship Id="{number}" Type="x/worksheet" Target="{number}.xml"/>', 300_000) + "</Relationships>"),
        None, "$：文件坏了"),
    "sheets without end": (lambda: raw(LATHES, states=("",) * 1500), None, "$：工作表太多，至多读 200 张"),
    "hidden columns without end": (
        lambda: raw(LATHES, before="<cols>" + listed(lambda number: f'<col min="1" max="{number}" hidden="1"/>', 600_000)
                    + "</cols>"), None, "格子太多"),
    "names, choices and links to other files": (trimmings, [LATHE[0]], ""),
    "a zip of three hundred thousand names": (lambda: names_only(300_000), None, "$：文件里的部件太多"),
    "parts that lie over each other": (overlapping, None, "$：文件"),
    "names that lead out of the zip": (
        lambda: zipped(parts(LATHES) | {"../../../../evil.xml": "<a/>", "/etc/evil.xml": "<a/>", "C:\\evil.xml": "<a/>"}),
        [LATHE[0]], ""),
    "programs": (lambda: unwritten("xl/vbaProject.bin", "program"), [LATHE[0]], "$：文件里有宏，没有运行，也没有读"),
    "a document of Word with programs": (document_of_word, None, "$：文件不是Excel 工作簿（.xlsx）"),
    "a file that breaks off": (lambda: raw(LATHES)[:-30], None, "$：文件坏了"),
    "no rows but a root": (lambda: zipped(parts("") | {"xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"/>'}),
                           None, "$：没有找到表"),
}  # fmt: skip


def costs(path: Path, *readers: str) -> list[tuple[list[str] | None, str]]:
    """What each reader makes of a file, once it is seen to have cost little."""
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(path), *readers], capture_output=True, check=True)
    told, megabytes = json.loads(done.stdout)
    assert megabytes < MEGABYTES
    assert all(seconds < SECONDS for _, _, seconds in told), told
    return [(found, "\n".join(said)) for found, said, _ in told]


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_told_in_a_sentence_and_costs_little(name: str, tmp_path: Path) -> None:
    make, products, sentence = HOSTILE[name]
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(make())
    (found, said), *others = costs(path, "read_recommendations", "read_form_workbook", "read_roster")
    assert found == products
    assert sentence in said
    assert [one for one, _ in others] == [None, None]


def codes() -> bytes:
    """A form of which every row is one of a list."""
    return raw("".join(row(number, "champion_projects", None, f"甲{number}") for number in range(1, 100_001)))


def strays() -> bytes:
    """A form with rows that belong to nothing."""
    return raw(row(1, "tier") + "".join(row(number, f"x{number}", "甲") for number in range(2, 100_001)))


def staff() -> bytes:
    """A roster of more people than work anywhere."""
    header = row(1, "市、县", "姓名", "手机号码")
    return raw(header + "".join(row(number, f"县{number}", "某", "1") for number in range(2, 100_001)))


@pytest.mark.parametrize(
    ("make", "reader"), [(codes, "read_form_workbook"), (strays, "read_form_workbook"), (staff, "read_roster")]
)
def test_so_is_what_is_made_for_the_other_forms(make: Callable[[], bytes], reader: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(make())
    ((found, said),) = costs(path, reader)
    assert found is None
    assert "太多了" in said or "问题太多" in said
