"""Canonical JSON, held to the vectors that RFC 8785 and its authors publish, without those of fractions."""

import json
import re
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x import InvalidTypeError, InvalidValueError
from zj415x.values import canonical
from zj415x.values.canonical import canonical_json, digest_of, sorted_json

VECTORS = (
    # RFC 8785, 3.2.2 to 3.2.4: escapes, literals, and the sample of keys.
    (r'{"string": "\u20ac$\u000F\u000aA\u0027\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}',
     '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'),
    (r'{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One", '
     r'"\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}',
     '{"\\r":"Carriage Return","1":"One","\x80":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign",'
     '"😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}'),
    # The test data of the RFC's authors: arrays, french, structures, unicode, weird.
    ('[56, {"d": true, "10": null, "1": [ ]}]', '[56,{"1":[],"10":null,"d":true}]'),
    ('{"peach": "This sorting order", "péché": "is wrong according to French", "pêche": "but canonicalization MUST", '
     '"sin": "ingnore locale"}',
     '{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST",'
     '"sin":"ingnore locale"}'),
    (r'{"1": {"f": {"f": "hi", "F": 5}, "\n": 56}, "10": {}, "": "empty", "a": {}, "111": [{}], "A": {}}',
     '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}'),
    (r'{"Unnormalized Unicode": "\u1e0d\u0307"}', '{"Unnormalized Unicode":"\u1e0d\u0307"}'),
    (r'{"\u20ac": "Euro Sign", "1": "One", "\u0080": "Control\u007f", "\ud83d\ude02": "Smiley", "\u00f6": '
     r'"Latin Small Letter O With Diaeresis", "\ufb33": "Hebrew Letter Dalet With Dagesh", "</script>": '
     '"Browser Challenge"}',
     '{"1":"One","</script>":"Browser Challenge","\x80":"Control\x7f","ö":"Latin Small Letter O With Diaeresis",'
     '"€":"Euro Sign","😂":"Smiley","\ufb33":"Hebrew Letter Dalet With Dagesh"}'),
)  # fmt: skip
texts = st.text(st.characters(exclude_categories=["Cs"]))
plain: Any = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=20,
)


@pytest.mark.parametrize(("given", "written"), VECTORS)
def test_published_vectors_are_met(given: str, written: str) -> None:
    assert canonical_json(json.loads(given)).decode() == written


@given(plain)
def test_equal_data_have_equal_bytes_in_any_order_of_keys(value: Any) -> None:
    written = canonical_json(value)
    assert json.loads(written) == value
    assert canonical_json(_turned(value)) == written


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be"))}
    return list(map(_ordered, value)) if isinstance(value, list) else value


@pytest.mark.parametrize("module", ["json", "orjson"])
@given(value=plain)
def test_data_in_order_are_written_alike_by_every_library(module: str, value: Any) -> None:
    found = pytest.importorskip("orjson", reason="no faster JSON writer is installed") if module == "orjson" else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "orjson", found)
        dumps = canonical._dumper.__wrapped__()
    assert dumps(_ordered(value)) == canonical_json(value) == sorted_json(_ordered(value))


def test_faster_writer_is_used_if_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = SimpleNamespace(dumps=repr)
    monkeypatch.setitem(sys.modules, "orjson", fast)
    assert canonical._dumper.__wrapped__() is fast.dumps


def _turned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _turned(value[key]) for key in reversed(value)}
    return tuple(map(_turned, value)) if isinstance(value, list) else value


@pytest.mark.parametrize("value", [1.0, float("nan"), {1: "a"}, b"a", {"a": {2}}])
def test_what_the_subset_lacks_is_refused(value: Any) -> None:
    with pytest.raises(InvalidTypeError, match="规范写法的 JSON 里没有"):
        canonical_json(value)


def test_numbers_that_some_parsers_round_are_refused() -> None:
    assert canonical_json([2**53 - 1, 1 - 2**53]) == b"[9007199254740991,-9007199254740991]"
    for number in (2**53, -(2**53)):
        with pytest.raises(InvalidValueError, match="超过可能的最大值 9007199254740991"):
            canonical_json(number)


@pytest.mark.parametrize("value", ["\ud800", {"\udfff": 1}])
def test_half_a_character_is_refused(value: Any) -> None:
    with pytest.raises(InvalidValueError, match="文字中有不完整的字符"):
        canonical_json(value)


def test_endless_nesting_is_refused() -> None:
    nested: list[Any] = []
    nested.append(nested)
    with pytest.raises(InvalidValueError, match="括号嵌套过深"):
        canonical_json(nested)


def test_a_digest_names_its_function() -> None:
    assert digest_of(b"") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert re.fullmatch("sha256:[0-9a-f]{64}", digest_of(b"a"))
