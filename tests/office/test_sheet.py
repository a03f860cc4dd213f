"""Sheet: cells as any program may write them."""

from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x import CHINA
from zj415x.errors import InvalidDocumentError
from zj415x.office.excel.sheet import (
    DisorderedError,
    Figure,
    Range,
    Row,
    Sheet,
    Unreadable,
    Value,
    at,
    column_of,
    letters,
    moment,
)
from zj415x.office.excel.workbook import escaped, opened, unescaped
from zj415x.office.package import Budget
from zj415x.values.number import plain

from .books import parts, raw, row, saved, zipped


def rows(content: bytes, budget: Budget | None = None) -> list[Row]:
    book = opened(content, budget)
    return list(Sheet(book.sheets[0]).rows(book))


def cell(content: str, **more: str) -> Value | None:
    """Read the one cell of a sheet."""
    held = rows(raw(f'<row r="1">{content}</row>', **more))
    return held[0].cells.get(1) if held else None


FORMATS = (
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>'
    '<numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="0.0&quot;days&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="57"/></cellXfs>'
    '<cellStyles/><dxfs><xf numFmtId="14"/></dxfs>'
)
DAY = datetime(2026, 6, 20, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', "共用"),
        ('<c r="A1" t="s"><v>1</v></c>', "一部分，另一部分"),
        ('<c r="A1" t="s"><v>2</v></c>', "\r_x"),
        ('<c r="A1" t="inlineStr"><is><t>甲&amp;乙</t></is></c>', "甲&乙"),
        ('<c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t> 乙</t></r><rPh><t>jia</t></rPh></is></c>', "甲 乙"),
        ('<c r="A1" t="inlineStr"><is><t>_x000D__x005F_x</t></is></c>', "\r_x"),
        ('<c r="A1" t="inlineStr"><is><t/></is></c>', None),
        ('<c t="str"><f>A2</f><v>算出</v></c>', "算出"),
        ('<c r="A1" t="str"><f>A2</f><v></v></c>', None),
        ('<c r="A1"><v>12</v></c>', Figure(Decimal(12))),
        ('<c r="A1" t="n"><v>41.899999999999999</v></c>', Figure(Decimal("41.9"))),
        ('<c r="A1"><v>-1.5E3</v></c>', Figure(Decimal(-1500))),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', Figure(Decimal(2))),
        ('<c r="A1" s="3"><v>0.035</v></c>', Figure(Decimal("0.035"), percent=True)),
        ('<c r="A1" s="4"><v>1</v></c>', Figure(Decimal(1), percent=True)),
        ('<c r="A1" s="5"><v>3</v></c>', Figure(Decimal(3), unit="days")),
        ('<c r="A1" s="1"><v>46193</v></c>', DAY),
        ('<c r="A1" s="2"><v>46193</v></c>', DAY),
        ('<c r="A1" s="6"><v>46193.4166666667</v></c>', DAY.replace(hour=10)),
        ('<c r="A1" t="d"><v>2026-06-20T10:00:00</v></c>', DAY.replace(hour=10)),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1"/>', None),
        ('<c r="A1" s="1"><v/></c>', None),
    ],
)
def test_reads_a_cell_as_shown(content: str, value: Value | None) -> None:
    shared = "<si><t>共用</t></si><si><r><t>一部分，</t></r><r><t>另一部分</t></r><rPh><t>yi</t></rPh></si><si><t>_x000D__x</t></si>"
    assert cell(content, shared=shared, styles=FORMATS) == value


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('<c r="A1"><f>VLOOKUP(B1,C:D,2)</f></c>', "公式，文件里没有存它算出的值"),
        ('<c r="A1"><f>1+1</f><v/></c>', "公式，文件里没有存它算出的值"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "错误值 #REF!"),
        ('<c r="A1"><v>1e400</v></c>', "“1e400”不是可用的数"),
        ('<c r="A1" s="1"><v>1e12</v></c>', "日期超出范围"),
        ('<c r="A1" s="1"><v>0</v></c>', "格式是日期，它的数却不是"),
        ('<c r="A1" s="1"><v>60</v></c>', "格式是日期，它的数却不是"),
    ],
)
def test_unreadable_cells_give_the_reason(content: str, why: str) -> None:
    value = cell(content, styles=FORMATS)
    assert isinstance(value, Unreadable)
    assert why in value.why


