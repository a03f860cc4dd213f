"""Running: a uvicorn of its own on a free port, with all that it logs in a file."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from attrs import frozen

from . import EXAMPLES

_TESTS = Path(__file__).parent
_SOURCE = EXAMPLES.parent / "src"


@frozen
class Running:
    """A service that runs: its address, its process, and where it logs."""

    address: str
    process: int
    log: Path

    def logged(self) -> str:
        """All that it has logged."""
        return self.log.read_text(encoding="utf-8")

    def memory(self) -> int:
        """How much memory it holds, in bytes."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="utf-8")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")) * 1024


@contextmanager
def running(app: str, logs: Path, *more: str, folder: Path = EXAMPLES) -> Iterator[Running]:
    """A uvicorn that serves an application from a folder, until it is no longer needed."""
    log = logs / "service.log"
    paths = [str(_SOURCE), str(EXAMPLES), str(_TESTS), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "uvicorn", "--app-dir", str(folder), app, "--port", "0", *more]
    with log.open("wb") as file:
        process = subprocess.Popen(command, env=environment, stdout=file, stderr=subprocess.STDOUT)
    try:
        yield Running(_address(log, process), process.pid, log)
    finally:
        process.terminate()
        process.wait(10)


def _address(log: Path, process: "subprocess.Popen[bytes]") -> str:
    """Where it listens, once it does; it logs which port it was given."""
    for _ in range(600):
        said = log.read_text(encoding="utf-8")
        assert process.poll() is None, said
        if "running on http://" in said:
            address = said.partition("running on ")[2].split()[0]
            assert httpx.get(f"{address}/openapi.json").is_success
            return address
        time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8"))
