"""Clauses: the clauses of the notice from the command line."""

import json

import pytest

from zj415x import Force
from zj415x.cli import main
from zj415x.cli.clauses import clauses_of
from zj415x.wording import say

from ..builders import CLUSTERS, JINGPIN, NOTICE


def out(capsys: pytest.CaptureFixture[str], *typed: str) -> list[str]:
    assert main(["clauses", *typed]) == 0
    return capsys.readouterr().out.splitlines()


def names(capsys: pytest.CaptureFixture[str], *typed: str) -> list[str]:
    return [line.split()[0] for line in out(capsys, *typed) if not line.startswith(" ")]


def test_lists_every_clause_with_place_and_force(capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("zh_Hans_CN", "en"):
        assert out(capsys, "--lang", language[:2]) == [
            f"{name}  {say(clause, language)}" for name, clause in clauses_of(NOTICE).items()
        ]
    assert [*clauses_of(NOTICE).values()] == [*CLUSTERS, *JINGPIN]


def test_the_names_are_those_of_the_ledger() -> None:
    assert NOTICE.ledger.by_clause.keys() <= clauses_of(NOTICE).keys()


@pytest.mark.parametrize("force", Force)
def test_lists_the_clauses_of_one_force(force: Force, capsys: pytest.CaptureFixture[str]) -> None:
    assert names(capsys, "--force", force) == [
        name for name, clause in clauses_of(NOTICE).items() if clause.force is force
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("scale", ["clusters/scale"]),
        ("clusters/scale", ["clusters/scale"]),
        ("Scale", ["clusters/scale"]),
        ("in-time", ["clusters/in-time", "jingpin/in-time"]),
        ("jingpin/in-time", ["jingpin/in-time"]),
        ("规模门槛", ["clusters/scale"]),
        ("附件1 四（一）2", ["clusters/chain-leader", "clusters/innovation-base"]),
    ],
)
def test_finds_clauses_by_name_or_words(typed: str, found: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert names(capsys, typed) == found


def test_shows_what_one_clause_depends_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "chain-leader") == [
        "clusters/chain-leader  附件1 四（一）2（原则上）：链主企业（至少）",
        f"  A22 {NOTICE.reading('A22').question}",
    ]


def test_data_of_a_clause(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads("\n".join(out(capsys, "sealed", "--force", "必须", "--json")))[0] == {
        "id": "city/sealed",
        "name": "sealed",
        "place": "附件1 五（二）",
        "force": "必须",
        "topic": str(CLUSTERS["sealed"].topic),
        "section": "",
        "subject": "推荐函已签章",
        "word": "",
        "readings": [],
    }
    assert json.loads("\n".join(out(capsys, "scale", "--force", "必须", "--json"))) == []


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["scal"], "条款：没有名为“scal”的条款；相近的有：scale、scale-lines、scale-lists"),
        (["咖啡"], "条款：没有名为“咖啡”的条款；不写条款就列出有哪些"),
        ([""], "条款：没有名为“”的条款；不写条款就列出有哪些"),
        (["--force", "也许"], "--force：没有“也许”这种约束力；可写：必须、原则上、鼓励、提示"),
    ],
)
def test_an_unknown_name_offers_the_nearest(typed: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["clauses", *typed])
    assert end.value.code == 2
    assert capsys.readouterr().err.endswith(f"zj415x clauses：{says}\n")
