"""Pydantic models validate with our reader and serialize with our dump."""

import json
import subprocess
import sys
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from zj415x import (
    CHINA,
    Allocation,
    Alternative,
    Apportionment,
    Area,
    ClusterApplication,
    Deadline,
    Dollars,
    Finding,
    JingpinProduct,
    ListedProduct,
    Money,
    Outcome,
    Person,
    ProvincialAllocation,
    Readings,
    Receipt,
    Remedies,
    Replay,
    Report,
    Sensitivity,
    Threshold,
    Tier,
    Tilt,
    Track,
    Verdict,
    wan,
    yi,
)
from zj415x.exchange import dump
from zj415x.quota.apportionment import Method
from zj415x.records import replay
from zj415x.values.blank import (
    Amount,
    City,
    Count,
    County,
    Growth,
    Instant,
    Investment,
    Land,
    Points,
    PrivateText,
    Share,
    Year,
)
from zj415x.wording import say

from ..builders import CLUSTERS, JINGPIN, NOTICE, application, judged, known, new_star, product

pydantic = pytest.importorskip("pydantic", reason="no pydantic is installed")

ROW = ListedProduct(enterprise="甲", product="乙", track="人工智能", in_zone=None)
NEW = CLUSTERS.new_star_track("无人机", highland="高端装备")
READ: dict[type, list[Any]] = {
    ClusterApplication: [application(), new_star(track="宠物用品")],
    JingpinProduct: [product()],
    ListedProduct: [ROW],
    Readings: [Readings(), Readings(A12="this-year-forecast", A41="exclusive")],
}
WRITTEN: dict[type, Any] = {
    Report: judged(application()),
    Allocation: JINGPIN.quotas.allocate("衢州市", [ROW]),
    Alternative: application().routes(CLUSTERS)[0],
    Deadline: NOTICE.deadlines[0],
    Sensitivity: judged(application()).sensitivity(),
    Remedies: judged(application()).remedies(),
    Receipt: judged(application()).receipt(document=application()),
    Replay: replay(judged(application()).receipt(document=application()), application()),
    Finding: judged(application()).findings[0],
    Threshold: application().threshold(),
    Apportionment: JINGPIN.quotas.apportion("衢州市", {"甲": 1, "乙": 2}, method=Method.HAMILTON),
    ProvincialAllocation: JINGPIN.quotas.allocate_province([]),
}
VALUES: dict[Any, list[tuple[Any, Any]]] = {
    Money: [(yi(-1), "-1亿元")],
    Dollars: [(Dollars.parse("1.2亿美元"), "1.2亿美元")],
    Area: [(Area.parse("3亩"), "3亩")],
    Tier: [(Tier.CORE_ZONE, "核心区")],
    Amount: [(wan(800), "800万元")],
    Count: [(3, 3)],
    Year: [(2025, 2025)],
    Share: [(Decimal("0.035"), "3.5%")],
    Growth: [(Decimal("-0.03"), "-3%")],
    Points: [(Decimal("97.5"), "97.5")],
    Instant: [(datetime(2026, 6, 20, 10, tzinfo=CHINA), "2026-06-20T10:00:00+08:00")],
    City: [("衢州市", "衢州市")],
    County: [("开化县", "开化县")],
    Investment: [(yi(12), "12亿元"), (Dollars.parse("1.2亿美元"), "1.2亿美元")],
    Land: [(Area.parse("1200亩"), "1200亩")],
    PrivateText: [("甲", "甲")],
    Track: [(CLUSTERS.track("人工智能"), "人工智能"), (NEW, {"name": "无人机", "highland": "高端装备"})],
}


def taking(cls: Any) -> Any:
    """Build pydantic's adapter of a class."""
    return pydantic.TypeAdapter(cls)


def told(cls: Any, data: Any) -> list[dict[str, Any]]:
    """Collect pydantic's errors about data."""
    with pytest.raises(pydantic.ValidationError) as caught:
        taking(cls).validate_python(data)
    return [dict(one) for one in caught.value.errors()]


@pytest.mark.parametrize("cls", READ, ids=lambda cls: cls.__name__)
def test_serialized_value_validates_to_an_equal_object(cls: type) -> None:
    adapter = taking(cls)
    for one in READ[cls]:
        data = adapter.dump_python(one)
        assert data == dump(one)
        assert adapter.validate_python(data) == one
        assert adapter.validate_json(adapter.dump_json(one)) == one
        assert adapter.validate_python(one) is one


