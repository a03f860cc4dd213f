"""What reading refuses a schema refuses too, and what it takes a schema takes, but for the differences listed here."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import partial, reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x import InvalidDocumentError, Zj415xError
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import read_ranking
from zj415x.exchange.incoming import _application, _product
from zj415x.exchange.reader import wire_converter
from zj415x.schema import KINDS
from zj415x.values.blank import Amount, Growth, Instant, Investment, Land, Points, Share

from ..draws import Draw
from ..exchange.test_quick import GOOD, JUNK, PRODUCT, changed, places
from .kinds import validator

RANKING = {
    "ranked": [
        {"enterprise": "甲", "product": "乙", "category": "先进制造类", "track": "人工智能", "score": 97.5, "in_zone": True}
    ]
}  # fmt: skip


def brief(document: Any) -> Any:
    """A document with one row of each list: the others have nothing new."""
    if isinstance(document, list):
        return [brief(one) for one in document[:1]]
    return {key: brief(one) for key, one in document.items()} if isinstance(document, dict) else document


Path = tuple[str | int, ...]
Read = Callable[[Mapping[str, Any]], Any]
DOCUMENTS: dict[str, tuple[Any, Read]] = {
    "application": (brief(GOOD[0]), lambda data: _application(dict(data), [], NOTICE)),
    "product": (brief(PRODUCT), lambda data: _product(dict(data), [], NOTICE)),
    "ranking": (RANKING, lambda data: read_ranking(data, NOTICE)),
}

# Beside what could stand anywhere by mistake, what a schema is likely to see otherwise.
MORE: list[Any] = [
    3.0, 97.5, -3.5, 1e30, "-0亿元", "-0%", "0%", "100%", "100.0%", "100.01%", "-100%", "-100.5%", "012.50%", "1亿元\n",
    "100000000000000亿元", "100000000000000.01亿元", "100000000000001亿元", "0.0000000001亿元", "0.00000000001亿元", "1.100元",
    "1.101元", "1元", "2千万元", "97.50", "1e2", "-1", "9" * 26, "0" * 60 + "1元", "3." + "0" * 60 + "1%", "2026-02-30", "0000-01-01",
    "2026-13-01", "2026-06-20T10+08:00", "2026-06-20T10:00+08:00", "2026-06-20T10:00:00,5+08:00", "2026-06-20T10:00:00.5Z",
    "3%\n", "2026-06-20T10:00:00+0800", "2099-12-31T23:59:59Z", "2100-01-01T00:00:00Z", "2100-01-01T00:00:01Z",
    "1999-12-31T23:00:00-08:00", 1999, 2000, 2100, 2101, 10**9, 10**9 + 1, "（先进制造类）", "先进制造", "核心区 ", "绍兴县", "工业母机与 机器人",
    {"name": "无人机", "highland": "高端装备"}, {"name": "无人机", "highland": "高端 装备"}, {"name": "无人机"},
    {"name": "人工智能", "highland": "高端装备"}, {"name": "无人机", "highland": "高端装备", "x": 1},
    {"name": "无人机", "highland": "高端装备", "$comment": 1}, ["无"], ["台州市"], [None], {"exists": True}, {"exists": 1},
    [{"year": 2026}, {"year": 2026}], [{"year": 2026}, {"year": 2027}], [{"year": "2026"}],
]  # fmt: skip

# What is valid and not read, by the message of the fault, with the reason for it.
STRICTER = {
    "{county}属于{home}，不属于{city}": "two fields that have to do with each other",
    "{year}年填了两次": "two rows that have to do with each other",
    "没有名为“{name}”的{what}；相近的有：{nearest}": "the name of a New Star track that 附1-1 prints as another track",
    "“{value}”不是日期；写成 2026-06-20 的样子": "a day that no calendar has: only what checks formats knows",
    "{value} 低于可能的最小值 {low}": "a day before the year 2000 begins, which is in time in some time zone",
    "{value} 超过可能的最大值 {high}": "a day after the year 2100 begins, likewise",
    "{value} 不是可用的数：要有限，至多 {most} 位": "the digits before and behind the point are counted together",
    "应为整数，不是 {value}": "a whole number written as 3.0 is one to a schema",
    "“{value}”不是可用的数：只用半角数字和一个小数点，至多 {longest} 位，如 349.9": "a score with an exponent; zeros before a figure, of which a shorter unit leaves room for more",
    "文字里有无法编码的字符：{value}": "half a surrogate: dialects of patterns have no common one for it",
    "不是可用的文字；所填内容不在此显示": "half a surrogate in what belongs to a person",
    "“{value}”没有可识别的单位；可用的单位：{known}": "a line break behind it, which $ lets pass in Python alone",
    "“{value}”要带半角百分号 %，如 3.5%": "likewise",
    "“{value}”看不出是否在核心区、协同区；在的写明核心区或协同区的名称，不在的写“无”": "words that neither name a zone nor deny it",
}
# What is read and not valid.
LAXER = {
    "spelling": "a name in other width, brackets or quotes or with spaces, which is read as the printed one",
    "zero": "a minus before a zero",
}


def laxity(value: Any) -> str:
    """As what of these a value is read."""
    return "zero" if str(value).startswith("-0") else "spelling"


def places_of(document: Any, root: Any) -> Iterator[tuple[Path, Any]]:
    """Each place of a document whose schema no other had before, and that schema."""
    seen: list[Any] = []
    for path in places(document):
        if path[-1] != "$comment":
            schema = reduce(partial(below, root), path, root)
            if not any(schema is one for one in seen):
                seen.append(schema)
                yield path, schema


def below(root: Any, schema: Any, step: str | int) -> Any:
    """The schema of what stands one step further."""
    for one in options(root, schema):
        if isinstance(step, int) and one.get("type") == "array":
            return one["items"]
        if step in one.get("properties", {}):
            return one["properties"][step]
    raise AssertionError(step)


def options(root: Any, schema: Any) -> Iterator[Any]:
    """What could stand there."""
    if "$ref" in schema:
        yield from options(root, root["$defs"][schema["$ref"].rpartition("/")[2]])
    elif "anyOf" in schema:
        for one in schema["anyOf"]:
            yield from options(root, one)
    else:
        yield schema


def refused(read: Read, document: Any) -> list[str]:
    """The messages of what is wrong with a document."""
    try:
        read(document)
    except InvalidDocumentError as error:
        return [fault.message for _, fault in error.faults]
    return []


def differences(name: str, draw: Draw) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Values drawn for each place of a document: what is only valid, by the fault, and what is only read."""
    whole, read = DOCUMENTS[name]
    validates = validator(KINDS[name])
    root = validates.schema
    stricter: dict[str, set[str]] = {}
    laxer: dict[str, set[str]] = {}
    for path, schema in places_of(whole, root):
        document = {key: one for key, one in whole.items() if key in (*root.get("required", ()), path[0])}
        here = validates.evolve(schema={**schema, "$defs": root["$defs"]})
        for value in draw.of([*JUNK, *MORE], sample=20):
            said = refused(read, changed(document, path, value))
            valid = here.is_valid(value)
            if said and valid:
                stricter.setdefault(said[0], set()).add(f"{path} {value!r:.40}")
            elif not said and not valid:
                laxer.setdefault(laxity(value), set()).add(f"{path} {value!r:.40}")
    return stricter, laxer


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_read_is_valid_and_what_is_refused_is_not_but_for_what_is_listed(name: str, draw: Draw) -> None:
    stricter, laxer = differences(name, draw)
    assert {message: found for message, found in stricter.items() if message not in STRICTER} == {}
    assert {kind: found for kind, found in laxer.items() if kind not in LAXER} == {}