def test_honours_the_1904_epoch() -> None:
    made = parts('<row r="1"><c r="A1" s="1"><v>44731</v></c></row>', styles=FORMATS)
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    assert rows(zipped(made))[0].cells == {1: DAY}
    assert cell('<c r="A1" s="1"><v>61</v></c>', styles=FORMATS) == datetime(1900, 3, 1, tzinfo=CHINA)
    made["xl/worksheets/sheet1.xml"] = str(made["xl/worksheets/sheet1.xml"]).replace("44731", "0")
    assert rows(zipped(made))[0].cells == {1: datetime(1904, 1, 1, tzinfo=CHINA)}


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("0.30000000000000004", "0.3"), ("41.899999999999999", "41.9"), ("3.5000000000000003E-2", "0.035"),
        ("1E15", "1000000000000000"), ("1000000000000000", "1000000000000000"), ("123456789012345", "123456789012345"),
        ("1234567890123456", "1234567890123460"), ("99999999999999.9", "99999999999999.9"), ("1.0E-7", "0.0000001"),
        ("-0", "0"), ("0.1", "0.1"), ("7", "7"), ("349.9", "349.9"), ("4.0999999999999996", "4.1"),
    ],
)  # fmt: skip
def test_rounds_numbers_to_fifteen_digits(stored: str, shown: str) -> None:
    held = cell(f'<c r="A1"><v>{stored}</v></c>')
    assert isinstance(held, Figure)
    assert plain(held.value) == shown


@given(st.integers(1, 10**15 - 1), st.integers(0, 14))
def test_keeps_typed_numbers_of_fifteen_digits(digits: int, places: int) -> None:
    typed = Decimal(digits).scaleb(-places)
    held = cell(f'<c r="A1"><v>{float(typed)!r}</v></c>')
    assert isinstance(held, Figure)
    assert held.value == typed


def test_counts_unnumbered_rows_and_columns() -> None:
    held = rows(raw('<row/><row><c/><c><v>1</v></c><c r="AB2"><v>2</v></c><c><v>3</v></c></row><row r="9"/>'))
    assert [(one.number, one.cells) for one in held] == [
        (2, {2: Figure(Decimal(1)), 28: Figure(Decimal(2)), 29: Figure(Decimal(3))})
    ]


def test_knows_merged_and_hidden_cells_after_the_rows() -> None:
    book = opened(
        raw(
            row(1, "甲", attributes='hidden="1"') + row(2, "乙"),
            before='<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/></cols>',
            after='<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C3"/></mergeCells>',
        )
    )
    sheet = Sheet(book.sheets[0])
    assert [one.hidden for one in sheet.rows(book)] == [True, False]
    assert sheet.merged == [Range(1, 1, 2, 2), Range(3, 3, 3, 3)]
    assert [(hidden_column.left, hidden_column.right) for hidden_column in sheet.hidden_columns] == [(2, 3)]


def test_accepts_namespace_prefixes() -> None:
    made = parts("")
    made["xl/worksheets/sheet1.xml"] = (
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:rPh><x:t>p</x:t></x:rPh>'
        '<x:t>甲</x:t></x:is></x:c><x:c r="B1"><x:f>1</x:f></x:c></x:row></x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>'
    )
    book = opened(zipped(made))
    sheet = Sheet(book.sheets[0])
    (only,) = sheet.rows(book)
    assert only.cells[1] == "甲"
    assert isinstance(only.cells[2], Unreadable)
    assert sheet.merged == [Range(1, 1, 1, 2)]


def test_lists_hidden_sheets_too() -> None:
    book = opened(raw("", states=("", 'state="hidden"', 'state="veryHidden"')))
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("表1", False), ("表2", True), ("表3", True)]


def test_skips_chart_sheets() -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("图")
    assert [sheet.name for sheet in opened(saved(book)).sheets] == ["Sheet"]


BROKEN = [
    '<row r="1"><c r="A1"><v>1</v></row>',
    '<row r="0"/>',
    '<row r="1048577"/>',
    '<row r="x"/>',
    '<row r="1"><c r="XFE1"/></row>',
    '<row r="1"><c r="甲1"/></row>',
    '<row r="1"><c r="1"/></row>',
    '<row r="1_0"/>',
    '<row r="+1"/>',
    '<row r="1"><c r="A2"><v>1</v></c></row>',
    '<row r="1"><c r="A1_0"><v>1</v></c></row>',
    f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"长" * 32_768}</t></is></c></row>',
    "<row/>" + "".join(f"<a{number}/>" for number in range(3000)),
]


@pytest.mark.parametrize("held", BROKEN)
def test_what_is_no_sheet_is_a_broken_file(held: str) -> None:
    with pytest.raises(InvalidDocumentError, match="文件已损坏"):
        rows(raw(held))


