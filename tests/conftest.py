"""How much a run tries of what is drawn, what it skipped, and the service for its tests."""

import gc
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from .draws import SEED, Draw, Size, load_profile

if TYPE_CHECKING:
    import httpx

    from .service.running import Running

SIZE = pytest.StashKey[Size]()


def pytest_configure(config: pytest.Config) -> None:
    """Set the size of the run before the tests are read."""
    config.stash[SIZE] = Size.asked_by(config.option.markexpr)
    load_profile(config.stash[SIZE])
    gc.disable()  # what is read now is there to the end


def pytest_collection_finish() -> None:
    """Collect garbage from now on, and look for none in the tests themselves."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let ``-m slow`` and ``-m whole`` select every test that draws."""
    if config.stash[SIZE] is not Size.SAMPLE:
        for item in items:
            if "draw" in getattr(item, "fixturenames", ()) or hasattr(getattr(item, "obj", None), "hypothesis"):
                item.add_marker(config.stash[SIZE].value)


@pytest.fixture
def draw(request: pytest.FixtureRequest) -> Draw:
    """What this test draws."""
    return Draw(request.config.stash[SIZE], request.node.nodeid)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say in a line what was drawn, and in another what was skipped and why."""
    more = {Size.SAMPLE: "; -m slow and -m whole draw more", Size.SLOW: "; -m whole draws more", Size.WHOLE: ""}
    terminalreporter.write_line(f"drawn: {config.stash[SIZE]}, seed {SEED}{more[config.stash[SIZE]]}")
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in terminalreporter.getreports("skipped"))
    if reasons:
        told = ", ".join(f"{reason} ({count})" for reason, count in reasons.most_common())
        terminalreporter.write_line(f"skipped: {told}")


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
