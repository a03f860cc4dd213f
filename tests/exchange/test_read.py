"""Applications and products from JSON, and every fault of a document."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from zj415x import CHINA, ClusterApplication, JingpinProduct, Standing, Tier, XTitle, exchange, wan, yi
from zj415x.errors import InvalidDocumentError, UnknownTrackError
from zj415x.exchange import LARGEST, read, read_application, read_product

from ..builders import EXAMPLES, NOTICE, Index

APPLICATION: dict[str, Any] = {
    "applicant": {
        "name": "开化县人民政府",
        "kind": "县（市、区）人民政府",
        "city": "衢州市",
        "county": "开化县",
        "mountain_or_island": True,
    },
    "tier": "核心区",
    "track": "低空经济与商业航天",
    "segment": "低空装备",
    "titles": [{"scheme": "未来产业先导区", "industry": "低空经济与商业航天", "valid_until": None}],
    "standing": "无",
    "scale": {
        "revenue": "42亿元",
        "revenue_growth": "12.5%",
        "revenue_forecast": "50亿元",
        "chain_leaders": 1,
    },
    "innovation": {"rd_share": "4.1%", "innovation_platforms": 0, "research_institutes": 3},
    "submitted": "2026-06-20T10:00:00+08:00",
}
PRODUCT: dict[str, Any] = {
    "name": "五轴加工中心",
    "model": "VX-5",
    "category": "先进制造类",
    "track": "工业母机与机器人",
    "enterprise": {
        "name": "某某机床有限公司",
        "city": "台州市",
        "county": "温岭市",
        "mountain_or_island": False,
        "years": [{"year": 2023, "rd_expense": "300万元", "main_revenue": "1亿元"}],
    },
    "launched": "2023-05-01",
    "launch_evidence": ["企业内部新产品立项程序资料"],
    "sales": [{"year": 2023, "amount": "600万元"}, {"year": 2024, "amount": "900万元"}],
    "zone": None,
    "commitment_letter": True,
    "submitted": "2026-07-01T09:00:00+08:00",
}


def changed(document: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Copy a document with a value changed: ``changed(PRODUCT, "sales.0.year", 2024)``."""
    copy: dict[str, Any] = json.loads(json.dumps(document))
    here: Any = copy
    *before, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in before:
        here = here[step] if isinstance(step, int) else here.setdefault(step, {})
    here[last] = value
    return copy


def changed_in_place(path: str, value: Any) -> dict[str, Any]:
    """Copy a document with a value that JSON cannot write."""
    *before, last = path.split(".")
    document: Any = json.loads(json.dumps(APPLICATION))
    here = document
    for step in before:
        here = here[step]
    here[last] = value
    return dict(document)


def problems(read: Callable[[Any, Any], object], document: Any) -> dict[str, str]:
    with pytest.raises(InvalidDocumentError) as caught:
        read(document, NOTICE)
    assert str(caught.value).startswith(f"文件有 {len(caught.value.problems)} 处问题")
    return dict(caught.value.problems)


