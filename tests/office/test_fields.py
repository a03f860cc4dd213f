"""Fields: what people type in a form on a screen is understood as in the workbook."""

import json
from typing import Any

import pytest
from hypothesis import given

from zj415x import ClusterApplication, InvalidDocumentError, JingpinProduct
from zj415x.exchange import dump, read_application, read_product
from zj415x.office import read_fields

from .. import strategies
from ..builders import EXAMPLES, NOTICE


def typed(document: dict[str, Any]) -> dict[str, Any]:
    return read_fields(document, ClusterApplication, NOTICE)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("95", "95亿元"),
        ("1,234.5", "1234.5亿元"),
        ("９５", "95亿元"),
        ("95亿", "95亿元"),
        ("9500万元", "9500万元"),
        ("9999.99", "9999.99亿元"),
        ("10000亿元", "10000亿元"),
        ("/", None),
    ],
)
def test_an_amount_has_the_unit_that_the_form_prints_or_its_own(text: str, written: str | None) -> None:
    assert typed({"scale": {"revenue": text}}) == {"scale": {"revenue": written}}


@pytest.mark.parametrize(
    ("field", "text", "written"),
    [
        ("revenue_growth", "12.5", "12.5%"),
        ("revenue_growth", "-3％", "-3%"),
        ("chain_leaders", "3家", 3),
        ("chain_leaders", "3", 3),
        ("chain_leaders", 3, 3),
    ],
)
def test_ratios_and_counts_are_typed_as_in_the_workbook(field: str, text: str | int, written: str | int) -> None:
    assert typed({"scale": {field: text}}) == {"scale": {field: written}}


def test_days_moments_and_answers_are_typed_as_in_the_workbook() -> None:
    document = {
        "submitted": "2026年6月20日 10:00",
        "titles": [{"scheme": "未来产业先导区", "same_industry": "是", "valid_until": "2027.12.31"}],
    }
    assert typed(document) == {
        "submitted": "2026-06-20T10:00:00+08:00",
        "titles": [{"scheme": "未来产业先导区", "same_industry": True, "valid_until": "2027-12-31"}],
    }


def test_rows_and_targets_have_the_units_of_their_columns() -> None:
    document = {
        "leading_enterprises": [{"name": "甲", "revenue": "95", "rd_share": "3"}],
        "targets": [{"year": "2027", "revenue": "120"}],
    }
    assert typed(document) == {
        "leading_enterprises": [{"name": "甲", "revenue": "95亿元", "rd_share": "3%"}],
        "targets": [{"year": 2027, "revenue": "120亿元"}],
    }


def test_all_that_cannot_be_understood_is_told_with_its_place() -> None:
    with pytest.raises(InvalidDocumentError) as error:
        typed({"scale": {"revenue": "10000", "revenue_growth": "0.1"}, "leading_enterprises": [{"revenue": "x"}]})
    assert [path for path, _ in error.value.problems] == [
        "$.scale.revenue",
        "$.scale.revenue_growth",
        "$.leading_enterprises[0].revenue",
    ]
    assert error.value.problems[0][1] == "无法判断是 10000万元 还是 10000亿元，请填写单位"


def test_a_product_has_no_printed_unit() -> None:
    document = {"launched": "2025.3.1", "sales": [{"year": 2025, "amount": "95"}], "$comment": "x", "unknown": "1"}
    assert read_fields(document, JingpinProduct, NOTICE) == document | {"launched": "2025-03-01"}


def test_what_is_no_text_stays_for_the_reader() -> None:
    document: dict[str, Any] = {
        "scale": "95",
        "titles": {"0": "x"},
        "leading_enterprises": [None, 3],
        "track": {"name": "x"},
    }
    assert typed(document) == document


@given(strategies.applications())
def test_a_document_stays_as_it_is(application: ClusterApplication) -> None:
    document = dump(application)
    assert typed(document) == document
    assert read_application(json.dumps(document), NOTICE) == application


def test_the_examples_stay_as_they_are() -> None:
    for path in (EXAMPLES / "application.json", *(EXAMPLES / "cases").glob("*.json")):
        document = json.loads(path.read_bytes())
        assert typed(document) == document
    document = json.loads((EXAMPLES / "product.json").read_bytes())
    assert read_fields(document, JingpinProduct, NOTICE) == document
    read_product(document, NOTICE)
