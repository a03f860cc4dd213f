"""What a schema says of an object, and that whatever is written is valid by it."""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from zj415x import (
    ClusterApplication,
    Deadline,
    Duplicate,
    InvalidTypeError,
    JingpinProduct,
    MissingExtraError,
    Money,
    Nomination,
    OpenQuestion,
    Reading,
    Readings,
    Report,
    Route,
    Tier,
    UnknownLocaleError,
    Verdict,
)
from zj415x.exchange import dump
from zj415x.schema import DIALECT, KINDS, json_schema
from zj415x.schema.forms import FORMS
from zj415x.schema.results import RESULTS
from zj415x.wording import LOCALES

from ..builders import CLUSTERS, EXAMPLES, JINGPIN, NOTICE, product
from ..strategies import applications, blanked, products
from .kinds import WRITTEN, faults, validator

pytest.importorskip("msgspec", reason="what generates schemas is not installed")

# Of what is no part of anything that is published.
BESIDES: dict[type, list[Any]] = {
    Duplicate: [*JINGPIN.duplicates({"台州市": [product()], "衢州市": [product()]})],
    Nomination: [
        Nomination(product=product()),
        Nomination(product=product(), brand_place="温岭市", passed_review=True),
    ],
    OpenQuestion: [*NOTICE.open_questions],
    Reading: [*NOTICE.readings],
}


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object in a schema, itself first."""
    if isinstance(schema, dict):
        yield schema
    for one in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes(one)


def objects(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The schema of every object that has keys of its own."""
    return [one for one in nodes(schema) if "properties" in one]


class TestWhateverIsWritten:
    @pytest.mark.parametrize("name", KINDS)
    def test_is_valid(self, name: str) -> None:
        validates = validator(KINDS[name])
        for one in WRITTEN[name]:
            data = json.loads(json.dumps(dump(one)))
            assert [error.message for error in validates.iter_errors(data)] == []

    @pytest.mark.parametrize("kind", BESIDES, ids=lambda kind: kind.__name__)
    def test_so_is_what_is_not_published(self, kind: type) -> None:
        for one in BESIDES[kind]:
            assert faults(kind, dump(one)) == []

    @given(applications(), st.data())
    def test_an_application_is_whatever_it_says(self, one: ClusterApplication, data: st.DataObject) -> None:
        validates = validator(ClusterApplication)
        assert validates.is_valid(dump(one))
        assert validates.is_valid(dump(blanked(one, data.draw)))

    @given(products(), st.data())
    def test_so_is_a_product(self, one: JingpinProduct, data: st.DataObject) -> None:
        validates = validator(JingpinProduct)
        assert validates.is_valid(dump(one))
        assert validates.is_valid(dump(blanked(one, data.draw)))

    @pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.json")), ids=lambda path: str(path.stem))
    def test_so_are_the_examples_with_their_remarks(self, path: Any) -> None:
        document = json.loads(path.read_text(encoding="utf-8"))
        kind = "ranking" if "ranked" in document else "application" if "tier" in document else "product"
        assert faults(KINDS[kind], document) == []

    def test_of_every_class_that_has_a_schema_something_was_written(self) -> None:
        schemas = [json_schema(kind) for kind in (*KINDS.values(), *BESIDES)]
        defined = {name for schema in schemas for name in schema.get("$defs", {})}
        roots = {kind for kind in (*KINDS.values(), *BESIDES) if isinstance(kind, type)}
        assert {cls for cls in (*FORMS, *RESULTS) if cls.__name__ not in defined} <= roots

    @pytest.mark.parametrize("cls", RESULTS, ids=lambda cls: cls.__name__)
    def test_a_result_has_all_its_keys_and_no_other(self, cls: type) -> None:
        schema = json_schema(cls)
        assert schema["required"] == [*schema["properties"]] == [*RESULTS[cls][1]]
        assert schema["additionalProperties"] is False
        assert "patternProperties" not in schema


