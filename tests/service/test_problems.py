"""All that is wrong with a request is told at once, each with its path, in the language that was asked for."""

import asyncio
import json
import threading
from functools import partial
from importlib import import_module
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from serving.guard import LONGEST_QUERY
from zj415x import InvalidDocumentError
from zj415x.exchange import read_application
from zj415x.wording import say

from ..builders import NOTICE
from .test_answers import APPLICATION, IN

VALIDATE = "/applications/validate"
BAD = """{"tier": "核心", "tier": "核心", "track": "人工只能", "scale": {"revenue": 42, "chain_leaders": NaN, "x.y[0]": 1},
 "titles": [{"scheme": "创新型产业集"}], "applicant": {"name": "甲", "kind": "其他", "county": "绍兴县"}}"""


def refused(response: httpx.Response, status: int = 422) -> list[tuple[str, str]]:
    assert response.status_code == status, response.text
    assert response.headers["Content-Type"] == "application/json"
    assert response.json().keys() == {"problems"}
    assert "Accept-Language" in response.headers["Vary"]
    return [(one["path"], one["message"]) for one in response.json()["problems"]]


@pytest.mark.parametrize("locale", IN)
def test_of_a_document_all_that_the_reader_tells(client: httpx.Client, locale: str) -> None:
    with pytest.raises(InvalidDocumentError) as caught:
        read_application(BAD, NOTICE)
    told = refused(client.post(VALIDATE, content=BAD.encode(), headers=IN[locale]))
    assert told == [(path, say(error, locale)) for path, error in caught.value.faults]
    assert [path for path, _ in told] == [
        "$.applicant.county", "$.tier", "$.tier", "$.track", "$.titles[0].scheme", "$.scale.x.y[0]", "$.scale.revenue",
        "$.scale.chain_leaders",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "chinese", "english"),
    [
        (
            "on=2026-06-31",
            "“2026-06-31”不是日期；写成 2026-06-20 的样子",
            "“2026-06-31” is no day; write it as 2026-06-20",
        ),
        (
            "on=1718841600",
            "“1718841600”不是日期；写成 2026-06-20 的样子",
            "“1718841600” is no day; write it as 2026-06-20",
        ),
        ("why=1", "“1”应为 true 或 false", "“1” has to be true or false"),
        (
            "reading=A12",
            "“A12”应写成 事项=口径，如 A12=this-year-forecast",
            "“A12” has to be written as A12=this-year-forecast",
        ),
        (
            "reading=A12=never",
            "A12 没有口径“never”；可选：last-year-actual、this-year-forecast",
            "reading A12 has no option “never”; the options are: last-year-actual, this-year-forecast",
        ),
        (
            "reading=self=x",
            "没有名为“self”的可选事项",
            "there is no reading that can be chosen named “self”",
        ),
        (
            "reading=A99=x",
            "没有名为“A99”的可选事项；相近的有：A39",
            "there is no reading that can be chosen named “A99”; similar: A39",
        ),
        (
            "reading=A12=this-year-forecast&reading=A12=this-year-forecast",
            "A12 选了两种口径",
            "two readings are chosen of A12",
        ),
        (
            "readings=A12=x",
            "没有这个查询参数；可用：reading、on、why、receipt",
            "there is no such query parameter; there are: reading, on, why, receipt",
        ),
        ("on=2026-06-20&on=2026-06-21", "这个查询参数只能写一次", "this query parameter may be given only once"),
    ],
)
def test_of_a_query_what_is_no_choice(client: httpx.Client, query: str, chinese: str, english: str) -> None:
    name = query.partition("=")[0]
    for locale, sentence in (("zh_Hans_CN", chinese), ("en", english)):
        told = refused(client.post(f"{VALIDATE}?{query}", content=APPLICATION, headers=IN[locale]))
        assert told == [(f"?{name}", sentence)]


def test_what_is_wrong_with_query_and_document_comes_together(client: httpx.Client) -> None:
    told = refused(client.post(f"{VALIDATE}?on=never&off=1", content=b'{"tier": "x"}'))
    assert [path for path, _ in told] == ["?off", "?on", "$.applicant", "$.tier", "$.track"]


@pytest.mark.parametrize(
    ("query", "rows", "path", "sentence"),
    [
        ("", [], "?recommender", "缺少这个查询参数"),
        ("recommender=衢州", [], "?recommender", "没有名为“衢州”的推荐单位；相近的有：衢州市、杭州市、温州市"),
        ("recommender=衢州市&tilt=x", [], "?tilt", "没有“x”这一项；可填：不倾斜、同分优先、优先推荐"),
        ("recommender=衢州市&taken=１", [], "?taken", "“１”应为不小于 0 的整数"),
        ("recommender=衢州市&taken=1", [], "$", "按所选口径，“衢州市”的名额不与别家共用，没有已用的可扣"),
        ("recommender=衢州市&decided=2", [1], "?decided", "名单没有第 2 行，共 1 行"),
        ("recommender=衢州市&decided=0", [1], "?decided", "名单没有第 0 行，共 1 行"),
        ("recommender=衢州市", [1, 2], "$", "名单要按分数从高到低排：第 2 位“甲2：乙”的 2 高于前一位的 1"),
        ("recommender=衢州市", [None, "高"], "$[1].score", "“高”不是可用的数"),
    ],
)
def test_of_a_list_what_it_cannot_be(
    client: httpx.Client, query: str, rows: list[Any], path: str, sentence: str
) -> None:
    ranked = [{"enterprise": f"甲{score}", "product": "乙", "score": score} for score in rows]
    told = refused(client.post(f"/allocate?{query}", json=ranked))
    assert told[0][0] == path
    assert told[0][1].startswith(sentence)


