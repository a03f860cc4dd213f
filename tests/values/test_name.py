"""Name: names as people type them."""

from unicodedata import name, normalize

import pytest

from zj415x.errors import UnknownNameError
from zj415x.values.county import CITIES, COUNTIES
from zj415x.values.name import _IDEOGRAPHS, _RADICALS, GUESSES, few_guesses, loosely, nearest, printed

KNOWN = ("“新星”产业群", "特色（消费品）类", "人工智能")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("“新星”产业群", "“新星”产业群"),
        ('"新星"产业群', "“新星”产业群"),
        ("新星产业集群", "“新星”产业群"),
        ("特色(消费品)类", "特色（消费品）类"),
        (" 人工\u3000智能", "人工智能"),
        ("\ufeff⼈⼯智能", "人工智能"),
        ("人工\u200b智\u00ad能\ufe0f", "人工智能"),
        ("人工\u00a0智\u2009能\u2028", "人工智能"),
        ("特⾊（消费品）类", "特色（消费品）类"),
        ("特色﹙消费品﹚类", "特色（消费品）类"),
        ("『新星』产业群", "“新星”产业群"),
    ],
)
def test_ignores_width_brackets_quotes_and_what_cannot_be_seen(typed: str, meant: str) -> None:
    assert printed(typed, KNOWN, "名称") == meant


@pytest.mark.parametrize(
    ("copied", "printed_so"),
    [
        ("⻩岩区", "黄岩区"),
        ("⻋⻢⻓⻔⻬", "车马长门齐"),
        ("⼯业⺟机", "工业母机"),
        ("\uf9dc", "\u9686"),
        ("先导・未来", "先导·未来"),
        ("二○二六", "二〇二六"),
        ("VX‑5", "VX-5"),
        ("ＶＸ－５", "VX-5"),
    ],
)
def test_look_alikes_are_the_same_name(copied: str, printed_so: str) -> None:
    assert copied != printed_so
    assert loosely(copied) == loosely(printed_so)


@pytest.mark.parametrize(("left", "right"), [("VX-5", "VX5"), ("日", "曰"), ("己", "已"), ("一", "-"), ("5", "S")])
def test_other_characters_stay_apart(left: str, right: str) -> None:
    assert loosely(left) != loosely(right)


def test_radicals_are_those_of_unicode() -> None:
    assert len(_RADICALS) == len(_IDEOGRAPHS) == len(set(_RADICALS)) == 114
    assert all(name(sign).startswith("CJK RADICAL ") for sign in _RADICALS)
    assert all(ideograph >= "\u3400" for ideograph in _IDEOGRAPHS)
    # The supplement's two that Unicode decomposes agree with the table.
    for sign, ideograph in zip(_RADICALS, _IDEOGRAPHS, strict=True):
        assert normalize("NFKC", sign) in (sign, ideograph)


@pytest.mark.parametrize(
    ("typed", "first"), [("臺州市", "台州市"), ("麗水市", "丽水市"), ("溫州", "温州市"), ("紹興市", "绍兴市")]
)
def test_a_city_in_traditional_characters_is_offered_first_and_not_taken(typed: str, first: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        printed(typed, CITIES, "设区市")
    assert caught.value.nearest[0] == first


@pytest.mark.parametrize(("typed", "first"), [("縉雲縣", "缙云县"), ("樂清市", "乐清市"), ("龍灣區", "龙湾区")])
def test_a_county_in_traditional_characters_is_offered_first(typed: str, first: str) -> None:
    assert nearest(typed, [unit.name for unit in COUNTIES])[0] == first


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


def test_the_nearest_names_are_offered_for_the_first_problems_of_a_document_only() -> None:
    with few_guesses():
        assert [nearest("人工只能", KNOWN) for _ in range(GUESSES)] == [("人工智能",)] * GUESSES
        assert nearest("人工只能", KNOWN) == ()
        with few_guesses():
            assert nearest("人工只能", KNOWN) == ("人工智能",)
        assert nearest("人工只能", KNOWN) == ()
    assert nearest("人工只能", KNOWN) == ("人工智能",)
