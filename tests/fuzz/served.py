"""Served: the example service, asked with any body, query and language, without a network between."""

import asyncio
import json
import logging
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parents[2] / "examples"))

import service
from zj415x.editions.y2026 import NOTICE

from .documents import APPLICATIONS, NAMES, PRODUCTS, RANKINGS, drawn
from .draw import WORDS, Draw
from .laws import shown

_POSTS = {
    "/applications/validate": APPLICATIONS,
    "/products/validate": PRODUCTS,
    "/routes": APPLICATIONS,
    "/allocate": RANKINGS,
}
_GETS = [
    "/tracks",
    "/deadlines",
    "/schemas/ranking",
    "/schemas/readings",
    "/examples/product",
    "/schemas/x",
    "/nowhere",
]
_QUERIES = [
    "on", "why", "reading", "recommender", "tilt", "decided", "taken", "route", "at", "for", "x", "", "\ud800", "reading[]",
]  # fmt: skip
_VALUES = [
    *(word for word in WORDS if len(word) < 100), "2026-06-20T10:00:00+08:00", "衢州市", "杭州", "0", "999999999", "1" * 30, "NONE", "none",
    *(f"{one.id}={option}" for one in NOTICE.readings for option in one.options), "A12", "A12=", "=", "A99=x", *NAMES[:5],
]  # fmt: skip
_LANGUAGES = [
    "",
    "en",
    "zh",
    "zh-CN,en;q=0.5",
    "en;q=",
    "*",
    "de, *;q=0.1",
    ";;;",
    "en;q=1e9",
    "\xff",
    "a" * 500,
    "en;q=nan",
]
_MEDIA = [b"application/json"] * 12 + [b"text/plain", b"", b"application/x+json", b"application/json; charset=gbk"]
_STATUS = {200, 404, 405, 413, 414, 415, 422}
_LOOP = asyncio.new_event_loop()
logging.disable(logging.CRITICAL)


async def _asked(
    method: str, path: str, query: bytes, headers: list[tuple[bytes, bytes]], body: bytes
) -> tuple[int, dict[bytes, bytes], bytes]:
    """Ask the service; return its status, its headers and its answer."""
    sent = [{"type": "http.request", "body": body, "more_body": False}]
    told: list[Any] = []

    async def receive() -> Any:
        return sent.pop() if sent else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        told.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http", "path": path,
        "raw_path": path.encode(), "root_path": "", "query_string": query, "headers": headers, "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }  # fmt: skip
    await service.app(scope, receive, send)
    start, *pieces = told
    return start["status"], dict(start["headers"]), b"".join(one.get("body", b"") for one in pieces)


def _query(draw: Draw) -> bytes:
    pairs = []
    for _ in range(draw.below(4)):
        name, value = draw.of(_QUERIES), draw.of(_VALUES)
        if draw.once_in(8):
            value = draw.edited(value, _VALUES)
        pairs.append(f"{quote(name, errors='surrogatepass')}={quote(value, errors='surrogatepass')}")
    raw = "&".join(pairs).encode()
    return raw + draw.bytes(12) if draw.once_in(16) else raw


def requests(data: bytes) -> None:
    """Ask the service anything: it answers in JSON, with a status that it documents, and never fails."""
    draw = Draw(data)
    query, body, method = _query(draw), b"", "GET"
    if draw.once_in(6):
        path = draw.of(_GETS)
    else:
        path, method = draw.of(list(_POSTS)), "POST"
        _, body = drawn(draw, _POSTS[path])
        if path == "/allocate" and draw.below(4):
            query = b"&".join(filter(None, (f"recommender={quote('衢州市')}".encode(), query)))
    if draw.once_in(64):
        method = draw.of(["PUT", "HEAD", "OPTIONS", "GET", "POST", "x"])
    headers = [(b"content-type", draw.of(_MEDIA)), (b"accept-language", draw.of(_LANGUAGES).encode("latin-1"))]
    status, told, answer = _LOOP.run_until_complete(_asked(method, path, query, headers, body))
    assert status in _STATUS, (status, answer)
    assert told[b"content-type"].startswith(b"application/json"), told
    said = json.loads(answer.decode()) if method != "HEAD" else {}
    if status != 200 and method != "HEAD":
        assert said["problems"], said
        for problem in said["problems"]:
            for text in problem.values():
                shown(str(text))
