"""Strange: the service with addresses that fail, and no patience for a slow body."""

import os

from fastapi import Request, Response

import service
from serving.guard import Guard

NAME, NUMBER = "张三丰", "13800138000"


async def fail(request: Request) -> Response:
    """What no address of the service does: an error whose message is what was sent."""
    raise RuntimeError((await request.body()).decode() + NAME + NUMBER)


KEPT: list[bytes] = []


def leak() -> Response:
    """What no address of the service does either: keep more than it answers."""
    KEPT.append(os.urandom(64 * 1024))
    return Response()


service.app.add_api_route("/leak", leak, methods=["POST"], include_in_schema=False)
service.app.add_api_route("/fail", fail, methods=["POST"], include_in_schema=False)
app = Guard(service.app, slowest=1)
