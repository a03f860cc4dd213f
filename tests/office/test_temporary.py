"""Temporary files: nothing of a workbook or document ever lies in the temporary folder, whatever becomes of it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

WRITERS = {
    "roster": "write_roster(path, NOTICE, Roster(city='衢州市', staff=(member,) * 500))",
    "recommendations": "write_recommendations(path, NOTICE, [listed] * 500)",
    "form": "write_form_workbook(path, NOTICE)",
    "document": "write_form_document(path, NOTICE)",
}
SCRIPT = """
import os, sys
from zj415x import ListedProduct
from zj415x.editions.y2026 import NOTICE
from zj415x.office import *
from zj415x.office import Roster, StaffMember, Task
path = sys.argv[1]
member = StaffMember(task=Task.CLUSTERS, place="开化县", name="甲", mobile="某号码")
listed = ListedProduct(enterprise="某某机床有限公司", product="五轴加工中心")
"""
KILLED = """
import openpyxl.worksheet._writer as writer
plain, rows = writer.WorksheetWriter.write_row, []
def write_row(*given):
    rows.append(plain(*given))
    if len(rows) == 100:
        os.kill(os.getpid(), 9)
writer.WorksheetWriter.write_row = write_row
"""


def run(script: str, folder: Path, spool: Path) -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "TMPDIR": str(spool), "TEMP": str(spool), "TMP": str(spool)}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT + script, str(folder / "made")], env=environment, capture_output=True, check=False
    )


@pytest.mark.parametrize("kind", ["roster", "recommendations"])
def test_a_killed_writer_leaves_nothing_of_people(kind: str, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")
    spool, folder = tmp_path / "spool", tmp_path / "folder"
    spool.mkdir()
    folder.mkdir()
    done = run(KILLED + WRITERS[kind], folder, spool)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert list(spool.iterdir()) == list(folder.iterdir()) == []


@pytest.mark.parametrize("kind", WRITERS)
def test_no_temporary_folder_is_needed(kind: str, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra: office)")
    pytest.importorskip("docx", reason="python-docx is not installed (extra: office)")
    done = run(WRITERS[kind], tmp_path, tmp_path / "none")
    assert done.returncode == 0, done.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["made"]
