"""Files: a file is written completely, or the old one is unchanged."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from zj415x.office.files import written

OLD, NEW = b"as it was", b"as it is now"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "申报信息表.docx"
    made.write_bytes(OLD)
    return made


def test_leaves_no_temporary_file(tmp_path: Path, place: Path) -> None:
    written(place, NEW)
    written(str(tmp_path / "b.docx"), NEW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {place.name: NEW, "b.docx": NEW}


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_interrupted_write_keeps_the_old_file(
    tmp_path: Path, place: Path, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise error

    monkeypatch.setattr("os.fsync", interrupted)
    with pytest.raises(error):
        written(place, NEW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {place.name: OLD}


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, place: Path) -> None:
    pytest.importorskip("resource", reason="this system sets no limit to the size of a file")
    script = (
        "import resource, sys\nfrom zj415x.office.files import written\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "written(sys.argv[1], b'x' * 10_000)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(place)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"OSError: [Errno 27] File too large: '{place}'" in done.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {place.name: OLD}


def test_a_killed_process_keeps_the_old_file(place: Path) -> None:
    script = (
        "import os, sys\nfrom zj415x.office.files import written\nos.fsync = lambda _: os._exit(9)\n"
        "written(sys.argv[1], b'x' * 10_000_000)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(place)], check=False)
    assert done.returncode == 9
    assert place.read_bytes() == OLD


@pytest.mark.parametrize("path", ["none/b.docx", "a folder"])
def test_a_failed_write_names_the_path_and_leaves_nothing(tmp_path: Path, path: str) -> None:
    (tmp_path / "a folder").mkdir()
    with pytest.raises(OSError, match=f"{path}'$"):
        written(tmp_path / path, NEW)
    assert [one.name for one in tmp_path.iterdir()] == ["a folder"]


def test_keeps_permissions_and_gives_new_files_the_usual_ones(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.chmod(0o640)
    during = []
    monkeypatch.setattr("os.fsync", lambda file: during.append(os.fstat(file).st_mode & 0o777))
    written(place, NEW)
    assert [place.stat().st_mode & 0o777, *during] == [0o640, 0o640]
    usual = tmp_path / "usual"
    usual.touch()
    written(tmp_path / "new", NEW)
    assert (tmp_path / "new").stat().st_mode == usual.stat().st_mode


def test_refuses_to_overwrite_pipes_and_devices(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileExistsError, match=r"pipe'$"):
        written(pipe, NEW)
    assert [path.is_fifo() for path in tmp_path.iterdir()] == [True]


def test_writes_through_a_link(tmp_path: Path, place: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(place)
    written(link, NEW)
    assert link.is_symlink()
    assert place.read_bytes() == NEW


def test_accepts_the_longest_file_name(tmp_path: Path) -> None:
    name = "表" * 83 + ".docx"  # 254 bytes
    written(tmp_path / name, NEW)
    assert [path.name for path in tmp_path.iterdir()] == [name]
