"""Requests a second of the service, against a bare model of pydantic: python tests/benchmarks/bench_service.py

Both are FastAPI under uvicorn, each in a process of its own, and are asked in turns over the same number of connections
by a client that does no more than count bytes. The peer reads and checks the same document and answers with it; how it does
that answers with one word is told, too. The service holds the document against 48 clauses beyond that, and answers with the
findings and their sentences. With ``--short`` only a few rounds, which give no figure worth quoting.
"""

import asyncio
import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))  # to be run as a script, too

import fastapi
import httpx
import pydantic
import uvicorn

from tests.benchmarks.bench_read import document
from tests.service.running import Running, running
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import dump, read_application

ROUNDS, SECONDS = (3, 0.3) if "--short" in sys.argv else (15, 2.0)
CONNECTIONS = 16
LEAST = 0.5  # of what the peer answers in a second
_TICKS = os.sysconf("SC_CLK_TCK")


def request(path: str, body: bytes) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def asked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, whole: bytes, until: float) -> int:
    """Ask the same again and again on one connection; how often it was answered well."""
    count = 0
    while perf_counter() < until:
        writer.write(whole)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        assert head.startswith(b"http/1.1 200 "), head
        await reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0]))
        count += 1
    return count


async def load(one: Running, whole: bytes) -> int:
    """How many requests are answered while time lasts."""
    host, _, port = one.address.removeprefix("http://").partition(":")
    streams = [await asyncio.open_connection(host, int(port)) for _ in range(CONNECTIONS)]
    until = perf_counter() + SECONDS
    counts = await asyncio.gather(*(asked(reader, writer, whole, until) for reader, writer in streams))
    for _, writer in streams:
        writer.close()
        await writer.wait_closed()
    return sum(counts)


def spent(one: Running) -> float:
    """The time that the processors have spent on it."""
    fields = Path(f"/proc/{one.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def measured(one: Running, whole: bytes) -> tuple[float, float]:
    """Requests a second, and the processors' time for each."""
    began, before = perf_counter(), spent(one)
    count = asyncio.run(load(one, whole))
    return count / (perf_counter() - began), (spent(one) - before) / count


def processor_time() -> tuple[list[float], list[float]]:
    """The processor time of a request to the service, and of one that the peer answers with what it read, by rounds."""
    body = document()
    here = Path(__file__).parent
    with (
        TemporaryDirectory() as folder,
        TemporaryDirectory() as other,
        running("service:app", Path(folder), access=False) as ours,
        running("peer_service:app", Path(other), access=False, folder=here) as peer,
    ):
        asks = (ours, request("/applications/validate", body)), (peer, request("/echo", body))
        for one, whole in asks:  # what is loaded at the first request
            measured(one, whole)
        mine, theirs = zip(*([measured(*ask)[1] for ask in asks] for _ in range(5)), strict=True)
    return list(mine), list(theirs)


def answers(ours: Running, peer: Running, body: bytes) -> None:
    """Both have read the same: one answers with it, the other with its report."""
    headers = {"Content-Type": "application/json"}
    read = read_application(body, NOTICE)
    report = httpx.post(f"{ours.address}/applications/validate", content=body, headers=headers)
    assert report.json()["report"] == json.loads(json.dumps(dump(read.validate(NOTICE.clusters))))
    echo = httpx.post(f"{peer.address}/echo", content=body, headers=headers)
    assert echo.json() == json.loads(json.dumps(dump(read))), "they do not read alike"
    assert httpx.post(f"{peer.address}/word", content=body, headers=headers).json() == str(read.tier)
    wrong = body.replace("亿元".encode(), "亿".encode(), 1)
    assert httpx.post(f"{peer.address}/echo", content=wrong, headers=headers).status_code == 422
    print(f"{len(body)} bytes are sent; answers: {len(report.content)} bytes, the peer's {len(echo.content)}")


def main() -> None:
    body = document()
    here = Path(__file__).parent
    with (
        TemporaryDirectory() as folder,
        TemporaryDirectory() as other,
        running("service:app", Path(folder), access=False) as ours,
        running("peer_service:app", Path(other), access=False, folder=here) as peer,
    ):
        asks = {
            "the service": (ours, request("/applications/validate", body)),
            "pydantic, answering with it": (peer, request("/echo", body)),
            "pydantic, answering a word": (peer, request("/word", body)),
        }
        answers(ours, peer, body)
        for one, whole in asks.values():  # what is loaded at the first request
            measured(one, whole)
        held = {name: one.memory() for name, (one, _) in asks.items()}
        rounds = [{name: measured(*ask) for name, ask in asks.items()} for _ in range(ROUNDS)]
        grown = {name: one.memory() - held[name] for name, (one, _) in asks.items()}
    writer = "orjson" if find_spec("orjson") else "json"
    print(f"CPython {sys.version.split()[0]}, fastapi {fastapi.__version__}, pydantic {pydantic.VERSION}, "
          f"uvicorn {uvicorn.__version__}; reports are written by {writer}; {len(body)} bytes; {CONNECTIONS} connections, {ROUNDS} interleaved rounds of "
          f"{SECONDS} s, medians")  # fmt: skip
    for name in asks:
        rate = median(one[name][0] for one in rounds)
        cost = median(one[name][1] for one in rounds)
        print(
            f"{name:28} {rate:7.0f} requests/s  {cost * 1e3:6.2f} ms of a processor each  {grown[name] / 1024:+6.0f} KiB"
        )
    for name in list(asks)[1:]:
        ratio = median(one["the service"][0] / one[name][0] for one in rounds)
        costs = median(one[name][1] / one["the service"][1] for one in rounds)
        goal = f" (at least {LEAST})" if name.endswith("with it") else ""
        print(f"the service: {ratio:.2f} x the requests of {name}{goal}; by processor time {costs:.2f}")


if __name__ == "__main__":
    main()
