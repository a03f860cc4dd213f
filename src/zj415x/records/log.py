"""Log: many receipts as JSON Lines, each line naming the digest of the line before it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copyfileobj
from typing import Any, BinaryIO

from ..errors import InvalidDocumentError, InvalidValueError, Zj415xError
from ..exchange.document import loaded
from ..hooks import frozen
from ..office.files import replacing
from ..rules.receipt import Receipt
from ..values.canonical import digest_of, sorted_json
from .receipts import read_receipt, sorted_object

LONGEST_LINE = 2**16
"""The longest line that is read or written, in bytes, its end included; a receipt has some 2 400."""
_TOO_LONG = "过长，至多读取 {most} 字节"
_KEYS = {"line", "previous", "receipt"}


@frozen
class Line:
    """A line of a log: where it stands, from 1, its digest, its receipt, and what is wrong with it.

    ``digest`` is None of a line that is too long, ``receipt`` of a line that holds none. ``faults`` say what was
    changed or cut, or why the receipt cannot be read.
    """

    number: int
    digest: str | None
    receipt: Receipt | None
    faults: tuple[Zj415xError, ...] = ()


def appended(path: str | os.PathLike[str], receipts: Iterable[Receipt]) -> str | None:
    """Append receipts to a log, all or none; return the digest of its last line, None if the log is empty.

    The log is written anew beside the old one, which it then replaces. Keep the digest elsewhere, or sign it: it
    tells whether lines were cut off the end.

    Raises:
        InvalidValueError: another program is writing the log; its last line is cut or changed; a receipt is too long.
        OSError: the folder is missing or not writable; the disk is full.
    """
    with _alone(Path(path)), replacing(path) as file:
        number, previous = 0, None
        if os.path.exists(path):
            with open(path, "rb") as old:
                number, previous = _end(old)
                old.seek(0)
                copyfileobj(old, file)
        for receipt in receipts:
            number += 1
            line = sorted_json({"line": number, "previous": previous, "receipt": receipt.content})
            if len(line) >= LONGEST_LINE:
                raise InvalidValueError(_TOO_LONG, most=LONGEST_LINE)
            file.write(line + b"\n")
            previous = digest_of(line)
    return previous


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a file beside the log while it is written, so that two programs do not drop each other's lines."""
    lock = path.with_name(f"{path.name}.lock")
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        message = "另一个程序正在写这份日志；确认没有的，请删去 {lock}"
        raise InvalidValueError(message, lock=str(lock)) from None
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()


def _end(file: BinaryIO) -> tuple[int, str | None]:
    """Return the number and digest of a log's last line; 0 and None where it is empty."""
    size = file.seek(0, os.SEEK_END)
    if not size:
        return 0, None
    file.seek(max(0, size - LONGEST_LINE))
    *_, line, rest = b"", *file.read().split(b"\n")
    data = _parsed(line)
    if rest or data is None:
        raise InvalidValueError("日志的最后一行不完整或被改动过，未予接续；请先复核日志")
    number: int = data["line"]
    return number, digest_of(line)


def lines_of(file: BinaryIO) -> Iterator[Line]:
    """Stream the lines of a log, one at a time, and tell which were cut or changed."""
    previous: str | None = None
    known, number, expected = True, 0, 1  # the lines that are there, and the number that comes next
    while raw := file.readline(LONGEST_LINE):
        number += 1
        if not raw.endswith(b"\n"):
            yield _cut(file, raw, number)
            known = False
            continue
        line = raw[:-1]
        faults: list[Zj415xError] = []
        receipt, digest, data = None, digest_of(line), _parsed(line)
        if data is None:
            faults.append(InvalidValueError("不是回执日志的一行，被改动过"))
        else:
            if known and (data["previous"] != previous or data["line"] != expected):
                faults.append(_broken(data["line"] - expected))
            expected = data["line"] + 1
            try:
                receipt = read_receipt(data["receipt"])
            except Zj415xError as error:
                faults.append(error)
        yield Line(number, digest, receipt, tuple(faults))
        previous, known = digest, data is not None


def _cut(file: BinaryIO, raw: bytes, number: int) -> Line:
    """Skip a line that is too long, or tell that the last line is cut."""
    too_long = len(raw) == LONGEST_LINE
    while raw and not raw.endswith(b"\n"):
        raw = file.readline(LONGEST_LINE)
    message = _TOO_LONG if too_long else "不完整，日志在这里被截断"
    return Line(number, None, None, (InvalidValueError(message, most=LONGEST_LINE),))


def _parsed(line: bytes) -> dict[str, Any] | None:
    """Parse a line; None for anything else."""
    data = sorted_object(line)
    if data is None:
        try:
            data = loaded(line)
        except InvalidDocumentError:
            return None
    if not isinstance(data, dict) or data.keys() != _KEYS:
        return None
    sound = type(data["line"]) is int and data["line"] > 0 and isinstance(data["receipt"], dict)
    return data if sound else None


def _broken(missing: int) -> InvalidValueError:
    """Say how the chain breaks before a line, which names another digest, or another number, than comes next."""
    if missing > 0:
        return InvalidValueError("前面缺 {count} 行", count=missing)
    return InvalidValueError("与前一行接不上：前一行被改动过，或这一行是插入的")
