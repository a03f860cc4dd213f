"""Threads and processes, from cold caches and warm, answer as a single thread does."""

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from ..draws import Draw
from .session import THREADS

SESSION = Path(__file__).with_name("session.py")
SESSIONS = {"threads": THREADS, "fork-cold": 2, "fork-warm": 3, "spawn": 2}
FREE = ("python3.13t", "python3.14t", "python3.15t")
"""Interpreters without a global lock, as distributions name them."""


def answers(way: str, interval: float = 0.005, python: str = sys.executable) -> list[str]:
    """Have a new interpreter answer this way: how many sessions there were, and each different answer."""
    done = subprocess.run(
        [python, "-X", "utf8", str(SESSION), way, str(interval)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@cache
def alone() -> str:
    """What a single thread answers."""
    count, answer = answers("alone")
    assert count == "1"
    assert len(answer) > 10_000
    return answer


@pytest.mark.parametrize("way", ["fork-cold", "fork-warm", "spawn"])
def test_processes_answer_as_a_single_thread_does(way: str) -> None:
    if way != "spawn" and sys.platform == "win32":
        pytest.skip("Windows does not fork")
    assert answers(way) == [str(SESSIONS[way]), alone()]


def test_threads_on_cold_caches_answer_as_a_single_thread_does(draw: Draw) -> None:
    for interval in (0.005, *[1e-6, 1e-5, 1e-4] * 3)[: draw.count(1, 2, 10)]:
        assert answers("threads", interval) == [str(THREADS), alone()], interval


def test_threads_without_a_global_lock_answer_as_a_single_thread_does(draw: Draw) -> None:
    found = [python for python in map(shutil.which, FREE) if python is not None]
    ready = [python for python in found if _has_dependencies(python)]
    if not ready:
        pytest.skip(
            f"no free-threaded CPython with attrs, cattrs and babel: of {', '.join(FREE)} found {', '.join(found) or 'none'}"
        )
    for python in ready:
        for _ in range(draw.count(1, 5, 50)):
            assert answers("threads", python=python) == [str(THREADS), alone()], python


def _has_dependencies(python: str) -> bool:
    done = subprocess.run([python, "-c", "import attrs, cattrs, babel, zj415x"], capture_output=True, check=False)
    return done.returncode == 0
