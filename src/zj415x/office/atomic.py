"""Atomic: a file is written whole or not at all."""

import os
from collections.abc import Callable
from contextlib import suppress
from errno import EEXIST, EISDIR
from pathlib import Path
from secrets import token_hex
from shutil import copymode
from typing import BinaryIO


def written(path: str | os.PathLike[str], write: Callable[[BinaryIO], object]) -> None:
    """Have ``write`` fill the file at ``path``: whatever goes wrong, what stood there before stands there still.

    It is written beside its place, under another name, and put there once it is on the disk. A file that was there
    keeps its permissions, also while it is written, and a link leads to the new one.

    Raises:
        OSError: there is no such folder, or it cannot be written to; the disk is full; what is there is no file. It
            names ``path``.
    """
    place = Path(os.path.realpath(path))
    beside = place.with_name(f".{token_hex(8)}.tmp")
    try:
        there = place.exists()
        if place.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        if there and not place.is_file():
            raise FileExistsError(EEXIST, os.strerror(EEXIST))  # a pipe, or a device such as /dev/null
        with open(beside, "xb") as file:
            if there:
                copymode(place, beside)
            write(file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, place)
    except BaseException as error:  # an interrupt too
        with suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError):
            error.filename = os.fspath(path)
            del error.filename2
        raise
