"""Rows: a row as a product or an application, or its problems, each with its column."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from zj415x import CHINA, ClusterApplication, InvalidDocumentError, JingpinProduct, Money, Tier, wan, yi
from zj415x.frames import RowReader
from zj415x.frames.rows import sentence_of

from ..builders import NOTICE

BASE = {
    "产品名称": "五轴加工中心",
    "产品类别": "先进制造类",
    "集群赛道": "工业母机与机器人",
    "企业名称": "某某机床有限公司",
}
CLUSTER = {
    "申报单位": "开化县人民政府", "单位类别": "县（市、区）人民政府", "申报类型": "核心区", "集群赛道": "低空经济与商业航天",
}  # fmt: skip
SALES = "2024年销售收入"
NAIVE = datetime(2024, 5, 1, tzinfo=CHINA).replace(tzinfo=None)  # as frames have them


def read(cells: dict[str, Any]) -> Any:
    """Read a row of further cells."""
    row = BASE | cells
    return RowReader.of_products(row, NOTICE).read(list(row.values()))


def product(cells: dict[str, Any]) -> JingpinProduct:
    made = read(cells)
    assert isinstance(made, JingpinProduct), made
    return made


def problems(cells: dict[str, Any]) -> dict[str, str]:
    made = read(cells)
    assert isinstance(made, tuple)
    return {heading: str(error) for heading, error in made}


def sale(heading: str, value: object) -> Money | None:
    (sold,) = product({heading: value}).sales
    return sold.amount


class TestAmounts:
    @pytest.mark.parametrize(
        "value", [800, 800.0, Decimal("800"), "800", "800万元", "0.08亿元", "8,000,000元", "800万"]
    )
    def test_an_amount_has_the_unit_of_its_heading_or_its_own(self, value: object) -> None:
        assert sale(f"{SALES}（万元）", value) == wan(800)

    def test_a_cells_own_unit_goes_before_its_headings(self) -> None:
        assert sale(f"{SALES}（万元）", "2亿元") == yi(2)
        assert sale(f"{SALES}（分）", "800万元") == wan(800)

    @pytest.mark.parametrize("value", [80_000, "80000", "80000分", "800元"])
    def test_whole_fen_are_exact(self, value: object) -> None:
        assert sale(f"{SALES}（分）", value) == Money(80_000)

    def test_a_float_is_read_by_its_fifteen_digits(self) -> None:
        assert sale(f"{SALES}（万元）", 0.1 + 0.2) == wan("0.3")

    @pytest.mark.parametrize("value", [800.0, 800, Decimal(800), "800"])
    def test_an_amount_without_a_unit_anywhere_is_told(self, value: object) -> None:
        assert problems({SALES: value}) == {SALES: "“800”没有可识别的单位；可用的单位：亿元、万元、元"}

    @pytest.mark.parametrize(
        ("heading", "value", "says"),
        [
            ("（万元）", float("nan"), "NaN"),
            ("（万元）", Decimal("NaN"), "NaN"),
            ("（万元）", float("inf"), "不是可用的数"),
            ("（万元）", "很多", "“很多”不是可用的数"),
            ("（万元）", True, "应为文字"),
            ("（万元）", date(2024, 1, 1), "这一格成了日期"),
            ("（万元）", "800万美元", "不是可用的数"),
            ("（万元）", -1, "低于可能的最小值"),
            ("（万元）", "1.23456789", "最多精确到分"),
            ("（亿元）", "20000", "无法判断是 20000万元 还是 20000亿元"),
            ("（分）", "8.5", "应为整数，不是 8.5"),
            ("（分）", -5, "低于可能的最小值"),
            ("（万元）", {"a": 1}, "读不懂这一格"),
        ],
    )
    def test_a_cell_that_is_no_amount_is_told(self, heading: str, value: object, says: str) -> None:
        assert says in problems({f"{SALES}{heading}": value})[f"{SALES}{heading}"]

    @pytest.mark.parametrize("value", [None, "", " ", "/", "—", "……"])
    def test_a_blank_is_no_amount_and_no_problem(self, value: object) -> None:
        assert product({f"{SALES}（万元）": value}).sales == ()


class TestFrames:
    """Values as NumPy and pandas have them."""

    def test_scalars_of_numpy_are_read_as_their_values(self) -> None:
        numpy = pytest.importorskip("numpy", reason="numpy is not installed")
        assert sale(f"{SALES}（万元）", numpy.float32(900.5)) == sale(f"{SALES}（元）", numpy.int64(9_005_000))
        assert product({"承诺书": numpy.bool_(True)}).commitment_letter is True
        names = numpy.array(["甲", "乙"])
        assert product({"上市证明材料": names}).launch_evidence == ("甲", "乙")

    def test_missing_values_of_pandas_are_blanks(self) -> None:
        pandas = pytest.importorskip("pandas", reason="pandas is not installed")
        made = product({"上市时间": pandas.NaT, "承诺书": pandas.NA})
        assert (made.launched, made.commitment_letter) == (None, None)

    def test_a_list_with_a_blank_is_told(self) -> None:
        assert problems({"上市证明材料": ["甲", None]}) == {"上市证明材料": "这一格的列表里有空值"}


class TestDays:
    @pytest.mark.parametrize(
        "value",
        ["2024-05-01", "2024/5/1", "2024.5.1", "2024年5月1日", "２０２４-05-01", date(2024, 5, 1), NAIVE,
         datetime(2024, 5, 1, tzinfo=CHINA)],
    )  # fmt: skip
    def test_a_day_may_be_written_in_many_forms(self, value: object) -> None:
        assert product({"上市时间": value}).launched == date(2024, 5, 1)

    @pytest.mark.parametrize("value", ["20240501", "2024-13-01", 45413, NAIVE.replace(hour=3), "五月"])
    def test_anything_else_is_told(self, value: object) -> None:
        assert "不是日期；写成 2026-06-20 的样子" in problems({"上市时间": value})["上市时间"]

    @pytest.mark.parametrize(
        "value",
        ["2026-07-01 09:00", "2026/7/1 9时", "2026-07-01T09:00:00+08:00", "2026-07-01T01:00:00Z", NAIVE.replace(2026, 7, 1, 9),
         datetime(2026, 7, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, 2, tzinfo=timezone(timedelta(hours=1)))],
    )  # fmt: skip
    def test_a_moment_is_in_chinas_time_unless_it_names_its_zone(self, value: object) -> None:
        assert product({"提交时间": value}).submitted == datetime(2026, 7, 1, 9, tzinfo=CHINA)


class TestNames:
    def test_unknown_names_offer_the_nearest(self) -> None:
        assert problems({"产品类别": "先进", "集群赛道": "工业母机", "设区市": "台州", "县（市、区）": "温岭"}) == {
            "产品类别": "没有名为“先进”的选项；相近的有：先进制造类",
            "集群赛道": "没有名为“工业母机”的集群赛道；相近的有：工业母机与机器人",
            "设区市": "没有名为“台州”的设区市；相近的有：台州市、杭州市、温州市",
            "县（市、区）": "没有名为“温岭”的县（市、区）；相近的有：温岭市",
        }

    def test_a_county_of_another_city_is_told_at_the_county(self) -> None:
        said = problems({"设区市": "杭州市", "县（市、区）": "温岭市"})
        assert said == {"县（市、区）": "温岭市属于台州市，不属于杭州市"}

    @pytest.mark.parametrize("value", ["是", "有", "√", True, 1, 1.0])
    def test_a_yes_has_many_words(self, value: object) -> None:
        assert product({"承诺书": value}).commitment_letter is True

    def test_another_answer_is_told(self) -> None:
        assert problems({"承诺书": "也许"}) == {"承诺书": "应为“是”或“否”，不是“也许”"}

    @pytest.mark.parametrize("value", ["企业内部新产品立项程序资料、其他", ["企业内部新产品立项程序资料", "其他"]])
    def test_names_are_a_list_or_a_text(self, value: object) -> None:
        assert product({"上市证明材料": value}).launch_evidence == ("企业内部新产品立项程序资料", "其他")


class TestProblems:
    def test_needed_cells_must_be_filled(self) -> None:
        assert problems(dict.fromkeys(BASE)) == dict.fromkeys(BASE, "未填")

    def test_problems_stand_in_the_order_of_the_columns(self) -> None:
        made = read({f"{SALES}（万元）": "很多", "产品名称": "", "集群赛道": "没有"})
        assert [heading for heading, _ in made] == ["产品名称", "集群赛道", f"{SALES}（万元）"]
        assert sentence_of(made).startswith("产品名称：未填；集群赛道：没有名为“没有”的集群赛道")

    def test_a_sound_row_states_all_its_columns(self) -> None:
        made = product(
            {
                "2023年研发投入（万元）": 300,
                "2023年主营业务收入（亿元）": 1,
                "2024年研发投入（万元）": 310,
                "县（市、区）": "温岭市",
                "所在核心区、协同区": "协同区",
                f"{SALES}（元）": 8_000_000,
            }
        )
        assert made.enterprise.county == "温岭市"
        assert [(year.year, year.rd_expense, year.main_revenue) for year in made.enterprise.years] == [
            (2023, wan(300), yi(1)),
            (2024, wan(310), None),
        ]
        assert made.zone == "协同区"

    def test_headings_with_problems_are_refused_before_any_row(self) -> None:
        with pytest.raises(InvalidDocumentError):
            RowReader.of_products(["产品名称"], NOTICE)
        with pytest.raises(InvalidDocumentError):
            RowReader.of_applications(["申报单位"], NOTICE)


class TestApplications:
    def read(self, cells: dict[str, Any]) -> Any:
        row = CLUSTER | cells
        return RowReader.of_applications(row, NOTICE).read(list(row.values()))

    def test_what_is_flat_of_an_application_is_read(self) -> None:
        made = self.read({"2025年规上企业营业收入（亿元）": 41.9, "链主企业数": 1, "现有“X”体系称号": "未来产业先导区"})
        assert isinstance(made, ClusterApplication)
        assert (made.tier, made.scale.revenue, made.scale.chain_leaders) == (Tier.CORE_ZONE, yi("41.9"), 1)
        assert [str(title.scheme) for title in made.titles or ()] == ["未来产业先导区"]

    def test_a_new_star_track_that_is_not_printed_needs_its_highland(self) -> None:
        open_ = {"申报类型": "“新星”产业群", "集群赛道": "无人机"}
        assert str(self.read(open_ | {"产业高地": "高端装备"}).track) == "无人机"
        ((heading, error),) = self.read(open_)
        assert heading == "集群赛道"
        assert "没有名为“无人机”" in str(error)

    def test_needed_cells_must_be_filled(self) -> None:
        assert {heading: str(error) for heading, error in self.read(dict.fromkeys(CLUSTER))} == dict.fromkeys(
            CLUSTER, "未填"
        )
