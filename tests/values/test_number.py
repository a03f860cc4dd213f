"""Number: exact numbers as people write them."""

from decimal import Decimal, Inexact

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x.errors import InvalidTypeError, InvalidValueError
from zj415x.values.number import EXACT, LONGEST, as_percent, exact_number, integer, percent, plain, typed

from ..builders import Index


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-10_000, max_value=10_000, places=6))
def test_reads_back_the_share_it_writes(ratio: Decimal) -> None:
    assert percent(as_percent(ratio)) == ratio


@pytest.mark.parametrize("text", ["3.5", "3.5％", "%", "3.5%%", "%3.5", "3.5% ", "３.5%", "1e2%", "3,5%"])
def test_a_share_needs_digits_and_one_percent_sign(text: str) -> None:
    with pytest.raises(InvalidValueError):
        percent(text)


@pytest.mark.parametrize("value", [3.5, 0.035, Decimal("0.035"), None, True])
def test_refuses_a_share_without_percent_sign(value: object) -> None:
    with pytest.raises(InvalidTypeError, match="%"):
        percent(value)  # type: ignore[arg-type]


def test_reads_numbers_from_text_only() -> None:
    assert exact_number("-12.50") == Decimal("-12.50")
    with pytest.raises(InvalidTypeError, match=r"^12 不是文字$"):
        exact_number(12)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["0", "-0", "0.00", "-0.0", "000"])
def test_score_of_zero_is_zero_without_a_sign(text: str) -> None:
    assert str(exact_number(text)) == "0"


def test_plain_drops_exponents_and_trailing_zeros() -> None:
    assert [plain(Decimal(value)) for value in ("100", "1E+2", "1.50", "0.0")] == ["100", "100", "1.5", "0"]


def test_reads_minus_zero_as_zero() -> None:
    assert as_percent(percent("-0%")) == "0%"


def test_accepts_numpy_integers_and_refuses_bool() -> None:
    assert [integer(value) for value in (3, Index(3), True, 3.0, Decimal(3), "3", None)] == [3, 3, *[None] * 5]


def test_a_number_has_as_many_characters_as_a_figure_needs() -> None:
    assert exact_number("1" * LONGEST) == Decimal("1" * LONGEST)
    with pytest.raises(InvalidValueError, match=f"至多 {LONGEST} 位"):
        exact_number("1" * (LONGEST + 1))


def test_the_exact_context_takes_sixty_digits_and_cuts_none() -> None:
    assert EXACT.add(Decimal(10**59), Decimal(1)) == 10**59 + 1
    with pytest.raises(Inexact):
        EXACT.add(Decimal(10**60), Decimal(1))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (95, "95"),
        (95.50, "95.5"),
        (Decimal("1E+2"), "100"),
        ("3.50", "3.5"),
        ("9" * LONGEST, "9" * LONGEST),
        ("9" * (LONGEST + 1), None),
        (f"1e{LONGEST - 1}", "1" + "0" * (LONGEST - 1)),
        (f"1e{LONGEST}", None),
        (f"1e-{LONGEST - 1}", "0." + "0" * (LONGEST - 2) + "1"),
        (f"1e-{LONGEST}", None),
        ("1e999999999", None),
        pytest.param(10**5000, None, id="of 5001 digits"),
        (float("nan"), None),
        (float("-inf"), None),
        (True, None),
        (None, None),
        ("许多", None),
    ],
)
def test_a_number_is_written_as_people_type_it(value: object, text: str | None) -> None:
    assert typed(value) == text
