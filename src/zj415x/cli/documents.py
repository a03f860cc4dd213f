"""Documents: files in, no more of them than is ever read, and JSON out."""

import json
import sys
from pathlib import Path
from typing import Any

from ..exchange import LARGEST


def content(path: Path) -> bytes:
    """What a file holds, and of one that is too large so much that it is seen to be. Raises OSError."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def print_json(value: Any) -> None:
    """Print as JSON, escaped where the console has not all characters: what stands there instead would be no JSON."""
    every = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not every, indent=2))
