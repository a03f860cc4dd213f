"""Name: names as people type them."""

import pytest

from zj415x.errors import UnknownNameError
from zj415x.values.name import loosely, nearest, printed

KNOWN = ("“新星”产业群", "特色（消费品）类", "人工智能")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("“新星”产业群", "“新星”产业群"),
        ('"新星"产业群', "“新星”产业群"),
        ("新星产业集群", "“新星”产业群"),
        ("特色(消费品)类", "特色（消费品）类"),
        (" 人工\u3000智能", "人工智能"),
    ],
)
def test_ignores_width_brackets_quotes_and_spaces(typed: str, meant: str) -> None:
    assert printed(typed, KNOWN, "名称") == meant


def test_offers_a_guess_without_taking_it() -> None:
    with pytest.raises(UnknownNameError) as caught:
        printed("人工只能", KNOWN, "名称")
    assert caught.value.nearest == ("人工智能",)


@pytest.mark.parametrize("name", [None, 1, "", "量子"])
def test_offers_nothing_when_no_name_is_near(name: object) -> None:
    with pytest.raises(UnknownNameError, match="没有名为") as caught:
        printed(name, KNOWN, "名称")
    assert caught.value.nearest == ()


def test_a_part_of_a_name_counts_as_near() -> None:
    assert nearest("消费品", KNOWN) == ("特色（消费品）类",)


def test_compares_long_names_in_bounded_time() -> None:
    assert nearest("人工智能" * 100_000, KNOWN) == ()
    assert loosely("ＣＸＯ") == "cxo"


def test_long_names_with_a_difference_do_not_match() -> None:
    with pytest.raises(UnknownNameError):
        printed("人工智能" + " " * 200 + "不是", KNOWN, "名称")
    assert printed("人工智能" + " " * 150, KNOWN, "名称") == "人工智能"


def test_compares_piled_combining_marks_in_bounded_time() -> None:
    with pytest.raises(UnknownNameError):
        printed("\u0301" * 40_000 + "\u0323" * 40_000, KNOWN, "名称")
