"""County: a county and the lists of mountainous and island counties from the command line."""

import json

import pytest

from zj415x.cli import main
from zj415x.values.mountain_island import MOUNTAIN_ISLAND_LISTS
from zj415x.wording import say


def test_shows_code_city_and_every_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["county", "苍南县"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "苍南县  330327  温州市",
        f"  在名单上：{say(MOUNTAIN_ISLAND_LISTS[0])}",
        f"  在名单上：{say(MOUNTAIN_ISLAND_LISTS[1])}",
        f"  不在名单上：{say(MOUNTAIN_ISLAND_LISTS[2])}",
        "通知没有写明用哪一份名单（A14），是否山区海岛县由申报单位填写。",
    ]


@pytest.mark.parametrize(("day", "listed"), [("2025-05-27", True), ("2025-05-28", False)])
def test_looks_up_the_list_of_a_day(day: str, listed: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["county", " 苍南县", "--on", day]) == 0
    assert capsys.readouterr().out.count("\n") == 3
    assert main(["county", "苍南县", "--on", day, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["code"], shown["city"], [entry["listed"] for entry in shown["lists"]]) == (
        "330327",
        "温州市",
        [listed],
    )


def test_speaks_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["county", "温岭市", "--on", "2026-05-26", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Wenling  331081  Taizhou"


def test_a_day_before_every_list_has_no_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["county", "温岭市", "--on", "2021-12-25"]) == 2
    assert capsys.readouterr() == (
        "",
        "2021年12月25日的山区海岛县名单不明：所知最早的是山区26县，2021年12月26日起有据可查\n",
    )


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("温岭", "没有名为“温岭”的县（市、区）；相近的有：温岭市"),
        ("绍兴县", "“绍兴县”已于2013年改为柯桥区"),
    ],
)
def test_an_unknown_county_offers_the_nearest(typed: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["county", typed])
    assert end.value.code == 2
    assert f"zj415x county：县：{says}" in capsys.readouterr().err
