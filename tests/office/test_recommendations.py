"""Recommendations: 《浙江制造精品推荐汇总表》 as people fill it in: understood, or reported by cell."""

import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from zj415x import Category, ListedProduct
from zj415x.errors import InvalidDocumentError, InvalidTypeError, InvalidValueError, UnknownNameError
from zj415x.office import Recommendations, read_recommendations, write_recommendations
from zj415x.office.excel.problems import MOST

from ..builders import JINGPIN, NOTICE
from ..draws import costly
from .books import HEADER_ROW, HEADERS, LATHE, parts, raw, row, saved, typed, zipped

PRODUCT = ListedProduct(
    enterprise="某某机床有限公司",
    product="五轴加工中心 VX-5",
    category=Category.ADVANCED_MANUFACTURING,
    track="工业母机与机器人",
)


def read(*rows: Any, **more: Any) -> Recommendations:
    return read_recommendations(typed(*rows, **more), NOTICE)


def one(*cells: Any) -> ListedProduct:
    (made,) = read(HEADERS, [1, *cells]).products
    return made


def problems(content: bytes, **more: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidDocumentError) as caught:
        read_recommendations(content, NOTICE, **more)
    return list(caught.value.problems)


def wrong(*rows: Any, **more: Any) -> list[tuple[str, str]]:
    return problems(typed(*rows, **more))


def remarks(made: Recommendations) -> list[str]:
    return [str(remark) for remark in made.remarks]


class TestPrintedSheet:
    def test_reads_the_printed_sheet(self) -> None:
        made = read(
            ["2026年浙江制造精品推荐汇总表"],
            ["填报单位（盖章）：衢州市经济和信息化局"],
            [*HEADERS[:3], "产品类别\n(先进制造类、数字技术融合类、\n特色（消费品）类)", HEADERS[4]],
            [1, *LATHE],
            ["…", "…", "…", "…", "…"],
            ["填报人：", None, None, "联系电话（手机）："],
            ["注：“415X”先进制造业集群赛道：人工智能、智能物联等。"],
        )
        assert made.products == (PRODUCT,)
        assert (made.sheet, made.rows, made.recommender) == ("汇总表", (4,), "衢州市经济和信息化局")
        assert made.remarks == ()

    @pytest.mark.parametrize("track", JINGPIN.tracks)
    def test_knows_every_track(self, track: str) -> None:
        assert one(*LATHE[:3], track).track == track