@pytest.mark.parametrize("cls", WRITTEN, ids=lambda cls: cls.__name__)
def test_answers_serialize_and_validate_only_as_instances(cls: type) -> None:
    adapter, one = taking(cls), WRITTEN[cls]
    assert adapter.validate_python(one) is one
    assert json.loads(adapter.dump_json(one)) == json.loads(json.dumps(dump(one)))
    (error,) = told(cls, dump(one))
    assert (error["type"], error["loc"]) == ("invalid_type", ())
    assert error["msg"] == f"应为 {cls.__name__}，不能是 dict"


class TestValues:
    """Every kind of value is a field of anybody's model."""

    @pytest.mark.parametrize("kind", VALUES)
    def test_value_is_read_and_written_as_the_wire_has_it(self, kind: Any) -> None:
        adapter = taking(kind)
        for one, written in VALUES[kind]:
            assert adapter.validate_python(one) == one
            assert adapter.validate_json(json.dumps(written)) == one
            assert json.loads(adapter.dump_json(one)) == written

    @pytest.mark.parametrize("kind", [*VALUES, Readings])
    def test_refusal_is_a_sentence_of_ours_and_repeats_no_input(self, kind: Any) -> None:
        for error in told(kind, [] if kind in (City, County, Points, PrivateText) else 4.5):
            assert not error["msg"].isascii()
            assert error["input"] is None

    def test_bounds_hold_at_the_bound_and_beyond_it(self) -> None:
        assert taking(Amount).validate_python("0亿元") == yi(0)
        for below in ("-0.01元", Money(-1)):
            (error,) = told(Amount, below)
            assert error["msg"].endswith("低于可能的最小值 0万元")
        assert taking(Share).validate_python("100%") == 1
        assert told(Share, "100.1%")
        assert taking(Count).validate_python(0) == 0
        assert told(Count, -1)
        assert told(Count, True)
        assert told(Money, 3.5)

    def test_word_of_another_kind_is_refused(self) -> None:
        assert taking(Verdict).validate_python("符合") is Verdict.ELIGIBLE
        assert told(Verdict, Outcome.MET)
        assert told(City, Tier.CORE_ZONE)

    def test_word_is_read_as_the_form_prints_it(self) -> None:
        assert taking(Tier).validate_python("省级重点产业集群核心区") is Tier.CORE_ZONE

    def test_words_are_keys_of_a_mapping(self) -> None:
        floors = taking(dict[Tier, Money])
        assert floors.validate_python({"核心区": "60亿元"}) == {Tier.CORE_ZONE: yi(60)}
        assert json.loads(floors.dump_json({Tier.CORE_ZONE: yi(60)})) == {"核心区": "60亿元"}

    def test_problems_of_an_unlisted_track_have_their_loc(self) -> None:
        assert {one["loc"] for one in told(Track, {"name": "无人机"})} == {("highland",)}

    @pytest.mark.parametrize("mode", ["validation", "serialization"])
    def test_schema_describes_each_kind(self, mode: str) -> None:
        jsonschema = pytest.importorskip("jsonschema", reason="what checks schemas is not installed")
        pytest.importorskip("msgspec", reason="what generates schemas is not installed")
        for kind, pairs in VALUES.items():
            schema = taking(kind).json_schema(mode=mode)
            for _, written in pairs:
                jsonschema.validate(written, schema)
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate({"no": "value"}, schema)