class TestApplication:
    def test_every_field_is_read(self) -> None:
        made = read_application(json.dumps(APPLICATION), NOTICE)
        assert (made.tier, made.standing, made.segment) == (Tier.CORE_ZONE, Standing.NONE, "低空装备")
        assert made.track is NOTICE.clusters.track("低空经济与商业航天")
        assert made.titles == (XTitle("未来产业先导区", industry="低空经济与商业航天"),)
        assert (made.scale.revenue, made.scale.revenue_growth) == (yi(42), Decimal("0.125"))
        assert made.submitted == datetime(2026, 6, 20, 10, tzinfo=CHINA)

    def test_document_may_be_bytes_text_or_a_mapping(self) -> None:
        text = json.dumps(APPLICATION, ensure_ascii=False)
        made = read_application(APPLICATION, NOTICE)
        for data in (text, "\ufeff" + text, text.encode(), b"\xef\xbb\xbf" + text.encode()):
            assert read_application(data, NOTICE) == made

    def test_absent_fields_are_blank(self) -> None:
        few = {key: APPLICATION[key] for key in ("applicant", "tier", "track")}
        made = read_application(few, NOTICE)
        assert (made.titles, made.standing, made.scale.revenue) == (None, None, None)

    def test_empty_list_of_titles_is_not_blank(self) -> None:
        assert read_application(APPLICATION | {"titles": []}, NOTICE).titles == ()
        loose = ({"scheme": "未来产业先导区 "},)
        assert read_application(APPLICATION | {"titles": loose}, NOTICE).titles == (XTitle("未来产业先导区"),)
        assert read_application(APPLICATION | {"titles": None}, NOTICE).titles is None

    def test_names_are_resolved_at_any_character_width(self) -> None:
        loose = APPLICATION | {
            "tier": '"新星"产业集群',
            "track": {"name": "光电(半导体)", "highland": "新一代信息技术"},
        }
        loose["titles"] = [{"scheme": "“新星” 产业群"}]
        made = read_application(changed(loose, "applicant.county", " 开化县"), NOTICE)
        assert (made.tier, made.track.name) == (Tier.NEW_STAR, "光电（半导体）")
        assert made.titles is not None
        assert (made.titles[0].scheme, made.applicant.county) == ("“新星”产业群", "开化县")

    def test_unprinted_new_star_track_is_accepted(self) -> None:
        made = read_application(APPLICATION | {"track": {"name": "无人机", "highland": "高端装备"}}, NOTICE)
        assert (made.track.name, made.track.printed) == ("无人机", False)

    def test_comments_are_ignored_anywhere(self) -> None:
        noted = changed(APPLICATION | {"$comment": {"source": "统计公报"}}, "scale.$comment", "2023年数字")
        assert read_application(noted, NOTICE) == read_application(APPLICATION, NOTICE)

    def test_given_document_is_not_modified(self) -> None:
        before = json.dumps(APPLICATION)
        read_application(APPLICATION, NOTICE)
        assert json.dumps(APPLICATION) == before


class TestProduct:
    def test_every_field_is_read(self) -> None:
        made = read_product(json.dumps(PRODUCT), NOTICE)
        assert (made.launched, made.track) == (date(2023, 5, 1), "工业母机与机器人")
        assert made.sales[1].amount == wan(900)
        assert made.enterprise.years[0].main_revenue == yi(1)

    def test_sixteenth_track_is_accepted(self) -> None:
        assert read_product(PRODUCT | {"track": "历史经典产业"}, NOTICE).track == "历史经典产业"

    def test_unknown_track_or_category_is_refused_with_the_nearest(self) -> None:
        found = problems(read_product, PRODUCT | {"track": "机器人", "category": "数字技术类"})
        assert "工业母机与机器人" in found["$.track"]
        assert "数字技术融合类" in found["$.category"]


class TestApplicationOrProduct:
    def test_kind_follows_from_the_fields(self) -> None:
        assert isinstance(read(APPLICATION, NOTICE), ClusterApplication)
        assert isinstance(read(PRODUCT, NOTICE), JingpinProduct)
        assert "applicant" in problems(read, {"name": "甲"})["$"]


