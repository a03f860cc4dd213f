"""How properties are tried, as often as hypothesis will, however slow the machine; and the service, for its tests."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import httpx

    from .service.running import Running

settings.register_profile("zj415x", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("zj415x")


# Here, and not beside its tests: these are left out where what the service needs is not installed.
@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Running]":
    """The service of the examples."""
    from .service.running import running

    with running("service:app", tmp_path_factory.mktemp("service")) as one:
        yield one


@pytest.fixture(scope="session")
def client(service: "Running") -> "Iterator[httpx.Client]":
    """A client of it."""
    with service.client(**{"Content-Type": "application/json"}) as one:
        yield one


@pytest.fixture(scope="session")
def strange(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Running]":
    """The service with addresses that fail."""
    from .service.running import running

    with running("strange:app", tmp_path_factory.mktemp("strange")) as one:
        yield one
