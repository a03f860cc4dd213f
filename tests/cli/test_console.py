"""Console: encoding, exit, language, and imports of every command."""

import io
import itertools
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from zj415x.cli import main
from zj415x.cli.console import NOT_CHECKED, Console, complain, let_go
from zj415x.wording import LOCALES

from ..draws import Draw
from .samples import APPLICATION, PRODUCT, RANKING, document, line, run, run_each

COMMANDS = {
    "check": ("check", APPLICATION, PRODUCT, "--why"),
    "json": ("check", "--json", APPLICATION),
    "jsonl": ("check", "--jsonl", APPLICATION, PRODUCT),
    "tracks": ("tracks",),
    "deadlines": ("deadlines", "--on", "2026-06-25", "--for", "企业"),
    "allocate": ("allocate", RANKING, "--recommender", "衢州市"),
    "allocate json": ("allocate", RANKING, "--recommender", "衢州市", "--json"),
    "form": ("form",),
    "schema": ("schema",),
    "help": ("--help",),
    "command help": ("form", "--help"),
    "version": ("--version",),
}
PRINTING = [name for name in COMMANDS if "help" not in name and name != "version"]
FULL_DISK = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no disk that is always full")
HAN = re.compile(r"[\u4e00-\u9fff]")
GBK = {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}
BARE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}


def ended(command: str, stream: BinaryIO, monkeypatch: pytest.MonkeyPatch, name: str = "stdout") -> int:
    """Run a command with this stream, closed as at the end of a program; return the exit code."""
    with open(os.dup(stream.fileno()), "w", encoding="utf-8") as text, monkeypatch.context() as patched:
        patched.setattr(sys, name, text)
        try:
            return main(COMMANDS[command])
        except SystemExit as end:
            return int(end.code or 0)


class TestEncodings:
    def test_gbk_can_print_all_output(self, tmp_path: Path) -> None:
        done = run_each([*COMMANDS.values(), *odd(tmp_path)], **GBK)
        for command, one in zip(COMMANDS, done, strict=False):
            assert one.returncode in (0, 1), command
            assert one.stderr == b"", command
            out = one.stdout.decode("gbk")
            assert "\\u" not in out or "json" in command
            assert out == out.encode("gbk", "strict").decode("gbk")
        self.check_odd(done[len(COMMANDS) :])

    def test_no_command_fails_in_a_bare_locale(self, tmp_path: Path) -> None:
        done = run_each([*COMMANDS.values(), *odd(tmp_path)], **BARE)
        for command, one in zip(COMMANDS, done, strict=False):
            assert one.returncode in (0, 1), command
            assert one.stderr == b"", command
            assert one.stdout.isascii(), command
        self.check_odd(done[len(COMMANDS) :])

    def check_odd(self, done: list[subprocess.CompletedProcess[bytes]]) -> None:
        """Check that names are escaped where the console cannot show them."""
        for process in done:
            assert process.returncode == 2
            assert b"Traceback" not in process.stderr
            process.stderr.decode("gbk")
        shown, as_json, *nameless = done
        assert b"\\" in shown.stdout + shown.stderr
        assert all(b"\\" in value.stderr for value in (as_json, *nameless))
        first, second, third = json.loads(as_json.stdout.decode("gbk"))
        assert first["verdict"] == "待补正" or first["verdict"] == "需作说明"
        assert second["problems"][0]["path"] == "$.titles[0].scheme"
        assert third["problems"][0]["message"] == "没有这个文件"


def odd(folder: Path) -> list[tuple[str, ...]]:
    """Return commands on files and names with characters that GBK and ASCII lack."""
    path, wrong = folder / "🚀.json", folder / "wrong.json"
    path.write_text(json.dumps(document(APPLICATION, segment="🚀")), encoding="utf-8")
    wrong.write_text(json.dumps(document(APPLICATION, titles=[{"scheme": "🚀"}])), encoding="utf-8")
    return [
        ("check", PRODUCT, str(path), str(wrong)),
        ("check", "--json", str(path), str(wrong), "🚀"),
        ("check", str(path), "🚀"),
        ("allocate", "🚀", "--recommender", "衢州市"),
        ("allocate", "🚀", "--recommender", "🚀"),
        ("form", "🚀"),
        ("form", "方案", "--from", "🚀", "--out", str(folder / "🚀.docx")),
        ("schema", "🚀"),
        ("🚀",),
    ]