WRONG: list[tuple[str, Any, str, str]] = [
    ("colour", "red", "$.colour", "没有名为“colour”的字段"),
    ("segmnt", "低空装备", "$.segmnt", "相近的有：segment"),
    ("scale.revenu", "42亿元", "$.scale.revenu", "revenue"),
    ("applicant", [], "$.applicant", "应为对象"),
    ("applicant.name", 3, "$.applicant.name", "应为文字，不是 3"),
    ("applicant.name", "", "$.applicant.name", "空的"),
    ("applicant.name", "\ud800", "$.applicant.name", "无法编码"),
    (
        "applicant.kind",
        "市政府",
        "$.applicant.kind",
        "没有“市政府”这一项；相近的有：县（市、区）人民政府；可填：县（市、区）人民政府、开发区（园区）管委会、其他",
    ),
    ("applicant.county", "开化", "$.applicant.county", "开化县"),
    ("applicant.city", "杭州市", "$.applicant", "开化县属于衢州市"),
    ("applicant.mountain_or_island", "是", "$.applicant.mountain_or_island", "true、false 或 null"),
    ("applicant.mountain_or_island", 1, "$.applicant.mountain_or_island", "不是 1"),
    ("tier", "核心", "$.tier", "可填：核心区、协同区、“新星”产业群"),
    ("segment", "甲" * 10_001, "$.segment", "文字过长：10001 字"),
    ("submitted", "2026-W25-6T10:00:00+08:00", "$.submitted", "不是时刻"),
    ("colour\n", 1, "$.colour\\n", "没有名为“colour\\n”的字段"),
    ("tier", None, "$.tier", "应为文字，不是 null"),
    ("track", "人工只能", "$.track", "人工智能"),
    ("track", 3, "$.track", "赛道名称"),
    ("track", {"name": "无人机"}, "$.track.highland", "缺少必填字段"),
    ("track", {"name": "无人机", "highland": "装备"}, "$.track", "高端装备"),
    ("titles", {}, "$.titles", "应为列表"),
    ("titles", ["未来产业先导区"], "$.titles[0]", "应为对象"),
    ("titles.0.scheme", "未来产业", "$.titles[0].scheme", "未来产业先导区"),
    ("titles.0.scheme", 1, "$.titles[0].scheme", "应为文字"),
    ("titles.0.valid_until", "2026年6月1日", "$.titles[0].valid_until", "2026-06-20 的样子"),
    ("titles.0.valid_until", "20260601", "$.titles[0].valid_until", "不是日期"),
    ("titles.0.valid_until", "2026-02-30", "$.titles[0].valid_until", "不是日期"),
    ("scale", "无", "$.scale", "不是 文字"),
    ("scale", [], "$.scale", "不是 列表"),
    ("titles", 3, "$.titles", "应为列表 […]，不是 3"),
    ("scale.revenue", 42, "$.scale.revenue", '带单位的金额，如 "349.9亿元"，不是 42'),
    ("scale.revenue", 42.5, "$.scale.revenue", "不是 42.5"),
    ("scale.revenue", True, "$.scale.revenue", "不是 true"),
    ("scale.revenue", "42", "$.scale.revenue", "亿元、万元、元"),
    ("scale.revenue", "42美元", "$.scale.revenue", "亿元、万元、元"),
    ("scale.revenue", "４２亿元", "$.scale.revenue", "半角"),
    ("scale.revenue", "1_0亿元", "$.scale.revenue", "半角"),
    ("scale.revenue", "1e400亿元", "$.scale.revenue", "半角"),
    ("scale.revenue", "NaN亿元", "$.scale.revenue", "亿元、万元、元"),
    ("scale.revenue", "-1亿元", "$.scale.revenue", "低于可能的最小值"),
    ("scale.revenue", {"amount": 1}, "$.scale.revenue", "不是 对象 {…}"),
    ("scale.revenue_growth", 0.125, "$.scale.revenue_growth", "%"),
    ("scale.revenue_growth", "12.5", "$.scale.revenue_growth", "%"),
    ("scale.revenue_growth", "-101%", "$.scale.revenue_growth", "-100%"),
    ("scale.chain_leaders", 10**9 + 1, "$.scale.chain_leaders", "超过可能的最大值"),
    ("scale.chain_leaders", 10**50, "$.scale.chain_leaders", "超过可能的最大值"),
    ("scale.chain_leaders", -1, "$.scale.chain_leaders", "低于可能的最小值 0"),
    ("scale.chain_leaders", 1.0, "$.scale.chain_leaders", "应为整数，不是 1.0"),
    ("scale.chain_leaders", True, "$.scale.chain_leaders", "应为整数，不是 true"),
    ("scale.chain_leaders", False, "$.scale.chain_leaders", "应为整数，不是 false"),
    ("scale.chain_leaders", "1", "$.scale.chain_leaders", "应为整数，不是 文字“1”"),
    ("innovation.rd_share", "120%", "$.innovation.rd_share", "100%"),
    ("submitted", "2026-06-20T10:00:00", "$.submitted", "没有时区"),
    ("submitted", "2026-06-20", "$.submitted", "不是时刻"),
    ("submitted", "２026-06-20T10:00:00+08:00", "$.submitted", "不是时刻"),
    ("submitted", "1926-06-20T10:00:00+08:00", "$.submitted", "最小值"),
]


