"""Files: written whole or not at all; what a form is filled from."""

import os
from collections.abc import Callable
from contextlib import suppress
from errno import EEXIST, EISDIR
from operator import attrgetter
from pathlib import Path
from secrets import token_hex
from shutil import copymode
from typing import Any, BinaryIO

from attrs import frozen

from ..cluster.application import ClusterApplication
from ..errors import InvalidTypeError, InvalidValueError, shown
from ..notice import Notice
from ..printed.track import Tier, Track
from ..values.check import check_of


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


@frozen
class Filing:
    """An application whose form is filled in, or what is known of one that is not: its tier and track, or nothing."""

    application: ClusterApplication | None
    tier: Tier | None
    track: Track | None

    @classmethod
    def of(
        cls, notice: Notice, application: ClusterApplication | None, tier: Tier | None, track: Track | str | None
    ) -> "Filing":
        """What a caller gave.

        Raises:
            InvalidValueError: an application, and beside it a tier or track; a track that differs from the printed one.
            InvalidTypeError: what is no application, tier or track.
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
        """Is its track one of which the form asks other lines? None: not known yet."""
        return None if self.track is None else self.track.software

    def value(self, field: str) -> Any:
        """What stands in a field (``scale.revenue``) of the application; None: it is blank."""
        return None if self.application is None else attrgetter(field)(self.application)
