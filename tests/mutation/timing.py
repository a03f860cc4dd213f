"""Timing: a plugin of pytest that keeps how long each test took; of a test that fails, no end of it.

``ZJ415X_TIMES`` names the JSON file. It works under xdist too, where only the controller hears of every test.
"""

import json
import os
from collections import defaultdict
from math import inf
from pathlib import Path

import pytest

_seconds: defaultdict[str, float] = defaultdict(float)
_amiss: set[str] = set()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up the setup, the call and the teardown of a test."""
    _seconds[report.nodeid] += report.duration
    if not report.passed:
        _amiss.add(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the file, where the whole run is known."""
    if not hasattr(session.config, "workerinput"):
        every = {test: inf if test in _amiss else round(seconds, 4) for test, seconds in _seconds.items()}
        Path(os.environ["ZJ415X_TIMES"]).write_text(json.dumps(every, ensure_ascii=False), encoding="utf-8")