@pytest.mark.parametrize(("path", "value", "at", "says"), WRONG, ids=[f"{one[0]}={one[1]!r}" for one in WRONG])
def test_each_fault_is_a_sentence_with_its_path(path: str, value: Any, at: str, says: str) -> None:
    found = problems(read_application, changed(APPLICATION, path, value))
    assert list(found) == [at]
    assert says in found[at]
    assert "\n" not in found[at]
    assert re.search(r"\{[a-z]+\}", found[at]) is None  # no placeholder is left


@pytest.mark.parametrize("missing", ["applicant", "tier", "track"])
def test_missing_field_is_named(missing: str) -> None:
    document = {key: value for key, value in APPLICATION.items() if key != missing}
    assert problems(read_application, document) == {f"$.{missing}": "缺少必填字段"}


@pytest.mark.parametrize("growth", ["-100%", "-3.2%", "350%"])
def test_growth_may_be_negative_and_over_a_hundred_percent(growth: str) -> None:
    assert read_application(changed(APPLICATION, "scale.revenue_growth", growth), NOTICE).scale.revenue_growth


def test_other_utc_offsets_are_accepted() -> None:
    made = read_application(changed(APPLICATION, "submitted", "2026-06-25T15:59:59Z"), NOTICE)
    assert made.submitted == datetime(2026, 6, 25, 15, 59, 59, tzinfo=timezone(timedelta(0)))


def test_all_problems_of_a_document_are_reported_at_once() -> None:
    document = changed(APPLICATION, "scale", {"revenue": 42, "chain_leaders": -1, "colour": 1})
    document["applicant"] = {"kind": "其他", "city": "杭州市", "county": "开化县", "mountain_or_island": "否"}
    document["track"] = "人工只能"
    document["titles"] = [{"scheme": "未来产业", "valid_until": "明年"}, {}]
    document["submitted"] = "昨天"
    assert set(problems(read_application, document)) == {
        "$.track",
        "$.titles[0].scheme",
        "$.titles[0].valid_until",
        "$.titles[1].scheme",
        "$.applicant.name",
        "$.applicant.mountain_or_island",
        "$.applicant",
        "$.scale.colour",
        "$.scale.revenue",
        "$.scale.chain_leaders",
        "$.submitted",
    }


def test_repeated_year_is_reported_beside_other_problems() -> None:
    document = changed(PRODUCT, "sales", [{"year": 2024, "amount": 3}, {"year": 2024, "amount": "3万元"}, 5])
    document = changed(document, "enterprise.years", [{"year": 2023}, {"year": 2023}])
    found = problems(read_product, document)
    assert set(found) == {"$.sales[0].amount", "$.sales[1].year", "$.sales[2]", "$.enterprise.years[1].year"}
    assert found["$.sales[1].year"] == "2024年填了两次"


def test_product_track_must_be_a_name() -> None:
    assert problems(read_product, PRODUCT | {"track": {"name": "x", "highland": "y"}}) == {
        "$.track": "应为文字，不是 对象 {…}"
    }