@pytest.mark.slow
def test_nothing_is_listed_that_makes_no_difference(draw: Draw) -> None:
    found = [differences(name, draw) for name in DOCUMENTS]
    assert {message for stricter, _ in found for message in stricter} == STRICTER.keys()
    assert {kind for _, laxer in found for kind in laxer} == LAXER.keys()
    assert "('titles', 0, 'valid_until') '2026-02-30'" in found[0][0]["“{value}”不是日期；写成 2026-06-20 的样子"]


@pytest.mark.parametrize(
    ("field", "item", "most"),
    [
        ("titles", {"scheme": "未来产业先导区"}, 3000),
        pytest.param("leading_enterprises", {}, 20_000, marks=pytest.mark.slow),
        pytest.param("x_types", "无", 20_000, marks=pytest.mark.slow),
    ],
)
def test_a_list_has_as_many_items_as_are_read(field: str, item: Any, most: int) -> None:
    document, read = DOCUMENTS["application"]
    for count, taken in ((most, True), (most + 1, False)):
        long = document | {field: [item] * count}
        assert (refused(read, long) == []) is taken
        assert validator(KINDS["application"]).is_valid(long) is taken


@given(st.sampled_from([*DOCUMENTS]), st.data())
def test_with_several_changes_at_once_it_is_no_other(name: str, data: st.DataObject) -> None:
    document, read = DOCUMENTS[name]
    every = [path for path in places(document) if path[-1] != "$comment"]
    put: list[Any] = []
    for _ in range(data.draw(st.integers(1, 4))):
        value = data.draw(st.sampled_from([*JUNK, *MORE]))
        try:
            document = changed(document, data.draw(st.sampled_from(every)), value)
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
        put.append(value)
    said, valid = refused(read, document), validator(KINDS[name]).is_valid(document)
    if said and valid:
        assert set(said) <= STRICTER.keys()
    elif not valid and not said:
        assert {laxity(value) for value in put} & LAXER.keys()


# Texts that could be an amount, a share or neither; zero has no minus.
texts = st.from_regex(r"\A-?[0-9]{0,3}(\.[0-9]{0,3})?[ ０٣e]?(亿|万)?(元|美元|亩|%)?\Z").filter(
    lambda text: not re.match(r"-[0.]+\D", text)
)

_YEARS = datetime(2000, 1, 2), datetime(2099, 12, 30)  # noqa: DTZ001 (the strategy puts a time zone to them)
moments = st.datetimes(*_YEARS, timezones=st.timezones())


VALUES: dict[Any, Any] = {
    kind: validator(kind) for kind in (Amount, Investment, Land, Share, Growth, Points, date, Instant)
}


@pytest.mark.parametrize("kind", VALUES)
@given(text=texts | st.dates().map(str) | moments.map(datetime.isoformat))
def test_a_value_is_valid_where_it_is_read(kind: Any, text: str) -> None:
    try:
        wire_converter().structure(text, kind)
        read = True
    except Zj415xError:
        read = False
    assert VALUES[kind].is_valid(text) is read
