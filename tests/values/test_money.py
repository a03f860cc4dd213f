"""Money: exact amounts in yuan."""

import operator
from decimal import Decimal, getcontext, localcontext
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x import Area, Dollars, Money, wan, yi
from zj415x.errors import InvalidTypeError, InvalidValueError
from zj415x.values.number import LONGEST

from ..builders import Index

monies = st.integers(-(10**20), 10**20).map(Money)


class TestConstructors:
    @pytest.mark.parametrize("amount", [yi(350), yi("349.9"), wan(800), wan("0.5"), wan("0.0001"), yi(-3), wan(0)])
    def test_repr_is_the_call_that_makes_it(self, amount: Money) -> None:
        assert eval(repr(amount)) == amount

    def test_repr_chooses_the_shorter_unit(self) -> None:
        amounts = (yi(350), yi("349.9"), wan(800), wan("0.5"), yi(0), yi(1), yi("0.9999"))
        assert [repr(amount) for amount in amounts] == [
            "yi(350)",
            "yi('349.9')",
            "wan(800)",
            "wan('0.5')",
            "wan(0)",
            "yi(1)",
            "wan(9999)",
        ]

    def test_units_convert_into_each_other(self) -> None:
        assert yi(1) == wan(10_000) == Money(10**10)
        assert yi("0.0000000001") == yi("0.00000000010000") == Money(1)
        assert yi(Decimal("1E+2")) == yi(100)

    def test_converts_numpy_integers_to_int(self) -> None:
        assert yi(Index(350)) == yi(350)
        assert type(Money(Index(1)).fen) is int  # type: ignore[arg-type]
        assert yi(2) * Index(3) == Index(3) * yi(2) == yi(6)

    def test_refuses_a_float_and_suggests_text(self) -> None:
        with pytest.raises(InvalidTypeError, match=r'349\.9；先写成文字，如 wan\("349\.9"\)$'):
            wan(349.9)  # type: ignore[arg-type]
        with pytest.raises(InvalidTypeError, match=r"inf；先写成文字，如 yi\(str\(x\)\)$"):
            yi(float("inf"))  # type: ignore[arg-type]

    @pytest.mark.parametrize("amount", [350.0, True, None, [1]])
    def test_refuses_other_types(self, amount: object) -> None:
        with pytest.raises(InvalidTypeError):
            yi(amount)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "amount",
        ["NaN", "Infinity", "1e400", "１２", "1_0", " 1 ", "1,000", "", "-", ".5", "5.", "+1", "0x10", "9" * 59],
    )
    def test_refuses_anything_but_plain_digits(self, amount: str) -> None:
        with pytest.raises(InvalidValueError):
            yi(amount)

    @pytest.mark.parametrize("amount", [Decimal("NaN"), Decimal("Infinity"), Decimal("1E+999999"), 10**15])
    def test_refuses_implausible_amounts(self, amount: Decimal | int) -> None:
        with pytest.raises(InvalidValueError):
            yi(amount)

    def test_refuses_numbers_too_long_to_print(self) -> None:
        with pytest.raises(InvalidValueError, match="100000000000000 亿"):
            yi(10**5000)

    @pytest.mark.parametrize("amount", ["0.00000000001", "0.00000000015", Decimal(1) / 3, Decimal("1E-99")])
    def test_finer_than_a_fen_is_refused(self, amount: str | Decimal) -> None:
        with pytest.raises(InvalidValueError, match="最多精确到分"):
            yi(amount)

    def test_refuses_excess_digits_instead_of_rounding(self) -> None:
        with localcontext(prec=80):
            amount = Decimal("1." + "0" * 70 + "1")
        with pytest.raises(InvalidValueError, match="最多精确到分"):
            yi(amount)

    def test_ignores_the_callers_decimal_precision(self) -> None:
        with localcontext(prec=3):
            assert getcontext().prec == 3
            assert yi("349.9123456789") == Money(3_499_123_456_789)
            assert str(yi("349.9123456789")) == "349.9123456789亿元"