@pytest.mark.parametrize("ref", ["", "1:2", "A1:XFE2", "A1:B0x"])
def test_a_merge_of_nothing_is_a_broken_file(ref: str) -> None:
    with pytest.raises(InvalidDocumentError, match="文件已损坏"):
        rows(raw("", after=f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>'))


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/workbook.xml", "<workbook"),
        ("xl/workbook.xml", '<?xml version="1.0" encoding="nope"?><a/>'),
        ("xl/workbook.xml", '<?xml version="1.0" encoding="gb2312"?><a/>'),
        ("xl/sharedStrings.xml", f"<sst><si><t>{'长' * 70_000}</t></si></sst>"),
        ("xl/styles.xml", "no xml"),
    ],
)
def test_so_is_a_workbook_of_which_another_part_is_broken(part: str, content: str) -> None:
    with pytest.raises(InvalidDocumentError, match="文件已损坏"):
        opened(zipped(parts("") | {part: content}))


def test_refuses_dtds_in_other_encodings() -> None:
    content = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")
    with pytest.raises(InvalidDocumentError, match=r"workbook\.xml 含有 DTD"):
        opened(zipped(parts("") | {"xl/workbook.xml": content}))


def test_refuses_a_zip_without_workbook() -> None:
    with pytest.raises(InvalidDocumentError, match="文件不是Excel 工作簿"):
        opened(zipped({"word/document.xml": "<a/>"}))
    assert opened(zipped({"xl/workbook.xml": "<workbook/>"})).sheets == ()


def test_refuses_word_and_binary_workbooks(tmp_path: Path) -> None:
    related = parts("")["_rels/.rels"]
    held = {"_rels/.rels": str(related).replace("/xl/workbook.xml", "word/document.xml"), "word/document.xml": "<d/>"}
    for macros in ({}, {"word/vbaProject.bin": b"program"}):
        with pytest.raises(InvalidDocumentError, match="文件不是Excel 工作簿"):
            opened(zipped({**held, **macros}))
    binary = str(related).replace("workbook.xml", "workbook.bin")
    with pytest.raises(InvalidDocumentError, match=r"二进制工作簿（\.xlsb），不予读取；请用 Excel 或 WPS 打开，另存为"):
        opened(zipped({"_rels/.rels": binary, "xl/workbook.bin": b"\x83\x01"}))


def test_refuses_too_many_sheets_or_links() -> None:
    made = parts("", states=("",) * 201)
    with pytest.raises(InvalidDocumentError, match="工作表过多，至多读取 200 张"):
        opened(zipped(made))
    links = "".join(f'<Relationship Id="{number}" Type="x/worksheet" Target="a.xml"/>' for number in range(2001))
    made["xl/_rels/workbook.xml.rels"] = f"<Relationships>{links}</Relationships>"
    with pytest.raises(InvalidDocumentError, match="文件已损坏"):
        opened(zipped(made))


@pytest.mark.parametrize(
    ("code", "unit"),
    [
        ("General", ""), ("#,##0.00", ""), ("#,##0_ ;[Red]-#,##0 ", ""), ('_ * #,##0.00_ ;_ * "-"??_ ;_ @_ ', ""),
        ('0"家"', "家"), ('"¥"#,##0', "¥"), ('[$€-407]#,##0.00', "€"), ('0.00"K"', "K"), ("0.00E+00", ""), ("[Red]0", ""), ("0.00%", ""), ('0.0"万元"', "万元"), ("#,##0.00\\亿\\元", "亿元"),
        ('0"元";-0"元"', "元"), ('General"万"', "万"), ('0.0"%"', "%"), ('0"‰"', "‰"), ('0"万元";0"亿元"', "万元"), ("# ?/?", "/"),
        ('0!.0000,"万元"', "…"), ("0.00,,", "…"), ("#,##0,", "…"), ('[&lt;10000]0;0!.0,"万"', ""), ('"无"', "无"),
    ],
)  # fmt: skip
def test_reads_units_from_number_formats(code: str, unit: str) -> None:
    styles = (
        f"<numFmts><numFmt numFmtId='170' formatCode='{code}'/></numFmts><cellXfs><xf/><xf numFmtId='170'/></cellXfs>"
    )
    held = cell('<c r="A1" s="1"><v>5</v></c>', styles=styles)
    assert held == Figure(Decimal(5), percent="%" in code and not unit, unit=unit)