@pytest.mark.parametrize(
    ("method", "address", "status", "chinese", "english"),
    [
        ("GET", "/nothing", 404, "没有这个地址", "there is nothing at this address"),
        ("GET", "/tracks/", 404, "没有这个地址", "there is nothing at this address"),
        ("GET", "/docs", 404, "没有这个地址", "there is nothing at this address"),
        ("GET", VALIDATE, 405, "这个地址不用这种方法（GET）", "this address does not take that method (GET)"),
        ("OPTIONS", "/tracks", 405, "这个地址不用这种方法（OPTIONS）", "this address does not take that method (OPTIONS)"),
        ("FOO", "/tracks", 405, "这个地址不用这种方法（FOO）", "this address does not take that method (FOO)"),
        ("GET", "/schemas/x", 422, "没有“x”这一项；可填：application、product、ranking、readings", "there is no “x” here; there are: application, product, ranking, readings"),
        ("GET", "/examples/x?y=1", 422, "这里没有查询参数", "there are no query parameters here"),
        ("GET", "/deadlines?at=2026-06-20", 422, "“2026-06-20”不是时刻；写成 2026-06-20T10:00:00+08:00 的样子，带时区", "“2026-06-20” is no moment; write it as 2026-06-20T10:00:00+08:00, with its time zone"),
        ("GET", "/deadlines?at=2026-06-31T10:00Z", 422, "“2026-06-31T10:00Z”不是时刻；写成 2026-06-20T10:00:00+08:00 的样子，带时区", "“2026-06-31T10:00Z” is no moment; write it as 2026-06-20T10:00:00+08:00, with its time zone"),
    ],
)  # fmt: skip
def test_what_is_not_there(
    client: httpx.Client, method: str, address: str, status: int, chinese: str, english: str
) -> None:
    for locale, sentence in (("zh_Hans_CN", chinese), ("en", english)):
        response = client.request(method, address, headers=IN[locale])
        assert sentence in refused(response, status)[0][1]
        assert ("Allow" in response.headers) is (status == 405)
    assert client.head(VALIDATE).status_code == 405


def test_many_wrong_parameters_are_not_all_told(client: httpx.Client) -> None:
    query = "&".join(f"x{number}=1" for number in range(600))
    assert len(refused(client.get(f"/tracks?{query}"))) == 100


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [("zh", "查询参数过长，至多 4096 字节"), ("en", "the query string is too long: at most 4096 bytes are read")],
)
def test_a_query_that_is_too_long_is_refused_before_anything_of_it_is_read(
    client: httpx.Client, locale: str, sentence: str
) -> None:
    longest = "a" * LONGEST_QUERY
    for address in ("/deadlines", "/tracks", VALIDATE, "/nothing"):
        ask = partial(client.request, "POST" if address == VALIDATE else "GET", headers={"Accept-Language": locale})
        assert refused(ask(f"{address}?{longest}a"), 414) == [("?", sentence)]
        assert ask(f"{address}?{longest}").status_code in (404, 415, 422)


@pytest.mark.parametrize("locale", IN)
def test_a_query_with_bytes_that_no_address_has_is_read_as_if_they_were_escaped(locale: str) -> None:
    """Some servers pass on what a client did not write with %."""
    app = import_module("service").app

    def ask(raw: bytes) -> tuple[int, Any]:
        told: list[Any] = []

        async def receive() -> Any:
            return {"type": "http.request", "body": b""}

        async def send(message: Any) -> None:
            told.append(message)

        language = (b"accept-language", locale.encode())
        scope = {"type": "http", "method": "GET", "path": "/tracks", "query_string": raw, "headers": [language]}
        asyncio.run(app(scope, receive, send))
        return told[0]["status"], json.loads(told[1]["body"])

    assert ask("route=“新星”产业群".encode()) == ask(f"route={quote('“新星”产业群')}".encode())
    for raw in (b"route=\xb4", b"\xb4"):
        status, said = ask(raw)
        assert (status, said) == ask(raw.replace(b"\xb4", b"%B4"))
        assert status == 422
        assert len(said["problems"]) == 1


def test_a_long_query_is_read_in_a_thread_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Others are answered meanwhile: nothing that compares names stands on the event loop."""
    read_in: list[bool] = []
    main = threading.current_thread()

    def undocumented(_: Any) -> list[Any]:
        read_in.append(threading.current_thread() is main)
        return []

    monkeypatch.setattr("serving.body.undocumented", undocumented)
    app = import_module("service").app

    async def ask(query: str) -> int:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service") as asking:
            return (await asking.get(f"/deadlines?{query}")).status_code

    assert asyncio.run(ask("reading=A41%3Dexclusive")) == 200
    assert asyncio.run(ask("&".join(f"reading=B{n}" for n in range(99)))) == 422
    assert read_in == [True, False]
