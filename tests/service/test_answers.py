"""What the service answers is what the library says."""

import json
from datetime import datetime
from typing import Any

import httpx
import pytest
from attrs import evolve

from zj415x import CHINA, ClusterApplication, JingpinProduct, Readings
from zj415x.exchange import dump, read_application, read_product, read_ranking
from zj415x.records import replay
from zj415x.schema import KINDS, json_schema
from zj415x.wording import say, why

from ..builders import CLUSTERS, JINGPIN, NOTICE
from . import EXAMPLES

APPLICATION = (EXAMPLES / "application.json").read_bytes()
PRODUCT = (EXAMPLES / "product.json").read_bytes()
RANKING = (EXAMPLES / "lists" / "quzhou.json").read_bytes()
IN = {"zh_Hans_CN": {"Accept-Language": "zh-CN"}, "en": {"Accept-Language": "en-GB,en;q=0.9,zh;q=0.1"}}


def as_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def answered(response: httpx.Response, locale: str = "zh_Hans_CN") -> Any:
    """What was answered, in the language that was asked for."""
    assert response.status_code == 200, response.text
    assert response.headers["Content-Language"] == {"zh_Hans_CN": "zh-Hans-CN", "en": "en"}[locale]
    assert "Accept-Language" in response.headers["Vary"]
    assert response.headers["Cache-Control"] == "no-store"
    return response.json()


@pytest.mark.parametrize("locale", IN)
class TestACase:
    def test_is_held_against_every_clause(self, client: httpx.Client, locale: str) -> None:
        for address, sent, report in (
            ("/applications/validate", APPLICATION, read_application(APPLICATION, NOTICE).validate(CLUSTERS)),
            ("/products/validate", PRODUCT, read_product(PRODUCT, NOTICE).validate(JINGPIN)),
        ):
            body = answered(client.post(address, content=sent, headers=IN[locale]), locale)
            assert body["report"] == as_json(dump(report))
            assert body["said"]["verdict"] == say(report.verdict, locale)
            assert body["said"]["why"] is None
            for said, one in zip(body["said"]["findings"], report.findings, strict=True):
                assert said == {
                    "clause": one.clause,
                    "topic": say(one.topic, locale),
                    "section": say(one.section, locale),
                    "outcome": say(one.outcome, locale),
                    "force": say(one.force, locale),
                    "sentence": say(one, locale),
                    "entries": [say(entry, locale) for entry in one.entries],
                }

    def test_is_read_as_it_is_chosen(self, client: httpx.Client, locale: str) -> None:
        chosen = {"reading": ["A12=this-year-forecast", "A05=never"], "why": "true"}
        report = read_application(APPLICATION, NOTICE).validate(
            CLUSTERS, readings=Readings(A12="this-year-forecast", A05="never")
        )
        response = client.post("/applications/validate", params=chosen, content=APPLICATION, headers=IN[locale])
        body = answered(response, locale)
        assert body["report"] == as_json(dump(report))
        assert body["said"]["why"] == why(report, NOTICE, locale)

    def test_is_checked_as_submitted_on_a_day(self, client: httpx.Client, locale: str) -> None:
        late = datetime(2026, 7, 11, tzinfo=CHINA)
        cases: list[tuple[str, bytes, ClusterApplication | JingpinProduct]] = [
            ("/applications/validate", APPLICATION, read_application(APPLICATION, NOTICE)),
            ("/products/validate", PRODUCT, read_product(PRODUCT, NOTICE)),
        ]
        for address, sent, subject in cases:
            moved = evolve(subject, submitted=late)
            report = moved.validate(CLUSTERS if isinstance(moved, ClusterApplication) else JINGPIN)  # type: ignore[arg-type]
            body = answered(client.post(f"{address}?on=2026-07-11", content=sent, headers=IN[locale]), locale)
            assert body["report"] == as_json(dump(report))
            assert report["in-time"].outcome.name == "UNMET"

    def test_has_a_receipt_where_one_is_asked_for(self, client: httpx.Client, locale: str) -> None:
        asked = {"receipt": "true", "on": "2026-06-21", "reading": "A12=this-year-forecast"}
        for address, sent in (("/applications/validate", APPLICATION), ("/products/validate", PRODUCT)):
            body = answered(client.post(address, params=asked, content=sent, headers=IN[locale]), locale)
            found = replay(body["receipt"], sent)
            assert found.same
            assert str(found.now.at) == "2026-06-21 00:00:00+08:00"
            assert found.now.readings["A12"] == "this-year-forecast"
            assert answered(client.post(address, content=sent, headers=IN[locale]), locale)["receipt"] is None

    def test_could_apply_for_other_tracks_and_tiers(self, client: httpx.Client, locale: str) -> None:
        found = read_application(APPLICATION, NOTICE).routes(CLUSTERS, readings=Readings(A12="this-year-forecast"))
        response = client.post("/routes?reading=A12=this-year-forecast", content=APPLICATION, headers=IN[locale])
        assert answered(response, locale) == {
            "routes": as_json([dump(one) for one in found]),
            "said": [say(one, locale) for one in found],
        }