class TestByHand:
    @pytest.mark.parametrize(
        ("written", "category"),
        [
            ("先进制造", Category.ADVANCED_MANUFACTURING),
            (" 先进 制造类\n", Category.ADVANCED_MANUFACTURING),
            ("1.先进制造类", Category.ADVANCED_MANUFACTURING),
            ("数字技术融合", Category.DIGITAL_INTEGRATION),
            ("（2）数字技术融合类", Category.DIGITAL_INTEGRATION),
            ("特色(消费品)类", Category.CONSUMER_SPECIALTY),
            ("特色消费品类", Category.CONSUMER_SPECIALTY),
            ("特色【消费品】", Category.CONSUMER_SPECIALTY),
            ("特色类", Category.CONSUMER_SPECIALTY),
            ("消费品类", Category.CONSUMER_SPECIALTY),
        ],
    )
    def test_accepts_short_category_names(self, written: str, category: Category) -> None:
        assert one(*LATHE[:2], written, LATHE[3]).category is category

    @pytest.mark.parametrize(
        "written",
        [
            "工业母机与机器人赛道",
            "6、工业母机与机器人",
            "工业母机与\n机器人集群",
            "工业母机与机器人产业集群",
            "“工业母机与机器人”",
        ],
    )
    def test_accepts_short_track_names(self, written: str) -> None:
        assert one(*LATHE[:3], written).track == "工业母机与机器人"

    def test_accepts_reordered_and_shortened_headers(self) -> None:
        made = read(["赛道", "类别", " 企 业 ", "产品名称"], [LATHE[3], LATHE[2], LATHE[0], 5000])
        assert made.products == (evolve(PRODUCT, product="5000"),)

    def test_joins_a_name_wrapped_by_hand(self) -> None:
        assert one("某某机床\n有限公司", "五轴加工中心\nVX-5", *LATHE[2:]) == PRODUCT

    def test_fills_merged_cells_into_each_row(self) -> None:
        made = read(
            HEADERS,
            [1, "甲公司", "一号", "先进制造类", "人工智能"],
            [2, None, "二号", None, None],
            [3, "乙公司", "三号", None, "高端软件"],
            merged=["B2:B3", "D2:D4", "E2:E3"],
        )
        assert [(product.enterprise, product.category, product.track) for product in made.products] == [
            ("甲公司", Category.ADVANCED_MANUFACTURING, "人工智能"),
            ("甲公司", Category.ADVANCED_MANUFACTURING, "人工智能"),
            ("乙公司", Category.ADVANCED_MANUFACTURING, "高端软件"),
        ]
        assert made.remarks == ()

    def test_reads_ditto_as_the_value_above(self) -> None:
        made = read(HEADERS, [1, *LATHE], [2, "同上", "二号", "〃", "同上"])
        assert made.products[1] == evolve(PRODUCT, product="二号")

    def test_ditto_without_a_value_above_is_blank(self) -> None:
        made = read(HEADERS, [1, "甲公司", "一号", "同上", "〃"])
        assert made.products == (ListedProduct(enterprise="甲公司", product="一号"),)
        assert remarks(made) == ["汇总表!D2：未填", "汇总表!E2：未填"]
        assert wrong(HEADERS, [1, "同上", "一号", *LATHE[2:]]) == [("汇总表!B2", "未填")]

    def test_offers_the_value_above_for_a_blank(self) -> None:
        made = read(HEADERS, [1, *LATHE], [2, "甲公司", "一号"], [3, "乙公司", "二号", "", "/"])
        assert [product.category for product in made.products] == [Category.ADVANCED_MANUFACTURING, None, None]
        assert [product.track for product in made.products] == [LATHE[3], None, None]
        assert remarks(made)[0] == "汇总表!D3：未填；如果与第 2 行的“先进制造类”相同，请写上"
        assert len(made.remarks) == 4

    def test_offers_no_invalid_value_from_above(self) -> None:
        found = wrong(HEADERS, [1, *LATHE[:2], True, LATHE[3]], [2, "甲公司", "一号", None, LATHE[3]])
        assert found == [("汇总表!D2", "这一格是 TRUE 或 FALSE，应为文字")]

    @pytest.mark.parametrize(
        "between",
        [
            [],
            [2],
            ["…"],
            ["……", "……", "……", "……", "……"],
            HEADERS,
            ["填报人：某某某", None, "联系电话（手机）：13800000000"],
            [None, "填 报 人 ： 某某某", "联系电话：13800000000", "日期：6月1日"],
            [None, "联系人(签字)", "13800000000"],
            ["备注：以上按得分排序"],
        ],
    )
    def test_skips_fillers_notes_and_signatures(self, between: list[Any]) -> None:
        made = read(HEADERS, [1, *LATHE], between, [3, *LATHE[:1], "二号", *LATHE[2:]])
        assert made.products == (PRODUCT, evolve(PRODUCT, product="二号"))
        assert made.remarks == ()

    def test_reads_a_product_named_like_a_signature(self) -> None:
        made = read(
            HEADERS,
            [1, "甲公司", "手机（5G版）", *LATHE[2:]],
            [2, None, "电话", *LATHE[2:]],
            [3, "乙公司", "日期", None, None],
            [4, 5000, 3000, *LATHE[2:]],
            [5, "某某某", "联系电话：13800000000"],
            ["填报人：", "某某某", "联系电话：", "13800000000"],
            ["审核人", None, "某某某", "电话：", "13800000000"],
            merged=["B2:B3"],
        )
        assert [(product.enterprise, product.product) for product in made.products] == [
            ("甲公司", "手机（5G版）"), ("甲公司", "电话"), ("乙公司", "日期"), ("5000", "3000"),
        ]  # fmt: skip
        assert remarks(made)[0] == "汇总表!C6：不像一条记录，未读取"
        assert "某某某" not in repr(made)

    def test_skips_a_heading_across_the_table(self) -> None:
        made = read(HEADERS, ["一、先进制造类"], [None, "二、先进制造类"], [1, *LATHE], merged=["A2:E2", "B3:E3"])
        assert made.products == (PRODUCT,)
        assert remarks(made) == ["汇总表!B3：不像一条记录，未读取"]

    def test_reads_score_and_zone_columns(self) -> None:
        made = read(
            [*HEADERS, "得分", "是否在核心区协同区"],
            [1, *LATHE, 97.5, "是"],
            [2, "甲", "一号", *LATHE[2:], "８６", "否"],
        )
        assert [(product.score, product.in_zone) for product in made.products] == [
            (Decimal("97.5"), True),
            (Decimal(86), False),
        ]

    def test_reads_the_unit_among_several_title_rows(self) -> None:
        made = read(["附件"], ["标题"], ["填报单位：", "__某市经信局__"], HEADERS, [1, *LATHE])
        assert made.recommender == "某市经信局"
        assert read(["填报单位（盖章）：", 5], HEADERS, [1, *LATHE]).recommender is None
        assert read(["填报单位（盖章）：______"], HEADERS).recommender is None
        assert read(*(["某"] for _ in range(60)), HEADERS, [1, *LATHE]).products == (PRODUCT,)


