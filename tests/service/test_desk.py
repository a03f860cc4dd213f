"""The page without a server gets the answers of the service."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from serving.desk import answered
from zj415x import Verdict
from zj415x.exchange import dump, read_application, read_ranking
from zj415x.office import write_form_workbook, write_recommendations
from zj415x.wording import say

from ..builders import CLUSTERS, NOTICE
from . import EXAMPLES
from .test_answers import APPLICATION, RANKING

LANGUAGES = ("zh", "en")
CUT = f"allocate?recommender={quote('衢州市')}"


def questions() -> Iterator[tuple[str, bytes]]:
    """What the page asks of every example and case."""
    for path in (EXAMPLES / "application.json", *sorted((EXAMPLES / "cases").glob("*.json"))):
        yield "applications/validate?why=true", path.read_bytes()
        yield "routes", path.read_bytes()
    yield "products/validate?why=true&on=2026-06-20", (EXAMPLES / "product.json").read_bytes()
    yield "applications/validate?reading=A12%3Dthis-year-forecast&on=2026-06-21&receipt=true", APPLICATION
    yield "products/validate?receipt=1", (EXAMPLES / "product.json").read_bytes()
    for query in ("", "&decided=19&decided=20", "&taken=3", f"&tilt={quote('同分优先')}", "&decided=999", "&taken=x"):
        yield CUT + query, RANKING
    yield "allocate", RANKING
    yield f"allocate?recommender={quote('没有的市')}", RANKING
    yield "deadlines", b""
    yield "deadlines?at=2026-06-20T10:00:00%2B08:00", b""
    yield "deadlines?at=2026", b""
    yield "recommenders", b""
    yield "applications/validate?on=2026-06-31", APPLICATION
    yield "applications/validate?reading=A12%3Dnever", APPLICATION
    yield "applications/fields", APPLICATION
    yield (
        "applications/fields",
        '{"scale": {"revenue": "９５", "revenue_growth": "1"}, "submitted": "2026年6月20日"}'.encode(),
    )
    yield "applications/fields", b'{"scale": {"revenue": "95000"}, "scale": {"revenue": "x"}}'
    yield "products/fields", b'{"launched": "2025.3.1", "launched": "x"}'
    yield "products/fields", b"[]"
    yield "products/fields", b'{"launched": "2025.3.1"}'
    yield "applications/validate", b'{"tier": "\xe6\xa0\xb8\xe5\xbf\x83", "scale": {"revenue": 42}}'
    yield "products/validate", b"{"


def asked(client: httpx.Client, address: str, body: bytes, language: str, media: str = "application/json") -> Any:
    headers = {"Accept-Language": language}
    if body:
        return client.post(f"/{address}", content=body, headers={**headers, "Content-Type": media})
    return client.get(f"/{address}", headers=headers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_has_one_answer_with_and_without_a_server(client: httpx.Client, language: str) -> None:
    for address, body in questions():
        served = asked(client, address, body, language)
        status, text = answered(address, body, language)
        assert (status, json.loads(text)) == (served.status_code, served.json()), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_is_what_it_was_filled_in_with(client: httpx.Client, tmp_path: Any, language: str) -> None:
    form, sheet = tmp_path / "申报信息表.xlsx", tmp_path / "推荐汇总表.xlsx"
    application, ranked = read_application(APPLICATION, NOTICE), read_ranking(RANKING, NOTICE)
    write_form_workbook(form, NOTICE, application)
    write_recommendations(sheet, NOTICE, ranked, recommender="衢州市")
    for file, kind in ((form, "application"), (sheet, "ranking")):
        status, text = answered("workbooks", file.read_bytes(), language)
        served = asked(client, "workbooks", file.read_bytes(), language, "application/octet-stream")
        assert (status, json.loads(text)) == (served.status_code, served.json()) == (200, json.loads(text))
        assert json.loads(text)["kind"] == kind
    assert (
        read_application(json.dumps(json.loads(answered("workbooks", form.read_bytes(), "zh")[1])["document"]), NOTICE)
        == application
    )
    read = json.loads(answered("workbooks", sheet.read_bytes(), "zh")[1])
    # The printed sheet has no column for either.
    assert read["document"] == {"ranked": [dump(product) | {"score": None, "in_zone": None} for product in ranked]}
    assert read["recommender"] == "衢州市"


@pytest.mark.parametrize("body", [b"PK\x03\x04", b"x", b""])
def test_what_is_no_workbook_is_told(client: httpx.Client, body: bytes) -> None:
    status, text = answered("workbooks", body, "zh")
    served = client.post("/workbooks", content=body, headers={"Content-Type": "application/octet-stream"})
    assert (status, json.loads(text)) == (served.status_code, served.json())
    assert status == 422


def test_there_is_nothing_at_another_address() -> None:
    for address in ("", "x", "applications/check", "products/", "schemas/x", "examples/x"):
        assert answered(address, b"", "en")[0] == 404, address


def test_those_tied_are_named_by_their_rows() -> None:
    cut = json.loads(answered(CUT, RANKING, "zh")[1])
    rows = cut["said"]["tied_rows"]
    ranked = [dump(product) for product in read_ranking(RANKING, NOTICE)]
    assert [ranked[row - 1] for row in rows] == cut["allocation"]["tied"]
    assert rows


@pytest.mark.parametrize("locale", ["zh_Hans_CN", "en"])
@pytest.mark.parametrize("path", [EXAMPLES / "application.json", *sorted((EXAMPLES / "cases").glob("*.json"))], ids=str)
def test_the_reasons_are_the_lines_of_what_is_said_with_each_blank_once(path: Any, locale: str) -> None:
    language = "en" if locale == "en" else "zh"
    said = json.loads(answered("applications/validate?why=true", path.read_bytes(), language)[1])["said"]
    report = read_application(path.read_bytes(), NOTICE).validate(CLUSTERS)
    lines = ["  " * line["depth"] + line["sentence"] for line in said["reasons"] if not line["blanks"]]
    assert lines == said["why"].splitlines()[: len(lines)]
    blanks = [(blank["path"], blank["said"]) for line in said["reasons"] for blank in line["blanks"]]
    assert blanks == [(blank.entry.path, say(blank.entry, locale)) for blank in report.blanks]
    counted = [line for line in said["reasons"] if line["blanks"]]
    assert len(lines) + len(counted) == len(said["why"].splitlines())
    for line in counted:
        assert str(len(line["blanks"])) in line["sentence"]
    effects = {blank.entry.path: blank.effect for blank in report.blanks}
    for line in counted:
        decides = effects[line["blanks"][0]["path"]] in (Verdict.INELIGIBLE, Verdict.NEEDS_EXPLANATION)
        assert line["folded"] is not decides