@pytest.mark.parametrize("locale", IN)
class TestAList:
    def test_is_cut_at_its_places(self, client: httpx.Client, locale: str) -> None:
        ranked = read_ranking(RANKING, NOTICE)
        cut = JINGPIN.quotas.allocate("衢州市", ranked, score=lambda one: one.score, in_zone=lambda one: one.in_zone)
        response = client.post("/allocate?recommender=衢州市", content=RANKING, headers=IN[locale])
        body = answered(response, locale)
        assert body["allocation"] == as_json(dump(cut))
        assert body["said"]["summary"] == say(cut, locale)
        assert body["said"]["steps"] == [say(step, locale) for step in cut.steps]

    def test_may_stand_bare(self, client: httpx.Client, locale: str) -> None:
        bare = json.dumps(json.loads(RANKING)["ranked"])
        whole = client.post("/allocate?recommender=衢州市", content=RANKING, headers=IN[locale])
        assert client.post("/allocate?recommender=衢州市", content=bare, headers=IN[locale]).json() == whole.json()

    def test_is_tied_until_people_decide(self, client: httpx.Client, locale: str) -> None:
        first = client.post("/allocate?recommender=衢州市", content=RANKING).json()["allocation"]
        assert first["open_places"] == 2
        rows = json.loads(RANKING)["ranked"]
        tied = [
            place for place, row in enumerate(rows, 1) if row["product"] in {one["product"] for one in first["tied"]}
        ]
        chosen: dict[str, str | list[int]] = {"recommender": "衢州市", "decided": tied[:2]}
        settled = answered(client.post("/allocate", params=chosen, content=RANKING, headers=IN[locale]), locale)
        assert settled["allocation"]["tied"] == []
        assert len(settled["allocation"]["recommended"]) == 20

    def test_names_what_may_be_there_twice(self, client: httpx.Client, locale: str) -> None:
        twice = [{"enterprise": "甲", "product": name} for name in ("五轴加工中心VX-5", "五轴加工中心 VX-5")]
        body = answered(client.post("/allocate?recommender=杭州市", json=twice, headers=IN[locale]), locale)
        assert len(body["said"]["duplicates"]) == 1


@pytest.mark.parametrize("locale", IN)
class TestTheNotice:
    def test_has_tracks(self, client: httpx.Client, locale: str) -> None:
        found = answered(client.get("/tracks", headers=IN[locale]), locale)
        assert [one["name"] for one in found] == [track.name for track in CLUSTERS.tracks]
        assert found[0]["core"] == dump(CLUSTERS.tracks[0].core)
        assert say(CLUSTERS.tracks[0].core, locale) in found[0]["said"]
        open_ = answered(client.get("/tracks?route=开放申报", headers=IN[locale]), locale)
        assert open_ == [one for one in found if one["route"] == "开放申报"] != found

    def test_has_deadlines(self, client: httpx.Client, locale: str) -> None:
        found = answered(client.get("/deadlines", headers=IN[locale]), locale)
        assert found == [
            {"deadline": as_json(dump(one)), "state": None, "remaining": None, "said": say(one, locale)}
            for one in NOTICE.deadlines
        ]

    @pytest.mark.parametrize("at", ["2026-07-10T10:00:00%2B08:00", "2026-07-10T10:00:00+08:00", "2026-07-10T02:00:00Z"])
    def test_says_what_is_left_of_a_deadline_at_a_moment(self, client: httpx.Client, at: str, locale: str) -> None:
        moment = datetime(2026, 7, 10, 10, tzinfo=CHINA)
        (found,) = answered(
            client.get(f"/deadlines?for=企业&reading=A41=exclusive&at={at}", headers=IN[locale]), locale
        )
        due = NOTICE.deadline("jingpin-online", readings=Readings(A41="exclusive"))
        assert (found["state"], found["remaining"]) == (str(due.state(moment)), dump(due.remaining(moment)))
        assert found["said"] == say(due, locale, at=moment)

    def test_has_schemas_and_examples(self, client: httpx.Client, locale: str) -> None:
        for kind in ("application", "product", "ranking", "readings"):
            schema = answered(client.get(f"/schemas/{kind}", headers=IN[locale]), locale)
            assert schema == json_schema(KINDS[kind], locale)
        assert answered(client.get("/examples/product", headers=IN[locale]), locale) == json.loads(PRODUCT)


@pytest.mark.parametrize("file", ["", "words.js", "form.js", "lists.js", "report.js", "page.js", "page.css"])
def test_the_page_loads_nothing_from_elsewhere_and_is_framed_by_nobody(client: httpx.Client, file: str) -> None:
    response = client.get(f"/{file}")
    assert response.status_code == 200
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    for elsewhere in ("http://", "https://", "innerHTML", "localStorage", "document.cookie"):
        assert elsewhere not in response.text
    assert client.head("/").status_code == 200


def test_the_page_is_found_at_an_address_that_was_passed_on(client: httpx.Client) -> None:
    page = client.get("/")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert client.get("/?from=singlemessage&isappinstalled=0").text == page.text