class TestAnObject:
    @pytest.mark.parametrize("name", ["application", "product"])
    def test_has_no_keys_but_its_own_and_remarks(self, name: str) -> None:
        document = dump(WRITTEN[name][0])
        assert faults(KINDS[name], document | {"$comment": {"any": [1.5, None]}}) == []
        assert faults(KINDS[name], document | {"comment": ""}) != []
        for one in objects(json_schema(KINDS[name])):
            assert one["additionalProperties"] is False
            assert [*one["patternProperties"]] == [r"^\$comment$"]

    def test_needs_those_without_which_there_is_nothing_to_judge(self) -> None:
        schema = json_schema(ClusterApplication)
        assert schema["required"] == ["applicant", "tier", "track"]
        assert schema["$defs"]["Applicant"]["required"] == ["name", "kind"]
        assert "required" not in schema["$defs"]["Scale"]
        assert json_schema(JingpinProduct)["required"] == ["name", "category", "track", "enterprise"]

    def test_says_what_a_field_holds_that_is_left_out(self) -> None:
        properties = json_schema(JingpinProduct)["properties"]
        assert (properties["zone"]["default"], properties["sales"]["default"]) == (None, [])
        assert "default" not in json_schema(ClusterApplication)["properties"]["scale"]  # makers of clients refuse {}
        assert "default" not in properties["name"]

    def test_bounds_its_lists_and_texts(self) -> None:
        properties = json_schema(ClusterApplication)["properties"]
        assert properties["titles"]["anyOf"][0]["maxItems"] == 3000
        assert properties["targets"]["anyOf"][0]["maxItems"] == 20_000
        assert properties["segment"]["anyOf"][0]["maxLength"] == 10_000
        assert "maxItems" not in json_schema(Report)["properties"]["findings"]

    def test_has_the_words_of_the_notice_in_its_order(self) -> None:
        assert json_schema(Tier)["enum"] == ["核心区", "协同区", "“新星”产业群"]
        assert json_schema(Report)["$defs"]["Verdict"]["enum"] == [str(one) for one in Verdict]
        definitions = json_schema(ClusterApplication)["$defs"]
        assert definitions["Line"]["enum"] == [line.field for line in CLUSTERS.indicators]
        assert definitions["XType"]["enum"] == [*definitions["Scheme"]["enum"], "无"]
        assert definitions["Track"]["anyOf"][0]["enum"] == [track.name for track in CLUSTERS.tracks]
        assert json_schema(JingpinProduct)["$defs"]["ProductTrack"]["enum"] == [*JINGPIN.tracks]

    def test_of_readings_has_every_phrase_with_its_options(self) -> None:
        schema = json_schema(Readings)
        assert {id: tuple(one["enum"]) for id, one in schema["properties"].items()} == {
            one.id: one.options for one in NOTICE.readings
        }
        assert schema["properties"]["A12"] == {
            "title": "门槛按2025年实绩还是2026年预计？",
            "description": "A12=last-year-actual（按2025年实绩）；A12=this-year-forecast（按2026年预计）",
            "enum": ["last-year-actual", "this-year-forecast"],
            "type": "string",
            "default": "last-year-actual",
        }

    def test_of_a_ranked_list_is_bare_or_under_a_key(self) -> None:
        rows = [{"enterprise": "甲", "product": "乙", "score": 97.5}]
        for good in (rows, {"ranked": rows, "$comment": "示意"}, []):
            assert faults(KINDS["ranking"], good) == []
        for bad in ({}, {"rows": rows}, rows[0], [{"enterprise": "甲"}], "[]"):
            assert faults(KINDS["ranking"], bad) != []


class TestTitles:
    @pytest.mark.parametrize("locale", LOCALES)
    @pytest.mark.parametrize("name", KINDS)
    def test_stand_everywhere(self, name: str, locale: str) -> None:
        schema = json_schema(KINDS[name], locale)
        for one in (*schema.get("$defs", {}).values(), *(each for made in objects(schema) for each in named(made))):
            assert next(iter(one)) == "title"
            assert one["title"]

    def test_are_those_of_the_form(self) -> None:
        definitions = json_schema(ClusterApplication)["$defs"]
        assert definitions["Scale"]["properties"]["single_champions"] == {
            "title": "省级及以上单项冠军企业数量",
            "description": "规模实力第5项，表上的单位是家。人工智能、高端软件填国家重点软件企业数量。须附明细清单。",
            "anyOf": [{"type": "integer", "minimum": 0, "maximum": 10**9}, {"type": "null"}],
            "default": None,
        }
        assert (
            definitions["KeyEnterprise"]["properties"]["product"]["description"] == "细分赛道龙头企业情况：100字以内。"
        )
        assert definitions["Arrangement"]["properties"]["summary"]["description"] == "300字以内。"
        assert definitions["IndustrialPlatform"]["properties"]["representatives"]["description"] == "列举3个。"
        assert definitions["ProjectLists"]["properties"]["major_projects"]["title"] == "第1项明细清单"
        assert definitions["TargetYear"]["properties"]["attracted_projects"]["description"].endswith("填当年新增的数。")

    def test_say_in_english_what_chinese_words_mean(self) -> None:
        schema = json_schema(ClusterApplication, "en")
        assert schema["$defs"]["Tier"] == {
            "title": "Type of application",
            "description": "核心区: core zone; 协同区: coordinated zone; “新星”产业群: New Star cluster",
            "type": "string",
            "enum": ["核心区", "协同区", "“新星”产业群"],
        }
        revenue = schema["$defs"]["Scale"]["properties"]["revenue"]
        assert revenue["title"] == "Revenue of the cluster's enterprises above designated size, 2025"
        assert revenue["description"] == "Scale and strength, line 1; unit on the form: hundred million yuan."

    @pytest.mark.parametrize("name", KINDS)
    def test_and_remarks_are_all_that_differs_between_languages(self, name: str) -> None:
        chinese, english = (json_schema(KINDS[name], locale) for locale in LOCALES)
        assert chinese != english
        assert without_words(chinese) == without_words(english)

    @pytest.mark.parametrize("name", KINDS)
    def test_in_english_have_no_chinese_but_what_they_quote(self, name: str) -> None:
        for one in nodes(json_schema(KINDS[name], "en")):
            assert not re.search("[\u4e00-\u9fff]", re.sub(r"“.*?”|\(.*?\)", "", str(one.get("title", ""))))

    @pytest.mark.parametrize("locale", LOCALES)
    def test_can_be_printed_on_a_console(self, locale: str) -> None:
        for kind in (*KINDS.values(), *BESIDES):
            json.dumps(json_schema(kind, locale), ensure_ascii=False).encode("gbk")


