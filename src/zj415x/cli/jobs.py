"""Jobs: work shared out over several processes, its results in order."""

import argparse
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from ..errors import Zj415xError, quoted

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    Worker: TypeAlias = tuple[SpawnProcess, Connection[Any, Any]]
    """A process and the end of its pipe."""

C = TypeVar("C")
R = TypeVar("R")

_MOST_JOBS = 60  # Windows waits for 63 processes at most
_HOLDS_SIGNALS = os.name == "posix"


class LostProcessError(Zj415xError):
    """A process that ended before its work was done, killed by the system or by somebody."""

    def __init__(self) -> None:
        super().__init__("一个核对进程意外终止（可能内存不足），其后的没有核对")


def job_count(text: str) -> int:
    """Parse a number of processes."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= _MOST_JOBS and len(text) < 3):
        raise argparse.ArgumentTypeError(f"“{quoted(text)}”应为 1 至 {_MOST_JOBS} 的整数")
    return int(text)


def in_order(work: Callable[[C], R], chunks: Iterable[C], jobs: int) -> Generator[R, None, None]:
    """Yield ``work(chunk)`` for each chunk, in order, worked out by so many processes.

    A single job stays in this process, and takes a chunk when its result is asked for. Of several, the processes take
    turns; each holds one chunk at a time, so that the memory does not grow with the number of chunks. ``work``, the
    chunks and the results must pickle. Close the iterator to end the processes: they end with this one in any case.

    Raises:
        Zj415xError: a process was killed (LostProcessError).
        Exception: what ``work`` raises, when it is the turn of its chunk.
    """
    if jobs == 1:
        yield from map(work, chunks)
        return
    workers: list[Worker] = []
    count = 0
    try:
        for chunk in chunks:
            if count < jobs:
                workers.append(_started(work))
                _send(workers[count], chunk)
            else:
                worker = workers[count % jobs]
                result = _received(worker)
                _send(worker, chunk)  # before its result is used: it works on meanwhile
                yield result
            count += 1
        for turn in range(max(0, count - jobs), count):
            yield _received(workers[turn % jobs])
    finally:
        for process, _ in workers:
            process.kill()
        for process, connection in workers:
            process.join()
            connection.close()


def _started(work: Callable[[Any], Any]) -> "Worker":
    from multiprocessing import get_context  # only for several processes

    spawning = get_context("spawn")  # forking a process that has threads can block
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=_serve, args=(work, theirs), daemon=True)
    with _uninterrupted():
        process.start()
    theirs.close()  # so that reading ends when the process does
    return process, ours


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts, which inherits that: this process ends the others."""
    if not _HOLDS_SIGNALS:
        yield
        return
    import signal
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # starting it would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(work: Callable[[Any], Any], connection: "Connection[Any, Any]") -> None:
    """Work on chunk after chunk until the other process closes the pipe, or ends."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            connection.send(_answer(work, connection.recv()))


def _answer(work: Callable[[C], R], chunk: C) -> tuple[R | None, Exception | None]:
    try:
        return work(chunk), None
    except Exception as error:
        from traceback import format_exc

        error.add_note(format_exc())  # a traceback does not pickle
        return None, error


def _send(worker: "Worker", chunk: object) -> None:
    try:
        worker[1].send(chunk)
    except OSError:
        raise LostProcessError from None


def _received(worker: "Worker") -> Any:
    try:
        result, error = worker[1].recv()
    except (EOFError, OSError):
        raise LostProcessError from None
    if error is not None:
        raise error
    return result
