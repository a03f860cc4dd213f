"""Child: a target in a process of its own, with bounded memory, and work that is counted where it is long."""

import argparse
import random
import re
import resource
import sys
from collections.abc import Callable
from hashlib import sha1
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

from .targets import TARGETS

MEMORY = 320 * 2**20
"""What a child may hold in addition to what its imports hold, in bytes."""
CALLS = 10_000_000
"""Calls of functions that the reading of an input may take: no hang, whatever the machine's speed."""
_DOUBTED = 0.25  # seconds after which an input is read again, to count its calls
_HANG = 120  # seconds after which libFuzzer gives up, for what no Python function counts
_LONGEST = 1024  # bytes of choices


def main() -> None:
    """Run one target."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.child", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("file", type=Path, nargs="?", help="an input, to read it alone")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=Path, default=Path())
    parser.add_argument("--corpus", type=Path)
    asked = parser.parse_args()
    try:
        import atheris
    except ImportError:
        atheris = None
    if atheris is None or asked.file:
        check = _counted(_target(asked.target))
        _bound_memory()
        if asked.file:
            check(asked.file.read_bytes())
        else:
            _blindly(check, asked)
        return
    with atheris.instrument_imports(include=["zj415x"]):
        check = _counted(_target(asked.target))
    check(b"")  # what is compiled at its first use is no leak
    _bound_memory()
    chance = random.Random(asked.seed)
    for number in range(64):
        (asked.corpus / str(number)).write_bytes(chance.randbytes(8 << number % 7))
    words = {
        "max_total_time": asked.seconds, "seed": asked.seed, "max_len": _LONGEST, "len_control": 0, "timeout": _HANG,
        "artifact_prefix": f"{asked.faults}/{asked.target}-", "print_final_stats": 1, "rss_limit_mb": 0, "verbosity": 0,
    }  # fmt: skip
    atheris.Setup([sys.argv[0], *(f"-{name}={value}" for name, value in words.items()), str(asked.corpus)], check)
    atheris.Fuzz()


def _target(name: str) -> Callable[[bytes], None]:
    found: Callable[[bytes], None] = getattr(import_module(f".{TARGETS[name]}", __package__), name)
    return found


def _counted(check: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Read an input that seems to take long once more, and count; time alone says nothing on a busy machine."""

    def counted(data: bytes) -> None:
        begun = monotonic()
        check(data)
        if monotonic() - begun > _DOUBTED:
            calls = 0

            def count(_frame: Any, event: str, _argument: Any) -> None:
                nonlocal calls
                calls += event in ("call", "c_call")

            before = sys.getprofile()
            sys.setprofile(count)
            try:
                check(data)
            finally:
                sys.setprofile(before)
            assert calls <= CALLS, f"{calls} calls"

    return counted


def _bound_memory() -> None:
    """Bound the memory of this process, where the system can."""
    held = re.search(r"VmData:\s*(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    if held is not None:
        most = int(held[1]) * 1024 + MEMORY
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _blindly(check: Callable[[bytes], None], asked: argparse.Namespace) -> None:
    """Draw the bytes by hypothesis, which makes an input that fails as small as it can, and remembers it."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    read = 0

    @settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
    @given(st.binary(max_size=_LONGEST))
    def drawn(data: bytes) -> None:
        nonlocal read
        read += 1
        try:
            check(data)
        except BaseException:
            name = f"{asked.target}-crash-{sha1(data, usedforsecurity=False).hexdigest()}"
            (asked.faults / name).write_bytes(data)
            raise

    begun = monotonic()
    while monotonic() - begun < asked.seconds:
        drawn()
    print(f"read: {read}")


if __name__ == "__main__":
    main()