@pytest.mark.parametrize(
    ("code", "stored", "unit", "percent"),
    [
        ('0"万元";0"亿元"', "-5", "亿元", False),
        ('0"万元";0"亿元";0"元"', "0", "元", False),
        ('0"万元";0"亿元"', "0", "万元", False),
        ('[&lt;10000]0;0!.0,"万"', "10000", "…", False),
        ('[&gt;=10000]0.0"万";[=7]0"家";0"元"', "10000", "万", False),
        ('[&gt;=10000]0.0"万";[=7]0"家";0"元"', "7", "家", False),
        ('[&gt;=10000]0.0"万";[=7]0"家";0"元"', "8", "元", False),
        ("[&lt;1..2]0;0.0", "5", "", False),
        ("0.00%;-0.00", "5", "", True),
        ("0.00%;-0.00", "-5", "", False),
        ('0";";0"元"', "-5", "元", False),
    ],
)
def test_the_section_that_shows_the_number_decides(code: str, stored: str, unit: str, percent: bool) -> None:
    styles = f"<numFmts><numFmt numFmtId='170' formatCode='{code}'/></numFmts><cellXfs><xf numFmtId='170'/></cellXfs>"
    made = cell(f'<c r="A1" s="0"><v>{stored}</v></c>', styles=styles)
    assert made == Figure(Decimal(stored), percent=percent, unit=unit)


@pytest.mark.parametrize(
    ("held", "why"),
    [
        ('<c r="A1"><v>x</v></c>', "不是可用的数"),
        ('<c r="A1"><v>1_0</v></c>', "不是可用的数"),
        ('<c r="A1" t="s"><v>9</v></c>', "没有这一格的文字"),
        ('<c r="A1" t="s"><v>-1</v></c>', "没有这一格的文字"),
        ('<c r="A1" t="s"><v>x</v></c>', "没有这一格的文字"),
        ('<c r="A1" t="d"><v>gestern</v></c>', "不是日期"),
        ('<c r="A1" t="d"><v>10:00:00</v></c>', "不是日期"),
        ('<c r="A1" t="b"><v>yes</v></c>', "不是是或否"),
        ('<c r="A1" s="1"><v>x</v></c>', "不是可用的数"),
        ('<c r="A1" t="b"><v>2</v></c>', "不是是或否"),
        ('<c r="A1" t="e"><f>1/0</f></c>', "没有存它算出的值"),
        ('<c r="A1" t="b"><f>TRUE()</f></c>', "没有存它算出的值"),
        ('<c r="A1" t="str"><f>A2</f></c>', "没有存它算出的值"),
        ('<c r="A1" t="s"><f>A2</f><v/></c>', "没有存它算出的值"),
        ('<c r="A1"><v>1</v></c><c r="A1"><v>1</v></c>', "不止一次"),
    ],
)
def test_an_unreadable_cell_spoils_itself_and_not_the_file(held: str, why: str) -> None:
    (row,) = rows(raw(f'<row r="1">{held}<c r="B1"><v>7</v></c></row>'))
    assert isinstance(row.cells[1], Unreadable)
    assert why in row.cells[1].why
    assert row.cells[2] == Figure(Decimal(7))


def test_a_formula_may_come_to_an_empty_text() -> None:
    assert rows(raw('<row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row>')) == []


@pytest.mark.parametrize(
    ("stored", "said"), [("1", True), (" true\n", True), ("TRUE", True), ("0", False), ("false", False)]
)
def test_a_stored_yes_or_no_is_read_in_every_spelling(stored: str, said: bool) -> None:
    assert cell(f'<c r="A1" t="b"><v>{stored}</v></c>') is said


def test_no_moment_is_rounded_across_a_second() -> None:
    """23:59:59.6 on the last day is in time."""
    epoch = datetime(1899, 12, 30, tzinfo=CHINA)
    for clock in ("23:59:59.6", "23:59:59.99", "10:00:00", "09:59:59.5", "00:00:00.25"):
        wanted = datetime.fromisoformat(f"2026-06-25T{clock}").replace(tzinfo=CHINA)
        for serial in (f"{(wanted - epoch) / timedelta(days=1)!r}", f"{(wanted - epoch) / timedelta(days=1):.15g}"):
            assert moment(serial, epoch) == wanted


def test_rows_are_read_by_their_numbers() -> None:
    swapped = '<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    with pytest.raises(DisorderedError):
        rows(raw(swapped))
    workbook = opened(raw(swapped))
    sheet = Sheet(workbook.sheets[0], by_number=True)
    assert [row.number for row in sheet.rows(workbook)] == [1, 2]


