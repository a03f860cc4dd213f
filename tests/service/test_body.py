"""A body, whatever is in it, is answered in one clear sentence, and never with a failure."""

import asyncio
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.types import Message, Scope

from serving.guard import LARGEST, Guard

from .running import Running
from .strange import HELD
from .test_answers import APPLICATION, IN
from .test_problems import VALIDATE, refused

TEXT = APPLICATION.decode()
PARTS = 64 * 1024


def chunks(size: int) -> Iterator[bytes]:
    """A body that does not say how large it is."""
    for _ in range(size // PARTS):
        yield b" " * PARTS


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "没有正文，应是一份 JSON 文件"),
        (b"{", "JSON 格式有误：第 1 行第 2 列"),
        (b"[" * 100_000, "括号嵌套过深"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "括号嵌套过深"),
        (b"null", "文件应是一个 JSON 对象 {…}，不是 null"),
        (b"[]", "文件应是一个 JSON 对象 {…}，不是 列表 […]"),
        (b'"\\ud800"', "文件应是一个 JSON 对象 {…}，不是 文字“\\ud800”"),
        (b"NaN", "文件应是一个 JSON 对象 {…}，不是 NaN"),
        (b"\xff", "文件不是 UTF-8 编码（第 1 字节起）；请另存为 UTF-8"),
        (TEXT.encode("gb18030"), "文件不是 UTF-8 编码（第 18 字节起）；请另存为 UTF-8"),
        (TEXT.encode("utf-16"), "文件不是 UTF-8 编码（第 1 字节起）；请另存为 UTF-8"),
        (b"\x00", "JSON 格式有误：第 1 行第 1 列"),
    ],
)
def test_that_nothing_can_be_read_of(client: httpx.Client, body: bytes, sentence: str) -> None:
    assert refused(client.post(VALIDATE, content=body)) == [("$", sentence)]


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ('"tier": "核心区"', '"tier": "协同区", "tier": "核心区"', [("$.tier", "在同一对象里写了不止一次")]),
        ('"chain_leaders": 1', '"chain_leaders": 1.0', [("$.scale.chain_leaders", "应为整数，不是 1.0")]),
        ('"chain_leaders": 1', '"chain_leaders": 1e400', [("$.scale.chain_leaders", "应为整数，不是 1e400")]),
        ('"chain_leaders": 1', '"chain_leaders": -Infinity', [("$.scale.chain_leaders", "应为整数，不是 -Infinity")]),
        ('"chain_leaders": 1', f'"chain_leaders": {"9" * 5000}', [("$.scale.chain_leaders", f"应为整数，不是 {'9' * 39}…")]),
        ('"开化县人民政府"', '"\\ud83d"', [("$.applicant.name", "文字里有无法编码的字符：\\ud83d")]),
        ('"mountain_or_island"', '"\\ud83d"', [("$.applicant.\\ud83d", "没有名为“\\ud83d”的字段")]),
    ],
)  # fmt: skip
def test_of_which_no_fact_is_lost(client: httpx.Client, old: str, new: str, problems: list[tuple[str, str]]) -> None:
    assert TEXT.count(old) >= 1
    assert refused(client.post(VALIDATE, content=TEXT.replace(old, new, 1).encode())) == problems


def test_with_a_mark_of_its_byte_order_is_read(client: httpx.Client) -> None:
    plain = client.post(VALIDATE, content=APPLICATION)
    assert client.post(VALIDATE, content=b"\xef\xbb\xbf" + APPLICATION).json() == plain.json()


@pytest.mark.parametrize("locale", IN)
@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonp",
        "application/x/y+json",
        "text/json",
        ";;//",
        "",
        "张",
    ],
)
def test_has_to_be_called_json(client: httpx.Client, kind: str, locale: str) -> None:
    headers = {name.encode(): value.encode() for name, value in {"Content-Type": kind, **IN[locale]}.items()}
    response = client.post(VALIDATE, content=APPLICATION, headers=headers)
    ((path, sentence),) = refused(response, 415)
    assert (path, response.headers["Accept"]) == ("$", "application/json")
    assert "application/json" in sentence


@pytest.mark.parametrize("kind", ["application/json", "Application/JSON ; charset=utf-8", "application/vnd.zj+json"])
def test_may_be_called_json_in_several_ways(client: httpx.Client, kind: str) -> None:
    assert client.post(VALIDATE, content=APPLICATION, headers={"Content-Type": kind}).status_code == 200


def test_that_is_compressed_is_not_unpacked(client: httpx.Client) -> None:
    refused(client.post(VALIDATE, content=APPLICATION, headers={"Content-Encoding": "gzip"}), 415)


SENTENCES = {
    "zh_Hans_CN": f"正文过大，至多 {LARGEST} 字节",
    "en": f"the body is too large: at most {LARGEST} bytes are read",
}


