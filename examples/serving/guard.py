"""Guard: what stands before the application; no body is too large or too slow, and no failure tells what was sent."""

import asyncio
import logging
from collections.abc import Mapping
from pathlib import Path
from traceback import extract_tb
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .answers import answer
from .faults import SaidError, told
from .language import language_of

LARGEST = 2**20
"""The largest body that is read, in bytes; a full application has about 12 thousand."""
LONGEST_QUERY = 2**12
"""The longest query string that is read, in bytes: every reading chosen and a hundred rows decided take half of it."""
SLOWEST = 30.0
"""How many seconds a body may take to arrive."""
# So much of a larger body is still taken in, for its sender to hear why nobody reads it.
_DISCARDED = 16 * LARGEST
_ASCII = bytes(range(128))
_STATUS = {"too-large": 413, "query-too-long": 414, "too-slow": 408}
_LOG = logging.getLogger("zj415x.service")
# Nothing is loaded from anywhere else, framed, or sent elsewhere.
_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
        b"form-action 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class Guard:
    """An ASGI application before another one, which gets each body whole.

    It counts what arrives, and not what Content-Length says, which a body in chunks does not have.
    """

    def __init__(self, app: ASGIApp, *, largest: int = LARGEST, slowest: float = SLOWEST) -> None:
        self.app = app
        self.largest = largest
        self.slowest = slowest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False
        # Bytes that an address cannot have, but that some servers pass on: as they had to be written.
        scope = {**scope, "query_string": quote(scope.get("query_string", b""), safe=_ASCII).encode()}

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        try:
            if len(scope["query_string"]) > LONGEST_QUERY:
                raise SaidError("query-too-long", most=LONGEST_QUERY)
            body = await self._body(scope, receive)
            if body is not None:  # else whoever asked is gone
                await self.app(scope, _replayed(body, receive), guarded)
        except SaidError as refused:
            status = _STATUS[refused.name]
            await _refuse(status, refused, scope, receive, guarded, {"Connection": "close"})
        except Exception as error:
            # Its message, and what a traceback shows, may be what was sent.
            _LOG.error("%s at %s", type(error).__name__, _place(error))
            if begun:
                raise RuntimeError("an answer was broken off") from None
            await _refuse(500, SaidError("failed"), scope, receive, guarded, {})

    async def _body(self, scope: Scope, receive: Receive) -> bytes | None:
        """Receive the body; None where it was broken off. Raises SaidError."""
        headers = Headers(scope=scope)
        declared = int(headers.get("content-length", 0))
        if declared > _DISCARDED or (declared > self.largest and "expect" in headers):
            raise SaidError("too-large", most=self.largest)
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self.slowest):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return None
                    part = message.get("body", b"")
                    size += len(part)
                    if size <= self.largest:
                        parts.append(part)
                    else:
                        parts.clear()
                    if size > _DISCARDED or not message.get("more_body", False):
                        break
        except TimeoutError:
            raise SaidError("too-slow", seconds=round(self.slowest)) from None
        if size > self.largest:
            raise SaidError("too-large", most=self.largest)
        return b"".join(parts)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A body that has arrived, and then whatever comes."""
    waiting = [body]

    async def replay() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return replay


async def _refuse(
    status: int, why: SaidError, scope: Scope, receive: Receive, send: Send, headers: Mapping[str, str]
) -> None:
    locale = language_of(Headers(scope=scope).get("accept-language", ""))
    path = {500: "", 414: "?"}.get(status, "$")
    await answer(told([(path, why)], locale), locale, status, headers)(scope, receive, send)


def _place(error: BaseException) -> str:
    """Where in the code something failed; nothing of the values."""
    frames = extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}, in {frames[-1].name}" if frames else "?"