class TestErrors:
    def test_all_errors_come_at_once_with_their_loc(self) -> None:
        bad = known(dump(application()))
        del bad["tier"]
        bad["titles"][0]["scheme"] = "创新型产业集"
        bad["scale"]["revenue"] = 42
        bad["applicant"]["county"] = "绍兴县"
        bad["project_lists"]["major_projects"][1]["total"] = "12亿"
        bad["产品"] = None
        assert [(one["loc"], one["type"]) for one in told(ClusterApplication, bad)] == [
            (("产品",), "unknown_name"),
            (("applicant", "county"), "former_county"),
            (("tier",), "invalid_value"),
            (("titles", 0, "scheme"), "unknown_name"),
            (("scale", "revenue"), "invalid_type"),
            (("project_lists", "major_projects", 1, "total"), "invalid_value"),
        ]

    def test_errors_are_available_in_both_languages(self) -> None:
        (error,) = told(JingpinProduct, dump(product()) | {"track": "人工只能"})
        assert error["msg"] == "没有名为“人工只能”的集群赛道；相近的有：人工智能"
        assert say(error["ctx"]["error"], "en") == "there is no cluster track named “人工只能”; similar: 人工智能"

    def test_loc_includes_the_path_in_the_model(self) -> None:
        class Body(pydantic.BaseModel):  # type: ignore[misc, name-defined]
            """What somebody sends."""

            application: ClusterApplication
            ranked: tuple[ListedProduct, ...] = ()
            readings: Readings = Readings()

        good = {
            "application": known(dump(application())),
            "ranked": [dump(ROW)],
            "readings": {"A12": "this-year-forecast"},
        }
        body = Body.model_validate(good)
        assert body.application == application()
        assert Body.model_validate_json(body.model_dump_json()) == body
        with pytest.raises(pydantic.ValidationError) as caught:
            Body.model_validate(
                {
                    "application": good["application"] | {"tier": "核心"},
                    "ranked": [dump(ROW), {"enterprise": "甲", "score": "高", "track": "人工只能"}],
                    "readings": {"A12": "this-year", "A99": "x", "self": None},
                }
            )
        assert [one["loc"] for one in caught.value.errors()] == [
            ("application", "tier"),
            ("ranked", 1, "track"),
            ("ranked", 1, "product"),
            ("ranked", 1, "score"),
            ("readings", "A12"),
            ("readings", "A99"),
            ("readings", "self"),
        ]

    @pytest.mark.parametrize(
        ("data", "sort"),
        [
            (None, "null"),
            (3, "数"),
            ("{}", "文字"),
            (b"{}", "bytes"),
            ([{}], "列表 […]"),
            ({"甲"}, "set"),
            (True, "true"),
        ],
    )
    @pytest.mark.parametrize("cls", READ, ids=lambda cls: cls.__name__)
    def test_non_object_is_an_error(self, cls: type, data: Any, sort: str) -> None:
        (error,) = told(cls, data)
        assert (error["loc"], error["type"]) == ((), "invalid_type")
        assert error["msg"] == f"应为对象 {{…}}，不是 {sort}"

    def test_errors_hide_people(self) -> None:
        class Body(pydantic.BaseModel):  # type: ignore[misc, name-defined]
            """What somebody sends."""

            name: str

        name, number = "张三丰", "13800000000"
        for head in (
            {"name": [name], "mobile": int(number)},
            {"name": name, number: name},
            [name, number],
            name,
            {"name": {"name": name}, "position": None, "mobile": " "},
            f"{name}{number}".encode(),
            {name, number},
            Body(name=name),
        ):
            with pytest.raises(pydantic.ValidationError) as caught:
                taking(ClusterApplication).validate_python(dump(application()) | {"head": head})
            shown = f"{caught.value}{caught.value!r}{caught.value.errors()}{caught.value.json()}"
            assert name not in shown
            assert number not in shown

    def test_errors_can_be_sent_as_json(self) -> None:
        with pytest.raises(pydantic.ValidationError) as caught:
            taking(ClusterApplication).validate_python({"tier": "核心", "x": 1})
        sent = json.loads(caught.value.json())
        assert [one["ctx"]["error"] for one in sent] == [one["msg"] for one in sent]


@pytest.mark.parametrize("cls", [*READ, *WRITTEN, Tier], ids=lambda cls: cls.__name__)
@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_schema_equals_the_librarys(cls: Any, mode: str) -> None:
    pytest.importorskip("msgspec", reason="what generates schemas is not installed")
    from zj415x.schema import json_schema

    ours = json_schema(cls)
    del ours["$schema"]
    assert taking(cls).json_schema(mode=mode) == ours


def test_model_collects_all_schemas_in_defs() -> None:
    pytest.importorskip("msgspec", reason="what generates schemas is not installed")
    from zj415x.schema import json_schema

    class Body(pydantic.BaseModel):  # type: ignore[misc, name-defined]
        """What somebody sends."""

        application: ClusterApplication
        more: list[ClusterApplication]
        tilt: Tilt
        reports: tuple[Report, ...]
        routes: list[Alternative]

    schema = Body.model_json_schema(ref_template="#/components/schemas/{model}")
    assert schema["properties"]["more"]["items"] == {"$ref": "#/components/schemas/ClusterApplication"}
    definitions = schema["$defs"]
    assert definitions["Tilt"] == {key: one for key, one in json_schema(Tilt).items() if key != "$schema"}
    for cls in (ClusterApplication, Report, Alternative):
        text = json.dumps(json_schema(cls))
        for name, one in json.loads(text.replace("#/$defs/", "#/components/schemas/")).get("$defs", {}).items():
            assert definitions[name] == one


def test_import_does_not_load_pydantic() -> None:
    script = (
        "import sys\nfrom zj415x.exchange import dump, read_application\nimport zj415x.exchange.pydantic\n"
        "import zj415x.schema\nassert not {'pydantic', 'pydantic_core', 'msgspec'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_person_validates_only_within_the_form() -> None:
    with pytest.raises(pydantic.errors.PydanticSchemaGenerationError):
        taking(Person)