class TestProblems:
    def test_reports_all_problems_with_nearest_names(self) -> None:
        assert wrong(
            HEADERS,
            [1, *LATHE[:2], "先进制造业", "工业母机和机器人"],
            [2, None, "一号", *LATHE[2:]],
            [3, "甲公司", None, "装备", "高端软件"],
        ) == [
            ("汇总表!D2", "没有名为“先进制造业”的产品类别；相近的有：先进制造类"),
            ("汇总表!E2", "没有名为“工业母机和机器人”的集群赛道；相近的有：工业母机与机器人"),
            ("汇总表!B3", "未填"),
            ("汇总表!C4", "未填"),
            ("汇总表!D4", "没有名为“装备”的产品类别；相近的有：先进制造类、数字技术融合类、特色（消费品）类"),
        ]

    def test_reports_an_uncomputed_formula(self) -> None:
        book = openpyxl.Workbook()
        book.active.title = "Sheet 1"
        for held in (HEADERS, [1, *LATHE[:2], "=VLOOKUP(B2,名单!A:B,2)", LATHE[3]], [2, '=HYPERLINK("x")', *LATHE[1:]]):
            book.active.append(held)
        found = problems(saved(book))
        assert [path for path, _ in found] == ["Sheet 1!D2", "Sheet 1!B3"]
        assert all("公式，文件里没有存它算出的值" in sentence for _, sentence in found)

    def test_reports_a_model_turned_into_a_date(self) -> None:
        book = openpyxl.load_workbook(BytesIO(typed(HEADERS, [1, *LATHE])))
        book.active["C2"].value, book.active["C2"].number_format = 46_193, "m-d"
        assert problems(saved(book)) == [("汇总表!C2", "这一格成了日期，本该是文字；把单元格格式改成“文本”后重填")]

    def test_a_text_too_long_for_a_name(self) -> None:
        assert wrong(HEADERS, [1, "长" * 10_001, *LATHE[1:]]) == [("汇总表!B2", "文字过长：10001 字，至多 10000 字")]

    def test_reports_a_missing_column(self) -> None:
        found = wrong(["企业名称", "产品名称及型号", "产品类型", "产业赛道"], LATHE)
        assert found == [("汇总表!D1", "没有名为“所在“415X”先进制造业集群赛道”的表头；相近的有：产业赛道")]

    def test_reports_a_duplicate_column(self) -> None:
        assert ("汇总表!F1", "表头里这一列重复了") in wrong([*HEADERS, "企业"], [1, *LATHE, "甲公司"])

    def test_refuses_a_workbook_without_table(self) -> None:
        ((path, sentence),) = wrong(["姓名", "电话"], ["某某", "13800000000"])
        assert path == "$"
        assert sentence.startswith("没有找到表；表头要有：企业名称、产品名称及型号、产品类别、")

    def test_ignores_headers_below_row_1000(self) -> None:
        ((path, sentence),) = problems(raw(row(1, "标题") + row(1001, *HEADERS) + row(1002, "1", *LATHE)))
        assert (path, sentence[:5]) == ("$", "没有找到表")

    def test_asks_which_of_several_tables_to_read(self) -> None:
        content = typed(HEADERS, [1, *LATHE], 第二张=[HEADERS, [1, "甲", *LATHE[1:]]])
        assert problems(content) == [("$", "有几张工作表都是汇总表：汇总表、第二张；请用 sheet（--sheet）说明读哪一张")]
        assert read_recommendations(content, NOTICE, sheet="第 二张").products[0].enterprise == "甲"
        with pytest.raises(UnknownNameError, match="没有名为“第三张”的工作表；相近的有：第二张"):
            read_recommendations(content, NOTICE, sheet="第三张")

    def test_names_only_some_of_many_tables(self) -> None:
        more: Any = {f"第{number}张": [HEADERS, [1, *LATHE]] for number in range(2, 15)}
        content = typed(HEADERS, [1, *LATHE], **more)
        ((_, sentence),) = problems(content)
        assert sentence.endswith("第10张，另有 4 张；请用 sheet（--sheet）说明读哪一张")

    def test_ignores_a_blank_table_beside_a_filled_one(self) -> None:
        assert read(HEADERS, [1, *LATHE], 空表=[HEADERS]).products == (PRODUCT,)

    def test_limits_the_reported_problems(self) -> None:
        found = wrong(HEADERS, *([number, *LATHE[:3], f"第{number}"] for number in range(MOST + 500)))
        assert len(found) == MOST + 1
        assert found[-1] == ("汇总表", f"问题过多，请先更正以上 {MOST} 处")

    def test_refuses_too_many_rows(self) -> None:
        held = HEADER_ROW + "".join(row(number, "1", *LATHE) for number in range(2, 20_003))
        assert problems(raw(held)) == [("表1!A20002", "行数过多：自此行起超过 20000 行")]


