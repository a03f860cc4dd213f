"""Documents: files in, no more of them than is ever read; files out, whole or not at all; and JSON out."""

import json
import os
import sys
from pathlib import Path
from stat import S_IMODE
from typing import Any

from ..exchange import LARGEST


def content(path: Path) -> bytes:
    """What a file holds, and of one that is too large so much that it is seen to be. Raises OSError."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def write(path: Path, whole: bytes) -> None:
    """Put a file in its place once all of it is written; until then what was there stays as it is. Raises OSError."""
    path = Path(os.path.realpath(path))  # a link goes on naming the file
    if path.exists() and not path.is_file():
        path.write_bytes(whole)  # in the place of a pipe or a device there can be no file
        return
    part = path.with_name(f".zj415x-{os.urandom(8).hex()}")
    try:
        with part.open("xb") as file:
            file.write(whole)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            part.chmod(S_IMODE(path.stat().st_mode))
        part.replace(path)
    except BaseException:  # an interrupt, too, leaves nothing lying about
        part.unlink(missing_ok=True)
        raise


def print_bytes(whole: bytes) -> None:
    """Print a file to the letter: the console's encoding and its ends of lines are not the file's."""
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:  # it was closed before we began, or is no console
        print(whole.decode(), end="")
    else:
        raw.write(whole)


def print_json(value: Any) -> None:
    """Print as JSON, escaped where the console has not all characters: what stands there instead would be no JSON."""
    every = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not every, indent=2))
