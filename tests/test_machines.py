"""Any machine: however Python is started, and wherever it runs, the library says the same."""

import os
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import pytest

import zj415x

from .cli.samples import APPLICATION, PRODUCT

PACKAGE = Path(zj415x.__file__).parent
PROGRAM = f"""
import sys
from zj415x.cli import main
sys.stdout.reconfigure(encoding="utf-8")
for language in ("zh", "en"):
    main(["check", "--lang", language, {APPLICATION!r}, {PRODUCT!r}])
    main(["deadlines", "--lang", language, "--on", "2026-06-25"])
"""
READ_ONLY = """
import errno, os, sys
def refuse(event, arguments):
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), arguments[0])
    if event in ("os.mkdir", "os.remove", "os.rename", "os.truncate"):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))
sys.addaudithook(refuse)
"""
OWN_LOCALE = """
import contextlib, locale
with contextlib.suppress(locale.Error):  # the machine may not have it
    locale.setlocale(locale.LC_ALL, "")
"""


def said(*flags: str, before: str = "", path: Path = PACKAGE.parent, **environment: str) -> str:
    """What a new interpreter prints of two cases and the deadlines, in both languages."""
    program = f"import sys\nsys.path.insert(0, {str(path)!r})\n{before}\n{PROGRAM}"
    done = subprocess.run(
        [sys.executable, *flags, "-c", program], env=os.environ | environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout.decode()


@cache
def usual() -> str:
    return said()


def test_both_languages_are_heard() -> None:
    assert "需作说明" in usual()
    assert "needs explanation" in usual()


@pytest.mark.parametrize("flag", ["-O", "-OO", "-I"])
def test_a_flag_of_the_interpreter_changes_no_word(flag: str) -> None:
    assert said(flag) == usual()


def test_a_zip_file_serves_as_well_as_a_folder(tmp_path: Path) -> None:
    packed = tmp_path / "zj415x.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in PACKAGE.rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                archive.write(file, file.relative_to(PACKAGE.parent))
    assert said("-I", path=packed, before="import zj415x; assert '.zip' in zj415x.__file__") == usual()


def test_nothing_needs_to_be_written() -> None:
    assert said(before=READ_ONLY) == usual()


@pytest.mark.parametrize(
    ("locale", "zone"), [("C", "Pacific/Kiritimati"), ("tr_TR.UTF-8", "America/Los_Angeles"), ("de_DE.ISO8859-1", "")]
)
def test_neither_locale_nor_time_zone_changes_a_word(locale: str, zone: str) -> None:
    assert said(before=OWN_LOCALE, LC_ALL=locale, TZ=zone) == usual()