class TestRemarks:
    def test_remarks_on_hidden_sheets_without_reading(self) -> None:
        content = raw(HEADER_ROW + row(2, "1", *LATHE), states=("", 'state="hidden"'))
        made = read_recommendations(content, NOTICE)
        assert remarks(made) == ["表2：工作表已隐藏，未读取"]
        assert read_recommendations(content, NOTICE, sheet="表2").sheet == "表2"

    def test_reads_and_remarks_on_hidden_rows_and_columns(self) -> None:
        held = HEADER_ROW + row(2, "1", *LATHE, attributes='hidden="1"')
        made = read_recommendations(raw(held, before='<cols><col min="1" max="2" hidden="1"/></cols>'), NOTICE)
        assert made.products == (PRODUCT,)
        assert remarks(made) == [
            "表1：有 1 行已隐藏，仍予读取：第 2 行",
            "表1：A 列“序号”已隐藏，仍予读取",
            "表1：B 列“企业名称”已隐藏，仍予读取",
        ]

    def test_remarks_on_unread_columns(self) -> None:
        made = read([*HEADERS, "备注"], [1, *LATHE, "重点", "另外"])
        assert remarks(made) == ["汇总表!F2：F 列“备注”未读取", "汇总表!G2：G 列没有表头，未读取"]

    def test_other_sheets_are_named(self) -> None:
        assert remarks(read(HEADERS, [1, *LATHE], 说明=[["怎样填"]], 空=[])) == ["说明：没有这样的表头，工作表未读取"]

    def test_remarks_on_row_numbers_that_do_not_rise(self) -> None:
        made = read(HEADERS, [2, *LATHE], [1, "甲", *LATHE[1:]], [1, "乙", *LATHE[1:]])
        assert remarks(made) == ["汇总表!A3：序号不比前面的大；名单按各行的先后读，不按序号"]

    def test_remarks_on_macros(self) -> None:
        made = read_recommendations(
            zipped(parts(HEADER_ROW + row(2, "1", *LATHE)) | {"xl/vbaProject.bin": b"x"}), NOTICE
        )
        assert remarks(made) == ["$：文件中的宏未运行，也未读取"]

    def test_limits_the_remarks(self) -> None:
        made = read(HEADERS, *([number, f"甲{number}", "一号"] for number in range(MOST)))
        assert len(made.remarks) == MOST


class TestPersons:
    NUMBERS = ("13800000000", "138 0000 0000", "138-0000-0000", "0570-6012345", "05706012345")

    @pytest.mark.parametrize("number", NUMBERS)
    def test_problems_show_no_telephone_number(self, number: str) -> None:
        found = wrong(HEADERS, [1, *LATHE[:2], number, f"某某 {number}"])
        assert [path for path, _ in found] == ["汇总表!D2", "汇总表!E2"]
        assert all(sentence == "所填不符合要求，疑似电话号码，不在此显示" for _, sentence in found)

    def test_remarks_show_no_telephone_number(self) -> None:
        made = read(HEADERS, [1, *LATHE], [2, "甲", "一号"])
        content = typed([*HEADERS, "13800000000"], [1, *LATHE, "甲"])
        assert made.remarks
        assert read_recommendations(content, NOTICE).remarks == ()

    def test_drops_signatures(self) -> None:
        made = read(
            HEADERS,
            [1, *LATHE],
            ["填报人：某某某", None, None, "联系电话（手机）：13800000000"],
            [None, None, None, "13800000000"],
        )
        assert "某某某" not in repr(made)
        assert "1380" not in repr(made)


