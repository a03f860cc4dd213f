"""Jobs: the work of several processes comes out in order, and ends with the command."""

import argparse
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread

import pytest

from zj415x.cli import jobs, main
from zj415x.cli.jobs import LostProcessError, _send, in_order, job_count

from .samples import APPLICATION, PRODUCT, line, run

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
LINUX = pytest.mark.skipif(not os.path.exists("/proc/self/task"), reason="processes are looked up in /proc")


def doubled(number: int) -> tuple[int, int]:
    """Double a number, the odd ones later; tell which process did it."""
    time.sleep(0.02 * (number % 2))
    return 2 * number, os.getpid()


def divided(number: int) -> float:
    return 1 / number


def killed(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def interruptible(number: int) -> bool:
    return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def long_texts(number: int) -> str:
    return "x" * 2**20


class Chunks:
    """Numbers that count how many of them were taken."""

    def __init__(self, end: int) -> None:
        self.end, self.taken = end, 0

    def __iter__(self) -> Iterator[int]:
        for number in range(self.end):
            self.taken += 1
            yield number


@pytest.mark.parametrize("end", [0, 1, 9])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_results_come_in_the_order_of_the_chunks(count: int, end: int) -> None:
    results = list(in_order(doubled, range(end), count))
    assert [result for result, _ in results] == [2 * number for number in range(end)]
    assert len({process for _, process in results}) == min(count, end)
    assert (os.getpid() in {process for _, process in results}) is (count == 1 and end > 0)


@pytest.mark.parametrize("count", [1, 2])
def test_no_more_chunks_are_held_than_processes(count: int) -> None:
    chunks = Chunks(20)
    for index, _ in enumerate(in_order(doubled, chunks, count)):
        assert chunks.taken <= index + 1 + count


def test_long_chunks_and_results_do_not_block_each_other() -> None:
    assert [len(text) for text in in_order(long_texts, range(4), 2)] == [2**20] * 4
    assert list(in_order(len, ["y" * 2**20] * 4, 2)) == [2**20] * 4


@pytest.mark.parametrize("count", [1, 2])
def test_an_error_of_the_work_comes_in_its_turn(count: int) -> None:
    results = in_order(divided, [1, 2, 0, 4], count)
    assert [next(results), next(results)] == [1, 0.5]
    with pytest.raises(ZeroDivisionError) as raised:
        next(results)
    if count > 1:
        assert "in divided" in raised.value.__notes__[0]


@POSIX
@pytest.mark.parametrize("numbers", [[1, 3], [1, 2, 3, 4, 5, 6], [3, 3, 3, 3]])
def test_a_killed_process_is_told(numbers: list[int]) -> None:
    with pytest.raises(LostProcessError, match="一个核对进程意外终止"):
        list(in_order(killed, numbers, 2))


@POSIX
def test_a_process_killed_between_two_chunks_is_told() -> None:
    results = in_order(doubled, range(9), 2)
    with closing(results):
        for process in {process for _, process in (next(results), next(results))}:
            os.kill(process, signal.SIGKILL)
        with pytest.raises(LostProcessError):
            list(results)


@LINUX
def test_closing_ends_the_processes() -> None:
    with closing(in_order(doubled, Chunks(20), 2)) as results:
        processes = [process for _, process in (next(results), next(results))]
        assert all(map(runs, processes))
    assert not any(map(runs, processes))


@POSIX
def test_ctrl_c_is_for_the_first_process_alone() -> None:
    assert list(in_order(interruptible, range(3), 2)) == [False] * 3
    assert interruptible(0)


@pytest.mark.parametrize("system", ["nt", os.name])
def test_every_system_can_start_processes(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_HOLDS_SIGNALS", system == "posix")
    assert list(in_order(divided, [1, 2], 2)) == [1, 0.5]


@POSIX
def test_a_process_works_until_the_pipe_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here it is this one, so that coverage sees it."""
    ours, theirs = Pipe()
    answers: list[tuple[float | None, Exception | None]] = []

    def ask() -> None:
        with ours:
            for number in (2, 0):
                ours.send(number)
                answers.append(ours.recv())

    asking = Thread(target=ask)
    before = signal.getsignal(signal.SIGINT)
    try:
        asking.start()
        jobs._serve(divided, theirs)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
        asking.join()
    assert answers[0] == (0.5, None)
    assert isinstance(answers[1][1], ZeroDivisionError)


@pytest.mark.parametrize("text", ["0", "61", "-1", "", "２", "1.5", "9" * 5000])
def test_refuses_a_number_of_processes_that_cannot_be(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="应为 1 至 60 的整数"):
        job_count(text)
    assert [job_count("1"), job_count("60")] == [1, 60]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write more documents than a process takes at a time, some of them invalid."""
    path = tmp_path_factory.mktemp("jobs") / "many.jsonl"
    some = [line(PRODUCT), line(APPLICATION), b"{", b"", line(PRODUCT, category=None), line(PRODUCT, submitted=None)]
    path.write_bytes(b"\n".join(some * 60))
    return str(path)


class TestCheck:
    @pytest.mark.parametrize(
        "options", [[], ["--jsonl"], ["--json"], ["--jsonl", "--lang", "en", "--on", "2026-06-01"]]
    )
    def test_several_processes_print_the_same_bytes(
        self, options: list[str], many: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code = main(["check", many, PRODUCT, *options])
        alone = capsys.readouterr()
        assert main(["check", many, PRODUCT, *options, "--jobs", "2"]) == code
        shared = capsys.readouterr()
        assert (shared.out, shared.err) == (alone.out, alone.err)
        assert len(alone.out) > 10_000

    def test_draws_progress(self, many: str, monkeypatch: pytest.MonkeyPatch) -> None:
        drawn: list[float | None] = []
        monkeypatch.setattr("zj415x.cli.console.Progress.due", True)
        monkeypatch.setattr("zj415x.cli.console.Progress.draw", lambda _, words, share: drawn.append(share))
        main(["check", many, "--jobs", "2", "--jsonl"])
        assert drawn == sorted(drawn, key=lambda share: share or 0)
        assert drawn[0] == 0
        assert 0.9 < (drawn[-1] or 0) < 1

    def test_runs_as_a_module(self, many: str) -> None:
        done = run("check", "--jsonl", many, "--jobs", "2", PYTHONUTF8="1")
        assert (done.returncode, len(done.stdout.splitlines())) == (2, 300)
        assert b"Traceback" not in done.stderr

    @LINUX
    def test_ends_quietly_when_the_reader_stops(self, many: str) -> None:
        with started("--jsonl", many, many, many, stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            assert running.stdout.readline()
            processes = below(running.pid)
            running.stdout.close()
            assert b"Traceback" not in ended(running, 1)
        assert_gone(processes)

    @LINUX
    def test_ctrl_c_ends_every_process_at_once(self, many: str) -> None:
        with started("--jsonl", "-") as running:
            processes = fed(running, many)
            os.killpg(running.pid, signal.SIGINT)  # as a terminal does, to all of them
            told = ended(running, 130).decode()
            assert told.splitlines()[-1] == "已中断"
            assert "Traceback" not in told
        assert_gone(processes)

    @LINUX
    def test_a_killed_process_is_one_sentence(
        self, many: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        reader, writer = os.pipe()
        processes: list[int] = []

        def feed() -> None:
            with open(writer, "wb") as stream:
                stream.write(Path(many).read_bytes() + b"\n")
                stream.flush()
                while len(processes) < 2:
                    processes[:] = workers_of(os.getpid())
                for process in processes:
                    os.kill(process, signal.SIGKILL)

        feeder = Thread(target=feed)
        with open(reader, encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            feeder.start()
            assert main(["check", "--jsonl", "--lang", "en", "--jobs", "2", "-"]) == 2
        feeder.join()
        told = capsys.readouterr().err.splitlines()[-1]
        assert told == "a process that checked ended unexpectedly (perhaps out of memory); the rest is not checked"
        assert_gone(processes)

    @LINUX
    def test_no_process_outlives_a_killed_command(self, many: str) -> None:
        with started("--jsonl", "-") as running:
            processes = fed(running, many)
            running.kill()
        assert_gone(processes)


def started(*arguments: str, stdout: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """Start a check by two processes, in a group of its own."""
    # Where the tests run in the background, an interrupt may be ignored, which is inherited.
    script = (
        "import signal, sys; from zj415x.cli import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "sys.exit(main(['check', '--jobs', '2', *sys.argv[1:]]))"
    )
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUTF8": "1"},
        start_new_session=True,
    )


def fed(running: subprocess.Popen[bytes], many: str) -> list[int]:
    """Give a check documents and no end of them; return the processes below it once it works on them."""
    assert running.stdin is not None
    running.stdin.write(Path(many).read_bytes() + b"\n")
    running.stdin.flush()
    while len(workers_of(running.pid)) < 2:
        assert running.poll() is None
        time.sleep(0.01)
    return below(running.pid)


def ended(running: subprocess.Popen[bytes], code: int) -> bytes:
    """Check the exit code; return what stderr told."""
    assert running.stderr is not None
    told = running.stderr.read()
    assert running.wait(30) == code, told.decode()
    return told


def below(process: int) -> list[int]:
    """List the processes that a process has started."""
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def workers_of(process: int) -> list[int]:
    return [child for child in below(process) if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def assert_gone(processes: list[int]) -> None:
    """Wait until no process runs; they end when their pipe does."""
    assert processes
    for process in processes:
        with suppress(ProcessLookupError):
            ending = os.pidfd_open(process)  # can be read from once it has ended
            try:
                select.select([ending], [], [])
            finally:
                os.close(ending)


def runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_chunk_for_a_process_that_is_gone_is_told() -> None:
    ours, theirs = Pipe()
    theirs.close()
    with closing(ours), pytest.raises(LostProcessError):
        _send((None, ours), "材料")  # type: ignore[arg-type]