class TestWire:
    @pytest.mark.parametrize(
        ("text", "amount"),
        [("349.9亿元", yi("349.9")), ("800万元", wan(800)), ("1元", Money(100)), ("-3亿元", yi(-3)), ("0元", Money(0))],
    )
    def test_writes_the_unit(self, text: str, amount: Money) -> None:
        assert Money.parse(text) == amount

    @pytest.mark.parametrize("number", [350, 349.9, None, Decimal(1)])
    def test_refuses_a_number_without_unit(self, number: object) -> None:
        with pytest.raises(InvalidTypeError, match="亿元、万元、元"):
            Money.parse(number)  # type: ignore[arg-type]

    @pytest.mark.parametrize("text", ["350", "350亿", "350美元", "350 亿元 ", "350亿万元", "350亿元整", "亿元 350"])
    def test_refuses_an_unknown_unit(self, text: str) -> None:
        with pytest.raises(InvalidValueError, match="亿元、万元、元"):
            Money.parse(text)

    @pytest.mark.parametrize(
        ("kind", "text", "near"),
        [
            (Money, "95亿", "95亿元"),
            (Money, "0.5万", "0.5万元"),
            (Dollars, "1.2亿", "1.2亿美元"),
            (Dollars, "1.2亿美", "1.2亿美元"),
            (Dollars, "800美", "800美元"),
        ],
    )
    def test_offers_the_whole_unit_of_one_that_breaks_off(
        self, kind: type[Money | Dollars], text: str, near: str
    ) -> None:
        with pytest.raises(InvalidValueError, match=f"^“{text}”没有可识别的单位，是不是 {near}？"):
            kind.parse(text)

    @pytest.mark.parametrize("text", ["95", "亿", "约95亿", "9.5.5亿", "９５亿", "95亿亿", "-95亿"])
    def test_offers_no_unit_where_no_number_stands_before_it(self, text: str) -> None:
        with pytest.raises(InvalidValueError, match="没有可识别的单位；可用的单位"):
            Money.parse(text)

    @given(monies)
    def test_reads_back_what_it_writes(self, amount: Money) -> None:
        assert Money.parse(str(amount)) == amount

    @given(monies)
    def test_evaluates_back_from_repr(self, amount: Money) -> None:
        assert eval(repr(amount)) == amount


class TestFormat:
    @pytest.mark.parametrize(
        ("spec", "text"),
        [
            ("", "349.9亿元"),
            ("亿元", "349.9亿元"),
            ("万元", "3499000万元"),
            (",万元", "3,499,000万元"),
            (",.2f亿元", "349.90亿元"),
            (".0f元", "34990000000元"),
            (">10", "   349.9亿元"),
        ],
    )
    def test_formats_a_number_in_a_unit_or_pads_the_text(self, spec: str, text: str) -> None:
        assert format(yi("349.9"), spec) == text

    def test_formats_exactly_under_any_precision(self) -> None:
        with localcontext(prec=3):
            assert f"{yi('349.9123456789'):.9f亿元}" == "349.912345679亿元"

    @pytest.mark.parametrize("spec", [".2f", "美元", "x亿元", "亿"])
    def test_refuses_an_unknown_format(self, spec: str) -> None:
        with pytest.raises(InvalidValueError, match="亿元、万元、元"):
            format(yi(1), spec)


class TestMixedKinds:
    ONE = (yi(1), Dollars.parse("1亿美元"), Area.parse("100000000亩"))

    @pytest.mark.parametrize(("one", "other"), list(permutations(ONE, 2)))
    def test_kinds_neither_mix_nor_compare_nor_equal(self, one: Any, other: Any) -> None:
        assert one != other
        for operate in (operator.add, operator.sub, operator.truediv, operator.lt, operator.ge):
            with pytest.raises(TypeError):
                operate(one, other)

    @pytest.mark.parametrize("one", ONE)
    def test_amounts_equal_no_number_and_no_text(self, one: Any) -> None:
        assert one not in (10**10, Decimal(1), Fraction(1), str(one))

    @pytest.mark.parametrize("one", ONE)
    def test_sums_divide_back_and_hash_alike(self, one: Any) -> None:
        twice = sum([one, one])
        assert (twice - one, twice / one, hash(twice - one)) == (one, 2, hash(one))
        for other in (1, False, 0.0):
            with pytest.raises(TypeError):
                other + one

    @pytest.mark.parametrize("one", ONE)
    def test_holds_hundredths_as_int(self, one: Any) -> None:
        make = type(one)
        assert make(Index(3)) == make(3)
        for number in (1.0, True, "1"):
            with pytest.raises(InvalidTypeError):
                make(number)

    def test_formats_in_its_units(self) -> None:
        assert f"{Dollars.parse('1.2亿美元'):,万美元}" == "12,000万美元"
        assert f"{Area.parse('1200亩'):,.1f亩}" == "1,200.0亩"