class TestFile:
    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"\xd5\xe3\xbd\xad", "不是 UTF-8 编码（第 1 字节起）"),
            ("", "第 1 行第 1 列"),
            ('{"tier": \n oops}', "第 2 行第 2 列"),
            ("[1, 2]", "不是 列表 […]"),
            ("null", "不是 null"),
            ('"核心区"', "不是 文字“核心区”"),
            ("12", "不是 12"),
            ("[" * 100_000 + "]" * 100_000, "嵌套过深"),
            (b" " * (LARGEST + 1), "文件过大"),
            ("字" * (LARGEST // 2), "文件过大"),
        ],
        ids=lambda one: str(one)[:20],
    )
    def test_unreadable_file_is_explained_in_a_sentence(self, data: bytes | str, says: str) -> None:
        found = problems(read, data)
        assert list(found) == ["$"]
        assert says in found["$"]

    def test_repeated_key_is_refused(self) -> None:
        text = json.dumps(APPLICATION)[:-1] + ', "tier": "协同区"}'
        assert problems(read_application, text) == {"$.tier": "在同一对象里写了不止一次"}
        text = json.dumps(APPLICATION).replace('"revenue":', '"revenue": "1亿元", "revenue":')
        assert list(problems(read_application, text.replace("12.5%", "12.5"))) == [
            "$.scale.revenue",
            "$.scale.revenue_growth",
        ]
        assert list(problems(read, '{"a": 1, "a": 2}')) == ["$.a", "$"]

    @pytest.mark.parametrize("number", ["1e400", "NaN", "-Infinity", "1" + "0" * 5000, "3.50"])
    def test_huge_number_is_reported_as_written(self, number: str) -> None:
        text = json.dumps(changed(APPLICATION, "scale.chain_leaders", "#"), ensure_ascii=False).replace('"#"', number)
        found = problems(read_application, text.replace("核心区", "核心"))
        assert list(found) == ["$.tier", "$.scale.chain_leaders"]
        assert found["$.scale.chain_leaders"].startswith(f"应为整数，不是 {number[:30]}")

    @pytest.mark.parametrize(
        "path", ["scale.revenue", "innovation.rd_share", "scale.chain_leaders", "tier", "submitted"]
    )
    def test_unprintable_value_is_reported_by_its_kind(self, path: str) -> None:
        nested: list[object] = []
        for _ in range(50_000):
            nested = [nested]
        for value in (10**5000, nested, {"a": nested}):
            assert len(problems(read_application, changed_in_place(path, value))) == 1

    @pytest.mark.parametrize("value", [object(), {1, 2}])
    def test_mapping_may_hold_json_only(self, value: object) -> None:
        assert problems(read_application, APPLICATION | {"segment": value})["$.segment"].startswith("应为文字")
        assert "不是" in problems(read_application, value)["$"]
        assert (
            "应为" in problems(read_application, APPLICATION | {"titles": ({"scheme": value},)})["$.titles[0].scheme"]
        )

    def test_non_text_keys_are_refused(self) -> None:
        assert problems(read_application, APPLICATION | {3: 4})["$.3"] == "没有名为“3”的字段"

    def test_10_000_wrong_rows_are_reported_in_bounded_time(self) -> None:
        found = problems(read_application, APPLICATION | {"titles": [0] * 10_000})
        assert len(found) == 1001
        assert found["$.titles"] == "问题过多，请先更正以上 1000 处"
        many = [{"scheme": "未来产业先导区 "}] * 3000
        made = read_application(APPLICATION | {"titles": many}, NOTICE).titles
        assert made == (XTitle("未来产业先导区"),) * 3000
        assert len(problems(read_application, APPLICATION | {"titles": [{"scheme": "乱写"}] * 3000})) == 1001
        assert len(problems(read_application, APPLICATION | {str(one): 0 for one in range(10_000)})) == 1001


