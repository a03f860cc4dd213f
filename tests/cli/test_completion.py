"""Completion: what bash offers behind zj415x."""

import shutil
import subprocess
from collections.abc import Sequence

import pytest

from zj415x.cli import build_parser, main


def offered(script: str, lines: Sequence[Sequence[str]]) -> list[list[str]]:
    """Let bash complete the last word of each line."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    asked = "".join(
        f"COMP_WORDS=(zj415x {' '.join(repr(word) for word in line)}); COMP_CWORD={len(line)}; COMPREPLY=(); _zj415x; "
        'echo "${COMPREPLY[*]}"\n'
        for line in lines
    )
    done = subprocess.run(
        [bash, "--norc", "-c", script + asked], capture_output=True, check=True, encoding="utf-8", env={"LC_ALL": "C"}
    )
    assert done.stderr == ""
    return [line.split() for line in done.stdout.splitlines()]


def test_bash_completes_commands_options_and_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion"]) == 0
    expected = {
        ("c",): ["check", "clauses", "county", "completion"],
        ("--l",): ["--lang"],
        ("--lang", "z"): ["zh"],
        ("--lang", "zh", "all"): ["allocate"],
        ("county", "温"): ["温岭市"],
        ("clauses", "--force", "原"): ["原则上"],
        ("clauses", "scale-li"): ["scale-lines", "scale-lists"],
        ("clauses", "city/s"): ["city/sealed"],
        ("readings", "A4"): [f"A{number}" for number in range(40, 50)],
        ("tracks", "工业"): ["工业母机与机器人"],
        ("allocate", "名单.json", "--recommender", "衢"): ["衢州市"],
        ("form", "推荐"): ["推荐汇总表"],
        ("form", "推荐汇总表", "--tier", "“"): ["“新星”产业群"],
        ("schema", "rea"): ["readings"],
        ("check", "--ht"): ["--html"],
        ("check", "--html", ""): [],  # where bash itself completes names of files
        ("check", ""): [],
    }
    found = offered(capsys.readouterr().out, [*expected])
    assert dict(zip(expected, found, strict=True)) == expected


def test_the_script_has_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion"]) == 0
    script = capsys.readouterr().out
    for name in build_parser().commands:
        assert f"\n    {name}:*:-*) words='-h --help" in script