def nobody_reads() -> BinaryIO:
    """Open the writing end of a pipe without a reader."""
    reader, writer = os.pipe()
    os.close(reader)
    return os.fdopen(writer, "wb")


class TestEnds:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_ends_quietly_when_the_reader_stops(
        self, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with nobody_reads() as out:
            assert ended(command, out, monkeypatch) in (0, 1)  # argparse itself does not mind
        assert capsys.readouterr().err == ""

    def test_ends_quietly_in_a_process_when_the_reader_stops(self, draw: Draw) -> None:
        for command in draw.of([*COMMANDS], sample=1):
            with nobody_reads() as out:
                done = subprocess.run(
                    [sys.executable, "-m", "zj415x", *COMMANDS[command]],
                    stdout=out,
                    stderr=subprocess.PIPE,
                    check=False,
                )
            assert done.returncode in (0, 1), command
            assert done.stderr == b"", command

    def test_ends_quietly_when_the_reader_of_problems_stops(self, draw: Draw) -> None:
        for arguments in draw.of([("check", "none"), ("chek",), ("form", "方案", "--out", "none/none.docx")], sample=1):
            with nobody_reads() as err:
                command = [sys.executable, "-m", "zj415x", *arguments]
                done = subprocess.run(command, stdout=subprocess.PIPE, stderr=err, check=False)
            assert (done.returncode, done.stdout) == (2, b""), arguments

    @FULL_DISK
    @pytest.mark.parametrize("command", PRINTING)
    def test_reports_a_full_disk(
        self, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with open("/dev/full", "wb") as full:
            assert ended(command, full, monkeypatch) == 2
        assert capsys.readouterr().err == "无法输出结果（No space left on device）\n"
        with open("/dev/full", "wb") as full:
            assert ended(command, full, monkeypatch, "stderr") in (0, 1)

    @FULL_DISK
    def test_reports_a_full_disk_in_a_process(self, draw: Draw) -> None:
        for command in draw.of(PRINTING, sample=1):
            with open("/dev/full", "wb") as full:
                arguments = [sys.executable, "-m", "zj415x", *COMMANDS[command]]
                done = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, check=False, encoding="utf-8")
                assert (done.returncode, done.stderr) == (2, "无法输出结果（No space left on device）\n")
                code = subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=full, check=False).returncode
                assert code in (0, 1)

    @pytest.mark.skipif(os.name != "posix", reason="descriptors that a shell has closed")
    def test_closed_streams_keep_the_exit_code(self, draw: Draw) -> None:
        closings = ("<&-", ">&-", "2>&-", "<&- >&- 2>&-")
        ends = ((f"'{PRODUCT}'", 0), ("none", 2), ("-", 2), ("--lang", 2))
        for closed, (arguments, code) in draw.of([*itertools.product(closings, ends)], sample=3):
            done = subprocess.run(
                f"'{sys.executable}' -m zj415x check {arguments} {closed}",
                shell=True,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
            assert done.returncode == code, (arguments, closed)
            assert b"Traceback" not in done.stderr
            if code == 2:
                assert done.stdout == b""

    @pytest.mark.skipif(os.name != "posix", reason="interrupts of POSIX")
    def test_ctrl_c_prints_one_short_sentence(self) -> None:
        # Where the tests run in the background, an interrupt may be ignored, which is inherited.
        script = (
            "import signal, sys; from zj415x.cli import main\n"
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            "sys.exit(main(['check', '--jsonl', '-']))"
        )
        with subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
        ) as running:
            assert running.stdin is not None
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdin.write(line(PRODUCT) + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["verdict"] == "符合"
            running.send_signal(signal.SIGINT)
            assert running.stderr.read().decode() == "已中断\n"
            assert running.wait() == 130

    @pytest.mark.parametrize(
        ("error", "code", "told"),
        [
            (KeyboardInterrupt(), 130, "已中断\n"),
            (BrokenPipeError(), 1, ""),
            (OSError(28, "No space left on device"), 2, "无法输出结果（No space left on device）\n"),
        ],
    )
    def test_handles_a_failing_stream_without_descriptor(
        self,
        error: BaseException,
        code: int,
        told: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        class Failing(io.StringIO):
            def write(self, text: str) -> int:
                raise error

        monkeypatch.setattr(sys, "stdout", Failing())
        assert main(["tracks"]) == code
        assert capsys.readouterr().err == told
        assert main(["tracks", "--lang", "en"]) == code
        assert not HAN.search(capsys.readouterr().err)

    def test_a_failing_stderr_fails_no_command(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Failing(io.StringIO):
            def write(self, text: str) -> int:
                raise OSError

        for stream in (None, Failing()):
            monkeypatch.setattr(sys, "stderr", stream)
            complain("x")
            let_go(stream)
            assert main(["check", "none"]) == 2


class TestLanguages:
    @pytest.mark.parametrize("command", ["check", "tracks", "deadlines", "schema"])
    def test_english_output_has_no_chinese_sentences(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        main(["--lang", "en", *COMMANDS[command]])
        out = capsys.readouterr().out
        assert out
        # Names are said as they are printed: a segment, an applicant, a product, an enterprise.
        out = re.sub("低空装备|开化县人民政府|五轴加工中心|某某机床有限公司", "", out)
        assert not HAN.search(out)
        assert not re.search(r"[，。；：（）“”]", out.replace("“", "").replace("”", ""))

    def test_english_allocation_keeps_names(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--lang", "en", *COMMANDS["allocate"]]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines[1:3] == [
            "Recommended:",
            "  1  甲子机电(衢州)有限公司：五轴加工中心 VX-5  score 96  in a core zone or coordinated zone",
        ]
        assert "Tied (for 2 places):" in lines
        assert "Beyond the places:" in lines
        assert "Steps:" in lines
        assert main(["--lang", "en", *COMMANDS["allocate"], "--decided", "30"]) == 2
        assert (
            capsys.readouterr().err == f"{RANKING}: 1 problem, not cut\n  $: the list has no row 30: it has 24 rows\n"
        )

    def test_writes_the_calendar_in_the_language(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pytest.importorskip("icalendar", reason="icalendar is not installed (extra: calendar)")
        pytest.importorskip("chinese_calendar", reason="chinesecalendar is not installed (extra: calendar)")
        path = tmp_path / "a.ics"
        assert main(["deadlines", "--lang", "en", "--ics", str(path), "--for", "企业"]) == 0
        assert capsys.readouterr().out == f"{path}: 1 deadline written\n"
        assert "premium products" in path.read_text(encoding="utf-8")

    def test_a_calendar_overwrites_no_other_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pytest.importorskip("icalendar", reason="icalendar is not installed (extra: calendar)")
        pytest.importorskip("chinese_calendar", reason="chinesecalendar is not installed (extra: calendar)")
        form, calendar = tmp_path / "申报信息表.xlsx", tmp_path / "时限.ICS"
        for path in (form, calendar):
            path.write_bytes(b"before")
        assert main(["deadlines", "--ics", str(form)]) == 2
        assert capsys.readouterr().err == f"{form}：文件已存在，未予写入；日历文件的名称应以 .ics 结尾\n"
        assert form.read_bytes() == b"before"
        assert main(["deadlines", "--ics", str(calendar)]) == 0
        assert calendar.read_bytes() != b"before"

    def test_only_lang_decides_the_language(self) -> None:
        done = run("deadlines", "--on", "2026-06-25", LANG="en_GB.UTF-8", LC_ALL="C.UTF-8", PYTHONUTF8="1")
        assert "受理中" in done.stdout.decode()

    def test_formats_numbers_and_names_in_a_sentence(self) -> None:
        for locale, said in ((LOCALES[0], "核心区：有 1 处问题，没有核对"), ("en", "核心区: 1 problem, not checked")):
            console = Console.speaking(locale)
            message = "{name}：有 {count} 处问题，{outcome}"
            assert console.words(message, name="核心区", count=1, outcome=NOT_CHECKED) == said


def test_commands_import_only_what_they_need() -> None:
    script = (
        "import sys; from zj415x.cli import main\n"
        f"for name, arguments in {COMMANDS!r}.items():\n"
        "    try: main(arguments)\n"
        "    except SystemExit: pass\n"
        "    print(name, *sys.modules, sep=',', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    extras = {"openpyxl", "docx", "lxml", "msgspec", "icalendar", "chinese_calendar", "pydantic"}
    ours = {"zj415x.schema", "zj415x.calendar", "zj415x.display", "zj415x.office.excel", "zj415x.office.word"}
    loaded = [line.split(",") for line in done.stderr.splitlines()]
    assert [name for name, *_ in loaded] == [*COMMANDS]
    assert {name: set(modules) & (extras | ours) for name, *modules in loaded} == {name: set() for name in COMMANDS}
