"""The quick route accepts only what the thorough route accepts, with equal results."""

import json
import re
import sys
from collections.abc import Iterator
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x import ClusterApplication, JingpinProduct
from zj415x.errors import InvalidDocumentError
from zj415x.exchange import dump, quick, read, read_application
from zj415x.exchange.document import parse
from zj415x.exchange.incoming import _application, _product, _quick_application, _quick_product

from ..builders import EXAMPLES, NOTICE, application, new_star, software
from ..draws import Draw

APPLICATION = json.loads((EXAMPLES / "application.json").read_text(encoding="utf-8"))
PRODUCT = json.loads((EXAMPLES / "product.json").read_text(encoding="utf-8"))
del APPLICATION["$comment"]
GOOD = [dump(one) for one in (application(), new_star(), software())]


def written(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")


def read_quickly(data: Any) -> ClusterApplication | JingpinProduct | None:
    try:
        document, colons = quick.opened(data)
        if "tier" in document:
            return _quick_application(document, colons, NOTICE)
        return _quick_product(document, colons, NOTICE)
    except quick.REFUSED:
        return None


def read_thoroughly(data: Any) -> ClusterApplication | JingpinProduct | None:
    try:
        document, faults = parse(data)
        if "tier" in document:
            return _application(document, faults, NOTICE)
        return _product(document, faults, NOTICE)
    except InvalidDocumentError:
        return None


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from places(value, (*path, key))


def changed(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    copy = json.loads(json.dumps(document))
    here = copy
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    return copy


@pytest.mark.parametrize(
    "document", [*GOOD, APPLICATION, PRODUCT], ids=["core", "star", "software", "example", "product"]
)
def test_faultless_document_takes_the_quick_route(document: Any) -> None:
    made = read_quickly(written(document))
    assert made is not None
    assert made == read_thoroughly(written(document))
    assert made == read_quickly(json.dumps(document, ensure_ascii=False))
    assert read(written(document), NOTICE) == made
    assert read(MappingProxyType(document), NOTICE) == made  # which only the thorough reader takes


@pytest.mark.parametrize("parser", ["json", "orjson"])
def test_quick_route_works_with_every_parser(parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if parser == "orjson":
        parse = pytest.importorskip("orjson", reason="no faster JSON parser is installed").loads
    else:
        parse = quick.plain_parser
    monkeypatch.setattr(quick, "parser", lambda: parse)
    assert read_quickly(written(APPLICATION)) == read_thoroughly(written(APPLICATION))
    assert read_quickly(written(APPLICATION).replace(b'"41.9', b'"1e400')) is None
    for junk in (b"", b"[]", b"{", b"nul", b'{"tier": NaN}', b"\xff", b"[" * 100_000, written(APPLICATION) + b"x"):
        assert read_quickly(junk) is None


def test_faster_parser_is_used_if_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fast(raw: bytes) -> Any:
        return json.loads(raw)

    for module, expected in ((SimpleNamespace(loads=fast), fast), (None, quick.plain_parser)):
        monkeypatch.setitem(sys.modules, "orjson", module)
        assert quick.parser.__wrapped__() is expected


JUNK: list[Any] = [
    None, True, 0, -1, 3, 2**70, 3.5, "", " ", "\u3000", "x", "无", "核心区", "1亿元", "-1亿元", "１亿元", "1_0亿元", "1e3亿元",
    ".5亿元", "1.亿元", "1亿美元", "-1亿美元", "1.234亩", "5亩", "-5亩", "3%", "-3%", "101%", "3％", "NaN%", "1_0%", " 3%", "3.5",
    "9" * 40 + "%", "9" * 40 + "亿元", "2026-06-20", "2026-6-20", "20260620", "2026-06-20T10:00:00", "2026-06-20T10:00:00Z",
    "2026-06-20 10:00:00+08:00", "1999-06-20T10:00:00+08:00", "字" * 10_000, "字" * 10_001, "a:b", "a\nb", "\ud800", [], {},
    [[]], [{}], {"x": 1}, {"$comment": 1}, ["x"], list("0123456789"), [1, 2], "台州市", "开化县", "台州 市", "温岭市", "创新型产业集群",
    "scale.revenue", "人工智能", "2026",
]  # fmt: skip


@pytest.mark.parametrize("document", [GOOD[0], PRODUCT], ids=["application", "product"])
def test_both_routes_agree_on_any_value_anywhere(document: Any, draw: Draw) -> None:
    """Every field of a full document, with kinds of values that could be there by mistake."""
    drawn = [(path, junk) for path in places(document) for junk in draw.of(JUNK, sample=4)]
    taken = 0
    for path, junk in drawn:
        wrong = changed(document, path, junk)
        data = written(wrong)
        made = read_quickly(data)
        if made is not None:
            taken += 1
            assert made == read_thoroughly(data), (path, junk)
        parsed = read_quickly(wrong)
        assert parsed == made or (made is None and parsed == read_thoroughly(wrong)), (path, junk)
    assert taken > len(drawn) // len(JUNK)


class TestRepeatedKeys:
    def test_repeated_keys_are_never_accepted(self) -> None:
        text = json.dumps(APPLICATION, ensure_ascii=False)
        for name in set(re.findall(r'"(\w+)":', text)):
            for twice in (f'"{name}": null, "{name}":', f'"{name}" : "a:b", "{name}":'):
                data = text.replace(f'"{name}":', twice, 1)
                assert read_quickly(data) is None, name
                with pytest.raises(InvalidDocumentError, match="不止一次"):
                    read_application(data, NOTICE)

    @pytest.mark.parametrize("submitted", ["#", None])
    def test_repeated_keys_are_refused_without_colons_in_times(self, submitted: str | None) -> None:
        document = {name: value for name, value in APPLICATION.items() if name != "submitted"}
        if submitted is None:
            document["submitted"] = None
        text = json.dumps(document, ensure_ascii=False)
        assert read_quickly(text) == read_thoroughly(text)
        for count in range(1, 5):
            twice = text.replace('"scale":', '"scale": null, ' * count + '"scale":')
            assert read_quickly(twice) is None

    def test_repeated_keys_are_refused_with_colons_in_texts(self) -> None:
        spoken = changed(APPLICATION, ("advantages",), "一: 整机; 二: 部件::::")
        assert read_quickly(written(spoken)) == read_thoroughly(written(spoken))
        twice = json.dumps(spoken, ensure_ascii=False).replace('"scale":', '"scale": null, "scale":')
        assert read_quickly(twice) is None

    def test_repeated_keys_are_refused_in_a_comment(self) -> None:
        remarked = {"$comment": "示意: 数字", **APPLICATION}
        assert read_quickly(written(remarked)) == read_thoroughly(written(remarked))
        assert read_quickly(written(remarked).replace(b'"$comment"', b'"$comment": 1, "$comment"')) is None
        # what a comment holds is not counted, and is left to the thorough reader
        nested = {"$comment": {"a": 1}, **APPLICATION}
        assert read_quickly(written(nested)) is None
        assert read_application(written(nested), NOTICE) == read_application(written(APPLICATION), NOTICE)

    def test_parsed_data_has_no_repeated_keys(self) -> None:
        assert read_quickly(APPLICATION) == read_quickly(written(APPLICATION))
        assert read_application(APPLICATION, NOTICE) == read_quickly(APPLICATION)
        # nor is a comment counted
        assert read_quickly({"$comment": {"a": 1}, **APPLICATION}) == read_quickly(APPLICATION)

    def test_non_json_values_take_the_thorough_route(self) -> None:
        for data in (
            MappingProxyType(APPLICATION),
            APPLICATION | {"head": MappingProxyType({})},
            APPLICATION | {"x": 1j},
        ):
            assert read_quickly(data) is None


class TestNames:
    def test_only_exact_names_take_the_quick_route(self) -> None:
        for path, loose in (
            (("track",), "低空经济与商业航天 "),
            (("titles", 0, "scheme"), "未来 产业先导区"),
            (("x_types", 0), "未来产业先导区 "),
            (("evidence", 0), "scale.chain_leaders "),
            (("applicant", "city"), "衢州 市"),
        ):
            data = written(changed(APPLICATION, path, loose))
            assert read_quickly(data) is None
            assert read_application(data, NOTICE) == read_quickly(written(APPLICATION))

    def test_unprinted_track_takes_the_thorough_route(self) -> None:
        drones = changed(GOOD[1], ("track",), {"name": "无人机", "highland": "高端装备"})
        assert read_quickly(written(drones)) is None
        assert read_application(written(drones), NOTICE).track.name == "无人机"

    def test_product_track_must_be_one_of_the_sixteen(self) -> None:
        assert read_quickly(written(PRODUCT | {"track": "工业母机和机器人"})) is None


def test_escaped_character_takes_the_thorough_route() -> None:
    escaped = json.dumps(APPLICATION).encode()
    assert b"\\u" in escaped
    assert read_quickly(escaped) is None
    assert read_application(escaped, NOTICE) == read_quickly(written(APPLICATION))


def test_quick_objects_equal_constructed_objects() -> None:
    made = read_quickly(written(GOOD[0]))
    assert made == application()
    assert hash(made) == hash(application())
    assert repr(made) == repr(application())
    with pytest.raises(AttributeError):
        made.tier = None  # type: ignore[assignment, misc]


@given(st.sampled_from([GOOD[0], PRODUCT]), st.data())
def test_both_routes_agree_on_several_changes(document: Any, data: st.DataObject) -> None:
    all_places = list(places(document))
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(all_places))
        try:
            document = changed(document, path, data.draw(st.sampled_from(JUNK)))
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    made = read_quickly(written(document))
    if made is not None:
        assert made == read_thoroughly(written(document))
