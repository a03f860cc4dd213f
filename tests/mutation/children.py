"""Children: forked processes in which the tests of a mutant run up to the first failure."""

import json
import os
import resource
import shutil
import signal
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from attrs import define, field, frozen

from .mutants import Mutant

MEMORY = 8 << 30
"""Bytes of address space that a child may have; Arrow and DuckDB reserve several without filling them."""


class End(StrEnum):
    """How a mutant ends."""

    KILLED = "killed"
    SURVIVED = "survived"
    ELSEWHERE = "elsewhere"
    """It cannot be tried here."""


@frozen
class Tried:
    """How a mutant fared; without a mutant, how a test fares on the library as it is."""

    mutant: Mutant | None
    end: End
    killer: str = ""
    """The test that failed; "" for one that ran out of time or memory, or broke the import."""
    spent: float = 0.0
    check: str = ""
    """Without a mutant: the test that ran on the library as it is."""


@frozen
class Job:
    """A mutant and its tests, in the order to run them."""

    mutant: Mutant | None
    tests: list[str]


@define
class Teller:
    """A plugin of pytest that tells the parent of the first failure, and bounds each test."""

    writing: int
    seconds: dict[str, float]

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Bound the processor time and the time of a test; what runs over ends the child."""
        self.bound(self.seconds.get(nodeid, 1.0))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """End the child at the first failure."""
        if report.failed:
            self.tell(End.KILLED, report.nodeid)

    def bound(self, usual: float) -> None:
        """Allow a multiple of what is usual, whatever else the machine does."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + 10 * usual) + 3
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        signal.alarm(int(60 * usual) + 60)

    def tell(self, end: End, killer: str = "") -> None:
        """Write how it ended, and end."""
        os.write(self.writing, json.dumps([end, killer]).encode())
        os._exit(0)


class Quicker:
    """A plugin of pytest that makes failing quick: hypothesis makes no failing example smaller."""

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self) -> None:
        """Derive a profile from that of the run, before the tests are read."""
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        hypothesis.settings.register_profile("mutation", phases=phases, report_multiple_bugs=False, database=None)
        hypothesis.settings.load_profile("mutation")


@define
class Pool:
    """Children, ``size`` at a time, until ``until`` of time.monotonic; ``seconds``: what each test usually takes."""

    size: int
    until: float
    seconds: dict[str, float]
    folder: Path = field(factory=lambda: Path(tempfile.mkdtemp(prefix="zj415x-mutation-")))
    _running: dict[int, tuple[Job, int, float]] = field(factory=dict, init=False)

    def each(self, jobs: deque[Job], work: Callable[[Job, Teller], None]) -> Iterator[Tried]:
        """Do jobs, and those added meanwhile; ``work`` tells how it ended, or the child's death does."""
        while jobs or self._running:
            if time.monotonic() > self.until:
                # A check is still made, and what waits for it counts.
                for job in [job for job in jobs if job.mutant is not None]:
                    jobs.remove(job)
            if jobs and len(self._running) < self.size:
                self._begin(jobs.popleft(), work)
            elif self._running:
                yield self._meet()

    def close(self) -> None:
        """Remove what the tests wrote."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _begin(self, job: Job, work: Callable[[Job, Teller], None]) -> None:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                os.setsid()
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
                own = self.folder / str(os.getpid())
                own.mkdir()
                tempfile.tempdir = os.environ["TMPDIR"] = os.environ["PYTEST_DEBUG_TEMPROOT"] = str(own)
                work(job, Teller(writing, self.seconds))
            finally:
                os._exit(1)
        os.close(writing)
        self._running[pid] = job, reading, time.monotonic()

    def _meet(self) -> Tried:
        pid, _ = os.wait()
        job, reading, begun = self._running.pop(pid)
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)  # what its tests began
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read()
        shutil.rmtree(self.folder / str(pid), ignore_errors=True)
        end, killer = json.loads(said) if said else (End.KILLED, "")
        check = job.tests[0] if job.mutant is None else ""
        return Tried(job.mutant, End(end), killer, time.monotonic() - begun, check)


def silence(log: Path) -> None:
    """Send what this process and its children print to a file."""
    into = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for number in (1, 2):
        os.dup2(into, number)
    os.close(into)


def items_by_name(session: pytest.Session) -> dict[str, Any]:
    """Find the tests that pytest collected."""
    return {item.nodeid: item for item in session.items}
