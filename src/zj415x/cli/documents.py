"""Documents: files in, no more of them than is ever read; files out, whole or not at all."""

import sys
from pathlib import Path

from ..exchange import LARGEST
from ..office.atomic import written


def content(path: Path) -> bytes:
    """What a file holds, and of one that is too large so much that it is seen to be. Raises OSError."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def write(path: Path, whole: bytes) -> None:
    """Put a file in its place once all of it is written; until then what was there stays as it is. Raises OSError."""
    if path.exists() and not path.is_file():
        path.write_bytes(whole)  # in the place of a pipe or a device there can be no file
        return
    written(path, lambda file: file.write(whole))


def print_bytes(whole: bytes) -> None:
    """Print a file to the letter: the console's encoding and its ends of lines are not the file's."""
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:  # it was closed before we began, or is no console
        print(whole.decode(), end="")
    else:
        raw.write(whole)
