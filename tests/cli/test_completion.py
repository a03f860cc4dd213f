"""Completion: what a shell offers behind zj415x."""

import shutil
import subprocess
from collections.abc import Callable, Sequence

import pytest

from zj415x.cli import build_parser, main
from zj415x.cli.completion import SHELLS

EXPECTED: dict[tuple[str, ...], list[str]] = {
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
    ("check", "--only", "填"): ["填报"],
    ("completion", "fi"): ["fish"],
    ("check", "--ht"): ["--html"],
    ("check", "--html", ""): [],  # where bash itself completes names of files
    ("check", ""): [],
}


def in_bash(line: Sequence[str]) -> str:
    return (
        f"COMP_WORDS=(zj415x {' '.join(map(repr, line))}); COMP_CWORD={len(line)}; COMPREPLY=(); _zj415x; "
        'echo "${COMPREPLY[*]}"'
    )


def in_zsh(line: Sequence[str]) -> str:
    """Call the function as bashcompinit does; zsh itself then leaves out what begins otherwise."""
    return f"() {{ emulate -L ksh; {in_bash(line)} }}"


def in_fish(line: Sequence[str]) -> str:
    return f"echo (complete -C 'zj415x {' '.join(line)}')"


SHOWN: dict[str, tuple[str, Callable[[Sequence[str]], str]]] = {
    "bash": ("", in_bash),
    "zsh": ("compdef() { :; }\n", in_zsh),
    "fish": ("", in_fish),
}
"""What comes before the script, and how a shell shows what it offers at the end of a line."""


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_commands_options_and_names(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell}")
    assert main(["completion", shell]) == 0
    before, show = SHOWN[shell]
    script = "\n".join([before + capsys.readouterr().out, *map(show, EXPECTED)])
    alone = {"bash": "--norc", "zsh": "-f", "fish": "--no-config"}[shell]
    environment = {"LC_ALL": "C" if shell == "bash" else "C.UTF-8", "HOME": "/nowhere"}
    done = subprocess.run(
        [program, alone, "-c", script], capture_output=True, check=True, encoding="utf-8", env=environment
    )
    assert done.stderr == ""
    found = [answer.split() for answer in done.stdout.splitlines()]
    for (*_, typed), offered, expected in zip(EXPECTED, found, EXPECTED.values(), strict=True):
        if expected or shell != "fish":  # which completes names of files by itself
            assert sorted(word for word in offered if word.startswith(typed)) == sorted(expected)


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_script_has_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    for name in build_parser().commands:
        assert f"\n    {name}:*:-*) words='-h --help" in script


def test_fish_gets_a_line_for_each_option_and_for_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "fish"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("complete -c zj415x -n '") for line in lines)
    commands = " ".join(build_parser().commands)
    none, check, county = (
        f"complete -c zj415x -n '{'not ' * (of == commands)}__fish_seen_subcommand_from {of}'"
        for of in (commands, "check", "county")
    )
    assert f"{none} -f -a '{commands}'" in lines
    assert f"{none} -s h -l help" in lines
    assert f"{check} -l force" in lines
    assert f"{check} -l html -rF" in lines
    assert f"{check} -l only -f -r -a '资格 填报 时限 提示'" in lines
    assert any(line.startswith(f"{county} -f -a '上城区 ") for line in lines)


def test_another_shell_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["completion", "powershell"])
    assert "没有“powershell”的补全脚本；可写：bash、zsh、fish" in capsys.readouterr().err
