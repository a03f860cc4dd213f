"""Strange: the service with addresses that fail, that wait and that leak, and no patience for a body sent to one."""

import gc
import os
import sys
from threading import Event
from typing import Any

from fastapi import Request, Response
from starlette.types import Receive, Scope, Send

import service
from serving import body
from serving.guard import Guard

NAME, NUMBER = "张三丰", "13800138000"
HELD = b"\t"
"""What a body begins with that is held where it is read, until /release is asked for."""
MOST = 600
"""Seconds after which a body that nobody releases is read, so that a service that fails its test does not hang."""


async def fail(request: Request) -> Response:
    """What no address of the service does: an error whose message is what was sent."""
    raise RuntimeError((await request.body()).decode() + NAME + NUMBER)


KEPT: list[list[bytes]] = []


def leak() -> Response:
    """What no address of the service does either: keep more than it answers."""
    KEPT.append([os.urandom(64) for _ in range(8)])
    return Response()


def blocks() -> int:
    """How many blocks of memory the interpreter has."""
    gc.collect()
    return sys.getallocatedblocks()


_begun, _released = Event(), Event()
_tried = body._tried


def tried(read: body.Read, raw: bytes) -> Any:
    """Read a body as the service does, and hold it before where it asks for that."""
    if raw.startswith(HELD):
        _begun.set()
        _released.wait(MOST)
        _released.clear()
    return _tried(read, raw)


def begun() -> Response:
    """An answer once a body is held."""
    _begun.wait(MOST)
    _begun.clear()
    return Response()


def release() -> Response:
    """Let the body that is held be read."""
    _released.set()
    return Response()


body._tried = tried
for _do, _method in ((leak, "POST"), (fail, "POST"), (blocks, "GET"), (begun, "GET"), (release, "POST")):
    service.app.add_api_route(f"/{_do.__name__}", _do, methods=[_method], include_in_schema=False)
_patient, _impatient = Guard(service.app), Guard(service.app, slowest=1)


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """The service, which waits a second at most for what is sent to /late."""
    await (_impatient if scope.get("path") == "/late" else _patient)(scope, receive, send)