class TestArithmetic:
    @given(monies, monies)
    def test_adds_and_subtracts(self, one: Money, other: Money) -> None:
        assert one + other - other == one
        assert (one < other, one <= other) == (one.fen < other.fen, one.fen <= other.fen)
        assert (one > other, one >= other) == (one.fen > other.fen, one.fen >= other.fen)

    def test_sums_with_a_start_and_without(self) -> None:
        assert sum([yi(1), wan(1)], Money(0)) == sum([yi(1), wan(1)]) == wan(10_001)

    def test_adds_to_no_number_but_zero(self) -> None:
        others: tuple[Any, ...] = (1, False, 0.0, Decimal(0), None)
        for other in others:
            with pytest.raises(TypeError):
                other + yi(1)

    def test_negates_and_takes_absolute_value(self) -> None:
        assert (-yi(1), abs(yi(-1)), abs(wan(2))) == (yi(-1), yi(1), wan(2))

    def test_divides_into_an_exact_fraction(self) -> None:
        assert yi(1) / yi(3) == Fraction(1, 3)
        assert type(yi(4) / yi(2)) is Fraction
        with pytest.raises(ZeroDivisionError):
            yi(1) / yi(0)
        for divisor in (2, Decimal(2), 0.5, Dollars(1), Area(1)):
            with pytest.raises(TypeError):
                yi(1) / divisor  # type: ignore[operator]

    def test_zero_is_truthy(self) -> None:
        assert bool(yi(0)) is True

    def test_multiplies_by_whole_numbers_only(self) -> None:
        assert yi(2) * 3 == 3 * yi(2) == yi(6)
        for factor in (1.5, Decimal(2), True, yi(1)):
            with pytest.raises(TypeError):
                yi(2) * factor  # type: ignore[operator]

    @pytest.mark.parametrize("other", [1, "1亿元", None])
    def test_mixes_with_nothing_else(self, other: object) -> None:
        assert yi(1) != other
        for operation in ("__add__", "__sub__", "__lt__", "__le__", "__gt__", "__ge__"):
            assert getattr(yi(1), operation)(other) is NotImplemented

    def test_lowering_by_a_share_is_exact_or_refused(self) -> None:
        assert yi(60).less(Decimal("0.30")) == yi(42)
        with pytest.raises(InvalidValueError, match="整分"):
            Money(1).less(Decimal("0.30"))
        with pytest.raises(InvalidTypeError, match=r"不能是 0\.5$"):
            yi(60).less(0.5)  # type: ignore[arg-type]

    def test_a_share_is_as_fine_as_the_longest_number(self) -> None:
        with pytest.raises(InvalidValueError, match="整分"):
            yi(60).less(Decimal(f"1e-{LONGEST}"))
        with pytest.raises(InvalidValueError, match="0 到 1 之间"):
            yi(60).less(Decimal(f"1e-{LONGEST + 1}"))

    @pytest.mark.parametrize(
        "share", ["NaN", "sNaN", "Infinity", "-Infinity", "1e999999", "1e-999999", "1.01", "-0.01"]
    )
    def test_lowers_by_a_share_from_0_to_1_only(self, share: str) -> None:
        assert yi(60).less(Decimal(0)) == yi(60)
        assert yi(60).less(Decimal(1)) == yi(0)
        with pytest.raises(InvalidValueError, match="0 到 1 之间"):
            yi(60).less(Decimal(share))

    def test_holds_fen_as_int(self) -> None:
        with pytest.raises(InvalidTypeError, match=r"不能是 1\.0$"):
            Money(1.0)  # type: ignore[arg-type]
