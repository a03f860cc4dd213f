"""Files: atomic writing, and what a form is filled in with, in Excel and Word alike."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EEXIST, EISDIR
from operator import attrgetter
from pathlib import Path
from secrets import token_hex
from shutil import copymode
from typing import Any, BinaryIO
from warnings import warn

from ..cluster.application import ClusterApplication
from ..cluster.call import ClusterCall
from ..errors import InvalidTypeError, InvalidValueError, shown
from ..hooks import frozen
from ..notice import Notice
from ..printed.form import Section, Table
from ..printed.track import Tier, Track
from ..values.check import check_of


def written(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a file whole, as :func:`replacing` does."""
    with replacing(path) as file:
        file.write(content)


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a file that is written anew; if that fails in any way, the old file is unchanged.

    The new content goes to a temporary file in the same folder and replaces the old one once it is on disk. The file
    keeps its permissions, also during the write, and a link stays a link to the new content.

    Raises:
        OSError: the folder is missing or not writable; the disk is full; ``path`` is a pipe, device or folder. The
            error names ``path``.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{token_hex(8)}.tmp")
    try:
        there = target.exists()
        if target.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        if there and not target.is_file():
            raise FileExistsError(EEXIST, os.strerror(EEXIST))  # a pipe, or a device such as /dev/null
        with open(beside, "xb") as file:
            if there:
                copymode(target, beside)
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except BaseException as error:  # an interrupt too
        with suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError):
            error.filename = os.fspath(path)
            del error.filename2
        raise


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C be Ctrl-C: openpyxl turns one that comes while it converts a value into a TypeError."""
    try:
        yield
    except TypeError as error:
        if isinstance(error.__context__, KeyboardInterrupt):
            raise error.__context__ from None
        raise


def in_order(notice: Any, subject: Any) -> tuple[Any, Any]:
    """Put a notice before what is written; warn of the order of version 0.1.0, which had it behind."""
    if isinstance(subject, Notice):
        warn("write_*(path, notice, …)：通知写在内容之前；旧的次序下一版不再支持", DeprecationWarning, stacklevel=3)
        return subject, notice
    return notice, subject


@frozen
class Filing:
    """The application that fills in a form; for a blank form its tier and track, if known."""

    application: ClusterApplication | None
    tier: Tier | None
    track: Track | None

    @classmethod
    def of(
        cls, notice: Notice, application: ClusterApplication | None, tier: Tier | None, track: Track | str | None
    ) -> "Filing":
        """Check the caller's arguments and combine them.

        Raises:
            InvalidValueError: an application together with a tier or track; a track that differs from the printed one.
            InvalidTypeError: an argument is no application, tier or track.
            UnknownTrackError, UnknownNameError: a name that the call does not print.
        """
        if application is None:
            if isinstance(track, str):
                track = notice.clusters.track(track)
            if tier is not None:
                check_of(Tier)(tier)
            if track is not None and not isinstance(track, Track):
                raise InvalidTypeError("应为赛道或它的名称，不能是 {value}", value=shown(track))
            return cls(None, tier, track)
        check_of(ClusterApplication)(application)
        if tier is not None or track is not None:
            raise InvalidValueError("已有申报材料，不再另给申报类型和赛道")
        notice.clusters.check(application)
        return cls(application, application.tier, application.track)

    @property
    def software(self) -> bool | None:
        """Does the form ask the software lines of its track? None: unknown track."""
        return None if self.track is None else self.track.software

    def value(self, field: str) -> Any:
        """Look up a field (``scale.revenue``) of the application; None: blank."""
        return None if self.application is None else attrgetter(field)(self.application)


def tables_of(call: ClusterCall, section: Section) -> list[Table]:
    """Find the list tables of a section of the form (附1-2), by their clauses."""
    return [
        clause.bound for clause in call.clauses if isinstance(clause.bound, Table) and clause.section == str(section)
    ]


def ranges_of(numbers: Iterable[int]) -> list[list[int]]:
    """Group rising line numbers into runs of consecutive ones."""
    made: list[list[int]] = []
    for number in numbers:
        if made and number == made[-1][-1] + 1:
            made[-1].append(number)
        else:
            made.append([number])
    return made
