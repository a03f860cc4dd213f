"""A service for all the tests of a process, and one beside it that fails."""

from collections.abc import Iterator

import httpx
import pytest

from .running import Running, running


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("service:app", tmp_path_factory.mktemp("service")) as one:
        yield one


@pytest.fixture(scope="session")
def client(service: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=service.address, headers={"Content-Type": "application/json"}, timeout=30) as one:
        yield one


@pytest.fixture(scope="session")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("strange:app", tmp_path_factory.mktemp("strange")) as one:
        yield one
