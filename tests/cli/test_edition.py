"""The year of the notice that a command is held against."""

import sys
from types import SimpleNamespace

import pytest
from attrs import evolve

from zj415x import editions
from zj415x.cli import main

from ..builders import NOTICE
from .samples import PRODUCT, RANKING

YEAR = str(NOTICE.issued.year)
NEXT = "浙制高办〔2027〕1号"


@pytest.fixture
def next_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second edition, of which one deadline, one track and one row of quotas are other ones."""
    track = evolve(NOTICE.clusters.tracks[0], name="智能体")
    notice = evolve(
        NOTICE,
        number=NEXT,
        deadlines=NOTICE.deadlines[:1],
        clusters=evolve(NOTICE.clusters, tracks=(track, *NOTICE.clusters.tracks[1:])),
    )
    monkeypatch.setattr(editions, "EDITIONS", (*editions.EDITIONS, "y2027"))
    monkeypatch.setitem(sys.modules, "zj415x.editions.y2027", SimpleNamespace(NOTICE=notice))


@pytest.mark.parametrize(
    "command",
    [
        ["tracks"],
        ["clauses"],
        ["readings"],
        ["county", "温岭市"],
        ["deadlines", "--on", "2026-06-20"],
        ["check", PRODUCT],
        ["allocate", RANKING, "--recommender", "衢州市"],
        ["form"],
        ["schema"],
        ["completion"],
    ],
    ids=lambda command: command[0],
)
def test_every_command_takes_it_before_or_behind(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for typed in (command, ["--edition", YEAR, *command], [*command, "--edition", YEAR]):
        assert main(typed) in (0, 1)
        said.append(capsys.readouterr().out)
    assert len(set(said)) == 1


def test_a_year_without_an_edition_is_told_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["tracks", "--edition", "2025"])
    assert f"--edition：没有“2025”这一年的通知；可写：{YEAR}" in capsys.readouterr().err


@pytest.mark.usefixtures("next_year")
def test_the_latest_is_the_one_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tracks"]) == 0
    assert "智能体" in capsys.readouterr().out
    assert main(["tracks", "--edition", YEAR]) == 0
    assert "智能体" not in capsys.readouterr().out
    assert main(["deadlines", "--on", "2026-06-20"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert main(["deadlines", "--on", "2026-06-20", "--edition", YEAR]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5
    with pytest.raises(SystemExit):
        main(["--version"])
    assert NEXT in capsys.readouterr().out


@pytest.mark.usefixtures("next_year")
def test_help_names_the_years(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert f"{YEAR}、2027" in capsys.readouterr().out
