"""Hostile: files with too many of something, and the messages that refuse them."""

import struct
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from attrs import field, frozen

from zj415x.office.package import Budget

from .books import HEADER_ROW, HEADERS, LATHE, MAIN, parts, raw, row, zipped

LAUGH = '<!DOCTYPE lolz [<!ENTITY a "haha">' + "".join(
    f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9)
) + "]>"  # fmt: skip
LINK = '=HYPERLINK("http://x","甲")'
LATHES = HEADER_ROW + row(2, "1", *LATHE)


@frozen
class Hostile:
    """A file built by ``make`` with ``many`` of something, or with ``few``, for which ``budget`` is equally too small.

    ``found``: the enterprises that ``reader`` finds, None if it refuses the file; ``said``: a part of its message.
    """

    make: Callable[[int], bytes]
    said: str
    found: list[str] | None = None
    few: int = 1
    many: int = 1
    budget: Callable[[], Budget] = field(default=Budget, kw_only=True)
    reader: str = field(default="read_recommendations", kw_only=True)


def listed(content: Callable[[int], str], count: int) -> str:
    return "".join(content(number) for number in range(count))


def numbers(count: int) -> str:
    """Make this many characters that compress, but plausibly."""
    return "".join(f"{number:>9}" for number in range(count // 9))


def unwritten(name: str, content: str) -> bytes:
    return zipped(parts(LATHES) | {name: content})


def megabytes(count: int) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as package:
        for name, content in parts(LATHES).items():
            package.writestr(name, content)
        with package.open("xl/worksheets/sheet9.xml", "w") as part:
            for _ in range(count):
                part.write(b" " * 2**20)
    return kept.getvalue()


def old_format(holds: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + holds.encode("utf-16-le") + bytes(10**6)


def formulas(count: int) -> bytes:
    def one(number: int) -> str:
        held = row(number, str(number), *LATHE[:2], None, LATHE[3])
        return held.replace(
            f'<c r="E{number}"',
            f'<c r="D{number}"><f>VLOOKUP(B{number},名单!A:B,2)</f><v></v></c><c r="E{number}"',
        )

    return raw(HEADER_ROW + listed(lambda number: one(number + 2), count))


def rows(count: int) -> bytes:
    return raw(HEADER_ROW + listed(lambda number: row(number + 2, "1", f"甲{number}", *LATHE[1:]), count))


def shared_texts(count: int) -> bytes:
    def one(number: int) -> str:
        cells = "".join(f'<c r="{column}{number}" t="s"><v>{number}</v></c>' for column in "BCDE")
        return f'<row r="{number}">{cells}</row>'

    shared = listed(lambda number: f"<si><t>某某{number}有限公司</t></si>", 2 * count)
    return raw(HEADER_ROW + listed(lambda number: one(number + 2), count), shared=shared)


def formatted_rows(count: int) -> bytes:
    def one(number: int) -> str:
        return f'<row r="{number}">' + "".join(f'<c r="{column}{number}" s="1"/>' for column in "ABCDEFGHIJ") + "</row>"

    return raw(LATHES + listed(lambda number: one(number + 3), count))


def trimmings(count: int) -> bytes:
    choices = listed(lambda number: f'<dataValidation type="list" sqref="A{number + 1}"/>', count)
    made = parts(
        LATHES,
        after=f"<dataValidations>{choices}</dataValidations>",
        styles="<cellXfs>" + "<xf/>" * count + "</cellXfs>",
    )
    names = listed(lambda number: f'<definedName name="n{number}">[1]表!$A$1</definedName>', count)
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace(
        "</workbook>", f"<definedNames>{names}</definedNames></workbook>"
    )
    made["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        '<Relationships><Relationship Id="r" Type="x/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    return zipped(made)


def names_only(count: int) -> bytes:
    """Make a zip whose directory lists countless empty parts."""
    first = b"PK\x03\x04" + struct.pack("<5H3I2H", 20, 0, 0, 0, 0, 0, 0, 0, 4, 0) + b"0000"
    names = b"".join(
        b"PK\x01\x02" + struct.pack("<6H3I5H2I", 20, 20, *(0,) * 7, 4, *(0,) * 6) + b"%04d" % (number % 10_000)
        for number in range(count)
    )
    return first + names + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 65_535, 65_535, len(names), len(first), 0)


def overlapping(count: int) -> bytes:
    """Make a zip in which all names lead to the same bytes."""
    content = zipped({"xl/a.xml": f"<a>{numbers(count)}</a>"})
    at, end = content.rindex(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    names = b"".join(
        content[at:end].replace(b"xl/a.xml", b"xl/%c.xml" % letter) for letter in b"zyxwvutsrqponmlkjihgfedcba"
    )
    return content[:at] + names + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 26, 26, len(names), at, 0)


def the_same_sheet(count: int) -> bytes:
    """Make a workbook whose two hundred sheets share one part with hardly a tag."""
    made = parts("", states=("",) * 200)
    links = "xl/_rels/workbook.xml.rels"
    for number in range(2, 201):
        made[links] = str(made[links]).replace(f'"worksheets/sheet{number}.xml"', '"worksheets/sheet1.xml"')
        del made[f"xl/worksheets/sheet{number}.xml"]
    made["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{MAIN}">{numbers(count)}</worksheet>'
    return zipped(made)


def document_of_word() -> bytes:
    related = str(parts("")["_rels/.rels"]).replace("/xl/workbook.xml", "word/document.xml")
    return zipped({"_rels/.rels": related, "word/document.xml": "<document/>", "word/vbaProject.bin": b"program"})


def far_cell() -> bytes:
    return raw(LATHES + '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row>')


def links(count: int) -> str:
    return listed(lambda number: f'<Relationship Id="{number}" Type="x/worksheet" Target="{number}.xml"/>', count)


def codes(count: int) -> bytes:
    """Make a form in which every row belongs to a list."""
    return raw(listed(lambda number: row(number + 1, "champion_projects", None, f"甲{number}"), count))


def strays(count: int) -> bytes:
    """Make a form with rows that belong nowhere."""
    return raw(row(1, "tier") + listed(lambda number: row(number + 2, f"x{number}", "甲"), count))


def staff(count: int) -> bytes:
    """Make a roster of more people than work anywhere."""
    header = row(1, "市、县", "姓名", "手机号码")
    return raw(header + listed(lambda number: row(number + 2, f"县{number}", "某", "1"), count))


FILES: dict[str, Hostile] = {
    "a cell at the far corner": Hostile(lambda _: far_cell(), "表1!XFD1048576：XFD 列没有表头，未读取", [LATHE[0]]),
    "a zip of a gigabyte and a half": Hostile(
        megabytes, "$：文件解压后过大", None, 3, 1500, budget=lambda: Budget(most_inflated=2 * 2**20)),
    "an entity bomb in a sheet": Hostile(
        lambda _: unwritten("xl/worksheets/sheet1.xml", f"{LAUGH}<worksheet>&j;</worksheet>"), "DTD 或实体定义"),
    "an entity bomb in the texts": Hostile(
        lambda _: unwritten("xl/sharedStrings.xml", f"{LAUGH}<sst><si><t>&j;</t></si></sst>"), "DTD 或实体定义"),
    "an entity bomb in a part that nobody reads": Hostile(
        lambda _: unwritten("docProps/custom.xml", f"{LAUGH}<a>&j;</a>"), "DTD 或实体定义"),
    "an entity that loads a file": Hostile(
        lambda _: unwritten("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
        "DTD 或实体定义"),
    "an old workbook by a new name": Hostile(lambda _: old_format("Workbook"), "$：文件是旧格式"),
    "a workbook with a password": Hostile(lambda _: old_format("EncryptedPackage"), "$：文件已加密"),
    "formulas that were never computed": Hostile(
        formulas, "表1!D2：这一格是公式，文件里没有存它算出的值", None, 100, 3000),
    "a link that looks like text": Hostile(lambda _: raw(HEADER_ROW + row(2, "1", LINK, *LATHE[1:])), "", [LINK]),
    "hidden sheets": Hostile(
        lambda _: raw(LATHES, states=("", 'state="veryHidden"')), "表2：工作表已隐藏，未读取", [LATHE[0]]),
    "a hundred thousand rows": Hostile(rows, "表1!A20002：行数过多：自此行起超过 20000 行", None, 20_100, 100_000),
    "a hundred thousand rows of shared texts": Hostile(
        shared_texts, "问题过多，请先更正以上 1000 处", None, 1500, 100_000),
    "a hundred thousand rows with nothing but a format": Hostile(formatted_rows, "", [LATHE[0]], 5000, 100_000),
    "millions of cells": Hostile(
        lambda count: raw(LATHES + listed(lambda number: f"<row>{'<c/>' * 40}<c s='{number}'/></row>", count)),
        "单元格过多", None, 5000, 100_000, budget=lambda: Budget(most_tags=125_000)),
    "elements within elements": Hostile(
        lambda count: raw(listed(lambda number: f'<a b="{number}">', count) + "</a>" * count),
        "没有找到表", None, 20_000, 400_000),
    "hundreds of thousands of names": Hostile(
        lambda count: raw(listed(lambda number: f"<a{number} b{number}=''/>", count)), "$：文件已损坏", None, 3000, 300_000),
    "a text of thirty million characters": Hostile(
        lambda count: raw(row(1, *HEADERS) + row(2, listed(str, count))), "$：文件已损坏", None, 50_000, 5_000_000),
    "a hundred thousand merges": Hostile(
        lambda count: raw(LATHES, after="<mergeCells>" + listed(
            lambda number: f'<mergeCell ref="A{number + 1}:B{number + 9}"/>', count) + "</mergeCells>"),
        "单元格过多", None, 21_000, 100_000),
    "formats without end": Hostile(
        lambda count: raw(LATHES, styles="<cellXfs>" + listed(lambda number: f'<xf numFmtId="{number}"/>', count)
                          + "</cellXfs>"), "", [LATHE[0]], 70_000, 1_000_000),
    "an attribute of thirty million characters": Hostile(
        lambda count: raw(LATHES + f'<row r="3" x="{numbers(count)}"/>'), "$：文件已损坏", None, 1_500_000, 30_000_000),
    "a comment of as many": Hostile(
        lambda count: raw(LATHES + f"<!--{numbers(count)}-->"), "$：文件已损坏", None, 1_500_000, 30_000_000),
    "a format that takes for ever to understand": Hostile(
        lambda count: raw(LATHES, styles=f'<numFmts><numFmt numFmtId="170" formatCode="{"[" * count}"/></numFmts>'),
        "", [LATHE[0]], 400_000, 400_000),
    "links without end": Hostile(
        lambda count: unwritten("xl/_rels/workbook.xml.rels", f"<Relationships>{links(count)}</Relationships>"),
        "$：文件已损坏", None, 3000, 300_000),
    "sheets without end": Hostile(
        lambda count: raw(LATHES, states=("",) * count), "$：工作表过多，至多读取 200 张", None, 201, 1500),
    "the same sheet two hundred times": Hostile(
        the_same_sheet, "$：文件解压后过大", None, 900_000, 60_000_000,
        budget=lambda: Budget(most_inflated=2**20)),
    "hidden columns without end": Hostile(
        lambda count: raw(LATHES, before="<cols>" + listed(
            lambda number: f'<col min="1" max="{number}" hidden="1"/>', count) + "</cols>"),
        "单元格过多", None, 21_000, 600_000),
    "names, choices and links to other files": Hostile(trimmings, "", [LATHE[0]], 5000, 100_000),
    "a zip of three hundred thousand names": Hostile(names_only, "$：文件中的部件过多", None, 2001, 300_000),
    "parts that lie over each other": Hostile(overlapping, "$：文件", None, 3_000_000, 3_000_000),
    "names that lead out of the zip": Hostile(
        lambda _: zipped(parts(LATHES) | {"../../../../evil.xml": "<a/>", "/etc/evil.xml": "<a/>", "C:\\evil.xml": "<a/>"}),
        "", [LATHE[0]]),
    "programs": Hostile(
        lambda _: unwritten("xl/vbaProject.bin", "program"), "$：文件中的宏未运行，也未读取", [LATHE[0]]),
    "a document of Word with programs": Hostile(lambda _: document_of_word(), "$：文件不是Excel 工作簿（.xlsx）"),
    "a file that breaks off": Hostile(lambda _: raw(LATHES)[:-30], "$：文件已损坏"),
    "no rows but a root": Hostile(
        lambda _: zipped(parts("") | {"xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"/>'}), "$：没有找到表"),
}  # fmt: skip


FILES |= {
    "a form whose rows are all of one list": Hostile(codes, "行数过多", None, 20_001, 100_000, reader="read_form_workbook"),
    "a form of rows that belong to nothing": Hostile(strays, "问题过多", None, 1001, 100_000, reader="read_form_workbook"),
    "a roster of a hundred thousand": Hostile(staff, "问题过多", None, 1001, 100_000, reader="read_roster"),
}  # fmt: skip
