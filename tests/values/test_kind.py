"""What may stand in a blank of a form."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from attrs import frozen

from zj415x import CHINA, Area, Dollars, Tier, yi
from zj415x.errors import InvalidDocumentError, InvalidTypeError, InvalidValueError, UnknownNameError
from zj415x.exchange import read_application
from zj415x.values.blank import (
    Amount,
    City,
    Count,
    County,
    Growth,
    Instant,
    Investment,
    Land,
    PrivateText,
    Share,
    Year,
)
from zj415x.values.check import check_of, verify
from zj415x.values.kind import check_exact, check_zoned

from ..builders import NOTICE, Index


@frozen(kw_only=True)
class Form:
    amount: Amount | None = None
    count: Count | None = None
    share: Share | None = None
    growth: Growth | None = None
    year: Year | None = None
    at: Instant | None = None
    day: date | None = None
    text: str | None = None
    answer: bool | None = None
    tier: Tier | None = None
    part: "Form | None" = None
    counts: tuple[Count, ...] | None = None
    city: City | None = None
    county: County | None = None
    land: Land | None = None
    total: Investment | None = None
    who: PrivateText | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


GOOD: dict[str, Any] = {
    "amount": yi(1),
    "count": 0,
    "share": Decimal(1),
    "growth": Decimal(-1),
    "year": 2026,
    "at": datetime(2026, 6, 1, tzinfo=CHINA),
    "day": date(2026, 6, 1),
    "text": "甲",
    "answer": False,
    "tier": Tier.CORE_ZONE,
    "counts": (1, 2),
    "city": "衢州市",
    "county": "开化县",
    "land": Area(0),
    "total": Dollars(0),
    "who": "甲",
}


def test_a_blank_may_stand_everywhere() -> None:
    assert Form() == Form(**dict.fromkeys(GOOD))


@pytest.mark.parametrize("name", GOOD)
def test_a_value_of_its_kind_may(name: str) -> None:
    assert getattr(Form(**{name: GOOD[name]}), name) == GOOD[name]
    assert Form(part=Form(**{name: GOOD[name]})).part is not None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("amount", 1),
        ("amount", "1亿元"),
        ("count", True),
        ("count", 1.0),
        ("count", Decimal(1)),
        ("share", 0.5),
        ("share", 1),
        ("at", date(2026, 6, 1)),
        ("day", datetime(2026, 6, 1, tzinfo=CHINA)),
        ("day", "2026-06-01"),
        ("text", 1),
        ("answer", 1),
        ("tier", "核心区"),
        ("part", {"count": 1}),
        ("counts", [1]),
        ("counts", ("1",)),
        ("city", 1),
        ("land", 3),
        ("total", 3),
        ("total", "1亿美元"),
        ("who", 3),
    ],
)
def test_a_value_of_another_kind_is_refused(name: str, value: object) -> None:
    with pytest.raises(InvalidTypeError, match=f"Form.{name}"):
        Form(**{name: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("amount", yi(-1)),
        ("count", -1),
        ("share", Decimal("1.01")),
        ("share", Decimal("NaN")),
        ("share", Decimal("0." + "1" * 41)),
        ("share", Decimal("1E+999999")),
        ("share", Decimal("1E-999999")),
        ("text", "甲" * 10_001),
        ("count", 10**9 + 1),
        ("growth", Decimal("-1.01")),
        ("growth", Decimal("Infinity")),
        ("year", 1999),
        ("at", datetime(2026, 6, 1)),  # noqa: DTZ001
        ("at", datetime(1999, 6, 1, tzinfo=CHINA)),
        ("text", ""),
        ("text", " \u3000"),
        ("text", "\ud800"),
        ("counts", (1, -1)),
        ("city", "衢州 市"),
        ("land", Area(-1)),
        ("total", Dollars(-1)),
        ("total", yi(-1)),
        ("who", " "),
    ],
)
def test_a_value_out_of_bounds_is_refused(name: str, value: object) -> None:
    with pytest.raises(InvalidValueError, match=f"Form.{name}"):
        Form(**{name: value})  # type: ignore[arg-type]


def test_a_name_that_is_not_printed_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        Form(county="下城区")


def test_a_total_is_in_yuan_too() -> None:
    assert Form(total=yi(0)).total == yi(0)


class Related(Form):
    """What the fields of a class have to do with each other is looked at after each by itself."""

    def _relate(self) -> None:
        if self.count == self.year:
            raise InvalidValueError("相同")


def test_fields_are_held_against_each_other_last() -> None:
    Related(count=2000, year=2001)
    with pytest.raises(InvalidValueError, match="相同"):
        Related(count=2001, year=2001)
    with pytest.raises(InvalidValueError, match=r"Related\.count"):
        Related(count=-1, year=-1)


def test_the_sentence_says_bounds_in_their_own_unit() -> None:
    with pytest.raises(InvalidValueError, match="120% 超过可能的最大值 100%"):
        Form(share=Decimal("1.2"))


def made(name: str, value: Any) -> Form:
    return Form(**{name: value})


class TestNumbersOfAnotherMake:
    @pytest.mark.parametrize("name", ["count", "year"])
    def test_an_integer_is_held_as_pythons_own(self, name: str) -> None:
        form = made(name, Index(2026))
        assert getattr(form, name) == 2026
        assert type(getattr(form, name)) is int

    def test_its_bounds_hold_as_well(self) -> None:
        with pytest.raises(InvalidValueError, match=r"Form\.count：-1 低于"):
            Form(count=Index(-1))  # type: ignore[arg-type]

    @pytest.mark.parametrize("name", ["amount", "share", "text", "answer", "day"])
    def test_it_stands_in_no_blank_of_another_kind(self, name: str) -> None:
        with pytest.raises(InvalidTypeError, match=rf"Form\.{name}："):
            made(name, Index(1))

    @pytest.mark.parametrize(
        ("name", "number", "sentence"),
        [
            ("amount", 349.9, r'应为Money 金额，不能是 349\.9；可写 yi\("349\.9"\)、wan\("349\.9"\)$'),
            ("share", 0.035, r'不能是 0\.035；可写 Decimal\("0\.00035"\) = 0\.035%、Decimal\("0\.035"\) = 3\.5%$'),
            ("count", 3.0, r"应为整数，不能是 3\.0；可写 3$"),
            ("count", 3.5, r"应为整数，不能是 3\.5$"),
            ("amount", float("nan"), "应为Money 金额，不能是 nan$"),
            ("amount", 1e300, r"应为Money 金额，不能是 1e\+300$"),
        ],
    )
    def test_a_float_is_refused_with_what_to_write(self, name: str, number: float, sentence: str) -> None:
        with pytest.raises(InvalidTypeError, match=sentence):
            made(name, number)


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("amount", "95亿元", "应为Money 金额，不能是文字 '95亿元'；写成 yi(95)"),
        ("amount", "95亿", "应为Money 金额，不能是 '95亿'"),
        ("share", "3.5%", "应为Decimal 比例，不能是文字 '3.5%'；写成 Decimal('0.035')"),
        ("day", "2026-06-20", "应为日期，不能是文字 '2026-06-20'；写成 datetime.date(2026, 6, 20)"),
        ("count", "3", "应为整数，不能是 '3'；可写 3"),
    ],
)
def test_a_text_is_refused_with_the_value_it_writes(name: str, text: str, sentence: str) -> None:
    with pytest.raises(InvalidTypeError) as error:
        made(name, text)
    assert str(error.value) == f"Form.{name}：{sentence}"


def test_the_word_of_a_term_is_refused_with_its_name() -> None:
    with pytest.raises(InvalidTypeError, match=r"不能是文字 '核心区'；写成 Tier\.CORE_ZONE"):
        check_of(Tier)("核心区")


@pytest.mark.parametrize("text", ["1" * 25, "-" + "1" * 25, "1e25", "1e-25"])
@pytest.mark.parametrize("over", [False, True])
def test_a_number_has_twenty_five_digits_at_most_on_either_side_of_its_point(text: str, over: bool) -> None:
    if not over:
        check_exact(Decimal(text))
        return
    longer = text.replace("25", "26") if "e" in text else text + "1"
    with pytest.raises(InvalidValueError, match="至多 25 位"):
        check_exact(Decimal(longer))


@pytest.mark.parametrize(("minutes", "sound"), [(480, True), (481, True), (480.5, False)])
def test_a_time_zone_is_whole_minutes_from_utc(minutes: float, sound: bool) -> None:
    at = datetime(2026, 6, 20, tzinfo=timezone(timedelta(minutes=minutes)))
    if sound:
        check_zoned(at)
    else:
        with pytest.raises(InvalidValueError, match="不是整分钟"):
            check_zoned(at)


def test_an_empty_text_is_refused_as_empty_where_a_moment_is_asked_for() -> None:
    with pytest.raises(InvalidDocumentError) as error:
        read_application({"submitted": ""}, NOTICE)
    assert ("$.submitted", "文字是空的") in error.value.problems
