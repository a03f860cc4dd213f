"""Pydantic models validate with our reader and serialize with our dump."""

import json
import subprocess
import sys
from typing import Any

import pytest

from zj415x import (
    Allocation,
    Alternative,
    ClusterApplication,
    Deadline,
    JingpinProduct,
    ListedProduct,
    Person,
    Readings,
    Report,
    Tier,
    Tilt,
)
from zj415x.exchange import dump
from zj415x.wording import say

from ..builders import CLUSTERS, JINGPIN, NOTICE, application, judged, known, new_star, product

pydantic = pytest.importorskip("pydantic", reason="no pydantic is installed")

ROW = ListedProduct(enterprise="甲", product="乙", track="人工智能", in_zone=None)
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
