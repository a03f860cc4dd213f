"""Area: exact areas of land."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x import Area
from zj415x.errors import InvalidTypeError, InvalidValueError


@given(st.integers(-(10**12), 10**12).map(Area))
def test_reads_back_what_it_writes(area: Area) -> None:
    assert Area.parse(str(area)) == area
    assert eval(repr(area)) == area


def test_writes_areas_in_mu() -> None:
    assert str(Area.parse("1200.50亩")) == "1200.5亩"
    assert Area.parse("65.5亩") < Area.parse("66亩")


@pytest.mark.parametrize("text", ["1200", "80公顷", "1200平方米", "1.234亩", "亩", "1,200亩"])
def test_refuses_unknown_units_and_invalid_numbers(text: str) -> None:
    with pytest.raises(InvalidValueError):
        Area.parse(text)


@pytest.mark.parametrize("value", [1200, 65.5, None])
def test_refuses_a_number_without_unit(value: object) -> None:
    with pytest.raises(InvalidTypeError, match="（亩）"):
        Area.parse(value)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match=r"0\.01 亩"):
        Area(1.5)  # type: ignore[arg-type]
