"""Sixteen connections at once: every answer is right, and what the service holds in memory does not grow."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import pairwise

import httpx
import pytest

from .running import Running
from .test_answers import APPLICATION, PRODUCT, RANKING
from .test_problems import BAD

CONNECTIONS = 16
# What is asked: the address, the body, and the answer's status.
Asked = list[tuple[str, str, bytes, int]]
ASKED: Asked = [
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


def ask(client: httpx.Client, asked: Asked) -> None:
    """Ask one thing after the other on one connection."""
    for turn, (method, address, body, status) in enumerate(asked):
        locale = "en" if turn % 2 else "zh"
        response = client.request(method, address, content=body, headers={"Accept-Language": locale})
        assert response.status_code == status, response.text
        assert response.headers.get("Content-Language", locale).startswith(locale)


@contextmanager
def connections(service: Running) -> Iterator[Callable[[Asked], None]]:
    """What asks everything on all connections at once; each begins with another question."""
    with ExitStack() as stack, ThreadPoolExecutor(CONNECTIONS) as pool:
        clients = [
            stack.enter_context(service.client(**{"Content-Type": "application/json"})) for _ in range(CONNECTIONS)
        ]

        def load(asked: Asked) -> None:
            turns = [asked[turn % len(asked) :] + asked[: turn % len(asked)] for turn in range(CONNECTIONS)]
            for done in [pool.submit(ask, *pair) for pair in zip(clients, turns, strict=True)]:
                done.result()

        yield load


def grows(service: Running, asked: Asked) -> bool:
    """Does the service keep more than a block of memory for every answer, each time that it is asked all this?"""
    held = []
    with service.client() as client, connections(service) as load:
        for _ in range(4):  # the first time brings every thread and every cache that there will be
            load(asked)
            held.append(int(client.get("/blocks").text))
    return min(after - before for before, after in pairwise(held)) > CONNECTIONS * len(asked)


def test_every_answer_is_right(service: Running) -> None:
    with connections(service) as load:
        load(ASKED)
    assert "Traceback" not in service.logged()


@pytest.mark.slow
def test_memory_does_not_grow(strange: Running) -> None:
    assert not grows(strange, ASKED * 4)
    assert "Traceback" not in strange.logged()


@pytest.mark.slow
def test_memory_that_grows_is_seen_to(strange: Running) -> None:
    assert grows(strange, [("POST", "/leak", b"", 200)] * len(ASKED))
