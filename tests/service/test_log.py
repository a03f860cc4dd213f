"""Nothing of what somebody sends is ever logged."""

import json
import re
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from .running import Running
from .strange import NAME, NUMBER
from .test_answers import APPLICATION, IN, RANKING
from .test_body import sent
from .test_problems import VALIDATE, refused

JSON = {"Content-Type": "application/json"}
PERSON = {"name": NAME, "position": "主任", "mobile": NUMBER}


def named(**changes: Any) -> bytes:
    """The example, with a head and a contact who have names."""
    document = json.loads(APPLICATION) | {"head": PERSON, "contact": PERSON} | changes
    return json.dumps(document, ensure_ascii=False).encode()


def test_whatever_becomes_of_it(strange: Running) -> None:
    with strange.client(**JSON) as client:
        for body in (
            named(),
            named(head={"name": [NAME], NUMBER: NAME, "mobile": int(NUMBER)}),
            named(tier=NAME, track=NUMBER, submitted=NAME),
            named(applicant={"name": NAME, "kind": NUMBER}),
            NAME.encode(),
            NAME.encode("gb18030"),
            named() + NAME.encode(),
            named() * 100,
            b"[" * 100_000,
        ):
            for address in (VALIDATE, "/products/validate", "/routes", "/allocate?recommender=衢州市", "/fail"):
                client.post(address, content=body)
                client.post(f"{address}?{NAME}={NUMBER}&on={NAME}", content=body)
        client.post("/allocate?recommender=衢州市", content=RANKING)
        for address in (f"/{NAME}/{NUMBER}", f"/tracks?{NAME}={NUMBER}", f"/deadlines?for={NAME}", f"/schemas/{NAME}"):
            client.get(
                address, headers={"Accept-Language": NUMBER, "User-Agent": NUMBER, "Referer": f"http://{NUMBER}/"}
            )
            client.request(f"X{NUMBER}", address)
        sent(strange, f"Upgrade: websocket\r\nConnection: Upgrade\r\nX: {NUMBER}", NUMBER.encode())
        sent(strange, f"Content-Length: {NUMBER}{NUMBER}\r\n{NUMBER}: {NUMBER}")
        upgrade = {
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "A" * 22 + "==",
        }
        with suppress(httpx.RemoteProtocolError):  # some say no more than that
            client.get(f"/{NUMBER}?{NUMBER}", headers=upgrade)
    logged = strange.logged()
    assert f'"POST {VALIDATE} HTTP/1.1" 200' in logged
    assert '"GET (other) HTTP/1.1" 404' in logged
    assert re.search(r"RuntimeError at strange\.py, line \d+, in fail\n", logged)
    assert "Traceback" not in logged
    for private in (NAME, NUMBER, quote(NAME), "张", "主任", "开化", "138001"):
        assert private not in logged


@pytest.mark.parametrize("locale", IN)
def test_a_failure_says_that_it_is_one_and_no_more(strange: Running, locale: str) -> None:
    sentence = {
        "zh_Hans_CN": "服务出了错，没有答复；请求的内容没有记下",
        "en": "the service failed and has no answer; nothing of the request was kept",
    }[locale]
    with strange.client(**JSON, **IN[locale]) as client:
        response = client.post("/fail", content=NAME.encode())
    assert refused(response, 500) == [("", sentence)]
    assert "nosniff" in response.headers["X-Content-Type-Options"]


def test_nobody_is_named_in_an_answer(client: httpx.Client) -> None:
    wrong = named(head={"name": [NAME], NUMBER: NAME, "mobile": int(NUMBER)}, contact=NAME)
    for body, status in ((named(), 200), (wrong, 422)):
        response = client.post(f"{VALIDATE}?why=true", content=body)
        assert response.status_code == status
        assert NAME not in response.text
        assert NUMBER not in response.text
