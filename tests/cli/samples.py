"""What the tests of the command line are run on."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
APPLICATION = str(EXAMPLES / "application.json")
PRODUCT = str(EXAMPLES / "product.json")
RANKING = str(EXAMPLES / "lists" / "quzhou.json")


def document(path: str, **changes: Any) -> dict[str, Any]:
    """An example, with some fields changed."""
    whole: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return whole | changes


def line(path: str, **changes: Any) -> bytes:
    """The same as a line."""
    return json.dumps(document(path, **changes), ensure_ascii=False).encode()


def typed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Have some bytes stand on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a program of its own."""
    command = [sys.executable, "-m", "zj415x", *arguments]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, check=False)
