"""Parser: misuse and help in Chinese."""

import re

import pytest

from zj415x.cli import build_parser, main
from zj415x.cli.arguments import _INSTEAD, Parser


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the last line that a misuse prints."""
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("用法：zj415x")
    return captured.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("", "zj415x：缺少：命令"),
        ("check", "zj415x check：缺少：文件"),
        ("chek a", "zj415x：没有“chek”这个命令；相近的有：check、schema、tracks"),
        (
            "x",
            "zj415x：没有“x”这个命令；可写：check、replay、diff、tracks、clauses、readings、county、deadlines、allocate、form、schema、completion",
        ),
        ("why a.json", "zj415x：没有“why”这个命令；请用 zj415x check --why"),
        ("quota", "zj415x：没有“quota”这个命令；请用 zj415x allocate"),
        ("verify a", "zj415x：没有“verify”这个命令；请用 zj415x replay"),
        ("tracks --opem", "zj415x：不认识的选项：--opem"),
        (
            "check a --why b",
            "zj415x：多余的参数：b（文件名里有空格的要加引号；check 的几个文件要挨着写，中间不夹选项）",
        ),
        ("check a --js", "zj415x check：--js 可以是 --json、--jsonl，请写全"),
        ("check a --json --jsonl", "zj415x check：--jsonl 和 --json 不能一起写"),
        ("check a --on", "zj415x check：--on 后面要写一个值"),
        ("check a --why=1", "zj415x check：--why 后面不写值"),
        ("check a --only x", "zj415x check：--only：没有“x”这个方面；可写：资格、填报、时限、提示"),
        ("check a --only 资格 --out b.csv", "zj415x check：--only 和 --out 不能一起写"),
        ("check a --brief --jsonl", "zj415x check：--jsonl 和 --brief 不能一起写"),
        ("check a --on x", "zj415x check：--on：“x”不是日期，写成 2026-06-20 的样子"),
        ("check a --lang fr", "zj415x check：--lang：没有“fr”这种语言；可写：zh、en"),
        ("deadlines --on 2026-06-05 --ics a", "zj415x deadlines：--ics 和 --on 不能一起写"),
        ("allocate a --recommender 衢州市 --decided", "zj415x allocate：--decided 后面至少要写一个值"),
        ("allocate", "zj415x allocate：缺少：文件、--recommender"),
    ],
)
def test_reports_misuse_in_chinese(arguments: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, *arguments.split()) == says


def test_every_command_that_is_offered_instead_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    known = build_parser().commands
    for name, instead in _INSTEAD.items():
        assert name not in known
        command, _, option = instead.partition(" ")
        with pytest.raises(SystemExit):
            main([command, "--help"] if command in known else [command])
        assert option in capsys.readouterr().out


def test_typed_control_characters_are_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "check\n结论：符合\x1b[31m").startswith("zj415x：没有“check\\n结论：符合\\x1b[31m”这个命令")
    assert said(capsys, "tracks", "--x\n结论") == "zj415x：不认识的选项：--x\\n结论"


def test_other_argparse_messages_stay(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        Parser(prog="p").error("unheard of")
    assert capsys.readouterr().err == "用法：p [-h]\np：unheard of\n"


@pytest.mark.parametrize(
    "command",
    ["", "check", "tracks", "clauses", "readings", "county", "deadlines", "allocate", "form", "schema", "completion"],
)
def test_help_is_in_chinese(command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit) as end:
        main([*command.split(), "--help"])
    assert end.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith("用法：zj415x")
    assert "--lang 语言" in out
    assert "\n选项：\n" in out
    assert not re.search(r":$", out, re.MULTILINE)
    assert not re.search(r"usage|options:|arguments|show |exit", out)
    out.encode("gbk")


@pytest.mark.parametrize(
    "arguments", [["--lang", "en", "tracks"], ["tracks", "--lang", "en"], ["tracks", "--lang", "ＥＮ"]]
)
def test_accepts_lang_before_or_after_the_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert "artificial intelligence" in capsys.readouterr().out


def test_decodes_arguments_that_the_locale_could_not(capsys: pytest.CaptureFixture[str]) -> None:
    undecoded = "企业".encode().decode("ascii", "surrogateescape")
    assert main(["deadlines", "--on", "2026-06-25", "--for", undecoded]) == 0
    assert "精品网上申报" in capsys.readouterr().out
    assert "没有“\\ud800”这一家" in said(capsys, "deadlines", "--on", "2026-06-25", "--for", "\ud800")