def named(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The keys of an object; those of a track that is not printed are told with the track."""
    return [] if [*schema["properties"]] == ["name", "highland", "software"] else [*schema["properties"].values()]


def without_words(schema: Any) -> Any:
    """A schema without what is for people."""
    if isinstance(schema, dict):
        told = isinstance(schema.get("title"), str)
        return {
            key: without_words(one)
            for key, one in schema.items()
            if not (told and key in ("title", "description") and isinstance(one, str))
        }
    return [without_words(one) for one in schema] if isinstance(schema, list) else schema


class TestASchema:
    @pytest.mark.parametrize("locale", LOCALES)
    @pytest.mark.parametrize("kind", [*KINDS.values(), *BESIDES, Route, Money], ids=str)
    def test_is_one_of_its_dialect(self, kind: Any, locale: str) -> None:
        schema = json_schema(kind, locale)
        assert schema["$schema"] == DIALECT
        validator(kind, locale).check_schema(schema)
        assert json.loads(json.dumps(schema)) == schema

    def test_refers_to_nothing_that_is_not_there_and_leaves_nothing_over(self) -> None:
        for kind in KINDS.values():
            schema = json_schema(kind)
            used = {one["$ref"] for one in nodes(schema) if isinstance(one.get("$ref"), str)}
            assert used == {f"#/$defs/{name}" for name in schema.get("$defs", {})}

    def test_is_the_callers_own(self) -> None:
        before = json.dumps(json_schema(ClusterApplication))
        for one in nodes(json_schema(ClusterApplication)):
            one.clear()
        assert json.dumps(json_schema(ClusterApplication)) == before

    def test_of_a_list_is_that_of_its_items(self) -> None:
        assert json_schema(tuple[Deadline, ...])["items"] == {"$ref": "#/$defs/Deadline"}
        assert json_schema(tuple[tuple[Tier, ...], ...])["items"]["items"] == {"$ref": "#/$defs/Tier"}

    def test_of_words_that_nobody_sends_still_says_which_they_are(self) -> None:
        from zj415x.printed.ledger import Status

        assert json_schema(Status)["title"] == "Status"
        assert json_schema(Status)["enum"][0] == "已建模"

    @pytest.mark.parametrize("kind", [type(NOTICE), int, "application", [], tuple[Tier, Tier], None])
    def test_is_not_there_for_what_has_no_form_of_its_own(self, kind: Any) -> None:
        with pytest.raises(InvalidTypeError, match=r"没有 .+ 的 JSON Schema$"):
            json_schema(kind)

    def test_is_not_there_in_other_languages(self) -> None:
        with pytest.raises(UnknownLocaleError, match="zh_Hans_CN、en"):
            json_schema(Tier, "de")

    def test_needs_its_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "msgspec.json", None)
        with pytest.raises(MissingExtraError, match=r"pip install 'zj415x\[schema\]'") as caught:
            json_schema(Tier)
        assert caught.value.extra == "schema"
        assert isinstance(caught.value, ImportError)


def test_a_field_that_a_notice_does_not_print_is_said_to_be_of_another_year() -> None:
    first = CLUSTERS.indicators[0]
    other = evolve(NOTICE, clusters=evolve(CLUSTERS, indicators=CLUSTERS.indicators[1:]))
    for locale, said in (
        (LOCALES[0], "这一年的通知没有这一项。"),
        ("en", "The notice of this year does not ask for it."),
    ):
        definitions = json_schema(ClusterApplication, locale, notice=other)["$defs"]
        shown = definitions["Scale"]["properties"][first.name]
        assert (shown["title"], shown["description"]) == (first.name, said)
        assert first.field not in definitions["Line"]["enum"]
