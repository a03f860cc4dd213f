"""Sixteen connections at once: every answer is right, and what the service holds in memory does not grow."""

import asyncio
import os
import time
from itertools import cycle

import httpx
import pytest

from .running import Running
from .test_answers import APPLICATION, PRODUCT, RANKING
from .test_problems import BAD

CONNECTIONS = 16
SECONDS = float(os.environ.get("ZJ415X_LOAD_SECONDS", "3"))
"""How long: a few seconds show that nothing breaks; set it to 30 for figures."""
MOST = 4 * 2**20
"""By how many bytes memory may grow; the answers to a second of it are more."""

# What is asked: the address, the body, and the answer's status.
ASKED: list[tuple[str, str, bytes, int]] = [
    ("POST", "/applications/validate", APPLICATION, 200),
    ("POST", "/applications/validate?why=true", APPLICATION, 200),
    ("POST", "/applications/validate", BAD.encode(), 422),
    ("POST", "/applications/validate", b"{", 422),
    ("POST", "/applications/validate?on=never", APPLICATION, 422),
    ("POST", "/products/validate", PRODUCT, 200),
    ("POST", "/routes", APPLICATION, 200),
    ("POST", "/allocate?recommender=衢州市", RANKING, 200),
    ("GET", "/tracks", b"", 200),
    ("GET", "/deadlines?at=2026-06-20T10:00:00Z", b"", 200),
    ("GET", "/nothing", b"", 404),
]


async def ask(client: httpx.AsyncClient, asked: list[tuple[str, str, bytes, int]], until: float) -> int:
    """Ask one thing after the other on one connection; how much was asked."""
    count = 0
    for method, address, body, status in cycle(asked):
        if time.monotonic() > until:
            break
        locale = "en" if count % 2 else "zh"
        headers = {"Content-Type": "application/json", "Accept-Language": locale}
        response = await client.request(method, address, content=body, headers=headers)
        assert response.status_code == status, response.text
        assert response.headers.get("Content-Language", locale).startswith(locale)
        count += 1
    return count


async def load(address: str, asked: list[tuple[str, str, bytes, int]], seconds: float) -> int:
    """Ask on all connections at once; each begins with another question."""
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=30) as client:
        until = time.monotonic() + seconds
        turns = [asked[turn % len(asked) :] + asked[: turn % len(asked)] for turn in range(CONNECTIONS)]
        return sum(await asyncio.gather(*(ask(client, turn, until) for turn in turns)))


def grown(service: Running, asked: list[tuple[str, str, bytes, int]], seconds: float) -> tuple[int, int]:
    """How many requests were answered in so many seconds, and by how many bytes the service grew over them."""
    asyncio.run(load(service.address, asked, min(1.5, seconds)))  # every thread and every cache there will be
    before = service.memory()
    count = asyncio.run(load(service.address, asked, seconds))
    return count, service.memory() - before


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="here memory is not told in /proc")
class TestMemory:
    def test_does_not_grow(self, service: Running) -> None:
        count, growth = grown(service, ASKED, SECONDS)
        print(f"{CONNECTIONS} connections, {SECONDS:g} s: {count} requests, {growth / 1024:+.0f} KiB")
        assert count > CONNECTIONS * len(ASKED)
        assert growth < MOST
        assert "Traceback" not in service.logged()

    def test_that_grows_is_seen_to(self, strange: Running) -> None:
        count, growth = grown(strange, [("POST", "/leak", b"", 200)], 1)
        assert growth > MOST, count
