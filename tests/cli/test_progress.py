"""Progress: one line on a terminal, nothing elsewhere."""

import io
import os
from collections.abc import Iterator
from itertools import count
from unicodedata import east_asian_width

import pytest

from zj415x.cli.console import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def ticking(step: float) -> Iterator[float]:
    """Make a clock that advances with every reading."""
    return count(step=step)


def progress(stream: io.StringIO, step: float = 2.0) -> Progress:
    return Progress(stream, clock=ticking(step).__next__)


def test_waits_until_the_work_is_long() -> None:
    stream = Terminal()
    shown = progress(stream, 0.5)
    shown.draw("1 份")
    assert stream.getvalue() == ""
    shown.draw("2 份")
    assert stream.getvalue() == "\r2 份"


def test_clears_itself_when_the_work_is_done() -> None:
    stream = Terminal()
    with progress(stream) as shown:
        shown.draw("已核对 10 份")
        shown.draw("9 份")
    assert stream.getvalue() == "\r已核对 10 份\r9 份" + " " * 8 + "\r" + " " * 12 + "\r"
    shown.clear()
    assert stream.getvalue().count("\r") == 4


def test_shows_the_share_if_known() -> None:
    stream = Terminal()
    shown = progress(stream)
    for share in (0, 0.5, 1, 7):
        shown.draw("x", share)
    assert [part.strip() for part in stream.getvalue().split("\r")[1:]] == [
        "[------------]   0%  x",
        "[######------]  50%  x",
        "[############] 100%  x",
        "[############] 100%  x",
    ]


def test_fits_the_terminal_and_gbk() -> None:
    stream = Terminal()
    progress(stream).draw("核" * 100, 0.3)
    shown = stream.getvalue()[1:]
    shown.encode("gbk")
    assert sum(2 if east_asian_width(character) in "WFA" else 1 for character in shown) == 79


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no terminals of a program's own")
@pytest.mark.parametrize(("columns", "wide"), [(30, 29), (0, 79)])
def test_asks_the_terminal_for_its_width(columns: int, wide: int) -> None:
    import fcntl
    import struct
    import termios

    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with open(slave, "w", encoding="utf-8") as stream:
        Progress(stream, clock=ticking(2.0).__next__).draw("x" * 200)
        assert os.read(master, 1000) == b"\r" + b"x" * wide
    os.close(master)


def test_shows_only_on_a_terminal() -> None:
    stream = io.StringIO()
    with progress(stream) as shown:
        shown.draw("x")
    assert stream.getvalue() == ""
    with Progress(None, clock=ticking(2.0).__next__) as shown:
        shown.draw("x")


def test_a_closed_terminal_never_stops_the_work() -> None:
    class Gone(Terminal):
        def write(self, text: str) -> int:
            raise OSError

    with progress(Gone()) as shown:
        shown.draw("x")
