"""Running: a uvicorn of its own on a free port, with all that it logs in a file."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from attrs import frozen

from . import EXAMPLES

_TESTS = Path(__file__).parent
_SOURCE = EXAMPLES.parent / "src"
# As `uvicorn` does, but on a socket that listens already: who asks before it is ready is answered once it is.
_SERVE = """
import socket, sys, uvicorn
descriptor, app, log = sys.argv[1:]
config = uvicorn.Config(app, access_log=bool(log))
uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(descriptor))])
"""


@frozen
class Running:
    """A service that runs: its address, its process, and where it logs."""

    address: str
    process: int
    log: Path

    def client(self, **headers: str) -> httpx.Client:
        """A client that waits for each answer, however slow the machine."""
        return httpx.Client(base_url=self.address, headers=headers, timeout=None)

    def logged(self) -> str:
        """All that it has logged."""
        return self.log.read_text(encoding="utf-8")

    def memory(self) -> int:
        """How much memory it holds, in bytes, where the system says so."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="utf-8")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")) * 1024


@contextmanager
def running(app: str, logs: Path, *, access: bool = True, folder: Path = EXAMPLES) -> Iterator[Running]:
    """A uvicorn that serves an application from a folder, until it is no longer needed; ``access``: it logs requests."""
    log = logs / "service.log"
    paths = [str(folder), str(_SOURCE), str(EXAMPLES), str(_TESTS), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}
    with socket.create_server(("127.0.0.1", 0)) as listening, log.open("wb") as file:
        host, port = listening.getsockname()
        process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(listening.fileno()), app, "log" if access else ""],
            env=environment, stdout=file, stderr=subprocess.STDOUT, pass_fds=[listening.fileno()],
        )  # fmt: skip
    one = Running(f"http://{host}:{port}", process.pid, log)
    try:
        with one.client() as client:
            assert client.get("/openapi.json").is_success, one.logged()
        yield one
    except httpx.TransportError:
        raise AssertionError(one.logged()) from None
    finally:
        process.terminate()
        process.wait()
