"""Samples: inputs for the tests of the command line."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
APPLICATION = str(EXAMPLES / "application.json")
PRODUCT = str(EXAMPLES / "product.json")
RANKING = str(EXAMPLES / "lists" / "quzhou.json")


def document(path: str, **changes: Any) -> dict[str, Any]:
    """Make an example document with some fields changed."""
    whole: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return whole | changes


def line(path: str, **changes: Any) -> bytes:
    """Make an example document as one line."""
    return json.dumps(document(path, **changes), ensure_ascii=False).encode()


def typed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "zj415x", *arguments]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, check=False)


def run_each(commands: Iterable[Sequence[str]], **environment: str) -> list[subprocess.CompletedProcess[bytes]]:
    """Run commands one after the other in a single process, which starts only once."""
    each = list(commands)
    script = (
        "import sys; from zj415x.cli import main\n"
        "for line in '\\f'.join(sys.argv[1:]).split('\\f;\\f'):\n"
        "    try: code = main(line.split('\\f'))\n"
        "    except SystemExit as end: code = end.code\n"
        "    print(end=f'\\f{code}\\f', flush=True)\n"
        "    print(end='\\f', file=sys.stderr, flush=True)\n"
    )
    joined = list(chain.from_iterable((*arguments, ";") for arguments in each))[:-1]
    done = subprocess.run(
        [sys.executable, "-c", script, *joined], env=os.environ | environment, capture_output=True, check=True
    )
    out, err = done.stdout.split(b"\f"), done.stderr.split(b"\f")
    return [
        subprocess.CompletedProcess(arguments, int(out[2 * place + 1]), out[2 * place], err[place])
        for place, arguments in enumerate(each)
    ]