def test_a_row_that_stands_twice_is_told() -> None:
    workbook = opened(raw('<row r="1"><c r="A1"><v>1</v></c></row>' * 2))
    with pytest.raises(InvalidDocumentError, match=r"“.*”的第 1 行在文件里写了不止一次"):
        list(Sheet(workbook.sheets[0], by_number=True).rows(workbook))


def test_disordered_rows_are_kept_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zj415x.office.excel.sheet._SORTED", 1)
    workbook = opened(raw('<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'))
    with pytest.raises(InvalidDocumentError, match="单元格过多"):
        list(Sheet(workbook.sheets[0], by_number=True).rows(workbook))


def test_parts_are_found_whatever_their_case_and_slashes() -> None:
    made = {
        name.replace("/", "\\").upper(): text for name, text in parts('<row r="1"><c r="A1"><v>1</v></c></row>').items()
    }
    assert rows(zipped(made)) == rows(raw('<row r="1"><c r="A1"><v>1</v></c></row>'))


def test_a_nought_in_a_workbook_that_is_not_computed_is_doubted() -> None:
    held = '<row r="1"><c r="A1"><f>1+1</f><v>0</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><v>0</v></c></row>'
    made = parts(held)
    assert rows(zipped(made))[0].cells[1] == Figure(Decimal(0))
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace(
        "</workbook>", '<calcPr fullCalcOnLoad="1"/></workbook>'
    )
    (row,) = rows(zipped(made))
    assert isinstance(row.cells[1], Unreadable)
    assert (row.cells[2], row.cells[3]) == (Figure(Decimal(2)), Figure(Decimal(0)))


def test_refuses_too_many_merges_or_tags() -> None:
    merges = "".join('<mergeCell ref="A1:B2"/>' for _ in range(20_001))
    with pytest.raises(InvalidDocumentError, match="单元格过多"):
        rows(raw("", after=f"<mergeCells>{merges}</mergeCells>"))
    with pytest.raises(InvalidDocumentError, match="单元格过多"):
        rows(raw("", before="<cols>" + '<col min="1" max="2" hidden="1"/>' * 20_001 + "</cols>"))
    budget, cells = Budget(), "<row>" + "<c/>" * 1000 + "</row>"
    tags = sum(str(part).count("<") for part in parts(cells).values())
    rows(raw(cells), budget)
    assert budget.tags == tags
    rows(raw(cells), Budget(most_tags=tags))
    with pytest.raises(InvalidDocumentError, match="单元格过多"):
        rows(raw(cells), Budget(most_tags=tags - 1))


def test_converts_column_letters() -> None:
    assert [letters(value) for value in (1, 26, 27, 702, 703, 16_384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(column_of(letters(number)) == number for number in range(1, 16_385))
    assert at(7, 28) == "AB7"


@given(st.text())
def test_escapes_and_reads_back_any_text(text: str) -> None:
    assert unescaped(escaped(text)) == text


scalars = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(lambda one: one[0] != "="),
    st.integers(-(10**12), 10**12),
    st.decimals(-(10**9), 10**9, places=3),
    st.booleans(),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda one: one.replace(microsecond=0)),  # noqa: DTZ001
)


@given(st.lists(st.lists(st.none() | scalars, max_size=6), max_size=6))
def test_reads_what_openpyxl_reads(table: list[list[Any]]) -> None:
    book = openpyxl.Workbook()
    for held in table:
        book.active.append(held)
    content = saved(book)
    theirs = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True).worksheets[0]
    theirs.reset_dimensions()
    expected = {
        (number, column): value
        for number, held in enumerate(theirs.iter_rows(values_only=True), start=1)
        for column, value in enumerate(held, start=1)
        if value is not None
    }
    ours = {(one.number, column): value for one in rows(content) for column, value in one.cells.items()}
    assert ours.keys() == expected.keys()
    for place, value in ours.items():
        match value:
            case Figure():
                assert float(value.value) == pytest.approx(float(expected[place]), rel=1e-14)
            case datetime():
                assert abs((value.replace(tzinfo=None) - expected[place]).total_seconds()) < 1
            case _:
                assert value == expected[place]


@pytest.mark.parametrize(("stored", "why"), [("x", "不是可用的数"), ("3", "格式是日期"), ("1e9", "超出范围")])
def test_a_date_that_is_none_is_told(stored: str, why: str) -> None:
    made = moment(stored, datetime(1899, 12, 30, tzinfo=CHINA))
    assert isinstance(made, Unreadable)
    assert why in made.why
