"""What people type in a cell by hand: understood where it can mean one thing only."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from zj415x import CHINA, Area, Dollars, wan, yi
from zj415x.errors import InvalidTypeError, InvalidValueError
from zj415x.office.excel import typed
from zj415x.office.excel.sheet import Figure, Unreadable
from zj415x.values.blank import AMOUNT, INVESTMENT, LAND
from zj415x.words import Phrase

TEN = datetime(2026, 6, 20, 10, tzinfo=CHINA)


def figure(digits: str, *, percent: bool = False, unit: str = "") -> Figure:
    return Figure(Decimal(digits), percent, unit)


UNDERSTOOD: list[tuple[Callable[[Any], Any], Any, Any]] = [
    (typed.text, " 甲 ", " 甲 "),
    (typed.text, figure("500"), "500"),
    (typed.name, " 某某机床\n有限公司　", "某某机床有限公司"),
    (typed.name, "五轴加工中心\r\nVX-5", "五轴加工中心 VX-5"),
    (typed.name, figure("3000"), "3000"),
    (typed.name, figure("0.5", percent=True), "50%"),
    (typed.whole, figure("3"), 3),
    (typed.whole, "３", 3),
    (typed.whole, "1,234", 1234),
    (lambda cell: typed.whole(cell, "家"), "3 家", 3),
    (typed.whole, "3.0", 3),
    (typed.decimal, "－86.5", Decimal("-86.5")),
    (typed.share, figure("4.1"), Decimal("0.041")),
    (typed.share, figure("0.041", percent=True), Decimal("0.041")),
    (typed.share, "4.1％", Decimal("0.041")),
    (typed.share, "4.1", Decimal("0.041")),
    (typed.share, "0.8%", Decimal("0.008")),
    (typed.share, "−3.2", Decimal("-0.032")),
    (typed.share, figure("0.035", unit="%"), Decimal("0.00035")),
    (typed.share, figure("0"), Decimal(0)),
    (typed.share, figure("1"), Decimal("0.01")),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), figure("41.9"), yi("41.9")),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), "41.9", yi("41.9")),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), figure("41.9", unit="¥"), yi("41.9")),
    (lambda cell: typed.whole(cell, "家"), figure("3", unit="家"), 3),
    (typed.moment, "2026-06-25 24:00", TEN.replace(day=26, hour=0)),
    (typed.moment, "2026-06-25T24:00:00+08:00", TEN.replace(day=26, hour=0)),
    (typed.moment, "2026年6月25日24时", TEN.replace(day=26, hour=0)),
    (typed.moment, "2026年6月20日10点整", TEN),
    (typed.yes_or_no, "没有", False),
    (typed.yes_or_no, "Y", True),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), "1,041.9 亿元", yi("1041.9")),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), "41.9亿", yi("41.9")),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), "９６００万元", wan(9600)),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), "9600万", wan(9600)),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), figure("419000", unit="万元"), yi("41.9")),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), figure("41.9", unit="亿"), yi("41.9")),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), "12000亿元", yi(12000)),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), figure("9999.9"), yi("9999.9")),
    (lambda cell: typed.amount(cell, "万元", AMOUNT), figure("12000"), wan(12000)),
    (lambda cell: typed.amount(cell, "亩", LAND), figure("1260"), Area.parse("1260亩")),
    (lambda cell: typed.amount(cell, "亩", LAND), "1,260亩", Area.parse("1260亩")),
    (lambda cell: typed.written(cell, INVESTMENT), "12 亿元", yi(12)),
    (lambda cell: typed.written(cell, INVESTMENT), "1.2亿美元", Dollars.parse("1.2亿美元")),
    (typed.day, "2026-06-20", date(2026, 6, 20)),
    (typed.day, "2026/6/20", date(2026, 6, 20)),
    (typed.day, "2026．6．20", date(2026, 6, 20)),
    (typed.day, "２０２６年 6 月 20 日", date(2026, 6, 20)),
    (typed.day, datetime(2026, 6, 20, tzinfo=CHINA), date(2026, 6, 20)),
    (typed.moment, TEN, TEN),
    (typed.moment, "2026-06-20T10:00:00+08:00", TEN),
    (typed.moment, "2026-06-20T04:00:00.5+02:00",
     TEN.astimezone(timezone(timedelta(hours=2))) + timedelta(milliseconds=500)),
    (typed.moment, "2026-06-20 10:00", TEN),
    (typed.moment, "2026年6月20日10时00分", TEN),
    (typed.moment, "2026年6月20日 10点0分0秒", TEN),
    (typed.moment, "2026/6/20　10：00：00.25", TEN + timedelta(milliseconds=250)),
    (typed.moment, "2026-06-20T10:00:00", TEN),
    (typed.moment, "2026.6.20", TEN.replace(hour=0)),
    (typed.yes_or_no, True, True),
    (typed.yes_or_no, " 是", True),
    (typed.yes_or_no, "√", True),
    (typed.yes_or_no, "✔️", True),
    (typed.yes_or_no, "✅", True),
    (typed.yes_or_no, "true", True),
    (typed.yes_or_no, "否", False),
    (lambda cell: typed.yes_or_no(cell, ("已上传",), ("未上传",)), "未上传", False),
]  # fmt: skip


@pytest.mark.parametrize(("read", "cell", "value"), UNDERSTOOD)
def test_what_can_mean_one_thing_is_understood(read: Callable[[Any], Any], cell: Any, value: Any) -> None:
    assert read(cell) == value
    assert type(read(cell)) is type(value)


UNCLEAR: list[tuple[Callable[[Any], Any], Any, str]] = [
    (typed.text, Unreadable(Phrase("这一格是错误值 #REF!")), "#REF!"),
    (typed.text, TEN, "这一格成了日期"),
    (typed.name, True, "TRUE 或 FALSE"),
    (typed.whole, "约3", "“约3”不是可用的数"),
    (typed.whole, "3.5", "应为整数，不是 3.5"),
    (typed.whole, figure("3.5"), "应为整数，不是 3.5"),
    (typed.whole, figure("3", percent=True), "这一格是百分数"),
    (typed.whole, "1,23", "不是可用的数"),
    (typed.whole, "无", "不是可用的数"),
    (typed.whole, TEN, "这一格成了日期"),
    (typed.share, "4.1‰", "不是可用的数"),
    (typed.share, figure("0.035"), "无法判断是 0.035% 还是 3.5%，请填写百分号"),
    (typed.share, "-0.5", "无法判断是 -0.5% 还是 -50%，请填写百分号"),
    (typed.share, figure("35", unit="‰"), "看到的和存的不一样"),
    (typed.decimal, figure("0.975", percent=True), "这一格是百分数"),
    (typed.whole, "①", "“①”不是可用的数"),
    (typed.whole, "3③", "“3③”不是可用的数"),
    (typed.whole, "41²", "“41²”不是可用的数"),
    (typed.whole, "3 4", "“3 4”不是可用的数"),
    (typed.whole, "3\n4", "不是可用的数"),
    (typed.whole, "3+2", "不是可用的数"),
    (typed.whole, figure("3", unit="…"), "看到的和存的不一样"),
    (typed.name, figure("3", unit="万"), "看到的和存的不一样"),
    (
        lambda cell: typed.amount(cell, "亿元", AMOUNT),
        figure("419000"),
        "无法判断是 419000万元 还是 419000亿元，请填写单位",
    ),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), "12,000", "无法判断是 12000万元 还是 12000亿元"),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), figure("5", unit="亿美元"), "看到的和存的不一样"),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), "约42亿元", "不是可用的数"),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), "≥42亿元", "不是可用的数"),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), "4.19万亿元", "不是可用的数"),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), figure("0.419", percent=True), "这一格是百分数"),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), "41.9元/吨", "不是可用的数"),
    (lambda cell: typed.amount(cell, "亿元", AMOUNT), "近42亿元", "不是可用的数"),
    (lambda cell: typed.amount(cell, "亩", LAND), figure("1", percent=True), "这一格是百分数"),
    (lambda cell: typed.amount(cell, "亩", LAND), "28公顷", "不是可用的数"),
    (lambda cell: typed.written(cell, INVESTMENT), "12亿", "没有可识别的单位"),
    (typed.day, "26.6.20", "“26.6.20”不是日期；写成 2026-06-20 的样子"),
    (typed.day, "2026-06.20", "不是日期"),
    (typed.day, "2026年6月31日", "不是日期"),
    (typed.day, figure("20260620"), "“20260620”不是日期"),
    (typed.day, TEN, "“2026-06-20 10:00:00”不是日期"),
    (typed.moment, "六月二十日", "不是时刻"),
    (typed.moment, "2026-06-20 上午", "不是时刻"),
    (typed.moment, "2026-06-20 25:00", "不是时刻"),
    (typed.moment, "2026-06-20 24:01", "不是时刻"),
    (typed.moment, "2026-06-20 10:60", "不是时刻"),
    (typed.moment, "2026-06-20 24:00:00.5", "不是时刻"),
    (typed.whole, figure("3", unit="家"), "格式里有“家”"),
    (typed.yes_or_no, "不详", "不是“不详”"),
    (typed.yes_or_no, "大概", "应为“是”或“否”，不是“大概”"),
    (typed.yes_or_no, "☒", "不是“☒”"),
    (typed.yes_or_no, "○", "不是“○”"),
    (lambda cell: typed.yes_or_no(cell, ("已上传",), ("未上传",)), "?", "应为“已上传”或“未上传”"),
]


@pytest.mark.parametrize(("read", "cell", "sentence"), UNCLEAR)
def test_what_could_mean_two_is_told(read: Callable[[Any], Any], cell: Any, sentence: str) -> None:
    with pytest.raises(InvalidValueError, match=None) as caught:
        read(cell)
    assert sentence in str(caught.value)


def test_an_investment_says_in_which_currency() -> None:
    with pytest.raises(InvalidTypeError, match=r"1\.2亿美元.*不是 12"):
        typed.written(figure("12"), INVESTMENT)


@pytest.mark.parametrize("mark", [None, "", " ", "/", "／", "—", "…", "……", "－", "（　）", "\u200b", "\xa0"])
def test_a_mark_states_nothing(mark: str | None) -> None:
    assert typed.is_blank(mark)


@pytest.mark.parametrize("said", ["0", figure("0"), False, "√", "×", "□", "无", "✔️", "✅", "☒", "★", "？", "%"])
def test_a_nought_and_a_tick_do(said: Any) -> None:
    assert not typed.is_blank(said)