texts = (
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
    .map(str.strip)
    .filter(lambda text: any(map(str.isalnum, text)) and "\n" not in text)
)
listed = st.builds(
    ListedProduct,
    enterprise=texts.filter(lambda text: text[0] not in "填经制联审负单分手电签盖日注备说同"),
    product=texts.filter(lambda text: text[0] not in "填经制联审负单分手电签盖日注备说同"),
    category=st.none() | st.sampled_from(Category),
    track=st.none() | st.sampled_from(JINGPIN.tracks),
    score=st.none() | st.decimals(0, 100, places=2).map(lambda score: score.normalize() + 0),
    in_zone=st.none() | st.booleans(),
)


def read_back(products: list[ListedProduct]) -> tuple[ListedProduct, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "汇总表.xlsx"
        write_recommendations(path, NOTICE, products, ranked=True)
        return read_recommendations(path, NOTICE).products


class TestWriting:
    @costly(2)
    @given(st.lists(listed, max_size=5))
    def test_reads_back_what_it_writes(self, products: list[ListedProduct]) -> None:
        assert read_back(products) == tuple(products)

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "汇总表.xlsx"

    def test_keeps_scores_of_many_digits(self, path: Path) -> None:
        made = evolve(PRODUCT, score=Decimal("97.12345678901234567"))
        write_recommendations(path, NOTICE, [made], ranked=True)
        assert read_recommendations(path, NOTICE).products == (made,)

    def test_a_blank_sheet_has_rows_to_fill(self, path: Path) -> None:
        write_recommendations(path, NOTICE, [])
        made = read_recommendations(path, NOTICE)
        assert (made.products, made.recommender, made.remarks) == ((), None, ())
        sheet = openpyxl.load_workbook(path).active
        assert [sheet.cell(3, column).value.partition("\n")[0] for column in range(1, 6)] == list(JINGPIN.columns)
        assert [sheet.cell(number, 1).value for number in (4, 23)] == [1, 20]
        assert sheet.cell(1, 1).value == "2026年浙江制造精品推荐汇总表"

    def test_sets_up_choices_and_printing(self, path: Path) -> None:
        write_recommendations(path, NOTICE, [PRODUCT] * 3, ranked=True, recommender="某市经信局")
        sheet = openpyxl.load_workbook(path).active
        offered = {str(one.sqref): one.formula1.strip('"').split(",") for one in sheet.data_validations.dataValidation}
        assert offered == {
            "D4:D6": ["先进制造类", "数字技术融合类", "特色（消费品）类"],
            "E4:E6": list(JINGPIN.tracks),
            "G4:G6": ["是", "否"],
        }
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        assert (sheet.page_setup.fitToWidth, sheet.sheet_properties.pageSetUpPr.fitToPage) == (1, True)
        assert sheet.print_title_rows == "$3:$3"
        assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:G1", "A2:G2", "A8:C8", "D8:G8", "A9:G9"}
        assert sheet["A1"].font.name == "方正小标宋简体"
        assert sheet["B3"].font.name == "黑体"
        assert sheet["B4"].font.name == "仿宋_GB2312"
        assert sheet["B4"].border.left.style == "thin"
        assert sheet["A8"].value == "填报人："

    def test_rows_fit_long_names_and_grow(self, path: Path) -> None:
        long = evolve(PRODUCT, enterprise="某某" * 15, product="五轴加工中心 VX-5")
        write_recommendations(path, NOTICE, [PRODUCT, long])
        with ZipFile(path) as package:
            sheet = package.read("xl/worksheets/sheet1.xml").decode()
        rows = dict(re.findall(r'<row r="([45])" ht="([0-9.]+)">', sheet))
        assert {number: float(height) for number, height in rows.items()} == {"4": 22, "5": 52}
        assert "customHeight" not in sheet.partition("<sheetData>")[0]

    @pytest.mark.parametrize("begins", ['=HYPERLINK("http://x","甲")', "+1", "-1", "@sum", "\t=1"])
    def test_writes_formula_like_text_as_text(self, begins: str, path: Path) -> None:
        write_recommendations(path, NOTICE, [evolve(PRODUCT, enterprise=begins)])
        cell = openpyxl.load_workbook(path).active["B4"]
        assert (cell.data_type, cell.quotePrefix) == ("s", True)
        assert read_recommendations(path, NOTICE).products[0].enterprise == begins.strip()

    def test_writes_error_like_text_as_text(self, path: Path) -> None:
        write_recommendations(path, NOTICE, [evolve(PRODUCT, product="#N/A")])
        assert read_recommendations(path, NOTICE).products[0].product == "#N/A"

    def test_the_official_sheet_has_only_printed_columns(self, path: Path) -> None:
        write_recommendations(path, NOTICE, [evolve(PRODUCT, score=Decimal(90), in_zone=True)])
        assert read_recommendations(path, NOTICE).products == (PRODUCT,)

    def test_refuses_other_types(self, path: Path) -> None:
        with pytest.raises(InvalidTypeError, match="ListedProduct"):
            write_recommendations(path, NOTICE, ["五轴加工中心"])  # type: ignore[list-item]
        with pytest.raises(InvalidValueError, match="超出单元格上限"):
            write_recommendations(path, NOTICE, [evolve(PRODUCT, product="\x01" * 9000 + "甲")])
        assert not path.exists()


KIND = LATHE[2:]


@pytest.mark.parametrize("total", ["合计", "合 计", "小计：", "总计", "共计", "本页合计", "合计（个）"])
@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_total_is_no_product(total: str, column: int) -> None:
    row = ["", "2家", "2个", "", ""]
    row[column] = total
    read = read_recommendations(typed(HEADERS, ["1", "甲公司", "机床", *KIND], row), NOTICE)
    assert [str(product) for product in read.products] == ["甲公司：机床"]
    assert any(remark.words == "合计行，未读取" for remark in read.remarks)


@pytest.mark.parametrize("heading", ["备选产品", "二、候补", "未推荐的"])
@pytest.mark.parametrize("headers", [[], [HEADERS]])
def test_a_list_set_apart_below_the_table_is_told(heading: str, headers: list[list[str]]) -> None:
    book = typed(HEADERS, ["1", "甲公司", "机床", *KIND], [heading], *headers, ["1", "乙公司", "泵", *KIND])
    with pytest.raises(InvalidDocumentError) as caught:
        read_recommendations(book, NOTICE)
    assert [(path.rpartition("!")[2], str(error)) for path, error in caught.value.faults] == [
        ("A3", "从这里起像是另一张表；请把它移到另一张工作表，或者删去")
    ]


def test_headers_under_a_heading_of_their_own_are_told() -> None:
    book = typed(HEADERS, ["1", "甲公司", "机床", *KIND], ["附：储运"], HEADERS, ["1", "乙公司", "泵", *KIND])
    with pytest.raises(InvalidDocumentError, match="像是另一张表"):
        read_recommendations(book, NOTICE)


def test_headers_and_titles_that_a_page_repeats_divide_nothing() -> None:
    title = ["2026年浙江制造精品推荐汇总表"]
    rows = [title, HEADERS, ["1", "甲公司", "机床", *KIND], HEADERS, ["2", "乙公司", "泵", *KIND], title, HEADERS]
    read = read_recommendations(typed(*rows, ["3", "丙公司", "阀", *KIND]), NOTICE)
    assert [product.enterprise for product in read.products] == ["甲公司", "乙公司", "丙公司"]


def test_rows_in_disorder_are_read_by_their_numbers() -> None:
    first, second = (
        row(number, f"{number}", *name, *KIND) for number, name in ((2, ("甲公司", "机床")), (3, ("乙公司", "泵")))
    )
    ordered, swapped = (
        read_recommendations(raw(HEADER_ROW + held), NOTICE) for held in (first + second, second + first)
    )
    assert swapped.products == ordered.products
    assert [product.enterprise for product in swapped.products] == ["甲公司", "乙公司"]


def test_a_text_too_large_to_read_back_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zj415x.office.excel.style.LARGEST", 1000)
    with pytest.raises(InvalidValueError, match="无法读回"):
        write_recommendations(tmp_path / "a.xlsx", NOTICE, [])
    assert list(tmp_path.iterdir()) == []


def test_the_order_of_the_first_version_is_taken_with_a_warning(tmp_path: Path) -> None:
    listed = [ListedProduct(enterprise="甲", product="乙")]
    with pytest.warns(DeprecationWarning, match="通知写在内容之前"):
        write_recommendations(tmp_path / "old.xlsx", listed, NOTICE)  # type: ignore[arg-type]
    write_recommendations(tmp_path / "new.xlsx", NOTICE, listed)
    old, new = (read_recommendations(tmp_path / f"{name}.xlsx", NOTICE) for name in ("old", "new"))
    assert old.products == new.products == tuple(listed)
