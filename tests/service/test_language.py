"""An answer is in the language that suits best, and Chinese where none does."""

import pytest

from serving.language import CHINESE, ENGLISH, language_of


@pytest.mark.parametrize(
    "header",
    [
        "", "zh", "zh-CN", "zh-Hans-CN", "zh-TW;q=0.1", "*", "fr", "zh,en", "zh;q=0.9,en;q=0.9", "en;q=0.8,zh", "en;q=0",
        "en;q=0,*", "zh;q=0,en;q=0", "en;q=2", "en;q=", "en;q=0.1234", "e\x00n", "english-or-so", ",,;", "en_US", "-en", "ZH , en;q=0.5",
        "de, *;q=0.1, en;q=0",
    ],
)  # fmt: skip
def test_chinese(header: str) -> None:
    assert language_of(header) == CHINESE


@pytest.mark.parametrize(
    "header",
    [
        "en", "en-GB", "EN-us", "en;q=0.001", "en,zh", "en;q=0.9,zh;q=0.8", "fr,en;q=0.5", "fr, de;q=0.9 , en ;q=0.2", "zh;q=0", "zh;q=0,*",
        "zh;q=0.3,*;q=0.2,en-GB;q=0.4", "en-GB;q=1.000, zh;q=0.999", ";q=1,en",
    ],
)  # fmt: skip
def test_english(header: str) -> None:
    assert language_of(header) == ENGLISH
