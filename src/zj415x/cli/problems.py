"""Problems: what is wrong with a file that is read or written, on the console or as data."""

import sys
from pathlib import Path

from ..errors import InvalidDocumentError


def told(path: Path, error: Exception, outcome: str) -> dict[str, object]:
    """Tell what is wrong with a file, and what therefore was not done with it; returns the same as data."""
    problems = _problems(error)
    lines = [f"{path}：有 {len(problems)} 处问题，{outcome}", *(f"  {at}：{why}" for at, why in problems)]
    print(*lines, sep="\n", file=sys.stderr)
    return {"file": str(path), "problems": [{"path": at, "message": why} for at, why in problems]}


def told_unwritten(path: Path, error: OSError) -> None:
    """Tell why a file was not written."""
    match error:
        case FileNotFoundError():
            why = "没有这个文件夹"
        case IsADirectoryError():
            why = "这是文件夹，不是文件"
        case PermissionError():
            why = "没有写入权限"
        case _:
            why = str(error.strerror)
    print(f"{path}：没有写出（{why}）", file=sys.stderr)


def _problems(error: Exception) -> tuple[tuple[str, str], ...]:
    """What is wrong, as (path in the file, sentence)."""
    match error:
        case InvalidDocumentError():
            return error.problems
        case FileNotFoundError():
            return (("$", "没有这个文件"),)
        case IsADirectoryError():
            return (("$", "这是文件夹，不是文件"),)
        case PermissionError():
            return (("$", "没有读取权限"),)
        case OSError():
            return (("$", f"打不开（{error.strerror}）"),)
        case _:
            return (("$", str(error)),)
