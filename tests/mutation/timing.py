"""Timing: a plugin of pytest that keeps how long each test takes; of a test that fails or is skipped, no end of it.

``ZJ415X_TIMES`` names the JSON file. It works under xdist too, where only the controller hears of every test. Before
each test it empties the caches of the modules that decide, so that coverage sees every test that asks them.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from functools import cache
from math import inf
from pathlib import Path
from typing import Any

import pytest

from .reach import modules_that_decide

_CPU = "processor seconds"
_seconds: dict[str, float] = {}
_amiss: set[str] = set()
_BEGUN = pytest.StashKey[float]()


@cache
def caches() -> list[Any]:
    """Find the caches of the modules that decide, once all is collected."""
    names = {"zj415x." + module.removesuffix(".py").replace("/", ".") for module in modules_that_decide()}
    loaded = [vars(module).values() for name, module in sys.modules.items() if name in names]
    return [
        found for values in loaded for found in values if hasattr(found, "cache_clear") and found.__module__ in names
    ]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Begin each test with empty caches."""
    for cached in caches():
        cached.cache_clear()
    item.stash[_BEGUN] = time.process_time()
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Note the processor time, which another process does not lengthen, where the last report of a test takes it."""
    yield
    item.user_properties.append((_CPU, time.process_time() - item.stash[_BEGUN]))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Hear of a test."""
    _seconds[report.nodeid] = next((float(str(spent)) for name, spent in report.user_properties if name == _CPU), 0.0)
    if not report.passed:
        _amiss.add(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the file, where the whole run is known."""
    if not hasattr(session.config, "workerinput"):
        every = {test: inf if test in _amiss else round(seconds, 4) for test, seconds in _seconds.items()}
        Path(os.environ["ZJ415X_TIMES"]).write_text(json.dumps(every, ensure_ascii=False), encoding="utf-8")
