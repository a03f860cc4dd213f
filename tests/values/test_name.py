"""Names as people type them."""

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
def test_width_brackets_quotes_and_spaces_do_not_count(typed: str, meant: str) -> None:
    assert printed(typed, KNOWN, "名称") == meant


def test_a_guess_is_offered_and_not_taken() -> None:
    with pytest.raises(UnknownNameError) as caught:
        printed("人工只能", KNOWN, "名称")
    assert caught.value.nearest == ("人工智能",)


@pytest.mark.parametrize("name", [None, 1, "", "量子"])
def test_where_nothing_is_near_nothing_is_offered(name: object) -> None:
    with pytest.raises(UnknownNameError, match="没有名为") as caught:
        printed(name, KNOWN, "名称")
    assert caught.value.nearest == ()


def test_a_part_of_a_name_is_near_it() -> None:
    assert nearest("消费品", KNOWN) == ("特色（消费品）类",)


def test_a_name_of_any_length_is_compared_in_bounded_time() -> None:
    assert nearest("人工智能" * 100_000, KNOWN) == ()
    assert loosely("ＣＸＯ") == "cxo"


def test_no_length_hides_a_difference() -> None:
    with pytest.raises(UnknownNameError):
        printed("人工智能" + " " * 200 + "不是", KNOWN, "名称")
    assert printed("人工智能" + " " * 150, KNOWN, "名称") == "人工智能"


def test_marks_that_pile_up_are_compared_in_bounded_time() -> None:
    with pytest.raises(UnknownNameError):
        printed("\u0301" * 40_000 + "\u0323" * 40_000, KNOWN, "名称")