def test_fault_errors_are_kept() -> None:
    with pytest.raises(InvalidDocumentError) as caught:
        read_application(APPLICATION | {"track": "机器人"}, NOTICE)
    (path, error), *_ = caught.value.faults
    assert path == "$.track"
    assert isinstance(error, UnknownTrackError)
    assert error.nearest == ("工业母机与机器人",)


@pytest.mark.parametrize(
    ("read", "document", "path"),
    [
        (read_application, APPLICATION, "applicant.county"),
        (read_product, PRODUCT, "enterprise.county"),
        (read_product, PRODUCT, "enterprise.production_county"),
    ],
)
@pytest.mark.parametrize("name", ["下城区", " 下城区"])
def test_former_county_is_reported_with_its_successors(
    read: Callable[[Any, Any], object], document: dict[str, Any], path: str, name: str
) -> None:
    sent = changed(document, path, name)
    for data in (sent, json.dumps(sent, ensure_ascii=False)):
        assert problems(read, data) == {f"$.{path}": "“下城区”已于2021年并入拱墅区"}


def test_mapping_may_hold_integer_subclasses() -> None:
    document = json.loads((EXAMPLES / "application.json").read_bytes())
    document["scale"]["chain_leaders"] = Index(3)
    document["targets"][0]["year"] = document["targets"][1]["year"] = Index(2026)
    with pytest.raises(InvalidDocumentError) as caught:
        read_application(document, NOTICE)
    assert caught.value.problems == (("$.targets[1].year", "2026年填了两次"),)
    document["targets"][1]["year"] = Index(2027)
    scale = read_application(document, NOTICE).scale
    assert (scale.chain_leaders, type(scale.chain_leaders)) == (3, int)


@pytest.mark.parametrize("section", ["scale", "innovation", "ecosystem", "growth", "organisation", "plan"])
def test_a_section_that_is_null_has_nothing_filled_in(section: str) -> None:
    document = {
        "applicant": {"name": "某县人民政府", "kind": "县（市、区）人民政府"},
        "tier": "核心区",
        "track": "人工智能",
    }
    assert read_application(document | {section: None}, NOTICE) == read_application(document, NOTICE)
    with pytest.raises(InvalidDocumentError, match="applicant"):
        read_application(document | {"applicant": None}, NOTICE)


@pytest.mark.parametrize(
    ("typed", "tier"),
    [
        ("省级重点产业集群核心区", Tier.CORE_ZONE), ("省级重点产业集群协同区", Tier.COORDINATED_ZONE),
        ("省级“新星”产业群", Tier.NEW_STAR), ("省级新星产业集群", Tier.NEW_STAR), (" 核心区 ", Tier.CORE_ZONE),
    ],
)  # fmt: skip
def test_the_forms_own_words_for_the_types_are_taken(typed: str, tier: Tier) -> None:
    document = {
        "applicant": {"name": "某县人民政府", "kind": "县（市、区）人民政府"},
        "tier": typed,
        "track": "人工智能",
    }
    assert read_application(document, NOTICE).tier is tier


def test_exchange_lists_its_names_and_refuses_any_other() -> None:
    assert dir(exchange) == sorted(exchange.__all__) == sorted(exchange._HOMES)
    assert all(getattr(exchange, name) is not None for name in exchange.__all__)
    with pytest.raises(AttributeError, match="reads"):
        exchange.reads  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    ("track", "says"),
    [
        ("无人机", '没有名为“无人机”的赛道；附1-1没有列明的“新星”赛道写成 {"name": "无人机", "highland": …}'),
        ("人工只能", "没有名为“人工只能”的赛道；相近的有：人工智能"),
    ],
)
def test_a_track_that_resembles_none_may_be_an_unlisted_new_star(track: str, says: str) -> None:
    with pytest.raises(InvalidDocumentError) as error:
        read_application(APPLICATION | {"track": track}, NOTICE)
    assert error.value.problems == (("$.track", says),)
    assert isinstance(error.value.faults[0][1], UnknownTrackError)
