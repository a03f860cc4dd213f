"""A new kind of blank is one place: an object that every edge asks, and nothing else."""

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

import pytest
from attrs import frozen

from zj415x.errors import InvalidDocumentError, InvalidTypeError, InvalidValueError
from zj415x.exchange import dump
from zj415x.exchange.document import BareNumber
from zj415x.exchange.quick import REFUSED, builder
from zj415x.exchange.reader import wire_converter
from zj415x.office.excel.sheet import Figure
from zj415x.office.excel.slots import manner_of
from zj415x.schema import json_schema
from zj415x.values.blank import Points
from zj415x.values.check import verify
from zj415x.values.kind import Kind
from zj415x.values.number import exact_number, plain
from zj415x.words import Phrase


@frozen(order=True)
class Weight:
    """A weight, in whole kilograms."""

    kilograms: int

    def __str__(self) -> str:
        return plain(Decimal(self.kilograms) / 1000) + "吨"


def weight(text: str) -> Weight:
    if not text.endswith("吨"):
        raise InvalidValueError("“{value}”要带吨", value=text)
    return Weight(int(exact_number(text.removesuffix("吨")) * 1000))


WEIGHT = Kind(
    base=Weight,
    words=Phrase("Weight 重量"),
    low=Weight(0),
    high=Weight(10**9),
    measure="kilograms",
    units={"吨": 3},
    parse=weight,
    write=str,
    expected="应为带单位的重量，如 3.5吨，不是 {value}",
    name="Weight",
    title="重量",
    note="带单位的重量。",
    schema={"type": "string", "pattern": "^([0-9]+(\\.[0-9]{1,3})?吨)$", "examples": ["3.5吨"]},
    cell="amount",
)
Output = Annotated[Weight, WEIGHT]


@frozen(kw_only=True)
class Works:
    output: Output
    former: tuple[Output, ...] = ()

    def __attrs_post_init__(self) -> None:
        verify(self)


WRITTEN = {"output": "3.5吨", "former": ["3吨", "0.25吨"]}
WORKS = Works(output=Weight(3500), former=(Weight(3000), Weight(250)))


def quickly(data: Any) -> Any:
    return builder(Works)(data, [])


def thoroughly(data: Any) -> Any:
    return wire_converter().structure(data, Works)


def test_the_model_checks_it() -> None:
    with pytest.raises(InvalidTypeError, match=r"Works\.output：应为Weight 重量，不能是 3"):
        Works(output=3)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"Works\.output：-0\.001吨 低于可能的最小值 0吨"):
        Works(output=Weight(-1))


@pytest.mark.parametrize("read", [quickly, thoroughly])
def test_it_is_read_from_json_and_written(read: Callable[[Any], Any]) -> None:
    assert read(WRITTEN) == WORKS
    assert dump(WORKS) == WRITTEN


@pytest.mark.parametrize("value", [3.5, "3.5", "-1吨", "1000001吨", None, ["3吨"]])
def test_what_cannot_stand_there_is_refused(value: object) -> None:
    with pytest.raises(REFUSED):
        quickly({"output": value})
    with pytest.raises(InvalidDocumentError):
        thoroughly({"output": value})


def test_the_refusal_is_its_own() -> None:
    with pytest.raises(InvalidDocumentError, match=r"应为带单位的重量，如 3\.5吨，不是 3"):
        thoroughly({"output": 3})


def test_a_schema_describes_it() -> None:
    assert json_schema(Output) == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "重量",
        "description": "带单位的重量。",
        **WEIGHT.schema,
    }


@pytest.mark.parametrize("cell", [Figure(Decimal("3.5")), "3.5", " 3.5 吨"])
def test_a_cell_holds_it(cell: Any) -> None:
    manner = manner_of(Output, "吨")
    assert manner.read(cell) == Weight(3500)
    assert manner.write(Weight(3500)) == Decimal("3.5")


class TestAScore:
    """A number that stands bare is another; nothing but a list of products has it yet."""

    def test_in_a_cell_is_its_digits(self) -> None:
        manner = manner_of(Points)
        assert manner.read(Figure(Decimal("97.5"))) == Decimal("97.5")
        assert manner.write(Decimal("97.5")) == Decimal("97.5")

    def test_is_read_to_the_digits_that_were_written(self) -> None:
        assert str(wire_converter().structure(BareNumber("97.50"), Points)) == "97.50"
        with pytest.raises(InvalidTypeError, match=r"应为分数，如 97\.5，不是 true"):
            wire_converter().structure(True, Points)


def test_a_kind_without_a_parser_is_its_text() -> None:
    code = Kind(base=str, words=Phrase("文字"), expected="应为代码，不是 {value}", cell="written")
    assert manner_of(Annotated[str, code]).read("甲 1") == "甲1"
    with pytest.raises(InvalidTypeError, match="应为代码，不是 3"):
        manner_of(Annotated[str, code]).read(Figure(Decimal(3)))