@pytest.mark.parametrize("locale", IN)
@pytest.mark.parametrize("size", [LARGEST + PARTS, 20 * LARGEST, 100 * LARGEST])
def test_that_is_too_large_is_not_read_whether_it_says_so_or_not(service: Running, size: int, locale: str) -> None:
    for content in (b" " * size, chunks(size)):
        with service.client(**{"Content-Type": "application/json", **IN[locale]}) as client:
            assert refused(client.post(VALIDATE, content=content), 413) == [("$", SENTENCES[locale])]


class Part(bytes):
    """A part of a body, which counts while anybody keeps it."""

    kept = 0

    def __init__(self, _: bytes) -> None:
        Part.kept += len(self)

    def __del__(self) -> None:
        Part.kept -= len(self)


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize(
    ("size", "taken"),
    [(LARGEST + PARTS, LARGEST + PARTS), (16 * LARGEST, 16 * LARGEST), (100 * LARGEST, 16 * LARGEST + PARTS)],
)
def test_that_is_too_large_is_taken_in_no_further_than_its_sender_has_to_hear_why_and_never_kept(
    size: int, taken: int, told: bool
) -> None:
    came, most, status = 0, 0, []

    async def receive() -> Message:
        nonlocal came, most
        most = max(most, Part.kept)
        came += PARTS
        return {"type": "http.request", "body": Part(bytes(PARTS)), "more_body": came < size}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            status.append(message["status"])

    async def nothing(*_: object) -> None:
        raise AssertionError

    headers = [(b"content-length", str(size).encode())] if told else []
    scope: Scope = {"type": "http", "method": "POST", "path": VALIDATE, "headers": headers}
    asyncio.run(Guard(nothing)(scope, receive, send))
    assert status == [413]
    assert came == (0 if told and size > 16 * LARGEST else taken)
    assert most <= LARGEST + PARTS
    assert Part.kept == 0


def test_as_large_as_is_read_is_read(client: httpx.Client) -> None:
    padded = APPLICATION + b" " * (LARGEST - len(APPLICATION))
    assert client.post(VALIDATE, content=padded).status_code == 200
    assert client.post(VALIDATE, content=chunks(LARGEST)).status_code == 422
    assert client.post(VALIDATE, content=padded + b" ").status_code == 413


@pytest.mark.parametrize("size", [0, LARGEST // 2])  # the first goes into a packet or two
def test_one_that_takes_long_does_not_keep_others_waiting(size: int, strange: Running) -> None:
    """It is read beside the loop that takes requests."""
    with ThreadPoolExecutor(1) as pool, strange.client(**{"Content-Type": "application/json"}) as client:
        long = pool.submit(client.post, VALIDATE, content=HELD + APPLICATION + b" " * size)
        client.get("/begun")
        assert [client.get("/").status_code for _ in range(10)] == [200] * 10
        assert client.post(VALIDATE, content=APPLICATION).status_code == 200
        assert not long.done()
        client.post("/release")
        assert long.result().status_code == 200


def test_that_is_full_of_names_that_are_nearly_right_is_told_name_by_name(client: httpx.Client) -> None:
    wrong = {"evidence": [f"secaleinnov_ation_{number}" for number in range(200)]}
    assert len(refused(client.post(VALIDATE, json=wrong))) >= 200


def sent(service: Running, head: str, body: bytes = b"", path: str = VALIDATE) -> bytes:
    """What is answered to bytes that no client would send."""
    parts = urlsplit(service.address)
    assert parts.hostname is not None
    with socket.create_connection((parts.hostname, parts.port)) as connection:
        connection.sendall(f"POST {path} HTTP/1.1\r\nHost: x\r\n{head}\r\n\r\n".encode() + body)
        answer = connection.recv(65536)
        while b"\r\n\r\n" not in answer or answer.endswith(b"\r\n\r\n"):
            more = connection.recv(65536)
            if not more:
                break
            answer += more
        return answer


def test_that_announces_too_much_is_refused_before_it_comes(service: Running) -> None:
    assert sent(service, f"Content-Length: {LARGEST + 1}\r\nExpect: 100-continue").startswith(b"HTTP/1.1 413 ")
    assert sent(service, f"Content-Length: {1000 * LARGEST}").startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("head", ["Content-Length: -1", "Content-Length: x", "Content-Length: 1\r\nContent-Length: 2"])
def test_that_is_no_http_is_refused_by_the_server(service: Running, head: str) -> None:
    assert sent(service, head).startswith(b"HTTP/1.1 400 ")


def test_that_is_too_slow_is_not_waited_for(strange: Running) -> None:
    answer = sent(strange, "Content-Length: 50\r\nContent-Type: application/json", b"{", "/late")
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert "正文 1 秒还没有收完".encode() in answer


def test_that_is_broken_off_is_forgotten(service: Running) -> None:
    parts = urlsplit(service.address)
    with socket.create_connection((parts.hostname or "", parts.port or 0)) as connection:
        connection.sendall(f"POST {VALIDATE} HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{{".encode())
    with service.client() as client:
        assert client.get("/tracks").status_code == 200
    assert "Traceback" not in service.logged()
